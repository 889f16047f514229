"""The sense of a verb or a state with the words that complete it.

Forms read, one a line:
    lose power   go missing   take to hospital   suffer gunshot wounds      (a verb with its noun)
    shot and killed   stabbed, then killed   shot and wounded               (the outcome, not the means)
    shot dead   shot to death   fatally stabbed                             (killed)
    killed or injured   killed and wounded   dead or missing                (both, in one number)
    struck by gunfire   hit by bullets                                      (shot)
    on board   without power   in hospital   with burns                     (a state of two words)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .grammar import NOMINAL, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that mean little by themselves: "fall ill", "taken to hospital", "reduced to ash", "jumped the rails".
COMPOSED = frozenset(
    {
        "go", "fall", "lose", "sustain", "suffer", "undergo", "receive", "test", "turn", "take", "rush", "send",
        "bring",
        "airlift", "move", "transfer", "reduce", "leave", "jump", "burn", "remain", "catch", "shift", "ferry",
        "admit", "pull", "transport", "fly", "strike", "hit", "convey",
    }
)  # fmt: skip
# What a means does to people is told by a second verb; the second outdoes the first.
MEANS = frozenset(
    {
        "shoot", "stab", "knife", "beat", "strike", "hit", "attack", "ambush", "ram", "bludgeon", "gun down", "bomb",
        "crush", "burn", "shell", "run over", "run down", "open",
    }
)  # fmt: skip
CARRYING = frozenset(
    {"take", "rush", "send", "bring", "airlift", "move", "transfer", "transport", "fly", "ferry", "shift", "convey"}
)
CARING = frozenset({"medical", "trauma", "health", "burns", "burn"})
KILLING = frozenset({"kill", "murder", "slay", "massacre", "execute"})
HURTING = frozenset({"injure", "wound", "hurt", "maim"})
FATALLY = frozenset({"fatally", "mortally"})
# "Sentenced to death", "scared to death": nobody has died of it.
NO_DEATH = frozenset({"sentence", "condemn", "scare", "frighten", "bore", "worry", "lead", "relate", "link", "due"})
NOT_FATALLY = frozenset({"non", "not", "nonfatally"})


def sense(doc: Doc, token: Token) -> str:
    """The lemma of a verb with what completes it: its outcome, its particle or its noun."""
    return _outcome(doc, token) or _composed(doc, token)


def _outcome(doc: Doc, token: Token) -> str | None:
    """What an act did to its victims, where a word beside the verb says it."""
    base = lemma(token)
    behind = doc[token.i + 1 : token.i + 3].text.lower()
    if behind == "to death" and base not in NO_DEATH:
        return "kill"
    if base not in MEANS | KILLING and not _joined(doc, token.i, KILLING):
        return None
    if _fatally(doc, token.i) or (base in MEANS and behind.startswith("dead")):
        return "kill"
    if base in KILLING and (second := _joined(doc, token.i, HURTING)):
        return "kill or injure" if doc[second - 1].lower_ in ("or", "and") else None
    if base in MEANS and _joined(doc, token.i, HURTING):
        return "injure"
    return "kill" if base not in KILLING and _joined(doc, token.i, KILLING) else None


def object_sense(doc: Doc, token: Token) -> str:
    """The sense of a verb right before its object: "killed or wounded 30", "took 14 to hospital"."""
    base = lemma(token)
    outcome, k = _outcome(doc, token), token.i - 2
    if base in HURTING and k >= 0 and doc[k + 1].lower_ in ("or", "and") and lemma(doc[k]) in KILLING:
        return "kill or injure"
    if outcome is None and base == "treat" and _treat(doc, token.i):
        return "treat to"
    if outcome is None and base in CARRYING and (to := _carried_to(doc, token.i)):
        return f"{base} {to}"
    if outcome is None and base in FORCING and FROM_HOME.match(doc[token.i + 1 :].text):
        return f"{base} home"
    return outcome or base


FORCING = frozenset({"force", "drive", "order", "compel", "cause"})
FROM_HOME = re.compile(
    r"[^.;]{0,60}?\b(?:(?:from|out of|leave|flee|abandon|evacuate) (?:their|the) (?:home|house)s?"
    r"|to (?:flee|evacuate))\b",
    re.I,
)


def _fatally(doc: Doc, i: int) -> bool:
    beside = {t.lower_ for t in doc[max(0, i - 1) : i + 2]}
    return bool(beside & FATALLY) and not {t.lower_ for t in doc[max(0, i - 3) : i]} & NOT_FATALLY


def _joined(doc: Doc, i: int, verbs: frozenset[str]) -> int | None:
    """Index of a verb of ``verbs`` joined right behind the verb at i: "abducted and later killed"."""
    k = i + 1 + (i + 1 < len(doc) and doc[i + 1].text == ",")
    if k >= len(doc) or doc[k].lower_ not in ("and", "or", "then"):
        return None
    for j in range(k + 1, min(k + 4, len(doc))):
        if doc[j].pos_ != "ADV":
            return j if doc[j].pos_ == "VERB" and lemma(doc[j]) in verbs else None
    return None


def _composed(doc: Doc, token: Token) -> str:
    """A verb with the object that makes its sense: "lose power", "go missing", "take to the streets"."""
    base = lemma(token)
    if base == "treat" and _treat(doc, token.i):
        return "treat to"
    if base not in COMPOSED | FORCING:
        return base
    if base in FORCING and FROM_HOME.match(doc[token.i + 1 :].text):
        return f"{base} home"
    if base in FORCING:
        return base
    if base in CARRYING and (to := _carried_to(doc, token.i)):
        return f"{base} {to}"
    for k in range(token.i + 1, min(token.i + 9, len(doc))):
        word = doc[k]
        if word.lower_ in ("missing", "out", "ill", "positive", "free", "alive", "ashore"):
            return f"{base} {word.lower_}"
        if word.pos_ in ("NOUN", "ADJ") and not (word.pos_ == "ADJ" and _noun_at(doc, k + 1)) and not _hyphened(doc, k):
            end = k
            while _noun_at(doc, end + 1) and doc[end].pos_ == "NOUN":
                end += 1
            return f"{base} {doc[end].lemma_.lower() if doc[end].pos_ == 'NOUN' else doc[end].lower_}"
        if (word.pos_ in ("VERB", "CCONJ") and word.dep_ != "amod" and doc[k - 1].text != "-") or word.text in STOPS:
            return base
    return base


def _treat(doc: Doc, i: int) -> bool:
    """Whether somebody is given a treat and no treatment: "treated 40 guests to champagne"."""
    for k in range(i + 1, min(i + 7, len(doc) - 1)):
        if doc[k].lower_ == "to":
            return doc[k + 1].pos_ in (*NOMINAL, "DET", "ADJ")
        if doc[k].pos_ in ("VERB", "AUX", "ADP", "PUNCT"):
            return False
    return False


def _carried_to(doc: Doc, i: int) -> str | None:
    """The hospital that somebody is taken to, however it is called: "taken by helicopter to Mercy Hospital"."""
    for k in range(i + 1, min(i + 12, len(doc))):
        word = doc[k]
        if word.pos_ in ("VERB", "AUX") or word.text in (",", ";"):
            return None
        centre = word.lower_ in ("center", "centre", "centers", "centres") and doc[k - 1].lower_ in CARING
        if centre or word.lower_ in ("hospital", "hospitals", "clinic", "clinics", "infirmary"):
            return "hospital"
    return None


STOPS = frozenset({",", ";", ":", ".", "—", "–", "(", ")"})


def _hyphened(doc: Doc, k: int) -> bool:
    """Whether a hyphen ties a word to what follows: "life" in "non-life-threatening wounds"."""
    return k + 1 < len(doc) and doc[k + 1].text == "-"


def _noun_at(doc: Doc, k: int) -> bool:
    return k < len(doc) and doc[k].pos_ in NOMINAL and doc[k - 1].whitespace_ != ""


# ------------------------------------------------------------------------ states

# Prepositions that make a state with their noun: "on board", "off the rails", "in hospital", "with burns".
STATIVE = frozenset({"on", "off", "without", "in", "with", "under"})
ALTERNATIVES = frozenset({"dead", "missing", "wounded", "injured", "killed", "hurt"})


def condition(doc: Doc, k: int) -> str:
    """A state of two words or more: "on board", "without power", "in hospital", "in critical condition"."""
    at = next((t.i for t in doc[k + 1 : k + 5] if t.pos_ in NOMINAL), min(k + 1, len(doc) - 1))
    while doc[k].lower_ in ("in", "with") and at < k + 5 and _noun_at(doc, at + 1):
        at += 1
    noun = doc[at]
    if doc[k].lower_ == "on":
        return noun.lower_
    if doc[k].lower_ in ("in", "with", "under"):
        return f"{doc[k].lower_} {noun.lemma_.lower()}"
    return f"{doc[k].lower_} {noun.lower_}"


def state(doc: Doc, k: int) -> str:
    """An adjective of state, with the one it is joined with where one number counts both: "dead or missing"."""
    word = doc[k].lower_
    if word in ALTERNATIVES and k + 2 < len(doc) and doc[k + 1].lower_ in ("or", "and"):
        other = doc[k + 2].lower_
        if other in ALTERNATIVES and (doc[k + 1].lower_ == "or" or word in ("dead", "killed")):
            return f"{word} or {other}"
    return word
