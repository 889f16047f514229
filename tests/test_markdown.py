"""The format ``markdown``, rendered by a Markdown library and read back as HTML."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blinken_reconcile.models import Skipped
from blinken_reconcile.report.inert import terminal
from blinken_reconcile.report.markdown import inline, render
from tests import hostile
from tests.factories import group, report
from tests.goldens import compare
from tests.report_examples import power_cuts

OURS = frozenset(
    {"h3", "h4", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td"}
    | {"br", "b", "details", "summary", "sub", "span"}
)
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Seen(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.words = ""
        self.attributes: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(text: str) -> Seen:
    return Seen(READER.render(text))


def test_a_whole_report() -> None:
    compare("power_cuts.md", render(power_cuts()))


def test_it_is_read_as_tables() -> None:
    found = seen(render(power_cuts()))
    assert set(found.tags) <= OURS
    assert found.tags["table"] == 4 + 3 + 2
    assert found.tags["details"] == 5
    assert '101:4 "The grid office puts the tally at a total of 34 power cuts' in found.words
    assert "July 9, 2024" in found.words


@pytest.mark.parametrize("known", [False, True])
def test_articles_cannot_mark_up_mention_or_link(known: bool) -> None:
    one = hostile.report(known)
    text = render(one, room=10**6)
    found = seen(text)
    assert set(found.tags) <= OURS
    assert found.attributes == []
    groups = Counter(one.level for one in one.groups)
    assert found.tags["table"] == groups["conflict"] + groups["explained"] + 3 + 1
    # A row a side, a row an undisputed group, a row an article; and the heads.
    sides = 2 * (groups["conflict"] + groups["explained"])
    rows = sides + groups["compatible"] + groups["agree"] + groups["single"] + len(one.articles)
    assert found.tags["tr"] == rows + found.tags["table"]
    for mark in (r"@\w", r"(?<!&)#\d", r"www\.", r"://", r":tada:", r"GH-\d", r"(?<!>)\$(?!<)"):
        assert not re.search(mark, text), mark


@given(st.one_of(st.text(), st.text(alphabet="`*_~[]()<>!|#@:/.&;$\\ wab1-+=")))
def test_any_text_is_shown_as_it_is(words: str) -> None:
    found = seen(f"| a |\n|---|\n| x{inline(words)}x |\n")
    assert set(found.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "span"}
    assert found.tags["td"] == 1
    shown = re.sub(r"\s+", " ", found.words).strip()
    assert shown == re.sub(r"\s+", " ", f"a x{terminal(words)}x").strip().replace("\x00", "\ufffd")


@pytest.mark.parametrize("text", ["foo@bar.org", "mailto:a", "see www.x.org", "http://x.org", "a#1", "GH-12", ":tada:"])
def test_what_github_would_link_is_kept_apart(text: str) -> None:
    assert "<!-- -->" in inline(text)
    assert re.sub(r"<!-- -->|\\", "", inline(text)) == text


def test_plain_words_stay_readable() -> None:
    assert inline("9:57 PM, 17-18 (about 5%)") == "9:57 PM, 17-18 (about 5%)"
    assert inline("$4.3bn & <b>") == "<span>$</span>4.3bn &amp; &lt;b&gt;"


def test_what_does_not_fit_is_counted() -> None:
    groups = tuple(group(id=f"g{at:04}", level="conflict", verdict="conflict") for at in range(500))
    text = render(report(groups=(group(), *groups)))
    assert len(text.encode()) <= 65_536
    match = re.search(r"\n(\d+) more: there was no room for them here\.\n$", text)
    assert match
    # Of the other sections it has the one group and the one article.
    assert text.count("\n<b>Attacks in Iraq</b>") + int(match[1]) == 502
    assert "more: there was no room" not in render(report())


def test_what_was_not_read_is_told() -> None:
    one = report(skipped=(Skipped(where="a.txt", reason="the text is not English"),))
    assert "| Skipped a.txt: the text is not English |" in render(one)
