"""Text round a quantity -> whether it says how far something rose or fell.

Forms read, one a line:
    rose 5%    fell by 12 points    up $3.10    was down nearly 2%    gained 4 cents    an increase of 300
    a 5% increase    3 percent lower    +0.2%
    Shares of A were down 2 %, B by 3 %     (the verb reaches over the list)
A level that was reached ("rose to 61", "up from 40") has no trend; nor have things that were
lost or added one by one ("lost 900 sheep"), falls of bodies ("fell 12 metres") and verbs with
a particle ("gave up 5 %").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from .models import Quantity

Trend = Literal["up", "down"]

# Verbs that say the level itself moved, whatever is counted.
RISEN = (
    r"r[io]se|rises|risen|rising|increas(?:e|es|ed|ing)|grow|grows|grew|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed"
    r"|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|spik(?:e|es|ed|ing)|swell(?:s|ed|ing)?"
    r"|skyrocket(?:s|ed|ing)?|balloon(?:s|ed|ing)?|leap(?:s|t|ed|ing)?|rebound(?:s|ed|ing)?|expand(?:s|ed|ing)?"
    r"|warm(?:s|ed|ing)|appreciat(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|upward"
)
FALLEN = (
    r"fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|slid|slides?"
    r"|sliding|slip(?:s|ped|ping)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|sank|sink|sinks|sunk"
    r"|sinking|slump(?:s|ed|ing)?|dip(?:s|ped|ping)?|shr[aiu]nk|shrinks|shrinking|contract(?:s|ed|ing)?"
    r"|eas(?:e|es|ed|ing)|cool(?:s|ed|ing)|retreat(?:s|ed|ing)?|crash(?:es|ed|ing)?|div(?:e|es|ed|ing)|weaken(?:s|ed|ing)?"
    r"|depreciat(?:e|es|ed|ing)|downward"
)
# Verbs that also take things as their object: a trend only with money, shares and points.
ADDED = (
    r"gain(?:s|ed|ing)?|add(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|put on|tack(?:s|ed|ing)? on|pop(?:s|ped)?"
    r"|rais(?:e|es|ed|ing)"
)
TAKEN = (
    r"los(?:e|es|t|ing)|shed|sheds|shedding|cut|cuts|slash(?:es|ed)?|trim(?:s|med)?|lower(?:s|ed|ing)?"
    r"|reduc(?:e|es|ed|ing)|off"
)
# "Gold lost $14", but "the carmaker lost $6 billion": a price moves, a sum is gained or lost.
PRICE = 100_000
# What may stand between verb and number; hedges belong to the number.
WAY = (
    r"(?:\s(?:\w+ly|by|up|down|back|further|again|only|just|another|an? (?:further|additional|extra)|an?|even|as"
    r"|in (?:value|price|size|number|volume|\w+ by)"
    r"|its?|them|higher|lower|sales|prices|rates|costs|taxes|output|production|wages|fees))*\s$"
)
MOVED = {"up": rf"\b(?:{RISEN}){WAY}", "down": rf"\b(?:{FALLEN}){WAY}"}
OBJECT = {"up": rf"\b(?:{ADDED}){WAY}", "down": rf"\b(?:{TAKEN}){WAY}"}
# "was up 3 %", "ended down 40 points", ", up 12": a direction where a verb or comma sets it off.
LEVEL = (
    r"(?:^|[,(;:–—-]\s?|\b(?:is|are|was|were|be|been|being|[’']s|ended|ends?|closed?|closes|closing|opened|finished"
    r"|settled|trend(?:s|ed|ing)|trad(?:e|es|ed|ing)|mov(?:e|ed|es|ing)|went|go|goes|going|gone|edg(?:ed|es|ing)"
    r"|inch(?:ed|es|ing)|tick(?:ed|s|ing)|crept|creep(?:s|ing)?|nudged|come|came|revised|still|now)\s)"
    r"(?:\w+ly\s|still )?"
)
SET_OFF = {
    "up": rf"{LEVEL}(?:up|higher)(?:\sby|\sanother)?\s$",
    "down": rf"{LEVEL}(?:down|lower|off)(?:\sby|\sanother)?\s$",
}
# Of a share, nearly any "up" or "down" before it is a direction; not those of a verb with a particle.
PARTICLE = (
    r"(?<!gave )(?<!give )(?<!giving )(?<!given )(?<!make )(?<!made )(?<!makes )(?<!making )(?<!take )(?<!took )"
    r"(?<!pay )(?<!paid )(?<!put )(?<!pick )(?<!picked )(?<!hold )(?<!held )(?<!buy )(?<!bought )(?<!turned )"
    r"(?<!used )(?<!use )(?<!eat )(?<!ate )"
)
SHARE = {"up": rf"{PARTICLE}\bup(?:\sby)?\s$", "down": rf"{PARTICLE}\bdown(?:\sby)?\s$"}
NOUNS = {
    "up": r"(?:increases?|rises?|gains?|jumps?|hikes?|surges?|growth|improvements?|upticks?|spikes?|boosts?|climbs?)",
    "down": r"(?:decreases?|drops?|falls?|declines?|reductions?|slumps?|slides?|dips?|plunges?|losses|loss|cuts?)",
}
BEHIND = {
    "up": re.compile(rf"[\s-](?:[a-z]+\s)?(?:{NOUNS['up']}|higher|up)\b(?!\s(?:to|from|with|for)\b)", re.I),
    "down": re.compile(rf"[\s-](?:[a-z]+\s)?(?:{NOUNS['down']}|lower|down)\b(?!\s(?:to|from|with|for)\b)", re.I),
}
OF = {way: rf"\b(?!loss|gain|cut|boost){noun}\s(?:in\s[^.;,]{{1,40}}\s)?of\s(?:an?\s)?$" for way, noun in NOUNS.items()}
# Lengths that something falls or climbs are no level: "fell 12 metres to the ground".
LENGTHS = frozenset({"m", "cm", "km", "mm", "inch", "foot", "yard", "mile"})
BODILY = re.compile(
    r"\b(?:fall|drop|jump|climb|slid|leap|leapt|plung|plummet|tumbl|sank|sink|dive|dived|fell)\w*\s(?:\w+\s)*$", re.I
)


def trend(text: str, quantity: Quantity, before: Sequence[Quantity] = ()) -> Trend | None:
    """Up or down where a quantity says how far something moved; ``before`` are the earlier ones of its text."""
    if quantity.kind == "duration" or quantity.ordinal or quantity.unit in ("magnitude", "category"):
        return None
    return told_before(text, quantity, before) or told_behind(text, quantity)


def told_before(text: str, quantity: Quantity, before: Sequence[Quantity] = ()) -> Trend | None:
    """The trend that words before a quantity give it: "rose 5%", "up 3 points", "an increase of 12"."""
    lead = text[max(0, quantity.start - 70) : quantity.start]
    if re.search(r"(?<![\w+])\+\s?$", lead):
        return "up"
    price = quantity.kind == "money" and (quantity.value or quantity.high or 0) < PRICE
    level = quantity.kind == "percent" or price or re.match(r"[\s-]points?\b", text[quantity.end :]) is not None
    tables = (MOVED, SET_OFF, OF, *((OBJECT,) if level else ()), *((SHARE,) if level else ()))
    for table in tables:
        for way in ("up", "down"):
            if re.search(table[way], lead, re.I):
                bodily = quantity.unit in LENGTHS and BODILY.search(lead)
                return None if bodily else "up" if way == "up" else "down"
    return _carried(text, quantity, before[-1]) if before and before[-1].trend else None


def _carried(text: str, quantity: Quantity, before: Quantity) -> Trend | None:
    """The trend of the quantity before: "up 57 cents, or 0.87%", "A fell 2 %, B by 3 %"."""
    gap = text[before.end : quantity.start]
    again = before.kind != quantity.kind and re.fullmatch(r"(?:\s\w+)?(?:,?\sor\s|,?\s\(|,\s)", gap)
    another = before.kind == quantity.kind and re.fullmatch(r",?\s(?:and\s)?[^.;,]{1,30}\sby\s", gap)
    return before.trend if again or another else None


def told_behind(text: str, quantity: Quantity) -> Trend | None:
    """The trend that a word behind a share or amount gives it: "a 5% increase", "3 percent lower"."""
    if quantity.kind == "count":
        return None
    tail = text[quantity.end : quantity.end + 40]
    if BEHIND["up"].match(tail):
        return "up"
    down = BEHIND["down"].match(tail)
    if down and not (quantity.kind == "money" and re.search(r"\b(?:loss|losses|cuts?|down)$", down.group(), re.I)):
        return "down"
    return None
