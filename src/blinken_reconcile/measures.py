"""Which measure a word makes: the lexicon of measures, looked up by noun, state, verb or person.

Forms read, one a line:
    deaths, attacks (nouns)   dead, missing (states)   killed, died (verbs)   gunmen (persons)   death toll (tolls)
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .lexicons import Measure
from .models import Course, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words for a person as such; they narrow nothing.
GENERIC = frozenset(
    {
        "person",
        "people",
        "other",
        "victim",
        "individual",
        "human",
        "life",
        "resident",
        "citizen",
        "member",
        "one",
        "civilian",
        "local",
        "total",
        "number",
    }
)


@cache
def measures_by(field: str) -> dict[str, tuple[Measure, ...]]:
    """Words of one field of the lexicon -> the measures they make."""
    table: dict[str, tuple[Measure, ...]] = {}
    for measure in lexicons.measures():
        for word in getattr(measure, field):
            table[word.lower()] = (*table.get(word.lower(), ()), measure)
    return table


def measure_of(field: str, word: str, noun: str) -> Measure | None:
    """The measure a word makes for a counted noun ("" where elided)."""
    for measure in measures_by(field).get(word, ()):
        if "count" not in measure.kinds:
            continue
        if counts(measure, noun):
            return measure
    return None


def counts(measure: Measure, noun: str) -> bool:
    """Whether a measure may be said of a noun."""
    return of_noun(measure.counted, noun)


def of_noun(counted: Collection[str], noun: str) -> bool:
    """Whether a noun is among the counted: "people" admits words for people as such, "person" whoever they are."""
    if not counted or noun in counted:
        return True
    generic = noun in GENERIC and ("people" in counted or "person" in counted)
    return generic or (noun in lexicons.people() and "person" in counted)


def is_person(noun: str) -> bool:
    """Whether a noun says no more than that people are meant."""
    return noun in GENERIC


def verb_measure(token: Token) -> Measure | None:
    """The measure whose events a passive verb tells: "bases have been attacked" -> attacks."""
    if token.pos_ != "VERB" or not any(c.dep_ in ("nsubj:pass", "aux:pass") for c in token.children):
        return None
    return next(iter(measures_by("objects").get(grammar.lemma(token), ())), None)


def known(key: str) -> Measure | None:
    """The lexicon's record of a measure key."""
    return _by_key().get(key)


@cache
def _by_key() -> dict[str, Measure]:
    return {m.key: m for m in reversed(lexicons.measures())}


@cache
def things() -> frozenset[str]:
    """Nouns of what only things suffer: homes are destroyed, missiles launched, shops looted."""
    suffered = ("destroyed", "flooded", "looted", "launched", "intercepted", "closed", "seized", "diverted")
    nouns = frozenset(n for m in lexicons.measures() if m.key in suffered for n in m.counted)
    return nouns - GENERIC - lexicons.people()


def wider(a: str, b: str) -> bool:
    """Whether one measure is a closer word for what the other tells: suspected cases and cases."""
    return any(m is not None and {m.key, m.wider} == {a, b} for m in (known(a), known(b)))


def course(key: str, kind: Kind) -> Course:
    """How a measure runs; a count that no lexicon knows might grow, so a later day may explain it."""
    measure = known(key)
    if measure is not None:
        return measure.course
    return "cumulative" if kind == "count" else "fixed"


def noun_key(noun: str, kind: Kind) -> str | None:
    """The measure a noun names by itself ("fine", "cost")."""
    return next((m.key for m in measures_by("nouns").get(noun, ()) if kind in m.kinds), None)


def verb_key(verb: str, kind: Kind) -> str | None:
    """The measure a verb makes of an amount ("fined $50m", "cost $4bn")."""
    found = (*measures_by("objects").get(verb, ()), *measures_by("subjects").get(verb, ()))
    return next((m.key for m in found if kind in m.kinds), None)
