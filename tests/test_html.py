"""The format ``html``, read by Python's parser: what a browser would act on is ours alone."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blinken_reconcile.report.html import escaped, render
from blinken_reconcile.report.inert import terminal
from tests import hostile
from tests.factories import group, report
from tests.goldens import compare
from tests.report_examples import power_cuts

VOID = frozenset({"meta", "br"})
OURS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "section", "article", "table"}
    | {"thead", "tbody", "tr", "th", "td", "b", "br", "ul", "li", "span", "q", "mark", "code"}
)


class Page(HTMLParser):
    """Tags, attributes and text of a page; every element must be closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.words = ""
        self.marked: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.open and self.open[-1] == "mark":
            self.marked.append(data)


def page(text: str) -> Page:
    found = Page(text)
    assert found.open == []
    assert set(found.tags) <= OURS
    assert set(found.attributes) <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
    return found


def test_a_whole_report() -> None:
    compare("power_cuts.html", render(power_cuts()))


def test_what_a_reader_finds() -> None:
    found = page(render(power_cuts()))
    assert (found.tags["article"], found.tags["section"]) == (4, 7)
    assert found.marked[:2] == ["Sunday's", "Sunday evening"]
    for words in ("105 lands her in Karsk on Saturday", "July 9, 2024", "20 + 11 = 31", "worked out by us", "≥40"):
        assert words in found.words, words


def test_it_needs_nothing_else() -> None:
    text = render(power_cuts())
    assert "default-src 'none'" in text
    for loaded in ("<script", "<link", "<img", "url(", "@import", "http:", "https:", "src="):
        assert loaded not in text, loaded


@pytest.mark.parametrize("known", [False, True])
def test_articles_cannot_mark_up(known: bool) -> None:
    one = hostile.report(known)
    found = page(render(one))
    levels = Counter(one.level for one in one.groups)
    assert found.tags["article"] == levels["conflict"] + levels["explained"]
    assert found.tags["table"] == found.tags["article"] + 3 + 1
    assert "<script>alert(1)</script>" in found.words
    assert not any(ord(char) < 0x20 and char != "\n" for char in render(one))


@given(st.text())
def test_any_text_is_shown_as_it_is(words: str) -> None:
    found = Page(f'<p class="{escaped(words)}">{escaped(words)}</p>')
    assert (found.tags, found.words) == (Counter(p=1), terminal(words))


def test_nothing_to_show() -> None:
    assert "Nothing to show." in page(render(report(groups=()))).words
    assert "Nothing to show." in page(render(report(groups=(group(),)), shown=())).words
