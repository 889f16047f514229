"""What is where: how places lie to one another, demonyms, and bodies that speak in news.

Read from data/gazetteers/*.tsv (see the README there). Names and what they mean are in
:mod:`toponyms`; :mod:`placefinder` finds them in the tokens of a sentence.

"Cannot tell" is the usual answer of :meth:`Gazetteer.disjoint`: it says that two
places are apart only where their levels make it sure, since a wrong yes keeps
two reports of one event from being compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from . import placefinder
from .models import Place, Record
from .placefinder import Found
from .toponyms import Toponyms, fold, read_rows, stripped

COUNTRY_SETS = frozenset({"continent", "subregion", "bloc"})
LARGER = COUNTRY_SETS | {"water"}


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
        self._countries: dict[str, frozenset[str]] | None = None

    def is_country_or_smaller(self, name: str) -> bool:
        """Whether a place lies in one country; a place that is not known counts as small."""
        kind = self.kind(name)
        if kind is None or kind in LARGER:
            return kind is None
        return kind != "region" or bool(self._of_kind({name, *self._within(name)}, "country"))

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether the one lies in the other and is not the same."""
        return outer.name in inner.within and outer.name != inner.name

    def same_or_within(self, inner: Place, outer: Place) -> bool:
        """Whether the one is the other or lies in it."""
        return inner.name == outer.name or self.contains(outer, inner)

    def disjoint(self, a: Place, b: Place) -> bool:
        """Whether two places are surely apart, whichever place of the name is meant.

        Israel and Gaza are; the Middle East and Africa share Egypt; Kashmir and
        India overlap; of Canterbury and Kent it is not known here.
        """
        if a.name == b.name:
            return False
        return all(self._apart(x, y) for x in self._readings(a) for y in self._readings(b))

    def _readings(self, place: Place) -> tuple[Place, ...]:
        own = self._key(place.name)
        return (place, *(self.others(own) if own is not None else ()))

    def _apart(self, a: Place, b: Place) -> bool:
        kinds = self.kind(a.name), self.kind(b.name)
        if None in kinds or self.contains(a, b) or self.contains(b, a):
            return False
        around = ({a.name, *a.within, *self._within(a.name)}, {b.name, *b.within, *self._within(b.name)})
        for level in ("continent", "country", "state"):
            first, second = (self._of_kind(names, level) for names in around)
            if first and second and first.isdisjoint(second):
                return True
        if kinds[0] in COUNTRY_SETS or kinds[1] in COUNTRY_SETS:
            members = tuple(self._members(place.name, kind) for place, kind in zip((a, b), kinds, strict=True))
            return all(members) and members[0].isdisjoint(members[1])
        return kinds[0] == kinds[1] and kinds[0] in ("city", "county", "state", "country")

    def _members(self, name: str, kind: str | None) -> frozenset[str]:
        """The countries of a region, or the country of a smaller place."""
        if kind not in COUNTRY_SETS:
            return frozenset(self._of_kind({name, *self._within(name)}, "country"))
        if self._countries is None:
            keys = [key for key, rest in self._rows.items() if "\tcountry\t" in f"\t{rest}\t"]
            self._countries = {e.name: frozenset(self._within(e.name)) for e in map(self._canonical, keys)}
        return frozenset(country for country, around in self._countries.items() if name in around)

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
