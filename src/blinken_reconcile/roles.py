"""What part a number plays in its sentence.

Forms read, one a line:
    including 9    9 of them    mostly           (a part)
    among the dead were 3    3 are among the 19 injured
    up from 288    earlier put at 288    revised from 300 to 288   (the previous value)
    rose by 12     an increase of 12     fell 4 per cent           (a change)
    a total of 61  61 in all                     (a total)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .grammar import Phrase
from .models import Quantity, Role
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

PART = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|among whom|included|mostly|counting"
    r"|(?:dead|killed|injured|wounded|missing|victims|casualties|detained|arrested|hostages) includes?)\s*,?\s*$",
    re.I,
)
# "Among the dead were 3 children"; "four firefighters are among the 19 injured", "3 teens among 7 wounded".
AMONG = re.compile(r"\bamong (?:the|those) (?:[\w-]+ ){1,3}(?:is|are|was|were)\s(?:at least\s|also\s)?$", re.I)
AMONG_BEHIND = re.compile(r"\s(?:is |are |was |were |being )?(?:also )?among (?:the|those|them|\d+)\b", re.I)
# "Five people were hurt, two seriously, when ...".
DEGREE = re.compile(
    r"\s(?:very\s)?(?:seriously|critically|severely|gravely|badly|slightly|lightly)(?=[,.;)]|\s(?:when|after|in|at"
    r"|on|by)\b|$)"
)
# "Eleven of the dead were from Nampula", "two of those killed worked at the mill"; not "two of the injured died".
OF_THEM = re.compile(
    r"\s?of (?:the|those|its|their|these)\s(?:\d[\d,]* |\w+ )?(?:people |persons )?"
    r"(?:dead|killed|victims|deaths|fatalities|injured"
    r"|wounded|hurt"
    r"|missing|casualties|survivors|detained|detainees|arrested|evacuees|hospitali[sz]ed|passengers)\s"
    r"(?:(?:is|are|was|were) (?:from|in|at|on|an?\b|\w+s\b(?<!es)|under|aged|\w+ (?:citizens|nationals))"
    r"|c[ao]me from|lived|worked"
    r"|belonged|hailed)",
    re.I,
)
# "At least 30 were Danish", "nine were Indian nationals": a part, whoever is counted.
NATIONALS = re.compile(
    r"\s(?:of them\s|of the dead\s|of those killed\s)?(?:were|are|was|is)\s(?:from\s)?"
    r"(?P<people>[A-Z][\w-]+)\b(?!\s(?:[A-Z]|police|army|troops))"
)
PREVIOUS = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|from (?:a|an) (?:earlier|previous|initial)"
    r"|from an? \w+ (?:toll|figure|count) of"
    r"|(?<!case )(?<!cases )(?<!charges )(?<!charge )(?<!trial )(?<!suit )(?<!lawsuit )(?<!proceedings )(?<!evidence )"
    r"against)"
    r"\s*(?:the\s)?$",
    re.I,
)
# "Registered cases against 32 people": against whom, and no figure of before.
AGAINST_WHOM = re.compile(
    r"\b(?:cases?|charges?|complaints?|firs?|proceedings|indictments?|action|claims?|suits?|lawsuits?|warrants?|sanctions?"
    r"|allegations?|evidence|crimes?|attacks?|strikes?|raids?|violence|investigations?|inquir(?:y|ies)|probes?|vot(?:ed?|es|ing)"
    r"|appeals?|measures|threats?|filed|brought|issued|opened|registered|lodged|pressed|ruled)\s(?:[\w-]+\s){0,2}?against\s"
    r"(?:the\s)?$",
    re.I,
)
# "Corrected: 34 were held rather than 25"; a choice between two numbers corrects none.
INSTEAD = re.compile(r"\b(?:rather than|instead of|and not|not)\s(?:the\s)?$", re.I)
RIGHTED = re.compile(
    r"\b(?:correct(?:ed|ion|s|ing)|revis(?:ed|ion|ing)|amended|wrong(?:ly)?|mistak\w+|in error|errors?)\b", re.I
)
CHANGE = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|fell|fallen|dropped|climbed|jumped|went up|gone up|declined|up"
    r"|down|widened|decreased?|soared|surged|plunged|slumped|slid|gained|lost|higher"
    r"|lower)\s(?:by\s)?(?:(?:at least|about|around|nearly|almost|more than|some)\s)?$",
    re.I,
)
INCREASE = re.compile(
    r"\b(?:an?|the)\s(?:\w+\s)?(?:increase|rise|drop|fall|decline|decrease|jump|gain|reduction|cut"
    r"|hike)\sof\s(?:\w+\s){0,2}$",
    re.I,
)
# An older figure, quoted to be replaced: "earlier put at 288", "had until then spoken of 11,300".
EARLIER = re.compile(
    r"\b(?:(?:the|an|a|its|their)\s(?:previous|earlier|initial|first|preliminary|former|old)\s(?:\w+\s){0,3}"
    r"(?:toll|count|figure|estimate|number|tally|total)"
    r"|(?:earlier|previously|initially|originally|until then|before that|at first)\b[^.;]{0,40}?"
    r"\b(?:put|reported|said|spoken|spoke|given|gave|counted|estimated|announced|stood|was|been|believed|stated|listed)"
    r"|had\s(?:earlier|previously|initially|until then|originally)\s\w+)\b[^.;]{0,50}$",
    re.I,
)
# "58 dead, three fewer than it had announced".
FEWER = re.compile(
    r"\s(?:fewer|more|less)\sthan\s(?:it|he|she|they|the|on|in|a|was|were|at|before|had|had been)\b", re.I
)
# "The 84% it had reported": a figure of before, now replaced.
HAD_SAID = re.compile(
    r"\s(?:it|he|she|they|(?:the|its) (?:company|ministry|government|agency|firm|maker|office|bank|police|army))\shad\s"
    r"(?:\w+ly\s|first\s|earlier\s)?(?:reported|announced|given|estimated|stated|forecast|promised|declared|claimed)\b",
    re.I,
)
FROM_TO = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|fell|fallen|dropped|climbed|jumped|revised|cut(?:ting)?|reduc(?:ed?|es|ing)"
    r"|lower(?:ed|s|ing)?|rais(?:ed?|es|ing)|trim(?:med|ming)?|shrank|shrunk|shrink(?:ing)?|slash(?:ed|ing)?|expand(?:ed|ing)?"
    r"|went|up|down|declined)\b[^.;]{0,40}\bfrom\s(?:\w+\s){0,3}$",
    re.I,
)


# "The 475 first reported", "not eight as initially announced", "the figure of 73 given on Thursday".
SAID_BEFORE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:as\s|that (?:was|were|had been)\s|which (?:was|were|had been)\s)?"
    r"(?:first|initially|originally|earlier|previously)\s"
    r"(?:reported|given|announced|put|stated|feared|thought|believed|estimated|claimed|counted|published|said)\b"
    r"|\s(?:at first|initially|originally)(?=[,.;)])",
    re.I,
)
GIVEN_ON = re.compile(
    r",?\s(?:given|announced|reported|published|released|issued|cited)\s(?:at first|first|initially|originally|earlier"
    r"|previously|yesterday|(?:on|last|the day)\s(?:\w+day|before|night|week))\b",
    re.I,
)
FIGURE_OF = re.compile(r"\b(?:figure|number|toll|count|tally|total|estimate|sum)\sof\s(?:\w+\s)?$", re.I)
# "The toll is 259, not 289": the number that is denied was given before.
NOT_THE = re.compile(r"\d[\d,.]*(?:\s[\w-]+){0,2},?\s(?:and\s)?not\s(?:the\s)?$")


# "Fewer than the 30 of last year", "above the 618 recorded in 2012".
THAN_THE = re.compile(r"\b(?:than|above|below|against|on|with|to)\sthe\s$", re.I)
OF_BEFORE = re.compile(
    r"^[^,.;]{0,40}?\b(?:(?:of|in|from) (?:last|\d{4}\b|the (?:previous|preceding))|a year (?:ago|earlier|before))",
    re.I,
)


# "Had at first counted 212, corrected its figure to 221": the second is the new one.
RIGHTED_TO = re.compile(
    r"\b(?:correct|revis|amend|updat|rais|lower|chang)(?:ed|es|e|s|ing)\s(?:it|(?:its|the|that|their)\s(?:\w+\s)?"
    r"(?:figure|number|count|toll|estimate|tally|total))\s(?:up\s|down\s)?to\s(?:\w+\s)?$"
    r"|\b(?:was|were|been|is|be)\s(?:\w+ly\s|since\s|later\s)?(?:corrected|revised|amended|updated|raised|lowered|changed)\s"
    r"[^.;\d]{0,40}?\bto\s(?:\w+\s)?$",
    re.I,
)
# "The agency had given a toll of 81 in the morning but corrected it".
GIVEN = re.compile(
    r"\b(?:had|first|initially|at first|originally|earlier)\b[^.;]{0,20}?"
    r"\b(?:given|gave|put|reported|announced|said|spoken|spoke|counted|listed|published|cited|claimed|estimated)\b[^.;]{0,50}$",
    re.I,
)
WITHDRAWN = re.compile(
    r"[^.;\d]{0,60}?(?:\b(?:but|and|before|then)|;\s(?:it|they|he|she|this|that))\s"
    r"(?:(?:later|then|soon|has since|since|subsequently)\s)?"
    r"(?:correct|revis|withdr[ae]w|retract|lower|amend|dropp|reduc|backtrack)\w*\b",
    re.I,
)
# "568 in all", "12 people died altogether"; in "156 damaged, 568 in all" the total is the second.
IN_ALL = re.compile(r"[^\d;.]{0,24}?\b(?:in total|altogether|in all|overall)\b")
# "Raised to $6.5 million from 4 million", "cut to 2,100 posts, from 2,600".
TO_FROM = re.compile(r"\bto\s(?:[^,.;]|(?<=\d)[.,](?=\d)){1,40}?,?\s(?:up |down )?from\s(?:\w+\s){0,2}$", re.I)


def role(doc: Doc, quantity: Quantity, unit: Phrase) -> Role:
    """What part a number plays: a value, a change, the previous value, a part or a total."""
    lead = doc.text[: quantity.start]
    counts = quantity.kind == "count"  # a sum among the largest is no part of them
    if AMONG.search(lead) or (
        counts and AMONG_BEHIND.match(doc.text[doc[unit.end - 1].idx + len(doc[unit.end - 1]) :])
    ):
        return "part"
    if unit.noun is None and DEGREE.match(doc.text[quantity.end :]) and re.search(r",\s(?:and\s)?$", lead):
        return "part"
    nationals = NATIONALS.match(doc.text[quantity.end :]) if unit.noun is None else None
    if nationals is not None and gazetteer().demonym(nationals["people"]) is not None:
        return "part"
    of_pronoun = unit.of and unit.noun is None and doc[unit.end - 1].pos_ == "PRON"
    if OF_THEM.match(doc.text[quantity.end :]) or PART.search(lead) or (of_pronoun and quantity.kind != "percent"):
        return "part"  # "including 9", "9 of them"; a share of those who voted is a share all the same
    if RIGHTED_TO.search(lead):
        return "value"
    if (
        (PREVIOUS.search(lead) and not AGAINST_WHOM.search(lead))
        or EARLIER.search(lead)
        or HAD_SAID.match(doc.text[doc[unit.end - 1].idx + len(doc[unit.end - 1]) :])
        or (FROM_TO.search(lead) and re.match(r"[^.;]{0,30}\bto\b", doc.text[quantity.end :]))
    ):
        return "previous"
    if (INSTEAD.search(lead) and RIGHTED.search(doc.text)) or _said_before(lead, doc.text[quantity.end :]):
        return "previous"
    if TO_FROM.search(lead) or (GIVEN.search(lead) and WITHDRAWN.match(doc.text[quantity.end :])):
        return "previous"
    if quantity.kind == "count" and FEWER.match(doc.text[quantity.end :]):
        return "change"
    if INCREASE.search(lead) or (CHANGE.search(lead) and (lead.rstrip().endswith("by") or quantity.kind == "percent")):
        return "change"
    if quantity.kind == "percent" and quantity.trend is not None:
        return "change"  # "a 38% fall in profit", "closed 9% lower"
    if re.search(r"\btotal of $", lead, re.I) or IN_ALL.match(doc.text[quantity.end :]):
        return "total"
    return "value"


def _said_before(lead: str, behind: str) -> bool:
    """Whether a number is one that was given before and no longer holds."""
    if NOT_THE.search(lead) or SAID_BEFORE.match(behind) or (THAN_THE.search(lead) and OF_BEFORE.search(behind)):
        return True
    figure = GIVEN_ON.match(behind) is not None and FIGURE_OF.search(lead) is not None
    return figure and RIGHTED.search(lead + behind) is not None
