"""The tab-separated format, and the text of articles in it and on a terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blinken_reconcile.report.inert import escaped, json_safe, terminal
from blinken_reconcile.report.plain import render
from tests.factories import article, group, position, report


def test_a_whole_report() -> None:
    articles = (article(), article(id="b"), article(id="c"))
    disputed = group(
        id="g2",
        level="explained",
        verdict="conflict",
        explained="cut-off",
        measure="attacks",
        place=("Iraq", "Syria"),
        because="32 to 5 Nov fits 29 to 3 Nov.",
        positions=(
            position(text="29", as_of="2023-11-03", articles=("a", "c")),
            position(text="at least 32", as_of="2023-11-05", articles=("b",)),
        ),
    )
    visit = group(
        id="g3",
        level="conflict",
        verdict="conflict",
        kind="date",
        measure="presence",
        place=(),
        because="Saturday is not Sunday.",
        positions=(position(text="Saturday", articles=("a",)), position(text="Sunday", articles=("b",))),
    )
    assert render(report(articles=articles, groups=(group(), disputed, visit))) == (
        "conflict\tg3\tdate\tpresence\t\tSaturday; Sunday\tnews/a.txt; news/b.txt\tSaturday is not Sunday.\n"
        "explained\tg2\tcount\tattacks\tIraq, Syria\t29 (as of 2023-11-03); at least 32 (as of 2023-11-05)\t"
        "news/a.txt, news/c.txt; news/b.txt\t32 to 5 Nov fits 29 to 3 Nov.\n"
        "single\tg1\tcount\tattacks\tIraq\t17\tnews/a.txt\tOne article only says it.\n"
    )


def test_nothing_to_show() -> None:
    assert render(report(groups=())) == ""
    assert render(report(), shown=()) == ""


def test_articles_cannot_forge_a_row() -> None:
    evil = group(
        measure="a\tb",
        place=("Iraq\nconflict\tg9",),
        because="\x1b[2J\x07 C:\\new \u202e71 \x9b1m \u2028",
        positions=(position(text="17\r\n"),),
    )
    assert render(report(articles=(article(path="a\tb.txt"),), groups=(evil,))) == (
        "single\tg1\tcount\ta\\tb\tIraq\\nconflict\\tg9\t17\\r\\n\ta\\tb.txt\t"
        "\\x1b[2J\\x07 C:\\\\new \\u202e71 \\x9b1m \\u2028\n"
    )


@given(st.text())
def test_escaped_text_is_one_field_and_can_be_written_out(text: str) -> None:
    written = escaped(text)
    assert len(f"{written}x".splitlines()) == 1
    assert "\t" not in written
    assert all(char.isprintable() or char.isspace() or ord(char) > 0x9F for char in written)
    written.encode()


def test_nothing_that_the_log_of_a_ci_job_obeys_is_left() -> None:
    assert escaped("##[error]x") == "##\\x5berror]x"
    assert json.loads(json_safe(json.dumps("##[error]x"))) == "##[error]x"
    assert "##[" not in json_safe(json.dumps("##[error]x"))


@given(st.text(), st.text())
def test_escaping_loses_nothing(one: str, other: str) -> None:
    assert (escaped(one) == escaped(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("17 attacks", "17 attacks"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;never ended", ""),
        ("a\x1b(0b", "ab"),
        ("\x9b31mred", "red"),
        ("a\tb\r\nc", "a b c"),
        ("a\x00\x07\x08b", "ab"),
        ("\u202e71\u202c", "71"),
        ("\u2066x\u2069\u200b\ufeff", "x"),
        ("[bold]17[/bold]", "[bold]17[/bold]"),
        ("no\u2028break", "no break"),
        ("::error::forged", ": :error: :forged"),
        ("9::57 a:: b", "9::57 a:: b"),
        ("x##[add-mask]a", "x## [add-mask]a"),
        ("half \ud83d", "half "),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("Café – “déjà”", "Café – “déjà”"),
    ],
)
def test_text_on_a_terminal(text: str, shown: str) -> None:
    assert terminal(text) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = terminal(text)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) <= 0x9F for char in shown)
    assert terminal(shown) == shown
    shown.encode()
