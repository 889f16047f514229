"""How numbers, days, hedges, cut-offs and short names are written."""

from __future__ import annotations

from typing import Any

import pytest

from blinken_reconcile.models import AsOf, When, Window
from blinken_reconcile.report import cells, labels

from . import factories as make


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (17.0, "17"),
        (0.0, "0"),
        (-3.0, "-3"),
        (2500, "2,500"),
        (10.0, "10"),
        (1_000_000.0, "1,000,000"),
        (12.5, "12.5"),
        (0.1, "0.1"),
        (-1234.75, "-1,234.75"),
        (1e-7, "0.0000001"),
        (1e21, "1,000,000,000,000,000,000,000"),
    ],
)
def test_number(value: float, written: str) -> None:
    assert cells.number(value) == written


@pytest.mark.parametrize(
    ("value", "kind", "unit", "slack", "written"),
    [
        (4.3e9, "money", "USD", 5e7, "$4.3bn"),
        (4_316_126_000.0, "money", "USD", 0.5, "$4,316,126,000"),
        (1_200_000.0, "money", "USD", 0.5, "$1,200,000"),
        (1_200_000.0, "money", "EUR", 5e4, "€1.2m"),
        (2e12, "money", "USD", 0.0, "$2tn"),
        (-5e6, "money", "GBP", 0.0, "-£5m"),
        (750.0, "money", "CHF", 0.5, "CHF 750"),
        (1_000_000.0, "money", "INR", 0.5, "Rs 1,000,000"),
        (143.0, "money", "p", 0.5, "143p"),
        (12.5, "percent", "%", 0.05, "12.5 %"),
        (170.0, "measure", "km", 0.5, "170 km"),
        (1.0, "duration", "hour", 0.5, "1 hour"),
        (3.0, "duration", "hour", 0.5, "3 hours"),
        (6.0, "measure", "square foot", 0.5, "6 square feet"),
        (60.0, "measure", "mph", 0.5, "60 mph"),
        (6.8, "measure", None, 0.05, "6.8"),
        (1_500_000.0, "count", None, 50_000.0, "1.5 million"),
        (1_500_000.0, "count", None, 0.0, "1,500,000"),
    ],
)
def test_amount(value: float, kind: str, unit: str | None, slack: float, written: str) -> None:
    assert cells.amount(value, kind=kind, unit=unit, slack=slack) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, "17"),
        ({"modifier": "at_least", "high": None}, "≥17"),
        ({"modifier": "more_than", "low": 18.0, "high": None}, ">17"),
        ({"modifier": "at_most", "low": None}, "≤17"),
        ({"modifier": "less_than", "low": None, "high": 16.0}, "<17"),
        ({"modifier": "about", "value": 2500.0, "low": 2250.0, "high": 2750.0}, "≈2,500"),
        ({"modifier": "nearly", "value": 900.0, "low": 810.0, "high": 899.0}, "nearly 900"),
        ({"modifier": "range", "value": None, "low": 10.0, "high": 12.0}, "10-12"),
        ({"modifier": "range", "value": None, "low": -2.0, "high": 3.0}, "-2 to 3"),
        ({"modifier": "range", "value": None, "low": 10.0, "high": 12.0, "kind": "percent", "unit": "%"}, "10-12 %"),
        (
            {"modifier": "range", "value": None, "low": 1e9, "high": 2e9, "kind": "money", "unit": "USD"},
            "$1bn to $2bn",
        ),
        ({"modifier": "vague", "value": None, "low": 24.0, "high": 99.0, "text": "several\ndozen"}, '"several dozen"'),
        ({"modifier": "at_least", "value": 32.0, "high": None, "ordinal": True, "text": "at least the 32nd"}, "≥32"),
        ({"value": 1.0, "weak": True, "text": "a"}, '1 ("a")'),
        ({"value": 29.0, "derived_from": ("x", "y")}, "29*"),
        ({"value": 29.0, "modifier": "about", "derived_from": ("x", "y")}, "≈29*"),
        ({"value": None, "modifier": "at_least", "low": 24.0, "high": None, "derived_from": ("x",)}, "≥24*"),
        ({"modality": "planned"}, "17 planned"),
        ({"role": "change", "modality": "forecast"}, "17 (change) forecast"),
        ({"role": "previous"}, "17 (earlier figure)"),
    ],
)
def test_reading(fields: dict[str, Any], written: str) -> None:
    assert cells.reading(make.claim(**fields)) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({}, "Sun 5 Nov 2023"),
        ({"basis": "weekday"}, "Sun 5 Nov 2023~"),
        ({"basis": "page"}, "Sun 5 Nov 2023~"),
        ({"year": None}, "Sun 5 Nov 2023~"),
        ({"kind": "year", "month": None, "value": "2003", "low": "2003-01-01", "high": "2003-12-31"}, "2003"),
        ({"kind": "month", "value": "2023-11", "low": "2023-11-01", "high": "2023-11-30"}, "Nov 2023"),
        ({"value": "?", "low": "2023-11-03", "high": "2023-11-05"}, "Fri 3 Nov to Sun 5 Nov 2023"),
        ({"value": "?", "low": "2022-12-31", "high": "2023-01-01"}, "Sat 31 Dec 2022 to Sun 1 Jan 2023"),
        ({"kind": "shift", "low": "2023-10-30", "value": "2023-10-30"}, "Mon 30 Oct to Sun 5 Nov 2023"),
        ({"kind": "season", "value": "2023-06-01", "low": "2023-06-01", "high": "2023-08-31"}, "1 Jun to 31 Aug 2023"),
        ({"kind": "year", "edge": "early", "value": "2003-01-01", "low": "2003-01-01"}, "early 2003"),
        ({"kind": "month", "edge": "late", "value": "2023-10-21", "low": "2023-10-21"}, "late Oct 2023"),
        ({"kind": "year", "unit": "decade", "value": "1990-01-01", "low": "1990-01-01"}, "1990s"),
        ({"value": "XXXX-WXX-7", "low": None, "high": None, "basis": "unknown"}, "a Sunday"),
        ({"value": "XXXX-10-07", "low": None, "high": None, "basis": "unknown"}, "7 Oct"),
        ({"value": "", "low": None, "high": None, "basis": "unknown", "text": "the other day"}, "the other day"),
    ],
)
def test_day(fields: dict[str, Any], written: str) -> None:
    assert cells.day(make.when(**fields)) == written


def test_a_date_claim_reads_as_its_day_with_its_mark_before_its_modality() -> None:
    dated = {"kind": "date", "value": "2023-11-05", "low": "2023-11-05", "high": "2023-11-05"}
    claim = make.claim(**dated, when=make.when(basis="weekday"), modality="planned")
    assert cells.reading(claim) == "Sun 5 Nov 2023~ planned"
    assert cells.marks(claim) == {"~"}


def test_a_bound_on_a_day_is_a_word() -> None:
    dated = {"kind": "date", "value": "2023-11-05", "low": None, "high": "2023-11-05"}
    assert cells.reading(make.claim(**dated, modifier="at_most", when=make.when())) == "by Sun 5 Nov 2023"


def test_an_unanchored_weekday_is_read_as_that_weekday() -> None:
    when = make.when(kind="weekday", value="XXXX-WXX-6", low=None, high=None, basis="unknown")
    claim = make.claim(kind="date", value="XXXX-WXX-6", low=None, high=None, when=when)
    assert cells.reading(claim) == "a Saturday"


def test_a_date_that_cannot_be_read_keeps_its_own_words() -> None:
    when = make.when(value="", low=None, high=None, basis="unknown")
    claim = make.claim(
        kind="date", value=None, low=None, high=None, modifier="about", text="around\nEaster\x1b[2J", when=when
    )
    assert cells.reading(claim) == "around Easter"


OPEN = Window(text="since October 17", basis="stated", start=make.when(value="2023-10-17"))

YEARLESS = make.window(end=make.when(text="November 3", year=None, value="2023-11-03", basis="story"))


@pytest.mark.parametrize(
    ("fields", "as_of", "written"),
    [
        ({"window": make.window()}, "2023-11-03", "to 3 Nov 2023"),
        ({"window": YEARLESS}, "2023-11-03", "to 3 Nov 2023"),
        ({"window": OPEN, "as_of": AsOf(date="2023-11-05", basis="published")}, "2023-11-05", "to 5 Nov 2023~"),
        ({"as_of": AsOf(date="2023-11-05", basis="stated")}, "2023-11-05", "as of 5 Nov 2023"),
        ({"as_of": AsOf(date="2023-11-05", basis="story")}, "2023-11-05", "as of 5 Nov 2023~"),
        ({}, None, ""),
    ],
)
def test_cut_off(fields: dict[str, Any], as_of: str | None, written: str) -> None:
    assert cells.cut_off([make.claim(**fields)], as_of) == written


def days_of(low: str, high: str, **kw: Any) -> When:
    """An expression of several days, as an anchored one is: its value is the first of them."""
    return make.when(value=low, low=low, high=high, **kw)


LAST_YEAR = days_of("2023-01-01", "2023-12-31", text="last year", kind="shift", year=None, basis="page")
LAST_WEEK = days_of("2023-10-30", "2023-11-05", text="last week", kind="shift", year=None, basis="weekday")
IN_MAY = make.when(value="2023-05", low="2023-05-01", high="2023-05-31", text="May 2023", kind="month")


@pytest.mark.parametrize(
    ("window", "written"),
    [
        (make.window(), "17 Oct 2023 to 3 Nov 2023"),
        (OPEN, "since 17 Oct 2023"),
        (make.window(start=LAST_YEAR, end=LAST_YEAR, text="last year"), "2023~"),
        (make.window(start=LAST_WEEK, end=LAST_WEEK, text="last week"), "30 Oct to 5 Nov 2023~"),
        (make.window(start=IN_MAY, end=IN_MAY, text="in May 2023"), "May 2023"),
        (make.window(start=None, end=LAST_WEEK, text="by the end of last week"), "to 5 Nov 2023~"),
        (None, ""),
    ],
)
def test_window(window: Window | None, written: str) -> None:
    assert cells.window(make.claim(window=window)) == written


@pytest.mark.parametrize(
    ("paths", "short"),
    [
        (("000_40.txt", "001_da.txt"), ("000", "001")),
        (("dw.txt", "irishtimes.txt", "indiatoday.txt"), ("dw", "iri", "ind")),
        (("reuters-a.txt", "reuters-b.txt"), ("reuters-a", "reuters-b")),
        (("Report.txt", "Report 2.txt"), ("Report", "Report 2")),
        (("1.txt", "10.txt"), ("1", "10")),
        (("a/index.html", "b/index.html"), ("a/index", "b/index")),
        (("x/a/index.html", "y/a/index.html"), ("x/a/index", "y/a/index")),
        (("same.txt", "same.html"), ("same.txt", "same.html")),
        (("-",), ("-",)),
        ((), ()),
    ],
)
def test_article_labels(paths: tuple[str, ...], short: tuple[str, ...]) -> None:
    articles = [make.article(id=f"id{at}", path=path) for at, path in enumerate(paths)]
    assert tuple(labels.article_labels(articles).values()) == short


def test_labels_with_blanks_are_set_apart_by_commas() -> None:
    assert labels.listed(["000", "001"]) == "000 001"
    assert labels.listed(["Report", "Report 2"]) == "Report, Report 2"


def test_short_ids_are_prefixes_of_one_id_alone() -> None:
    assert labels.short_ids(["abcdef1", "abcdeg2", "1234567", "g1"]) == {
        "abcdef1": "abcdef",
        "abcdeg2": "abcdeg",
        "1234567": "1234",
        "g1": "g1",
    }
