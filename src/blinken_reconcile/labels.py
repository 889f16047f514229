"""What a group is about, in a few words: measure, who, where.

As the reports show it:
    deaths: sailors, Kenya      attacks, Iraq and Syria      visit: Ana Ruiz, Lima
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import eventwords
from .eventfit import in_roles
from .matching import is_generic, lies_in, own_nouns, place_key, same_places
from .models import Claim


def label(members: Sequence[Claim]) -> str:
    """What a group is about, in a few words: measure, who, where."""
    if members[0].kind == "date":
        return _event_label(members)
    own = own_nouns(members[0].measure)
    subjects = [(c.subject, c.noun) for c in members if c.subject and c.noun and re.search(r"[^\W\d_]", c.subject)]
    named = [subject for subject, noun in subjects if noun not in own and not is_generic(noun)]
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
    known = eventwords.event_class(event.klass) if event else None
    if event is None or (known is not None and known.key_role == "place"):
        return None
    roles = ("object", "of") if known is not None and known.key_role == "object" else ("subject", "object")
    actors = sorted(in_roles(event, roles), key=lambda a: (roles.index(a.role), not a.proper))
    return (actors[0].words or actors[0].name) if actors else None


def place_names(members: Sequence[Claim]) -> tuple[str, ...]:
    """The place of a group: of nested places the outer one, else the fullest list."""
    placed = list(dict.fromkeys(c.places for c in members if c.places))
    if not placed:
        return ()
    outer = [
        p
        for p in placed
        if all(len(p) == 1 and (same_places(p, q) or (len(q) == 1 and lies_in(q[0], p[0]))) for q in placed)
    ]
    best = outer[0] if outer else max(placed, key=lambda p: (len(p), place_key(p)))
    return tuple(p.name for p in best)
