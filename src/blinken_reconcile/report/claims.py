"""The format ``claims``: what was extracted, one JSON record a line, for other programs and later runs.

A ``header`` line names tool, model and rules. Then, for each article in the
order of paths, one ``article`` line with all that later stages need of it but
its text, and its unanchored ``claim`` lines, with every field of the record.
Nothing depends on other articles: files of several runs may be put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..models import Article, Claim, DateEvidence, Extraction, Order, Sketch, Tool, Warned
from .inert import json_safe
from .json import number

VERSION = 1


class HeaderLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="header"):
    """What made the lines below it."""

    version: int
    tool: Tool


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="article"):
    """An article without its text."""

    id: str
    path: str
    copies: tuple[str, ...]
    title: str
    sha256: str
    words: int
    evidence: tuple[DateEvidence, ...]
    names: tuple[str, ...]
    sketch: Sketch
    orders: tuple[Order, ...]
    warnings: tuple[Warned, ...]


class ClaimLine(Claim, frozen=True, kw_only=True, tag_field="type", tag="claim"):
    """A claim as it left extraction: dates unresolved, no story."""


Line = HeaderLine | ArticleLine | ClaimLine


def render(articles: Iterable[Article], extractions: Iterable[Extraction], tool: Tool) -> str:
    """Header, articles and claims as JSON lines."""
    found = {extraction.article: extraction for extraction in extractions}
    lines: list[Line] = [HeaderLine(version=VERSION, tool=tool)]
    for article in sorted(articles, key=lambda one: one.path):
        extraction = found.get(article.id) or Extraction(article=article.id, claims=())
        lines.append(_article(article, extraction))
        lines.extend(_claim(claim) for claim in extraction.claims)
    return json_safe("".join(f"{msgspec.json.encode(line).decode()}\n" for line in lines))


def _article(article: Article, extraction: Extraction) -> ArticleLine:
    return ArticleLine(
        id=article.id,
        path=article.path,
        copies=article.copies,
        title=article.title,
        sha256=article.sha256,
        words=article.words,
        evidence=article.evidence,
        names=extraction.names,
        sketch=extraction.sketch,
        orders=extraction.orders,
        warnings=extraction.warnings,
    )


def _claim(claim: Claim) -> ClaimLine:
    fields: dict[str, Any] = msgspec.structs.asdict(claim)
    for name in ("value", "low", "high", "slack"):
        if isinstance(fields[name], float):
            fields[name] = number(fields[name])
    return ClaimLine(**fields)
