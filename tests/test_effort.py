"""What is asked once for many claims is not asked again for each: the work grows with the text and no faster."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from rapidfuzz import fuzz

from blinken_reconcile import claims, matching, nearness
from blinken_reconcile.models import Place

from .factories import claim, quote
from .telling import extraction

KENYA, NAIROBI = Place(name="Kenya", within=("Africa",)), Place(name="Nairobi", within=("Kenya", "Africa"))


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> Counter[str]:
    asked: Counter[str] = Counter()
    real = getattr(module, name)

    def counting(*arguments: Any) -> Any:
        asked[name] += 1
        return real(*arguments)

    monkeypatch.setattr(module, name, counting)
    return asked


def test_a_placing_said_often_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch, matching, "_holds")
    assert matching.whole([(KENYA,), (NAIROBI,)] * 50) == {("Kenya",), ("Nairobi",)}
    assert asked["_holds"] == 4


def test_when_a_figure_held_is_read_once_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch, claims, "as_of")
    text = "Police said on Sunday that 12 people died, 15 were hurt, 30 were missing and 400 were displaced in Kenya."
    assert len([c for c in extraction(text).claims if c.kind == "count"]) == 4
    assert asked["as_of"] == 1


def test_a_word_is_looked_up_in_the_vocabulary_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[str]()
    real = fuzz.ratio

    def ratio(a: str, b: str) -> float:
        asked[f"{a} {b}"] += 1
        return float(real(a, b))

    monkeypatch.setattr("blinken_reconcile.nearness.fuzz.ratio", ratio)
    told = [
        claim(id=str(n), quote=quote(exact=f"The labour party lost {n} seats, labourers said."), start=22, end=23)
        for n in range(9)
    ]
    near = nearness.Nearness(told)
    assert near.of(told[0], told[1]) > 0
    assert max(asked.values()) == 1
