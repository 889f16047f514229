"""Which numbers the grouping ladder brings together and keeps apart, by phenomenon; each with its look-alike."""

from __future__ import annotations

import pytest

from blinken_reconcile import ladder, sketch

from .telling import tell

LATER = {"b": "2023-11-07"}


@pytest.mark.parametrize(
    ("a", "b", "one", "other", "answer"),
    [
        # What befell the things is told by one of the two alone, in nearly the same words.
        (
            "In the night 36 drones were launched at the Arica air base.",
            "In the night 50 drones took off for the Arica air base.",
            "36",
            "50",
            "join",
        ),
        # A truce is one truce, whatever else is said; a visit is none.
        (
            "A 72-hour ceasefire began.",
            "A five-day truce is holding.",
            "72-hour",
            "five-day",
            "join",
        ),
        ("The envoy began a three-day visit.", "A five-day truce is holding.", "three-day", "five-day", "apart"),
        # A woman of the two who died is no other toll; one alone who died on the first day is.
        (
            "Two people died in the Leeds fire, police said. A woman died in hospital.",
            "Two people died in the fire in Leeds.",
            "a: A woman",
            "b: Two",
            "apart",
        ),
        (
            "A woman died in the Leeds fire.",
            "Three people died in the fire in Leeds.",
            "A woman",
            "Three",
            "unsure",
        ),
        # Each family, and each of the injured.
        (
            "Each family will get $6,000.",
            "The state promised $4,000 to every family.",
            "$6,000",
            "$4,000",
            "join",
        ),
        (
            "Each family will get $6,000.",
            "The state promised $4,000 to every worker.",
            "$6,000",
            "$4,000",
            "apart",
        ),
        # Two villages that no map knows are two places.
        (
            "The flood killed 17 people in Tovombe.",
            "The flood killed 23 people in Karsilo.",
            "17",
            "23",
            "unsure",
        ),
        # One town is not all of the north; the country may be.
        (
            "Floods displaced more than 40,000 people across the north.",
            "Floods displaced 31,000 people in Cotonou.",
            "more than 40,000",
            "31,000",
            "unsure",
        ),
        ("Gales killed 17 people in the west.", "Gales killed 14 people in the east.", "17", "14", "unsure"),
        ("Gales killed 17 people in the west.", "Gales killed 16 people in Ireland.", "17", "16", "join"),
        ("Gales killed 17 people in the west.", "Gales killed 16 people.", "17", "16", "join"),
        # Of a range the bound that lies nearest.
        ("Gales killed 22 to 25 people.", "Gales killed 29 people.", "22 to 25", "29", "join"),
    ],
)
def test_what_is_one_thing(a: str, b: str, one: str, other: str, answer: str) -> None:
    assert tell(a=a, b=b).decision(one, other)[0] == answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        # Most of a stock may be gone within days; of a count that only grows a few more are no rival number.
        ("Fifty-four sailors are missing.", "Six sailors are missing.", "join"),
        ("The army freed 27 pupils, the governor said.", "The army freed nine pupils, the mayor said.", "unsure"),
    ],
)
def test_later_numbers(a: str, b: str, answer: str) -> None:
    story = tell(LATER, a=a, b=b)
    one, other = (next(c.text for c in story.everything if c.article == x.id) for x in story.context.articles)
    assert story.decision(f"a: {one}", f"b: {other}")[0] == answer


def test_a_headline_that_belies_its_text_is_of_no_later_hour() -> None:
    text = "Toll climbs to 29 in Lima blast\n\nA blast in a market in Lima killed 27 people on Sunday, police said.\n"
    story = tell(a=text, b="The blast in Lima killed 27 people.")
    group = story.group_of("a: 27")
    assert (group.verdict, group.explained) == ("conflict", None)


def test_a_count_that_grows_is_told_by_the_others_of_its_group() -> None:
    """ "The blaze covers" is of no known measure; the others of the group say that it is the area burned."""
    story = tell(
        {"b": "2023-11-06", "c": "2023-11-06"},
        a="The fire has burned 5,200 hectares of forest near Quila.",
        b="The blaze, which now covers 5,200 hectares of forest near Quila, still spreads.",
        c="The fire has burned 8,300 hectares of forest near Quila.",
    )
    (group,) = [g for g in story.groups if g.kind == "measure"]
    assert (group.verdict, group.explained, group.articles) == ("conflict", "cut-off", 3)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Crews fought the fire near Tarrupe and in the village of Poza Verde.", {"tarrupe", "poza verde"}),
        ("Two people died in Lima and in Parliament on Sunday.", set()),
        ("The minister spoke in March, in English.", set()),
    ],
)
def test_places_that_no_map_knows(text: str, names: set[str]) -> None:
    assert set(sketch._spots(text)) == names


@pytest.mark.parametrize(
    ("a", "b", "codes"),
    [
        # One arrest of somebody whom neither names; two persons, or several, may well be two arrests.
        ("Police arrested a man on Friday.", "Police arrested the suspect on Saturday.", {"REC221"}),
        ("Police arrested three workers on Friday.", "Police arrested the suspect on Saturday.", set()),
        (
            "Police arrested a man on Friday. They arrested another man on Saturday.",
            "Police arrested the suspect on Saturday.",
            set(),
        ),
        # What must be done by when.
        (
            "The minister gave the firm until October 4 to clean the river.",
            "The minister ordered the firm to clean the river by September 30.",
            {"REC221"},
        ),
        (
            "The minister gave the firm until October 4 to clean the river.",
            "The union wants the strike to end by September 30.",
            set(),
        ),
    ],
)
def test_what_a_story_tells_once(a: str, b: str, codes: set[str]) -> None:
    found = {g.code for g in tell(a=a, b=b).groups if g.kind == "date" and g.verdict == "conflict" and not g.internal}
    assert found == codes


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("The army admits to 4 deaths, while the rebels speak of 31 dead.", {"4", "31"}),
        ("Rebels spoke of 31 dead. The army's own figure is 18.", {"31", "18"}),
        ("The army admits to 4 deaths.", set()),
    ],
)
def test_numbers_that_two_parties_give_in_one_breath(text: str, older: set[str]) -> None:
    story = tell(a=text)
    scope = ladder.scope_of(story.everything)
    assert {c.text for c in story.everything if c.id in scope.disputed} == older


def test_open_bounds_of_other_sizes_are_not_of_one_thing() -> None:
    story = tell(a="At least 7 people were killed in Kenya.", b="More than 4,000 people were killed in Kenya.")
    assert story.decision("At least 7", "More than 4,000") == ("unsure", "REC119")


WITHDRAWN = "The flood killed 3,900 people in Kenya, the UN says. It had until then reported 11,300 dead in Mombasa."


@pytest.mark.parametrize(
    ("a", "together"),
    [
        (WITHDRAWN, True),
        # Two counts of which neither replaces the other: a town and its country stay apart.
        ("The flood killed 13,900 people in Kenya, the UN says. It killed 11,300 people in Mombasa.", False),
        # An older figure of the town that the country may well have had: nothing was withdrawn.
        (WITHDRAWN.replace("3,900", "13,900"), False),
    ],
)
def test_a_figure_of_a_town_withdrawn_for_a_lower_one_of_its_country(a: str, together: bool) -> None:
    story = tell(LATER, a=a, b="The flood killed 11,300 people in Mombasa, officials say.")
    assert (story.group_of("b: 11,300") == story.group_of(f"a: {a.split()[3]}")) is together


def test_a_rise_and_a_fall_of_one_article_are_two_moves() -> None:
    told = tell(
        a="Acme shares rose 5 percent on Monday. A day of selling followed. Acme shares fell 5 percent on Tuesday.",
        b="Acme shares rose 5 percent on Monday after its results.",
    )
    moves = [g for g in told.groups if g.kind == "percent"]
    assert sorted(len(g.claims) for g in moves) == [1, 2]
