"""Counts that grew with their cut-off: places down the side, days across the top.

Attacks since 17 Oct
                 to 3 Nov   to 5 Nov~  change
   Iraq + Syria  29*  001   32  000    +3
   Iraq          17   001   17  000    =
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from . import cells, conflicts, quotes, sums
from .growth import Matrix, Row, change, day_lines, days_of, rows
from .index import Index, Line, title
from .inert import terminal
from .page import BOLD, DIM, GAP, Page, fit
from .sides import reason

# More days than this read better as a list, one below the other.
WIDEST = 3


def draw(page: Page, index: Index, matrix: Matrix) -> None:
    """Head, the numbers by day, a sentence for each day, what fits, the sums, the reasons."""
    known = rows(index, matrix)
    days = days_of(known)
    heads = _day_heads(index, known, days)
    _head(page, index, matrix, max(days, default="")[:4])
    if not _side_by_side(page, index, known, days, heads):
        _one_below_the_other(page, index, known, days, heads)
    page.blank()
    conflicts.quoted(page, index, _evidence(index, known, days))
    conflicts.reasons(page, [*_vague_notes(index, known), *sums.notes(index, matrix.groups), *_reasons(known)])


def marks(index: Index, matrix: Matrix) -> set[str]:
    """The marks that stand in the matrix: those of its days, its cells and its changes."""
    known = rows(index, matrix)
    found = {mark for group in matrix.groups for mark in conflicts.marks(index, group)}
    return found | ({cells.SAME} & {change(index, row, days_of(known)) for row in known})


def _head(page: Page, index: Index, matrix: Matrix, year: str) -> None:
    """The measure with its first day; a group alone bears its id here, several bear theirs at their rows."""
    first, alone = matrix.groups[0], len(matrix.groups) == 1
    claims = [one for one in index.claims(first.claims) if one.derived_from is None]
    words = title(first) if alone else terminal(claims[0].label if claims else first.label)
    starts = [cells.window_start(one, year=year) for one in claims]
    since = next((f" since {start}" for start in starts if start), "")
    words = words[:1].upper() + words[1:] + ("" if "since" in words else since)
    if alone:
        conflicts.head(page, index, first, words)
    else:
        page.line(words, indent=1, style=BOLD)


def _day_heads(index: Index, known: Sequence[Row], days: Sequence[str]) -> list[str]:
    """``to 3 Nov`` for each day; with the year only where the days are of several years."""
    year = len({day[:4] for day in days if day}) > 1
    heads = []
    for day in days:
        positions = [one for row in known for one in row.by_day.get(day, ())]
        claims = [claim for one in positions for claim in index.claims(one.claims)]
        heads.append(cells.cut_off(claims, day, year=year) or "no day given")
    return heads


# ------------------------------------------------------------------------- layouts


def _side_by_side(page: Page, index: Index, known: Sequence[Row], days: Sequence[str], heads: Sequence[str]) -> bool:
    """Places by days, if the page is wide enough; whether it was drawn."""
    if page.narrow or not 2 <= len(days) <= WIDEST:
        return False
    grids = [_grid(index, row, days, short=len(known) > 1) for row in known]
    grid = [line for lines in grids for line in lines]
    naturals = [max(cell_len(line[at]) for line in grid) for at in range(len(grid[0]))]
    naturals[-2] = max(naturals[-2], len("change"))
    for at, head in enumerate(heads):
        value, articles = 1 + 2 * at, 2 + 2 * at
        naturals[articles] = max(naturals[articles], cell_len(head) - naturals[value] - GAP)
    # Names of places and of articles may wrap; a value, a change or an id never does.
    least = [min(width, 12) if at in range(0, len(naturals) - 2, 2) else width for at, width in enumerate(naturals)]
    widths = fit(naturals, least, page.width - conflicts.INDENT)
    if widths is None:
        return False
    _heading_row(page, widths, heads)
    for lines in grids:
        page.block([_styled(line) for line in lines], widths, indent=conflicts.INDENT)
    return True


def _heading_row(page: Page, widths: list[int], heads: Sequence[str]) -> None:
    pairs = [widths[at] + GAP + widths[at + 1] for at in range(1, len(widths) - 2, 2)]
    row = [Text(""), *(Text(head) for head in heads), Text("change")]
    page.columns([row], [widths[0], *pairs, widths[-2]], indent=conflicts.INDENT)


def _grid(index: Index, row: Row, days: Sequence[str], *, short: bool) -> list[list[str]]:
    """A place's lines: name, change and id on the first, each day's readings below each other."""
    stacks = [day_lines(index, row, day) for day in days]
    grid = []
    for at in range(max(1, *(len(stack) for stack in stacks))):
        pairs = [(stack[at].value, stack[at].articles) if at < len(stack) else ("", "") for stack in stacks]
        first = [row.name, change(index, row, days), index.short(row.group) if short else ""]
        name, moved, own = first if at == 0 else ["", "", ""]
        grid.append([name, *(cell for pair in pairs for cell in pair), moved, own])
    return grid


def _styled(line: Sequence[str]) -> list[Text]:
    styles = ["", *(style for _ in range((len(line) - 3) // 2) for style in (BOLD, "")), BOLD, DIM]
    return [Text(cell, style) for cell, style in zip(line, styles, strict=True)]


def _one_below_the_other(
    page: Page, index: Index, known: Sequence[Row], days: Sequence[str], heads: Sequence[str]
) -> None:
    """A place, then its days: for many days, and for narrow pages."""
    several = len(known) > 1
    for row in known:
        moved = change(index, row, days)
        if several:
            conflicts.head(page, index, row.group, f"{row.name}  {moved}".strip(), indent=conflicts.INDENT)
        lines = []
        for day, head in zip(days, heads, strict=True):
            lines += [Line(line.value, line.articles, head) for line in day_lines(index, row, day)]
        if lines and moved and not several:
            lines[-1] = Line(lines[-1].value, lines[-1].articles, lines[-1].cut_off, moved)
        conflicts.rows(page, lines, conflicts.INDENT + (2 if several else 0))


# -------------------------------------------------------------------------- words


def _evidence(index: Index, known: Sequence[Row], days: Sequence[str]) -> list[quotes.Words]:
    """One sentence for each origin of the first row: the widest place, and so the number in dispute."""
    positions = [position for day in days for position in known[0].by_day.get(day, ())]
    said = [words for position in positions for words in conflicts.evidence(index, position)]
    return list(dict.fromkeys(said))


def _vague_notes(index: Index, known: Sequence[Row]) -> Iterable[str]:
    for row in known:
        where = f" for {row.name}" if len(known) > 1 else ""
        days = "both days" if len(row.by_day) == 2 else "every day"
        for line in (line for position in row.vague for line in index.lines(position)):
            yield f"{line.value} ({line.articles}){where} fits {days}."


def _reasons(known: Sequence[Row]) -> list[str]:
    told = [row for row in known if row.group.level == "explained"]
    if len(told) == 1:
        return [terminal(told[0].group.because), reason(told[0].group)]
    said = [(row.name, words) for row in told for words in (terminal(row.group.because), reason(row.group)) if words]
    return [f"{name}: {words}" for name, words in said]
