"""Files, folders and standard input become articles; what does not is skipped with a reason.

The text of an article is what its bytes decode to, line ends included; every
offset that a later stage gives counts in it.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from . import evidence, zones
from .errors import NothingRead
from .inputs import Document, Refused, format_of, suffixes
from .language import foreign
from .models import Article, Loaded, Skipped, Warned

STDIN = "-"
# No article is that long; a file that is would hold up all the others.
MOST_BYTES = 20_000_000
# The share of control characters from which on bytes are no text; bytes at random have 10 %.
MOST_CONTROL = 0.05
# In a shorter text one broken character would count for too much.
FEWEST_TO_TELL = 200
# utf-32 first: its mark begins with that of utf-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
LETTER = re.compile(r"[^\W\d_]")


class Source(NamedTuple):
    """Something to read: ``shown`` is how reports call it, ``named`` whether the person gave it by name."""

    shown: str
    path: Path
    named: bool


def load(paths: Sequence[str], stdin: bytes | None = None) -> Loaded:
    """Read all that ``paths`` name, in an order that does not depend on theirs.

    Args:
        paths: files, folders (read recursively) and ``-`` for standard input.
        stdin: what stands for standard input; the real one if None.

    Raises:
        NothingRead: there is not one article; it holds the reasons.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    warnings: list[Warned] = []
    for source in _sources(paths, skipped):
        try:
            for found in _documents(source, stdin):
                if isinstance(found, Skipped):
                    skipped.append(found)
                    continue
                _take(found, articles, skipped, warnings)
        except Refused as no:
            skipped.append(Skipped(where=source.shown, reason=no.reason, failed=no.failed))
    skipped.sort(key=lambda one: (one.where, one.reason))
    if not articles:
        raise NothingRead(skipped)
    return Loaded(
        articles=_merged(articles),
        skipped=tuple(skipped),
        # Two copies of a text give the same warnings twice.
        warnings=tuple(sorted(set(warnings), key=lambda one: (one.article, one.code, one.start or 0, one.message))),
    )


def _merged(articles: Sequence[Article]) -> tuple[Article, ...]:
    """One article for each text, called by its first path, with all paths as ``copies``."""
    by_text = sorted(articles, key=lambda one: (one.sha256, one.path))
    merged = []
    for _, same in groupby(by_text, key=lambda one: one.sha256):
        copies = list(same)
        paths = tuple(one.path for one in copies)
        merged.append(msgspec.structs.replace(copies[0], copies=paths if len(paths) > 1 else ()))
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
    return _parsed(Document(text=text, path=path))[0]


def _parsed(document: Document) -> tuple[Article, tuple[Warned, ...]]:
    text = document.text
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    page = zones.read(text)
    dated, warnings = evidence.find(sha256[:12], text, page.zones)
    parsed = Article(
        id=sha256[:12],
        path=document.path,
        text=text,
        sha256=sha256,
        words=len(text.split()),
        title=document.title or page.title,
        outlet=document.outlet,
        zones=page.zones,
        evidence=(*document.evidence, *dated),
    )
    return parsed, warnings


def _take(document: Document, articles: list[Article], skipped: list[Skipped], warnings: list[Warned]) -> None:
    """A document as one more article, or as one more thing that was not read."""
    reason = _unreadable(document.text)
    if reason is not None:
        skipped.append(Skipped(where=document.path, reason=reason))
        return
    read, noted = _parsed(document)
    articles.append(read)
    warnings.extend(Warned(article=read.id, code=code, message=message) for code, message in document.notes)
    warnings.extend(noted)


def _unreadable(text: str) -> str | None:
    """Why a text is no article; None if it can be one."""
    if not text.strip():
        return "empty"
    if not LETTER.search(text):
        return "no words in it"
    return foreign(text)


def _documents(source: Source, stdin: bytes | None) -> Iterator[Document | Skipped]:
    """What a source holds, with the reservations about it, or ``Refused``."""
    data = _standard_input(stdin) if source.shown == STDIN else _bytes(source)
    text, reservation = decode(data)
    suffix = "" if source.shown == STDIN else source.path.suffix.lower()
    read = format_of(text, suffix)
    notes = [("encoding", reservation)] if reservation else []
    if read.name == "text" and suffix not in read.suffixes:
        notes.append(("format", "read as plain text, whatever its suffix says"))
    for found in read.read(text, source.shown):
        yield found if isinstance(found, Skipped) else msgspec.structs.replace(found, notes=(*notes, *found.notes))


def _bytes(source: Source) -> bytes:
    if not source.named and source.path.suffix.lower() not in suffixes():
        raise Refused("not a format read yet")
    try:
        kind = source.path.stat().st_mode
        # A pipe that somebody names ("<(command)") is meant; one that lies in a folder would block for ever.
        if not source.named and not stat.S_ISREG(kind):
            raise Refused("not a regular file")
        with source.path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused(_why(error), failed=source.named) from None
    if len(data) > MOST_BYTES:
        raise Refused(f"longer than {MOST_BYTES // 1_000_000} MB")
    return data


def _standard_input(stdin: bytes | None) -> bytes:
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if stdin is None else stdin
    if len(data) > MOST_BYTES:
        raise Refused(f"longer than {MOST_BYTES // 1_000_000} MB")
    return data


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return "cannot be read"


# ---------------------------------------------------------------------------- decoding


def decode(data: bytes) -> tuple[str, str | None]:
    """Bytes as text, and the reservation with which they are.

    A byte order mark decides; else it is UTF-8, and if it is not, either UTF-8
    with a few bytes broken (a file cut off in mid-character) or Windows-1252.

    Raises:
        Refused: it is no text at all.
    """
    mark = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if mark is None and b"\x00" in data:
        raise Refused("binary, not text")
    if data.startswith(b"%PDF-"):
        # Parts of a PDF may be readable; what is read is never the article.
        raise Refused("not a format read yet")
    text, reservation = _decoded(data, mark or "utf-8")
    if len(CONTROL.findall(text)) > MOST_CONTROL * max(len(text), FEWEST_TO_TELL):
        raise Refused("binary, not text")
    return text, reservation


def _decoded(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding != "utf-8" or sum(char > "\x7f" for char in text) > 2 * broken:
        return text, f"not clean {encoding.upper().removesuffix('-SIG')}; characters lost: {broken}"
    return data.decode("cp1252", "replace"), "not UTF-8; read as Windows-1252"
