"""Text round a number -> its unit: currency signs before it, unit words and glued units behind it.

Forms read, one a line:
    $4.3bn   £1.2m   Rs 10 lakh   4 million euros      (money: a sign before, a word behind)
    12.5 per cent   5pc   4%   a third                 (percent; a fraction is one)
    80km   50 miles   3 hours                          (measures and durations)
    magnitude 6.8   a 6.8-magnitude quake   7.1 on the Richter scale
    1.2m homes   400m                                  ("m" is a million before a plural, else metres)
"""

from __future__ import annotations

import re
from functools import cache

from . import lexicons
from .models import Kind, Record
from .numerals import Number


class Unit(Record, frozen=True, kw_only=True):
    """What a number is a number of, as far as its unit tells."""

    kind: Kind
    unit: str | None
    start: int
    end: int
    scale: float = 1.0


@cache
def _signs() -> re.Pattern[str]:
    signs = sorted({s for c in lexicons.currencies() for s in c.signs}, key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z$£€])(" + "|".join(map(re.escape, signs)) + r")\s?$")


@cache
def _sign_units() -> dict[str, str]:
    return {s: c.unit for c in lexicons.currencies() for s in c.signs}


@cache
def _unit_words() -> tuple[re.Pattern[str], dict[str, Unit]]:
    table: dict[str, Unit] = {}
    for unit in lexicons.units():
        for word in unit.words:
            table[word.lower()] = Unit(kind=unit.kind, unit=unit.unit, start=0, end=0)
    for currency in lexicons.currencies():
        for word in currency.words:
            table[word.lower()] = Unit(kind="money", unit=currency.unit, start=0, end=0)
    longest = sorted(table, key=len, reverse=True)
    return re.compile(r"[\s\u00a0-]?(" + "|".join(map(re.escape, longest)) + r")(?![A-Za-z²³])", re.I), table


@cache
def _glued_units() -> tuple[re.Pattern[str], dict[str, Unit]]:
    table = {g: Unit(kind=u.kind, unit=u.unit, start=0, end=0) for u in lexicons.units() for g in u.glued}
    table |= {g: Unit(kind="money", unit=c.unit, start=0, end=0) for c in lexicons.currencies() for g in c.glued}
    longest = sorted(table, key=len, reverse=True)
    return re.compile("(" + "|".join(map(re.escape, longest)) + r")(?![A-Za-z²³])"), table


def sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Start and ISO code of a currency sign right before an offset."""
    match = _signs().search(text, max(0, start - 6), start)
    return (match.start(1), _sign_units()[match.group(1)]) if match else None


def unit_after(text: str, end: int, *, money: bool) -> Unit | None:
    """A unit behind a number. With a currency sign before it, "m", "k" and "b" are scales."""
    if money:
        match = re.compile(r"\s?(m|M|k|K|b|B|mil|MM)(?![A-Za-z])").match(text, end)
        return (
            Unit(kind="money", unit=None, start=match.start(), end=match.end(), scale=_short(match[1]))
            if match
            else None
        )
    pattern, table = _glued_units()
    match = pattern.match(text, end)
    if match and not (match[1] == "m" and _counts_people(text, match.end())):
        return _placed(table[match[1]], match.start(1), match.end(1))
    match = re.compile(r"(m|k|K|M)(?![A-Za-z])").match(text, end)
    if match:
        return Unit(kind="count", unit=None, start=match.start(), end=match.end(), scale=_short(match[1]))
    pattern, table = _unit_words()
    match = pattern.match(text, end)
    return _placed(table[match[1].lower()], match.start(1), match.end(1)) if match else None


def _counts_people(text: str, end: int) -> bool:
    """Whether "m" stands for a million: a plural noun follows ("1.2m homes", not "400m race")."""
    return bool(re.match(r"\s+(?:[a-z]+ )?(?:[a-z]{3,}s|people|men|women|children)\b", text[end:]))


def _short(letter: str) -> float:
    return {"k": 1e3, "m": 1e6, "mil": 1e6, "mm": 1e6, "b": 1e9}[letter.lower()]


def _placed(unit: Unit, start: int, end: int) -> Unit:
    return Unit(kind=unit.kind, unit=unit.unit, start=start, end=end)


PREFIX_UNIT = re.compile(r"\b(magnitude|category|Magnitude|Category)(?: of| at)?(?: about| around)? $")
SUFFIX_UNIT = re.compile(r"[- ](magnitude)\b|(?:\s+(?:on|in) the (?:Richter|moment magnitude) scale)", re.I)


def unit_of(text: str, first: Number, last: Number) -> Unit:
    """The unit of a number or range: sign before, word behind, magnitude on either side."""
    sign = sign_before(text, first.start)
    after = unit_after(text, last.end, money=sign is not None)
    if sign:
        end, scale = (after.end, after.scale) if after else (last.end, 1.0)
        return Unit(kind="money", unit=sign[1], start=sign[0], end=end, scale=scale)
    prefix = PREFIX_UNIT.search(text, max(0, first.start - 24), first.start)
    suffix = SUFFIX_UNIT.match(text, last.end)
    if prefix or suffix:
        name = prefix[1].lower() if prefix else "magnitude"
        start, end = prefix.start() if prefix else first.start, suffix.end() if suffix and suffix[1] else last.end
        return Unit(kind="measure", unit=name, start=start, end=end)
    if after:
        return Unit(kind=after.kind, unit=after.unit, start=first.start, end=after.end, scale=after.scale)
    if first.form == "fraction":
        return Unit(kind="percent", unit=None, start=first.start, end=last.end)
    return Unit(kind="count", unit=None, start=first.start, end=last.end)
