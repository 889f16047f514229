"""The format ``claims``: what was extracted, one JSON record a line, for other programs and later runs.

A ``header`` line names tool, model and rules. Then, for each article in the
order of paths, one ``article`` line with all that later stages need of it but
its text, and its unanchored ``claim`` lines, with every field of the record;
last the ``skipped`` lines. Nothing depends on other articles: files of several
runs may be put together, and are read as input (:mod:`inputs.shards`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from ..inputs.shards import VERSION, ArticleLine, ClaimLine, HeaderLine, Line, SkippedLine, line_of
from ..models import Article, Claim, Extraction, Skipped, Tool, Warned
from .inert import json_safe
from .json import number

__all__ = ["ArticleLine", "ClaimLine", "HeaderLine", "SkippedLine", "render"]


def render(
    articles: Iterable[Article],
    extractions: Iterable[Extraction],
    tool: Tool,
    notes: Iterable[Warned] = (),
    skipped: Iterable[Skipped] = (),
) -> str:
    """Header, articles and claims as JSON lines, with what was skipped, and noted when they were read."""
    found = {extraction.article: extraction for extraction in extractions}
    noted: dict[str, list[Warned]] = defaultdict(list)
    for note in notes:
        noted[note.article].append(note)
    lines: list[Line] = [HeaderLine(version=VERSION, tool=tool)]
    for article in sorted(articles, key=lambda one: one.path):
        extraction = found.get(article.id) or Extraction(article=article.id, claims=())
        lines.append(line_of(article, extraction, noted[article.id]))
        lines.extend(_claim(claim) for claim in extraction.claims)
    lines.extend(SkippedLine(where=one.where, reason=one.reason) for one in skipped)
    return json_safe("".join(f"{msgspec.json.encode(line).decode()}\n" for line in lines))


def _claim(claim: Claim) -> ClaimLine:
    fields: dict[str, Any] = msgspec.structs.asdict(claim)
    for name in ("value", "low", "high", "slack"):
        if isinstance(fields[name], float):
            fields[name] = number(fields[name])
    return ClaimLine(**fields)
