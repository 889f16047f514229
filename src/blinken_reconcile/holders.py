"""Whose figure it is: the candidate of a share of the vote, the company of a share.

Forms read, one a line:
    Ms Okoro won 48.3 percent      Okoro was on 48.3 percent      (the subject of the verb)
    44.1 percent for Mr Bello      44.1 percent went to Bello     (behind the number)
    Bello's 44.1 percent           Bello (44.1 percent)           (before it)
    shares of Acme fell 9%    Acme's stock    Acme shares    B by 3 %    (whose share)
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

OWNER = r"(?P<name>(?:[A-Z][’'])?[A-Z][\w&.-]*(?<!\.)(?: (?:of |and |& )?[A-Z][\w&-]*){0,3})"
SHARES = r"(?:ordinary |preferred |listed )?(?:shares?|stocks?|share price|stock price|scrip)"
SHARES_OF = (
    re.compile(rf"\b(?i:shares?|stocks?|share price|stock price) (?:in|of) (?:the \w+ |\w+ )?{OWNER}"),
    re.compile(rf"{OWNER}(?:[’']s?)? (?:\w+ )?{SHARES}\b"),
)
# "Shares of A were down 2 %, B by 3 %", "while B lost 3 %".
CARRIED = re.compile(
    rf"(?:,|\band|\bwhile|\bbut)\s(?:and\s|while\s)?{OWNER}(?:[’']s)?\s(?:by|\w+ed|fell|rose|lost|shed|slid|sank|down|up)"
    r"(?:\s(?:by|about|nearly|almost|around|as much as|up to|down|more than))*\s$"
)
# "Its rival's shares": somebody else's, though nobody is named.
OTHERS = re.compile(rf"\b(?P<name>rival|competitor|peer|parent|subsidiary)s?[’']s? (?:\w+ )?{SHARES}\b")
NOBODY = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Wall", "London", "New", "Tokyo"}
    | {"The", "Its", "His", "Her", "Their", "Shares", "Share", "Stock", "Stocks", "In", "A", "An", "When"}
)

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


def of_shares(text: str, start: int) -> str | None:
    """Whose shares a number at an offset is said of, as written; None if they are nobody's by name."""
    carried = CARRIED.search(text[:start])
    if carried is not None:
        return carried["name"]
    found = [m for pattern in (*SHARES_OF, OTHERS) for m in pattern.finditer(text)]
    named = [m for m in found if m["name"].split()[0] not in NOBODY]
    before = [m for m in named if m.start() < start]
    nearest = max(before, key=lambda m: m.start(), default=None) or min(named, key=lambda m: m.start(), default=None)
    return nearest["name"] if nearest is not None else None
