"""One pass over an article: what it has said so far, and where in it a claim stands.

A claim is known by its article, its offsets and its kind; its quote is the sentence with
some characters on either side, found again by any tool that reads text-quote selectors.
"""

from __future__ import annotations

import bisect
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from . import (
    participants,
)
from .models import Article, Claim, Kind, Order, Quote, When
from .parse import Sentence
from .setting import Setting

CONTEXT = 32  # characters of prefix and suffix in a quote


@dataclass(slots=True)
class Reader:
    """One pass over an article: its claims so far, and what it has named."""

    article: Article
    setting: Setting = field(default_factory=Setting)
    memory: participants.Memory = field(default_factory=participants.Memory)
    claims: list[Claim] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    serial: Counter[tuple[int, int, str]] = field(default_factory=Counter)
    anchors: dict[str, frozenset[int]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    figure: tuple[str, int] | None = None  # the measure of the figure named last, and the sentence that names it


class Spot(NamedTuple):
    """Where a claim stands: its identity, its words, its sentence."""

    id: str
    text: str
    start: int
    end: int
    quote: Quote


def spot_of(reader: Reader, sentence: Sentence, start: int, end: int, kind: Kind) -> Spot:
    """Identity, offsets and quote of a claim; offsets of the sentence become the article's."""
    a, b = sentence.span(start, end)
    text, number = reader.article.text, reader.serial[(a, b, kind)]
    reader.serial[(a, b, kind)] += 1
    key = f"{reader.article.id}:{a}:{b}:{kind}:{number}"
    quote = Quote(
        exact=text[sentence.start : sentence.end],
        prefix=text[max(0, sentence.start - CONTEXT) : sentence.start],
        suffix=text[sentence.end : sentence.end + CONTEXT],
        start=sentence.start,
        end=sentence.end,
        line=bisect.bisect_right(reader.lines, a) + 1,
    )
    return Spot(hashlib.sha256(key.encode()).hexdigest()[:12], text[a:b], a, b, quote)


def in_article(when: When | None, sentence: Sentence) -> When | None:
    """A date expression of a sentence with its offsets counted from the article's start."""
    if when is None:
        return None
    start, end = sentence.span(when.start, when.end)
    return msgspec.structs.replace(when, start=start, end=end, until=in_article(when.until, sentence))
