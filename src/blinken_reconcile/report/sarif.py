"""The format ``sarif``: SARIF 2.1.0, for code scanning and for editors.

One result a group that is in dispute. Its locations are the sides, the least
witnessed first, since only the first is shown beside a line; its related
locations are all mentions, which the message links to. What the baseline knows
is suppressed. Fingerprints are of the content: a paragraph above moves no alert.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from ..lexicons import codes
from ..models import LEVELS, Group, Report
from .checkout import Checkout
from .fingerprint import fingerprint
from .index import Index, title
from .inert import json_safe, terminal
from .sides import DISPUTED, Side, Spot, opposed, reason, sides, verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
SEVERITY = {"conflict": "error", "explained": "warning", "compatible": "note"}
# How code scanning calls the three.
PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
# Beyond these GitHub drops locations, in silence.
MOST_LOCATIONS = 10
MOST_RELATED = 100
FINGERPRINT = "reconcileDispute/v1"

Json = dict[str, Any]


def render(report: Report, shown: Collection[str] | None = None, checkout: Checkout | None = None) -> str:
    """``report`` as a SARIF log; ``shown`` are the group ids to list, None for all."""
    log = build(report, shown, checkout or Checkout())
    return json_safe(msgspec.json.format(msgspec.json.encode(log), indent=2).decode()) + "\n"


def build(report: Report, shown: Collection[str] | None, checkout: Checkout) -> Json:
    """The log as plain objects."""
    index = Index(report, shown)
    groups = sorted((one for one in index.groups if one.level in DISPUTED), key=lambda one: LEVELS.index(one.level))
    rules = sorted({one.code for one in groups})
    claims = {one.id: one for one in report.claims}
    seen: Counter[str] = Counter()
    results = []
    for group in groups:
        mark = fingerprint(group, claims)
        seen[mark] += 1
        results.append(_result(index, group, rules.index(group.code), f"{mark}:{seen[mark]}", checkout))
    driver = {
        "name": report.tool.name,
        "version": report.tool.version,
        "rules": [_rule(code, groups) for code in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top folder of the repository."}}},
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, groups: Iterable[Group]) -> Json:
    """A step of the judge; its level is the worst that it has here."""
    entry = codes().get(code)
    name, text = (entry.title, entry.text) if entry else (code, f"Step {code} of the judge.")
    worst = min((one.level for one in groups if one.code == code), key=LEVELS.index)
    severity = SEVERITY[worst]
    return {
        "id": code,
        "shortDescription": {"text": name[:1].upper() + name[1:]},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"**{name}**\n\n{text}"},
        "defaultConfiguration": {"level": severity},
        "properties": {"problem.severity": PROBLEM[severity], "tags": ["claims"]},
    }


def _result(index: Index, group: Group, rule: int, mark: str, checkout: Checkout) -> Json:
    known = opposed(sides(index, group))
    mentions = list(dict.fromkeys(spot for side in known for spot in side.spots))[:MOST_RELATED]
    result: Json = {
        "ruleId": group.code,
        "ruleIndex": rule,
        "level": SEVERITY[group.level],
        "message": {"text": _message(group, known, mentions)},
        "locations": [_location(index, side.spots[0], checkout) for side in known[:MOST_LOCATIONS]],
        "relatedLocations": [
            {"id": at, **_location(index, spot, checkout), "message": {"text": literal(spot.sentence)}}
            for at, spot in enumerate(mentions, start=1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": mark, FINGERPRINT: mark},
        "properties": {"group": group.id, "verdict": group.verdict, "explained": group.explained},
    }
    if not known:
        result["locations"] = [_whole(index, group, checkout)]
    if group.known is not None:
        result["suppressions"] = [{"kind": "external", "justification": reason(group)}]
    return result


def _message(group: Group, known: Sequence[Side], mentions: Sequence[Spot]) -> str:
    """A sentence for a list, then a line a side with links to its mentions."""
    lines = [literal(f"{verdict(group)}: {title(group)}: {terminal(group.because)}")]
    for side in known:
        links = [f"[{mentions.index(spot) + 1}]({mentions.index(spot) + 1})" for spot in side.spots if spot in mentions]
        lines.append(f"{literal(side.told)} {' '.join(links)}")
    return "\n".join(lines)


def literal(text: str) -> str:
    """``text`` where brackets would start a link and braces a placeholder."""
    return re.sub(r"([\\\[\]])", r"\\\1", terminal(text)).replace("{", "(").replace("}", ")")


def _location(index: Index, spot: Spot, checkout: Checkout) -> Json:
    region: Json = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }
    if spot.record is not None:
        region = {"startLine": spot.record}
    region["snippet"] = {"text": terminal(spot.words)}
    return {"physicalLocation": {"artifactLocation": _artifact(index, spot.article, checkout), "region": region}}


def _whole(index: Index, group: Group, checkout: Checkout) -> Json:
    """The first line of an article: for a group none of whose claims has words of its own."""
    claims = index.claims(group.claims)
    article = claims[0].article if claims else next((one.id for one in index.report.articles), "-")
    found = index.article(article)
    line = found.entry.line if found is not None and found.entry is not None else 1
    place = {"artifactLocation": _artifact(index, article, checkout), "region": {"startLine": line}}
    return {"physicalLocation": place}


def _artifact(index: Index, article: str, checkout: Checkout) -> Json:
    uri = checkout.uri(index.file(article))
    return {"uri": uri} if ":" in uri else {"uri": uri, "uriBaseId": ROOT}
