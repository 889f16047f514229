"""Date expressions -> days, given the day an article was published.

Explicit days ("5th Nov", "November 5, 2023") are read by dateparser; weekdays,
months, years, weeks and shifts by the rules here, since no single preference of
dateparser's is right for all of them. Nothing is ever dated from today.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache
from typing import Any

import msgspec

from .dateforms import MONTHS, WEEKDAYS
from .models import Basis, Modality, When

ONE_DAY = dt.timedelta(days=1)


@cache
def _parser(year: int, month: int, day: int, prefer: str) -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": dt.datetime(year, month, day),
        "PREFER_DATES_FROM": prefer,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
    }
    return DateDataParser(languages=["en"], settings=settings)


@cache
def explicit_day(text: str, anchor: dt.date, prefer: str = "past") -> dt.date | None:
    """A day written out, by dateparser; the year, where missing, from the anchor."""
    data = _parser(anchor.year, anchor.month, anchor.day, prefer).get_date_data(text)
    return data.date_obj.date() if data and data.date_obj and data.period in ("day", "time") else None


def resolve(when: When, anchor: dt.date | None, *, basis: Basis, modality: Modality, near: str | None = None) -> When:
    """The days of an expression.

    Args:
        when: the expression, unresolved.
        anchor: the day of publication, or the story's, or None.
        basis: what the anchor rests on: "weekday" for the article's own date, "story" for the others'.
        modality: "planned" and "forecast" look forward.
        near: the day (ISO) of the event told just before, for "the same day" and "a day later".
    """
    forward = modality in ("planned", "forecast")
    dated = when
    if when.unit == "year" and when.kind in ("day", "month") and when.year is None and anchor is not None:
        dated = msgspec.structs.replace(when, year=anchor.year + when.shift)  # "next year's race, on May 25"
    try:
        if when.kind == "anaphor":
            near = near or (anchor.isoformat() if anchor and basis != "story" and when.unit == "year" else None)
            return _anaphor(when, dt.date.fromisoformat(near) if near else None)
        days = _days(dated, anchor, own=basis != "story", forward=forward)
    except (ValueError, OverflowError):  # "300 decades ago": before the year 1
        return when
    if days is None:
        return when
    low, high = days
    value = _value(when, low)
    settled: Basis = "stated" if when.year is not None else basis
    return msgspec.structs.replace(when, value=value, low=low.isoformat(), high=high.isoformat(), basis=settled)


def _value(when: When, low: dt.date) -> str:
    """ISO at the precision stated: a day, a month, a year, else the first day."""
    if when.kind == "year" and when.unit != "decade" and when.edge is None:
        return f"{low.year:04d}"
    if when.kind == "month" and when.edge is None:
        return f"{low.year:04d}-{low.month:02d}"
    return low.isoformat()


def _days(when: When, anchor: dt.date | None, *, own: bool, forward: bool) -> tuple[dt.date, dt.date] | None:
    if when.kind == "span" and when.month is None and when.year and when.until and when.until.year:
        return dt.date(when.year, 1, 1), dt.date(when.until.year, 12, 31)
    if when.kind in ("day", "span"):
        return _day(when, anchor, own=own, forward=forward)
    if when.kind == "year" and when.year:
        return _year(when)
    if when.kind in ("month", "season"):
        return _month(when, anchor, forward=forward)
    if anchor is None:
        return None
    if when.kind == "weekday" and when.weekday:
        day = _weekday(when, anchor, forward=forward)
        return (day - ONE_DAY, day) if when.part_of_day == "overnight" else (day, day)
    if when.kind == "shift" and own:
        return _shift(when, anchor, forward=forward)
    return None


def _day(when: When, anchor: dt.date | None, *, own: bool, forward: bool) -> tuple[dt.date, dt.date] | None:
    if when.month is None or when.day is None:
        return _month(when, anchor, forward=forward)
    if when.year is None and anchor is None:
        return None
    first = _date(when, anchor, own=own, forward=forward)
    if first is None:
        return None
    if when.until is None or when.until.day is None:
        return first, first
    try:
        return first, dt.date(first.year, when.until.month or first.month, when.until.day)
    except ValueError:
        return first, first


# A day without a year that comes within so many days is told as one to come, whatever the verb.
SOON = 90


def _date(when: When, anchor: dt.date | None, *, own: bool, forward: bool) -> dt.date | None:
    """One day: dateparser's reading, with the year that fits the anchor best."""
    base = anchor or dt.date(when.year or 2000, 1, 1)
    # A weekday before the date or a range around it would mislead dateparser: it gets the bare day.
    written = f"{when.day} {MONTHS[(when.month or 1) - 1]} {when.year or ''}".strip()
    found = explicit_day(written, base, "future" if forward else "past")
    if found is None or when.year is not None:
        return found
    if when.weekday is not None:  # "Friday, September 12": the year in which it is a Friday
        fitting = [
            c for step in (-1, 0, 1) if (c := _safe(found, found.year + step)) and c.isoweekday() == when.weekday
        ]
        found = min(fitting, key=lambda c: abs((c - base).days), default=found)
        return found
    candidates = [c for step in (-1, 0, 1) if (c := _safe(found, found.year + step))]
    nearest = min(candidates, key=lambda c: abs((c - base).days))
    # A day of a year ago is told with its year; "the payment falls due on April 15" is one of the next weeks.
    return found if own and (nearest - base).days > SOON else nearest


def _safe(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _weekday(when: When, anchor: dt.date, *, forward: bool) -> dt.date:
    """A weekday that is the day of publication is that day; else the last one, or the next if planned."""
    back = (anchor.isoweekday() - (when.weekday or 1)) % 7
    ahead = ((when.weekday or 1) - anchor.isoweekday()) % 7
    if when.direction == "future" or (forward and when.direction != "past"):
        return anchor + dt.timedelta(days=ahead or (7 if when.direction == "future" else 0))
    if when.direction == "past":
        return anchor - dt.timedelta(days=back or 7)
    return anchor - dt.timedelta(days=back)


def _year(when: When) -> tuple[dt.date, dt.date]:
    year = when.year or 1
    if when.unit == "decade":
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(when.edge or "", (1, 12))
    return dt.date(year, first, 1), _month_end(year, last)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _month(when: When, anchor: dt.date | None, *, forward: bool) -> tuple[dt.date, dt.date] | None:
    """A month or season; without a year the last one that began, or the next if planned."""
    month = when.month or 1
    year = when.year
    if year is None:
        if anchor is None:
            return None
        year = anchor.year + _years_off(when, month, anchor, forward=forward)
    if when.kind == "season":
        end = month + 2
        return dt.date(year, month, 1), _month_end(year + (end > 12), (end - 1) % 12 + 1)
    if when.until is not None and when.until.month:
        return dt.date(year, month, 1), _month_end(year, when.until.month)
    first, last = dt.date(year, month, 1), _month_end(year, month)
    if when.edge == "early":
        return first, first.replace(day=10)
    if when.edge == "mid":
        return first.replace(day=11), first.replace(day=20)
    if when.edge == "late":
        return first.replace(day=21), last
    return first, last


def _years_off(when: When, month: int, anchor: dt.date, *, forward: bool) -> int:
    """From the anchor's year to that of a month or season said without one."""
    if when.direction == "this" and when.kind == "season" and month == DECEMBER:
        # The winter of January began in the year before, and so did the one that is over.
        return -1 if anchor.month < SPRING or (not forward and anchor.month < SUMMER) else 0
    if forward or when.direction == "future":
        return 1 if month < anchor.month else 0
    if when.direction == "this":
        return 0  # "opens this December", "this summer" are of the year of the anchor, whatever the tense
    return -1 if month > anchor.month or (when.direction == "past" and month == anchor.month) else 0


SPRING, SUMMER, DECEMBER = 3, 6, 12


def _shift(when: When, anchor: dt.date, *, forward: bool = False) -> tuple[dt.date, dt.date] | None:
    """Last week, this weekend, two months ago. A week or decade with a direction is the calendar's: "last week"."""
    unit, n = when.unit, when.shift
    if when.edge == "early" and when.direction == "this" and unit in ("year", "month", "week"):
        first = _shift(msgspec.structs.replace(when, edge=None), anchor)
        return (first[0], first[0]) if first else None
    if unit == "day" or (unit == "week" and when.direction is None):
        day = anchor + dt.timedelta(days=n * (7 if unit == "week" else 1))
        return day, day
    if unit == "week":
        monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=n)
        return monday, monday + dt.timedelta(days=6)
    if unit == "weekend":
        return _weekend(n, anchor, forward=forward)
    if unit in ("month", "quarter"):
        return _shift_months(anchor, n * (3 if unit == "quarter" else 1), quarter=unit == "quarter")
    if unit == "decade" and when.direction is not None:
        return _decade(when, anchor)
    if unit in ("year", "decade"):
        year = anchor.year + n * (10 if unit == "decade" else 1)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None


def _weekend(n: int, anchor: dt.date, *, forward: bool) -> tuple[dt.date, dt.date]:
    """The last weekend, which on its own two days is the one before; one planned is the coming one."""
    within = anchor.isoweekday() >= SATURDAY
    saturday = anchor - dt.timedelta(days=(anchor.isoweekday() - SATURDAY) % 7)
    if n > 0:
        saturday += dt.timedelta(weeks=n)
    elif (n < 0 and within) or (n == 0 and forward and not within):
        saturday += dt.timedelta(weeks=-1 if n < 0 else 1)
    return saturday, saturday + ONE_DAY


SATURDAY = 6


def _decade(when: When, anchor: dt.date) -> tuple[dt.date, dt.date]:
    """A decade: this and last one are the calendar's; "the last decade", the past one: ten years up to the anchor."""
    if when.direction == "past" and not when.text.lower().startswith(("last", "previous", "the previous")):
        return dt.date(anchor.year - 10, 1, 1), anchor
    first = anchor.year // 10 * 10 + 10 * when.shift
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)


def _shift_months(anchor: dt.date, months: int, *, quarter: bool) -> tuple[dt.date, dt.date]:
    start = anchor.month - 1 - ((anchor.month - 1) % 3 if quarter else 0) + months
    year, month = anchor.year + start // 12, start % 12 + 1
    last = start + (2 if quarter else 0)
    return dt.date(year, month, 1), _month_end(anchor.year + last // 12, last % 12 + 1)


def _anaphor(when: When, near: dt.date | None) -> When:
    """The same day; a day later; the following Monday: from the event told just before."""
    if near is None:
        return when
    if when.weekday:
        step = (when.weekday - near.isoweekday()) % 7 or 7
        day = near + dt.timedelta(days=step) if when.direction == "future" else near - dt.timedelta(days=7 - step % 7)
    elif when.unit in (None, "day"):
        day = near + dt.timedelta(days=when.shift)
    elif when.unit == "week":
        day = near + dt.timedelta(weeks=when.shift)
    else:
        return when
    return msgspec.structs.replace(
        when, value=day.isoformat(), low=day.isoformat(), high=day.isoformat(), basis="inherited"
    )


def misfit(when: When) -> str | None:
    """The weekday a stated date really was, if the article names another one."""
    if when.kind != "day" or when.weekday is None or when.low is None:
        return None
    actual = dt.date.fromisoformat(when.low).isoweekday()
    return None if actual == when.weekday else WEEKDAYS[actual - 1]
