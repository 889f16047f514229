"""The format ``csv``, read by Python's reader and by DuckDB."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blinken_reconcile.models import Estimate, Report
from blinken_reconcile.report.csv import COLUMNS, FORMULA, render, text
from tests import hostile
from tests.factories import claim, group, position, report, when, window
from tests.goldens import compare
from tests.report_examples import power_cuts

ASKED = (
    *("measure", "low", "best", "high", "n_articles", "n_origins", "date_start", "date_end", "date_prec"),
    *("place", "sources", "dispute_note"),
)


def rows(one: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(one), newline=""), strict=True))


def test_a_whole_report() -> None:
    compare("power_cuts.csv", render(power_cuts()))


def test_the_columns_in_their_order() -> None:
    assert COLUMNS[-len(ASKED) :] == ASKED


def test_a_count() -> None:
    counted = claim(window=window())
    judged = group(
        level="conflict",
        verdict="conflict",
        because="17 is not 18.",
        estimate=Estimate(low=17.0, best=None, high=18.5),
        positions=(position(as_of="2023-11-03"),),
        place=("Iraq", "Syria"),
    )
    (row,) = rows(report(claims=(counted,), groups=(judged,)))
    assert {name: row[name] for name in ASKED} == {
        "measure": "attacks",
        "low": "17",
        "best": "",
        "high": "18.5",
        "n_articles": "1",
        "n_origins": "1",
        "date_start": "2023-10-17",
        "date_end": "2023-11-03",
        "date_prec": "4",
        "place": "Iraq; Syria",
        "sources": "news/a.txt",
        "dispute_note": "Conflict: 17 is not 18.",
    }


@pytest.mark.parametrize(
    ("low", "high", "precision"),
    [
        ("2023-11-05", "2023-11-05", "1"),
        ("2023-11-04", "2023-11-05", "2"),
        ("2023-11-01", "2023-11-06", "2"),
        ("2023-11-01", "2023-11-07", "3"),
        ("2023-11-01", "2023-11-30", "4"),
        ("2023-01-01", "2023-12-31", "5"),
        (None, None, ""),
    ],
)
def test_a_day_and_how_exactly_it_is_known(low: str | None, high: str | None, precision: str) -> None:
    dated = claim(kind="date", value=low, low=low, high=high, when=when())
    judged = group(kind="date", estimate=None, positions=(position(low=low, high=high),))
    (row,) = rows(report(claims=(dated,), groups=(judged,)))
    found = [row[name] for name in ("low", "best", "high", "date_start", "date_end", "date_prec")]
    assert found == ["", "", "", low or "", high or "", precision]


def test_money_that_nobody_disputes_has_bounds_and_disputed_money_has_none() -> None:
    paid = claim(kind="money", value=4.3e9, low=4.3e9, high=4.3e9, unit="USD")
    for level, bounds in (("single", ["4300000000"] * 3), ("conflict", [""] * 3)):
        judged = group(kind="money", estimate=None, level=level)
        (row,) = rows(report(claims=(paid,), groups=(judged,)))
        assert ([row[name] for name in ("low", "best", "high")], row["unit"]) == (bounds, "USD")


def test_a_plan_is_not_coded_as_done() -> None:
    (row,) = rows(report(claims=(claim(modality="planned"),)))
    assert row["dispute_note"] == "planned"


def test_worst_first_and_only_what_is_shown() -> None:
    groups = (group(id="g1"), group(id="g2", level="conflict"))
    assert [row["id"] for row in rows(report(groups=groups))] == ["g2", "g1"]
    assert render(report(), shown=()) == ",".join(COLUMNS) + "\n"


def test_a_database_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_text(render(power_cuts()), encoding="utf-8")
    with duckdb.connect() as base:
        table = base.read_csv(str(path), header=True)
        types = dict(zip(table.columns, map(str, table.types), strict=True))
        query = "select count(*), min(date_start), max(n_articles) from read_csv(?) where level = 'conflict'"
        counted = base.execute(query, [str(path)]).fetchone()
    assert types["date_start"] == "DATE"
    assert {types[name] for name in ("n_articles", "n_origins", "date_prec")} == {"BIGINT"}
    assert counted is not None
    assert (counted[0], str(counted[1]), counted[2]) == (2, "2023-05-13", 5)


@pytest.mark.parametrize("known", [False, True])
def test_articles_cannot_compute_or_forge_a_row(known: bool) -> None:
    one = hostile.report(known)
    found = rows(one)
    assert len(found) == len(one.groups)
    for row in found:
        assert None not in row
        for name, cell in row.items():
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e]", cell), (name, cell)
            assert not FORMULA.match(cell), (name, cell)


@given(st.text())
def test_any_text_is_one_field_without_a_formula(words: str) -> None:
    assert len(text(words).splitlines()) <= 1
    assert not text(words).lstrip()[:1] or text(words).lstrip()[0] not in "=+-@"


def test_plain_words_stay_as_they_are() -> None:
    assert text("attacks, Iraq and Syria; 17-18") == "attacks, Iraq and Syria; 17-18"
    assert text("=1+1") == "'=1+1"
    assert text("a;=1+1") == "a; =1+1"
