"""Numbers told as the level of something: what a toll, a total or a rising figure counts.

Forms read, one a line:
    the death toll rose to 61     a death toll of 61
    the number of wolves has reached 184     the number of confirmed cases rose to 29
    deaths rose to 61     cases stood at 1,940     sales reached 4,000
    Of the dead, 97 were in Abra     a team of 70     a crowd of about 5,000
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons, predication
from .grammar import Phrase
from .lexicons import Measure
from .measures import GENERIC, is_person, measure_of, measures_by
from .numerals import folded

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOLL_VERBS = frozenset(
    {"rise", "climb", "reach", "stand", "be", "hit", "jump", "grow", "increase", "exceed", "top", "pass",
    "surpass", "total", "soar", "go", "fall", "drop",
     "revise", "lower", "raise", "put", "remain", "cross", "come", "surge", "mount", "update", "estimate", "say",
     "report", "number", "count", "near", "approach", "race", "sail", "shoot", "creep", "edge", "balloon", "swell",
     "leap", "rocket"}
)  # fmt: skip
TOLL_GAP = re.compile(
    # "toll nears 300": the verb is part of the hedged number.
    r"^\s*$|^[^.;]{0,120}?\b(?:of|to|at|reach(?:ed|es)?|hits?|is|was|are|were|stood|stands|be|exceed(?:ed|s)?|top(?:s"
    r"|ped)?|pass(?:ed|es)?|surpass(?:ed|es)?|now|total(?:s|led|ed)?|number(?:s|ed|ing)?|as|cross(?:es|ed)?"
    r"|near(?:s|ed|ing)?|approach(?:es|ed|ing)?|from|against|by|var(?:y|ies|ied)|rang(?:e|es|ed|ing)"
    r"|\w+ (?:past|beyond)|close[sd]? in on|closing in on"
    r"|believed|thought|has|have|had|could|may|might|will|would|,|:|-)\s*$",
    re.I,
)


@cache
def _toll_words() -> re.Pattern[str]:
    words = sorted(measures_by("tolls"), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b", re.I)


def by_toll(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The number of a toll: no noun of its own but persons, and toll words before it."""
    if noun and noun not in GENERIC:
        return None
    text = doc.text
    start = doc[unit.first].idx
    for match in reversed(list(_toll_words().finditer(text, 0, start))):
        gap = text[match.end() : start]
        if _counted(doc, match.end(), unit.first) and not (
            gap.strip().endswith(("to", "from", "at", "against")) and MOVED.search(gap)
        ):
            continue
        if re.search(r"\b(?:and|but|while|with|including)\b|;", gap) and not gap.strip().endswith(("to", "at")):
            continue
        passed = NEARS.match(text, start) is not None and "," not in gap  # "the toll in the capital nears 300"
        if passed or TOLL_GAP.match(gap + " " if not gap.endswith(" ") else gap):
            measure = measures_by("tolls")[re.sub(r"\s+", " ", folded(match[1].lower()))][0]
            return measure, grammar.token_at(doc, match.start())
    return None


# A verb that is part of the hedged number: see hedging.MILESTONE.
NEARS = re.compile(
    r"near(?:s|ed|ing)|approach(?:es|ed|ing)|pass(?:es|ed|ing)|topp?(?:s|ed|ing)|cross(?:es|ed|ing)|exceed(?:s|ed|ing)|clos(?:es|ed|ing)\sin|\w+\s(?:past|beyond)\s",
    re.I,
)


def named(text: str) -> Measure | None:
    """The figure that a sentence names last: "The police corrected the number of wounded."."""
    found = [m[1] for m in _toll_words().finditer(text)]
    return measures_by("tolls")[re.sub(r"\s+", " ", folded(found[-1].lower()))][0] if found else None


def _counted(doc: Doc, start: int, before: int) -> bool:
    """Whether another number stands between an offset and a token."""
    return any(t.pos_ == "NUM" or t.text[0].isdecimal() for t in doc[:before] if t.idx >= start)


# A toll may pass one number on its way to another: "rose from 41 to 58", "climbed by 12 to 29".
MOVED = re.compile(
    r"\b(?:from|by|r[io]s(?:e|es|en|ing)|rose|climb\w*|jump\w*|gr[eo]w\w*|increas\w*|revis\w*|rais\w*|up|down|fell|fall\w*"
    r"|drop\w*|lower\w*|cut|w[eo]nt|gone|doubl\w*|mov\w*|of \d[\d,]* in)\b",
    re.I,
)


def number_of(doc: Doc, unit: Phrase) -> int | None:
    """The noun behind "number of" whose number follows a verb: "the number of wolves has reached 184"."""
    text, start = doc.text, doc[unit.first].idx
    for match in reversed(list(NUMBER_OF.finditer(text, 0, start))):
        noun, end, _ = grammar.chunk(doc, grammar.token_at(doc, match.end()))
        first = grammar.token_at(doc, match.end())
        noun, end = (first, first + 1) if doc[first].lower_ == "those" else (noun, end)
        noun, end = (noun, end) if noun is not None else _adjective(doc, first)
        if noun is None or doc[noun].idx >= start or _counted(doc, match.end(), noun):
            continue  # "a total of 90 people were held, 61 in the capital": the 212 are counted themselves
        gap = text[doc[end - 1].idx + len(doc[end - 1]) : start]
        if not re.search(r"\d|;", gap) and TOLL_GAP.match(gap if gap.endswith(" ") else gap + " "):
            return noun
    return None


def _adjective(doc: Doc, k: int) -> tuple[int | None, int]:
    """A state that stands for those in it, and where it ends: "the number of displaced", "of registered unemployed"."""
    while k + 1 < len(doc) and doc[k].pos_ in ("ADJ", "VERB", "ADV") and doc[k + 1].pos_ in ("ADJ", "VERB"):
        k += 1
    return (k, k + 1) if doc[k].pos_ in ("ADJ", "VERB") else (None, k)


NUMBER_OF = re.compile(r"\b(?:number|count|tally|total|estimates?) of (?:(?:the|its|their|his|her|our) )?(?=\w)", re.I)


def risen_noun(doc: Doc, unit: Phrase) -> int | None:
    """The subject of a verb that tells a level: "cases stood at 1,940", "sales reached 4,000"."""
    token = doc[unit.last]
    for _ in range(3):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ == "VERB":
            break
    verb = grammar.lemma(token).split()[0]
    if token.pos_ != "VERB" or verb not in TOLL_VERBS or token.i > unit.first:
        return None
    levels = ("nsubj:pass",) if verb in TOLD_BY else ("nsubj", "nsubj:pass")
    risen = next((c for c in token.children if c.dep_ in levels and c.pos_ == "NOUN"), None)
    return risen.i if risen is not None and grammar.lemma(risen) not in FIGURES else None


# Verbs whose subject tells the number, and is not what is counted: "the ministry had counted 52 dead, 31 in Karonga".
TOLD_BY = frozenset({"revise", "lower", "raise", "put", "update", "estimate", "say", "report", "count"})
# Words for a number as such; what they count was said before.
FIGURES = frozenset({"figure", "number", "count", "tally", "total", "estimate"})


LISTED = re.compile(r"\b(?:is|are|was|were)\s(?:also\s|at least\s|some\s)?$")
OF_THE = re.compile(r"^\W*(?:Of|Among) (?:the|those) (?:\d[\d,]* )?(?P<state>\w+),? [^.;]*$")


# "The dead are 14 women, eight men": who they were, and no clause about something else.
THEY_ARE = re.compile(
    r"^\W*(?:The|Those) (?P<state>dead|killed|injured|wounded|hurt|missing|detained|arrested|evacuated) "
    r"(?:are|were|includ(?:e|es|ed))\b(?P<listed>[^.;:]*)$"
)


def of_the(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """Of the dead, 97 were in Abra; the dead are 14 women, eight men: the state that the sentence starts with."""
    lead = doc.text[: doc[unit.first].idx]
    if (told := THEY_ARE.match(lead)) is not None and noun in lexicons.people():
        behind = (t for t in doc[: unit.first] if t.idx >= told.start("listed"))
        found = None if any(t.pos_ in ("VERB", "AUX") for t in behind) else measure_of("states", told["state"], noun)
        return (found, None) if found else None
    match = OF_THE.match(lead)
    listed = match is not None and LISTED.search(match.group())  # "among the dead were 3 children"
    if match is None or (noun and not is_person(noun) and not listed):
        return None
    found = measure_of("states", match["state"].lower(), noun)
    return (found, None) if found else None


GROUPS = frozenset(
    {
        "team",
        "crew",
        "group",
        "force",
        "party",
        "crowd",
        "staff",
        "workforce",
        "gang",
        "convoy",
        "fleet",
        "delegation",
        "squad",
        "unit",
    }
)


def group_of(doc: Doc, unit: Phrase) -> int | None:
    """A team of 70; a crowd of about 5,000: the members of the group."""
    k = unit.first - 1
    return k - 1 if k > 0 and doc[k].lower_ == "of" and doc[k - 1].lemma_.lower() in GROUPS else None


def by_subject(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The measure that the subject of a level names: "deaths rose to 61"."""
    risen = risen_noun(doc, unit) if noun == "" else None
    if risen is None:
        return None
    found = next(iter(measures_by("nouns").get(grammar.lemma(doc[risen]), ())), None)
    return (found, risen) if found and "count" in found.kinds else None


def by_number_of(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The number of confirmed measles cases rose to 29: the measure that the noun names."""
    counted = number_of(doc, unit) if noun == "" else None
    if counted is None:
        return None
    word = grammar.lemma(doc[counted])
    found = (
        measure_of("nouns", word, "")
        or next(iter(measures_by("nouns").get(word, ())), None)
        or measure_of("states", doc[counted].lower_, "")
    )
    found = found or _said_of(doc, counted) or said_in(doc, counted)
    return (found, counted) if found else None


def said_in(doc: Doc, counted: int) -> Measure | None:
    """What the participle before a counted noun says: "the tally of slaughtered rhinos"."""
    before, noun = doc[counted - 1], grammar.lemma(doc[counted])
    if (
        doc[counted].pos_ not in grammar.NOMINAL
        or before.pos_ not in ("VERB", "ADJ")
        or not before.lower_.endswith(("ed", "en", "t", "n"))
    ):
        return None
    return measure_of("objects", grammar.verb_of(before.lower_), noun) or measure_of("states", before.lower_, noun)


def _said_of(doc: Doc, counted: int) -> Measure | None:
    """What is said of a noun behind "number of": "the number of people held", "of customers without power"."""
    noun, end = grammar.lemma(doc[counted]) if doc[counted].lower_ != "those" else "", counted + 1
    if doc[end].lower_ == "who":
        for saying in predication.relative(doc, Phrase(counted, counted, counted, end)):
            field = {"state": "states", "subject": "subjects"}.get(saying.slot, "objects")
            if (found := measure_of(field, saying.lemma, noun)) is not None:
                return found
    while end < len(doc) - 1 and doc[end].lower_ in ("being", "still", "now", "currently", "who", "are", "were"):
        end += 1
    if doc[end].pos_ == "VERB" and doc[end].tag_ == "VBN" and end > counted + 1:
        return measure_of("objects", grammar.lemma(doc[end]), noun)  # "patients being treated"
    for saying in predication.state_after(doc, Phrase(counted, counted, counted, end)):
        found = measure_of("states" if saying.slot == "state" else "objects", saying.lemma, noun)
        if found is not None:
            return found
    return None
