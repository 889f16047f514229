"""The pre-commit hook with the real pre-commit, and the steps of the GitHub action as they stand."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile.settings import FORMATS
from tests import lima

ROOT = Path(__file__).parents[1]
HOOKS, ACTION, PAGE = ROOT / ".pre-commit-hooks.yaml", ROOT / "action.yml", ROOT / "docs" / "ci.md"
Done = subprocess.CompletedProcess[str]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="shell scripts"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not there"),
]


def pre_commit() -> list[str] | None:
    """How to call pre-commit; None where it is not there."""
    if importlib.util.find_spec("pre_commit"):
        return [sys.executable, "-m", "pre_commit"]
    found = shutil.which("pre-commit")
    return [found] if found else None


def yaml(text: str) -> Any:
    """YAML as data; it comes with pre-commit."""
    return pytest.importorskip("yaml", reason="PyYAML is not there: it comes with pre-commit").safe_load(text)


# ------------------------------------------------------------------------- a repository


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder for PATH with the ``reconcile`` and the ``python`` of this checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    python = f"PYTHONPATH={shlex.quote(str(ROOT / 'src'))} exec {shlex.quote(sys.executable)}"
    script(folder / "reconcile", f'{python} -m blinken_reconcile "$@"')
    script(folder / "python", f'{python} "$@"')
    return folder


def script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


@pytest.fixture
def call(bin_folder: Path, tmp_path: Path) -> Callable[..., Done]:
    """Run a command with a git and a home of its own, and ``reconcile`` on the PATH."""
    (tmp_path / "home").mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "RECONCILE_", "PRE_"))
    }
    variables = kept | {
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "home" / "cache"),
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def run(*command: str | Path, cwd: Path, **more: str) -> Done:
        words = [str(word) for word in command]
        return subprocess.run(words, cwd=cwd, env=variables | more, capture_output=True, text=True, check=False)

    return run


def commit(call: Callable[..., Done], folder: Path) -> str:
    """Commit all that is in a folder; the revision."""
    if not (folder / ".git").exists():
        call("git", "init", "-q", folder, cwd=folder)
    for words in (("add", "-A"), ("commit", "-q", "-m", "all", "--no-verify")):
        done = call("git", *words, cwd=folder)
        assert done.returncode == 0, done.stderr
    return call("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with ``news/12.txt`` and ``news/more.txt``, which agree."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (lima.write(folder) / "15.txt").unlink()
    return folder


# -------------------------------------------------------------------------- pre-commit


def test_the_hook_takes_the_whole_set_at_once() -> None:
    (hook,) = yaml(HOOKS.read_text(encoding="utf-8"))
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)
    assert (hook["id"], hook["language"]) == ("reconcile", "python")


@pytest.mark.skipif(pre_commit() is None, reason="pre-commit is not there")
def test_the_hook_under_pre_commit(call: Callable[..., Done], tmp_path: Path, articles: Path) -> None:
    """As in use, but that the ``reconcile`` of this checkout is taken in place of an installation."""
    program = pre_commit()
    assert program is not None
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(HOOKS, hooks)
    revision = commit(call, hooks)
    config = (
        f"repos:\n- repo: {hooks.as_posix()}\n  rev: {revision}\n"
        "  hooks:\n  - {id: reconcile, language: system, args: [news, --baseline, known.json]}\n"
    )
    (articles / ".pre-commit-config.yaml").write_text(config)
    (articles / "known.json").write_text('{"version": 1, "entries": []}')
    commit(call, articles)

    checked = call(*program, "run", "--all-files", cwd=articles)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert re.search(r"^reconcile\.+Passed$", checked.stdout, re.MULTILINE)

    # Only the new article is staged; it contradicts one that is not.
    (articles / "news" / "15.txt").write_text(lima.FIFTEEN)
    call("git", "add", "-A", cwd=articles)
    checked = call(*program, "run", cwd=articles)
    assert checked.returncode == 1
    assert re.search(r"^reconcile\.+Failed$", checked.stdout, re.MULTILINE)
    assert "news/12.txt, news/more.txt; news/15.txt" in checked.stdout

    call("reconcile", "news", "--baseline", "known.json", "--write-baseline", cwd=articles)
    call("git", "add", "-A", cwd=articles)
    checked = call(*program, "run", cwd=articles)
    assert checked.returncode == 0, "what is known does not fail"


# ------------------------------------------------------------------------------ action


def action() -> Any:
    return yaml(ACTION.read_text(encoding="utf-8"))


def step(name: str) -> Any:
    (found,) = [one for one in action()["runs"]["steps"] if one.get("name") == name]
    return found


@pytest.fixture
def reconcile_step(call: Callable[..., Done], articles: Path) -> Callable[..., Done]:
    """The script of the action in the repository, with inputs as a workflow gives them (``fail_on`` is fail-on)."""

    def run(**inputs: str) -> Done:
        one = step("Reconcile")
        values = {name: str(given["default"]) for name, given in action()["inputs"].items()}
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        expression = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
        variables = {name: expression.sub(lambda found: values[found[1]], text) for name, text in one["env"].items()}
        script = articles.parent / "step.sh"
        script.write_text(one["run"])
        # As the runner calls it for "shell: bash".
        return call("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=articles, **variables)

    return run


def test_no_input_is_written_into_a_script() -> None:
    document = action()
    steps = document["runs"]["steps"]
    assert [one["run"] for one in steps if "${{" in one.get("run", "")] == []
    passed = re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", json.dumps(steps))
    assert sorted(passed) == sorted(document["inputs"])
    assert not [name for name in step("Reconcile")["env"] if name.startswith("RECONCILE_")]


def test_the_step_that_installs(call: Callable[..., Done], bin_folder: Path, tmp_path: Path) -> None:
    script(bin_folder / "python", 'printf "%s\\n" "$@"')
    done = call("bash", "-eo", "pipefail", "-c", step("Install")["run"], cwd=tmp_path, GITHUB_ACTION_PATH="/a b/$(x)")
    assert done.stdout.splitlines()[-1] == "/a b/$(x)"
    assert done.stdout.splitlines()[:3] == ["-m", "pip", "install"]


def test_a_drop(call: Callable[..., Done], reconcile_step: Callable[..., Done], articles: Path) -> None:
    before = commit(call, articles)
    asked = {"paths": "news\n", "since": before, "annotate": "false"}
    done = reconcile_step(**asked)
    assert (done.returncode, done.stdout) == (0, "no article has changed\n"), done.stderr

    # Neither a picture nor a text in another language is an article; a new one is.
    (articles / "news" / "picture.png").write_bytes(b"\x89PNG\0")
    (articles / "news" / "oslo $(id) ø.txt").write_text("Choir sings in Oslo\n\nA choir of 40 women sang on Friday.\n")
    commit(call, articles)
    done = reconcile_step(**asked)
    assert done.returncode == 0, done.stderr
    assert "oslo $(id) ø.txt" in done.stdout
    assert "news/12.txt" not in done.stdout, "the rest has not changed"

    (articles / "news" / "15.txt").write_text(lima.FIFTEEN)
    commit(call, articles)
    done = reconcile_step(**asked)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("conflict\t")
    report = json.loads((articles / "reconcile.json").read_text())
    assert report["summary"]["articles"] == 4, "the report is whole, and kept"
    assert reconcile_step(**asked, fail_on="never").returncode == 0

    known = ("--baseline", "known.json", "--write-baseline")
    assert call("reconcile", "news", *known, cwd=articles).returncode == 0
    assert reconcile_step(**asked, baseline="known.json").returncode == 0


def test_without_a_revision_everything_counts(reconcile_step: Callable[..., Done], articles: Path) -> None:
    (articles / "news" / "15.txt").write_text(lima.FIFTEEN)
    assert reconcile_step(paths="news/12.txt\r\nnews/15.txt\r\n", annotate="false").returncode == 1


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"paths": "\n"}, 2),
        ({"paths": "mistyped"}, 3),
        ({"paths": "news\nmistyped"}, 2),
        ({"paths": "news", "fail_on": "x"}, 2),
        ({"paths": "news", "baseline": "mistyped"}, 2),
        ({"paths": "news", "since": "mistyped"}, 128),
        ({"paths": "news", "since": "--output=evil"}, 128),
    ],
)
def test_an_input_that_makes_no_sense(
    call: Callable[..., Done],
    reconcile_step: Callable[..., Done],
    articles: Path,
    inputs: dict[str, str],
    status: int,
) -> None:
    commit(call, articles)
    done = reconcile_step(**inputs, annotate="false")
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stderr
    assert not list(articles.rglob("evil*"))


def test_inputs_are_words_and_never_code(reconcile_step: Callable[..., Done], bin_folder: Path, articles: Path) -> None:
    script(bin_folder / "reconcile", 'printf "%s\\n" "$@"')
    evil = "a b; $(touch evil) `touch evil` \"'* & x"
    done = reconcile_step(paths=f"{evil}\n--version", baseline=evil, fail_on=evil, report=evil)
    assert done.returncode == 0, done.stderr
    options = [f"--fail-on={evil}", f"--baseline={evil}"]
    first = [*options, "--fail-on=never", "--format=json", f"--output={evil}", "--", evil, "--version"]
    second = ["--quiet", *options, "--format=github", "--output=-", "--", evil, "--version"]
    assert done.stdout.splitlines() == [*first, *second]
    assert not list(articles.rglob("evil"))


def test_annotations(reconcile_step: Callable[..., Done], articles: Path) -> None:
    (articles / "news" / "15.txt").write_text(lima.FIFTEEN)
    done = reconcile_step(paths="news")
    assert done.returncode == 1
    assert re.search(r"^::error .*file=news/15\.txt", done.stdout, re.MULTILINE)


def test_what_is_known_is_not_annotated(
    call: Callable[..., Done], reconcile_step: Callable[..., Done], articles: Path
) -> None:
    (articles / "news" / "15.txt").write_text(lima.FIFTEEN)
    known = articles / "known.json"
    call("reconcile", "news", "--baseline", known.name, "--write-baseline", cwd=articles)
    known.write_text(known.read_text().replace('"reason": ""', '"reason": "two counts"'))
    done = reconcile_step(paths="news", baseline="known.json")
    assert done.returncode == 0, done.stderr
    last = "1 in the baseline (1 conflict). The summary of the step has all of them."
    assert done.stdout == f"::notice title=reconcile::{last}\n"


# -------------------------------------------------------------------------------- page


def blocks() -> list[Any]:
    """The YAML of the page, block by block."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [yaml(block) for block in found]


def test_the_workflows_of_the_page_use_what_there_is() -> None:
    assert len(blocks()) >= 3
    steps = [one for block in blocks() if "jobs" in block for job in block["jobs"].values() for one in job["steps"]]
    (ours,) = [one for one in steps if "reconcile" in one.get("uses", "")]
    assert [one["uses"] for one in steps if "@" not in one.get("uses", "@")] == ["./tools/reconcile"]
    assert set(ours["with"]) <= set(action()["inputs"])
    hooks = [hook["id"] for block in blocks() if "repos" in block for one in block["repos"] for hook in one["hooks"]]
    assert hooks == ["reconcile"]


def test_the_formats_of_the_page_exist() -> None:
    named = set(re.findall(r"(?:-f|--format) (\w+)", PAGE.read_text(encoding="utf-8")))
    assert {"github", "sarif", "markdown", "junit"} <= named <= set(FORMATS)


def test_the_page_has_no_placeholders() -> None:
    assert not re.search(r"OWNER|example\.|TODO|<[A-Za-z]+>", PAGE.read_text(encoding="utf-8"))


def test_the_steps_of_the_page_as_they_stand(
    call: Callable[..., Done], bin_folder: Path, articles: Path, tmp_path: Path
) -> None:
    """The comment and the alerts, with what is known and what is new."""
    folder = drop(call, articles)
    script(bin_folder / "gh", 'printf "%s\\n" "$@" > gh.txt')
    steps = [one for block in blocks() if "jobs" in block for job in block["jobs"].values() for one in job["steps"]]
    runs = [one["run"] for one in steps if one.get("run", "").startswith("reconcile")]
    assert len(runs) == 2
    for text in runs:
        done = call("bash", "-eo", "pipefail", "-c", text, cwd=folder, NUMBER="7")
        assert done.returncode == 0, done.stderr
    told = (folder / "gh.txt").read_text().split()
    assert (told[:3], told[-1]) == (["pr", "comment", "7"], "comment.md")
    comment = (folder / "comment.md").read_text()
    assert "In the baseline: two counts" in comment
    assert comment.count("Conflict: ") == 1
    results = json.loads((folder / "reconcile.sarif").read_text())["runs"][0]["results"]
    assert sorted("suppressions" in one for one in results) == [False, True]


def drop(call: Callable[..., Done], articles: Path) -> Path:
    """The repository with a conflict that is known, with its reason, and one that is new."""
    (articles / "articles").mkdir()
    for path in sorted((articles / "news").iterdir()):
        path.rename(articles / "articles" / path.name)
    (articles / "news").rmdir()
    (articles / "articles" / "15.txt").write_text(lima.FIFTEEN)
    done = call("reconcile", "articles", "--baseline", "known.json", "--write-baseline", cwd=articles)
    assert done.returncode == 0, done.stderr
    known = articles / "known.json"
    known.write_text(known.read_text().replace('"reason": ""', '"reason": "two counts"'))
    for name, number in (("a", "31"), ("b", "36")):
        text = f"Fire in Oslo\n\nPublished: 5 May 2023\n\nA fire in Oslo injured {number} people on Thursday.\n"
        (articles / "articles" / f"{name}.txt").write_text(text)
    return articles


@pytest.mark.skipif(pre_commit() is None, reason="pre-commit is not there")
def test_the_hook_of_the_page_as_it_stands(call: Callable[..., Done], articles: Path) -> None:
    folder = drop(call, articles)
    (block,) = re.findall(r"^```yaml\n(repos:.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (folder / ".pre-commit-config.yaml").write_text(block)
    commit(call, folder)
    program = pre_commit()
    assert program is not None
    done = call(*program, "run", "--all-files", cwd=folder)
    assert done.returncode == 1
    assert "articles/a.txt; articles/b.txt" in done.stdout


def test_the_job_for_gitlab_as_it_stands(call: Callable[..., Done], bin_folder: Path, articles: Path) -> None:
    (articles / "README").write_text("x")
    before = commit(call, articles)
    folder = drop(call, articles)
    commit(call, folder)
    script(bin_folder / "python", 'echo "$@"')
    (job,) = [block["reconcile"] for block in blocks() if "reconcile" in block]
    text = "\n".join(job["script"])
    done = call("bash", "-eo", "pipefail", "-c", text, cwd=folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=before)
    assert done.returncode == 1, done.stdout + done.stderr
    report = (folder / "junit.xml").read_text()
    assert report.count("<failure ") == 1
    assert "In the baseline: two counts" in report
    now = call("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()
    done = call("bash", "-eo", "pipefail", "-c", text, cwd=folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=now)
    assert done.returncode == 0, "no article has changed"
