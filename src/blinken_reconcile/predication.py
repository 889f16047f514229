"""What is said of a counted thing: the verb or state that belongs to a noun phrase.

Forms read, one a line, the most telling first:
    12 injured people     the 40 missing sailors        (a state inside the phrase)
    12 dead               12 soldiers stationed in      (right behind it)
    12 were killed        12 people in Kenya have died  (the verb that follows)
    12 people who died    12 sailors, who are missing   (a relative clause)
    33 pupils were on the bus    88 people in the boat  (where nothing befell them)
    nine were Danish among those killed                  (whom a part belongs to)
    killed at least 12    leaving 12 injured            (the verb whose object it is)
and, where the order of words is silent, the verb above the noun in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import attachments
from .grammar import NOMINAL, PARTICLES, Phrase, lemma, token_at
from .senses import STATIVE, condition, object_sense, sense, state

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BE = frozenset({"be", "get", "become", "remain", "stay", "lie", "lay", "go"})
# Verbs that lead to what is said: "had to be evacuated", "continue to be treated".
RAISING = frozenset({"have", "need", "continue"})
REPORTED = frozenset(
    {
        "report",
        "confirm",
        "feare",
        "fear",
        "presume",
        "believe",
        "declare",
        "know",
        "leave",
        "say",
        "pronounce",
        "think",
        "consider",
        "list",
        "find",
    }
)
SKIP = frozenset({"ADV", "PART", "AUX"})
Slot = Literal["subject", "passive", "object", "state"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A word that says something of the counted: "were killed", "dead", "leaving"."""

    token: int
    slot: Slot
    lemma: str


def sayings(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """What is said of a counted thing, most telling first."""
    yield from _state_in(doc, unit)
    if whole(doc, unit):
        yield from relative(doc, unit)  # "40 of the 66 people who were aboard"
        return
    yield from state_after(doc, unit)
    if doc[unit.end : unit.end + 1].text.lower() in ("who", "that"):
        yield from _outdoing(doc, next((t.i + 1 for t in doc[unit.end :] if t.pos_ == "VERB"), len(doc)))
    told = list(_verb_after(doc, unit)) + list(relative(doc, unit))
    # Where people are yields to what befell them: "saved 14 of the 20 who were aboard".
    yield from (s for s in told if s.lemma not in ABOARD)
    yield from _among(doc, unit)
    yield from _verb_before(doc, unit)
    yield from (s for s in told if s.lemma in ABOARD)
    yield from _aboard(doc, unit)
    yield from _tree(doc, unit)
    yield from _riding(doc, unit)


WHOLE = re.compile(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|some|most|many|several|half|few|each"
    r"|any|neither|either|both|another|dozens|scores|hundreds|number|majority|rest|part) (?:more )?of"
    r" (?:the|those|these|its|his|her|their|our)"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:out )?of)\s$",
    re.I,
)


def whole(doc: Doc, unit: Phrase) -> bool:
    """Whether what is said is said of a part alone: the 12 in "three of the 12 were killed", "shot down 3 of 12"."""
    return bool(WHOLE.search(doc.text[: doc[unit.first].idx]))


def _state_in(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """A state inside the phrase: "12 injured people", "the 40 missing sailors"."""
    for i in unit.modifiers:
        if doc[i].pos_ in ("ADJ", "VERB"):
            yield Saying(i, "state", doc[i].lower_)
            yield Saying(i, "passive", lemma(doc[i]))


def state_after(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """Right behind the phrase: "12 dead", "12 people killed", "12 soldiers stationed in"."""
    k = unit.end
    while k < len(doc) and doc[k].pos_ == "ADV" and doc[k].lower_ not in ADVERB_STATES and k < unit.end + 2:
        k += 1
    while k < len(doc) - 1 and doc[k].lower_ in BEFORE_STATE and k < unit.end + 3:
        k += 1
    if k >= len(doc):
        return
    token = doc[k]
    if token.lower_ in ABOARD:
        return
    if token.pos_ == "ADJ" or token.lower_ in ADVERB_STATES or token.lower_ in ("dead", "missing"):
        yield Saying(k, "state", state(doc, k))
    elif token.lower_ in STATIVE and k + 1 < len(doc):
        if (said := condition(doc, k)) not in ABOARD:
            yield Saying(k + 1, "state", said)
    elif token.pos_ == "VERB" and participle(token):
        yield from _outdoing(doc, k + 1)
        if (unit.of and attachments.told_behind(doc, k) is not None) or _outdone(doc, unit):
            return  # "two of the five people shot have died": shot are the five; "freed 12 pupils seized in May"
        yield Saying(k, "passive", sense(doc, token))
        yield Saying(k, "state", token.lower_)


# What ends the plight of people, or them: it outdoes the participle behind that tells how they came into it.
ENDING = frozenset({"free", "release", "liberate", "rescue", "save", "kill", "arrest", "detain", "evacuate"})


# What is told of people of whom a participle says only who they are: "three workers injured in the fire died".
FATES = ENDING | {"die", "succumb", "perish", "charge", "convict", "acquit", "deport"}
# Where the clause of the counted ends, or another begins in it.
CLAUSE_ENDS = frozenset(
    {"that", "which", "who", "after", "when", "as", "while", "because", "before", "if", "where", "and"}
)


def _outdoing(doc: Doc, start: int) -> Iterator[Saying]:
    """The fate that the main verb tells of the counted, of whom a participle or relative clause said who they are."""
    for token in doc[start:]:
        if token.is_punct or token.lower_ in CLAUSE_ENDS:
            return
        if token.pos_ != "VERB" or lemma(token) not in FATES:
            continue
        passive = any(t.lemma_.lower() == "be" for t in doc[max(start, token.i - 2) : token.i])
        if passive:
            yield Saying(token.i, "passive", sense(doc, token))
        elif token.tag_ in ("VBD", "VBP", "VBZ") or doc[token.i - 1].lower_ in ("have", "has", "had"):
            yield Saying(token.i, "subject", sense(doc, token))
        return


def _outdone(doc: Doc, unit: Phrase) -> bool:
    """Whether the phrase is the object of a verb that ends a plight: "freed 18 nuns and three guards seized"."""
    token = doc[unit.noun] if unit.noun is not None else doc[unit.last]
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    verb = token.head
    return token.dep_ == "obj" and verb.i < unit.first and verb.pos_ == "VERB" and lemma(verb) in ENDING


def _aboard(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """Aboard is where people are, and yields to what befell them: "the 44 people aboard were rescued"."""
    k = unit.end
    if k < len(doc) and doc[k].lower_ in ABOARD:
        yield Saying(k, "state", doc[k].lower_)
    elif k + 1 < len(doc) and doc[k].lower_ == "on" and condition(doc, k) in ABOARD:
        yield Saying(k + 1, "state", condition(doc, k))


ABOARD = frozenset({"aboard", "onboard", "board"})
# "33 pupils were on the bus", "12 people travelling in the truck"; not the bus station, nor the plane crash.
RIDING = re.compile(
    r"(?:\s(?:and crew|who|that|had|have|has|were|was|are|is|been|be|all|also|still|already|there|to))*"
    r"(?:\s(?:travell?ing|riding|sailing|flying|seated|sitting|packed|crammed|crowded|squeezed|crowding|squeezing))?"
    r"\s(?:on|in|inside|into|onto)\s(?:the|a|an|that|this|its|one|another)\s(?:[\w’'-]+\s){0,3}?"
    r"(?P<craft>(?:mini)?bus|coach|train|ferry|(?:speed)?boat|ship|vessel|(?:air)?plane|aircraft|airliner|jet|helicopter"
    r"|flight|dinghy|raft|canoe|truck|lorry|trawler|barge|yacht|liner|submarine|tram|trailer|catamaran|cable car"
    r"|gondola|tanker|freighter|balloon)\b(?![’'-])",
    re.I,
)


def _riding(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """Who is in a craft is aboard it, where nothing else is said of them: "33 pupils were on the bus"."""
    end = doc[unit.end - 1].idx + len(doc[unit.end - 1])
    match = RIDING.match(doc.text, end)
    if match is None:
        return
    behind = next((t for t in doc if t.idx >= match.end("craft")), None)
    if behind is None or behind.pos_ not in NOMINAL:
        yield Saying(token_at(doc, match.start("craft")), "state", "aboard")


# What may stand between the counted and their state: "12 people as still missing", "12 feared dead".
BEFORE_STATE = frozenset(
    {
        "confirmed",
        "feared",
        "reported",
        "presumed",
        "believed",
        "left",
        "found",
        "still",
        "as",
        "listed",
        "now",
        "officially",
    }
)


def participle(token: Token) -> bool:
    """Whether a verb form is a bare past participle that says what was done to its noun."""
    if any(child.pos_ == "AUX" and child.i < token.i for child in token.children):
        return False
    if "VerbForm=Part" in str(token.morph) and "Tense=Past" in str(token.morph):
        return True
    has_object = any(child.dep_ == "obj" for child in token.children)
    return token.lower_.endswith(("ed", "en", "wn", "ght", "rt")) and not has_object and token.tag_ in ("VBN", "VBD")


def _verb_after(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """The verb that follows: "12 were killed", "12 people in Kenya have died", "12 remained missing"."""
    passive, negated = False, False
    k = attachments.over(doc, unit.end)
    if unit.of and k < len(doc) and doc[k].pos_ == "VERB" and participle(doc[k]):
        k = attachments.told_behind(doc, k) or k
    if k >= len(doc) or doc[k].pos_ not in ("AUX", "VERB") or _of_one(doc, unit, k):
        return
    while k < len(doc) and (
        (doc[k].pos_ in SKIP and doc[k].lower_ not in ADVERB_STATES)
        or doc[k].lower_ in ("as", "to")
        or doc[k].lemma_.lower() in BE
        or doc[k].lemma_.lower() in REPORTED
        or (doc[k].lemma_.lower() in RAISING and doc[k + 1 : k + 2].text == "to")
    ):
        if doc[k].pos_ == "VERB" and doc[k].lemma_.lower() not in BE | RAISING and not _report_chain(doc, k):
            break
        passive = passive or doc[k].lemma_.lower() in ("be", "get", "remain", "stay")
        negated = negated or doc[k].lower_ in ("not", "n't", "never", "yet", "nt")
        k += 1
    if k >= len(doc):
        return
    token = doc[k]
    if token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.tag_ in ("VBN", "VBD")):
        verb = sense(doc, token)
        verb = "die" if verb == "kill" and not passive and doc[k + 1 : k + 3].text == "to death" else verb
        verb = f"not {verb}" if negated else verb
        yield Saying(k, "passive" if passive and not token.lower_.endswith("ing") else "subject", verb)
        if passive:
            yield Saying(k, "state", token.lower_)
    elif token.pos_ == "ADJ" or token.lower_ in ("dead", "aboard", "missing"):
        if token.dep_ != "amod" or token.head.i < k:  # "got critical praise"
            yield Saying(k, "state", state(doc, k))
    elif token.lower_ in STATIVE and k + 1 < len(doc):
        yield Saying(k + 1, "state", condition(doc, k))


ADVERB_STATES = frozenset({"aboard", "onboard", "ashore", "homeless", "fatally"})


def _of_one(doc: Doc, unit: Phrase, k: int) -> bool:
    """Whether a verb is singular where the counted are many: "the bus with 31 pupils aboard was destroyed"."""
    many = unit.noun is not None and doc[unit.noun].tag_ in ("NNS", "NNPS") and k > unit.end
    return many and doc[k].lower_ in ("was", "is", "has", "wasn't", "isn't")


def _report_chain(doc: Doc, k: int) -> bool:
    """Whether a reporting word leads to what is said: "were reported killed", "are feared dead"."""
    nxt = doc[k + 1] if k + 1 < len(doc) else None
    return nxt is not None and (
        nxt.pos_ in ("ADJ", "VERB", "AUX", "PART", "ADV") or nxt.lower_ in ("dead", "missing", "to", "as")
    )


def relative(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """A relative clause: "12 people who died", "12 sailors, who are missing"."""
    for k in range(unit.end, min(unit.end + 4, len(doc))):
        if doc[k].lower_ in ("who", "that", "which"):
            inner = Phrase(k, k, k, k + 1)
            yield from _verb_after(doc, inner)
            return
        if doc[k].pos_ in ("VERB", "AUX"):
            return


def _among(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """Whom a part belongs to: "nine were Danish among those killed", "12 children among the dead"."""
    for k in range(unit.end, min(unit.end + 6, len(doc) - 2)):
        if doc[k].lower_ == "among":
            named = _state_named(doc, k + 1)
            if named is not None:
                yield Saying(named, "state", doc[named].lower_)
                yield Saying(named, "passive", lemma(doc[named]))
            return


def _state_named(doc: Doc, k: int) -> int | None:
    """The state of a group that a part belongs to: "those killed", "the 19 injured", "7 wounded", "the dead"."""
    named = doc[k].lower_ in ("those", "the") or doc[k].pos_ == "NUM"
    while k < len(doc) and (doc[k].pos_ in ("NUM", "DET") or doc[k].lower_ in ("those", "people", "at", "least")):
        k += 1
    return k if named and k < len(doc) else None


CLAUSE_OPENERS = frozenset({"when", "where", "why", "how", "once", "while", "whereas", "whenever"})


def _verb_before(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """The verb whose object the phrase is: "killed at least 12", "killing 12", "leaving 12 injured"."""
    k = unit.first - 1
    while (
        k >= 0
        and (
            doc[k].pos_ in ("DET", "ADV", "PRON", "PUNCT")
            or doc[k].lower_ in ("up", "another", "total", "a", "of", "some", "about", "around")
        )
        and k > unit.first - 5
    ):
        if doc[k].pos_ == "PUNCT" and doc[k].text not in ("“", '"', "-", ":"):
            break
        if doc[k].lower_ in CLAUSE_OPENERS:
            return  # "killed when two trains collided": the trains are of another clause
        k -= 1
    if k < 0:
        return
    if doc[k].pos_ == "ADP" and k > 0 and doc[k - 1].pos_ == "VERB" and doc[k].lower_ in PARTICLES:
        k -= 1
    if doc[k].lower_ == "dead" and k > 0 and doc[k - 1].pos_ == "VERB":
        k -= 1  # "shot dead nine farmers"
    token = doc[k]
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ == "have"):
        yield Saying(k, "object", object_sense(doc, token))


def _tree(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """What the tree alone knows: the verb above the noun."""
    token = doc[unit.noun] if unit.noun is not None else doc[unit.last]
    for _ in range(4):
        head = token.head
        if head.i == token.i:
            return
        if head.pos_ == "VERB" and token.dep_ in ("nsubj", "nsubj:pass", "obj"):
            slot: Slot = "passive" if token.dep_ == "nsubj:pass" else "subject" if token.dep_ == "nsubj" else "object"
            negated = any(c.lower_ in ("not", "n't", "n’t", "never") and c.i < head.i for c in head.children)
            yield Saying(head.i, slot, f"not {sense(doc, head)}" if negated else sense(doc, head))
            if head.lemma_.lower() in REPORTED and head.i + 1 < len(doc) and doc[head.i + 1].pos_ == "ADJ":
                yield Saying(head.i + 1, "state", state(doc, head.i + 1))  # "were pronounced dead"
            return
        if token.dep_ not in ("conj", "compound", "nummod", "nmod", "appos", "flat"):
            return
        token = head
