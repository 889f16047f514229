"""The words of the event lexicon: which verbs and nouns tell which class of event.

Forms read, one a line:
    the walkout     a general strike, the rail strike, called a strike     (a strike of labour, none of arms)
    the hearing     the school bus hijacking                               (the last noun tells)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL
from .lexicons import EventClass

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that tells an event, its class, and the verb that carries it."""

    token: int
    klass: str
    verb: int
    known: bool


@cache
def class_words() -> tuple[dict[str, EventClass], dict[str, EventClass]]:
    """The verbs and the nouns that tell an event of a known class."""
    verbs = {word: c for c in reversed(lexicons.event_classes()) for word in c.verbs}
    nouns = {word: c for c in reversed(lexicons.event_classes()) for word in c.nouns}
    return verbs, nouns


@cache
def event_class(key: str) -> EventClass | None:
    """The lexicon's record of an event class, if it has one."""
    return next((c for c in lexicons.event_classes() if c.key == key), None)


@cache
def verb_key(base: str) -> str:
    """The class of a verb that no lexicon knows: the verb itself, kept apart from a class of that name.

    To fire shots is no blaze.
    """
    return f"to {base}" if event_class(base) is not None else base


# What a strike of labour is called by, and who goes on one.
LABOUR = frozenset(
    {
        "general", "national", "nationwide", "rail", "train", "tube", "bus", "transport", "railway", "postal", "port",
        "dock", "airport", "teacher", "nurse", "doctor", "driver", "pilot", "miner", "worker", "writer", "actor",
        "school", "hospital", "union", "sector", "indefinite", "one-day", "two-day", "three-day", "four-day",
        "five-day", "24-hour", "48-hour", "72-hour", "warning", "wildcat", "labour", "labor", "walkout",
    }
)  # fmt: skip
# Whose release sets them free; that of a report is none.
FREED = frozenset(
    {
        "hostage", "prisoner", "captive", "detainee", "abductee", "soldier", "inmate", "pupil", "schoolgirl", "girl",
        "journalist", "activist", "crew", "sailor", "passenger", "student", "worker",
    }
)  # fmt: skip
CALLING = frozenset({"call", "announce", "suspend", "ballot", "join", "call off", "stage", "plan", "schedule", "hold"})


def noun_class(token: Token) -> EventClass | None:
    """The class of event that a noun tells; "general strike" before "strike"."""
    nouns = class_words()[1]
    base = grammar.lemma(token)
    compound = f"{token.nbor(-1).lower_} {base}" if token.i > 0 and token.nbor(-1).head.i == token.i else base
    if token.pos_ in NOMINAL and compound != base and compound in nouns:
        return nouns[compound]
    if base not in nouns:
        base = token.lower_ if token.lower_ in nouns else base
    if token.pos_ not in NOMINAL or base not in nouns:
        return None
    if base == "release" and {grammar.lemma(c) for c in token.children} & FREED:
        return event_class("freeing")
    if base in ("strike", "action", "stoppage"):
        before = {grammar.lemma(c) for c in token.children if c.dep_ in ("compound", "amod", "nmod:poss")}
        called = token.dep_ in ("obj", "nsubj:pass") and grammar.lemma(token.head) in CALLING
        if called or before & LABOUR or any(b.split("-")[-1] in ("day", "hour") for b in before if "-" in b):
            return event_class("walkout")
    return nouns[base]
