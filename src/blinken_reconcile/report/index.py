"""A report opened for reading: records by id, short names, and a position line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ..models import Article, Claim, Group, Position, Report
from . import cells
from .inert import terminal
from .labels import article_labels, listed, short_ids


@dataclass(frozen=True)
class Line:
    """One line of a position: what is read, who says so, up to which day."""

    value: str
    articles: str
    cut_off: str = ""
    note: str = ""


class Index:
    """Looks things up in one report; ``shown`` are the groups that a reader is to see."""

    def __init__(self, report: Report, shown: Collection[str] | None = None) -> None:
        self.report = report
        self.groups = tuple(one for one in report.groups if shown is None or one.id in shown)
        self.whole = len(self.groups) == len(report.groups)
        self._ids = short_ids(one.id for one in report.groups)
        self.sums = tuple(one for one in report.claims if one.derived_from is not None)
        self._claims = {one.id: one for one in report.claims}
        self._articles = {one.id: one for one in report.articles}
        self._by_path = {path: one for one in report.articles for path in (one.path, *one.copies)}
        self._labels = article_labels(report.articles)
        self._rank = {one.id: at for at, one in enumerate(sorted(report.articles, key=lambda one: one.path))}

    def article(self, key: str) -> Article | None:
        """An article by its id or one of its paths."""
        return self._articles.get(key) or self._by_path.get(key)

    def told(self) -> list[Article]:
        """The articles in the order of their paths; where only some groups are shown, those that take part in them."""
        ordered = sorted(self.report.articles, key=lambda one: one.path)
        if self.whole:
            return ordered
        keys = {name for group in self.groups for one in group.positions for name in one.articles}
        keys |= {claim.article for group in self.groups for claim in self.claims(group.claims)}
        wanted = {found.id for key in keys if (found := self.article(key))}
        return [one for one in ordered if one.id in wanted]

    def file(self, key: str) -> str:
        """The file of an article; its path may name a place in that."""
        found = self.article(key)
        return key if found is None else found.entry.file if found.entry else found.path

    def label(self, key: str) -> str:
        """The short name of an article, by id or path."""
        found = self.article(key)
        return self._labels[found.id] if found else terminal(key)

    def short(self, group: Group) -> str:
        """The start of a group's id that ``--explain`` takes for this group alone."""
        return terminal(self._ids[group.id])

    def labels(self, keys: Iterable[str]) -> list[str]:
        """Short names in the order of the articles' paths, each once."""
        return [self.label(key) for key in dict.fromkeys(sorted(keys, key=self.order))]

    def order(self, key: str) -> tuple[int, str]:
        """Where an article stands among the others; the unknown ones last."""
        found = self.article(key)
        return (self._rank[found.id] if found else len(self._rank), key)

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Claims by id, those that the report holds."""
        return tuple(self._claims[one] for one in ids if one in self._claims)

    def origin(self, claim: Claim) -> str:
        """Where a claim's article has its text from; its own id if it is nobody's copy."""
        found = self.article(claim.article)
        return (found.origin or found.id) if found else claim.article

    # ------------------------------------------------------------------ positions

    def lines(self, position: Position, *, year: bool = True) -> list[Line]:
        """A position as a reader sees it: one line for each way its reading is written.

        A mark stands at the value if it is true of every article on the line,
        else at the articles it is true of: ``29  001* 003``.
        """
        claims = self.claims(position.claims)
        cut = "" if any(one.kind == "date" for one in claims) else cells.cut_off(claims, position.as_of, year=year)
        written = [self._line(same) for same in _by_base(claims)]
        told = {self.label(one.article) for one in claims}
        missing = [name for name in self.labels(position.articles) if name not in told]
        if not written:
            return [Line(terminal(position.text), listed(missing), cut, _origins(position))]
        written = [replace(one, cut_off=cut) for one in written]
        written[0] = replace(written[0], note=_origins(position))
        if missing:
            written[0] = replace(written[0], articles=listed([written[0].articles, *missing]))
        return written

    def readings(self, positions: Iterable[Position]) -> list[Line]:
        """What is read, whatever the day: for positions that do not dispute each other."""
        known = tuple(positions)
        claims = self.claims(dict.fromkeys(name for one in known for name in one.claims))
        if not claims or any(not self.claims(one.claims) for one in known):
            return [line for one in known for line in self.lines(one)]
        return [self._line(same) for same in _by_base(claims)]

    def _line(self, claims: list[Claim]) -> Line:
        """Claims of one wording; an article bears a mark if all its claims do."""
        own: dict[str, str] = {}
        for name in dict.fromkeys(sorted((one.article for one in claims), key=self.order)):
            marks = [cells.parts(one).marks for one in claims if one.article == name]
            own[name] = "".join(mark for mark in (cells.INFERRED, cells.SUM) if all(mark in each for each in marks))
        common = "".join(mark for mark in (cells.INFERRED, cells.SUM) if all(mark in each for each in own.values()))
        reading = replace(cells.parts(claims[0]), marks=common)
        names = [
            self.label(name) + "".join(mark for mark in marks if mark not in common) for name, marks in own.items()
        ]
        return Line(str(reading), listed(names))


def _by_base(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that are written alike but for their marks, in order; what is printed before what is summed."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for one in sorted(claims, key=lambda one: one.derived_from is not None):
        written = cells.parts(one)
        found.setdefault((written.base, written.suffix), []).append(one)
    return list(found.values())


def _origins(position: Position) -> str:
    articles = len(position.articles)
    if articles < 2 or position.origins >= articles:
        return ""
    return f"{articles} articles, {counted(position.origins, 'origin')}"


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``no articles``."""
    plural = noun if number == 1 else f"{noun}s"
    return f"{number or 'no'} {plural}"


def title(group: Group) -> str:
    """A group's label with its place, unless the label names it already."""
    label = terminal(group.label)
    places = [terminal(one) for one in group.place]
    missing = [one for one in places if one.casefold() not in label.casefold()]
    head = label[:1].upper() + label[1:]
    return f"{head}, {' + '.join(places)}" if missing else head
