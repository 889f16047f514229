"""Our sums: parts of one sentence that do not overlap, added; and totals they check.

"17 in Kenya and 12 in Uganda" gives 29. Never across articles, windows, sources or
overlapping groups. A sum is a derived claim and is called "our sum" wherever shown.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from . import readings
from .models import Claim, Place

# Words that divide people without remainder or overlap.
DIVISIONS = (frozenset({"man", "woman", "child", "girl", "boy"}), frozenset({"civilian", "soldier", "militant"}))


def derive(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims, totals placed by the sums that check them, and the sums themselves."""
    by_series: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.series and claim.kind == "count" and claim.value is not None and claim.role != "change":
            by_series[claim.series].append(claim)
    totals = list(claims)
    sums: list[Claim] = []
    for parts in by_series.values():
        made = _sum([p for p in parts if p.role in ("value", "part")])
        if made is None:
            continue
        made, totals = _check(made, totals)
        sums.append(made)
    return totals, sums


def _sum(parts: Sequence[Claim]) -> Claim | None:
    """One derived claim from parts that may be added, else None."""
    if len(parts) < 2 or not _disjoint(parts) or not _one_voice(parts):
        return None
    modifier = readings.weakest(frozenset(p.modifier for p in parts))
    if modifier is None:
        return None
    first = parts[0]
    places = tuple(dict.fromkeys(place for p in parts for place in p.places))
    value = sum(float(p.value) for p in parts if p.value is not None)
    key = ":".join(p.id for p in parts)
    return msgspec.structs.replace(
        first,
        id=hashlib.sha256(f"sum:{key}".encode()).hexdigest()[:12],
        value=value,
        low=_total([p.low for p in parts]),
        high=_total([p.high for p in parts]),
        modifier=modifier,
        slack=sum(p.slack for p in parts),
        places=places,
        ordinal=False,
        role="total",
        text=None,
        start=None,
        end=None,
        quote=None,
        series=None,
        derived_from=tuple(p.id for p in parts),
    )


def _total(bounds: Sequence[float | str | None]) -> float | None:
    """The sum of bounds; none if one part has none."""
    numbers = [b for b in bounds if isinstance(b, (int, float))]
    return sum(numbers) if len(numbers) == len(bounds) else None


def _one_voice(parts: Sequence[Claim]) -> bool:
    """One source, one window, one kind of statement."""
    voices = {(p.attribution, repr(p.window and (p.window.start, p.window.end)), p.modality) for p in parts}
    return len(voices) == 1


def _disjoint(parts: Sequence[Claim]) -> bool:
    """Parts in places that do not touch, or of people that a division keeps apart."""
    if all(p.places for p in parts) and len({_names(p.places) for p in parts}) == len(parts):
        return all(_apart(a.places, b.places) for i, a in enumerate(parts) for b in parts[i + 1 :]) and _alike(parts)
    nouns = [p.noun or "" for p in parts]
    return len(set(nouns)) == len(nouns) and any(set(nouns) <= division for division in DIVISIONS)


def _alike(parts: Sequence[Claim]) -> bool:
    """The same thing is counted in each place."""
    return len({p.noun for p in parts if p.noun}) <= 1


def _names(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(sorted(p.name for p in places))


def _apart(a: Iterable[Place], b: Iterable[Place]) -> bool:
    return not any(x.name == y.name or x.name in y.within or y.name in x.within for x in a for y in b)


# ------------------------------------------------------------------------- checks


def _check(made: Claim, claims: list[Claim]) -> tuple[Claim, list[Claim]]:
    """Tie a sum to the total that its own article states; a total without a place takes the sum's."""
    for i, claim in enumerate(claims):
        if not _is_total(claim, made):
            continue
        open_place = not claim.places
        if open_place and not readings.overlap(claim, made):
            continue
        if not open_place and _names(claim.places) != _names(made.places):
            continue
        if open_place:
            placed = msgspec.structs.replace(claim, places=made.places, place_basis="inherited")
            claims = [*claims[:i], placed, *claims[i + 1 :]]
        return msgspec.structs.replace(made, checks=claim.id), claims
    return made, claims


def _is_total(claim: Claim, made: Claim) -> bool:
    return (
        claim.article == made.article
        and claim.kind == "count"
        and claim.measure == made.measure
        and claim.modifier != "vague"
        and claim.role in ("value", "total")
        and claim.id not in (made.derived_from or ())
        and claim.derived_from is None
    )


def missed(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Sums and the stated totals that they miss."""
    by_id = {c.id: c for c in claims}
    for claim in by_id.values():
        total = by_id.get(claim.checks or "")
        if total is not None and not readings.overlap(claim, total):
            yield claim, total
