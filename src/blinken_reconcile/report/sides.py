"""Who stands where in a group: each position, what it says, and the lines of the articles that say so.

What the formats for other programs and pages share. Lines and columns count
from 1, in characters of the decoded text, a column's end being the first one
after the words.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..marks import said
from ..models import Article, Claim, Group, Position
from . import cells
from .index import Index, counted
from .inert import terminal

EXPLAINED = {"cut-off": "the cut-off", "revision": "a revision", "attribution": "rival parties"}
# Longer than any sentence that somebody wrote to be read.
MOST = 500
ELLIPSIS = "…"
WORKED_OUT = " (worked out)"
DISPUTED = ("conflict", "explained", "compatible")


@dataclass(frozen=True)
class Spot:
    """A claim's own words in an article, with the sentence round them as it stands in the text.

    Lines and columns count in the text. ``record`` is the line of the file on which an article
    begins whose text was extracted from it; a place in the text is then none in the file.
    """

    article: str
    line: int
    column: int
    end_line: int
    end_column: int
    before: str
    words: str
    after: str
    record: int | None = None

    @property
    def sentence(self) -> str:
        """The sentence as one harmless line, cut round its words where it is very long."""
        return "".join(words for words, _ in pieces([self]))


@dataclass(frozen=True)
class Side:
    """A position as it is told: its reading, who gives it, and where."""

    text: str
    articles: tuple[str, ...]
    origins: int
    spots: tuple[Spot, ...]

    @property
    def told(self) -> str:
        """The reading with the number of articles behind it, if that is not one."""
        if len(self.articles) < 2:
            return self.text
        retold = f", {counted(self.origins, 'origin')}" if self.origins < len(self.articles) else ""
        return f"{self.text} ({counted(len(self.articles), 'article')}{retold})"


def sentences(known: Iterable[Spot]) -> list[list[Spot]]:
    """Spots by the sentence that they stand in, in their order."""
    found: dict[tuple[str, int, str], list[Spot]] = {}
    for one in known:
        start = one.line - one.before.count("\n")
        found.setdefault((one.article, start, one.before + one.words + one.after), []).append(one)
    return list(found.values())


def pieces(known: Sequence[Spot]) -> list[tuple[str, bool]]:
    """The sentence of some spots in turns of what stands round them and, True, their words; each harmless."""
    sentence = known[0].before + known[0].words + known[0].after
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted({(len(one.before), len(one.before) + len(one.words)) for one in known}):
        if start >= at:
            found += [(sentence[at:start], False), (sentence[start:end], True)]
            at = end
    found.append((sentence[at:], False))
    folded = [(re.sub(r"\s+", " ", terminal(words)), strong) for words, strong in found]
    folded[0] = (folded[0][0].lstrip(), folded[0][1])
    folded[-1] = (folded[-1][0].rstrip(), folded[-1][1])
    last = len(folded) - 1
    return [(_shortened(words, at, last), strong) for at, (words, strong) in enumerate(folded) if words]


def _shortened(words: str, at: int, last: int) -> str:
    """What is too long loses the end that is away from the spots."""
    if len(words) <= MOST:
        return words
    return ELLIPSIS + words[-MOST:] if at == 0 and last else words[:MOST] + ELLIPSIS


def ordered(group: Group) -> list[Position]:
    """The positions as a reader meets them: by day where the days differ, the best witnessed first."""
    days = {one.as_of or "" for one in group.positions}
    if group.kind == "date" or len(days) == 1:
        return sorted(group.positions, key=lambda one: (-one.origins, -len(one.articles)))
    return sorted(group.positions, key=lambda one: (one.as_of or "", -one.origins, -len(one.articles)))


def sides(index: Index, group: Group) -> list[Side]:
    """The positions of a group, told."""
    return [_side(index, one) for one in ordered(group)]


def _side(index: Index, position: Position) -> Side:
    claims = index.claims(position.claims)
    cut = "" if any(one.kind == "date" for one in claims) else cells.cut_off(claims, position.as_of)
    inferred = bool(claims) and all(one.when is not None and cells.inferred(one.when) for one in claims)
    cut = cut.replace(cells.INFERRED, WORKED_OUT)
    text = terminal(position.text) + (WORKED_OUT if inferred else "") + _suffix(claims) + (f", {cut}" if cut else "")
    articles = tuple(dict.fromkeys(sorted(position.articles, key=index.order)))
    return Side(text, articles, position.origins, tuple(spots(index, claims)))


def _suffix(claims: Iterable[Claim]) -> str:
    """`` planned``, `` (earlier figure)``: what qualifies every claim of a position."""
    found = sorted({cells.parts(one).suffix for one in claims})
    return f" {' or '.join(found)}" if found and all(found) else ""


def spots(index: Index, claims: Iterable[Claim]) -> list[Spot]:
    """The words of some claims, each once, in the order of articles; a sum gives those of its parts."""
    found: dict[tuple[str, int, int], Spot] = {}
    for claim in claims:
        parts = index.claims(claim.derived_from) if claim.derived_from is not None else (claim,)
        for one in parts:
            if (spot := _spot(index, one)) is not None:
                found.setdefault((one.article, spot.line, spot.column), spot)
    return sorted(found.values(), key=lambda one: (index.order(one.article), one.line, one.column))


def _spot(index: Index, claim: Claim) -> Spot | None:
    quote = claim.quote
    if quote is None:
        return None
    start, end = (claim.start or 0) - quote.start, (claim.end or 0) - quote.start
    if claim.start is None or not 0 <= start < end <= len(quote.exact):
        start, end = 0, len(quote.exact)
    article = index.article(claim.article)
    sentence, first, last = said(article, claim)
    if not last:
        last = len(sentence)
    before, words, after = sentence[:first], sentence[first:last], sentence[last:]
    record = article.entry.line if article is not None and article.entry is not None else None
    return Spot(claim.article, *_place(index, claim, start, end), before, words, after, record)


def _place(index: Index, claim: Claim, start: int, end: int) -> tuple[int, int, int, int]:
    """Line and column of the first character and of the one after the last, the offsets being in the quote."""
    quote, article = claim.quote, index.article(claim.article)
    assert quote is not None
    first, last = quote.start + start, quote.start + end
    line = quote.line + quote.exact.count("\n", 0, start)
    column = first - _line_start(article, first) + 1
    end_column = last - _line_start(article, last) + 1
    return line, column, line + quote.exact.count("\n", start, end), end_column


def _line_start(article: Article | None, at: int) -> int:
    """Where the line of an offset begins."""
    if article is None:
        return 0
    if article.breaks is not None:
        before = bisect.bisect_right(article.breaks, at)
        return article.breaks[before - 1] if before else 0
    return article.text.rfind("\n", 0, at) + 1


def opposed(group_sides: Sequence[Side]) -> list[Side]:
    """The sides with the one to look at first: the least witnessed that has words of its own."""
    known = [one for one in group_sides if one.spots]
    odd = min(known, key=lambda one: (one.origins, len(one.articles)), default=None)
    return [*([odd] if odd else []), *(one for one in known if one is not odd)]


def verdict(group: Group) -> str:
    """The level in words: ``Conflict``, ``Explained by the cut-off``, ``Contradicts itself``."""
    known = "" if group.known is None else " (in the baseline)"
    if group.internal:
        return f"One article contradicts itself{known}"
    by = f" by {EXPLAINED[group.explained]}" if group.explained else ""
    return f"{group.level.capitalize()}{by}{known}"


def reason(group: Group) -> str:
    """Why nobody is told of it any more, in the words of the baseline; "" if that does not know it."""
    entry = group.known
    if entry is None:
        return ""
    day = f" ({terminal(entry.date)})" if entry.date else ""
    words = terminal(entry.reason).strip()
    return f"In the baseline: {words}{day}" if words else f"In the baseline, without a reason{day}"


def tally(index: Index) -> str:
    """How many groups of each level the whole report holds, in words, and how many of them are shown."""
    report = index.report
    at = Counter(one.level for one in report.groups)
    told = (
        counted(at["conflict"], "conflict"),
        f"{at['explained']} explained",
        f"{at['compatible']} compatible",
        f"{at['agree']} agree",
        f"{at['single']} in one article only",
    )
    shown = "" if index.whole else f"; shown: {len(index.groups)} of {counted(len(report.groups), 'group')}"
    size = f"{counted(len(report.articles), 'article')}, {counted(len(report.claims), 'claim')}"
    return f"{', '.join(told)}; {size}{shown}"
