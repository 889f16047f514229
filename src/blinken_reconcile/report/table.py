"""The format ``table``: the report as a person reads it in a terminal, worst news first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from ..models import Group, Report
from . import conflicts, facts, growth, header, matrix
from .index import Index
from .inert import terminal
from .page import BOLD, CYAN, GREEN, RED, Page
from .sides import EXPLAINED

Drawn = tuple[str, Callable[[], None]]
UNDISPUTED = (("compatible", "COMPATIBLE", BOLD), ("agree", "AGREE", GREEN), ("single", "ONE ARTICLE ONLY", BOLD))


def render(report: Report, *, width: int, color: bool, shown: Collection[str] | None = None) -> str:
    """The whole table, ``width`` columns wide; ``shown`` are the group ids to show, None for all."""
    index = Index(report, shown)
    page = Page(width, color=color)
    header.draw(page, index)
    matrices = growth.plan(index, index.groups)
    header.key(page, _marks(index, matrices))
    _disputed(page, index, matrices)
    _undisputed(page, index, matrices)
    if not index.groups:
        page.blank()
        page.line("No number or date was found to compare." if index.whole else "No group is of those to show.")
    header.notes(page, index)
    header.counts(page, index, [group for one in matrices for group in one.groups if group.level != "explained"])
    return page.text()


def _disputed(page: Page, index: Index, matrices: Sequence[growth.Matrix]) -> None:
    """The conflicts, then those that a later day, a correction or rival parties explain."""
    _section(page, index, "CONFLICT", RED, _conflicts(page, index))
    explained = [one for one in index.groups if one.level == "explained"]
    reasons = {EXPLAINED[one.explained] for one in explained if one.explained}
    by = f" BY {reasons.pop().upper()}" if len(reasons) == 1 else ""
    _section(page, index, f"CONFLICT, EXPLAINED{by}", CYAN, _explained(page, index, matrices))


def _conflicts(page: Page, index: Index) -> list[Drawn]:
    """Each conflict with the articles that contradict themselves on it; the others of those last."""
    groups = [one for one in index.groups if one.level == "conflict"]
    inner = conflicts.internal_of(groups, index)
    drawn: list[Drawn] = []
    for group in groups:
        if not group.internal:
            drawn.append((group.story, partial(conflicts.draw, page, index, group)))
            drawn += _internal(page, index, inner.get(group.id, ()))
    return drawn + _internal(page, index, inner.get("", ()))


def _internal(page: Page, index: Index, groups: Iterable[Group]) -> list[Drawn]:
    return [(one.story, partial(conflicts.draw_internal, page, index, one)) for one in groups]


def _explained(page: Page, index: Index, matrices: Sequence[growth.Matrix]) -> list[Drawn]:
    homes = {group.id: one for one in matrices for group in one.groups}
    drawn: list[Drawn] = [(one.story, partial(matrix.draw, page, index, one)) for one in matrices]
    rest = (one for one in index.groups if one.level == "explained" and one.id not in homes)
    return drawn + [(one.story, partial(conflicts.draw, page, index, one)) for one in rest]


def _undisputed(page: Page, index: Index, matrices: Sequence[growth.Matrix]) -> None:
    """One row a group; what stands in a matrix already is not told again."""
    told = {group.id for one in matrices for group in one.groups}
    left = [one for one in index.groups if one.id not in told]
    rows = {level: [(one, facts.fact(index, one)) for one in left if one.level == level] for level, _, _ in UNDISPUTED}
    columns = facts.widths(page, [fact for same in rows.values() for _, fact in same])
    for level, words, style in UNDISPUTED:
        drawn: list[Drawn] = [(group.story, partial(facts.draw, page, fact, columns)) for group, fact in rows[level]]
        _section(page, index, words, style, drawn, apart=False)


def _section(page: Page, index: Index, words: str, style: str, drawn: Sequence[Drawn], *, apart: bool = True) -> None:
    """A heading and what stands under it, by story if there are several; nothing if there is nothing."""
    if not drawn:
        return
    page.heading(words, style)
    several = len(index.report.stories) > 1
    labels = {one.id: terminal(one.label) for one in index.report.stories}
    order = {name: at for at, name in enumerate(labels)}
    before: str | None = None
    for story, draw in sorted(drawn, key=lambda one: order.get(one[0], len(order))):
        if several and story != before:
            if before is not None:
                page.blank()
            page.named("Story:", labels.get(story, terminal(story)), style=BOLD)
        elif apart and before is not None:
            page.blank()
        draw()
        before = story


def _marks(index: Index, matrices: Sequence[growth.Matrix]) -> set[str]:
    """The marks that occur on the page, for its key."""
    found = {mark for one in matrices for mark in matrix.marks(index, one)}
    for group in index.groups:
        found |= conflicts.marks(index, group)
    return found | header.marks(index)
