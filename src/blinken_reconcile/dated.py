"""The dates of a sentence -> claims that an event happened then; and how sure the event is.

A date is no claim of its own where it is the page's ("MOSCOW, 3 June 2023 -"), an end of a
window that a count covers, or the day a number stood ("the toll rose to 278 on Monday").
    a strike for Thursday   a hearing set for 17 June   due on Friday      (planned)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from . import (
    announcing,
    attribution,
    deadlines,
    eventwords,
    forces,
    happenings,
    localities,
    occasions,
    participants,
    windows,
)
from .covering import AS_OF, ahead, counts_change, covers
from .models import Article, Claim, Event, Modality, When
from .parse import Sentence
from .reader import Reader, in_article, spot_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def event_dates(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    found: Sequence[localities.Mention],
    spans: Sequence[windows.WindowSpan],
    counts: Sequence[Claim],
) -> Iterator[Claim]:
    """The events that the dates of a sentence date; ``counts`` are the claims its numbers made."""
    dates = {when: _of_year(doc, when) for when in sentence.whens}
    years = [w.start for w, told in dates.items() if told is not w and told.unit == "year"]
    for when in dates.values():
        if _page_date(reader.article, sentence.at(when.start)) or (years and _of_event(doc, when)):
            continue
        if _of_counts(reader, sentence, doc, when, spans, counts):
            clause = occasions.of_clause(doc, when)
            told = [clause] if clause is not None else []
        else:
            told = _told(doc, when)
        if deadlines.sets(sentence.text, when.start):
            told = [replace(p, klass="deadline", known=True) for p in told[:1]]
        told = [forces.of_storm(doc, p, reader.setting.storms) for p in told]
        events = [participants.describe(doc, p, found, reader.memory) for p in told]
        if events and (events[0].actors or events[0].places or told[0].known or _of_something(doc, told[0])):
            also = [participants.describe(doc, p, found, reader.memory) for p in occasions.joined(doc, told[0])]
            yield _date(reader, sentence, doc, when, told[0], (events[0], *also))
        if len(events) > 1:  # what else happened then is one more claim, whichever verb tells it
            yield _date(reader, sentence, doc, when, told[-1], tuple(reversed(events[1:])))


# "The 2025 race", "next year's race": which of them an event is that comes every year.
EDITION = re.compile(r"(?:19|20)\d\d")
WHICH = {"last": -1, "this": 0, "next": 1}


def _of_year(doc: Doc, when: When) -> When:
    """A day without a year, with the year that is said of its event: "next year's race will be held on May 25"."""
    if when.year is not None or when.month is None or when.kind not in ("day", "month"):
        return when
    for predicate in occasions.predicates(doc, when)[:1]:
        subject = happenings.subject_of(doc[predicate.verb])
        told = {predicate.token, *([subject.i] if subject is not None else [])}
        for child in (c for i in sorted(told) for c in doc[i].children if c.i < i):
            if EDITION.fullmatch(child.text) and child.dep_ in ("compound", "nummod", "nmod", "amod"):
                return msgspec.structs.replace(when, year=int(child.text), value=f"{child.text}{when.value[4:]}")
            if child.lower_ == "year" and child.dep_ == "nmod:poss":
                which = next((WHICH[c.lower_] for c in child.children if c.lower_ in WHICH), None)
                return when if which is None else msgspec.structs.replace(when, shift=which, unit="year")
    return when


def _of_event(doc: Doc, when: When) -> bool:
    """Whether a year only says which event is meant: "next year's race"."""
    behind = doc.text[when.end : when.end + 2]
    return when.kind == "shift" and when.unit == "year" and behind in ("'s", "’s")


def _of_counts(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    when: When,
    spans: Sequence[windows.WindowSpan],
    counts: Sequence[Claim],
) -> bool:
    """Whether a date only bounds the period of a count, or says when a number stood."""
    held = [s for s in spans if s.start <= when.start and when.end <= s.end]
    if any(
        not s.clause
        and (
            not s.calendar
            or any(covers(doc, s, reader.anchors.get(c.id, frozenset())) for c in counts if c.kind == "count")
        )
        for s in held
    ):
        return True
    numbers = [c for c in counts if c.kind != "date"]
    return bool(numbers) and _measures(sentence, doc, when, numbers)


def _told(doc: Doc, when: When) -> list[eventwords.Predicate]:
    """The predicates that a date dates, those left out that only report."""
    said = occasions.predicates(doc, when)
    told = [p for p in said if p.token != p.verb or _happened(doc, p.verb, when)]
    if not told and said and (plan := announcing.of_plan(doc, said[0].verb)) is not None:
        return [plan]
    if not told and (near := occasions.verb_near(doc, when)) is not None:
        return [near]
    return told


def _happened(doc: Doc, verb: int, when: When) -> bool:
    """Whether a verb tells an event, and not that somebody speaks: "an outbreak declared on 3 March has killed six"."""
    return not announcing.reporting(doc, verb) or occasions.of_noun(doc, verb, when)


def _of_something(doc: Doc, predicate: eventwords.Predicate) -> bool:
    """Whether the word that tells an event has a subject, be it only a number: "38 were missing"."""
    return any(c.dep_ in eventwords.SUBJECTS for c in doc[predicate.token].children)


def _measures(sentence: Sentence, doc: Doc, when: When, counts: Sequence[Claim]) -> bool:
    """Whether a date only says when a number stood: "the toll rose to 278 on Monday", "as of Friday"."""
    if AS_OF.search(doc.text[: when.start]) and not ahead(doc.text[: when.start]):
        return True
    told = occasions.predicates(doc, when)[:1]
    at = max(sentence.within(count.start or 0) for count in counts)
    return any(counts_change(doc, p.verb) and p.token == p.verb and doc[p.verb].idx < at for p in told)


def _page_date(article: Article, at: int) -> bool:
    """Whether a date is the page's own ("MOSCOW, 3 June 2023 -"), which dates the article."""
    return any(e.start is not None and e.end is not None and e.start <= at < e.end for e in article.evidence)


def _date(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    when: When,
    predicate: eventwords.Predicate,
    events: tuple[Event, ...],
) -> Claim:
    event = events[0]
    spot = spot_of(reader, sentence, when.start, when.end, "date")
    source = attribution.source(doc, predicate.token)
    names = [a.words or a.name for a in event.actors]
    known = eventwords.event_class(event.klass)
    return Claim(
        id=spot.id,
        article=reader.article.id,
        text=spot.text,
        start=spot.start,
        end=spot.end,
        quote=spot.quote,
        zone=sentence.zone,
        kind="date",
        measure=event.klass,
        label=known.label if known else event.klass,
        value=when.value,
        low=None,
        high=None,
        modifier="exact",
        places=event.places,
        place_basis="stated" if event.places else "none",
        subject=", ".join(names) or None,
        event=event.phrase,
        events=events,
        when=in_article(when, sentence),
        attribution=source[0] if source else None,
        modality=_date_mood(doc, when, predicate),
    )


# "The verdict is due on Friday", "the strike will be on 3 May".
AHEAD = re.compile(
    r"\b(?:will be|(?:is|are|was|were) (?:due|expected|planned|scheduled|set|slated))(?: for| on| in)?\s$"
)
FIXING = frozenset(
    {
        "call",
        "set",
        "schedule",
        "plan",
        "announce",
        "convene",
        "fix",
        "book",
        "summon",
        "slate",
        "move",
        "postpone",
        "delay",
        "adjourn",
        "order",
        "propose",
    }
)


def _date_mood(doc: Doc, when: When, predicate: eventwords.Predicate) -> Modality:
    """How sure an event is: by the words before its verb, and by what its day is fixed for."""
    verb = doc[predicate.verb]
    lead = doc.text[: when.start]
    fixed = AHEAD.search(lead) or (occasions.FIXED_FOR.search(lead) and verb.lemma_.lower() in FIXING)
    due = verb.lower_ in ("due", "expected", "awaited", "planned", "scheduled")
    if fixed or due:
        return "planned"
    said = attribution.modality(doc, predicate.verb)
    noun = predicate.klass == "presence" and doc[predicate.token].pos_ == "NOUN"  # a summit, talks
    scheduled = predicate.klass in SCHEDULED or noun
    if said == "stated" and scheduled and predicate.token == predicate.verb:
        # "It will be back before a judge for sentencing on Jan. 30".
        leading = next((t.i for t in reversed(doc[: predicate.token]) if t.pos_ in ("VERB", "AUX")), None)
        return attribution.modality(doc, leading) if leading is not None else said
    return said


SCHEDULED = frozenset({"hearing", "sentence", "vote"})
