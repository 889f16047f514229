"""The documentation is true: outputs are real, no option, code, module or phenomenon is missing, every path exists."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
import typer.main

from blinken_reconcile import cli, lexicons
from blinken_reconcile.models import LEVELS
from blinken_reconcile.settings import FORMATS
from docs import update

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "blinken_reconcile"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "data" / "README.md")
)
# Both as the issue asks for them, to the letter.
SET_UP = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -q . && .venv/bin/reconcile seeds/",
    "python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[test]' && .venv/bin/python -m pytest -q",
)
STALE = "is not what it would be now: run `python docs/update.py`"
# A path in backticks, from the root of the repository.
PATH = re.compile(r"`((?:data|docs|tests|src|seeds|benchmarks)/[\w./*-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
# What pages say of other programs.
OTHERS = frozenset({"--treebanks", "--out", "--check", "--cmd", "--docs"}) | {
    *("--update", "--lower", "--reason", "--new-exam"),
}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def words(text: str) -> str:
    """Without line ends, which move with the version of the library that writes the help."""
    return " ".join(text.split())


def options() -> dict[str, str]:
    """Every option of the command line with its help."""
    command = typer.main.get_command(cli.app)
    found = {name: getattr(one, "help", None) or "" for one in command.params for name in one.opts if "-" in name}
    return found | {"--help": "Show this message and exit."}


# ----------------------------------------------------------------------- made pages


def test_readme_shows_the_real_output() -> None:
    text = page("README.md")
    assert len(update.BLOCK.findall(text)) >= 1
    assert update.with_outputs(text) == text, f"README.md {STALE}"


def test_verdicts_are_the_codes() -> None:
    text = page("docs/verdicts.md")
    assert text == update.verdicts(), f"docs/verdicts.md {STALE}"
    for code in lexicons.codes().values():
        assert f"\n### {code.code}: {code.title}\n\n{code.text}\n" in text, code.code


def test_claims_are_the_cases() -> None:
    text = page("docs/claims.md")
    assert text == update.claims(), f"docs/claims.md {STALE}"
    for table in update.TABLES:
        for case in tomllib.loads((update.CASES / f"{table}.toml").read_text(encoding="utf-8"))["case"]:
            assert f"\n| {case['phenomenon']} | " in text, case["phenomenon"]


def test_every_field_of_the_json_has_a_row_and_no_other() -> None:
    text = page("docs/json.md")
    assert text == update.with_fields(text), f"docs/json.md {STALE}"
    tables = {(block["schema"], block["record"]): block["rows"] for block in update.TABLE.finditer(text)}
    records = {
        (path.name.removesuffix("-1.schema.json"), record): schema["properties"]
        for path in update.SCHEMAS.glob("*.json")
        for record, schema in json.loads(path.read_text(encoding="utf-8"))["$defs"].items()
    }
    assert set(tables) == set(records)
    for name, fields in records.items():
        rows = [[cell.strip() for cell in update.CELLS.split(line)[1:-1]] for line in tables[name].splitlines()[3:-1]]
        assert sorted(row[0].strip("`") for row in rows) == sorted(fields), name
        assert [row[0] for row in rows if len(row) != 4 or not row[1] or not row[3]] == [], name


def test_a_field_without_a_row_gets_one_and_a_row_without_a_field_goes() -> None:
    table = update.with_fields(
        "<!-- fields of: report ToolDocument -->\n| `name` |  | u | by hand |\n| `gone` | x | y | z |\n"
        "<!-- end of fields -->"
    )
    assert "| `name` | string | u | by hand |\n" in table
    assert "| `rules` | string |  |  |\n" in table
    assert "gone" not in table


def test_every_case_table_with_phenomena_has_a_chapter() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in update.CASES.glob("*.toml")}
    assert {name for name, text in texts.items() if "\nphenomenon = " in text} == set(update.TABLES)


@pytest.mark.parametrize("name", options())
def test_every_option_is_in_the_page_of_the_command_line(name: str) -> None:
    text = words(page("docs/cli.md"))
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), f"docs/cli.md {STALE}"
    assert words(options()[name]) in text, f"docs/cli.md {STALE}"


# --------------------------------------------------------------------------- README


def test_the_set_up_commands() -> None:
    lines = [line.strip() for line in page("README.md").splitlines() if line.startswith("    ")]
    for command in SET_UP:
        assert lines.count(command) == 1, command


def test_readme_names_every_module_and_no_other() -> None:
    there = {path.name for path in SOURCE.glob("*.py") if not path.name.startswith("__")}
    named = set(re.findall(r"`(\w+\.py)`", page("README.md")))
    assert named == there


def test_readme_names_formats_and_levels() -> None:
    text = page("README.md") + page("docs/cli.md")
    assert [name for name in (*FORMATS, *LEVELS) if f"`{name}`" not in text] == []


def ci_snippet() -> list[str]:
    """The block of README that begins with a step of a workflow."""
    block = re.search(r"^    - uses: .*(?:\n    .*)*", page("README.md"), re.MULTILINE)
    assert block is not None
    return [line[4:] for line in block.group().splitlines()]


def test_the_ci_snippet_is_five_lines_of_steps() -> None:
    lines = ci_snippet()
    assert len(lines) == 5
    for line in lines:
        assert re.fullmatch(r'(?:- |  )[a-z]+: (?:[^\s:{}"]+(?: [^\s:{}"]+)*|\{[a-z-]+: "[^"]+"\})', line), line
    assert lines[0].startswith("- ")
    if importlib.util.find_spec("yaml"):
        steps = importlib.import_module("yaml").safe_load("\n".join(lines))
        assert [sorted(step) for step in steps] == [["uses"], ["uses", "with"], ["run"], ["run"]]


# ------------------------------------------------------------------------- all pages


@pytest.mark.parametrize("name", PAGES)
def test_flags_exist(name: str) -> None:
    known = options()
    lines = [line for line in page(name).splitlines() if not re.search(r"\b(?:pip|git|gh|trafilatura) ", line)]
    assert {flag for line in lines for flag in FLAG.findall(line)} - OTHERS - set(known) == set()


@pytest.mark.parametrize("name", PAGES)
def test_paths_and_links_exist(name: str) -> None:
    text = page(name)
    paths = [match for match in PATH.findall(text) if not list(ROOT.glob(match.rstrip("/")))]
    links = [match for match in LINK.findall(text) if not (ROOT / name).parent.joinpath(match).exists()]
    assert paths + links == []


@pytest.mark.parametrize("name", PAGES)
def test_codes_that_are_named_exist(name: str) -> None:
    assert set(re.findall(r"\bREC\d+\b", page(name))) <= set(lexicons.codes())
