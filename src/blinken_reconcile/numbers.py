"""Reads the numbers of a text, in digits and in English words, with their offsets.

Forms read, one a line:
    17   1,400   10,00,000   2 200   0.5   4.3bn   1.2 million   3½
    seventeen   two hundred and thirty-eight   a hundred   two and a half million
    half a million   a quarter of a million   a dozen   three dozen   four score
    two-thirds   a third   three quarters   one in five   9 out of 10
    dozens   several dozen   a few hundred   tens of thousands   (vague)
    32nd   third   twenty-first   (ordinals)

The vocabulary is in :mod:`numerals`, vague words and fractions in :mod:`shares`.
What the number counts, its hedge and its unit are read by :mod:`quantity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .numerals import (
    ORDINAL_SUFFIX,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SIGNS,
    TENS,
    UNITS,
    Number,
    Token,
    digits_value,
    follows,
    tokens,
    word_at,
    written_number,
)
from .shares import fraction, one_in, vague_amount


def scan(text: str) -> list[Number]:
    """All numbers of a text, longest first at each place, in order, without overlaps."""
    toks = tokens(text)
    found: list[Number] = []
    i = 0
    while i < len(toks):
        hit = _read(toks, i)
        if hit is None:
            i += 1
            continue
        number, i = hit
        if all(abs(x) <= LARGEST for x in (number.value, number.low, number.high) if x is not None):
            found.append(number)
    return found


# Beyond this nothing is counted ("a billion billion billion ..."), and a float nears its end.
LARGEST = 1e150


def _read(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Whatever number starts at token i, and the index behind it."""
    for reader in (vague_amount, one_in, _ordinal, fraction, _cardinal):
        hit = reader(toks, i)
        if hit is not None:
            return hit
    return None


# --------------------------------------------------------------------- cardinals


def _cardinal(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    if i < len(toks) and toks[i].is_digits:
        return _digits(toks, i)
    return _words(toks, i)


def _digits(toks: Sequence[Token], i: int) -> tuple[Number, int]:
    value, step = digits_value(toks[i].text)
    end = i + 1
    if word_at(toks, end) in SIGNS and follows(toks, end, 1):
        value, step, end = value + SIGNS[word_at(toks, end)], 0.25, end + 1
    elif (word_at(toks, end), word_at(toks, end + 1), word_at(toks, end + 2)) == ("and", "a", "half"):
        value, step, end = value + 0.5, 0.5, end + 3
    factor, end = _scales(toks, end)
    return written_number(toks, i, end, value * factor, "digits", step * factor, scaled=factor > 20, factor=factor), end


def _scales(toks: Sequence[Token], end: int) -> tuple[float, int]:
    """The product of the scale words at `end`, and the index behind them."""
    factor = 1.0
    while True:
        j = end + (word_at(toks, end) == "-" and follows(toks, end, 0))
        word = word_at(toks, j)
        scale = SCALES.get(word) if word != "score" else None
        if scale is None and factor == 1.0:
            scale = SHORT_SCALES.get(word)
        if scale is None or not follows(toks, j):
            return factor, end
        factor, end = factor * scale, j + 1


@dataclass(slots=True)
class _Sum:
    """A number in words while it is read: ``total`` of the groups closed, ``group`` still open.

    ``last`` is the worth of the word before, ``at`` the next token, ``end`` behind the last one taken.
    """

    toks: Sequence[Token]
    at: int
    end: int
    total: float = 0.0
    group: float = 0.0
    last: float = 0.0
    seen: bool = False
    scaled: bool = False

    def take(self) -> bool:
        """Take in the next token; False where the number ends."""
        word = word_at(self.toks, self.at)
        if word in UNITS and self._wants_unit(UNITS[word]):
            self._add(UNITS[word], UNITS[word] or 0.5)
        elif word in TENS and (not self.seen or self.last >= 100):
            self._add(TENS[word], TENS[word])
        elif word in SCALES and self.seen and word != "score":
            self.total, self.group, self.last = _apply_scale(self.total, self.group, SCALES[word])
            self.scaled = True
            self.at = self.end = self.at + 1
        else:
            return self._link(word)
        return True

    def _wants_unit(self, value: int) -> bool:
        """Whether a unit may follow: "twenty one" is a number, "one two" are two."""
        return not (self.seen and self.last and self.last <= value) and not (
            self.seen and self.last in UNITS.values() and self.last
        )

    def _add(self, value: float, last: float) -> None:
        self.group, self.last, self.seen = self.group + value, last, True
        self.at = self.end = self.at + 1

    def _link(self, word: str) -> bool:
        """A hyphen or "and" inside a number: twenty-one; two and a half; a hundred and five."""
        after, third = word_at(self.toks, self.at + 1), word_at(self.toks, self.at + 2)
        if word == "-" and self.seen and self.last in TENS.values() and after in UNITS:
            self.at += 1
        elif word == "and" and self.seen and (after, third) == ("a", "half"):
            self.group, self.last = self.group + 0.5, 0.5
            self.at = self.end = self.at + 3
        elif word == "and" and self.last >= 100 and (after in UNITS or after in TENS):
            self.at += 1
        else:
            return False
        return True


def _words(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Two hundred and thirty-eight; a hundred; two and a half million; three dozen."""
    read = _Sum(toks, i, i)
    if word_at(toks, i) in ("a", "an") and word_at(toks, i + 1) in SCALES and word_at(toks, i + 1) != "score":
        read.group, read.at, read.seen = 1.0, i + 1, True
    while read.at < len(toks) and (read.at == i or follows(toks, read.at)) and read.take():
        pass
    if read.end == i:
        return None
    value, last = read.total + read.group, read.last
    rounded = read.scaled and last >= 100
    factor = last if rounded and value / last < 100 else 1.0
    step = _words_step(value, last)
    return written_number(toks, i, read.end, value, "words", step, scaled=rounded, factor=factor), read.end


def _apply_scale(total: float, group: float, scale: float) -> tuple[float, float, float]:
    """Fold a scale word in: "hundred" and "dozen" stay in the group, larger ones close it."""
    if scale in (100, 12):
        return total, (group or 1) * scale, scale if scale == 100 else 12.0
    return total + (group or 1) * scale, 0.0, scale


def _words_step(value: float, last: float) -> float:
    return last if last >= 100 and value else 1.0


# ---------------------------------------------------------------------- ordinals


def _ordinal(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """32nd; 101st; third; twenty-first."""
    if i < len(toks) and toks[i].is_digits:
        if word_at(toks, i + 1) in ORDINAL_SUFFIX and follows(toks, i + 1, 0):
            return written_number(toks, i, i + 2, digits_value(toks[i].text)[0], "ordinal", 1), i + 2
        return None
    word = word_at(toks, i)
    if word in TENS and word_at(toks, i + 1) == "-" and word_at(toks, i + 2) in ORDINALS:
        return written_number(toks, i, i + 3, TENS[word] + ORDINALS[word_at(toks, i + 2)], "ordinal", 1), i + 3
    if (word in ORDINALS and word != "second") or (
        word == "second" and word_at(toks, i - 1) in ("the", "a", "his", "her", "its", "their")
    ):
        return written_number(toks, i, i + 1, ORDINALS[word], "ordinal", 1), i + 1
    return None
