"""Places that no gazetteer lists, by what leads to their names.

Forms read, one a line:
    near Tel Baider   in tiny Ketu   in Tamsir and Holvik   Tamsir county
    across the north-east      (a part of a country without a name)
    By county: Tamsir 141      (where a table has its places)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from .dateforms import MONTHS, WEEKDAYS
from .localities import (
    COUNTING,
    LOCALITY,
    NEIGHBOURING,
    QUARTERS,
    REGIONS,
    Mention,
    compound_head,
    division,
    preposition,
)
from .models import Place
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mention(doc: Doc, i: int, named: Collection[str]) -> Mention | None:
    """The places that a sentence names from a token on, none of which any gazetteer lists."""
    found = _unknown(doc, i) or _again(doc, i, named) or _quarter(doc, i)
    return _listed(doc, found) if found is not None and found.preposition else found


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
    local = end < len(doc) and doc[end].lower_ in LOCALITY and not compound_head(doc, end)
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
        return Mention(i, i + 1, (Place(name=doc[i].text),), preposition(doc, i))
    if proper and _counted_by_place(doc, i):
        return Mention(i, i + 1, (Place(name=doc[i].text),), "")
    for end in (i + 2, i + 1):
        if end <= len(doc) and doc[i:end].text in named:
            alone = end == len(doc) or doc[end].pos_ not in ("NOUN", "PROPN") or not doc[end - 1].whitespace_
            return Mention(i, end, (Place(name=doc[i:end].text),), preposition(doc, i)) if alone else None
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
    return not compound_head(doc, k) or doc[k + 1].lemma_.lower() in COUNTING


def _leads_to_name(doc: Doc, k: int) -> bool:
    """Words between a preposition and a name: "in the neighbouring", "in the fishing village of"."""
    if doc[k].lower_ == "of":
        return division(doc, k - 1)
    return (
        doc[k].lower_ in NEIGHBOURING
        or doc[k].pos_ == "DET"
        or (doc[k].lower_ in LOCALITY and doc[k + 1].lower_ == "of")
    )


def _calendar(name: str) -> bool:
    return name.split()[0] in (*MONTHS, *WEEKDAYS) or name.split()[0].rstrip(".") in {m[:3] for m in MONTHS}
