"""What befalls a thing, told by a verb of every day: the class of event by what it befalls.

Forms read, one a line:
    the fire was sparked, was first reported, flared up      (a fire begins; a row flares up too)
    the dam failed, the tower came down, the roof fell in    (a collapse; talks fail, prices come down)
    the hillside gave way                                    (a landslide)
    the volcano spewed ash, came to life                     (an eruption)
    the bus fell into a gorge, the ferry turned over         (a crash; a government falls)
    the boy was pulled from the rubble, the miners were brought out     (a rescue)
    the search was called off, stopped                       (the end of a search)
    the driver was held on Monday, turned himself in         (an arrest; a service is held)
    the first case was confirmed                             (an outbreak)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import grammar, lexicons

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIRES = frozenset({"fire", "blaze", "wildfire", "bushfire", "inferno", "flame", "conflagration"})
# How a fire begins. What it does then may go on for days.
BEGUN = frozenset(
    {"spark", "light", "kindle", "flare", "flare up", "ignite", "detect", "spot", "report", "see", "notice"}
)

WALLS = frozenset(
    {
        "building", "tower", "block", "bridge", "roof", "wall", "tunnel", "mine", "shaft", "ceiling", "floor", "stand",
        "terrace", "balcony", "scaffold", "scaffolding", "crane", "overpass", "flyover", "minaret", "house", "hotel",
        "gallery", "staircase", "grandstand", "canopy", "viaduct", "pier", "chimney", "mall", "storey", "structure",
    }
)  # fmt: skip
DAMS = frozenset(
    {
        "dam", "embankment", "levee", "dyke", "dike", "reservoir", "barrage", "spillway", "bund", "weir", "seawall",
        "floodwall", "tailings",
    }
)  # fmt: skip
GIVING_WAY = frozenset(
    {"crumble", "topple", "topple over", "come down", "fall", "fall in", "fall down", "cave", "crash down", "implode",
     "buckle"}
)  # fmt: skip
BREAKING = GIVING_WAY | {"fail", "break", "break up", "breach", "rupture", "crack", "crack open", "overtop", "go"}
SLOPES = frozenset(
    {"hillside", "slope", "mountainside", "hill", "cliff", "cliffside", "escarpment", "hilltop", "glacier"}
)
SLIDING = frozenset(
    {"collapse", "give", "slide", "slide down", "come down", "slip", "cave", "fail", "crumble", "fall", "break"}
)

VOLCANOES = frozenset({"volcano", "crater"})
ERUPTING = frozenset(
    {
        "erupt", "explode", "spew", "belch", "blow", "wake", "wake up", "awaken", "stir", "come", "send", "hurl",
        "throw", "shoot", "spit", "eject", "emit", "burst", "rumble", "roar",
    }
)  # fmt: skip

CRAFT = frozenset(
    {
        "bus", "coach", "minibus", "car", "lorry", "truck", "van", "jeep", "suv", "train", "tram", "ferry", "ship",
        "boat", "vessel", "yacht", "trawler", "barge", "canoe", "dinghy", "plane", "aircraft", "jet", "airliner",
        "helicopter", "tanker", "trailer", "carriage", "cable car", "tractor", "motorboat", "raft", "freighter",
        "submarine", "glider", "balloon", "minivan", "tuk-tuk", "rickshaw", "speedboat", "liner",
    }
)  # fmt: skip
WRECKED = frozenset(
    {
        "overturn",
        "turn over",
        "flip",
        "flip over",
        "tip over",
        "keel",
        "keel over",
        "ditch",
        "founder",
        "nosedive",
        "roll down",
    }
)
FALLING = frozenset({"fall", "drop", "roll", "tumble", "skid", "go", "tip", "turn", "plummet", "dive", "run", "slip"})
INTO = frozenset({"into", "off", "under", "over", "from", "down", "aground"})

OUT = frozenset({"bring", "pull", "dig", "pluck", "winch", "hoist", "lift", "haul", "carry", "drag", "cut"})
DANGERS = frozenset(
    {
        "rubble", "debris", "wreckage", "wreck", "mine", "shaft", "tunnel", "cave", "water", "sea", "river", "mud",
        "ruin", "ruins", "surface", "safety", "roof", "mountain", "pit", "lake", "well", "carriage", "train", "bus",
    }
)  # fmt: skip
SEARCHES = frozenset({"search", "hunt", "manhunt"})
ENDING = frozenset(
    {"call off", "suspend", "halt", "end", "abandon", "stop", "cease", "conclude", "finish", "wind down"}
)
REPORTED = frozenset({"report", "confirm", "detect", "record", "identify", "register", "diagnose", "notify", "find"})


def by_thing(doc: Doc, verb: Token, who: str, subject: Token | None, objects: Sequence[Token]) -> str | None:
    """The class of event that a verb tells of what it befalls; None if it does not say.

    ``who`` is the lemma of the subject, "" if there is none.
    """
    base = grammar.lemma(verb)
    first = base.split()[0]
    return (
        _begun(doc, verb, base, first, who, subject)
        or _collapse(doc, verb, base, first, who)
        or ("eruption" if who in VOLCANOES and first in ERUPTING else None)
        or _wreck(doc, verb, base, first, who)
        or _search(verb, base, who, objects)
        or _held(verb, base, subject, objects)
        or _rescue(doc, verb, base, who, subject, objects)
        or _first_case(base, subject)
    )


def _begun(doc: Doc, verb: Token, base: str, first: str, who: str, subject: Token | None) -> str | None:
    if who not in FIRES:
        return None
    if first in RAGING and any(t.lower_ == "since" for t in doc[verb.i + 1 : verb.i + 12]):
        return "fire"  # "has ravaged the town since Sunday"
    if base not in BEGUN and first not in BEGUN:
        return None
    passive = subject is not None and subject.dep_ == "nsubj:pass"
    return "fire" if passive or first in ("flare", "ignite", "spark") else None


RAGING = frozenset({"ravage", "rage", "burn", "blaze", "spread"})


def _collapse(doc: Doc, verb: Token, base: str, first: str, who: str) -> str | None:
    behind = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    if who in SLOPES and (base in SLIDING or first in SLIDING):
        return "landslide"
    taken = first == "fall" and behind in (
        "to",
        "silent",
        "into",
        "empty",
        "within",
        "under",
        "short",
        "behind",
        "apart",
    )
    if who in WALLS and base in GIVING_WAY and not taken:
        return "collapse"
    broken = base in BREAKING and (first != "go" or behind in ("at", "on", "in", "."))
    return "collapse" if who in DAMS and broken and not taken and behind not in ("to", "its", "ground") else None


def slope(noun: Token) -> bool:
    """Whether what gives way is a slope, and no wall."""
    return grammar.lemma(noun) in SLOPES


def _wreck(doc: Doc, verb: Token, base: str, first: str, who: str) -> str | None:
    """A craft that is wrecked: of itself, or by where it ends up."""
    if who not in CRAFT:
        return None
    near = [t.lower_ for t in doc[verb.i + 1 : verb.i + 3]]
    if base in WRECKED or f"{first} {near[0] if near else ''}" in WRECKED:
        return "crash"
    if first == "go":
        under = near[:1] in (["under"], ["down"]) or "bottom" in [t.lower_ for t in doc[verb.i + 1 : verb.i + 4]]
        return "crash" if under else None
    if first == "turn" and near[:1] != ["over"]:
        return None
    return "crash" if first in FALLING and near and near[0] in INTO else None


def _search(verb: Token, base: str, who: str, objects: Sequence[Token]) -> str | None:
    done = base in ENDING or base.split()[0] in ENDING
    stopped = base.startswith("search") and verb.head.pos_ == "VERB" and grammar.lemma(verb.head) in ENDING
    sought = who in SEARCHES or any(grammar.lemma(o) in SEARCHES for o in objects)
    of_searching = any(c.dep_ == "xcomp" and grammar.lemma(c) == "search" for c in verb.children)
    return "search_end" if (done and (sought or of_searching)) or stopped else None


def _held(verb: Token, base: str, subject: Token | None, objects: Sequence[Token]) -> str | None:
    """Somebody held, or who gave himself up."""
    if base in ("turn in", "hand in", "give up") and any(o.lower_ in REFLEXIVE for o in objects):
        return "arrest"
    passive = subject is not None and subject.dep_ == "nsubj:pass"
    alone = verb.tag_ == "VBN" and passive and subject is not None and _person(subject)
    hostage = any(t.lower_ in ("hostage", "captive", "captivity") for t in verb.subtree)
    return "arrest" if base in ("hold", "catch") and alone and not hostage else None


REFLEXIVE = frozenset({"himself", "herself", "themselves"})


def _rescue(doc: Doc, verb: Token, base: str, who: str, subject: Token | None, objects: Sequence[Token]) -> str | None:
    """Persons brought out: alive, out of a danger, or by those whose task it is."""
    if base.split()[0] not in OUT or not any(_person(o) for o in objects):
        return None
    behind = [*doc[verb.i + 1 : verb.i + 9]]
    cut = next((i for i, t in enumerate(behind) if t.text in (",", ";", ".")), len(behind))
    words = {grammar.lemma(t) for t in behind[:cut]} | {t.lower_ for t in behind[:cut]}
    if words & {"body", "dead", "lifeless"}:
        return None
    passive = subject is not None and subject.dep_ == "nsubj:pass"
    out = "out" in words | {base.split()[-1]} and (passive or who in RESCUERS)
    safe = bool(words & {"from", "to", "out"}) and bool(words & DANGERS)
    return "rescue" if out or safe or "alive" in words else None


RESCUERS = frozenset(
    {
        "rescuer", "firefighter", "diver", "crew", "team", "soldier", "police", "volunteer", "helicopter", "miner",
        "they", "coastguard", "guard", "lifeguard", "paramedic", "villager", "neighbour", "neighbor", "fisherman",
    }
)  # fmt: skip


def _first_case(base: str, subject: Token | None) -> str | None:
    """The first case of a disease, by whom or wherever it was found."""
    if subject is None or grammar.lemma(subject) not in ("case", "infection") or base not in REPORTED:
        return None
    return "outbreak" if any(c.lower_ in ("first", "initial", "earliest") for c in subject.children) else None


def _person(token: Token) -> bool:
    """Whether a noun says who was held or saved: a common noun for persons, or a name."""
    return token.pos_ == "PROPN" or grammar.lemma(token) in lexicons.people() or grammar.lemma(token) in SUSPECTS


SUSPECTS = frozenset(
    {"suspect", "person", "people", "owner", "gunman", "attacker", "chief", "boss", "director", "mayor"}
)
