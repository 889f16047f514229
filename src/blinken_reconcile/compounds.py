"""A span of time told in two units is one span.

Forms read, one a line:
    one hour and 45 minutes     2 hours, 14 minutes and 8 seconds     two years and six months
It is told in the smaller unit: 105 minutes, 30 months. "Two days and 30 minutes" are left as two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from .models import Quantity

# How many of the smaller unit the greater one holds.
HOLDS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
GAP = re.compile(r"(?:\s|,\s|\sand\s|,\sand\s)")


def joined(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a text, with spans of two units made one; offsets hold both."""
    made: list[Quantity] = []
    for quantity in found:
        one = _one(text, made[-1], quantity) if made else None
        if one is None:
            made.append(quantity)
        else:
            made[-1] = one
    return made


def _one(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Two spans as one, if the second is a rest of the first in the next smaller unit."""
    holds = HOLDS.get((first.unit or "", second.unit or ""))
    if holds is None or first.kind != "duration" or second.kind != "duration" or second.modifier != "exact":
        return None
    if first.value is None or second.value is None or first.value != int(first.value) or second.value >= holds:
        return None
    if not GAP.fullmatch(text[first.end : second.start]):
        return None
    rest, value = second.value, first.value * holds + second.value
    return msgspec.structs.replace(
        first,
        text=text[first.start : second.end],
        end=second.end,
        value=value,
        low=first.low * holds + rest if first.low is not None else None,
        high=first.high * holds + rest if first.high is not None else None,
        unit=second.unit,
        slack=second.slack,
    )
