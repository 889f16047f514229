"""Two numbers of a text -> whether they are the ends of one.

Forms read, one a line:
    10-12    10 to 12    between 29 and 32    three or four    $3-5 million    5-10W
    fell by 1 to 1.5 degrees       (the first without a unit of its own)
    rose from 5 to 7 per cent      (a change: two numbers, no range)
    cut the forecast from 5 to 7 per cent to 3 to 5 per cent   (a change of ranges)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from .hedging import bounds
from .lookalikes import voted
from .models import Quantity
from .numerals import Number
from .units import sign_before, unit_after, unit_of

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


# A price that moved by one sum to another, many times as large.
MOVED_BY = re.compile(
    r"\b(?:r[io]ses?|risen|fell|falls?|fallen|dropp?(?:ed|s)?|gain(?:ed|s)?|lost|climb(?:ed|s)?|jump(?:ed|s)?|slid|slipp?(?:ed|s)?"
    r"|up|down|add(?:ed|s)|shed|sank|advanced|surged|plunged|tumbled)\s(?:(?:by|about|nearly|more than|almost)\s)?$",
    re.I,
)
LEAP = 5


def is_range(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of one: "10-12", "between 29 and 32", "three or four"."""
    if first.value is None or second.value is None or "ordinal" in (first.form, second.form):
        return False
    gap = text[_unit_end(text, first) : second.start]
    sign = sign_before(text, second.start)
    gap = gap[: len(gap) - (second.start - sign[0])] if sign else gap
    low = first.value * handed(first, second)
    if not low < second.value or _other_unit(text, first, second):
        return False
    lead = text[: (sign_before(text, first.start) or (first.start,))[0]]
    if re.fullmatch(r"\s+and\s+", gap):
        return bool(re.search(r"\bbetween\s+(?:about\s+|around\s+|some\s+)?$", lead, re.I))
    if not JOINERS.fullmatch(gap) or (gap.strip() in ("-", "–") and voted(text, first.start, second.end)):
        return False
    if not re.fullmatch(r"\s+to\s+", gap):
        return True
    if sign and MOVED_BY.search(lead) and second.value >= LEAP * first.value:
        return False  # "fell $1.20 to $71.30"
    if re.search(r"\bfrom\s+$", lead):
        return not CHANGE.search(lead) or _changes_again(text, second)
    return not re.search(r"\bby\s+$", lead) or _shares_unit(text, first, second)


def _changes_again(text: str, second: Number) -> bool:
    """Whether a range is itself what changed: "from 5 to 7 per cent to 3 to 5 per cent"."""
    return bool(re.match(r"\s+to\s+(?:between\s+)?[^\w\s]?\d", text[_unit_end(text, second) :]))


def _shares_unit(text: str, first: Number, second: Number) -> bool:
    """Whether only the second has a unit: "by 1 to 1.5 degrees", but not "by 12 to 31" or "by 2 % to 35 %"."""
    unit = unit_after(text, second.end, money=False)
    own = unit_after(text, first.end, money=False) or sign_before(text, first.start)
    return own is None and unit is not None and unit.unit is not None


def _other_unit(text: str, first: Number, second: Number) -> bool:
    """Two numbers of different things: "jumped 7 percent to 214 kroner"."""
    unit = unit_after(text, first.end, money=sign_before(text, first.start) is not None)
    if unit is None or unit.unit is None:
        return False
    other = unit_of(text, second, second)
    return other.unit != unit.unit


def _unit_end(text: str, number: Number) -> int:
    """The end of a percent sign or currency repeated inside a range: "4%-5%", "$3m to $5m"."""
    unit = unit_after(text, number.end, money=sign_before(text, number.start) is not None)
    return unit.end if unit else number.end


def handed(first: Number, second: Number) -> float:
    """The scale a range hands to its first number: "3-5 million", "two or three hundred"."""
    if first.scaled or second.factor == 1 or first.value is None or second.value is None:
        return 1.0
    return second.factor if first.value < second.value / second.factor else 1.0


# ------------------------------------------------------- changes from one to another

# "from 21 mpg to 23", "to 7 per cent from 5": between the two numbers of a change, and behind a bare one.
FROM = re.compile(r"\bfrom\s$", re.I)
CHANGED_TO = re.compile(r"(?:[^.;,\d]|\b(?:19|20)\d\d\b){0,40}\sto\s", re.I)
CHANGED_FROM = re.compile(r"\s(?:[^.;,\d]{0,20}\s)?from\s", re.I)
ENDS = re.compile(
    r"(?=$|[.,;:)]|\s(?:for|in|by|on|at|after|and|as|since|this|last|over|during|between|while|but|to|from|per|with"
    r"|a year|year)\b)"
)


def shared(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A bare number of a change has the unit of the other: "from 21 mpg to 23", "rose to 7 % from 5"."""
    read = list(found)
    for i in range(len(read) - 1):
        first, second = read[i], read[i + 1]
        gap = text[first.end : second.start]
        forth = FROM.search(text[max(0, first.start - 8) : first.start]) and CHANGED_TO.fullmatch(gap)
        back = re.search(r"\bto\s$", text[max(0, first.start - 8) : first.start]) and CHANGED_FROM.fullmatch(gap)
        if not (forth or back):
            continue
        if _bare(text, second) and first.unit is not None:
            read[i + 1] = _like(second, first)
        elif forth and _bare(text, first) and second.unit is not None and second.modifier != "range":
            read[i] = _like(first, second)
    return read


def _bare(text: str, quantity: Quantity) -> bool:
    """Whether a number has neither unit nor noun behind it."""
    return quantity.kind == "count" and quantity.value is not None and ENDS.match(text, quantity.end) is not None


def _like(quantity: Quantity, other: Quantity) -> Quantity:
    low, high = bounds(quantity.value or 0, quantity.modifier, whole=False)
    return msgspec.structs.replace(quantity, kind=other.kind, unit=other.unit, low=low, high=high)
