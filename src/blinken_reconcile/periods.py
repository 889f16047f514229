"""Text -> date expressions and windows, unresolved. Needs no parse and no anchor.

Forms read, one a line:
    2023-11-05   November 5, 2023   5th Nov   Nov. 5   the 5th of November   Nov. 3-5
    Sunday   on Sunday evening   last Friday   this Saturday   Saturday, Nov. 4   Sunday's
    today   yesterday   tonight   last night   this morning   over the weekend   overnight
    last week   next month   this year   two days ago   three weeks earlier   a day later
    earlier in the day   the same day   the previous day   the following Monday
    November 2023   in March   early December   in 2003   the 1990s   summer of 2022
    since October 17   between October 17 and November 3   from Monday to Friday   (windows)

Which day an expression means is worked out in :mod:`anchors`, from the date of
publication; what happened on it is read from the parse by :mod:`occasions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from . import numbers
from .models import Direction, Record, ShiftUnit, When

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
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_NUMBER = (
    {name.lower(): n for n, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
WEEKDAY_NUMBER = {name.lower(): n for n, name in enumerate(WEEKDAYS, 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
PARTS = "morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|lunchtime|daybreak|sunset|sunrise"

_MONTH = r"(?P<month>" + "|".join(MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"
_WEEKDAY_SHORT = r"(?P<weekday>" + "|".join(WEEKDAYS) + r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_PART = rf"(?:\s(?P<part>{PARTS})s?\b)"
_COUNT = r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"

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


def _day(match: re.Match[str]) -> When | None:
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


def _iso(match: re.Match[str]) -> When | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _when(match, kind="day", year=int(match["year"]), month=month, day=day)


def _day_span(match: re.Match[str]) -> When | None:
    """Nov. 3-5; 3-5 November 2023; from 3 to 5 November."""
    month, year = _month_of(match["month"]), _int(_group(match, "year"))
    first, last = int(match["first"]), int(match["last"])
    if not 1 <= first < last <= 31:
        return None
    until = _when(match, kind="day", year=year, month=month, day=last)
    return _when(match, kind="span", year=year, month=month, day=first, until=until)


def _month(match: re.Match[str]) -> When | None:
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


def _year(match: re.Match[str]) -> When | None:
    return _when(match, kind="year", year=int(match["year"]), edge=_edge(_group(match, "edge")))


def _decade(match: re.Match[str]) -> When | None:
    year = int(match["year"])
    return _when(match, kind="year", year=year, unit="decade") if year % 10 == 0 else None


def _season(match: re.Match[str]) -> When | None:
    return _when(
        match,
        kind="season",
        text=match.group().strip(),
        month={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"].lower()],
        year=_int(_group(match, "year")),
        direction=DIRECTION.get((_group(match, "dir") or "").lower()),
    )


def _weekday(match: re.Match[str]) -> When | None:
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


def _today(match: re.Match[str]) -> When | None:
    """Today; yesterday evening; last night; this morning; earlier today."""
    word = re.sub(r"\s+", " ", match["word"].lower())
    part = _group(match, "part") or next((p for p in ("night", "morning", "afternoon", "evening") if p in word), None)
    return _when(match, kind="shift", shift=TODAY[word], unit="day", part_of_day=part)


def _ago(match: re.Match[str]) -> When | None:
    """Two days ago; three weeks earlier; a day later (the last two count from the story)."""
    if match["unit"].lower() in ("hour", "minute"):
        return None
    written = match["count"].lower()
    count = int(written) if written.isdigit() else 1 if written in ("a", "an") else numbers.UNITS.get(written, 0)
    word = match["word"].lower()
    sign = 1 if word in ("later", "afterwards", "after", "from now", "on") else -1
    kind = "shift" if word in ("ago", "from now") else "anaphor"
    return _when(match, kind=kind, shift=sign * count, unit=UNIT_OF[match["unit"].lower()])


def _relative_unit(match: re.Match[str]) -> When | None:
    """Last week; next month; this year; over the weekend; early this week."""
    word = (_group(match, "dir") or "this").lower()
    shift = {"past": -1, "future": 1, "this": 0}[DIRECTION[word]]
    return _when(
        match, kind="shift", shift=shift, unit=UNIT_OF[match["unit"].lower()], edge=_edge(_group(match, "edge")),
        direction=DIRECTION[word],
    )  # fmt: skip


def _same_day(match: re.Match[str]) -> When | None:
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


def _overnight(match: re.Match[str]) -> When | None:
    """Overnight into Sunday: the Saturday and the Sunday."""
    return _when(match, kind="weekday", weekday=_weekday_of(match["weekday"]), part_of_day="overnight")


def _start_of(match: re.Match[str]) -> When | None:
    """The start of the year: its first day, as the opening of a window."""
    word = match["dir"].lower()
    shift = {"last": -1, "next": 1}.get(word, 0)
    return _when(match, kind="shift", shift=shift, unit=UNIT_OF[match["unit"].lower()], edge="early", direction="this")


def _year_span(match: re.Match[str]) -> When | None:
    first, last = int(match["first"]), int(match["last"])
    until = _when(match, kind="year", year=last)
    return _when(match, kind="span", year=first, until=until) if first < last else None


def _months_of(match: re.Match[str]) -> When | None:
    """The first six months of 2021."""
    written, year = match["count"].lower(), int(match["year"])
    count = int(written) if written.isdigit() else numbers.UNITS[written]
    first, last = (1, count) if match["which"].lower() == "first" else (13 - count, 12)
    until = _when(match, kind="month", year=year, month=last)
    return _when(match, kind="span", year=year, month=first, until=until) if 0 < count < 12 else None


def _quarter(match: re.Match[str]) -> When | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get((match["word"] or "").lower()) or int(
        match["digit"] or 1
    )
    month = 3 * number - 2
    until = _when(match, kind="month", year=_int(match["year"]), month=month + 2)
    return _when(match, kind="span", year=_int(match["year"]), month=month, until=until)


# Longest and most telling first; a span once taken is not read again.
RULES: tuple[tuple[re.Pattern[str], Builder], ...] = (
    (re.compile(rf"\b{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?\b"), _iso),
    (
        re.compile(
            rf"\b{_MONTH}\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?(?P<last>\d{{1,2}})(?:st|nd"
            rf"|rd|th)?(?!\s?[-–]|\d|,\d)(?:,?\s{_YEAR})?\b"
        ),
        _day_span,
    ),
    (
        re.compile(
            rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd"
            rf"|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?\b"
        ),
        _day_span,
    ),
    (
        re.compile(
            rf"\b(?:{_WEEKDAY_SHORT}{_PART}?,?\s(?:the\s)?)?{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?(?!\d"
            rf"|[,.]\d)(?!\s(?:Street|Avenue|Road|Square|Bridge|Movement|Brigade|Stadium|Brass|Band))"
        ),
        _day,
    ),
    (
        re.compile(
            rf"\b(?:{_WEEKDAY_SHORT}{_PART}?,?\s(?:the\s)?)?(?:the\s)?{_DAY}\s?(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?(?!\w)"
            r"(?!\s(?:Street|Avenue|Road|Square|Bridge|Movement|Brigade|Stadium|Brass|Band))"
        ),
        _day,
    ),
    (
        re.compile(
            rf"\b(?:(?P<edge>early|mid|late)(?:\s|-)(?:in\s)?|(?:the\s)?(?P<edge2>beginning|start|middle"
            rf"|end) of\s)?{_MONTH},?\s(?:of\s)?{_YEAR}\b",
            re.I,
        ),
        _month,
    ),
    (re.compile(r"\b(?P<edge>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?:in\s)?" + _MONTH + r"(?!\w)"), _month),
    (
        re.compile(
            rf"\b(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Dd]uring|[Tt]hrough"
            rf"|[Ff]rom|[Tt]o)\s(?P<keep>{_MONTH})(?!\w|\s\d)"
        ),
        _month,
    ),
    (
        re.compile(
            r"\b(?:the\s)?(?P<edge>start|beginning)\sof\s(?P<dir>this|the|last|next)"
            r"\s(?P<unit>week|month|quarter|year|decade)\b",
            re.I,
        ),
        _start_of,
    ),
    (
        re.compile(r"\b(?:between|from)\s(?P<first>(?:19|20)\d\d)\s(?:and|to)\s(?P<last>(?:19|20)\d\d)\b", re.I),
        _year_span,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<which>first|last)\s(?P<count>two|three|four|five|six|nine"
            rf"|\d{{1,2}})\smonths\sof\s{_YEAR}\b",
            re.I,
        ),
        _months_of,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<word>first|second|third|fourth|final)[\s-]quarter(?:\s(?:of\s)?{_YEAR})?\b(?P<digit>)",
            re.I,
        ),
        _quarter,
    ),
    (re.compile(rf"\bQ(?P<digit>[1-4])(?:\s(?:of\s)?{_YEAR})?\b(?P<word>)"), _quarter),
    (
        re.compile(
            rf"\b(?:(?P<dir>last|next|this)\s)?(?P<season>spring|summer|autumn|fall|winter)\s(?:of\s)?{_YEAR}\b", re.I
        ),
        _season,
    ),
    (re.compile(r"\b(?P<dir>last|next|this|in)\s(?P<season>spring|summer|autumn|winter)\b", re.I), _season),
    (
        re.compile(rf"\bovernight (?:on |into |to |from )?(?:(?:{'|'.join(WEEKDAYS)}) (?:in)?to )?{_WEEKDAY}\b", re.I),
        _overnight,
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
        _weekday,
    ),
    (
        re.compile(
            rf"\b(?P<word>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight"
            rf"|last night|last evening|this (?:morning|afternoon|evening))(?!\w){_PART}?",
            re.I,
        ),
        _today,
    ),
    (
        re.compile(
            rf"\b{_COUNT}\s{_UNIT}\s(?P<word>ago|earlier|previously|later|afterwards|from now"
            rf"|before(?!\s+(?:the|an?|he|she|they|it|[A-Z])\b))\b",
            re.I,
        ),
        _ago,
    ),
    (
        re.compile(
            r"\b(?:(?P<edge>early|late|earlier|later)\s)?(?:the\s)?(?P<dir>last|next|this|past|previous|coming"
            r"|following|current)\s(?P<unit>weekend|week|month|quarter|year|decade)\b(?!-)",
            re.I,
        ),
        _relative_unit,
    ),
    (re.compile(r"\b(?:over|at|during|on|of)\s(?:the|a)\s(?P<unit>weekend)\b", re.I), _relative_unit),
    (
        re.compile(
            rf"\b(?:(?:earlier|later|early|late)\s(?:in|on|that|the same|the)\s(?:the\s)?(?:day|{PARTS})"
            rf"|(?:earlier|later)\s(?:the\s)?same\s(?:day|{PARTS})|(?:the|that)\s(?:same|very)\s(?:day|{PARTS})"
            rf"|(?:on\s)?(?:that)\s(?:day|{PARTS})\b|the\s(?:previous|following|next)\s(?:day|{PARTS})"
            rf"|the\sday\s(?:before|after)\b(?=[,.;]|\s(?:and|when|he|she|they|it)\b|$))",
            re.I,
        ),
        _same_day,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<edge>beginning|start|middle|end|early|mid|late)(?:\sof\s"
            rf"|[\s-]){_YEAR}\b(?!\s(?:people|men))",
            re.I,
        ),
        _year,
    ),
    (re.compile(rf"\b{_YEAR}s\b"), _decade),
    (
        re.compile(
            r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\bBy )|(?<=\bof )(?<!\d of )"
            r"|(?<=\bduring )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|(?<=\bfrom )|(?<=\bFrom )|(?<=\bto )"
            r"|(?<=\bthe )|(?<=\bits )|(?<=\btheir )|(?<=\bhis )|(?<=\ba )|(?<=\())(?P<year>1[89]\d\d"
            r"|20\d\d)\b(?![,.]\d|[-–/]\d|%|\s?(?:million|billion|percent|per cent|dollars|euros|km|miles"
            r"|metres)\b|\s(?:[a-z]+\s)?(?:people|men|women|children|others|troops|soldiers|homes|houses)\b)"
        ),
        _year,
    ),
)


def find(text: str) -> list[When]:
    """All date expressions of a text, in order, unresolved, without overlaps."""
    taken: list[tuple[int, int]] = []
    found: list[When] = []
    for pattern, build in RULES:
        for match in pattern.finditer(text):
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
        value = year + (f"-{when.month:02d}" if when.month else "") + (f"-{when.day:02d}" if when.day else "")
    else:
        value = "XXXX-XX-XX"
    if when.until is not None:
        when = msgspec.structs.replace(when, until=_unanchored(when.until))
    return msgspec.structs.replace(when, value=value)


# ----------------------------------------------------------------------- windows


class WindowSpan(Record, frozen=True, kw_only=True):
    """A window as written: offsets of the whole phrase, its first and last expression.

    A ``calendar`` period ("in 2022") may as well date an event; it is a window only
    of a count that shares its predicate.
    """

    start: int
    end: int
    first: When | None
    last: When | None
    calendar: bool = False


OPEN = re.compile(
    r"\b(?:[Ss]ince|[Ee]ver since|[Ss]tarting|[Bb]eginning)\s(?:the\s(?:night|morning|evening|start|end"
    r"|beginning)\sof\s|last\s(?:night\s)?|early\s|late\s|on\s|at\s)?$"
)
UNTIL = re.compile(
    r"\b(?:[Uu]ntil|[Uu]p to|[Tt]hrough|[Tt]ill|[Bb]y|[Aa]s of|[Tt]o date as of)\s(?:the\send\sof\s|late\s|early\s)?$"
)
BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom)\s$")
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
            found.append(WindowSpan(start=when.start - len(opened.group()), end=when.end, first=when, last=None))
        elif (
            when.kind in CALENDAR_KINDS
            and PERIOD_LEAD.search(lead)
            and not (when.kind == "shift" and when.unit in ("day", "weekend"))
        ):
            found.append(WindowSpan(start=when.start, end=when.end, first=when, last=when.until or when, calendar=True))
    return [*found, *_last_n(text)]


# A calendar period that a count covers: "391 rhinos in 2022", "so far this year", "in the first quarter".
CALENDAR_KINDS = frozenset({"year", "month", "season", "span", "shift"})
PERIOD_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Tt]hroughout|[Ff]ar|[Aa]cross)\s(?:all\sof\s|the\s)?|\b[Ss]o far\s)$"
)


def _last_n(text: str) -> list[WindowSpan]:
    """In the past 24 hours; over the last three weeks: up to the day of publication."""
    found = []
    for match in LAST_N.finditer(text):
        written, unit = (match["count"] or "one").lower(), match["unit"].lower()
        if written in ("few", "several", "couple of"):
            continue
        count = int(written) if written.isdigit() else numbers.UNITS.get(written, 1)
        shift_unit: ShiftUnit = "day" if unit == "hour" else UNIT_OF[unit]
        count = max(1, round(count / 24)) if unit == "hour" else count
        base = When(text=match.group(), start=match.start(), end=match.end(), kind="shift", value="XXXX-XX-XX")
        first = msgspec.structs.replace(base, shift=-count, unit=shift_unit, direction="past")
        found.append(
            WindowSpan(
                start=match.start(), end=match.end(), first=first, last=msgspec.structs.replace(base, unit="day")
            )
        )
    return found


# ------------------------------------------------------------------ times of day

CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:GMT|UTC|BST|EST|EDT"
    r"|PST|PDT|CET|CEST|IST|local time))?|\d{4}\s(?:GMT|UTC))",
    re.I,
)


def clocks(text: str) -> list[tuple[int, int]]:
    """Offsets of clock times ("9:57 PM", "0430 GMT"), which are kept but not compared."""
    return [m.span() for m in CLOCK.finditer(text)]
