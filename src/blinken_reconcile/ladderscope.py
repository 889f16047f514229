"""What the grouping ladders know of a story beyond two claims: places, parts, whose figures are whole or disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from . import eventwords, matching, measures, readings
from .models import Claim, Place
from .nearness import Nearness
from .rivals import two_sources
from .standing import principal

Answer = Literal["join", "apart", "unsure", "other"]
Decision = tuple[Answer, str]

# A sum of money this large tells as much as another digit: a story has few amounts of exactly a million.
LARGE = 100_000
# Days from publication after which a date is seldom shared by two events of one story.
DISTANT = 10
# Nearness of the words round two numbers (see nearness.py). For numbers of few digits that are equal ...
AKIN = 0.2
# ... for readings that only overlap, and ...
CLOSE = 0.35
# ... for numbers that differ, of which no lexicon knows what is counted.
SAME_TELLING = 0.5


@dataclass(slots=True)
class Scope:
    """What a ladder must know of a story beyond the two claims.

    ``whole`` holds, for each measure, the places that may stand for the whole of
    it: one that holds all the others, or the only ones there are; ``parted`` the
    measures of which some article gives different numbers for different places;
    ``principal`` the claims that are their article's own figure for the whole;
    ``single`` the classes of disasters that happened once; ``disputed`` the claims that
    their own article sets beside another party's number; ``named`` those that tell of
    somebody ("a woman died") whom their article has counted with others.
    """

    nearness: Nearness
    principal: frozenset[str]
    places: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    whole: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    split: set[tuple[str, str, str]] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)
    single: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


Step = Callable[[Claim, Claim, Scope], Decision | None]


def scope_of(claims: Sequence[Claim]) -> Scope:
    """The places a story knows for each measure, those one article keeps apart, and whose figures are whole."""
    scope = Scope(nearness=Nearness(claims), principal=principal(claims), single=_single(claims))
    by_article: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind != "date" and matching.placed(claim):
            scope.places[claim.measure].add(matching.place_key(claim.places))
            by_article[claim.article, claim.measure].append(claim)
    for (_, measure), members in by_article.items():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if matching.in_quarter(a) or matching.in_quarter(b):
                    continue  # the towns of the north are no other places than the north
                if not readings.overlap(a, b) and not matching.same_places(a.places, b.places):
                    scope.split.add(_parting(a, b))
                    scope.parted.add(measure)
    scope.disputed = _disputed(claims)
    scope.named = _named(claims)
    placings: dict[str, list[Sequence[Place]]] = defaultdict(list)
    for claim in claims:
        if matching.placed(claim):
            placings[claim.measure].append(claim.places)
    for measure in scope.places:
        scope.whole[measure] = matching.whole(placings[measure])
    for old, new in [(a, b) for held in by_article.values() for a in held for b in held if _withdrawn(a, b)]:
        scope.split.discard(_parting(old, new))
        scope.whole[old.measure] |= {matching.place_key(old.places), matching.place_key(new.places)}
    return scope


def _parting(a: Claim, b: Claim) -> tuple[str, str, str]:
    first, second = sorted((matching.place_key(a.places), matching.place_key(b.places)))
    return (a.measure, " ".join(first), " ".join(second))


def _withdrawn(old: Claim, new: Claim) -> bool:
    """Whether an article gives up the older figure of a town for a lower one of the country around it.

    No town can have had more than its country has: the two were meant as one toll.
    """
    if old.role != "previous" or new.role == "previous" or measures.course(old.measure, old.kind) != "cumulative":
        return False
    inside = len(old.places) == len(new.places) == 1 and matching.lies_in(old.places[0], new.places[0])
    return inside and readings.bounds(old)[0] > readings.bounds(new)[0]


def _disputed(claims: Sequence[Claim]) -> frozenset[str]:
    """Numbers that an article sets beside another party's: "the army admits to 4, the rebels speak of 31"."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.attribution and claim.quote is not None and claim.role in ("value", "total"):
            told[claim.article, claim.measure].append(claim)
    return frozenset(
        c.id
        for held in told.values()
        for c in held
        if any(two_sources(c.attribution, d.attribution) and _in_one_breath(c, d) for d in held)
    )


def _named(claims: Sequence[Claim]) -> frozenset[str]:
    """Persons told of without a number where their article gives a greater one: "Two died. ... A woman died later."."""
    most: dict[tuple[str, str], float] = defaultdict(float)
    for claim in claims:
        if claim.kind == "count" and claim.role in ("value", "total"):
            key = (claim.article, claim.measure)
            most[key] = max(most[key], readings.bounds(claim)[0])
    return frozenset(c.id for c in claims if matching.unnumbered(c) and most[c.article, c.measure] > 1)


def _in_one_breath(a: Claim, b: Claim) -> bool:
    """Whether two numbers stand in one sentence, or in two that follow each other."""
    if a.quote is None or b.quote is None:
        return False
    first, second = sorted((a.quote, b.quote), key=lambda q: q.start)
    return first.start == second.start or 0 <= second.start - first.end <= 2


def same_number(a: Claim, b: Claim) -> bool:
    """Whether two claims give one number, hedges aside: "at least 127" and 127."""
    if isinstance(a.value, (int, float)) and isinstance(b.value, (int, float)):
        first, second = readings.fold(a.value, a.unit), readings.fold(b.value, b.unit)
        return abs(first - second) <= 1e-9 * abs(first) + readings.fold(min(a.slack, b.slack), a.unit)
    return readings.equal(a, b) and "vague" not in (a.modifier, b.modifier)


def digits(claim: Claim) -> int:
    """How many digits of a number tell something: 148,300 has four, 5,000 one, 4.3 two."""
    stated = claim.value if claim.value is not None else claim.low if claim.low is not None else claim.high
    if not isinstance(stated, (int, float)):
        return 0
    written = len(f"{abs(stated):.6e}".split("e")[0].replace(".", "").strip("0"))
    return written + (claim.kind == "money" and abs(stated) >= LARGE)


def known(claim: Claim) -> bool:
    """Whether a lexicon knows what a claim counts."""
    return measures.known(claim.measure) is not None


def news(claim: Claim) -> bool:
    """Whether a date is one of the days that an article reports of."""
    return claim.modality == "stated" and not matching.distant(claim, DISTANT)


# Besides disasters, what befalls one in a story mostly once: no article gives it two days.
TOLD_ONCE = frozenset({"arrest", "deadline", "founding", "plea"})


def _single(claims: Sequence[Claim]) -> frozenset[str]:
    """Disasters of which the story tells one: no article gives a class of them two days."""
    days: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for event in claim.events if claim.kind == "date" else ():
            if event.klass not in ("deadline", "founding") and not news(claim):
                continue
            known = eventwords.event_class(event.klass)
            disaster = known is not None and known.once is True and known.key_role == "place"
            if disaster or event.klass in TOLD_ONCE:
                days[event.klass, claim.article].append(claim)
    several = {k for (k, _), held in days.items() if any(not readings.overlap(held[0], c) for c in held[1:])}
    return frozenset({klass for klass, _ in days} - several)
