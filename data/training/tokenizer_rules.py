"""Tokenizer rules on top of spaCy's English ones, so that numbers are cut as a treebank cuts them.

Number, unit and currency sign are a token each, and a hyphen between two words or numbers is one too
(`$4.3bn` -> `$ 4.3 bn`, `10-12` -> `10 - 12`, `50-year-old` -> `50 - year - old`). Decimals, thousands
groups (`10,00,000`), clock times (`10:30`) and ordinals (`32nd`) stay in one piece. The rules are plain
regular expressions, so `nlp.to_disk` stores them and loading needs no code of ours.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
CURRENCY_CODES = r"Rs\.?|USD|EUR|GBP|INR|CHF|JPY|AUD|CAD|NZD|PKR|NGN|KSh|Ksh|BRL"
DOLLARS = r"(?:US|AU|NZ|CA|HK|[ACSR])\$"
SIGNS = "$£€¥₹₦₱₩₽₺₴₪฿"
DASH = "[-–—]"
# Scale words, units and parts of the day that are written onto the number. Ordinal endings and the
# `s` of decades are no units, so "32nd" and "1980s" stay whole.
UNITS = (
    "bn|mn|tn|trn|m|k|b|M|B|K|million|billion|trillion|lakh|crore|km/h|kmh|kph|mph|km|kms|cm|mm|ft|kg|g|lbs|lb|"
    "t|ha|am|pm|AM|PM|a\\.m\\.|p\\.m\\.|pc|pct|p|hrs|hr|mins|min|secs|GMT|BST|MW|GW|kW|kWh|MHz|GHz|GB|TB|MB|"
    "C|F|yrs|yr|mg|ml|nm|miles|metres|meters|years|days|hours"
)
# A prefix that is not a word of its own keeps its hyphen in the treebanks ("co-founder", "non-profit").
BOUND_PREFIXES = ("e", "co", "non", "re", "anti", "pro", "multi", "semi", "ex", "pre", "post", "cross")
# Words that the stock rules cut otherwise.
SPECIAL: dict[str, tuple[str, ...]] = {
    "km/h": ("km/h",),
    "m/s": ("m/s",),
    "and/or": ("and", "/", "or"),
    "wanna": ("wan", "na"),
    "Wanna": ("Wan", "na"),
}
ABBREVIATIONS = (
    *("Lt.", "Sgt.", "Maj.", "Cpl.", "Capt.", "Col.", "Ft.", "vs.", "al."),
    *("Mon.", "Tue.", "Tues.", "Wed.", "Wed", "Thu.", "Thur.", "Thurs.", "Fri."),
)
SPECIAL.update({word: (word,) for word in ABBREVIATIONS})
# Telephone numbers, long postcodes and ISO dates are one token in spite of their hyphens, and so is a ruled line.
# Three and four digits that end in 0 are taken for a range ("900-1500").
WHOLE = r"^(?:(?:\d-)?\d{3}-\d{3}-\d{4}|\d{3}-\d{3}[1-9]|\d{5}-\d{4}|\d{4}-\d\d-\d\d|={2,}|\*{2,}|_{2,})$"

PREFIXES = (
    DOLLARS,
    rf"(?:{CURRENCY_CODES})(?=[0-9])",
    rf"(?:{MONTHS})\.(?=[0-9])",
    rf"[{re.escape(SIGNS)}]",
    r"[°º](?=[CF])",
    r"<<+",
)
SUFFIXES = (rf"(?<=[0-9])(?:{UNITS})", r"(?<=[0-9])[°º]", r"(?<=[0-9][°º])[CF]", r">>+")
INFIXES = (
    rf"(?<=[0-9])(?:{UNITS}|%)(?={DASH}|/)",
    rf"(?<=[0-9]){DASH}(?=[0-9A-Za-z{re.escape(SIGNS)}])",
    rf"(?<=[A-Za-z%]){DASH}(?=[0-9{re.escape(SIGNS)}])",
    rf"(?<={DASH})(?:US\$|[{re.escape(SIGNS)}])(?=[0-9])",
    r"(?<=[0-9]{4})/(?=[0-9])",
    rf"(?<=[A-Z]\.){DASH}(?=[A-Za-z])",
    r"\)(?=\()|(?<=\))\(",
    r"--+|—|…|\.\.\.+",
)


def _keep_bound_prefixes(pattern: str) -> str:
    """The letter-hyphen-letter infix of spaCy, made to pass over the hyphen of a bound prefix."""
    guards = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in BOUND_PREFIXES)
    return guards + pattern


def _infixes(stock: list[str]) -> list[str]:
    """The stock infixes, the hyphen one guarded, after ours (the first alternative that matches wins)."""
    guarded = [_keep_bound_prefixes(p) if "---|--" in p or "--|---" in p else p for p in stock]
    return [*INFIXES, *guarded]


def add_rules(nlp: Language) -> None:
    """Puts the rules into the pipeline's tokenizer."""
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    # "#1" and "#tag" are one token.
    prefixes = [*PREFIXES, *(str(p) for p in defaults.prefixes or () if p not in {"#", r"\#"})]
    suffixes = [*SUFFIXES, *(str(s) for s in defaults.suffixes or ())]
    infixes = _infixes([str(i) for i in defaults.infixes or ()])
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(WHOLE).match
    for word, parts in SPECIAL.items():
        tokenizer.add_special_case(word, [{"ORTH": part} for part in parts])
