"""Where: the places that a sentence names, each with its preposition.

Forms read, one a line:
    in Kenya   across Lima and Cusco   near Houston, Texas   at Tel Aviv's port
    in Peru's Cusco   in Peru's southern city of Cusco          (the smaller one is meant)
    outside Beira   excluding Beira   elsewhere in Mozambique   (all but the place that is named)
Names that the gazetteer lacks are read by :mod:`uncharted`; which place a number belongs to, by :mod:`whereabouts`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from . import uncharted
from .dateforms import MONTHS, WEEKDAYS
from .localities import ELSEWHERE, EXCEPT, LOCALITY, Mention, compound_head, preposition
from .models import Place
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "excluding Beira", "which does not include those in the city of Beira", "a toll that leaves Beira out".
LEFT_OUT = re.compile(
    r"\b(?:exclud(?:es?|ed|ing)|exclusive of|(?:not|n[’']t) (?:includ(?:e|ed|ing)|count(?:ed|ing)?|cover(?:ing)?)"
    r"|without counting|(?:apart|aside) from|except(?:ing)?(?: for)?|other than|le(?:aves?|ft|aving) out)"
    r"(?: (?:the|those|that|any|people|victims|deaths|cases|numbers|figures|killed|city|town|capital|province|district"
    r"|state|region|island|area|in|of|from))* $",
    re.I,
)
LEAVES = re.compile(r"\ble(?:aves?|ft|aving)(?: the (?:city|town|province|district|state|region) of)? $", re.I)


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
        elif before and OWNER.match(gap) and before.places[-1].name in one.places[0].within:
            merged[-1] = Mention(before.start, one.end, (*before.places[:-1], *one.places), before.preposition)
        else:
            merged.append(one)
    return merged


# Between a country and a smaller place in it: "Peru's Cusco", "India's north-eastern state of Assam".
OWNER = re.compile(r"[’']s(?: [\w-]+){0,4}$")


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
        if hit is not None and hit.end - hit.start == 1 and doc[i].text in (*MONTHS, *WEEKDAYS):
            i = hit.end  # March is a month before it is a town
            continue
        if hit is not None and not _inside_name(doc, hit.start, hit.end, ambiguous=hit.ambiguous):
            yield _placed(doc, hit.start, hit.end, hit.place)
            i = hit.end
            continue
        unknown = uncharted.mention(doc, i, named) if hit is None else None
        if unknown is not None:
            yield unknown
            i = unknown.end
            continue
        i += 1


def _placed(doc: Doc, start: int, end: int, place: Place) -> Mention:
    """A mention; "outside Beira" and "elsewhere in Mozambique" are somewhere else than the place they name."""
    leads = preposition(doc, start)
    if _left_out(doc, start, end):
        return Mention(start, end, (ELSEWHERE,), EXCEPT)
    lead = doc[max(0, start - 5) : start].text.lower()
    away = (
        (leads == "outside" and not _beside(doc, start))
        or "elsewhere in" in lead
        or re.search(r"\bother (?:parts|areas|regions|towns)\b", lead)
    )
    return Mention(start, end, (ELSEWHERE,) if away else (place,), "in" if away else leads)


def _left_out(doc: Doc, start: int, end: int) -> bool:
    """Whether a number is said to leave a place out."""
    lead = doc[max(0, start - 9) : start].text_with_ws
    out = doc[end].lower_ == "out" if end < len(doc) else False
    return LEFT_OUT.search(lead) is not None or (out and LEAVES.search(lead) is not None)


def _beside(doc: Doc, start: int) -> bool:
    """Whether "outside" says next to what a thing is: "a factory outside Quito"; not "deaths outside Quito"."""
    k = next((k for k in range(start - 1, 0, -1) if doc[k].lower_ == "outside"), 0)
    return k > 0 and doc[k - 1].pos_ == "NOUN" and "Number=Sing" in doc[k - 1].morph


def _inside_name(doc: Doc, start: int, end: int, *, ambiguous: bool) -> bool:
    """Whether a place name is part of something else: "US troops", "Bank of England", "Paris Hilton"."""
    after = doc[end] if end < len(doc) else None
    if after is not None and after.text == "-" and not doc[end - 1].whitespace_:
        return True
    if after is not None and after.lower_ in LOCALITY and not compound_head(doc, end):
        # "in Lima district": the place, whatever the gazetteer lists it as.
        return ambiguous and preposition(doc, start) == ""
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
        return preposition(doc, start) == "" or doc[start].pos_ != "PROPN"
    return False


def _possessive_like(doc: Doc, k: int) -> bool:
    return doc[k].text in ("'s", "’s")
