"""Ugly input, given as a stranger would: exit status, one clear line each, and the rest of the result whole.

Every test starts a process of its own in a folder of its own.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import blinken_reconcile

ROOT = Path(__file__).parents[1]
GOOD = next((ROOT / "seeds").glob("002_*.txt"))
FIELDS = 8  # of a line of plain
COLOR = re.compile(rb"\x1b\[[0-9;]*m")
# What a terminal obeys, as bytes of UTF-8: C0 but tab and line end, DEL, C1.
OBEYED = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
WALK = "The children went to the hills with their goats and came back with the rain, and said they would go again. "
STORM = "The storm killed 12 people in Peru on Sunday, and the police said that 300 houses were damaged by the water. "
HOSTILE = (
    "Storm \x1b[31mkills\x1b[0m 12 in [red]Lima[/red]\n\n"
    "The storm\x1b]0;owned\x07 killed 12 people in Peru on Sunday, the [bold]police[/bold] said.\n\n"
    "About 300 [link=http://x.example]houses[/link] were damaged\x1b[2J and \x9b31mabout 40 people were injured "
    "in Lima on Sunday, [/] the \u202emayor said. [/nope] \\[x] At least 45 [red]boats[/red] sank \x00\x08\x7f there.\n"
)


class Done(NamedTuple):
    """What a run left: exit status, standard output, and the lines on standard error."""

    status: int
    out: bytes
    err: list[str]


def reconcile(folder: Path, *arguments: str, stdin: bytes = b"", timeout: int = 60, **environment: str) -> Done:
    """Run the program in ``folder``; it ends in time, and never with a traceback or an internal error."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "blinken_reconcile", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=kept | environment, input=stdin, capture_output=True, timeout=timeout, check=False
    )
    err = done.stderr.decode()
    assert "Traceback" not in err, err[-2000:]
    assert "internal error" not in err, err[-2000:]
    assert all(line.startswith(("reconcile: ", "  ")) for line in err.splitlines()), err[-2000:]
    return Done(done.returncode, done.stdout, err.splitlines())


def claims_of(done: Done, path: str) -> list[dict[str, Any]]:
    """The claims of one article in a JSON report, without what depends on its neighbours."""
    claims = [claim for claim in json.loads(done.out)["claims"] if claim["article"] == path]
    kept = ("kind", "measure", "value", "low", "high", "modifier", "text", "start", "end")
    return [{key: claim[key] for key in kept} for claim in claims]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with one good article beside which the ugly ones are laid."""
    shutil.copy(GOOD, tmp_path / "good.txt")
    return tmp_path


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The JSON report of the good article by itself."""
    place = tmp_path_factory.mktemp("alone")
    shutil.copy(GOOD, place / "good.txt")
    return reconcile(place, "good.txt", "-f", "json")


# ------------------------------------------------------------------ nothing to be read

UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n\n", "empty"),
    "mark only": (b"\xef\xbb\xbf", "empty"),
    "random bytes": (random.Random(7).randbytes(20_000), "binary, not text"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 40, "binary, not text"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n12 people were killed.\n", "not a format read yet"),
    "digits only": (b"12 345\n678\n" * 50, "no words in it"),
    "French": (
        "Le ministre a annoncé mardi que dix-sept personnes ont été tuées dans l'accident et que plus de 40 autres ont "
        "été blessées, selon les premières informations de la police locale.\n".encode(),
        "not English: ",
    ),
    "Russian": ("Во вторник министр сообщил, что в аварии погибли 17 человек.\n".encode(), "not English: "),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_nothing_but_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    content, reason = UNREADABLE[name]
    (tmp_path / "ugly.txt").write_bytes(content)
    done = reconcile(tmp_path, "ugly.txt")
    assert (done.status, done.out) == (3, b"")
    assert done.err[0].startswith(f"reconcile: skipped: ugly.txt: {reason}")
    assert done.err[1:] == [
        "reconcile: nothing could be read",
        "  Name files or folders with articles in English (.txt, .md, .html, .json).",
    ]


def test_all_of_them_beside_a_good_article(folder: Path, alone: Done) -> None:
    for name, (content, _) in UNREADABLE.items():
        (folder / f"{name}.txt").write_bytes(content)
    done = reconcile(folder, ".", "-f", "json")
    assert done.status == 0
    skipped = {one["where"]: one["reason"] for one in json.loads(done.out)["skipped"]}
    assert {f"{name}.txt" for name in UNREADABLE} == set(skipped)
    for name, (_, reason) in UNREADABLE.items():
        assert skipped[f"{name}.txt"].startswith(reason)
    assert len([line for line in done.err if line.startswith("reconcile: skipped: ")]) == len(UNREADABLE)
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt") != []
    assert reconcile(folder, ".", "--strict").status == 2


def test_a_folder_without_articles(folder: Path) -> None:
    (folder / "none" / "deeper").mkdir(parents=True)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = reconcile(folder, "none")
    assert (done.status, done.out) == (3, b"")
    assert done.err[:2] == ["reconcile: skipped: none: no files in this folder", "reconcile: nothing could be read"]
    done = reconcile(folder, "pictures")
    assert (done.status, done.err[0]) == (3, "reconcile: skipped: pictures/a.png: not a format read yet")
    done = reconcile(folder, "none", "good.txt")
    assert (done.status, done.err[0]) == (0, "reconcile: skipped: none: no files in this folder")
    assert done.out


def test_a_mistyped_path_is_never_success(folder: Path, alone: Done) -> None:
    done = reconcile(folder, "god.txt", "good.txt", "-f", "json")
    assert done.status == 2
    assert done.err[0] == "reconcile: not read: god.txt: no such file or folder"
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")
    done = reconcile(folder, "god.txt", "godd/")
    assert (done.status, done.out) == (3, b"")
    assert len(done.err) == 4
    assert reconcile(folder, "").status == 3


def test_links_and_pipes_in_a_folder(folder: Path) -> None:
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "loop").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    done = reconcile(folder, ".")
    assert done.status == 0
    said = [line for line in done.err if "skipped" in line]
    assert said == [
        "reconcile: skipped: dangling.txt: no such file or folder",
        "reconcile: skipped: pipe.txt: a named pipe, which may never end; pipe it in with '-'",
    ]
    # Named, it would hold up all the others just as well.
    done = reconcile(folder, "pipe.txt", "good.txt")
    assert (done.status, bool(done.out)) == (2, True)
    assert "reconcile: not read: pipe.txt: a named pipe, which may never end; pipe it in with '-'" in done.err


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no process substitution")
def test_a_pipe_of_the_shell_is_read(folder: Path, alone: Done) -> None:
    end, start = os.pipe()
    os.write(start, (folder / "good.txt").read_bytes())
    os.close(start)
    command = [sys.executable, "-m", "blinken_reconcile", f"/dev/fd/{end}", "-f", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False, pass_fds=(end,))
    os.close(end)
    assert done.returncode == 0
    told = Done(done.returncode, done.stdout, [])
    assert claims_of(told, f"/dev/fd/{end}") == claims_of(alone, "good.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "secret.txt").write_text(STORM)
    (folder / "secret.txt").chmod(0)
    assert reconcile(folder, ".").err[0] == "reconcile: skipped: secret.txt: cannot be read: permission denied"
    assert reconcile(folder, "secret.txt", "good.txt").status == 2


# ------------------------------------------------------------------- read with a reservation


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(("At the café: " + STORM).encode("cp1252"))
    (tmp_path / "cut.txt").write_bytes(("Naïve, “curly” – " + STORM + "été").encode()[:-1])
    (tmp_path / "nul.txt").write_bytes((STORM * 3).encode() + b"So it was\0.")
    (tmp_path / "wide.txt").write_text(STORM + "Wide.", encoding="utf-16")
    (tmp_path / "wide2.txt").write_text(STORM + "Wider.", encoding="utf-16-le")
    (tmp_path / "wide3.txt").write_text(STORM + "Widest.", encoding="utf-16-be")
    done = reconcile(tmp_path, ".", "-f", "json")
    assert done.status == 0
    said = [line for line in done.err if "number" not in line]
    assert sorted(said) == [
        "reconcile: warning: cut.txt: not clean UTF-8; characters lost: 1",
        "reconcile: warning: latin.txt: not UTF-8; read as Windows-1252",
        "reconcile: warning: nul.txt: characters in it that are none (NUL): 1",
    ]
    for name in ("cut.txt", "latin.txt", "wide.txt", "wide2.txt", "wide3.txt"):
        assert [claim["value"] for claim in claims_of(done, name) if claim["kind"] == "count"] == [12, 300]
    assert reconcile(tmp_path, ".", "--strict").status == 2


def test_an_article_without_a_number(folder: Path, alone: Done) -> None:
    (folder / "walk.txt").write_text(f"A walk in the hills\n\n{WALK}\n")
    done = reconcile(folder, "walk.txt")
    assert (done.status, done.out) == (0, b"")
    assert done.err == ["reconcile: warning: walk.txt: no number or date was read as a claim"]
    for fmt in ("table", "claims"):
        assert reconcile(folder, "walk.txt", "-f", fmt).out
    done = reconcile(folder, "walk.txt", "good.txt", "-f", "json")
    assert claims_of(done, "walk.txt") == []
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")


ODD = {
    "tabs": STORM.replace(" ", "\t"),
    "one tab": STORM.replace("people in Peru", "people\tin\tPeru") + STORM.replace("Peru", "Lima"),
    "blanks": STORM.replace(" ", "   "),
    "line ends": STORM.replace(" ", "\n"),
    "CRLF": STORM.replace(" ", "\r\n"),
    "no-break": STORM.replace(" ", "\u00a0"),
    "zero width": STORM.replace(" ", " \u200b"),
    "line separators": STORM.replace(" ", "\u2028"),
    "odd digits": STORM + "\U0001f600" * 40 + " 12\u0301 \u0661\u0662 people ½ ² Ⅻ were killed on Sunday.",
    "brackets": STORM + "( " * 300 + "12" + " )" * 300 + " killed on Sunday.",
    "capitals": STORM.upper(),
    "glued": STORM.rstrip() * 40,
    "scraps": "12\n\n13 people\n\nSunday\n\n14\n\n- 15\n- 16 dead\n\n| 17 | 18 |\n\n# 19\n\nSaturday",
    "days": "Monday Tuesday Wednesday 12 13 14 " * 200,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_typing_breaks_nothing(folder: Path, alone: Done, name: str) -> None:
    text = ODD[name]
    (folder / "odd.txt").write_text(text, encoding="utf-8", newline="")
    done = reconcile(folder, "odd.txt", "good.txt", "-f", "json")
    assert done.status == 0
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")
    for claim in claims_of(done, "odd.txt"):
        assert claim["start"] is None or text[claim["start"] : claim["end"]] == claim["text"]


# ------------------------------------------------------------------------------- large


def test_a_line_of_five_million_digits(folder: Path, alone: Done) -> None:
    (folder / "long.txt").write_text(f"The clerk wrote {'7' * 5_000_000} into the book on Monday.\n\n{STORM}\n")
    done = reconcile(folder, "long.txt", "good.txt", "-f", "json")
    assert done.status in (0, 2)
    assert any("long.txt" in line for line in done.err), "what became of it is said"
    assert max(map(len, done.err)) < 500
    assert len(done.out) < 1_000_000
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")


def test_a_paragraph_without_an_end(folder: Path, alone: Done) -> None:
    (folder / "long.txt").write_text(STORM.replace(". ", " and ") * 500)
    done = reconcile(folder, "long.txt", "good.txt", "-f", "json")
    assert done.status == 0
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")


@pytest.mark.slow
def test_ten_megabytes_of_prose(folder: Path) -> None:
    paragraphs = [WALK * 6 + (STORM if number % 100 == 0 else "") for number in range(16_000)]
    text = "A storm in Peru\n\n" + "\n\n".join(paragraphs)
    assert len(text) > 10_000_000
    (folder / "long.txt").write_text(text)
    done = reconcile(folder, "long.txt", "good.txt", "-f", "json", timeout=300)
    assert done.status == 0
    counted = [claim["value"] for claim in claims_of(done, "long.txt") if claim["measure"] == "killed"]
    assert counted == [12] * 160


@pytest.mark.slow
def test_more_than_is_read(folder: Path, alone: Done) -> None:
    (folder / "huge.txt").write_text(WALK * 190_000)
    done = reconcile(folder, "huge.txt", "good.txt", "-f", "json")
    assert done.err[0] == "reconcile: skipped: huge.txt: longer than 20 MB"
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")


# ------------------------------------------------------------------------------- inert


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that try to repaint the terminal, to mark up the table and to forge rows."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "evil.txt").write_text(HOSTILE.replace("\x00", ""), encoding="utf-8")
    (place / "more.txt").write_text(HOSTILE.replace("\x00", "").replace("12", "14"), encoding="utf-8")
    return place


@pytest.mark.parametrize("fmt", ["table", "plain", "json", "claims"])
def test_no_escape_code_of_an_article_gets_out(hostile: Path, fmt: str) -> None:
    for color in ("never", "always"):
        done = reconcile(hostile, ".", "-f", fmt, "--color", color)
        assert done.status == 0
        assert OBEYED.findall(COLOR.sub(b"", done.out) if color == "always" else done.out) == []
        assert OBEYED.findall("\n".join(done.err).encode()) == []
        assert done.out
        # JSON carries the text as it is, for programs; what a person sees is told apart by marks of order.
        assert ("\u202e" in done.out.decode()) == (fmt in ("json", "claims"))


def test_the_explanation_of_a_group_is_inert_too(hostile: Path) -> None:
    groups = json.loads(reconcile(hostile, ".", "-f", "json").out)["groups"]
    assert groups
    done = reconcile(hostile, ".", "--explain", groups[0]["id"])
    assert done.status == 0
    assert done.out
    assert OBEYED.findall(done.out) == []
    assert b"owned" not in done.out


def test_marks_of_rich_are_shown_as_written(hostile: Path) -> None:
    out = reconcile(hostile, ".", "-f", "table", COLUMNS="160").out.decode()
    assert "Storm kills 12 in [red]Lima[/red]" in out
    assert "owned" not in out


def test_escape_codes_are_no_numbers(hostile: Path) -> None:
    values = {claim["value"] for claim in claims_of(reconcile(hostile, ".", "-f", "json"), "evil.txt")}
    assert values & {0, 31, 2} == set()
    assert {12, 40, 45} <= values


def test_tabs_forge_no_fields_and_lines_no_rows(tmp_path: Path) -> None:
    text = STORM.replace("in Peru", "in\tPeru").replace("houses were", "houses\nwere")
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(text.replace("12", "14"))
    done = reconcile(tmp_path, ".", "-f", "plain")
    assert done.status == 0
    rows = done.out.decode().splitlines()
    assert rows
    assert {len(row.split("\t")) for row in rows} == {FIELDS}


@pytest.mark.parametrize("name", ["two\nlines.txt", "[red]mark[bold].txt", "esc\x1b[31m.txt", "tab\t.txt"])
def test_names_of_files_are_inert(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(STORM)
    (tmp_path / "b.txt").write_text(STORM.replace("12", "14"))
    (tmp_path / f"empty {name}").write_text("")
    plain = reconcile(tmp_path, ".", "-f", "plain")
    assert plain.status == 0
    assert len([line for line in plain.err if "skipped" in line]) == 1
    assert {len(row.split("\t")) for row in plain.out.decode().splitlines()} == {FIELDS}
    assert OBEYED.findall(plain.out) == OBEYED.findall("\n".join(plain.err).encode()) == []
    report = reconcile(tmp_path, ".", "-f", "json")
    assert [one["path"] for one in json.loads(report.out)["articles"]] == sorted([name, "b.txt"])
    assert OBEYED.findall(reconcile(tmp_path, ".", "-f", "table").out) == []


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(STORM.encode())
    done = reconcile(tmp_path, ".", "-f", "json")
    assert done.status == 0
    assert json.loads(done.out)["articles"][0]["path"] == "caf\\xe9.txt"


# ----------------------------------------------------------------------- same, and nothing


def test_the_same_text_twice_is_one_article(folder: Path, alone: Done) -> None:
    shutil.copy(folder / "good.txt", folder / "twin.txt")
    done = reconcile(folder, "twin.txt", "good.txt", "good.txt", "./", "-f", "json")
    report = json.loads(done.out)
    assert [one["copies"] for one in report["articles"]] == [["good.txt", "twin.txt"]]
    assert claims_of(done, "good.txt") == claims_of(alone, "good.txt")
    assert report["groups"] == json.loads(alone.out)["groups"]


def test_standard_input(folder: Path) -> None:
    done = reconcile(folder, "-", stdin=b"")
    assert (done.status, done.out, done.err[0]) == (3, b"", "reconcile: skipped: -: empty")
    done = reconcile(folder, "-", stdin=STORM.encode())
    assert done.status == 0
    assert b"\tkilled\t" in done.out
    done = reconcile(folder, "-", "good.txt", stdin=b"\x00\x01")
    assert (done.status, done.err[0]) == (0, "reconcile: skipped: -: binary, not text")
    assert done.out


def test_columns_of_text_are_no_participants(tmp_path: Path) -> None:
    """The gap between two columns is a token: it takes part in no event, and no event is compared by it."""
    rows = (
        " 12   Bridge collapse in Lima            5 May 2023\n 15   Lima bridge falls                  5 May 2023\n"
        " mor  Lima mourns after bridge collapse  5 May 2023\n"
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"3 articles, 1 story of {name}\n\n{rows}", encoding="utf-8")
    report = blinken_reconcile.reconcile([str(tmp_path)])
    actors = [actor for claim in report.claims for event in claim.events for actor in event.actors]
    assert [one for one in actors if not one.name.strip("_ ")] == []
