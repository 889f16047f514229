"""Quantities as the public call gives them: every quantity of a text, in order, with what a case says of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import concepts, resources
from blinken_reconcile.models import Quantity
from blinken_reconcile.quantity import quantities

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text(encoding="utf-8"))["case"]


def _wrong(quantity: Quantity, wanted: Mapping[str, Any]) -> list[str]:
    """What of a wanted quantity this one does not say; "" stands for none."""
    found = []
    for key, value in wanted.items():
        got = getattr(quantity, key)
        if isinstance(value, list):
            fits = list(got) == value
        elif isinstance(value, int | float):
            fits = got is not None and abs(got - value) <= 1e-9 * abs(value)
        else:
            fits = (got or "") == value
        if not fits:
            found.append(f"{key}: {got!r}, not {value!r}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['about']}: {c['text'][:30]}")
def test_quantities(case: Mapping[str, Any]) -> None:
    nlp, _ = resources.model(None)
    found = concepts.measured(nlp(case["text"]))
    assert len(found) == len(case["all"]), [q.text for q in found]
    wrong = [(q.text, _wrong(q, wanted)) for q, wanted in zip(found, case["all"], strict=True)]
    assert [one for one in wrong if one[1]] == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['about']}: {c['text'][:30]}")
def test_offsets_are_those_of_the_text(case: Mapping[str, Any]) -> None:
    for quantity in quantities(case["text"]):
        assert case["text"][quantity.start : quantity.end] == quantity.text
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end


def test_an_amount_in_two_units_is_folded_unless_asked_for() -> None:
    text = "It drops to just under 87 mph (140 km/h)."
    assert [q.unit for q in quantities(text)] == ["mph"]
    assert [(q.unit, q.modifier) for q in quantities(text, doubled=True)] == [("mph", "nearly"), ("km/h", "nearly")]


def test_look_alikes_can_be_admitted() -> None:
    text = "It is the worst drought in 30 years."
    assert quantities(text) == []
    assert [q.unit for q in quantities(text, admit={"rank in time"})] == ["year"]


def test_whose_pesos_are_meant_can_be_left_open() -> None:
    text = "The ferry from Manila cost 300 pesos."
    assert [q.unit for q in quantities(text)] == ["PHP"]
    assert [q.unit for q in quantities(text, countries=False)] == ["peso"]
