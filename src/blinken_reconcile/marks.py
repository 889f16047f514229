"""Marks of markup in a text: where they stand, and how the text reads without them.

The text of an article is its file's own, so that offsets count in the file. What is read
in it leaves out its marks: "at least **17** people" reads "at least 17 people", and the
claim stands where the words stand.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from .models import Mark


class Reading(NamedTuple):
    """A stretch of a text without its marks; ``offsets`` has one of the text for each character, and the end."""

    text: str
    offsets: tuple[int, ...]


def reading(text: str, start: int, end: int, marks: Sequence[Mark]) -> Reading | None:
    """How ``text[start:end]`` reads; None if no mark is in it. ``marks`` are sorted and apart."""
    first = bisect.bisect_left(marks, start, key=lambda one: one.end - 1)
    within = [one for one in marks[first : bisect.bisect_left(marks, end, key=lambda one: one.start)]]
    if not within:
        return None
    read: list[str] = []
    offsets: list[int] = []
    at = start
    for one in within:
        read += [text[at : one.start], one.instead]
        offsets += [*range(at, max(at, one.start)), *[max(at, one.start)] * len(one.instead)]
        at = max(at, one.end)
    read.append(text[at:end])
    offsets += [*range(at, end), max(at, end)]
    return Reading("".join(read), tuple(offsets))


def without(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """``text[start:end]`` without its marks."""
    read = reading(text, start, end, marks)
    return text[start:end] if read is None else read.text
