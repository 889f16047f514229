"""What a person asked for, checked; frozen, so that a run cannot change it midway.

The helpers turn the words of the command line into values and say plainly what
is wrong with them; ``Settings`` checks what it is built from in Python as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any, Literal, cast, get_args

import msgspec

from .errors import UsageError
from .models import LEVELS, Article, Level

FIELDS: tuple[str, ...] = ("title", "text", "published", "id", "url", "source")
FailOn = Literal["never", "conflict", "explained"]
Color = Literal["auto", "always", "never"]

FORMATS: tuple[str, ...] = ("table", "plain", "json", "claims", "csv", "markdown", "github", "sarif", "junit", "html")
# What the suffix of --output means when --format is not given.
SUFFIXES = {
    ".json": "json",
    ".jsonl": "claims",
    ".ndjson": "claims",
    ".tsv": "plain",
    ".txt": "table",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
    ".xml": "junit",
    ".html": "html",
    ".htm": "html",
    "": "plain",
}

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One run's options; ``None`` means that nothing was said."""

    format: str | None = None
    output: str | None = None
    fail_on: FailOn = "never"
    only: tuple[Level, ...] = ()
    min_articles: int = 1
    published: tuple[tuple[str, str], ...] = ()
    map: tuple[tuple[str, str], ...] = ()
    as_of: str | None = None
    one_story: bool = False
    model: str | None = None
    quiet: bool = False
    verbose: bool = False
    color: Color = "auto"
    strict: bool = False
    explain: str | None = None
    focus: tuple[str, ...] = ()
    baseline: str | None = None
    write_baseline: bool = False
    # Those of the options that stand in a file or a variable: said for every run, not for this one.
    standing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.format is not None:
            choice("--format", self.format, FORMATS)
        choice("--fail-on", self.fail_on, get_args(FailOn))
        choice("--color", self.color, get_args(Color))
        for level in self.only:
            choice("--only", level, LEVELS)
        if self.min_articles < 1:
            raise UsageError(f"--min-articles must be 1 or more, not {self.min_articles}")
        for _, day in self.published:
            iso_date("--published", day)
        for name, _ in self.map:
            field(name)
        if self.as_of is not None:
            iso_date("--as-of", self.as_of)
        if self.output == "":
            raise UsageError("--output needs the name of a file, not ''", "'-' is standard output.")
        if self.explain is not None and not self.explain.strip():
            raise UsageError("--explain needs the id of a group or a code, not ''", "A report shows both.")
        if self.write_baseline and self.baseline is None:
            raise UsageError("--write-baseline needs a file", "Name it with --baseline FILE.")


def choice(option: str, value: str, known: Iterable[str]) -> str:
    """``value`` if it is one of ``known``; otherwise an error that lists them."""
    names = tuple(known)
    if value in names:
        return value
    raise UsageError(f"{option} does not know {value!r}", f"It takes one of: {', '.join(names)}.")


def iso_date(option: str, value: str) -> str:
    """``value`` if it is a day of the calendar written as 2023-11-05."""
    try:
        # Python also takes 20231105 and 2023-W44-7; one spelling keeps reports comparable.
        if ISO_DATE.fullmatch(value) and date.fromisoformat(value):
            return value
    except ValueError:
        pass
    raise UsageError(f"{option} needs a date, not {value!r}", "Write it as YEAR-MONTH-DAY, for example 2023-11-05.")


def published(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of article and date from ``ARTICLE=DATE``; two dates for one article are an error."""
    pairs: dict[str, str] = {}
    for value in values:
        # A path may hold "=", a date cannot: split at the last one.
        name, equals, day = value.rpartition("=")
        if not equals or not name:
            raise UsageError(
                f"--published needs ARTICLE=DATE, not {value!r}", "For example: --published 000=2023-11-05"
            )
        if pairs.setdefault(name, iso_date("--published", day)) != day:
            raise UsageError(f"--published gives {name} two dates: {pairs[name]} and {day}", "Leave one of them out.")
    return tuple(sorted(pairs.items()))


def means(key: str, article: Article) -> bool:
    """Whether ``key`` of ``--published`` means an article: by a path, its id in its file, the start of its name."""
    if article.entry is not None and key == article.entry.id:
        return True
    return any(path == key or PurePath(path).name.startswith(key) for path in (article.path, *article.copies))


def unused(keys: Iterable[str], articles: Sequence[Article]) -> list[str]:
    """Those of the names given to ``--published`` that mean no article."""
    return [key for key in keys if not any(means(key, one) for one in articles)]


def check_published(settings: Settings, articles: Sequence[Article]) -> None:
    """Refuse dates of this run's ``--published`` that mean no article, or that give one two days.

    What a file or a variable says may be about more articles than one run reads.
    """
    for article in articles:
        given = [(key, day) for key, day in settings.published if means(key, article)]
        other = next(((key, day) for key, day in given if day != given[0][1]), None)
        if other is not None:
            told = " and ".join(f"{key}={day}" for key, day in (given[0], other))
            raise UsageError(f"--published gives {article.path} two dates: {told}", "Leave one of them out.")
    gone = unused((key for key, _ in settings.published), articles)
    if gone and "published" not in settings.standing:
        raise UsageError(
            f"--published names no article that was read: {', '.join(gone)}",
            "Name it by its path, by the start of its file name, or by its id in its file.",
        )


def field(name: str) -> str:
    """``name`` if it is one of the fields that ``--map`` may name; otherwise an error with the nearest one."""
    if name in FIELDS:
        return name
    from rapidfuzz import fuzz, process

    nearest: Any = process.extractOne(name.casefold(), FIELDS, scorer=fuzz.ratio)
    raise UsageError(
        f"--map does not know the field {name!r}",
        f"The nearest that it knows is {nearest[0]}; it takes {', '.join(FIELDS)}, for example title=headline.",
    )


def mapped(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of our name of a field and theirs from ``OURS=THEIRS``, in order: the first that is there counts."""
    pairs = []
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not equals or not theirs.strip():
            raise UsageError(f"--map needs OURS=THEIRS, not {value!r}", "For example: --map title=headline")
        pairs.append((field(ours.strip()), theirs.strip()))
    return tuple(dict.fromkeys(pairs))


def levels(value: str | None) -> tuple[Level, ...]:
    """Levels from a list with commas, in the order from worst to mildest."""
    names = {name.strip() for name in (value or "").split(",")} - {""}
    for name in sorted(names):
        choice("--only", name, LEVELS)
    if value is not None and not names:
        raise UsageError("--only needs at least one level", f"It takes one or more of: {', '.join(LEVELS)}.")
    return tuple(level for level in LEVELS if level in names)


def fail_on(value: str) -> FailOn:
    """The level from which on the exit status is 1."""
    return cast(FailOn, choice("--fail-on", value, get_args(FailOn)))


def color(value: str) -> Color:
    """When to colour."""
    return cast(Color, choice("--color", value, get_args(Color)))


def format_of(settings: Settings, terminal: bool) -> str:
    """The format to write: as asked, else by the suffix of --output, else by where it goes."""
    if settings.format is not None:
        return settings.format
    if settings.output is not None and settings.output != "-":
        suffix = PurePath(settings.output).suffix.lower()
        if suffix not in SUFFIXES:
            raise UsageError(f"no format goes with the suffix {suffix!r} of --output", "Say it with --format.")
        return SUFFIXES[suffix]
    return "table" if terminal else "plain"


# What --explain shows is text for people.
TEXT = ("table", "plain")


def check_explained(settings: Settings) -> None:
    """Refuse a format of this run that ``--explain`` has not."""
    asked = msgspec.structs.replace(settings, format=None) if "format_" in settings.standing else settings
    fmt = format_of(asked, terminal=False)
    if fmt in TEXT:
        return
    if asked.format is not None:
        raise UsageError(f"--format {fmt} does not go with --explain, which shows text", "Leave it out.")
    raise UsageError(
        f"--output {asked.output} would be {fmt}, and --explain shows text", "Take a name that ends in .txt."
    )
