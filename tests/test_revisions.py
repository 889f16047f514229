"""Stated corrections, sources side by side and sums of ours: what articles of a sentence or two come to."""

from __future__ import annotations

import pytest

from blinken_reconcile import revisions
from blinken_reconcile.rivals import two_sources

from .factories import claim, quote
from .telling import tell

NEXT = {"b": "2023-11-06", "c": "2023-11-07"}


def levels(days: dict[str, str] | None = None, **texts: str) -> dict[str, set[str]]:
    """The levels of the groups of each measure, and the codes of all their relations."""
    found: dict[str, set[str]] = {}
    for group in tell(days or {}, **texts).groups:
        codes = {relation.code for relation in group.relations} - {"REC201", "REC203"}
        found.setdefault(group.measure, set()).update({group.level, *codes} if group.articles > 1 else codes)
    return {measure: codes for measure, codes in found.items() if codes}


# ------------------------------------------------- an older figure that one article quotes


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The flood in Kenya killed 4,900 people, down from an earlier figure of 5,300.",
            "The flood in Kenya killed 5,300 people.",
        ),
        ("The flood in Kenya killed 25 people, up from 17.", "The flood in Kenya killed 17 people."),
        (
            "The blast in Kenya injured 61 people. Earlier, officials had put the number of injured at 75.",
            "The blast in Kenya injured 75 people.",
        ),
    ],
)
def test_an_article_that_still_gives_the_older_figure(a: str, b: str) -> None:
    for days in ({}, NEXT, {"a": "2023-11-06"}):
        assert {codes for found in levels(days, a=a, b=b).values() for codes in found} == {"explained", "REC212"}


def test_a_third_figure_that_is_neither_is_no_part_of_the_correction() -> None:
    a = "The flood in Kenya killed 4,900 people, down from an earlier figure of 5,300."
    found = levels(a=a, b="The flood in Kenya killed 6,100 people.")["killed"]
    assert "conflict" in found


@pytest.mark.parametrize(
    "corrects",
    [
        "The toll in Kenya was revised to 275 from 288, as some bodies had been counted twice.",
        "The flood in Kenya killed 275 people. The toll was earlier put at 288.",
        "The flood in Kenya killed 275 people, down from a previous count of 288.",
    ],
)
def test_a_count_that_fell_by_a_correction_in_one_of_three_articles(corrects: str) -> None:
    """288, put right to 275 by one article, and 278 on a later day: all of it is explained."""
    days = {"a": "2023-11-04", "b": "2023-11-05", "c": "2023-11-06"}
    told = {"a": "The flood in Kenya killed 288 people.", "c": "The flood in Kenya killed 278 people."}
    assert levels(days, b=corrects, **told)["killed"] >= {"explained", "REC212"}
    without = levels(days, b="The flood in Kenya killed 275 people.", **told)["killed"]
    assert {"conflict", "REC220"} <= without


def test_the_correction_may_come_from_the_earliest_article_or_the_latest() -> None:
    told = "The flood in Kenya killed {} people."
    right = "The flood in Kenya killed 275 people, down from an earlier figure of 288."
    for days in ({"a": "2023-11-03"}, {"a": "2023-11-07"}):
        found = levels(days, a=right, b=told.format(288), c=told.format(275))["killed"]
        assert found == {"explained", "REC212"}


@pytest.mark.parametrize(
    "later",
    [
        "Officials now say that the flood in Kenya killed 275 people.",
        "Officials revised the toll of the flood in Kenya to 275 dead.",
        "The flood in Kenya killed 275 people. Some bodies had been counted twice, the governor said.",
        "Duplicate names had been struck off the lists. The flood in Kenya killed 275 people.",
    ],
)
def test_words_of_revision_without_the_older_figure(later: str) -> None:
    told = "The flood in Kenya killed 288 people."
    assert levels(NEXT, a=told, b=later)["killed"] == {"explained", "REC212"}
    assert levels(a=told, b=later)["killed"] == {"explained", "REC212"}


@pytest.mark.parametrize(
    "later",
    [
        "The flood in Kenya killed 275 people.",
        "The flood in Kenya killed 275 people. The governor corrected his course and landed in Garissa.",
        "The flood in Kenya killed 275 people. The driver had taken the wrong road, a report said.",
        "The flood in Kenya killed 275 people. Ministers had met twice.",
    ],
)
def test_a_count_that_fell_and_no_word_of_why(later: str) -> None:
    assert levels(NEXT, a="The flood in Kenya killed 288 people.", b=later)["killed"] == {"conflict", "REC220"}


def test_a_figure_given_after_the_correction_is_not_withdrawn_by_it() -> None:
    """Nobody can have put right on Sunday what was first said on Monday."""
    a = "Officials now say that the flood in Kenya killed 275 people."
    found = levels(NEXT, a=a, b="The flood in Kenya killed 288 people.")["killed"]
    assert "REC212" not in found


def test_a_correction_says_its_words() -> None:
    a = "The flood in Kenya killed 4,900 people, down from an earlier figure of 5,300."
    (group,) = tell(a=a, b="The flood in Kenya killed 5,300 people.").groups
    assert group.because == f'4,900 replaces 5,300: "{a}"'


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("Officials now put the damage at", True),
        ("The ministry has revised the number of dead to", True),
        ("The toll was lowered to", True),
        ("The police cut the number of victims to", True),
        ("The corrected figure is", True),
        ("Under the revised plan the firm will cut", True),
        ("The amended budget sets aside", True),
        ("In a corrected statement the firm gave", True),
        ("She revised her speech for an audience of", False),
        ("The police cut the rope and drove to", False),
        ("The minister reduced the staff to", False),
        ("He now lives with", False),
        ("The correct answer was given by", False),
    ],
)
def test_words_before_a_corrected_number(before: str, wanted: bool) -> None:
    text = f"{before} 17."
    start = len(before) + 1
    told = claim(start=start, end=start + 2, quote=quote(exact=text, start=0, end=len(text)))
    assert revisions.put_right(told) is wanted


# --------------------------------------------------------------------- sources and sums


def test_one_article_sets_two_sources_side_by_side() -> None:
    a = "Police said the flood in Kenya killed 97 people. Governor Ana Ruiz said that it killed 110 people."
    assert levels(a=a, b="The flood in Kenya killed 97 people.")["killed"] == {"explained", "REC217"}


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("police", "Governor Ana Ruiz", True),
        ("the World Health Organization", "the Red Crescent", True),
        ("Governor Ana Ruiz", "Ana Ruiz", False),
        ("local officials", "officials", False),
        ("civil protection agency", "Local media", True),
        ("police", None, False),
        ("the", "police", False),
        ("state media", "local media", False),
    ],
)
def test_two_sources(one: str | None, other: str | None, wanted: bool) -> None:
    assert two_sources(one, other) is two_sources(other, one) is wanted


PARTS = "Rebels made 17 attacks in Kenya and 12 in Uganda."


@pytest.mark.parametrize("other", ["Rebels made 21 attacks.", "There have been 40 attacks by rebels."])
def test_a_sum_of_ours_is_no_whole_by_itself(other: str) -> None:
    assert "conflict" not in {code for codes in levels(a=PARTS, b=other).values() for code in codes}


def test_a_sum_of_just_the_places_that_the_other_names_may_conflict() -> None:
    found = levels(a=PARTS, b="Rebels made 32 attacks in Kenya and Uganda.")["attacks"]
    assert found == {"conflict", "REC220"}
    later = levels(NEXT, a=PARTS, b="Rebels made 32 attacks in Kenya and Uganda.")["attacks"]
    assert later == {"explained", "REC210"}


def test_a_firm_and_the_union_at_it_each_count_the_jobs() -> None:
    firm = "Acme said it would cut around 1,200 jobs."
    assert "REC213" in levels(a=firm, b="The union said more than 1,500 jobs would be cut at Acme.")["laid_off"]
    assert "REC213" not in levels(a=firm, b="Analysts said more than 1,500 jobs would be cut at Acme.")["laid_off"]


def test_a_part_of_what_stands_before_it_is_not_added() -> None:
    story = tell(a="Nine of its shops are in Kenya, three of them in Mombasa.")
    assert not [c for c in story.everything if c.derived_from]
    added = tell(a="Nine of its shops are in Kenya and three in Uganda.")
    assert [c.value for c in added.everything if c.derived_from] == [12]


def test_a_correction_that_quotes_what_it_corrects_explains_no_other_number() -> None:
    a = "The railway, which had at first spoken of nine derailed wagons in Kenya, corrected the number to 11."
    assert "REC220" in levels(a=a, b="Fourteen wagons derailed in Kenya.")["derailed"]


def test_bodies_counted_twice_change_nothing_of_who_was_aboard() -> None:
    a = "The plane was carrying 94 people. The toll was corrected, because two victims had been counted twice."
    assert "REC220" in levels(a=a, b="The plane was carrying 97 people.")["aboard"]


def corrected(days: dict[str, str] | None = None, **texts: str) -> list[tuple[str | None, str | None]]:
    """The corrections of all that a story counts as killed or as a fine: the new figure, and the older one."""
    story = tell(days or {}, **texts)
    articles = {a.id: a for a in story.context.articles}
    found = revisions.corrections(story.everything, articles)
    return [(c.new.text, c.old.text if c.old is not None else None) for c in found]


def test_an_older_figure_is_replaced_by_the_one_of_its_own_sentence() -> None:
    a = "The quake in Kenya killed 61 people, up from 44. In its first hour it killed 12 people."
    assert corrected(a=a) == [("61", "44")]


def test_an_older_amount_is_put_right_only_by_words_of_correction() -> None:
    right = "The fine was revised down from $6 million to $4 million."
    moved = "Profit rose to $6 million from $4 million."
    assert ("$4 million", "$6 million") in corrected(a=right)
    assert corrected(a=moved) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The flood killed 275 people in Kenya. Some bodies had been counted twice.", True),
        ("Some bodies had been counted twice. The flood killed 275 people in Kenya.", True),
        ("The flood killed 275 people in Kenya. Roads are cut. Some bodies had been counted twice.", False),
        ("Some bodies had been counted twice. Roads are cut. The flood killed 275 people in Kenya.", False),
        ("The flood killed 275 people in Kenya.\n\nSome bodies had been counted twice.", False),
        ("Some bodies had been counted twice.\n\nThe flood killed 275 people in Kenya.", False),
    ],
)
def test_why_a_count_was_too_high_is_said_next_to_it(text: str, told: bool) -> None:
    assert (("275", None) in corrected(a=text)) is told


def test_a_number_as_high_as_the_corrected_one_is_not_withdrawn_by_a_cause() -> None:
    a = "The flood killed 275 people in Kenya. Some bodies had been counted twice."
    assert levels(a=a, b="The flood killed 240 people in Kenya.")["killed"] == {"conflict", "REC220"}
    assert levels(a=a, b="The flood killed 288 people in Kenya.")["killed"] == {"explained", "REC212"}


def test_a_stock_of_a_later_day_goes_on_from_the_corrected_one() -> None:
    a = "Forty people are missing in Kenya, down from an earlier figure of 61."
    later = levels(NEXT, a=a, b="Thirty-two people are missing in Kenya.", c="61 people were missing in Kenya.")
    assert later["missing"] == {"explained", "REC211", "REC212"}
