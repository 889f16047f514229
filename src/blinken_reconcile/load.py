"""Files, folders and standard input become articles; what does not is skipped with a reason.

The text of an article is what its bytes decode to, line ends included, or what its
format's reader finds in them; every offset that a later stage gives counts in it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from . import evidence, frontmatter, zones
from .errors import NothingRead
from .inputs import Asked, Document, Found, Refused, Shard, format_of, lines, noted, suffixes
from .inputs.decoding import CONTROL, FEWEST_TO_TELL, MOST_BYTES, MOST_CONTROL, decode
from .language import foreign
from .models import Article, Entry, Extraction, Loaded, Skipped, Warned

STDIN = "-"
LETTER = re.compile(r"[^\W\d_]")
# That many records of one file are told one by one that give no article; the others are counted.
MOST_SKIPPED = 20


class Source(NamedTuple):
    """Something to read: ``shown`` is how reports call it, ``named`` whether the person gave it by name."""

    shown: str
    path: Path
    named: bool


def load(paths: Sequence[str], stdin: bytes | None = None, asked: Asked | None = None) -> Loaded:
    """Read all that ``paths`` name, in an order that does not depend on theirs.

    Args:
        paths: files, folders (read recursively) and ``-`` for standard input.
        stdin: what stands for standard input; the real one if None.
        asked: what a person says about the fields of records.

    Raises:
        NothingRead: there is not one article; it holds the reasons.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    warnings: list[Warned] = []
    extractions: dict[str, Extraction] = {}
    for source in _sources(paths, skipped):
        without: list[Skipped] = []
        found: Found | None = None
        try:
            for found in _found(source, stdin, asked or Asked()):
                read = _read(found, source) if isinstance(found, Document) else found
                if isinstance(read, Skipped):
                    without.append(read)
                    continue
                articles.append(read.article)
                warnings.extend(read.notes)
                if isinstance(read, Shard):
                    extractions.setdefault(read.article.id, read.extraction)
            if found is None:
                raise Refused("no article in it")
        except Refused as no:
            without.append(Skipped(where=source.shown, reason=no.reason, failed=no.failed))
        skipped.extend(_few(without, source))
    skipped.sort(key=lambda one: (one.where, one.reason))
    if not articles:
        raise NothingRead(skipped)
    return Loaded(
        articles=_merged(articles),
        # A shard that is there twice says twice what was skipped.
        skipped=tuple(dict.fromkeys(skipped)),
        # Two copies of a text give the same warnings twice.
        warnings=tuple(sorted(set(warnings), key=lambda one: (one.article, one.code, one.start or 0, one.message))),
        extractions=tuple(extractions.values()),
    )


def _merged(articles: Sequence[Article]) -> tuple[Article, ...]:
    """One article for each text, called by its first path, with all paths as ``copies``."""
    by_text = sorted(articles, key=lambda one: (one.sha256, one.path))
    merged = []
    for _, same in groupby(by_text, key=lambda one: one.sha256):
        copies = list(same)
        paths = tuple(sorted({path for one in copies for path in (one.path, *one.copies)}))
        merged.append(
            msgspec.structs.replace(
                copies[0],
                copies=paths if len(paths) > 1 else (),
                # A copy may say when it was published, and by whom, where another is silent.
                evidence=tuple(dict.fromkeys(found for one in copies for found in one.evidence)),
                outlet=next((one.outlet for one in copies if one.outlet), None),
            )
        )
    return tuple(sorted(merged, key=lambda one: one.path))


# ---------------------------------------------------------------------------- sources


def _sources(paths: Sequence[str], skipped: list[Skipped]) -> Iterator[Source]:
    """Every file once, under the first of its names; a file named by itself keeps that right."""
    found = [source for given in sorted(set(paths)) for source in _named(given, skipped)]
    seen: set[str] = set()
    for source in sorted(found, key=lambda one: (not one.named, one.shown)):
        key = source.shown if source.shown == STDIN else os.path.realpath(source.path)
        if key not in seen:
            seen.add(key)
            yield source


def _named(given: str, skipped: list[Skipped]) -> Iterator[Source]:
    path = Path(given)
    if given == STDIN:
        yield Source(STDIN, path, named=True)
    elif not given or "\0" in given:
        # Path("") is the folder we are in; an empty word is a variable that was not set.
        skipped.append(Skipped(where=given or "''", reason="no such file or folder", failed=True))
    elif os.path.isdir(path):
        found = list(_inside(path, set(), skipped))
        if not found:
            skipped.append(Skipped(where=_shown(path), reason="no files in this folder"))
        yield from found
    else:
        yield Source(_shown(path), path, named=True)


def _inside(folder: Path, above: set[str], skipped: list[Skipped]) -> Iterator[Source]:
    """The files below ``folder``, in order; ``above`` are the folders we came through."""
    real = os.path.realpath(folder)
    if real in above:
        # A link to a folder that we are in: following it would never end.
        return
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        skipped.append(Skipped(where=_shown(folder), reason=_why(error), failed=not above))
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if os.path.isdir(child):
            yield from _inside(child, above | {real}, skipped)
        else:
            yield Source(_shown(child), child, named=False)


def _shown(path: Path) -> str:
    """A path as reports write it; bytes that are no UTF-8 are written out, for no output could hold them."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


# ----------------------------------------------------------------------------- reading


def article(text: str, path: str) -> Article:
    """The article that ``text`` is, whatever it holds."""
    return _parsed(Document(text=text, path=path), path).article


def _parsed(document: Document, file: str) -> _Kept:
    text = document.text
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    page = zones.read(text, document.marks, document.silent)
    dated, warnings = evidence.find(sha256[:12], text, page.zones)
    entry = Entry(file=file, line=document.line, id=document.id, url=document.url) if document.extracted else None
    parsed = Article(
        id=sha256[:12],
        path=document.path,
        text=text,
        sha256=sha256,
        words=len(text.split()),
        title=document.title or page.title,
        outlet=document.outlet,
        zones=page.zones,
        marks=document.marks,
        evidence=(*document.evidence, *dated),
        entry=entry,
    )
    notes = [Warned(article=parsed.id, code=code, message=message) for code, message in document.notes]
    return _Kept(parsed, [*notes, *warnings])


class _Kept(NamedTuple):
    """An article and the reservations about how it was read."""

    article: Article
    notes: Sequence[Warned]


def _read(document: Document, source: Source) -> _Kept | Skipped:
    """The article of a document with the reservations about it, or why it is none."""
    front = frontmatter.read(document.text)
    text = document.text[front.end :] if front else document.text
    reason = "empty" if not text.strip() else None if LETTER.search(text) else "no words in it"
    if reason is None and len(CONTROL.findall(text)) > MOST_CONTROL * max(len(text), FEWEST_TO_TELL):
        reason = "binary, not text"
    reason = reason or foreign(text)
    return Skipped(where=document.path, reason=reason) if reason else _parsed(document, source.shown)


def _few(skipped: list[Skipped], source: Source) -> list[Skipped]:
    """The first records of a file that give no article, and how many more there are."""
    if len(skipped) <= MOST_SKIPPED:
        return skipped
    rest = len(skipped) - MOST_SKIPPED
    return [*skipped[:MOST_SKIPPED], Skipped(where=source.shown, reason=f"{rest:,} more records in it are no articles")]


def _found(source: Source, stdin: bytes | None, asked: Asked) -> Iterator[Found]:
    """What a source holds, with the reservations about it, or ``Refused``."""
    suffix = "" if source.shown == STDIN else source.path.suffix.lower()
    with _opened(source, stdin) as file:
        head = _some(file, source)
        if len(head) > MOST_BYTES:
            # Only a file of records can be read bit by bit.
            if not lines.begins(head.decode("utf-8-sig", "replace"), source.shown):
                raise Refused(f"longer than {MOST_BYTES // 1_000_000} MB")
            yield from lines.read(lines.of_file(head, file), source.shown, asked)
            return
    if lines.begins_in_utf8(head, source.shown):
        # Line by line, so that one in another encoding spoils no other.
        yield from lines.read(head.split(b"\n"), source.shown, asked)
        return
    text, reservation = decode(head)
    known = format_of(text, suffix, asked)
    notes = [("encoding", reservation)] if reservation else []
    if known.name == "text" and suffix not in known.suffixes:
        notes.append(("format", "read as plain text, whatever its suffix says"))
    for found in known.read(text, source.shown):
        yield noted(found, tuple(notes))


@contextmanager
def _opened(source: Source, stdin: bytes | None) -> Iterator[BinaryIO]:
    if source.shown == STDIN:
        yield sys.stdin.buffer if stdin is None else BytesIO(stdin)
        return
    if not source.named and source.path.suffix.lower() not in suffixes():
        raise Refused("not a format read yet")
    try:
        kind = source.path.stat().st_mode
        if not stat.S_ISREG(kind) and not (source.named and _of_system(source.path)):
            reason = "a named pipe, which may never end; pipe it in with '-'" if stat.S_ISFIFO(kind) else ""
            raise Refused(reason or "not a regular file", failed=source.named)
        file = source.path.open("rb")
    except (OSError, ValueError) as error:
        raise Refused(_why(error), failed=source.named) from None
    with file:
        yield file


def _of_system(path: Path) -> bool:
    """Whether the system stands behind a name, as in ``<(command)`` and /dev/stdin: that somebody feeds."""
    return os.path.realpath(path).startswith(("/dev/", "/proc/"))


def _some(file: BinaryIO, source: Source) -> bytes:
    try:
        return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(_why(error), failed=source.named) from None


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return "cannot be read"
