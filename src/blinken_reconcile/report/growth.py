"""Which counts grew with their cut-off, and which places tell where they grew.

Groups of one measure and one first day that differ by their place belong side
by side: Iraq and Syria 29 to 32, Syria 12 to 15. A place whose number stayed,
Iraq 17, is a row of the same matrix, and is not told a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from ..models import Claim, Group, Position
from . import cells
from .index import Index, Line, title
from .inert import terminal


@dataclass(frozen=True)
class Row:
    """A group in the matrix: its positions by cut-off, vague words apart."""

    group: Group
    name: str
    by_day: dict[str, list[Position]]
    vague: tuple[Position, ...] = ()


@dataclass
class Matrix:
    """Groups of one measure in one story; the widest place comes first."""

    groups: list[Group] = field(default_factory=list)

    @property
    def story(self) -> str:
        """The story all its groups belong to."""
        return self.groups[0].story


def plan(index: Index, groups: Sequence[Group]) -> list[Matrix]:
    """The matrices of some groups, in the order of their first group."""
    found: list[Matrix] = []
    for group in groups:
        if group.level == "explained" and group.explained == "cut-off":
            home = next((one for one in found if _belongs(index, group, one)), None)
            if home is None:
                found.append(home := Matrix())
            home.groups.append(group)
    for matrix in found:
        matrix.groups += [one for one in groups if one.level in ("agree", "compatible") and _fits(index, one, matrix)]
        matrix.groups.sort(key=lambda one: -len(one.place))
    return found


def _belongs(index: Index, group: Group, matrix: Matrix) -> bool:
    """Same measure, story and first day; a group that gives no first day goes with any."""
    other = matrix.groups[0]
    if (group.story, group.kind, group.measure) != (other.story, other.kind, other.measure):
        return False
    starts = {start for one in (group, *matrix.groups) if (start := _start(index, one))}
    units = {claim.unit for one in (group, other) for claim in index.claims(one.claims)}
    return len(starts) <= 1 and len(units) == 1


def _fits(index: Index, group: Group, matrix: Matrix) -> bool:
    """Whether an agreeing group is a part of a place whose count grew, and so says where it did not grow."""
    return _belongs(index, group, matrix) and any(_part_of(index, group, one) for one in matrix.groups)


def _part_of(index: Index, group: Group, whole: Group) -> bool:
    """Iraq is part of Iraq and Syria, Baghdad of Iraq; nothing is part of itself."""
    around = {name: {name} for name in group.place}
    for place in (place for claim in index.claims(group.claims) for place in claim.places):
        around.setdefault(place.name, {place.name}).update(place.within)
    wanted = set(whole.place)
    return bool(group.place) and set(group.place) != wanted and all(around[name] & wanted for name in group.place)


def _start(index: Index, group: Group) -> str | None:
    """The first day that the group counts from, where its claims give one and the same."""
    windows = (claim.window for claim in index.claims(group.claims))
    starts = {one.start.low for one in windows if one is not None and one.start is not None and one.start.low}
    return starts.pop() if len(starts) == 1 else None


def rows(index: Index, matrix: Matrix) -> list[Row]:
    """The matrix by its places, each with its positions by day; the same place twice goes by its label."""
    names = [" + ".join(terminal(place) for place in group.place) for group in matrix.groups]
    found = []
    for group, name in zip(matrix.groups, names, strict=True):
        vague = tuple(one for at, one in enumerate(group.positions) if _fits_all(index, group, at))
        by_day: dict[str, list[Position]] = {}
        for position in group.positions:
            if position not in vague:
                by_day.setdefault(position.as_of or "", []).append(position)
        unique = name and names.count(name) == 1
        found.append(Row(group, name if unique else _other_name(group, names), by_day, vague))
    return found


def _other_name(group: Group, names: Sequence[str]) -> str:
    """For a place that stands twice, or none: the label, which the head says already where there is one row."""
    return "reported" if len(names) == 1 else title(group)


def days_of(known: Sequence[Row]) -> list[str]:
    """The cut-offs of all rows, in order; "" for positions without one."""
    return sorted({day for row in known for day in row.by_day})


def _fits_all(index: Index, group: Group, at: int) -> bool:
    """A vague word ("dozens") that every other position fits says nothing of any one day."""
    claims = index.claims(group.positions[at].claims)
    if not claims or any(claim.modifier != "vague" for claim in claims):
        return False
    others = [one for place, one in enumerate(group.positions) if place != at]
    return bool(others) and all(_overlap(group.positions[at], one) for one in others)


def _overlap(one: Position, other: Position) -> bool:
    """Whether some number fits both; a bound that is not given is open."""
    low = max(_bound(one.low, -inf), _bound(other.low, -inf))
    return low <= min(_bound(one.high, inf), _bound(other.high, inf))


def _bound(value: float | str | None, otherwise: float) -> float:
    return value if isinstance(value, int | float) else otherwise


def day_lines(index: Index, row: Row, day: str) -> list[Line]:
    """What a place's articles read up to one day, plain numbers first."""
    ordered = sorted(row.by_day.get(day, ()), key=lambda one: _hedged(index, one))
    return [line for position in ordered for line in index.lines(position)]


def _hedged(index: Index, position: Position) -> tuple[bool, int]:
    """Plain numbers before hedged ones, then those that more articles give."""
    claims = index.claims(position.claims)
    return (not any(one.modifier == "exact" for one in claims), -len(position.articles))


def change(index: Index, row: Row, days: Sequence[str]) -> str:
    """How far the number moved from the first day that gives one to the last.

    ``+3``, ``≈+3`` of rounded numbers, ``=`` if it stayed. The distance of two
    bounds is no distance of what they bound: there it only goes ``up`` or ``down``.
    """
    known = [claim for day in days if (claim := _plainest(index, row, day)) is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    difference = _figure(last) - _figure(first)
    if not difference:
        return cells.SAME
    if any(claim.modifier not in ("exact", "about") for claim in (first, last)):
        return "up" if difference > 0 else "down"
    rounded = cells.HEDGES["about"] if "about" in (first.modifier, last.modifier) else ""
    written = cells.amount(abs(difference), kind=last.kind, unit=last.unit, slack=min(first.slack, last.slack))
    return f"{rounded}{'+' if difference > 0 else '-'}{written}"


def _plainest(index: Index, row: Row, day: str) -> Claim | None:
    """The number to compare of a day: a plain one before a hedged one."""
    ordered = sorted(row.by_day.get(day, ()), key=lambda one: _hedged(index, one))
    claims = (claim for position in ordered for claim in index.claims(position.claims))
    return next((claim for claim in claims if isinstance(claim.value, int | float)), None)


def _figure(claim: Claim) -> float:
    return claim.value if isinstance(claim.value, int | float) else 0.0
