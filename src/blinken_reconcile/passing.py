"""Numbers of another event, named once in passing to set the news against it: no claims.

Forms read, one a line:
    revived memories of the 2008 disaster, which killed nearly 70,000
    recalls that of Banco Vela, whose fall cost 9,000 people their savings
    comes 9 years after a blaze that claimed 31 lives
    the worst since 1987, when 40 people died
A later clause of its own ("; this time 3 people died") is news again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .models import Quantity

SPAN = (
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few)(?: \w+)?"
    r" (?:years?|months?|decades?)"
)
SUPERLATIVE = (
    r"(?:worst|deadliest|biggest|largest|highest|lowest|heaviest|strongest|first|longest|bloodiest|costliest|most \w+)"
)
PASSING = re.compile(
    r"(?:"
    r"\b(?:reviv|stirr|evok|brought back|bring|rekindl|reawaken)\w*(?: back)? (?:painful |grim |bitter )?memories of\b"
    r"|\b(?:recall(?:s|ed|ing)?|echo(?:es|ed|ing)?|evok(?:es?|ed|ing)|mirror(?:s|ed|ing)?|resembl(?:es?|ed|ing)) "
    r"(?:that of|the (?:\d{4}|earlier|similar)|an? (?:\d{4}|earlier|similar))\b"
    r"|\breminiscent of\b|\bmarks? the anniversary of\b"
    rf"|\b(?:comes?|came|occur(?:s|red)?|happen(?:s|ed)?|follow(?:s|ed)?) "
    rf"(?:just |only |less than |more than |nearly |almost |about |some )?{SPAN} after\b"
    rf"|\b{SUPERLATIVE}\b[^.;]{{0,60}}? since [^.;,]{{0,20}}\d{{4}}, when\b"
    r")[^.;:—–]*$",
    re.I,
)


def in_passing(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number stands in a clause that only recalls another event."""
    return quantity.kind in ("count", "money") and bool(PASSING.search(doc.text[: quantity.start]))
