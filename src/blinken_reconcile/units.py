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
from collections.abc import Iterable, Sequence
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


# A form and the units it may mean; the first whose ``near`` holds is meant, else the one without.
Forms = dict[str, list[tuple["Unit", tuple[str, ...]]]]


@cache
def _signs() -> re.Pattern[str]:
    signs = sorted(_sign_units(), key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z$£€])(" + "|".join(map(re.escape, signs)) + r")\s?[-−]?$")


@cache
def _sign_units() -> Forms:
    table: Forms = {}
    for currency in lexicons.currencies():
        for sign in currency.signs:
            table.setdefault(sign, []).append((_money(currency.unit), ()))
        for sign in currency.shared:
            table.setdefault(sign, []).append((_money(currency.unit), currency.near))
    for family in lexicons.currency_families():
        for sign in family.signs:
            table.setdefault(sign, []).append((_money(family.usual), ()))
    return table


@cache
def _families() -> dict[str, str]:
    """Words and signs that several currencies have -> the name that is the unit where no country decides."""
    return {form.lower(): f.unit for f in lexicons.currency_families() for form in (*f.words, *f.signs)}


def _pattern(forms: Iterable[str], gap: str, flags: int = 0) -> re.Pattern[str]:
    longest = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(gap + "(" + longest + r")(?![A-Za-z0-9²³]|/[a-z])", flags)


# Between a number and the name of its unit: "517 rushing yards", "three full days", "12 more miles".
BETWEEN = (
    r"[\s\u00a0-]?(?:(?:more|additional|extra|further|full|long|whole|straight|consecutive|successive|solid"
    r"|rushing|passing|receiving|net|net-rushing|all-purpose|vertical|lousy|short|hard|gruelling|US|U\.S\.)\s)?"
)


@cache
def _unit_words() -> tuple[re.Pattern[str], Forms]:
    table: Forms = {}
    for unit in lexicons.units():
        for word in unit.words:
            table.setdefault(word.lower(), []).append((_plain(unit), unit.near))
    for currency in lexicons.currencies():
        whole = (f"{people} {name}" for people in currency.people for name in currency.names)
        for word in (*currency.words, *whole):
            table.setdefault(word.lower(), []).append((_money(currency.unit), ()))
        for word in currency.names if currency.near else ():
            table.setdefault(word.lower(), []).append((_money(currency.unit), currency.near))
    for family in lexicons.currency_families():
        for word in family.words:
            table.setdefault(word.lower(), []).append((_money(family.usual), ()))
    return _pattern(table, BETWEEN, re.I), table


@cache
def _unit_symbols() -> tuple[re.Pattern[str], Forms]:
    table: Forms = {}
    for unit in lexicons.units():
        for symbol in unit.symbols:
            table.setdefault(symbol, []).append((_plain(unit), unit.near))
    return _pattern(table, r"[\s\u00a0-]?"), table


@cache
def _glued_units() -> tuple[re.Pattern[str], Forms]:
    table: Forms = {g: [(_plain(u), u.near)] for u in lexicons.units() for g in u.glued}
    table |= {g: [(_money(c.unit), ())] for c in lexicons.currencies() for g in c.glued}
    return _pattern(table, ""), table


@cache
def _rate() -> re.Pattern[str]:
    """One symbol for each of another that has no name of its own: "1.3 A/cm2", "40 mg/kg"."""
    whole = {u.unit for u in lexicons.units()} | {s for u in lexicons.units() for s in u.symbols}
    symbols = {s for u in lexicons.units() for s in (*u.symbols, *u.glued) if u.kind in ("measure", "duration")}
    either = "|".join(map(re.escape, sorted(symbols, key=len, reverse=True)))
    named = "|".join(map(re.escape, sorted((w for w in whole if "/" in w), key=len, reverse=True)))
    return re.compile(rf"[\s\u00a0-]?(?!(?:{named})(?!\w))({either})/({either})(?![A-Za-z0-9²³/])")


def _plain(unit: lexicons.Unit) -> Unit:
    return Unit(kind=unit.kind, unit=unit.unit, start=0, end=0)


def _money(unit: str) -> Unit:
    return Unit(kind="money", unit=unit, start=0, end=0)


def _meant(text: str, at: int, found: Sequence[tuple[Unit, tuple[str, ...]]]) -> Unit | None:
    """The unit that a form with several meanings has at this place of the text."""
    start = max(0, at - 120)
    low = text[start : at + 80].lower()
    stems = ((unit, stem.lower()) for unit, near in found for stem in near)
    told = [
        (_away(start + match.start(), at), n, unit)
        for n, (unit, stem) in enumerate(stems)
        for match in re.finditer(r"\b" + re.escape(stem), low)
    ]
    return min(told, key=lambda one: one[:2])[2] if told else next((unit for unit, near in found if not near), None)


def _away(place: int, at: int) -> int:
    """How far a telling word is from a number; what comes behind it tells less."""
    return at - place if place < at else 20 + 2 * (place - at)


def sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Start and ISO code of a currency sign right before an offset."""
    match = _signs().search(text, max(0, start - 8), start)
    if match and match[1] == "PS" and CONSOLE.match(text, start):
        return None
    unit = _meant(text, start, _sign_units()[match[1]]) if match else None
    return (match.start(1), unit.unit) if match and unit and unit.unit else None


# A PlayStation, where "PS" elsewhere is a pound sign that lost its encoding: "PS2.7m".
CONSOLE = re.compile(r"[1-5](?![\d.,]|\s?(?:m|bn|k|million|billion)\b)")


def unit_after(text: str, end: int, *, money: bool) -> Unit | None:
    """A unit behind a number. With a currency sign before it, "m", "k" and "b" are scales."""
    if money:
        match = re.compile(r"\s?(m|M|k|K|b|B|mil|MM)(?![A-Za-z])").match(text, end)
        return (
            Unit(kind="money", unit=None, start=match.start(), end=match.end(), scale=_short(match[1]))
            if match
            else None
        )
    if (rate := _rate().match(text, end)) is not None:
        return Unit(kind="measure", unit=f"{rate[1]}/{rate[2]}", start=rate.start(1), end=rate.end(2))
    for forms in (_glued_units(), _unit_symbols()):
        pattern, table = forms
        match = pattern.match(text, end)
        unit = _meant(text, end, table[match[1]]) if match else None
        if match and unit and not _no_symbol(text, match):
            return _placed(unit, match.start(1), match.end(1))
    match = re.compile(r"(m|k|K|M)(?![A-Za-z])").match(text, end)
    if match:
        behind = _named(text, match.end())
        named = behind if behind is not None and behind.kind == "money" else None  # "90m francs"
        scale, stop = _short(match[1]), named.end if named else match.end()
        return Unit(
            kind="money" if named else "count",
            unit=named.unit if named else None,
            start=match.start(),
            end=stop,
            scale=scale,
        )
    return _named(text, end)


def _named(text: str, end: int) -> Unit | None:
    """The unit whose name stands behind a number."""
    pattern, table = _unit_words()
    match = pattern.match(text, end)
    if (
        match
        and match[1].lower() in ("pound", "pounds")
        and POUND_MASS.match(text, end)
        and not MILLIONS.search(text[:end])
    ):
        return Unit(kind="measure", unit="lb", start=match.start(1), end=match.end(1))
    unit = _meant(text, end, table[match[1].lower()]) if match and not _no_money(text, match) else None
    return _placed(unit, match.start(1), match.end(1)) if match and unit else None


def _no_money(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a currency is a word for something else: "three crowns", "300 won by the left"."""
    few = FEW.search(text[: match.start()]) or WON.match(text, match.start(1))
    return match[1].lower() in lexicons.homonyms() and few is not None


# Too little money for the news to tell of: "three crowns", "12 soles", "5 won".
FEW = re.compile(
    r"(?:^|[^\d.,])[1-4]?\d$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|dozen)$", re.I
)
# What is won: "the 120 won by the party", "300 won seats".
WON = re.compile(
    r"won\s(?:by|the|a|an|their|his|her|its|both|all|on|in|with|gold|silver|bronze|seats?|medals?|prizes?|awards?|tickets?"
    r"|places?|over|against|at|outright)\b",
    re.I,
)
# Nothing that the news tells of weighs a million pounds: "28 billion pounds of deposits".
MILLIONS = re.compile(r"\b(?:million|billion|trillion|bn|mn|m)$", re.I)
# "A 220-pound quarterback", "12 pounds of cocaine": weights, but for what is paid.
POUND_MASS = re.compile(
    r"-pound\b(?!(?:\s[a-z]+)?\s(?:notes?|coins?|fines?|fees?|bills?|tickets?|donations?|deposits?|prizes?|bonus|contracts?"
    r"|deals?|loans?|costs?|tax|budgets?|bets?|cheques?|charges?|awards?|grants?|payments?|payouts?|investments?|limits?"
    r"|house|houses|homes?|bailouts?|takeover|projects?|schemes?|programmes?|funds?|budget|businesse?s?|industry))"
    r"|\spounds?\sof\s(?!(?:debts?|damages?|aid|savings|public|taxpayers?|funding|investments?|cash|money|spending"
    r"|orders|sales|cuts|losses|profits?|revenues?|credit|loans?|tax|benefits?|compensation|government|state|new|extra)\b)",
    re.I,
)


def _no_symbol(text: str, match: re.Match[str]) -> bool:
    """Where what looks like a symbol is none: "1.2m homes", "the 6 C students", "10 p.m."."""
    if match[1] == "m":
        return _counts_people(text, match.end())
    spaced = text[match.start()] in " \u00a0-"
    if match[1] == "s" and not spaced:
        return "." not in text[max(0, match.start() - 5) : match.start()]  # "4.2s", but "the 50s"
    if match[1] == "a":
        return re.match(r"\s(?:and|or|but)\b|[.,;)]|$", text[match.end() :]) is None  # "10 a.", but "10 a day"
    letter = len(match[1]) == 1 and match[1].isalpha()
    return letter and spaced and bool(re.match(r"\.\w|-\w|['’]|\s[a-z]*s\b", text[match.end() :]))


def _counts_people(text: str, end: int) -> bool:
    """Whether "m" stands for a million: a plural noun follows ("1.2m homes", not "400m race")."""
    return bool(re.match(r"\s+(?:[a-z]+ )?(?:[a-z]{3,}s|people|men|women|children)\b", text[end:]))


def _short(letter: str) -> float:
    return {"k": 1e3, "m": 1e6, "mil": 1e6, "mm": 1e6, "b": 1e9}[letter.lower()]


def _placed(unit: Unit, start: int, end: int) -> Unit:
    return Unit(kind=unit.kind, unit=unit.unit, start=start, end=end)


PREFIX_UNIT = re.compile(r"\b(magnitude|category|Magnitude|Category)(?: of| at| was| is|, at)?(?: about| around)? $")
SUFFIX_UNIT = re.compile(r"[- ](magnitude)\b|(?:\s+(?:on|in) the (?:Richter|moment magnitude) scale)", re.I)

# "A quake measuring 6.8", "a 6.8 quake": a bare number with a decimal, or a single digit.
QUAKE = r"(?:earth)?quake|temblor|tremor|aftershock"
MEASURED = re.compile(
    rf"\b(?:{QUAKE})\b[^.;]{{0,40}}\b(?:measur(?:ed|es|ing)|registered)(?: about| around| at)? $", re.I
)
RATED = re.compile(rf" (?:{QUAKE})\b", re.I)
RATING = re.compile(r"[1-9](?:\.\d)?")


# "1/16 of a US pint", "a quarter of a mile", "three-quarters of an hour".
PART_OF_UNIT = re.compile(r"\sof\s(?:an?|one)(?=\s)(?:\s(?:US|UK|imperial|square|cubic)(?=\s))?")


def unit_of(text: str, first: Number, last: Number, *, countries: bool = True) -> Unit:
    """The unit of a number or range: sign before, word behind, magnitude on either side.

    ``countries`` tells whether a country named nearby says whose pesos and rupees are meant.
    """
    unit = _unit_of(text, first, last)
    if countries or unit.kind != "money":
        return unit
    sign = _signs().search(text, max(0, first.start - 8), first.start)
    scale = SHORT.match(text, last.end)
    named = _unit_words()[0].match(text, scale.end() if scale else last.end)
    form = sign[1] if sign else named[1] if named else text[last.end : unit.end]
    found = _sign_units()[form] if sign else _unit_words()[1].get(form.lower(), [])
    plain = _families().get(form.lower()) or next((u.unit for u, near in found if not near), unit.unit)
    return Unit(kind="money", unit=plain, start=unit.start, end=unit.end, scale=unit.scale)


SHORT = re.compile(r"[mkMK](?![A-Za-z])")


def _unit_of(text: str, first: Number, last: Number) -> Unit:
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
    if _rating(text, first, last):
        return Unit(kind="measure", unit="magnitude", start=first.start, end=last.end)
    if first.form == "fraction":
        part = PART_OF_UNIT.match(text, last.end)
        whole = unit_after(text, part.end(), money=False) if part else None
        if whole and whole.kind in ("measure", "duration"):
            return Unit(kind=whole.kind, unit=whole.unit, start=first.start, end=whole.end)
        return Unit(kind="percent", unit=None, start=first.start, end=last.end)
    return Unit(kind="count", unit=None, start=first.start, end=last.end)


def _rating(text: str, first: Number, last: Number) -> bool:
    """Whether a bare number is an earthquake's magnitude without the word."""
    said = text[first.start : last.end]
    if RATING.fullmatch(said) is None:
        return False
    return bool(
        MEASURED.search(text, max(0, first.start - 80), first.start) or ("." in said and RATED.match(text, last.end))
    )
