"""What a verb tells in a war, a coup or a truce, by who does it to what.

Forms read, one a line:
    the town fell to the rebels, the army retook the base          (a place taken; a price falls)
    soldiers toppled the president                                 (a coup; a quake topples a tower)
    the truce began, took hold, the guns fell silent               (taking effect; a truce is agreed, too)
    the truce collapsed, ran out, the curfew was lifted            (its end)
    missiles slammed into the market, shells fell on it            (an attack; cars slam into each other)
    the troops withdrew                                            (a departure; a candidate withdraws)
    the captives were swapped, handed over                         (set free; a cheque is handed over)
    the convoy rolled into the town                                (a delivery)
    the coalition fell apart
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWNS = frozenset(
    {
        "town", "city", "village", "capital", "district", "base", "airport", "airbase", "garrison", "stronghold",
        "settlement", "outpost", "hilltop", "suburb", "province", "region", "enclave", "port", "barracks",
    }
)  # fmt: skip
TAKING = frozenset(
    {
        "capture", "recapture", "seize", "take", "retake", "overrun", "liberate", "conquer", "regain", "recover",
        "take over", "win back", "take back", "reconquer",
    }
)  # fmt: skip
ARMED = frozenset(
    {
        "rebel", "army", "militia", "troop", "troops", "soldier", "force", "militant", "insurgent", "fighter",
        "jihadist", "guerrilla", "separatist", "marine", "paratrooper", "military", "junta", "commando",
    }
)  # fmt: skip
RULERS = frozenset(
    {
        "president", "government", "premier", "minister", "ruler", "leader", "regime", "king", "dictator", "cabinet",
        "monarchy", "strongman", "sultan", "emir", "administration",
    }
)  # fmt: skip
TOPPLING = frozenset({"oust", "topple", "depose", "overthrow", "unseat", "dethrone"})
TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice", "lull", "cessation"})
PAUSES = frozenset({"pause", "halt", "break"})
FIGHTING = frozenset({"fighting", "hostility", "hostilities", "fight", "bombing", "shelling", "war"})
STARTING = frozenset({"begin", "start", "enter", "commence", "kick"})
STARTING_WITH = frozenset(
    {("take", "hold"), ("take", "effect"), ("come", "into"), ("go", "into"), ("go", "live"), ("become", "effective")}
)
ENDING = frozenset(
    {
        "collapse", "end", "expire", "lapse", "unravel", "crumble", "fail", "elapse", "run out", "break down",
        "fall apart",
    }
)  # fmt: skip
WEAPONS = frozenset({"gun", "weapon", "cannon", "artillery", "howitzer"})
MUNITIONS = frozenset(
    {
        "missile", "rocket", "shell", "drone", "bomb", "mortar", "projectile", "warhead", "airstrike", "strike",
        "round", "grenade", "munition",
    }
)  # fmt: skip
LANDING = frozenset(
    {"slam", "crash", "smash", "plough", "plow", "land", "fall", "rain", "strike", "hit", "rip", "tear", "pound"}
)
LEAVING = frozenset({"withdraw", "retreat", "quit", "leave", "depart", "pull", "redeploy"})
CAPTIVES = frozenset({"hostage", "captive", "prisoner", "abductee", "pow", "soldier", "detainee", "serviceman"})
GIVING_BACK = frozenset({"swap", "exchange", "hand", "turn", "repatriate", "return"})
CARRIERS = frozenset({"convoy", "lorry", "truck"})
COMING = frozenset({"enter", "cross", "roll", "arrive", "reach", "get", "pull", "trundle", "pass", "rumble"})
ALLIANCES = frozenset({"coalition", "government", "cabinet", "alliance", "administration"})
COLLAPSING = frozenset({"fall", "collapse", "break up", "fall apart", "crumble", "disintegrate", "implode"})


def outdoing(verb: Token, base: str, subject: Token | None) -> str | None:
    """The class that a verb tells whatever its noun tells elsewhere: "took control of the town" is no purchase."""
    if _truce_begins(verb, base, subject):
        return "effect"
    if base not in ("take", "seize", "gain"):
        return None
    control = [c for o in verb.children if grammar.lemma(o) == "control" for c in o.children if c.dep_ == "nmod"]
    armed = subject is not None and grammar.lemma(subject) in ARMED
    if any(grammar.lemma(c) in ("country", "state", "nation", "government", "power") for c in control) and armed:
        return "coup"
    taken = any(grammar.lemma(c) in TOWNS or (c.pos_ == "PROPN" and armed) for c in control)
    return "capture" if taken else None


def _truce_begins(verb: Token, base: str, subject: Token | None) -> bool:
    """Whether a truce starts to hold: the noun alone would tell that it was agreed."""
    if subject is None:
        return False
    first = base.split()[0]
    behind = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    if grammar.lemma(subject) in WEAPONS | FIGHTING:
        return (first, behind) == ("fall", "silent")
    return _truce(subject) and (first in STARTING or (first, behind) in STARTING_WITH)


def by_side(verb: Token, base: str, subject: Token | None, objects: Sequence[Token]) -> str | None:
    """The class of event that a verb tells for these participants; None if they do not say."""
    first = base.split()[0]
    who = grammar.lemma(subject) if subject is not None else ""
    over = [c for c in verb.children if c.dep_ == "obl" and any(g.lower_ == "over" for g in c.children)]
    what = {grammar.lemma(o) for o in (*objects, *over)}
    acted_on = subject is not None and subject.dep_ == "nsubj:pass"
    if subject is not None and _truce(subject) and base in ENDING:
        return "closing"
    if (base in TAKING and _place_taken(base, who, objects)) or (base == "fall" and who in TOWNS):
        return "capture"
    if base in TOPPLING and what & RULERS:
        return "coup"
    if who in MUNITIONS and first in LANDING and not acted_on:
        return "attack"
    if first in LEAVING and _troops_leave(verb, first, who, what):
        return "departure"
    back = first not in ("hand", "turn") or over or "over" in base
    if first in GIVING_BACK and back and what & CAPTIVES:
        return "freeing"
    if who in CARRIERS and first in COMING and not acted_on and _onward(verb, first):
        return "delivery"
    return "collapse" if who in ALLIANCES and base in COLLAPSING else None


def _truce(noun: Token) -> bool:
    """A truce, be it told as a pause in the fighting."""
    base = grammar.lemma(noun)
    fought = {grammar.lemma(c) for c in noun.children} & FIGHTING
    return base in TRUCES or (base in PAUSES and bool(fought))


def _place_taken(base: str, who: str, objects: Sequence[Token]) -> bool:
    """Whether what is taken is a place: by its noun, or by a name that armed men take."""
    if any(grammar.lemma(o) in TOWNS for o in objects):
        return base not in ("take", "recover") or who in ARMED or who in TOWNS
    named = any(o.pos_ == "PROPN" and o.ent_type_ not in ("PERSON",) for o in objects)
    return named and who in ARMED and base in ("capture", "recapture", "retake", "overrun", "liberate")


def _troops_leave(verb: Token, first: str, who: str, what: set[str]) -> bool:
    """Whether armed men leave a place, or are taken out of it; not where they leave something behind."""
    troops = ARMED - {"militant", "fighter"}
    if first in ("withdraw", "redeploy"):
        return bool(({who} | what) & troops)
    if who not in troops:
        return False
    behind = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    pulled = first == "pull" and behind in ("out", "back")
    return first in ("retreat", "depart") or pulled or (first == "quit" and bool(what & TOWNS))


def _onward(verb: Token, first: str) -> bool:
    """Whether a convoy that "got" or "pulled" did so into a place."""
    behind = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return first not in ("get", "pull", "pass") or behind in ("into", "in", "through", "to")
