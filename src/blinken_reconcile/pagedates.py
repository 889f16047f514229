"""Full dates on a page: day, month and year.

Forms read, one a line:
    2023-11-05   2023/11/05   2023-11-05T21:57:00Z
    November 5, 2023   Nov. 5th 2023   Nov-05-2023
    5 November 2023    5th of Nov., 2023   05-Nov-2023
    23/04/2023   04/23/2023   23.4.2023      day and month can be told apart
    03/04/2023                               they cannot
    Nov. 5    5 November                     no year: as XXXX-11-05, and only where it is asked for
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

# Not the calendar module's names, which are those of the process's locale.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:19|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?<![\d/])(?:"
    rf"(?P<y1>{YEAR})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)"
    rf"|(?P<m2>{MONTH})[ \t-]*(?P<d2>\d\d?){ORDINAL},?[ \t-]+(?P<y2>{YEAR})"
    rf"|(?P<d3>\d\d?){ORDINAL}[ \t-]*(?:of[ \t]+)?(?P<m3>{MONTH}),?[ \t-]*(?P<y3>{YEAR})"
    rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4)(?P<y4>{YEAR})"
    rf")(?![\d/])",
    re.IGNORECASE,
)
YEARLESS = rf"(?:(?P<m5>{MONTH})[ \t]*(?P<d5>\d\d?)|(?P<d6>\d\d?){ORDINAL}[ \t]*(?P<m6>{MONTH}))(?!\d|[ ,]+{YEAR})"
# The time of day behind a date: ", 9:57 PM GMT", "T21:57:00+01:00", " - 18:05 IST".
BESIDE = re.compile(
    r"(?:T|[ \t]?[,|·–-]?[ \t]*(?:at[ \t])?)(?P<clock>\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:[ \t]?[ap]\.?m\b\.?)?"
    r"(?:[ \t]?hrs\b)?(?:[ \t]?(?:Z|UTC|GMT|[ECMPAJKIW][SD]?T|BST|CES?T|EES?T|AES?T)\b)?(?:[ \t]?[+-]\d\d?:?\d\d)?)",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A date and where it stands.

    ``iso`` is None if day and month cannot be told apart, and begins with XXXX if there is no year.
    """

    iso: str | None
    start: int
    end: int


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """The full dates in a stretch of text; impossible ones (31 February) are left out."""
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        found = _dated(match)
        if found is not None:
            yield found


def _dated(match: re.Match[str]) -> Dated | None:
    if match["y4"]:
        return _numeric(match)
    if match["y1"]:
        year, month, day = match["y1"], int(match["m1"]), match["d1"]
    else:
        year, day = match["y2"] or match["y3"], match["d2"] or match["d3"]
        month = MONTHS.index((match["m2"] or match["m3"])[:3].lower()) + 1
    iso = iso_day(int(year), month, int(day))
    return Dated(iso, match.start(), match.end()) if iso else None


def _numeric(match: re.Match[str]) -> Dated | None:
    year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
    possible = {iso_day(year, first, second), iso_day(year, second, first)} - {None}
    if not possible:
        return None
    # Guessing the order would be wrong for half of the world's pages: ambiguous means no date.
    return Dated(possible.pop() if len(possible) == 1 else None, match.start(), match.end())


def iso_day(year: int, month: int, day: int) -> str | None:
    """A day as ISO; None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def yearless(match: re.Match[str]) -> Iterator[Dated]:
    """A day and a month as XXXX-03-16: the year is for the story to say."""
    month, day = match["m5"] or match["m6"], match["d5"] or match["d6"]
    # A leap year, so that 29 February is a day.
    iso = iso_day(2000, MONTHS.index(month[:3].lower()) + 1, int(day)) if month else None
    if iso:
        start = match.start("m5") if match["m5"] else match.start("d6")
        yield Dated(f"XXXX{iso[4:]}", start, match.end("d5") if match["m5"] else match.end("m6"))
