"""Which places a number belongs to, of those that its sentence names.

Forms read, one a line:
    In Kenya, 12 people died   12 died in Kenya and 9 in Uganda   Nsanje had 52 deaths
    these regions   both countries   (the last places named together)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from . import lexicons
from .grammar import Phrase
from .localities import COUNTING, ELSEWHERE, EXCEPT, GOAL, LOCATIVE, REGIONS, Mention
from .models import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLURAL_ANAPHOR = frozenset(
    {
        "regions",
        "countries",
        "areas",
        "places",
        "cities",
        "states",
        "towns",
        "provinces",
        "nations",
        "territories",
        "districts",
    }
)


def of_number(
    doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention], here: tuple[Place, ...] = ()
) -> tuple[Place, ...]:
    """The places of a number: behind it before the next one, else in front of the clause, else shared.

    ``here`` is what "there" points back to.
    """
    following = [u.first for u in units if u.first > unit.first]
    stop = min(following, default=len(doc))
    if _left_out(unit, units, found):
        return (ELSEWHERE,)
    own = [
        m
        for m in found
        if unit.last < m.start < stop
        and m.preposition in LOCATIVE
        and not _cut(doc, unit.end, m.start)
        and not _spoken(doc, unit.end, m.start)
        and not _of_some(doc, unit.end, m)
    ]
    if own:
        return own[0].places
    origin = _from(doc, unit, found, stop)
    if origin:
        return origin
    away = next((t.i for t in doc[unit.last + 1 : stop] if t.lower_ == "elsewhere"), None)
    if away is not None and not _cut(doc, unit.end, away) and not _spoken(doc, unit.end, away):
        return (ELSEWHERE,)
    if here and any(t.lower_ == "there" and t.pos_ == "ADV" for t in doc[unit.last : stop]):
        return here
    beside = [
        m for m in found if m.end < unit.first and m.preposition in LOCATIVE and doc[m.end : unit.first].text == ","
    ]
    if beside:
        return beside[-1].places
    counting = _counting(doc, _first_of(doc, unit, units, found), found)
    if counting:
        return counting
    fronted = [m for m in found if m.start < unit.first and m.preposition in LOCATIVE and _fronted(doc, m)]
    if fronted and not any(
        m.end < u.first < unit.first and _cut(doc, u.last, unit.first) for m in fronted for u in units
    ):
        return fronted[-1].places
    return _shared(doc, unit, units, found) or _of_cause(doc, unit, units, found) or _of_toll(doc, unit, units, found)


def _left_out(unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention]) -> bool:
    """Whether a number leaves a place out, said before or behind it with no other number between."""
    for m in found:
        first, last = sorted((m.start, unit.first))
        if m.preposition == EXCEPT and not any(first < u.first < last for u in units if u is not unit):
            return True
    return False


# What a toll may be called where it is the subject: "the number of those killed in the Quito blast rose to 9".
LEVELS = frozenset({"toll", "number", "count", "tally", "total", "figure", "death", "casualty", "fatality", "dead"})


def _of_toll(doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention]) -> tuple[Place, ...]:
    """The place that a toll is told of, in its own phrase: "the toll of the quake that struck Quito rose to 61"."""
    for m in reversed([m for m in found if m.end <= unit.first]):
        if any(m.end <= u.first < unit.first for u in units):
            continue
        above = list(doc[m.end - 1].ancestors)
        level = next((n for n, t in enumerate(above) if t.lemma_.lower() in LEVELS and t.i < m.start), None)
        if level is None or not m.end <= above[level].head.i <= unit.last:
            continue
        struck = doc[m.end - 1].dep_ == "obj"
        if (m.preposition in LOCATIVE or m.preposition in GOAL or struck) and not any(
            t.lemma_.lower() in lexicons.speech().verbs for t in above[:level]
        ):
            return m.places
    return ()


# "Nineteen of the dead are from Beira, 11 from Ketu": a part of those counted, by place.
COMING = re.compile(r"\b(?:is|are|was|were|came|come|hail|hailed) from(?: \w+){0,2} $")


def _from(doc: Doc, unit: Phrase, found: Sequence[Mention], stop: int) -> tuple[Place, ...]:
    """The place that a part of the people counted is from; said of one part, "from" means it of the next."""
    for m in found:
        if m.preposition == "from" and unit.last < m.start < stop:
            before = doc[: m.start].text_with_ws
            told = COMING.search(before) or (doc[m.start - 1].i == unit.last + 1 and COMING_BEFORE.search(before))
            return m.places if told else ()
    return ()


COMING_BEFORE = re.compile(r"\b(?:is|are|was|were|came|come|hail|hailed) from\b")


def _counting(doc: Doc, unit: Phrase, found: Sequence[Mention]) -> tuple[Place, ...]:
    """The place that is the subject: "Machinga had 56 deaths, Nsanje 52 and Mangochi 33"."""
    before = [m for m in found if m.end <= unit.first and (m.preposition == "" or _heads_clause(doc, m))]
    if not before:
        return ()
    last = before[-1]
    between = doc[last.end : unit.first]
    if _tabled(doc, last) and not any(t.text == ";" or t.pos_ == "VERB" for t in between):
        return last.places  # with a verb it is where the report was filed: "Lima: Police said 12 had died"
    words = [t for t in between if t.lower_ not in REGIONS]
    if len(words) > 4 or any(t.text in (",", ";", ".") for t in words):
        return ()
    verbs = [t.lemma_.lower() for t in words if t.pos_ in ("VERB", "AUX") or t.lemma_.lower() in COUNTING]
    if not verbs:
        # The verb is said once, of the place before.
        said = any(t.lemma_.lower() in COUNTING for t in doc[: last.start]) and len(before) > 1
        return last.places if said and all(t.lower_ == "for" for t in words) else ()
    return last.places if set(verbs) <= COUNTING else ()


def _heads_clause(doc: Doc, mention: Mention) -> bool:
    """Whether a place is a subject, whatever preposition stands before it: "as of Friday Lima had 74 cases"."""
    behind = [t for t in doc[mention.end : mention.end + 3] if t.pos_ not in ("ADV", "AUX") or t.lemma_ in COUNTING]
    direct = mention.start == 0 or doc[mention.start - 1].pos_ not in ("ADP", "DET", "ADJ")
    return direct and bool(behind) and behind[0].pos_ in ("VERB", "AUX") and behind[0].lemma_.lower() in COUNTING


def _first_of(doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention]) -> Phrase:
    """The first of the numbers that are joined before this one: "Lima had 74 cases and 14 deaths"."""
    first = unit
    for other in sorted((u for u in units if u.first < unit.first), key=lambda u: -u.first):
        gap = doc[other.end : first.first].text.strip().lower()
        if gap not in ("and", ",", ", and", "or") or any(other.end <= m.start < unit.first for m in found):
            break
        first = other
    return first


def _tabled(doc: Doc, mention: Mention) -> bool:
    """Whether a place heads an entry of a list: "By county: Tamsir 141 cases, 29 deaths; Holvik 83 cases"."""
    heads = mention.start == 0 or doc[mention.start - 1].text in (":", ";", "-", "–", "•", "*")
    behind = doc[mention.end] if mention.end < len(doc) else None
    return heads and behind is not None and (behind.like_num or (behind.text == ":" and mention.end + 1 < len(doc)))


@cache
def _causes() -> frozenset[str]:
    return frozenset(noun for c in lexicons.event_classes() for noun in c.nouns)


def _of_cause(doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention]) -> tuple[Place, ...]:
    """The place of what did it: "an explosion in Lima wounded 17", "Blast at Karachi mill kills 9"."""
    for m in reversed(found):
        if m.end > unit.first or m.preposition not in LOCATIVE:
            continue
        between = any(m.end <= u.first < unit.first for u in units) or _cut(doc, m.end, unit.first)
        k = m.start - 1
        while k > 0 and doc[k].lower_ != m.preposition:
            k -= 1
        if not between and k > 0 and doc[k - 1].lemma_.lower() in _causes():
            return m.places
    return ()


def _fronted(doc: Doc, mention: Mention) -> bool:
    """At the head of the sentence: "In northern Kenya, ..."."""
    return mention.start <= 6 and doc[0].lower_ in LOCATIVE


def _cut(doc: Doc, start: int, end: int) -> bool:
    """Whether another clause begins between two tokens."""
    return any(
        doc[k].text in (";", ":", "—")
        or doc[k].lower_ in ("but", "while", "after", "when", "as", "because", "although", "where")
        or (doc[k].pos_ == "CCONJ" and k + 1 < end and doc[k + 1].pos_ in ("VERB", "PRON", "AUX"))
        for k in range(start, end)
    )


def _spoken(doc: Doc, start: int, end: int) -> bool:
    """Whether a place is where somebody spoke: "12 people died, a doctor told reporters in Quito".

    "12 people died, police said, in Quito" goes on behind what is put in between.
    """
    verbs = lexicons.speech().verbs
    for k in range(start, end):
        said = doc[k].pos_ == "VERB" and doc[k].lemma_.lower() in verbs
        put = any(t.text in (",", '"', "”", "’", "'") for t in doc[start:k])
        if said and put and doc[k].tag_ != "VBG" and not any(t.text == "," for t in doc[k + 1 : end]):
            return True
    return False


# "260 houses were flattened, the great majority in Puno": the place of most of them, not of all.
SOME_OF_THEM = re.compile(
    r"[,(–—-]\s?(?:including\s)?(?:(?:the|a|an)\s)?"
    r"(?:\w[\w,]*\sof\s(?:them|whom|which|these|those)\b"
    r"|(?:great|vast|overwhelming|large|clear)?\s?"
    r"(?:most|majority|many|half|some|several|bulk|mainly|mostly|largely|chiefly|part|a few|nearly all|almost all)\b)"
    r"[^,;]{0,40}$",
    re.I,
)


def _of_some(doc: Doc, start: int, mention: Mention) -> bool:
    """Whether a place is told of some of the counted alone, or is part of the name of who says so."""
    if SOME_OF_THEM.search(doc[start : mention.start].text):
        return True
    k = mention.end
    tells = k < len(doc) and doc[k].pos_ == "VERB" and doc[k].lemma_.lower() in lexicons.speech().verbs
    return tells and any(t.text == "," for t in doc[start : mention.start])  # ", the hospital in Lima says"


def _shared(doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention]) -> tuple[Place, ...]:
    """A place said once behind the last of several numbers: "17 killed and 12 hurt in Kenya"."""
    later = [u for u in units if u.first > unit.first]
    if not later:
        return ()
    last = later[-1]
    behind = [
        m
        for m in found
        if m.start > last.last
        and m.preposition in LOCATIVE
        and not _cut(doc, last.end, m.start)
        and not _spoken(doc, last.end, m.start)
        and not _of_some(doc, unit.end, m)
    ]
    named = [m for m in found if unit.last < m.start < last.first and m.preposition in LOCATIVE]
    if behind and not named and not _cut(doc, unit.end, last.first):
        return behind[0].places
    return ()


def plural_anaphor(doc: Doc, unit: Phrase) -> bool:
    """Whether a number's clause points back at places named together: "in these regions"."""
    return any(
        t.lower_ in PLURAL_ANAPHOR and t.i > 0 and doc[t.i - 1].lower_ in ("these", "those", "both", "two") for t in doc
    )
