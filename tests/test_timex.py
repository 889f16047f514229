"""Time expressions as TIMEX3: times of day, durations, parts of a year."""

from __future__ import annotations

import pytest

from blinken_reconcile.timex import dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began at 12:30 a.m. and rained.", "2023-11-05T00:30"),
        ("It began at 12:30 p.m. and rained.", "2023-11-05T12:30"),
        ("It began at 9:05 pm and rained.", "2023-11-05T21:05"),
        ("It began at 18:05 GMT and rained.", "2023-11-05T18:05Z"),
        ("It lasted 1,500 days.", "P1500D"),
        ("It lasted 1234567 days.", "P1234567D"),
        ("It lasted 1,234,567 days.", "P1234567D"),
        ("It lasted 2.5 hours.", "PT2.5H"),
        ("It lasted seventy days.", "P70D"),
        ("It lasted eighty years.", "P80Y"),
        ("It lasted sixty years.", "P60Y"),
        ("It lasted six days.", "P6D"),
        ("It rose in the first six months of 2021.", "2021-H1"),
        ("It rose in the last six months of 2021.", "2021-H2"),
        ("It rose in the first three months of 2021.", "2021-Q1"),
        ("It rose in the first nine months of 2021.", "2021-01/2021-09"),
        ("It rose in the third quarter of 2021.", "2021-Q3"),
    ],
)
def test_the_value_of_an_expression(text: str, value: str) -> None:
    assert [one.value for one in dates(text, "2023-11-05")] == [value]


@pytest.mark.parametrize("text", ["They won 9:75 am.", "It was 25:10 GMT."])
def test_no_time_of_day(text: str) -> None:
    assert [one.text for one in dates(text, "2023-11-05") if one.type == "TIME"] == []
