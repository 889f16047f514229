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

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

from . import lexicons, lookalikes, numbers
from .models import Kind, Modifier, Quantity, Record
from .numbers import Number

# SPEC 3: "about" reads 10 % either way; "nearly" 10 % down.
ABOUT = 0.10


class Unit(Record, frozen=True, kw_only=True):
    """What a number is a number of, as far as its unit tells."""

    kind: Kind
    unit: str | None
    start: int
    end: int
    scale: float = 1.0


def quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """All quantities of a text, in order, offsets into it.

    Args:
        text: a sentence or any stretch of prose.
        taken: offsets of spans that are no quantities for other reasons (dates).
    """
    barred = [*taken, *((a, b) for a, b, _ in lookalikes.spans(text))]
    found: list[Quantity] = []
    pool = [n for n in numbers.scan(text) if not _barred(text, n, barred)]
    i = 0
    while i < len(pool):
        quantity, used = _read(text, pool, i)
        i += used
        if quantity is not None and not _doubles(text, found, quantity):
            found.append(quantity)
    return [*found, *_articles(text, found, barred)]


def _barred(text: str, number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    sign = _sign_before(text, number.start)
    if any(a < number.end and number.start < b and not (sign and a == sign[0]) for a, b in spans):
        return True
    before, after = text[max(0, number.start - 1) : number.start], text[number.end : number.end + 1]
    if number.form == "digits" and (before.isalpha() or before == "_") and not _sign_before(text, number.start):
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


def _year(text: str, number: Number) -> bool:
    """A bare four-digit year that no date rule took: "the 2003 invasion", "Rio 2016"."""
    written = text[number.start : number.end]
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", written) or _sign_before(text, number.start):
        return False
    return not re.match(r"[ -](?:[a-z-]+ ){0,2}(?:[a-z]+s|people|men|women|children|dead|others)\b", text[number.end :])


def _read(text: str, pool: Sequence[Number], i: int) -> tuple[Quantity | None, int]:
    """The quantity that starts with number i of the pool, and how many numbers it takes."""
    first = pool[i]
    second = pool[i + 1] if i + 1 < len(pool) else None
    if second is not None and _is_range(text, first, second):
        return _quantity(text, first, second), 2
    return _quantity(text, first, None), 1


# ----------------------------------------------------------------------- ranges

JOINERS = re.compile(r"\s?[-–—]\s?|\s+to\s+|\s+or\s+(?:even\s+)?", re.I)
CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|fell|fallen|falling|f[ae]ll|up|down|lift(?:s|ed|ing)?|raises?|hik(?:e|es|ed"
    r"|ing)|increase[ds]?|increasing|decrease[ds]?|dropp?(?:ed|ing)?|grew|grown|growing"
    r"|climb(?:ed|ing)?|jump(?:ed|ing)?|surg(?:ed|ing)|soar(?:ed|ing)|cut|reduc(?:ed|ing)|lower(?:ed|ing)"
    r"|rais(?:ed|ing)|went|go|chang(?:ed|ing)"
    r"|revis(?:ed|ing)|declin(?:ed|ing)|slipp?(?:ed|ing)|advanc(?:ed|ing)|expand(?:ed|ing)?|shr[aiu]nk|doubled"
    r"|narrow(?:ed|ing)?|widen(?:ed|ing)?|gain(?:ed|ing)?)\b[^.;]*$",
    re.I,
)


def _is_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one: "10-12", "between 29 and 32", "three or four"."""
    if first.value is None or second.value is None or "ordinal" in (first.form, second.form):
        return False
    gap = text[_unit_end(text, first) : second.start]
    sign = _sign_before(text, second.start)
    gap = gap[: len(gap) - (second.start - sign[0])] if sign else gap
    low = first.value * _handed(first, second)
    if not low < second.value or _other_unit(text, first, second):
        return False
    lead = text[: (_sign_before(text, first.start) or (first.start,))[0]]
    if re.fullmatch(r"\s+and\s+", gap):
        return bool(re.search(r"\bbetween\s+(?:about\s+|around\s+|some\s+)?$", lead, re.I))
    if not JOINERS.fullmatch(gap):
        return False
    if re.fullmatch(r"\s+to\s+", gap) and re.search(r"\bfrom\s+$", lead):
        return not CHANGE.search(lead)
    return not (re.fullmatch(r"\s+to\s+", gap) and re.search(r"\bby\s+$", lead))


def _other_unit(text: str, first: Number, second: Number) -> bool:
    """Two numbers of different things: "jumped 7 percent to 214 kroner"."""
    unit = _unit_after(text, first.end, money=_sign_before(text, first.start) is not None)
    if unit is None or unit.unit is None:
        return False
    other = _unit_of(text, second, second)
    return other.unit != unit.unit


def _unit_end(text: str, number: Number) -> int:
    """The end of a percent sign or currency repeated inside a range: "4%-5%", "$3m to $5m"."""
    unit = _unit_after(text, number.end, money=_sign_before(text, number.start) is not None)
    return unit.end if unit else number.end


def _handed(first: Number, second: Number) -> float:
    """The scale a range hands to its first number: "3-5 million", "two or three hundred"."""
    if first.scaled or second.factor == 1 or first.value is None or second.value is None:
        return 1.0
    return second.factor if first.value < second.value / second.factor else 1.0


# ------------------------------------------------------------------------ units


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


def _sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Start and ISO code of a currency sign right before an offset."""
    match = _signs().search(text, max(0, start - 6), start)
    return (match.start(1), _sign_units()[match.group(1)]) if match else None


def _unit_after(text: str, end: int, *, money: bool) -> Unit | None:
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


def _unit_of(text: str, first: Number, last: Number) -> Unit:
    """The unit of a number or range: sign before, word behind, magnitude on either side."""
    sign = _sign_before(text, first.start)
    after = _unit_after(text, last.end, money=sign is not None)
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


# ----------------------------------------------------------------------- hedges


@cache
def _hedge_table(side: str) -> tuple[re.Pattern[str], dict[str, Modifier]]:
    table = {p.lower(): h.modifier for h in lexicons.hedges() if h.side == side for p in h.phrases}
    longest = "|".join(re.escape(p) for p in sorted(table, key=len, reverse=True))
    if side == "before":
        return re.compile(r"(?<!\w)(?<!(?-i:[a-z])-)(" + longest + r")\s$", re.I), table
    return re.compile(r"(?:\s(?:[a-z]+\s){0,2})?,?\s?(" + longest + r")(?!\w)", re.I), table


# "over the past week" and "under three governments" speak of time, not of an amount.
WINDOW_AFTER = re.compile(r"\s(?:past|last|next|coming|previous|following)\b", re.I)


# They only say that the number is somebody's guess; a hedge behind them rules: "thought to be at least 30".
SOFT = frozenset(
    {"believed to be", "thought to be", "estimated at", "estimated", "an estimated", "put at about", "some"}
)
# "left than 150 families": a comparison whose "more" was lost.
BARE_THAN = re.compile(
    r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!other )(?<!er )(?<!worse )(?<!different )(?<!times )\bthan $", re.I
)


def _hedge_before(text: str, start: int) -> tuple[Modifier, int]:
    """The modifier said before an offset, and where its phrase begins.

    Frames ("a total of", "another") are stepped over; of two hedges the one
    further left rules ("at least about 40" is at least 40).
    """
    pattern, table = _hedge_table("before")
    modifier: Modifier = "exact"
    begin = at = start
    for _ in range(3):
        match = pattern.search(text, max(0, at - 32), at)
        article = re.search(r"(?<![\w-])(?:a|an|the)\s$", text[max(0, at - 5) : at], re.I)
        if match and not _not_amount(text, match.start(1), match[1].lower()):
            said = table[match[1].lower()]
            at = match.start(1)
            if said != "exact" and not (modifier != "exact" and match[1].lower() in SOFT):
                modifier, begin = said, at
        elif article and modifier == "exact":
            at -= len(article.group())
        else:
            break
    if modifier == "exact" and (lost := BARE_THAN.search(text, max(0, start - 24), start)):
        return "more_than", lost.start()
    return modifier, begin


# "gone up to 50" is a rise and "walked around 300 miles" a way, not an amount left open.
RISING = re.compile(
    r"\b(?:go|goes|going|gone|went|rise|rises|rising|rose|risen|climb(?:s|ed|ing)?|push(?:ed|es)?|driven"
    r"|brought|bring(?:s|ing)?"
    r"|mov(?:e|ed|es|ing)|take[sn]?|took|taking|shot|crept|jumped) $",
    re.I,
)
NO_AMOUNT = re.compile(
    r"\b(?:came|come|control|reign|go|went|is|was|hand|turn|turned|walked|looked|concerns?|worr(?:y|ies)"
    r"|questions?|talks?|spoke"
    r"|deals?|disputes?|warn(?:ed|ing)s?|charged|held|arrested|fined|jailed|sued|all|clash(?:ed|es)?|asked"
    r"|argued|fought|quarrell?ed"
    r"|drifted|sailed|gathered|told|learned|complained|knew|know|thought|written|wrote|row|anger|fears?) $",
    re.I,
)


def _not_amount(text: str, start: int, phrase: str) -> bool:
    """Uses of a hedge word that say nothing of the amount: "gone up to 50", "the dispute over 300 islands"."""
    lead = text[max(0, start - 14) : start]
    if phrase == "up to":
        return bool(RISING.search(lead)) or bool(re.search(r"\bit(?:[’']s| is| was) $", lead, re.I))
    if phrase == "under" and re.search(r"\b(?:buried|lay|lies|trapped|hidden|sat|stood) $", lead, re.I):
        return True
    return phrase in ("over", "under", "about", "around", "close to") and bool(NO_AMOUNT.search(lead))


def _hedge_after(text: str, end: int) -> tuple[Modifier, int, bool] | None:
    """The modifier said behind a quantity, where its phrase ends, and whether it follows at once."""
    pattern, table = _hedge_table("after")
    match = pattern.match(text, end)
    if match is None:
        return None
    phrase = match[1].lower()
    between = text[end : match.start(1)]
    if phrase in ("odd", "plus", "maximum", "approximately", "at least", "at most") and re.search(r"\w", between):
        return None
    return table[phrase], match.end(1), not re.search(r"\w", between)


# ---------------------------------------------------------------------- readings


def _quantity(text: str, first: Number, second: Number | None) -> Quantity | None:
    """One quantity from one number or the two ends of a range."""
    last = second or first
    unit = _unit_of(text, first, last)
    start = min(unit.start, first.start)
    if second is not None:
        lead = re.search(r"\b(?:between|from)\s+$", text[:start], re.I)
        start = lead.start() if lead else start
    modifier, begin = _hedge_before(text, start)
    if (
        modifier == "exact"
        and unit.kind == "duration"
        and (within := re.search(r"\bwithin\s(?:the\s)?$", text[:start], re.I))
    ):
        modifier, begin = "at_most", within.start()
    start, end = min(begin, start), max(unit.end, last.end)
    if modifier == "exact" and (behind := _hedge_after(text, end)):
        # A noun between number and hedge ("63 dead and counting") stays outside the quantity.
        modifier, end = behind[0], behind[1] if not re.match(r"\s[a-z]+\s", text[end : behind[1]]) or behind[2] else end
    return _reading(text, first, second, unit, modifier, (start, end))


def _reading(
    text: str, first: Number, second: Number | None, unit: Unit, modifier: Modifier, span: tuple[int, int]
) -> Quantity | None:
    value = first.value * unit.scale if first.value is not None else None
    counts = unit.kind == "count"
    low: float | None
    high: float | None
    if second is not None and second.value is not None and value is not None:
        low, high, value, modifier = value * _handed(first, second), second.value * unit.scale, None, "range"
    elif value is None:
        low, high, modifier = first.low, first.high, "vague"
    else:
        low, high = bounds(value, modifier, whole=counts and value == int(value))
    last = second or first
    if (
        counts
        and value is not None
        and re.fullmatch(r"\d{1,3}\.\d{3}", text[first.start : first.end])
        and unit.scale == 1
    ):
        value *= 1000  # "1.175 houses": a point that groups thousands, since nobody counts thousandths
        low, high = bounds(value, modifier, whole=True)
    rounded = first.scaled or unit.scale != 1 or not counts or (first.form == "words" and first.step >= 100)
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
        slack=first.step * unit.scale / 2 if rounded and first.form not in ("ordinal", "vague") else 0.0,
        unit=unit.unit,
        ordinal=first.form == "ordinal",
        weak=text[first.start : last.end].lower() == "one",
    )


def bounds(value: float, modifier: Modifier, *, whole: bool) -> tuple[float | None, float | None]:
    """Low and high of a hedged number (SPEC 3); ``whole`` for counts of things."""
    step = 1.0 if whole else 0.0
    if modifier == "at_least":
        return value, None
    if modifier == "more_than":
        return value + step, None
    if modifier == "at_most":
        return None, value
    if modifier == "less_than":
        return None, value - step
    spread = abs(value) * ABOUT
    low, high = value - spread, value + spread
    if modifier == "about":
        return (float(math.floor(round(low, 6))), float(math.ceil(round(high, 6)))) if whole else (low, high)
    if modifier == "nearly":
        return (float(math.floor(round(low, 6))) if whole else low), value - step
    return value, value


# -------------------------------------------------------- doubled forms, articles

ARTICLE_UNIT = re.compile(
    r"\b(an|a)\s(?P<half>half[ -])?(hour|minute|day|week|month|year|decade|kilometre|kilometer|mile|tonne"
    r"|ton)\b(?! ago)(?![- ]?(?:old|long))"
)


def _articles(text: str, found: Sequence[Quantity], barred: Sequence[tuple[int, int]]) -> list[Quantity]:
    """More than an hour; nearly a year; about half a mile: an article that counts a unit.

    "A day" is mostly a rate ("12 times a day") or no amount; only a hedge makes it one.
    """
    made = []
    units = {word: unit for unit in lexicons.units() for word in unit.words}
    for match in ARTICLE_UNIT.finditer(text):
        span = match.span()
        modifier, begin = _hedge_before(text, span[0])
        clash = any(a < span[1] and begin < b for a, b in [*barred, *((q.start, q.end) for q in found)])
        if clash or modifier == "exact":
            continue
        value = 0.5 if match["half"] else 1.0
        low, high = bounds(value, modifier, whole=False)
        unit = units[match[3]]
        made.append(
            Quantity(
                text=text[begin : span[1]],
                start=begin,
                end=span[1],
                number_start=span[0],
                number_end=span[0] + len(match[1]),
                kind=unit.kind,
                value=value,
                low=low,
                high=high,
                modifier=modifier,
                slack=0.5 * value,
                unit=unit.unit,
            )
        )
    return made


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
