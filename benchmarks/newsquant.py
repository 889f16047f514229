"""Quantities of the sentences of a NewsQuant-shaped file, as JSON lines for its scorer.

    python benchmarks/newsquant.py GOLD.json > predictions.jsonl

The quantities are those of ``concepts.measured``. The set's rules differ from ours; this
adapter maps them, the product does not bend. What is mapped, and why:

* Ages are asked for ("year of age"); to us they are no claims, so they are read here from
  the product's look-alikes of age.
* "one" is a quantity wherever it stands before or for a noun ("one of the best", "a sighting
  of one"); to us it mostly is none.
* An amount given twice, "87 mph (140 km/h)", is two; the product folds the second.
* A count's unit is the noun phrase counted, as lemmas ("heart transplant"); ours has none. A
  fraction's is that phrase behind "%" ("% -" without one). "N times" is "count".
* Units go by their names in the singular, "kilowatt hour", "dollar per barrel"; ours are
  symbols and ISO codes with a field ``per``. The pence of London prices ("68 p") are "point".
* Words like "thousands" are the range from one to ten of them; ours start at two. "Several
  hundred" is nothing.
* "from X to Y" is one range, whichever is higher; to us it is a previous and a new value.
* One sign stands for hedge and trend. A trend is marked behind a verb or "up" and "down"
  ("rose 5%"), not before a noun ("a 5% rise"), and wins over a hedge. "just under" is "<"
  and "averaged" "~".
* Left out there: ordinals, zero, categories of storms, an article that counts ("about an
  hour"), a duration that describes a noun ("a five-year award"). Asked for: "two years later",
  which we read as a date.

The set's slips (a scale word read twice, a unit of the sentence before) are not mapped.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blinken_reconcile import concepts, grammar, lexicons, lookalikes, numbers, periods, resources, trends, windows
from blinken_reconcile.hedging import hedge_before
from blinken_reconcile.models import Quantity

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The set's names where they are not the first word of our unit.
NAMES = {
    "%": "percentage", "pp": "percentage point", "lb": "pound-mass", "m2": "square metre", "BTC": "bitcoin",
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen", "AUD": "australian dollar",
    "CAD": "canadian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar", "SGD": "singapore dollar",
    "TWD": "new taiwan dollar", "ILS": "shekel", "MYR": "malaysian ringgit", "INR": "indian rupee",
    "PKR": "pakistani rupee", "LKR": "sri lankan rupee", "DKK": "danish krone", "SEK": "swedish krona",
    "NOK": "norwegian krone", "ISK": "icelandic krona", "CNY": "chinese yuan", "CHF": "swiss franc",
    "ZAR": "south african rand", "BRL": "brazilian real", "KRW": "south korean won", "RUB": "russian ruble",
    "TRY": "turkish lira", "THB": "thai baht", "IDR": "indonesian rupiah", "VND": "vietnamese dong",
    "PHP": "philippine peso", "MXN": "mexican peso", "ARS": "argentine peso", "CLP": "chilean peso",
    "COP": "colombian peso", "PEN": "peruvian sol", "PLN": "polish zloty", "CZK": "czech koruna",
    "HUF": "hungarian forint", "RON": "romanian leu", "HRK": "croatian kuna", "UAH": "ukrainian hryvnia",
    "KZT": "kazakhstani tenge", "AED": "united arab emirates dirham", "SAR": "saudi riyal", "QAR": "qatari riyal",
    "KWD": "kuwaiti dinar", "EGP": "egyptian pound", "NGN": "nigerian naira", "KES": "kenyan shilling",
    "GHS": "ghanaian cedi", "UGX": "ugandan shilling", "TZS": "tanzanian shilling", "MWK": "malawian kwacha",
    "BDT": "bangladeshi taka", "MAD": "moroccan dirham", "ETH": "ether", "p": "point",
}  # fmt: skip
CHANGES = {
    "about": "~", "nearly": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<",
}  # fmt: skip
AGES = frozenset(
    {"age", "age of someone old", "age in apposition", "age of kin", "age in brackets", "age of a pronoun"}
    | {"younger or older than", "as long as an age"}
)
AGO = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s\w+\s", re.I)
Row = dict[str, Any]


def predictions(doc: Doc) -> Iterator[Row]:
    """The quantities of a sentence in the set's own terms."""
    text = doc.text
    whens = [w for w in periods.find(text) if not AGO.match(w.text) or w.kind != "shift"]
    taken = [(w.start, w.end) for w in whens] + windows.clocks(text)
    found = concepts.measured(doc, taken, doubled=True)
    kept = [q for q in found if not _left_out(doc, q)]
    i = 0
    while i < len(kept):
        pair = i + 1 < len(kept) and _from_to(text, kept[i], kept[i + 1])
        yield _pair(doc, kept[i], kept[i + 1]) if pair else _row(doc, kept[i], kept[:i])
        i += 2 if pair else 1
    yield from _ages(text)
    yield from _ones(doc, found)


def _left_out(doc: Doc, quantity: Quantity) -> bool:
    """What the set does not ask for."""
    if quantity.ordinal or quantity.text.lower() == "zero" or quantity.unit == "category":
        return True
    if quantity.modifier == "vague":
        return not re.match(r"(?:\w+s|tens of \w+)$", quantity.text, re.I)
    written = doc.text[quantity.number_start : quantity.number_end].lower()
    if quantity.kind == "duration":
        describes = re.match(r"-\w+\s\S*\w", doc.text[quantity.number_end :])
        return written in ("a", "an") or bool(describes)
    return _is_one(written) and not _counts_one(doc[grammar.token_at(doc, quantity.number_start)])


def _row(doc: Doc, quantity: Quantity, before: Sequence[Quantity]) -> Row:
    low, high = quantity.value, None
    if quantity.modifier == "range":
        low, high = quantity.low, quantity.high
    elif quantity.modifier == "vague":
        scale = (quantity.low or 0) / 2
        low, high = scale, 10 * scale
    about = quantity.kind != "count" or quantity.unit
    words = [word.lower() for word in quantity.concept] if about else []
    return _made(_change(doc.text, quantity, before), low, high, _unit(doc, quantity), words)


def _made(change: str, value: float | None, high: float | None, unit: str, words: Sequence[str] = ()) -> Row:
    return {"change": change, "value": value, "value_hi": high, "unit": unit, "concepts": list(words)}


def _change(text: str, quantity: Quantity, before: Sequence[Quantity]) -> str:
    if quantity.trend and quantity.trend == trends.told_before(text, quantity, before):
        return quantity.trend
    if quantity.modifier == "range":
        lead = hedge_before(text, quantity.start)[0]
        return CHANGES.get(lead, "=")
    if re.search(r"\baverag(?:e|es|ed|ing)\s$", text[: quantity.start], re.I):
        return "~"
    if quantity.modifier == "nearly" and re.search(r"\b(?:under|below|less|short)\b", quantity.text, re.I):
        return "<"
    return CHANGES.get(quantity.modifier, "=")


# ------------------------------------------------------------------------- units


@cache
def _words() -> dict[str, str]:
    names = {c.unit: c.words[0].lower() for c in lexicons.currencies()}
    for unit in lexicons.units():
        names.setdefault(unit.unit, unit.words[0].lower())
    return names | NAMES


def _unit(doc: Doc, quantity: Quantity) -> str:
    if quantity.kind == "percent" and quantity.unit is None:
        return f"% {_counted(doc, quantity)}"
    if quantity.unit:
        name = _words().get(quantity.unit, quantity.unit)
    elif re.match(r"\s?times\b|x\b", doc.text[quantity.end :]):
        return "count"
    else:
        name = _counted(doc, quantity)
    return f"{name} per {_words().get(quantity.per, quantity.per)}" if quantity.per else name


def _counted(doc: Doc, quantity: Quantity) -> str:
    """The noun phrase that a number counts, as lemmas; "-" without one."""
    unit = grammar.phrase(doc, quantity)
    if unit.noun is None:
        return "-"
    record = unit.first > 0 and doc[unit.first - 1].lower_ == "record"
    words = [_lemma(doc[i]) for i in (*unit.modifiers, unit.noun) if doc[i].pos_ not in ("DET", "CCONJ", "ADV")]
    phrase = " ".join([*(["record"] if record else []), *words])
    return re.sub(r"\s*([-/])\s*", r"\1", phrase) or "-"


def _lemma(token: Token) -> str:
    if token.pos_ in ("NOUN", "ADJ"):
        return grammar.lemma(token)
    return token.lower_


# ------------------------------------------------- ages, "one", changes from one to another


def _ages(text: str) -> Iterator[Row]:
    for start, end, name in lookalikes.spans(text):
        if name not in AGES:
            continue
        read = [n.value for n in numbers.scan(text[start:end]) if n.value is not None and n.form != "ordinal"]
        if not read:
            continue
        unit = re.search(r"year|month|week|day", text[start:end], re.I)
        high = read[1] if len(read) > 1 else None
        change = CHANGES.get(hedge_before(text, start)[0], "=")
        yield _made(change, read[0], high, f"{unit.group().lower() if unit else 'year'} of age")


def _is_one(written: str) -> bool:
    return written == "one"


def _ones(doc: Doc, found: Sequence[Quantity]) -> Iterator[Row]:
    """Every "one" that stands before or for a noun, and is in none of the quantities."""
    for token in doc:
        covered = any(q.start <= token.idx < q.end for q in found)
        if token.text not in ("one", "One") or covered or not _counts_one(token):
            continue
        bare = Quantity(
            text=token.text, start=token.idx, end=token.idx + 3, number_start=token.idx, number_end=token.idx + 3,
            kind="count", value=1, low=1, high=1, modifier="exact",
        )  # fmt: skip
        yield _made("=", 1, None, _counted(doc, bare))


def _counts_one(token: Token) -> bool:
    """Whether "one" is a number: not "the same one", "one another", "one-off", "just one 52,000-barrel plant"."""
    before = token.nbor(-1) if token.i > 0 else None
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is not None and (before.pos_ in ("DET", "ADJ", "PRON", "PROPN") or before.text == "-"):
        return False
    return behind is None or not (
        behind.like_num or behind.lower_ in ("another", "day", "-", "'s", "’s", "can", "must", "should", "by", "thing")
    )


TO = re.compile(r"(?:[^.;,\d]|\b(?:19|20)\d\d\b)*\sto\s(?:[^\w\s])?", re.I)


def _from_to(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are a change from one to the other: "from $75 per barrel to $45.88"."""
    if first.value is None or second.value is None or not re.search(r"\bfrom\s$", text[: first.start], re.I):
        return False
    alike = first.kind == second.kind and first.unit == second.unit
    bare = "count" in (first.kind, second.kind) and first.kind != "percent"
    return (alike or bare or first.unit is None) and TO.fullmatch(text[first.end : second.start]) is not None


def _pair(doc: Doc, first: Quantity, second: Quantity) -> Row:
    scale = 1.0
    if first.unit is None and second.value and first.value and second.value / first.value > 999:
        scale = 10.0 ** (3 * int(len(str(int(second.value / first.value))) // 3))
    named = first if first.unit else second
    return _made("=", (first.value or 0) * scale, second.value, _unit(doc, named))


def main() -> None:
    """Print one JSON object a sentence."""
    nlp: Language = resources.model(None)[0]
    gold = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for i, item in enumerate(gold):
        rows = list(predictions(nlp(item["text"])))
        sys.stdout.write(json.dumps({"i": i, "quantities": rows}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
