"""Numbers that come on top of others: so many more.

Forms read, one a line:
    Nine more pupils were released    another 12 arrests were made    a further three have died    (changes)
    It killed 12 people. Thirty more were hurt.    killed 12 and hurt another 30                   (their own count)
Such a number is no total: against "18 sailors were freed" it is no other telling of the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import measures

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .models import Claim, Quantity
    from .subjects import Subject

BEFORE = re.compile(r"\b(?:another|(?:a|an|the) (?:further|additional|extra))\s$", re.I)
BEHIND = re.compile(r"\s(?:more|additional|further|extra|new)\b(?!\sthan)", re.I)
# "A further 40 died outside Beira": another place has a count of its own.
APART = re.compile(r"\b(?:elsewhere|outside|in other|in the rest of|in neighbou?ring)\b", re.I)


def added(doc: Doc, quantity: Quantity, subject: Subject, told: Sequence[Subject], before: Sequence[Claim]) -> Subject:
    """A number of more of the same is a change.

    ``told`` are the subjects of its sentence so far, ``before`` the claims of its article. What follows a count of
    something else is set beside that: "killed 12 and hurt another 30".
    """
    if quantity.kind != "count" or not subject.known or subject.role != "value" or told:
        return subject
    if measures.course(subject.measure, "count") != "cumulative" or quantity.modifier in ("about", "vague"):
        return subject
    more = BEHIND.match(doc.text, quantity.end) or BEFORE.search(doc.text[: quantity.start])
    if more is None or APART.search(doc.text[quantity.end :]):
        return subject
    counts = [c for c in before if c.kind == "count" and not c.weak]
    same = any(c.measure == subject.measure for c in counts)
    return replace(subject, role="change") if same or not counts else subject
