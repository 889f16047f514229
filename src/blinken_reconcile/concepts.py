"""Quantities of a parsed text, each with the words of what it counts or measures: its concept.

Forms read, one a line:
    12 commercial fishermen    three of the passengers    (counts: the noun phrase behind the number)
    the number of wolves has reached 184                  (a level told by a verb: what stands before it)
    a $50m fine    a fine of $50m    $2bn in aid          (amounts: the noun tied to it)
    a 6.1-inch screen    64GB of storage    12% of voters
    Sales rose 5%    a 5% rise in sales    The bill was $3m    (else the subject of its verb)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable
from typing import TYPE_CHECKING

import msgspec

from . import grammar, periods, tolls, windows
from .grammar import NOMINAL, Phrase
from .models import Quantity
from .quantity import quantities
from .units import unit_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def measured(
    doc: Doc,
    taken: Iterable[tuple[int, int]] | None = None,
    *,
    doubled: bool = False,
    admit: Collection[str] = (),
) -> list[Quantity]:
    """The quantities of a parsed text, in order, with their concepts; numbers in names are none.

    Args:
        doc: a text parsed with Universal Dependencies labels.
        taken: offsets of what is no quantity for other reasons; by default the
            dates and the times of day of the text.
        doubled: whether to keep an amount that is given again in another unit.
        admit: names of look-alikes that are to be read as quantities all the same.
    """
    text = doc.text
    whens = periods.find(text)
    if taken is None:
        taken = [(w.start, w.end) for w in whens] + windows.clocks(text)
    stops = frozenset(grammar.token_at(doc, w.start) for w in whens) if len(doc) else frozenset[int]()
    found = quantities(text, taken, doubled=doubled, admit=admit)
    units = [grammar.phrase(doc, quantity, stops) for quantity in found]
    inside = {i for unit in units for i in unit.modifiers}
    numbers = {i for q in found for i in _tokens(doc, q)}
    return [
        msgspec.structs.replace(quantity, concept=concept(doc, quantity, stops, numbers), per=per(doc, quantity, unit))
        for quantity, unit in zip(found, units, strict=True)
        if not is_name(doc, quantity, unit, inside)
    ]


def is_name(doc: Doc, quantity: Quantity, unit: Phrase, inside: Container[int] = ()) -> bool:
    """Whether a bare number belongs to a name: iPhone 11 Pro, a 787 Dreamliner, two new 737 Max jets, the top three."""
    if quantity.kind != "count" or quantity.modifier != "exact" or quantity.ordinal or "," in quantity.text:
        return False
    first, noun = doc[unit.first], doc[unit.noun] if unit.noun is not None else None
    before = doc[unit.first - 1] if unit.first > 0 else None
    if before is not None and before.lower_ in ("top", "bottom") and noun is None:
        return True
    if unit.of or not first.text.isdecimal():
        return False
    behind = doc[unit.last + 1] if unit.last + 1 < len(doc) else None
    if unit.first in inside and behind is not None and behind.pos_ == "PROPN":
        return True
    if noun is not None and noun.tag_ == "NNP" and not re.search(r"[^s]s$", noun.lower_) and (quantity.value or 0) > 1:
        return True
    if before is None or before.pos_ != "PROPN" or not before.whitespace_:
        return False
    attached = first.head.i == before.i or first.dep_ in ("flat", "appos", "nmod:desc")
    return attached or noun is None or noun.tag_ == "NNP"


# "per barrel", "a month", "an ounce", "/litre", "-a-day": the article only before units and the like.
PER = re.compile(
    r"(?:\s(?:US|U\.S\.))?\)?(?:\s(?:per|every|for each)\s|-per-|/(?=[a-z])"
    r"|[\s-]an?[\s-](?=(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|share|barrel|tonne|ton|ounce|pound"
    r"|kilo|kilogram|gram|litre|liter|gallon|pint|bushel|mile|metre|meter|square|acre|hectare|head|person|piece|unit"
    r"|bottle|ticket|visit|game|season|therm|megawatt)\b(?!\s(?:ago|earlier|later|before|on)\b)))"
)


def per(doc: Doc, quantity: Quantity, unit: Phrase) -> str | None:
    """What an amount is for each of: "barrel" of "$58 per barrel"; the unit, or the noun in the singular."""
    ends = [quantity.end]
    if quantity.kind == "count" and unit.noun is not None:
        ends = [doc[unit.noun].idx + len(doc[unit.noun])]
    match = PER.match(doc.text, ends[0])
    if match is None:
        return None
    named = unit_after(doc.text, match.end() - 1, money=False)
    if named is not None and named.unit is not None and named.kind in ("measure", "duration"):
        return named.unit
    i = grammar.token_at(doc, match.end())
    return grammar.lemma(doc[i]) if doc[i].pos_ in NOMINAL else None


def _tokens(doc: Doc, quantity: Quantity) -> range:
    return range(grammar.token_at(doc, quantity.start), grammar.token_at(doc, quantity.end - 1) + 1)


def concept(
    doc: Doc, quantity: Quantity, stops: frozenset[int] = frozenset(), numbers: Container[int] = ()
) -> tuple[str, ...]:
    """The words of the noun phrase that a number counts or measures, as written; () if there is none.

    ``stops`` are tokens that no phrase may enter (dates), ``numbers`` those of other quantities.
    """
    unit = grammar.phrase(doc, quantity, stops)
    if unit.noun is not None and unit.noun in numbers:
        return ()
    if unit.noun is not None:
        return _phrase(doc, unit.noun, [i for i in (*unit.modifiers, unit.noun) if i not in numbers])
    counted = tolls.number_of(doc, unit) if quantity.kind == "count" else None
    if counted is None:
        counted = next((noun for noun in _tied(doc, quantity, unit) if noun not in numbers), None)
    return _phrase(doc, counted, [i for i in _before(doc, counted) if i not in numbers]) if counted is not None else ()


def _phrase(doc: Doc, noun: int, tokens: Iterable[int]) -> tuple[str, ...]:
    """The words at tokens; what a change is of stands for the change: "a 5% rise in sales" is of sales."""
    below = _inner(doc, noun)
    chosen = _before(doc, below) if below is not None else tokens
    said = (doc[i] for i in chosen if doc[i].pos_ not in ("DET", "PUNCT", "SYM", "PRON"))
    return tuple(token.text for token in said if token.lower_ not in ("strong", "percent", "per", "cent"))


# Nouns of change and share, which are of something else.
CHANGES = frozenset(
    {"rise", "fall", "drop", "increase", "decrease", "gain", "loss", "jump", "decline", "cut", "hike", "growth"}
    | {"reduction", "surge", "slump", "dip", "share", "stake", "boost", "improvement"}
)


def _inner(doc: Doc, noun: int) -> int | None:
    """The noun of "in X" or "of X" behind a noun of change or share."""
    if grammar.lemma(doc[noun]) not in CHANGES or noun + 2 > len(doc) - 1 or doc[noun + 1].lower_ not in ("in", "of"):
        return None
    start = noun + 2
    while start < len(doc) and (doc[start].pos_ == "DET" or doc[start].dep_ == "nmod:poss"):
        start += 1
    return grammar.chunk(doc, start)[0]


def _before(doc: Doc, noun: int) -> tuple[int, ...]:
    """A noun with the modifiers right before it."""
    start = noun
    while (
        start > 0
        and doc[start - 1].dep_ in ("compound", "amod", "flat")
        and doc[start - 1].pos_
        in (
            *NOMINAL,
            "ADJ",
            "VERB",
        )
    ):
        start -= 1
    return tuple(range(start, noun + 1))


TIMES = frozenset({"quarter", "year", "month", "week", "day", "half", "period", "time", "case", "decade"})


def _tied(doc: Doc, quantity: Quantity, unit: Phrase) -> Iterable[int]:
    """Nouns that a number without one of its own may be of, nearest first."""
    k = unit.last + 1
    if quantity.kind == "money" and k + 1 < len(doc) and doc[k].lower_ in ("in", "worth"):
        noun, _, _ = grammar.chunk(doc, k + 1 + (doc[k + 1].lower_ in ("of", "a", "an", "the")))
        if noun is not None and grammar.lemma(doc[noun]) not in TIMES:
            yield noun
    k = unit.first - 1
    while k > 0 and (doc[k].pos_ == "DET" or doc[k].lower_ in ("total", "record")):
        k -= 1
    if k > 0 and doc[k].lower_ == "of" and doc[k - 1].pos_ in NOMINAL:
        yield k - 1
    yield from (subject.i for subject in _subjects(doc[unit.last], unit))


def _subjects(token: Token, unit: Phrase) -> Iterable[Token]:
    """The subjects of the verbs above a number, nearest verb first."""
    for _ in range(6):
        for child in token.children:
            inside = unit.first <= child.i <= unit.last
            if child.dep_ in ("nsubj", "nsubj:pass") and child.pos_ in NOMINAL and not inside:
                yield child
        if token.head.i == token.i:
            return
        token = token.head
