"""Tokens of a sentence -> the place names in it, the longest at each point.

Forms read, one a line:
    Iraq   Port - au - Prince   the Gulf   Türkiye's
    London, Ontario   Athens, Georgia      (what stands behind the comma settles both names)
    Kharkiv region   the state of Georgia  (a division by its noun)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .models import Place
from .toponyms import Toponyms, fold

LONGEST = 7
"""Tokens of the longest name: "Alpes - de - Haute - Provence"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place name in a list of tokens, from ``start`` to before ``end``.

    ``ambiguous`` names are as likely a word, a person or another place and
    want more than a capital letter: a preposition in front, the country behind.
    """

    start: int
    end: int
    place: Place
    ambiguous: bool


def find(known: Toponyms, tokens: Sequence[str]) -> list[Found]:
    """All place names in a list of token texts, the longest at each point, left to right."""
    plain = [fold(token) for token in tokens]
    found: list[Found] = []
    at = 0
    while at < len(plain):
        hit = _longest(known, plain, at)
        if plain[at] in ("the", "The"):
            hit = max((h for h in (hit, _longest(known, plain, at + 1)) if h), key=lambda h: h.end, default=None)
        if hit is None:
            at += 1
            continue
        found.extend(_in_context(known, plain, hit))
        at = found[-1].end
    return found


def _longest(known: Toponyms, tokens: Sequence[str], start: int) -> Found | None:
    """The longest name from a token on; a name of one word has a capital letter."""
    first = tokens[start] if start < len(tokens) else ""
    if not first[:1].isalpha():
        return None
    upper = first[0].isupper()
    if not upper and not (len(tokens) > start + 1 and (tokens[start + 1][:1].isupper() or tokens[start + 1] == "-")):
        return None
    for end in range(min(len(tokens), start + LONGEST), start, -1):
        key = _written(known, tokens[start:end])
        if key is None or (end == start + 1 and not upper):
            continue
        return _with_noun(known, tokens, Found(start, end, known.usual(key), known.marked(key)), key)
    return None


def _written(known: Toponyms, tokens: Sequence[str]) -> str | None:
    """The key of tokens put back together, if there is one."""
    name = _joined(tokens)
    if name in known:
        return name
    if name.endswith("'s") and name[:-2] in known and len(tokens) == 1:
        return name[:-2]
    if name.startswith("The ") and "the " + name[4:] in known:
        return "the " + name[4:]
    return None


def _with_noun(known: Toponyms, tokens: Sequence[str], hit: Found, key: str) -> Found:
    """A division by its noun, where there is one: "Kharkiv region", "the state of Georgia"."""
    noun = tokens[hit.end] if hit.end < len(tokens) else ""
    division = known.division(key, noun)
    if division is not None:
        return Found(hit.start, hit.end + 1, division, False)
    if tokens[max(0, hit.start - 1) : hit.start] == ["of"] and hit.start > 1:
        division = known.division(key, tokens[hit.start - 2], anywhere=True)
    return Found(hit.start, hit.end, division, False) if division is not None else hit


def _in_context(known: Toponyms, tokens: Sequence[str], hit: Found) -> Iterator[Found]:
    """What stands behind the comma settles both names: "Athens, Georgia"."""
    behind = _longest(known, tokens, hit.end + 1) if tokens[hit.end : hit.end + 1] == [","] else None
    pairs = behind and [
        (inner, outer)
        for inner in _meant(known, tokens, hit)
        for outer in _meant(known, tokens, behind)
        if outer.name in inner.within
    ]
    if not behind or not pairs:
        yield hit
        return
    inner, outer = pairs[0]
    yield Found(hit.start, hit.end, inner, False)
    yield Found(behind.start, behind.end, outer, False)


def _meant(known: Toponyms, tokens: Sequence[str], hit: Found) -> tuple[Place, ...]:
    key = _written(known, tokens[hit.start : hit.end])
    return (hit.place, *known.others(key)) if key is not None else (hit.place,)


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as they were written: no space around hyphens, none before commas and points."""
    name = tokens[0]
    for before, token in pairwise(tokens):
        glued = token in ("-", ",", ".", "'s", "'") or before == "-"
        name += token if glued else " " + token
    return name
