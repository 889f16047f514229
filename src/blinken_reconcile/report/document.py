"""The public JSON, version 1: its records.

Additive changes only: a field may be added, none may be taken away, renamed or
given another meaning. After a change write the shipped schema anew
(:mod:`report.schema`) and tell the field in docs/json.md.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from ..models import (
    Basis,
    Explained,
    Kind,
    Level,
    Modality,
    Modifier,
    Quote,
    Role,
    Verdict,
)

VERSION: Literal[1] = 1

# A number that is whole is written as an integer, so both types stand here.
Number = int | float
Value = Number | str


class ToolDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What made the report."""

    name: str
    version: str
    model: str
    rules: str


class EntryDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article stands in a file that holds more than its text; the line from 1, id and url as in the file."""

    file: str
    line: int
    id: str | None
    url: str | None


class ArticleDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An article; ``copies`` are all paths that hold this very text.

    ``entry`` and ``text`` are there only if the text was extracted from its file: every offset
    and every line of the article counts in ``text``.
    """

    id: str
    path: str
    copies: tuple[str, ...]
    title: str
    outlet: str | None
    published: str | None
    published_basis: Basis
    sha256: str
    words: int
    origin: str
    entry: EntryDocument | msgspec.UnsetType = msgspec.UNSET
    text: str | msgspec.UnsetType = msgspec.UNSET


class ApartDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A story that is much like another one, and why they are two; the score is from 0 to 1."""

    story: str
    score: float
    because: str


class StoryDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about the same events, by id; the word stems they share, and the stories most like it."""

    id: str
    label: str
    articles: tuple[str, ...]
    shared: tuple[str, ...]
    apart: tuple[ApartDocument, ...]


class WindowDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The period a count covers: its first day, its last, or null where not known."""

    start: str | None
    end: str | None
    text: str
    basis: Literal["stated", "inherited"]


class AsOfDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The day a figure held."""

    date: str
    basis: Literal["stated", "published", "story"]


class ClaimDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A claim; ``article`` is a path, the other references are ids."""

    id: str
    story: str
    article: str
    kind: Kind
    measure: str
    label: str
    value: Value | None
    low: Value | None
    high: Value | None
    unit: str | None
    modifier: Modifier
    ordinal: bool
    weak: bool
    role: Role
    text: str | None
    start: int | None
    end: int | None
    quote: Quote | None
    place: tuple[str, ...]
    subject: str | None
    event: str | None
    window: WindowDocument | None
    as_of: AsOfDocument | None
    part_of_day: str | None
    date_basis: Basis | None
    attribution: str | None
    modality: Modality
    derived_from: tuple[str, ...] | None
    checks: str | None


class PositionDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of a group with one reading and one cut-off; ``articles`` are paths."""

    text: str
    low: Value | None
    high: Value | None
    as_of: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: int


class RelationDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on two positions, named by their index in the group."""

    a: int
    b: int
    verdict: Verdict
    explained: Explained | None
    code: str
    because: str


class EstimateDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Low, best and high of a group of counts."""

    low: Number | None
    best: Number | None
    high: Number | None


class KnownDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The entry of the baseline that knows a group, with the reason and the day that a person wrote."""

    fingerprint: str
    label: str
    reason: str
    date: str


class GroupDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about one thing, judged."""

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
    positions: tuple[PositionDocument, ...]
    relations: tuple[RelationDocument, ...]
    estimate: EstimateDocument | None
    articles: int
    origins: int
    baselined: bool
    known: KnownDocument | None


class WarningDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was read with a reservation; ``article`` is a path."""

    article: str
    code: str
    message: str
    start: int | None
    end: int | None


class SkippedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was not read."""

    where: str
    reason: str


class UndecidedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that might be the same thing."""

    a: str
    b: str
    code: str
    reason: str


class SummaryDocument(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each; of everything that was found, whatever is shown."""

    articles: int
    stories: int
    claims: int
    groups: int
    conflict: int
    explained: int
    compatible: int
    agree: int
    single: int
    undecided: int
    skipped: int
    warnings: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report of ``reconcile``, version 1."""

    version: Literal[1]
    tool: ToolDocument
    articles: tuple[ArticleDocument, ...]
    stories: tuple[StoryDocument, ...]
    claims: tuple[ClaimDocument, ...]
    groups: tuple[GroupDocument, ...]
    undecided: tuple[UndecidedDocument, ...]
    skipped: tuple[SkippedDocument, ...]
    warnings: tuple[WarningDocument, ...]
    summary: SummaryDocument
