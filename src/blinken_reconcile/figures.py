"""Numbers that are called no more than a figure: of what the sentences before have counted or named.

Forms read, one a line:
    The earlier figure of 61 was wrong.                        (the count nearest to it)
    ..., correcting the figure of 61 given by the mayor.
    The captain had worked for 13 hours. The firm puts it at nine hours.     (what was just given, in the same unit)
    ... 318 detainees, says the group. The ministry's own figure is 212.
    How many people died? At least 79.                         (what a question asks for)
    ... wrote off $75m. The correct figure is $57m.          (the amount just given)
    The army corrected the number of wounded. On Tuesday it had spoken of 54.    (the figure named)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import measures, tolls
from .subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from .grammar import Phrase
    from .models import Quantity
    from .parse import Sentence
    from .reader import Reader


@dataclass(frozen=True, slots=True)
class Bare:
    """A number with what stands round it; ``subject`` is what the ways before have made of it."""

    reader: Reader
    sentence: Sentence
    doc: Doc
    quantity: Quantity
    unit: Phrase
    beside: Sequence[tuple[Quantity, Subject]]
    subject: Subject

    @property
    def before(self) -> str:
        """The words of the sentence in front of the number."""
        return self.doc.text[: self.quantity.start]

    @property
    def unnamed(self) -> bool:
        """Whether it is a number of no noun."""
        return self.unit.noun is None

    @property
    def open(self) -> bool:
        """Whether it is a count of no noun, and nobody has told of what."""
        return not self.subject.known and self.quantity.kind == "count" and self.unnamed


def resolved(bare: Bare) -> Subject:
    """The subject of a number that is called no more than a figure, by the first of the ways below that tells it."""
    for way in (named, elsewhere, asked, own_figure, earlier_figure, corrected):
        bare = replace(bare, subject=way(bare))
    return bare.subject


# "The earlier figure of 61 was wrong": of what the article has counted, the nearest.
FIGURE_OF = re.compile(
    r"\b(?:earlier|previous|first|initial|preliminary|original|old)\s(?:figure|number|count|tally|total|estimate)\s"
    r"(?:of|was|is)\s(?:\w+\s)?$"
    r"|\b(?:correct|revis|replac|amend|contradict|dismiss|reject|withdr[ae]w|retract)\w*\s(?:the|an?|its|their)\s(?:\w+\s)?"
    r"(?:figure|number|count|tally|total|estimate|toll)\sof\s(?:\w+\s)?$",
    re.I,
)


def earlier_figure(bare: Bare) -> Subject:
    """The subject of a figure that is called no more than the earlier one: of the count that is nearest to it."""
    value, kind = bare.quantity.value, (bare.quantity.kind, bare.quantity.unit)
    if not isinstance(value, (int, float)) or value <= 0 or not FIGURE_OF.search(bare.before):
        return bare.subject
    if not bare.unnamed and kind[0] == "count":
        return bare.subject
    for other, told in reversed(bare.beside):  # "five were aboard, correcting the figure of six"
        given = other.value
        if (
            (other.kind, other.unit) == kind
            and isinstance(given, (int, float))
            and 0 < max(given, value) < FAR * min(given, value)
        ):
            return replace(told, role="previous", elided=True)
    counted = [
        (max(c.value, value) / min(c.value, value), -k, c)
        for k, c in enumerate(bare.reader.claims)
        if (c.kind, c.unit) == kind
        and not c.weak
        and isinstance(c.value, (int, float))
        and c.value > 0
        and measures.known(c.measure) is not None
    ]
    apart, _, nearest = min(counted, key=lambda item: item[:2], default=(FAR, 0, None))
    if nearest is None or apart >= FAR:
        return bare.subject
    words = (nearest.noun or "", nearest.subject or "")
    return Subject(nearest.measure, nearest.label, *words, "previous", True, True)


# A figure revised keeps its order of size.
FAR = 2.0

CORRECT = re.compile(
    r"\b(?:correct|right|actual|true|real|corrected|revised|updated|final)\s(?:figure|number|sum|amount|total)\s"
    r"(?:was|is|should (?:be|have been|read))\s(?:in fact\s)?$"
    r"|\b(?:put|puts|putting)\s(?:it|that|this|the\s(?:figure|number|length|sum|amount|total|time|cost))\s(?:\w+\s)?at\s$",
    re.I,
)
# So far back, in characters, stands what a figure corrects.
NEAR = 300


def corrected(bare: Bare) -> Subject:
    """The subject of a figure that is called the correct one: of the amount or count just given."""
    lasts = bare.quantity.kind == "duration"
    if (bare.subject.known and not lasts) or not bare.unnamed or not CORRECT.search(bare.before):
        return bare.subject
    given = next(
        (c for c in reversed(bare.reader.claims) if (c.kind, c.unit) == (bare.quantity.kind, bare.quantity.unit)), None
    )
    if given is None or given.quote is None or not (lasts or measures.known(given.measure) is not None):
        return bare.subject
    if bare.sentence.start - given.quote.end > NEAR:
        return bare.subject
    return Subject(given.measure, given.label, given.noun or "", given.subject or "", "value", True, True)


# "On Tuesday they had spoken of 54"; "the figure was 51"; "it is now 238".
SPOKEN = re.compile(
    r"\b(?:(?:spoke|spoken) of|put (?:it|the figure) at|(?:it|that|this|the (?:figure|number|count|total|tally))\b"
    r"[^.;,\d]{0,24}\b(?:was|is|stands at|stood at|now|to|at|be))\s(?:\w+\s)?$",
    re.I,
)


def named(bare: Bare) -> Subject:
    """The subject of a bare number told of a figure that the sentence before names: "lowered the death toll. It is"."""
    if not bare.open or bare.reader.figure is None:
        return bare.subject
    if tolls.NUMBER_OF.search(bare.before):
        return bare.subject  # "the count of those flown out: it was 577" is a figure of its own
    key, index = bare.reader.figure
    measure = measures.known(key)
    if measure is None or bare.sentence.index - index > 1 or not SPOKEN.search(bare.before):
        return bare.subject
    return replace(bare.subject, measure=key, label=measure.label, elided=True, known=True)


# "In Beira it is at least 9,000 people": the same, in one place.
ELSEWHERE = re.compile(
    r"^\W*(?:In|Across|For|At|Around|Near)\s[^,.;\d]{2,40}?,?\s"
    r"(?:it|this|that|the (?:figure|number|count|toll|total))\s"
    r"(?:is|was|stands at|stood at|reached|comes to|came to)\s$"
)


def elsewhere(bare: Bare) -> Subject:
    """The subject of a number that the sentence before has given for a larger place."""
    if bare.subject.known or not (bare.unnamed or bare.subject.noun in measures.GENERIC):
        return bare.subject
    if not ELSEWHERE.search(bare.before) or not bare.reader.claims:
        return bare.subject
    given = bare.reader.claims[-1]
    if given.kind != bare.quantity.kind or given.quote is None or bare.sentence.start - given.quote.end > NEAR:
        return bare.subject
    if measures.known(given.measure) is None:
        return bare.subject
    return replace(bare.subject, measure=given.measure, label=given.label, known=True)


# "How many people died?" asks for the number that the next sentence begins with.
ASKED = re.compile(r"\bhow many (?P<words>[^?.!\n]{3,60})\?\s*$", re.I)


def asked(bare: Bare) -> Subject:
    """The subject of a bare number at the head of a sentence that answers a question."""
    if not bare.open or bare.before.strip():
        return bare.subject
    question = ASKED.search(bare.reader.article.text[max(0, bare.sentence.start - NEAR) : bare.sentence.start])
    words = question["words"].lower().split() if question is not None else []
    for word in reversed(words):
        for form in dict.fromkeys((word, word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("s"))):
            found = next((m for f in FIELDS if (m := measures.measure_of(f, form, ""))), None)
            if found is not None:
                return replace(bare.subject, measure=found.key, label=found.label, elided=True, known=True)
    return bare.subject


FIELDS = ("states", "subjects", "objects", "nouns")


# "The ministry's own figure is 212", "the union, which counts 2,600", "on Monday it had reported 75".
OWN_FIGURE = re.compile(
    r"\b(?:(?:figure|number|count|tally|estimate)s?\s(?:is|was|of|to|stands at|stood at|remains|remained)"
    r"|count(?:s|ed)|report(?:s|ed)|gave|given|cite[sd]?|claim(?:s|ed)|estimate[sd]?|(?:sp[eo]aks?|spoke|spoken) of)\s"
    r"(?:only\s|just\s|still\s)?$",
    re.I,
)
ALONE = re.compile(r"\s?(?:[,.;:)]|$|(?:and|but|because|out of|by|until|earlier|before|at|as|after|instead)\b)")


def own_figure(bare: Bare) -> Subject:
    """The subject of a bare number that a party gives for what was counted just before, by a number of its size."""
    value = bare.quantity.value
    if not bare.open or not isinstance(value, (int, float)):
        return bare.subject
    if not (OWN_FIGURE.search(bare.before) and ALONE.match(bare.doc.text[bare.quantity.end :])):
        return bare.subject
    here = [(q.value, s.measure, s.noun, s.words) for q, s in reversed(bare.beside) if q.kind == "count"]
    there = [
        (c.value, c.measure, c.noun or "", c.subject or "")
        for c in reversed(bare.reader.claims)
        if c.kind == "count" and c.quote is not None and bare.sentence.start - c.quote.end <= NEAR
    ]
    for given, key, noun, words in (*here, *there):
        measure = measures.known(key)
        if measure is not None and isinstance(given, (int, float)) and 0 < max(given, value) < FAR * min(given, value):
            return Subject(key, measure.label, noun, words, bare.subject.role, True, True)
    return bare.subject


def remember(reader: Reader, sentence: Sentence, doc: Doc) -> None:
    """Keep the figure that a sentence names for the next one."""
    found = tolls.named(doc.text)
    if found is not None:
        reader.figure = (found.key, sentence.index)
