"""The table as a person sees it, whole, and what must hold at any width."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from blinken_reconcile.models import LEVELS, AsOf, Relation, Report, Story, Warned
from blinken_reconcile.report.table import render

from . import factories as make
from .report_examples import TEXTS, Drop, paper, power_cuts, report_of

WIDE = """\
5 articles, 1 story

 101  Envoy reaches storm-hit Karsk                                        14 May 2023~
 102  Lindqvist in Karsk: lights go out again (also drop/copy_of_102.txt)  14 May 2023
 103  Quiet visit, loud crowd                                              14 May 2023~
 104  Karsk visit ends a long week                                         14 May 2023~
 105  Envoy in Karsk to calm tempers                                       14 May 2023~

 Weekdays are dated from 102 ("Updated: May 14, 2023, 9:10 PM"). 101, 103, 104 and 105 print no
 usable date and follow the others.
 ≥ at least   > more than   ≈ about   ~ worked out by us, not printed   * our sum   = unchanged

CONFLICT ───────────────────────────────────────────────────────────────────────────────────────────
 Day the envoy landed in Karsk                                                                  3c2e
   Sun 14 May 2023~  101 102 103 104  4 articles, 3 origins
   Sat 13 May 2023~  105

   101  "During Sunday's storm, envoy Mira Lindqvist reached Karsk with two aides."
   102  "…talks in Tarn, Ms Lindqvist landed in Karsk on Sunday evening for her first stay there."
   103  "…an unannounced stop in Karsk on 14th May, after a morning in…" (14 May 2023 is a Sunday)
   105  "Mira Lindqvist landed in Karsk this Saturday to calm tempers."
   She can land only once: Sunday 14 May by four articles, Saturday 13 May by 105.

 105 contradicts itself: Order of the visits                                                    7dca
   105 line 2  "Mira Lindqvist landed in Karsk this Saturday to calm tempers."
   105 line 4  "On Sunday morning she was still in Tarn, and only then set out for Karsk."
   105 lands her in Karsk on Saturday, yet has her set out from Tarn on Sunday morning.

CONFLICT, EXPLAINED BY THE CUT-OFF ─────────────────────────────────────────────────────────────────
 Power cuts since 1 May
                   to 12 May  to 14 May~  change
   Norda + Sundel  31*   103  34   101    +3      b7e0
                   ≈31*  104  ≥34  102
   Sundel          11    103  14   101    +3      c55a
                   ≈11   104  ≥14  102
   Norda           20    103  20   101    =       d90b
                   ≈20   104  ≥20  102
                   ≥20   105

   103  "…May 1 and May 12 there were 20 power cuts in Norda and 11 in Sundel, the ministry said."
   104  "Around 20 power cuts in Norda and 11 in Sundel were logged between May 1 and May 12."
   101  "…grid office puts the tally at a total of 34 power cuts in Norda and Sundel since May 1."
   102  "It was at least the 34th power cut in Norda and Sundel since May 1, an engineer said."
   "dozens" (102) for Norda + Sundel fits both days.
   * our sum: 20 + 11 = 31 (103), ≈20 + ≈11 = ≈31 (104). No article prints 31.
   20 + 14 = 34: the parts that 101 gives add up to its own 34.
   Norda + Sundel: 31 to 12 May fits 34 to 14 May: the count only grows.
   Sundel: 11 to 12 May fits 14 to 14 May: the count only grows.

AGREE ──────────────────────────────────────────────────────────────────────────────────────────────
 Homes damaged              ≥40                       101 102  one origin, retold; says the     e1f0
                                                               fire service
 Day the dam at Orve burst  Wed 3 May 2023~           101 102                                   e2f0
 Engineers, Norda           ≈2,500                    103 104                                   e3f0

ONE ARTICLE ONLY ───────────────────────────────────────────────────────────────────────────────────
 Flight to Vessin           Sun 14 May 2023~ planned  102                                       f100
 Engineers, Sundel          ≈900                      104                                       f200
 People marching in Tarn    "Thousands"               103                                       f300
 Price of the repairs       $4.3bn                    103                                       f400
 Length of the talks        >1 hour                   105                                       f500

NOTES ──────────────────────────────────────────────────────────────────────────────────────────────
 -  101: the page date "July 9, 2024" is unlabelled and far from the others: not used
 -  Skipped drop/200_notes.txt: the text is not English
 -  1 pair of claims may or may not be about the same thing: not joined; --format json lists them.

────────────────────────────────────────────────────────────────────────────────────────────────────
2 conflicts (1 within one article), 2 explained, 1 compatible (1 among the explained), 3 agree, 5 in
one article only; 5 articles, 32 claims, 1 skipped, 1 warning, 1 undecided.
The name at the right edge shows a group in full: reconcile --explain NAME PATHS
"""

NARROW = """\
5 articles, 1 story

 101  Envoy reaches storm-hit Karsk (14
      May 2023~)
 102  Lindqvist in Karsk: lights go out
      again (also drop/copy_of_102.txt)
      (14 May 2023)
 103  Quiet visit, loud crowd (14 May
      2023~)
 104  Karsk visit ends a long week (14
      May 2023~)
 105  Envoy in Karsk to calm tempers (14
      May 2023~)

 Weekdays are dated from 102 ("Updated:
 May 14, 2023, 9:10 PM"). 101, 103, 104
 and 105 print no usable date and follow
 the others.
 ≥ at least   > more than   ≈ about
 ~ worked out by us, not printed
 * our sum   = unchanged

CONFLICT ───────────────────────────────
 Day the envoy landed in Karsk      3c2e
   Sun 14 May 2023~  101 102 103 104 (4
                     articles, 3
                     origins)
   Sat 13 May 2023~  105

   101  "During Sunday's storm, envoy
        Mira Lindqvist reached Karsk…"
   102  "…landed in Karsk on Sunday
        evening for her first stay…"
   103  "…in Karsk on 14th May, after
        a…" (14 May 2023 is a Sunday)
   105  "…Lindqvist landed in Karsk this
        Saturday to calm tempers."
   She can land only once: Sunday 14 May
   by four articles, Saturday 13 May by
   105.

 105 contradicts itself: Order of   7dca
 the visits
   105 line 2  "…landed in Karsk this
               Saturday to calm…"
   105 line 4  "On Sunday morning she
               was still in Tarn,…"
   105 lands her in Karsk on Saturday,
   yet has her set out from Tarn on
   Sunday morning.

CONFLICT, EXPLAINED BY THE CUT-OFF ─────
 Power cuts since 1 May
   Norda + Sundel  +3               b7e0
     31*   to 12 May   103
     ≈31*  to 12 May   104
     34    to 14 May~  101
     ≥34   to 14 May~  102
   Sundel  +3                       c55a
     11   to 12 May   103
     ≈11  to 12 May   104
     14   to 14 May~  101
     ≥14  to 14 May~  102
   Norda  =                         d90b
     20   to 12 May   103
     ≈20  to 12 May   104
     ≥20  to 12 May   105
     20   to 14 May~  101
     ≥20  to 14 May~  102

   103  "…were 20 power cuts in Norda
        and 11 in Sundel, the…"
   104  "Around 20 power cuts in Norda
        and 11 in Sundel were…"
   101  "…the tally at a total of 34
        power cuts in Norda and…"
   102  "It was at least the 34th power
        cut in Norda and Sundel…"
   "dozens" (102) for Norda + Sundel
   fits both days.
   * our sum: 20 + 11 = 31 (103), ≈20 +
   ≈11 = ≈31 (104). No article prints
   31.
   20 + 14 = 34: the parts that 101
   gives add up to its own 34.
   Norda + Sundel: 31 to 12 May fits 34
   to 14 May: the count only grows.
   Sundel: 11 to 12 May fits 14 to 14
   May: the count only grows.

AGREE ──────────────────────────────────
 Homes damaged                      e1f0
   ≥40  101 102
   one origin, retold; says the fire
   service
 Day the dam at Orve burst          e2f0
   Wed 3 May 2023~  101 102
 Engineers, Norda                   e3f0
   ≈2,500  103 104

ONE ARTICLE ONLY ───────────────────────
 Flight to Vessin                   f100
   Sun 14 May 2023~ planned  102
 Engineers, Sundel                  f200
   ≈900  104
 People marching in Tarn            f300
   "Thousands"  103
 Price of the repairs               f400
   $4.3bn  103
 Length of the talks                f500
   >1 hour  105

NOTES ──────────────────────────────────
 -  101: the page date "July 9, 2024" is
    unlabelled and far from the others:
    not used
 -  Skipped drop/200_notes.txt: the text
    is not English
 -  1 pair of claims may or may not be
    about the same thing: not joined;
    --format json lists them.

────────────────────────────────────────
2 conflicts (1 within one article), 2
explained, 1 compatible (1 among the
explained), 3 agree, 5 in one article
only; 5 articles, 32 claims, 1 skipped,
1 warning, 1 undecided.
The name at the right edge shows a group
in full: reconcile --explain NAME PATHS
"""

WIDTHS = (40, 59, 60, 80, 99, 100, 160)


def plain(report: Report, width: int = 100, **kw: Any) -> str:
    return render(report, width=width, color=False, **kw)


def test_the_whole_table_at_100_columns() -> None:
    assert plain(power_cuts()) == WIDE


def test_the_whole_table_at_40_columns() -> None:
    assert plain(power_cuts(), 40) == NARROW


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in plain(power_cuts(), width).splitlines()) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_no_value_and_no_hedge_is_lost_or_broken(width: int) -> None:
    shown = plain(power_cuts(), width)
    values = ["31*", "≈31*", "34", "≥34", "≈11", "≥14", "≈20", "≥20", "≥40", "≈2,500", "≈900", "$4.3bn", ">1 hour"]
    days = ["Sun 14 May 2023~", "Sat 13 May 2023~", "Wed 3 May 2023~", "to 12 May", "to 14 May~"]
    missing = [one for one in [*values, *days, '"dozens"', '"Thousands"', "planned"] if one not in shown]
    assert missing == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_article_stands_in_the_rows_of_its_claims(width: int) -> None:
    rows = plain(power_cuts(), width).split("CONFLICT", 1)[1]
    assert [name[:3] for name in TEXTS if name[:3] not in rows] == []


def test_without_colour_there_is_no_escape_code() -> None:
    assert "\x1b" not in plain(power_cuts())


def test_colour_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    coloured = render(power_cuts(), width=100, color=True)
    assert "\x1b[1mSun 14 May 2023~" in coloured
    assert _uncoloured(coloured) == WIDE


def _uncoloured(text: str) -> str:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return "\n".join(line.rstrip() for line in bare.split("\n"))


HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07\x9b31m[red]not red[/red] :boom: \u202e71\u202c\ttab\r\nCONFLICT ──\u2028"
    " [link=x]y[/link] \ud800"
)


@pytest.mark.parametrize("width", [40, 100])
def test_text_of_articles_is_inert(width: int) -> None:
    shown = plain(hostile(), width)
    for harmful in ("\x1b", "\x07", "\x9b", "\t", "\r", "\u202e", "\u202c", "\u2028", "\ud800"):
        assert harmful not in shown
    folded = "".join(shown.split())
    assert "[red]notred[/red]:boom:" in folded
    assert not any(line.startswith("CONFLICT ──") and "[link" in line for line in shown.splitlines())
    assert max(cell_len(line) for line in shown.splitlines()) <= width


def hostile() -> Report:
    """Hostile text wherever an article, a file name or a rule can put some."""
    text = f"Head {HOSTILE}\nThere were 17 cuts {HOSTILE} today.\n".replace("\n", " ") + "\n"
    drop = Drop({name: paper(name, text, path=f"drop/{name}{HOSTILE}.txt", title=HOSTILE) for name in ("101", "202")})
    for name in ("101", "202"):
        drop.count(f"c{name}", name, "17", "There were", 17 if name == "101" else 18, attribution=HOSTILE)
    positions = (drop.position("c101"), drop.position("c202"))
    drop.group("aaaa1", f"cuts {HOSTILE}", positions, "conflict", f"Because {HOSTILE}", place=(HOSTILE,))
    drop.group("bbbb2", f"cuts {HOSTILE}", positions[:1], "single", HOSTILE, place=(HOSTILE,))
    return report_of(
        drop,
        stories=(Story(id="s1", label=HOSTILE, articles=("101",)), Story(id="s2", label=HOSTILE, articles=("202",))),
        warnings=(Warned(article="101", code="REC070", message=HOSTILE),),
        undecided=(),
    )


def test_only_the_groups_that_are_wanted_are_shown() -> None:
    shown = plain(power_cuts(), shown={"f2000000aa02"})
    assert "Engineers, Sundel" in shown
    assert "Norda" not in shown
    assert "\nCONFLICT" not in shown
    assert "Shown: 1 of 13 groups." in shown
    assert " 104  Karsk visit" in shown
    assert " 101  Envoy reaches" not in shown


def test_hiding_a_group_does_not_change_the_counts() -> None:
    assert "2 conflicts (1 within one article)" in plain(power_cuts(), shown=())


def test_an_empty_report_says_so() -> None:
    empty = make.report(articles=(), stories=(), claims=(), groups=())
    shown = plain(empty)
    assert "no articles, no stories" in shown
    assert "No number or date was found to compare." in shown


def test_conflicts_of_all_stories_come_first_each_under_its_story() -> None:
    report = power_cuts()
    second = [msgspec.structs.replace(one, id=f"x{one.id}", story="s2") for one in report.groups]
    stories = (*report.stories, Story(id="s2", label="Another matter", articles=()))
    shown = plain(msgspec.structs.replace(report, stories=stories, groups=(*report.groups, *second)))
    order = [line for line in shown.splitlines() if line.startswith(("CONFLICT", "AGREE", "ONE", "Story"))]
    assert [line.strip("─ ") for line in order] == [
        "Story:  Envoy in Karsk",
        "CONFLICT",
        "Story:  Envoy in Karsk",
        "Story:  Another matter",
        "CONFLICT, EXPLAINED BY THE CUT-OFF",
        "Story:  Envoy in Karsk",
        "Story:  Another matter",
        "AGREE",
        "Story:  Envoy in Karsk",
        "Story:  Another matter",
        "ONE ARTICLE ONLY",
        "Story:  Envoy in Karsk",
        "Story:  Another matter",
    ]


@pytest.mark.parametrize(
    ("explained", "words"),
    [("revision", "A REVISION"), ("attribution", "RIVAL PARTIES"), ("cut-off", "THE CUT-OFF")],
)
def test_the_heading_says_what_explains_a_conflict(explained: str, words: str) -> None:
    shown = plain(two_counts("explained", explained=explained))
    assert f"CONFLICT, EXPLAINED BY {words} ──" in shown


def test_several_explanations_are_told_group_by_group() -> None:
    one, two = two_counts("explained", explained="revision"), two_counts("explained", explained="attribution")
    both = (*one.groups, msgspec.structs.replace(two.groups[0], id="g2"))
    shown = plain(msgspec.structs.replace(one, groups=both))
    assert "\nCONFLICT, EXPLAINED ──" in shown
    assert "Attacks in Iraq (explained by a revision)" in shown
    assert "Attacks in Iraq (explained by rival parties)" in shown


def test_a_known_disagreement_is_called_so() -> None:
    assert "Attacks in Iraq (in the baseline)" in plain(two_counts("conflict", known=make.known()))


def test_a_count_in_conflict_has_its_day_beside_it() -> None:
    shown = plain(two_counts("conflict"))
    assert "   17  as of 3 Nov  a\n   32  as of 5 Nov  b\n" in shown


def test_a_long_toll_is_a_course_with_its_conflicts_marked() -> None:
    """Three days, of which the two counts of the last dispute each other."""
    told = (("a", 17.0, "2023-11-03"), ("b", 32.0, "2023-11-05"), ("c", 29.0, "2023-11-05"))
    claims = tuple(
        make.claim(id=f"c{name}", article=name, value=value, as_of=AsOf(date=day, basis="stated"))
        for name, value, day in told
    )
    positions = tuple(
        make.position(text=f"{value:.0f}", low=value, high=value, as_of=day, claims=(f"c{name}",), articles=(name,))
        for name, value, day in told
    )
    relations = (
        Relation(a=0, b=1, verdict="conflict", explained="cut-off", code="REC210", because="later"),
        Relation(a=0, b=2, verdict="conflict", explained="cut-off", code="REC210", because="later"),
        Relation(a=1, b=2, verdict="conflict", explained=None, code="REC220", because="32 is not 29"),
    )
    group = make.group(
        level="conflict", verdict="conflict", positions=positions, relations=relations, because="32 is not 29."
    )
    shown = plain(make.report(articles=tuple(make.article(id=n) for n in "abc"), claims=claims, groups=(group,)))
    rows = re.findall(r"^   (\d+ +as of .*)$", shown, re.M)
    assert [re.split(r"  +", row) for row in rows] == [
        ["17", "as of 3 Nov", "a"],
        ["32", "as of 5 Nov", "b", "≠ 29"],
        ["29", "as of 5 Nov", "c", "≠ 32"],
    ]


def two_counts(level: str, **kw: Any) -> Report:
    """17 by article a up to 3 Nov, 32 by article b up to 5 Nov."""
    held = {"a": "2023-11-03", "b": "2023-11-05"}
    values = {"a": 17.0, "b": 32.0}
    claims = tuple(
        make.claim(id=f"c{name}", article=name, value=values[name], as_of=AsOf(date=day, basis="stated"))
        for name, day in held.items()
    )
    positions = tuple(
        make.position(low=values[name], high=values[name], as_of=day, claims=(f"c{name}",), articles=(name,))
        for name, day in held.items()
    )
    own: dict[str, Any] = {"level": level, "verdict": "conflict", "positions": positions, "because": "17 is not 32."}
    return make.report(
        articles=tuple(make.article(id=name) for name in held), claims=claims, groups=(make.group(**{**own, **kw}),)
    )


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [
        ({}, {}, "+15"),
        ({"modifier": "about"}, {}, "≈+15"),
        ({"modifier": "more_than"}, {"modifier": "more_than"}, "up"),
        ({"value": 40.0}, {"modifier": "less_than"}, "down"),
        ({"value": 40.0}, {}, "-8"),
        ({"value": 32.0, "modifier": "at_least"}, {}, "="),
    ],
)
def test_the_change_between_two_days(first: dict[str, Any], last: dict[str, Any], change: str) -> None:
    report = two_counts("explained", explained="cut-off")
    before, after = report.claims
    claims = (msgspec.structs.replace(before, **first), msgspec.structs.replace(after, **last))
    shown = plain(msgspec.structs.replace(report, claims=claims))
    row = next(line for line in shown.splitlines() if line.startswith("   Iraq"))
    assert row.split()[-1] == change


def test_a_vague_word_that_does_not_fit_stays_beside_the_numbers() -> None:
    report = two_counts("explained", explained="cut-off")
    word = make.claim(id="w", article="a", value=None, low=100.0, high=999.0, modifier="vague", text="hundreds")
    vague = make.position(claims=("w",), low=100.0, high=999.0, as_of="2023-11-03")
    group = msgspec.structs.replace(report.groups[0], positions=(*report.groups[0].positions, vague))
    shown = plain(msgspec.structs.replace(report, claims=(*report.claims, word), groups=(group,)))
    assert "fits both days" not in shown
    assert '"hundreds"  a' in shown


def test_equal_file_names_are_told_apart_by_their_folders() -> None:
    report = two_counts("conflict")
    moved = tuple(
        msgspec.structs.replace(one, path=f"{folder}/index.html")
        for one, folder in zip(report.articles, ("north", "south"), strict=True)
    )
    shown = plain(msgspec.structs.replace(report, articles=moved))
    assert " north/index  Title of a" in shown
    assert "17  as of 3 Nov  north/index" in shown


@pytest.mark.parametrize("width", [40, 80, 160])
def test_many_long_names_wrap_and_lose_nothing(width: int) -> None:
    names = [f"reuters-world-news-2023-11-{day:02}-morning-edition" for day in range(1, 21)]
    articles = tuple(make.article(id=name, path=f"drop/{name}.txt") for name in names)
    claims = tuple(make.claim(id=f"c{name}", article=name) for name in names)
    agreed = make.position(claims=tuple(one.id for one in claims), articles=tuple(names), origins=20)
    label = "soldiers of the second northern brigade said to be quartered in the old barracks by the river"
    group = make.group(level="agree", verdict="agree", positions=(agreed,), label=label)
    shown = plain(make.report(articles=articles, claims=claims, groups=(group,)), width)
    rows = "".join(shown.split("AGREE")[1].split())
    assert [name for name in names if name[:28] not in rows] == []
    assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_an_article_against_itself_that_touches_no_conflict_stands_last() -> None:
    report = power_cuts()
    kept = {one.id for one in report.groups if one.internal or one.level == "single"}
    assert "\n 105 contradicts itself: Order of the visits" in plain(report, shown=kept)


def test_a_mark_that_is_true_of_some_articles_stands_at_those() -> None:
    printed = make.claim(id="p", article="a", value=29.0)
    part = make.claim(id="q", article="b", value=12.0)
    summed = make.claim(id="s", article="b", value=29.0, derived_from=("q", "q"))
    position = make.position(claims=("p", "s"), articles=("a", "b"), origins=2, low=29.0, high=29.0)
    group = make.group(level="agree", verdict="agree", positions=(position,))
    articles = (make.article(id="a"), make.article(id="b"))
    shown = plain(make.report(articles=articles, claims=(printed, part, summed), groups=(group,)))
    assert "Attacks in Iraq  29  a b*" in shown


def test_levels_are_all_counted_in_the_last_lines() -> None:
    closing = plain(power_cuts()).splitlines()[-3]
    counted = ("conflicts", "explained", "compatible", "agree", "in")
    assert len(LEVELS) == len(counted)
    assert [word for word in counted if word not in closing] == []
