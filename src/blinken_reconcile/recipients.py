"""A sum that is paid to each of many: to whom.

Forms read, one a line:
    $5,000 to each family      €300 for every worker      £50 a week per household      (behind the sum)
    each family will get $5,000      pay every family a grant of $5,000                (before it)
    the families will be given $5,000 each                                              (the subject)
What one unit of a thing costs is none of it: "$50 per barrel", "$4 a share".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .measures import GENERIC

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .models import Quantity

BEHIND = re.compile(
    r"(?:\s\([^)]{1,20}\))?,?\s(?:(?:in|as|of)\s(?:an?\s)?(?:[\w-]+\s){1,3}?)?"
    r"(?:(?:(?:to|for|among)\s)?(?:the\s(?:next of kin|famil(?:y|ies)|relatives|heirs) of\s)?"
    r"(?:each|every)(?:\sof)?|per)\s(?:(?:the|its|bereaved|affected|poor|eligible)\s)*(?=[\w-])"
)
BEFORE = re.compile(
    r"\b(?:each|every)\s(?:of\sthe\s)?(?:(?:bereaved|affected|poor|eligible)\s)?(?=[\w-])[^.;,]{0,70}?"
    r"\b(?:pay|paid|receiv\w+|gets?|got|given|awarded|granted|offered|handed|promised|grants?\sof|payments?\sof"
    r"|compensation\sof|sum\sof|entitled\sto)\s(?:(?:an?|up|to|of|about|around|some|at|least|another|the)\s)*$",
    re.I,
)
APIECE = re.compile(r"(?:\s\([^)]{1,20}\))?\s(?:each|apiece)\b(?!\s\w+ing)")
HOUSEHOLDS = frozenset({"family", "household", "home", "kin", "relative", "heir", "widow"})


def recipient(doc: Doc, quantity: Quantity) -> str | None:
    """The lemma of those of whom each gets the sum; None if it is not told of each."""
    text = doc.text
    behind = BEHIND.match(text, quantity.end)
    if behind is not None:
        return _named(doc, behind.end())
    before = BEFORE.search(text[: quantity.start])
    if before is not None:
        return _named(doc, before.start() + len(re.match(r"\w+\s(?:of\sthe\s)?", before.group(), re.I).group()))  # type: ignore[union-attr]
    if APIECE.match(text, quantity.end):
        earlier = [t for t in doc if t.idx < quantity.start and t.pos_ == "NOUN"]
        return next((grammar.lemma(t) for t in reversed(earlier) if _gets(t)), None)
    return None


def _named(doc: Doc, offset: int) -> str | None:
    """The noun that a phrase at an offset ends in, if it is of persons or households."""
    first = doc[grammar.token_at(doc, offset)]
    if first.lower_ in ("deceased", "dead"):
        return "deceased"
    noun, _, _ = grammar.chunk(doc, first.i)
    return grammar.lemma(doc[noun]) if noun is not None and _gets(doc[noun]) else None


def _gets(noun: Token) -> bool:
    word = grammar.lemma(noun)
    return word in HOUSEHOLDS or word in GENERIC or word in lexicons.people()
