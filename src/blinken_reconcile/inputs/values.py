"""JSON text -> its values, each with its place; what is broken does not take the rest with it.

The standard library's decoder and not a faster one: it says where a value ends, so that an
article can be found again in its file, and so that what stands before a break can be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from .document import Refused

DECODER = json.JSONDecoder()
BLANK = re.compile(r"[ \t\r\n]*")
BETWEEN = re.compile(r"[ \t\r\n,]*")
# Lists of articles inside an object that is none: JSON-LD, Superdesk, and what APIs answer with.
LISTS = ("@graph", "articles", "items", "_items", "documents", "docs", "results", "data")
LONE = re.compile("[\ud800-\udfff]")


class Value(NamedTuple):
    """A value of a file: ``number`` counts them from 1 and is None if it is the only one; or why there is none."""

    number: int | None
    line: int
    value: object
    problem: str | None = None


class _More(Refused):
    """A text that goes on after its first value."""


def parsed(text: str) -> object:
    """The value that a whole text is.

    Raises:
        Refused: it is none, or is nested too deeply.
    """
    value, end = _decoded(text, BLANK.match(text).end())  # type: ignore[union-attr]
    if text[end:].strip():
        raise _More(f"not JSON: {_at(text, end)}: more after the end of the value")
    return value


def values(text: str) -> Iterator[Value]:
    """The values of a JSON document: the elements of its list, or of the list inside its object, else itself.

    Objects one behind the other (what ``jq`` writes) are values as well.

    Raises:
        Refused: there is not one.
    """
    start = BLANK.match(text).end()  # type: ignore[union-attr]
    if text.startswith("[", start):
        yield from _series(text, start + 1, listed=True)
        return
    broken: Refused | None = None
    whole: object = None
    try:
        whole = parsed(text)
    except Refused as no:
        broken = no
    inside = _inside(text, start) if broken is not None or _holds_list(whole) else None
    if inside is not None:
        yield from _series(text, inside + 1, listed=True)
    elif broken is not None:
        if not isinstance(broken, _More):
            raise broken
        yield from _series(text, start, listed=False)
    else:
        yield Value(None, _line(text, start), whole)


def _holds_list(value: object) -> bool:
    """Whether an object is only the wrapping of a list of objects."""
    found = next((value[name] for name in LISTS if name in value), None) if isinstance(value, dict) else None
    return isinstance(found, list) and any(isinstance(one, dict) for one in found)


def _inside(text: str, start: int) -> int | None:
    """Where the first list of LISTS in the object at ``start`` begins, if that much of the object is whole."""
    at = start + 1
    while True:
        try:
            key, at = _decoded(text, BETWEEN.match(text, at).end())  # type: ignore[union-attr]
            at = BLANK.match(text, at).end()  # type: ignore[union-attr]
            if not isinstance(key, str) or not text.startswith(":", at):
                return None
            at = BLANK.match(text, at + 1).end()  # type: ignore[union-attr]
            if key in LISTS and text.startswith("[", at):
                return at
            _, at = _decoded(text, at)
        except Refused:
            return None


def _series(text: str, at: int, *, listed: bool) -> Iterator[Value]:
    """The values from ``at`` to the end of a list, or of the text; a broken one is the last."""
    line, counted, number = 1, 0, 0
    while True:
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith("]", at) if listed else at == len(text):
            return
        number += 1
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, at = _decoded(text, at)
        except Refused as no:
            yield Value(number, line, None, f"{no.reason}; it and what follows is not read")
            return
        yield Value(number, line, value)


def _decoded(text: str, at: int) -> tuple[object, int]:
    try:
        return DECODER.raw_decode(text, at)
    except RecursionError:
        raise Refused("nested too deeply") from None
    except json.JSONDecodeError as error:
        cut = " (cut off?)" if not text[error.pos :].strip() else ""
        raise Refused(f"not JSON: {_at(text, error.pos)}: {_told(error.msg)}{cut}") from None
    except ValueError:
        # A whole number of more than 4300 digits.
        raise Refused("not JSON that can be read: a number of thousands of digits") from None


def _told(message: str) -> str:
    return message[:1].lower() + message[1:].removesuffix(" starting at")


def _at(text: str, at: int) -> str:
    return f"line {_line(text, at)}, column {at - text.rfind(chr(10), 0, at)}"


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def whole_characters(text: str) -> str:
    r"""A text without halves of surrogate pairs (``\ud83d`` alone), which no output can hold."""
    return LONE.sub("\ufffd", text) if LONE.search(text) else text
