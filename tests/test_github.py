"""The format ``github``, read back as the runner reads workflow commands."""

from __future__ import annotations

import re
from collections import Counter

from blinken_reconcile.report.checkout import Checkout
from blinken_reconcile.report.github import command, render
from tests import hostile
from tests.factories import claim, group, known, position, report
from tests.goldens import compare
from tests.report_examples import power_cuts

Command = tuple[str, dict[str, str], str]


def read(text: str) -> list[Command]:
    """What the runner makes of each line: the command, its properties, its message."""
    found = []
    for line in text.split("\n")[:-1]:
        match = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: plain(value) for key, value in pairs}, plain(match[3])))
    return found


def plain(text: str) -> str:
    for code, mark in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, mark)
    return text


def conflicts(number: int, **kw: object) -> tuple[object, ...]:
    return tuple(group(id=f"g{at}", verdict="conflict", **{"level": "conflict", **kw}) for at in range(number))


def test_a_whole_report() -> None:
    compare("power_cuts.github", render(power_cuts()))


def test_the_annotation_stands_at_the_odd_one_out_and_names_both_sides() -> None:
    name, properties, message = read(render(power_cuts()))[0]
    assert (name, properties["file"], properties["line"]) == ("error", "drop/105_c4d9.txt", "2")
    assert 'drop/105_c4d9.txt:2 "Mira Lindqvist landed' in message
    assert "drop/101_3fd2.txt:3 \"During Sunday's storm" in message


def test_worst_first_and_no_more_than_ten_of_a_kind() -> None:
    groups = (*conflicts(12, level="compatible"), *conflicts(11, level="explained"), *conflicts(13))
    found = read(render(report(groups=groups)))
    assert Counter(name for name, _, _ in found) == {"error": 10, "warning": 10, "notice": 10}
    assert [name for name, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[-1][2].startswith("7 more (3 conflict, 1 explained, 3 compatible): ")


def test_nothing_in_dispute_is_nothing_to_annotate() -> None:
    assert render(report()) == ""
    assert render(report(groups=conflicts(1)), shown=()) == ""


def test_what_the_baseline_knows_is_counted_on_the_last_line() -> None:
    explained = group(id="e", level="explained", verdict="conflict", explained="cut-off", known=known())
    told = [*conflicts(2, known=known()), explained]
    ((name, properties, message),) = read(render(report(groups=tuple(told))))
    assert (name, properties) == ("notice", {"title": "reconcile"})
    assert message == "3 in the baseline (2 conflict, 1 explained). The summary of the step has all of them."
    found = read(render(report(groups=(*told, *(group(id=f"n{at}", level="conflict") for at in range(11))))))
    assert Counter(name for name, _, _ in found) == {"error": 10, "notice": 1}
    assert found[-1][2].startswith("1 more (1 conflict): GitHub shows ten of a kind. 3 in the baseline (")


def test_paths_start_at_the_top_of_the_repository() -> None:
    one = report(groups=conflicts(1))
    ((_, properties, _),) = read(render(one, checkout=Checkout(root="/r", here="/r/sub")))
    assert properties["file"] == "sub/news/a.txt"


def test_standard_input_has_no_line() -> None:
    from tests.factories import article

    ((_, properties, _),) = read(render(report(articles=(article(path="-"),), groups=conflicts(1))))
    assert set(properties) == {"title"}


def test_marks_are_written_as_the_runner_wants_them() -> None:
    assert command("error", {"file": "a:b,c%\n.txt"}, "50%: a, b\nc") == (
        "::error file=a%3Ab%2Cc%25 .txt::50%25: a, b%0Ac"
    )


def test_articles_cannot_give_commands() -> None:
    text = render(hostile.report())
    found = read(text)
    assert len(found) == sum(one.level in ("conflict", "explained", "compatible") for one in hostile.report().groups)
    assert {key for _, properties, _ in found for key in properties} == {"file", "line", "endLine", "title"}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", text)
    assert read(render(hostile.report(known=True)))[-1][1] == {"title": "reconcile"}
    # An escaped line end of an article stays the six characters that it was.
    assert "%250A: :error: :forged" in text
    assert "%0A::" not in text


def test_a_very_long_sentence_is_cut_round_its_number() -> None:
    from tests.factories import quote

    said = "x " * 5000 + "17" + " y" * 5000
    long = claim(quote=quote(exact=said, start=0, end=len(said)), start=10000, end=10002)
    text = render(report(claims=(long,), groups=conflicts(1, positions=(position(),))))
    assert "…" in text
    assert " 17 " in text
    assert len(text) < 2000
