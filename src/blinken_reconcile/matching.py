"""Do two claims name the same people, places and events? Answers, not decisions.

Names are compared with rapidfuzz, since newsrooms spell them as they please
("Mohamed Shia al-Sudani", "Mohammed al Sudani"); what a score cannot settle is
left open for the ladder in :mod:`group`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from . import lexicons, occasions, subjects
from .models import Actor, Claim, Event, Place
from .places import gazetteer
from .subjects import GENERIC

# Two spellings of one name score above this with token_set_ratio; two names rarely do.
SAME_NAME = 86
# Two descriptions of one thing that no lexicon knows ("Arab counterparts").
SAME_WORDS = 75

Population = Literal["same", "looser", "other"]
Fit = Literal["same", "open", "other"]


# ------------------------------------------------------------------------- places


def place_key(places: Iterable[Place]) -> tuple[str, ...]:
    """The names of places, sorted: a key for a set of them."""
    return tuple(sorted(p.name for p in places))


def same_places(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether two sets of places are the same."""
    return place_key(a) == place_key(b)


def placed(claim: Claim) -> bool:
    """Whether a claim says where."""
    return bool(claim.places)


def charted(places: Sequence[Place]) -> bool:
    """Whether the gazetteer knows where these places lie; another name may lie anywhere."""
    return all(p.name == "elsewhere" or gazetteer().lookup(p.name) for p in places)


def whole(placings: Sequence[Sequence[Place]]) -> set[tuple[str, ...]]:
    """Which of several placings may stand for all of them: the ones that hold every other."""
    found = set()
    for one in placings:
        names = {p.name for p in one}
        others = [other for other in placings if charted(other)]
        if names != {"elsewhere"} and all(
            all(names & {q.name, *q.within} for q in other) or nested(one, other) for other in others
        ):
            found.add(place_key(one))
    return found


def nested(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether one place lies in the other: Baghdad in Iraq. Two places do not lie in one."""
    if len(a) != 1 or len(b) != 1:
        return False
    return _inside(a[0], b[0]) or _inside(b[0], a[0])


def _inside(inner: Place, outer: Place) -> bool:
    """Inside, and the outer one no larger than a country: all of Asia is nowhere."""
    return outer.name in inner.within and gazetteer().is_country_or_smaller(outer.name)


# --------------------------------------------------------------------- population


@cache
def canonical(noun: str) -> str:
    """The first of a set of nouns that count the same things."""
    return next((group[0] for group in lexicons.synonyms() if noun in group), noun)


def is_generic(noun: str | None) -> bool:
    """Whether a noun says no more than "people"."""
    return not noun or noun in GENERIC or canonical(noun) == "person"


@cache
def _own_nouns(measure: str) -> frozenset[str]:
    """Nouns that are the measure itself: an attack among attacks narrows nothing."""
    return frozenset(n for m in lexicons.measures() if m.key == measure for n in (*m.nouns, *m.persons))


def population(a: Claim, b: Claim) -> Population:
    """Whether the same people or things are counted."""
    own = _own_nouns(a.measure)
    first, second = (None if c.noun in own else c.noun for c in (a, b))
    if is_generic(first) and is_generic(second):
        return "same" if not _nations_differ(a, b) else "other"
    if is_generic(first) or is_generic(second):
        return "looser" if a.measure != (first or second) else "same"
    if canonical(first or "") != canonical(second or ""):
        return "other"
    if _nations_differ(a, b):
        return "other"
    known = any(m.key == a.measure for m in lexicons.measures())
    if known or _alike(a.subject, b.subject):
        return "same"
    return "looser"


def _alike(a: str | None, b: str | None) -> bool:
    return a is None or b is None or fuzz.token_set_ratio(a.lower(), b.lower()) >= SAME_WORDS


# Numbers of things that no lexicon knows are of one size if neither is more than twice the other ...
SIZE = 2.0
# ... and too many to be just another few.
MANY = 20


def same_size(a: Claim, b: Claim) -> bool:
    """Whether two differing numbers of one noun look like rival values of one thing: 2,900 and 3,400 jobs."""
    first, second = (c.value if isinstance(c.value, (int, float)) else None for c in (a, b))
    if first is None or second is None or a.noun is None or canonical(a.noun) != canonical(b.noun or ""):
        return False
    low, high = min(first, second), max(first, second)
    return low > 0 and high / low <= SIZE and (low >= MANY or a.kind in ("money", "measure"))


# A window that closed this many days before its article belongs to an older event.
PAST = 60


def long_past(claim: Claim) -> bool:
    """Whether a count is of a period that had long ended: "1,600 were killed in 1990"."""
    window = claim.window
    if window is None or window.end is None or not window.end.high or claim.told is None:
        return False
    gap = dt.date.fromisoformat(claim.told) - dt.date.fromisoformat(window.end.high)
    return gap.days > PAST


def narrowed_alike(a: Claim, b: Claim) -> bool:
    """Whether two descriptions share more than their head noun: "Arab counterparts", "rear coaches"."""
    first, second = (a.subject or "").lower(), (b.subject or "").lower()
    return len(first.split()) > 1 and len(second.split()) > 1 and fuzz.token_set_ratio(first, second) >= SAME_NAME


def told_apart(a: Claim, b: Claim) -> bool:
    """Whether an article gives its two numbers to two sources, to two times, or to headline and body."""
    sources = a.attribution != b.attribution and bool(a.attribution or b.attribution)
    older = "previous" in (a.role, b.role)
    headline = ("title" in (a.zone, b.zone) or "standfirst" in (a.zone, b.zone)) and a.zone != b.zone
    return (sources or older or headline) and subjects.known(a.measure) is not None


def _nations(words: str | None) -> set[str]:
    found = (gazetteer().demonym(w) or gazetteer().lookup(w) for w in re.findall(r"[A-Z][\w.]+", words or ""))
    return {p.name for p in found if p is not None}


def _nations_differ(a: Claim, b: Claim) -> bool:
    """12 Indian sailors are not 12 Filipino sailors; "sailors" could be either."""
    first, second = _nations(a.subject), _nations(b.subject)
    return bool(first and second and first.isdisjoint(second))


# ------------------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class EventFit:
    """How two dated events compare: their common class, who takes part, where.

    ``sure`` tells that the fit rests on a name or a known place and that no other
    participant speaks against it: what two different days need to be a conflict.
    """

    klass: str | None
    participant: Fit
    place: Fit
    sure: bool = False


ORDER: dict[Fit, int] = {"same": 2, "open": 1, "other": 0}


def events(a: Claim, b: Claim) -> EventFit:
    """The best fit between the events that two dates date."""
    fits = [_fit(x, y) for x in a.events for y in b.events]
    return max(
        fits,
        key=lambda f: (f.klass is not None, ORDER[f.participant] + ORDER[f.place]),
        default=EventFit(None, "open", "open"),
    )


def fit(a: Event, b: Event) -> EventFit:
    """How two events compare."""
    return _fit(a, b)


def _fit(a: Event, b: Event) -> EventFit:
    if a.klass != b.klass:
        return EventFit(None, "other", "other")
    known = occasions.event_class(a.klass)
    role = known.key_role if known else "subject"
    place = _place_fit(a.places, b.places)
    if role == "place":
        return EventFit(a.klass, "same" if place == "same" else "open", place, sure=place == "same")
    roles = ("object", "of") if role == "object" else ("subject", "object")
    mine, theirs = _of(a, roles), _of(b, roles)
    participant = _actor_fit(mine, theirs)
    named = any(same_actor(x, y) and ((x.proper and y.proper) or _unique(x)) for x in mine for y in theirs)
    against = role == "object" and _actor_fit(_of(a, ("subject",)), _of(b, ("subject",))) != "same"
    if role == "object" and place == "open" and participant == "same":
        place = "same"  # what was attacked, released or arrested names the event; where adds nothing
    return EventFit(a.klass, participant, place, sure=named and not against)


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
    }
)


def _unique(actor: Actor) -> bool:
    """Whether a common noun is likely to name one thing in a story: the trial, the ferry, the plant."""
    return not actor.proper and actor.name not in REPEATED and canonical(actor.name) != "person"


def other_words(a: Claim, b: Claim) -> bool:
    """Whether two events of one day share a participant, one of them told by a verb of no known class."""
    for x in a.events:
        for y in b.events:
            known = occasions.event_class(x.klass) is not None and occasions.event_class(y.klass) is not None
            shared = any(
                same_actor(p, q) and (p.proper or _unique(p)) for p in x.actors for q in y.actors if p.role == q.role
            )
            if shared and not known and x.klass != y.klass and _place_fit(x.places, y.places) != "other":
                return True
    return False


def _of(event: Event, roles: Sequence[str]) -> list[Actor]:
    return [actor for actor in event.actors if actor.role in roles]


def _place_fit(a: Sequence[Place], b: Sequence[Place]) -> Fit:
    if not a or not b or not all(gazetteer().lookup(p.name) for p in (*a, *b)):
        return "open"  # a place that no gazetteer knows may lie anywhere
    near = same_places(a, b) or any(x.name == y.name or _inside(x, y) or _inside(y, x) for x in a for y in b)
    return "same" if near else "other"


def _actor_fit(a: Sequence[Actor], b: Sequence[Actor]) -> Fit:
    if not a or not b:
        return "open"
    return "same" if any(same_actor(x, y) for x in a for y in b) else "other"


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two actors are one: a name by spelling, a common noun by its lemma."""
    if a.proper != b.proper:
        return canonical(a.name.lower().split()[-1]) == canonical(b.name.lower().split()[-1])
    if not a.proper:
        return canonical(a.name) == canonical(b.name)
    return same_name(a.name, b.name)


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name: "Blinken" and "Antony Blinken"."""
    first, second = a.lower().replace("’s", ""), b.lower().replace("’s", "")
    return first == second or fuzz.token_set_ratio(first, second) >= SAME_NAME


# ------------------------------------------------------------------------- labels


def label(members: Sequence[Claim]) -> str:
    """What a group is about, in a few words: measure, who, where."""
    if members[0].kind == "date":
        return _event_label(members)
    own = _own_nouns(members[0].measure)
    named = [c.subject for c in members if c.subject and c.noun and c.noun not in own and not is_generic(c.noun)]
    who = min(named, key=lambda s: (len(s), s), default="")
    what = members[0].label
    if members[0].measure == members[0].noun and who:
        what, who = who, ""
    where = " and ".join(place_names(members))
    if who:
        what = f"{what}: {who}"
    return f"{what}, {where}" if where else what


def _event_label(members: Sequence[Claim]) -> str:
    best = max(members, key=lambda c: (bool(c.places) + bool(c.subject), -(c.start or 0), c.id))
    actor = _principal(best)
    where = " and ".join(place_names(members))
    parts = [p for p in (actor, where) if p and p != actor] if actor in (where, None) else [actor, where]
    named = ", ".join(p for p in ([actor] if actor == where else parts) if p)
    return f"{best.label}: {named}" if named else f"{best.label}: {best.event or ''}".rstrip(": ")


def _principal(claim: Claim) -> str | None:
    """The participant that the class of an event is about: who came, what was shot down."""
    event = claim.events[0] if claim.events else None
    known = occasions.event_class(event.klass) if event else None
    if event is None or (known is not None and known.key_role == "place"):
        return None
    roles = ("object", "of") if known is not None and known.key_role == "object" else ("subject", "object")
    actors = sorted(_of(event, roles), key=lambda a: (roles.index(a.role), not a.proper))
    return (actors[0].words or actors[0].name) if actors else None


def place_names(members: Sequence[Claim]) -> tuple[str, ...]:
    """The place of a group: of nested places the outer one, else the fullest list."""
    placed = [c.places for c in members if c.places]
    if not placed:
        return ()
    outer = [
        p
        for p in placed
        if all(len(p) == 1 and (same_places(p, q) or (len(q) == 1 and _inside(q[0], p[0]))) for q in placed)
    ]
    best = outer[0] if outer else max(placed, key=lambda p: (len(p), place_key(p)))
    return tuple(p.name for p in best)
