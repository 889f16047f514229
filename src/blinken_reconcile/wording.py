"""How readings, days and cut-offs are put into words; plain text, no marks."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from functools import cache

from . import lexicons
from .dateforms import MONTHS, WEEKDAYS
from .models import Claim, Modifier

HEDGES: dict[Modifier, str] = {
    "exact": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
    "about": "about ",
    "nearly": "nearly ",
    "range": "",
    "vague": "",
}
SHORT = 160
ROOM = 30


def number(value: float) -> str:
    """1400 -> "1,400"; 4300000000 -> "4.3 billion"; 6.8 -> "6.8"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if math.isfinite(value) and abs(value) >= size and round(value / size, 3) == value / size:
            return f"{_decimal(value / size)} {word}"
    return _decimal(value) if abs(value) >= LEAST or value == 0 else f"{value:.3g}"


# Less than this would be nothing to three decimals.
LEAST = 0.001


def _decimal(value: float) -> str:
    """Three decimals at most, and no more than are needed."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str | None) -> str:
    """A number with its unit: "USD 4.3 billion", "12.5 %", "80 km", "4 hours"."""
    if unit is None:
        return number(value)
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {number(value)}"
    if unit in ("magnitude", "category"):
        return f"{unit} {number(value)}"
    return f"{number(value)} {unit if abs(value) == 1 else _plurals().get(unit, unit)}"


@cache
def _plurals() -> dict[str, str]:
    """Units that are words, and not symbols, with their plurals: "hours", "square feet"."""
    named = (unit for unit in lexicons.units() if len(unit.words) > 1 and unit.words[0] == unit.unit)
    return {unit.unit: unit.words[1] for unit in named if len(unit.unit) > 2}


def day(iso: str | None) -> str:
    """2023-11-05 -> "Sunday 5 November 2023"; months and years as they are."""
    if iso is None or iso == "XXXX-XX-XX":
        return "an unknown day"
    if iso.startswith("XXXX-WXX-"):
        return WEEKDAYS[int(iso[-1]) - 1]
    try:
        date = dt.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}"


def short_day(iso: str) -> str:
    """2023-11-05 -> "5 Nov 2023"."""
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def reading(claim: Claim) -> str:
    """A claim's reading in words: "at least 17", "10 to 12", "dozens", "Sunday 5 November 2023"."""
    if claim.kind == "date":
        if claim.low and claim.high and claim.low != claim.high and len(str(claim.value)) == 10:
            return f"{day(str(claim.low))} to {day(str(claim.high))}"
        return day(str(claim.value))
    if claim.modifier == "vague":
        return f'"{(claim.text or "many").lower()}"'
    if claim.modifier == "range" and isinstance(claim.low, (int, float)) and isinstance(claim.high, (int, float)):
        return f"{number(claim.low)} to {amount(claim.high, claim.unit)}"
    stated = claim.value if isinstance(claim.value, (int, float)) else claim.low
    text = amount(stated, claim.unit) if isinstance(stated, (int, float)) else (claim.text or "")
    return HEDGES[claim.modifier] + text


def held(claim: Claim, iso: str) -> str:
    """Until when a figure counts: "to 3 Nov 2023" by its window, else "as of 3 Nov 2023"."""
    bounded = claim.window is not None and claim.window.end is not None and claim.window.end.high == iso
    return f"{'to' if bounded else 'as of'} {short_day(iso)}"


def noted(text: str, notes: Sequence[str]) -> str:
    """A reading with notes in brackets, one pair of them: "29 (our sum, to 3 Nov 2023)"."""
    if not notes:
        return text
    joined = ", ".join(notes)
    return f"{text[:-1]}, {joined})" if text.endswith(")") else f"{text} ({joined})"


def short(text: str, *kept: str | None) -> str:
    """A sentence cut at words to some 160 characters, ``kept`` among them, its first before all others."""
    flat = " ".join(text.split())
    if len(flat) <= SHORT:
        return flat
    start = _start(flat, [found for words in kept if words and (found := _found(words, flat))])
    cut = flat[start:] if len(flat) - start <= SHORT else flat[start : start + SHORT + 1].rsplit(" ", 1)[0] + " ..."
    return f"... {cut}" if start else cut


def _found(words: str, flat: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(' '.join(words.split()))}(?!\w)", flat)


def _start(flat: str, kept: Sequence[re.Match[str]]) -> int:
    """Where a cut sentence begins: at its beginning if what is kept is near it, else late enough to hold that."""
    if not kept:
        return 0
    last = max((one.end() for one in kept if one.end() - kept[0].start() <= SHORT), default=kept[0].end())
    if last <= SHORT:
        return 0
    # Some words more after the last of them, as far as the first stays in.
    start = min(min(last + ROOM, len(flat)) - SHORT, kept[0].start())
    return flat.find(" ", start) + 1 if flat[start - 1] != " " and start < kept[0].start() else start
