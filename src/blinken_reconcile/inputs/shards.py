"""Claims that an earlier run wrote (``-f claims``): its lines as records, and their way back.

A file of them is a shard: a ``header`` line, then for each article an ``article`` line with
all that later stages need of it, and its unanchored ``claim`` lines; what could not be read
has ``skipped`` lines. Shards may come in any order, in one file behind each other, and twice:
what they say is by article, and an article is known by its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from .. import resources
from ..models import Article, Claim, DateEvidence, Entry, Extraction, Mark, Order, Sketch, Skipped, Tool, Warned
from .document import Shard

VERSION = 1


class HeaderLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="header"):
    """What made the lines below it."""

    version: int
    tool: Tool


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="article"):
    """An article without its text, unless that was extracted from its file.

    ``claims`` is the number of its claim lines, ``notes`` are the reservations about how it was
    read, ``warnings`` those about its claims, ``breaks`` and ``marks`` as in ``Article``.
    """

    id: str
    path: str
    copies: tuple[str, ...]
    title: str
    sha256: str
    words: int
    evidence: tuple[DateEvidence, ...]
    names: tuple[str, ...]
    sketch: Sketch
    orders: tuple[Order, ...]
    warnings: tuple[Warned, ...]
    outlet: str | None = None
    notes: tuple[Warned, ...] = ()
    breaks: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    entry: Entry | None = None
    text: str | None = None
    claims: int | None = None


class ClaimLine(Claim, frozen=True, kw_only=True, tag_field="type", tag="claim"):
    """A claim as it left extraction: dates unresolved, no story."""


class SkippedLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="skipped"):
    """Something that was not read, and why."""

    where: str
    reason: str


Line = HeaderLine | ArticleLine | ClaimLine | SkippedLine


class _Read(NamedTuple):
    """The lines of a file, by article."""

    articles: dict[str, list[ArticleLine]]
    claims: dict[str, dict[str, ClaimLine]]


def begins(line: bytes) -> bool:
    """Whether a line is the header of claims."""
    if b'"header"' not in line:
        return False
    try:
        msgspec.json.decode(line, type=HeaderLine)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return True


def headless(line: bytes) -> bool:
    """Whether a line is one of claims, but not their header."""
    if b'"type"' not in line:
        return False
    try:
        return isinstance(msgspec.json.decode(line, type=Line), ArticleLine | ClaimLine)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False


def read(lines: Iterable[bytes | None], shown: str, model: str | None) -> Iterator[Shard | Skipped]:
    """The articles of a file of claims, and what its own run skipped or what is broken.

    Args:
        lines: of the file, with or without their ends; None for one that is too long.
        shown: how reports call the file.
        model: the pipeline of this run, as ``--model``; claims of another one are refused.
    """
    found = _Read({}, {})
    refused: Tool | None = None
    decoder = msgspec.json.Decoder(Line)
    for number, line in enumerate(lines, start=1):
        if line is None or not line.strip():
            continue
        try:
            one = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield Skipped(where=f"{shown}#{number}", reason=_why(error))
            continue
        if isinstance(one, HeaderLine):
            refused = _other(one, model)
            if refused is not None:
                yield Skipped(where=f"{shown}#{number}", reason=_told(refused, model))
        elif isinstance(one, SkippedLine):
            yield Skipped(where=one.where, reason=one.reason)
        elif refused is None and isinstance(one, ArticleLine):
            found.articles.setdefault(one.id, []).append(one)
        elif refused is None and isinstance(one, ClaimLine):
            found.claims.setdefault(one.article, {}).setdefault(one.id, one)
    yield from _shards(found, shown)


def _why(error: Exception) -> str:
    reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return f"not a line of claims: {reason[:1].lower()}{reason[1:]}"


def _other(header: HeaderLine, model: str | None) -> Tool | None:
    """The tool of a header, if it is another one than this."""
    return header.tool if header.version != VERSION or header.tool != resources.tool(model) else None


def _told(other: Tool, model: str | None) -> str:
    """Why the claims of another tool are not put beside those of this one."""
    this = resources.tool(model)
    names = ("version", "model", "rules")
    differs = [
        f"{name} {getattr(other, name)} and not {getattr(this, name)}"
        for name in names
        if getattr(other, name) != getattr(this, name)
    ]
    told = ", ".join(differs) or "another format of claims"
    return f"claims extracted by other means ({told}); extract them again from the articles"


def _shards(found: _Read, shown: str) -> Iterator[Shard | Skipped]:
    for name, lines in found.articles.items():
        claims = list(found.claims.pop(name, {}).values())
        wanted = lines[0].claims
        if wanted is not None and len(claims) != wanted:
            yield Skipped(where=lines[0].path, reason=f"{shown} is not whole: {len(claims)} of its {wanted} claims")
            continue
        extraction = _extraction(lines[0], claims)
        for line in lines:
            yield Shard(article=_article(line), extraction=extraction, notes=line.notes)
    for name in found.claims:
        reason = f"{len(found.claims[name])} claims without the line of their article"
        yield Skipped(where=f"{shown}: {name}", reason=reason)


def _article(line: ArticleLine) -> Article:
    names = ("id", "path", "copies", "title", "sha256", "words", "evidence", "outlet", "breaks", "marks", "entry")
    return Article(text=line.text or "", **{name: getattr(line, name) for name in names})


def _extraction(line: ArticleLine, claims: list[ClaimLine]) -> Extraction:
    return Extraction(
        article=line.id,
        claims=tuple(Claim(**msgspec.structs.asdict(one)) for one in claims),
        orders=line.orders,
        names=line.names,
        sketch=line.sketch,
        warnings=line.warnings,
    )


def line_of(article: Article, extraction: Extraction, notes: Iterable[Warned]) -> ArticleLine:
    """The line of an article that is to be read again without its text."""
    breaks = article.breaks
    if breaks is None:
        breaks = tuple(at + 1 for at, char in enumerate(article.text) if char == "\n")
    return ArticleLine(
        id=article.id,
        path=article.path,
        copies=article.copies,
        title=article.title,
        sha256=article.sha256,
        words=article.words,
        evidence=article.evidence,
        names=extraction.names,
        sketch=extraction.sketch,
        orders=extraction.orders,
        warnings=extraction.warnings,
        outlet=article.outlet,
        notes=tuple(notes),
        breaks=breaks,
        marks=article.marks,
        entry=article.entry,
        text=article.text if article.entry else None,
        claims=len(extraction.claims),
    )
