"""One group in full, as a person sees it, and how it is asked for."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from blinken_reconcile import codes
from blinken_reconcile.errors import UsageError
from blinken_reconcile.report.explain import find, render

from . import factories as make
from .report_examples import power_cuts
from .test_table import hostile

DATES = """\
 Day the envoy landed in Karsk
 Conflict (REC941), group 3c2e91aa0b17
 5 articles, 5 origins, kind date, measure presence, place Karsk, story Envoy in
 Karsk

 She can land only once: Sunday 14 May by four articles, Saturday 13 May by 105.

1.  Sat 13 May 2023~ ───────────────────────────────────────────────────────────
 1 article, 1 origin: 105

 105  line 2
   "Mira Lindqvist landed in Karsk this Saturday to calm tempers."
   "this Saturday" is read as Sat 13 May 2023~: a weekday, dated from the day of
   publication

2.  Sun 14 May 2023~ ───────────────────────────────────────────────────────────
 4 articles, 3 origins: 101, 102, 103 and 104

 101  line 3
   "During Sunday's storm, envoy Mira Lindqvist reached Karsk with two aides."
   "Sunday's" is read as Sun 14 May 2023~: a weekday, dated from the day of
   publication

 102  line 3
   "After talks in Tarn, Ms Lindqvist landed in Karsk on Sunday evening for her
   first stay there."
   "Sunday evening" is read as Sun 14 May 2023~: a weekday, dated from the day
   of publication

 103  line 2
   "The envoy made an unannounced stop in Karsk on 14th May, after a morning in
   Tarn."
   "14th May" is read as Sun 14 May 2023~: the day is printed, the year worked
   out

 104  line 2
   "Lindqvist met the mayor of Karsk there on Sunday, the town's news service
   wrote."
   "Sunday" is read as Sun 14 May 2023~: a weekday, dated from the day of
   publication
   credited to the town's news service

HOW IT WAS JUDGED ──────────────────────────────────────────────────────────────
 REC901     joined: a step of another version
 REC904     joined: a step of another version
 1 and 2    conflict, REC941: One landing, two days.
 The group: conflict, REC941, a step of another version.

RESERVATIONS ───────────────────────────────────────────────────────────────────
 101: the page date "July 9, 2024" is unlabelled and far from the others: not
 used (REC070)

────────────────────────────────────────────────────────────────────────────────
What a step means: reconcile --explain REC941
Also REC901 and REC904.
"""

COUNTS = """\
 Power cuts in Norda and Sundel
 Conflict, explained by the cut-off (REC943), group b7e0447a9d02
 4 articles, 4 origins, kind count, measure power_cuts, place Norda + Sundel,
 story Envoy in Karsk

 31 to 12 May fits 34 to 14 May: the count only grows.

1.  31* to 12 May 2023 ─────────────────────────────────────────────────────────
 1 article, 1 origin: 103

 103  line 3
   "Between May 1 and May 12 there were 20 power cuts in Norda and 11 in Sundel,
   the ministry said."
   our sum: 20 + 11 = 31*; the article does not print it
   window: 1 May 2023~ to 12 May 2023~, printed
   as of 12 May 2023: printed

2.  ≈31* to 12 May 2023 ────────────────────────────────────────────────────────
 1 article, 1 origin: 104

 104  line 3
   "Around 20 power cuts in Norda and 11 in Sundel were logged between May 1 and
   May 12."
   our sum: ≈20 + ≈11 = ≈31*; the article does not print it
   window: 1 May 2023~ to 12 May 2023~, printed
   as of 12 May 2023: printed

3.  34 to 14 May 2023~ ─────────────────────────────────────────────────────────
 1 article, 1 origin: 101

 101  line 4
   "The grid office puts the tally at a total of 34 power cuts in Norda and
   Sundel since May 1."
   "a total of 34" is read as 34: exactly this
   window: since 1 May 2023~, printed
   as of 14 May 2023: the day of publication

4.  ≥34 to 14 May 2023~ ────────────────────────────────────────────────────────
 1 article, 1 origin: 102

 102  line 4
   "It was at least the 34th power cut in Norda and Sundel since May 1, an
   engineer said."
   "at least the 34th" is read as ≥34: a running count, from an ordinal, 34 and
   up
   window: since 1 May 2023~, printed
   as of 14 May 2023: the day of publication

5.  "dozens" as of 14 May 2023~ ────────────────────────────────────────────────
 1 article, 1 origin: 102

 102  line 6
   "The region has seen dozens of power cuts in recent weeks."
   "dozens" is read as "dozens": a word, not a number, 24 and up
   as of 14 May 2023: the day of publication

OUR SUMS ───────────────────────────────────────────────────────────────────────
 * our sum: 20 + 11 = 31 (103), ≈20 + ≈11 = ≈31 (104). No article prints 31.
 20 + 14 = 34: the parts that 101 gives add up to its own 34.

HOW IT WAS JUDGED ──────────────────────────────────────────────────────────────
 REC901     joined: a step of another version
 REC904     joined: a step of another version
 The group: conflict, REC943, a step of another version.

RESERVATIONS ───────────────────────────────────────────────────────────────────
 101: the page date "July 9, 2024" is unlabelled and far from the others: not
 used (REC070)

────────────────────────────────────────────────────────────────────────────────
What a step means: reconcile --explain REC943
Also REC901 and REC904.
"""


@pytest.mark.parametrize(("group", "note"), [("3c2e91aa0b17", DATES), ("b7e0447a9d02", COUNTS)])
def test_the_whole_note(group: str, note: str) -> None:
    assert render(power_cuts(), group, width=80, color=False) == note


def test_every_mention_is_shown_in_its_sentence() -> None:
    report = power_cuts()
    claims = {one.id: one for one in report.claims}
    for group in report.groups:
        shown = " ".join(render(report, group.id, width=160, color=False).split())
        said = [claims[name].quote for one in group.positions for name in one.claims]
        assert [one.exact for one in said if one is not None and one.exact not in shown] == []


def test_the_words_of_the_claim_stand_out() -> None:
    shown = render(power_cuts(), "3c2e", width=100, color=True)
    assert "\x1b[1mthis Saturday\x1b[0m" in shown


def test_every_step_and_relation_has_its_code_and_reason() -> None:
    shown = render(power_cuts(), "3c2e", width=100, color=False)
    assert " REC901     joined: " in shown
    assert "1 and 2    conflict, REC941: One landing, two days." in shown
    assert "reconcile --explain REC941" in shown


def test_a_known_step_goes_by_its_name() -> None:
    report = power_cuts()
    known = msgspec.structs.replace(report.groups[0], steps=("REC100",))
    shown = render(msgspec.structs.replace(report, groups=(known,)), known.id, width=100, color=False)
    assert f"REC100     joined: {codes.title('REC100')}" in shown


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 250.0, "low": None, "modifier": "at_most", "text": "up to 250"}, "an upper bound, 250 at most"),
        ({"value": 250.0, "high": None, "modifier": "at_least"}, "a lower bound, 250 and up"),
        ({"value": 250.0, "low": 225.0, "high": 275.0, "modifier": "about"}, "a rounded number, from 225 to 275"),
    ],
)
def test_bounds_are_told_in_words(fields: dict[str, Any], told: str) -> None:
    one = make.claim(**fields)
    groups = (make.group(id="abc", claims=(one.id,), positions=(make.position(claims=(one.id,)),)),)
    shown = render(make.report(claims=(one,), groups=groups), "abc", width=160, color=False)
    assert told in shown


def test_a_unique_prefix_will_do() -> None:
    assert find(power_cuts(), "d9").id == "d90b33c1e6a4"


def test_an_id_that_begins_another_is_still_found() -> None:
    assert find(hostile(), "aaaa1").id == "aaaa1"


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        (
            "f",
            "5 groups start with 'f': f1000000aa01 (Flight to Vessin), f2000000aa02 (Engineers, Sundel), "
            "f3000000aa03 (People marching in Tarn)",
            "Give more of the id.",
        ),
        ("3c2f", "no group has an id that starts with '3c2f'", "The nearest are 3c2e91aa0b17 (Day the envoy"),
        (
            "ENGINEERS",
            "no group has an id that starts with 'ENGINEERS'",
            "The nearest are e3f0aa0000b3 (Engineers, Norda), f2000000aa02 (Engineers",
        ),
        ("", "no group has an id that starts with ''", ""),
    ],
)
def test_an_id_that_names_no_one_group_is_a_usage_error(asked: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        find(power_cuts(), asked)
    assert raised.value.message == message
    assert hint in (raised.value.hint or "")


@pytest.mark.parametrize("width", [40, 80, 160])
def test_text_of_articles_is_inert(width: int) -> None:
    shown = render(hostile(), "aaaa1", width=width, color=False)
    assert [one for one in "\x1b\x07\x9b\t\r\u202e\u2028\ud800" if one in shown] == []
    assert max(cell_len(line) for line in shown.splitlines()) <= width
