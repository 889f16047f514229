"""Quantities of the sentences of a NewsQuant-shaped file, as JSON lines for its scorer.

    python benchmarks/newsquant.py GOLD.json > predictions.jsonl

The set's rules differ from ours, and this adapter maps, the product does not bend:
it asks for ages, which are no claims of ours; it names units by their singular word
("percentage", "dollar"), ours are symbols and ISO codes; it has one "<" and one ">"
for all hedges; it knows up and down, our ``trend``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blinken_reconcile import grammar, periods, resources, windows
from blinken_reconcile.quantity import quantities

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from blinken_reconcile.models import Quantity

UNITS = {
    "%": "percentage", "pp": "percentage point", "bp": "basis point", "USD": "dollar", "GBP": "pound sterling",
    "EUR": "euro",
    "JPY": "japanese yen", "AUD": "australian dollar", "ILS": "shekel", "MYR": "malaysian ringgit",
    "HKD": "hong kong dollar",
    "CAD": "canadian dollar", "INR": "indian rupee", "DKK": "danish krone", "CNY": "chinese yuan",
    "SGD": "singapore dollar",
    "CHF": "swiss franc", "SEK": "swedish krona", "NOK": "norwegian krone", "ZAR": "south african rand",
    "BRL": "brazilian real",
    "KRW": "south korean won", "NZD": "new zealand dollar", "km": "kilometre", "m": "metre", "cm": "centimetre",
    "mm": "millimetre",
    "kg": "kilogram", "g": "gram", "lb": "pound-mass", "mph": "mile per hour", "km/h": "kilometre per hour",
    "°C": "celsius",
    "°F": "fahrenheit", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "GB": "gigabyte", "hp": "horsepower",
    "BTC": "bitcoin",
}  # fmt: skip
CHANGES = {
    "exact": "=",
    "about": "~",
    "nearly": "~",
    "at_least": ">",
    "more_than": ">",
    "at_most": "<",
    "less_than": "<",
}
AGE = re.compile(
    r"\b(?P<n>\d{1,3})[- ](?P<unit>year|month|week|day)s?[- ]olds?\b|\b(?:aged|age) (?P<m>\d{1,3})\b", re.I
)


def predictions(doc: Doc) -> Iterator[dict[str, Any]]:
    """The quantities of a sentence in the set's own terms."""
    taken = [(w.start, w.end) for w in periods.find(doc.text)] + windows.clocks(doc.text)
    for quantity in quantities(doc.text, taken):
        if quantity.ordinal or quantity.modifier == "vague" or quantity.text.lower() == "zero":
            continue
        low, high = (quantity.low, quantity.high) if quantity.modifier == "range" else (quantity.value, None)
        yield {
            "change": "=" if quantity.modifier == "range" else _change(quantity),
            "value": low,
            "value_hi": high,
            "unit": _unit(doc, quantity),
            "concepts": [],
        }
    for match in AGE.finditer(doc.text):
        unit = f"{(match['unit'] or 'year').lower()} of age"
        yield {"change": "=", "value": float(match["n"] or match["m"]), "value_hi": None, "unit": unit, "concepts": []}


def _change(quantity: Quantity) -> str:
    return CHANGES[quantity.modifier] if quantity.modifier != "exact" else quantity.trend or "="


def _unit(doc: Doc, quantity: Quantity) -> str:
    if quantity.kind == "percent":
        return UNITS.get(quantity.unit or "%", quantity.unit or "percentage")
    if quantity.unit:
        return UNITS.get(quantity.unit, quantity.unit)
    unit = grammar.phrase(doc, quantity)
    return grammar.lemma(doc[unit.noun]) if unit.noun is not None else "-"


def main() -> None:
    """Print one JSON object a sentence."""
    nlp: Language = resources.model(None)[0]
    gold = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for i, item in enumerate(gold):
        rows = list(predictions(nlp(item["text"])))
        sys.stdout.write(json.dumps({"i": i, "quantities": rows}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
