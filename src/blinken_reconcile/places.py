"""What is where: places with all that lies around them, demonyms, and bodies that speak in news.

Read from data/gazetteers/*.tsv (GeoNames, CC BY 4.0, and hand lists; see the
README there). Names are matched as they are capitalised; diacritics, curly
quotes, a leading "the" and a trailing "'s" make no difference. Forms read:
    Iraq   the US   U.S.   Türkiye   Iraq's   Port-au-Prince   the Gulf
    London, Ontario   Athens, Georgia   Kharkiv region   Kandahar Province

"Cannot tell" is the usual answer of :meth:`Gazetteer.disjoint`: it says that two
places are apart only where their levels make it sure, since a wrong yes keeps
two reports of one event from being compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .models import Place, Record
from .resources import data_path

LONGEST = 7
"""Tokens of the longest name: "Alpes - de - Haute - Provence"."""

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
COUNTRY_SETS = frozenset({"continent", "subregion", "bloc"})
LARGER = COUNTRY_SETS | {"water"}


@cache
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(name: str) -> str:
    """A name without diacritics and with straight quotes: the key it is filed under."""
    if name.isascii():
        return name.replace("`", "'") if "`" in name else name
    return _folded(name)


def _stripped(name: str) -> str:
    """Folded, without spaces around it and the possessive behind it ("Iraq's", "States'")."""
    plain = " ".join(fold(name).split())
    if plain.endswith("'s"):
        return plain[:-2]
    return plain[:-1] if plain.endswith("s'") else plain


class Body(Record, frozen=True, kw_only=True):
    """An institution that speaks in news, what it is, and the place it belongs to."""

    name: str
    kind: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place name in a list of tokens, from ``start`` to before ``end``.

    ``ambiguous`` names are as likely a word, a person or another place and
    want more than a capital letter: a preposition in front, the country behind.
    """

    start: int
    end: int
    place: Place
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of places.tsv; an alias has no kind."""

    name: str
    kind: str
    within: tuple[str, ...]
    mark: str
    others: tuple[str, ...]


class Gazetteer:
    """Places, demonyms and bodies; rows are taken apart when they are asked for."""

    def __init__(self) -> None:
        self._rows = _rows("places.tsv")
        self._demonyms = _rows("demonyms.tsv")
        self._entries: dict[str, _Entry] = {}
        self._places: dict[str, Place] = {}
        self._bodies: dict[str, Body] | None = None
        self._countries: dict[str, frozenset[str]] | None = None

    # ------------------------------------------------------------------- places

    def lookup(self, name: str) -> Place | None:
        """The place a name usually means, with every larger place around it."""
        found = self.candidates(name)
        return found[0] if found else None

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of a name, the usual one first: London, and London, Ontario."""
        plain = _stripped(name)
        for key in (plain, plain[4:] if plain[:4] in ("the ", "The ") else ""):
            if key in self._rows:
                return (self._default(key), *self._others(key))
        if ", " in plain:
            return self._with_container(plain)
        head, _, noun = plain.rpartition(" ")
        division = self._division(head, noun) if head else None
        return (division,) if division else ()

    def is_ambiguous(self, name: str) -> bool:
        """Whether a name is as likely a word, a person or a second place (Reading, Georgia)."""
        key = self._key(name)
        return key is not None and bool(self._entry(key).mark)

    def kind(self, name: str) -> str | None:
        """country, state, county, city, region, subregion, landmark, water, continent or bloc."""
        key = self._key(name)
        if key is not None:
            return self._canonical(key).kind
        return "city" if self._with_container(_stripped(name)) else None

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
        return (place, *(self._others(own) if own is not None else ()))

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

    # ----------------------------------------------------------------- in a text

    def find(self, tokens: Sequence[str]) -> list[Found]:
        """All place names in a list of token texts, the longest at each point, left to right."""
        plain = [fold(token) for token in tokens]
        found: list[Found] = []
        at = 0
        while at < len(plain):
            hit = self._longest(plain, at)
            if plain[at] in ("the", "The"):
                hit = max((h for h in (hit, self._longest(plain, at + 1)) if h), key=lambda h: h.end, default=None)
            if hit is None:
                at += 1
                continue
            found.extend(self._in_context(plain, hit))
            at = found[-1].end
        return found

    def _longest(self, tokens: Sequence[str], start: int) -> Found | None:
        """The longest name from a token on; a name of one word has a capital letter."""
        first = tokens[start] if start < len(tokens) else ""
        if not first[:1].isalpha():
            return None
        upper = first[0].isupper()
        if not upper and not (
            len(tokens) > start + 1 and (tokens[start + 1][:1].isupper() or tokens[start + 1] == "-")
        ):
            return None
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            key = self._written(tokens[start:end])
            if key is None or (end == start + 1 and not upper):
                continue
            return self._with_noun(tokens, Found(start, end, self._default(key), bool(self._entry(key).mark)), key)
        return None

    def _written(self, tokens: Sequence[str]) -> str | None:
        """The key of tokens put back together, if there is one."""
        name = _joined(tokens)
        if name in self._rows:
            return name
        if name.endswith("'s") and name[:-2] in self._rows and len(tokens) == 1:
            return name[:-2]
        if name.startswith("The ") and "the " + name[4:] in self._rows:
            return "the " + name[4:]
        return None

    def _with_noun(self, tokens: Sequence[str], hit: Found, key: str) -> Found:
        """A division by its noun, where there is one: "Kharkiv region", "the state of Georgia"."""
        noun = tokens[hit.end] if hit.end < len(tokens) else ""
        division = self._division(key, noun)
        if division is not None:
            return Found(hit.start, hit.end + 1, division, False)
        if tokens[max(0, hit.start - 1) : hit.start] == ["of"] and hit.start > 1:
            division = self._division(key, tokens[hit.start - 2], anywhere=True)
        return Found(hit.start, hit.end, division, False) if division is not None else hit

    def _in_context(self, tokens: Sequence[str], hit: Found) -> Iterator[Found]:
        """What stands behind the comma settles both names: "Athens, Georgia"."""
        behind = self._longest(tokens, hit.end + 1) if tokens[hit.end : hit.end + 1] == [","] else None
        pairs = behind and [
            (inner, outer)
            for inner in self._meant(tokens, hit)
            for outer in self._meant(tokens, behind)
            if outer.name in inner.within
        ]
        if not behind or not pairs:
            yield hit
            return
        inner, outer = pairs[0]
        yield Found(hit.start, hit.end, inner, False)
        yield Found(behind.start, behind.end, outer, False)

    def _meant(self, tokens: Sequence[str], hit: Found) -> tuple[Place, ...]:
        key = self._written(tokens[hit.start : hit.end])
        return (hit.place, *self._others(key)) if key is not None else (hit.place,)

    # -------------------------------------------------------- demonyms and bodies

    def demonym(self, word: str) -> Place | None:
        """The place of an adjective or a people: Iraqi, Iraqis, French, Scottish."""
        place = self._demonyms.get(_stripped(word))
        return self.lookup(place) if place is not None else None

    def body(self, name: str) -> Body | None:
        """An institution by any of its names: the Pentagon, UNHCR, the Kremlin."""
        if self._bodies is None:
            self._bodies = self._read_bodies()
        plain = _stripped(name)
        return self._bodies.get(plain) or self._bodies.get(plain[4:] if plain[:4] in ("the ", "The ") else "")

    def is_agency(self, name: str) -> bool:
        """Whether a name is a news agency: what it sends is one origin wherever it is printed."""
        found = self.body(name)
        return found is not None and found.kind == "agency"

    def _read_bodies(self) -> dict[str, Body]:
        bodies: dict[str, Body] = {}
        for names, rest in _rows("bodies.tsv").items():
            kind, place = (*rest.split("\t"), "")[:2]
            usual, *aliases = names.split("/")
            body = Body(name=usual, kind=kind, place=self.lookup(place) if place else None)
            bodies.update((fold(name), body) for name in (usual, *aliases))
        return bodies

    # --------------------------------------------------------------------- rows

    def _key(self, name: str) -> str | None:
        plain = _stripped(name)
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

    def _default(self, key: str) -> Place:
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

    def _others(self, key: str) -> tuple[Place, ...]:
        """The other candidates of a name: ``=Row`` by name, else a namesake in that container."""
        entry = self._entry(key)
        usual = self._canonical(key).name
        return tuple(
            self._default(fold(other[1:]))
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
                found = [p for p in (self._default(head), *self._others(head)) if outer & set(p.within)]
                if found:
                    return tuple(found)
        return ()

    def _division(self, name: str, noun: str, *, anywhere: bool = False) -> Place | None:
        """The state or county that a name with "province" or "region" behind it means."""
        if noun.lower() not in NOUNS or name not in self._rows:
            return None
        for place in (self._default(name), *self._others(name)):
            if self.kind(place.name) in ("state", "county") and (anywhere or NO_NOUN not in place.within):
                return place
        return None


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as they were written: no space around hyphens, none before commas and points."""
    name = tokens[0]
    for before, token in pairwise(tokens):
        glued = token in ("-", ",", ".", "'s", "'") or before == "-"
        name += token if glued else " " + token
    return name


def _rows(file: str) -> dict[str, str]:
    """The rows of a gazetteer by their first column, the rest not yet taken apart."""
    text = data_path("gazetteers", file).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n")[1:] if line)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read on first use."""
    return Gazetteer()
