"""Text that no one expects: numbers without end, letters that only look like others, a rule that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from blinken_reconcile import claims, dates, numbers, periods, pipeline, quantities
from blinken_reconcile.errors import NothingRead
from blinken_reconcile.models import Extraction
from blinken_reconcile.parse import Parsed
from blinken_reconcile.pipeline import extract, reconcile
from blinken_reconcile.quantity import quantities as read

LONG = "9" * 400


@pytest.mark.parametrize(
    "text",
    [
        f"A flood killed {LONG} people in Kenya.",
        f"A flood killed between 3 and {LONG} people, {LONG}-{LONG} others were hurt.",
        f"They ran 1/{'9' * 5000} of a mile, {LONG} in {LONG}, and won {'9' * 5000}-{'8' * 5000}.",
        "They lost 10 " + "billion " * 60 + "dollars.",
        f"About 0.{LONG} percent, {LONG}.5 km, {LONG}% and ${LONG}m.",
        f"{LONG} hours ago, on {LONG} November 2023, {LONG} decades later.",
        "The bones were buried 300 decades ago.",
    ],
)
def test_numbers_without_end_are_passed_over(text: str) -> None:
    found = [(q.text, q.value) for q in read(text)] + [(q.text, q.value) for q in quantities(text)]
    assert all(len(words) < 100 and abs(value or 0) < 1e160 for words, value in found)
    assert all(abs(c.value) < 1e160 for c in extract(text) if isinstance(c.value, int | float))
    dates(text, "2023-11-05")


def test_a_long_number_is_read_up_to_what_anything_counts() -> None:
    assert [n.value for n in numbers.scan("1000000000000000000000 stars")] == [1e21]
    assert numbers.scan(LONG) == []


@pytest.mark.parametrize(
    ("text", "value", "modifier"),
    [
        ("at leaſt 12 people", 12, "at_least"),
        ("5 dollarſ", 5, "exact"),
        ("more than fıve people", 5, "more_than"),
        ("3 mİllion people", 3e6, "exact"),
        ("40 \N{KELVIN SIGN}M", 40, "exact"),
    ],
)
def test_letters_of_other_forms_are_read_and_left_as_they_stand(text: str, value: float, modifier: str) -> None:
    (found,) = read(text)
    assert (found.value, found.modifier) == (value, modifier)
    assert found.text == text[found.start : found.end]


@pytest.mark.parametrize("text", ["laſt week", "5 ſept. 2023", "in Auguſt 2023", "laſt ſpring", "two weekſ ago"])
def test_dates_in_letters_of_other_forms(text: str) -> None:
    assert all(when.text in text for when in periods.find(text))
    assert all(one.text in text for one in dates(text, "2023-11-05"))


def test_claims_keep_the_words_of_their_article() -> None:
    text = "A ſtorm killed at leaſt 12 people in Kenya laſt week, the death toll of the miſſing rose, police said."
    found = extract(text)
    assert [c.text for c in found] == ["at leaſt 12", "laſt week"]
    assert all(c.quote is not None and c.quote.exact == text for c in found)


def test_an_article_on_which_a_rule_fails_is_skipped_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Flood\n\nA flood killed 12 people in Kenya on Sunday, police said.\n")
    (tmp_path / "b.txt").write_text("Fire\n\nA fire killed 7 people in Peru on Sunday, police said.\n")
    told, real = "bad [red]token\x1b[2J " + "x" * 500, claims.extract

    def failing(parsed: Parsed) -> Extraction:
        if "Fire" in parsed.article.text:
            raise IndexError(told)
        return real(parsed)

    monkeypatch.setattr(claims, "extract", failing)
    report = reconcile([str(tmp_path)])
    assert [Path(one.path).name for one in report.articles] == ["a.txt"]
    assert {c.value for c in report.claims if c.kind == "count"} == {12}
    (skipped,) = report.skipped
    assert Path(skipped.where).name == "b.txt"
    assert skipped.reason.startswith("a rule failed on its text (IndexError: bad ")
    assert len(skipped.reason) < 200
    assert not any(Path(one.article).name == "b.txt" for one in report.warnings)


def test_an_article_that_cannot_be_cut_is_skipped_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Flood\n\nA flood killed 12 people in Kenya on Sunday, police said.\n")
    (tmp_path / "b.txt").write_text("Fire\n\nA fire killed 7 people in Peru on Sunday, police said.\n")
    real = periods.find

    def failing(text: str) -> list[object]:
        if "Peru" in text:
            raise KeyError("Peru")
        return list(real(text))

    monkeypatch.setattr("blinken_reconcile.parse.periods.find", failing)
    report = reconcile([str(tmp_path)])
    assert [Path(one.path).name for one in report.articles] == ["a.txt"]
    assert [Path(one.where).name for one in report.skipped] == ["b.txt"]


def test_if_every_article_fails_nothing_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Flood\n\nA flood killed 12 people in Kenya on Sunday, police said.\n")

    def failing(parsed: Parsed) -> Extraction:
        raise ValueError("no")

    monkeypatch.setattr(claims, "extract", failing)
    with pytest.raises(NothingRead) as caught:
        pipeline.reconcile([str(tmp_path)])
    assert len(caught.value.skipped) == 1
