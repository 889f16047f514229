"""What holds of every format: the same bytes in every process, nothing imported for another, nothing for a CI log."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from blinken_reconcile.report import FORMATTERS, render
from blinken_reconcile.settings import Settings
from tests import hostile

ROOT = Path(__file__).parents[1]
# Those that draw with rich; the others must not wait for it.
DRAWN = frozenset({"table", "markdown", "html"})
PROGRAM = """
import sys
from blinken_reconcile.report import render
from blinken_reconcile.settings import Settings
from tests.report_examples import power_cuts
sys.stdout.write(render(power_cuts(), Settings(), sys.argv[1]))
print(*sorted({'rich', 'spacy', 'numpy', 'dateparser'} & set(sys.modules)), file=sys.stderr)
"""


def told(fmt: str, seed: str) -> tuple[str, str]:
    """Output and heavy modules of a process of its own, whose sets have an order of their own."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROGRAM, fmt]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    return done.stdout, done.stderr.strip()


@pytest.mark.parametrize("fmt", FORMATTERS)
def test_the_same_bytes_and_nothing_imported_in_vain(fmt: str) -> None:
    first, heavy = told(fmt, "1")
    assert first == told(fmt, "2")[0]
    assert first
    assert heavy == ("rich" if fmt in DRAWN else "")


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("fmt", FORMATTERS)
def test_nothing_that_the_log_of_a_ci_job_obeys(fmt: str, known: bool) -> None:
    text = render(hostile.report(known), Settings(), fmt, width=60)
    # Beyond our own annotations, a line of any format that begins with a command would be obeyed.
    lines = [line for line in text.splitlines() if re.match(r"\s*::\w", line)]
    ours = [
        line
        for line in lines
        if fmt == "github" and re.match(r"::(error|warning|notice) (file=|title=reconcile::)", line)
    ]
    assert lines == ours
    assert "##[" not in text
    assert "\x1b" not in text
