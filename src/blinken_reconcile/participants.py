"""Who takes part in an event and where it is: the event of a predicate, with pronouns resolved.

Forms read, one a line:
    Ana Ruiz met the king     the tanker Orsina was hit     held talks with the minister
    Sunday's visit by Ruiz    the arrest of 12 men          the deal announced on Monday
    he landed there           the visit (the one told before)
    Secretary of State Ana Ruiz ... the secretary of state  (titles that an article ties to a name)
What an article has named so far is its :class:`Memory`; names themselves are read by :mod:`names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import grammar
from .announcing import announced
from .dateforms import MONTHS, WEEKDAYS
from .eventwords import SUBJECTS, Predicate, noun_class
from .grammar import NOMINAL
from .happenings import LIGHT
from .localities import ELSEWHERE, GOAL, LOCATIVE, Mention
from .models import Actor, Event, Place
from .names import full_name, of_name, office, person
from .occasions import predicate_of
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CALENDAR = frozenset({*WEEKDAYS, *MONTHS})


@dataclass(slots=True)
class Memory:
    """What an article has named so far, for "he", "there" and "the visit".

    Names of persons are the last that stood as a subject; ``aliases`` are titles
    that the article has tied to a name ("Secretary of State Ana Ruiz"); ``named``
    are places that no gazetteer knows.
    """

    person: str | None = None
    place: tuple[Place, ...] = ()
    pair: tuple[Place, ...] = ()
    told: dict[str, Event] = field(default_factory=dict)
    guests: dict[str, str] | None = None
    named: set[str] = field(default_factory=set)

    def alias(self, title: str) -> str | None:
        """The name an article has given to the bearer of a title."""
        return (self.guests or {}).get(office(title))

    def learn(self, title: str, name: str) -> None:
        """Remember who bears a title."""
        self.guests = {**(self.guests or {}), office(title): name}


def describe(doc: Doc, predicate: Predicate, found: Sequence[Mention], memory: Memory) -> Event:
    """The event of a predicate: who takes part and where, with pronouns resolved."""
    actors = tuple(dict.fromkeys(_actors(doc, predicate, memory)))
    places = _places(doc, predicate, found, memory)
    before = memory.told.get(predicate.klass)
    if before is not None and not places and not actors and doc[predicate.token].pos_ in NOMINAL:
        actors, places = before.actors, before.places  # "Sunday's visit": the one told before
    return Event(klass=predicate.klass, phrase=_phrase(doc, predicate), actors=actors, places=places)


def _actors(doc: Doc, predicate: Predicate, memory: Memory) -> Iterator[Actor]:
    token, verb = doc[predicate.token], doc[predicate.verb]
    if token.pos_ in NOMINAL and predicate.verb == predicate.token and any(c.dep_ == "cop" for c in token.children):
        for child in token.children:
            if child.dep_ in SUBJECTS:
                yield from _actor(doc, child, "subject", memory)
        return
    if token.pos_ in NOMINAL:
        if predicate.klass == "walkout":  # the strike that is called, moved or held names itself
            yield Actor(name=grammar.lemma(token), role="object", words=token.text)
        yield from _of_noun(doc, token, memory)
        if not _carries(doc, predicate):
            return
    yield from _of_verb(doc, verb, token, memory)


def _of_noun(doc: Doc, token: Token, memory: Memory) -> Iterator[Actor]:
    """Who hangs on an event noun: "Ruiz's visit", "the arrest of 12 men", "the Lima talks"."""
    for child in token.children:
        if child.dep_ == "nmod:poss" and child.text not in CALENDAR:
            yield from _actor(doc, child, "subject", memory)
        elif (
            child.dep_ == "nmod"
            and child.text not in CALENDAR
            and any(g.lower_ in ("by", "of", "on", "against") for g in child.children)
        ):
            yield from _actor(doc, child, "of", memory)
        elif child.dep_ == "compound" and child.pos_ == "PROPN" and not child.is_space and child.text not in CALENDAR:
            yield Actor(name=child.text, role="subject", proper=True)


def _of_verb(doc: Doc, verb: Token, token: Token, memory: Memory) -> Iterator[Actor]:
    """Who hangs on a verb, save the event noun it carries: subject, object, agent, "with whom"."""
    given = announced(doc, verb)
    if given is not None:
        yield from _actor(doc, given, "object", memory)
    subject = _subject(verb)
    if subject is not None and subject.i not in (token.i, given.i if given is not None else None):
        reduced = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "aux:pass") for c in verb.children)
        undergoes = subject.dep_ == "nsubj:pass" or (reduced and verb.dep_.startswith("acl"))  # "an epidemic declared"
        yield from _actor(doc, subject, "object" if undergoes else "subject", memory)
    for child in verb.children:
        if child.dep_ == "obj" and child.i != token.i:
            yield from _actor(doc, child, "object", memory)
        elif child.dep_ == "obl:agent":
            yield from _actor(doc, child, "subject", memory)
        elif child.dep_ in ("obl", "nmod") and any(g.lower_ == "with" for g in child.children):
            yield from _actor(doc, child, "with", memory)
    if verb.dep_ == "acl" and verb.head.pos_ in NOMINAL and verb.head.i != token.i:
        # "The plan signed by directors", and headline style that the tree takes for it: "Directors signed the plan".
        # "Signed off the plan": the tree takes the particle for a preposition.
        particle = len(grammar.lemma(verb).split()) > 1
        governs = particle and verb.i + 1 < len(doc) and doc[verb.i + 1].dep_ == "case"
        does = governs or (any(c.dep_ == "obj" for c in verb.children) and verb.tag_ in ("VBN", "VBD"))
        yield from _actor(doc, verb.head, "subject" if does else "object", memory)
    if verb.dep_ == "acl:relcl" and verb.head.pos_ in NOMINAL and not _where(verb):
        yield from _actor(doc, verb.head, "subject", memory)


def _where(verb: Token) -> bool:
    """Whether a relative clause tells of what happened in a place: "Lima, where she had arrived on Sunday"."""
    return any(child.lower_ == "where" for child in verb.children)


def _before(doc: Doc, token: Token, memory: Memory) -> str | None:
    """Who is named as a subject before a pronoun in its own sentence."""
    for other in reversed(doc[: token.i]):
        if _names(other) and other.dep_ in SUBJECTS and not gazetteer().lookup(other.text):
            name = full_name(doc, other)
            return memory.alias(name) or (None if " of " in name else person(name))
    return None


def _carries(doc: Doc, predicate: Predicate) -> bool:
    """Whether the verb above an event noun shares its participants: "made a visit"; "on a trip, he said"."""
    token, verb = doc[predicate.token], doc[predicate.verb]
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ in ("obj", "nsubj", "nsubj:pass") or grammar.lemma(verb).split()[0] in LIGHT:
        return True
    owned = any(c.dep_ == "nmod:poss" for c in token.children)
    return predicate.klass == "presence" and not owned and token.dep_ in ("obl", "advcl")


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it is joined to."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        shares = verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
        if not shares or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


# What a clause may have for a subject or an object, and what takes no part in anything.
NOBODY = frozenset(
    {
        "afternoon", "day", "evening", "hour", "minute", "month", "morning", "night", "noon", "second", "time", "today",
        "week", "weekend", "year", "yesterday", "%", "percent", "per cent", "cent", "dollar", "euro", "pound", "number",
    }
)  # fmt: skip


def _actor(doc: Doc, token: Token, role: str, memory: Memory) -> Iterator[Actor]:
    # The gap between two columns is a token too, and a parser may take it for a noun.
    if (
        token.is_space
        or grammar.in_dateline(token)
        or token.pos_ in ("NUM", "SYM")
        or token.tag_ == "$"
        or token.like_num
        or token.text in CALENDAR
    ):
        return
    if token.lemma_.lower() in NOBODY:
        return
    if token.pos_ == "PRON" or token.pos_ == "DET":
        whom = _before(doc, token, memory) or memory.person
        if token.lower_ in ("he", "she", "his", "her", "him") and whom:
            yield Actor(name=whom, role=role, proper=True)  # type: ignore[arg-type]
        return
    name = full_name(doc, token)
    known = memory.alias(name) or _apposed(doc, token)
    if known:
        yield Actor(name=known, role=role, proper=True)  # type: ignore[arg-type]
    elif token.pos_ == "PROPN":
        yield Actor(name=person(name), role=role, proper=True)  # type: ignore[arg-type]
    elif token.i + 1 < len(doc) and _names(doc[token.i + 1]):
        named = full_name(doc, doc[token.i + 1])  # "the tanker Orsina", "finance minister Ana Ruiz"
        yield Actor(name=person(named), role=role, proper=True)  # type: ignore[arg-type]
    else:
        start = token.i - (
            token.i > 0 and doc[token.i - 1].dep_ in ("compound", "amod") and doc[token.i - 1].head.i == token.i
        )
        owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.pos_ in NOMINAL), None)
        if owner is not None and owner.text not in CALENDAR and token.i - owner.i == 2:
            start = owner.i  # "nurses' union"
        yield Actor(name=grammar.lemma(token), role=role, words=doc[start : token.i + 1].text)  # type: ignore[arg-type]


def _apposed(doc: Doc, token: Token) -> str | None:
    """The name between commas behind an office: "the governor, Corazon Alviar, ..."."""
    if token.pos_ == "PROPN":
        return None
    for child in token.children:
        if child.dep_ == "appos" and _names(child) and any(t.text == "," for t in doc[token.i + 1 : child.i]):
            return person(full_name(doc, child))
    return None


def _names(token: Token) -> bool:
    return token.pos_ == "PROPN" and not token.is_space and token.text not in CALENDAR


def _places(doc: Doc, predicate: Predicate, found: Sequence[Mention], memory: Memory) -> tuple[Place, ...]:
    """Places behind the predicate and before the next verb; "there"; a place visited."""
    start = predicate.token
    stop = next(
        (
            t.i
            for t in doc[start + 1 :]
            if t.pos_ == "VERB" and t.i > start + 1 and t.dep_ not in ("amod", "compound") and t.i != predicate.verb
        ),
        len(doc),
    )
    wanted = LOCATIVE | GOAL if predicate.klass == "presence" else LOCATIVE
    for mention in found:
        direct = (
            mention.preposition == ""
            and predicate.klass in ("presence", "attack", "invasion")
            and doc[mention.end - 1].dep_ in ("obj", "obl", "nmod", "flat", "compound")
        )
        if start < mention.start < stop and (mention.preposition in wanted or direct):
            return mention.places
    if any(t.lower_ == "there" and t.pos_ == "ADV" for t in doc[start:stop]) and memory.place:
        return memory.place
    if _where(doc[predicate.verb]):
        antecedent = doc[predicate.verb].head.i
        return next((m.places for m in found if m.start <= antecedent < m.end), ())
    owners = {c.i for c in doc[predicate.token].subtree}
    for mention in found:
        if mention.preposition in wanted and mention.start in owners:
            return mention.places
    if doc[start].pos_ in NOMINAL and predicate.klass != "presence":
        near = [m for m in found if m.end <= start and m.preposition in (*LOCATIVE, "of")]
        return near[-1].places if near else ()
    return ()


def _phrase(doc: Doc, predicate: Predicate) -> str:
    """A short phrase for the event, as written: verb to the end of its object, 60 characters at most."""
    start = min(predicate.token, predicate.verb) if abs(predicate.token - predicate.verb) < 6 else predicate.token
    end = max(predicate.token, predicate.verb if abs(predicate.token - predicate.verb) < 6 else predicate.token) + 1
    while end < len(doc) and end - start < 9 and doc[end].pos_ not in ("PUNCT", "SCONJ", "CCONJ", "VERB", "AUX"):
        end += 1
    return doc[start:end].text[:60].strip()


def remember(doc: Doc, found: Sequence[Mention], memory: Memory) -> None:
    """Take note of names, events and places of a sentence, for those that follow."""
    for token in doc:
        predicate = predicate_of(doc, token.i) if token.pos_ in NOMINAL and noun_class(token) is not None else None
        if predicate is not None and predicate.token == token.i and predicate.klass not in memory.told:
            event = describe(doc, predicate, found, memory)
            if event.actors and event.places:
                memory.told[predicate.klass] = event
    for token in doc:
        if token.pos_ != "PROPN" or (token.i > 0 and of_name(doc, token.i - 1)):
            continue
        name = full_name(doc, token)
        bare = memory.alias(name) or person(name)
        if any(t.dep_ in SUBJECTS for t in doc[token.i : token.i + len(name.split())]) and _personal(
            bare, found, token.i
        ):
            memory.person = bare
    for mention in found:
        where = mention.preposition in LOCATIVE | GOAL or (
            mention.preposition == "" and doc[mention.end - 1].dep_ == "obj"
        )
        if where and ELSEWHERE not in mention.places:
            memory.place = mention.places  # "there" is never "elsewhere"
        if len(mention.places) > 1:
            memory.pair = mention.places
        if mention.preposition in LOCATIVE or not mention.preposition:
            memory.named |= {p.name for p in mention.places if p.name != "elsewhere" and not gazetteer().lookup(p.name)}


def learn_titles(doc: Doc, memory: Memory) -> None:
    """Learn who bears which title: "Secretary of State Ana Ruiz" makes the secretary of state Ana Ruiz."""
    for token in doc:
        if token.pos_ == "PROPN" and not (token.i > 0 and of_name(doc, token.i - 1)):
            name = full_name(doc, token)
            bare = person(name)
            if bare != name and name.endswith(bare) and len(name.split()) > 2:
                memory.learn(name[: -len(bare)].strip(), bare)


def _personal(name: str, found: Sequence[Mention], at: int) -> bool:
    """Whether a name may be a person's: no place, no body that speaks."""
    return (
        not any(m.start <= at < m.end for m in found)
        and gazetteer().body(name) is None
        and gazetteer().demonym(name) is None
    )
