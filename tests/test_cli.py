"""The command line, with a pipeline that gives made-up reports: flags by their effect, streams and exit statuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from blinken_reconcile import cli, report
from blinken_reconcile.errors import ModelError, NothingRead, UsageError
from blinken_reconcile.models import Extraction, Loaded, Report, Skipped, Warned
from blinken_reconcile.settings import FORMATS, Settings
from tests import factories

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]

GROUPS = (
    factories.group(id="c1abc", level="conflict", verdict="conflict", articles=2),
    factories.group(id="e1abc", level="explained", verdict="conflict", explained="cut-off", articles=3),
    factories.group(id="s1abc"),
)


class Pipeline:
    """Stands for blinken_reconcile.pipeline; remembers what it was asked."""

    def __init__(self) -> None:
        self.report: Report = factories.report(groups=GROUPS)
        self.error: BaseException | None = None
        self.paths: list[str] = []
        self.settings = Settings()

    def reconcile(self, paths: Sequence[str], settings: Settings, progress: object) -> Report:
        self.paths, self.settings = list(paths), settings
        if self.error is not None:
            raise self.error
        return self.report

    def extractions(
        self, paths: Sequence[str], settings: Settings, progress: object
    ) -> tuple[Loaded, tuple[Extraction, ...], Any]:
        one = self.reconcile(paths, settings, progress)
        loaded = Loaded(articles=one.articles, skipped=one.skipped, warnings=one.warnings)
        return loaded, (Extraction(article="a", claims=one.claims),), one.tool


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, "blinken_reconcile.pipeline", fake)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return fake


@pytest.fixture
def run(pipeline: Pipeline, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def go(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return go


def ids(plain: str) -> list[str]:
    return [line.split("\t")[1] for line in plain.splitlines()]


# --------------------------------------------------------------------------- formats


def test_plain_when_piped(run: Run, pipeline: Pipeline) -> None:
    status, out, err = run("x.txt", "folder", "-")
    assert (status, ids(out), err) == (0, ["c1abc", "e1abc", "s1abc"], "")
    assert pipeline.paths == ["x.txt", "folder", "-"]


def test_table_on_a_terminal(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int, bool]] = []

    def render(one: Report, settings: Settings, fmt: str, *, width: int, color: bool) -> str:
        seen.append((fmt, width, color))
        return ""

    monkeypatch.setattr(report, "render", render)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "77")
    run("x")
    run("x", "--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    run("x")
    run("x", "--color", "always")
    monkeypatch.setenv("COLUMNS", "3")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    run("x")
    monkeypatch.setenv("FORCE_COLOR", "1")
    run("x")
    assert seen == [
        ("table", 77, True),
        ("table", 77, False),
        ("table", 77, False),
        ("table", 77, True),
        ("table", 40, False),
        ("table", 40, True),
    ]


def test_json(run: Run) -> None:
    status, out, _ = run("x", "-f", "json")
    assert status == 0
    assert json.loads(out)["summary"]["groups"] == 3


def test_claims(run: Run) -> None:
    status, out, _ = run("x", "--format", "claims")
    assert status == 0
    assert [json.loads(line)["type"] for line in out.splitlines()] == ["header", "article", "claim"]


def test_every_format_has_its_function() -> None:
    assert {*report.FORMATTERS, "claims"} == set(FORMATS)


def test_github_has_all_of_it_in_the_summary_of_the_step(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("what was there\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("x", "-f", "plain")
    assert summary.read_text(encoding="utf-8") == "what was there\n"
    status, out, err = run("x", "-f", "github")
    assert (status, err) == (0, "")
    assert [line.split(" ")[0] for line in out.splitlines()] == ["::error", "::warning"]
    assert summary.read_text(encoding="utf-8").startswith("what was there\n\n### reconcile: 1 conflict, 1 explained")


def test_a_summary_that_cannot_be_written_fails_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    status, out, err = run("x", "-f", "github")
    assert (status, out.count("\n")) == (0, 2)
    assert err.startswith("reconcile: cannot write the summary of the step, ")


# ---------------------------------------------------------------------------- output


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("o.json", '{\n  "version": 1'),
        ("o.jsonl", '{"type":"header"'),
        ("o.csv", "id,level,kind,"),
        ("o.md", "### reconcile: "),
        ("o.xml", "<?xml "),
        ("o.html", "<!DOCTYPE html>"),
        ("o.sarif", '{\n  "$schema": '),
        ("o.tsv", "conflict\tc1abc"),
        ("o", "conflict\tc1abc"),
    ],
)
def test_the_suffix_decides(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    assert run("x", "-o", str(tmp_path / name)) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_the_format_beats_the_suffix(run: Run, tmp_path: Path) -> None:
    assert run("x", "-o", str(tmp_path / "o.json"), "-f", "plain") == (0, "", "")
    assert (tmp_path / "o.json").read_text(encoding="utf-8").startswith("conflict\tc1abc")


def test_a_dash_is_standard_output(run: Run) -> None:
    assert ids(run("x", "-o", "-")[1]) == ["c1abc", "e1abc", "s1abc"]


def test_an_unknown_suffix_is_refused_before_anything_is_read(run: Run, pipeline: Pipeline) -> None:
    assert run("x", "-o", "o.docx") == (
        2,
        "",
        "reconcile: no format goes with the suffix '.docx' of --output\n  Say it with --format.\n",
    )
    assert pipeline.paths == []


def test_output_is_written_whole_or_not_at_all(run: Run, pipeline: Pipeline, tmp_path: Path) -> None:
    target = tmp_path / "o.json"
    target.write_text("old")
    pipeline.error = ValueError("broken")
    assert run("x", "-o", str(target))[0] == 2
    assert target.read_text() == "old"
    pipeline.error = None
    assert run("x", "-o", str(target))[0] == 0
    assert target.read_text().startswith("{")
    assert os.listdir(tmp_path) == ["o.json"]


def test_output_keeps_mode_and_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    os.chmod(tmp_path / "real.json", 0o640)
    (tmp_path / "o.json").symlink_to("real.json")
    assert run("x", "-o", str(tmp_path / "o.json"))[0] == 0
    assert (tmp_path / "o.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")
    assert (tmp_path / "real.json").stat().st_mode & 0o777 == 0o640


def test_output_into_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "no" / "o.json")
    assert run("x", "-o", target) == (2, "", f"reconcile: cannot write {target}: no such file or directory\n")


# ---------------------------------------------------------------- what is shown, status


@pytest.mark.parametrize(
    ("flags", "shown"),
    [
        (["--only", "conflict"], ["c1abc"]),
        (["--only", "single,explained"], ["e1abc", "s1abc"]),
        (["--only", "agree"], []),
        (["--min-articles", "2"], ["c1abc", "e1abc"]),
        (["--min-articles", "2", "--only", "explained,single"], ["e1abc"]),
    ],
)
def test_filters_change_what_is_shown_and_nothing_else(run: Run, flags: list[str], shown: list[str]) -> None:
    status, out, _ = run("x", "--fail-on", "conflict", *flags)
    assert (status, ids(out)) == (1, shown)
    document = json.loads(run("x", "-f", "json", *flags)[1])
    assert [group["id"] for group in document["groups"]] == shown
    assert (document["summary"]["groups"], document["summary"]["conflict"]) == (3, 1)


@pytest.mark.parametrize(
    ("levels", "fail_on", "status"),
    [
        (["conflict"], "never", 0),
        (["conflict"], "conflict", 1),
        (["conflict"], "explained", 1),
        (["explained"], "conflict", 0),
        (["explained"], "explained", 1),
        (["compatible", "agree", "single"], "explained", 0),
        ([], "explained", 0),
    ],
)
def test_fail_on(run: Run, pipeline: Pipeline, levels: list[str], fail_on: str, status: int) -> None:
    groups = tuple(factories.group(id=level, level=level) for level in levels)
    pipeline.report = factories.report(groups=groups)
    assert run("x", "--fail-on", fail_on)[0] == status


def test_known_disagreements_do_not_fail(run: Run, pipeline: Pipeline) -> None:
    pipeline.report = factories.report(groups=(factories.group(level="conflict", known=factories.known()),))
    assert run("x", "--fail-on", "conflict")[0] == 0


def test_settings_reach_the_pipeline(run: Run, pipeline: Pipeline) -> None:
    run(
        *("x", "--published", "b=2023-11-06", "--published", "a=b.txt=2023-11-05", "--as-of", "2023-11-07"),
        *("--one-story", "--model", "en_other", "--strict", "-q", "-v", "--min-articles", "2"),
    )
    assert pipeline.settings == Settings(
        published=(("a=b.txt", "2023-11-05"), ("b", "2023-11-06")),
        as_of="2023-11-07",
        one_story=True,
        model="en_other",
        strict=True,
        quiet=True,
        verbose=True,
        min_articles=2,
    )


# --------------------------------------------------------------------- notes and errors


def test_notes_go_to_standard_error_and_are_inert(run: Run, pipeline: Pipeline) -> None:
    pipeline.report = factories.report(
        groups=GROUPS,
        skipped=(Skipped(where="\x1b[31mevil\n.txt", reason="empty"),),
        warnings=(Warned(article="a", code="page-date", message="'July\t22' is refused"),),
    )
    status, out, err = run("x")
    assert (status, ids(out)) == (0, ["c1abc", "e1abc", "s1abc"])
    assert err == "reconcile: skipped: evil .txt: empty\nreconcile: warning: news/a.txt: 'July 22' is refused\n"
    assert run("x", "-q")[2] == ""


@pytest.mark.parametrize(
    ("skipped", "codes", "flags", "status"),
    [
        ([Skipped(where="a", reason="empty")], [], [], 0),
        ([Skipped(where="a", reason="empty")], [], ["--strict"], 2),
        ([], ["encoding"], [], 0),
        ([], ["encoding"], ["--strict"], 2),
        ([], ["too-long"], ["--strict"], 2),
        ([], ["page-date"], ["--strict"], 0),
        ([Skipped(where="a", reason="no such file or folder", failed=True)], [], [], 2),
        ([Skipped(where="a", reason="no such file or folder", failed=True)], [], ["--fail-on", "conflict"], 2),
        ([Skipped(where="a", reason="no such file or folder", failed=True)], [], ["-f", "claims"], 2),
    ],
)
def test_input_that_was_not_read(
    run: Run, pipeline: Pipeline, skipped: list[Skipped], codes: list[str], flags: list[str], status: int
) -> None:
    warnings = tuple(Warned(article="a", code=code, message="m") for code in codes)
    pipeline.report = factories.report(groups=GROUPS, skipped=tuple(skipped), warnings=warnings)
    found, out, _ = run("x", *flags)
    assert found == status
    assert out, "the other articles' results are whole"


@pytest.mark.parametrize(
    ("error", "status", "err"),
    [
        (
            NothingRead((Skipped(where="nope", reason="no such file or folder", failed=True),)),
            3,
            "reconcile: not read: nope: no such file or folder\n"
            "reconcile: nothing could be read\n"
            "  Name files or folders with articles in English (.txt, .md, .html, .json).\n",
        ),
        (
            ModelError("the model is damaged", "install it again"),
            2,
            "reconcile: the model is damaged\n  install it again\n",
        ),
        (UsageError("no"), 2, "reconcile: no\n"),
        (ZeroDivisionError("division\x1b[2J"), 2, "reconcile: internal error: ZeroDivisionError: division\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors(run: Run, pipeline: Pipeline, error: BaseException, status: int, err: str) -> None:
    pipeline.error = error
    assert run("x") == (status, "", err)


def test_a_traceback_only_when_asked_for(run: Run, pipeline: Pipeline) -> None:
    pipeline.error = ZeroDivisionError("division")
    _, _, err = run("x", "-v")
    assert "Traceback" in err
    assert err.endswith("reconcile: internal error: ZeroDivisionError: division\n")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (
            ["--only", "bad"],
            "--only does not know 'bad'\n  It takes one of: conflict, explained, compatible, agree, single.",
        ),
        (["--only", " , "], "--only needs at least one level\n  It takes one or more of: "),
        (["--format", "yaml"], "--format does not know 'yaml'\n  It takes one of: table, plain, json, claims, "),
        (["--fail-on", "agree"], "--fail-on does not know 'agree'\n  It takes one of: never, conflict, explained."),
        (["--color", "yes"], "--color does not know 'yes'\n  It takes one of: auto, always, never."),
        (["--min-articles", "0"], "--min-articles must be 1 or more, not 0"),
        (["--published", "x"], "--published needs ARTICLE=DATE, not 'x'\n  For example: --published 000=2023-11-05"),
        (["--published", "x=Sunday"], "--published needs a date, not 'Sunday'\n  Write it as YEAR-MONTH-DAY"),
        (["--as-of", "2023-02-30"], "--as-of needs a date, not '2023-02-30'\n  Write it as YEAR-MONTH-DAY"),
        (["--as-of", "20231105"], "--as-of needs a date, not '20231105'"),
        (
            ["--published", "x=2023-11-05", "--published", "x=2023-11-06"],
            "--published gives x two dates: 2023-11-05 and 2023-11-06\n  Leave one of them out.",
        ),
        (["--output", ""], "--output needs the name of a file, not ''\n  '-' is standard output."),
        (["--explain", ""], "--explain needs the id of a group or a code, not ''"),
        (
            ["--explain", "c1", "-f", "json"],
            "--format json does not go with --explain, which shows text\n  Leave it out.",
        ),
        (["--explain", "REC210", "-f", "csv"], "--format csv does not go with --explain"),
        (["--explain", "c1", "-o", "x.html"], "--output x.html would be html, and --explain shows text\n  Take a name"),
    ],
)
def test_usage(run: Run, pipeline: Pipeline, flags: list[str], message: str) -> None:
    status, out, err = run("x", *flags)
    assert (status, out) == (2, "")
    assert err.startswith(f"reconcile: {message}")
    assert pipeline.paths == [], "nothing is read before the flags make sense"


@pytest.mark.parametrize("flags", [["--nope"], ["--min-articles", "many"], ["--format"]])
def test_usage_by_typer(run: Run, flags: list[str]) -> None:
    status, out, err = run("x", *flags)
    assert (status, out) == (2, "")
    assert "Error: " in err


def test_a_number_that_is_none_is_told_in_plain_words(run: Run) -> None:
    assert "Invalid value for '--min-articles': 'many' is not a whole number" in run("x", "--min-articles", "many")[2]


# ----------------------------------------------------------------------------- explain


@pytest.mark.parametrize("wanted", ["c1abc", "c1", "c"])
def test_explain_a_group(run: Run, wanted: str) -> None:
    status, out, err = run("x", "--explain", wanted)
    assert (status, err) == (0, "")
    assert "group c1abc" in out
    assert "\x1b" not in out


def test_explain_keeps_the_status(run: Run) -> None:
    assert run("x", "--explain", "s1", "--fail-on", "conflict")[0] == 1


def test_explain_needs_one_group(run: Run, pipeline: Pipeline) -> None:
    pipeline.report = factories.report(groups=(factories.group(id="ab1"), factories.group(id="ab2")))
    status, out, err = run("x", "--explain", "ab")
    assert (status, out) == (2, "")
    assert err.startswith("reconcile: 2 groups start with 'ab': ab1 (Attacks in Iraq), ab2 (Attacks in Iraq)\n")


def test_explain_a_code_needs_no_articles(run: Run, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = SimpleNamespace(paragraph=lambda code: f"{code} says that.")
    monkeypatch.setitem(sys.modules, "blinken_reconcile.codes", codes)
    assert run("--explain", "rec401") == (0, "REC401 says that.\n", "")
    assert pipeline.paths == []


@pytest.mark.parametrize("asked", ["REC", "rec2"])
def test_the_start_of_a_code_lists_the_steps(run: Run, asked: str) -> None:
    status, out, err = run("--explain", asked)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert "REC220  two numbers that cannot both be right" in lines
    assert all(line.startswith(asked.upper()) for line in lines)


def test_no_such_step(run: Run) -> None:
    assert run("--explain", "REC999") == (
        2,
        "",
        "reconcile: there is no step REC999\n  The steps by their names: reconcile --explain REC\n",
    )


# ---------------------------------------------------------------- what makes no sense


@pytest.mark.parametrize("flags", [["-q"], ["--explain", "43d8"], ["--fail-on", "conflict"]])
def test_options_without_paths_are_an_error_and_no_page_of_help(run: Run, flags: list[str]) -> None:
    said = "reconcile: no PATHS are given\n  Name files or folders, or '-' for standard input.\n"
    assert run(*flags) == (2, "", said)


def test_quiet_still_tells_what_the_status_comes_from(run: Run, pipeline: Pipeline) -> None:
    missing = Skipped(where="nope", reason="no such file or folder", failed=True)
    empty = Skipped(where="empty.txt", reason="empty")
    coded = Warned(article="a", code="encoding", message="not UTF-8")
    other = Warned(article="a", code="page-date", message="refused")
    pipeline.report = factories.report(groups=GROUPS, skipped=(empty, missing), warnings=(coded, other))
    assert run("x", "-q")[2] == "reconcile: not read: nope: no such file or folder\n"
    assert run("x", "-q", "--strict")[2] == (
        "reconcile: skipped: empty.txt: empty\n"
        "reconcile: not read: nope: no such file or folder\n"
        "reconcile: warning: news/a.txt: not UTF-8\n"
    )


@pytest.mark.parametrize(
    "flags", [["-o", "none/x.json"], ["-o", "folder"], ["--write-baseline", "--baseline", "none/k"]]
)
def test_a_target_that_cannot_be_written_is_refused_before_anything_is_read(
    run: Run, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    status, out, err = run("x", "-f", "json", *flags)
    assert (status, out) == (2, "")
    assert re.match(r"reconcile: cannot write (none/x\.json|folder|none/k): (no such file or|is a) directory\n", err)
    assert pipeline.paths == []


def test_an_article_is_not_written_over(
    run: Run, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("kept")
    status, _, err = run("news", "-o", "./news/../news/a.txt")
    assert status == 2
    assert err.startswith("reconcile: ./news/../news/a.txt is one of the articles and is not written over\n  Write ")
    assert (tmp_path / "news" / "a.txt").read_text() == "kept"


@pytest.mark.parametrize("flags", [(), ("-q",), ("-f", "claims")])
def test_a_published_that_names_nothing_is_refused(run: Run, flags: tuple[str, ...]) -> None:
    status, out, err = run("x", "--published", "a=2023-05-05", "--published", "nope=2023-05-05", *flags)
    assert (status, out) == (2, "")
    assert err.startswith("reconcile: --published names no article that was read: nope\n  Name it by its path, ")


def test_two_names_of_one_article_give_one_date(run: Run) -> None:
    given = ("--published", "a=2023-05-05", "--published")
    status, out, err = run("x", *given, "a.txt=2023-05-06")
    assert (status, out) == (2, "")
    assert err.startswith("reconcile: --published gives news/a.txt two dates: a=2023-05-05 and a.txt=2023-05-06\n")
    assert run("x", *given, "a.txt=2023-05-05")[0] == 0


def test_a_published_of_a_variable_may_be_about_other_articles(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECONCILE_PUBLISHED", "a=2023-05-05\nnope=2023-05-05")
    status, _, err = run("x")
    assert (status, err) == (0, "reconcile: warning: --published names no article that was read: nope\n")
    assert run("x", "-q")[2] == ""


def test_explain_leaves_the_usual_format_aside(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RECONCILE_FORMAT", "json")
    status, out, _ = run("x", "--explain", "c1")
    assert (status, "group c1abc" in out) == (0, True)
    assert run("x", "--explain", "c1", "-f", "table", "-o", str(tmp_path / "x.html"))[0] == 0
    # The file that reports usually go to is not written over with something else.
    monkeypatch.setenv("RECONCILE_OUTPUT", str(tmp_path / "y.html"))
    assert run("x", "--explain", "c1")[0] == 2
    assert not (tmp_path / "y.html").exists()


def test_one_is_told_in_the_singular(run: Run) -> None:
    assert run("x", "-v")[2].startswith("reconcile: 1 article, ")


def test_claims_cannot_fail(run: Run) -> None:
    status, _, err = run("x", "-f", "claims", "--fail-on", "conflict")
    assert (status, err) == (0, "reconcile: the format claims compares nothing: --fail-on has no effect\n")


@pytest.mark.skipif(os.name == "nt", reason="shell")
@pytest.mark.parametrize(
    ("closed", "status", "out", "err"),
    [
        (">&-", 2, "", "reconcile: standard output is closed\n  Write to a file with --output.\n"),
        ("2>&-", 0, "single\t", ""),
        (
            "<&-",
            3,
            "",
            "reconcile: skipped: -: empty\nreconcile: nothing could be read\n  Name files or folders with articles ",
        ),
        (">/dev/full", 2, "", "reconcile: cannot write to standard output: no space left on device\n"),
    ],
)
def test_closed_and_full_streams(tmp_path: Path, closed: str, status: int, out: str, err: str) -> None:
    if closed.endswith("full") and not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    (tmp_path / "a.txt").write_text("A bridge fell in Lima and killed 12 people.\n")
    path = "-" if closed == "<&-" else "a.txt"
    command = f'"{sys.executable}" -m blinken_reconcile {path} {closed}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["sh", "-c", command], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == status
    assert done.stdout.startswith(out)
    assert bool(done.stdout) == bool(out)
    assert done.stderr.startswith(err)
    assert bool(done.stderr) == bool(err)


# ------------------------------------------------------------------------ help, version


def test_no_arguments_is_the_help_and_not_success(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (2, "")
    assert out == run("--help")[1]


def test_help_names_every_option() -> None:
    result = CliRunner().invoke(cli.app, ["-h"], prog_name="reconcile")
    assert result.exit_code == 0
    for option in (
        *("--format", "--output", "--fail-on", "--only", "--min-articles", "--explain", "--published", "--as-of"),
        *("--one-story", "--model", "--strict", "--quiet", "--verbose", "--color", "--version", "--help"),
    ):
        assert f"{option} " in result.output, option


def python(*arguments: str, **kw: Any) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False, **kw
    )


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(flag: str) -> None:
    code = (
        "import sys; from blinken_reconcile.cli import main; status = main([sys.argv[1]]);"
        "heavy = {'spacy', 'numpy', 'rapidfuzz', 'dateparser', 'rich', 'jsonschema'} & set(sys.modules);"
        "print(sorted(heavy), status, file=sys.stderr)"
    )
    done = python("-c", code, flag)
    assert done.stderr == "[] 0\n"
    assert done.stdout.startswith("Usage: reconcile [OPTIONS]" if flag == "--help" else "reconcile ")


def test_module_without_arguments() -> None:
    done = python("-m", "blinken_reconcile")
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith("Usage: reconcile ")


FAKE = """
import sys, types
from tests import factories
fake = types.ModuleType("blinken_reconcile.pipeline")
groups = tuple(factories.group(id=f"g{n}") for n in range(20_000))
fake.reconcile = lambda paths, settings, progress: factories.report(groups=groups)
sys.modules["blinken_reconcile.pipeline"] = fake
from blinken_reconcile.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -c '{FAKE}' x 2>err | head -1; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "single\tg0\tcount\tattacks\tIraq\t17\tnews/a.txt\tOne article only says it.\n0\n"
    assert (tmp_path / "err").read_text() == ""


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    code = FAKE.replace('id=f"g{n}"', 'because="\u2013 \u00e9"').replace("20_000", "1")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
    }
    done = subprocess.run([sys.executable, "-c", code, "x"], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().endswith("– é\n")
