"""A verb with its nouns -> the class of event it tells.

Forms read, one a line:
    derailed, opened fire, took effect     made a visit, attended a vigil   (a light verb: the noun tells)
    the hearing was moved to 1 July        called a national strike for Thursday     (the verb only fixes a day)
    the quake hit the valley, the valley was hit by the storm        (the force tells)
    the march drew thousands               a vote held in May        the tents arrived
What a verb tells by who does it to what is read by :mod:`doers`, what a force of nature does by :mod:`forces`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import doers, forces, grammar, hostilities, mishaps
from .eventwords import SUBJECTS, Predicate, class_words, noun_class, verb_key
from .grammar import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that only order events: the date belongs to what followed or came before.
ORDERING = frozenset({"follow", "precede"})
# Verbs that leave the telling to their noun.
LIGHT = frozenset(
    {
        "make", "hold", "take", "pay", "carry", "launch", "have", "stage", "conduct", "give", "do", "undertake",
        "mount", "perform", "begin", "start", "mark", "open", "kick",
    }
)  # fmt: skip
# Those who are there: the noun tells what it was.
ATTENDING = frozenset({"attend", "join", "address", "organise", "organize", "watch"})
# Verbs that fix the day of an event to come; the second kind tells an event of its own ("was postponed on Friday")
# unless the day is the one that it is put to ("was postponed to Friday").
FIXED = frozenset({"set", "schedule", "plan", "slate", "fix", "book", "expect", "due", "reschedule"})
MOVED = frozenset(
    {"move", "postpone", "delay", "adjourn", "push back", "bring forward", "put off", "call", "convene", "order"}
)
# What a court puts off.
HEARD = frozenset({"case", "appeal", "proceedings", "proceeding", "petition"})
# Verbs of which an event may be the subject: "the march drew thousands", "the strike goes ahead".
OCCURRING = frozenset(
    {
        "take place", "occur", "happen", "come", "go ahead", "draw", "attract", "unfold", "erupt", "continue", "turn",
        "pass off", "get", "follow", "proceed", "last", "run", "break out",
    }
)  # fmt: skip
# A trial has many days, and opens on one.
TRIALS = frozenset({"trial", "retrial", "inquest", "court-martial"})
BEGINNING = frozenset({"begin", "start", "open", "kick", "get", "commence"})
CASES = frozenset({"on", "to", "in", "into", "from", "under", "before", "with", "for"})


def happening(doc: Doc, token: Token, *, fixed: bool = False) -> Predicate:
    """A verb, or the event noun that it carries ("made a visit").

    ``fixed`` tells that the date is the one that an event is put to ("called for
    Thursday", "moved to 1 July").
    """
    verbs, _ = class_words()
    base = grammar.lemma(token)
    subject = subject_of(token)
    outdone = hostilities.outdoing(token, base, subject)
    if outdone is not None:
        return Predicate(token.i, outdone, token.i, True)
    carried = _carried(token, base, subject, fixed=fixed)
    if carried is not None and carried.klass == "collapse" and subject is not None and mishaps.slope(subject):
        return Predicate(carried.token, "landslide", carried.verb, True)  # "the hillside gave way"
    if carried is not None and not (carried.klass in ("fire", "attack") and doers.marching(subject)):
        return carried
    force = _force(doc, token, base, subject)
    if force is not None:
        return force
    objects = [c for c in token.children if c.dep_ in ("obj", "nsubj:pass", "dobj") and c.pos_ in (*NOMINAL, "PRON")]
    told = hostilities.by_side(token, base, subject, objects) or doers.by_doer(doc, token, subject, objects)
    if told is not None:
        return Predicate(token.i, told, token.i, True)
    listed = next((phrase for phrase in _phrases(doc, token, base) if phrase in verbs), "")
    known = verbs.get(listed)
    if known is not None and known.key in ("match", "vote") and AMOUNT.match(doc[token.i + 1 :].text):
        known = None  # "lost 1.4 percent", "passed 5,000"
    if known is not None and any(grammar.lemma(p) in known.figurative for p in (*objects, subject) if p is not None):
        known = None
    if known is not None and known.key == "rescue" and base == "save" and _spares(token):
        return Predicate(token.i, "saving", token.i, False)
    if known is not None and known.key == "presence" and " " not in listed and NOWHERE.match(doc[token.i + 1 :].text):
        return Predicate(token.i, verb_key(base), token.i, True)
    if known is not None and known.key == "presence" and subject is not None and grammar.lemma(subject) in GOODS:
        return Predicate(token.i, "delivery", token.i, True)  # "the tents arrived"
    if _awaited(token, subject):
        return Predicate(token.i, "presence", token.i, True)
    if _begun(token):
        return Predicate(token.i, "opening", token.head.i, True)
    return Predicate(token.i, known.key if known else verb_key(base), token.i, known is not None)


# What is saved and not rescued: "would save £45m", "saves time".
SPARED = frozenset({"money", "time", "energy", "cost", "cash", "space", "effort", "expense", "job", "penny", "cent"})


def _spares(verb: Token) -> bool:
    saved = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    sums = [c.tag_ == "$" or c.pos_ in ("SYM", "NUM") or grammar.lemma(c) in SPARED for c in saved]
    return bool(sums) and all(sums)


def subject_of(token: Token) -> Token | None:
    """The subject of a verb; for "which" and "who" what they stand for."""
    found = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    if found is not None and found.lower_ in ("which", "who", "that") and token.dep_ == "acl:relcl":
        return token.head
    if found is None and token.dep_ == "acl" and token.tag_ == "VBG" and token.head.pos_ in NOMINAL:
        return token.head  # "a wildfire raging since Sunday"
    if found is None and token.dep_ == "conj" and token.head.pos_ == "VERB":
        return next((c for c in token.head.children if c.dep_ in SUBJECTS), None)
    return found


def _phrases(doc: Doc, token: Token, base: str) -> Iterator[str]:
    """What the lexicon may list a verb as, the longest first: "take into custody", "step down", "step"."""
    behind = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
    yield f"{base} {' '.join(behind)}"
    if token.dep_ in ("xcomp", "obl") and token.head.pos_ == "VERB":
        yield f"{grammar.lemma(token.head)} to {base}"  # "were laid to rest"
    for child in token.children:
        case = next((g.lower_ for g in child.children if g.dep_ == "case"), None)
        if child.dep_ == "obl" and case in CASES:
            yield f"{base} {case} {grammar.lemma(child)}"
    if behind:
        yield f"{base} {behind[0]}"
    yield base
    yield base.split()[0]


def _carried(token: Token, base: str, subject: Token | None, *, fixed: bool) -> Predicate | None:
    """The noun that tells the event of a verb that does not."""
    verbs, _ = class_words()
    light = base.split()[0] in LIGHT or base in FIXED or (fixed and base in MOVED)
    for child in _undergoing(token):
        noun, known = grammar.lemma(child), noun_class(child)
        if base in ORDERING and known is not None:
            return Predicate(child.i, known.key, child.i, True)
        if f"{base} {noun}" in verbs:
            return Predicate(child.i, verbs[f"{base} {noun}"].key, token.i, True)
        if fixed and (base in FIXED or base in MOVED) and noun in HEARD:
            return Predicate(child.i, "hearing", token.i, True)
        if base in ("set", "fix", "book") and child.dep_ == "obj" and not fixed:
            continue  # to set fire
        if known is not None and (light or (base in ATTENDING and child.dep_ == "obj")):
            return Predicate(child.i, known.key, token.i, True)
    ahead = base == "go" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "ahead"
    if subject is not None and (ahead or base in LIGHT or base in OCCURRING):
        known = noun_class(subject)
        if known is not None and grammar.lemma(subject) in TRIALS and base.split()[0] in BEGINNING:
            return Predicate(token.i, "opening", token.i, True)
        if known is not None and subject.i < token.i:
            return Predicate(subject.i, known.key, token.i, True)
    return None


def _undergoing(token: Token) -> Iterator[Token]:
    """What a verb is done to: its object, the subject of its passive, the noun before a participle."""
    for child in token.children:
        opens = child.i == 0 and child.dep_ == "nsubj:pass"  # "Contact was lost": the tagger takes it for an order
        if child.dep_ in ("obj", "nsubj:pass", "dobj") and (child.pos_ in NOMINAL or opens):
            yield child
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.pos_ in NOMINAL:
        yield token.head  # "a vote held on 8 May"


def _force(doc: Doc, token: Token, base: str, subject: Token | None) -> Predicate | None:
    """The force of nature that does what a verb says: "the quake hit the valley"."""
    if base.split()[0] not in forces.STRIKING:
        return None
    agents = [c for c in token.children if c.dep_ == "obl:agent"]
    for one in (*([subject] if subject is not None else []), *agents):
        found = forces.force(doc, one) if one is subject or forces.is_force(one) else None
        known = noun_class(found) if found is not None else None
        if found is not None:
            klass = known.key if known is not None else class_words()[1][found.lower_].key
            return Predicate(found.i, forces.of_verb(klass, token), token.i, True)
    return None


# An amount behind a verb; "lost 3-0" is a score.
AMOUNT = re.compile(r"(?:\w+ ){0,2}[$€£]?\d[\d.,]*\b(?!\s?[-–]\s?\d)")
# "Came to a head", "will go ahead", "goes from 18% to 20%": nobody is anywhere.
NOWHERE = re.compile(
    r"(?:to (?:a head|an end|light|power|terms|trial|court|the polls|war|waste|plan|blows|pass|life|nothing)|ahead"
    r"|from [$€£]?\d|into (?:force|effect|view|operation)|under|on (?:strike|trial|sale|air|record|fire)|bankrupt"
    r"|missing|viral|live|public|unanswered|wrong|well|up|down)\b",
    re.IGNORECASE,
)


def opening(doc: Doc, token: Token) -> Token | None:
    """The verb that makes a phrase of its own with a noun: "opened fire" tells of no blaze.

    Be it the head of the noun, or the word before it that the tree takes for an adjective.
    """
    verbs, _ = class_words()
    for verb in (token.head, doc[max(0, token.i - 1)]):
        if verb.pos_ == "VERB" and f"{grammar.lemma(verb)} {grammar.lemma(token)}" in verbs:
            return verb
    return None


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
