"""What a verb tells by who does it to what: the class of event where the verb alone does not say.

Forms read, one a line:
    the lorry hit a bus                       (vehicles collide; rebels attack)
    shares fell 4 %, the stock lost 4 %       (a price falls; a team loses)
    police fired tear gas, cleared the square, marchers set fire to a car       (a protest and its end)
    the editor was taken from his flat        (an arrest; the wounded are taken from the wreck)
    gunmen stopped the bus                    (an abduction; a minister stops in Lima)
    the exchange was launched in 2017         (it begins; an appeal, a rocket and a book are launched too)
    the probe was launched, the crew took off (into space; a missile is launched at a town)
    the bank failed, regulators seized it     (it collapses; gunmen seize a bank, and a plan fails)
    the hostages were released                (set free; data are published)
    the rate will rise on 1 October           (a change takes effect)
    the drug was taken off the market         (a recall; troops are withdrawn too)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import attribution, grammar, mishaps

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What moves from day to day and is told as news of its day.
MOVING = frozenset(
    {
        "share", "stock", "index", "price", "market", "currency", "rate", "yield", "rupee", "dollar", "pound", "euro",
        "yen",
    }
)  # fmt: skip
TRADED = frozenset({"share", "stock", "index", "currency", "bond", "rouble", "ruble", "rupee", "peso", "lira", "yuan"})
FALLING = frozenset(
    {
        "fall", "drop", "lose", "sink", "slump", "slide", "tumble", "plunge", "decline", "dive", "plummet", "crash",
        "shed", "dip", "slip", "collapse", "weaken", "retreat", "nosedive", "tank",
    }
)  # fmt: skip
RISING = frozenset(
    {
        "rise", "gain", "jump", "climb", "soar", "surge", "rally", "rebound", "recover", "leap", "add", "advance",
        "strengthen", "spike", "bounce", "rocket",
    }
)  # fmt: skip

CLOSING = frozenset({"close", "end", "finish", "open", "trade"})

VEHICLES = frozenset(
    {
        "train", "bus", "car", "lorry", "truck", "van", "coach", "minibus", "tram", "locomotive", "express", "tanker",
        "trailer", "pickup", "taxi", "motorcycle", "motorbike", "ferry", "ship", "boat", "barge", "vessel", "freighter",
        "plane", "aircraft", "jet", "airliner", "helicopter", "vehicle", "minivan", "tractor", "trawler", "yacht",
        "metro", "engine", "jeep", "suv", "rickshaw",
    }
)  # fmt: skip
COLLIDING = frozenset(
    {
        "hit", "strike", "slam", "smash", "plough", "plow", "ram", "rear-end", "skid", "swerve", "careen", "veer",
        "topple", "flip", "roll", "tip", "jump", "leave", "run", "clip", "sideswipe", "come", "go",
    }
)  # fmt: skip
# Of these only with what is left: "the train left the rails", "the car went off the road".
OFF = frozenset({"jump", "leave", "run", "come", "go", "roll", "flip", "veer", "skid"})
LOST = frozenset(
    {"come down", "go down", "go under", "run off", "roll over", "tip over", "keel over", "founder", "run into"}
)
OFF_WAYS = frozenset({"rail", "rails", "track", "tracks", "road", "bridge", "cliff", "runway", "embankment", "ravine"})

POLICE = frozenset({"police", "officer", "policeman", "troop", "soldier", "trooper", "guard", "force", "unit", "army"})
CLEARING = frozenset({"clear", "disperse", "break up", "break", "charge", "push", "baton-charge", "evict", "scatter"})
CROWDED = frozenset(
    {
        "square", "street", "camp", "encampment", "sit-in", "protest", "rally", "demonstration", "march", "crowd",
        "protester", "demonstrator", "marcher", "rioter", "barricade", "roadblock", "blockade", "plaza", "gathering",
        "avenue", "occupation",
    }
)  # fmt: skip
MARCHERS = frozenset({"protester", "demonstrator", "marcher", "rioter", "protestor", "picketer"})
RIOT_MEANS = ("tear gas", "teargas", "water cannon", "rubber bullet", "stun grenade", "pepper spray", "baton")

GUNMEN = frozenset(
    {
        "gunman", "gunmen", "militant", "bandit", "rebel", "insurgent", "hijacker", "kidnapper", "jihadist", "pirate",
        "robber", "raider", "assailant", "attacker", "abductor", "extremist", "terrorist",
    }
)  # fmt: skip
STOPPING = frozenset({"stop", "force", "seize", "commandeer", "board", "halt", "intercept", "waylay"})

TAKING = frozenset({"take", "drag", "haul", "lead", "snatch", "pull", "remove", "whisk"})
HOMES = frozenset(
    {"home", "house", "flat", "apartment", "office", "bed", "residence", "villa", "hideout", "hotel", "classroom"}
)
PERSONS = frozenset(
    {
        "people", "person", "man", "woman", "child", "boy", "girl", "pupil", "student", "hostage", "prisoner",
        "detainee", "captive", "passenger", "crew", "sailor", "protester", "journalist", "reporter", "worker",
        "teacher", "suspect", "driver", "activist", "inmate", "soldier", "abductee", "schoolgirl", "schoolboy",
        "other", "editor", "lawyer", "mayor", "leader", "politician", "priest", "nun", "villager", "aid worker",
    }
)  # fmt: skip

COMPANIES = frozenset(
    {
        "company", "firm", "exchange", "bank", "start-up", "startup", "airline", "charity", "newspaper", "channel",
        "broadcaster", "brand", "carrier", "party", "movement", "club", "chain", "fund", "agency", "station", "lender",
        "business", "group", "organisation", "organization", "platform", "site", "website", "network",
    }
)  # fmt: skip
LAUNCHING = frozenset({"launch", "start", "start up", "begin", "open"})

SPACECRAFT = frozenset(
    {"spacecraft", "capsule", "shuttle", "probe", "mission", "satellite", "lander", "rover", "spaceship", "orbiter"}
    | {"telescope", "spaceplane", "astronaut", "cosmonaut", "booster"}
)
LEAVING = frozenset({"launch", "take off", "lift off", "blast off", "head", "fly"})

BANKS = frozenset({"bank", "lender", "insurer", "exchange", "brokerage"})
FAILING = frozenset({"collapse", "fail", "fold", "implode", "go under", "go bust", "buckle"})
SEIZED = frozenset({"seize", "close", "shut", "shut down", "take over", "close down"})
REGULATORS = frozenset(
    {"regulator", "authority", "authorities", "watchdog", "supervisor", "state", "government", "official"}
)

BILLS = frozenset({"bill", "law", "measure", "budget", "motion", "amendment", "act", "treaty", "reform", "resolution"})
PASSING = frozenset({"pass", "clear", "sail", "squeak"})

RATES = frozenset({"tax", "rate", "levy", "duty", "tariff", "vat", "wage", "fare", "toll", "surcharge", "excise"})
CHANGING = frozenset(
    {"rise", "increase", "fall", "drop", "go", "go up", "go down", "raise", "lift", "lower", "cut", "double", "climb"}
)


def by_doer(doc: Doc, verb: Token, subject: Token | None, objects: Sequence[Token]) -> str | None:
    """The class of event that a verb tells for these participants; None if they do not say."""
    base = grammar.lemma(verb)
    who = _noun(subject) if subject is not None else ""
    what = {_noun(o) for o in objects}
    first = base.split()[0]
    return (
        _price(verb, first, who)
        or _collision(doc, verb, first, who)
        or _riot(doc, base, who, objects)
        or _taken(doc, verb, first, who, objects)
        or ("closing" if first == "declare" and _over(doc, verb) else None)
        or mishaps.by_thing(doc, verb, who, subject, objects)
        or ("vote" if who in BILLS and first in PASSING else None)
        or (_launched(base, subject, who, objects))
        or _into_space(verb, base, who, what)
        or _bank_failed(verb, base, who, objects)
        or ("recall" if _recalled(doc, verb, first, {who} | what) else None)
        or ("freeing" if (first == "release" and _person(objects)) or _let_go(verb) else None)
        or ("effect" if base in CHANGING and ({who} | what) & RATES and _ahead(doc, verb) else None)
    )


PRODUCTS = frozenset(
    {"drug", "pill", "medicine", "tablet", "vaccine", "product", "toy", "formula", "brand", "batch", "device"}
)
FROM_SALE = re.compile(r"\b(?:off|from)\s(?:the\s|store\s|supermarket\s)*(?:market|shelves|sale|shops|stores)\b", re.I)


def _recalled(doc: Doc, verb: Token, first: str, things: set[str]) -> bool:
    """Whether a product is taken back: withdrawn, or pulled from the shelves; troops are withdrawn too."""
    if first not in ("withdraw", "pull", "take", "remove"):
        return False
    sold = FROM_SALE.search(doc[verb.i : verb.i + 8].text) is not None
    return sold or (first == "withdraw" and bool(things & PRODUCTS))


def _noun(token: Token) -> str:
    """The lemma of a noun, also of one that the tagger takes for a name at the head of a sentence."""
    base = token.lower_ if token.tag_ == "NN" else grammar.lemma(token)
    return base.removesuffix("s") if base == token.lower_ and token.i == 0 else base


def _over(doc: Doc, verb: Token) -> bool:
    """Whether something is declared over: its end, not its beginning."""
    return any(t.lower_ in ("over", "ended", "finished") for t in doc[verb.i + 1 : verb.i + 6])


def _let_go(verb: Token) -> bool:
    """Whether somebody lets others go."""
    return verb.lower_ == "go" and verb.dep_ == "xcomp" and verb.head.lower_ in ("let", "lets", "letting")


def _price(verb: Token, first: str, who: str) -> str | None:
    if who not in TRADED:
        return None
    if first in CLOSING:
        return next((told for c in verb.children if (told := closing_price(verb, c)) is not None), None)
    return "price_fall" if first in FALLING else "price_rise" if first in RISING else None


def closing_price(verb: Token, word: Token) -> str | None:
    """Shares that closed lower, or ended the day up."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if subject is None or _noun(subject) not in TRADED:
        return None
    low, high = ("lower", "down"), ("higher", "up")
    return "price_fall" if word.lower_ in low else "price_rise" if word.lower_ in high else None


def _collision(doc: Doc, verb: Token, first: str, who: str) -> str | None:
    if who not in VEHICLES or (first not in COLLIDING and grammar.lemma(verb) not in LOST):
        return None
    if grammar.lemma(verb) in LOST:
        return "crash"
    if first not in OFF:
        return "crash"
    behind = {t.lower_ for t in doc[verb.i + 1 : verb.i + 6]}
    return "crash" if behind & OFF_WAYS or behind & {"into", "over"} & {t.lower_ for t in doc[verb.i + 1 :]} else None


def _riot(doc: Doc, base: str, who: str, objects: Sequence[Token]) -> str | None:
    """A crowd driven apart, and what marchers do."""
    spans = [doc[o.left_edge.i : o.right_edge.i + 1].text.lower() for o in objects]
    if any(means in span for span in spans for means in RIOT_MEANS):
        return "protest"
    cleared = base in CLEARING or base.split()[0] in CLEARING
    if cleared and who in POLICE and any(_noun(o) in CROWDED for o in objects):
        return "protest"
    return "protest" if who in MARCHERS and base not in KEPT else None


def marching(subject: Token | None) -> bool:
    """Whether marchers do it: what they set on fire is part of the protest."""
    return subject is not None and _noun(subject) in MARCHERS


# What marchers do that is an event of its own.
KEPT = frozenset({"die", "kill", "arrest", "release", "free", "detain", "charge", "sentence", "convict", "bury", "say"})


def _taken(doc: Doc, verb: Token, first: str, who: str, objects: Sequence[Token]) -> str | None:
    """Somebody led away from home, a vehicle held up by men with guns."""
    if who in GUNMEN and first in STOPPING and any(_noun(o) in VEHICLES for o in objects):
        return "abduction"
    if first not in TAKING or not objects or not _person(objects, name=True):
        return None
    behind = [t.lower_ for t in doc[verb.i + 1 : verb.i + 9]]
    away = behind[behind.index("from") + 1 :][:4] if "from" in behind else []
    if not HOMES.intersection(away):
        return None
    return "abduction" if who in GUNMEN else "arrest"


def _person(objects: Sequence[Token], *, name: bool = False) -> bool:
    return any(_noun(o) in PERSONS or (name and o.pos_ in ("PROPN", "PRON")) for o in objects)


def _into_space(verb: Token, base: str, who: str, what: set[str]) -> str | None:
    if base == "take off" and who == "rocket":
        return "liftoff"
    moved = what if base == "launch" and _active(verb) and what else {who}
    return "liftoff" if base in LEAVING - {"head", "fly"} and moved & SPACECRAFT else None


def _active(verb: Token) -> bool:
    return not any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)


def _bank_failed(verb: Token, base: str, who: str, objects: Sequence[Token]) -> str | None:
    """A bank that fails, or that those in charge of banks take over."""
    if who in BANKS and base in FAILING:
        return "collapse"
    bank = next((o for o in objects if _noun(o) in BANKS), None)
    if base not in SEIZED or bank is None:
        return None
    agent = {_noun(c) for c in verb.children if c.dep_ in ("obl:agent", "obl") and c.pos_ == "NOUN"}
    return "collapse" if ({who} | agent) & REGULATORS else None


def _launched(base: str, subject: Token | None, who: str, objects: Sequence[Token]) -> str | None:
    """A company that begins: launched by its founder, or of itself; not what a company launches."""
    if base not in LAUNCHING:
        return None
    passive = subject is not None and subject.dep_ == "nsubj:pass"
    if base == "launch" and not objects and who in COMPANIES:
        return "launching"  # "the exchange, which launched in 2017"
    if passive:
        return "launching" if base == "launch" and (who in COMPANIES or _name(subject)) else None
    return "launching" if any(_noun(o) in COMPANIES for o in objects) and base != "open" else None


def _name(token: Token | None) -> bool:
    """Whether a noun stands as names do: with a capital, and without an article."""
    return token is not None and token.text[:1].isupper() and not any(c.dep_ == "det" for c in token.children)


def _ahead(doc: Doc, verb: Token) -> bool:
    """Whether a change is still to come: "will rise on 1 May", "which lifts the rate on 1 May"."""
    return verb.tag_ in ("VBZ", "VBP") or attribution.modality(doc, verb.i) == "planned"


def rates_change(doc: Doc, verb: Token, subject: Token | None) -> bool:
    """Whether a tax or a fare is to change: the day is that of the change, and not of a count."""
    return subject is not None and _noun(subject) in RATES and _ahead(doc, verb)
