"""A conflict in full: who says what, in which words, and why it cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text

from ..models import Claim, Group, Position
from . import cells, days, quotes, sums
from .index import Index, Line, title
from .inert import terminal
from .page import BOLD, DIM, GAP, Cell, Page, fit
from .sides import EXPLAINED, ordered, reason

INDENT = 3
# A position that sixty articles share is not made clearer by sixty sentences.
MOST_QUOTES = 6
# What stands before the numbers that a position is in conflict with, and how many of them are named.
AGAINST = "≠"
MOST_AGAINST = 3


def draw(page: Page, index: Index, group: Group) -> None:
    """Label, one row a position, the quotes, the sums, the reason."""
    by = f" (explained by {EXPLAINED[group.explained]})" if group.explained else ""
    head(page, index, group, title(group) + by)
    cut_offs = {one.as_of or "" for one in group.positions}
    positions = ordered(group)
    year = len({day[:4] for day in cut_offs if day}) > 1
    against = opponents(group) if len(positions) > 2 else {}
    lines: list[Line] = []
    for position in positions:
        first, *others = index.lines(position, year=year)
        lines += [_opposed(first, against.get(position.claims, ())), *others]
    rows(page, lines, INDENT)
    page.blank()
    said = [words for position in positions for words in evidence(index, position)]
    quoted(page, index, weekdays(index, group, said))
    reasons(page, [*sums.notes(index, [group]), terminal(group.because), reason(group)])


def opponents(group: Group) -> dict[tuple[str, ...], list[str]]:
    """For each position that nothing reconciles with another, by its claims: what the others say."""
    found: dict[tuple[str, ...], list[str]] = {}
    for relation in group.relations:
        if relation.verdict == "conflict" and relation.explained is None:
            a, b = group.positions[relation.a], group.positions[relation.b]
            for one, other in ((a, b), (b, a)):
                found.setdefault(one.claims, []).append(terminal(other.text))
    return found


def _opposed(line: Line, others: Sequence[str]) -> Line:
    """The line of a position with what stands against it: a long toll is read as a course with its conflicts."""
    told = list(dict.fromkeys(others))
    if not told:
        return line
    more = f" and {len(told) - MOST_AGAINST} more" if len(told) > MOST_AGAINST else ""
    note = f"{AGAINST} {', '.join(told[:MOST_AGAINST])}{more}"
    return replace(line, note=f"{line.note}, {note}" if line.note else note)


def draw_internal(page: Page, index: Index, group: Group) -> None:
    """An article against itself: its own lines, one under the other."""
    label = " and ".join(index.labels({one.article for one in index.claims(group.claims)}))
    head(page, index, group, f"{label or 'One article'} contradicts itself: {title(group)}")
    said = quotes.words(index, sorted(index.claims(group.claims), key=lambda one: one.start or 0))
    quoted(page, index, said, numbered=True)
    reasons(page, [*sums.notes(index, [group]), terminal(group.because), reason(group)])


def head(page: Page, index: Index, group: Group, words: str, *, indent: int = 1) -> None:
    """A group's label, its short id at the right edge; a known disagreement says so."""
    words += "" if group.known is None else " (in the baseline)"
    short = index.short(group)
    room = page.width - indent - GAP - cell_len(short)
    page.columns([[Text(words, BOLD), Text(short, DIM)]], [room, cell_len(short)], indent=indent)


def evidence(index: Index, position: Position) -> list[quotes.Words]:
    """A sentence for each origin of a position."""
    claims = index.claims(position.claims)
    chosen = quotes.one_an_origin(index, claims, min(position.origins, MOST_QUOTES))
    return quotes.words(index, chosen)


def weekdays(index: Index, group: Group, said: Sequence[quotes.Words]) -> list[quotes.Words]:
    """The calendar step beside a date that stands against weekdays: "5 Nov 2023 is a Sunday"."""
    dated = [one for one in index.claims(group.claims) if one.when is not None]
    if not any(one.when.kind == "weekday" for one in dated if one.when):
        return list(said)
    steps = {(one.article, one.quote.start): _calendar(one) for one in dated if one.quote is not None}
    return [replace(one, note=steps.get((one.article, one.start), "")) for one in said]


def _calendar(claim: Claim) -> str:
    when = claim.when
    if when is None or when.kind != "day" or when.weekday is not None or not when.low:
        return ""
    return f"({days.iso_day(when.low, weekday=False)} is a {days.weekday_name(when.low)})"


def quoted(page: Page, index: Index, said: Sequence[quotes.Words], *, numbered: bool = False) -> None:
    """One sentence a line, cut round its number, after its article's short name."""
    if not said:
        return
    names = [index.label(one.article) + (f" line {one.line}" if numbered else "") for one in said]
    width = min(max(cell_len(name) for name in names), page.width // 3)
    room = page.width - INDENT - width - GAP
    cut = room if not page.narrow else 2 * room - 4
    table: list[list[Cell]] = [[Text(name), quotes.snippet(one, cut)] for name, one in zip(names, said, strict=True)]
    page.columns(table, [width, room], indent=INDENT)


def reasons(page: Page, sentences: Iterable[str]) -> None:
    """What we say ourselves, under what the articles say."""
    for sentence in sentences:
        page.line(sentence, indent=INDENT)


def rows(page: Page, lines: Sequence[Line], indent: int) -> None:
    """Value, cut-off, articles and note in columns; on a narrow page the note follows the articles."""
    shown = [_row(page, line) for line in lines]
    used = [at for at in range(4) if any(row[at] for row in shown)]
    if not used:
        return
    naturals = [max(cell_len(row[at]) for row in shown) for at in used]
    least = [min(natural, (18, 10, 8, 12)[at]) for at, natural in zip(used, naturals, strict=True)]
    widths = fit(naturals, least, page.width - indent)
    if widths is None:
        for row in shown:
            page.line(Text.assemble((row[0], BOLD), "  ", "  ".join(cell for cell in row[1:] if cell)), indent=indent)
        return
    styles = (BOLD, "", "", DIM)
    page.columns([[Text(row[at], styles[at]) for at in used] for row in shown], widths, indent=indent)


def _row(page: Page, line: Line) -> list[str]:
    if page.narrow and line.note:
        return [line.value, line.cut_off, f"{line.articles} ({line.note})", ""]
    return [line.value, line.cut_off, line.articles, line.note]


def internal_of(groups: Iterable[Group], index: Index) -> dict[str, list[Group]]:
    """Each article-against-itself by the conflict it stands under; "" for those that touch none."""
    known = tuple(groups)
    ordinary = [one for one in known if not one.internal and one.level == "conflict"]
    found: dict[str, list[Group]] = {}
    for one in known:
        if one.internal:
            found.setdefault(_touched(one, ordinary, index), []).append(one)
    return found


def _touched(internal: Group, ordinary: Sequence[Group], index: Index) -> str:
    """The conflict that shares a claim with it, else one on the same thing in the same article."""
    own = set(internal.claims)
    for group in ordinary:
        if own & set(group.claims):
            return group.id
    articles = _articles(index.claims(internal.claims))
    same = (one for one in ordinary if one.story == internal.story and _alike(one, internal))
    return next((one.id for one in same if articles & _articles(index.claims(one.claims))), "")


def _alike(one: Group, other: Group) -> bool:
    return one.label == other.label or (one.kind, one.measure) == (other.kind, other.measure)


def _articles(claims: Iterable[Claim]) -> set[str]:
    return {one.article for one in claims}


def marks(index: Index, group: Group) -> set[str]:
    """The marks that the group's cells bear, for the key."""
    claims = index.claims(name for position in group.positions for name in position.claims)
    found = {mark for claim in claims for mark in cells.marks(claim)}
    lines = [line for position in group.positions for line in index.lines(position)]
    return found | {cells.INFERRED for line in lines if line.cut_off.endswith(cells.INFERRED)}
