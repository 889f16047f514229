"""The scorer, on stories small enough to count by hand: each figure knows what is right from what is not."""

from __future__ import annotations

from typing import Any

import pytest

from blinken_reconcile.models import Claim, Group, Report
from tests import factories as make
from tests.quality import alignment, exam, scoring
from tests.quality.exam import Gold, Inner, Pair, Trap, Wanted, WantedGroup, WantedSum


def wanted(article: str, start: int, value: float | str, **more: Any) -> Wanted:
    """An annotated claim of two characters in news/ARTICLE.txt; its id is article and offset."""
    defaults: dict[str, Any] = {"kind": "count", "measure": "attacks"}
    place = {"id": f"{article}{start}", "article": f"{article}.txt", "start": start, "end": start + 2}
    return Wanted(**defaults | place | {"value": value} | more)


def claim(article: str, start: int, value: float | str, **more: Any) -> Claim:
    """The claim that answers it."""
    kind = "date" if isinstance(value, str) else "count"
    place = {"id": f"c{article}{start}", "article": article, "start": start, "end": start + 2, "kind": kind}
    return make.claim(**place | {"value": value} | more)


def group(*claims: str, verdict: str = "single", explained: str | None = None, **more: Any) -> Group:
    """A reported group with a position for each claim and one relation for all pairs."""
    positions = tuple(make.position(claims=(one,)) for one in claims)
    pairs = [(a, b) for b in range(len(claims)) for a in range(b)]
    relations = tuple(make.relation(a=a, b=b, verdict=verdict, explained=explained) for a, b in pairs)
    identity = {"id": "g" + "".join(claims), "positions": positions, "relations": relations}
    return make.group(**identity | {"verdict": verdict, "explained": explained} | more)


def report(claims: tuple[Claim, ...], *groups: Group) -> Report:
    return make.report(articles=tuple(make.article(id=name) for name in "abc"), claims=claims, groups=groups)


def figures(gold: Gold, *claims: Claim, groups: tuple[Group, ...] = ()) -> dict[str, float]:
    return scoring.figures(scoring.score(gold, report(claims, *groups)))


def story(*claims: Wanted, verdict: str = "agree", **more: Any) -> Gold:
    """All claims in one group."""
    together = WantedGroup(label="", verdict=verdict, claim_ids=tuple(one.id for one in claims))
    return Gold(claims=claims, groups=(together,), **more)


# ----------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("said", "asked", "same"),
    [
        ({"value": 17.0}, {"value": 17}, True),
        ({"value": 18.0}, {"value": 17}, False),
        ({"value": 2.0, "unit": "hour"}, {"value": 120, "unit": "minutes"}, True),
        ({"value": 1.0, "unit": "mile"}, {"value": 1.609, "unit": "km"}, True),
        ({"value": None, "low": 10.0, "high": 12.0}, {"value": 10, "value_hi": 12}, True),
        ({"value": None, "low": 10.0, "high": 13.0}, {"value": 10, "value_hi": 12}, False),
        ({"value": None, "low": None, "high": 50.0}, {"value": 50, "modifier": "at_most"}, True),
        ({"value": None, "low": 24.0, "high": 99.0, "modifier": "vague"}, {"value": 24, "modifier": "vague"}, True),
        ({"value": 24.0}, {"value": 24, "modifier": "vague"}, False),
        ({"value": "2023-11-05"}, {"value": "2023-11-05"}, True),
        ({"value": "2023-11-04"}, {"value": "2023-11-05"}, False),
        ({"value": "2023", "low": "2023-01-01", "high": "2023-12-31"}, {"value": "2023"}, True),
        ({"value": "2022", "low": "2022-01-01", "high": "2022-12-31"}, {"value": "2023"}, False),
        ({"value": "2023-11-05"}, {"value": 17}, False),
    ],
)
def test_values(said: dict[str, Any], asked: dict[str, Any], same: bool) -> None:
    dated = isinstance(asked["value"], str)
    target = wanted("a", 0, **asked | {"kind": "date" if dated else "count"})
    assert alignment.same_value(target, claim("a", 0, **said)) is same


# ----------------------------------------------------------------------------- claims


def test_recall_asks_for_what_matters() -> None:
    gold = story(
        wanted("a", 0, 17),
        wanted("a", 5, 20),
        wanted("a", 10, 3, priority="minor"),
        wanted("a", 15, "09:30", kind="date"),
    )
    assert figures(gold, claim("a", 0, 17.0), claim("a", 5, 21.0))["claim recall"] == 1 / 2


def test_a_claim_stands_on_its_own_words_and_answers_once() -> None:
    gold = story(wanted("a", 0, 17), wanted("a", 1, 17))
    assert figures(gold, claim("a", 0, 17.0))["claim recall"] == 1 / 2
    assert figures(gold)["claim recall"] == 0
    assert figures(gold, claim("a", 0, 17.0, end=61))["claim recall"] == 0
    assert figures(gold, claim("b", 0, 17.0))["claim recall"] == 0


def test_hedges_and_plain_numbers_are_apart() -> None:
    gold = story(wanted("a", 0, 17, modifier="at_least"), wanted("a", 5, 20), wanted("a", 10, 30))
    found = figures(gold, claim("a", 0, 17.0), claim("a", 5, 20.0), claim("a", 10, 30.0, modifier="about"))
    assert (found["hedges"], found["plain"]) == (0, 1 / 2)
    assert figures(gold, claim("a", 0, 17.0, modifier="more_than"))["hedges"] == 1


def test_look_alikes() -> None:
    never = Trap(article="a.txt", quote="34", why="an age", start=20, end=22, never=True)
    other = Trap(article="a.txt", quote="99", why="an earlier disaster", start=30, end=32)
    gold = story(wanted("a", 0, 17), wanted("b", 0, 17), traps=(never, other))
    claims = claim("a", 0, 17.0), claim("b", 0, 17.0), claim("a", 30, 99.0)
    apart = figures(gold, *claims, groups=(group("ca0", "cb0"), group("ca30")))
    assert (apart["never-claims"], apart["strangers"], apart["unlisted"]) == (0, 0, 1 / 3)
    joined = figures(gold, *claims, claim("a", 20, 34.0), groups=(group("ca0", "cb0", "ca30"),))
    assert (joined["never-claims"], joined["strangers"], joined["unlisted"]) == (1, 1, 1 / 2)


# ----------------------------------------------------------------------------- groups


def test_groups_are_b_cubed() -> None:
    gold = Gold(
        claims=(wanted("a", 0, 17), wanted("b", 0, 17), wanted("c", 0, 5)),
        groups=(WantedGroup("x", "agree", ("a0", "b0")), WantedGroup("y", "single", ("c0",))),
    )
    claims = claim("a", 0, 17.0), claim("b", 0, 17.0), claim("c", 0, 5.0)
    right = figures(gold, *claims, groups=(group("ca0", "cb0"), group("cc0")))
    assert (right["groups P"], right["groups R"], right["groups F1"]) == (1, 1, 1)
    split = figures(gold, *claims)
    assert [split["groups P"], split["groups R"]] == pytest.approx([1, 2 / 3])
    joined = figures(gold, *claims, groups=(group("ca0", "cb0", "cc0"),))
    assert [joined["groups P"], joined["groups R"]] == pytest.approx([5 / 9, 1])


def test_one_thing_with_two_measures_may_stand_together_or_apart() -> None:
    gold = story(wanted("a", 0, 17), wanted("b", 0, 20, measure="attacks in the country"))
    claims = claim("a", 0, 17.0), claim("b", 0, 20.0)
    for groups in ((group("ca0", "cb0"),), (group("ca0"), group("cb0"))):
        assert figures(gold, *claims, groups=groups)["groups F1"] == 1


# --------------------------------------------------------------------------- verdicts

CONFLICT = story(wanted("a", 0, 17), wanted("b", 0, 20), verdict="conflict", relations=(Pair("a0", "b0", "conflict"),))
BOTH = claim("a", 0, 17.0), claim("b", 0, 20.0)


def test_a_conflict_that_is_seen() -> None:
    found = figures(CONFLICT, *BOTH, groups=(group("ca0", "cb0", verdict="conflict"),))
    assert (found["verdicts"], found["conflict P"], found["conflict R"]) == (1, 1, 1)
    assert "update P" not in found


def test_a_conflict_that_is_explained_away() -> None:
    found = figures(CONFLICT, *BOTH, groups=(group("ca0", "cb0", verdict="conflict", explained="cut-off"),))
    assert (found["verdicts"], found["conflict R"], found["update P"]) == (0, 0, 0)
    assert "conflict P" not in found


def test_rival_parties_are_a_conflict() -> None:
    found = figures(CONFLICT, *BOTH, groups=(group("ca0", "cb0", verdict="conflict", explained="attribution"),))
    assert (found["verdicts"], found["conflict P"], found["conflict R"]) == (1, 1, 1)


def test_a_conflict_that_nobody_sees() -> None:
    agreeing = story(wanted("a", 0, 17), wanted("b", 0, 20))
    found = figures(agreeing, *BOTH, groups=(group("ca0", "cb0", verdict="conflict"),))
    assert (found["verdicts"], found["conflict P"]) == (0, 0)
    assert figures(CONFLICT, *BOTH, groups=(group("ca0"), group("cb0")))["conflict R"] == 0


def test_a_group_answers_if_half_of_it_is_of_that_thing() -> None:
    others = [wanted("c", n, n) for n in (0, 5, 10)]
    gold = Gold(
        claims=(*CONFLICT.claims, *others),
        groups=(*CONFLICT.groups, WantedGroup("others", "single", tuple(one.id for one in others))),
    )
    claims = *BOTH, *(claim("c", n, float(n)) for n in (0, 5, 10))
    two = figures(gold, *claims, groups=(group("ca0", "cb0", "cc0", "cc5", verdict="conflict"),))
    assert two["verdicts"] == 1
    three = figures(gold, *claims, groups=(group("ca0", "cb0", "cc0", "cc5", "cc10", verdict="conflict"),))
    assert three["verdicts"] == 0


def test_an_article_against_itself() -> None:
    gold = Gold(
        claims=(wanted("a", 0, 17), wanted("a", 5, 20)),
        groups=(WantedGroup("x", "single", ("a0",)), WantedGroup("y", "single", ("a5",))),
        internal=(Inner(("a0", "a5")),),
    )
    claims = claim("a", 0, 17.0), claim("a", 5, 20.0)
    inner = group("ca0", "ca5", verdict="conflict", internal=True)
    assert figures(gold, *claims, groups=(inner,))["conflict P"] == 1
    assert figures(Gold(gold.claims, gold.groups), *claims, groups=(inner,))["conflict P"] == 0


# ------------------------------------------------------------------------------- sums


@pytest.mark.parametrize(
    ("value", "parts", "seen"), [(37.0, ("ca0", "cb0"), 1), (38.0, ("ca0", "cb0"), 0), (37.0, ("ca0",), 0)]
)
def test_sums_are_of_exactly_their_parts(value: float, parts: tuple[str, ...], seen: int) -> None:
    gold = story(*CONFLICT.claims, derived=(WantedSum("d", ("a0", "b0"), 37),))
    ours = make.claim(id="sum", article="a", value=value, derived_from=parts)
    assert figures(gold, *BOTH, ours)["sums R"] == seen


# ------------------------------------------------------------------------------- seeds


def test_words_that_are_not_in_a_seed_just_once_are_refused() -> None:
    table: dict[str, Any] = {"group": [], "sum": [], "internal": []}
    for quote, number in (("no such words", None), ("Iraq", None), ("a total of 32 attacks", "33")):
        trap = {"article": "000", "quote": quote, "why": "", "number": number}
        with pytest.raises(ValueError, match="exactly once"):
            exam.seeds_gold(table | {"trap": [trap]})


def test_every_annotated_claim_is_in_its_article() -> None:
    for told in (*exam.drops(), exam.seeds()):
        for one in told.gold.claims:
            text = (told.articles / one.article).read_text(encoding="utf-8")
            assert text[slice(*one.place)].strip(), one
    assert len(exam.drops()) == 6
