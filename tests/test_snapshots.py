"""Whole reports, byte for byte: what changed for the reader is seen in the diff of tests/snapshots/.

After a change that is meant, renew them and read the diff before it is committed:

    UPDATE_SNAPSHOTS=1 python -m pytest tests/test_snapshots.py

``plain`` and ``table`` are as the command writes them (100 columns, no colour). ``steps`` is what the JSON
report decides, without its evidence: the summary and a line a group with its positions and codes. Of the
drop only the groups that more than one article concerns are kept.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import reconcile
from blinken_reconcile.models import LEVELS, Report
from blinken_reconcile.report import render
from blinken_reconcile.settings import Settings

ROOT = Path(__file__).parents[1]
KEPT = Path(__file__).parent / "snapshots"
FERRY = "tests/drops/ferry-lake/articles"
ALL, TOLD = LEVELS, LEVELS[:4]
REPORTS = {
    "seeds.plain.txt": ("seeds", "plain", ALL),
    "seeds.table.txt": ("seeds", "table", ALL),
    "seeds.steps.json": ("seeds", "steps", ALL),
    "ferry-lake.plain.txt": (FERRY, "plain", TOLD),
    "ferry-lake.steps.json": (FERRY, "steps", TOLD),
}


@cache
def report(folder: str) -> Report:
    return reconcile([folder])


def steps(document: str) -> str:
    read: dict[str, Any] = json.loads(document)
    groups = [
        {
            "label": g["label"],
            "level": g["level"],
            "code": g["code"],
            "positions": [p["text"] for p in g["positions"]],
            "relations": [f"{r['a']}-{r['b']} {r['code']}" for r in g["relations"]],
        }
        for g in read["groups"]
    ]
    warnings = [f"{w['article']} {w['code']}" for w in read["warnings"]]
    kept = {"summary": read["summary"], "warnings": warnings}
    lines = [f"  {json.dumps(g, ensure_ascii=False)}" for g in groups]
    return json.dumps(kept, ensure_ascii=False, indent=1)[:-2] + ',\n "groups": [\n' + ",\n".join(lines) + "\n ]\n}\n"


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_as_it_was(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    folder, form, levels = REPORTS[name]
    made = render(report(folder), Settings(only=levels), "json" if form == "steps" else form)
    made = steps(made) if form == "steps" else made
    path = KEPT / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(made, encoding="utf-8", newline="\n")
        pytest.skip(f"{name} written")
    assert made == path.read_text(encoding="utf-8"), "if this change is meant: see the head of this file"


def test_no_snapshot_is_left_over() -> None:
    assert {path.name for path in KEPT.iterdir()} == set(REPORTS)
