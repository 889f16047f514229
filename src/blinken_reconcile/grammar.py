"""What the parse says round a number: its lemma forms, and the noun phrase it counts.

A news parser is right about nine heads in ten, so every reading here takes the
tree's word only where the order of words allows it, and the order of words where
the tree is silent. Labels are Universal Dependencies. What is said of the counted
is read by :mod:`predication`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from . import lexicons

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .models import Quantity

NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number and the noun phrase it belongs to, as token indexes.

    ``number`` holds hedge, number and unit; ``noun`` the counted noun, None where
    it is elided; ``end`` is behind the phrase; ``of`` marks "12 of the passengers".
    """

    first: int
    last: int
    noun: int | None
    end: int
    modifiers: tuple[int, ...] = ()
    of: bool = False
    other: bool = False


def token_at(doc: Doc, offset: int) -> int:
    """Index of the token that holds a character offset of the sentence."""
    low, high = 0, len(doc) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if doc[middle].idx <= offset:
            low = middle
        else:
            high = middle - 1
    return low


PARTICLES = frozenset({"down", "up", "off", "out", "away"})


def lemma(token: Token) -> str:
    """The lemma in small letters; verbs keep their particle ("shoot down").

    Verbs of the lexicons are known by their regular forms, where rules without a
    dictionary of sense must guess ("fined" is of "fine", not of "fin").
    """
    if token.is_space:
        # Blanks have no words to look up; "_" is what CoNLL-U writes for no lemma.
        return "_"
    base = token.lemma_.lower() or token.lower_
    if token.pos_ not in ("VERB", "AUX"):
        return _plurals().get(token.lower_, base) if token.pos_ in NOMINAL else base
    base = _forms().get(token.lower_) or IRREGULAR.get(token.lower_, base)
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if behind is not None and behind.lower_ in PARTICLES and behind.pos_ in ("ADP", "ADV"):
        return f"{base} {behind.lower_}"
    particle = next((c for c in token.children if c.dep_ == "compound:prt"), None)
    return f"{base} {particle.lower_}" if particle is not None else base


def verb_of(form: str) -> str:
    """The verb of the lexicons that an inflected form is of, whatever the tagger took it for; else the form."""
    return _forms().get(form) or IRREGULAR.get(form, form)


# Forms that no rule of regular verbs reaches, of verbs that news counts people with.
IRREGULAR = {
    "beaten": "beat", "bitten": "bite", "fled": "flee", "froze": "freeze", "frozen": "freeze", "bled": "bleed",
    "burnt": "burn", "slain": "slay", "slew": "slay", "shot": "shoot", "struck": "strike", "stricken": "strike",
    "hit": "hit", "held": "hold", "hung": "hang", "swept": "sweep", "laid": "lay", "sank": "sink", "sunk": "sink",
    "blew": "blow", "blown": "blow", "overthrown": "overthrow", "forced": "force", "drove": "drive",
    "driven": "drive", "found": "find", "overran": "overrun", "retook": "retake", "retaken": "retake",
    "overthrew": "overthrow", "pled": "plead",
    "swam": "swim", "shook": "shake", "tore": "tear", "torn": "tear",
    "slid": "slide", "barrelled": "barrel", "barreled": "barrel", "skidded": "skid", "tipped": "tip",
    "ditched": "ditch", "raging": "rage", "raged": "rage",
}  # fmt: skip


@cache
def _forms() -> dict[str, str]:
    """Regular inflected forms of the lexicons' verbs -> the verb."""
    measures = (w for m in lexicons.measures() for w in (*m.objects, *m.subjects))
    events = (w for c in lexicons.event_classes() for w in c.verbs)
    forms: dict[str, str] = {}
    for word in (*measures, *events, *lexicons.speech().verbs):
        verb = word.removeprefix("not ").split()[0]
        forms |= dict.fromkeys(_inflected(verb), verb)
    return forms


@cache
def _plurals() -> dict[str, str]:
    """Regular plurals of the lexicons' nouns -> the noun, of two the first: "doses" is of "dose"."""
    made = (n for m in lexicons.measures() for n in (*m.nouns, *m.persons, *m.counted))
    told = (n for p in lexicons.phrases() for n in p.counted)
    nouns = {n for n in (*made, *told) if n.isalpha() and len(n) > 2}
    return {_plural(noun): noun for noun in sorted(nouns, reverse=True) if _plural(noun) not in nouns}


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "d", verb + "s", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"
    return verb + "ed", verb + "s", verb + "es", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"


# ------------------------------------------------------------------ noun phrases


MORE = frozenset({"more", "other", "additional", "further", "extra", "fellow", "or"})
# What stands between "of" and the noun: "12 of the at least 40 men", "all three of Peru's ports".
INSIDE_OF = frozenset({"all", "at", "least", "about", "more", "than", "'s", "’s"})


def phrase(doc: Doc, quantity: Quantity, stops: frozenset[int] = frozenset()) -> Phrase:
    """The noun phrase of a quantity. ``stops`` are tokens no phrase may enter (dates)."""
    first, last = token_at(doc, quantity.start), token_at(doc, quantity.end - 1)
    j, other = _over_more(doc, _over_hyphen(doc, last + 1), stops)
    if j < len(doc) and doc[j].lower_ == "of" and j + 1 < len(doc):
        part = part_of(doc, Phrase(first, last, None, j + 1, of=True, other=other), stops)
        if part is not None:
            return part
    noun, end, modifiers = chunk(doc, j, stops)
    return Phrase(first, last, noun, end if noun is not None else j, modifiers, other=other)


def _over_hyphen(doc: Doc, j: int) -> int:
    """Behind the hyphen that ties a number to its noun: "a 12-member crew"."""
    tied = j < len(doc) and doc[j].lower_ == "-" and j + 1 < len(doc) and not doc[j].whitespace_
    return j + 1 if tied else j


def _over_more(doc: Doc, j: int, stops: frozenset[int]) -> tuple[int, bool]:
    """Behind "more", "other" or "or more", and whether there was one: "12 more people", "12 or so"."""
    other = False
    while j < len(doc) and doc[j].lower_ in MORE and j not in stops:
        other = True
        if doc[j].lower_ == "or" and not (j + 1 < len(doc) and doc[j + 1].lower_ in ("more", "so", "fewer", "less")):
            break
        j += 1 if doc[j].lower_ != "or" else 2
    return j, other


def part_of(doc: Doc, bare: Phrase, stops: frozenset[int] = frozenset()) -> Phrase | None:
    """The phrase behind "of", where ``bare`` ends: "12 of the passengers", "thousands of missing", "9 of them"."""
    behind = bare.end
    while behind < len(doc) and (
        doc[behind].pos_ in ("DET", "NUM") or doc[behind].dep_ == "nmod:poss" or doc[behind].lower_ in INSIDE_OF
    ):
        behind += 1
    noun, end, modifiers = chunk(doc, behind, stops)
    if noun is not None:
        return replace(bare, noun=noun, end=end, modifiers=modifiers)
    if behind < len(doc) and doc[behind].pos_ in ("ADJ", "VERB"):
        return replace(bare, end=behind)  # "thousands of missing"
    if behind < len(doc) and doc[behind].pos_ == "PRON":
        return replace(bare, end=behind + 1)
    return None


# Adjectives that taggers take for nouns behind the people they are said of: "made 900 staff redundant".
NO_HEADS = frozenset({"guilty", "redundant"})


def chunk(doc: Doc, j: int, stops: frozenset[int] = frozenset()) -> tuple[int | None, int, tuple[int, ...]]:
    """Head, end and modifiers of the noun phrase that starts at j: its last noun in a row."""
    noun, k = None, j
    while k < len(doc) and k not in stops:
        if doc[k].pos_ in NOMINAL and doc[k].lower_ not in NO_HEADS and not _starts_clause(doc, k, noun):
            noun = k
        elif not _inside(doc, j, k, noun, stops):
            break
        k += 1
    return noun, (noun + 1 if noun is not None else j), _modifiers(j, noun)


def _inside(doc: Doc, j: int, k: int, noun: int | None, stops: frozenset[int]) -> bool:
    """Whether a word that is no noun belongs to the noun phrase before or around it."""
    token = doc[k]
    ahead = _noun_ahead(doc, k + 1, stops)
    if token.pos_ == "ADJ":
        return noun is None or (ahead and token.head.i > k)
    if token.pos_ == "VERB":
        return _premodifies(doc, k) and (noun is None or (ahead and not _suffered(doc, k, noun)))
    if token.lower_ in ("-", "/"):
        return not token.whitespace_ and k > j
    if token.pos_ == "NUM":
        return (noun is None and token.head.i > k) or (k > j and doc[k - 1].text == "-" and ahead)
    if token.pos_ == "CCONJ" and noun is not None:
        return _joins_modifiers(doc, k, noun)
    joins = (
        k > j
        and doc[k - 1].pos_ in ("ADJ", "VERB")
        and doc[k - 1].head.i > k
        and (token.pos_ == "CCONJ" or token.text == ",")
    )
    return (token.pos_ == "ADV" or joins) and noun is None and _leads_modifier(doc, k)


def _leads_modifier(doc: Doc, k: int) -> bool:
    """Whether a word leads on to one more modifier before the noun: "13 badly corroded, old bronze cannons"."""
    for t in doc[k + 1 : k + 4]:
        if t.pos_ in NOMINAL:
            return t.i > k + 1
        if t.pos_ not in ("ADJ", "VERB", "ADV") or (t.pos_ == "VERB" and not _premodifies(doc, t.i)):
            return False
    return False


def _modifiers(j: int, noun: int | None) -> tuple[int, ...]:
    return tuple(range(j, noun)) if noun is not None else ()


def _premodifies(doc: Doc, k: int) -> bool:
    """Whether a participle stands before its noun: "12 injured people", "10 burning cars"."""
    token = doc[k]
    return token.dep_ == "amod" and token.head.i > k


def _suffered(doc: Doc, k: int, noun: int) -> bool:
    """Whether a participle behind people is their verb: "nine people sustained burns"."""
    word = lemma(doc[noun])
    many = doc[noun].tag_ == "NNS" or word in ("staff", "crew", "personnel")
    return noun == k - 1 and many and (word in lexicons.people() or word == "people")


def _noun_ahead(doc: Doc, k: int, stops: frozenset[int]) -> bool:
    return k < len(doc) and k not in stops and doc[k].pos_ in NOMINAL


def _starts_clause(doc: Doc, k: int, noun: int | None) -> bool:
    """Whether a noun behind a noun begins something new: "12 people Kenya had sent"."""
    if noun is None:
        return False
    token, before = doc[k], doc[noun]
    if headline_verb(doc, k):
        return True
    return token.dep_ in ("nsubj", "nsubj:pass") and before.dep_ not in ("compound", "amod") and before.head.i != k


def headline_verb(doc: Doc, k: int) -> bool:
    """Whether a word taken for a noun is the verb of a headline: "400,000 doses land", "12 factories burn".

    English makes compounds of a singular: behind a plural, a word that stands in the singular and that the
    lexicons know as a verb has the plural for its subject. Nouns that live in the plural ("sports", "arms") do
    modify others.
    """
    token, before = doc[k], doc[k - 1]
    return (
        before.tag_ in ("NNS", "NNPS")
        and before.lower_ not in PLURAL_MODIFIERS
        and token.tag_ in ("NN", "JJ")
        and token.lower_ in _base_verbs()
        and not (k + 1 < len(doc) and doc[k + 1].pos_ in NOMINAL)
    )


# Plurals that stand before nouns as they are.
PLURAL_MODIFIERS = frozenset(
    {
        "sports", "arms", "goods", "weapons", "sales", "customs", "rights", "news", "women", "men", "girls", "boys",
        "veterans", "savings", "electronics", "economics", "drugs", "systems", "communications", "operations",
        "clothes", "materials", "services", "works", "jobs", "careers", "emissions", "securities", "futures",
        "earnings", "benefits",
    }
)  # fmt: skip


@cache
def _base_verbs() -> frozenset[str]:
    """The verbs of the lexicons in their base form, those of one word."""
    measures = (w for m in lexicons.measures() for w in (*m.objects, *m.subjects))
    events = (w for c in lexicons.event_classes() for w in c.verbs)
    return frozenset(w for w in (*measures, *events) if w.isalpha())


def _joins_modifiers(doc: Doc, k: int, noun: int | None) -> bool:
    """Whether "and" joins words before one head: "32 rocket and drone attacks"."""
    if noun is None or k + 1 >= len(doc):
        return False
    head = doc[noun]
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i > k:
        return True
    # More than one of a thing needs a plural head: "rocket and drone attacks".
    j = k + 1
    while j < len(doc) and doc[j].pos_ in ("NOUN", "PROPN", "ADJ"):
        j += 1
    return head.tag_ in ("NN", "NNP") and j - k > 2 and doc[j - 1].tag_ == "NNS"


# "SAN MARCOS, Guatemala - ", "MANILA (Meridian) - ": where an article was written, a part of no sentence.
DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:,[^-–—();:]{2,40})?(?:\s?\([^()]{2,40}\))?\s[-–—]{1,2}\s")


def in_dateline(token: Token) -> bool:
    """Whether a token stands in the dateline that begins its sentence."""
    found = DATELINE.match(token.doc.text)
    return found is not None and token.idx < found.end()
