"""Reads the numbers of a text, in digits and in English words, with their offsets.

Forms read, one a line:
    17   1,400   10,00,000   2 200   0.5   4.3bn   1.2 million   3½
    seventeen   two hundred and thirty-eight   a hundred   two and a half million
    half a million   a quarter of a million   a dozen   three dozen   four score
    two-thirds   a third   three quarters   one in five   9 out of 10
    dozens   several dozen   a few hundred   tens of thousands   (vague)
    32nd   third   twenty-first   (ordinals)

What the number counts, its hedge and its unit are read by :mod:`quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from .models import Record

Form = Literal["digits", "words", "fraction", "vague", "ordinal"]

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "lac": 1e5, "crore": 1e7, "lakhs": 1e5, "crores": 1e7, "dozen": 12, "score": 20,
}  # fmt: skip
# Abbreviations stand behind digits only. "m" and "k" are ambiguous (metres; a 10k run)
# and are taken by quantities, which sees the currency sign and the noun.
SHORT_SCALES: dict[str, float] = {"bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12, "cr": 1e7}
PLURAL_SCALES: dict[str, float] = {
    "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "tens": 10,
    "trillions": 1e12,
}  # fmt: skip
FRACTIONS = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2,
    "fifths": 0.2, "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 0.125, "eighths": 0.125, "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {w[:-1] + "ieth": v for w, v in TENS.items()}

# A word, a number in digits with any grouping, or one other sign.
TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d]|[.,]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:\.\d+)?"
    r"|[^\W\d_]+|[^\w\s]|_"
)
ORDINAL_SUFFIX = {"st", "nd", "rd", "th"}


class Token(Record, frozen=True, kw_only=True):
    """A word or sign of the text, lower-cased, with its offsets."""

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether this is a number in digits."""
        return self.text[0].isdigit()


class Number(Record, frozen=True, kw_only=True):
    """A number as written. ``step`` is one unit of its last written digit.

    ``scaled`` tells that a scale word took part (so the value is rounded);
    ``factor`` is the product of its scale words ("3 million": 1e6), which a
    range hands to its first number ("3-5 million"). Vague words have no value,
    and their reading in ``low`` and ``high``.
    """

    start: int
    end: int
    value: float | None
    form: Form
    step: float = 1.0
    scaled: bool = False
    factor: float = 1.0
    low: float | None = None
    high: float | None = None


def tokens(text: str) -> list[Token]:
    """Words, numbers in digits and single signs of a text, in order."""
    return [Token(text=m.group().lower(), start=m.start(), end=m.end()) for m in TOKEN.finditer(text)]


def digits_value(written: str) -> tuple[float, float]:
    """Value of a number in digits, and one unit of its last written digit."""
    plain = re.sub(r"[,\s]", "", written)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    decimals = len(plain.partition(".")[2])
    return float(plain), 10.0**-decimals


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
        found.append(number)
    return found


def _read(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Whatever number starts at token i, and the index behind it."""
    for reader in (_vague, _share, _ordinal, _fraction, _cardinal):
        hit = reader(toks, i)
        if hit is not None:
            return hit
    return None


def _word(toks: Sequence[Token], i: int) -> str:
    return toks[i].text if 0 <= i < len(toks) else ""


def _close(toks: Sequence[Token], i: int, gap: int = 1) -> bool:
    """Whether token i follows the one before it with no more than `gap` characters between."""
    return 0 < i < len(toks) and toks[i].start - toks[i - 1].end <= gap


# ------------------------------------------------------------------ vague plurals


def _vague(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """dozens; several dozen; a few hundred; tens of thousands; hundreds of millions."""
    word = _word(toks, i)
    if word in PLURAL_SCALES:
        return _vague_plural(toks, i)
    lead = _vague_lead(toks, i)
    scale = _word(toks, lead) if lead else ""
    if lead and scale in SCALES and scale not in ("lakhs", "crores"):
        unit, end = SCALES[scale], lead + 1
        if _word(toks, end) in ("thousand", "million", "billion", "lakh", "crore"):
            unit, end = unit * SCALES[_word(toks, end)], end + 1
        return _vague_number(toks, i, end, 2 * unit, 9.999 * unit if unit != 12 else 99), end
    return None


def _vague_lead(toks: Sequence[Token], i: int) -> int:
    """Index behind "several", "a few", "many", "a couple of", or 0."""
    pair, triple = (
        f"{_word(toks, i)} {_word(toks, i + 1)}",
        f"{_word(toks, i)} {_word(toks, i + 1)} {_word(toks, i + 2)}",
    )
    if triple in ("a couple of",):
        return i + 3
    if pair in ("a few", "a couple", "couple of", "quite some"):
        return i + 2
    return i + 1 if _word(toks, i) in ("several", "few", "many") else 0


def _vague_plural(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    unit, end = PLURAL_SCALES[_word(toks, i)], i + 1
    if _word(toks, end) == "of" and _word(toks, end + 1) in PLURAL_SCALES:
        unit, end = unit * PLURAL_SCALES[_word(toks, end + 1)], end + 2
    elif _word(toks, i) == "tens":
        return None  # "tens of thousands" only; bare "tens" is rarely a count
    if (
        _word(toks, i) == "scores"
        and _word(toks, end) != "of"
        and _word(toks, i - 1) not in ("", "and", "with", ",", ":", "as", "leaves", "leaving")
        and _word(toks, end) not in ("missing", "dead", "killed", "injured", "hurt", "wounded", "feared", "more")
    ):
        return None  # "scores" as a verb or as results
    high = 99.0 if unit == 12 else 199.0 if unit == 20 else 10 * unit - 1
    return _vague_number(toks, i, end, 2 * unit, high), end


def _vague_number(toks: Sequence[Token], i: int, end: int, low: float, high: float) -> Number:
    return Number(
        start=toks[i].start,
        end=toks[end - 1].end,
        value=None,
        form="vague",
        scaled=True,
        low=low,
        high=float(int(high)),
    )


# --------------------------------------------------------------------- fractions


def _share(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """One in five; 9 out of 10; three of four (not read: a part of a whole)."""
    first = _simple(toks, i)
    if first is None or _word(toks, i + 1) not in ("in", "out"):
        return None
    j = i + 3 if (_word(toks, i + 1), _word(toks, i + 2)) == ("out", "of") else i + 2
    second = _simple(toks, j) if (_word(toks, i + 1) == "in" or j == i + 3) else None
    nouns_follow = _word(toks, j + 1) in ("years", "days", "months", "weeks", "decades", "hours", "minutes")
    if (
        second is None
        or not 0 < first < second <= 1000
        or nouns_follow
        or (second not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000))
    ):
        return None
    if _word(toks, i + 1) == "in" and toks[i].is_digits and first > 9:
        return None  # "17 in 10 provinces" is two counts
    return _number(toks, i, j + 1, first / second, "fraction", 0.01), j + 1


def _simple(toks: Sequence[Token], i: int) -> float | None:
    word = _word(toks, i)
    if not word:
        return None
    if toks[i].is_digits:
        return digits_value(word)[0]
    return UNITS.get(word, TENS.get(word, 100.0 if word == "hundred" else None))


def _fraction(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Half a million; half of; two-thirds; a third of; three quarters; a quarter of a million."""
    word = _word(toks, i)
    if word == "half":
        return _scaled_fraction(toks, i, i + 1, 0.5)
    top: float | None = 1.0 if word in ("a", "one") else UNITS.get(word)
    j = i + 1 + (_word(toks, i + 1) == "-")
    part = FRACTIONS.get(_word(toks, j))
    if top is None or part is None or top == 0 or not _close(toks, j):
        return None
    plural = _word(toks, j).endswith("s")
    if plural != (top > 1) or (_word(toks, j) == "half" and word == "one" and _word(toks, j + 1) != "of"):
        return None
    if not plural and _word(toks, j) not in ("half", "quarter") and _word(toks, j + 1) != "of":
        return None  # "a third man" is an ordinal
    if (
        not plural
        and _word(toks, j) in ("half", "quarter")
        and _word(toks, j + 1) not in ("of", "a", "million", "billion")
    ):
        return None  # "a quarter final", "a half day"
    return _scaled_fraction(toks, i, j + 1, top * part)


def _scaled_fraction(toks: Sequence[Token], i: int, j: int, value: float) -> tuple[Number, int] | None:
    """A fraction alone, or of a scale: "half a million", "a quarter of a million"."""
    k = j + (_word(toks, j) == "of")
    k += _word(toks, k) in ("a", "-", "an")
    if _word(toks, k) in ("million", "billion", "trillion", "dozen", "thousand", "hundred", "century"):
        if _word(toks, k) == "century":
            return None
        scale = SCALES[_word(toks, k)]
        return _number(
            toks, i, k + 1, value * scale, "words", 0.1 * scale if scale != 12 else 1, scaled=scale != 12
        ), k + 1
    if _word(toks, i) == "half" and _word(toks, j) != "of":
        return None  # "half the town", "half-time", "half an hour"
    return _number(toks, i, j, value, "fraction", 0.01), j


# --------------------------------------------------------------------- cardinals


def _cardinal(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    if i < len(toks) and toks[i].is_digits:
        return _digits(toks, i)
    return _words(toks, i)


def _digits(toks: Sequence[Token], i: int) -> tuple[Number, int]:
    value, step = digits_value(toks[i].text)
    end = i + 1
    if _word(toks, end) in SIGNS and _close(toks, end, 1):
        value, step, end = value + SIGNS[_word(toks, end)], 0.25, end + 1
    elif (_word(toks, end), _word(toks, end + 1), _word(toks, end + 2)) == ("and", "a", "half"):
        value, step, end = value + 0.5, 0.5, end + 3
    factor, end = _scales(toks, end)
    return _number(toks, i, end, value * factor, "digits", step * factor, scaled=factor > 20, factor=factor), end


def _scales(toks: Sequence[Token], end: int) -> tuple[float, int]:
    """The product of the scale words at `end`, and the index behind them."""
    factor = 1.0
    while True:
        j = end + (_word(toks, end) == "-" and _close(toks, end, 0))
        word = _word(toks, j)
        scale = SCALES.get(word) if word != "score" else None
        if scale is None and factor == 1.0:
            scale = SHORT_SCALES.get(word)
        if scale is None or not _close(toks, j):
            return factor, end
        factor, end = factor * scale, j + 1


def _words(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Two hundred and thirty-eight; a hundred; two and a half million; three dozen."""
    total = group = 0.0
    last = 0.0
    end, seen, scaled = i, False, False
    j = i
    if _word(toks, j) in ("a", "an") and _word(toks, j + 1) in SCALES and _word(toks, j + 1) != "score":
        group, j, seen = 1.0, j + 1, True
    while j < len(toks):
        word = _word(toks, j)
        if j > i and not _close(toks, j):
            break
        if (
            word in UNITS
            and not (seen and last and last <= UNITS[word])
            and not (seen and last in UNITS.values() and last)
        ):
            group, last, seen, j, end = group + UNITS[word], UNITS[word] or 0.5, True, j + 1, j + 1
        elif word in TENS and (not seen or last >= 100):
            group, last, seen, j, end = group + TENS[word], TENS[word], True, j + 1, j + 1
        elif word in SCALES and seen and word != "score":
            total, group, last = _apply_scale(total, group, SCALES[word])
            scaled, j, end = True, j + 1, j + 1
        elif word == "-" and seen and last in TENS.values() and _word(toks, j + 1) in UNITS:
            j += 1
        elif word == "and" and seen and (_word(toks, j + 1), _word(toks, j + 2)) == ("a", "half"):
            group, last, j, end = group + 0.5, 0.5, j + 3, j + 3
        elif word == "and" and last >= 100 and (_word(toks, j + 1) in UNITS or _word(toks, j + 1) in TENS):
            j += 1
        else:
            break
    if end == i:
        return None
    value = total + group
    step = _words_step(value, last)
    factor = last if scaled and last >= 100 and value / last < 100 else 1.0
    return _number(toks, i, end, value, "words", step, scaled=scaled and last >= 100, factor=factor), end


def _apply_scale(total: float, group: float, scale: float) -> tuple[float, float, float]:
    """Fold a scale word in: "hundred" and "dozen" stay in the group, larger ones close it."""
    if scale in (100, 12):
        return total, (group or 1) * scale, scale if scale == 100 else 12.0
    return total + (group or 1) * scale, 0.0, scale


def _words_step(value: float, last: float) -> float:
    return last if last >= 100 and value else 1.0


def _number(
    toks: Sequence[Token],
    i: int,
    end: int,
    value: float,
    form: Form,
    step: float,
    *,
    scaled: bool = False,
    factor: float = 1.0,
) -> Number:
    value, start, stop = round(value, 6), toks[i].start, toks[end - 1].end
    return Number(start=start, end=stop, value=value, form=form, step=step, scaled=scaled, factor=factor)


# ---------------------------------------------------------------------- ordinals


def _ordinal(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """32nd; 101st; third; twenty-first."""
    if i < len(toks) and toks[i].is_digits:
        if _word(toks, i + 1) in ORDINAL_SUFFIX and _close(toks, i + 1, 0):
            return _number(toks, i, i + 2, digits_value(toks[i].text)[0], "ordinal", 1), i + 2
        return None
    word = _word(toks, i)
    if word in TENS and _word(toks, i + 1) == "-" and _word(toks, i + 2) in ORDINALS:
        return _number(toks, i, i + 3, TENS[word] + ORDINALS[_word(toks, i + 2)], "ordinal", 1), i + 3
    if (word in ORDINALS and word != "second") or (
        word == "second" and _word(toks, i - 1) in ("the", "a", "his", "her", "its", "their")
    ):
        return _number(toks, i, i + 1, ORDINALS[word], "ordinal", 1), i + 1
    return None
