"""What a date dates: the predicate of its own clause.

Forms read, one a line:
    landed in Lima on Sunday evening      Sunday's visit      the 1974 invasion
    On Monday, he met the king            during a trip to Lima on Sunday
    made an unannounced visit on 5 May    (a light verb: the noun tells the event)
    was in Jordan on Saturday             data released by the ministry on 3 May
A weekday belongs to the event of its own clause. A date on a reporting verb
("police said on Sunday") is no event: it says as of when a figure held. Who takes
part in the event, and where, is read by :mod:`participants`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL
from .lexicons import EventClass
from .models import When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that only order events: the date belongs to what followed or came before.
ORDERING = frozenset({"follow", "precede"})
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
        "make", "descend", "race",
    }
)  # fmt: skip
# "Situation on Tuesday at noon": as of when, and no event.
STATUS = frozenset({"situation", "status", "update", "bulletin", "sitrep", "toll", "tally", "figure", "count"})
FORCES = frozenset({"storm", "quake", "aftershock"})
LIGHT = frozenset(
    {
        "make",
        "hold",
        "take",
        "pay",
        "carry",
        "launch",
        "have",
        "stage",
        "conduct",
        "give",
        "do",
        "undertake",
        "mount",
        "perform",
        "begin",
        "start",
        "mark",
    }
)
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


# ------------------------------------------------------------------- predicate


def predicates(doc: Doc, when: When) -> tuple[Predicate, ...]:
    """The predicates a date belongs to, the most telling first; empty if it dates none.

    Several only where one clause says when and another what: "on Sunday it was
    foiled when troops shot down a drone".
    """
    head = _head(doc, when)
    if head is None or (doc[head].pos_ in NOMINAL and grammar.lemma(doc[head]) in STATUS):
        return ()
    main = predicate_of(doc, head)
    if main is None:
        return ()
    return (main, *_simultaneous(doc, main))


def _head(doc: Doc, when: When) -> int | None:
    """The word that governs a date expression: what its first outward arc points to."""
    first, last = grammar.token_at(doc, when.start), grammar.token_at(doc, when.end - 1)
    inside = range(first, last + 1)
    for i in inside:
        if doc[i].head.i == i and (subject := _scheduled(doc, i)) is not None:
            return subject
        if doc[i].head.i not in inside:
            return _checked(doc, first, last, doc[i].head.i)
    after = doc[last + 1].i if last + 1 < len(doc) else None
    return after if after is not None and doc[after].pos_ in (*NOMINAL, "VERB") else None


def _scheduled(doc: Doc, i: int) -> int | None:
    """What a date that is itself the predicate dates: "the verdict is due on Friday", "the strike will be on 3 May"."""
    linked = any(c.dep_ == "cop" for c in doc[i].children)
    return next((c.i for c in doc[i].children if linked and c.dep_ in SUBJECTS and c.pos_ == "NOUN"), None)


def _checked(doc: Doc, first: int, last: int, head: int) -> int:
    """The tree's head of a date, unless the order of words speaks against it.

    "... at Larnaca. On Friday, he left": a fronted date belongs to what follows;
    behind a verb, a date belongs to it and not to a later clause.
    """
    if doc[head].pos_ in NOMINAL and head == last + 1:
        return head
    if doc[last + 1 if last + 1 < len(doc) else last].text in ("'s", "’s"):
        return next((t.i for t in doc[last + 1 :] if t.pos_ in NOMINAL and t.dep_ != "compound"), head)
    if doc[head].pos_ in NOMINAL and head < first:
        participle = next((c.i for c in doc[head].children if c.dep_ == "acl" and head < c.i < first), None)
        return participle if participle is not None else head
    if head > last and any(t.text in (",", ";") for t in doc[last + 1 : head]):
        return _verb_before(doc, first) or head
    return head


def _verb_before(doc: Doc, first: int) -> int | None:
    """The verb before a date with no comma between: "data released by X on 3 May, there were ..."."""
    for k in range(first - 1, -1, -1):
        if doc[k].text in (",", ";", ":"):
            return None
        if doc[k].pos_ == "VERB":
            return k
    return None


def verb_near(doc: Doc, when: When) -> Predicate | None:
    """The verb before a date that the tree gives to a reporting verb behind it.

    "A gunman opened fire in a mall on Saturday, killing six, police said": where the
    tree takes "opened" for an adjective, the order of words still tells. Not past a
    reporting verb ("police said on Saturday"), nor across more than a clause.
    """
    first = grammar.token_at(doc, when.start)
    for k in range(first - 1, max(-1, first - CLAUSE), -1):
        if doc[k].text in (";", ":", "”", '"'):
            return None
        if doc[k].pos_ == "VERB" and doc[k].tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return None if doc[k].lemma_.lower() in lexicons.speech().verbs else _with_noun(doc, doc[k])
    return None


def _with_noun(doc: Doc, verb: Token) -> Predicate:
    """A verb that the tree hangs on its own object as an adjective: "opened fire"."""
    verbs, _ = class_words()
    phrase = f"{grammar.lemma(verb)} {grammar.lemma(verb.head)}"
    if verb.head.i == verb.i + 1 and phrase in verbs:
        return Predicate(verb.head.i, verbs[phrase].key, verb.i, True)
    return _verb(doc, verb)


def _finite(token: Token) -> bool:
    return any(c.dep_ in (*SUBJECTS, "aux", "aux:pass") for c in token.children)


# Words between a verb and its date, at most.
CLAUSE = 18


def predicate_of(doc: Doc, head: int) -> Predicate | None:
    """Climb from the head of a date to the verb or event noun it dates."""
    verbs, nouns = class_words()
    token = doc[head]
    for _ in range(6):
        base = grammar.lemma(token)
        if token.pos_ in NOMINAL and (carrier := _opening(doc, token)) is not None:
            return Predicate(token.i, verbs[f"{grammar.lemma(carrier)} {base}"].key, carrier.i, True)
        if token.pos_ in NOMINAL and base in nouns:
            return Predicate(token.i, nouns[base].key, _carrier(token), True)
        if token.pos_ == "VERB":
            return _verb(doc, token)
        due = next((c for c in token.children if c.lower_ == "due"), None)
        if due is not None and token.i > due.i:  # "is due in the town on Friday"
            return Predicate(token.i, "presence", due.i, True)
        if token.pos_ in ("AUX", "ADJ") or any(c.dep_ == "cop" for c in token.children):
            return _copular(doc, token)
        if token.head.i == token.i:
            break
        token = token.head
    return None


# "Came to a head", "will go ahead", "goes from 18% to 20%": nobody is anywhere.
NOWHERE = re.compile(
    r"(?:to (?:a head|an end|light|power|terms|trial|court|the polls|war|waste|plan|blows|pass|life|nothing)|ahead"
    r"|from [$€£]?\d|into (?:force|effect|view|operation)|under|on (?:strike|trial|sale|air|record|fire)|bankrupt"
    r"|missing|viral|live|public|unanswered|wrong|well|up|down)\b",
    re.IGNORECASE,
)


def _opening(doc: Doc, token: Token) -> Token | None:
    """The verb that makes a phrase of its own with a noun: "opened fire" tells of no blaze.

    Be it the head of the noun, or the word before it that the tree takes for an adjective.
    """
    verbs, _ = class_words()
    for verb in (token.head, doc[max(0, token.i - 1)]):
        if verb.pos_ == "VERB" and f"{grammar.lemma(verb)} {grammar.lemma(token)}" in verbs:
            return verb
    return None


def _verb(doc: Doc, token: Token) -> Predicate:
    """A verb, or the event noun that a light verb carries ("made a visit")."""
    verbs, nouns = class_words()
    base = grammar.lemma(token)
    objects = [c for c in token.children if c.dep_ in ("obj", "nsubj:pass", "dobj") and c.pos_ in NOMINAL]
    for child in objects:
        noun = grammar.lemma(child)
        if base in ORDERING and noun in nouns:
            return Predicate(child.i, nouns[noun].key, child.i, True)
        if f"{base} {noun}" in verbs:
            return Predicate(child.i, verbs[f"{base} {noun}"].key, token.i, True)
        if base.split()[0] in LIGHT and noun in nouns:
            return Predicate(child.i, nouns[noun].key, token.i, True)
    if base in LIGHT or base in ("take place", "occur", "happen", "come"):
        for child in token.children:
            noun = grammar.lemma(child)
            if child.dep_ in SUBJECTS and noun in nouns:
                return Predicate(child.i, nouns[noun].key, token.i, True)
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    force = _force(doc, subject) if subject is not None and base.split()[0] in STRIKING else None
    if force is not None:
        klass = (nouns.get(grammar.lemma(force)) or nouns[force.lower_]).key
        return Predicate(force.i, klass, token.i, True)  # "the quake hit the valley"
    behind = " ".join(t.lower_ for t in doc[token.i + 1 : token.i + 3])
    known = verbs.get(f"{base} {behind}") or verbs.get(base) or verbs.get(base.split()[0])
    if known is not None and known.key == "presence" and NOWHERE.match(doc[token.i + 1 :].text):
        return Predicate(token.i, base, token.i, True)
    if known is not None and known.key == "presence" and subject is not None and grammar.lemma(subject) in GOODS:
        return Predicate(token.i, "delivery", token.i, True)  # "the tents arrived"
    if _awaited(token, subject):
        return Predicate(token.i, "presence", token.i, True)
    if _begun(token):
        return Predicate(token.i, "opening", token.head.i, True)
    return Predicate(token.i, known.key if known else base, token.i, known is not None)


def _awaited(token: Token, subject: Token | None) -> bool:
    """Whether somebody is to come: "the president is expected on Friday"; not "the verdict is expected"."""
    passive = subject is not None and subject.dep_ == "nsubj:pass"
    clause = any(c.dep_ in ("xcomp", "ccomp", "obj") for c in token.children)
    if subject is None or not passive or clause or token.lemma_.lower() not in ("expect", "await"):
        return False
    return subject.pos_ == "PROPN" or grammar.lemma(subject) in COMERS


# Bearers of office whose coming is news.
COMERS = frozenset({"president", "minister", "king", "queen", "premier", "pope", "chancellor", "envoy", "delegation"})


def _begun(token: Token) -> bool:
    """Whether a verb is what somebody began to do: "began vaccinating herders", "started to clear the road"."""
    return (
        token.dep_ in ("xcomp", "ccomp")
        and token.head.i < token.i < token.head.i + 3
        and grammar.lemma(token.head) in ("begin", "start")
    )


# What is sent and comes. People and vehicles that carry it do more than arrive.
GOODS = frozenset(
    {
        "dose", "vaccine", "vial", "jab", "shipment", "consignment", "delivery", "batch", "cargo", "supply", "supplies",
        "aid", "food", "grain", "tent", "blanket", "medicine", "drug", "equipment", "mask", "ventilator", "generator",
        "parcel", "package", "weapon", "munition", "missile", "tank", "rifle", "shell", "ammunition", "fuel", "gas",
        "oil", "wheat", "fertiliser", "fertilizer", "flour", "rice", "kit", "ballot", "load",
    }
)  # fmt: skip


def _force(doc: Doc, subject: Token) -> Token | None:
    """The storm or the quake that a subject is: "the storm", "Typhoon Lando", "it" behind "the storm"."""
    _, nouns = class_words()
    if subject.lower_ == "it":
        return next((t for t in reversed(doc[: subject.i]) if _is_force(t)), None)
    if grammar.lemma(subject) in nouns and (_is_force(subject) or grammar.lemma(subject.head) in BLASTED):
        return subject
    return next((t for t in doc[subject.left_edge.i : subject.i + 1] if _is_force(t) and t.head.i == subject.i), None)


def of_storm(doc: Doc, predicate: Predicate, storms: frozenset[str]) -> Predicate:
    """What a storm known by its name alone does is told of the storm: "Lando hit the coast"."""
    verb = doc[predicate.verb]
    named = next((c for c in verb.children if c.dep_ in SUBJECTS and c.text in storms), None)
    if named is None or verb.pos_ != "VERB" or grammar.lemma(verb).split()[0] not in STRIKING:
        return predicate
    return Predicate(named.i, "storm", verb.i, True)


def _is_force(token: Token) -> bool:
    known = class_words()[1].get(grammar.lemma(token)) or class_words()[1].get(token.lower_)
    return token.pos_ in NOMINAL and known is not None and known.key in FORCES


def _copular(doc: Doc, token: Token) -> Predicate | None:
    """He was in Jordan: presence, where a place follows "be"."""
    places = [
        c for c in (token, *token.children) if c.pos_ == "PROPN" and any(g.lower_ in ("in", "at") for g in c.children)
    ]
    if places:
        return Predicate(token.i, "presence", token.i, True)
    verb = next((c for c in token.children if c.pos_ == "VERB" and c.dep_ in ("xcomp", "ccomp")), None)
    return _verb(doc, verb) if verb is not None else Predicate(token.i, grammar.lemma(token), token.i, False)


def _carrier(token: Token) -> int:
    """The verb above an event noun, or the noun itself."""
    for ancestor in token.ancestors:
        if ancestor.pos_ == "VERB":
            return ancestor.i
    return token.i


def _simultaneous(doc: Doc, main: Predicate) -> Iterator[Predicate]:
    """What else happened then: the clause over "during Sunday's visit", and its "when" clause."""
    token = doc[main.token]
    tops: list[Token] = []
    clauses: list[Token] = []
    if (
        token.pos_ in NOMINAL
        and token.dep_ in ("obl", "nmod", "advcl")
        and any(c.lower_ in ("during", "amid", "at") for c in token.children)
    ):
        head = token.head
        if head.pos_ == "VERB" and not reporting(doc, head.i):
            tops.append(head)
    for top in [*tops, *([doc[main.verb]] if token.pos_ == "VERB" else [])]:
        clauses += [
            c
            for c in top.children
            if c.dep_ == "advcl" and c.pos_ == "VERB" and any(g.lower_ == "when" for g in c.children)
        ]
    for verb in [*tops, *clauses]:
        yield _verb(doc, verb)


def joined(doc: Doc, main: Predicate) -> tuple[Predicate, ...]:
    """Verbs joined before the dated one, which its date covers too: "derailed and hit another on Friday"."""
    verb = doc[main.verb]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and 0 < verb.i - verb.head.i < 8:
        return (_verb(doc, verb.head),)
    return ()


def reporting(doc: Doc, i: int) -> bool:
    """Whether a verb only reports: "said", "told", "announced that"."""
    token = doc[i]
    if token.lemma_.lower() not in lexicons.speech().verbs:
        return False
    if token.dep_ in ("acl", "amod"):
        return False  # "the deal announced on Monday" is an announcement
    if token.tag_ == "VBN" and token.i > 0 and doc[token.i - 1].text == "," and not _finite(token):
        return False  # "The deal, announced on Sunday, ..."
    has_clause = any(c.dep_ in ("ccomp", "parataxis") or c.lower_ == "that" for c in token.children)
    return (
        has_clause
        or token.dep_ in ("parataxis", "ccomp")
        or not any(c.dep_ in ("obj", "nsubj:pass") for c in token.children)
    )


def of_noun(doc: Doc, verb: int, when: When) -> bool:
    """Whether a participle tells when something came to be: "an outbreak declared on 10 January has caused".

    "The toll reported on Monday was 31" says when the number stood.
    """
    after = grammar.token_at(doc, when.end - 1) + 1
    if verb == 0 or after >= len(doc) or doc[verb].i > grammar.token_at(doc, when.start):
        return False
    noun = doc[verb - 1]
    goes_on = doc[after].pos_ == "AUX" or doc[after].tag_ in ("VBZ", "VBD")
    return noun.pos_ in (*NOMINAL, "ADJ") and grammar.lemma(noun) not in STATUS and goes_on
