"""Place names -> the places they may mean, with all that lies around them.

Read from data/gazetteers/places.tsv (GeoNames, CC BY 4.0, and hand lists; see the README
there). Names are matched as they are capitalised; diacritics, curly quotes, a leading "the"
and a trailing "'s" make no difference. Forms read:
    Iraq   the US   U.S.   Türkiye   Iraq's   Port-au-Prince   the Gulf
    London, Ontario   Athens, Georgia   Kharkiv region   Kandahar Province
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .models import Place
from .resources import data_path

LETTERS = str.maketrans("øØđĐłŁıðə’‘ʻʼʿ`´–‑", "oOdDlLida'''''''--") | {
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("Æ"): "AE",
    ord("œ"): "oe",
    ord("þ"): "th",
}
# "Kharkiv region" is the region, "Kharkiv" the city.
NOUNS = frozenset(
    {
        "province",
        "state",
        "region",
        "oblast",
        "governorate",
        "county",
        "prefecture",
        "district",
        "department",
        "canton",
        "voivodeship",
        "division",
        "emirate",
        "territory",
        "krai",
    }
)
# "Ohio State" is a university.
NO_NOUN = "United States"


@cache
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(name: str) -> str:
    """A name without diacritics and with straight quotes: the key it is filed under."""
    if name.isascii():
        return name.replace("`", "'") if "`" in name else name
    return _folded(name)


def stripped(name: str) -> str:
    """Folded, without spaces around it and the possessive behind it ("Iraq's", "States'")."""
    plain = " ".join(fold(name).split())
    if plain.endswith("'s"):
        return plain[:-2]
    return plain[:-1] if plain.endswith("s'") else plain


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of places.tsv; an alias has no kind."""

    name: str
    kind: str
    within: tuple[str, ...]
    mark: str
    others: tuple[str, ...]


def read_rows(file: str) -> dict[str, str]:
    """The rows of a gazetteer by their first column, the rest not yet taken apart."""
    text = data_path("gazetteers", file).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n")[1:] if line)


class Toponyms:
    """The names of places; rows are taken apart when they are asked for."""

    def __init__(self) -> None:
        self._rows = read_rows("places.tsv")
        self._entries: dict[str, _Entry] = {}
        self._places: dict[str, Place] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def lookup(self, name: str) -> Place | None:
        """The place a name usually means, with every larger place around it."""
        found = self.candidates(name)
        return found[0] if found else None

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of a name, the usual one first: London, and London, Ontario."""
        plain = stripped(name)
        for key in (plain, plain[4:] if plain[:4] in ("the ", "The ") else ""):
            if key in self._rows:
                return (self.usual(key), *self.others(key))
        if ", " in plain:
            return self._with_container(plain)
        head, _, noun = plain.rpartition(" ")
        division = self.division(head, noun) if head else None
        return (division,) if division else ()

    def kind(self, name: str) -> str | None:
        """country, state, county, city, region, subregion, landmark, water, continent or bloc."""
        key = self._key(name)
        if key is not None:
            return self._canonical(key).kind
        return "city" if self._with_container(stripped(name)) else None

    def marked(self, key: str) -> bool:
        """Whether the name filed under a key is as likely something else."""
        return bool(self._entry(key).mark)

    # --------------------------------------------------------------------- rows

    def _key(self, name: str) -> str | None:
        plain = stripped(name)
        if plain in self._rows:
            return plain
        return plain[4:] if plain[:4] in ("the ", "The ") and plain[4:] in self._rows else None

    def _entry(self, key: str) -> _Entry:
        if key not in self._entries:
            name, kind, within, mark, others = (*self._rows[key].split("\t"), "", "", "", "", "")[:5]
            inside, beside = within.split("|"), others.split("|")
            self._entries[key] = _Entry(
                name or key, kind, tuple(filter(None, inside)), mark, tuple(filter(None, beside))
            )
        return self._entries[key]

    def _canonical(self, key: str) -> _Entry:
        entry = self._entry(key)
        return entry if entry.kind else self._entry(fold(entry.name))

    def usual(self, key: str) -> Place:
        """The place that a name filed under a key usually means."""
        entry = self._canonical(key)
        if entry.name not in self._places:
            self._places[entry.name] = Place(name=entry.name, within=self._around(entry.within, entry.name))
        return self._places[entry.name]

    def _around(self, nearest: Sequence[str], name: str) -> tuple[str, ...]:
        """Every larger place, the nearest first."""
        queue = list(dict.fromkeys(nearest))
        for outer in queue:
            queue.extend(n for n in self._canonical(fold(outer)).within if n not in queue and n != name)
        return tuple(queue)

    def _within(self, name: str) -> tuple[str, ...]:
        place = self.lookup(name)
        return place.within if place is not None and place.name == name else ()

    def others(self, key: str) -> tuple[Place, ...]:
        """The other candidates of a name: ``=Row`` by name, else a namesake in that container."""
        entry = self._entry(key)
        usual = self._canonical(key).name
        return tuple(
            self.usual(fold(other[1:]))
            if other.startswith("=")
            else Place(name=f"{usual}, {other}", within=self._around((other,), ""))
            for other in entry.others
        )

    def _with_container(self, name: str) -> tuple[Place, ...]:
        """The candidates that lie in the container named: "London, Ontario", "Athens, Georgia"."""
        for split in (i for i, c in enumerate(name) if c == ","):
            head, tail = name[:split], name[split + 2 :]
            if head in self._rows:
                outer = {p.name for p in self.candidates(tail)}
                found = [p for p in (self.usual(head), *self.others(head)) if outer & set(p.within)]
                if found:
                    return tuple(found)
        return ()

    def division(self, name: str, noun: str, *, anywhere: bool = False) -> Place | None:
        """The state or county that a name with "province" or "region" behind it means."""
        if noun.lower() not in NOUNS or name not in self._rows:
            return None
        for place in (self.usual(name), *self.others(name)):
            if self.kind(place.name) in ("state", "county") and (anywhere or NO_NOUN not in place.within):
                return place
        return None
