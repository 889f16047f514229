"""What one article says: quantities, dates and claims, by its text alone."""

from __future__ import annotations

from typing import Literal

from .articles import Basis, Warned, ZoneKind
from .base import Record

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
    """The day a figure held: stated beside it, or the day of publication; ``clock`` is HH:MM and a zone where said."""

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
