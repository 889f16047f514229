"""Configuration: which file, what beats what, and what is said of a key or value that makes no sense."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer.main

from blinken_reconcile import cli, config, flags
from blinken_reconcile.errors import ConfigError, UsageError
from blinken_reconcile.models import Report
from blinken_reconcile.settings import Settings
from tests import factories

OPTIONS = flags.configurable(cli.command)
SHAPES = {option.key: option.shape for option in OPTIONS}


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """The settings of a run in ``tmp_path``; the error, if there is one, is raised."""
    seen: list[Settings] = []

    def reconcile(paths: Sequence[str], settings: Settings, progress: object) -> Report:
        seen.append(settings)
        return factories.report()

    def complain(error: Exception, verbose: bool) -> int:
        raise error

    monkeypatch.setitem(sys.modules, "blinken_reconcile.pipeline", SimpleNamespace(reconcile=reconcile))
    monkeypatch.setattr(cli, "_complain", complain)
    monkeypatch.chdir(tmp_path)

    def go(*arguments: str) -> Settings:
        cli.main(["x", *arguments])
        return seen[-1]

    return go


def file_values(folder: Path, text: str, name: str = "reconcile.toml") -> dict[str, Any]:
    (folder / name).write_text(text, encoding="utf-8")
    return {name: one.value for name, one in config.given(OPTIONS, {}, folder).items()}


def environment(**variables: str) -> dict[str, Any]:
    """Values of an environment, where no file is above."""
    return {name: one.value for name, one in config.given(OPTIONS, variables, Path("/nowhere")).items()}


# ---------------------------------------------------------------------------- options


def test_every_option_can_be_configured_under_the_name_of_its_flag() -> None:
    command = typer.main.get_command(cli.app)
    there = {flag.removeprefix("--") for one in command.params for flag in one.opts if flag.startswith("--")}
    assert {option.key for option in OPTIONS} == there - {"version", "help", "install-completion", "show-completion"}
    assert set(config.PATHS) <= there


def test_the_shape_of_an_option() -> None:
    assert (SHAPES["strict"], SHAPES["min-articles"], SHAPES["fail-on"]) == ("switch", "number", "text")
    assert (SHAPES["focus"], SHAPES["only"], SHAPES["published"]) == ("list", "levels", "table")

    def other(names: list[str], number: int | None) -> None: ...

    assert [one.shape for one in flags.configurable(other)] == ["list", "number"]


# -------------------------------------------------------------------------- which file


def test_the_nearest_folder_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "reconcile.toml").write_text("min-articles = 2")
    assert config.given(OPTIONS, {}, deep)["min_articles"].value == 2
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.reconcile]\nmin-articles = 3")
    assert config.given(OPTIONS, {}, deep)["min_articles"].value == 3
    (tmp_path / "a" / "reconcile.toml").write_text("strict = true")
    assert list(config.given(OPTIONS, {}, deep)) == ["strict"], "files are not mixed; ours goes first"
    (deep / "reconcile.toml").write_text("")
    assert config.given(OPTIONS, {}, deep) == {}, "an empty file ends the search"


def test_a_pyproject_of_others_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "reconcile.toml").write_text("strict = true")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert list(config.given(OPTIONS, {}, tmp_path / "a")) == ["strict"]


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    here = tmp_path / "a"
    here.mkdir()
    (tmp_path / "pipes").mkdir()
    toml = 'baseline = "known.json"\noutput = "-"\nfocus = ["n/1.txt"]\nmodel = "en_other"\n'
    (tmp_path / "reconcile.toml").write_text(toml)
    found = {name: one.value for name, one in config.given(OPTIONS, {}, here).items()}
    expected = {"baseline": "../known.json", "output": "-", "focus": ["../n/1.txt"], "model": "en_other"}
    assert found == expected
    assert file_values(tmp_path, 'baseline = "known.json"') == {"baseline": "known.json"}
    (tmp_path / "reconcile.toml").write_text('model = "pipes"')
    assert config.given(OPTIONS, {}, here)["model"].value == "../pipes", "there is such a folder"


# --------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("toml", "values"),
    [
        ('fail-on = "conflict"', {"fail_on": "conflict"}),
        ("strict = false", {"strict": False}),
        ("min-articles = 2", {"min_articles": 2}),
        ('only = ["conflict", "explained"]', {"only": "conflict,explained"}),
        ('only = "conflict,explained"', {"only": "conflict,explained"}),
        ('published = {"000" = 2023-11-05, "a=b" = "2023-11-06"}', {"published": ["000=2023-11-05", "a=b=2023-11-06"]}),
        ("as-of = 2023-11-05", {"as_of": "2023-11-05"}),
        ('format = "json"', {"format_": "json"}),
        ("", {}),
    ],
)
def test_values_of_a_file(tmp_path: Path, toml: str, values: dict[str, Any]) -> None:
    assert file_values(tmp_path, toml) == values
    assert file_values(tmp_path / "..", "") == {}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("strict = 1", "strict needs true or false, not 1"),
        ('strict = "yes"', "strict needs true or false, not 'yes'"),
        ("min-articles = true", "min-articles needs a whole number, not true"),
        ("min-articles = 2.0", "min-articles needs a whole number, not 2.0"),
        ("fail-on = 1", "fail-on needs a text, not 1"),
        ("fail-on = []", r"fail-on needs a text, not \[\]"),
        ('focus = "a.txt"', "focus needs a list of texts, not 'a.txt'"),
        ("focus = [1]", r"focus needs a list of texts, not \[1\]"),
        ("only = 1", "only needs a list of levels, or one text with commas, not 1"),
        ('published = "000=2023-11-05"', "published needs a table of articles and dates"),
        ("published = {a = 1}", "published needs a table of articles and dates"),
        ("as-of = 2023-11-05T10:00:00", "as-of needs a text, not datetime"),
    ],
)
def test_values_of_the_wrong_type(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"^reconcile.toml: {message}"):
        file_values(tmp_path, toml)


@pytest.mark.parametrize(
    ("variables", "values"),
    [
        ({"RECONCILE_FAIL_ON": "conflict"}, {"fail_on": "conflict"}),
        ({"RECONCILE_STRICT": "On"}, {"strict": True}),
        ({"RECONCILE_STRICT": "0"}, {"strict": False}),
        ({"RECONCILE_MIN_ARTICLES": " 2 "}, {"min_articles": 2}),
        ({"RECONCILE_FOCUS": "a b.txt\n\nc:d.txt\n"}, {"focus": ["a b.txt", "c:d.txt"]}),
        ({"RECONCILE_PUBLISHED": "000=2023-11-05\n"}, {"published": ["000=2023-11-05"]}),
        ({"RECONCILE_FORMAT": "json"}, {"format_": "json"}),
        ({"RECONCILE_FORMAT": "", "RECONCILE_STRICT": " "}, {}),
        ({"FAIL_ON": "conflict", "_RECONCILE_COMPLETE": "x", "reconcile_strict": "1"}, {}),
    ],
)
def test_values_of_the_environment(variables: dict[str, str], values: dict[str, Any]) -> None:
    assert environment(**variables) == values


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"RECONCILE_STRICT": "si"}, "RECONCILE_STRICT needs true or false, not 'si'"),
        ({"RECONCILE_MIN_ARTICLES": "two"}, "RECONCILE_MIN_ARTICLES needs a whole number, not 'two'"),
        ({"RECONCILE_EXPLAIN": "x"}, "the environment: RECONCILE_EXPLAIN can only be given as a flag"),
    ],
)
def test_an_environment_that_makes_no_sense(variables: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        environment(**variables)


# ------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("fail_on", "fail-on"),
        ("failon", "fail-on"),
        ("base-line", "baseline"),
        ("FORMAT", "format"),
        ("onestory", "one-story"),
    ],
)
def test_an_unknown_key_names_the_nearest(tmp_path: Path, key: str, nearest: str) -> None:
    with pytest.raises(ConfigError) as caught:
        file_values(tmp_path, f"{key} = 1")
    assert caught.value.message == f"reconcile.toml does not know '{key}'"
    assert caught.value.hint == f"The nearest that it knows is {nearest}."


def test_the_heading_of_another_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        file_values(tmp_path, "[tool.reconcile]\nstrict = true")
    assert caught.value.hint == "The options stand at its top; the heading [tool.reconcile] is for pyproject.toml."


def test_an_unknown_key_that_is_like_none_names_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        file_values(tmp_path, "paths = 1")
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("It knows published, map, as-of, one-story, ")


def test_an_unknown_variable_names_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        environment(RECONCILE_FAILON="conflict")
    assert caught.value.message == "the environment does not know 'RECONCILE_FAILON'"
    assert caught.value.hint == "The nearest that it knows is RECONCILE_FAIL_ON."


@pytest.mark.parametrize("content", [b"x = [", b"\xff\xfe", b'a = 1\na = "2"'])
@pytest.mark.parametrize("name", ["reconcile.toml", "pyproject.toml"])
def test_a_file_that_is_not_toml(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError, match=f"{name} is not TOML: "):
        config.given(OPTIONS, {}, tmp_path)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"pyproject.toml: \[tool.reconcile\] is not a table"):
        file_values(tmp_path, "[tool]\nreconcile = 1", "pyproject.toml")


def test_other_errors_stay_as_they_are() -> None:
    said = [config.Given("x", "fail-on", "RECONCILE_FAIL_ON")]
    for error in (ValueError("--fail-on no"), UsageError("--fail-once no"), UsageError("--only no")):
        assert config.blamed(error, said) is error


# ------------------------------------------------------------------------- command line


def test_default_file_environment_flag(
    ask: Callable[..., Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (ask().fail_on, ask().min_articles, ask().strict) == ("never", 1, False)
    (tmp_path / "reconcile.toml").write_text('fail-on = "explained"\nmin-articles = 2\nstrict = true\n')
    assert (ask().fail_on, ask().min_articles, ask().strict) == ("explained", 2, True)
    monkeypatch.setenv("RECONCILE_MIN_ARTICLES", "3")
    monkeypatch.setenv("RECONCILE_STRICT", "no")
    assert (ask().fail_on, ask().min_articles, ask().strict) == ("explained", 3, False)
    found = ask("--min-articles", "1", "--fail-on", "never")
    assert (found.fail_on, found.min_articles) == ("never", 1), "a flag that repeats the default is said too"


def test_everything_that_a_file_says_arrives(ask: Callable[..., Settings], tmp_path: Path) -> None:
    lines = (
        'format = "json"',
        'only = ["explained", "conflict"]',
        "published = {b = 2023-11-06}",
        f"as-of = {datetime.date(2023, 11, 7)}",
        "one-story = true",
        'model = "en_other"',
        'color = "never"',
        "quiet = true",
        'focus = ["news/a.txt"]',
    )
    (tmp_path / "reconcile.toml").write_text("\n".join(lines))
    assert ask() == Settings(
        format="json",
        only=("conflict", "explained"),
        published=(("b", "2023-11-06"),),
        as_of="2023-11-07",
        one_story=True,
        model="en_other",
        color="never",
        quiet=True,
        focus=("news/a.txt",),
        standing=("as_of", "color", "focus", "format_", "model", "one_story", "only", "published", "quiet"),
    )


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('fail-on = "x"', "reconcile.toml: fail-on does not know 'x'"),
        ("min-articles = 0", "reconcile.toml: min-articles must be 1 or more, not 0"),
        ('as-of = "soon"', "reconcile.toml: as-of needs a date, not 'soon'"),
        ('published = {a = "soon"}', "reconcile.toml: published needs a date, not 'soon'"),
        ('focus = ["nope"]', "reconcile.toml: focus names an article that was not read: nope"),
    ],
)
def test_an_error_names_the_file_and_not_a_flag(
    ask: Callable[..., Settings], tmp_path: Path, toml: str, message: str
) -> None:
    (tmp_path / "reconcile.toml").write_text(toml)
    with pytest.raises(ConfigError) as caught:
        ask()
    assert caught.value.message == message
    assert ask("--fail-on", "never") if "fail-on" in toml else True, "what a flag replaces is not looked at"


def test_an_error_names_the_variable(ask: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECONCILE_ONLY", "bad")
    with pytest.raises(ConfigError, match=r"^RECONCILE_ONLY does not know 'bad'$"):
        ask()


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_does_not_need_a_sound_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], flag: str
) -> None:
    (tmp_path / "reconcile.toml").write_text("[[[")
    monkeypatch.chdir(tmp_path)
    assert cli.main([flag]) == 0
    assert capfd.readouterr().err == ""


def test_a_broken_file_is_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reconcile.toml").write_text("faill-on = 1")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["x"]) == 2
    said = "reconcile: reconcile.toml does not know 'faill-on'\n  The nearest that it knows is fail-on.\n"
    assert capfd.readouterr() == ("", said)
