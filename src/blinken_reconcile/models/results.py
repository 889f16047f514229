"""What the stages make of all articles: stories, groups and the report."""

from __future__ import annotations

from typing import Literal

from .articles import Article, Skipped, Warned
from .base import Record
from .claims import Claim, Extraction, Kind, Order

Level = Literal["conflict", "explained", "compatible", "agree", "single"]
Verdict = Literal["conflict", "compatible", "agree", "single"]
Explained = Literal["cut-off", "revision", "attribution"]

LEVELS: tuple[Level, ...] = ("conflict", "explained", "compatible", "agree", "single")


class Loaded(Record, frozen=True, kw_only=True):
    """What the load stage found: articles in the order of their paths.

    ``extractions`` are those of the articles that came as claims, by an earlier run.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warned, ...] = ()
    extractions: tuple[Extraction, ...] = ()


class Apart(Record, frozen=True, kw_only=True):
    """Another story that was held apart from this one, and why; ``score`` from 0 to 1."""

    story: str
    score: float
    because: str


class Story(Record, frozen=True, kw_only=True):
    """Articles about the same events; ``articles`` are ids, sorted by path.

    ``shared`` are the words that hold it together, the weightiest first; ``apart``
    the stories most like it.
    """

    id: str
    label: str
    articles: tuple[str, ...]
    shared: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()


class Context(Record, frozen=True, kw_only=True):
    """Articles with their dates, stories, and every claim anchored."""

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    orders: tuple[Order, ...] = ()
    warnings: tuple[Warned, ...] = ()


class Undecided(Record, frozen=True, kw_only=True):
    """Two claims that might be the same thing; it cannot be told."""

    a: str
    b: str
    code: str
    reason: str


class Cluster(Record, frozen=True, kw_only=True):
    """Claims that speak of the same thing, before anything is judged.

    ``steps`` are the codes of the grouping ladder that joined its claims.
    """

    story: str
    kind: Kind
    measure: str
    label: str
    places: tuple[str, ...]
    claims: tuple[str, ...]
    steps: tuple[str, ...] = ()
    internal: bool = False
    code: str | None = None
    because: str | None = None


class Grouped(Record, frozen=True, kw_only=True):
    """The clusters of a context, and the pairs it would not join."""

    clusters: tuple[Cluster, ...]
    derived: tuple[Claim, ...] = ()
    undecided: tuple[Undecided, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """The claims of a group that give the same reading with the same cut-off."""

    text: str
    low: float | str | None
    high: float | str | None
    as_of: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: int


class Relation(Record, frozen=True, kw_only=True):
    """What the judge says of two positions, by their index in the group."""

    a: int
    b: int
    verdict: Verdict
    explained: Explained | None
    code: str
    because: str


class Estimate(Record, frozen=True, kw_only=True):
    """Low, best and high over the latest as-of; never an average."""

    low: float | None
    best: float | None
    high: float | None


class Known(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of a baseline: a disagreement that people know, with the reason that one of them wrote.

    ``fingerprint`` finds its group again, ``label`` tells a reader which that is; ``date`` is
    2023-11-05, or empty.
    """

    fingerprint: str
    label: str = ""
    reason: str = ""
    date: str = ""


class Group(Record, frozen=True, kw_only=True):
    """Claims about one thing in one story, judged; ``known`` is the entry of the baseline that knows it."""

    id: str
    story: str
    kind: Kind
    measure: str
    label: str
    place: tuple[str, ...]
    level: Level
    verdict: Verdict
    explained: Explained | None
    internal: bool
    code: str
    because: str
    claims: tuple[str, ...]
    positions: tuple[Position, ...]
    relations: tuple[Relation, ...]
    estimate: Estimate | None
    articles: int
    origins: int
    steps: tuple[str, ...] = ()
    known: Known | None = None


class Tool(Record, frozen=True, kw_only=True):
    """What made a report: name and version, model and its version, rules digest."""

    name: str
    version: str
    model: str
    rules: str


class Report(Record, frozen=True, kw_only=True):
    """Everything that was read and decided, sorted and without a clock.

    ``known`` are the entries of the baseline that its groups were held against.
    """

    tool: Tool
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    groups: tuple[Group, ...]
    undecided: tuple[Undecided, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warned, ...]
    known: tuple[Known, ...] = ()
