"""Which of an article's numbers for a measure is its own word on the whole of it?

An article that says 127 died, 52 of them in one district and 44 in another, gives one
toll and two parts. Only tolls are compared with tolls: numbers that differ are no
dispute when one of them may be a part, and mostly the words do not say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from . import finer, matching, readings
from .models import Claim

# What is told within this many characters of the first mention is told as the news.
LEAD = 700


def principal(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of claims that give their article's figure for a measure, a place and a population.

    Of the figures told first the largest, and all that agree with it; an older figure
    quoted beside it; a figure that another named source gives for the same.
    """
    series: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        whole = claim.role != "change" or finer.comparable(claim)
        if claim.kind != "date" and whole and (claim.role != "part" or claim.places):
            series[_key(claim)].append(claim)
    return frozenset(c.id for members in series.values() for c in _principal(members))


def _key(claim: Claim) -> tuple[object, ...]:
    noun = None if claim.noun in matching.own_nouns(claim.measure) else claim.noun
    population = "" if matching.is_generic(noun) else matching.canonical(noun or "")
    where = matching.place_key(claim.places)
    return (claim.article, claim.measure, claim.kind, population, where, matching.long_past(claim), finer.moved(claim))


def _principal(members: Sequence[Claim]) -> list[Claim]:
    told = [c for c in members if c.role != "previous" and c.modality in ("stated", "planned")] or list(members)
    first = min(c.start or 0 for c in told)
    lead = [c for c in told if (c.start or 0) - first <= LEAD]
    main = max(lead, key=lambda c: (_size(c) if c.role != "change" else 0, -(c.start or 0), c.id))
    return [c for c in members if c.role == "previous" or readings.overlap(c, main) or _rival(c, main)]


def _size(claim: Claim) -> float:
    sizes = [x for x in (claim.value, claim.low, claim.high) if isinstance(x, (int, float))]
    return readings.fold(max(sizes), claim.unit) if sizes else 0.0


def _rival(claim: Claim, main: Claim) -> bool:
    """Another named source's number for the same: police and organisers."""
    both = claim.attribution and main.attribution
    return bool(both) and claim.attribution != main.attribution
