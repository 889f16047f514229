"""Where: the places that a sentence names, each with its preposition.

Forms read, one a line:
    in Kenya   across Lima and Cusco   near Houston, Texas   at Tel Aviv's port
    near Tel Baider   in Tamsir and Holvik   Tamsir county      (names that the gazetteer lacks)
    in Peru's Cusco   in Peru's southern city of Cusco          (the smaller one is meant)
    outside Beira   excluding Beira   elsewhere in Mozambique   (all but the place that is named)
Which of them a number belongs to is read by :mod:`whereabouts`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dateforms import MONTHS, WEEKDAYS
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
        "department", "oblast", "voivodeship", "borough", "barangay", "regency", "subdivision", "tehsil", "taluk",
        "mandal", "arrondissement", "emirate", "territory", "enclave", "krai", "okrug",
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
# The preposition of a place that a number leaves out, wherever in the clause that is said.
EXCEPT = "except"
# "excluding Beira", "which does not include those in the city of Beira", "a toll that leaves Beira out".
LEFT_OUT = re.compile(
    r"\b(?:exclud(?:es?|ed|ing)|exclusive of|(?:not|n[’']t) (?:includ(?:e|ed|ing)|count(?:ed|ing)?|cover(?:ing)?)"
    r"|without counting|(?:apart|aside) from|except(?:ing)?(?: for)?|other than|le(?:aves?|ft|aving) out)"
    r"(?: (?:the|those|that|any|people|victims|deaths|cases|numbers|figures|killed|city|town|capital|province|district"
    r"|state|region|island|area|in|of|from))* $",
    re.I,
)
LEAVES = re.compile(r"\ble(?:aves?|ft|aving)(?: the (?:city|town|province|district|state|region) of)? $", re.I)
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
# Parts of a country without a name: "in the north", "across the south-west".
QUARTERS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
GOAL = frozenset({"to", "into", "towards", "toward", "onto", "for"})
# What a place does when something is counted in it: "Nsanje had 52 deaths", "Spain reported 12 cases".
COUNTING = frozenset(
    {
        "have", "report", "record", "register", "see", "count", "suffer", "lose", "confirm", "log", "account", "show",
        "list", "document", "experience", "add", "note",
    }
)  # fmt: skip
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
        unknown = (_unknown(doc, i) or _again(doc, i, named) or _quarter(doc, i)) if hit is None else None
        unknown = _listed(doc, unknown) if unknown is not None and unknown.preposition else unknown
        if unknown is not None:
            yield unknown
            i = unknown.end
            continue
        i += 1


def _placed(doc: Doc, start: int, end: int, place: Place) -> Mention:
    """A mention; "outside Beira" and "elsewhere in Mozambique" are somewhere else than the place they name."""
    preposition = _preposition(doc, start)
    if _left_out(doc, start, end):
        return Mention(start, end, (ELSEWHERE,), EXCEPT)
    lead = doc[max(0, start - 5) : start].text.lower()
    away = (
        (preposition == "outside" and not _beside(doc, start))
        or "elsewhere in" in lead
        or re.search(r"\bother (?:parts|areas|regions|towns)\b", lead)
    )
    return Mention(start, end, (ELSEWHERE,) if away else (place,), "in" if away else preposition)


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
            or (k > 0 and doc[k].lower_ == "of" and _division(doc, k - 1))
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


def _quarter(doc: Doc, i: int) -> Mention | None:
    """A part of a country without a name: "in the north", "across the north-east"; not "the west wing"."""
    if i < 2 or doc[i - 1].lower_ != "the" or doc[i - 2].lower_ not in ("in", "across", "throughout"):
        return None
    end = i + 3 if doc[i + 1 : i + 2].text == "-" else i + 1
    name = doc[i:end].text.lower().replace("-", "")
    after = doc[end] if end < len(doc) else None
    alone = (
        after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "DET", "PRON")
    )
    if name not in QUARTERS or not alone or (after is not None and after.lower_ == "of" and _known(doc, end + 1)):
        return None
    return Mention(i, end, (Place(name=f"the {name}"),), doc[i - 2].lower_)


def _known(doc: Doc, i: int) -> bool:
    return any(gazetteer().lookup(doc[i:j].text) for j in range(i + 1, min(i + 4, len(doc) + 1)))


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
        return _division(doc, k - 1)
    return (
        doc[k].lower_ in NEIGHBOURING
        or doc[k].pos_ == "DET"
        or (doc[k].lower_ in LOCALITY and doc[k + 1].lower_ == "of")
    )


def _division(doc: Doc, k: int) -> bool:
    """Whether a noun names a kind of place: "the department of Puno", not "the Department of Justice"."""
    return k >= 0 and doc[k].lower_ in LOCALITY and doc[k].text != "Department"


def _calendar(name: str) -> bool:
    return name.split()[0] in (*MONTHS, *WEEKDAYS) or name.split()[0].rstrip(".") in {m[:3] for m in MONTHS}
