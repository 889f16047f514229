"""Marks of markup in a text: where they stand, and how the text reads without them.

The text of an article is its file's own, so that offsets count in the file. What is read
in it leaves out its marks: "at least **17** people" reads "at least 17 people", and the
claim stands where the words stand.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from .models import Article, Claim, Mark


class Reading(NamedTuple):
    """A stretch of a text without its marks; ``offsets`` has one of the text for each character, and the end."""

    text: str
    offsets: tuple[int, ...]


def reading(text: str, start: int, end: int, marks: Sequence[Mark]) -> Reading | None:
    """How ``text[start:end]`` reads; None if no mark is in it. ``marks`` are sorted and apart."""
    within = _between(marks, start, end)
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


def _between(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """The marks that reach into ``text[start:end]``."""
    first = bisect.bisect_left(marks, start, key=lambda one: one.end - 1)
    return marks[first : bisect.bisect_left(marks, end, key=lambda one: one.start)]


def said(article: Article | None, claim: Claim) -> tuple[str, int, int]:
    """The sentence of a claim as it reads, and where in it the claim's own words stand: 0, 0 if that is not known.

    The text of the article is not needed, only its marks.
    """
    quote = claim.quote
    if quote is None:
        return "", 0, 0
    start, end = (claim.start or 0) - quote.start, (claim.end or 0) - quote.start
    if claim.start is None or not 0 <= start < end <= len(quote.exact):
        start = end = 0
    marks = _between(article.marks, quote.start, quote.end) if article else ()
    moved = [structs.replace(one, start=one.start - quote.start, end=one.end - quote.start) for one in marks]
    read = reading(quote.exact, 0, len(quote.exact), moved)
    if read is None:
        return quote.exact, start, end
    return read.text, bisect.bisect_left(read.offsets, start), bisect.bisect_left(read.offsets, end)


def without(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """``text[start:end]`` without its marks."""
    read = reading(text, start, end, marks)
    return text[start:end] if read is None else read.text
