"""Date expressions and the days they mean, by the day of publication and what the verb says."""

from __future__ import annotations

import datetime as dt

import pytest

from blinken_reconcile import anchors, periods
from blinken_reconcile.models import Modality, When
from blinken_reconcile.windows import windows


def settled(text: str, published: str, modality: Modality = "stated", near: str | None = None) -> When:
    (when,) = periods.find(text)
    return anchors.resolve(when, dt.date.fromisoformat(published), basis="weekday", modality=modality, near=near)


@pytest.mark.parametrize(
    ("text", "published", "modality", "low", "high"),
    [
        # weekends; 8 November 2023 was a Wednesday
        ("this weekend", "2023-11-08", "planned", "2023-11-11", "2023-11-12"),
        ("this weekend", "2023-11-08", "stated", "2023-11-04", "2023-11-05"),
        ("over the weekend", "2023-11-08", "stated", "2023-11-04", "2023-11-05"),
        ("this weekend", "2023-11-11", "planned", "2023-11-11", "2023-11-12"),
        ("this weekend", "2023-11-12", "planned", "2023-11-11", "2023-11-12"),
        ("next weekend", "2023-11-08", "planned", "2023-11-11", "2023-11-12"),
        ("next weekend", "2023-11-12", "planned", "2023-11-18", "2023-11-19"),
        ("last weekend", "2023-11-08", "stated", "2023-11-04", "2023-11-05"),
        ("last weekend", "2023-11-11", "stated", "2023-11-04", "2023-11-05"),
        ("last weekend", "2023-11-12", "stated", "2023-11-04", "2023-11-05"),
        # months and seasons with "this"
        ("this December", "2023-11-08", "stated", "2023-12-01", "2023-12-31"),
        ("this December", "2023-11-08", "planned", "2023-12-01", "2023-12-31"),
        ("this summer", "2023-05-08", "stated", "2023-06-01", "2023-08-31"),
        ("this March", "2023-11-08", "stated", "2023-03-01", "2023-03-31"),
        ("this winter", "2024-01-08", "stated", "2023-12-01", "2024-02-29"),
        ("this winter", "2024-01-08", "planned", "2023-12-01", "2024-02-29"),
        ("this winter", "2023-11-08", "stated", "2023-12-01", "2024-02-29"),
        ("in December", "2023-11-08", "stated", "2022-12-01", "2022-12-31"),
        ("last summer", "2023-05-08", "stated", "2022-06-01", "2022-08-31"),
        # weeks and decades
        ("the coming week", "2023-11-08", "planned", "2023-11-13", "2023-11-19"),
        ("coming week", "2023-11-08", "planned", "2023-11-13", "2023-11-19"),
        ("previous week", "2023-11-08", "stated", "2023-10-30", "2023-11-05"),
        ("two weeks ago", "2023-11-08", "stated", "2023-10-25", "2023-10-25"),
        ("this decade", "2023-11-08", "stated", "2020-01-01", "2029-12-31"),
        ("next decade", "2023-11-08", "planned", "2030-01-01", "2039-12-31"),
        ("last decade", "2023-11-08", "stated", "2010-01-01", "2019-12-31"),
        ("the past decade", "2023-11-08", "stated", "2013-01-01", "2023-11-08"),
        ("two decades ago", "2023-11-08", "stated", "2003-01-01", "2003-12-31"),
    ],
)
def test_the_days_of_an_expression(text: str, published: str, modality: Modality, low: str, high: str) -> None:
    when = settled(text, published, modality)
    assert (when.low, when.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "published"),
    [("300 decades ago", "2023-11-05"), ("999 years from now", "9900-11-05"), ("31 February 2023", "2023-11-05")],
)
def test_days_outside_the_calendar_stay_open(text: str, published: str) -> None:
    when = settled(text, published)
    assert (when.low, when.high) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("31 February 2023", "2023-02-XX"), ("February 29", "XXXX-02-29"), ("29 February 2023", "2023-02-XX")],
)
def test_a_day_that_its_month_does_not_have_is_unknown(text: str, value: str) -> None:
    (when,) = periods.find(text)
    assert when.value == value


def test_a_running_count_of_decades_begins_that_many_years_ago() -> None:
    (span,) = windows("in the past two decades", [])
    assert span.first is not None
    first = anchors.resolve(span.first, dt.date(2023, 11, 8), basis="weekday", modality="stated")
    assert first.low == "2003-01-01"


@pytest.mark.parametrize(
    ("text", "day"),
    [("the following Monday", "2023-11-13"), ("the previous Monday", "2023-11-06"), ("the day after", "2023-11-09")],
)
def test_a_day_told_from_the_event_before(text: str, day: str) -> None:
    assert settled(text, "2023-11-20", near="2023-11-08").low == day
