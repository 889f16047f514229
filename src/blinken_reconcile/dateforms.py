"""A matched date expression -> a When: the words of the calendar, and what each form of date says.

One function a form, named for it: "November 5, 2023" is a day (:func:`as_day`), "Nov. 3-5" :func:`as_day_span`,
"last Friday" :func:`as_weekday`, "two days ago" :func:`as_ago`, "last week" :func:`as_relative_unit`.
Which words match which form stands in the table of :mod:`periods`; groups of the pattern are named for
what they say (year, month, day, weekday, dir, part, edge, unit).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from . import numerals, pagedates
from .models import Direction, ShiftUnit, When

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = list(pagedates.WEEKDAYS)
MONTH_NUMBER = (
    {name.lower(): n for n, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
WEEKDAY_NUMBER = {name.lower(): n for n, name in enumerate(WEEKDAYS, 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
PARTS = "morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|lunchtime|daybreak|sunset|sunrise"
UNIT_OF: dict[str, ShiftUnit] = {
    "day": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade",
}  # fmt: skip
DIRECTION: dict[str, Direction] = {
    "last": "past", "past": "past", "previous": "past", "preceding": "past", "next": "future", "following": "future",
    "coming": "future", "this": "this", "current": "this",
}  # fmt: skip
Builder = Callable[[re.Match[str]], When | None]


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _when(match: re.Match[str], **fields: object) -> When:
    base = When(text=match.group().strip(), start=match.start(), end=match.end(), kind="day")
    return msgspec.structs.replace(base, **fields)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month_of(text: str | None) -> int | None:
    return MONTH_NUMBER[text.lower().rstrip(".")] if text else None


def _weekday_of(text: str | None) -> int | None:
    return WEEKDAY_NUMBER[text.lower().rstrip(".")] if text else None


def as_day(match: re.Match[str]) -> When | None:
    """November 5, 2023; Saturday 5 November; 5th Nov; Sunday evening, Nov. 5."""
    return _when(
        match,
        kind="day",
        year=_int(_group(match, "year")),
        month=_month_of(_group(match, "month")),
        day=_int(_group(match, "day")),
        weekday=_weekday_of(_group(match, "weekday")),
        part_of_day=_group(match, "part"),
    )


def as_iso(match: re.Match[str]) -> When | None:
    """2023-11-05; 2023-11-05T09:30Z."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _when(match, kind="day", year=int(match["year"]), month=month, day=day)


def as_day_span(match: re.Match[str]) -> When | None:
    """Nov. 3-5; 3-5 November 2023; from 3 to 5 November."""
    month, year = _month_of(match["month"]), _int(_group(match, "year"))
    first, last = int(match["first"]), int(match["last"])
    if not 1 <= first < last <= 31:
        return None
    until = _when(match, kind="day", year=year, month=month, day=last)
    return _when(match, kind="span", year=year, month=month, day=first, until=until)


def as_month(match: re.Match[str]) -> When | None:
    """November 2023; early December; in March."""
    edge = _edge(_group(match, "edge") or _group(match, "edge2"))
    return _when(
        match,
        kind="month",
        year=_int(_group(match, "year")),
        month=_month_of(match["month"]),
        edge=edge,
        direction=DIRECTION.get((_group(match, "dir") or "").lower()),
    )


def _edge(word: str | None) -> Literal["early", "mid", "late"] | None:
    table: dict[str, Literal["early", "mid", "late"]] = {
        "early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "middle": "mid",
        "end": "late",
    }  # fmt: skip
    return table.get((word or "").lower())


def as_year(match: re.Match[str]) -> When | None:
    """In 2003; the end of 2021."""
    return _when(match, kind="year", year=int(match["year"]), edge=_edge(_group(match, "edge")))


def as_decade(match: re.Match[str]) -> When | None:
    """The 1990s."""
    year = int(match["year"])
    return _when(match, kind="year", year=year, unit="decade") if year % 10 == 0 else None


def as_season(match: re.Match[str]) -> When | None:
    """Summer of 2022; last winter."""
    return _when(
        match,
        kind="season",
        text=match.group().strip(),
        month={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"].lower()],
        year=_int(_group(match, "year")),
        direction=DIRECTION.get((_group(match, "dir") or "").lower()),
    )


def as_weekday(match: re.Match[str]) -> When | None:
    """Sunday; last Friday; this Saturday; the following Monday; Sunday evening."""
    word = (_group(match, "dir") or "").lower()
    anaphor = word in ("following", "previous", "preceding") and match.group().lower().startswith("the ")
    return _when(
        match,
        kind="anaphor" if anaphor else "weekday",
        weekday=_weekday_of(match["weekday"]),
        direction=DIRECTION.get(word),
        part_of_day=_group(match, "part"),
    )


TODAY = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "the day before yesterday": -2, "the day after tomorrow": 2, "last evening": -1,
}  # fmt: skip


def as_today(match: re.Match[str]) -> When | None:
    """Today; yesterday evening; last night; this morning; earlier today."""
    word = re.sub(r"\s+", " ", match["word"].lower())
    part = _group(match, "part") or next((p for p in ("night", "morning", "afternoon", "evening") if p in word), None)
    return _when(match, kind="shift", shift=TODAY[word], unit="day", part_of_day=part)


def as_ago(match: re.Match[str]) -> When | None:
    """Two days ago; three weeks earlier; a day later (the last two count from the story)."""
    if match["unit"].lower() in ("hour", "minute"):
        return None
    written = match["count"].lower()
    count = int(written) if written.isdigit() else 1 if written in ("a", "an") else numerals.UNITS.get(written, 0)
    word = match["word"].lower()
    sign = 1 if word in ("later", "afterwards", "after", "from now", "on") else -1
    kind = "shift" if word in ("ago", "from now") else "anaphor"
    return _when(match, kind=kind, shift=sign * count, unit=UNIT_OF[match["unit"].lower()])


def as_relative_unit(match: re.Match[str]) -> When | None:
    """Last week; next month; this year; over the weekend; early this week."""
    word = (_group(match, "dir") or "this").lower()
    shift = {"past": -1, "future": 1, "this": 0}[DIRECTION[word]]
    return _when(
        match, kind="shift", shift=shift, unit=UNIT_OF[match["unit"].lower()], edge=_edge(_group(match, "edge")),
        direction=DIRECTION[word],
    )  # fmt: skip


def as_same_day(match: re.Match[str]) -> When | None:
    """Earlier in the day; later that day; the same evening; the previous day; the next morning; overnight."""
    text = match.group().lower()
    shift = (
        1
        if re.search(r"\b(?:next|following|day after)\b", text)
        else -1
        if re.search(r"\b(?:previous|day before|eve)\b", text)
        else 0
    )
    part = next((p for p in PARTS.split("|") if re.search(rf"\b{p}\b", text)), None)
    part = "earlier" if "earlier" in text else "later" if "later" in text else part
    return _when(match, kind="anaphor", shift=shift, unit="day", part_of_day=part)


def as_overnight(match: re.Match[str]) -> When | None:
    """Overnight into Sunday: the Saturday and the Sunday."""
    return _when(match, kind="weekday", weekday=_weekday_of(match["weekday"]), part_of_day="overnight")


def as_start_of(match: re.Match[str]) -> When | None:
    """The start of the year: its first day, as the opening of a window."""
    word = match["dir"].lower()
    shift = {"last": -1, "next": 1}.get(word, 0)
    return _when(match, kind="shift", shift=shift, unit=UNIT_OF[match["unit"].lower()], edge="early", direction="this")


def as_year_span(match: re.Match[str]) -> When | None:
    """Between 2015 and 2019."""
    first, last = int(match["first"]), int(match["last"])
    until = _when(match, kind="year", year=last)
    return _when(match, kind="span", year=first, until=until) if first < last else None


def as_months_of(match: re.Match[str]) -> When | None:
    """The first six months of 2021."""
    written, year = match["count"].lower(), int(match["year"])
    count = int(written) if written.isdigit() else numerals.UNITS[written]
    first, last = (1, count) if match["which"].lower() == "first" else (13 - count, 12)
    until = _when(match, kind="month", year=year, month=last)
    return _when(match, kind="span", year=year, month=first, until=until) if 0 < count < 12 else None


def as_quarter(match: re.Match[str]) -> When | None:
    """The first quarter of 2021; Q3 2023; the final quarter."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get((match["word"] or "").lower()) or int(
        match["digit"] or 1
    )
    month = 3 * number - 2
    until = _when(match, kind="month", year=_int(match["year"]), month=month + 2)
    return _when(match, kind="span", year=_int(match["year"]), month=month, until=until)
