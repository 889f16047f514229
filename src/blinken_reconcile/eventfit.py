"""Do two claims date the same event? Its class, who takes part, and where, compared.

Names are compared with rapidfuzz, since newsrooms spell them as they please
("Mohamed Shia al-Sudani", "Mohammed al Sudani"); common nouns by their lemma.
"Open" is an answer: no participant, or a place that no gazetteer knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from . import eventwords, lexicons
from .matching import SAME_NAME, canonical, lies_in, same_places
from .models import Actor, Claim, Event, Place
from .places import gazetteer

Fit = Literal["same", "open", "other"]


@dataclass(frozen=True, slots=True)
class EventFit:
    """How two dated events compare: their common class, who takes part, where.

    ``sure`` tells that the fit rests on a name or a known place and that no other
    participant speaks against it: what two different days need to be a conflict.
    ``kin`` that the classes are two of which one tells the other in part.
    """

    klass: str | None
    participant: Fit
    place: Fit
    sure: bool = False
    kin: bool = False


ORDER: dict[Fit, int] = {"same": 2, "open": 1, "other": 0}


def events(a: Claim, b: Claim) -> EventFit:
    """The best fit between the events that two dates date."""
    fits = [_fit(x, y) for x in a.events for y in b.events]
    return max(
        fits,
        key=lambda f: (f.klass is not None, not f.kin, ORDER[f.participant] + ORDER[f.place]),
        default=EventFit(None, "open", "open"),
    )


def fit(a: Event, b: Event) -> EventFit:
    """How two events compare."""
    return _fit(a, b)


def _fit(a: Event, b: Event) -> EventFit:
    if a.klass != b.klass:
        return _kin_fit(a, b)
    known = eventwords.event_class(a.klass)
    role = known.key_role if known else "subject"
    place = _place_fit(a.places, b.places)
    if role == "place":
        return EventFit(a.klass, "same" if place == "same" else "open", place, sure=place == "same")
    roles = ("object", "of") if role == "object" else ("subject", "object")
    mine, theirs = in_roles(a, roles), in_roles(b, roles)
    participant = _actor_fit(mine, theirs)
    if participant == "other" and (_only_itself(a, mine) or _only_itself(b, theirs)):
        participant = "open"  # "the settlement was agreed" names no party
    if participant == "open" and role == "object" and _two_names(a, b):
        participant = "other"  # two banks that announced something, two armies that attacked
    first, second = (in_roles(e, ("subject",)) if a.klass == "presence" else [] for e in (a, b))
    if not (first and second):  # who went tells a visit; what was visited, only where nobody is named as going
        first, second = mine, theirs
    named = any(same_actor(x, y) and _telling(x, y) for x in first for y in second)
    against = role == "object" and _actor_fit(in_roles(a, ("subject",)), in_roles(b, ("subject",))) == "other"
    if role == "object" and place == "open" and participant == "same":
        place = "same"  # what was attacked, released or arrested names the event; where adds nothing
    return EventFit(a.klass, participant, place, sure=named and not against)


# Classes of which one tells the other in part, on one day: they never make a conflict.
KIN = (
    frozenset({"founding", "launching", "opening"}),
    frozenset({"storm", "storm_path", "flood", "collapse", "landslide"}),
    frozenset({"opening", "hearing"}),
    frozenset({"announcement", "signing", "purchase"}),
    frozenset({"resignation", "departure"}),
    frozenset({"attack", "death"}),
    frozenset({"curfew", "effect"}),
    frozenset({"effect", "signing"}),
    frozenset({"attack", "fire"}),
    frozenset({"crash", "disappearance"}),
    frozenset({"rescue", "freeing"}),
)


def _kin_fit(a: Event, b: Event) -> EventFit:
    """How events of two classes compare: a flood and the dam that burst are one on one day."""
    if not any({a.klass, b.klass} <= kin for kin in KIN):
        return EventFit(None, "other", "other")
    mine, theirs = (in_roles(e, ("subject", "object", "of")) for e in (a, b))
    place = _place_fit(a.places, b.places)
    shared = any(same_actor(x, y) and _singular(x) and _singular(y) for x in mine for y in theirs)
    forces = {a.klass, b.klass} <= KIN[1]
    same: Fit = "same" if shared or (forces and place == "same") else "open" if forces else "other"
    return EventFit(min(a.klass, b.klass), same, place, kin=True)


# What one person is called who is not named.
SOMEBODY = frozenset(
    {"man", "woman", "suspect", "person", "boy", "girl", "teenager", "youth", "worker", "driver", "student"}
) | {
    "attacker",
    "gunman",
    "shooter",
    "assailant",
    "bomber",
    "arsonist",
    "hijacker",
    "owner",
    "captain",
    "pilot",
    "employee",
}


def nameless(a: Claim, b: Claim) -> bool:
    """Whether two events befell one person each, whom neither names: "a man", "the suspect"."""
    told = [[x for e in c.events[:1] for x in e.actors if x.role in ("object", "of", "subject")] for c in (a, b)]
    return all(
        held and any(x.name in SOMEBODY and not x.words.endswith("s") for x in held) for held in told
    ) and not any(x.proper for held in told for x in held)


def _only_itself(event: Event, actors: Sequence[Actor]) -> bool:
    """Whether what an event names is but the event: a deal that is signed, a strike that is called."""
    nouns = eventwords.class_words()[1]
    return all(
        not actor.proper and (known := nouns.get(actor.name)) is not None and known.key == event.klass
        for actor in actors
    )


def _two_names(a: Event, b: Event) -> bool:
    """Whether two names did it, or two whose owners are named, and they are not one."""
    first, second = (in_roles(e, ("subject",)) for e in (a, b))
    told = any(x.proper == y.proper and (x.proper or _other_owners(x, y)) for x in first for y in second)
    return told and not any(same_actor(x, y) for x in first for y in second)


# Of these there may be one every day; two days do not make a conflict.
REPEATED = frozenset(
    {
        "report",
        "statement",
        "data",
        "figure",
        "update",
        "video",
        "photo",
        "picture",
        "list",
        "letter",
        "man",
        "woman",
        "person",
        "people",
        "police",
        "official",
        "company",
        "group",
        "team",
        "worker",
        "resident",
        "student",
        "protester",
        "attack",
        "talk",
        "meeting",
        "share",
        "stock",
        "market",
        "price",
        "customer",
        "member",
        "investor",
        "patient",
        "victim",
        "inspector",
        "investigator",
        "expert",
        "rescuer",
        "firefighter",
        "soldier",
        "troop",
        "diver",
        "engineer",
        "crew",
        "farmer",
        "teacher",
        "parent",
        "nurse",
        "doctor",
    }
)


def _unique(actor: Actor) -> bool:
    """Whether a common noun is likely to name one thing in a story: the trial, the ferry, the plant."""
    return not actor.proper and actor.name not in REPEATED and canonical(actor.name) != "person"


def _singular(actor: Actor) -> bool:
    return actor.proper or _unique(actor)


def _telling(a: Actor, b: Actor) -> bool:
    """Whether that two participants are one says that their events are: two names, or two words for one thing."""
    return a.proper == b.proper and _singular(a) and _singular(b)


def other_words(a: Claim, b: Claim) -> bool:
    """Whether two events of one day share a participant, one of them told by a verb of no known class."""
    for x in a.events:
        for y in b.events:
            known = eventwords.event_class(x.klass) is not None and eventwords.event_class(y.klass) is not None
            shared = any(
                same_actor(p, q) and _singular(p) and _singular(q)
                for p in x.actors
                for q in y.actors
                if p.role == q.role
            )
            if shared and not known and x.klass != y.klass and _place_fit(x.places, y.places) != "other":
                return True
    return False


def tied(a: Claim, b: Claim) -> bool:
    """Whether two events may be one told in other words: someone takes part in both, in whatever role, or both
    are at one known place; and they are not of two known classes (a fine is no arrest).
    """
    for x in a.events:
        for y in b.events:
            known = eventwords.event_class(x.klass) is not None and eventwords.event_class(y.klass) is not None
            shared = any(same_actor(p, q) and _singular(p) and _singular(q) for p in x.actors for q in y.actors)
            place = _place_fit(x.places, y.places)
            if (x.klass == y.klass or not known) and place != "other" and (shared or place == "same"):
                return True
    return False


def shared_actors(a: Claim, b: Claim, roles: Sequence[str] = ("subject", "object", "with", "of")) -> int:
    """How many participants two dated events share, in the same role, one of those given."""
    pairs = [(p, q) for x in a.events for y in b.events for p in x.actors for q in y.actors]
    return len({p.name for p, q in pairs if p.role == q.role and p.role in roles and same_actor(p, q)})


def in_roles(event: Event, roles: Sequence[str]) -> list[Actor]:
    """The participants of an event that play one of these roles."""
    return [actor for actor in event.actors if actor.role in roles]


def _place_fit(a: Sequence[Place], b: Sequence[Place]) -> Fit:
    if not a or not b or not all(gazetteer().lookup(p.name) for p in (*a, *b)):
        return "open"  # a place that no gazetteer knows may lie anywhere
    near = same_places(a, b) or any(x.name == y.name or lies_in(x, y) or lies_in(y, x) for x in a for y in b)
    return "same" if near else "other"


def _actor_fit(a: Sequence[Actor], b: Sequence[Actor]) -> Fit:
    if not a or not b:
        return "open"
    if any(same_actor(x, y) for x in a for y in b):
        return "same"
    # "Odom" may well be "the gunman".
    return "open" if all(x.proper != y.proper for x in a for y in b) else "other"


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two actors are one: a name by spelling, a common noun by its lemma."""
    if a.proper != b.proper:
        return _body(a.name.lower().split()[-1]) == _body(b.name.lower().split()[-1])
    if not a.proper:
        return _body(a.name) == _body(b.name) and not _other_owners(a, b) and _rank(a) == _rank(b)
    return same_name(a.name, b.name)


# What makes another office of an office.
RANKS = frozenset({"prime", "deputy", "vice", "former", "acting", "junior", "shadow"})


def _rank(actor: Actor) -> str | None:
    """The word that makes a prime minister of a minister."""
    first = actor.words.lower().partition(" ")[0]
    return first if first in RANKS else None


def _other_owners(a: Actor, b: Actor) -> bool:
    """Whether two things are of two owners: the nurses' union and the pilots' union."""
    owners = [actor.words.replace("’", "'").partition("'") for actor in (a, b)]
    if not all(mark for _, mark, _ in owners) or owners[0][0][:1].isupper() != owners[1][0][:1].isupper():
        return False  # "Orvex's shares" may be the brewer's
    first, second = (_body(name.lower().removesuffix("s")) for name, _, _ in owners)
    return first != second


@cache
def _body(noun: str) -> str:
    """A noun, or the body for which it acts: directors sign what the board has approved."""
    plain = canonical(noun)
    return next((group[0] for group in lexicons.bodies() if noun in group or plain in group), plain)


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name: "Blinken" and "Antony Blinken"."""
    first, second = a.lower().replace("’s", ""), b.lower().replace("’s", "")
    return first == second or fuzz.token_set_ratio(first, second) >= SAME_NAME
