"""What a run says, without what depends on the files it was said in: offsets, paths, identifiers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from blinken_reconcile import Report, Settings, reconcile


class Told(NamedTuple):
    """Claims and groups, sorted, each in one line."""

    claims: list[str]
    groups: list[str]


def told(paths: Sequence[str], settings: Settings | None = None, clean: Callable[[str], str] = str) -> Told:
    """What ``reconcile`` says of the articles in ``paths``; articles go by the first three letters of their file.

    ``clean`` takes from words what the input's markup adds to them.
    """
    return of(reconcile(paths, settings), clean)


def of(report: Report, clean: Callable[[str], str] = str) -> Told:
    """What a report says: values, words, hedges, sentences; groups with positions and verdicts."""
    names = {key: PurePosixPath(one.path).name[:3] for one in report.articles for key in (one.id, one.path)}
    claims = [
        f"{names[c.article]} {c.kind} {c.measure} {c.value} {c.low} {c.high} {c.unit} {c.modifier} {c.role} "
        f"{c.modality} {clean(c.text or '')!r} {clean(c.quote.exact if c.quote else '')!r} "
        f"{[p.name for p in c.places]} {c.attribution} "
        f"{c.when.value if c.when else None} {c.when.basis if c.when else None}"
        for c in report.claims
    ]
    groups = [
        f"{g.kind} {g.measure} {g.place} {g.verdict} {g.explained} {g.internal} "
        + "; ".join(sorted(f"{p.text} {sorted(names[one] for one in p.articles)}" for p in g.positions))
        for g in report.groups
    ]
    return Told(sorted(claims), sorted(groups))
