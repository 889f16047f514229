"""Which numbers are claims, and how far a noun, a hedge or a verb reaches over the numbers beside it.

Forms read, one a line:
    the two politicians   these three banks   12841 Coromandel Express   Star 7    (no claims)
    at least the 32nd attack   the 14th arrest this year      (ordinals that are running counts)
    at least 17 in Iraq and 15 in Syria                       (the hedge covers both)
    one soldier and three gunmen died                         (the verb counts both)
    Several bases have been attacked, and at least 17 ...     (17 attacks: the clause before tells)
    It could reach 500   Around 2,500 are in Iraq             (of what was last counted)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from . import (
    grammar,
    lexicons,
    localities,
    measures,
    phrases,
    singles,
    subjects,
)
from .hedging import bounds
from .models import Quantity
from .parse import Sentence
from .reader import Reader
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc


def conjoined(
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    units: Sequence[grammar.Phrase],
    read: Sequence[Quantity],
    subject: Subject,
) -> Subject:
    """What the last of several joined numbers is said to have done, all did: "one soldier and three gunmen died"."""
    if subject.known or subject.noun == "" or quantity.kind != "count":
        return subject
    for other, later in zip(read, units, strict=True):
        between = doc[unit.end : later.first].text.lower() if later.first > unit.end else ""
        if later.first >= unit.end and between in ("and", ",", ", and", "or", "as well as"):
            found = subjects.of(doc, other, later, [])
            if found.known and found.verb is not None and found.verb > later.end - 1:
                return replace(subject, measure=found.measure, label=found.label, known=True, verb=found.verb)
            return conjoined(doc, quantity, later, units, read, subject)
    return subject


def joined_to(
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    units: Sequence[grammar.Phrase],
    read: Sequence[Quantity],
    subject: Subject,
    beside: Sequence[tuple[Quantity, Subject]],
) -> Subject:
    """What was done to the first of two joined numbers of people was done to both: "led out 14 guests, two cooks"."""
    if subject.known or quantity.kind != "count" or unit.noun is None or not beside:
        return subject
    other, first = beside[-1]
    ahead = units[read.index(other)] if other in read else None
    if ahead is None or ahead.noun is None or not first.known or first.verb is None or first.verb >= ahead.first:
        return subject
    joined = doc[unit.noun].dep_ == "conj" and doc[unit.noun].head.i == ahead.noun
    people = all(noun in lexicons.people() or measures.is_person(noun) for noun in (first.noun, subject.noun))
    if not joined or not people or doc[ahead.end : unit.first].text.lower() not in ("and", ",", ", and", "as well as"):
        return subject
    return replace(subject, measure=first.measure, label=first.label, known=True, verb=first.verb)


def described(doc: Doc, quantity: Quantity, unit: grammar.Phrase, subject: Subject) -> Subject:
    """A number without a noun that is said to be of some people: "at least 14 are children", "six were nurses".

    What befell them all befell them; the words behind the verb say who they were.
    """
    bare = quantity.kind == "count" and (unit.noun is None or unit.of) and subject.known
    verb = unit.end + (unit.of and unit.noun is None and doc[unit.end - 1].pos_ != "PRON")  # "nine of the dead were"
    if not bare or verb >= len(doc) - 1 or doc[verb].lower_ not in ("are", "were"):
        return subject
    start = verb + 1
    while start < len(doc) - 1 and doc[start].pos_ == "ADV":
        start += 1
    noun, _, modifiers = grammar.chunk(doc, start)
    if noun is None or doc[noun].tag_ != "NNS" or grammar.lemma(doc[noun]) not in lexicons.people():
        return subject
    words = doc[modifiers[0] if modifiers else noun : noun + 1].text
    return replace(subject, noun=grammar.lemma(doc[noun]), words=words)


def antecedent(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    subject: Subject,
    told: Sequence[Subject],
) -> Subject:
    """An elided noun that no number of its sentence explains: what the clause before was about.

    "Several bases have been attacked, and at least 17 have been in Iraq": attacks.
    "It killed 41. That figure was later put at 38": of what was last counted.
    "... 900 soldiers in Syria. Around 2,500 are in Iraq": the noun of the number before.
    """
    if subject.known or subject.noun or told:
        return subject
    for token in reversed(doc[: unit.first]):
        measure = measures.verb_measure(token)
        if measure is not None:
            return Subject(measure.key, measure.label, "", measure.label, subject.role, True, True, token.i)
    if not _predicated(doc, unit) and not TOLD_OF.search(doc.text[: doc[unit.first].idx]):
        return subject
    before = next(
        (c for c in reversed(reader.claims) if c.kind == "count" and not c.weak and c.measure not in AIMS), None
    )
    if before is not None and before.quote is not None and sentence.start - before.quote.end < 400:
        found = phrases.told(doc, quantity, unit, before.noun or "")
        if found is not None:  # "... ordered 200,000 doses. 40,000 were delivered"
            words = (before.noun or "", before.subject or "")
            return Subject(found[0].key, found[0].label, *words, subject.role, True, True, found[1])
        return Subject(before.measure, before.label, before.noun or "", before.subject or "", subject.role, True, True)
    return subject


# Measures of what is to come, which no later number is of: "a target of 8,600. Around 140 had a fever".
AIMS = frozenset({"target_figure"})
# "It could reach 500"; "figures ranging from 5 to 9": a number of what was last counted.
TOLD_OF = re.compile(
    r"(?:\b(?:[Ii]t|[Tt]hat|[Tt]his|[Tt]he (?:figure|number|count|total|tally))\b[^.;,]{0,24}"
    r"\b(?:reach(?:ed|es)?|ris(?:e|en)|rose|be|is|was|stood|stands?|hit|exceed(?:ed)?|climb(?:ed)?|now"
    r"|(?:put|revised|raised|lowered|corrected|cut|given|set|updated)(?:\s(?:up|down|as))?)(?:\s(?:to|at))?"
    r"|\b(?:figures|numbers|estimates|counts)\b[^.;]{0,60}\b(?:ranging|ranged|var(?:y|ied|ying)|between))\s$"
)


# "81% effective, short of the 84% it had reported": the other figure is of the same thing.
COMPARED = re.compile(
    r"\b(?:short of|below|above|down from|up from|lower than|higher than|less than|more than|against|instead of"
    r"|rather than|compared (?:with|to)|from)\s(?:the\s|an?\s|its\s|earlier\s|previous\s|initial\s){0,3}$",
    re.I,
)


def repeated(
    reader: Reader,
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    subject: Subject,
    beside: Sequence[tuple[Quantity, Subject]],
) -> Subject:
    """An amount without a noun, of what the one it is compared with was of, or the same value before.

    ``beside`` are the amounts read before it in its sentence.
    """
    if quantity.kind in ("count", "duration") or subject.known or unit.noun is not None:
        return subject
    if COMPARED.search(doc.text[: quantity.start]):
        alike = (s for q, s in reversed(beside) if (q.kind, q.unit) == (quantity.kind, quantity.unit) and s.known)
        found = next(alike, None)
        if found is not None:
            return replace(found, role=subject.role if subject.role != "change" else "value")
    if subject.measure != quantity.kind or quantity.value is None:
        return subject
    reading = (quantity.kind, quantity.unit, quantity.value)
    before = next((c for c in reversed(reader.claims) if (c.kind, c.unit, c.value) == reading), None)
    if before is None:
        return subject  # "... but 81% is still a good result"
    return Subject(before.measure, before.label, before.noun or "", before.subject or "", before.role, False, True)


def _predicated(doc: Doc, unit: grammar.Phrase) -> bool:
    """Whether a bare number is said to be somewhere or to have done something: "Around 2,500 are in Iraq"."""
    behind = doc[unit.end] if unit.end < len(doc) else None
    return behind is not None and (behind.pos_ in ("AUX", "VERB") or behind.lower_ in localities.LOCATIVE)


def is_claim(doc: Doc, quantity: Quantity, unit: grammar.Phrase, subject: Subject) -> bool:
    """Whether a quantity is a claim: something is counted, and the number counts it."""
    if quantity.ordinal:
        return counting_ordinal(doc, quantity, unit, subject)
    if quantity.kind != "count":
        return True
    if (not subject.known and _anaphoric(doc, quantity, unit)) or (subject.elided and _told_to(doc, quantity)):
        return False
    if _edition(doc, quantity, unit):
        return False
    if _names_one_thing(doc, quantity, unit) or (not subject.known and _ends_name(doc, quantity, unit)):
        return False
    if subject.noun == "" and not subject.known and subject.measure == "number":
        return False
    return not (quantity.weak and not subject.known)


# Above this, "the 40 firms" tells how many there are; below, it mostly points back.
FEW = 10


def _anaphoric(doc: Doc, quantity: Quantity, unit: grammar.Phrase) -> bool:
    """The two politicians; these three banks: a number of things already named counts nothing new."""
    pointing = unit.first > 0 and doc[unit.first - 1].lower_ in POINTING
    return pointing and not unit.of and quantity.value is not None and quantity.value <= FEW


POINTING = frozenset({"the", "these", "those", "its", "his", "her", "their", "our"})


def _names_one_thing(doc: Doc, quantity: Quantity, unit: grammar.Phrase) -> bool:
    """12841 Coromandel Express: a number before one name is its number, not how many there are."""
    if unit.noun is None or quantity.modifier != "exact" or (quantity.value or 0) <= 1 or unit.of:
        return False
    head = doc[unit.noun]
    plural = head.lower_.endswith("s") and not head.lower_.endswith("ss")
    return head.tag_ == "NNP" and not plural and "," not in quantity.text


def _edition(doc: Doc, quantity: Quantity, unit: grammar.Phrase) -> bool:
    """The 2025 race, a 2019 law: a year before one thing is its own, not how many there are."""
    if unit.noun is None or not re.fullmatch(r"(?:19|20)\d\d", quantity.text):
        return False
    return unit.noun == unit.last + 1 and doc[unit.noun].tag_ in ("NN", "NNP")


def _told_to(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number ends the name of somebody told: "abducted four teachers, the chief told Kanal 8"."""
    return TOLD_TO.search(doc.text[: quantity.start]) is not None


TOLD_TO = re.compile(r"\b(?:told|telling|tells) (?:[A-Z][\w-]+ ){1,3}$")


def _ends_name(doc: Doc, quantity: Quantity, unit: grammar.Phrase) -> bool:
    """Fire engine Star 7: a bare number right behind a name belongs to it."""
    before = doc[unit.first - 1] if unit.first > 0 else None
    if before is None or before.pos_ != "PROPN" or quantity.modifier != "exact" or not before.whitespace_:
        return False
    number = doc[unit.last]
    attached = number.head.i == before.i or number.dep_ in ("flat", "appos", "nmod:desc")
    return attached or (unit.noun is None and number.head.i < number.i and number.head.pos_ == "PROPN")


def scoped(doc: Doc, quantity: Quantity, last: Quantity | None, subject: Subject, told: Sequence[Subject]) -> Quantity:
    """A hedge before a coordination covers its later members: "at least 17 in Iraq and 15 in Syria"."""
    if last is None or not told or quantity.modifier != "exact" or quantity.value is None:
        return quantity
    between = doc.text[last.end : quantity.start]
    if re.search(r"[,;:(]", between) or subject.role == "part":
        return quantity  # a comma or a part ends the reach of a hedge
    joined = re.search(r"\b(?:and|or)\s$", between) is not None
    verbs = any(t.pos_ in ("VERB", "AUX") for t in doc if last.end <= t.idx < quantity.start)
    own = any(t.pos_ in ("VERB", "AUX") for t in doc if quantity.end < t.idx <= quantity.end + 8)
    if own or not (subject.elided or (joined and not verbs and quantity.kind == last.kind)):
        return quantity
    same = told[-1].measure == subject.measure or (subject.elided and subject.known and not verbs)
    if not same or last.modifier not in (
        "at_least",
        "more_than",
        "about",
        "nearly",
        "at_most",
        "less_than",
    ):
        return quantity
    low, high = bounds(
        quantity.value, last.modifier, whole=quantity.kind == "count" and quantity.value == int(quantity.value)
    )
    return msgspec.structs.replace(quantity, modifier=last.modifier, low=low, high=high)


COUNTING = re.compile(
    r"\b(?:since|so far|this (?:year|week|month|season)|in (?:a|as many|the (?:last|past))|of the (?:year"
    r"|season|month|week|war)|in \d{4})\b",
    re.I,
)


# What a "fourth" tells to be one more of: whom it befell, and bodies that are found.
ONE_MORE = singles.BEFALLING | {"bodies"}


def counting_ordinal(doc: Doc, quantity: Quantity, unit: grammar.Phrase, subject: Subject) -> bool:
    """Whether an ordinal is a running count: "at least the 32nd attack", "the 14th arrest this year"."""
    if unit.noun is None:
        return False
    if not subject.known:
        return False
    if quantity.modifier in ("at_least", "more_than"):
        return True
    if subject.measure in ONE_MORE and subject.role == "value" and _one_more(doc, unit):
        return True
    written_in_digits = quantity.text[-3:-2].isdigit()
    return written_in_digits and bool(COUNTING.search(doc.text, quantity.end))


def _one_more(doc: Doc, unit: grammar.Phrase) -> bool:
    """Whether an ordinal says how many there are by now: "a fourth person died", "the fifth worker to die".

    "The second man was arrested" speaks of one of two, "his third arrest" counts his alone.
    """
    lemma = grammar.lemma(doc[unit.noun]) if unit.noun is not None else ""
    before = doc[unit.first - 1] if unit.first > 0 else None
    behind = doc[unit.end].lower_ if unit.end < len(doc) else ""
    if lemma not in singles.PERSONS and lemma not in measures.measures_by("nouns"):
        return False
    if before is None or before.is_punct or before.lower_ in ("a", "an"):
        return True
    return before.pos_ not in ("DET", "PRON", "PART") or (before.lower_ == "the" and behind == "to")
