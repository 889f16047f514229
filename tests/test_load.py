"""Files, folders, encodings and languages: what becomes an article, what is skipped, and why."""

from __future__ import annotations

import os
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blinken_reconcile.errors import NothingRead
from blinken_reconcile.inputs.decoding import decode
from blinken_reconcile.language import foreign
from blinken_reconcile.load import article, load
from blinken_reconcile.models import Loaded

ENGLISH = "Ferry runs aground\n\nA ferry with 214 people aboard ran aground on Tuesday, and 198 of them were rescued.\n"
OTHER = "Second ferry sinks\n\nAnother ferry sank on Wednesday with 12 people aboard, the coast guard said.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes = ENGLISH) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())


def outcome(loaded: Loaded) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """Paths read, what was skipped and why, warnings by path."""
    paths = {one.id: one.path for one in loaded.articles}
    return (
        [one.path for one in loaded.articles],
        [(one.where, one.reason) for one in loaded.skipped],
        [(paths[one.article], one.code) for one in loaded.warnings],
    )


def test_one_article_in_full(here: Path) -> None:
    put("a.txt")
    one = load(["a.txt"]).articles[0]
    assert one.path == "a.txt"
    assert one.text == ENGLISH
    assert one.sha256 == sha256(ENGLISH.encode()).hexdigest()
    assert one.id == one.sha256[:12]
    assert one.words == 19
    assert one.title == "Ferry runs aground"
    assert [zone.kind for zone in one.zones] == ["title", "body"]
    assert (one.copies, one.evidence, one.published, one.outlet) == ((), (), None, None)


def test_folders_are_read_with_all_that_is_in_them(here: Path) -> None:
    put("news/b.txt")
    put("news/a/deep.md", OTHER)
    put("news/noname", OTHER + "More.\n")
    put("news/.hidden.txt", "x")
    put("news/.git/config", "x")
    put("news/page.rtf", "{x}")
    put("news/empty.txt", "")
    assert outcome(load(["news"])) == (
        ["news/a/deep.md", "news/b.txt", "news/noname"],
        [("news/empty.txt", "empty"), ("news/page.rtf", "not a format read yet")],
        [],
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [("news", "news/b.txt"), ("news/", "news/b.txt"), ("./news", "news/b.txt"), (".", "news/b.txt")],
)
def test_paths_are_reported_as_given(here: Path, given: str, shown: str) -> None:
    put("news/b.txt")
    assert [one.path for one in load([given]).articles] == [shown]


def test_the_order_of_the_paths_does_not_matter(here: Path) -> None:
    for name in "cab":
        put(f"{name}.txt", f"{ENGLISH}{name}\n")
    put("news/d.txt", OTHER)
    forwards, backwards = load(["a.txt", "b.txt", "c.txt", "news"]), load(["news", "c.txt", "b.txt", "a.txt"])
    assert forwards == backwards
    assert [one.path for one in forwards.articles] == ["a.txt", "b.txt", "c.txt", "news/d.txt"]


def test_a_file_that_is_named_twice_is_one_article_without_copies(here: Path) -> None:
    put("news/b.txt")
    loaded = load(["news", "news/b.txt", "./news/b.txt", "news"])
    assert [(one.path, one.copies) for one in loaded.articles] == [("news/b.txt", ())]


def test_identical_texts_are_one_article(here: Path) -> None:
    put("z.txt")
    put("news/b.txt", "\ufeff" + ENGLISH)
    put("news/a.txt", OTHER)
    loaded = load(["z.txt", "news"])
    assert [(one.path, one.copies) for one in loaded.articles] == [
        ("news/a.txt", ()),
        ("news/b.txt", ("news/b.txt", "z.txt")),
    ]


def test_a_warning_about_a_text_with_copies_stands_once(here: Path) -> None:
    put("a.txt", "Café blazes\n\nThe café burned and 3 people died there.\n".encode("cp1252"))
    put("b.txt", Path("a.txt").read_bytes())
    assert outcome(load(["a.txt", "b.txt"])) == (["a.txt"], [], [("a.txt", "encoding")])


def test_standard_input_beside_files(here: Path) -> None:
    put("a.txt")
    loaded = load(["-", "a.txt", "-"], stdin=OTHER.encode())
    assert [one.path for one in loaded.articles] == ["-", "a.txt"]


def test_links_in_a_circle(here: Path) -> None:
    put("news/a.txt")
    Path("news/again").symlink_to(here / "news", target_is_directory=True)
    Path("news/up").symlink_to(here, target_is_directory=True)
    Path("news/broken.txt").symlink_to("nowhere")
    assert outcome(load(["news"])) == (["news/a.txt"], [("news/broken.txt", "no such file or folder")], [])


def test_a_mistyped_path_beside_good_ones(here: Path) -> None:
    put("a.txt")
    put("empty.txt", "")
    loaded = load(["a.txt", "b.txt", "empty.txt"])
    assert [one.path for one in loaded.articles] == ["a.txt"]
    assert [(one.where, one.reason, one.failed) for one in loaded.skipped] == [
        ("b.txt", "no such file or folder", True),
        ("empty.txt", "empty", False),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(here: Path) -> None:
    put("a.txt")
    put("news/b.txt")
    os.chmod("news/b.txt", 0)
    assert outcome(load(["a.txt", "news"]))[1] == [("news/b.txt", "cannot be read: permission denied")]


def test_nothing_read_says_why_of_each(here: Path) -> None:
    put("empty.txt", " \n ")
    Path("folder").mkdir()
    with pytest.raises(NothingRead) as caught:
        load(["folder", "empty.txt", "nope"])
    assert caught.value.exit_status == 3
    assert [(one.where, one.reason, one.failed) for one in caught.value.skipped] == [
        ("empty.txt", "empty", False),
        ("folder", "no files in this folder", False),
        ("nope", "no such file or folder", True),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"17, 32. 12 %\n", "no words in it"),
        (b"PK\x03\x04\x00\x00" + b"word " * 50, "binary, not text"),
        (bytes(range(1, 256)) * 20, "binary, not text"),
        (b"%PDF-1.4\nof the and " * 20, "not a format read yet"),
        (b"word " * 4_100_000, "longer than 20 MB"),
        (
            "今天下午，两列火车在城外相撞，造成至少十七人死亡，四十多人受伤。".encode(),
            "not English: most of it is not in Latin letters",
        ),
    ],
)
def test_refused(here: Path, content: bytes, reason: str) -> None:
    put("a.txt", content)
    put("b.txt")
    assert outcome(load(["a.txt", "b.txt"]))[:2] == (["b.txt"], [("a.txt", reason)])


def test_another_suffix_is_read_when_named_and_marked(here: Path) -> None:
    put("a.html")
    put("b.html", b"\x00\x01")
    assert outcome(load(["a.html", "b.html"])) == (["a.html"], [("b.html", "binary, not text")], [("a.html", "format")])


@pytest.mark.parametrize(
    ("data", "text", "reservation"),
    [
        ("Café".encode(), "Café", None),
        ("\ufeffCafé".encode(), "Café", None),
        ("Café".encode("utf-16"), "Café", None),
        ("\ufeffCafé".encode("utf-16-be"), "Café", None),
        ("Café".encode("utf-32"), "Café", None),
        ("Café – “yes”".encode("cp1252"), "Café – “yes”", "not UTF-8; read as Windows-1252"),
        ("“Ça va” – déjà".encode()[:-1], "“Ça va” – déj\ufffd", "not clean UTF-8; characters lost: 1"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", None),
        (b"\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m", None),
    ],
)
def test_decode(data: bytes, text: str, reservation: str | None) -> None:
    assert decode(data) == (text, reservation)


LANGUAGES = tomllib.loads((Path(__file__).parent / "cases" / "languages.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", LANGUAGES, ids=lambda case: case["why"])
def test_language(case: dict[str, Any]) -> None:
    reason = foreign(case["text"])
    assert reason is None if case["english"] else (reason or "").startswith("not English: ")


@pytest.mark.parametrize(
    ("given", "where", "reason"),
    [
        ("", "''", "no such file or folder"),
        ("a\0b", "a\0b", "no such file or folder"),
        ("x" * 300, "x" * 300, "cannot be read: file name too long"),
        ("a.txt/b", "a.txt/b", "cannot be read: not a directory"),
        ("caf\udce9", "caf\\xe9", "no such file or folder"),
    ],
    ids=["empty", "null", "long", "below a file", "not UTF-8"],
)
def test_paths_that_cannot_be(here: Path, given: str, where: str, reason: str) -> None:
    put("a.txt")
    loaded = load([given, "a.txt"])
    assert [one.path for one in loaded.articles] == ["a.txt"]
    assert [(one.where, one.reason, one.failed) for one in loaded.skipped] == [(where, reason, True)]


def test_a_text_without_a_file() -> None:
    read = load(["-"], stdin=ENGLISH.encode()).articles[0]
    assert article(ENGLISH, "text") == msgspec.structs.replace(read, path="text")
