"""Every step of every ladder fires on articles of a sentence or two, and on nothing else that is claimed here.

A step that no text can reach is a promise that is not kept: the tables below name each code
of data/lexicons/codes.toml, and the last tests hold the three lists together (what the
source gives, what the lexicon explains, what is tested).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from blinken_reconcile import judge, lexicons
from blinken_reconcile.models import Cluster, Context, Grouped, Story

from .factories import article, claim
from .telling import tell

ROOT = Path(__file__).parents[1]
NEXT = {"b": "2023-11-06"}

# Step, answer, the two articles, the words of the two claims. What follows a step's first row shows
# its other reasons.
PAIRS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("REC100", "apart", "The blast in Kenya killed 17 people.", "The blast in Kenya injured 40 people.", "17", "40"),
    ("REC100", "apart", "The tunnel cost $50 million.", "The tunnel is 50 km long.", "$50 million", "50 km"),
    ("REC100", "apart", "The blast in Kenya killed 17 people.", "The blast hit Kenya on Sunday.", "17", "Sunday"),
    ("REC101", "apart", "The death toll stands at 31.", "The death toll rose by 12.", "31", "12"),
    # The one fell, the other rose; a low of the morning, and the close; the fine of a founder, and of the company.
    ("REC101", "apart", "Shares in Acme fell 9% on Monday.", "Shares in Acme rose 8% on Monday.", "9%", "8%"),
    (
        "REC101",
        "apart",
        "Shares in Acme fell as much as 11% in early trading.",
        "Shares in Acme closed 9% lower.",
        "as much as 11%",
        "9%",
    ),
    (
        "REC105",
        "apart",
        "The founder will pay a $50 million fine.",
        "The company will pay a $60 million fine.",
        "$50 million",
        "$60 million",
    ),
    ("REC105", "apart", "Shares in Acme fell 9%.", "Shares in Borealis fell 12%.", "9%", "12%"),
    ("REC101", "apart", "The blast killed 17 people.", "The blast killed 9, including 4 children.", "17", "4"),
    (
        "REC102",
        "apart",
        "The carmaker cut 900 jobs.",
        "The carmaker may cut 1,200 jobs next year, analysts said.",
        "900",
        "1,200",
    ),
    (
        "REC102",
        "apart",
        "The minister visited Lima on Sunday.",
        "The minister will visit Lima on Monday.",
        "Sunday",
        "Monday",
    ),
    (
        "REC103",
        "apart",
        "There have been 17 attacks in Kenya since October 1.",
        "There have been 25 attacks in Kenya since September 3.",
        "17",
        "25",
    ),
    ("REC104", "apart", "The flood killed 17 people in Kenya.", "The flood killed 22 people in Uganda.", "17", "22"),
    ("REC105", "apart", "The flood killed 17 children.", "The flood killed 25 women.", "17", "25"),
    (
        "REC105",
        "apart",
        "The pirates kidnapped 12 Indian sailors.",
        "The pirates kidnapped 15 Filipino sailors.",
        "12",
        "15",
    ),
    (
        "REC106",
        "apart",
        "The flood killed 17 people in Nairobi. It killed 40 people in Kenya.",
        "The flood killed 38 people in Kenya.",
        "17",
        "38",
    ),
    ("REC110", "join", "The flood killed 17 people in Kenya.", "In Kenya the flood killed 18 people.", "17", "18"),
    ("REC110", "join", "Shares in Acme fell 71% on Friday.", "Acme shares lost 68% on Friday.", "71%", "68%"),
    (
        "REC110",
        "join",
        "Wei Zhang, its founder, will pay a $50 million fine.",
        "The founder was personally fined $150 million.",
        "$50 million",
        "$150 million",
    ),
    ("REC111", "join", "The flood killed 17 people in Kenya.", "The flood left 17 people dead.", "a: 17", "b: 17"),
    (
        "REC112",
        "join",
        "The flood killed 17 people in Kenya.",
        "The flood killed at least 15 people.",
        "17",
        "at least 15",
    ),
    (
        "REC114",
        "join",
        "The abbey holds 1,340 volumes.",
        "The abbey said that 1,340 books were there.",
        "a: 1,340",
        "b: 1,340",
    ),
    (
        "REC115",
        "join",
        "The museum lent 14 statues to the gallery for the autumn show.",
        "The museum lent 19 statues to the gallery for the autumn show.",
        "14",
        "19",
    ),
    ("REC119", "unsure", "The storm left 9 dead.", "The storm left 22 dead in Uganda.", "9", "22"),
    (
        "REC120",
        "apart",
        "The envoy Mira Lindqvist landed in Lima on Saturday.",
        "The mayor of Lima resigned on Sunday.",
        "Saturday",
        "Sunday",
    ),
    (
        "REC121",
        "join",
        "The envoy Mira Lindqvist landed in Lima on Saturday.",
        "Mira Lindqvist visited Lima on Sunday.",
        "Saturday",
        "Sunday",
    ),
    (
        "REC122",
        "join",
        "The envoy Mira Lindqvist landed in Lima on Saturday.",
        "She arrived there on Saturday.",
        "a: Saturday",
        "b: Saturday",
    ),
    (
        "REC123",
        "join",
        "Ana Ruiz was arrested on Friday.",
        "Ana Ruiz was frogmarched off on Friday.",
        "a: Friday",
        "b: Friday",
    ),
    (
        "REC124",
        "join",
        "Fans of the club rioted at the final in Lima on Friday.",
        "The final in Lima on Friday was abandoned after fans of the club rioted.",
        "a: Friday",
        "b: Friday",
    ),
    (
        "REC125",
        "join",
        "The quarry was opened on 3 May 1987.",
        "The village was cut off by the quarry on 3 May 1987.",
        "a: 3 May 1987",
        "b: 3 May 1987",
    ),
    (
        "REC126",
        "join",
        "The mayor crowned the winner of the regatta on Friday.",
        "The mayor crowned the winner of the regatta on Saturday.",
        "Friday",
        "Saturday",
    ),
    (
        "REC127",
        "join",
        "The storm made landfall on Friday.",
        "Cyclone Lando flooded the northern port on Saturday.",
        "Friday",
        "Saturday",
    ),
    (
        "REC129",
        "unsure",
        "Rebels attacked on Friday.",
        "Rebels attacked the northern port on Saturday.",
        "Friday",
        "Saturday",
    ),
)

# Step, verdict, explanation, the two articles. The second is of the next day where the step needs one.
KILLED = "The flood killed 17 people in Kenya."
MORE = "The flood killed 25 people in Kenya."
RELATIONS: tuple[tuple[str, str, str | None, str, str], ...] = (
    ("REC201", "agree", None, "The minister visited Lima on Sunday.", "On Sunday the minister was in Lima."),
    (
        "REC202",
        "compatible",
        None,
        "The flood killed dozens of people in Kenya.",
        "The flood killed 47 people in Kenya.",
    ),
    ("REC203", "compatible", None, "The flood killed at least 17 people in Kenya.", MORE),
    (
        "REC204",
        "compatible",
        None,
        "The senate passed the bill in October 2023.",
        "The senate passed the bill on 12 October 2023.",
    ),
    (
        "REC213",
        "conflict",
        "attribution",
        "Police said 4,000 people marched in Kenya.",
        "The unions said 6,000 people marched in Kenya.",
    ),
    (
        "REC214",
        "conflict",
        "cut-off",
        "The flood had killed 17 people in Kenya by 9 a.m. on Sunday.",
        "The flood had killed 25 people in Kenya by 6 p.m. on Sunday.",
    ),
    ("REC215", "conflict", "cut-off", KILLED, "The death toll from the flood in Kenya rose to 25."),
    ("REC220", "conflict", None, KILLED, MORE),
    (
        "REC221",
        "conflict",
        None,
        "The envoy Mira Lindqvist landed in Lima on Saturday.",
        "Mira Lindqvist visited Lima on Sunday.",
    ),
    ("REC222", "compatible", None, "The flood killed dozens of people in Kenya.", KILLED),
)
OVER_DAYS: tuple[tuple[str, str, str | None, str, str], ...] = (
    ("REC210", "conflict", "cut-off", KILLED, MORE),
    (
        "REC211",
        "conflict",
        "cut-off",
        "After the flood in Kenya 40 people are missing.",
        "After the flood in Kenya 25 people are missing.",
    ),
)
# Those with a test of their own below.
OTHERS = {
    "REC116",
    "REC200",
    "REC205",
    "REC206",
    "REC207",
    "REC212",
    "REC216",
    "REC217",
    "REC218",
    "REC219",
    "REC300",
    "REC301",
    "REC302",
}


@pytest.mark.parametrize(("code", "answer", "a", "b", "one", "other"), PAIRS)
def test_the_grouping_ladder(code: str, answer: str, a: str, b: str, one: str, other: str) -> None:
    assert tell(a=a, b=b).decision(one, other) == (answer, code)


@pytest.mark.parametrize(("code", "verdict", "explained", "a", "b"), RELATIONS)
def test_the_ladder_of_verdicts(code: str, verdict: str, explained: str | None, a: str, b: str) -> None:
    (group,) = tell(a=a, b=b).groups
    assert (group.code, group.verdict, group.explained) == (code, verdict, explained)


@pytest.mark.parametrize(("code", "verdict", "explained", "a", "b"), OVER_DAYS)
def test_verdicts_that_a_later_day_explains(code: str, verdict: str, explained: str | None, a: str, b: str) -> None:
    (group,) = tell(NEXT, a=a, b=b).groups
    assert (group.code, group.verdict, group.explained) == (code, verdict, explained)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The flood killed 25 people in Kenya.", "The flood killed 17 people in Kenya."),  # none comes back to life
        ("The court fined the bank $50 million.", "The court fined the bank $72 million."),  # fixed once set
    ],
)
def test_a_later_day_does_not_explain_everything(a: str, b: str) -> None:
    found = [(g.level, g.explained, g.articles) for g in tell(NEXT, a=a, b=b).groups]
    assert found == [("conflict", None, 2)]


def test_a_count_of_no_known_measure_may_have_grown() -> None:
    a = "The storm tore the roofs off 140 chapels in the valley, the bishop said."
    b = "By Monday the storm tore the roofs off 210 chapels across the whole valley."
    assert tell(NEXT, a=a, b=b).decision("140", "210") == ("join", "REC116")
    assert tell(a=a, b=b).decision("140", "210") == ("unsure", "REC119")


def test_a_count_that_is_not_told_as_one_that_grows_is_not_joined_with_another() -> None:
    a = "The choir sang in 140 chapels of the valley, the bishop said."
    b = "The choir sang in 210 chapels across the whole valley."
    assert tell(NEXT, a=a, b=b).decision("140", "210") == ("unsure", "REC119")


def test_one_article_alone() -> None:
    (group,) = tell(a=KILLED).groups
    assert (group.level, group.code) == ("single", "REC200")


def test_a_stated_correction() -> None:
    text = "The flood in Kenya killed 3,958 people, down from an earlier figure of 5,300."
    (group,) = tell(a=text).groups
    assert (group.code, group.explained) == ("REC212", "revision")


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        # parties known to differ count one crowd; a town's dead are no country's, whoever names them
        ("Police said 4,000 people marched.", "The unions said that 30,000 people marched.", "join"),
        ("The mayor said the flood had killed 29 people.", "The ministry said the flood had killed 158.", "unsure"),
        ("A hospital said 29 people were injured.", "The Red Cross said 290 people were injured.", "unsure"),
    ],
)
def test_how_far_two_sources_may_differ(a: str, b: str, answer: str) -> None:
    one, other = (next(w for w in text.rstrip(".").split() if w[0].isdigit()) for text in (a, b))
    assert tell(a=a, b=b).decision(one, other)[0] == answer


def test_two_earlier_figures() -> None:
    a, b = "The flood in Kenya killed 25 people, up from 17.", "The flood in Kenya killed 25 people, up from 19."
    (group,) = tell(a=a, b=b).groups
    assert "REC205" in {relation.code for relation in group.relations}


def test_a_sum_of_ours_beside_a_number_that_names_no_place() -> None:
    a, b = "Rebels made 17 attacks in Kenya and 12 in Uganda.", "Rebels made 21 attacks."
    (group,) = [g for g in tell(a=a, b=b).groups if g.articles == 2]
    assert (group.code, group.verdict) == ("REC206", "compatible")


def test_one_article_and_two_sources() -> None:
    text = "Police said the flood in Kenya killed 97 people. Governor Ana Ruiz said that it killed 110 people."
    (group,) = tell(a=text).groups
    assert (group.code, group.explained) == ("REC217", "attribution")


@pytest.mark.parametrize(
    "text",
    [
        "Mira Lindqvist visited Lima on Friday. She met the king and she visited Lima on Sunday too.",
        "Mira Lindqvist arrived in Lima on Friday. She toured the port and visited Lima again on Sunday.",
        "Mira Lindqvist stayed in Lima on Friday. Mira Lindqvist met teachers in Lima on Sunday.",
    ],
)
def test_an_article_that_gives_both_days_knows_of_two_occasions(text: str) -> None:
    found = tell(a=text, b="Mira Lindqvist visited Lima on Sunday.").groups
    assert {g.level for g in found} <= {"compatible", "agree", "single"}
    codes = {r.code for g in found for r in g.relations}
    assert "REC207" in codes
    assert "REC221" not in codes


def test_a_headline_that_gives_another_day_than_its_text_is_none() -> None:
    text = "Mira Lindqvist visited Lima on Friday\n\nThe envoy Mira Lindqvist visited Lima on Sunday, officials said.\n"
    codes = {r.code for g in tell(a=text, b="Mira Lindqvist visited Lima on Sunday.").groups for r in g.relations}
    assert "REC207" not in codes


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Students marched in Lima on Friday.", "Students marched in Lima on Saturday."),
        ("Alianza beat Cristal in Lima on Friday.", "Alianza beat Cristal in Lima on Saturday."),
        (
            "An aftershock on Friday brought down walls in Lima.",
            "An aftershock on Saturday brought down walls in Lima.",
        ),
        ("The ballot of the members opens on Friday.", "The ballot of the members closes on Saturday."),
    ],
)
def test_what_comes_again_is_not_one_event_on_two_days(a: str, b: str) -> None:
    assert {g.level for g in tell(a=a, b=b).groups} == {"single"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mira Lindqvist died on Friday.", "Mira Lindqvist died on Saturday."),
        ("The court in Lima sentenced Ana Ruiz on Friday.", "The court in Lima sentenced Ana Ruiz on Saturday."),
        ("Ana Ruiz signed the treaty in Lima on Friday.", "Ana Ruiz signed the treaty in Lima on Saturday."),
    ],
)
def test_what_happens_once_is(a: str, b: str) -> None:
    assert {(g.level, g.code) for g in tell(a=a, b=b).groups} == {("conflict", "REC221")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The company was fined on 3 May 1987.", "The founder of the company was arrested on 3 May 1987."),
        ("The bank was founded on 3 May 1987.", "The mayor, who once ran a bank, was born on 3 May 1987."),
        ("The law is due to take effect on 3 May 1987.", "The tax, by law, went up on 3 May 1987."),
    ],
)
def test_a_distant_day_alone_makes_no_event(a: str, b: str) -> None:
    answer, _ = tell(a=a, b=b).decision("a: 3 May 1987", "b: 3 May 1987")
    assert answer != "join"


def test_an_older_figure_still_quoted() -> None:
    story = tell({"a": "2023-11-03"}, a=KILLED, b=MORE, c="In Kenya the flood killed 17 people.")
    (group,) = story.groups
    assert [relation.code for relation in group.relations].count("REC216") == 1
    assert group.level == "explained"


def test_an_order_that_the_dates_belie() -> None:
    text = "Mira Lindqvist visited Lima on Friday. She visited Quito on Saturday. "
    against = tell(a=text + "Lindqvist visited Lima after she visited Quito.").groups
    assert [(g.code, g.level, g.internal) for g in against if g.internal] == [("REC300", "conflict", True)]
    kept = tell(a=text + "Lindqvist visited Quito after she visited Lima.").groups
    assert sum(g.kind == "date" for g in kept) >= 2
    assert not any(g.internal for g in kept)


def test_parts_that_miss_their_total() -> None:
    parts = "There were 17 attacks in Kenya and 15 in Uganda. "
    missed = tell(a=parts + "In all there were 35 attacks in Kenya and Uganda.").groups
    assert [(g.code, g.level) for g in missed if g.internal] == [("REC301", "conflict")]
    kept = tell(a=parts + "In all there were 32 attacks in Kenya and Uganda.").groups
    assert {g.measure for g in kept} == {"attacks"}
    assert not any(g.internal for g in kept)


def test_an_article_with_two_values_of_no_stated_reason() -> None:
    """What an internal cluster says if it says nothing else; none of today's makes use of it."""
    one, two = claim(id="c1", value=17.0), claim(id="c2", value=25.0)
    story = Story(id="s1", label="a", articles=("a",))
    cluster = Cluster(
        story="s1", kind="count", measure="attacks", label="attacks", places=(), claims=("c1", "c2"), internal=True
    )
    context = Context(articles=(article(),), stories=(story,), claims=(one, two))
    (group,) = judge.judge(context, Grouped(clusters=(cluster,), derived=(one, two), undecided=()))
    assert (group.level, group.code, group.internal) == ("conflict", "REC302", True)


# -------------------------------------------------------------- the lists are the same


def _tested() -> set[str]:
    rows: tuple[tuple[str | None, ...], ...] = (*PAIRS, *RELATIONS, *OVER_DAYS)
    return {str(row[0]) for row in rows} | OTHERS


def test_every_code_is_tested() -> None:
    assert _tested() == set(lexicons.codes())


def test_every_code_of_the_source_is_explained_and_none_besides() -> None:
    source = "".join(
        (ROOT / "src" / "blinken_reconcile" / f"{name}.py").read_text(encoding="utf-8")
        for name in ("ladder", "dayladder", "judge", "verdicts", "internal", "group")
    )
    assert set(re.findall(r'"(REC\d{3})"', source)) == set(lexicons.codes())


def test_every_code_has_its_paragraph() -> None:
    page = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### (REC\d{3}): ", page, re.M)) == set(lexicons.codes())


def test_the_tables_of_this_file_name_what_the_others_test() -> None:
    """A code in ``OTHERS`` is asserted by name in a test, not only listed."""
    text = Path(__file__).read_text(encoding="utf-8").partition("\ndef test_the_grouping_ladder")[2]
    assert {code for code in OTHERS if f'"{code}"' not in text} == set()


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("The flood killed 97 people in Kenya.", "The flood killed 110 people in Kenya.", "REC218"),
        ("The flood left 40 villagers missing in Kenya.", "The flood left 31 villagers missing in Kenya.", "REC218"),
        ("The raid led to the arrest of 12 men in Kenya.", "Police arrested 15 men in Kenya in the raid.", "REC218"),
        # A fine is what it is on any day.
        ("The court in Kenya fined the firm $12 million.", "The court in Kenya fined the firm $15 million.", "REC220"),
    ],
)
def test_an_article_without_a_date_may_be_of_another_day(a: str, b: str, code: str) -> None:
    groups = [g for g in tell({"b": ""}, a=a, b=b).groups if g.kind != "date"]
    assert [(g.code, g.explained) for g in groups] == [(code, "cut-off" if code == "REC218" else None)]


def test_a_number_that_a_dated_article_gives_too_has_its_day() -> None:
    """Where one article without a date says what one with a date says, the day is known."""
    lower, higher = "The flood killed 97 people in Kenya.", "The flood killed 110 people in Kenya."
    (group,) = tell({"b": ""}, a=lower, b=higher, c=higher).groups
    assert (group.code, group.explained) == ("REC220", None)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The flood killed 45 people in Kenya.", "The flood killed 41 people in Kenya. Some had been counted twice."),
        ("The blast injured 130 people in Kenya.", "The blast injured 112 people in Kenya. Some were listed twice."),
    ],
)
def test_a_correction_that_quotes_no_older_number(a: str, b: str) -> None:
    (group,) = [g for g in tell(a=a, b=b).groups if g.kind == "count"]
    assert (group.code, group.explained) == ("REC212", "revision")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We count 16 men in the video.", "The army says that it looks for 11 men of a patrol."),
        ("In the square 16 men guarded the gate of the mint.", "The mayor saw 11 men in the square from his window."),
        ("About 40 people waited at the port for a ferry.", "A reporter saw 31 people on the pier of the port."),
    ],
)
def test_what_a_generic_noun_counts_is_not_known(a: str, b: str) -> None:
    """Numbers of men or people that differ are not compared, unless nearly all words are the same."""
    assert {g.level for g in tell(a=a, b=b).groups if g.kind == "count"} == {"single"}


@pytest.mark.parametrize(
    ("later", "code"),
    [
        ("Three people were killed and five others wounded in the Leeds shooting.", "REC219"),
        ("Two people were killed and five others wounded in the Leeds shooting.", "REC220"),  # nobody has died since
        ("Three people were killed and four others wounded in the Leeds shooting.", "REC220"),  # more are missing
        ("Three people were killed and eight others wounded in the Leeds shooting.", "REC210"),
    ],
)
def test_fewer_injured_of_whom_some_may_have_died(later: str, code: str) -> None:
    first = "Two people were killed and six wounded in the Leeds shooting."
    (injured,) = (g for g in tell(NEXT, a=first, b=later).groups if g.measure == "injured")
    assert injured.code == code


def test_more_dead_do_not_explain_fewer_injured_on_one_day() -> None:
    first = "Two people were killed and six wounded in the Leeds shooting."
    other = "Three people were killed and five others wounded in the Leeds shooting."
    (injured,) = (g for g in tell(a=first, b=other).groups if g.measure == "injured")
    assert injured.code == "REC220"


HURT = "Two people were killed and six wounded in the Leeds shooting."
FEWER = "Three people were killed and five others wounded in the Leeds shooting."


@pytest.mark.parametrize(
    ("days", "texts", "code"),
    [
        (NEXT, {"a": HURT, "b": FEWER}, "REC219"),
        ({"a": "2023-11-07"}, {"a": FEWER, "b": HURT}, "REC219"),
        ({"a": "2023-11-07"}, {"a": HURT, "b": FEWER}, "REC210"),  # more are hurt on the later day
        # Of the articles of one day the least toll, and the greatest of the other.
        (
            {"c": "2023-11-07"},
            {"a": HURT, "b": "One person was killed and six wounded in the Leeds shooting.", "c": FEWER},
            "REC220",
        ),
        # Without a toll in one of them there is nothing to go by.
        (NEXT, {"a": "Six people were wounded in the Leeds shooting.", "b": FEWER}, "REC220"),
        (NEXT, {"a": HURT, "b": "Five people were wounded in the Leeds shooting."}, "REC220"),
    ],
)
def test_the_dead_among_the_injured(days: dict[str, str], texts: dict[str, str], code: str) -> None:
    (injured,) = (g for g in tell(days, **texts).groups if g.measure == "injured")
    assert injured.code == code
    assert injured.explained == (None if code == "REC220" else "cut-off")
