"""Which claim of a report answers which claim of the annotation, and whether it says the same.

A reported claim counts where it stands on its own words: 60 characters at most, and at
most two claims on one span. It answers one annotated claim only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from blinken_reconcile.models import Claim, Group, Report
from tests.quality.exam import Gold, Wanted

LONGEST = 60
ON_ONE_SPAN = 2
# A number is right within half a percent: scale words and units leave so much.
TOLERANCE = 0.005
# A vague word is right if its lower bound is not far below the annotator's.
VAGUE_SHARE = 0.4
VAGUE = frozenset({"vague", "several", "dozens", "several_dozen", "hundreds", "thousands", "billions"})
# To the units that the annotation uses; anything else counts as it is.
IN_BASE = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0,
    "year": 31557600.0, "m": 1.0, "metre": 1.0, "km": 1000.0, "kilometre": 1000.0, "mile": 1609.344, "mi": 1609.344,
    "ft": 0.3048, "foot": 0.3048, "acre": 4046.86, "hectare": 10000.0, "ha": 10000.0, "km/h": 1.0, "mph": 1.609344,
}  # fmt: skip


# ------------------------------------------------------------------------- same value


def same_value(wanted: Wanted, claim: Claim) -> bool:
    """Whether a claim states the annotated value, units folded."""
    if (wanted.kind == "date") != (claim.kind == "date"):
        return False
    return _same_date(wanted, claim) if wanted.kind == "date" else _same_number(wanted, claim)


def _same_date(wanted: Wanted, claim: Claim) -> bool:
    value, last = str(wanted.value)[:10], str(wanted.value_hi or wanted.value)[:10]
    said, low, high = (str(one or "")[:10] for one in (claim.value, claim.low, claim.high))
    if last != value:
        return (low, high) == (value, last) or said in (value, value[:4], value[:7])
    if len(value) < 10:  # a month or a year, which may come as such or as its days
        return said == value or low[: len(value)] == value == high[: len(value)]
    return value in (said, low)


def _same_number(wanted: Wanted, claim: Claim) -> bool:
    value, low, high = (None if one is None else float(one) for one in (claim.value, claim.low, claim.high))
    target = float(wanted.value)
    last = target if wanted.value_hi is None else float(wanted.value_hi)
    if wanted.modifier in VAGUE:
        return claim.modifier == "vague" and (low is None or low >= VAGUE_SHARE * target)
    scale = _scale(claim.unit) / _scale(wanted.unit)
    if last != target:
        open_below = low is None and wanted.modifier in ("at_most", "less_than")
        return _near(high, scale, last) and (open_below or _near(low, scale, target))
    stated = value if value is not None else low if low is not None else high
    return _near(stated, scale, target)


def _near(said: float | None, scale: float, target: float) -> bool:
    return said is not None and abs(said * scale - target) <= 1e-6 + TOLERANCE * abs(target)


def _scale(unit: str | None) -> float:
    name = (unit or "").lower()
    return IN_BASE.get(name) or IN_BASE.get(name.removesuffix("s")) or 1.0


# -------------------------------------------------------------------------- alignment


def homes(report: Report) -> dict[str, Group]:
    """The group of each claim; the ordinary one before an internal one."""
    found: dict[str, Group] = {}
    for group in sorted(report.groups, key=lambda one: one.internal):
        for claim in group.claims:
            found.setdefault(claim, group)
    return found


def align(gold: Gold, report: Report) -> dict[str, Claim]:
    """The reported claim that answers each annotated one, by the annotation's id."""
    pool = _pool(report)
    used: set[str] = set()
    found: dict[str, Claim] = {}
    for wanted in sorted(gold.claims, key=lambda one: (one.place[1] - one.place[0], one.id)):
        near = [claim for claim in pool[wanted.article] if claim.id not in used and _meets(wanted, claim)]
        if near:
            best = min(near, key=lambda claim: (not same_value(wanted, claim), *_extent(claim), claim.id))
            found[wanted.id] = best
            used.add(best.id)
    _untangle(gold, found, homes(report))
    return found


def _pool(report: Report) -> dict[str, list[Claim]]:
    """Claims on their own words, by the name of their article."""
    names = {article.id: Path(article.path).name for article in report.articles}
    seen: Counter[tuple[object, ...]] = Counter()
    pool: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if claim.start is None or claim.end is None:
            continue
        spot = (claim.article, claim.start, claim.end, claim.kind == "date")
        seen[spot] += 1
        if 0 < claim.end - claim.start <= LONGEST and seen[spot] <= ON_ONE_SPAN:
            pool[names[claim.article]].append(claim)
    return pool


def _meets(wanted: Wanted, claim: Claim) -> bool:
    return (claim.kind == "date") == (wanted.kind == "date") and overlaps(claim, *wanted.place)


def overlaps(claim: Claim, start: int, end: int) -> bool:
    """Whether a claim shares a character with a stretch of its article."""
    return claim.start is not None and claim.end is not None and claim.start < end and start < claim.end


def _extent(claim: Claim) -> tuple[int, int]:
    start, end = claim.start or 0, claim.end or 0
    return end - start, start


def _untangle(gold: Gold, found: dict[str, Claim], home: dict[str, Group]) -> None:
    """Two annotated claims on one span ("Sunday's visit" and the drone of that day) take what fits their groups."""
    where = {i: k for k, group in enumerate(gold.groups) for i in group.claim_ids}

    def mates(i: str, claim: Claim) -> int:
        group = home.get(claim.id)
        others = (o for j, o in found.items() if j != i and where.get(j) == where.get(i))
        return sum(1 for other in others if group is not None and home.get(other.id) is group)

    for a, b in combinations([wanted for wanted in gold.claims if wanted.id in found], 2):
        if (a.article, a.place) == (b.article, b.place):
            x, y = found[a.id], found[b.id]
            if mates(a.id, y) + mates(b.id, x) > mates(a.id, x) + mates(b.id, y):
                found[a.id], found[b.id] = y, x
