"""Vague amounts and fractions: numbers that are not said outright.

Forms read, one a line:
    dozens   several dozen   a few hundred   tens of thousands   a handful of people   (vague)
    one in five   9 out of 10                                                            (shares)
    half a million   a quarter of a million   two-thirds   a third of   three quarters   (fractions)
"""

from __future__ import annotations

from collections.abc import Sequence

from .numerals import (
    FRACTIONS,
    PLURAL_SCALES,
    SCALES,
    TENS,
    UNITS,
    Form,
    Number,
    Token,
    digits_value,
    follows,
    word_at,
    written_number,
)


def vague_amount(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """dozens; several dozen; a few hundred; tens of thousands; tens of people; a handful of them."""
    word = word_at(toks, i)
    if word in PLURAL_SCALES:
        return _vague_plural(toks, i)
    if [word_at(toks, k) for k in range(i, i + 3)] == ["a", "handful", "of"]:
        return _vague_number(toks, i, i + 2, 2, 9), i + 2
    lead = _vague_lead(toks, i)
    scale = word_at(toks, lead) if lead else ""
    if lead and scale in SCALES and scale not in ("lakhs", "crores"):
        unit, end = SCALES[scale], lead + 1
        if word_at(toks, end) in ("thousand", "million", "billion", "lakh", "crore"):
            unit, end = unit * SCALES[word_at(toks, end)], end + 1
        return _vague_number(toks, i, end, 2 * unit, 9.999 * unit if unit != 12 else 99), end
    return None


def _vague_lead(toks: Sequence[Token], i: int) -> int:
    """Index behind "several", "a few", "many", "a couple of", or 0."""
    pair, triple = (
        f"{word_at(toks, i)} {word_at(toks, i + 1)}",
        f"{word_at(toks, i)} {word_at(toks, i + 1)} {word_at(toks, i + 2)}",
    )
    if triple in ("a couple of",):
        return i + 3
    if pair in ("a few", "a couple", "couple of", "quite some"):
        return i + 2
    return i + 1 if word_at(toks, i) in ("several", "few", "many") else 0


def _vague_plural(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    unit, end = PLURAL_SCALES[word_at(toks, i)], i + 1
    if word_at(toks, end) == "of" and word_at(toks, end + 1) in PLURAL_SCALES:
        unit, end = unit * PLURAL_SCALES[word_at(toks, end + 1)], end + 2
    elif word_at(toks, i) == "tens" and (
        word_at(toks, end) != "of" or word_at(toks, end + 1) in ("them", "us", "whom")
    ):
        return None  # "tens of people"; bare "tens" is rarely a count
    if (
        word_at(toks, i) == "scores"
        and word_at(toks, end) != "of"
        and word_at(toks, i - 1) not in ("", "and", "with", ",", ":", "as", "leaves", "leaving")
        and word_at(toks, end) not in ("missing", "dead", "killed", "injured", "hurt", "wounded", "feared", "more")
    ):
        return None  # "scores" as a verb or as results
    high = 99.0 if unit in (10, 12) else 199.0 if unit == 20 else 10 * unit - 1
    return _vague_number(toks, i, end, 2 * unit, high), end


def _vague_number(toks: Sequence[Token], i: int, end: int, low: float, high: float) -> Number:
    return Number(
        start=toks[i].start,
        end=toks[end - 1].end,
        value=None,
        form="vague",
        scaled=True,
        low=float(low),
        high=float(int(high)),
    )


def one_in(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """One in five; 9 out of 10; three of four (not read: a part of a whole)."""
    first = _simple(toks, i)
    if first is None or word_at(toks, i + 1) not in ("in", "out"):
        return None
    j = i + 3 if (word_at(toks, i + 1), word_at(toks, i + 2)) == ("out", "of") else i + 2
    second = _simple(toks, j) if (word_at(toks, i + 1) == "in" or j == i + 3) else None
    nouns_follow = word_at(toks, j + 1) in ("years", "days", "months", "weeks", "decades", "hours", "minutes")
    if (
        second is None
        or not 0 < first < second <= 1000
        or nouns_follow
        or (second not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000))
    ):
        return None
    if word_at(toks, i + 1) == "in" and toks[i].is_digits and first > 9:
        return None  # "17 in 10 provinces" is two counts
    return written_number(toks, i, j + 1, first / second, "fraction", 0.01), j + 1


def _simple(toks: Sequence[Token], i: int) -> float | None:
    word = word_at(toks, i)
    if not word:
        return None
    if toks[i].is_digits:
        return digits_value(word)[0]
    return UNITS.get(word, TENS.get(word, 100.0 if word == "hundred" else None))


def fraction(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """Half a million; half of; two-thirds; a third of; three quarters; a quarter of a million."""
    word = word_at(toks, i)
    if word in ("half", "quarter") and word_at(toks, i + 1) == "-" and word_at(toks, i + 2) in PARTED:
        return written_number(toks, i, i + 1, FRACTIONS[word], "digits", FRACTIONS[word]), i + 1
    if word == "half":
        return _scaled_fraction(toks, i, i + 1, 0.5)
    if word.isdecimal():
        return _slashed(toks, i)
    top: float | None = 1.0 if word in ("a", "one") else UNITS.get(word)
    j = i + 1 + (word_at(toks, i + 1) == "-")
    part = FRACTIONS.get(word_at(toks, j))
    if top is None or part is None or top == 0 or not follows(toks, j):
        return None
    plural = word_at(toks, j).endswith("s")
    if plural != (top > 1) or (word_at(toks, j) == "half" and word == "one" and word_at(toks, j + 1) != "of"):
        return None
    if not plural and word_at(toks, j) not in ("half", "quarter") and word_at(toks, j + 1) != "of":
        return None  # "a third man" is an ordinal
    if (
        not plural
        and word_at(toks, j) in ("half", "quarter")
        and word_at(toks, j + 1) not in ("of", "a", "million", "billion")
    ):
        return None  # "a quarter final", "a half day"
    return _scaled_fraction(toks, i, j + 1, top * part)


# Denominators of fractions with a slash: those of rulers, cups and recipes.
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000})


def _slashed(toks: Sequence[Token], i: int) -> tuple[Number, int] | None:
    """1/16 of a pint; 3/4 inch; 2 1/2 cups. "9/11", "24/7" and "1/3/2024" are none."""
    whole = 0.0
    j = i
    if word_at(toks, i + 1).isdecimal() and word_at(toks, i + 2) in ("/", "⁄") and follows(toks, i + 1):
        whole, j = float(word_at(toks, i)), i + 1
    top, low = word_at(toks, j), word_at(toks, j + 2)
    if word_at(toks, j + 1) not in ("/", "⁄") or not (follows(toks, j + 1, 0) and follows(toks, j + 2, 0)):
        return None
    if not low.isdecimal() or int(low) not in DENOMINATORS or not 0 < int(top) < int(low):
        return None
    measured = word_at(toks, j + 3) in ("of", "-", "″", *PARTED)
    if not (measured or whole) or (word_at(toks, j + 3) == "/" and follows(toks, j + 3, 0)):
        return None
    form: Form = "digits" if whole or word_at(toks, j + 3) != "of" else "fraction"
    return written_number(toks, i, j + 3, whole + int(top) / int(low), form, 1 / int(low)), j + 3


# Units that are said in fractions with a slash.
PARTED = frozenset(
    {"inch", "inches", "mile", "miles", "cup", "cups", "teaspoon", "teaspoons", "tablespoon", "tablespoons", "pound"}
    | {"pounds", "ounce", "ounces", "pint", "pints", "quart", "gallon", "hour", "yard", "foot", "acre", "acres"}
)


def _scaled_fraction(toks: Sequence[Token], i: int, j: int, value: float) -> tuple[Number, int] | None:
    """A fraction alone, or of a scale: "half a million", "a quarter of a million"."""
    k = j + (word_at(toks, j) == "of")
    while word_at(toks, k) in ("a", "-", "an"):
        k += 1
    if word_at(toks, k) in ("million", "billion", "trillion", "dozen", "thousand", "hundred", "century"):
        if word_at(toks, k) == "century":
            return None
        scale = SCALES[word_at(toks, k)]
        return written_number(
            toks, i, k + 1, value * scale, "words", 0.1 * scale if scale != 12 else 1, scaled=scale != 12
        ), k + 1
    if word_at(toks, i) == "half" and word_at(toks, j) != "of":
        return None  # "half the town", "half-time", "half an hour"
    return written_number(toks, i, j, value, "fraction", 0.01), j
