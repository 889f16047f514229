"""How much two articles are about the same events, and by what.

The score is the cosine of their terms, each weighed by how rare it is in the folder and
in running English, names and numbers twice; it is cut where the two tell of different
days or different places. Every part of it can be said: the shared words, the cuts.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from . import anchors, lexicons
from .models import Place, Sketch, When
from .places import gazetteer

Vector = dict[str, float]
Day = tuple[int | None, int, int]

# As many documents of running English stand behind a folder: with two articles every shared
# word would else be as common as every other one.
BACKGROUND = 20
# The share of a word that no list of common words knows.
RARE = 0.0005
NAMED = 2.0
# What a score keeps where days or places of the two are known and differ: on one side, on both, on both and
# in one country, where a company or a government is told of from many towns.
HALF, OTHER, SAME_COUNTRY = 0.8, 0.3, 0.5
# Terms in more than this share of the articles (and in more than so many) find no candidates.
COMMON_SHARE, COMMON_COUNT = 0.05, 40
# Less than this is nothing: pairs of thousands of articles need not be kept for it.
NOTHING = 0.01
# A day that is given wrong by one article, or in another zone of time, is still the same.
NEIGHBOURS = 1


@dataclass(frozen=True)
class Profile:
    """An article as the comparison sees it; ``published`` only where the page says so with a label."""

    id: str
    sketch: Sketch
    published: dt.date | None

    @cached_property
    def days(self) -> frozenset[Day]:
        """All days told of, and that of publication."""
        own = {_day(self.published)} if self.published else set()
        return frozenset(own | _days(self.sketch.whens, self.published))

    @cached_property
    def lead_days(self) -> frozenset[Day]:
        """The days of the title and the first sentences, or of the publication where they name none."""
        own = {_day(self.published)} if self.published else set()
        return frozenset(_days(self.sketch.lead_whens, self.published) or own)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places below the country, or else the countries."""
        return _narrowest(self.sketch.places)

    @cached_property
    def lead_places(self) -> tuple[Place, ...]:
        """Those of the title and the first sentences."""
        return _narrowest(self.sketch.lead_places)


@dataclass(frozen=True, slots=True)
class Affinity:
    """The score of two articles, and the cuts that were made."""

    score: float
    cuts: tuple[str, ...] = ()


# -------------------------------------------------------------------------- terms


def vectors(profiles: Sequence[Profile]) -> list[Vector]:
    """Terms with their weights, each vector of length 1."""
    held = Counter(term for one in profiles for term, _ in one.sketch.terms)
    named = Counter(term for one in profiles for term in one.sketch.names)
    common = lexicons.common_words()
    behind = len(profiles) + BACKGROUND
    worth = {
        term: max(0.0, -math.log((number + BACKGROUND * common.get(term, RARE)) / behind))
        * (NAMED if named[term] * 2 >= number else 1.0)
        for term, number in held.items()
    }
    return [_unit({term: weight * worth[term] for term, weight in one.sketch.terms}) for one in profiles]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items() if weight} if length else {}


def candidates(made: Sequence[Vector]) -> Iterable[tuple[int, int]]:
    """The pairs that share a term which is not everywhere, by an inverted index."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(made):
        for term in vector:
            index[term].append(number)
    most = max(COMMON_COUNT, COMMON_SHARE * len(made))
    pairs = {
        (a, b) for held in index.values() if 1 < len(held) <= most for i, a in enumerate(held) for b in held[i + 1 :]
    }
    return sorted(pairs)


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def shared(a: Mapping[str, float], b: Mapping[str, float], most: int = 8) -> tuple[str, ...]:
    """The terms that make the score, the weightiest first."""
    worth = {term: weight * b[term] for term, weight in a.items() if term in b}
    return tuple(sorted(worth, key=lambda term: (-round(worth[term], 6), term))[:most])


# ------------------------------------------------------------------------- scores


def affinity(a: Profile, b: Profile, first: Vector, second: Vector) -> Affinity:
    """The score of two articles: what they share, cut by the days and places in which they differ."""
    score = cosine(first, second)
    if score < NOTHING:
        return Affinity(0.0)
    cuts = []
    for name, known in (("day", _by_days(a, b)), ("place", _by_places(a, b))):
        if known is not None and known < 2:
            near = name == "place" and _one_country(a, b)
            score *= HALF if known else SAME_COUNTRY if near else OTHER
            cuts.append(f"{'one tells' if known else 'they tell'} of another {name}")
    return Affinity(score, tuple(cuts))


def _by_days(a: Profile, b: Profile) -> int | None:
    """Of how many of the two the other knows a day of the lead; None if that cannot be told."""
    if not a.lead_days or not b.lead_days:
        return None
    return sum(any(_near(x, y) for x in p.lead_days for y in q.days) for p, q in ((a, b), (b, a)))


def _by_places(a: Profile, b: Profile) -> int | None:
    """Of how many of the two the other knows a place of the lead; None if that cannot be told."""
    if not a.lead_places or not b.lead_places:
        return None
    return sum(
        any(_related(x, y) for x in p.lead_places for y in q.places)
        or not set(p.sketch.lead_spots).isdisjoint(q.sketch.spots)  # a town that no map knows
        for p, q in ((a, b), (b, a))
    )


def _one_country(a: Profile, b: Profile) -> bool:
    """Whether the places of two leads lie in one country."""
    around = [{name for place in one.lead_places for name in (place.name, *place.within)} for one in (a, b)]
    return any(gazetteer().kind(name) == "country" for name in around[0] & around[1])


def _related(a: Place, b: Place) -> bool:
    return a.name == b.name or a.name in b.within or b.name in a.within


def _narrowest(places: Sequence[Place]) -> tuple[Place, ...]:
    known = gazetteer()
    narrow = tuple(p for p in places if known.kind(p.name) in ("city", "county", "state", "landmark"))
    return narrow or tuple(p for p in places if known.kind(p.name) == "country")


# --------------------------------------------------------------------------- days


def _days(whens: Sequence[When], published: dt.date | None) -> set[Day]:
    """The single days among date expressions; without a date of publication only those written out."""
    return {day for when in whens for day in _single(when, published)}


def _single(when: When, published: dt.date | None) -> Iterable[Day]:
    if when.kind == "day" and when.month and when.day:
        yield (when.year or _year(when.month, when.day, published), when.month, when.day)
    elif when.kind in ("weekday", "shift") and published is not None:
        found = anchors.resolve(when, published, basis="weekday", modality="stated")
        if found.low is not None and found.low == found.high:
            yield _day(dt.date.fromisoformat(found.low))


def _year(month: int, day_of_month: int, published: dt.date | None) -> int | None:
    """The year in which a day lies nearest to the publication."""
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for year in years if (day := _date(year, month, day_of_month))]
    return min(days, key=lambda day: abs((day - published).days)).year if days else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar; None for 29 February of most years."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(date: dt.date) -> Day:
    return date.year, date.month, date.day


def _near(a: Day, b: Day) -> bool:
    """Whether two days are the same or neighbours; a day without a year lies in any."""
    # Without years 31 December and 1 January are neighbours.
    pairs = [(a[0], b[0])] if a[0] and b[0] else [(LEAP, year) for year in (LEAP - 1, LEAP, LEAP + 1)]
    days = [(_date(one, *a[1:]), _date(other, *b[1:])) for one, other in pairs]
    return any(first and second and abs((first - second).days) <= NEIGHBOURS for first, second in days)


# A year in which every day of the calendar lies.
LEAP = 2000
