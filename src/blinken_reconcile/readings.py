"""Interval arithmetic on readings: do two claims leave room for each other?

A reading is a pair of bounds, None for no bound. Two readings are compared with
half a unit of the last written digit on either side where a number is rounded
(SPEC 3); a bare count is exact.
"""

from __future__ import annotations

import math
from functools import cache

from . import lexicons
from .models import Claim, Modifier

Bounds = tuple[float, float]


@cache
def _folds() -> dict[str, tuple[str, float]]:
    folds = {u.unit: (u.base or u.unit, u.factor) for u in lexicons.units()}
    return folds | {c.unit: (c.family, 1.0) for c in lexicons.currencies() if c.family}


def base_unit(unit: str | None) -> str | None:
    """The unit that readings of this unit are compared in."""
    return _folds().get(unit, (unit, 1.0))[0] if unit else None


def same_unit(a: str | None, b: str | None) -> bool:
    """Whether two units measure one thing. "Shillings" may be Kenyan, but Kenyan ones are not Ugandan."""
    base = base_unit(a)
    return base == base_unit(b) and (a == b or base not in _names() or base in (a, b))


@cache
def _names() -> frozenset[str]:
    return frozenset(family.unit for family in lexicons.currency_families())


def fold(value: float, unit: str | None) -> float:
    """A value in the base unit."""
    return value * (_folds().get(unit, (unit, 1.0))[1] if unit else 1.0)


def bounds(claim: Claim) -> Bounds:
    """What a claim allows, in base units, rounding included; infinite where it sets no bound."""
    low = _number(claim.low)
    high = _number(claim.high)
    touch = claim.modifier in ("more_than", "less_than", "nearly")
    # "over 500" and 500, "nearly 50" and 50 are compatible: the bound counts as touched.
    step = 1.0 if touch and claim.kind == "count" else 0.0
    floor = -math.inf if low is None else fold(low - claim.slack - step, claim.unit)
    ceiling = math.inf if high is None else fold(high + claim.slack + step, claim.unit)
    return floor, ceiling


def overlap(a: Claim, b: Claim) -> bool:
    """Whether some number fits both claims. Dates: whether they share a day."""
    if a.kind == "date":
        return _days_overlap(a, b)
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return a_low <= b_high + 1e-9 and b_low <= a_high + 1e-9


def _days_overlap(a: Claim, b: Claim) -> bool:
    if isinstance(a.low, str) and isinstance(b.low, str) and isinstance(a.high, str) and isinstance(b.high, str):
        return a.low <= b.high and b.low <= a.high
    return _unanchored_match(a, b)


def _unanchored_match(a: Claim, b: Claim) -> bool:
    """Days that are not known: equal as far as both say ("some Sunday" and "some Sunday")."""
    if a.when is None or b.when is None:
        return True
    if a.when.weekday and b.when.weekday:
        return a.when.weekday == b.when.weekday
    pairs = ((a.when.month, b.when.month), (a.when.day, b.when.day), (a.when.year, b.when.year))
    return all(x is None or y is None or x == y for x, y in pairs)


def comparable_days(a: Claim, b: Claim) -> bool:
    """Whether two dates can be compared at all: both anchored, or both weekdays."""
    if a.low is not None and b.low is not None:
        return True
    return bool(a.when and b.when and a.when.weekday and b.when.weekday)


def equal(a: Claim, b: Claim) -> bool:
    """Whether two claims give the same reading."""
    if a.kind == "date":
        return (a.value, a.low, a.high) == (b.value, b.low, b.high)
    if (a.modifier == "vague") != (b.modifier == "vague"):
        return False
    return _same(a.low, a.unit, b.low, b.unit) and _same(a.high, a.unit, b.high, b.unit)


def _same(x: float | str | None, x_unit: str | None, y: float | str | None, y_unit: str | None) -> bool:
    first, second = _number(x), _number(y)
    if first is None or second is None:
        return first is second
    return math.isclose(fold(first, x_unit), fold(second, y_unit), rel_tol=1e-9)


def _number(value: float | str | None) -> float | None:
    return value if not isinstance(value, str) else None


# Weakest wins when bounds are added; a mixture of upward and downward hedges has no name.
UPWARD: frozenset[Modifier] = frozenset({"exact", "at_least", "more_than"})
AROUND: frozenset[Modifier] = frozenset({"exact", "about", "nearly"})
DOWNWARD: frozenset[Modifier] = frozenset({"exact", "at_most", "less_than"})


def weakest(modifiers: frozenset[Modifier]) -> Modifier | None:
    """The modifier of a sum, None if its parts do not go together."""
    if modifiers <= {"exact"}:
        return "exact"
    for family, name in ((UPWARD, "at_least"), (AROUND, "about"), (DOWNWARD, "at_most")):
        if modifiers <= family:
            return name  # type: ignore[return-value]
    return None


def size(claim: Claim) -> float:
    """The number stated, or the bound where there is only one, in the unit that readings are compared in."""
    stated = claim.value if claim.value is not None else claim.low if claim.low is not None else claim.high
    return fold(abs(stated), claim.unit) if isinstance(stated, (int, float)) else 0.0


def ratio(a: Claim, b: Claim) -> float:
    """How many times the lesser of two numbers the greater is; of a range its bound nearest to the other."""
    (a_low, a_high), (b_low, b_high) = _span(a), _span(b)
    low, high = min(a_high, b_high), max(a_low, b_low)
    return high / low if low > 0 else math.inf


def _span(claim: Claim) -> Bounds:
    if claim.modifier == "range" and isinstance(claim.low, (int, float)) and isinstance(claim.high, (int, float)):
        low, high = sorted((abs(claim.low), abs(claim.high)))
        return fold(low, claim.unit), fold(high, claim.unit)
    return size(claim), size(claim)
