"""Parsed article -> claims, unanchored; sees one article and nothing else.

Four readers take part: :mod:`quantity` (numbers), :mod:`periods` (dates) with
:mod:`windows`, :mod:`subjects` (what is counted) with :mod:`placenames` and :mod:`whereabouts` (where), and
:mod:`attribution` (who says so). Which numbers are claims is asked of :mod:`scope`, which
period they cover of :mod:`covering`. Event dates are read by :mod:`dated`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import (
    amounts,
    attribution,
    figures,
    grammar,
    increments,
    inherit,
    localities,
    orders,
    participants,
    payers,
    penalties,
    placenames,
    setting,
    singles,
    sketch,
    subjects,
    whereabouts,
    windows,
)
from .covering import as_of, covers, dated_window, governing, window_of
from .dated import event_dates
from .models import AsOf, Claim, Extraction, Modality, Quantity, Warned
from .parse import Parsed, Sentence, too_long
from .passing import in_passing
from .quantity import quantities
from .reader import Reader, spot_of
from .scope import AIMS, antecedent, conjoined, described, is_claim, joined_to, repeated, scoped
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Zones whose dates are the page's or a photograph's, not the story's.
UNDATED = frozenset({"caption"})


def extract(parsed: Parsed) -> Extraction:
    """All claims of an article, in reading order."""
    reader = Reader(parsed.article, setting=setting.of(parsed.article.text))
    reader.lines.extend(m.end() for m in re.finditer("\n", parsed.article.text))
    for sentence in parsed.sentences:
        if sentence.doc is not None:
            participants.learn_titles(sentence.doc, reader.memory)
    for sentence in parsed.sentences:
        if sentence.doc is not None:
            _read(reader, sentence, sentence.doc)
    claims = inherit.within_article(reader.claims)
    return Extraction(
        article=parsed.article.id,
        claims=tuple(claims),
        orders=tuple(reader.orders),
        names=_names(parsed),
        sketch=sketch.sketch(parsed.article, parsed.sentences),
        warnings=tuple(_unread(parsed, sentence) for sentence in parsed.sentences if too_long(sentence)),
    )


def _unread(parsed: Parsed, sentence: Sentence) -> Warned:
    length = sentence.end - sentence.start
    message = f"a stretch of {length:,} characters without the end of a sentence was not read for claims"
    return Warned(article=parsed.article.id, code="too-long", message=message, start=sentence.start, end=sentence.end)


def _read(reader: Reader, sentence: Sentence, doc: Doc) -> None:
    found = placenames.mentions(doc, reader.memory.named)
    spans = windows.windows(sentence.text, list(sentence.whens))
    counts = sorted(_counts(reader, sentence, doc, found, spans), key=lambda c: (c.start or 0, c.end or 0))
    reader.claims.extend(counts)
    if sentence.zone not in UNDATED:
        reader.claims.extend(event_dates(reader, sentence, doc, found, spans, counts))
    reader.orders.extend(orders.read(reader.article, sentence, doc, found, reader.memory))
    participants.remember(doc, found, reader.memory)
    figures.remember(reader, sentence, doc)


# ------------------------------------------------------------------------- counts


def _counts(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    found: Sequence[localities.Mention],
    spans: Sequence[windows.WindowSpan],
) -> Iterator[Claim]:
    taken = [(w.start, w.end) for w in sentence.whens]
    taken += [(s.start, s.end) for s in spans] + windows.clocks(sentence.text)
    paid = tuple(c.unit for c in reader.claims if c.kind == "money" and c.unit)
    read = amounts.moneyed(sentence.text, quantities(sentence.text, taken, countries=False), paid)
    stops = frozenset(grammar.token_at(doc, w.start) for w in sentence.whens)
    units = [grammar.phrase(doc, q, stops) for q in read]
    told: list[Subject] = []
    counted: list[Subject] = []
    earlier: list[Quantity] = []
    beside: list[tuple[Quantity, Subject]] = []
    last: Quantity | None = None
    held = as_of(doc, sentence, spans)
    yield from _singles(reader, sentence, doc, read, units, found, spans, held)
    for quantity, unit in zip(read, units, strict=True):
        quantity = penalties.elided(doc, quantity, unit.noun, earlier, trial=reader.setting.trial)
        earlier.append(quantity)
        subject = amounts.of(doc, quantity, unit, trial=reader.setting.trial) or subjects.of(
            doc, quantity, unit, list(reversed(counted))
        )
        subject = payers.settled(reader, doc, quantity, unit, subject)
        subject = antecedent(reader, sentence, doc, quantity, unit, subject, told)
        subject = described(doc, quantity, unit, subject)
        subject = repeated(reader, doc, quantity, unit, subject, beside)
        subject = figures.resolved(figures.Bare(reader, sentence, doc, quantity, unit, beside, subject))
        subject = conjoined(doc, quantity, unit, units, read, subject)
        subject = amounts.as_before(sentence.text, quantity, subject, beside)
        subject = joined_to(doc, quantity, unit, units, read, subject, beside)
        subject = increments.added(doc, quantity, subject, told, reader.claims)
        before = (*(c.measure for c in reader.claims), *(s.measure for s in told))
        crowd = next((m for m in reversed(before) if m in ("crowd", "protesters")), None)
        subject = setting.settled(doc, quantity, subject, reader.setting, crowd)
        if not is_claim(doc, quantity, unit, subject) or in_passing(doc, quantity):
            continue
        quantity = scoped(doc, quantity, last, subject, told)
        told.append(subject)
        beside.append((quantity, subject))
        counted += [subject] if quantity.kind != "duration" else []
        last = quantity
        yield _count(reader, sentence, doc, quantity, unit, units, subject, found, spans, held)


def _singles(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    read: Sequence[Quantity],
    units: Sequence[grammar.Phrase],
    found: Sequence[localities.Mention],
    spans: Sequence[windows.WindowSpan],
    held: AsOf | None,
) -> Iterator[Claim]:
    """Counts of one or none that no number says: "a firefighter was killed", "no one was hurt"."""
    unsaid = list(singles.singles(doc, read))
    beside = sorted((*zip(read, units, strict=True), *unsaid), key=lambda pair: pair[1].first)
    numbers, phrases = [q for q, _ in beside], [u for _, u in beside]
    for quantity, unit in unsaid:
        subject = conjoined(doc, quantity, unit, phrases, numbers, subjects.of(doc, quantity, unit, []))
        if subject.known and singles.befallen(doc, unit, subject) and not in_passing(doc, quantity):
            subject = replace(subject, role="value") if unit.of else subject  # "one of them died": all the dead
            yield _count(reader, sentence, doc, quantity, unit, phrases, subject, found, spans, held)


def _count(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    units: Sequence[grammar.Phrase],
    subject: Subject,
    found: Sequence[localities.Mention],
    spans: Sequence[windows.WindowSpan],
    held: AsOf | None,
) -> Claim:
    places = whereabouts.of_number(doc, unit, units, found, reader.memory.place)
    anaphor = not places and whereabouts.plural_anaphor(doc, unit)
    places = reader.memory.pair if anaphor else places
    source = attribution.source(doc, unit.last) or _pronoun_source(sentence, reader)
    spot = spot_of(reader, sentence, quantity.start, quantity.end, quantity.kind)
    anchor = subject.verb if subject.verb is not None else unit.noun
    anchored = governing(doc, unit, subject)
    reader.anchors[spot.id] = anchored
    return Claim(
        id=spot.id,
        article=reader.article.id,
        text=spot.text,
        start=spot.start,
        end=spot.end,
        quote=spot.quote,
        zone=sentence.zone,
        kind=quantity.kind,
        measure=subject.measure,
        label=subject.label,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit=quantity.unit,
        slack=quantity.slack,
        ordinal=quantity.ordinal,
        weak=quantity.weak,
        role=subject.role,
        places=places,
        place_basis="inherited" if anaphor and places else "stated" if places else "none",
        subject=subject.words or None,
        noun=subject.noun or None,
        window=window_of(sentence, [s for s in spans if covers(doc, s, anchored)], quantity)
        or dated_window(sentence, quantity),
        as_of=held,
        attribution=source[0] if source else None,
        modality="stated" if subject.measure in AIMS else _mood(doc, unit, anchor),
        series=_series(reader, sentence, subject),
    )


def _mood(doc: Doc, unit: grammar.Phrase, anchor: int | None) -> Modality:
    """How sure a count is. What is to come is a forecast: no one plans a number of dead."""
    said = attribution.modality(doc, anchor if anchor is not None else unit.first)
    if said == "stated" and anchor is not None and anchor < unit.first:
        said = attribution.modality(doc, unit.first)
    foreseen = said == "planned" and FORESEEN.search(doc[: unit.first].text)
    return "forecast" if foreseen else said


# Words that make a future a forecast: no one plans a number of dead.
FORESEEN = re.compile(r"\b(?:expect|predict|forecast|project|estimat|fear|warn)\w*\b", re.I)
HE_SAID = re.compile(
    r"(?:[,”\"]\s(?:he|she)\s(?:said|added|told|wrote|noted)|^(?:He|She)\s(?:said|added|told|noted))\b"
)


def _pronoun_source(sentence: Sentence, reader: Reader) -> tuple[str, int] | None:
    """Who is meant by "..., she said": the person named last."""
    person = reader.memory.person
    return (person, 0) if person and HE_SAID.search(sentence.text) else None


def _series(reader: Reader, sentence: Sentence, subject: Subject) -> str:
    """Numbers of one sentence with one measure: the list a sum may be made of."""
    return f"{reader.article.id}:{sentence.index}:{subject.measure}"


def _names(parsed: Parsed) -> tuple[str, ...]:
    """Proper names of the parsed sentences, most frequent first: what a story is about."""
    counted: Counter[str] = Counter()
    for sentence in parsed.sentences:
        for token in sentence.doc or ():
            if token.pos_ == "PROPN" and len(token.text) > 2:
                counted[token.text] += 1
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:40])
