"""Whether two claims count the same, at the edges: losses, ranges below nothing, divisions, days."""

from __future__ import annotations

import pytest

from blinken_reconcile import matching, sums
from blinken_reconcile.models import AsOf, Claim
from blinken_reconcile.positions import cut_off

from .factories import claim, quote


def loss(low: float, high: float | None = None, **kw: object) -> Claim:
    return claim(**{
        "kind": "money",
        "measure": "profit",
        "unit": "USD",
        "value": low if high is None else None,
        "low": low,
        "high": low if high is None else high,
        "modifier": "exact" if high is None else "range",
        **kw,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        (loss(-5e6), loss(-5e6), True),
        (loss(-6e6, -5e6), loss(-5e6), True),
        (loss(-6e6, -5e6), loss(5.2e6), True),
        (loss(-6e6, -5e6), loss(-9e6), False),
        (loss(5e6, 6e6), loss(5.5e6), True),
    ],
)
def test_losses_are_of_one_size_as_gains_are(a: Claim, b: Claim, near: bool) -> None:
    assert matching.near(a, b) is near


def test_a_loss_that_its_parts_make_up_is_confirmed() -> None:
    text = "It lost 30 in all, 10 in March and 20 in May."
    parts = [
        loss(-10e6, id="p", start=20, end=22, quote=quote(exact=text, start=0, end=len(text))),
        loss(-20e6, id="q", start=35, end=37, quote=quote(exact=text, start=0, end=len(text))),
    ]
    total = loss(-30e6, id="t", start=8, end=10, role="total", quote=quote(exact=text, start=0, end=len(text)))
    assert sums._confirmed(parts, [total, *parts]) is total
    assert sums._confirmed(parts, [loss(-29e6, id="t", start=8, end=10, role="total"), *parts]) is None


@pytest.mark.parametrize(
    ("a", "b", "divided"),
    [
        ("boy", "girl", True),
        ("boy", "toddler", True),
        ("adult", "child", True),
        ("soldier", "protester", True),
        ("home", "school", True),
        ("person", "child", False),
        ("child", "child", False),
        ("driver", "soldier", False),
    ],
)
def test_what_a_division_keeps_apart(a: str, b: str, divided: bool) -> None:
    assert matching.divided(claim(noun=a), claim(noun=b)) is divided


def test_things_are_divided_and_not_added() -> None:
    assert any({"home", "school"} <= d for d in matching.divisions(people=False))
    assert not any({"home", "school"} <= d for d in matching.divisions(people=True))


def test_an_earlier_figure_has_a_day_and_no_cut_off() -> None:
    quoted = claim(role="previous", as_of=AsOf(date="2023-11-05", basis="stated"))
    assert (matching.day_of(quoted), cut_off(quoted)) == ("2023-11-05", None)
