"""The figures of the drops and the seeds reach their floors, and no floor is lowered in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality import exam, gate, scoring
from tests.quality.gate import Entry, Floors, Refused

REASON = "A rule went that had been written for one sentence."
DAY = "2026-01-01"
EXAM = {"drop": "d1", "scorer": "d2"}
MEASURED = {"drops: verdicts": 0.528, "drops: strangers": 0.041}


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return gate.measure()


@pytest.fixture
def kept() -> Floors:
    """Floors of two figures, one of them a ceiling."""
    return gate.updated(Floors({}, {}, ()), MEASURED, EXAM, DAY, new_exam=True, reason=REASON)


# ------------------------------------------------------------------------- the real one


def test_no_figure_is_below_its_floor(measured: dict[str, float]) -> None:
    assert gate.below(gate.read(), measured) == []


def test_the_exam_is_the_one_that_the_floors_are_of() -> None:
    assert gate.changed_exam(gate.read(), exam.digests()) == []


def test_floors_and_history_are_as_the_gate_wrote_them() -> None:
    assert gate.tampered(gate.read()) == []
    assert gate.FLOORS.read_text(encoding="utf-8") == gate.written(gate.read())


def test_the_drops_are_as_they_were_frozen() -> None:
    lines = (exam.DROPS / "DIGESTS").read_text(encoding="utf-8").splitlines()
    frozen = {name: digest for digest, name in map(str.split, lines)}
    assert {name: digest for name, digest in exam.digests().items() if name not in ("seeds", "scorer")} == frozen


def test_every_figure_is_kept(measured: dict[str, float]) -> None:
    names = {*scoring.FIGURES, "groups F1"}
    assert {name.partition(": ")[2] for name in measured if name.startswith("drops")} == names
    # The seeds' expectations have no figures of something else.
    assert {name.partition(": ")[2] for name in measured if name.startswith("seeds")} == names - {"strangers"}


# ----------------------------------------------------------------------------- comparing


def test_floors_are_rounded_to_the_worse_side(kept: Floors) -> None:
    assert kept.floors == {"drops: verdicts": 0.52, "drops: strangers": 0.05}
    assert gate.problems(kept, MEASURED, EXAM) == []
    assert gate.rounded("seeds: verdicts", 0.29) == 0.29
    assert gate.rounded("seeds: unlisted", 0.07) == 0.07


@pytest.mark.parametrize(
    ("figure", "share", "said"),
    [
        ("drops: verdicts", 0.5199, "drops: verdicts is 0.5199, its floor 0.52"),
        ("drops: strangers", 0.0501, "drops: strangers is 0.0501, its ceiling 0.05"),
    ],
)
def test_a_figure_below_its_floor_is_named(kept: Floors, figure: str, share: float, said: str) -> None:
    assert gate.problems(kept, MEASURED | {figure: share}, EXAM) == [said]


def test_figures_that_come_and_go_are_named(kept: Floors) -> None:
    assert gate.problems(kept, {"drops: verdicts": 0.6, "drops: plain": 0.9}, EXAM) == [
        "drops: plain has no floor",
        "drops: strangers is measured no more",
    ]


@pytest.mark.parametrize("changed", [{"drop": "other"}, {"drop": "d1"}, {"drop": "d1", "scorer": "d2", "more": "d3"}])
def test_a_changed_exam_is_named(kept: Floors, changed: dict[str, str]) -> None:
    assert gate.problems(kept, MEASURED, changed) != []
    with pytest.raises(Refused, match="the exam was changed"):
        gate.updated(kept, MEASURED, changed, DAY)


Edit = Callable[[Floors], Floors]
EDITS: dict[str, tuple[Edit, str]] = {
    "a floor": (
        lambda kept: replace(kept, floors={**kept.floors, "drops: verdicts": 0.4}),
        "the floor of drops: verdicts is not that of its history",
    ),
    "a floor left out": (
        lambda kept: replace(kept, floors={"drops: strangers": 0.05}),
        "the floor of drops: verdicts is not that of its history",
    ),
    "floor and history": (
        lambda kept: replace(
            kept,
            floors={**kept.floors, "drops: verdicts": 0.4},
            history=(*kept.history[:-1], replace(kept.history[-1], after=0.4)),
        ),
        "entry 3 of the history (drops: verdicts) was edited, or one before it",
    ),
    "an entry left out": (
        lambda kept: replace(kept, history=(kept.history[0], kept.history[2])),
        "entry 2 of the history (drops: verdicts) was edited, or one before it",
    ),
    "a digest": (
        lambda kept: replace(kept, exam={**kept.exam, "drop": "other"}),
        "the digests of the exam are not those of the history",
    ),
    "no reason": (
        lambda kept: _with(kept, Entry(DAY, "drops: verdicts", 0.52, 0.4, "so")),
        "entry 4 of the history lowers drops: verdicts without a reason",
    ),
    "a gap": (
        lambda kept: _with(kept, Entry(DAY, "drops: verdicts", 0.3, 0.4, "measured")),
        "entry 4 of the history (drops: verdicts) does not begin where the one before ended",
    ),
}


def _with(kept: Floors, entry: Entry) -> Floors:
    """With an entry that is sealed as it should be."""
    return replace(kept, floors={**kept.floors, entry.figure: 0.4}, history=gate._sealed(kept.history, [entry]))


@pytest.mark.parametrize(("edit", "said"), EDITS.values(), ids=EDITS)
def test_an_edit_by_hand_is_found_and_nothing_is_built_on_it(kept: Floors, edit: Edit, said: str) -> None:
    edited = edit(kept)
    assert said in gate.tampered(edited)
    with pytest.raises(Refused):
        gate.updated(edited, MEASURED, edited.exam, DAY)


# ------------------------------------------------------------------------------ updating


def test_an_update_raises_and_never_lowers(kept: Floors) -> None:
    now = gate.updated(kept, {"drops: verdicts": 0.61, "drops: strangers": 0.2}, EXAM, DAY)
    assert now.floors == {"drops: verdicts": 0.61, "drops: strangers": 0.05}
    assert [(e.figure, e.before, e.after, e.reason) for e in now.history[3:]] == [
        ("drops: verdicts", 0.52, 0.61, "measured")
    ]
    assert gate.updated(kept, MEASURED, EXAM, DAY) == kept


def test_a_floor_is_lowered_by_name_with_a_reason(kept: Floors) -> None:
    worse = {"drops: verdicts": 0.4, "drops: strangers": 0.2}
    now = gate.updated(kept, worse, EXAM, DAY, lower=["drops: strangers"], reason=REASON)
    assert now.floors == {"drops: verdicts": 0.52, "drops: strangers": 0.2}
    assert now.history[-1].reason == REASON
    assert gate.tampered(now) == []


@pytest.mark.parametrize(
    ("lower", "reason", "said"),
    [
        (["drops: verdicts"], "", "needs a reason"),
        (["drops: verdicts"], "because", "needs a reason"),
        (["verdicts"], REASON, "no such figure: verdicts"),
    ],
)
def test_a_floor_is_not_lowered_otherwise(kept: Floors, lower: list[str], reason: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        gate.updated(kept, {"drops: verdicts": 0.4}, EXAM, DAY, lower=lower, reason=reason)


def test_a_new_exam_sets_all_floors_anew_with_its_reason(kept: Floors) -> None:
    fresh = {"drop": "other", "scorer": "d2"}
    with pytest.raises(Refused, match="needs a reason"):
        gate.updated(kept, {"drops: verdicts": 0.4}, fresh, DAY, new_exam=True)
    now = gate.updated(kept, {"drops: verdicts": 0.4}, fresh, DAY, new_exam=True, reason=REASON)
    assert now.floors == {"drops: verdicts": 0.4}
    assert [(e.figure, e.after, e.reason) for e in now.history[4:]] == [
        ("drops: strangers", "gone", REASON),
        ("drops: verdicts", 0.4, REASON),
    ]
    assert gate.problems(now, {"drops: verdicts": 0.4}, fresh) == []
    again = gate.updated(now, MEASURED, fresh, DAY)
    assert gate.problems(again, MEASURED, fresh) == []


def test_the_same_exam_is_no_excuse(kept: Floors) -> None:
    with pytest.raises(Refused, match="the exam is the same"):
        gate.updated(kept, {"drops: verdicts": 0.4}, EXAM, DAY, new_exam=True, reason=REASON)


# ---------------------------------------------------------------------------------- file


def test_what_is_written_is_read(kept: Floors, tmp_path: Path) -> None:
    odd = gate.updated(kept, MEASURED, EXAM, DAY, lower=["drops: verdicts"], reason='A "reason", with \\ and é in it.')
    odd = gate.updated(odd, {**MEASURED, "drops: verdicts": 0.1}, EXAM, DAY, lower=["drops: verdicts"], reason=REASON)
    path = tmp_path / "floors.toml"
    path.write_text(gate.written(odd), encoding="utf-8")
    assert gate.read(path) == odd


def test_the_command_line_compares_and_refuses(
    kept: Floors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(gate.written(kept), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(exam, "digests", lambda: EXAM)
    monkeypatch.setattr(gate, "measure", lambda: MEASURED | {"drops: verdicts": 0.4})
    assert gate.main([]) == 1
    assert "drops: verdicts is 0.4000, its floor 0.52" in capsys.readouterr().err
    assert gate.main(["--update"]) == 1
    assert gate.main(["--lower", "drops: verdicts"]) == 2
    assert "refused: " in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == gate.written(kept)
    assert gate.main(["--lower", "drops: verdicts", "--reason", REASON]) == 0
    assert gate.read(path).floors["drops: verdicts"] == 0.4
