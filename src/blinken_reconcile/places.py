"""What is where: how places lie to one another, demonyms, and bodies that speak in news.

Read from data/gazetteers/*.tsv (see the README there). Names and what they mean are in
:mod:`toponyms`; :mod:`placefinder` finds them in the tokens of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from . import placefinder
from .models import Place, Record
from .placefinder import Found
from .toponyms import Toponyms, fold, read_rows, stripped

LARGER = frozenset({"continent", "subregion", "bloc", "water"})


class Body(Record, frozen=True, kw_only=True):
    """An institution that speaks in news, what it is, and the place it belongs to."""

    name: str
    kind: str
    place: Place | None = None


class Gazetteer(Toponyms):
    """Places, demonyms and bodies."""

    def __init__(self) -> None:
        super().__init__()
        self._demonyms = read_rows("demonyms.tsv")
        self._bodies: dict[str, Body] | None = None

    def is_country_or_smaller(self, name: str) -> bool:
        """Whether a place lies in one country; a place that is not known counts as small."""
        kind = self.kind(name)
        if kind is None or kind in LARGER:
            return kind is None
        return kind != "region" or bool(self._of_kind({name, *self._within(name)}, "country"))

    def _of_kind(self, names: set[str], kind: str) -> set[str]:
        return {name for name in names if self.kind(name) == kind}

    def find(self, tokens: Sequence[str]) -> list[Found]:
        """All place names in a list of token texts, the longest at each point, left to right."""
        return placefinder.find(self, tokens)

    # -------------------------------------------------------- demonyms and bodies

    def demonym(self, word: str) -> Place | None:
        """The place of an adjective or a people: Iraqi, Iraqis, French, Scottish."""
        place = self._demonyms.get(stripped(word))
        return self.lookup(place) if place is not None else None

    def body(self, name: str) -> Body | None:
        """An institution by any of its names: the Pentagon, UNHCR, the Kremlin."""
        if self._bodies is None:
            self._bodies = self._read_bodies()
        plain = stripped(name)
        return self._bodies.get(plain) or self._bodies.get(plain[4:] if plain[:4] in ("the ", "The ") else "")

    def is_agency(self, name: str) -> bool:
        """Whether a name is a news agency: what it sends is one origin wherever it is printed."""
        found = self.body(name)
        return found is not None and found.kind == "agency"

    def _read_bodies(self) -> dict[str, Body]:
        bodies: dict[str, Body] = {}
        for names, rest in read_rows("bodies.tsv").items():
            kind, place = (*rest.split("\t"), "")[:2]
            usual, *aliases = names.split("/")
            body = Body(name=usual, kind=kind, place=self.lookup(place) if place else None)
            bodies.update((fold(name), body) for name in (usual, *aliases))
        return bodies


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read on first use."""
    return Gazetteer()
