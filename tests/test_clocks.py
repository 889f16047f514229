"""Times of day in words and stamps, and which of two is the later."""

from __future__ import annotations

import pytest

from blinken_reconcile import clocks


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("as of 6 p.m. on Sunday", "18:00"),
        ("12:30 a.m.", "00:30"),
        ("5.45 pm local time", "17:45"),
        ("13:00 pm", "13:00"),
        ("at 21:57", "21:57"),
        ("21:57:00Z", "21:57+00:00"),
        ("T21:57:00+01:00", "21:57+01:00"),
        ("21:57:00.123-0800", "21:57-08:00"),
        ("18:00+05:30", "18:00+05:30"),
        ("9:57 PM GMT", "21:57+00:00"),
        ("18:05 IST", "18:05 IST"),
        ("at 14h30 on Monday", "14:30"),
        ("at 14.30 GMT", "14:30+00:00"),
        ("as of 07.15 hrs on Monday", "07:15"),
        ("as of 07.15 local time", "07:15"),
        # a decimal number, an offset alone, a score
        ("reached 1.45 million on Monday", None),
        ("2.15 percent", None),
        ("+01:00", None),
        ("on Monday", None),
        # parts of a day
        ("on Monday morning", "12:00"),
        ("on Monday night", "23:59"),
        ("on the night of the storm", "23:59"),
        ("late last night", "23:59"),
        ("overnight", "06:00"),
        ("a night club fire", None),
        ("on a night shift", None),
        ("on the busy night market", None),
        ("a fortnight ago", None),
    ],
)
def test_a_time_of_day(text: str, time: str | None) -> None:
    assert clocks.clock(text) == time


@pytest.mark.parametrize(("text", "time"), [("18.05 IST", "18:05 IST"), ("9.57", "09:57"), ("21:57", "21:57")])
def test_a_stamp_has_a_point_for_a_colon(text: str, time: str) -> None:
    assert clocks.printed(text) == time


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("09:00", "18:00", -1),
        ("18:00", "09:00", 1),
        ("09:00", "09:00", 0),
        ("10:00+09:00", "20:00-08:00", -1),
        ("23:30+05:30", "18:00+00:00", 0),
        ("09:00", "18:00+00:00", None),
        ("09:00 IST", "18:00+00:00", None),
        ("09:00 IST", "18:00 IST", -1),
        ("09:00 IST", "18:00 BST", None),
        # whatever the zone, this is the earlier one
        ("07:00+00:00", "20:00", -1),
        ("22:30", "09:00+00:00", 1),
        ("06:00 IST", "23:00 BST", None),
    ],
)
def test_which_of_two_times_is_later(first: str, second: str, order: int | None) -> None:
    assert clocks.order(first, second) == order
