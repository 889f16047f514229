"""What a reader of an input format hands to the loader: documents, and records that give none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from .. import pagedates
from ..models import Article, DateEvidence, EvidenceLabel, Extraction, Mark, Record, Skipped, Warned

# Seconds since 1970 from here on, milliseconds from there on: 1980 to 2100, and 1980 in milliseconds.
EPOCH = (315_532_800, 4_102_444_800)
MILLISECONDS = 1000


class Refused(Exception):
    """Why a source gives no article; ``failed`` as in ``Skipped``."""

    def __init__(self, reason: str, failed: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.failed = failed


class Shard(Record, frozen=True, kw_only=True):
    """An article as an earlier run left it: read, and its claims extracted."""

    article: Article
    extraction: Extraction
    notes: tuple[Warned, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """One article as its file gives it.

    ``text`` is what is read and what every offset counts in; ``extracted`` if it is not
    the file's own text (the JSON report then carries it). ``path`` names the article in
    reports: the file, or the file and the place in it (``dump.jsonl#3``), ``line`` is where
    it begins in the file, from 1. ``title``, ``outlet``, ``id``, ``url`` and ``evidence`` are
    what the format says apart from the text, None and () where it is silent; ``evidence`` has no
    offsets unless it stands in ``text``. ``notes`` are reservations for a person, code and message.
    ``marks`` are pieces of markup in ``text`` that are not read, ``silent`` the offsets of lines that are no prose.
    """

    text: str
    path: str
    line: int = 1
    extracted: bool = False
    title: str | None = None
    outlet: str | None = None
    id: str | None = None
    url: str | None = None
    evidence: tuple[DateEvidence, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    silent: tuple[tuple[int, int], ...] = ()


Found = Document | Shard | Skipped
# The text of a file and how reports call the file -> its articles, and the records that give none.
# A reader raises ``Refused`` if there is nothing in the whole file.
Reader = Callable[[str, str], Iterator[Found]]


class Asked(NamedTuple):
    """What a person says about the input: our names of fields and theirs, a day, and the pipeline of this run."""

    names: tuple[tuple[str, str], ...] = ()
    as_of: str | None = None
    model: str | None = None


class Format(NamedTuple):
    """An input format: ``begins`` tells it by its content, whatever the suffix says."""

    name: str
    suffixes: frozenset[str]
    begins: Callable[[str], bool]
    read: Reader


def noted(found: Found, notes: tuple[tuple[str, str], ...]) -> Found:
    """A document with reservations about its file before its own."""
    return msgspec.structs.replace(found, notes=(*notes, *found.notes)) if isinstance(found, Document) else found


def composed(title: str | None, body: str) -> str:
    """The text of an article whose title is given apart: the title is its first line, once."""
    line = " ".join((title or "").split())
    if not line or " ".join(body[: 2 * len(line) + 200].split()).casefold().startswith(line.casefold()):
        return body
    return f"{line}\n\n{body}"


def dated(written: object, label: EvidenceLabel) -> DateEvidence | None:
    """A labelled date as a format gives it: a text with a full date, or seconds since 1970; None if it is neither."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        return _of_seconds(written, label)
    if not isinstance(written, str):
        return None
    text = " ".join(written.split())[:100]
    found = next((one for one in pagedates.dates(text) if one.iso), None)
    if found is not None and found.iso is not None:
        match = pagedates.BESIDE.match(text, found.end)
        clock = " ".join(match["clock"].split()) if match else None
        return DateEvidence(date=found.iso, label=label, strong=True, text=text, clock=clock)
    try:
        # 20231105T215700Z
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return DateEvidence(
        date=moment.date().isoformat(), label=label, strong=True, text=text, clock=moment.timetz().isoformat("minutes")
    )


def _of_seconds(number: float, label: EvidenceLabel) -> DateEvidence | None:
    first, last = EPOCH
    seconds = number / MILLISECONDS if number >= first * MILLISECONDS else number
    if not first <= seconds <= last:
        return None
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    written = moment.strftime("%Y-%m-%dT%H:%MZ")
    return DateEvidence(
        date=moment.date().isoformat(), label=label, strong=True, text=written, clock=moment.strftime("%H:%MZ")
    )
