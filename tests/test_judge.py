"""Verdicts on two readings and on groups of several, each step at its edges."""

from __future__ import annotations

from typing import Any

import pytest

from blinken_reconcile import extract, judge, labels, wording
from blinken_reconcile.models import AsOf, Claim, Cluster, Context, Group, Grouped, Place, Story
from blinken_reconcile.positions import Side, cut_off, positions
from blinken_reconcile.revisions import corrections
from blinken_reconcile.verdicts import Beside, relate

from .factories import SENTENCE, article, claim, quote, window

EARLY, LATE = "2023-11-03", "2023-11-05"


def toll(value: float | None, day: str | None = LATE, clock: str | None = None, **kw: Any) -> Claim:
    """A number killed, as of a day."""
    held = AsOf(date=day, basis="stated", clock=clock) if day else None
    defaults: dict[str, Any] = {"measure": "killed", "label": "killed", "value": value, "as_of": held}
    return claim(**{**defaults, **kw})


def grown(value: float, words: str = "The toll rose to", **kw: Any) -> Claim:
    """A toll told as one that has grown."""
    text = f"{words} {value:g}."
    start = 12 + len(words) + 1
    return toll(value, start=start, end=start + 2, quote=quote(exact=text, start=12, end=12 + len(text)), **kw)


def side(one: Claim) -> Side:
    (found,) = positions([one], {one.article: article(id=one.article)})
    return found


VERDICTS = {
    "REC201": ("agree", None),
    "REC202": ("compatible", None),
    "REC222": ("compatible", None),
    "REC203": ("compatible", None),
    "REC204": ("compatible", None),
    "REC205": ("compatible", None),
    "REC206": ("compatible", None),
    "REC207": ("compatible", None),
    "REC210": ("conflict", "cut-off"),
    "REC211": ("conflict", "cut-off"),
    "REC214": ("conflict", "cut-off"),
    "REC215": ("conflict", "cut-off"),
    "REC216": ("conflict", "cut-off"),
    "REC219": ("conflict", "cut-off"),
    "REC212": ("conflict", "revision"),
    "REC213": ("conflict", "attribution"),
    "REC217": ("conflict", "attribution"),
    "REC220": ("conflict", None),
    "REC221": ("conflict", None),
}


def said(a: Claim, b: Claim, *others: Claim) -> str:
    """The code of what two claims say of each other, whichever comes first."""
    claims = (a, b, *others)
    found = [side(c) for c in claims]
    beside = Beside(found, corrections(claims, {c.article: article(id=c.article) for c in claims}))
    answers = {relate(found[0], found[1], beside)[:3], relate(found[1], found[0], beside)[:3]}
    assert len(answers) == 1, answers
    verdict, explained, code = answers.pop()
    assert (verdict, explained) == VERDICTS[code]
    return code


DOZENS: dict[str, Any] = {"modifier": "vague", "low": 24.0, "high": 99.0, "text": "dozens"}
MISSING: dict[str, Any] = {"measure": "missing"}
FINE: dict[str, Any] = {"measure": "fine", "kind": "money", "unit": "USD"}
PREVIOUS: dict[str, Any] = {"role": "previous"}


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        (toll(17), toll(17), "REC201"),
        (toll(17, EARLY), toll(17, LATE), "REC201"),
        (toll(None, **DOZENS), toll(47), "REC202"),
        (toll(None, **DOZENS), toll(17), "REC222"),
        (toll(None, EARLY, **DOZENS), toll(17, LATE), "REC222"),
        (toll(17, high=None, modifier="at_least"), toll(25), "REC203"),
        # a count that only grows
        (toll(17, EARLY), toll(25, LATE), "REC210"),
        (toll(25, EARLY), toll(17, LATE), "REC220"),
        (toll(17, None), toll(25, LATE), "REC220"),
        (toll(17, EARLY), toll(25, None), "REC220"),
        (toll(17, None), toll(25, None), "REC220"),
        (toll(25, EARLY, high=None, modifier="at_least"), toll(17, LATE), "REC220"),
        # a number that rises and falls
        (toll(40, EARLY, **MISSING), toll(25, LATE, **MISSING), "REC211"),
        (toll(25, EARLY, **MISSING), toll(40, LATE, **MISSING), "REC211"),
        (toll(40, **MISSING), toll(25, **MISSING), "REC220"),
        (toll(40, LATE, "09:00", **MISSING), toll(25, LATE, "18:00", **MISSING), "REC211"),
        (toll(40, LATE, "09:00", **MISSING), toll(25, LATE, "09:00", **MISSING), "REC220"),
        (toll(40, LATE, "09:00", **MISSING), toll(25, LATE, **MISSING), "REC220"),
        # one fixed for good
        (toll(5e7, EARLY, **FINE), toll(7e7, LATE, **FINE), "REC220"),
        (toll(5e7, LATE, "09:00", **FINE), toll(7e7, LATE, "18:00", **FINE), "REC220"),
        # the hours of one day
        (toll(17, LATE, "09:00"), toll(25, LATE, "18:00"), "REC214"),
        (toll(25, LATE, "09:00"), toll(17, LATE, "18:00"), "REC220"),
        (toll(17, LATE, "09:00"), toll(25, LATE, "09:00"), "REC220"),
        (toll(17, LATE, "09:00"), toll(25, LATE), "REC220"),
        (toll(25, LATE, "09:00"), toll(17, EARLY, "18:00"), "REC210"),
        # the hours of one day, with their zones
        (toll(17, LATE, "09:00+00:00"), toll(25, LATE, "18:00+00:00"), "REC214"),
        (toll(25, LATE, "10:00+09:00"), toll(17, LATE, "20:00-08:00"), "REC220"),
        (toll(17, LATE, "10:00+09:00"), toll(25, LATE, "20:00-08:00"), "REC214"),
        (toll(17, LATE, "18:30+00:00"), toll(25, LATE, "23:30+05:30"), "REC220"),
        (toll(17, LATE, "09:00"), toll(25, LATE, "18:00+00:00"), "REC220"),
        (toll(17, LATE, "09:00 IST"), toll(25, LATE, "18:00 IST"), "REC214"),
        (toll(17, LATE, "09:00 IST"), toll(25, LATE, "18:00 BST"), "REC220"),
        # told as grown
        (toll(17), grown(25), "REC215"),
        (grown(17), toll(25), "REC220"),
        (grown(17), grown(25), "REC220"),
        (toll(17), grown(25, "The toll was put at"), "REC220"),
        (toll(17, None), grown(25, day=None), "REC220"),
        (toll(17, LATE, "09:00"), grown(25), "REC215"),
        (toll(17, LATE, "18:00"), grown(25, clock="09:00"), "REC220"),
        # a stated correction
        (toll(30, **PREVIOUS), toll(25), "REC212"),
        (toll(30, **PREVIOUS), toll(25, **PREVIOUS), "REC205"),
        # rival parties
        (toll(30, attribution="police"), toll(25, attribution="the organisers"), "REC213"),
        (toll(30, attribution="police"), toll(25, attribution="police"), "REC220"),
        (toll(30, attribution="police"), toll(25), "REC220"),
        (toll(17, EARLY, attribution="police"), toll(25, attribution="the organisers"), "REC213"),
    ],
)
def test_two_readings(a: Claim, b: Claim, code: str) -> None:
    assert said(a, b) == code


def judged_beside(*claims: Claim) -> tuple[str, str | None, str, str]:
    """What the first two claims say of each other, beside them all."""
    found = [side(c) for c in claims]
    stated = corrections(claims, {c.article: article(id=c.article) for c in claims})
    return relate(found[0], found[1], Beside(found, stated))


@pytest.mark.parametrize(
    "claims",
    [
        (toll(17), toll(17)),
        (toll(17, EARLY), toll(17)),
        (toll(None, **DOZENS), toll(47)),
        (toll(None, **DOZENS), toll(17)),
        (toll(17, high=None), toll(25)),
        (toll(17, EARLY), toll(25)),
        (toll(40, EARLY, **MISSING), toll(25, **MISSING)),
        (toll(40, LATE, "09:00", **MISSING), toll(25, LATE, "18:00", **MISSING)),
        (toll(17, LATE, "09:00"), toll(25, LATE, "18:00")),
        (toll(17), grown(25)),
        (toll(17), toll(25), toll(17, EARLY)),
        (toll(30, **PREVIOUS), toll(25)),
        (toll(30, **PREVIOUS), toll(25, article="b")),
        (toll(30), grown(25, "Officials now put the toll at")),
        (toll(30, **PREVIOUS), toll(25, **PREVIOUS)),
        (toll(30, attribution="police"), toll(25, attribution="the organisers")),
        (toll(30, attribution="police"), toll(25, attribution="the governor")),
        (toll(30, derived_from=("x", "y"), text="30"), toll(25)),
        (toll(17), toll(25)),
    ],
)
def test_what_a_code_means_and_that_both_values_are_said(claims: tuple[Claim, ...]) -> None:
    verdict, explained, code, because = judged_beside(*claims)
    assert VERDICTS[code] == (verdict, explained)
    assert all((c.text or f"{c.value:g}") in because for c in claims[:2])


def test_of_two_equal_numbers_the_days_are_told_only_if_they_differ() -> None:
    assert relate(side(toll(17, EARLY)), side(toll(17, LATE)))[3] == "both give 17, as of 3 Nov 2023 and 5 Nov 2023"
    assert relate(side(toll(17)), side(toll(17)))[3] == "both give 17"
    assert relate(side(toll(17, None)), side(toll(17)))[3] == "both give 17"


def test_the_earlier_one_is_named_first() -> None:
    for pair in ((toll(17, EARLY), toll(25, LATE)), (toll(25, LATE), toll(17, EARLY))):
        because = relate(side(pair[0]), side(pair[1]))[3]
        assert because.index("17") < because.index("25")


def test_which_of_the_two_is_the_correction() -> None:
    claims = (toll(30, **PREVIOUS), toll(25))
    old, new = (side(c) for c in claims)
    beside = Beside((old, new), corrections(claims, {"a": article()}))
    assert relate(old, new, beside)[3] == relate(new, old, beside)[3] == f'25 replaces 30: "{SENTENCE}"'
    later = toll(27, "2023-11-07", article="b")
    continued = f'25 replaced 30, and 27 (as of 7 Nov 2023) is of a later day: "{SENTENCE}"'
    assert judged_beside(claims[0], later, claims[1])[3] == continued
    again = toll(25, "2023-11-07", article="b")
    assert judged_beside(claims[0], again, claims[1])[3] == f'25 replaces 30: "{SENTENCE}"'
    assert judged_beside(claims[0], toll(22, article="b"))[3].startswith("30 is quoted as an earlier figure only")


def test_who_says_what_and_when() -> None:
    ours = toll(29, EARLY, derived_from=("x", "y"), window=window())
    assert relate(side(ours), side(toll(32)))[3].startswith("29 (our sum, to 3 Nov 2023) and 32 (as of 5 Nov 2023): ")
    police, other = toll(17, attribution="police"), toll(25, attribution="officials", article="b")
    assert relate(side(police), side(other))[3].startswith("17 (police) and 25, both as of 5 Nov 2023, cannot")
    assert relate(side(toll(25, EARLY)), side(toll(17, attribution="police")))[3].startswith(
        "25 (as of 3 Nov 2023) and 17 (police, as of 5 Nov 2023) cannot"
    )
    fines = (side(toll(5e7, EARLY, **FINE)), side(toll(7e7, **FINE)))
    assert relate(*fines)[3].startswith("USD 50 million and USD 70 million cannot")
    assert relate(side(toll(17, high=None)), side(toll(25)))[3] == "17 and 25 leave room for each other"
    apart = relate(side(toll(17, EARLY, high=None)), side(toll(25)))[3]
    assert apart == "17 (as of 3 Nov 2023) and 25 (as of 5 Nov 2023) leave room for each other"


def test_what_all_agree_on_is_told_with_its_days() -> None:
    claims = [toll(17, EARLY), toll(17, article="b"), toll(17, "2023-11-07", article="c")]
    own = [f"Rescuers counted 17 dead in the valley of {name}." for name in ("Ur", "Uz", "Ai")]
    told = [_named(c, f"c{i}") for i, c in enumerate(claims)]
    assert group_of(*told).because == "3 articles give 17 (one origin, retold), as of 3 Nov 2023 to 7 Nov 2023"
    fines = [toll(5e7, EARLY, **FINE, quote=quote(exact=own[0])), toll(5e7, article="b", **FINE)]
    assert group_of(*fines, kind="money").because == "2 articles give USD 50 million (2 origins)"


def test_another_period_is_no_correction() -> None:
    text = "They cost 25, up from 30 a year earlier."
    start = 12 + text.index("30")
    told: dict[str, Any] = {"start": start, "end": start + 2, "quote": quote(exact=text, start=12, end=12 + len(text))}
    assert said(toll(30, **PREVIOUS, **told), toll(25)) == "REC205"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The price fell from 30 at noon to 25.", "REC205"),  # it has moved, and was right before
        (
            "The price fell from 30 at noon to 25. " + "It was a long day of trading. " * 5 + "He had made mistakes.",
            "REC205",
        ),
        ("The price was corrected to 25 from 30.", "REC212"),
    ],
)
def test_an_amount_that_moved_and_one_that_was_corrected(text: str, code: str) -> None:
    def told(value: str) -> dict[str, Any]:
        start = 12 + text.index(value)
        return {"start": start, "end": start + 2, "quote": quote(exact=text, start=12, end=12 + len(text))}

    price: dict[str, Any] = {"measure": "cost", "kind": "money", "unit": "USD"}
    assert said(toll(30, **price, **PREVIOUS, **told("30")), toll(25, **price, **told("25"))) == code


# ------------------------------------------------------------------------ sums of ours


def placed(value: float, *names: str, **kw: Any) -> Claim:
    basis = {"place_basis": "stated" if names else "none"}
    return toll(value, places=tuple(Place(name=n) for n in names), **{**basis, **kw})


OURS: dict[str, Any] = {"derived_from": ("x", "y")}


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        (placed(29, "Kenya", "Uganda", **OURS), placed(21, article="b"), "REC206"),
        (placed(29, "Kenya", "Uganda", **OURS), placed(21, "Kenya", article="b"), "REC206"),
        (placed(29, "Kenya", "Uganda", **OURS), placed(21, "Kenya", "Uganda", article="b"), "REC220"),
        (
            placed(29, "Kenya", "Uganda", **OURS),
            placed(21, "Kenya", "Uganda", article="b", place_basis="inherited"),
            "REC206",
        ),
        (placed(29, "Kenya", **OURS), placed(21, "Kenya", article="b"), "REC206"),  # women and men of one place
        (placed(29, "Kenya", **OURS, checks="t"), placed(21, "Kenya", article="b"), "REC220"),  # its article's total
        (placed(29, "Kenya", "Uganda", **OURS), placed(21, "Kenya", "Uganda", article="b", **OURS), "REC220"),
        (placed(29, "Kenya", "Uganda", **OURS), placed(21, "Kenya", "Chad", article="b", **OURS), "REC206"),
        (placed(29, "Kenya", "Uganda", **OURS), placed(29, article="b"), "REC201"),
    ],
)
def test_a_sum_of_ours_and_a_number(ours: Claim, theirs: Claim, code: str) -> None:
    assert said(ours, theirs) == code


def test_a_position_that_an_article_states_is_none_of_ours() -> None:
    """One stated claim is enough, whatever sums agree with it; and of several sums one that is checked."""
    sums = _named(placed(29, "Kenya", "Uganda", **OURS), "s")
    stated = _named(placed(29, "Kenya", "Uganda", article="c"), "t")
    checked = _named(placed(29, "Kenya", "Uganda", article="d", **OURS, checks="t"), "u")
    (other,) = positions([placed(21, article="b")], {"b": article(id="b")})
    articles = {name: article(id=name) for name in "acd"}
    for members, code in (([sums, stated], "REC220"), ([sums, checked], "REC220"), ([sums], "REC206")):
        (found,) = positions(members, articles)
        assert relate(found, other)[2] == relate(other, found)[2] == code
        assert found.first is (stated if stated in members else sums)
        assert found.ours is (stated not in members)


# ----------------------------------------------------------------------- older figures


def test_an_older_figure_still_quoted() -> None:
    assert said(toll(17), toll(25), toll(17, EARLY)) == "REC216"
    assert said(toll(17), toll(25), toll(17, EARLY, high=None, modifier="more_than")) == "REC216"


def test_of_a_number_that_rises_and_falls_the_higher_one_may_be_the_older() -> None:
    for older in (17, 25):
        assert said(toll(17, **MISSING), toll(25, **MISSING), toll(older, EARLY, **MISSING)) == "REC216"


@pytest.mark.parametrize(
    ("low", "high", "older"),
    [
        (toll(17), toll(25), toll(17, LATE)),  # of the same day: not older
        (toll(17), toll(25), toll(25, EARLY)),  # the higher one was given before: it cannot have fallen
        (toll(17), toll(25), toll(16, EARLY)),  # another figure was given before
        (toll(17), toll(25), toll(17, None)),  # of no known day
        (toll(17, None), toll(25, None), toll(17, EARLY)),
        (toll(17, **MISSING), toll(25, **MISSING), toll(18, EARLY, **MISSING)),
        (toll(5e6, **FINE), toll(7e6, **FINE), toll(5e6, EARLY, **FINE)),  # holds for good
    ],
)
def test_no_older_figure(low: Claim, high: Claim, older: Claim) -> None:
    assert said(low, high, older) == "REC220"


def test_since_when_the_older_figure_was_given() -> None:
    found = [side(c) for c in (toll(17), toll(25), toll(17, "2023-11-02"), toll(17, EARLY))]
    because = relate(found[1], found[0], Beside(found))[3]
    assert "17 was given on 2 Nov 2023 already" in because


# ------------------------------------------------------------------------------- dates


def date(low: str, high: str | None = None, value: str | None = None, **kw: Any) -> Claim:
    defaults: dict[str, Any] = {"kind": "date", "measure": "presence", "value": value or low, "low": low}
    return claim(**{**defaults, "high": high or low, **kw})


def test_days() -> None:
    month = date("2023-10-01", "2023-10-31", "2023-10")
    assert said(date(EARLY), date(EARLY)) == "REC201"
    assert said(month, date("2023-10-31")) == "REC204"
    for other in (month, date(LATE)):
        assert said(other, date(EARLY, article="b")) == "REC221"
    assert relate(side(month), side(date("2023-10-31")))[:2] == ("compatible", None)
    assert relate(side(date(LATE)), side(date(EARLY, article="b")))[:2] == ("conflict", None)


def test_an_article_that_gives_both_days_knows_of_two_occasions() -> None:
    assert said(date(LATE), date(EARLY)) == "REC207"
    assert said(date(LATE, zone="title"), date(EARLY)) == "REC221"
    assert relate(side(date(LATE)), side(date(EARLY)))[:2] == ("compatible", None)


def test_no_older_figure_is_looked_for_among_days() -> None:
    found = [side(c) for c in (date(EARLY), date(LATE, article="b"), date(EARLY))]
    assert relate(found[0], found[1], Beside(found))[2] == "REC221"


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (toll(17, EARLY), EARLY),
        (toll(17, None), None),
        (toll(17, LATE, window=window()), EARLY),  # what a window ends with counts before the day of print
        (toll(17, LATE, window=window(end=None)), LATE),
        (toll(17, EARLY, **PREVIOUS), None),
        (date(EARLY, as_of=AsOf(date=LATE, basis="stated")), None),
    ],
)
def test_the_cut_off(one: Claim, wanted: str | None) -> None:
    assert cut_off(one) == wanted


# ------------------------------------------------------------------------------ groups


def judged(*clusters: Cluster, claims: tuple[Claim, ...]) -> list[Group]:
    articles = tuple(article(id=name) for name in sorted({c.article for c in claims}))
    story = Story(id="s1", label="a", articles=tuple(a.id for a in articles))
    context = Context(articles=articles, stories=(story,), claims=claims)
    return judge.judge(context, Grouped(clusters=clusters, derived=(), undecided=()))


def cluster(*names: str, **kw: Any) -> Cluster:
    defaults: dict[str, Any] = {"story": "s1", "kind": "count", "measure": "killed", "label": "killed", "places": ()}
    return Cluster(**{**defaults, "claims": names, **kw})


def group_of(*claims: Claim, **kw: Any) -> Group:
    named = tuple(_named(c, f"c{i}") for i, c in enumerate(claims))
    (found,) = judged(cluster(*(c.id for c in named), **kw), claims=named)
    return found


def _named(one: Claim, name: str) -> Claim:
    fields = {key: getattr(one, key) for key in one.__struct_fields__}
    return Claim(**{**fields, "id": name})


@pytest.mark.parametrize(
    ("claims", "level", "code"),
    [
        ([toll(17)], "single", "REC200"),
        ([toll(17), toll(17)], "single", "REC200"),
        ([toll(17), toll(17, article="b")], "agree", "REC201"),
        ([toll(17), toll(17, high=None)], "single", "REC200"),  # an article may say it twice
        ([toll(17), toll(17, high=None, article="b")], "compatible", "REC203"),
        ([toll(17), toll(17, high=None, article="b"), toll(25, article="c")], "conflict", "REC220"),
        ([toll(17, EARLY), toll(25, article="b"), toll(17, EARLY, article="c")], "explained", "REC210"),
        ([toll(17, EARLY), toll(25, article="b"), toll(31, article="c")], "conflict", "REC220"),
        ([toll(17), toll(25)], "conflict", "REC220"),
        ([toll(17, EARLY), toll(25, LATE)], "explained", "REC210"),
        ([toll(17, EARLY), toll(17, LATE, article="b")], "agree", "REC201"),
    ],
)
def test_the_worst_relation_is_the_group_s(claims: list[Claim], level: str, code: str) -> None:
    found = group_of(*claims)
    assert (found.level, found.code) == (level, code)


def test_the_pair_that_most_articles_stand_behind_tells_the_conflict() -> None:
    found = group_of(toll(17), toll(25, article="b"), toll(31, article="c"), toll(31, article="d"))
    assert "31" in found.because
    assert found.positions[0].articles == ("news/c.txt", "news/d.txt")
    of_the_first = group_of(toll(17), toll(25, article="b"), toll(31, article="c"))
    assert of_the_first.because.startswith("17 and 25, both as of 5 Nov 2023,")


def test_positions_are_readings_of_one_cut_off() -> None:
    found = group_of(toll(17, EARLY), toll(17, article="b"), toll(17, EARLY, article="c"), toll(17, **PREVIOUS))
    assert [(p.as_of, p.claims) for p in found.positions] == [
        (EARLY, ("c0", "c2")),
        (None, ("c3",)),
        (LATE, ("c1",)),
    ]


def test_a_position_of_sums_alone_is_called_our_sum() -> None:
    ours, theirs = toll(17, derived_from=("x", "y")), toll(17, article="b")
    assert group_of(ours).positions[0].text == "17 (our sum)"
    assert group_of(ours, theirs).positions[0].text == "17"


def test_origins_are_told_where_all_agree() -> None:
    retold = toll(17, article="b")
    own = toll(17, article="b", quote=quote(exact="Rescuers counted 17 dead in the valley."))
    assert group_of(toll(17), own).because == "2 articles give 17 (2 origins)"
    assert group_of(toll(17), retold).because == "2 articles give 17 (one origin, retold)"
    assert group_of(toll(17)).because == "one article only: 17"


def test_groups_come_worst_first_then_by_articles() -> None:
    claims = (
        *(_named(toll(17, article=name), f"k{name}") for name in "abc"),
        *(_named(toll(25, article=name), f"m{name}") for name in "ab"),
        _named(toll(31), "x"),
        _named(date(EARLY), "d"),
        _named(toll(9), "y"),
        _named(toll(8, article="b"), "z"),
    )
    found = judged(
        cluster("x"),
        cluster("d", kind="date"),
        cluster("ka", "kb", "kc", label="c"),
        cluster("ma", "mb", label="b"),
        cluster("x", "y", internal=True, code="REC301", because="told"),
        cluster("y", "z", label="a"),
        claims=claims,
    )
    assert [(g.level, g.internal, g.label, g.articles) for g in found] == [
        ("conflict", False, "a", 2),
        ("conflict", True, "killed", 1),
        ("agree", False, "c", 3),
        ("agree", False, "b", 2),
        ("single", False, "killed", 1),
        ("single", False, "killed", 1),
    ]
    assert [g.kind for g in found[-2:]] == ["date", "count"]
    assert len({g.id for g in found}) == len(found)
    assert (found[1].code, found[1].because, found[1].estimate) == ("REC301", "told", None)
    assert {(r.verdict, r.code, r.because) for r in found[1].relations} == {("conflict", "REC301", "told")}


# --------------------------------------------------------------------------- estimates


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([toll(17)], (17, 17, 17)),
        ([toll(17, high=None, modifier="at_least"), toll(19, article="b")], (17, 19, 19)),  # exact before hedged
        ([toll(17, high=None), toll(19, article="b"), toll(19, article="c")], (17, 19, 19)),
        ([toll(17), toll(19, article="b")], (17, None, 19)),  # in dispute: no best
        ([toll(17, EARLY), toll(19, article="b")], (19, 19, 19)),  # only the latest day counts
        ([toll(None, low=10.0, high=12.0, modifier="range", text="10-12")], (10, None, 12)),
        ([toll(17, low=None, modifier="at_most")], (None, 17, 17)),
        ([toll(200, low=None, high=199.0, modifier="less_than")], (None, 200, 199)),  # best is the value as stated
        ([toll(500, low=501.0, high=None, modifier="more_than")], (501, 500, None)),
        ([toll(17, derived_from=("x", "y"))], (17, None, 17)),  # our sum is nobody's stated value
        ([toll(30, None, **PREVIOUS), toll(25)], (25, 25, 25)),
        ([toll(18, low=16.0, high=20.0, modifier="about"), toll(17, article="b")], (16, 17, 20)),
    ],
)
def test_the_estimate(claims: list[Claim], wanted: tuple[float | None, float | None, float | None]) -> None:
    estimate = group_of(*claims).estimate
    assert estimate is not None
    assert (estimate.low, estimate.best, estimate.high) == wanted


def test_only_counts_have_an_estimate() -> None:
    assert group_of(toll(5e7, **FINE), kind="money").estimate is None
    assert group_of(date(EARLY), kind="date").estimate is None


def test_one_article_s_readings_are_all_told() -> None:
    assert group_of(toll(17), toll(17, high=None, modifier="at_least")).because == "one article only: 17, at least 17"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"measure": "sail", "label": "sail", "noun": "sail", "subject": "red sails"}, "red sails"),
        ({"measure": "killed", "label": "killed", "noun": "x", "subject": "\x9b31"}, "killed"),
        ({"measure": "killed", "label": "killed", "noun": "nurse", "subject": "nurses"}, "killed: nurses"),
    ],
)
def test_a_label_names_who_if_that_is_a_word(fields: dict[str, Any], named: str) -> None:
    assert labels.label([claim(**fields)]) == named


def test_a_label_is_no_key_of_ours() -> None:
    (found,) = extract("The clerk faces up to 12 years in prison.")
    assert labels.label([found]) == "sentence faced"


def test_the_day_of_a_figure_that_holds_for_good_makes_no_second_position() -> None:
    """Who was aboard is told again from day to day, and stays one and the same number."""
    aboard = {"measure": "aboard", "label": "aboard"}
    told = [toll(214, EARLY, **aboard), toll(214, LATE, article="b", **aboard)]
    assert [(one.text, one.as_of) for one in group_of(*told).positions] == [("214", None)]
    counted = [toll(17, EARLY), toll(17, LATE, article="b")]
    assert [one.as_of for one in group_of(*counted).positions] == [EARLY, LATE]
    fines = [toll(5e7, EARLY, window=window(), **FINE), toll(5e7, LATE, article="b", **FINE)]
    assert {one.as_of for one in group_of(*fines, kind="money").positions} == {EARLY, None}


LONG = "word " * 25 + "which the survey now puts at magnitude 6.2 after first estimating 6.4, " + "and " * 40


@pytest.mark.parametrize(
    ("text", "kept", "begins", "ends"),
    [
        ("a short one: 5", ("5",), "a short one: 5", "a short one: 5"),
        ("now 6.2, " + "and so on " * 20, ("6.2",), "now 6.2, and", "so on ..."),
        (LONG, ("6.2", "6.4"), "... word", "..."),
        (LONG, ("6.2", None), "... word", "..."),
        ("so " * 60 + "16 or 6", ("6",), "... so", "16 or 6"),
        ("17 dead, " + "so " * 80 + "not 19", ("19", "17"), "... so", "not 19"),
        ("so " * 52 + "1,999 and so on", ("1,999",), "... so", "1,999 and so on"),
        ("so " * 80, ("19",), "so so", "so ..."),
    ],
)
def test_a_sentence_is_cut_so_that_its_numbers_stay_in(
    text: str, kept: tuple[str | None, ...], begins: str, ends: str
) -> None:
    cut = wording.short(text, *kept)
    assert cut.startswith(begins)
    assert cut.endswith(ends)
    assert len(cut) <= wording.SHORT + len("... " + " ...")
    assert kept[0] is None or kept[0] in cut or kept[0] not in text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (4.0, "hour", "4 hours"),
        (1.0, "hour", "1 hour"),
        (20.0, "square foot", "20 square feet"),
        (80.0, "km", "80 km"),
        (6.8, "magnitude", "magnitude 6.8"),
        (4.3e9, "USD", "USD 4.3 billion"),
        (12.5, "%", "12.5 %"),
    ],
)
def test_numbers_with_their_units(value: float, unit: str, text: str) -> None:
    assert wording.amount(value, unit) == text
