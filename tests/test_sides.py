"""Who stands where in a group, for the formats that share it."""

from __future__ import annotations

from blinken_reconcile.report.index import Index
from blinken_reconcile.report.sides import (
    ELLIPSIS,
    MOST,
    Spot,
    opposed,
    pieces,
    reason,
    sentences,
    sides,
    spots,
    tally,
    verdict,
)
from tests.factories import claim, group, known, position, report
from tests.report_examples import power_cuts


def spot(before: str, words: str, after: str, **kw: int) -> Spot:
    line = kw.get("line", 3)
    return Spot("a", line, 1, line, 1, before, words, after)


def test_the_parts_of_a_sum_stand_in_one_sentence() -> None:
    index = Index(power_cuts())
    found = sentences(spots(index, index.claims(["sum103"])))
    assert [pieces(one) for one in found] == [
        [
            ("Between May 1 and May 12 there were ", False),
            ("20", True),
            (" power cuts in Norda and ", False),
            ("11", True),
            (" in Sundel, the ministry said.", False),
        ]
    ]


def test_one_sentence_twice_is_two() -> None:
    twice = [spot("x ", "17", " y"), spot("x ", "17", " y", line=9)]
    assert len(sentences(twice)) == 2


def test_words_that_overlap_are_marked_once() -> None:
    assert pieces([spot("", "at least 17", " y"), spot("at least ", "17", " y")]) == [
        ("at least 17", True),
        (" y", False),
    ]


def test_very_long_sentences_are_cut_away_from_the_words() -> None:
    long = "x" * (2 * MOST)
    assert pieces([spot(long, "17", long)]) == [
        (ELLIPSIS + "x" * MOST, False),
        ("17", True),
        ("x" * MOST + ELLIPSIS, False),
    ]
    assert pieces([spot("", long, "")]) == [("x" * MOST + ELLIPSIS, True)]


def test_a_side_says_that_it_is_planned_or_an_earlier_figure() -> None:
    said = {
        "x": claim(id="x", value=43.0, modality="planned"),
        "y": claim(id="y", value=34.0, role="previous"),
        "z": claim(id="z", value=34.0),
    }
    held = [
        position(text="43", claims=("x",)),
        position(text="34", claims=("y",)),
        position(text="34", claims=("y", "z")),
    ]
    index = Index(report(claims=tuple(said.values())))
    told = [one.text for one in sides(index, group(positions=tuple(held)))]
    assert told == ["43 planned", "34 (earlier figure)", "34"]


def test_the_odd_one_out_comes_first() -> None:
    report = power_cuts()
    landing = sides(Index(report), report.groups[0])
    assert [one.told for one in landing] == [
        "2023-05-14 (worked out) (4 articles, 3 origins)",
        "2023-05-13 (worked out)",
    ]
    assert opposed(landing) == landing[::-1]


def test_the_verdict_in_words() -> None:
    assert verdict(group(level="explained", explained="revision")) == "Explained by a revision"
    assert verdict(group(level="conflict", internal=True)) == "One article contradicts itself"
    assert verdict(group(level="conflict", known=known())) == "Conflict (in the baseline)"


def test_the_reason_is_in_the_words_of_the_baseline() -> None:
    told = [
        reason(group(known=one))
        for one in (None, known(), known(date=""), known(reason=" "), known(reason="\x1b[31mx\n"))
    ]
    assert told == [
        "",
        "In the baseline: the mayor counts on (2023-05-06)",
        "In the baseline: the mayor counts on",
        "In the baseline, without a reason (2023-05-06)",
        "In the baseline: x (2023-05-06)",
    ]


def test_the_tally_tells_that_not_all_is_shown() -> None:
    one = power_cuts()
    whole = tally(Index(one))
    assert tally(Index(one, [one.groups[0].id])) == f"{whole}; shown: 1 of {len(one.groups)} groups"
