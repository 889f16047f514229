"""One group in full (``--explain ID``): every mention in its sentence, and every step of the judgement.

It reads like a colleague's note: what was decided and why, then who says
what in which words, how each wording was read, and where to look further.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rich.text import Text

from .. import codes
from ..errors import UsageError
from ..models import Claim, Group, Position, Relation, Report, When
from . import cells, days, quotes, sums
from .index import Index, counted, title
from .inert import terminal
from .labels import spoken
from .page import BOLD, DIM, GAP, GREEN, RED, Page
from .sides import EXPLAINED, reason

INDENT = 3
NEAREST = 3
PAIR = len("10 and 11")
VERDICTS = {
    "conflict": "Conflict",
    "compatible": "Compatible",
    "agree": "Agreement",
    "single": "One article only",
}
READ_AS = {
    "exact": "exactly this",
    "at_least": "a lower bound",
    "more_than": "a bound that is passed",
    "at_most": "an upper bound",
    "less_than": "a bound that is not reached",
    "about": "a rounded number",
    "nearly": "a number not quite reached",
    "range": "a range",
    "vague": "a word, not a number",
}
BASES = {
    "stated": "printed",
    "weekday": "a weekday, dated from the day of publication",
    "inherited": "taken from a sentence nearby",
    "story": "taken from the other articles",
    "page": "dated from an unlabelled date on the page",
    "unknown": "not dated: no day of publication is known",
}
# Days that were counted from the day of publication, or from what stands for it.
ANCHORED = frozenset({"weekday", "story", "page"})
YEARS = {"weekday": "is that of the publication", "story": "is that of the other articles"}
HELD = {"stated": "printed", "published": "the day of publication", "story": "taken from the other articles"}


def render(report: Report, group_id: str, width: int, color: bool) -> str:
    """The group whose id is, or starts with, ``group_id``.

    Raises:
        UsageError: no group has that id, or several start with it.
    """
    group = find(report, group_id)
    index = Index(report)
    page = Page(width, color=color)
    _verdict(page, index, group)
    for at, position in enumerate(group.positions, start=1):
        _position(page, index, group, at, position)
    _sums(page, index, group)
    _steps(page, group)
    _estimate(page, group)
    _warnings(page, index, group)
    _further(page, group)
    return page.text()


def find(report: Report, group_id: str) -> Group:
    """The one group that an id or a prefix of it names.

    Raises:
        UsageError: with the nearest ids.
    """
    same = [one for one in report.groups if one.id == group_id]
    starting = same or [one for one in report.groups if group_id and one.id.startswith(group_id)]
    if len(starting) == 1:
        return starting[0]
    asked = terminal(group_id)
    if starting:
        some = ", ".join(_called(one) for one in starting[:NEAREST])
        raise UsageError(f"{len(starting)} groups start with {asked!r}: {some}", hint="Give more of the id.")
    # People remember what it was about; an id was rather copied wrong.
    near = [one for one in report.groups if group_id and group_id.casefold() in one.label.casefold()][:NEAREST]
    if not near:
        ids = {one.id: one for one in report.groups}
        near = [ids[name] for name, *_ in process.extract(group_id, list(ids), limit=NEAREST)]
    hint = f"The nearest are {', '.join(_called(one) for one in near)}." if near else None
    raise UsageError(f"no group has an id that starts with {asked!r}", hint=hint)


def _called(group: Group) -> str:
    return f"{terminal(group.id)} ({title(group)})"


# ------------------------------------------------------------------------ the note


def _verdict(page: Page, index: Index, group: Group) -> None:
    word = VERDICTS[group.verdict]
    if group.internal:
        word = "An article against itself"
    if group.explained:
        word += f", explained by {EXPLAINED[group.explained]}"
    style = {"conflict": RED, "agree": GREEN}.get(group.level, BOLD)
    page.line(Text(title(group), BOLD), indent=1)
    page.line(Text.assemble((word, style), f" ({group.code}), group {terminal(group.id)}"), indent=1)
    page.line(_measured(index, group), indent=1, style=DIM)
    page.line(reason(group), indent=1)
    page.blank()
    page.line(terminal(group.because), indent=1)


def _measured(index: Index, group: Group) -> str:
    """What was compared: kind, measure, place and story, and how many tell of it."""
    told = [counted(group.articles, "article"), counted(group.origins, "origin"), f"kind {group.kind}"]
    told.append(f"measure {terminal(group.measure)}")
    if group.place:
        told.append(f"place {' + '.join(terminal(one) for one in group.place)}")
    told += [f"story {terminal(one.label)}" for one in index.report.stories if one.id == group.story]
    return ", ".join(told)


def _position(page: Page, index: Index, group: Group, at: int, position: Position) -> None:
    """A reading with all the mentions that give it."""
    several = len(group.positions) > 1
    lines = index.lines(position)
    values = " or ".join(dict.fromkeys(f"{one.value} {one.cut_off}".strip() for one in lines))
    page.heading(f"{f'{at}.  ' if several else ''}{values}", BOLD)
    told = f"{counted(len(position.articles), 'article')}, {counted(position.origins, 'origin')}"
    page.line(f"{told}: {spoken(index.labels(position.articles))}", indent=1)
    claims = sorted(index.claims(position.claims), key=lambda one: (index.order(one.article), one.start or 0))
    for claim in claims:
        page.blank()
        _mention(page, index, claim)


def _mention(page: Page, index: Index, claim: Claim) -> None:
    """The sentence with its number standing out, and how it was read."""
    said = quotes.words(index, [claim])
    places = ", ".join(dict.fromkeys(f"line {one.line}" for one in said))
    page.line(Text.assemble((index.label(claim.article), BOLD), f"  {places}" if places else ""), indent=1)
    for one in said:
        page.line(quotes.sentence(one), indent=INDENT)
    for remark in _remarks(index, claim):
        page.line(remark, indent=INDENT, style=DIM)


def _remarks(index: Index, claim: Claim) -> Iterator[str]:
    """How a mention was read, one remark a line."""
    if claim.derived_from is not None:
        yield f"our sum: {sums.spelled(index, claim)} = {cells.reading(claim)}; the article does not print it"
    else:
        yield _reading(claim)
    if window := cells.window(claim):
        yield f"window: {window}, {BASES[claim.window.basis] if claim.window else ''}"
    if claim.as_of is not None and claim.as_of.date:
        day = days.iso_day(claim.as_of.date, weekday=False) or terminal(claim.as_of.date)
        yield f"as of {day}: {HELD[claim.as_of.basis]}"
    if claim.attribution:
        yield f"credited to {terminal(claim.attribution)}"
    yield from _standing(index, claim)


def _reading(claim: Claim) -> str:
    words = f'"{" ".join(terminal(claim.text or "").split())}" is read as {cells.reading(claim)}'
    if claim.kind == "date":
        days = f", any day {bounds}" if (bounds := _bounds(claim)) else ""
        return f"{words}{days}" + (f": {_dated(claim.when, claim.told)}" if claim.when is not None else "")
    kind = "a running count, from an ordinal" if claim.ordinal else READ_AS[claim.modifier]
    return f"{words}: {kind}{f', {bounds}' if (bounds := _bounds(claim)) else ''}"


def _dated(when: When, told: str | None) -> str:
    """Where a date has its day from, and its year if that is not printed with it; ``told`` is the anchor."""
    if cells.inferred(when) and cells.prints_day(when):
        return f"the day is printed, the year {YEARS.get(when.basis, 'worked out')}"
    anchor = days.iso_day(told) if told and when.basis in ANCHORED else ""
    return BASES[when.basis] + (f", {anchor}" if anchor else "")


def _bounds(claim: Claim) -> str:
    """``from 2,250 to 2,750``, ``17 and up``, ``250 at most``; "" for a plain number, whose bounds are itself."""
    if claim.low == claim.high:
        return ""
    low, high = (_bound(claim, bound) for bound in (claim.low, claim.high))
    if low and high:
        return f"from {low} to {high}"
    return f"{low} and up" if low else f"{high} at most"


def _bound(claim: Claim, bound: float | str | None) -> str:
    if bound is None:
        return ""
    if isinstance(bound, str):
        return days.iso_day(bound) or terminal(bound)
    return cells.amount(bound, kind=claim.kind, unit=claim.unit, slack=claim.slack)


def _standing(index: Index, claim: Claim) -> Iterator[str]:
    """What else bears on the weight of a mention."""
    if claim.modality != "stated":
        yield f"{claim.modality}: no evidence that it happened"
    if claim.place_basis == "inherited":
        yield "the place is taken from a sentence nearby"
    if claim.zone != "body":
        yield f"stands in the {claim.zone}"
    if claim.weak:
        yield "a weak count: the word may be no number at all"
    article = index.article(claim.article)
    if article is not None and article.origin and article.origin not in (article.id, article.path):
        yield f"the text comes from {_origin(index, article.origin)}"


def _origin(index: Index, name: str) -> str:
    return index.label(name) if index.article(name) else terminal(name)


# ----------------------------------------------------------------- how it was judged


def _sums(page: Page, index: Index, group: Group) -> None:
    if notes := sums.notes(index, [group]):
        page.heading("OUR SUMS")
        for one in notes:
            page.line(one, indent=1)


def _steps(page: Page, group: Group) -> None:
    """The ladder that joined the claims, and the verdict on each pair of positions."""
    page.heading("HOW IT WAS JUDGED")
    for code in dict.fromkeys(group.steps):
        page.columns(
            [[Text(terminal(code)), Text(f"joined: {_title(code)}")]], [PAIR, page.width - 1 - PAIR - GAP], indent=1
        )
    for relation in group.relations:
        page.columns(
            [[Text(f"{relation.a + 1} and {relation.b + 1}"), _relation(relation)]],
            [PAIR, page.width - 1 - PAIR - GAP],
            indent=1,
        )
    page.line(f"The group: {VERDICTS[group.verdict].lower()}, {terminal(group.code)}, {_title(group.code)}.", indent=1)


def _title(code: str) -> str:
    """The name of a step; a report of another version may hold codes that this one does not know."""
    try:
        return codes.title(code)
    except KeyError:
        return "a step of another version"


def _relation(relation: Relation) -> Text:
    by = f", explained by {EXPLAINED[relation.explained]}" if relation.explained else ""
    return Text(f"{relation.verdict}{by}, {terminal(relation.code)}: {terminal(relation.because)}")


def _estimate(page: Page, group: Group) -> None:
    if group.estimate is None or group.kind == "date":
        return
    named = (("low", group.estimate.low), ("best", group.estimate.best), ("high", group.estimate.high))
    told = [f"{name} {cells.number(value) if value is not None else 'open'}" for name, value in named]
    page.line(f"Estimate over the latest day: {', '.join(told)}.", indent=1)


def _warnings(page: Page, index: Index, group: Group) -> None:
    """What was read with a reservation in the articles of this group."""
    told = {claim.article for claim in index.claims(group.claims)}
    articles = {found.id for name in told if (found := index.article(name))}
    notes = [one for one in index.report.warnings if (found := index.article(one.article)) and found.id in articles]
    if notes:
        page.heading("RESERVATIONS")
        for one in notes:
            page.line(f"{index.label(one.article)}: {terminal(one.message)} ({terminal(one.code)})", indent=1)


def _further(page: Page, group: Group) -> None:
    named = _codes(group)
    page.heading("")
    page.line(f"What a step means: reconcile --explain {named[0]}")
    if len(named) > 1:
        page.line(f"Also {spoken(named[1:])}.", style=DIM)


def _codes(group: Group) -> Sequence[str]:
    """The verdict's code first, then those of the pairs and of the joining."""
    found = (group.code, *(one.code for one in group.relations), *group.steps)
    return [terminal(one) for one in dict.fromkeys(found)]
