"""How a number, a day, a hedge and a cut-off are written in every report.

    17            at least 17 -> ≥17        about 2,500 -> ≈2,500
    10-12         dozens -> "dozens"        almost 900 -> nearly 900
    $4.3bn        12.5 %                    Sun 5 Nov 2023~ (worked out, not printed)

A reading has three parts: what is stated, the marks that say what we did to
it (``~`` inferred, ``*`` our sum), and words that qualify it ("planned").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..models import Claim, When
from . import days
from .inert import terminal

INFERRED = "~"
SUM = "*"
SAME = "="

HEDGES = {
    "at_least": "≥",
    "more_than": ">",
    "at_most": "≤",
    "less_than": "<",
    "about": "≈",
    "nearly": "nearly ",
}
# A bound on a day needs a word: "≤ Sun 5 Nov" would make a reader stop.
DAY_HEDGES = {
    "at_least": "from ",
    "more_than": "after ",
    "at_most": "by ",
    "less_than": "before ",
    "about": "about ",
    "nearly": "just before ",
}
MEANINGS = {
    "≥": "at least",
    ">": "more than",
    "≤": "up to",
    "<": "fewer than",
    "≈": "about",
    INFERRED: "worked out by us, not printed",
    SUM: "our sum",
    SAME: "unchanged",
}

CURRENCIES = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "Rs ",
    "CAD": "C$",
    "AUD": "A$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$",
}
# Parts of a currency stand behind their number: "143p".
COINS = frozenset({"p", "c"})
SCALES = ((10**12, "tn", " trillion"), (10**9, "bn", " billion"), (10**6, "m", " million"))
# Units that are words take a plural; symbols (km, mph, %) do not.
UNIT_WORD = re.compile(r"(?!mph$)[a-z]{3,}( [a-z]+)*")
IRREGULAR = {"kwacha": "kwacha", "manat": "manat", "foot": "feet", "inch": "inches"}
SUFFIXES = {"planned": "planned", "forecast": "forecast", "denied": "denied"}
ROLES = {"change": "(change)", "previous": "(earlier figure)"}


@dataclass(frozen=True)
class Reading:
    """A claim as a cell shows it, in the parts that a table may move about."""

    base: str
    marks: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.base}{self.marks}" + (f" {self.suffix}" if self.suffix else "")


# ------------------------------------------------------------------------ numbers


def number(value: float) -> str:
    """A number with thousands separators, exact, whole numbers without ``.0``."""
    digits = f"{Decimal(repr(value)):,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


# Numbers on a scale: "magnitude 7", not seven of them.
GRADES = frozenset({"magnitude", "category"})


def amount(value: float, *, kind: str = "count", unit: str | None = None, slack: float = 0.0) -> str:
    """A number with its unit: ``$4.3bn``, ``12.5 %``, ``170 km``, ``1.2 million``.

    ``slack`` is half a unit of the last written digit; a scale word comes back
    only where it hides no digit that was written.
    """
    if kind == "money":
        if unit and len(unit) > 3 and unit[-1].islower():
            return f"{_scaled(value, slack, short=True, plain_too=True)} {_unit(value, unit)}"  # "300m pesos"
        if unit in COINS:
            return f"{_scaled(value, slack, short=True, plain_too=True)}{unit}"
        symbol = CURRENCIES.get(unit or "", f"{terminal(unit)} " if unit else "")
        return ("-" if value < 0 else "") + symbol + _scaled(abs(value), slack, short=True, plain_too=True)
    digits = _scaled(value, slack, short=False, plain_too=False)
    if unit in GRADES:
        return f"{unit} {digits}"
    return f"{digits} {_unit(value, unit)}" if unit else digits


def _scaled(value: float, slack: float, *, short: bool, plain_too: bool) -> str:
    for size, abbreviation, word in SCALES:
        if abs(value) < size:
            continue
        share = Decimal(repr(value)) / size
        coarse = 2000 * slack >= size or (plain_too and not slack)
        if coarse and share == round(share, 3):
            return number(float(share)) + (abbreviation if short else word)
        break
    return number(value)


def _unit(value: float, unit: str) -> str:
    if value == 1 or not UNIT_WORD.fullmatch(unit):
        return terminal(unit)
    *before, last = unit.split(" ")
    return " ".join([*before, IRREGULAR.get(last, f"{last}s")])


# --------------------------------------------------------------------------- days


def day(when: When) -> str:
    """``Sun 5 Nov 2023``, with ``~`` if any part of it is not printed beside the event."""
    return f"{days.written(when) or terminal(when.text)}{INFERRED if inferred(when) else ''}"


def inferred(when: When) -> bool:
    """Whether we worked the date out: from another sentence, article, or a missing year."""
    if when.low is None:
        return False
    return when.basis not in ("stated", "unknown") or (when.year is None and when.month is not None)


# ----------------------------------------------------------------------- readings


def parts(claim: Claim) -> Reading:
    """A claim's reading in its parts; see ``reading``."""
    suffix = " ".join(word for word in (ROLES.get(claim.role), SUFFIXES.get(claim.modality)) if word)
    if claim.kind == "date":
        return _date_parts(claim, suffix)
    return Reading(_quantity(claim), SUM if claim.derived_from is not None else "", suffix)


def reading(claim: Claim) -> str:
    """A claim as one cell: hedge, number and unit or day, marks, "planned"."""
    return str(parts(claim))


def _date_parts(claim: Claim, suffix: str) -> Reading:
    when = claim.when
    low, high = (None if bound is None else str(bound) for bound in (claim.low, claim.high))
    value = claim.value if isinstance(claim.value, str) else (when.value if when else "")
    named = days.written(when) if when and when.value == value else days.span(value, low, high)
    if not named:
        # The words as they stand; a hedge is among them already.
        return Reading(" ".join(terminal(claim.text or value).split()) or "no date", "", suffix)
    mark = INFERRED if when is not None and inferred(when) else ""
    return Reading(DAY_HEDGES.get(claim.modifier, "") + named, mark, suffix)


def _quantity(claim: Claim) -> str:
    if claim.modifier == "vague" and claim.text is not None:
        return f'"{" ".join(terminal(word) for word in claim.text.split())}"'
    if not isinstance(claim.value, int | float):
        return _bounds(claim)
    written = HEDGES.get(claim.modifier, "") + _amount(claim, claim.value)
    # "One" and "a" are weak counts: the word is shown, so that nobody takes it for a tally.
    return f'{written} ("{terminal(claim.text)}")' if claim.weak and claim.text and claim.kind == "count" else written


def _bounds(claim: Claim) -> str:
    low, high = claim.low, claim.high
    if isinstance(low, int | float) and isinstance(high, int | float):
        if low == high:
            return _amount(claim, low)
        return _joined(claim, low, high)
    if isinstance(low, int | float):
        return f"≥{_amount(claim, low)}"
    return f"≤{_amount(claim, high)}" if isinstance(high, int | float) else "no number"


def _joined(claim: Claim, low: float, high: float) -> str:
    """``10-12 km``: the unit once, except where currency and scale belong to each end."""
    if claim.kind == "money":
        return f"{_amount(claim, low)} to {_amount(claim, high)}"
    first, last = amount(low, kind=claim.kind, slack=claim.slack), _amount(claim, high)
    return f"{first} to {last}" if low < 0 or " " in first else f"{first}-{last}"


def _amount(claim: Claim, value: float) -> str:
    return amount(value, kind=claim.kind, unit=claim.unit, slack=claim.slack)


# ----------------------------------------------------------------------- cut-offs


def cut_off(claims: Iterable[Claim], as_of: str | None, *, year: bool = True) -> str:
    """``to 3 Nov`` for a window's end, ``as of 3 Nov`` for a plain day; "" if no day is known.

    It is marked as inferred unless one of the claims prints the day.
    """
    if not as_of:
        return ""
    known = tuple(claims)
    word = "to" if any(claim.window is not None for claim in known) else "as of"
    printed = not known or any(prints_cut_off(claim) for claim in known)
    written = days.iso_day(as_of, weekday=False, year=year) or terminal(as_of)
    return f"{word} {written}{'' if printed else INFERRED}"


def prints_cut_off(claim: Claim) -> bool:
    """Whether the article itself prints the day up to which its figure holds."""
    if claim.window is not None and claim.window.end is not None:
        return claim.window.basis == "stated" and prints_day(claim.window.end)
    return claim.as_of is not None and claim.as_of.basis == "stated"


def prints_day(when: When) -> bool:
    """Whether the day itself is printed ("3 November"), whatever the year rests on."""
    return when.basis == "stated" or when.kind in ("day", "month", "year")


def window(claim: Claim) -> str:
    """The period a count covers, in words: ``since 17 Oct 2023``, ``2023~``; "" if none is known."""
    if claim.window is None:
        return ""
    start, end = claim.window.start, claim.window.end
    if start is not None and end is not None and (start.low, start.high) == (end.low, end.high):
        # One expression, whose days are the period: "last year".
        return f"{days.whole(start) or terminal(claim.window.text)}{INFERRED if inferred(start) else ''}"
    first = _window_day(start, start.low if start else None)
    last = _window_day(end, end.high if end else None)
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else (f"to {last}" if last else terminal(claim.window.text))


def window_start(claim: Claim, *, year: str) -> str:
    """The first day of the period a count covers, ``17 Oct``, its year if it is another; "" if unknown."""
    start = claim.window.start if claim.window is not None else None
    return days.iso_day(start.value, weekday=False, year=start.value[:4] != year) if start is not None else ""


def _window_day(when: When | None, bound: str | None) -> str:
    """The first or last day of a period: its ``bound``, unless the expression names a month or year."""
    if when is None:
        return ""
    value = when.value if when.low == when.high or len(when.value) in (4, 7) else bound or when.value
    written = days.iso_day(value, weekday=False) or terminal(when.text)
    return f"{written}{INFERRED if inferred(when) else ''}"


def marks(claim: Claim) -> set[str]:
    """The marks of ``MEANINGS`` that a claim's reading bears."""
    shown = parts(claim)
    hedge = shown.base[:1] if claim.kind != "date" and claim.modifier != "vague" else ""
    return {mark for mark in (*shown.marks, hedge) if mark in MEANINGS}
