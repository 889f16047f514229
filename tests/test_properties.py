"""What must hold whatever the articles say, with dates and stories held fixed.

Articles are drawn from a pool of short texts that quarrel in every way the ladders know; the
readings and hedges are drawn as numbers. Runs are derandomised: the same examples on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blinken_reconcile import context, group, judge, ladder, load, readings, reconcile
from blinken_reconcile.models import Article, Claim, Context, Group, Loaded, Modifier, Story
from blinken_reconcile.positions import Side, positions
from blinken_reconcile.settings import Settings
from blinken_reconcile.verdicts import relate

from .factories import article, claim
from .telling import Told, extraction

POOL: tuple[str, ...] = (
    "The flood killed 17 people in Kenya.",
    "The flood killed 25 people in Kenya, the interior ministry said.",
    "At least 17 people died in the flood in Kenya, rescuers said.",
    "The flood in Kenya left dozens of people dead and 40 missing.",
    "The death toll from the flood rose to 25. Another 31 people are missing.",
    "The flood killed 9 people in Nairobi and 8 in Mombasa.",
    "About 2,500 soldiers are stationed in Kenya. The flood killed 17 people there.",
    "2,430 soldiers are stationed in Kenya and 900 in Uganda.",
    "Police said 4,000 people marched in Kenya on Saturday.",
    "The unions said 6,000 people marched in Kenya on Sunday.",
    "The envoy Mira Lindqvist landed in Lima on Saturday. She met five ministers.",
    "Mira Lindqvist visited Lima on Sunday and will fly to Quito on Monday.",
    "The bank was fined $4.3 billion after a trial of three weeks.",
    "The court fined the bank $4 billion on Friday.",
    "There have been 17 attacks in Kenya and 15 in Uganda since October 17.",
    "In all there were 32 attacks in Kenya and Uganda between October 17 and November 3.",
    "The storm tore the roofs off 140 chapels in the valley, the bishop said.",
    "The storm tore the roofs off 210 chapels across the whole valley.",
    "The flood in Kenya killed 3,958 people, down from an earlier figure of 5,300.",
    "Lindqvist landed in Lima on Sunday. The quarry was opened on October 25.",
    "The village was cut off by the quarry on 25 October 2023. The minister was in Lima for a day.",
    "Rebels attacked the northern port on Friday. The port was attacked again on Saturday.",
)
OTHERWISE = (
    "The orchestra of Tallinn sold 1,200 tickets for its concert on Thursday. Two soloists fell ill.",
    "The flood killed 12 people in Kenya.",  # told by another story: it may not meddle even so
)
DAYS = ("2023-11-03", "2023-11-05", "2023-11-06")

texts = st.sampled_from(POOL)
dated = st.tuples(texts, st.sampled_from(DAYS))
stories = st.lists(dated, min_size=2, max_size=4, unique_by=lambda pair: pair[0])
fast = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def articles_of(told: Sequence[tuple[str, str]], names: Sequence[str] = "abcdef") -> list[tuple[Article, str]]:
    return [(load.article(text, f"news/{name}.txt"), day) for name, (text, day) in zip(names, told, strict=False)]


def placed(articles: Sequence[tuple[Article, str]]) -> Context:
    """One story of dated articles, in the order given."""
    options = Settings(one_story=True, published=tuple((a.path, day) for a, day in articles))
    found = [extraction(a.text) for a, _ in articles]
    return context.context(Loaded(articles=tuple(a for a, _ in articles)), found, options)


def tell(told: Sequence[tuple[str, str]], names: Sequence[str] = "abcdef") -> Told:
    return Told(placed(articles_of(told, names)))


def gist(groups: Sequence[Group]) -> set[tuple[Any, ...]]:
    """Groups without what goes by file names or order: ids, wording, indexes."""
    return {
        (
            g.kind,
            g.internal,
            g.level,
            g.explained,
            g.code,
            frozenset(g.claims),
            frozenset(frozenset(p.claims) for p in g.positions),
            frozenset(
                (frozenset({g.positions[r.a].claims, g.positions[r.b].claims}), r.verdict, r.explained, r.code)
                for r in g.relations
            ),
        )
        for g in groups
    }


def unsorted(found: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """The same with the claims of positions as sets: their order goes by file name."""
    return {
        (*row[:-1], frozenset((frozenset(map(frozenset, pair)), *rest) for pair, *rest in row[-1])) for row in found
    }


# ------------------------------------------------------------------------- articles


@fast
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(told: list[tuple[str, str]], chance: Any) -> None:
    articles = articles_of(told)
    shuffled = list(articles)
    chance.shuffle(shuffled)
    one, other = Told(placed(articles)), Told(placed(shuffled))
    assert one.groups == other.groups
    assert sorted(one.grouped.undecided, key=repr) == sorted(other.grouped.undecided, key=repr)


@fast
@given(stories, st.permutations("abcdef"))
def test_names_of_articles_do_not_matter(told: list[tuple[str, str]], names: list[str]) -> None:
    one, other = tell(told), tell(told, names)
    assert unsorted(gist(one.groups)) == unsorted(gist(other.groups))


@fast
@given(stories)
def test_a_reprint_changes_no_verdict(told: list[tuple[str, str]]) -> None:
    """The first article again, in another paper: what one article said, two say now."""
    text, day = told[0]
    before, after = tell(told), tell([*told, ("By our staff\n\n" + text, day)])
    now = {name: g for g in after.groups for name in g.claims if not g.internal}
    for g in before.groups:
        if g.internal:
            continue
        homes = {now[name].id: now[name] for name in g.claims}
        assert len(homes) == 1
        (home,) = homes.values()
        # Two days of one article, told by two, are two occasions.
        agreed = ("agree", *(("compatible",) if len(g.positions) > 1 else ())) if g.level == "single" else ()
        assert home.level in (g.level, *agreed), (g, home)


def test_an_exact_copy_changes_nothing(tmp_path: Any) -> None:
    for name, text in (("a", POOL[0]), ("b", POOL[1])):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    options = Settings(one_story=True, as_of="2023-11-05")
    before = reconcile([str(tmp_path)], options)
    (tmp_path / "z.txt").write_text(POOL[0], encoding="utf-8")
    after = reconcile([str(tmp_path)], options)
    assert (after.groups, after.claims, after.stories) == (before.groups, before.claims, before.stories)
    assert [len(a.copies) for a in after.articles] == [2, 0]


@fast
@given(stories, st.sampled_from(OTHERWISE))
def test_another_story_beside_changes_nothing(told: list[tuple[str, str]], text: str) -> None:
    alone = tell(told)
    (guest, *_) = articles_of([(text, "2023-11-05")], "z")
    beside = placed([guest])
    both = msgspec.structs.replace(
        alone.context,
        articles=(*alone.context.articles, *beside.articles),
        stories=(*alone.context.stories, Story(id="s2", label="z", articles=(guest[0].id,))),
        claims=(*alone.context.claims, *(msgspec.structs.replace(c, story="s2") for c in beside.claims)),
        orders=(*alone.context.orders, *beside.orders),
    )
    assert [g for g in Told(both).groups if g.story != "s2"] == alone.groups


@fast
@given(stories, dated)
def test_an_article_more_makes_no_peace(told: list[tuple[str, str]], more: tuple[str, str]) -> None:
    """Two claims in conflict are never in agreement because a third article came."""
    assume(more[0] not in {text for text, _ in told})
    fought = conflicts(tell(told).groups)
    assume(fought)
    after = tell([*told, more])
    home = {name: (g, p) for g in after.groups if not g.internal for p in g.positions for name in p.claims}
    still = [(one, other) for one, other in fought if home[one][0] is home[other][0]]
    assume(still)  # two that the third article parts quarrel no more
    for one, other in still:
        (g, mine), (_, theirs) = home[one], home[other]
        assert mine is not theirs
        assert g.level in ("conflict", "explained"), (g.because, one, other)
        (told_now,) = [r for r in g.relations if {g.positions[r.a], g.positions[r.b]} == {mine, theirs}]
        assert told_now.verdict == "conflict"


def conflicts(groups: Sequence[Group]) -> set[tuple[str, str]]:
    """The pairs of claims between which a conflict stands."""
    return {
        (one, other)
        for g in groups
        for r in g.relations
        if r.verdict == "conflict" and not g.internal
        for one in g.positions[r.a].claims
        for other in g.positions[r.b].claims
    }


@fast
@given(stories)
def test_both_ladders_are_symmetric(told: list[tuple[str, str]]) -> None:
    found = tell(told).everything
    scope = ladder.scope_of(found)
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert ladder.decide(a, b, scope) == ladder.decide(b, a, scope), (a.text, b.text)
            if a.kind == b.kind and a.measure == b.measure:
                assert judged(a, b) == judged(b, a), (a.text, b.text)


@fast
@given(stories)
def test_what_every_report_keeps(told: list[tuple[str, str]]) -> None:
    """A claim is in one ordinary group; a group has the worst of its relations; sums and totals are real claims."""
    story = tell(told)
    ordinary = [name for g in story.groups if not g.internal for name in g.claims]
    assert sorted(ordinary) == sorted(c.id for c in story.grouped.derived)
    ids = set(ordinary)
    for g in story.groups:
        assert [name for p in g.positions for name in p.claims if name not in ids] == []
        worst = {r.verdict if r.explained is None else "explained" for r in g.relations}
        if not g.internal and "conflict" in worst:
            assert g.level == "conflict"
        elif not g.internal and "explained" in worst:
            assert g.level == "explained"


# ------------------------------------------------------------------------- readings


@st.composite
def reading(draw: Any) -> dict[str, Any]:
    """A number with a hedge, as the quantities stage reads it (SPEC 3)."""
    n = draw(st.integers(min_value=1, max_value=200))
    modifier: Modifier = draw(st.sampled_from(("exact", "at_least", "more_than", "at_most", "less_than", "about")))
    bounds: Mapping[Modifier, tuple[float | None, float | None]] = {
        "exact": (n, n),
        "at_least": (n, None),
        "more_than": (n + 1, None),
        "at_most": (None, n),
        "less_than": (None, n - 1),
        "about": (int(0.9 * n), -int(-1.1 * n)),
    }
    low, high = (float(x) if x is not None else None for x in bounds[modifier])
    return {"value": float(n), "low": low, "high": high, "modifier": modifier, "text": str(n)}


def judged(a: Claim, b: Claim) -> tuple[str, str | None, str]:
    """The verdict on two claims, of whatever days they hold for."""
    verdict, explained, code, _ = relate(side(a), side(b))
    return verdict, explained, code


def side(c: Claim) -> Side:
    (found,) = positions([c], {c.article: article(id=c.article)})
    return found


@fast
@given(reading(), reading(), st.integers(0, 50), st.integers(0, 50), st.booleans(), st.booleans())
def test_a_wider_hedge_never_makes_a_conflict(
    a: dict[str, Any], b: dict[str, Any], below: int, above: int, no_floor: bool, no_ceiling: bool
) -> None:
    one, other = claim(id="c1", **a), claim(id="c2", article="b", **b)
    wide = msgspec.structs.replace(
        other,
        low=None if no_floor or other.low is None else float(other.low) - below,
        high=None if no_ceiling or other.high is None else float(other.high) + above,
    )
    if judged(one, other)[0] != "conflict":
        assert judged(one, wide)[0] != "conflict"


@pytest.mark.parametrize("hedge", ["at least ", "about ", "up to ", "around ", "some "])
@pytest.mark.parametrize("other", ["17", "at least 16", "about 18", "dozens of", "more than 10"])
def test_a_hedge_put_before_a_number_makes_no_conflict(hedge: str, other: str) -> None:
    beside = (f"In Kenya {other} people were killed by the flood.", DAYS[1])
    plain = tell([("The flood killed 17 people in Kenya.", DAYS[1]), beside])
    hedged = tell([(f"The flood killed {hedge}17 people in Kenya.", DAYS[1]), beside])
    assert not any(g.level == "conflict" for g in plain.groups)
    assert not any(g.level == "conflict" for g in hedged.groups)


@fast
@given(reading(), reading(), st.sampled_from((("km", "m", 1000.0), ("tonne", "kg", 1000.0), ("hour", "minute", 60.0))))
def test_a_unit_scaled_changes_no_verdict(a: dict[str, Any], b: dict[str, Any], scale: tuple[str, str, float]) -> None:
    large, small, factor = scale
    assert readings.base_unit(large) == readings.base_unit(small)
    kw: dict[str, Any] = {"kind": "measure", "measure": "length", "label": "length"}
    one = claim(id="c1", unit=large, slack=0.5, **kw, **a)
    other = claim(id="c2", article="b", unit=large, slack=0.5, **kw, **b)
    scaled = msgspec.structs.replace(
        other,
        unit=small,
        slack=0.5 * factor,
        **{key: None if b[key] is None else b[key] * factor for key in ("value", "low", "high")},
    )
    assert judged(one, other) == judged(one, scaled)
    assert readings.equal(one, other) == readings.equal(one, scaled)
    scopes = [ladder.scope_of([one, c]) for c in (other, scaled)]
    assert ladder.decide(one, other, scopes[0]) == ladder.decide(one, scaled, scopes[1])


@fast
@given(st.lists(reading(), min_size=1, max_size=5))
def test_an_estimate_holds_what_is_said(found: list[dict[str, Any]]) -> None:
    """Low is the least lower bound, high the greatest finite upper bound, best one of the stated values or none."""
    members = [claim(id=f"c{i}", **one) for i, one in enumerate(found)]
    sides = [side(c) for c in members]
    estimate = judge._estimate(sides, "compatible", None)
    assert estimate is not None
    assert estimate.low == min((c.low for c in members if c.low is not None), default=None)
    assert estimate.high == max((c.high for c in members if c.high is not None), default=None)
    assert estimate.best in {c.value for c in members}
    in_dispute = judge._estimate(sides, "conflict", None)
    assert in_dispute is not None
    assert in_dispute.best is None


def test_the_pool_quarrels_in_every_way() -> None:
    """The properties would hold of a pool that says nothing: this one reaches every level."""
    story = Told(
        placed(articles_of([(text, DAYS[i % 3]) for i, text in enumerate(POOL)], "abcdefghijklmnopqrstuvwxyz"))
    )
    assert {g.level for g in story.groups} >= {"conflict", "explained", "compatible", "single"}
    assert group.group(story.context).undecided
