"""Persons counted without a number: one said as "a", "another" or "one of", none said as "no one".

Forms read, one a line:
    a firefighter was killed    a 24-year-old man and two others died    injured another    (one, weak)
    one of the victims has died                                                              (one, weak)
    no one was hurt    nobody died    none of the crew was injured    no passengers were hurt  (none)
    no injuries were reported    there were no deaths                                          (none)
Only what befalls people makes a count of it: "a man said" and "no one knows" count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from . import attribution, grammar
from .grammar import NOMINAL, Phrase
from .measures import measures_by
from .models import Quantity
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

PERSONS = frozenset(
    {
        "person", "man", "woman", "boy", "girl", "child", "baby", "infant", "toddler", "teenager", "teen", "youth",
        "adult", "civilian", "resident", "passer-by", "passerby", "bystander", "pedestrian", "cyclist",
        "motorcyclist", "motorist", "driver", "passenger", "pilot", "officer", "policeman", "policewoman",
        "deputy", "trooper", "constable", "soldier", "marine", "sailor", "guard", "firefighter", "paramedic",
        "medic", "rescuer", "nurse", "doctor", "patient", "teacher", "student", "pupil", "worker", "employee",
        "colleague", "co-worker", "coworker", "clerk", "farmer", "fisherman", "miner", "journalist", "reporter",
        "cameraman", "activist", "protester", "demonstrator", "fan", "spectator", "tourist", "hiker", "climber",
        "skier", "swimmer", "villager", "migrant", "refugee", "prisoner", "inmate", "hostage", "priest", "nun",
        "pastor", "judge", "lawyer", "politician", "candidate", "victim", "neighbour", "neighbor", "customer",
        "shopper", "guest", "relative", "militant", "gunman", "insurgent", "suspect", "attacker", "national",
        "foreigner", "citizen", "grandmother", "grandfather", "mother", "father", "brother", "sister", 
        "volunteer", "contractor", "technician", "engineer", "athlete", "player", "runner", "crewman", "member",
    }
)  # fmt: skip
# What befalls people, so that one or none of them is news.
BEFALLING = frozenset(
    {
        "killed", "injured", "hospitalised", "critical", "missing", "trapped", "rescued", "kidnapped", "freed",
        "arrested", "charged", "shot", "stabbed", "casualties", "evacuated",
    }
)  # fmt: skip
NOBODY = frozenset({"nobody", "none"})
CONDITIONAL = re.compile(r"\b(?:if|unless|whether|whenever|each time|every time|should)\b[^.;]*$", re.I)


def singles(doc: Doc, read: Sequence[Quantity]) -> Iterator[tuple[Quantity, Phrase]]:
    """Quantities of one or none that no number says, each with its noun phrase; ``read`` are the said ones."""
    for token in doc:
        unit = _none(doc, token.i) or _one(doc, token.i)
        if unit is None:
            continue
        start, end = doc[unit.first].idx, _end(doc, unit)
        if (
            _apposed(doc, unit)
            or any(q.start < end and start < q.end for q in read)
            or CONDITIONAL.search(doc.text[:start])
        ):
            continue
        yield _quantity(doc, unit), unit


def _apposed(doc: Doc, unit: Phrase) -> bool:
    """Whether the phrase only says who somebody just named or counted is: "one victim, a 19-year-old woman,"."""
    before = doc[unit.first - 2] if unit.first > 1 and doc[unit.first - 1].text == "," else None
    if before is None or unit.noun is None:
        return False
    return doc[unit.noun].dep_ == "appos" or (
        before.lemma_.lower() in PERSONS and unit.noun + 1 < len(doc) and doc[unit.noun + 1].text == ","
    )


def _quantity(doc: Doc, unit: Phrase) -> Quantity:
    none = _says_none(doc, unit.first)
    value = 0.0 if none else 1.0
    start = doc[unit.first].idx
    end = _end(doc, unit)
    return Quantity(
        text=doc.text[start:end],
        start=start,
        end=end,
        number_start=start,
        number_end=start + len(doc[unit.first]),
        kind="count",
        value=value,
        low=value,
        high=value,
        modifier="exact",
        slack=0.0,
        unit=None,
        ordinal=False,
        weak=not none,
    )


def _end(doc: Doc, unit: Phrase) -> int:
    """Where the words that count end: "a firefighter", but "none" of "none of the crew", "no" of "no injuries"."""
    last = doc[unit.last if unit.of or _says_none(doc, unit.first) else unit.end - 1]
    return last.idx + len(last)


def _says_none(doc: Doc, k: int) -> bool:
    return doc[k].lower_ == "no" or doc[k].lower_ in NOBODY


def befallen(doc: Doc, unit: Phrase, subject: Subject) -> bool:
    """Whether the measure of a single is one that makes it news, and said as having happened."""
    verb = subject.verb
    if subject.measure not in BEFALLING:
        return False
    stated = verb is None or attribution.modality(doc, verb) in ("stated", "denied")
    return stated and (_says_none(doc, unit.first) or not _habitual(doc, verb))


def _habitual(doc: Doc, verb: int | None) -> bool:
    """A man is killed every day: a rule, no count."""
    return verb is not None and bool(re.match(r"[^.;,]{0,30}\b(?:every|each|per)\b", doc[verb:].text, re.I))


# ------------------------------------------------------------------------ phrases


def _one(doc: Doc, i: int) -> Phrase | None:
    """A firefighter; another; one of the victims."""
    word = doc[i].lower_
    if word == "one" and i + 2 < len(doc) and doc[i + 1].lower_ == "of" and doc[i + 2].lower_ in OF_WHOM:
        return grammar.part_of(doc, Phrase(i, i, None, i + 2, of=True))
    if word not in ("a", "an", "another"):
        return None
    noun = _person(doc, i + 1)
    if noun is not None:
        return Phrase(i, i, noun, noun + 1, tuple(range(i + 1, noun)), other=word == "another")
    behind = doc[i + 1] if i + 1 < len(doc) else None
    alone = behind is None or behind.pos_ not in (*NOMINAL, "NUM", "ADJ", "DET")
    return Phrase(i, i, None, i + 1, other=True) if word == "another" and alone else None


OF_WHOM = frozenset({"the", "those", "them", "its", "his", "her", "their", "whom"})


def _person(doc: Doc, k: int) -> int | None:
    """The person that a noun phrase from k on names: "24-year-old man", "Syrian border guard"; None for a thing."""
    for j in range(k, min(k + 8, len(doc))):
        token = doc[j]
        if token.pos_ in ("VERB", "AUX", "ADP", "PRON", "DET", "CCONJ") and token.dep_ != "amod":
            return None
        following = doc[j + 1] if j + 1 < len(doc) else None
        ahead = following is not None and (
            following.pos_ in NOMINAL or (following.text == "-" and not token.whitespace_)
        )
        if token.pos_ in NOMINAL and not ahead:
            return j if token.lemma_.lower() in PERSONS and token.tag_ in ("NN", "NNP") else None
    return None


def _none(doc: Doc, i: int) -> Phrase | None:
    """No one; nobody; none of the 48 passengers; no injuries; no passengers."""
    word, behind = doc[i].lower_, doc[i + 1] if i + 1 < len(doc) else None
    if word in NOBODY:
        if behind is not None and behind.lower_ == "of":
            return grammar.part_of(doc, Phrase(i, i, None, i + 2, of=True))
        return Phrase(i, i, None, i + 1)
    if word != "no" or behind is None:
        return None
    if behind.lower_ == "one":
        return Phrase(i, i + 1, None, i + 2)
    noun, end, modifiers = grammar.chunk(doc, i + (2 if behind.lower_ in ("other", "further") else 1))
    if noun is None:
        # "There were no injured."
        return Phrase(i, i, None, i + 2) if behind.lower_ in ("injured", "wounded", "dead") else None
    lemma = grammar.lemma(doc[noun])
    harm = any(m.key in BEFALLING for m in measures_by("nouns").get(lemma, ()))
    return Phrase(i, i, noun, end, modifiers) if harm or lemma in PERSONS else None
