"""The lexicons as typed records; the fields below are the schema of the TOML files.

Every entry has an ``example`` that must fire and, where there are look-alikes, a
``not`` that must not; a test runs them all. Loading checks every field.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Literal, TypeVar

import msgspec

from .models import Course, Kind, Modality, Modifier, Record
from .resources import data_path

T = TypeVar("T")


class Hedge(Record, frozen=True, kw_only=True):
    """Phrases that change what a number says, on one side of it."""

    modifier: Modifier
    side: Literal["before", "after"]
    phrases: tuple[str, ...]
    example: str
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


class Unit(Record, frozen=True, kw_only=True):
    """A unit of measure; base and factor fold it for comparison.

    ``words`` are read in any case, ``symbols`` and ``glued`` as written; the first
    word is the unit's name. ``prefixes`` are SI prefixes that make further units;
    a unit with ``near`` is meant only where one of these stems is in the text.
    """

    kind: Literal["percent", "measure", "duration", "money"]
    unit: str
    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    base: str | None = None
    factor: float = 1.0


class Currency(Record, frozen=True, kw_only=True):
    """A currency by its ISO 4217 code, with its signs and words.

    ``people`` before ``names`` make further words, "Kenyan shillings". The bare names
    and the ``shared`` signs mean it only where one of the stems ``near`` is in the text.
    """

    unit: str
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    family: str | None = None


class Family(Record, frozen=True, kw_only=True):
    """A name that several currencies have: ``unit`` where no country decides, else the ``usual`` one's code."""

    unit: str
    usual: str
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()


class LookAlike(Record, frozen=True, kw_only=True):
    """A number that is no claim: ``pattern`` is a regular expression over it.

    The group ``n`` of the pattern (``n2``, ``n3`` in alternatives) is what is not a claim.
    """

    name: str
    pattern: str
    example: str
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


class Measure(Record, frozen=True, kw_only=True):
    """What can be counted, with the words that say so.

    ``nouns`` count themselves ("12 deaths"); ``persons`` do so where no predicate
    says more ("44 passengers", but "12 passengers died"); ``tolls`` are nouns whose value
    follows a verb ("the death toll rose to 12"); ``objects`` are verbs that make
    the measure of their object or passive subject ("killed 12", "12 were
    killed"), ``subjects`` verbs that make it of their subject ("12 died"),
    ``states`` adjectives and adverbs said of the counted ("12 dead").
    ``counted`` limits verbs and states to these head nouns or classes; ``kinds`` are
    the kinds of quantity that may have the measure. ``own`` are nouns that narrow nothing
    under the measure (posts and workers among jobs cut); ``wider`` is the measure that some
    call the same figure by (suspected cases, just "cases"). A ``held`` figure is somebody's,
    as a share of the vote: those of two candidates are two things. ``role`` is the part that
    its shares and rates play however they are told: what a share gained is a change, a rise
    that is offered a value. A measure that phrases alone
    make (:class:`Told`) has no words, and its examples stand with them.
    """

    key: str
    label: str
    course: Course
    nouns: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    wider: str | None = None
    held: bool = False
    role: Literal["value", "change"] | None = None
    counted: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ("count",)
    example: tuple[str, ...] = ()
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


class Told(Record, frozen=True, kw_only=True):
    """Phrases round a number that make its measure: ``forms`` are regular expressions round "#", see phrases.py.

    ``counted`` limits them to these head nouns or classes, ``units`` to amounts in these (mm of rain in a gauge, not
    metres); ``late`` ones are tried only where no toll makes the measure.
    """

    measure: str
    forms: tuple[str, ...]
    kinds: tuple[Kind, ...] = ("count",)
    units: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    late: bool = False
    example: tuple[str, ...]
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


class EventClass(Record, frozen=True, kw_only=True):
    """A class of predicates that tell the same kind of event.

    ``key_role`` says which participant makes two such events the same one;
    ``once`` that the event happens on one day for that participant and place. Of the
    ``figurative`` nouns its verbs tell another thing: a market that crashes, a bill that dies.
    """

    key: str
    label: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    figurative: tuple[str, ...] = ()
    key_role: Literal["subject", "object", "place"] = "subject"
    once: bool | Literal["planned"] = True
    example: str
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


class Rivals(Record, frozen=True, kw_only=True):
    """Two camps whose counts of one thing are known to differ, by words in the names of sources."""

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    example: tuple[str, str]
    nots: tuple[str, str] = msgspec.field(name="not")


class Speech(Record, frozen=True, kw_only=True):
    """Words by which an article says who says so, or how sure it is."""

    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Mood(Record, frozen=True, kw_only=True):
    """Words that make a clause planned, forecast or denied."""

    modality: Modality
    words: tuple[str, ...]
    example: str
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")


@cache
def _document(name: str) -> dict[str, Any]:
    with data_path("lexicons", name).open("rb") as file:
        return tomllib.load(file)


def _records(name: str, table: str, record: type[T]) -> tuple[T, ...]:
    return msgspec.convert(_document(name).get(table, []), tuple[record, ...], strict=False)  # type: ignore[valid-type]


@cache
def hedges() -> tuple[Hedge, ...]:
    """Hedges, in file order."""
    return _records("hedges.toml", "hedge", Hedge)


# Decimal prefixes: name and power of ten (BIPM, The International System of Units, 9th edition, table 7).
PREFIXES = {
    "p": ("pico", -12), "n": ("nano", -9), "µ": ("micro", -6), "m": ("milli", -3), "c": ("centi", -2),
    "d": ("deci", -1), "h": ("hecto", 2), "k": ("kilo", 3), "M": ("mega", 6), "G": ("giga", 9), "T": ("tera", 12),
    "P": ("peta", 15), "E": ("exa", 18),
}  # fmt: skip


@cache
def units() -> tuple[Unit, ...]:
    """Units of measure, time and share; those of a prefix behind their own unit."""
    written = _records("units.toml", "unit", Unit)
    return tuple(made for unit in written for made in (unit, *(_prefixed(unit, p) for p in unit.prefixes)))


def _prefixed(unit: Unit, prefix: str) -> Unit:
    """A unit with a decimal prefix: kilowatt of watt, µm of metre (the Greek letter mu is read as the micro sign)."""
    name, power = PREFIXES[prefix]
    sign = unit.symbols[0] if unit.symbols else unit.unit
    signs = (sign,) if sign != "second" else ("s",)
    symbols = tuple(p + s for p in ((prefix, "μ", "u") if prefix == "µ" else (prefix,)) for s in signs)
    words = tuple(name + word for word in unit.words if len(word) > 2 and word.islower())
    return Unit(
        kind=unit.kind,
        unit=prefix + (unit.unit if unit.unit not in ("second", "litre") else {"second": "s", "litre": "L"}[unit.unit]),
        words=words,
        symbols=symbols,
        base=unit.base or unit.unit,
        factor=unit.factor * 10.0**power,
    )


@cache
def currencies() -> tuple[Currency, ...]:
    """Currencies."""
    return _records("currencies.toml", "currency", Currency)


@cache
def currency_families() -> tuple[Family, ...]:
    """Names of several currencies."""
    return _records("currencies.toml", "family", Family)


@cache
def homonyms() -> frozenset[str]:
    """Names of currencies that are words of other things too."""
    return frozenset(_document("currencies.toml")["homonyms"])


@cache
def lookalikes() -> tuple[LookAlike, ...]:
    """Numbers that are no claims."""
    return _records("lookalikes.toml", "lookalike", LookAlike)


@cache
def measures() -> tuple[Measure, ...]:
    """What can be counted, and what amounts are of."""
    names = ("measures.toml", "amounts.toml")
    return tuple(measure for name in names for measure in _records(name, "measure", Measure))


@cache
def phrases() -> tuple[Told, ...]:
    """Phrases that make a measure, in the order in which they are tried."""
    return _records("phrases.toml", "phrase", Told)


@cache
def phrase_macros() -> dict[str, str]:
    """Names in capitals that stand for a pattern in the phrases."""
    return dict(_document("phrases.toml")["macros"])


@cache
def people() -> frozenset[str]:
    """Nouns for persons whom a phrase may be said of."""
    return frozenset(_document("phrases.toml")["people"])


@cache
def event_classes() -> tuple[EventClass, ...]:
    """Classes of events."""
    return _records("events.toml", "event", EventClass)


@cache
def speech() -> Speech:
    """Reporting words."""
    return msgspec.convert(_document("speech.toml")["speech"], Speech)


@cache
def rivals() -> tuple[Rivals, ...]:
    """Camps whose counts are known to differ."""
    return _records("parties.toml", "rivals", Rivals)


@cache
def moods() -> tuple[Mood, ...]:
    """Words of plan, forecast and denial."""
    return _records("speech.toml", "mood", Mood)


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Sets of nouns that count the same things."""
    return tuple(tuple(group) for group in _document("synonyms.toml")["sets"])


@cache
def bodies() -> tuple[tuple[str, ...], ...]:
    """Sets of nouns for a body and those who act for it."""
    return tuple(tuple(group) for group in _document("synonyms.toml")["bodies"])


@cache
def thesaurus() -> tuple[tuple[str, ...], ...]:
    """Words by which news tells one thing, a set a group; see the head of the file."""
    return tuple(tuple(group) for group in _document("thesaurus.toml")["sets"])


class Code(Record, frozen=True, kw_only=True):
    """A step of a ladder: its permanent code, its name, and the paragraph that explains it."""

    code: str
    title: str
    text: str


@cache
def codes() -> dict[str, Code]:
    """All steps by code."""
    return {c.code: c for c in _records("codes.toml", "code", Code)}


class Common(Record, frozen=True, kw_only=True):
    """Stems that stand in at least this share of documents of running English."""

    share: float
    stems: str


@cache
def common_words() -> dict[str, float]:
    """Stem -> the share of documents that hold it; what is rarer is not listed."""
    steps = _records("common_words.toml", "common", Common)
    return {stem: step.share for step in steps for stem in step.stems.split()}


class House(Record, frozen=True, kw_only=True):
    """A publisher and the outlets of its house, by the names they sign with."""

    name: str
    outlets: tuple[str, ...]


@cache
def families() -> tuple[House, ...]:
    """Publishers with several outlets."""
    return _records("families.toml", "family", House)
