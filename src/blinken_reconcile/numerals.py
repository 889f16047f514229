"""Text -> tokens, and what single words and signs are worth: the vocabulary of :mod:`numbers`.

Forms read, one a line:
    seventeen, forty    hundred, million, lakh, dozen, bn    dozens, tens    half, thirds, ½    third, 21st
    1,400   10,00,000   2 200   1.234.567   0.5     (numbers in digits, with any grouping)
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
    r"(?:\d+\.)?\d+ ?[×x] ?10 ?(?:\^ ?[-−–]?\d{1,2}|[-−–]\d{1,2}|[⁻]?[⁰¹²³⁴-⁹]{1,2})(?!\d)"
    r"|(?<![\w.])10(?: ?\^ ?[-−–]?\d{1,2}|[⁻]?[⁰¹²³⁴-⁹]{1,2})(?!\d)|(?<![\w.])\d+(?:\.\d+e[-+]?|e[-+])\d{1,2}(?!\w)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d]|[.,]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.,)])\.\d+"
    r"|[^\W\d_]+|[^\w\s]|_"
)
# Powers of ten: "1.99×10^30", "6.02 x 10²³", "1.6×10−19".
POWER = re.compile(r"(?:([\d.]+) ?[×x] ?)?10 ?(?:\^ ?|(?=[-−–⁻⁰¹²³⁴-⁹]))([-−–⁻]?[\d⁰¹²³⁴-⁹]{1,2})")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ORDINAL_SUFFIX = {"st", "nd", "rd", "th"}


class Token(Record, frozen=True, kw_only=True):
    """A word or sign of the text, lower-cased, with its offsets."""

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether this is a number in digits."""
        return (
            self.text[-1].isdecimal() or POWER.fullmatch(self.text) is not None
        )  # not "²", which is a digit to isdigit(); ".5" is a number


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
    """Words, numbers in digits and single signs of a text, in order; a longer row of digits is only a sign."""
    return [Token(text=_word(m.group().lower()), start=m.start(), end=m.end()) for m in TOKEN.finditer(text)]


def _word(written: str) -> str:
    return "#" if len(written) > LONGEST and written[0].isdecimal() else written


# No number that counts or measures has so many digits: what has is a code, or an attack.
LONGEST = 40

# Letters that a pattern without regard to case takes for s, i and k, and that lower() leaves as they are
# (https://docs.python.org/3/library/re.html#re.IGNORECASE); each for a letter of the same length.
LETTERS = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\N{KELVIN SIGN}": "K"})


def folded(text: str) -> str:
    """A text with plain letters for their old, foreign and scientific forms; offsets stay."""
    return text if text.isascii() else text.translate(LETTERS)


def digits_value(written: str) -> tuple[float, float]:
    """Value of a number in digits, and one unit of its last written digit."""
    if (power := POWER.fullmatch(written)) is not None:
        tens = int(re.sub("[−–⁻]", "-", power[2]).translate(RAISED))
        head = power[1] or "1"
        return float(f"{head}e{tens}"), 10.0 ** (tens - len(head.partition(".")[2]))
    if "e" in written:
        return float(written), 0.0
    plain = re.sub(r"[,\s]", "", written)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    decimals = len(plain.partition(".")[2])
    return float(plain), 10.0**-decimals


def word_at(toks: Sequence[Token], i: int) -> str:
    """The word or sign at token i, "" outside the text."""
    return toks[i].text if 0 <= i < len(toks) else ""


def follows(toks: Sequence[Token], i: int, gap: int = 1) -> bool:
    """Whether token i follows the one before it with no more than `gap` characters between."""
    return 0 < i < len(toks) and toks[i].start - toks[i - 1].end <= gap


def written_number(
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
    """The number that tokens i to before ``end`` write."""
    value, start, stop = round(value, 6) if abs(value) >= 0.01 else value, toks[i].start, toks[end - 1].end
    return Number(start=start, end=stop, value=value, form=form, step=step, scaled=scaled, factor=factor)
