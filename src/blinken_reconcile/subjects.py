"""What a quantity counts: the measure, and whom or what is counted.

The ladder, first that holds:
    toll      "the death toll rose to 61", "a death toll of 61"
    noun      "12 deaths", "14 attacks"
    predicate "12 were killed", "killed 12", "12 dead", "12 people who died"
    of        "injuries to 12 soldiers", "the deaths of 12 miners"
    elided    "... and 15 in Syria": as the number before it
    head      anything else: the lemma of the head noun
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL, Phrase, Saying
from .lexicons import Measure
from .models import Kind, Quantity, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words for a person as such; they narrow nothing.
GENERIC = frozenset(
    {
        "person",
        "people",
        "other",
        "victim",
        "individual",
        "human",
        "life",
        "resident",
        "citizen",
        "member",
        "one",
        "civilian",
        "local",
        "total",
        "number",
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The measure of a quantity, and the noun phrase that narrows it.

    ``noun`` is the lemma of the counted noun ("" where elided), ``words`` the
    phrase as written, ``verb`` the token that made the measure, if any.
    """

    measure: str
    label: str
    noun: str = ""
    words: str = ""
    role: Role = "value"
    elided: bool = False
    known: bool = False
    verb: int | None = None


# ------------------------------------------------------------------------ tables


@cache
def _table(field: str) -> dict[str, tuple[Measure, ...]]:
    """Words of one field of the lexicon -> the measures they make."""
    table: dict[str, tuple[Measure, ...]] = {}
    for measure in lexicons.measures():
        for word in getattr(measure, field):
            table[word.lower()] = (*table.get(word.lower(), ()), measure)
    return table


def measure_label(key: str) -> str:
    """The label of a measure; the key itself where the lexicon has none."""
    return next((m.label for m in lexicons.measures() if m.key == key), key.replace("_", " "))


def _find(field: str, word: str, noun: str) -> Measure | None:
    """The measure a word makes for a counted noun ("" where elided)."""
    for measure in _table(field).get(word, ()):
        if "count" not in measure.kinds:
            continue
        if not measure.counted or noun in measure.counted or (noun in GENERIC and "people" in measure.counted):
            return measure
    return None


# ------------------------------------------------------------------------ ladder


def of(doc: Doc, quantity: Quantity, unit: Phrase, before: Iterable[Subject]) -> Subject:
    """The subject of a quantity; ``before`` are those of earlier numbers of the sentence, latest first."""
    noun = grammar.lemma(doc[unit.noun]) if unit.noun is not None else ""
    words = (
        doc[unit.modifiers[0] if unit.modifiers else unit.noun : unit.noun + 1].text if unit.noun is not None else ""
    )
    earlier = list(before)
    toll = None if _by_state(doc, unit, noun) else _by_toll(doc, unit, noun)
    found = (
        _by_state(doc, unit, noun)
        or toll
        or _of_the(doc, unit, noun)
        or _by_number_of(doc, unit, noun)
        or _by_subject(doc, unit, noun)
        or _by_noun(doc, unit, noun)
        or _by_sayings(doc, unit, noun)
        or _by_of(doc, unit, noun)
        or _by_person(noun)
    )
    said = role(doc, quantity, unit)
    if found is not None:
        base = Subject(found[0].key, found[0].label, noun, words, said, noun == "", True, found[1])
        return base if toll else _with_noun(base, earlier)
    counted = (_number_of(doc, unit) or _risen(doc, unit) or _group_of(doc, unit)) if noun == "" else None
    if counted is not None:
        return Subject(
            grammar.lemma(doc[counted]), doc[counted].lower_, grammar.lemma(doc[counted]), doc[counted].text, said
        )
    if (said == "part" or noun == "") and earlier:
        return replace(
            earlier[0], role=said, noun=noun or earlier[0].noun, words=words or earlier[0].words, elided=noun == ""
        )
    return Subject(noun or "number", words or "number", noun, words, said, noun == "")


def _with_noun(subject: Subject, earlier: list[Subject]) -> Subject:
    """An elided noun is that of the number before: "12 people died and 30 were hurt"."""
    if subject.noun or not earlier:
        return subject
    return replace(subject, noun=earlier[0].noun, words=earlier[0].words)


def _by_noun(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    if unit.noun is None:
        return None
    two = f"{doc[unit.noun - 1].lower_} {noun}" if unit.noun > 0 else noun
    found = _find("nouns", two, "") or _find("nouns", noun, "") or next(iter(_table("nouns").get(noun, ())), None)
    return (found, unit.noun) if found else None


def _by_person(noun: str) -> tuple[Measure, int | None] | None:
    found = next(iter(_table("persons").get(noun, ())), None)
    return (found, None) if found else None


def _by_state(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """A state right behind the number outdoes a toll before it: "toll reaches 288, 850 hurt"."""
    for saying in grammar.state_after(doc, unit):
        found = _said(saying, noun)
        if found:
            return found, saying.token
    return None


def _by_sayings(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    for saying in grammar.sayings(doc, unit):
        found = _said(saying, noun)
        if found:
            return found, saying.token
    return None


def _said(saying: Saying, noun: str) -> Measure | None:
    if saying.slot == "state":
        return _find("states", saying.lemma, noun)
    if saying.slot == "subject":
        return _find("subjects", saying.lemma, noun)
    return _find("objects", saying.lemma, noun)


OF_WORDS = frozenset({"to", "of", "among", "for", "in"})


def _by_of(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """Injuries to at least 21 troops; the deaths of 12 miners; the arrest of 8 men."""
    k = unit.first - 1
    while k > 0 and doc[k].pos_ == "DET":
        k -= 1
    if k < 1 or doc[k].lower_ not in OF_WORDS or doc[k - 1].pos_ not in NOMINAL:
        return None
    found = next(iter(_table("nouns").get(grammar.lemma(doc[k - 1]), ())), None)
    return (found, k - 1) if found and (noun or doc[k].lower_ == "of") else None


TOLL_VERBS = frozenset(
    {"rise", "climb", "reach", "stand", "be", "hit", "jump", "grow", "increase", "exceed", "top", "pass",
    "surpass", "total", "soar", "go", "fall", "drop",
     "revise", "lower", "raise", "put", "remain", "cross", "come", "surge", "mount", "update", "estimate", "say",
     "report", "number", "count"}
)  # fmt: skip
TOLL_GAP = re.compile(
    r"^[^.;]{0,120}?\b(?:of|to|at|reach(?:ed|es)?|hits?|is|was|are|were|stood|stands|be|exceed(?:ed|s)?|top(?:s"
    r"|ped)?|pass(?:ed|es)?|surpass(?:ed|es)?|now|total(?:s|led|ed)?|as|crosses|crossed|from|by|var(?:y|ies"
    r"|ied)|rang(?:e|es|ed|ing)|believed|thought|has|have|had|could|may|might|will|would|,|:|-)\s*$",
    re.I,
)


@cache
def _toll_words() -> re.Pattern[str]:
    words = sorted(_table("tolls"), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b", re.I)


def _by_toll(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The number of a toll: no noun of its own but persons, and toll words before it."""
    if noun and noun not in GENERIC:
        return None
    text = doc.text
    start = doc[unit.first].idx
    for match in reversed(list(_toll_words().finditer(text, 0, start))):
        gap = text[match.end() : start]
        if re.search(r"\d", gap) and not gap.strip().endswith(("to", "from", "at")):
            continue
        if re.search(r"\b(?:and|but|while|with|including)\b|;", gap) and not gap.strip().endswith(("to", "at")):
            continue
        if TOLL_GAP.match(gap + " " if not gap.endswith(" ") else gap):
            measure = _table("tolls")[re.sub(r"\s+", " ", match[1].lower())][0]
            return measure, grammar.token_at(doc, match.start())
    return None


def _number_of(doc: Doc, unit: Phrase) -> int | None:
    """The noun behind "number of" whose number follows a verb: "the number of wolves has reached 184"."""
    text, start = doc.text, doc[unit.first].idx
    for match in reversed(list(NUMBER_OF.finditer(text, 0, start))):
        noun, end, _ = grammar.chunk(doc, grammar.token_at(doc, match.end()))
        if noun is None or doc[noun].idx >= start:
            continue
        gap = text[doc[end - 1].idx + len(doc[end - 1]) : start]
        if not re.search(r"\d|;", gap) and TOLL_GAP.match(gap if gap.endswith(" ") else gap + " "):
            return noun
    return None


NUMBER_OF = re.compile(r"\b(?:number|count|tally|total|estimates?) of (?:the )?(?=\w)", re.I)


def _risen(doc: Doc, unit: Phrase) -> int | None:
    """The subject of a verb that tells a level: "cases stood at 1,940", "sales reached 4,000"."""
    token = doc[unit.last]
    for _ in range(3):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ == "VERB":
            break
    if token.pos_ != "VERB" or grammar.lemma(token).split()[0] not in TOLL_VERBS or token.i > unit.first:
        return None
    return next((c.i for c in token.children if c.dep_ in ("nsubj", "nsubj:pass") and c.pos_ == "NOUN"), None)


OF_THE = re.compile(r"^\W*(?:Of|Among) (?:the|those) (?:\d[\d,]* )?(?P<state>\w+),? [^.;]*$")


def _of_the(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """Of the dead, 97 were in Abra: the state that the sentence starts with."""
    match = OF_THE.match(doc.text[: doc[unit.first].idx])
    if match is None or (noun and not is_person(noun)):
        return None
    found = _find("states", match["state"].lower(), noun)
    return (found, None) if found else None


def is_person(noun: str) -> bool:
    """Whether a noun says no more than that people are meant."""
    return noun in GENERIC


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


def _group_of(doc: Doc, unit: Phrase) -> int | None:
    """A team of 70; a crowd of about 5,000: the members of the group."""
    k = unit.first - 1
    return k - 1 if k > 0 and doc[k].lower_ == "of" and doc[k - 1].lemma_.lower() in GROUPS else None


def _by_subject(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The measure that the subject of a level names: "deaths rose to 61"."""
    risen = _risen(doc, unit) if noun == "" else None
    if risen is None:
        return None
    found = next(iter(_table("nouns").get(grammar.lemma(doc[risen]), ())), None)
    return (found, risen) if found and "count" in found.kinds else None


def _by_number_of(doc: Doc, unit: Phrase, noun: str) -> tuple[Measure, int | None] | None:
    """The number of confirmed measles cases rose to 29: the measure that the noun names."""
    counted = _number_of(doc, unit) if noun == "" else None
    if counted is None:
        return None
    word = grammar.lemma(doc[counted])
    found = (
        _find("nouns", word, "")
        or next(iter(_table("nouns").get(word, ())), None)
        or _find("states", doc[counted].lower_, "")
    )
    return (found, counted) if found else None


# -------------------------------------------------------------------------- roles

PART = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|among whom|included|mostly|counting)\s*,?\s*$", re.I
)
PREVIOUS = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|from (?:a|an) (?:earlier|previous|initial)"
    r"|from an? \w+ (?:toll|figure|count) of|against)\s*(?:the\s)?$",
    re.I,
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
FROM_TO = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|fell|fallen|dropped|climbed|jumped|revised|cut|reduced|lowered"
    r"|raised|went|up|down|declined)\b[^.;]{0,40}\bfrom\s(?:\w+\s){0,3}$",
    re.I,
)


def role(doc: Doc, quantity: Quantity, unit: Phrase) -> Role:
    """What part a number plays: a value, a change, the previous value, a part or a total."""
    lead = doc.text[: quantity.start]
    if PART.search(lead) or (unit.of and unit.noun is None and doc[unit.end - 1].pos_ == "PRON"):
        return "part"  # "including 9", "9 of them"
    if (
        PREVIOUS.search(lead)
        or EARLIER.search(lead)
        or (FROM_TO.search(lead) and re.match(r"[^.;]{0,30}\bto\b", doc.text[quantity.end :]))
    ):
        return "previous"
    if re.search(r"\bto\s[^,.;]{1,25}\bfrom\s(?:\w+\s){0,2}$", lead):
        return "previous"
    if INCREASE.search(lead) or (CHANGE.search(lead) and (lead.rstrip().endswith("by") or quantity.kind == "percent")):
        return "change"
    if re.search(r"\btotal of $", lead, re.I) or re.search(
        r"\b(?:in total|altogether|in all|overall)\b", doc.text[unit.end and quantity.end : quantity.end + 30]
    ):
        return "total"
    return "value"


# -------------------------------------------------------------- further questions


def verb_measure(token: Token) -> Measure | None:
    """The measure whose events a passive verb tells: "bases have been attacked" -> attacks."""
    if token.pos_ != "VERB" or not any(c.dep_ in ("nsubj:pass", "aux:pass") for c in token.children):
        return None
    return next(iter(_table("objects").get(grammar.lemma(token), ())), None)


COUNTING = re.compile(
    r"\b(?:since|so far|this (?:year|week|month|season)|in (?:a|as many|the (?:last|past))|of the (?:year"
    r"|season|month|week|war)|in \d{4})\b",
    re.I,
)


def counting_ordinal(doc: Doc, quantity: Quantity, unit: Phrase, subject: Subject) -> bool:
    """Whether an ordinal is a running count: "at least the 32nd attack", "the 14th arrest this year"."""
    if unit.noun is None:
        return False
    if not subject.known:
        return False
    if quantity.modifier in ("at_least", "more_than"):
        return True
    written_in_digits = quantity.text[-3:-2].isdigit()
    return written_in_digits and bool(COUNTING.search(doc.text, quantity.end))


def known(key: str) -> Measure | None:
    """The lexicon's record of a measure key."""
    return next((m for m in lexicons.measures() if m.key == key), None)


def noun_key(noun: str, kind: Kind) -> str | None:
    """The measure a noun names by itself ("fine", "cost")."""
    return next((m.key for m in _table("nouns").get(noun, ()) if kind in m.kinds), None)


def verb_key(verb: str, kind: Kind) -> str | None:
    """The measure a verb makes of an amount ("fined $50m", "cost $4bn")."""
    found = (*_table("objects").get(verb, ()), *_table("subjects").get(verb, ()))
    return next((m.key for m in found if kind in m.kinds), None)
