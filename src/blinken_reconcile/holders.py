"""Whose figure a share or a score is: the candidate of a share of the vote.

Forms read, one a line:
    Ms Okoro won 48.3 percent      Okoro was on 48.3 percent      (the subject of the verb)
    44.1 percent for Mr Bello      44.1 percent went to Bello     (behind the number)
    Bello's 44.1 percent           Bello (44.1 percent)           (before it)
A pronoun names nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .grammar import Phrase
    from .models import Quantity

TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|President|Senator|Governor|Prime Minister|General)\.? )?"
NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|van|de|von|al|bin)){0,3})"
BEHIND = re.compile(
    r"(?: of (?:the )?(?:valid |popular )?votes?)?,? (?:for|by|went to|to|voted for|chose|backed) "
    r"(?:the )?(?:[a-z-]+ ){0,3}" + TITLE + NAME
)
BEFORE = re.compile(TITLE + NAME + r"(?:[’']s?(?: [a-z-]+){0,3} | \((?:[\w’' -]+, )?)$")

# "Results gave her 40 percent": what tells of the votes has none itself.
COUNTS = frozenset({"result", "count", "tally", "poll", "projection", "survey", "return", "protocol", "figure"})


def holder(doc: Doc, quantity: Quantity, unit: Phrase) -> str | None:
    """The name of the one that a number belongs to, as written and without title; None if nobody is named."""
    text = doc.text
    match = BEHIND.match(text, quantity.end) or BEFORE.search(text[: quantity.start])
    if match is not None:
        return match["name"]
    token = doc[unit.last]
    for _ in range(4):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubj:pass") and child.i < unit.first and child.lemma_.lower() not in COUNTS:
                return _name(doc, child)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _name(doc: Doc, token: Token) -> str | None:
    """The proper name at a token, else the words of a party or an alliance."""
    if token.pos_ not in ("PROPN", "NOUN"):
        return None
    names = [t for t in doc[max(0, token.i - 4) : min(len(doc), token.i + 4)] if _of_name(t, token)]
    words = [t.text for t in names if t.lower_.rstrip(".") not in ("mr", "mrs", "ms", "dr", "president", "senator")]
    return " ".join(words) or None


def _of_name(token: Token, head: Token) -> bool:
    """Whether a token is part of the name whose head is given."""
    tied = token.i == head.i or token.head.i == head.i or token.head.head.i == head.i
    return (tied and token.pos_ == "PROPN" and token.dep_ not in ("appos", "nsubj")) or token.i == head.i
