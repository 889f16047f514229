"""Text -> date expressions, unresolved. Needs no parse and no anchor.

Forms read, one a line:
    2023-11-05   November 5, 2023   5th Nov   Nov. 5   the 5th of November   Nov. 3-5
    Sunday   on Sunday evening   last Friday   this Saturday   Saturday, Nov. 4   Sunday's
    today   yesterday   tonight   last night   this morning   over the weekend   overnight
    last week   next month   this year   two days ago   three weeks earlier   a day later
    earlier in the day   the same day   the previous day   the following Monday
    November 2023   in March   early December   in 2003   the 1990s   summer of 2022

What each form says is built in :mod:`dateforms`; periods that two of them make are read by
:mod:`windows`. Which day an expression means is worked out in :mod:`anchors`, from the date of
publication; what happened on it is read from the parse by :mod:`occasions`.
"""

from __future__ import annotations

import calendar
import re

import msgspec

from .dateforms import (
    DIRECTION,
    MONTHS,
    PARTS,
    WEEKDAYS,
    Builder,
    as_ago,
    as_day,
    as_day_span,
    as_decade,
    as_iso,
    as_month,
    as_months_of,
    as_overnight,
    as_quarter,
    as_relative_unit,
    as_same_day,
    as_season,
    as_start_of,
    as_today,
    as_weekday,
    as_year,
    as_year_span,
)
from .models import When
from .numerals import folded

_MONTH = r"(?P<month>" + "|".join(MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"
_WEEKDAY_SHORT = r"(?P<weekday>" + "|".join(WEEKDAYS) + r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_PART = rf"(?:\s(?P<part>{PARTS})s?\b)"
_COUNT = r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"

# Longest and most telling first; a span once taken is not read again.
RULES: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (re.compile(rf"\b{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?\b"), as_iso),
    (
        re.compile(
            rf"\b{_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?(?P<last>\d{{1,2}})(?:st|nd"
            rf"|rd|th)?(?!\s?[-–]|\d|,\d)(?:,?\s{_YEAR})?\b"
        ),
        as_day_span,
    ),
    (
        re.compile(
            rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd"
            rf"|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?\b"
        ),
        as_day_span,
    ),
    (
        re.compile(
            rf"\b(?:{_WEEKDAY_SHORT}{_PART}?,?\s(?:the\s)?)?{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?(?!\d"
            rf"|[,.]\d)(?!\s(?:Street|Avenue|Road|Square|Bridge|Movement|Brigade|Stadium|Brass|Band))"
        ),
        as_day,
    ),
    (
        re.compile(
            rf"\b(?:{_WEEKDAY_SHORT}{_PART}?,?\s(?:the\s)?)?(?:the\s)?{_DAY}\s?(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?(?!\w)"
            r"(?!\s(?:Street|Avenue|Road|Square|Bridge|Movement|Brigade|Stadium|Brass|Band))"
        ),
        as_day,
    ),
    (
        re.compile(
            rf"\b(?:(?P<edge>early|mid|late)(?:\s|-)(?:in\s)?|(?:the\s)?(?P<edge2>beginning|start|middle"
            rf"|end) of\s)?{_MONTH},?\s(?:of\s)?{_YEAR}\b",
            re.I,
        ),
        as_month,
    ),
    (re.compile(r"\b(?P<edge>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?:in\s)?" + _MONTH + r"(?!\w)"), as_month),
    (
        re.compile(
            rf"\b(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Dd]uring|[Tt]hrough"
            rf"|[Ff]rom|[Tt]o)\s(?P<keep>{_MONTH})(?!\w|\s\d)"
        ),
        as_month,
    ),
    (
        re.compile(
            r"\b(?:the\s)?(?P<edge>start|beginning)\sof\s(?P<dir>this|the|last|next)"
            r"\s(?P<unit>week|month|quarter|year|decade)\b",
            re.I,
        ),
        as_start_of,
    ),
    (
        re.compile(r"\b(?:between|from)\s(?P<first>(?:19|20)\d\d)\s(?:and|to)\s(?P<last>(?:19|20)\d\d)\b", re.I),
        as_year_span,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<which>first|last)\s(?P<count>two|three|four|five|six|nine"
            rf"|\d{{1,2}})\smonths\sof\s{_YEAR}\b",
            re.I,
        ),
        as_months_of,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<word>first|second|third|fourth|final)[\s-]quarter(?:\s(?:of\s)?{_YEAR})?\b(?P<digit>)",
            re.I,
        ),
        as_quarter,
    ),
    (re.compile(rf"\bQ(?P<digit>[1-4])(?:\s(?:of\s)?{_YEAR})?\b(?P<word>)"), as_quarter),
    (
        re.compile(
            rf"\b(?:(?P<dir>last|next|this)\s)?(?P<season>spring|summer|autumn|fall|winter)\s(?:of\s)?{_YEAR}\b", re.I
        ),
        as_season,
    ),
    (re.compile(r"\b(?P<dir>last|next|this|in)\s(?P<season>spring|summer|autumn|winter)\b", re.I), as_season),
    (
        re.compile(rf"\bovernight (?:on |into |to |from )?(?:(?:{'|'.join(WEEKDAYS)}) (?:in)?to )?{_WEEKDAY}\b", re.I),
        as_overnight,
    ),
    (
        re.compile(
            rf"\b(?:(?:just\s|shortly\s)?(?:before|after|at|around)\s(?:dawn|sunrise|daybreak|midnight|noon"
            rf"|midday|dusk|sunset|nightfall)\son\s)?(?:(?:the\s)?(?P<dir>last|next|this|coming|following"
            rf"|previous|preceding"
            rf"|past)\s)?"
            rf"(?<!every )(?<!each )(?<!Every )(?<!Black )(?<!Bloody )(?<!Super )(?<!Cyber )"
            rf"{_WEEKDAY}(?![\w])(?!\s(?:Club|Street|Times|Post|Courier|Mirror|Express|Mail|Telegraph|Herald|Tribune)\b)(?:'s|’s)?{_PART}?"
        ),
        as_weekday,
    ),
    (
        re.compile(
            rf"\b(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight"
            rf"|last night|last evening|this (?:morning|afternoon|evening))(?!\w){_PART}?",
            re.I,
        ),
        as_today,
    ),
    (
        re.compile(
            rf"\b{_COUNT}\s{_UNIT}\s(?P<word>ago|earlier|previously|later|afterwards|from now"
            rf"|before(?!\s+(?:the|an?|he|she|they|it|[A-Z])\b))\b",
            re.I,
        ),
        as_ago,
    ),
    (
        re.compile(
            r"\b(?:(?P<edge>early|late|earlier|later)\s)?(?:the\s)?(?P<dir>last|next|this|past|previous|coming"
            r"|following|current)\s(?P<unit>weekend|week|month|quarter|year|decade)\b(?!-)",
            re.I,
        ),
        as_relative_unit,
    ),
    (re.compile(r"\b(?:over|at|during|on|of)\s(?:the|a)\s(?P<unit>weekend)\b", re.I), as_relative_unit),
    (
        re.compile(
            rf"\b(?:(?:earlier|later|early|late)\s(?:in|on|that|the same|the)\s(?:the\s)?(?:day|{PARTS})"
            rf"|(?:earlier|later)\s(?:the\s)?same\s(?:day|{PARTS})|(?:the|that)\s(?:same|very)\s(?:day|{PARTS})"
            rf"|(?:on\s)?(?:that)\s(?:day|{PARTS})\b|the\s(?:previous|following|next)\s(?:day|{PARTS})"
            rf"|the\sday\s(?:before|after)\b(?=[,.;]|\s(?:and|when|he|she|they|it)\b|$))",
            re.I,
        ),
        as_same_day,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<edge>beginning|start|middle|end|early|mid|late)(?:\sof\s"
            rf"|[\s-]){_YEAR}\b(?!\s(?:people|men))",
            re.I,
        ),
        as_year,
    ),
    (re.compile(rf"\b{_YEAR}s\b"), as_decade),
    (
        re.compile(
            r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\bBy )|(?<=\bof )(?<!\d of )"
            r"|(?<=\bduring )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|(?<=\bfrom )|(?<=\bFrom )|(?<=\bto )"
            r"|(?<=\bthe )|(?<=\bits )|(?<=\btheir )|(?<=\bhis )|(?<=\ba )|(?<=\())(?P<year>1[89]\d\d"
            r"|20\d\d)\b(?![,.]\d|[-–/]\d|%|\s?(?:million|billion|percent|per cent|dollars|euros|km|miles"
            r"|metres)\b|\s(?:[a-z]+\s)?(?:people|men|women|children|others|troops|soldiers|homes|houses)\b)"
        ),
        as_year,
    ),
)


def find(text: str) -> list[When]:
    """All date expressions of a text, in order, unresolved, without overlaps."""
    taken: list[tuple[int, int]] = []
    found: list[When] = []
    read = folded(text)
    for pattern, build in RULES:
        for match in pattern.finditer(read):
            start, end = _trimmed(match)
            if any(a < end and start < b for a, b in taken):
                continue
            when = build(match)
            if when is None:
                continue
            found.append(_placed(when, text, start, end))
            taken.append((start, end))
    return [_unanchored(w) for w in sorted(found, key=lambda w: w.start)]


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The span without a leading preposition that was only a cue ("in March": March)."""
    start, end = match.span()
    if "keep" in match.groupdict() and match["dir"].lower() not in DIRECTION:
        start = match.start("keep")
    if re.match(r"(?:over|at|during|on|of)\s", match.group(), re.I) and match.groupdict().get("unit"):
        start += match.group().index(" ") + 1
    return start, end


def _placed(when: When, text: str, start: int, end: int) -> When:
    until = msgspec.structs.replace(when.until, start=start, end=end, text=text[start:end]) if when.until else None
    stripped = re.sub(r"['’]s$", "", text[start:end].rstrip())
    return msgspec.structs.replace(when, text=stripped, start=start, end=start + len(stripped), until=until)


def _unanchored(when: When) -> When:
    """Fill in ``value``: what the words alone say, X for what they do not."""
    if when.kind == "weekday" or (when.kind == "anaphor" and when.weekday):
        value = f"XXXX-WXX-{when.weekday}"
    elif when.kind in ("day", "month", "year", "span", "season"):
        year = f"{when.year:04d}" if when.year else "XXXX"
        value = year + (f"-{when.month:02d}" if when.month else "") + (f"-{_day_of(when)}" if when.day else "")
    else:
        value = "XXXX-XX-XX"
    if when.until is not None:
        when = msgspec.structs.replace(when, until=_unanchored(when.until))
    return msgspec.structs.replace(when, value=value)


def _day_of(when: When) -> str:
    """The day of a date in two digits; XX where its month has no such day (31 February)."""
    last = calendar.monthrange(when.year or LEAP, when.month)[1] if when.month else 31
    return f"{when.day:02d}" if (when.day or 0) <= last else "XX"


# Without a year, 29 February is a day.
LEAP = 2000
