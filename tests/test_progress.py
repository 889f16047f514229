"""The progress bar: late, only for a person at a terminal, and gone at the end."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from blinken_reconcile import pipeline, progress
from tests import lima

ROOT = Path(__file__).parents[1]
# What rich writes to wipe a line.
WIPED = "\x1b[2K"


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def bar() -> tuple[progress.Bar, Clock, io.StringIO]:
    clock, screen = Clock(), io.StringIO()
    console = Console(file=screen, force_terminal=True, width=60, _environ={"TERM": "xterm"})
    return progress.Bar(console, clock), clock, screen


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_a_short_run_draws_nothing(bar: tuple[progress.Bar, Clock, io.StringIO]) -> None:
    told, clock, screen = bar
    told("reading", 0, 3)
    clock.seconds = 0.9
    told("reading", 1, 3)
    clock.seconds = 5.0
    told("reading", 3, 3)
    told.close()
    assert screen.getvalue() == "", "the first second, and what is over"


def test_a_long_run_is_drawn_and_wiped(bar: tuple[progress.Bar, Clock, io.StringIO]) -> None:
    told, clock, screen = bar
    clock.seconds = 1.0
    told("reading", 40, 300)
    told("reading", 41, 300)
    told("comparing", 0, 0)
    told.close()
    drawn = screen.getvalue()
    assert re.search(r"reading .* 4[01]/300", bare(drawn)) or "comparing" in bare(drawn)
    assert drawn.count("\x1b[?25l") == drawn.count("\x1b[?25h") == 1, "the cursor is there again"
    assert drawn.rstrip("\r\n").endswith(WIPED)
    told.close()


@pytest.mark.parametrize(
    ("wanted", "terminal", "term"), [(False, True, "xterm"), (True, False, "xterm"), (True, True, "dumb")]
)
def test_for_nobody_there_is_no_bar(wanted: bool, terminal: bool, term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("TERM", term)
    with progress.shown(wanted) as bar:
        assert bar is None


def test_it_is_closed_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress.Bar, "close", lambda _: closed.append(True))
    with pytest.raises(KeyboardInterrupt), progress.shown(True):
        raise KeyboardInterrupt
    assert closed == [True]


def test_the_pipeline_tells_each_step(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.reconcile([str(lima.write(tmp_path))], progress=lambda *step: told.append(step))
    assert told == [("reading", 0, 3), ("reading", 1, 3), ("reading", 2, 3), ("comparing", 0, 0)]


# ---------------------------------------------------------------------- a real terminal

Terminal = Callable[..., tuple[str, str]]


@pytest.fixture
def on_a_terminal(tmp_path: Path) -> Terminal:
    """Run the command with standard error at a terminal: standard output, and all that the terminal got."""
    if os.name == "nt":
        pytest.skip("no pseudo-terminals")
    lima.write(tmp_path)

    def run(*arguments: str, patience: float = 0.0) -> tuple[str, str]:
        program = (
            "import sys; from blinken_reconcile import cli, progress\n"
            f"progress.PATIENCE = {patience}\nsys.exit(cli.main(sys.argv[1:]))"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "80"}
        ours, theirs = os.openpty()
        try:
            done = subprocess.run(
                [sys.executable, "-c", program, *arguments],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=theirs,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            os.set_blocking(ours, False)
            seen = b""
            while chunk := _read(ours):
                seen += chunk
        finally:
            os.close(ours)
            os.close(theirs)
        return done.stdout, seen.decode()

    return run


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except BlockingIOError:
        return b""


def test_at_a_terminal(on_a_terminal: Terminal) -> None:
    out, seen = on_a_terminal("news")
    assert out.startswith("conflict\t")
    assert "\x1b" not in out
    assert "reading" in bare(seen)
    assert seen.rstrip("\r\n").endswith(WIPED), "nothing is left on the screen"


@pytest.mark.parametrize(("arguments", "patience"), [(("news", "-q"), 0.0), (("news",), 600.0)])
def test_at_a_terminal_where_nobody_asks(on_a_terminal: Terminal, arguments: tuple[str, ...], patience: float) -> None:
    out, seen = on_a_terminal(*arguments, patience=patience)
    assert out.startswith("conflict\t")
    assert seen == ""


def test_notes_stand_below_it(on_a_terminal: Terminal) -> None:
    _, seen = on_a_terminal("news", "missing.txt")
    assert bare(seen).rstrip().endswith("not read: missing.txt: no such file or folder")
