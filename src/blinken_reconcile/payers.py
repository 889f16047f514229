"""Who pays a fine: a company, or one of its people; and which of several fines it is.

Forms read, one a line:
    he agreed to pay a $50m fine     Zhang, its founder, will pay $50m     (a person)
    a criminal fine of $1.8bn        a $600m civil penalty                 (a part)
What a company pays is mostly told without a word of it, so that anything else is taken for the company's fine.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .grammar import Phrase
    from .models import Quantity
    from .reader import Reader

# The nouns that a fine of a person, and the kinds of fine, are counted as.
EXECUTIVE = "executive"
KINDS = ("criminal", "civil")
FINES = frozenset({"fine", "penalty", "share", "payment"})
SUMS = frozenset({"fine", "pay"})
OFFICES = (
    r"(?:co-?)?(?:founder|owner|chief executive(?: officer)?|executive|ceo|cfo|chairman|chairwoman|chair|president"
    r"|director|boss|head|manager|banker|trader|broker|tycoon|mogul|billionaire|entrepreneur|financier|lawyer|mayor"
    r"|minister|governor|senator)"
)
OFFICE = re.compile(OFFICES, re.I)
OWN = re.compile(
    r"\b(?:personal(?:ly)?|himself|herself|out of (?:his|her) own pocket"
    r"|(?:his|her) (?:own )?(?:share|part|fine|penalty))\b",
    re.I,
)
PENAL = re.compile(
    r"\b(?:fin(?:e|es|ed)|penalt\w+|settle\w*|plea|plead\w*|guilty|charges?|regulators?|forfeit\w*)\b", re.I
)
# An article with so many such words is of a court or a watchdog.
TOLD_OFTEN = 3
# Verbs whose object is the one that pays.
IMPOSING = frozenset({"fine", "order", "hit", "slap", "penalise", "penalize", "tell", "require", "force", "make"})


def settled(reader: Reader, doc: Doc, quantity: Quantity, unit: Phrase, subject: Subject) -> Subject:
    """The subject of a fine with who pays it, or with its kind; other subjects as they are."""
    if quantity.kind != "money" or subject.measure not in SUMS:
        return subject
    payer = _payer(doc, unit)
    name = _name(payer) if payer is not None else ""
    if (payer is not None and _personal(payer, name, reader.article.text)) or OWN.search(_clause(doc, quantity)):
        if subject.measure == "pay" and len(PENAL.findall(reader.article.text)) < TOLD_OFTEN:
            return subject
        named = _named(payer) if payer is not None else ""
        return replace(subject, measure="fine", label="fine", noun=EXECUTIVE, words=named, known=True)
    if subject.measure != "fine":
        return subject
    before, after = doc.text[: quantity.start], doc.text[quantity.end :]
    near = re.search(r"\b(criminal|civil)\s(?:\w+\s)?(?:fine|penalty)\s(?:\w+\s){0,2}$", before, re.I) or re.match(
        r"(?:\s(?:is|was|as|in)(?:\s(?:an?|the))?)?\s(criminal|civil)\s(?:\w+\s)?(?:fine|penalt)", after, re.I
    )
    return replace(subject, noun=near[1].lower()) if near else replace(subject, noun="fine")


def _clause(doc: Doc, quantity: Quantity) -> str:
    """The words round an amount, up to the next comma or semicolon either side."""
    start = max((m.end() for m in re.finditer(r"[,;:]\s", doc.text[: quantity.start])), default=0)
    stop = re.search(r"[,;:]\s", doc.text[quantity.end :])
    return doc.text[start : quantity.end + stop.start() if stop else None]


def _payer(doc: Doc, unit: Phrase) -> Token | None:
    """The noun or pronoun that pays: the subject of the verbs above the amount, or the object of "fined"."""
    token = doc[unit.last]
    for _ in range(8):
        wanted = ("obj", "iobj") if grammar.lemma(token) in IMPOSING and _active(token) else ("nsubj", "nsubj:pass")
        for child in token.children:
            inside = child.i >= unit.first or child.pos_ not in (*NOMINAL, "PRON")
            owner = child.dep_ == "nmod:poss" and grammar.lemma(token) in FINES
            if not inside and (child.dep_ in wanted or owner):
                return _owner(child)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _owner(token: Token) -> Token:
    """Whose fine it is: "his own fine was $50m"."""
    if grammar.lemma(token) not in FINES:
        return token
    return next((c for c in token.children if c.dep_ == "nmod:poss"), token)


def _active(verb: Token) -> bool:
    return verb.pos_ == "VERB" and not any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)


def _named(payer: Token) -> str:
    """The name of one who pays: its own, or that behind an office ("its chief executive, Ana Ruiz"); else ""."""
    names = [c for c in payer.children if c.dep_ in ("appos", "flat") and c.pos_ == "PROPN"]
    return _name(payer if payer.pos_ == "PROPN" else names[0]) if payer.pos_ == "PROPN" or names else ""


def _name(token: Token) -> str:
    """The run of proper names round a token, as written."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and token.pos_ == "PROPN" and doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < len(doc) and token.pos_ == "PROPN" and doc[end].pos_ == "PROPN":
        end += 1
    return doc[start:end].text


def _personal(token: Token, name: str, text: str) -> bool:
    """Whether a noun, pronoun or name is a person's; of a name the article says so by an office or a title."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "his", "her", "him")
    if token.pos_ != "PROPN":
        base = grammar.lemma(token)
        return OFFICE.fullmatch(base) is not None or base in lexicons.people()
    last = re.escape(name.split()[-1])
    titled = rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?:[A-Z][\w.’'-]+ ){{0,2}}{last}\b"
    before = rf"\b(?i:{OFFICES}),? (?:[“\"‘(]?[A-Z][\w.’'()“”\"-]* ){{0,3}}{last}\b"
    behind = rf"\b{last},? (?:\d\d,|who\b|(?:the|its|a|then|former)\b[^.,;]{{0,40}}?\b{OFFICES}\b)"
    return re.search(f"{titled}|{before}|{behind}", text) is not None
