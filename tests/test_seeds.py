"""The main job, whole: `reconcile seeds/` says what a careful reader of the five articles says."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[1]
SEEDS = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").glob("*.txt"))


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "blinken_reconcile", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def report() -> dict[str, list[dict[str, object]]]:
    done = run("seeds/", "-f", "json")
    assert done.returncode == 0, done.stderr
    loaded: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return loaded


def _group(report: dict[str, list[dict[str, object]]], label: str) -> dict[str, object]:
    return next(g for g in report["groups"] if label in str(g["label"]))


def test_the_report_is_valid(report: dict[str, list[dict[str, object]]]) -> None:
    schema = json.loads((ROOT / "data" / "schema" / "report-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)


def test_saturday_against_sunday_is_the_first_conflict(report: dict[str, list[dict[str, object]]]) -> None:
    first = report["groups"][0]
    positions = first["positions"]
    assert isinstance(positions, list)
    assert first["level"] == "conflict"
    assert {p["low"]: len(p["articles"]) for p in positions} == {"2023-11-05": 4, "2023-11-04": 1}


def test_one_article_contradicts_itself(report: dict[str, list[dict[str, object]]]) -> None:
    inner = [g for g in report["groups"] if g["internal"]]
    assert len(inner) == 1
    articles = {c["article"] for c in report["claims"] if c["id"] in inner[0]["claims"]}  # type: ignore[operator]
    assert articles == {"seeds/004_19d7a28114e8d5b2.txt"}


def test_the_totals_are_explained_by_their_cut_offs(report: dict[str, list[dict[str, object]]]) -> None:
    explained = [g for g in report["groups"] if g["level"] == "explained"]
    assert {tuple(g["place"]) for g in explained} == {("Iraq", "Syria"), ("Syria",)}  # type: ignore[arg-type]
    assert {g["explained"] for g in explained} == {"cut-off"}


def test_the_page_date_is_refused_and_said_to_be(report: dict[str, list[dict[str, object]]]) -> None:
    assert [w["code"] for w in report["warnings"]] == ["page-date-refused"]
    assert "2024" not in json.dumps(
        [[c["value"], c["low"], c["high"], c["window"], c["as_of"]] for c in report["claims"]]
    )


def test_the_same_bytes_whatever_the_order_and_the_hash_seed(tmp_path: Path) -> None:
    shuffled = random.Random(7).sample(SEEDS, len(SEEDS))
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    runs = [
        run("seeds/", "-f", "json", PYTHONHASHSEED="0"),
        run("seeds/", "-f", "json", PYTHONHASHSEED="1"),
        run(*SEEDS, "-f", "json"),
        run(*shuffled, "-f", "json", PYTHONHASHSEED="5"),
        run("seeds/", "-f", "json", cwd=tmp_path),
    ]
    assert [(done.returncode, done.stderr) for done in runs if done.returncode] == []  # else all fail alike, and agree
    assert len(json.loads(runs[0].stdout)["articles"]) == len(SEEDS) > 0
    assert {done.stdout for done in runs} == {runs[0].stdout}


def test_the_exit_status_follows_fail_on() -> None:
    assert run("seeds/", "-f", "plain", "--fail-on", "conflict").returncode == 1
    assert run("seeds/", "-f", "plain", "--fail-on", "never").returncode == 0
