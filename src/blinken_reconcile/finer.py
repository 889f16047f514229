"""Finer differences between two claims of one measure: which way something moved, and who pays a fine.

Forms read, one a line:
    rose 5%    closed 9% lower    a 9% drop                                (up or down)
    the company's fine, its founder's    a criminal fine, a civil penalty  (payers.py)
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from . import matching, measures, readings, trends
from .models import Claim, Quantity
from .payers import EXECUTIVE, KINDS
from .trends import Trend


def direction(claim: Claim) -> Trend | None:
    """Up or down, by the words round a number; None where they do not say so."""
    if claim.quote is None or claim.start is None or claim.end is None or isinstance(claim.value, str):
        return None
    text, start, end = claim.quote.exact, claim.start - claim.quote.start, claim.end - claim.quote.start
    low, high = readings.bounds(claim)
    quantity = Quantity(
        text=text[start:end],
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        kind=claim.kind,
        value=claim.value,
        low=float(low),
        high=float(high),
        modifier=claim.modifier,
        unit=claim.unit,
    )
    return trends.trend(text, quantity)


def comparable(claim: Claim) -> bool:
    """Whether a change may be set against another's: of a measure that is known, and no number of things added."""
    return claim.role == "change" and claim.kind in ("percent", "measure") and measures.known(claim.measure) is not None


def moved(claim: Claim) -> tuple[object, ...]:
    """What keeps the changes of one article apart: whose they are, their direction and their time of day."""
    return (claim.subject, direction(claim), moment(claim)) if claim.role == "change" else ()


# Where a share stood when the market closed is another figure than its low of the day.
CLOSE = re.compile(r"\b(?:clos(?:e|ed|es|ing)|end(?:ed|s|ing)|finish(?:ed|es|ing)|settled|by the bell)\b", re.I)
EARLY = re.compile(
    r"\b(?:as much as|at one point|at (?:its|their|the) low|intraday|early|open(?:ed|ing)|morning|midday|noon|afternoon"
    r"|pre-?market|after-hours|after hours|before (?:recovering|paring|closing|clawing)|at first|initially"
    r"|low of the day|first (?:half[- ]hour|hour|minutes)|(?:at|by|around) \d{1,2}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\b|GMT"
    r"|UTC|[BEC]?S?T\b))\b",
    re.I,
)


def moment(claim: Claim) -> str | None:
    """Whether a change is that of a closing price or of an hour before; None where it is not said."""
    if claim.quote is None or claim.start is None or claim.end is None:
        return None
    start, end = claim.start - claim.quote.start, claim.end - claim.quote.start
    before = re.split(r"[;,]\s|\band\b|\bbefore\b", claim.quote.exact[:start])[-1]
    after = re.split(r"[;.]\s|,\s(?:and|but|while|which)\b|\band\b", claim.quote.exact[end:])[0]
    words = f"{before} {claim.text} {after[:50]}"
    return "close" if CLOSE.search(before) or CLOSE.search(after[:25]) else "early" if EARLY.search(words) else None


def moments_differ(a: Claim, b: Claim) -> bool:
    """Whether two changes may be of two hours of a day: of the close, and of an hour before it."""
    if a.role != "change" or b.role != "change" or a.measure != b.measure:
        return False
    return "early" in (moment(a), moment(b))  # of two hours before the close there may be two


def opposed(a: Claim, b: Claim) -> bool:
    """Whether the one rose and the other fell."""
    return a.role == b.role == "change" and {direction(a), direction(b)} == {"up", "down"}


def payers_differ(a: Claim, b: Claim) -> bool:
    """Whether two fines are of two payers, or two kinds of fine of one."""
    if a.measure != b.measure or a.measure != "fine":
        return False
    first, second = ({c.noun} & {EXECUTIVE, *KINDS} for c in (a, b))
    return first != second or (first == {EXECUTIVE} and bool(a.subject and b.subject) and not _one_name(a, b))


def one_person(a: Claim, b: Claim) -> bool:
    """Whether two fines are those of a person, and not of two by name."""
    return a.measure == b.measure == "fine" and a.noun == b.noun == EXECUTIVE and not payers_differ(a, b)


def _one_name(a: Claim, b: Claim) -> bool:
    return (
        bool(a.subject and b.subject) and fuzz.token_set_ratio(a.subject or "", b.subject or "") >= matching.SAME_NAME
    )
