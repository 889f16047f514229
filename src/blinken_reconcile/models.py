"""Every record that crosses a stage; frozen, typed, and free of behaviour.

This module imports nothing of ours. Offsets are Python string offsets into an
article's untouched text; days are ISO strings (``2023-11-05``), which sort as
dates do; numbers are in the unit as written.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["count", "money", "percent", "measure", "duration", "date"]
Modifier = Literal[
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "about",
    "nearly",
    "range",
    "vague",
]
Role = Literal["value", "change", "previous", "part", "total"]
Modality = Literal["stated", "planned", "forecast", "denied"]
Course = Literal["cumulative", "stock", "fixed"]
Basis = Literal["stated", "weekday", "inherited", "story", "page", "unknown"]
Level = Literal["conflict", "explained", "compatible", "agree", "single"]
Verdict = Literal["conflict", "compatible", "agree", "single"]
Explained = Literal["cut-off", "revision", "attribution"]
ZoneKind = Literal[
    "title",
    "standfirst",
    "byline",
    "dateline",
    "caption",
    "heading",
    "body",
    "furniture",
]
EvidenceLabel = Literal["json-ld", "meta", "front-matter", "published", "updated", "prefix", "given", "page"]
WhenKind = Literal[
    "day",
    "weekday",
    "month",
    "year",
    "season",
    "shift",
    "anaphor",
    "span",
]
ShiftUnit = Literal["day", "weekend", "week", "month", "quarter", "year", "decade"]
Direction = Literal["past", "future", "this"]

LEVELS: tuple[Level, ...] = ("conflict", "explained", "compatible", "agree", "single")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, built by keyword."""


# --------------------------------------------------------------------------- load


class Zone(Record, frozen=True, kw_only=True):
    """A stretch of an article with one function on the page."""

    kind: ZoneKind
    start: int
    end: int


class Mark(Record, frozen=True, kw_only=True):
    """A piece of markup in a text, ``**`` or ``](https://...)``; ``instead`` is what is read in its place."""

    start: int
    end: int
    instead: str = ""


class DateEvidence(Record, frozen=True, kw_only=True):
    """What a page says about its own date; ``strong`` when labelled as such.

    ``date`` is a day, or ``XXXX-11-05`` where the page gives no year; ``clock`` the time
    of day beside it, with its zone, as written.
    """

    date: str
    label: EvidenceLabel
    strong: bool
    text: str
    clock: str | None = None
    start: int | None = None
    end: int | None = None


class Entry(Record, frozen=True, kw_only=True):
    """Where an article stands in a file that holds more than its text.

    ``line`` is the line of ``file`` on which it begins, from 1; ``id`` and ``url`` are the
    file's own words for it.
    """

    file: str
    line: int = 1
    id: str | None = None
    url: str | None = None


class Article(Record, frozen=True, kw_only=True):
    """One document; its text is never edited.

    ``entry`` is None if the text is the file's own, so that offsets and lines count in the
    file; else the text was extracted. ``breaks`` are the offsets of the first characters of
    its lines, the first line left out, of an article that came as claims, without its text.
    ``marks`` are the pieces of markup in the text that are not read, sorted and apart.
    """

    id: str
    path: str
    text: str
    sha256: str
    words: int
    title: str
    outlet: str | None = None
    copies: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    marks: tuple[Mark, ...] = ()
    evidence: tuple[DateEvidence, ...] = ()
    published: str | None = None
    published_basis: Basis = "unknown"
    origin: str = ""
    entry: Entry | None = None
    breaks: tuple[int, ...] | None = None


class Skipped(Record, frozen=True, kw_only=True):
    """Something that was not read, and why.

    ``failed`` when it was asked for by name and could not be opened (a mistyped
    path): such a run never ends in success.
    """

    where: str
    reason: str
    failed: bool = False


class Warned(Record, frozen=True, kw_only=True):
    """Something that was read, with a reservation."""

    article: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Loaded(Record, frozen=True, kw_only=True):
    """What the load stage found: articles in the order of their paths.

    ``extractions`` are those of the articles that came as claims, by an earlier run.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Warned, ...] = ()
    extractions: tuple[Extraction, ...] = ()


# ------------------------------------------------------------------------- claims


class Quantity(Record, frozen=True, kw_only=True):
    """A number as written, with its hedge and unit.

    ``value`` is the number as stated (None for ranges and vague words), ``low``
    and ``high`` its reading, ``slack`` half a unit of the last written digit
    where two readings are to be compared with rounding (0 for a bare count).
    ``start`` to ``end`` hold hedge, number and unit; ``number_start`` to
    ``number_end`` the number alone. ``trend`` tells a number that something rose
    or fell by, or to. ``concept`` holds the words of the noun phrase that the number
    counts or measures, ``per`` what an amount is for each of ("$58 per barrel"); both
    are empty until :mod:`concepts` has read them from a parse.
    """

    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    slack: float = 0.0
    unit: str | None = None
    ordinal: bool = False
    weak: bool = False
    trend: Literal["up", "down"] | None = None
    concept: tuple[str, ...] = ()
    per: str | None = None


class When(Record, frozen=True, kw_only=True):
    """A date expression; ``value``, ``low`` and ``high`` hold its days once anchored.

    Unanchored, ``value`` keeps what is known with X for what is not
    (``XXXX-WXX-7`` is some Sunday) and ``low`` and ``high`` are None.
    ``shift`` counts ``unit`` from the anchor ("last week": -1 week);
    ``until`` is the last expression of a range, and so this is its first.
    """

    text: str
    start: int
    end: int
    kind: WhenKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    unit: ShiftUnit | None = None
    direction: Direction | None = None
    edge: Literal["early", "mid", "late"] | None = None
    part_of_day: str | None = None
    until: When | None = None
    value: str = ""
    low: str | None = None
    high: str | None = None
    basis: Basis = "unknown"


class Window(Record, frozen=True, kw_only=True):
    """The period a count covers; ``end`` is its cut-off. None means not said."""

    text: str
    basis: Literal["stated", "inherited"]
    start: When | None = None
    end: When | None = None


class AsOf(Record, frozen=True, kw_only=True):
    """The day a figure held: stated beside it, or the day of publication; ``clock`` is HH:MM where said."""

    date: str | None
    basis: Literal["stated", "published", "story"]
    when: When | None = None
    clock: str | None = None


class Place(Record, frozen=True, kw_only=True):
    """A place by its usual name; ``within`` holds every larger place around it."""

    name: str
    within: tuple[str, ...] = ()


class Quote(Record, frozen=True, kw_only=True):
    """The sentence of a claim as a W3C text quote selector; ``line`` starts at 1."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    line: int


class Actor(Record, frozen=True, kw_only=True):
    """Who or what takes part: a name where there is one, else a head noun; ``words`` as written."""

    name: str
    role: Literal["subject", "object", "with", "of"]
    proper: bool = False
    words: str = ""


class Event(Record, frozen=True, kw_only=True):
    """What a date dates: class of the predicate, who takes part, and where."""

    klass: str
    phrase: str
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


class Claim(Record, frozen=True, kw_only=True):
    """One quantity or event date with one measure, place, window and event.

    ``subject`` is who or what is counted as written, ``noun`` the lemma of its head;
    for dates ``event`` says what happened, and ``events`` holds it in parts. ``told``
    is the day of the article, or of its story, once anchored.

    Before anchoring ``story`` is empty and every ``When`` is unresolved. A
    derived claim has no words of its own: ``text``, ``start``, ``end`` and
    ``quote`` are None and ``derived_from`` names its parts.
    """

    id: str
    article: str
    kind: Kind
    measure: str
    label: str
    value: float | str | None
    low: float | str | None
    high: float | str | None
    modifier: Modifier
    story: str = ""
    unit: str | None = None
    slack: float = 0.0
    ordinal: bool = False
    weak: bool = False
    role: Role = "value"
    text: str | None = None
    start: int | None = None
    end: int | None = None
    quote: Quote | None = None
    zone: ZoneKind = "body"
    places: tuple[Place, ...] = ()
    place_basis: Literal["stated", "inherited", "story", "none"] = "none"
    subject: str | None = None
    noun: str | None = None
    event: str | None = None
    events: tuple[Event, ...] = ()
    when: When | None = None
    window: Window | None = None
    as_of: AsOf | None = None
    told: str | None = None
    attribution: str | None = None
    modality: Modality = "stated"
    series: str | None = None
    derived_from: tuple[str, ...] | None = None
    checks: str | None = None


class Order(Record, frozen=True, kw_only=True):
    """An article's own word that one event came after another ("after he left X").

    ``later`` and ``earlier`` are events; a claim that dates either can be found
    by comparing events. ``ahead`` marks an event told as still to come.
    """

    article: str
    text: str
    start: int
    end: int
    later: Event
    earlier: Event
    ahead: bool = False


class Sketch(Record, frozen=True, kw_only=True):
    """What an article is about, by its text alone: all that stories and origins are told by.

    ``terms`` are word stems with their weight in the text, sorted; ``names`` those of
    them that are names or numbers. ``lead_places`` and ``lead_whens`` stand in the title
    or the first sentences, ``places`` and ``whens`` anywhere; ``spots`` and ``lead_spots`` are names of
    places that no gazetteer knows, in small letters. ``shingles`` are digests of
    the runs of five words, sorted; ``sentences`` those of the telling terms of each sentence
    of the text, in its order. ``agency`` is whom the article credits with its text,
    ``family`` the publisher of its outlet.
    """

    terms: tuple[tuple[str, float], ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    lead_places: tuple[Place, ...] = ()
    spots: tuple[str, ...] = ()
    lead_spots: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    lead_whens: tuple[When, ...] = ()
    shingles: tuple[int, ...] = ()
    sentences: tuple[tuple[int, ...], ...] = ()
    agency: str | None = None
    family: str | None = None


class Extraction(Record, frozen=True, kw_only=True):
    """All that the claims stage says of one article, by its text alone."""

    article: str
    claims: tuple[Claim, ...]
    orders: tuple[Order, ...] = ()
    names: tuple[str, ...] = ()
    sketch: Sketch = Sketch()
    warnings: tuple[Warned, ...] = ()


# ------------------------------------------------------- context, group and judge


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
