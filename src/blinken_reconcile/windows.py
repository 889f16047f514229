"""Date expressions -> the periods that counts may cover; and clock times, which are kept but not compared.

Forms read, one a line:
    since October 17   ever since last night   starting at the end of May
    between October 17 and November 3   from Monday to Friday   (two expressions, one window)
    in the past 24 hours   over the last three weeks
    in 2022   so far this year   throughout March               (calendar periods)
    9:57 PM   0430 GMT                                          (clock times)
"""

from __future__ import annotations

import re

import msgspec

from . import numerals
from .dateforms import UNIT_OF
from .models import Record, ShiftUnit, When


class WindowSpan(Record, frozen=True, kw_only=True):
    """A window as written: offsets of the whole phrase, its first and last expression.

    A ``calendar`` period ("in 2022") may as well date an event; it is a window only
    of a count that shares its predicate. The ``clause`` of "since the war began in 2019"
    dates the beginning besides; a ``rank`` ("the worst attack since 2011") is no count's.
    """

    start: int
    end: int
    first: When | None
    last: When | None
    calendar: bool = False
    clause: bool = False
    rank: bool = False


OPEN = re.compile(
    r"\b(?:[Ss]ince|[Ee]ver since|[Ss]tarting|[Bb]eginning)\s(?:the\s(?:night|morning|evening|start|end"
    r"|beginning)\sof\s|last\s(?:night\s)?|early\s|late\s|on\s|at\s)?$"
)
# "Since the war began in 2019": the clause dates the beginning, for the count and for itself.
OPEN_CLAUSE = re.compile(
    r"\b(?:[Ss]ince|[Ee]ver since)\s(?:[\w'’-]+\s){1,5}?(?:began|started|broke out|erupted|opened|launched|struck|hit"
    r"|emerged|resumed|took (?:over|power|office|effect)|came to power"
    r"|was (?:founded|formed|launched|declared|imposed))\s"
    r"(?:(?:in|on|at|early|late|last|the|in the|early in|late in)\s)?$"
)
# "Has been missing since Friday", "the fire has ravaged the town since Sunday": the day that it began.
LASTING = re.compile(
    r"\b(?:(?:has|had) been|is|was)\smissing\s$"
    r"|\b(?:fires?|blaze|wildfires?|bushfires?|inferno|flames)\b[^.;\d]{0,60}?"
    r"\b(?:burn(?:ed|t|ing)|rag(?:ed|ing)|ravag(?:ed|ing)|blaz(?:ed|ing)|out of control)\b[^.;\d]{0,50}$",
    re.I,
)
# "The worst attack since 2011", "its lowest level since March": the span of a rank, which no number covers.
RANKED = re.compile(
    r"\b(?:the|its|their|his|her|our|a)\s(?:[\w’'-]+\s){0,2}?"
    r"(?:(?!latest|request|interest|protest|arrest|forest|contest|unrest|harvest|guest|west|rest|test)\w{2,}est|worst|best"
    r"|most\s\w+|first)(?:\s[\w’'%-]+){0,5}\s?,?\s?$",
    re.I,
)
BETWEEN = re.compile(
    r"\b(?:[Bb]etween|[Ff]rom)\s(?:(?:the\s)?(?:start|beginning|end|middle|night|morning|evening)\sof\s)?(?:the\s)?$"
)
LAST_N = re.compile(
    r"\b(?:in|over|during|for|within)\s(?:just\s|only\s)?(?:the\s)?(?:last|past|previous|preceding)\s"
    r"(?P<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|24|48|72|few|several"
    r"|couple of)?\s?(?P<unit>hour|day|week|month|year|decade)s?\b",
    re.I,
)


def windows(text: str, whens: list[When]) -> list[WindowSpan]:
    """Periods that counts may cover: since X, between X and Y, from X to Y, in the past N days."""
    found: list[WindowSpan] = []
    for i, when in enumerate(whens):
        after = whens[i + 1] if i + 1 < len(whens) else None
        lead = text[max(0, when.start - 40) : when.start]
        begin = BETWEEN.search(lead)
        if begin and after is not None and re.fullmatch(r"\s(?:and|to|until|through)\s", text[when.end : after.start]):
            found.append(WindowSpan(start=when.start - len(begin.group()), end=after.end, first=when, last=after))
        elif when.until is not None and re.search(r"\b(?:[Bb]etween|[Ff]rom|[Dd]uring|[Oo]ver|[Ii]n)\s$", lead):
            found.append(WindowSpan(start=when.start, end=when.end, first=when, last=when.until))
        elif opened := OPEN.search(lead):
            start = when.start - len(opened.group())
            since = bool(LASTING.search(text[max(0, start - 120) : start]))
            rank = ranked(text, when)
            found.append(WindowSpan(start=start, end=when.end, first=when, last=None, clause=since, rank=rank))
        elif opened := OPEN_CLAUSE.search(text[max(0, when.start - 90) : when.start]):
            start = when.start - len(opened.group())
            found.append(WindowSpan(start=start, end=when.end, first=when, last=None, clause=True))
        elif (
            when.kind in CALENDAR_KINDS
            and PERIOD_LEAD.search(lead)
            and not (when.kind == "shift" and when.unit in ("day", "weekend"))
        ):
            found.append(WindowSpan(start=when.start, end=when.end, first=when, last=when.until or when, calendar=True))
    return [*found, *_last_n(text)]


def ranked(text: str, when: When) -> bool:
    """Whether an expression opens the span of a rank: "its lowest level since March"."""
    opened = OPEN.search(text[max(0, when.start - 40) : when.start])
    start = when.start - len(opened.group()) if opened else 0
    return opened is not None and RANKED.search(text[max(0, start - 80) : start]) is not None


# A calendar period that a count covers: "391 rhinos in 2022", "so far this year", "in the first quarter".
CALENDAR_KINDS = frozenset({"year", "month", "season", "span", "shift"})
PERIOD_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Tt]hroughout|[Ff]ar|[Aa]cross)\s"
    r"(?:all\sof\s|(?:the\s)?(?:whole|course|rest)\sof\s|the\s)?|\b[Ss]o far\s)$"
)


def _last_n(text: str) -> list[WindowSpan]:
    """In the past 24 hours; over the last three weeks: up to the day of publication."""
    found = []
    for match in LAST_N.finditer(text):
        written, unit = (match["count"] or "one").lower(), match["unit"].lower()
        if written in ("few", "several", "couple of"):
            continue
        count = int(written) if written.isdigit() else numerals.UNITS.get(written, 1)
        shift_unit: ShiftUnit = "day" if unit == "hour" else UNIT_OF[unit]
        count = max(1, round(count / 24)) if unit == "hour" else count
        base = When(text=match.group(), start=match.start(), end=match.end(), kind="shift", value="XXXX-XX-XX")
        first = msgspec.structs.replace(base, shift=-count, unit=shift_unit)
        found.append(
            WindowSpan(
                start=match.start(), end=match.end(), first=first, last=msgspec.structs.replace(base, unit="day")
            )
        )
    return found


CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:GMT|UTC|BST|EST|EDT"
    r"|PST|PDT|CET|CEST|IST|local time))?|\d{4}\s(?:GMT|UTC))",
    re.I,
)


def clocks(text: str) -> list[tuple[int, int]]:
    """Offsets of clock times ("9:57 PM", "0430 GMT"), which are kept but not compared."""
    return [m.span() for m in CLOCK.finditer(text)]
