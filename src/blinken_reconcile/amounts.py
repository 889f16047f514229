"""What an amount is of: money, shares, lengths and spans of time.

The ladder for money, first that holds:
    phrase   "wiped $50m off its market value", "the takeover is worth $50m" (of any amount)
    noun     "a $50 million fine", "a fine of $50m", "$2bn in aid"
    verb     "was fined $50m", "cost $4bn", "agreed to pay $4.3bn"
    subject  "the bill was $3m"
Shares: "12 % of voters", "sales fell 3 %". Measures: "magnitude 6.8", "80 km
north of", "20 metres deep". Durations: what lasted, or was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from . import durations, grammar, holders, measures, penalties, phrases, recipients, roles
from .grammar import NOMINAL, Phrase
from .models import Quantity
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DIMENSION = {
    "deep": "depth", "long": "length", "high": "height", "tall": "height", "wide": "width", "thick": "thickness",
    "away": "distance",
    "north": "distance", "south": "distance", "east": "distance", "west": "distance", "from": "distance",
    "northeast": "distance",
    "northwest": "distance", "southeast": "distance", "southwest": "distance", "off": "distance",
    "inland": "distance", "offshore": "distance",
}  # fmt: skip
SPEED = frozenset({"km/h", "mph", "knot"})
TEMPERATURE = frozenset({"°C", "°F", "degree"})
EMPTY = frozenset(
    {"total", "amount", "sum", "figure", "number", "average", "record", "maximum", "minimum", "least", "value"}
)
PAYING = frozenset({"pay", "hand", "cough", "fork", "shell", "stump"})
BARE_VERBS = frozenset({"be", "have", "do", "say", "make", "take", "get"})


def of(doc: Doc, quantity: Quantity, unit: Phrase, *, trial: bool = False) -> Subject | None:
    """The subject of an amount; None for a count of things. ``trial``: whether the article tells of one."""
    if quantity.kind == "count":
        return None
    role = roles.role(doc, quantity, unit)
    penalty = penalties.measure(doc, quantity, trial=trial) if quantity.kind == "duration" else None
    phrase = phrases.told(doc, quantity, unit) if penalty is None else None
    if penalty:
        key, words = penalty, penalties.person(doc, quantity)
    else:
        key, words = (phrase[0].key, phrase[0].label) if phrase else _measure(doc, quantity, unit)
    known = measures.known(key)
    if known is not None and known.role and quantity.kind != "money" and role in ("value", "change", "part"):
        role = known.role
    each = recipients.recipient(doc, quantity) if quantity.kind == "money" else None
    # A fine or a compensation is told as such.
    if each is not None and (known is None or key in ("pledged", "payment_each")):
        return Subject("payment_each", "paid to each", each, each, role, False, True, unit.noun)
    label = known.label if known else key.replace("_", " ")
    if known is not None and known.held:
        of_shares = known.key == "share_price"
        whose = holders.of_shares(doc.text, quantity.start) if of_shares else holders.holder(doc, quantity, unit)
        whose = whose or ""
        whom = whose.split()[-1].lower() if whose and not of_shares else key
        return Subject(known.key, label, whom, whose, role, False, True, unit.noun)
    counted = grammar.lemma(doc[unit.noun]) if phrase and unit.of and unit.noun is not None else key
    if quantity.kind == "duration" and (key == "duration" or phrase):
        counted = durations.lasting(doc, unit, _verb(doc, unit)) or key  # a three-day visit is no three-day truce
    named = words or key.replace("_", " ")
    return Subject(known.key if known else key, label, counted, named, role, False, known is not None, unit.noun)


# "Pledged so far: World Bank 4.0 million, Japan 1.9 million": a list of money that names the currency elsewhere.
GIVEN = re.compile(
    r"\b(?i:pledge[sd]?|promised|promises|donated|donations?|donors?|contributed|contributions?|committed|aid|grants?"
    r"|funds|funding)\b[\w ]{0,20}:(?:[^.;:]|\.(?=\d)){0,160}?[A-Z][\w’'-]+\s(?:with\s)?$"
)
# "Raised to $6.5 million from the 4 million promised": the currency is said once.
ELIDED = re.compile(
    r"\b(?:from|rather than|instead of|and not)\s(?:(?:the|an?)\s(?:earlier\s|initial\s|original\s|first\s)?)?$"
)
BARE = re.compile(r"\s?(?:[,.;:)]|$|(?:\w+ed|it|that|an|a|so|in|at|on|before|earlier|previously|initially|last)\b)")
SCALED = re.compile(r"\d\s?(?:million|billion|thousand|mn|bn|m)$", re.I)


def moneyed(text: str, read: Sequence[Quantity], before: tuple[str, ...]) -> list[Quantity]:
    """Quantities of a sentence, with the sums of a list of gifts read as money where the list leaves the currency out.

    ``before`` are the currencies of the article up to the sentence, the last of which it is unless the sentence
    names its own.
    """
    stated = next((q.unit for q in read if q.kind == "money" and q.unit), None)
    named = stated or (before[-1] if before else None)

    def one(quantity: Quantity) -> Quantity:
        scaled = quantity.kind == "count" and SCALED.search(text[quantity.start : quantity.end])
        before, behind = text[: quantity.start], text[quantity.end :]
        listed = GIVEN.search(before) or (stated and ELIDED.search(before) and BARE.match(behind))
        if named is None or not scaled or not listed:
            return quantity
        return msgspec.structs.replace(quantity, kind="money", unit=named)

    return [one(q) for q in read]


def as_before(text: str, quantity: Quantity, subject: Subject, beside: Sequence[tuple[Quantity, Subject]]) -> Subject:
    """The level that another one replaces is of the same thing: "raised the reward to $50,000 from $20,000"."""
    if not beside or subject.role != "previous" or not roles.TO_FROM.search(text[: quantity.start]):
        return subject
    last, said = beside[-1]
    if last.kind != quantity.kind or said.role != "value":
        return subject
    return replace(said, role="previous")


def _measure(doc: Doc, quantity: Quantity, unit: Phrase) -> tuple[str, str]:
    """The measure's key, and the words that name it."""
    if quantity.kind == "measure":
        return _dimension(doc, quantity, unit)
    if quantity.kind == "duration":
        return "duration", _topic(doc, unit)
    phrase = phrases.told(doc, quantity, unit, late=True)
    if phrase is not None:
        return phrase[0].key, phrase[0].label
    verb = _verb(doc, unit)
    for noun in _nouns(doc, unit):
        key = measures.noun_key(grammar.lemma(noun), quantity.kind)
        if key:
            return key, _words(doc, noun)
    verb = _giver(doc, unit, quantity) or verb
    if verb is not None and grammar.lemma(verb) == "raise" and _word_before(doc, unit) in ("to", "by", "from"):
        verb = None  # a fund that is raised to $6 million; $6 million that was raised for a fund
    if verb is not None and (key := measures.verb_key(grammar.lemma(verb), quantity.kind)):
        return key, verb.text
    if verb is not None and grammar.lemma(verb).split()[0] in PAYING and verb.i < unit.first and unit.noun is None:
        return "pay", verb.text  # who pays is not what is paid
    named = [noun for noun in _nouns(doc, unit) if grammar.lemma(noun) not in EMPTY]
    for noun in (n for n in named if not _name(n)):
        return grammar.lemma(noun), _words(doc, noun)
    if verb is not None and grammar.lemma(verb) not in BARE_VERBS:
        return grammar.lemma(verb), verb.text
    owner = next((n for n in named if verb is None or n.head.i != verb.i or grammar.lemma(verb) != "say"), None)
    return quantity.kind, _words(doc, owner) if owner is not None else quantity.kind  # no name is a measure


def _name(token: Token) -> bool:
    """Whether a noun is a name, also one that the tagger took for a common noun: "chief executive Pieter"."""
    if token.pos_ == "PROPN":
        return True
    words = [t for t in token.doc if t.is_alpha]
    capitals = sum(t.text[0].isupper() for t in words)
    return token.i > 0 and token.text.istitle() and 3 * capitals < len(words)  # no headline in capitals


def _dimension(doc: Doc, quantity: Quantity, unit: Phrase) -> tuple[str, str]:
    if quantity.unit in ("magnitude", "category"):
        return quantity.unit or "", quantity.unit or ""
    after = doc[unit.last + 1] if unit.last + 1 < len(doc) else None
    topic = _topic(doc, unit)
    keys = (measures.noun_key(grammar.lemma(noun), "measure") for noun in _before(doc, unit))
    named = next((key for key in keys if key), None)
    if named is not None:
        return named, topic  # "at a depth of 22 km"
    if after is not None and after.text == "-" and unit.last + 2 < len(doc):
        after = doc[unit.last + 2]
    if after is not None and after.lower_ in DIMENSION:
        return DIMENSION[after.lower_], topic
    if quantity.unit in SPEED:
        return "speed", topic
    if quantity.unit in TEMPERATURE:
        return "temperature", topic
    if after is not None and after.lower_ == "of" and unit.noun is not None:
        return grammar.lemma(doc[unit.noun]), topic
    return topic.split()[-1].lower() if topic else "length", topic


def _nouns(doc: Doc, unit: Phrase) -> Iterable[Token]:
    """Nouns that may name an amount, nearest first: behind it, "in aid", before "of", the subject."""
    if unit.noun is not None:
        yield doc[unit.noun]
    k = unit.last + 1
    if (k + 1 < len(doc) and doc[k].lower_ in ("in", "for", "as", "worth")) or (
        k + 2 < len(doc) and doc[k].lower_ == "worth"
    ):
        noun, _, _ = grammar.chunk(
            doc, k + 1 + (doc[k + 1].lower_ in ("of", "a", "an", "the") if k + 1 < len(doc) else 0)
        )
        if noun is not None:
            yield doc[noun]
    yield from _before(doc, unit)


def _before(doc: Doc, unit: Phrase) -> Iterable[Token]:
    """The noun before "of" or "to": "a fine of $50m"; the subject of "was" or "fell"."""
    k = unit.first - 1
    while (
        k >= 0
        and (doc[k].pos_ in ("DET", "ADV", "PUNCT") or doc[k].lower_ in ("total", "about", "some"))
        and k > unit.first - 4
    ):
        k -= 1
    if (said := _put(doc, doc[k] if k > 0 and doc[k].lower_ == "at" else doc[unit.first])) is not None:
        yield said
    if k > 0 and doc[k].lower_ in ("of", "at", "to", "by", "worth") and doc[k - 1].pos_ in NOMINAL:
        yield doc[k - 1]
    # "Turnout was 61 percent" hangs on the amount itself, "turnout fell to 61 percent" on the verb.
    for predicate in (doc[unit.last], _verb(doc, unit)):
        for child in predicate.children if predicate is not None else ():
            if child.dep_ in ("nsubj", "nsubj:pass") and child.pos_ in NOMINAL:
                yield child


def _put(doc: Doc, at: Token) -> Token | None:
    """What is put at an amount: "puts its write-off on office loans at £230m"."""
    before = reversed(doc[max(0, at.i - 14) : at.i])
    verb = next((t for t in before if t.pos_ == "VERB"), None) if at.lower_ == "at" else at  # "was estimated at $3m"
    if verb is None or grammar.lemma(verb) not in PUTTING:
        return None
    return next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c.pos_ in NOMINAL), None)


PUTTING = frozenset({"put", "estimate", "peg", "set", "price", "value", "reckon", "cap", "fix"})


def _word_before(doc: Doc, unit: Phrase) -> str:
    """The word before a number's phrase; "" where it opens its sentence."""
    return doc[unit.first - 1].lower_ if unit.first > 0 else ""


def _verb(doc: Doc, unit: Phrase) -> Token | None:
    """The verb an amount hangs on: right before it, else above it in the tree."""
    k = unit.first - 1
    while (
        k >= 0
        and k > unit.first - 5
        and (doc[k].pos_ in ("DET", "ADV", "ADP", "PART") or doc[k].lower_ in ("total", "record"))
    ):
        k -= 1
    if k >= 0 and doc[k].pos_ == "VERB":
        return doc[k]
    token = doc[unit.last]
    for _ in range(5):
        if token.pos_ in ("VERB", "AUX") and token.i not in range(unit.first, unit.last + 1):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _giver(doc: Doc, unit: Phrase, quantity: Quantity) -> Token | None:
    """A verb with somebody between it and the amount: "fined the app €1.2 million"."""
    for k in range(unit.first - 1, max(-1, unit.first - 8), -1):
        if doc[k].pos_ == "VERB":
            return doc[k] if measures.verb_key(grammar.lemma(doc[k]), quantity.kind) else None
    return None


def _words(doc: Doc, noun: Token) -> str:
    start = noun.i
    while start > 0 and doc[start - 1].dep_ in ("compound", "amod") and doc[start - 1].pos_ in (*NOMINAL, "ADJ"):
        start -= 1
    return doc[start : noun.i + 1].text


def _topic(doc: Doc, unit: Phrase) -> str:
    """What an amount of time or length is said of: the noun it modifies, else the verb's object."""
    if unit.noun is not None and unit.noun > unit.last:
        return doc[unit.noun].lower_
    verb = _verb(doc, unit)
    if verb is None:
        return ""
    for wanted in ("obj", "nsubj:pass", "nsubj"):
        for child in verb.children:
            if child.dep_ == wanted and child.pos_ in NOMINAL and child.i not in range(unit.first, unit.last + 1):
                return child.lower_
    return verb.lemma_.lower() if verb.lemma_.lower() not in BARE_VERBS else ""
