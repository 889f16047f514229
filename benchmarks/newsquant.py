"""Quantities of the sentences of a NewsQuant-shaped file, as JSON lines for its scorer.

    python benchmarks/newsquant.py GOLD.json > predictions.jsonl

The quantities are those of ``concepts.measured``. The set's rules differ from ours; this
adapter maps them, the product does not bend. What is mapped, and why:

* Ages that are said to be ages ("year of age") are asked for; to us they are no claims, so they are
  read here from the product's look-alikes. A bare age ("Ana Ruiz, 34,") is left out.
* Other look-alikes that are quantities all the same are admitted: "six-cylinder", "the worst in 30
  years", "seats 800", and "one" wherever it stands before or for a noun ("one of the best", "a
  sighting of one").
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
  hour"), a duration that describes a noun ("a five-year award"). Asked for: the
  "two years" of "two years later", which we read as a date.

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
    "GHS": "ghanaian cedi", "UGX": "ugandan shilling", "°C": "celsius", "°F": "fahrenheit",
    "TZS": "tanzanian shilling", "MWK": "malawian kwacha",
    "BDT": "bangladeshi taka", "MAD": "moroccan dirham", "ETH": "ether", "p": "point",
}  # fmt: skip
CHANGES = {
    "about": "~", "nearly": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<",
}  # fmt: skip
AGES = frozenset({"age", "age of someone old", "age of a pronoun", "younger or older than", "as long as an age"})
# No claims of ours, but quantities: attributes, spans of a rank, capacities, and "one".
ADMITTED = frozenset(
    {"hyphened attribute", "rank in time", "more or less of all", "capacity", "capacity by seats", "list of tips"}
    | {"part of a whole, as an idiom", "pronoun one"}
)
AGO = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:second|minute|hour|day|week|month|year"
    r"|decade)s\b",
    re.I,
)
Row = dict[str, Any]


def predictions(doc: Doc) -> Iterator[Row]:
    """The quantities of a sentence in the set's own terms."""
    text = doc.text
    whens = [w for w in periods.find(text) if not AGO.search(w.text)]
    taken = [(w.start, w.end) for w in whens] + windows.clocks(text)
    found = concepts.measured(doc, taken, doubled=True, admit=ADMITTED)
    kept = [q for q in found if not _left_out(doc, q)]
    i = 0
    while i < len(kept):
        pair = i + 1 < len(kept) and _from_to(text, kept[i], kept[i + 1])
        yield _pair(doc, kept[i], kept[i + 1]) if pair else _row(doc, kept[i], kept[:i])
        i += 2 if pair else 1
    yield from _ages(text)


def _left_out(doc: Doc, quantity: Quantity) -> bool:
    """What the set does not ask for."""
    if quantity.ordinal or quantity.text.lower() == "zero" or quantity.unit == "category":
        return True
    written = doc.text[quantity.number_start : quantity.number_end].lower()
    if quantity.modifier == "vague":
        return not written.split()[0].endswith("s")
    if quantity.kind == "duration":
        describes = re.match(r"-\w+\s\S*\w", doc.text[quantity.number_end :])
        return written in ("a", "an") or bool(describes)
    return written == "one" and not _counts_one(doc[grammar.token_at(doc, quantity.number_start)])


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
        lead = hedge_before(text, quantity.number_start)[0]
        return CHANGES.get(lead, "=")
    if re.search(r"\baverag(?:e|es|ed|ing)\s$", text[: quantity.start], re.I):
        return "~"
    if quantity.modifier == "nearly" and re.search(r"\b(?:under|below|less|short)\b", quantity.text, re.I):
        return "<"
    return CHANGES.get(quantity.modifier, "=")


# ------------------------------------------------------------------------- units


@cache
def _words() -> dict[str, str]:
    names = {c.unit: c.words[0].lower() for c in reversed(lexicons.currencies()) if c.words}
    for unit in lexicons.units():
        names.setdefault(unit.unit, unit.words[0].lower())
    for unit in lexicons.units():
        names |= {form: unit.words[0].lower() for form in unit.symbols if form not in names}
    return names | NAMES


def _unit(doc: Doc, quantity: Quantity) -> str:
    if quantity.kind == "percent" and quantity.unit is None:
        return f"% {_counted(doc, quantity)}"
    if quantity.unit:
        whole = _words().get(quantity.unit)
        name = whole or " per ".join(_words().get(part, part) for part in quantity.unit.split("/"))
    elif re.match(r"\s?times\b|x\b", doc.text[quantity.end :]):
        return "count"
    else:
        name = _counted(doc, quantity)
    if quantity.per is None or quantity.kind == "percent" or name == "-":
        return name
    return f"{name} per {_words().get(quantity.per, quantity.per)}"


def _counted(doc: Doc, quantity: Quantity) -> str:
    """The noun phrase that a number counts, as lemmas; "-" without one."""
    stops = frozenset(grammar.token_at(doc, w.start) for w in periods.find(doc.text))
    if SUSPENDED.match(doc.text, quantity.end):
        later = [q for q in concepts.measured(doc, admit=ADMITTED) if q.start > quantity.end]
        return _counted(doc, later[0]) if later else "-"
    unit = grammar.phrase(doc, quantity, stops)
    if unit.noun is None:
        return "-"
    if re.match(r"-(?!strong\b)\w", doc.text[quantity.end :]) and unit.last + 2 < len(doc):
        return _lemma(doc[min(unit.last + 2, unit.noun)])
    before = doc[unit.first - 1] if unit.first > 0 else None
    rank = [before.lower_] if before is not None and before.lower_ in ("record", "top", "bottom") else []
    words = [_lemma(doc[i]) for i in (*unit.modifiers, unit.noun) if _belongs(doc[i])]
    return re.sub(r"\s*([-/])\s*", r"\1", " ".join([*rank, *words])) or "-"


# "four-, five- and six-cylinder engines": the noun is that of the last.
SUSPENDED = re.compile(r"-(?:,|\s(?:and|or|to)\b)")


def _belongs(token: Token) -> bool:
    return (
        token.lower_ not in ("strong", "last", "next", "past", "previous")
        and token.pos_ not in ("DET", "CCONJ", "ADV", "NUM")
        and not (token.tag_ == "VBN" and token.dep_ == "amod")
    )


def _lemma(token: Token) -> str:
    if token.tag_ == "NNPS" and token.i > 0 and token.nbor(-1).pos_ in ("PROPN", "ADJ"):
        return token.lower_.removesuffix("s")
    return grammar.lemma(token) if token.pos_ in ("NOUN", "ADJ") else token.lower_


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


def _counts_one(token: Token) -> bool:
    """Whether "one" is a number: not "the same one", "one another", "one-off", "just one 52,000-barrel plant"."""
    before = token.nbor(-1) if token.i > 0 else None
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is not None and (before.pos_ in ("DET", "ADJ", "PRON", "PROPN") or before.text == "-"):
        return False
    return behind is None or not (
        behind.like_num or behind.lower_ in ("another", "day", "-", "'s", "’s", "can", "must", "should", "by", "thing")
    )


TO = re.compile(r"(?:[^.;,\d]|U\.S\.|\b(?:19|20)\d\d\b)*\sto\s(?:[^\w\s])?", re.I)


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
    named = first if first.unit and not second.per else second
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
