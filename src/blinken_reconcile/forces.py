"""Storms, quakes and floods: what a force of nature does is told of the force.

Forms read, one a line:
    the quake hit the valley      Typhoon Lando flattened the huts      it came ashore at noon
    the valley was struck by the storm        Lando hit the coast       (a storm known by its name)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar
from .eventwords import SUBJECTS, Predicate, class_words
from .grammar import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What forces of nature do: their name tells the event; the first of them a bomb or a raid does as well ("an explosion
# rocked the market").
BLASTED = frozenset(
    {"hit", "strike", "rock", "shake", "jolt", "rip", "sweep", "tear", "batter", "reach", "slam", "lash"}
)
STRIKING = BLASTED | frozenset(
    {
        "pound", "pummel", "rattle", "rumble", "devastate", "plough", "plow", "roar", "cross", "ravage", "barrel",
        "smash", "flatten", "come", "arrive", "land", "crash", "blow", "pass", "move", "kill", "destroy", "wreck",
        "trigger", "bear", "damage", "flood", "swamp", "drench", "buffet", "whip", "cut", "unleash", "drive",
        "make", "descend", "race", "bury", "engulf", "swallow", "level", "uproot", "topple", "claim", "leave",
    }
)  # fmt: skip
FORCES = frozenset({"storm", "quake", "aftershock", "flood", "landslide", "eruption", "stampede"})
# What a storm does on its way, one place after another.
MOVING_ON = frozenset(
    {"reach", "cross", "pass", "move", "race", "barrel", "sweep", "arrive", "descend", "head", "roar"}
)


def force(doc: Doc, subject: Token) -> Token | None:
    """The storm or the quake that a subject is: "the storm", "Typhoon Lando", "it" behind "the storm"."""
    _, nouns = class_words()
    if subject.lower_ == "it":
        return next((t for t in reversed(doc[: subject.i]) if is_force(t)), None)
    if grammar.lemma(subject) in nouns and (is_force(subject) or grammar.lemma(subject.head) in BLASTED):
        return subject
    return next((t for t in doc[subject.left_edge.i : subject.i + 1] if is_force(t) and t.head.i == subject.i), None)


def of_storm(doc: Doc, predicate: Predicate, storms: frozenset[str]) -> Predicate:
    """What a storm known by its name alone does is told of the storm: "Lando hit the coast"."""
    verb = doc[predicate.verb]
    named = next((c for c in verb.children if c.dep_ in SUBJECTS and c.text in storms), None)
    if named is None or verb.pos_ != "VERB" or grammar.lemma(verb).split()[0] not in STRIKING:
        return predicate
    return Predicate(named.i, of_verb("storm", verb), verb.i, True)


def of_verb(klass: str, verb: Token) -> str:
    """The class of what a force does: where a storm goes on to is not where it came ashore."""
    first = grammar.lemma(verb).split()[0]
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    ashore = "ashore" in behind or (bool({"coast", "coastline"} & {*behind}) and (first == "cross" or "into" in behind))
    return "storm_path" if klass == "storm" and first in MOVING_ON and not ashore else klass


def is_force(token: Token) -> bool:
    """Whether a noun names a force of nature."""
    known = class_words()[1].get(grammar.lemma(token)) or class_words()[1].get(token.lower_)
    return token.pos_ in NOMINAL and known is not None and known.key in FORCES
