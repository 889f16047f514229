"""The frame of the page: what was read and from when, the key of the marks, notes, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from ..models import LEVELS, Article, Group
from . import cells, days
from .index import Index, counted
from .inert import terminal
from .labels import spoken
from .page import BOLD, DIM, GAP, Page

# Beyond this a list of names is a wall; the number is told, the JSON has the names.
MOST_NOTES = 12
MOST_NAMES = 8


def draw(page: Page, index: Index) -> None:
    """Counts, the legend of articles, and where the weekdays are dated from."""
    report = index.report
    page.line(f"{counted(len(report.articles), 'article')}, {_stories(len(report.stories))}", style=BOLD)
    page.blank()
    for story, articles in _legend(index):
        if story:
            page.named("Story:", story, style=BOLD)
        _list_articles(page, index, articles)
    anchors(page, index)


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number or 'no'} stories"


def _legend(index: Index) -> list[tuple[str, list[Article]]]:
    """The articles by story; where only some groups are shown, those that take part in them."""
    report = index.report
    wanted = {one.id for one in index.told()}
    listed: list[tuple[str, list[Article]]] = []
    placed: set[str] = set()
    for story in report.stories:
        own = [found for name in story.articles if (found := index.article(name)) and found.id in wanted - placed]
        placed |= {one.id for one in own}
        listed.append((terminal(story.label) if len(report.stories) > 1 else "", own))
    rest = [one for one in report.articles if one.id in wanted - placed]
    return [(story, articles) for story, articles in (*listed, ("", rest)) if articles]


def _list_articles(page: Page, index: Index, articles: Sequence[Article]) -> None:
    names = [index.label(one.id) for one in articles]
    dates = [_published(one) for one in articles]
    first = min(max(map(cell_len, names)), page.width // 3)
    last = max(map(cell_len, dates))
    titles = [_title(one) for one in articles]
    room = page.width - 1 - first - last - 2 * GAP
    if page.narrow:
        told = [[Text(name), Text(f"{title} ({date})")] for name, title, date in zip(names, titles, dates, strict=True)]
        page.columns(told, [first, page.width - 1 - first - GAP], indent=1)
        return
    rows = [[Text(name), Text(title), Text(date, DIM)] for name, title, date in zip(names, titles, dates, strict=True)]
    page.columns(rows, [first, min(room, max(map(cell_len, titles))), last], indent=1)


def _title(article: Article) -> str:
    """The title, and the other files that hold the very same text."""
    copies = [terminal(path) for path in article.copies if path != article.path]
    return terminal(article.title) + (f" (also {', '.join(copies)})" if copies else "")


def _published(article: Article) -> str:
    if article.published is None:
        return "no date"
    written = days.iso_day(article.published, weekday=False) or terminal(article.published)
    return written if article.published_basis == "stated" else f"{written}{cells.INFERRED}"


def anchors(page: Page, index: Index) -> None:
    """Which articles print their date, and which go by another's."""
    shown = index.report.articles
    stated = [one for one in shown if one.published_basis == "stated" and one.published]
    page.blank()
    if not shown:
        return
    if not stated:
        page.line("No article prints its date with certainty; weekdays stay undated or are marked.", indent=1)
        return
    page.line(f"Weekdays are dated from {_evidence(index, stated)}.{_borrowers(index, shown)}", indent=1)


def _evidence(index: Index, stated: Sequence[Article]) -> str:
    if len(stated) > MOST_NAMES:
        return "each article's own date"
    names = []
    for one in stated:
        strong = next((found for found in one.evidence if found.strong and found.text), None)
        quote = f' ("{" ".join(terminal(strong.text).split())}")' if strong and len(stated) <= 2 else ""
        names.append(f"{index.label(one.id)}{quote}")
    return spoken(names)


def _borrowers(index: Index, articles: Sequence[Article]) -> str:
    story = [index.label(one.id) for one in articles if one.published_basis == "story"]
    page = [index.label(one.id) for one in articles if one.published_basis == "page"]
    none = [index.label(one.id) for one in articles if one.published is None]
    told = ""
    if story:
        told += f" {_named(story)} print{_s(story)} no usable date and follow{_s(story)} the others."
    if page:
        told += f" {_named(page)} go{'es' if len(page) == 1 else ''} by an unlabelled date on the page."
    if none:
        told += f" {_named(none)} {'has' if len(none) == 1 else 'have'} no date."
    return told


def _named(labels: Sequence[str]) -> str:
    return spoken(labels) if len(labels) <= MOST_NAMES else f"{len(labels)} articles"


def _s(labels: Sequence[str]) -> str:
    return "s" if len(labels) == 1 else ""


# ---------------------------------------------------------------------- key, notes


def marks(index: Index) -> set[str]:
    """The mark of dates in the legend that are not printed."""
    dates = (_published(one) for _, articles in _legend(index) for one in articles)
    return {cells.INFERRED for date in dates if date.endswith(cells.INFERRED)}


def key(page: Page, marks: Iterable[str]) -> None:
    """The meaning of the marks that occur, and of nothing else."""
    used = set(marks)
    items = [f"{mark} {meaning}" for mark, meaning in cells.MEANINGS.items() if mark in used]
    if items:
        page.packed(items, indent=1)


def notes(page: Page, index: Index) -> None:
    """What was read with a reservation, not read, or not joined."""
    report = index.report
    found = [f"{index.label(one.article)}: {terminal(one.message)}" for one in report.warnings]
    found += [f"Skipped {terminal(one.where)}: {terminal(one.reason)}" for one in report.skipped]
    hidden = len(found) - MOST_NOTES
    found = found[:MOST_NOTES] + ([f"{hidden} more notes; --format json has them all."] if hidden > 0 else [])
    if number := len(report.undecided):
        pairs = "1 pair of claims" if number == 1 else f"{number} pairs of claims"
        found.append(f"{pairs} may or may not be about the same thing: not joined; --format json lists them.")
    if found:
        page.heading("NOTES")
        page.columns([[Text("-"), Text(one)] for one in found], [1, page.width - 1 - 1 - GAP], indent=1)


def counts(page: Page, index: Index, absorbed: Sequence[Group]) -> None:
    """The closing line: how many of each, and how to read one in full.

    ``absorbed`` are the agreeing groups that stand among the explained conflicts.
    """
    report = index.report
    tally = Counter(group.level for group in report.groups)
    inner = sum(group.internal for group in report.groups)
    above = Counter(group.level for group in absorbed)
    among = {level: f" ({number} among the explained)" for level, number in above.items()}
    words = {
        "conflict": counted(tally["conflict"], "conflict") + (f" ({inner} within one article)" if inner else ""),
        "explained": f"{tally['explained']} explained",
        "compatible": f"{tally['compatible']} compatible{among.get('compatible', '')}",
        "agree": f"{tally['agree']} agree{among.get('agree', '')}",
        "single": f"{tally['single']} in one article only",
    }
    page.heading("")
    page.line(", ".join(words[level] for level in LEVELS) + f"; {_size(index)}.", style=BOLD)
    if not index.whole:
        page.line(f"Shown: {len(index.groups)} of {counted(len(report.groups), 'group')}.")
    if index.groups:
        page.line("The name at the right edge shows a group in full: reconcile --explain NAME PATHS", style=DIM)


def _size(index: Index) -> str:
    report = index.report
    told = [counted(len(report.articles), "article"), counted(len(report.claims), "claim")]
    told += [f"{len(report.skipped)} skipped"] if report.skipped else []
    told += [counted(len(report.warnings), "warning")] if report.warnings else []
    told += [f"{len(report.undecided)} undecided"] if report.undecided else []
    return ", ".join(told)
