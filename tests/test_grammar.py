"""What the lexicons say of words is the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys

from blinken_reconcile import grammar, lexicons


def test_two_nouns_of_one_plural_are_told_apart_alike_in_every_process() -> None:
    counted = {n for m in lexicons.measures() for n in (*m.nouns, *m.persons, *m.counted)}
    counted |= {n for p in lexicons.phrases() for n in p.counted}
    assert {"bogie", "bogy"} <= counted  # else another pair is wanted here
    code = "from blinken_reconcile import grammar; print(grammar._plurals()['bogies'])"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout.decode()
        for seed in ("0", "1", "2", "3")
    }
    assert told == {"bogie\n"}
    assert grammar._plurals()["bogies"] == "bogie"
