"""Quantities of a parsed text, each with the words of what it counts or measures: its concept.

Forms read, one a line:
    12 commercial fishermen    three of the passengers    (counts: the noun phrase behind the number)
    the number of wolves has reached 184                  (a level told by a verb: what stands before it)
    a $50m fine    a fine of $50m    $2bn in aid          (amounts: the noun tied to it)
    a 6.1-inch screen    64GB of storage    12% of voters
    Sales rose 5%    a 5% rise in sales    The bill was $3m    (else the subject of its verb)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from . import grammar, periods, tolls, windows
from .grammar import NOMINAL, Phrase
from .models import Quantity
from .quantity import quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def measured(doc: Doc, taken: Iterable[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a parsed text, in order, with their concepts.

    Args:
        doc: a text parsed with Universal Dependencies labels.
        taken: offsets of what is no quantity for other reasons; by default the
            dates, the periods and the times of day of the text.
    """
    text = doc.text
    whens = periods.find(text)
    if taken is None:
        taken = [(w.start, w.end) for w in whens] + windows.clocks(text)
    stops = frozenset(grammar.token_at(doc, w.start) for w in whens) if len(doc) else frozenset[int]()
    return [
        msgspec.structs.replace(quantity, concept=concept(doc, quantity, stops)) for quantity in quantities(text, taken)
    ]


def concept(doc: Doc, quantity: Quantity, stops: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The words of the noun phrase that a number counts or measures, as written; () if there is none."""
    unit = grammar.phrase(doc, quantity, stops)
    if unit.noun is not None:
        return _phrase(doc, unit.noun, (*unit.modifiers, unit.noun))
    counted = tolls.number_of(doc, unit) if quantity.kind == "count" else None
    if counted is None:
        counted = next(iter(_tied(doc, unit)), None)
    return _phrase(doc, counted, _before(doc, counted)) if counted is not None else ()


def _phrase(doc: Doc, noun: int, tokens: Iterable[int]) -> tuple[str, ...]:
    """The words at tokens; what a change is of stands for the change: "a 5% rise in sales" is of sales."""
    below = _inner(doc, noun)
    chosen = _before(doc, below) if below is not None else tokens
    return tuple(doc[i].text for i in chosen if doc[i].pos_ not in ("DET", "PUNCT", "SYM", "PRON"))


CHANGES = frozenset({
    "rise", "fall", "drop", "increase", "decrease", "gain", "loss", "jump", "decline", "cut", "hike", "growth",
    "reduction", "surge", "slump", "dip", "share", "stake", "boost", "improvement",
})  # fmt: skip


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


def _tied(doc: Doc, unit: Phrase) -> Iterable[int]:
    """Nouns that a number without one of its own may be of, nearest first."""
    k = unit.last + 1
    if k + 1 < len(doc) and doc[k].lower_ in ("in", "worth"):
        noun, _, _ = grammar.chunk(doc, k + 1 + (doc[k + 1].lower_ in ("of", "a", "an", "the")))
        if noun is not None:
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
