"""Which period a number covers, and as of when it held.

Forms read, one a line:
    since October 17, 12 attacks ...      391 rhinos in 2022      (windows: see :mod:`windows`)
    killed 1,600 in July 1990             (the only date of the sentence, with its year)
    police said on Sunday   as of Friday  the toll rose to 278 on Monday   (as of when)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import (
    announcing,
    clocks,
    grammar,
    occasions,
    windows,
)
from .doers import MOVING, rates_change
from .happenings import subject_of
from .models import AsOf, Quantity, When, Window
from .parse import Sentence
from .reader import in_article
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc


def governing(doc: Doc, unit: grammar.Phrase, subject: Subject) -> frozenset[int]:
    """The words that govern a number: its noun, what the noun hangs on, and the verb that made its measure."""
    found = {unit.noun if unit.noun is not None else unit.last}
    token = doc[unit.noun if unit.noun is not None else unit.last]
    for _ in range(3):
        token = token.head
        found.add(token.i)
        if token.pos_ == "VERB":
            break
    if subject.verb is not None:
        found.add(subject.verb)
    return frozenset(found)


def covers(doc: Doc, span: windows.WindowSpan, governors: frozenset[int]) -> bool:
    """Whether a window is one of a number's: "since" always, a calendar period if it hangs on the same word."""
    if span.rank:
        return False
    if not span.calendar or span.first is None:
        return True
    told = occasions.predicates(doc, span.first)
    return any(p.verb in governors or p.token in governors for p in told)


def window_of(sentence: Sentence, spans: Sequence[windows.WindowSpan], quantity: Quantity) -> Window | None:
    """The period a number covers: the window said in its own sentence, nearest to it."""
    spans = [s for s in spans if not _compared(sentence.text[quantity.end : s.start])]
    if not spans:
        return None
    nearest = min(spans, key=lambda s: (abs(s.start - quantity.end), s.start))
    return Window(
        text=sentence.text[nearest.start : nearest.end],
        basis="stated",
        start=in_article(nearest.first, sentence),
        end=in_article(nearest.last, sentence),
    )


# "946 this year, far above the 618 of last year", "68 percent, more than in 2008": the year is of what is compared.
COMPARED = re.compile(
    r"\b(?:than|as against|compared (?:with|to)|versus|vs\.?|up on|down on"
    r"|on the (?:same|previous|prior|preceding|corresponding|equivalent|year-earlier|comparable))\s"
    r"|\b(?:against|above|below|from)\s(?:the\s|an?\s|about\s|just\s|only\s|some\s|around\s)*(?:[\d$£€¥]|in\s\d{4}\b|last\b)",
    re.I,
)


def _compared(between: str) -> bool:
    """Whether a comparison stands between a number and a period behind it."""
    return COMPARED.search(between) is not None


# "The pills, recalled in 2021, are blamed for 46 deaths".
SET_OFF = re.compile(
    r"[,(]\s?(?:first\s|since\s)?(?:\w+ed|\w+wn|built|begun|sold|bought|made|held|born|set up)\b[^,()]*$", re.I
)
# "A drug that was withdrawn in 2021 after 46 deaths": the year is of what came of them.
CAME_OF = re.compile(r"\b(?:after|following|in the wake of|because of|over|due to)\s(?:[\w-]+\s){0,3}$", re.I)


def dated_window(sentence: Sentence, quantity: Quantity) -> Window | None:
    """A sentence's only date, if it says its year, is the period of its numbers: "killed 1,600 in July 1990"."""
    if len(sentence.whens) != 1:
        return None
    when = sentence.whens[0]
    ago = when.kind == "shift" and when.unit in ("year", "decade", "month") and when.shift < 0
    if (when.year is None and not ago) or ASIDE.search(sentence.text[: when.start]):
        return None
    if _compared(sentence.text[quantity.end : when.start]) or windows.ranked(sentence.text, when):
        return None
    if quantity.kind == "duration":
        return None  # three years in prison are not of July
    aside = sentence.text[when.end : when.end + 1] in (",", ")") and SET_OFF.search(sentence.text[: when.start])
    if aside and when.end < quantity.start:
        return None
    if when.end < quantity.start and CAME_OF.search(sentence.text[when.end : quantity.start]):
        return None
    if when.kind == "year" and OF_A_YEAR.search(sentence.text[: when.start]) and sentence.text[when.end :][:1] in " -":
        return None
    moved = in_article(when, sentence)
    return Window(text=when.text, basis="inherited", start=moved, end=moved)


# "Under a 2018 defence agreement": the year is the agreement's.
OF_A_YEAR = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|of|under)\s$", re.I)
# "Briar Glen, which opened in 1987, has 110 stores": the date is that of an aside.
ASIDE = re.compile(
    r",\s(?:which|who|whose|that|built|opened|founded|established|launched|born|first|completed)\b[^,]*$", re.I
)


def as_of(doc: Doc, sentence: Sentence, spans: Sequence[windows.WindowSpan] = ()) -> AsOf | None:
    """A date on a reporting verb says when a figure held: "police said on Sunday"; that of a window does not."""
    for when in sentence.whens:
        if any(s.start <= when.start and when.end <= s.end and not s.calendar for s in spans):
            continue
        if sentence.text[when.end : when.end + 2] in ("'s", "’s"):
            continue  # "the toll from Tuesday's earthquake" dates the earthquake
        before = sentence.text[: when.start]
        if AS_OF.search(before) and not ahead(before) and when.kind in ("day", "weekday", "shift"):
            return _held(when, sentence)
        for predicate in occasions.predicates(doc, when)[:1]:
            if occasions.of_noun(doc, predicate.verb, when):
                continue
            said = doc[predicate.verb]
            if _compared(sentence.text[said.idx + len(said) : when.start]):
                continue  # "has reached 946, far above the 618 of last year"
            told = announcing.reporting(doc, predicate.verb) or counts_change(doc, predicate.verb)
            if told and when.kind in ("day", "weekday", "shift"):
                return _held(when, sentence)
    return None


def _held(when: When, sentence: Sentence) -> AsOf:
    around = sentence.text[max(0, when.start - 40) : when.end + 25]
    return AsOf(date=None, basis="stated", when=in_article(when, sentence), clock=clocks.clock(around))


def counts_change(doc: Doc, verb: int) -> bool:
    """Whether a verb tells that a count changed: "the toll rose on Monday"; shares that fell on Monday are an event."""
    if doc[verb].lemma_.lower() not in CHANGES:
        return False
    subject = subject_of(doc[verb])
    if subject is not None and rates_change(doc, doc[verb], subject):
        return False
    return subject is None or grammar.lemma(subject) not in MOVING


def ahead(before: str) -> bool:
    """Whether "until Friday" looks ahead: "will stay closed until Friday" says nothing of when a number stood."""
    return (
        re.search(r"\b(?:will|to|would|shall|must)\s(?:\w+\s){1,6}(?:until|by|up to)\s(?:\w+\s)?$", before) is not None
    )


CHANGES = frozenset(
    {"rise", "climb", "reach", "stand", "jump", "grow", "increase", "fall", "drop", "revise", "pass", "surpass"}
)

AS_OF = re.compile(
    r"\b(?:[Aa]s of|[Aa]s at|[Uu]ntil|[Uu]p to(?: and including)?|[Bb]y)\s"
    r"(?:(?:late|early|noon|midday|midnight|nightfall|dusk|dawn|the\send\sof|\d\d?(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)\s)?"
    r"(?:(?:local time|GMT|UTC)\s)?(?:on\s)?$"
)
