"""Words that lead to the name of a place, and what a mention of places is.

Forms read, one a line:
    in   across   near   outside       (where something is)
    in the fishing village of   in the department of   in neighbouring
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .models import Place

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


def preposition(doc: Doc, start: int) -> str:
    """The preposition over a place, seen through articles and adjectives; "" where there is none."""
    k, steps = start - 1, 0
    while (
        k >= 0
        and steps < 6
        and (
            (doc[k].pos_ in BETWEEN and doc[k].lower_ not in LOCATIVE)
            or (k > 0 and doc[k].lower_ == "of" and division(doc, k - 1))
        )
    ):
        k -= 1
        steps += 1
    if k >= 0 and (doc[k].lower_ in LOCATIVE or doc[k].lower_ in GOAL or doc[k].pos_ == "ADP"):
        return doc[k].lower_
    return ""


def division(doc: Doc, k: int) -> bool:
    """Whether a noun names a kind of place: "the department of Puno", not "the Department of Justice"."""
    return k >= 0 and doc[k].lower_ in LOCALITY and doc[k].text != "Department"


def compound_head(doc: Doc, k: int) -> bool:
    """Whether a noun only leads to another one: the "district" of "Lima district court"."""
    return k + 1 < len(doc) and doc[k + 1].pos_ in ("NOUN", "PROPN") and bool(doc[k].whitespace_)
