"""The format ``markdown``: a comment on a pull request, or the summary of a step.

Disputes in full, each with its sides and their sentences; what nobody disputes
folded away. GitHub refuses a comment, and drops a summary, that is too long: so
what does not fit is left out, worst first kept, and counted on the last line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..models import Group, Report
from . import cells, facts, sums
from .index import Index, title
from .inert import terminal
from .labels import listed
from .sides import Side, Spot, pieces, reason, sentences, sides, tally, verdict

# What GitHub takes for a comment; it counts characters, we bytes, which are never fewer.
LARGEST_COMMENT = 65_536
# Room for the line that counts what was left out.
CLOSING = 200
OPEN = (("conflict", "Conflict"), ("explained", "Explained"))
FOLDED = (("compatible", "Compatible"), ("agree", "Agree"), ("single", "One article only"))
MOST_SENTENCES = 6

MARKUP = {mark: f"\\{mark}" for mark in "\\`*_[]|~#"}
# Inside a word these do what a backslash does not stop: mentions, references, links, emoji, formulas.
APART = "<!-- -->"
SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>", "@": f"@{APART}"}
MARKS = str.maketrans(MARKUP | SPECIAL | {"#": f"\\#{APART}"})
JOINED = re.compile(r"(?i)((?<=\bwww)(?=\.)|(?<=:)(?=//)|(?<=mailto:)|(?<=xmpp:)|(?<=:)(?=[\w+-]+:)|(?<=\bGH-)(?=\d))")


@dataclass(frozen=True)
class Section:
    """A heading, what may be left out one by one from the end, and what closes it."""

    head: str
    items: tuple[str, ...]
    tail: str = ""


def render(report: Report, shown: Collection[str] | None = None, room: int = LARGEST_COMMENT) -> str:
    """``report`` in GitHub's Markdown, of ``room`` bytes at most; ``shown`` are the group ids, None for all."""
    index = Index(report, shown)
    sections = [_open(index, level, words) for level, words in OPEN]
    sections += [_folded(index, level, words) for level, words in FOLDED]
    sections += [_articles(index), _notes(index)]
    head = f"### reconcile: {inline(tally(index))}\n"
    return head + _fitted([one for one in sections if one.items], _key(index), room - len(head.encode()))


def inline(text: str) -> str:
    """``text`` as running text of a line or cell that shows just its characters."""
    # The mark that keeps two characters apart is put in last: it must not be escaped itself.
    return "".join(APART if at % 2 else part.translate(MARKS) for at, part in enumerate(JOINED.split(terminal(text))))


def _fitted(sections: Iterable[Section], key: str, room: int) -> str:
    text, left_out = "", 0
    room -= len(key.encode()) + CLOSING
    for section in sections:
        room -= len((section.head + section.tail).encode())
        kept = []
        for item in section.items:
            room -= len(item.encode())
            if room < 0:
                break
            kept.append(item)
        left_out += len(section.items) - len(kept)
        if kept:
            text += section.head + "".join(kept) + section.tail
    more = f"\n{left_out} more: there was no room for them here.\n" if left_out else ""
    return text + key + more


def _open(index: Index, level: str, words: str) -> Section:
    groups = [one for one in index.groups if one.level == level]
    return Section(f"\n#### {words}\n", tuple(_dispute(index, one) for one in groups))


def _dispute(index: Index, group: Group) -> str:
    """What it is about, why it cannot all be true, and a row a side."""
    head = f"\n<b>{inline(title(group))}</b> `{index.short(group)}` {inline(verdict(group))}: {inline(group.because)}"
    # In the same paragraph: at the start of a line their first character could begin a list.
    told = [*sums.notes(index, [group]), reason(group)]
    notes = "".join(f"<br>{inline(note)}" for note in told if note)
    rows = "".join(_side(index, side) for side in sides(index, group))
    return f"{head}{notes}\n\n| says | articles | words |\n|---|---|---|\n{rows}"


def _side(index: Index, side: Side) -> str:
    names = inline(listed(index.labels(side.articles)))
    words = "<br>".join(_words(index, spots) for spots in sentences(side.spots)[:MOST_SENTENCES])
    return f"| {inline(side.told)} | {names} | {words} |\n"


def _words(index: Index, spots: Sequence[Spot]) -> str:
    said = "".join(f"<b>{inline(words)}</b>" if strong else inline(words) for words, strong in pieces(spots))
    return f'{inline(index.label(spots[0].article))}:{spots[0].line} "{said}"'


def _folded(index: Index, level: str, words: str) -> Section:
    """A table that opens when it is wanted."""
    found = [facts.fact(index, one) for one in index.groups if one.level == level]
    head = f"\n<details><summary>{words} ({len(found)})</summary>\n\n| what | says | articles | |\n|---|---|---|---|\n"
    return Section(head, tuple(_row(one) for one in found), "\n</details>\n")


def _row(one: facts.Fact) -> str:
    values = "<br>".join(inline(line.value) for line in one.lines)
    articles = "<br>".join(inline(line.articles) for line in one.lines)
    return f"| {inline(one.label)} `{one.short}` | {values} | {articles} | {inline(one.note)} |\n"


def _articles(index: Index) -> Section:
    """Which file stands behind each short name."""
    articles = index.told()
    head = f"\n<details><summary>Articles ({len(articles)})</summary>\n\n| | title | file |\n|---|---|---|\n"
    rows = (f"| {inline(index.label(one.id))} | {inline(one.title)} | {inline(one.path)} |\n" for one in articles)
    return Section(head, tuple(rows), "\n</details>\n")


def _notes(index: Index) -> Section:
    """What was read with a reservation, or not read."""
    told = [f"{index.label(one.article)}: {one.message}" for one in index.report.warnings]
    told += [f"Skipped {one.where}: {one.reason}" for one in index.report.skipped]
    head = f"\n<details><summary>Notes ({len(told)})</summary>\n\n| |\n|---|\n"
    return Section(head, tuple(f"| {inline(one)} |\n" for one in told), "\n</details>\n")


def _key(index: Index) -> str:
    """The meaning of the marks that occur."""
    claims = (claim for group in index.groups for claim in index.claims(group.claims))
    used = {mark for claim in claims for mark in cells.marks(claim)}
    told = ", ".join(f"{inline(mark)} {meaning}" for mark, meaning in cells.MEANINGS.items() if mark in used)
    return f"\n<sub>{told}</sub>\n" if told else ""
