"""Every entry of every lexicon: its example fires, its look-alikes do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from blinken_reconcile import cues, lexicons, lookalikes, phrases, pipeline, rivals
from blinken_reconcile.lexicons import EventClass, Hedge, LookAlike, Measure, Rivals, Told
from blinken_reconcile.quantity import quantities


@pytest.mark.parametrize("hedge", lexicons.hedges(), ids=lambda h: f"{h.modifier}-{h.side}")
def test_hedge_examples(hedge: Hedge) -> None:
    assert {q.modifier for q in quantities(hedge.example)} == {hedge.modifier}
    for text in hedge.nots:
        assert {q.modifier for q in quantities(text)} <= {"exact"}, text


@pytest.mark.parametrize("entry", lexicons.lookalikes(), ids=lambda e: e.name)
def test_lookalike_examples(entry: LookAlike) -> None:
    assert entry.name in {name for _, _, name in lookalikes.spans(entry.example)}
    for text in entry.nots:
        assert entry.name not in {name for _, _, name in lookalikes.spans(text)}, text


@pytest.mark.parametrize("measure", lexicons.measures(), ids=lambda m: m.key)
def test_measure_examples(measure: Measure) -> None:
    for text in measure.example:
        assert measure.key in {c.measure for c in pipeline.extract(text)}, text
    for text in measure.nots:
        assert measure.key not in {c.measure for c in pipeline.extract(text)}, text


@pytest.mark.parametrize("phrase", lexicons.phrases(), ids=lambda p: p.measure)
def test_phrase_examples(phrase: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its examples have its measure, and a form of its own tells one of them: no earlier phrase does its work."""
    tried: list[phrases.Form] = []
    fired: list[phrases.Form] = []
    forms, told = phrases._forms, phrases.told

    def noting(*arguments: Any, **options: Any) -> Iterator[phrases.Form]:
        for form in forms(*arguments, **options):
            tried.append(form)
            yield form

    def telling(*arguments: Any, **options: Any) -> Any:
        found = told(*arguments, **options)
        fired.extend(tried[-1:] if found is not None else [])  # the form that was tried last is the one that told
        return found

    monkeypatch.setattr(phrases, "_forms", noting)
    monkeypatch.setattr(phrases, "told", telling)
    for text in phrase.example:
        assert phrase.measure in {c.measure for c in pipeline.extract(text)}, text
    own = phrases._read(phrase)
    assert any(one is form for one in fired for form in own), "an earlier phrase, or another rule, does its work"
    for text in phrase.nots:
        assert phrase.measure not in {c.measure for c in pipeline.extract(text)}, text


def test_a_measure_has_an_example_of_its_own_or_of_a_phrase() -> None:
    told = {p.measure for p in lexicons.phrases()}
    assert told <= {m.key for m in lexicons.measures()}
    assert [m.key for m in lexicons.measures() if not m.example and m.key not in told] == []


@pytest.mark.parametrize("phrase", lexicons.phrases(), ids=lambda p: p.measure)
def test_forms_stand_round_a_number_and_their_cues_in_what_they_match(phrase: Told) -> None:
    seen = 0
    for form in phrase.forms:
        before, behind = (side.strip() for side in form.split("#"))
        for side, ahead in ((before, True), (behind, False)):
            pattern, needed = phrases.compiled(side, ahead=ahead), cues.cues(side)
            for text in (text.lower() for text in phrase.example):
                spans = (
                    (text[: m.end()] for m in re.finditer(r"\s", text))
                    if ahead
                    else (text[m.end() :] for m in re.finditer(r"\s", text))
                )
                matched = [one for one in spans if (pattern.search(one) if ahead else pattern.match(one))]
                assert all(any(word in one for word in needed) for one in matched if needed), (side, needed)
                seen += len(matched) if side else 0
    assert seen, "no side of its forms matches anything in its examples"


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("loss of", {"loss of"}),
        ("(?:loss|theft)s? of (?:the )?", {"loss", "theft"}),
        (r"\w+ (?:in|to) (?:the )?", {"in", "to"}),
        ("AUX at risk", {"at risk"}),
        ("AUX (?:let go|at (?:risk|bay))", {"let go", "risk", "bay"}),
        ("colou?r", {"colo"}),
        ("ax(?:ed)?", {"ax"}),
        ("a{0,2}b+c", {"b", "c"}),
        (r"(?:cut|\w+ off)", {"cut", "off"}),
        (r"(?:cut|\w+)", set()),
        ("(?:of the)?", set()),
        ("(?= for)(?! by)", set()),
        (r"[A-Z]\w+ (?-i:[A-Z])", set()),
        ("(?<!storm )gauge", {"gauge"}),
    ],
)
def test_cues(pattern: str, needed: set[str]) -> None:
    found = cues.cues(pattern)
    assert found == needed or (len(needed) > 1 and found and found <= needed)


@pytest.mark.parametrize("event", lexicons.event_classes(), ids=lambda e: e.key)
def test_event_examples(event: EventClass) -> None:
    assert event.key in {c.measure for c in pipeline.extract(event.example)}
    for text in event.nots:
        assert event.key not in {c.measure for c in pipeline.extract(text)}, text


def test_codes_are_unique_and_explained() -> None:
    codes = lexicons.codes()
    assert all(code.startswith("REC") and len(entry.text) > 40 for code, entry in codes.items())


@pytest.mark.parametrize("camps", lexicons.rivals(), ids=lambda c: c.name)
def test_rival_parties(camps: Rivals) -> None:
    assert rivals.rivals(*camps.example)
    assert not rivals.rivals(*camps.nots)


def test_a_word_of_the_thesaurus_stands_in_one_set() -> None:
    words = [word for group in lexicons.thesaurus() for word in group]
    assert len(words) == len(set(words))
    assert all(len(group) > 1 for group in lexicons.thesaurus())
