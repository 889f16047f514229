"""What a span of time is of: what lasts so long, or what it is counted from.

Forms read, one a line:
    a three-day visit     a siege of nearly 20 hours     the talks lasted two days     stayed for three days
    four minutes after take-off     17 minutes into the flight     in the air for 17 minutes    (from the departure)
    had been on duty for 13 hours
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .grammar import Phrase

# Verbs whose subject lasts.
LASTING = frozenset({"last", "take", "run", "continue", "stretch", "hold"})
FROM = re.compile(
    r"\s(?:after|before|following)\s(?:(?:the|its|their|his|her|it|they|a|an)\s)?(?:(?:was|were|had)\s)?(?=[\w-])"
)
DEPARTURE = re.compile(r"(?:take|taking|took|taken|lift|lifting|lifted)[ -]?off\b|(?:depart|leav|left)\w*", re.I)
INTO = re.compile(
    r"\sinto\s(?:(?:the|its|their|a|an|his|her)\s)?(?:[\w-]+\s)?(?:flight|journey|voyage|crossing)\b", re.I
)
ALOFT = re.compile(r"\b(?:in the air|airborne|aloft)\sfor\s(?:[\w-]+\s){0,3}$", re.I)
STATE = re.compile(
    r"\bon (?P<state>duty|strike|board|air|leave|trial|remand|hunger strike|standby|call) for (?:[\w-]+ ){0,3}$", re.I
)


def lasting(doc: Doc, unit: Phrase, verb: Token | None) -> str | None:
    """The lemma of what lasts, "after X" for a span that is counted from X; None if nothing tells it.

    ``verb`` is the verb the span hangs on.
    """
    if unit.noun is not None and unit.noun > unit.last:
        return grammar.lemma(doc[unit.noun])
    k = unit.first - 1
    while k > 0 and doc[k].pos_ in ("DET", "ADV", "ADJ") and k > unit.first - 4:
        k -= 1
    if k > 0 and doc[k].lower_ == "of" and doc[k - 1].pos_ == "NOUN":
        return grammar.lemma(doc[k - 1])
    state = STATE.search(doc.text[: doc[unit.first].idx])
    if state is not None:
        return state["state"].lower()
    if verb is not None and grammar.lemma(verb) == "stay" and unit.first > 0 and doc[unit.first - 1].lower_ == "for":
        return "stay"
    return _counted_from(doc, unit) or _runs(verb)


def _counted_from(doc: Doc, unit: Phrase) -> str | None:
    """What a span is counted from: "four minutes after take-off"."""
    end = doc[unit.last].idx + len(doc[unit.last])
    if INTO.match(doc.text, end) or ALOFT.search(doc.text[: doc[unit.first].idx]):
        return "after departure"
    start = FROM.match(doc.text, end)
    if start is None:
        return None
    if DEPARTURE.match(doc.text, start.end()):
        return "after departure"
    token = doc[grammar.token_at(doc, start.end())]
    return f"after {grammar.lemma(token)}" if token.pos_ in ("NOUN", "VERB") else None


def _runs(verb: Token | None) -> str | None:
    if verb is None or grammar.lemma(verb) not in LASTING:
        return None
    return next((grammar.lemma(c) for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
