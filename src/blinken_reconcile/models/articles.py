"""What is read: articles with their zones and dates, and what was passed over."""

from __future__ import annotations

from typing import Literal

from .base import Record

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
Basis = Literal["stated", "weekday", "inherited", "story", "page", "unknown"]


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
