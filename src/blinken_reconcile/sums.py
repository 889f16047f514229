"""Our sums: parts of one sentence that do not overlap, added; and totals they check.

Two ways in which parts are known to be disjoint:
    by what they are   "17 in Kenya and 12 in Uganda", "five women and four men"
    by their total     "Of 1,175 admitted, 793 were discharged and 382 are in treatment"
Never across articles, windows or overlapping groups. A sum is a derived claim and is
called "our sum" wherever shown.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from . import matching, readings
from .models import Claim, Place

# A list has seldom more parts than this, and chance makes more sums the more numbers are tried.
LONGEST = 6
# A sum that a stated total confirms must be this large to be no chance, unless the same thing is counted.
CHANCE = 10
# How far from its parts, in characters, a total may stand.
NEAR = 1200


def derive(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims, totals placed by the sums that check them, and the sums themselves."""
    totals = list(claims)
    sums: list[Claim] = []
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    for sentence in _sentences(claims):
        for parts in _lists(sentence, by_article[sentence[0].article]):
            made = _sum(parts)
            if made is None:
                continue
            made, totals = _check(made, parts, totals)
            sums.append(made)
    return totals, sums


def _sentences(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The numbers of each sentence that could be parts, in order."""
    by_sentence: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.start or 0, c.id)):
        part = claim.role in ("value", "part") and claim.value is not None and claim.kind in ("count", "money")
        if part and claim.quote is not None and claim.modality != "denied":
            by_sentence[claim.article, claim.quote.start].append(claim)
    return list(by_sentence.values())


def _lists(sentence: Sequence[Claim], claims: Sequence[Claim]) -> list[list[Claim]]:
    """The longest runs of numbers of a sentence that may be added; no number is in two of them."""
    found: list[list[Claim]] = []
    taken: set[str] = set()
    sentence = [c for c in sentence if not _whole_of(c)]
    for length in range(min(LONGEST, len(sentence)), 1, -1):
        for k in range(len(sentence) - length + 1):
            parts = list(sentence[k : k + length])
            if taken & {p.id for p in parts} or not _one_voice(parts):
                continue
            within = any(_of_them(p) for p in parts[1:]) and not _of_them(parts[0])
            if (_disjoint(parts) and not within) or _confirmed(parts, claims):
                found.append(parts)
                taken |= {p.id for p in parts}
    return found


# "23 of the 38 miners were rescued and 15 died": the 38 is no part.
OF_THE = re.compile(r"\bof\s(?:the|those|its|their)\s$", re.I)


def _whole_of(claim: Claim) -> bool:
    """Whether a number is what another one is a part of."""
    if claim.quote is None or claim.start is None:
        return False
    return OF_THE.search(claim.quote.exact[: claim.start - claim.quote.start]) is not None


OF_THEM = re.compile(r"\s(?:others? )?of (?:them|which|whom|these|those)\b")


def _of_them(claim: Claim) -> bool:
    """Whether a number is a part of what stands before it: "nine are in Peru, three of them in Lima"."""
    if claim.quote is None or claim.end is None:
        return False
    return OF_THEM.match(claim.quote.exact[claim.end - claim.quote.start :]) is not None


def _confirmed(parts: Sequence[Claim], claims: Sequence[Claim]) -> Claim | None:
    """The total of the same article that the parts make up exactly, near them, if that is no chance."""
    if any(p.modifier != "exact" for p in parts):
        return None
    first = parts[0]
    value = sum(float(p.value) for p in parts if isinstance(p.value, (int, float)))
    for total in claims:
        if total.article != first.article or total.kind != first.kind or total.id in {p.id for p in parts}:
            continue
        same = isinstance(total.value, (int, float)) and math.isclose(total.value, value)
        if not same or total.unit != first.unit or abs((total.start or 0) - (first.start or 0)) > NEAR:
            continue
        sure = value >= CHANCE or _like(parts, total) or _set_out(parts, total)
        if total.role not in ("change", "previous") and sure:
            return total
    return None


def _set_out(parts: Sequence[Claim], total: Claim) -> bool:
    """The parts stand right behind the total in its sentence: "Nine vessels search: four naval ships and five tugs"."""
    if total.quote is None or parts[0].quote is None or total.quote.start != parts[0].quote.start:
        return False
    gap = total.quote.exact[(total.end or 0) - total.quote.start : (parts[0].start or 0) - total.quote.start]
    return (total.end or 0) <= (parts[0].start or 0) and re.search(r"[:,(–—-]", gap) is not None


def _like(parts: Sequence[Claim], total: Claim) -> bool:
    """The parts count what the total counts."""
    return all(p.measure == total.measure or (p.noun is not None and p.noun == total.noun) for p in parts)


def _sum(parts: Sequence[Claim]) -> Claim | None:
    """One derived claim from parts that may be added, else None."""
    modifier = readings.weakest(frozenset(p.modifier for p in parts))
    if modifier is None:
        return None
    first = parts[0]
    # Where one part is not placed, the places of the others are not those of the sum.
    placed = all(p.places for p in parts)
    places = tuple(dict.fromkeys(place for p in parts for place in p.places)) if placed else ()
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
        noun=first.noun if _alike(parts) else None,
        subject=first.subject if _alike(parts) else None,
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
    """One source, one window, one kind of statement, one unit."""
    voices = {
        (p.attribution, repr(p.window and (p.window.start, p.window.end)), p.modality, p.kind, p.unit) for p in parts
    }
    return len(voices) == 1


def _disjoint(parts: Sequence[Claim]) -> bool:
    """Parts in places that do not touch, or of people that a division keeps apart."""
    if any(p.kind != "count" for p in parts):
        return False
    one_measure = len({p.measure for p in parts}) == 1
    if all(p.places for p in parts) and len({_names(p.places) for p in parts}) == len(parts):
        apart = all(_apart(a.places, b.places) for i, a in enumerate(parts) for b in parts[i + 1 :])
        return apart and one_measure and _alike(parts)
    nouns = [matching.canonical(p.noun or "") for p in parts]
    own = all(p.measure in (p.noun, "aboard") for p in parts)  # three passengers and two crew
    return (
        (one_measure or own)
        and len(set(nouns)) == len(nouns)
        and any(set(nouns) <= division for division in matching.divisions(people=True))
    )


def _alike(parts: Sequence[Claim]) -> bool:
    """The same thing is counted in each place."""
    return len({p.noun for p in parts if p.noun}) <= 1


def _names(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(sorted(p.name for p in places))


def _apart(a: Iterable[Place], b: Iterable[Place]) -> bool:
    return not any(x.name == y.name or x.name in y.within or y.name in x.within for x in a for y in b)


# ------------------------------------------------------------------------- checks


def _check(made: Claim, parts: Sequence[Claim], claims: list[Claim]) -> tuple[Claim, list[Claim]]:
    """Tie a sum to the total that its own article states; a total without a place takes the sum's."""
    confirmed = _confirmed(parts, claims)
    if confirmed is not None and confirmed.measure != made.measure:
        named = {"measure": confirmed.measure, "label": confirmed.label, "noun": confirmed.noun}
        return msgspec.structs.replace(made, **named, subject=confirmed.subject, checks=confirmed.id), claims
    for i, claim in enumerate(claims):
        if not _is_total(claim, made):
            continue
        open_place = not claim.places
        if open_place and not readings.overlap(claim, made):
            continue
        if not open_place and _names(claim.places) != _names(made.places) and claim is not confirmed:
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
