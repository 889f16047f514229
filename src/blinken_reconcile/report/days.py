"""ISO dates in words, at the precision that they have: ``Sun 5 Nov 2023``, ``Nov 2023``, ``2003``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..models import When

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = 7
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def iso_day(value: str, *, weekday: bool = True, year: bool = True) -> str:
    """An ISO date at its own precision: ``Sun 5 Nov 2023``, ``Nov 2023``, ``2003``; else "" ."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return _full_day(value, weekday=weekday, year=year)
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value):
        return f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return value if re.fullmatch(r"\d{4}", value) else _unanchored(value)


def weekday_name(value: str) -> str:
    """``Sunday`` for an ISO day."""
    return WEEKDAY_NAMES[date.fromisoformat(value).weekday()]


def _full_day(value: str, *, weekday: bool, year: bool) -> str:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return ""
    words = [WEEKDAYS[found.weekday()]] if weekday else []
    words += [str(found.day), MONTHS[found.month - 1]] + ([str(found.year)] if year else [])
    return " ".join(words)


def _unanchored(value: str) -> str:
    """``XXXX-WXX-7`` is a Sunday of no known week, ``XXXX-11-05`` a day of no known year."""
    if match := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return f"a {WEEKDAY_NAMES[int(match[1]) - 1]}"
    if match := re.fullmatch(r"XXXX-(0[1-9]|1[0-2])-(\d\d)", value):
        return f"{int(match[2])} {MONTHS[int(match[1]) - 1]}"
    if match := re.fullmatch(r"XXXX-(0[1-9]|1[0-2])", value):
        return MONTHS[int(match[1]) - 1]
    return ""


def span(value: str, low: str | None, high: str | None) -> str:
    """A date by its value, or by its first and last day: ``Fri 3 Nov to Sun 5 Nov 2023``; else ""."""
    if low and high and low != high and len(value) not in (4, 7):
        week = (date.fromisoformat(high) - date.fromisoformat(low)).days <= WEEK
        return f"{iso_day(low, weekday=week, year=low[:4] != high[:4])} to {iso_day(high, weekday=week)}"
    return iso_day(value) or iso_day(low or "")


def whole(when: When) -> str:
    """The days of an expression without weekdays, a calendar year or month by its name: ``2023``, ``17 Oct 2023``."""
    low, high = when.low, when.high
    if not low or not high or low == high:
        return iso_day(when.value, weekday=False)
    if low[4:] == "-01-01" and high == f"{low[:4]}-12-31":
        return low[:4]
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and low[:7] == high[:7]:
        return iso_day(low[:7])
    if when.edge:
        return written(when)
    return f"{iso_day(low, weekday=False, year=low[:4] != high[:4])} to {iso_day(high, weekday=False)}"


def written(when: When) -> str:
    """The days of an expression: as ``span`` has it, but ``early 2003`` and ``2000s``; else ""."""
    if when.unit == "decade" and when.kind == "year" and when.low:
        return f"{when.low[:4]}s"
    if when.edge and when.kind in ("month", "year") and when.low:
        return f"{when.edge} {iso_day(when.low[: 4 if when.kind == 'year' else 7])}"
    return span(when.value, when.low, when.high)
