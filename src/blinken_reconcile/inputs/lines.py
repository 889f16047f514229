"""JSON lines: one record a line, read line by line; a bad line costs no other.

A file of them may be of any size: one line is held in memory at a time.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import BinaryIO

from ..models import Skipped
from .decoding import MOST_BYTES, decode
from .document import Asked, Found, Refused, noted
from .values import BLANK, DECODER, parsed

SUFFIXES = frozenset({".jsonl", ".ndjson"})
# A whole record among the first lines tells JSON lines whose first line is broken.
FEW = 20


def begins(text: str, shown: str) -> bool:
    """Whether a text is JSON lines and not one JSON document; the text may be the beginning of a file only."""
    start = BLANK.match(text).end()  # type: ignore[union-attr]
    if not text.startswith("{", start):
        return _lines_by_name(shown) and not _whole(text[start:])
    try:
        _, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        first = islice((line for line in text[start:].split("\n", FEW + 1)[: FEW + 1] if line.strip()), FEW)
        return _lines_by_name(shown) or any(line[0] == "{" and _whole(line) for line in first)
    # Of objects that go over several lines, one behind the other, each is read to its end; one record is a
    # line of its own in a file of lines, which may grow.
    return "\n" not in text[start:end] and (_lines_by_name(shown) or bool(text[end:].strip()))


def begins_in_utf8(data: bytes, shown: str) -> bool:
    """The same of bytes that are to be read line by line: in another encoding a line end is more than a byte."""
    start = data[: len(BOM_UTF8)] == BOM_UTF8
    head = data[len(BOM_UTF8) if start else 0 :]
    return b"\0" not in head and head.lstrip()[:1] in (b"{", b"[") and begins(head.decode("utf-8", "replace"), shown)


def _lines_by_name(shown: str) -> bool:
    return PurePosixPath(shown).suffix.lower() in SUFFIXES


def _whole(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read(lines: Iterable[bytes | None], shown: str, asked: Asked) -> Iterator[Found]:
    """The articles of JSON lines; ``None`` is a line that is too long."""
    from . import shards
    from .records import found

    waiting = iter(lines)
    start = list(islice(waiting, 1))
    if start and start[0] is not None and shards.begins(start[0]):
        yield from shards.read(chain(start, waiting), shown, asked.model)
        return
    if start and start[0] is not None and shards.headless(start[0]):
        raise Refused(
            "claims without their header line, which tells what made them; extract them again from the articles"
        )
    for number, line in enumerate(chain(start, waiting), start=1):
        path = f"{shown}#{number}"
        if line is None:
            yield Skipped(where=path, reason=f"longer than {MOST_BYTES // 1_000_000} MB")
            continue
        try:
            text, reservation = decode(line)
            if not text.strip():
                continue
            value = parsed(text)
        except Refused as no:
            yield Skipped(where=path, reason=no.reason.replace("line 1, ", ""))
            continue
        notes = (("encoding", reservation),) if reservation else ()
        for one in found(value, path, number, asked):
            yield noted(one, notes)


def of_file(head: bytes, file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file whose beginning has been read; None for one that is too long."""
    start = BytesIO(head)
    while line := start.readline():
        yield from _completed(line, file)
    while line := file.readline(MOST_BYTES + 1):
        yield from _completed(line, file)


def _completed(line: bytes, file: BinaryIO) -> Iterator[bytes | None]:
    if not line.endswith(b"\n"):
        line += file.readline(max(1, MOST_BYTES + 1 - len(line)))
    if len(line) <= MOST_BYTES or line.endswith(b"\n"):
        yield line
        return
    while line and not line.endswith(b"\n"):
        line = file.readline(MOST_BYTES)
    yield None
