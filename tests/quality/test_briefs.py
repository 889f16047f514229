"""Short reports and pairs: no figure falls below what it was when it was last looked at."""

from __future__ import annotations

from tests.quality import briefs

# Of each hundred, rounded to the worse side; of the last less is better.
FLOORS = {
    "first: final": 80,
    "first: reported": 84,
    "second: final": 96,
    "second: reported": 96,
    "pairs: joined": 24,
    "pairs: verdict": 97,
    "pairs: conflict precision": 100,
}
WRONG = 3


def test_the_figures_of_short_reports_and_pairs_hold() -> None:
    found = {name: 100 * part / whole for name, (part, whole) in briefs.figures().items()}
    assert {name: share for name, share in found.items() if share < FLOORS.get(name, 0)} == {}
    assert found["pairs: joined wrongly"] <= WRONG
    assert set(found) == {*FLOORS, "pairs: joined wrongly"}
