"""Text -> time expressions as TIMEX3: a stand-alone view on the date reader.

``dates(text, published)`` needs no parse. Types are those of TIMEX3 (DATE, TIME,
DURATION); values are ISO, with ``XXXX`` where no day of publication is given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from . import anchors, clocks, numbers, numerals, periods, sentences
from .models import Modality, Record, When

TimexType = Literal["DATE", "TIME", "DURATION"]


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time expression: offsets, TIMEX3 type and value, and its days (ISO) where it has any."""

    text: str
    start: int
    end: int
    type: TimexType
    value: str
    low: str | None = None
    high: str | None = None


PART_CODE = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI"}
UNIT_CODE = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M", "year": "{}Y",
    "decade": "{}DE",
}  # fmt: skip
VAGUE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:recently|lately|recent (?:days|weeks|months|history))\b", re.I), "PAST_REF"),
    (re.compile(r"\b(?:the (?:near |foreseeable )?future|the (?:long|short) term)\b", re.I), "FUTURE_REF"),
)
# A plan said in the date's own clause, before it: "will open on Friday", "closed until Friday".
AHEAD = re.compile(
    r"\b(?:will|shall|plans? to|expected to|scheduled|is to|are to|was to|were to|due|set to|intends? to"
    r"|going to|until|to (?:remain|be))\b[^,;]*$",
    re.I,
)
# The longer words first: "sixty" is no "six".
NUMBERED = "|".join(sorted([*numerals.UNITS, *numerals.TENS, "hundred"], key=len, reverse=True))
LASTING = re.compile(
    rf"\b(?P<hedge>(?:over|more than|about|nearly|almost|at least|some|the (?:past|last"
    rf"|next)) )?(?P<count>\d{{1,3}}(?:,\d{{3}})+|(?<![\d,.])\d+(?:\.\d+)?|{NUMBERED}|an?|half an?|several|few)"
    r"(?P<gap>[ -](?:straight |consecutive |full |trading |more )?)(?P<unit>second|minute|hour|day|week|month"
    r"|year|decade)s?\b(?! ago)",
    re.I,
)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\.?)?\s?(?P<zone>UTC|GMT"
    r"|(?-i:[A-Z]{2,4}T)\b)?(?:\s\((?:GMT|UTC)[^)]*\))?",
    re.I,
)


def dates(text: str, published: str | None = None) -> list[TimeExpression]:
    """All time expressions of a text.

    Args:
        text: prose; offsets of the result count in it.
        published: the day it was published (ISO); weekdays and the like are dated from it.

    Raises:
        ValueError: ``published`` is no ISO date.
    """
    anchor = dt.date.fromisoformat(published) if published else None
    found: list[TimeExpression] = []
    near: str | None = None
    for start, end in sentences.of_text(text):
        made, near = _sentence(text[start:end], start, anchor, near)
        found.extend(made)
    return sorted(found, key=lambda t: (t.start, t.end))


def _sentence(text: str, at: int, anchor: dt.date | None, near: str | None) -> tuple[list[TimeExpression], str | None]:
    made: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    for when in periods.find(text):
        mood: Modality = "planned" if AHEAD.search(text[: when.start]) else "stated"
        settled = anchors.resolve(when, anchor, basis="weekday", modality=mood, near=near)
        near = settled.low if settled.low and settled.low == settled.high else near
        made.extend(_expressions(settled, text, at))
        taken.append((when.start, when.end))
    made.extend(_others(text, at, taken, near or (anchor.isoformat() if anchor else None)))
    return made, near


def _expressions(when: When, text: str, at: int) -> Iterator[TimeExpression]:
    """One expression, or the two years of "between 2014 and 2016", which TIMEX3 marks apart."""
    if not (when.kind == "span" and when.month is None):
        yield _expression(when, at)
        return
    for match in re.finditer(r"\d{4}", text[when.start : when.end]):
        a, b = when.start + match.start(), when.start + match.end()
        year = match.group()
        yield TimeExpression(
            text=year, start=at + a, end=at + b, type="DATE", value=year, low=f"{year}-01-01", high=f"{year}-12-31"
        )


def _expression(when: When, at: int) -> TimeExpression:
    code = PART_CODE.get(when.part_of_day or "")
    value = _value(when)
    kind: TimexType = "TIME" if code and len(value) == 10 else "DATE"
    return TimeExpression(
        text=when.text, start=when.start + at, end=when.end + at, type=kind,
        value=f"{value}T{code}" if kind == "TIME" else value, low=when.low, high=when.high,
    )  # fmt: skip


def _value(when: When) -> str:
    """The TIMEX3 value: a day, week, month, quarter, season, year or decade."""
    if when.low is None:
        return when.value
    first = dt.date.fromisoformat(when.low)
    iso = first.isocalendar()
    if when.kind == "year":
        return f"{first.year // 10}" if when.unit == "decade" else f"{first.year:04d}"
    if when.kind == "month":
        return when.low[:7]
    if when.kind == "season":
        return f"{first.year:04d}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[first.month] }"
    if when.kind == "span" and when.day is None and when.high:
        return _months(first, dt.date.fromisoformat(when.high)) if when.month else f"{when.low[:4]}/{when.high[:4]}"
    if when.kind == "span" and when.high:
        return f"{when.low}/{when.high}"
    by_unit = {
        "week": f"{iso.year:04d}-W{iso.week:02d}",
        "weekend": f"{iso.year:04d}-W{iso.week:02d}-WE",
        "month": when.low[:7],
        "quarter": f"{first.year:04d}-Q{(first.month + 2) // 3}",
        "year": when.low[:4],
        "decade": when.low[:3],
    }
    if when.kind != "shift" or when.low == when.high:
        return when.low
    return by_unit.get(when.unit or "", when.low)


def _months(first: dt.date, last: dt.date) -> str:
    """Months of a year: a quarter or a half where they are one ("the last six months"), else first and last."""
    length = last.month - first.month + 1
    for months, letter in ((3, "Q"), (6, "H")):
        if length == months and (first.month - 1) % months == 0:
            return f"{first.year:04d}-{letter}{(first.month - 1) // months + 1}"
    return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"


def _others(text: str, at: int, taken: list[tuple[int, int]], day: str | None) -> Iterator[TimeExpression]:
    """Clock times, durations and vague references, where no date stands."""
    for match in CLOCK.finditer(text):
        if (match["half"] or match["zone"]) and int(match["hour"]) < 24 and _free(match, taken):
            yield _clock(match, at, day)
            taken.append(match.span())
    for match in LASTING.finditer(text):
        if _free(match, taken) and (match["hedge"] or match["count"].lower() not in ("a", "an", "few")):
            yield _lasting(match, at)
            taken.append(match.span())
    for pattern, value in VAGUE:
        for match in pattern.finditer(text):
            if _free(match, taken):
                yield TimeExpression(
                    text=match.group(), start=at + match.start(), end=at + match.end(), type="DATE", value=value
                )


def _free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return not any(a < match.end() and match.start() < b for a, b in taken)


def _clock(match: re.Match[str], at: int, day: str | None) -> TimeExpression:
    """18:00 UTC: the day of the sentence, with the hour; Z for universal time."""
    hour = clocks.hour(int(match["hour"]), match["half"])
    zone = "Z" if (match["zone"] or "").upper() in ("UTC", "GMT") else ""
    value = f"{day or 'XXXX-XX-XX'}T{hour:02d}:{match['minute']}{zone}"
    text = match.group().rstrip()
    if text.endswith("m.") and text[-3:-2] != ".":
        text = text[:-1]  # "9:30am." ends a sentence; the stop of "9:30 a.m." is its own
    return TimeExpression(
        text=text,
        start=at + match.start(),
        end=at + match.start() + len(text),
        type="TIME",
        value=value,
        low=day,
        high=day,
    )


def _lasting(match: re.Match[str], at: int) -> TimeExpression:
    """Six straight days: P6D; several years: PXY."""
    written, unit = match["count"].lower(), match["unit"].lower()
    found = numbers.scan(written)
    count = (
        "X"
        if written in ("several", "few")
        else "0.5"
        if written.startswith("half")
        else f"{found[0].value:.3f}".rstrip("0").rstrip(".")
        if found and found[0].value is not None
        else "1"
    )
    start = match.start("count") if match["hedge"] and not match["hedge"].lower().startswith("the") else match.start()
    text = match.string[start : match.end()]
    return TimeExpression(
        text=text, start=at + start, end=at + match.end(), type="DURATION", value=f"P{UNIT_CODE[unit].format(count)}"
    )
