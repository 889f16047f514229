"""Measures short reports and pairs (tests/briefs): are the counts read, are the same things brought together?

    python -m tests.quality.briefs        the figures of docs/accuracy.md

Of incidents: the share of the final counts, and of all that were reported, that come out
as a claim of their measure. Of pairs: the share of mentions of the same thing that stand
in one group, the share of these with the verdict of a careful reader, and how many pairs
of different things were joined.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from blinken_reconcile import reconcile
from blinken_reconcile.models import Claim, Group, Report
from blinken_reconcile.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "briefs"


def stories(name: str) -> Iterator[tuple[Mapping[str, Any], Report, list[str]]]:
    """The annotations of a set, each with the report of its articles and their ids, in order."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{n}.txt" for n in range(len(story["articles"]))]
            for path, text in zip(paths, story["articles"], strict=True):
                path.write_text(text, encoding="utf-8")
            report = reconcile([str(path) for path in paths], Settings(one_story=True))
        ids = {Path(path).name: article.id for article in report.articles for path in (article.path, *article.copies)}
        yield story, report, [ids.get(path.name, "") for path in paths]


# --------------------------------------------------------------------------- incidents


def incidents(name: str) -> Counter[str]:
    """Counts of a set of incidents: ``final`` and ``reported``, each asked for and read."""
    n: Counter[str] = Counter()
    for story, report, _ in stories(name):
        told = [c for c in report.claims if c.kind == "count" and c.modality != "denied"]
        for measure, counts in story["counts"].items():
            read = {c.value for c in told if c.measure == measure}
            if counts["final"] is not None and measure not in story["derivable"]:
                n["final"] += 1
                n["final read"] += counts["final"] in read
            n["reported"] += len(counts["reported"])
            n["reported read"] += sum(value in read for value in counts["reported"])
    return n


# ------------------------------------------------------------------------------- pairs


def pairs() -> Counter[str]:
    """Counts of the pairs: same, joined, right; conflicts called and true; different and joined."""
    n: Counter[str] = Counter()
    for story, report, ids in stories("pairs"):
        for pair in story["same"]:
            said = list(_said(report, *(_mention(report, ids, pair[side]) for side in ("a", "b"))))
            n["same"] += 1
            n["joined"] += bool(said)
            n["right"] += pair["verdict"] in said
            n["conflict called"] += "conflict" in said
            n["conflict true"] += "conflict" in said and pair["verdict"] == "conflict"
        for pair in story["different"]:
            n["different"] += 1
            n["joined wrongly"] += any(_said(report, *(_mention(report, ids, pair[side]) for side in ("a", "b"))))
    return n


def _mention(report: Report, ids: list[str], spot: Mapping[str, Any]) -> list[Claim]:
    """The claims that a mention overlaps."""
    start, end, article = spot["start"], spot["start"] + len(spot["text"]), ids[spot["article"]]
    return [
        c
        for c in report.claims
        if c.article == article and c.start is not None and c.end is not None and c.start < end and start < c.end
    ]


def _said(report: Report, first: list[Claim], second: list[Claim]) -> Iterator[str]:
    """What the groups that hold both say of them."""
    for group in report.groups:
        for a in first:
            for b in second:
                if a.id in group.claims and b.id in group.claims:
                    yield _between(group, a, b)


def _between(group: Group, a: Claim, b: Claim) -> str:
    places = [next((n for n, p in enumerate(group.positions) if c.id in p.claims), -1) for c in (a, b)]
    if places[0] == places[1]:
        return "agree"
    found = (r for r in group.relations if {r.a, r.b} == set(places))
    return next(("explained" if r.explained else r.verdict for r in found), str(group.level))


def figures() -> dict[str, tuple[int, int]]:
    """Each figure as a share: how many of how many."""
    made: dict[str, tuple[int, int]] = {}
    for name in ("first", "second"):
        n = incidents(name)
        made |= {f"{name}: {what}": (n[f"{what} read"], n[what]) for what in ("final", "reported")}
    n = pairs()
    made["pairs: joined"] = (n["joined"], n["same"])
    made["pairs: verdict"] = (n["right"], n["joined"])
    made["pairs: conflict precision"] = (n["conflict true"], n["conflict called"])
    made["pairs: joined wrongly"] = (n["joined wrongly"], n["different"])
    return made


if __name__ == "__main__":
    for figure, (part, whole) in figures().items():
        sys.stdout.write(f"{figure:<28} {part / whole:.2f} ({part}/{whole})\n")
