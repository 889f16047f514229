"""The arithmetic of readings at every edge: bounds, overlap, equality, folding, and the modifier of a sum."""

from __future__ import annotations

import math
from typing import Any, get_args

import pytest

from blinken_reconcile import lexicons, readings
from blinken_reconcile.models import Claim, Modifier

from .factories import claim, when

INF = math.inf
TOUCHED = ("more_than", "less_than", "nearly")


def count(low: float | None, high: float | None, modifier: Modifier = "exact", **kw: Any) -> Claim:
    stated = low if low is not None and low == high else None
    return claim(value=stated, text="n", low=low, high=high, modifier=modifier, **kw)


def length(low: float | None, high: float | None, unit: str = "km", **kw: Any) -> Claim:
    return count(low, high, kind="measure", measure="length", unit=unit, **kw)


def day(low: str | None, high: str | None = None, **kw: Any) -> Claim:
    last = high if high is not None else low
    return claim(kind="date", measure="presence", value=kw.pop("value", low), low=low, high=last, **kw)


def both_ways(a: Claim, b: Claim) -> bool:
    found = readings.overlap(a, b)
    assert readings.overlap(b, a) == found
    return found


# -------------------------------------------------------------------------- bounds


@pytest.mark.parametrize(
    ("low", "high", "modifier", "kind", "slack", "wanted"),
    [
        (17.0, 17.0, "exact", "count", 0.0, (17, 17)),
        (17.0, None, "at_least", "count", 0.0, (17, INF)),
        (None, 50.0, "at_most", "count", 0.0, (-INF, 50)),
        (None, None, "vague", "count", 0.0, (-INF, INF)),
        (0.0, 0.0, "exact", "count", 0.0, (0, 0)),  # none at all is a bound, not the lack of one
        (10.0, 12.0, "range", "count", 0.0, (10, 12)),
        (2250.0, 2750.0, "about", "count", 0.0, (2250, 2750)),
        (24.0, 99.0, "vague", "count", 0.0, (24, 99)),
        # a count's strict bound is one further (SPEC 3), and counts as touched: back to the number said
        (501.0, None, "more_than", "count", 0.0, (500, INF)),
        (None, 9.0, "less_than", "count", 0.0, (-INF, 10)),
        (810.0, 899.0, "nearly", "count", 0.0, (809, 900)),
        # of other kinds the bound is the number said
        (500.0, None, "more_than", "measure", 0.0, (500, INF)),
        (None, 10.0, "less_than", "percent", 0.0, (-INF, 10)),
        (810.0, 900.0, "nearly", "money", 0.0, (810, 900)),
        # rounding: half a unit of the last digit on either side
        (4.3e9, 4.3e9, "exact", "money", 5e7, (4.25e9, 4.35e9)),
        (1.2e6, 1.2e6, "exact", "count", 5e4, (1.15e6, 1.25e6)),
        (4.3e9, None, "at_least", "money", 5e7, (4.25e9, INF)),
        (1_200_001.0, None, "more_than", "count", 5e4, (1_150_000, INF)),
    ],
)
def test_bounds(
    low: float | None, high: float | None, modifier: Modifier, kind: str, slack: float, wanted: tuple[float, float]
) -> None:
    assert readings.bounds(count(low, high, modifier, kind=kind, slack=slack)) == wanted


@pytest.mark.parametrize("modifier", get_args(Modifier))
def test_only_strict_bounds_of_counts_are_touched(modifier: Modifier) -> None:
    step = 1.0 if modifier in TOUCHED else 0.0
    assert readings.bounds(count(100.0, 200.0, modifier)) == (100 - step, 200 + step)
    assert readings.bounds(count(100.0, 200.0, modifier, kind="duration")) == (100, 200)


def test_bounds_are_folded_with_their_rounding() -> None:
    assert readings.bounds(length(170.0, 170.0, slack=0.5)) == (169_500, 170_500)
    assert readings.bounds(length(500.0, None, "km", modifier="more_than")) == (500_000, INF)


def test_a_day_sets_no_bound_in_numbers() -> None:
    assert readings.bounds(day("2023-11-05")) == (-INF, INF)


# ------------------------------------------------------------------------- overlap


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (count(17.0, 17.0), count(17.0, 17.0), True),
        (count(17.0, 17.0), count(18.0, 18.0), False),
        (count(17.0, None, "at_least"), count(17.0, 17.0), True),
        (count(17.0, None, "at_least"), count(16.0, 16.0), False),
        (count(None, 50.0, "at_most"), count(50.0, 50.0), True),
        (count(None, 50.0, "at_most"), count(51.0, 51.0), False),
        (count(None, 16.0, "at_most"), count(17.0, None, "at_least"), False),
        (count(10.0, 12.0, "range"), count(12.0, 15.0, "range"), True),
        (count(10.0, 12.0, "range"), count(13.0, 15.0, "range"), False),
        (count(10.0, 20.0, "range"), count(14.0, 15.0, "range"), True),
        # over 500 and 500; over 500 and 499; fewer than 10 and 10, 11; nearly 900 and 900, 901
        (count(501.0, None, "more_than"), count(500.0, 500.0), True),
        (count(501.0, None, "more_than"), count(499.0, 499.0), False),
        (count(None, 9.0, "less_than"), count(10.0, 10.0), True),
        (count(None, 9.0, "less_than"), count(11.0, 11.0), False),
        (count(810.0, 899.0, "nearly"), count(900.0, 900.0), True),
        (count(810.0, 899.0, "nearly"), count(901.0, 901.0), False),
        # over 500 and fewer than 500 touch in the number that both name
        (count(501.0, None, "more_than"), count(None, 499.0, "less_than"), True),
        (count(None, None, "vague"), count(5.0, 5.0), True),
    ],
)
def test_overlap_of_counts(a: Claim, b: Claim, wanted: bool) -> None:
    assert both_ways(a, b) is wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (length(170.0, 170.0, slack=0.5), length(171.0, 171.0, slack=0.5), True),
        (length(170.0, 170.0, slack=0.5), length(172.0, 172.0, slack=0.5), False),
        (length(170.0, 170.0), length(171.0, 171.0, slack=0.5), False),
        (length(1.0, 1.0), length(1000.0, 1000.0, "m"), True),
        (length(1.0, 1.0), length(1001.0, 1001.0, "m"), False),
        (length(1.0, 1.0, slack=0.5), length(1499.0, 1499.0, "m"), True),
        (length(500.0, None, modifier="more_than"), length(500.0, 500.0), True),
        (length(500.0, None, modifier="more_than"), length(499.0, 499.0), False),
        # a bound that only a rounding of the machine misses is met: 0.1 + 0.2 and 0.3
        (length(0.1 + 0.2, None, "m", modifier="at_least"), length(0.3, 0.3, "m"), True),
        (length(None, 0.3, "m", modifier="at_most"), length(0.1 + 0.2, 0.1 + 0.2, "m"), True),
    ],
)
def test_overlap_of_other_kinds(a: Claim, b: Claim, wanted: bool) -> None:
    assert both_ways(a, b) is wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (day("2023-11-05"), day("2023-11-05"), True),
        (day("2023-11-05"), day("2023-11-04"), False),
        (day("2023-11-01", "2023-11-30"), day("2023-11-30"), True),
        (day("2023-11-01", "2023-11-30"), day("2023-11-01"), True),
        (day("2023-11-01", "2023-11-30"), day("2023-12-01"), False),
        (day("2023-11-01", "2023-11-30"), day("2023-10-31"), False),
        # days not known: equal as far as both say
        (day(None, when=when(weekday=7)), day(None, when=when(weekday=7)), True),
        (day(None, when=when(weekday=7)), day(None, when=when(weekday=6)), False),
        (day(None, when=when(weekday=7, month=1)), day(None, when=when(weekday=7, month=2)), True),
        (day(None, when=when(weekday=7)), day(None, when=when(month=11, day=5)), True),
        (day(None, when=when(year=None)), day(None, when=when(year=2023)), True),
        (day(None, when=when(day=5)), day(None, when=when(day=6)), False),
        (day(None, when=when(month=11)), day(None, when=when(month=12)), False),
        (day(None, when=when(year=2023)), day(None, when=when(year=2022)), False),
        (day(None, when=when(month=None, day=5)), day(None, when=when(month=3, day=5)), True),
        (day(None), day(None, when=when()), True),
        # one of the two is anchored: what both say decides
        (day("2023-11-05", when=when(weekday=7)), day(None, when=when(weekday=7)), True),
        (day("2023-11-05", when=when(weekday=7)), day(None, when=when(weekday=1)), False),
    ],
)
def test_overlap_of_days(a: Claim, b: Claim, wanted: bool) -> None:
    assert both_ways(a, b) is wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (day("2023-11-05"), day("2022-01-01"), True),
        (day("2023-11-05"), day(None), False),
        (day(None, when=when(weekday=7)), day(None, when=when(weekday=6)), True),
        (day(None, when=when(weekday=7)), day(None, when=when()), False),
        (day(None, when=when()), day(None, when=when()), False),
        (day(None), day(None), False),
        (day("2023-11-05", when=when(weekday=7)), day(None, when=when(weekday=7)), True),
    ],
)
def test_which_days_can_be_compared(a: Claim, b: Claim, wanted: bool) -> None:
    assert readings.comparable_days(a, b) is readings.comparable_days(b, a) is wanted


# ------------------------------------------------------------------------ equality


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (count(17.0, 17.0), count(17.0, 17.0), True),
        (count(17.0, 17.0), count(17.0, None, "at_least"), False),
        (count(17.0, None, "at_least"), count(17.0, None, "at_least"), True),
        (count(None, 17.0, "at_most"), count(17.0, 17.0), False),
        # two hedges of one reading are one reading: over 500 and at least 501
        (count(501.0, None, "more_than"), count(501.0, None, "at_least"), True),
        (count(10.0, 12.0, "range"), count(10.0, 13.0, "range"), False),
        (count(10.0, 12.0, "range"), count(9.0, 12.0, "range"), False),
        # a word is no number, whatever it stands for
        (count(24.0, 99.0, "vague"), count(24.0, 99.0, "range"), False),
        (count(24.0, 99.0, "vague"), count(24.0, 99.0, "vague"), True),
        # rounding leaves room for another number, and does not make it the same
        (count(1.2e6, 1.2e6, slack=5e4), count(1.21e6, 1.21e6), False),
        (length(1.0, 1.0), length(1000.0, 1000.0, "m"), True),
        (length(1.0, 1.0), length(1.0, 1.0, "m"), False),
        (length(0.1 + 0.2, 0.1 + 0.2), length(0.3, 0.3), True),
        (count(0.0, 0.0), count(None, None), False),
        (day("2023-11-05"), day("2023-11-05"), True),
        (day("2023-11-05"), day("2023-11-04"), False),
        (day("2023-11-01", "2023-11-30", value="2023-11"), day("2023-11-01", "2023-11-30", value="2023-11-01"), False),
        (day("2023-11-01", "2023-11-30"), day("2023-11-01", "2023-11-29"), False),
    ],
)
def test_equality(a: Claim, b: Claim, wanted: bool) -> None:
    assert readings.equal(a, b) is readings.equal(b, a) is wanted


# ------------------------------------------------------------------------- folding


def test_every_unit_folds_to_a_base_that_is_its_own() -> None:
    for unit in lexicons.units():
        base = readings.base_unit(unit.unit)
        assert readings.base_unit(base) == base
        assert readings.fold(1.0, base) == 1.0
        assert readings.fold(2.0, unit.unit) == 2 * readings.fold(1.0, unit.unit) > 0


def test_a_prefix_is_folded_into_its_unit() -> None:
    assert both_ways(length(20.0, 20.0, "GBq"), length(20_000.0, 20_000.0, "MBq"))
    assert not both_ways(length(20.0, 20.0, "GBq"), length(20.0, 20.0, "MBq"))
    assert readings.base_unit("GBq") == readings.base_unit("Bq") == "Bq"


def test_no_unit_and_unknown_units_stay_as_they_are() -> None:
    assert readings.base_unit(None) is None
    assert readings.fold(7.0, None) == 7.0
    assert readings.base_unit("USD") == "USD"
    assert readings.fold(7.0, "furlongs of nowhere") == 7.0


# ------------------------------------------------------------------------ modifiers


@pytest.mark.parametrize(
    ("modifiers", "wanted"),
    [
        ({"exact"}, "exact"),
        (set(), "exact"),
        ({"at_least"}, "at_least"),
        ({"exact", "at_least"}, "at_least"),
        ({"exact", "more_than", "at_least"}, "at_least"),
        ({"more_than"}, "at_least"),
        ({"about"}, "about"),
        ({"exact", "nearly"}, "about"),
        ({"about", "nearly"}, "about"),
        ({"at_most", "exact"}, "at_most"),
        ({"less_than", "at_most"}, "at_most"),
        ({"at_least", "at_most"}, None),
        ({"at_least", "about"}, None),
        ({"nearly", "less_than"}, None),
        ({"vague"}, None),
        ({"exact", "range"}, None),
    ],
)
def test_the_weakest_modifier(modifiers: set[Modifier], wanted: Modifier | None) -> None:
    assert readings.weakest(frozenset(modifiers)) == wanted
