"""Text round a quantity -> its modifier, and the bounds that the modifier makes of the number.

Forms read, one a line:
    at least 17    more than 1,400    up to 50    fewer than 10    about 2,500    an estimated 40
    17 or more     500+    300 or so    20-odd    63 dead and counting      (behind the quantity)
    thought to be at least 30     (of two hedges the firmer rules)
The words are in data/lexicons/hedges.toml; here is what makes them no hedge: "gone up to 50",
"the dispute over 300 islands".
"""

from __future__ import annotations

import math
import re
from functools import cache

from . import lexicons
from .models import Modifier

# SPEC 3: "about" reads 10 % either way; "nearly" 10 % down.
ABOUT = 0.10


@cache
def _hedge_table(side: str) -> tuple[re.Pattern[str], dict[str, Modifier]]:
    table = {p.lower(): h.modifier for h in lexicons.hedges() if h.side == side for p in h.phrases}
    longest = "|".join(re.escape(p) for p in sorted(table, key=len, reverse=True))
    if side == "before":
        return re.compile(r"(?<!\w)(?<!(?-i:[a-z])-)(" + longest + r")\s$", re.I), table
    return re.compile(r"(?:\s(?:[a-z]+\s){0,2})?,?\s?(" + longest + r")(?!\w)", re.I), table


# They only say that the number is somebody's guess; a hedge behind them rules: "thought to be at least 30".
SOFT = frozenset(
    {"believed to be", "thought to be", "estimated at", "estimated", "an estimated", "put at about", "some"}
)
# "left than 150 families": a comparison whose "more" was lost.
BARE_THAN = re.compile(
    r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!other )(?<!er )(?<!worse )(?<!different )(?<!times )\bthan $", re.I
)


# Signs and a prefix before a number: "~1lb", "≈ 32", ">50 %", "sub-7 nanometre", "now-18".
SIGN: dict[str, Modifier] = {
    "~": "about", "≈": "about", "∼": "about", "±": "about", ">": "more_than", "<": "less_than", "≥": "at_least",
    "≤": "at_most", "sub-": "less_than", "c.": "about",
}  # fmt: skip
SIGNS = re.compile(r"(?<![\w<>=-])(" + "|".join(re.escape(s) for s in SIGN) + r")\s?$", re.I)


def hedge_before(text: str, start: int, *, counts: bool = True) -> tuple[Modifier, int]:
    """The modifier said before an offset, and where its phrase begins.

    Frames ("a total of", "another") are stepped over; of two hedges the one
    further left rules ("at least about 40" is at least 40). ``counts`` tells that things
    are counted, which a dispute may be about; lengths and shares are not.
    """
    pattern, table = _hedge_table("before")
    modifier: Modifier = "exact"
    if (sign := SIGNS.search(text, max(0, start - 8), start)) is not None:
        return SIGN[sign[1].lower()], sign.start(1)
    begin = at = start
    for _ in range(3):
        match = pattern.search(text, max(0, at - 32), at)
        article = re.search(r"(?<![\w-])(?:a|an|the)\s$", text[max(0, at - 5) : at], re.I)
        named = begin != start or at != start
        definite = named and match is not None and text[at : at + 4].lower() == "the "
        preposition = definite and match and (match[1].lower() in PREPOSITIONS or match[1].lower().endswith("than"))
        if match and not preposition and not _not_amount(text, match.start(1), match[1].lower(), counts=counts):
            said = table[match[1].lower()]
            at = match.start(1)
            if said != "exact" and not (modifier != "exact" and match[1].lower() in SOFT):
                modifier, begin = said, at
        elif article and modifier == "exact":
            at -= len(article.group())
        else:
            break
    if modifier == "exact" and (passed := MILESTONE.search(text, max(0, start - 90), start)):
        return ("nearly" if passed["near"] else "more_than"), passed.start("verb")
    if modifier == "exact" and (lost := BARE_THAN.search(text, max(0, start - 24), start)):
        return "more_than", lost.start()
    return modifier, begin


# "Toll passes 200", "cases have crossed 1,000", "deaths near 300", "toll in the capital climbs past 70": of a count,
# and not of laws or tests.
MILESTONE = re.compile(
    r"\b(?:tolls?|deaths|fatalities|dead|cases|infections|injuries|count|tally|total|losses|arrests|layoffs)\s"
    r"(?:(?:has|have|had|is|are|was|were|already|now|quickly|soon)\s"
    r"|(?:in|from|of|at|after|across|among)\s(?:(?!and\b|but\b|near\b)[\w'’-]+\s){1,5}?){0,3}"
    r"(?P<verb>pass(?:e[sd])?|passing|top|topping|cross(?:e[sd])?|crossing"
    r"|(?:w[eo]nt|go(?:es|ing|ne)?|climb|soar|r[io]s|jump|surg|mov|shot|shoot|cre[ep]|crept|push|edg|balloon|swell|swollen|swelled"
    r"|leap|rocket|gr[eo]w|mount|head|rac|tick|tipp|blow|blew|break|broke)(?:e?s|e?d|ing|en|e)?\s(?:well\s)?(?:past|beyond)"
    r"|(?P<near>nears?|neared|nearing|clos(?:e[sd]?|ing)\sin\son|approach(?:e[sd])?|approaching))\s(?:the\s)?$",
    re.I,
)
# "gone up to 50" is a rise and "walked around 300 miles" a way, not an amount left open.
RISING = re.compile(
    r"\b(?:go|goes|going|gone|went|rise|rises|rising|rose|risen|climb(?:s|ed|ing)?|push(?:ed|es)?|driven"
    r"|brought|bring(?:s|ing)?|revised|raised|lifted|edged|ticked|updated|corrected|adjusted|put"
    r"|mov(?:e|ed|es|ing)|take[sn]?|took|taking|shot|crept|jumped) $",
    re.I,
)
NO_AMOUNT = re.compile(
    r"\b(?:came|come|control|reign|go|went|is|was|hand|turn|turned|walked|looked|concerns?|worr(?:y|ies)"
    r"|questions?|talks?|spoke"
    r"|deals?|disputes?|warn(?:ed|ing)s?|charged|held|arrested|fined|jailed|sued|all|clash(?:ed|es)?|asked"
    r"|argued|fought|quarrell?ed"
    r"|drifted|sailed|gathered|told|learned|complained|knew|know|thought|written|wrote|row|anger|fears?) $",
    re.I,
)


# "Around the 37 m skeleton", "over the 12 years": before "the" they are prepositions; "fewer than the 30 of last
# year" compares with a number that is known.
PREPOSITIONS = frozenset({"about", "around", "over", "under", "above", "below"})


def _not_amount(text: str, start: int, phrase: str, *, counts: bool = True) -> bool:
    """Uses of a hedge word that say nothing of the amount: "gone up to 50", "the dispute over 300 islands"."""
    lead = text[max(0, start - 14) : start]
    if phrase == "up to":
        return bool(RISING.search(lead)) or bool(re.search(r"\bit(?:[’']s| is| was) $", lead, re.I))
    if phrase == "over" and PHRASAL.search(text[max(0, start - 24) : start]):
        return True
    if phrase == "over" and (DURING.match(text, start) or SPREAD.search(text[max(0, start - 24) : start])):
        return True
    if phrase == "over" and SPAN.match(text, start) and LONGER.search(text[:start]) is None:
        return True
    if phrase == "under" and re.search(r"\b(?:buried|lay|lies|trapped|hidden|sat|stood) $", lead, re.I):
        return True
    measured = phrase in ("about", "around") and (not counts or TOPIC.search(text[:start]) is None)
    if measured and re.search(r"\b(?:is|was)(?:\snow|\sonly|\sjust)? $", lead):
        return False  # "is about 90 miles wide", but "the row is about 300 jobs"
    return phrase in ("over", "under", "about", "around", "close to") and bool(NO_AMOUNT.search(lead))


# "Spread over four counties": where, not how many.
SPREAD = re.compile(r"\b(?:spread|scattered|distributed|dispersed|strewn|divided|shared|split)\s(?:out\s)?$", re.I)
# "Handed over 400 vehicles": the verb's own particle.
PHRASAL = re.compile(r"\b(?:hand|turn|sign|fork)(?:s|ed|ing)?\s$", re.I)
# "Over six innings", "over three days": while they went on.
DURING = re.compile(
    r"over\s[\w-]+\s(?:innings|rounds|games|matches|holes|sets|legs|laps|starts|seasons|sessions|episodes|days"
    r"|nights|weekends)\b",
    re.I,
)
# "Will rise 14% over three years", "died over two decades": a period that something fills. "Over 10 years ago" is more
# than ten, and so is what a preposition or a verb of lasting has before it: "for over 10 years", "took over a year".
SPAN = re.compile(
    r"over\s[\w-]+\s(?:weeks|months|quarters|years|decades|centuries)\b"
    r"(?!\s(?:ago|old|later|earlier|before|after|ha(?:s|ve|d)|passed|in\s(?:prison|jail|power|office)|behind|of)\b)",
    re.I,
)
LONGER = re.compile(
    r"\b(?:for|after|of|in|within|by|from|to|at|than|last(?:s|ed|ing)?|t[ao]kes?|taking|taken|took|spen[dt]s?|spending"
    r"|wait(?:s|ed|ing)?|serv(?:e|es|ed|ing)|work(?:s|ed|ing)?|liv(?:e|es|ed|ing)|rul(?:e|es|ed|ing)|stay(?:s|ed|ing)?"
    r"|needs?|needed|requires?|required|gets?|got|faces?|faced|facing|is|was|are"
    r"|were|be|been|being|has|have|had|with|and|or|just|well|the|a|an)\s(?:there\s|here\s|away\s|together\s)?$",
    re.I,
)
TOPIC = re.compile(
    r"\b(?:row|dispute|case|debate|story|film|book|question|talk|argument|issue|concern|complaint|letter|meeting|fight"
    r"|law|bill|vote|protest|strike)(?:\s(?:in|at|over|of)\s[\w\s]{1,24})?\s(?:is|was) $"
    r"|(?:^|[.;,]\s)(?:it|this|that)\s(?:is|was) $",
    re.I,
)


def hedge_after(text: str, end: int) -> tuple[Modifier, int, bool] | None:
    """The modifier said behind a quantity, where its phrase ends, and whether it follows at once."""
    pattern, table = _hedge_table("after")
    match = pattern.match(text, end)
    if match is None:
        return None
    phrase = match[1].lower()
    between = text[end : match.start(1)]
    if phrase in ("odd", "plus", "maximum", "approximately", "at least", "at most") and re.search(r"\w", between):
        return None
    return table[phrase], match.end(1), not re.search(r"\w", between)


def bounds(value: float, modifier: Modifier, *, whole: bool) -> tuple[float | None, float | None]:
    """Low and high of a hedged number (SPEC 3); ``whole`` for counts of things."""
    step = 1.0 if whole else 0.0
    if modifier == "at_least":
        return value, None
    if modifier == "more_than":
        return value + step, None
    if modifier == "at_most":
        return None, value
    if modifier == "less_than":
        return None, value - step
    spread = abs(value) * ABOUT
    low, high = value - spread, value + spread
    if modifier == "about":
        return (float(math.floor(round(low, 6))), float(math.ceil(round(high, 6)))) if whole else (low, high)
    if modifier == "nearly":
        return (float(math.floor(round(low, 6))) if whole else low), value - step
    return value, value
