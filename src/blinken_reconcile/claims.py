"""Parsed article -> claims, unanchored; sees one article and nothing else.

Four readers take part: :mod:`quantities` (numbers), :mod:`periods` (dates and
windows), :mod:`subjects` (what is counted) with :mod:`whereabouts` (where), and
:mod:`attribution` (who says so). Event dates are read by :mod:`occasions`.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from . import amounts, attribution, grammar, inherit, occasions, orders, periods, subjects, whereabouts
from .models import Article, AsOf, Claim, Event, Extraction, Kind, Modality, Order, Quantity, Quote, When, Window
from .parse import Parsed, Sentence
from .quantities import quantities
from .subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Zones whose dates are the page's or a photograph's, not the story's.
UNDATED = frozenset({"caption"})
CONTEXT = 32  # characters of prefix and suffix in a quote


@dataclass(slots=True)
class Reader:
    """One pass over an article: its claims so far, and what it has named."""

    article: Article
    memory: occasions.Memory = field(default_factory=occasions.Memory)
    claims: list[Claim] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    serial: Counter[tuple[int, int, str]] = field(default_factory=Counter)
    anchors: dict[str, frozenset[int]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)


def extract(parsed: Parsed) -> Extraction:
    """All claims of an article, in reading order."""
    reader = Reader(parsed.article)
    reader.lines.extend(m.end() for m in re.finditer("\n", parsed.article.text))
    for sentence in parsed.sentences:
        if sentence.doc is not None:
            occasions.learn_titles(sentence.doc, reader.memory)
    for sentence in parsed.sentences:
        if sentence.doc is not None:
            _read(reader, sentence, sentence.doc)
    claims = inherit.within_article(reader.claims)
    return Extraction(
        article=parsed.article.id, claims=tuple(claims), orders=tuple(reader.orders), names=_names(parsed)
    )


def _read(reader: Reader, sentence: Sentence, doc: Doc) -> None:
    found = whereabouts.mentions(doc)
    spans = periods.windows(sentence.text, list(sentence.whens))
    counts = list(_counts(reader, sentence, doc, found, spans))
    reader.claims.extend(counts)
    if sentence.zone not in UNDATED:
        reader.claims.extend(_dates(reader, sentence, doc, found, spans, counts))
    reader.orders.extend(orders.read(reader.article, sentence, doc, found, reader.memory))
    occasions.remember(doc, found, reader.memory)


# ------------------------------------------------------------------------- counts


def _counts(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    found: Sequence[whereabouts.Mention],
    spans: Sequence[periods.WindowSpan],
) -> Iterator[Claim]:
    taken = [(w.start, w.end) for w in sentence.whens]
    taken += [(s.start, s.end) for s in spans] + periods.clocks(sentence.text)
    read = quantities(sentence.text, taken)
    stops = frozenset(grammar.token_at(doc, w.start) for w in sentence.whens)
    units = [grammar.phrase(doc, q, stops) for q in read]
    told: list[Subject] = []
    last: Quantity | None = None
    for quantity, unit in zip(read, units, strict=True):
        subject = amounts.of(doc, quantity, unit, told) or subjects.of(doc, quantity, unit, list(reversed(told)))
        subject = _antecedent(reader, sentence, doc, unit, subject, told)
        subject = _conjoined(doc, quantity, unit, units, read, subject)
        if not _is_claim(doc, quantity, unit, subject):
            continue
        quantity = _scoped(doc, quantity, last, subject, told)
        told.append(subject)
        last = quantity
        yield _count(reader, sentence, doc, quantity, unit, units, subject, found, spans)


def _conjoined(
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
            return _conjoined(doc, quantity, later, units, read, subject)
    return subject


def _antecedent(
    reader: Reader, sentence: Sentence, doc: Doc, unit: grammar.Phrase, subject: Subject, told: Sequence[Subject]
) -> Subject:
    """An elided noun that no number of its sentence explains: what the clause before was about.

    "Several bases have been attacked, and at least 17 have been in Iraq": attacks.
    "... 900 soldiers in Syria. Around 2,500 are in Iraq": the noun of the number before.
    """
    if subject.known or subject.noun or told:
        return subject
    for token in reversed(doc[: unit.first]):
        measure = subjects.verb_measure(token)
        if measure is not None:
            return Subject(measure.key, measure.label, "", measure.label, subject.role, True, True, token.i)
    if not _predicated(doc, unit) and not TOLD_OF.search(doc.text[: doc[unit.first].idx]):
        return subject
    before = next((c for c in reversed(reader.claims) if c.kind == "count" and not c.weak), None)
    if before is not None and before.quote is not None and sentence.start - before.quote.end < 400:
        return Subject(before.measure, before.label, before.noun or "", before.subject or "", subject.role, True, True)
    return subject


# "It could reach 500"; "figures ranging from 5 to 9": a number of what was last counted.
TOLD_OF = re.compile(
    r"(?:\b(?:[Ii]t|[Tt]hat|[Tt]his|[Tt]he (?:figure|number|count|total|tally))\b[^.;,]{0,24}"
    r"\b(?:reach(?:ed|es)?|ris(?:e|en)|rose|be|is|was|stood|stands?|hit|exceed(?:ed)?|climb(?:ed)?)(?:\s(?:to|at))?"
    r"|\b(?:figures|numbers|estimates|counts)\b[^.;]{0,60}\b(?:ranging|ranged|var(?:y|ied|ying)|between))\s$"
)


def _predicated(doc: Doc, unit: grammar.Phrase) -> bool:
    """Whether a bare number is said to be somewhere or to have done something: "Around 2,500 are in Iraq"."""
    behind = doc[unit.end] if unit.end < len(doc) else None
    return behind is not None and (behind.pos_ in ("AUX", "VERB") or behind.lower_ in whereabouts.LOCATIVE)


def _is_claim(doc: Doc, quantity: Quantity, unit: grammar.Phrase, subject: Subject) -> bool:
    """Whether a quantity is a claim: something is counted, and the number counts it."""
    if quantity.ordinal:
        return subjects.counting_ordinal(doc, quantity, unit, subject)
    if quantity.kind != "count":
        return True
    if not subject.known and _anaphoric(doc, quantity, unit):
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


def _ends_name(doc: Doc, quantity: Quantity, unit: grammar.Phrase) -> bool:
    """Fire engine Star 7: a bare number right behind a name belongs to it."""
    before = doc[unit.first - 1] if unit.first > 0 else None
    if before is None or before.pos_ != "PROPN" or quantity.modifier != "exact" or not before.whitespace_:
        return False
    number = doc[unit.last]
    attached = number.head.i == before.i or number.dep_ in ("flat", "appos", "nmod:desc")
    return attached or (unit.noun is None and number.head.i < number.i and number.head.pos_ == "PROPN")


def _scoped(doc: Doc, quantity: Quantity, last: Quantity | None, subject: Subject, told: Sequence[Subject]) -> Quantity:
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
    same = told[-1].measure == subject.measure or (subject.elided and subject.known)
    if not same or last.modifier not in (
        "at_least",
        "more_than",
        "about",
        "nearly",
        "at_most",
        "less_than",
    ):
        return quantity
    from .quantities import bounds

    low, high = bounds(
        quantity.value, last.modifier, whole=quantity.kind == "count" and quantity.value == int(quantity.value)
    )
    return msgspec.structs.replace(quantity, modifier=last.modifier, low=low, high=high)


def _count(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    quantity: Quantity,
    unit: grammar.Phrase,
    units: Sequence[grammar.Phrase],
    subject: Subject,
    found: Sequence[whereabouts.Mention],
    spans: Sequence[periods.WindowSpan],
) -> Claim:
    places = whereabouts.of_number(doc, unit, units, found, reader.memory.place)
    anaphor = not places and whereabouts.plural_anaphor(doc, unit)
    places = reader.memory.pair if anaphor else places
    source = attribution.source(doc, unit.last) or _pronoun_source(sentence, reader)
    spot = _spot(reader, sentence, quantity.start, quantity.end, quantity.kind)
    anchor = subject.verb if subject.verb is not None else unit.noun
    anchored = _governors(doc, unit, subject)
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
        window=_window(sentence, [s for s in spans if _covers(doc, s, anchored)], quantity) or _dated_window(sentence),
        as_of=_as_of(doc, sentence),
        attribution=source[0] if source else None,
        modality=_mood(doc, unit, anchor),
        series=_series(reader, sentence, subject),
    )


def _governors(doc: Doc, unit: grammar.Phrase, subject: Subject) -> frozenset[int]:
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


def _covers(doc: Doc, span: periods.WindowSpan, governors: frozenset[int]) -> bool:
    """Whether a window is one of a number's: "since" always, a calendar period if it hangs on the same word."""
    if not span.calendar or span.first is None:
        return True
    told = occasions.predicates(doc, span.first)
    return any(p.verb in governors or p.token in governors for p in told)


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


class Spot(NamedTuple):
    """Where a claim stands: its identity, its words, its sentence."""

    id: str
    text: str
    start: int
    end: int
    quote: Quote


def _spot(reader: Reader, sentence: Sentence, start: int, end: int, kind: Kind) -> Spot:
    """Identity, offsets and quote of a claim; offsets of the sentence become the article's."""
    a, b = sentence.start + start, sentence.start + end
    text, number = reader.article.text, reader.serial[(a, b, kind)]
    reader.serial[(a, b, kind)] += 1
    key = f"{reader.article.id}:{a}:{b}:{kind}:{number}"
    quote = Quote(
        exact=sentence.text,
        prefix=text[max(0, sentence.start - CONTEXT) : sentence.start],
        suffix=text[sentence.end : sentence.end + CONTEXT],
        start=sentence.start,
        end=sentence.end,
        line=bisect.bisect_right(reader.lines, a) + 1,
    )
    return Spot(hashlib.sha256(key.encode()).hexdigest()[:12], text[a:b], a, b, quote)


def _window(sentence: Sentence, spans: Sequence[periods.WindowSpan], quantity: Quantity) -> Window | None:
    """The period a number covers: the window said in its own sentence, nearest to it."""
    if not spans:
        return None
    nearest = min(spans, key=lambda s: (abs(s.start - quantity.end), s.start))
    return Window(
        text=sentence.text[nearest.start : nearest.end],
        basis="stated",
        start=_moved(nearest.first, sentence.start),
        end=_moved(nearest.last, sentence.start),
    )


def _dated_window(sentence: Sentence) -> Window | None:
    """A sentence's only date, if it says its year, is the period of its numbers: "killed 1,600 in July 1990"."""
    if len(sentence.whens) != 1:
        return None
    when = sentence.whens[0]
    ago = when.kind == "shift" and when.unit in ("year", "decade", "month") and when.shift < 0
    if when.year is None and not ago:
        return None
    moved = _moved(when, sentence.start)
    return Window(text=when.text, basis="inherited", start=moved, end=moved)


def _moved(when: When | None, by: int) -> When | None:
    """A date expression with its offsets counted from the article's start."""
    if when is None:
        return None
    until = _moved(when.until, by)
    return msgspec.structs.replace(when, start=when.start + by, end=when.end + by, until=until)


def _as_of(doc: Doc, sentence: Sentence) -> AsOf | None:
    """A date on a reporting verb says when a figure held: "police said on Sunday"."""
    for when in sentence.whens:
        if AS_OF.search(sentence.text[: when.start]) and when.kind in ("day", "weekday", "shift"):
            return AsOf(date=None, basis="stated", when=_moved(when, sentence.start))
        for predicate in occasions.predicates(doc, when)[:1]:
            told = occasions.reporting(doc, predicate.verb) or doc[predicate.verb].lemma_.lower() in CHANGES
            if told and when.kind in ("day", "weekday", "shift"):
                return AsOf(date=None, basis="stated", when=_moved(when, sentence.start))
    return None


# -------------------------------------------------------------------------- dates


def _dates(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    found: Sequence[whereabouts.Mention],
    spans: Sequence[periods.WindowSpan],
    counts: Sequence[Claim],
) -> Iterator[Claim]:
    for when in sentence.whens:
        if _page_date(reader.article, sentence.start + when.start):
            continue
        held = [s for s in spans if s.start <= when.start and when.end <= s.end]
        if any(
            not s.calendar
            or any(_covers(doc, s, reader.anchors.get(c.id, frozenset())) for c in counts if c.kind == "count")
            for s in held
        ):
            continue
        if any(c.kind != "date" and _measures(doc, when, c) for c in counts):
            continue
        told = [p for p in occasions.predicates(doc, when) if not occasions.reporting(doc, p.verb) or p.token != p.verb]
        events = [occasions.describe(doc, p, found, reader.memory) for p in told]
        if events and (events[0].actors or events[0].places or told[0].known):
            also = [occasions.describe(doc, p, found, reader.memory) for p in occasions.joined(doc, told[0])]
            yield _date(reader, sentence, doc, when, told[0], (events[0], *also))
        if len(events) > 1:  # what else happened then is one more claim, whichever verb tells it
            yield _date(reader, sentence, doc, when, told[-1], tuple(reversed(events[1:])))


CHANGES = frozenset(
    {"rise", "climb", "reach", "stand", "jump", "grow", "increase", "fall", "drop", "revise", "pass", "surpass"}
)


def _measures(doc: Doc, when: When, count: Claim) -> bool:
    """Whether a date only says when a number stood: "the toll rose to 278 on Monday", "as of Friday"."""
    if AS_OF.search(doc.text[: when.start]):
        return True
    told = occasions.predicates(doc, when)[:1]
    at = (count.start or 0) - (count.quote.start if count.quote else 0)
    return any(doc[p.verb].lemma_.lower() in CHANGES and p.token == p.verb and doc[p.verb].idx < at for p in told)


AS_OF = re.compile(r"\b(?:[Aa]s of|[Aa]s at|[Uu]ntil|[Uu]p to|[Bb]y)\s(?:late\s|early\s|the\send\sof\s)?$")


def _page_date(article: Article, at: int) -> bool:
    """Whether a date is the page's own ("MOSCOW, 3 June 2023 -"), which dates the article."""
    return any(e.start is not None and e.end is not None and e.start <= at < e.end for e in article.evidence)


def _date(
    reader: Reader,
    sentence: Sentence,
    doc: Doc,
    when: When,
    predicate: occasions.Predicate,
    events: tuple[Event, ...],
) -> Claim:
    event = events[0]
    spot = _spot(reader, sentence, when.start, when.end, "date")
    source = attribution.source(doc, predicate.token)
    names = [a.words or a.name for a in event.actors]
    known = occasions.event_class(event.klass)
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
        when=_moved(when, sentence.start),
        attribution=source[0] if source else None,
        modality=_date_mood(doc, when, predicate),
    )


# "a strike for Thursday", "a hearing set for 17 June": a day that something is fixed for lies ahead.
FIXED_FOR = re.compile(r"\b(?:for|to|until|from)\s(?:late\s|early\s)?$")
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


def _date_mood(doc: Doc, when: When, predicate: occasions.Predicate) -> Modality:
    """How sure an event is: by the words before its verb, and by what its day is fixed for."""
    verb = doc[predicate.verb]
    fixed = FIXED_FOR.search(doc.text[: when.start]) and verb.lemma_.lower() in FIXING
    due = verb.lower_ in ("due", "expected", "awaited", "planned", "scheduled")
    return "planned" if fixed or due else attribution.modality(doc, predicate.verb)


def _names(parsed: Parsed) -> tuple[str, ...]:
    """Proper names of the parsed sentences, most frequent first: what a story is about."""
    counted: Counter[str] = Counter()
    for sentence in parsed.sentences:
        for token in sentence.doc or ():
            if token.pos_ == "PROPN" and len(token.text) > 2:
                counted[token.text] += 1
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:40])


def extract_all(parsed: Iterable[Parsed]) -> list[Extraction]:
    """Extractions of parsed articles, in order."""
    return [extract(one) for one in parsed]
