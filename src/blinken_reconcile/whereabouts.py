"""Where: the places of a sentence, and which of its numbers and verbs they belong to.

Forms read, one a line:
    in Kenya   across Lima and Cusco   near Houston, Texas   at Tel Aviv's port
    In Kenya, 12 people died   12 died in Kenya and 9 in Uganda
    these regions   both countries   (the last places named together)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from . import lexicons
from .dateforms import MONTHS, WEEKDAYS
from .grammar import Phrase
from .models import Place
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What may follow "Lima's" and still say where: "at Lima's airport", but not "in Peru's worst crash".
LOCALITY = frozenset(
    {
        "airport", "square", "port", "harbour", "harbor", "district", "province", "suburb", "outskirts", "center",
        "centre",
        "capital", "coast", "border", "region", "state", "city", "town", "village", "street", "neighbourhood",
        "neighborhood",
        "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "area", "county",
        "island", "valley", "municipality", "commune", "parish", "governorate", "prefecture", "canton", "camp",
        "hamlet", "settlement", "peninsula", "plateau", "delta", "quarter", "township", "subdistrict", "subcounty",
    }
)  # fmt: skip
# What a name must be of to be a place without a preposition.
REGIONS = frozenset(
    {
        "district",
        "province",
        "county",
        "region",
        "state",
        "municipality",
        "governorate",
        "prefecture",
        "island",
        "village",
    }
)
ELSEWHERE = Place(name="elsewhere")
LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "throughout",
        "around",
        "inside",
        "outside",
        "off",
        "along",
        "within",
        "above",
        "over",
        "between",
        "amid",
        "through",
    }
)
# Words that lead from a preposition to the name of a place.
NEIGHBOURING = frozenset(
    {
        "neighbouring", "neighboring", "nearby", "adjacent", "adjoining", "central", "downtown", "eastern", "western",
        "northern", "southern", "northeastern", "northwestern", "southeastern", "southwestern", "rural", "coastal",
        "occupied", "besieged", "distant", "upper", "lower", "greater", "inner", "outer", "mountainous", "remote",
    }
)  # fmt: skip
GOAL = frozenset({"to", "into", "towards", "toward", "onto", "for"})
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
# What may stand between a preposition and its place: "in the occupied northern West Bank".
BETWEEN = frozenset({"DET", "ADJ", "VERB", "NOUN", "ADV", "PROPN"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Places named together behind one preposition; token offsets of the whole."""

    start: int
    end: int
    places: tuple[Place, ...]
    preposition: str


def mentions(doc: Doc, named: Collection[str] = ()) -> list[Mention]:
    """All place mentions of a sentence in order, coordinations and "city, country" folded.

    ``named`` are places that no gazetteer knows, named behind a preposition before.
    """
    found = list(_named(doc, named))
    merged: list[Mention] = []
    for one in found:
        before = merged[-1] if merged else None
        gap = doc[before.end : one.start].text.strip().lower() if before else ""
        if before and gap in ("and", "or", "&", ", and", ",") and one.preposition == "":
            merged[-1] = _joined(before, one, container=gap == ",")
        elif before and gap == "in" and one.places[0].name in before.places[-1].within:
            merged[-1] = Mention(before.start, one.end, before.places, before.preposition)
        else:
            merged.append(one)
    return merged


def _joined(before: Mention, one: Mention, *, container: bool) -> Mention:
    """One place inside the other in "Houston, Texas"; two places in "Kenya and Uganda"."""
    last = before.places[-1]
    inner = one.places[0]
    if container and (inner.name in last.within or not last.within):
        within = dict.fromkeys((*last.within, inner.name, *inner.within))
        places = (*before.places[:-1], Place(name=last.name, within=tuple(w for w in within if w != last.name)))
    else:
        places = (*before.places, *one.places)
    return Mention(before.start, one.end, places, before.preposition)


def _named(doc: Doc, named: Collection[str]) -> Iterator[Mention]:
    known = {hit.start: hit for hit in gazetteer().find([t.text for t in doc])}
    i = 0
    while i < len(doc):
        hit = known.get(i)
        if hit is not None and not _inside_name(doc, hit.start, hit.end, ambiguous=hit.ambiguous):
            yield _placed(doc, hit.start, hit.end, hit.place)
            i = hit.end
            continue
        unknown = (_unknown(doc, i) or _again(doc, i, named)) if hit is None else None
        unknown = _listed(doc, unknown) if unknown is not None and unknown.preposition else unknown
        if unknown is not None:
            yield unknown
            i = unknown.end
            continue
        i += 1


def _placed(doc: Doc, start: int, end: int, place: Place) -> Mention:
    """A mention; "outside Derna" and "elsewhere in Libya" are somewhere else than the place they name."""
    preposition = _preposition(doc, start)
    lead = doc[max(0, start - 5) : start].text.lower()
    away = (
        preposition == "outside"
        or "elsewhere in" in lead
        or re.search(r"\bother (?:parts|areas|regions|towns)\b", lead)
    )
    return Mention(start, end, (ELSEWHERE,) if away else (place,), "in" if away else preposition)


def _inside_name(doc: Doc, start: int, end: int, *, ambiguous: bool) -> bool:
    """Whether a place name is part of something else: "US troops", "Bank of England", "Paris Hilton"."""
    after = doc[end] if end < len(doc) else None
    if after is not None and after.text == "-" and not doc[end - 1].whitespace_:
        return True
    if after is not None and after.lower_ in LOCALITY and not _compound_head(doc, end):
        # "in Lima district": the place, whatever the gazetteer lists it as.
        return ambiguous and _preposition(doc, start) == ""
    if (
        after is not None
        and after.pos_ in ("NOUN", "PROPN", "ADJ")
        and doc[end - 1].whitespace_
        and not _possessive_like(doc, end)
    ):
        return doc[end - 1].dep_ in ("compound", "amod", "flat", "nmod", "nmod:poss") or after.pos_ == "PROPN"
    if after is not None and _possessive_like(doc, end):
        follows = [t for t in doc[end + 1 : end + 5] if t.pos_ in ("NOUN", "PROPN")]
        return not follows or not (follows[0].pos_ == "PROPN" or any(t.lower_ in LOCALITY for t in follows))
    if ambiguous:
        return _preposition(doc, start) == "" or doc[start].pos_ != "PROPN"
    return False


def _compound_head(doc: Doc, k: int) -> bool:
    """Whether a noun only leads to another one: the "district" of "Lima district court"."""
    return k + 1 < len(doc) and doc[k + 1].pos_ in ("NOUN", "PROPN") and bool(doc[k].whitespace_)


def _possessive_like(doc: Doc, k: int) -> bool:
    return doc[k].text in ("'s", "’s")


def _preposition(doc: Doc, start: int) -> str:
    """The preposition over a place, seen through articles and adjectives; "" where there is none."""
    k, steps = start - 1, 0
    while (
        k >= 0
        and steps < 6
        and (
            (doc[k].pos_ in BETWEEN and doc[k].lower_ not in LOCATIVE)
            or (doc[k].lower_ == "of" and doc[k - 1].lower_ in LOCALITY)
        )
    ):
        k -= 1
        steps += 1
    if k >= 0 and (doc[k].lower_ in LOCATIVE or doc[k].lower_ in GOAL or doc[k].pos_ == "ADP"):
        return doc[k].lower_
    return ""


def _unknown(doc: Doc, i: int) -> Mention | None:
    """A name the gazetteer lacks, behind "in", "near" or "at": "near Tel Baider", "in neighbouring Ketu"."""
    if i == 0 or doc[i].pos_ != "PROPN" or not doc[i].text[0].isupper():
        return None
    k = i - 1
    while k > 0 and i - k < 6 and _leads_to_name(doc, k):
        k -= 1
    if doc[k].lower_ not in ("in", "near", "at", "outside", "around", "from"):
        return None
    end = i
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == "" and end - i < 4:
        end += 1
    if end - i > 1 and doc[end - 1].text in LOCALITY:
        end -= 1  # "the Sulo valley", whatever the tagger takes the last word for
    local = end < len(doc) and doc[end].lower_ in LOCALITY and not _compound_head(doc, end)
    if end < len(doc) and doc[end].pos_ == "NOUN" and doc[end - 1].whitespace_ and not local:
        return None
    if doc[i - 1].pos_ == "DET" and not local:
        return None  # "in the Senate"
    name = doc[i:end].text
    if not name[0].isupper() or _calendar(name) or name.isupper():
        return None  # "in IS", "at UCLA"
    return Mention(i, end, (Place(name=name),), doc[k].lower_)


def _listed(doc: Doc, first: Mention) -> Mention:
    """A name that the gazetteer lacks with those joined to it: "in Tamsir and Holvik"."""
    end, places = first.end, list(first.places)
    while end + 1 < len(doc) and doc[end].lower_ in ("and", "or") and _bare_name(doc, end + 1):
        places.append(Place(name=doc[end + 1].text))
        end += 2
    return Mention(first.start, end, tuple(places), first.preposition)


def _bare_name(doc: Doc, i: int) -> bool:
    """Whether a token is a name of one word that does nothing: not "in Lima and Ruiz said"."""
    proper = doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper() and not _calendar(doc[i].text)
    behind = doc[i + 1] if i + 1 < len(doc) else None
    return proper and (behind is None or behind.is_punct or behind.pos_ in ("ADP", "CCONJ", "SCONJ"))


def _again(doc: Doc, i: int, named: Collection[str]) -> Mention | None:
    """A place that was named before, now without a preposition: "Machinga had 56 deaths"; "Tamsir county"."""
    proper = doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper() and not _calendar(doc[i].text)
    if proper and i + 1 < len(doc) and doc[i + 1].text in REGIONS and _ends(doc, i + 1):
        return Mention(i, i + 1, (Place(name=doc[i].text),), _preposition(doc, i))
    if proper and _counted_by_place(doc, i):
        return Mention(i, i + 1, (Place(name=doc[i].text),), "")
    for end in (i + 2, i + 1):
        if end <= len(doc) and doc[i:end].text in named:
            alone = end == len(doc) or doc[end].pos_ not in ("NOUN", "PROPN") or not doc[end - 1].whitespace_
            return Mention(i, end, (Place(name=doc[i:end].text),), _preposition(doc, i)) if alone else None
    return None


BY_REGION = re.compile(r"\b[Bb]y (?:district|province|county|region|state|municipality|country|city|town|island)\b")


def _counted_by_place(doc: Doc, i: int) -> bool:
    """Whether a name stands where a table or a list has its places: "By county: Tamsir 141", "and Holvik for 61"."""
    if i + 1 >= len(doc) or i == 0:
        return False
    if doc[i + 1].like_num and doc[i - 1].text in (":", ";"):
        return bool(BY_REGION.search(doc[:i].text))
    elided = doc[i + 1].lower_ == "for" and i + 2 < len(doc) and doc[i + 2].like_num
    return elided and doc[i - 1].lower_ in ("and", ",") and any(t.lower_ in ("account", "accounts") for t in doc[:i])


def _ends(doc: Doc, k: int) -> bool:
    """Whether a noun ends its phrase; a tagger takes "accounts" in "the county accounts for" for one more."""
    return not _compound_head(doc, k) or doc[k + 1].lemma_.lower() in COUNTING


def _leads_to_name(doc: Doc, k: int) -> bool:
    """Words between a preposition and a name: "in the neighbouring", "in the fishing village of"."""
    if doc[k].lower_ == "of":
        return doc[k - 1].lower_ in LOCALITY
    return (
        doc[k].lower_ in NEIGHBOURING
        or doc[k].pos_ == "DET"
        or (doc[k].lower_ in LOCALITY and doc[k + 1].lower_ == "of")
    )


def _calendar(name: str) -> bool:
    return name.split()[0] in (*MONTHS, *WEEKDAYS) or name.split()[0].rstrip(".") in {m[:3] for m in MONTHS}


# -------------------------------------------------------------------- belonging


def of_number(
    doc: Doc, unit: Phrase, units: Sequence[Phrase], found: Sequence[Mention], here: tuple[Place, ...] = ()
) -> tuple[Place, ...]:
    """The places of a number: behind it before the next one, else in front of the clause, else shared.

    ``here`` is what "there" points back to.
    """
    following = [u.first for u in units if u.first > unit.first]
    stop = min(following, default=len(doc))
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
    if any(t.lower_ == "elsewhere" for t in doc[unit.last + 1 : min(stop, unit.last + 4)]):
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
    return _shared(doc, unit, units, found) or _of_cause(doc, unit, units, found)


# What a place does when something is counted in it: "Nsanje had 52 deaths", "Spain reported 12 cases".
COUNTING = frozenset(
    {
        "have", "report", "record", "register", "see", "count", "suffer", "lose", "confirm", "log", "account", "show",
        "list", "document", "experience", "add", "note",
    }
)  # fmt: skip


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


# "340 homes were razed, the great majority in El Mirador": the place of most of them, not of all.
SOME_OF_THEM = re.compile(
    r"[,(–—-]\s?(?:including\s)?(?:(?:the|a|an)\s)?(?:great|vast|overwhelming|large|clear)?\s?"
    r"(?:most|majority|many|half|some|several|bulk|mainly|mostly|largely|chiefly|part|a few|nearly all|almost all)\b"
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
        and not _of_some(doc, last.end, m)
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
