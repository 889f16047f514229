"""Text -> quantities: numbers with hedge, range, unit and reading. Needs no parse.

Surface forms read here, one a line (numbers themselves: see :mod:`numbers`):
    at least 17    17 or more    500+    more than 1,400    up to 50    fewer than 10
    about 2,500    an estimated 40    300 or so    20-odd    nearly 900
    10-12    10 to 12    between 29 and 32    three or four    $3-5 million
    $4.3bn    £1.2m    Rs 10 lakh    4 million euros    12.5 per cent    5pc
    80km    50 miles (80 km)    magnitude 6.8    a 6.8-magnitude quake    an hour
What is counted is read from the parse by :mod:`subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import msgspec

from . import compounds, lexicons, lookalikes, numbers
from .hedging import bounds, hedge_after, hedge_before
from .models import Modifier, Quantity
from .numerals import Number, folded
from .ranges import ENDS, handed, is_range, shared
from .trends import trend
from .units import Unit, sign_before, unit_after, unit_of


def quantities(
    text: str,
    taken: Iterable[tuple[int, int]] = (),
    *,
    doubled: bool = False,
    admit: Collection[str] = (),
    countries: bool = True,
) -> list[Quantity]:
    """All quantities of a text, in order, offsets into it.

    Args:
        text: a sentence or any stretch of prose.
        taken: offsets of spans that are no quantities for other reasons (dates).
        doubled: whether to keep an amount that is given again in another unit,
            "50 miles (80 km)".
        admit: names of look-alikes that are to be read as quantities all the same.
        countries: whether a country named nearby tells whose pesos are meant. Articles
            that are compared do not all name it, so their claims must not depend on it.
    """
    if (plain := folded(text)) != text:
        read = quantities(plain, taken, doubled=doubled, admit=admit, countries=countries)
        return [msgspec.structs.replace(q, text=text[q.start : q.end]) for q in read]
    alike = [one for one in lookalikes.spans(text) if one[2] not in admit]
    barred = [*taken, *((a - (name in WITH_SIGN), b) for a, b, name in alike)]
    found: list[Quantity] = []
    pool = [n for n in numbers.scan(text) if not _barred(text, n, barred)]
    i = 0
    while i < len(pool):
        quantity, used = _read(text, pool, i, countries=countries)
        i += used
        if quantity is None or ((double := _doubles(text, found, quantity)) and not doubled):
            continue
        if double:
            found.append(_as_first(found[-1], quantity))
        else:
            found.append(msgspec.structs.replace(quantity, trend=trend(text, quantity, found)))
    found = compounds.joined(text, shared(text, found))
    return [*found, *_articles(text, found, barred)]


# Look-alikes that take the currency sign before their number with them.
WITH_SIGN = frozenset({"exchange rate"})


def _barred(text: str, number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    sign = sign_before(text, number.start)
    if any(a < number.end and number.start < b and not (sign and sign[0] <= a) for a, b in spans):
        return True
    before, after = text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1]
    if number.form == "digits" and (before.isalpha() or before == "_") and not sign_before(text, number.start):
        return True
    if _capital_name(text, number):
        return True
    return _year(text, number) or (number.form != "digits" and after == "-" and number.form == "ordinal")


def _capital_name(text: str, number: Number) -> bool:
    """Seven Dials, the Two Pound Shop: a capitalised number word inside a name; headlines in capitals aside."""
    if number.form not in ("words", "ordinal") or not text[number.start].isupper() or number.start == 0:
        return False
    words = re.findall(r"[A-Za-z]+", text)
    shouting = sum(w[0].isupper() for w in words) > 0.6 * len(words)
    opens = re.search(r"[.:;!?\"“‘—(]\s*$|^\W*$", text[: number.start])
    return not shouting and not opens and bool(re.match(r"[ -][A-Z]", text[number.end :]))


# Nouns of the year they stand behind, not of things counted: "the 2018 sales", "its 2021 results".
YEARLY = (
    "sales|results|earnings|elections|models|figures|profits|revenues|games|riots|protests|floods|championships|finals"
    "|targets|goals|levels|prices|returns|taxes|budgets|rules|standards|estimates|forecasts|editions|playoffs|olympics"
    "|polls|primaries|seasons|talks|classes|costs|salaries|wages|plans|terms|exports|imports|deliveries|expenses"
)
COUNTED = re.compile(
    rf"[ -](?:[a-z]+(?:-[a-z]+)* ){{0,2}}(?!(?:{YEARLY})\b)(?:[a-z]+s|people|men|women|children|dead|others)\b"
)


def _year(text: str, number: Number) -> bool:
    """A bare four-digit year that no date rule took: "the 2003 invasion", "Rio 2016", "by 2120"."""
    written, lead, tail = text[number.start : number.end], text[: number.start], text[number.end :]
    if not re.fullmatch(r"1[5-9]\d\d|2[01]\d\d", written) or sign_before(text, number.start):
        return False
    if unit_after(text, number.end, money=False) is not None:
        return False
    dated = re.search(r"\b(?:by|in|since|until|through|during)\s$|\b[12]\d{3} (?:and|to|or) $", lead, re.I) is not None
    if written.startswith("21") and not dated:
        return False
    if dated and not re.match(r"\s(?:people|men|women|children|others|homes|houses|cases|deaths)\b", tail):
        return True
    return not COUNTED.match(tail)


def _read(text: str, pool: Sequence[Number], i: int, *, countries: bool) -> tuple[Quantity | None, int]:
    """The quantity that starts with number i of the pool, and how many numbers it takes."""
    first = pool[i]
    second = pool[i + 1] if i + 1 < len(pool) else None
    if second is not None and is_range(text, first, second):
        return _quantity(text, first, second, countries=countries), 2
    return _quantity(text, first, None, countries=countries), 1


# ---------------------------------------------------------------------- readings


def _quantity(text: str, first: Number, second: Number | None, *, countries: bool) -> Quantity | None:
    """One quantity from one number or the two ends of a range."""
    last = second or first
    unit = unit_of(text, first, last, countries=countries)
    start = min(unit.start, first.start)
    minus = _minus(text, first, start, counts=unit.kind == "count") if second is None else None
    if minus is not None:
        first, start = msgspec.structs.replace(first, value=-(first.value or 0)), minus
    if second is not None:
        lead = re.search(r"\b(?:between|from)\s+$", text[:start], re.I)
        start = lead.start() if lead else start
    modifier, begin = hedge_before(text, start, counts=unit.kind == "count")
    if (
        modifier == "exact"
        and unit.kind == "duration"
        and (within := re.search(r"\bwithin\s(?:the\s)?$", text[:start], re.I))
    ):
        modifier, begin = "at_most", within.start()
    start, end = min(begin, start), max(unit.end, last.end)
    if modifier == "exact" and (behind := hedge_after(text, end)):
        # A noun between number and hedge ("63 dead and counting") stays outside the quantity.
        modifier, end = behind[0], behind[1] if not re.match(r"\s[a-z]+\s", text[end : behind[1]]) or behind[2] else end
    return _reading(text, first, second, unit, modifier, (start, end))


MINUS = re.compile(r"(?:(?<![\w\d%)])(?<!\d )[-−–]|\b(?:minus|negative)[\s-])$", re.I)


def _minus(text: str, number: Number, start: int, *, counts: bool) -> int | None:
    """Where a minus before a number begins: "minus 5", "-3.2 %", "−40°C", "$-50m"; None if there is none.

    Before things that are counted a stroke is a dash: "Killed in Nairobi: –17 people".
    """
    if number.value is None or number.form not in ("digits", "words"):
        return None
    match = MINUS.search(text, max(0, start - 12), start)
    if match is None and (inner := re.search(r"[-−]$", text[start : number.start])):
        return start if inner else None
    dash = counts and match is not None and not match.group()[0].isalpha() and not ENDS.match(text, number.end)
    return match.start() if match and not dash else None


def _reading(
    text: str, first: Number, second: Number | None, unit: Unit, modifier: Modifier, span: tuple[int, int]
) -> Quantity | None:
    value, low, high, modifier = _bounded(text, first, second, unit, modifier)
    last = second or first
    words = last.form == "words" and last.step >= 100
    step = first.step if second is None else max(first.step * handed(first, second), second.step)
    # Days are counted: a visit of two days is none of three. Hours and years are rounded.
    rounded = first.scaled or last.scaled or unit.scale != 1 or unit.kind not in ("count", "duration") or words
    rounded = rounded or (unit.kind == "duration" and unit.unit != "day")
    return Quantity(
        text=text[span[0] : span[1]],
        start=span[0],
        end=span[1],
        number_start=first.start,
        number_end=last.end,
        kind=unit.kind,
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        slack=step * unit.scale / 2 if rounded and first.form not in ("ordinal", "vague") else 0.0,
        unit=unit.unit,
        ordinal=first.form == "ordinal",
        weak=text[first.start : last.end].lower() == "one",
    )


def _bounded(
    text: str, first: Number, second: Number | None, unit: Unit, modifier: Modifier
) -> tuple[float | None, float | None, float | None, Modifier]:
    """Value, low, high and modifier: a range and a vague word have no value, only the two bounds."""
    value = first.value * unit.scale if first.value is not None else None
    last = second or first
    if value is None:
        return None, first.low, first.high, "vague"
    if second is not None and second.value is not None:
        return None, value * handed(first, second), second.value * unit.scale, "range"
    counts = unit.kind == "count"
    whole = counts and value == int(value)
    things = re.match(
        r"\s(?!points?\b)(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children|dead|others)\b", text[last.end :]
    )
    if things and counts and unit.scale == 1 and re.fullmatch(r"\d{1,3}\.\d{3}", text[first.start : first.end]):
        value *= 1000  # "1.175 houses": a point that groups thousands, since nobody counts thousandths
        whole = True
    low, high = bounds(value, modifier, whole=whole)
    return value, low, high, modifier


# -------------------------------------------------------- doubled forms, articles

ARTICLE_UNIT = re.compile(
    r"\b(an|a)\s(?P<half>half[ -])?(hour|minute|day|week|month|year|decade|kilometre|kilometer|mile|tonne"
    r"|ton)\b(?! ago)(?![- ]?(?:old|long))"
)


@cache
def _by_word() -> dict[str, lexicons.Unit]:
    return {word: unit for unit in lexicons.units() for word in unit.words if not unit.near}


def _articles(text: str, found: Sequence[Quantity], barred: Sequence[tuple[int, int]]) -> list[Quantity]:
    """More than an hour; nearly a year; about half a mile: an article that counts a unit.

    "A day" is mostly a rate ("12 times a day") or no amount; only a hedge makes it one.
    """
    made = []
    units = _by_word()
    for match in ARTICLE_UNIT.finditer(text):
        span = match.span()
        modifier, begin = hedge_before(text, span[0])
        clash = any(a < span[1] and begin < b for a, b in [*barred, *((q.start, q.end) for q in found)])
        if clash or modifier == "exact":
            continue
        made.append(_article(match, begin, modifier, units[match[3]]))
    return made


def _article(match: re.Match[str], begin: int, modifier: Modifier, unit: lexicons.Unit) -> Quantity:
    """One such quantity, from the start of its hedge to the end of its unit."""
    start, end = match.span()
    value = 0.5 if match["half"] else 1.0
    low, high = bounds(value, modifier, whole=False)
    return Quantity(
        text=match.string[begin:end],
        start=begin,
        end=end,
        number_start=start,
        number_end=start + len(match[1]),
        kind=unit.kind,
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        slack=0.5 * value,
        unit=unit.unit,
    )


def _as_first(first: Quantity, quantity: Quantity) -> Quantity:
    """An amount given again, with the hedge and trend of the first: "just under 296 hp (224 kW)"."""
    if first.modifier == "range" or quantity.modifier != "exact" or quantity.value is None:
        return msgspec.structs.replace(quantity, trend=first.trend)
    low, high = bounds(quantity.value, first.modifier, whole=False)
    return msgspec.structs.replace(quantity, trend=first.trend, modifier=first.modifier, low=low, high=high)


def _doubles(text: str, found: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether a quantity repeats the one before it in another unit: "50 miles (80 km)"."""
    if not found or quantity.kind not in ("measure", "money"):
        return False
    before = found[-1]
    gap = text[before.end : quantity.start]
    return (
        before.kind == quantity.kind
        and before.unit != quantity.unit
        and bool(re.fullmatch(r"\s?[(/]\s?(?:or )?(?:about |around |some |nearly )?|\s(?:or|—|-)\s", gap))
    )
