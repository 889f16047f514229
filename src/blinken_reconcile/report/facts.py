"""Facts that nobody disputes, one row each: what, how much, who says so, what to know about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from ..models import Claim, Group
from . import cells, sums
from .index import Index, Line, title
from .inert import terminal
from .page import BOLD, DIM, GAP, Page, fit


@dataclass(frozen=True)
class Fact:
    """A row: label, its readings with their articles, a note, the group's short id."""

    label: str
    lines: tuple[Line, ...]
    note: str
    short: str


def fact(index: Index, group: Group) -> Fact:
    """The row of a group."""
    lines = tuple(index.readings(group.positions))
    claims = index.claims(group.claims)
    told = [_origins(group), _period(claims), _part_of_day(claims), _credit(claims), _sum(index, claims)]
    return Fact(title(group), lines, "; ".join(one for one in told if one), index.short(group))


def _origins(group: Group) -> str:
    """Five articles that reprint one report are one witness, and the row must say so."""
    if group.articles < 2 or group.origins >= group.articles:
        return ""
    return "one origin, retold" if group.origins == 1 else f"{group.origins} origins"


def _period(claims: Sequence[Claim]) -> str:
    """The window, or the stated day that a figure holds for, where all claims share it."""
    windows = {cells.window(one) for one in claims}
    if len(windows) == 1 and (only := windows.pop()):
        return only
    days = {one.as_of.date for one in claims if one.as_of is not None and one.as_of.basis == "stated"}
    only_day = days.pop() if len(days) == 1 else None
    return cells.cut_off(claims, only_day) if only_day else ""


def _part_of_day(claims: Sequence[Claim]) -> str:
    parts = {one.when.part_of_day for one in claims if one.when is not None and one.when.part_of_day}
    return terminal(" or ".join(sorted(parts)))


def _credit(claims: Sequence[Claim]) -> str:
    credited = {one.attribution for one in claims}
    only = credited.pop() if len(credited) == 1 else None
    return f"says {terminal(only)}" if only else ""


def _sum(index: Index, claims: Sequence[Claim]) -> str:
    spelled = dict.fromkeys(sums.spelled(index, one) for one in claims if one.derived_from is not None)
    return ", ".join(f"our sum: {one}" for one in spelled if one)


# ------------------------------------------------------------------------ drawing


def widths(page: Page, facts: Sequence[Fact]) -> list[int] | None:
    """Column widths that suit all sections, so that values stand under values; None: too narrow."""
    if page.narrow or not facts:
        return None
    grid = [line for one in facts for line in _grid(page, one)]
    naturals = [max(max(cell_len(line[at].plain) for line in grid), 1) for at in range(len(grid[0]))]
    # A value breaks between its words only; a note gives way before a label does.
    floors = (20, 18, 9, 16, naturals[-1]) if page.roomy else (20, 18, 9, naturals[-1])
    least = [min(natural, floor) for natural, floor in zip(naturals, floors, strict=True)]
    return fit(naturals, least, page.width - 1)


def draw(page: Page, one: Fact, columns: list[int] | None) -> None:
    """A row, in columns or, on a narrow page, one below the other."""
    if columns is None:
        _stacked(page, one)
    else:
        page.block(_grid(page, one), columns, indent=1)


def _grid(page: Page, one: Fact) -> list[list[Text]]:
    """A line for each reading; the note has a column where there is room, else it follows the label."""
    grid = []
    for at, line in enumerate(one.lines or (Line("", ""),)):
        label, note, short = (one.label, one.note, one.short) if at == 0 else ("", "", "")
        head = [Text(label), Text(line.value, BOLD), Text(line.articles)]
        if page.roomy:
            grid.append([*head, Text(note, DIM), Text(short, DIM)])
        else:
            head[0].append(f" ({note})" if note else "", style=DIM)
            grid.append([*head, Text(short, DIM)])
    return grid


def _stacked(page: Page, one: Fact) -> None:
    room = page.width - 1 - GAP - cell_len(one.short)
    page.columns([[Text(one.label), Text(one.short, DIM)]], [room, cell_len(one.short)], indent=1)
    for line in one.lines:
        page.line(Text.assemble((line.value, BOLD), f"  {line.articles}"), indent=3)
    page.line(one.note, indent=3, style=DIM)
