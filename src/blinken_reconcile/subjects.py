"""What a quantity counts: the measure, and whom or what is counted.

The ladder, first that holds:
    phrase    "12 nurses walked out", "cleared 12 of fraud"
    toll      "the death toll rose to 61", "a death toll of 61"
    noun      "12 deaths", "14 attacks"
    predicate "12 were killed", "killed 12", "12 dead", "12 people who died"
    of        "injuries to 12 soldiers", "the deaths of 12 miners"
    elided    "... and 15 in Syria": as the number before it
    head      anything else: the lemma of the head noun
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import grammar, phrases, predication
from .grammar import NOMINAL, Phrase
from .lexicons import Measure
from .measures import is_person, known, measure_of, measures_by, things
from .models import Quantity, Role
from .predication import Saying
from .roles import role
from .tolls import by_number_of, by_subject, by_toll, group_of, number_of, of_the, risen_noun, said_in

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Subject:
    """The measure of a quantity, and the noun phrase that narrows it.

    ``noun`` is the lemma of the counted noun ("" where elided), ``words`` the
    phrase as written, ``verb`` the token that made the measure, if any.
    """

    measure: str
    label: str
    noun: str = ""
    words: str = ""
    role: Role = "value"
    elided: bool = False
    known: bool = False
    verb: int | None = None


# ------------------------------------------------------------------------ ladder


def of(doc: Doc, quantity: Quantity, unit: Phrase, before: Iterable[Subject]) -> Subject:
    """The subject of a quantity; ``before`` are those of earlier numbers of the sentence, latest first."""
    noun = grammar.lemma(doc[unit.noun]) if unit.noun is not None else ""
    words = _words(doc, unit)
    earlier = list(before)
    state = phrases.told(doc, quantity, unit, earlier[0].noun if earlier else "") or _by_state(doc, unit, noun)
    toll = None if state else by_toll(doc, unit, noun)
    found = state or toll or _by_words(doc, quantity, unit, noun)
    said = role(doc, quantity, unit)
    if found is not None and found[1] is None and said == "part" and earlier and earlier[0].known:
        found = None  # "12 killed, including 3 passengers": what befell the whole befell the part
    if found is not None:
        if said == "part" and earlier and earlier[0].measure != found[0].key:
            said = "value"  # "six were shot, four of them fatally": all of the killed, not a part of them
        base = Subject(found[0].key, found[0].label, noun, words, said, noun == "", True, found[1])
        return base if toll else _with_noun(_numbered(doc, unit, base, found[0]), earlier)
    counted = (number_of(doc, unit) or risen_noun(doc, unit) or group_of(doc, unit)) if noun == "" else None
    if counted is not None and grammar.lemma(doc[counted]) == "crew" and (aboard := known("aboard")) is not None:
        return Subject(aboard.key, aboard.label, "crew", doc[counted].text, said, known=True)  # "a crew of 12"
    if counted is not None and not (earlier and earlier[0].known and earlier[0].noun == grammar.lemma(doc[counted])):
        return Subject(
            grammar.lemma(doc[counted]), doc[counted].lower_, grammar.lemma(doc[counted]), doc[counted].text, said
        )
    if noun == "" and earlier and OTHER_COUNT.search(doc.text[: quantity.start]):
        return Subject(earlier[0].noun or "number", earlier[0].words, earlier[0].noun, earlier[0].words, said, True)
    if (said == "part" or noun == "") and earlier:
        return replace(
            earlier[0], role=said, noun=noun or earlier[0].noun, words=words or earlier[0].words, elided=noun == ""
        )
    return Subject(noun or "number", words or "number", noun, words, said, noun == "")


# "640,000 of the 2.1 million ordered", "12,000 instead of the 90,000": the same things, in another state.
OTHER_COUNT = re.compile(r"\b(?:out of|instead of|rather than|short of|of)\s(?:the|an?|its|their)\s$", re.I)


def _words(doc: Doc, unit: Phrase) -> str:
    """The counted noun with its modifiers, as written; "" where it is elided."""
    if unit.noun is None:
        return ""
    return doc[unit.modifiers[0] if unit.modifiers else unit.noun : unit.noun + 1].text


def _by_words(doc: Doc, quantity: Quantity, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The measure by what stands round the number, and the token that makes it."""
    return (
        _of_those(doc, unit, noun)
        or by_number_of(doc, unit, noun)
        or by_subject(doc, unit, noun)
        or phrases.told(doc, quantity, unit, late=True)
        or _by_noun(doc, unit, noun)
        or _by_said(doc, unit, noun)
        or _by_person(noun)
    )


def _of_those(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """Of the dead, 97 were in Abra; but what befell the part outdoes it: "of the injured, 30 have died"."""
    whole = of_the(doc, unit, noun)
    own = _by_sayings(doc, unit, noun) if whole else None
    return own or whole


def _numbered(doc: Doc, unit: Phrase, subject: Subject, measure: Measure) -> Subject:
    """Whom "number of" counts, where a participle before them makes the measure: "tally of slaughtered rhinos"."""
    counted = number_of(doc, unit) if subject.noun == "" else None
    if counted is None or said_in(doc, counted) != measure:
        return subject
    noun = grammar.lemma(doc[counted])
    if is_person(noun) or noun in measure.own:
        return subject
    return replace(subject, noun=noun, words=doc[counted].text, elided=False)


def _with_noun(subject: Subject, earlier: list[Subject]) -> Subject:
    """An elided noun is that of the number before: "12 people died and 30 were hurt"."""
    if subject.noun or not earlier:
        return subject
    made = known(subject.measure)
    if earlier[0].noun in things() and (made is None or earlier[0].noun not in made.counted):
        return subject  # "220 homes lost, 16 killed": no homes were killed
    return replace(subject, noun=earlier[0].noun, words=earlier[0].words)


def _by_noun(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    if unit.noun is None:
        return None
    two = f"{doc[unit.noun - 1].lower_} {noun}" if unit.noun > 0 else noun
    found = (
        measure_of("nouns", two, "")
        or measure_of("nouns", noun, "")
        or next((m for m in measures_by("nouns").get(noun, ()) if "count" in m.kinds), None)
    )
    return (found, unit.noun) if found else None


def _by_person(noun: str) -> tuple[Measure, int | None] | None:
    found = next(iter(measures_by("persons").get(noun, ())), None)
    return (found, None) if found else None


def _by_state(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """A state right behind the number outdoes a toll before it: "toll reaches 288, 850 hurt"."""
    for saying in predication.state_after(doc, unit):
        found = _said(saying, noun)
        if found:
            return found, saying.token
    return None


def _by_sayings(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    for saying in predication.sayings(doc, unit):
        found = _said(saying, noun)
        if found:
            return found, saying.token
    return None


def _by_said(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """What is said of the counted; a noun with "of" or "to" before the number outdoes a verb far away."""
    return _by_sayings(doc, unit, noun) or _by_of(doc, unit, noun)


def _said(saying: Saying, noun: str) -> Measure | None:
    if saying.slot == "state":
        return measure_of("states", saying.lemma, noun)
    if saying.slot == "subject":
        return measure_of("subjects", saying.lemma, noun)
    return measure_of("objects", saying.lemma, noun)


OF_WORDS = frozenset({"to", "of", "among", "for", "in"})


def _by_of(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """Injuries to at least 21 troops; the deaths of 12 miners; claimed the lives of 11; cut power to 900 homes."""
    k = unit.first - 1
    while k > 0 and doc[k].pos_ == "DET":
        k -= 1
    if k < 1 or doc[k].lower_ not in OF_WORDS:
        return None
    named = _named_noun(doc, k - 1)
    if named is None:
        return None
    nouns = (m for m in measures_by("nouns").get(named, ()) if "count" in m.kinds)
    found = next(nouns, None) or _by_verb_and_noun(doc, k - 1, named, noun)
    return (found, k - 1) if found and (noun or doc[k].lower_ == "of") else None


def _named_noun(doc: Doc, k: int) -> str | None:
    """The lemma of a noun, also of one that the tagger took for a verb: "deaths of five and injuries to 19"."""
    if doc[k].pos_ in NOMINAL:
        return grammar.lemma(doc[k])
    word = doc[k].lower_
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return singular if doc[k].pos_ == "VERB" and word.endswith("s") and singular in measures_by("nouns") else None


def _by_verb_and_noun(doc: Doc, k: int, named: str, noun: str) -> Measure | None:
    """The measure of a verb with its object: "claimed the lives of 11 people", "cut power to 41,000 homes"."""
    j = k - 1
    while j > 0 and (doc[j].pos_ in ("DET", "ADJ", "ADV", "PRON") or doc[j].lower_ in grammar.PARTICLES):
        j -= 1
    if j < 0 or doc[j].pos_ != "VERB":
        return None
    verb = grammar.lemma(doc[j]).split()[0]
    taken = measure_of("objects", verb, named)
    return taken if taken and named in taken.counted else measure_of("objects", f"{verb} {named}", noun)
