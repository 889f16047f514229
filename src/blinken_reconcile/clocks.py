"""The time of day in a few words: "as of 6 p.m.", "on Wednesday morning", "by nightfall", "21:57:00+01:00".

It is given as HH:MM, with the zone behind it where one is said: the offset from UTC (``18:00+05:30``), or the letters
of a zone that has several ("IST" is India's, Israel's and Ireland's): ``18:05 IST``. A part of a day is taken at
its end, since a figure given for it held by then. Times are compared with each other within one day only, and never
make a conflict.
"""

from __future__ import annotations

import re

# The letters of a zone, or its offset from UTC; "local time" names none.
ZONE = (
    r"(?:\s?(?P<name>Z|UTC|GMT|[ECMPAJKIW][SD]?T|BST|CES?T|EES?T|AES?T)\b)?"
    r"(?:\s?(?P<sign>[+-])(?P<oh>[01]\d):?(?P<om>[0-5]\d)(?![\d:]))?"
)
SECONDS = r"(?::[0-5]\d(?:\.\d+)?)?"
CLOCK = re.compile(rf"\b(?P<h>\d{{1,2}})(?:[:.h](?P<m>[0-5]\d))?{SECONDS}\s?(?P<half>[ap])\.?\s?m\b\.?(?:{ZONE})", re.I)
# A point parts hours and minutes only where the words behind say that it is a time: else "1.45 million" is one.
HOURS = re.compile(
    r"(?<![\d:.,+-])(?P<h>[01]?\d|2[0-3])"
    rf"(?:[:h](?P<m>[0-5]\d){SECONDS}|\.(?P<pointed>[0-5]\d)(?=\s?(?:hrs\b|hours\b|GMT\b|UTC\b|local\stime\b)))"
    rf"(?![\d:])(?:\s?hrs\b)?(?:{ZONE})",
    re.I,
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# "A night club", "on a night shift" name no hour.
NIGHT = (
    rf"(?:at|by|last|that|the\ssame)\snight|tonight|{WEEKDAY}(?:['’]s)?\snight"
    r"|on\s(?!an?\s)(?:[\w,]+\s){1,3}night(?![\s-]?(?:clubs?|shifts?|flights?|trains?|bus(?:es)?|markets?|schools?)\b)"
)
PARTS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), time)
    for words, time in (
        ("overnight", "06:00"), ("before dawn", "06:00"), ("at dawn", "07:00"), ("by dawn", "07:00"),
        ("morning", "12:00"), ("by noon", "12:00"), ("at noon", "12:00"), ("midday", "13:00"), ("afternoon", "18:00"),
        ("by dusk", "20:00"), ("evening", "22:00"), ("nightfall", "22:00"), ("midnight", "23:59"), (NIGHT, "23:59"),
    )
)  # fmt: skip
# Zones of one offset everywhere.
UTC = frozenset({"Z", "UTC", "GMT"})


def clock(text: str) -> str | None:
    """The first time of day in a text, None if there is none."""
    match = CLOCK.search(text)
    if match is not None and 1 <= int(match["h"]) <= 12:
        return f"{hour(int(match['h']), match['half']):02}:{match['m'] or '00'}{_zone(match)}"
    match = HOURS.search(text)
    if match is not None:
        return f"{int(match['h']):02}:{match['m'] or match['pointed']}{_zone(match)}"
    return next((time for words, time in PARTS if words.search(text)), None)


def hour(written: int, half: str | None) -> int:
    """The hour of a day of 24: 12 a.m. is 0, 12 p.m. is 12; an hour above 12 is one of 24 whatever stands behind."""
    if half is None or written > 12:
        return written
    return written % 12 + (12 if half.lower().startswith("p") else 0)


def printed(text: str) -> str | None:
    """The time of day of a stamp that stands beside a date: here "18.05" is a time without another word."""
    return clock(re.sub(r"(?<!\d)(\d\d?)\.([0-5]\d)(?!\d)", r"\1:\2", text, count=1))


def _zone(match: re.Match[str]) -> str:
    if match["sign"]:
        return f"{match['sign']}{match['oh']}:{match['om']}"
    name = (match["name"] or "").upper()
    return "+00:00" if name in UTC else f" {name}" if name else ""


# Nearly all clocks of the world are within so many minutes of UTC: a time without its zone is known to that.
FARTHEST = 12 * 60


def order(first: str, second: str) -> int | None:
    """Below 0 if the first of two times of one day is earlier, 0 if they are one; None if it cannot be told.

    Times with their offsets are compared as instants, those of one zone, or of none, as they stand; of a time
    whose offset is not known, and of one that has it, only what holds wherever it was written.
    """
    (one, mine), (other, theirs) = _minutes(first), _minutes(second)
    known = [zone[:1] in ("+", "-") for zone in (mine, theirs)]
    if mine != theirs and not all(known) and not (any(known) and abs(one - other) > FARTHEST):
        return None
    return (one > other) - (one < other)


def _minutes(time: str) -> tuple[int, str]:
    """Minutes since midnight, of UTC where the offset is known, and the zone."""
    minutes, zone = int(time[:2]) * 60 + int(time[3:5]), time[5:]
    if zone[:1] in ("+", "-"):
        offset = int(zone[1:3]) * 60 + int(zone[4:6])
        minutes -= offset if zone[0] == "+" else -offset
    return minutes, zone
