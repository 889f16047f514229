"""What a date dates: the predicate of its own clause, who takes part, and where.

Forms read, one a line:
    landed in Lima on Sunday evening      Sunday's visit      the 1974 invasion
    On Monday, he met the king            during a trip to Lima on Sunday
    made an unannounced visit on 5 May    (a light verb: the noun tells the event)
    was in Jordan on Saturday             data released by the ministry on 3 May
A weekday belongs to the event of its own clause. A date on a reporting verb
("police said on Sunday") is no event: it says as of when a figure held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL
from .lexicons import EventClass
from .models import Actor, Event, Place, When
from .periods import MONTHS, WEEKDAYS
from .whereabouts import GOAL, LOCATIVE, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that only order events: the date belongs to what followed or came before.
ORDERING = frozenset({"follow", "precede"})
# What forces of nature do: their name tells the event.
STRIKING = frozenset(
    {"hit", "strike", "rock", "shake", "jolt", "rip", "sweep", "tear", "batter", "reach", "slam", "lash"}
)
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
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "conj", "acl", "xcomp"})
CALENDAR = frozenset({*WEEKDAYS, *MONTHS})
TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "secretary",
        "minister",
        "prime",
        "general",
        "king",
        "queen",
        "prince",
        "chancellor",
        "senator",
        "governor",
        "pope",
        "judge",
        "justice",
        "sir",
        "lord",
        "chief",
    }
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that tells an event, its class, and the verb that carries it."""

    token: int
    klass: str
    verb: int
    known: bool


@cache
def _classes() -> tuple[dict[str, EventClass], dict[str, EventClass]]:
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
    if head is None:
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
        if doc[i].head.i not in inside:
            return _checked(doc, first, last, doc[i].head.i)
    after = doc[last + 1].i if last + 1 < len(doc) else None
    return after if after is not None and doc[after].pos_ in (*NOMINAL, "VERB") else None


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


def predicate_of(doc: Doc, head: int) -> Predicate | None:
    """Climb from the head of a date to the verb or event noun it dates."""
    _, nouns = _classes()
    token = doc[head]
    for _ in range(6):
        base = grammar.lemma(token)
        if token.pos_ in NOMINAL and base in nouns:
            return Predicate(token.i, nouns[base].key, _carrier(token), True)
        if token.pos_ == "VERB":
            return _verb(doc, token)
        if token.pos_ in ("AUX", "ADJ") or any(c.dep_ == "cop" for c in token.children):
            return _copular(doc, token)
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _verb(doc: Doc, token: Token) -> Predicate:
    """A verb, or the event noun that a light verb carries ("made a visit")."""
    verbs, nouns = _classes()
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
    if subject is not None and base in STRIKING and grammar.lemma(subject) in nouns:
        return Predicate(subject.i, nouns[grammar.lemma(subject)].key, token.i, True)  # "the quake hit the valley"
    known = verbs.get(base) or verbs.get(base.split()[0])
    return Predicate(token.i, known.key if known else base, token.i, known is not None)


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
    has_clause = any(c.dep_ in ("ccomp", "parataxis") or c.lower_ == "that" for c in token.children)
    return (
        has_clause
        or token.dep_ in ("parataxis", "ccomp")
        or not any(c.dep_ in ("obj", "nsubj:pass") for c in token.children)
    )


# ----------------------------------------------------------------- participants


@dataclass(slots=True)
class Memory:
    """What an article has named so far, for "he", "there" and "the visit".

    Names of persons are the last that stood as a subject; ``aliases`` are titles
    that the article has tied to a name ("Secretary of State Ana Ruiz").
    """

    person: str | None = None
    place: tuple[Place, ...] = ()
    pair: tuple[Place, ...] = ()
    told: dict[str, Event] = field(default_factory=dict)
    guests: dict[str, str] | None = None

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
        for child in token.children:
            if child.dep_ == "nmod:poss" and child.text not in CALENDAR:
                yield from _actor(doc, child, "subject", memory)
            elif (
                child.dep_ == "nmod"
                and child.text not in CALENDAR
                and any(g.lower_ in ("by", "of", "on", "against") for g in child.children)
            ):
                yield from _actor(doc, child, "of", memory)
            elif child.dep_ == "compound" and child.pos_ == "PROPN":
                yield Actor(name=child.text, role="subject", proper=True)
    if token.pos_ in NOMINAL and not _carries(doc, predicate):
        return
    subject = _subject(verb)
    if subject is not None and subject.i != token.i:
        yield from _actor(doc, subject, "object" if subject.dep_ == "nsubj:pass" else "subject", memory)
    for child in verb.children:
        if child.dep_ == "obj" and child.i != token.i:
            yield from _actor(doc, child, "object", memory)
        elif child.dep_ == "obl:agent":
            yield from _actor(doc, child, "subject", memory)
        elif child.dep_ in ("obl", "nmod") and any(g.lower_ == "with" for g in child.children):
            yield from _actor(doc, child, "with", memory)
    if verb.dep_ == "acl" and verb.head.pos_ in NOMINAL:
        yield from _actor(doc, verb.head, "object", memory)
    if verb.dep_ == "acl:relcl" and verb.head.pos_ in NOMINAL:
        yield from _actor(doc, verb.head, "subject", memory)


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


def _actor(doc: Doc, token: Token, role: str, memory: Memory) -> Iterator[Actor]:
    if token.pos_ == "PRON" or token.pos_ == "DET":
        if token.lower_ in ("he", "she", "his", "her", "him") and memory.person:
            yield Actor(name=memory.person, role=role, proper=True)  # type: ignore[arg-type]
        return
    name = full_name(doc, token)
    known = memory.alias(name)
    if known:
        yield Actor(name=known, role=role, proper=True)  # type: ignore[arg-type]
    elif token.pos_ == "PROPN":
        yield Actor(name=person(name), role=role, proper=True)  # type: ignore[arg-type]
    elif token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN" and doc[token.i + 1].text not in CALENDAR:
        named = full_name(doc, doc[token.i + 1])  # "the tanker Orsina", "finance minister Ana Ruiz"
        yield Actor(name=person(named), role=role, proper=True)  # type: ignore[arg-type]
    else:
        start = token.i - (
            token.i > 0 and doc[token.i - 1].dep_ in ("compound", "amod") and doc[token.i - 1].head.i == token.i
        )
        yield Actor(name=grammar.lemma(token), role=role, words=doc[start : token.i + 1].text)  # type: ignore[arg-type]


def full_name(doc: Doc, token: Token) -> str:
    """The run of capitalised words round a token: "US Secretary of State Ana Ruiz"."""
    start = end = token.i
    while start > 0 and _of_name(doc, start - 1):
        start -= 1
    while end + 1 < len(doc) and _of_name(doc, end + 1):
        end += 1
    while start < end and doc[start].pos_ not in NOMINAL:
        start += 1
    return doc[start : end + 1].text


def _of_name(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.pos_ == "PROPN":
        return True
    return (
        token.lower_ in ("of", "al", "bin", "de", "van", "von", "-", "el", "la")
        and 0 < i < len(doc) - 1
        and doc[i + 1].pos_ == "PROPN"
        and doc[i - 1].pos_ == "PROPN"
    )


def person(name: str) -> str:
    """A name without the titles before it: "Secretary of State Ana Ruiz" -> "Ana Ruiz".

    A title alone stays as it is, so that it can be looked up among the aliases.
    """
    words = name.split()
    at, last = 0, 0
    while at < len(words) - 1:
        word = words[at].lower().rstrip(".")
        if word in TITLES or words[at] in OFFICES:
            at += 1
        elif word == "of" and at > 0 and at + 1 < len(words):
            at += 2
        else:
            break
        last = at
    rest = words[last:]
    return (
        " ".join(rest)
        if rest and rest[0].lower() != "of" and rest[0] not in OFFICES and rest[0].lower() not in TITLES
        else name
    )


OFFICES = frozenset(
    {
        "US",
        "U.S.",
        "UK",
        "State",
        "Foreign",
        "Defence",
        "Defense",
        "Vice",
        "Interior",
        "Finance",
        "Health",
        "Deputy",
        "Acting",
        "Former",
    }
)


def office(title: str) -> str:
    """A title as it is looked up: without the country and the article before it."""
    words = [w for w in title.split() if w not in ("US", "U.S.", "UK", "The", "the")]
    return " ".join(words).lower()


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


# --------------------------------------------------------------------- what is told


def remember(doc: Doc, found: Sequence[Mention], memory: Memory) -> None:
    """Take note of names, events and places of a sentence, for those that follow."""
    for token in doc:
        predicate = (
            predicate_of(doc, token.i) if token.pos_ in NOMINAL and grammar.lemma(token) in _classes()[1] else None
        )
        if predicate is not None and predicate.token == token.i and predicate.klass not in memory.told:
            event = describe(doc, predicate, found, memory)
            if event.actors and event.places:
                memory.told[predicate.klass] = event
    for token in doc:
        if token.pos_ != "PROPN" or (token.i > 0 and _of_name(doc, token.i - 1)):
            continue
        name = full_name(doc, token)
        bare = memory.alias(name) or person(name)
        if any(t.dep_ in SUBJECTS for t in doc[token.i : token.i + len(name.split())]) and _personal(
            bare, found, token.i
        ):
            memory.person = bare
    for mention in found:
        if mention.preposition in LOCATIVE | GOAL or (mention.preposition == "" and doc[mention.end - 1].dep_ == "obj"):
            memory.place = mention.places
        if len(mention.places) > 1:
            memory.pair = mention.places


def learn_titles(doc: Doc, memory: Memory) -> None:
    """Learn who bears which title: "Secretary of State Ana Ruiz" makes the secretary of state Ana Ruiz."""
    for token in doc:
        if token.pos_ == "PROPN" and not (token.i > 0 and _of_name(doc, token.i - 1)):
            name = full_name(doc, token)
            bare = person(name)
            if bare != name and name.endswith(bare) and len(name.split()) > 2:
                memory.learn(name[: -len(bare)].strip(), bare)


def _personal(name: str, found: Sequence[Mention], at: int) -> bool:
    """Whether a name may be a person's: no place, no body that speaks."""
    from .places import gazetteer

    return (
        not any(m.start <= at < m.end for m in found)
        and gazetteer().body(name) is None
        and gazetteer().demonym(name) is None
    )
