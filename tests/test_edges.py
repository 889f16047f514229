"""Edges of the readers: a dash before a count, the rounding of a range, the turn of a year, the names of classes."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import blinken_reconcile
from blinken_reconcile import affinity, dated, ladderscope, lexicons, occasions
from blinken_reconcile.affinity import Day
from blinken_reconcile.pipeline import extract
from blinken_reconcile.quantity import quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Killed in Nairobi: –17 people, police said.", 17),
        ("-17 dead", 17),
        ("(-17 people)", 17),
        ("- 17 houses", 17),
        ("minus 17 points", -17),
        ("The index stood at -17.", -17),
        ("It was -3.2 % in May.", -3.2),
        ("Oslo had −40 degrees Celsius.", -40),
        ("It made $-50m.", -50e6),
    ],
)
def test_a_dash_before_what_is_counted_is_no_minus(text: str, value: float) -> None:
    assert [q.value for q in quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("$3-5 million", 0.5e6),
        ("3-5 million people", 0.5e6),
        ("between 3 million and 5 million people", 0.5e6),
        ("$3.5-5.5 million", 0.05e6),
        ("10-12 people", 0),
        ("10-12 km", 0.5),
        ("three or four people", 0),
        ("$3 million", 0.5e6),
    ],
)
def test_a_range_is_rounded_as_its_last_digit_says(text: str, slack: float) -> None:
    (found,) = quantities(text)
    assert found.slack == pytest.approx(slack)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ((None, 12, 31), (None, 1, 1), True),
        ((None, 1, 1), (2023, 12, 31), True),
        ((2022, 12, 31), (2023, 1, 1), True),
        ((2023, 12, 31), (2023, 1, 1), False),
        ((None, 2, 29), (None, 3, 1), True),
        ((None, 2, 29), (2024, 2, 29), True),
        ((None, 6, 1), (None, 12, 1), False),
        ((None, 2, 31), (None, 3, 1), False),
    ],
)
def test_days_at_the_turn_of_a_year(a: Day, b: Day, near: bool) -> None:
    assert affinity._near(a, b) is near
    assert affinity._near(b, a) is near


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [
        (2, 29, "2023-03-01", 2024),
        (2, 29, "2021-03-01", 2020),
        (2, 29, "2022-03-01", None),
        (12, 31, "2023-01-02", 2022),
        (1, 1, "2022-12-30", 2023),
    ],
)
def test_the_year_of_a_day(month: int, day: int, published: str, year: int | None) -> None:
    assert affinity._year(month, day, dt.date.fromisoformat(published)) == year


def _classes() -> Iterator[str]:
    """The event classes that comparisons and look-ups in the source name."""
    for path in Path(blinken_reconcile.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                named = getattr(node.left, "attr", getattr(node.left, "id", "")) == "klass"
                constants = [c for one in node.comparators for c in ast.walk(one)] if named else []
            elif (
                isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "event_class"
            ):
                constants = list(node.args)
            else:
                continue
            yield from (c.value for c in constants if isinstance(c, ast.Constant) and isinstance(c.value, str))


def test_every_event_class_that_the_source_names_is_in_the_lexicon() -> None:
    named = {*_classes(), *dated.SCHEDULED, *occasions.JUDGED, *ladderscope.TOLD_ONCE}
    assert len(named) > 12
    assert named - {c.key for c in lexicons.event_classes()} == set()


@pytest.mark.parametrize(
    "text",
    [
        "$3 million was raised to help the families of 12 miners.",
        "Six days they stayed for, of 30 planned.",
        "Of Kenya.",
    ],
)
def test_a_number_that_opens_its_sentence_has_no_word_before_it(text: str) -> None:
    extract(text)
