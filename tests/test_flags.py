"""The help in panels, and what a shell completes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from blinken_reconcile import cli, flags

ROOT = Path(__file__).parents[1]
PROGRAM = f"PYTHONPATH={shlex.quote(str(ROOT / 'src'))} exec {shlex.quote(sys.executable)} -m blinken_reconcile"


def shown(capfd: pytest.CaptureFixture[str]) -> str:
    assert cli.main(["--help"]) == 0
    return capfd.readouterr().out


def panels(text: str) -> dict[str, list[str]]:
    """Heading -> the options under it, by their long names."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        heading = block.partition("\n")[0].removesuffix(":")
        found[heading] = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", block, re.MULTILINE)
    return found


def test_panels_in_their_order(capfd: pytest.CaptureFixture[str]) -> None:
    found = panels(shown(capfd))
    assert [name for name in found if "ptions" in name and "Usage" not in name] == [
        flags.READING,
        flags.SHOWING,
        flags.CHECKING,
        flags.RARE,
    ]
    assert "--fail-on" in found[flags.CHECKING]
    assert found[flags.RARE][-4:] == ["--version", "--install-completion", "--show-completion", "--help"]


def test_every_option_stands_under_one_heading(capfd: pytest.CaptureFixture[str]) -> None:
    names = [name for options in panels(shown(capfd)).values() for name in options]
    assert len(names) == len(set(names))
    parameters = typer.main.get_command(cli.app).params
    assert set(names) - {"--help"} == {one.opts[-1] for one in parameters if one.param_type_name == "option"}


@pytest.mark.parametrize("columns", ["40", "200"])
def test_a_narrow_and_a_wide_terminal(
    columns: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, shown(capfd).splitlines())) <= 80


# -------------------------------------------------------------------------- completion


def completed(tmp_path: Path, *words: str) -> list[str]:
    """What bash offers for the last of ``words``, with the script that ``--show-completion`` prints."""
    program = tmp_path / "reconcile"
    program.write_text(f'#!/bin/sh\n{PROGRAM} "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    script = (
        'eval "$(reconcile --show-completion)"\n'
        f"COMP_WORDS=(reconcile {' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words)}\n"
        '_reconcile_completion reconcile; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    # The shell is found by its process: it must be one, and not be replaced by its last command.
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n:"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="bash is not there")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["--fo"], ["--format", "--focus"]),
        (["-f", "s"], ["sarif"]),
        (["news", "--fail-on", ""], ["never", "conflict", "explained"]),
        (["--only", "conflict,e"], ["conflict,explained"]),
        (["--color", "al"], ["always"]),
        # Nothing of ours: bash goes on to files.
        (["ne"], []),
        (["-o", ""], []),
    ],
)
def test_bash_completes(tmp_path: Path, words: list[str], offered: list[str]) -> None:
    assert completed(tmp_path, *words) == offered
