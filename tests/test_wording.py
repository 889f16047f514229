"""Numbers and days in words, as a person reads them."""

from __future__ import annotations

import datetime as dt

import pytest

from blinken_reconcile import anchors, evidence, wording
from blinken_reconcile.models import Basis, When, Zone


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (17, "17"),
        (-17, "-17"),
        (1400, "1,400"),
        (6.8, "6.8"),
        (1400.5, "1,400.5"),
        (2.0001, "2"),
        (0.0004, "0.0004"),
        (-0.00012345, "-0.000123"),
        (0.001, "0.001"),
        (4.3e9, "4.3 billion"),
        (123_456_789, "123,456,789"),
        (123_456_789_000, "123,456.789 million"),
        (1_234_567_000_000, "1,234.567 billion"),
        (2_500_000_000_000, "2.5 trillion"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_loses_none_of_its_digits(value: float, text: str) -> None:
    assert wording.number(value) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2023-11-05", "Sunday 5 November 2023"),
        ("XXXX-WXX-7", "Sunday"),
        ("2023-11", "2023-11"),
        ("2023-02-XX", "2023-02-XX"),
        ("XXXX-XX-XX", "an unknown day"),
        (None, "an unknown day"),
    ],
)
def test_a_day(iso: str | None, text: str) -> None:
    assert wording.day(iso) == text


def test_names_of_days_are_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("day_name", "month_name", "month_abbr"):
        monkeypatch.setattr(f"calendar.{name}", ["?"] * 13)
    assert wording.day("2023-11-05") == "Sunday 5 November 2023"
    assert wording.short_day("2023-11-05") == "5 Nov 2023"
    stated: Basis = "stated"
    when = When(text="Saturday, Nov. 5", start=0, end=16, kind="day", month=11, day=5, year=2023, weekday=6)
    settled = anchors.resolve(when, dt.date(2023, 11, 8), basis=stated, modality="stated")
    assert settled.low == "2023-11-05"
    assert anchors.misfit(settled) == "Sunday"
    text = "Published: Saturday, November 5, 2023"
    _, (warned,) = evidence.find("a", text, (Zone(kind="dateline", start=0, end=len(text)),))
    assert warned.message == '"Saturday, November 5, 2023": 2023-11-05 was a Sunday'
