"""What is said of a counted thing: the verb or state that belongs to a noun phrase.

Forms read, one a line, the most telling first:
    12 injured people     the 40 missing sailors        (a state inside the phrase)
    12 dead               12 soldiers stationed in      (right behind it)
    12 were killed        12 people in Kenya have died  (the verb that follows)
    12 people who died    12 sailors, who are missing   (a relative clause)
    145 were Egyptian among those killed                (whom a part belongs to)
    killed at least 12    leaving 12 injured            (the verb whose object it is)
and, where the order of words is silent, the verb above the noun in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .grammar import NOMINAL, PARTICLES, Phrase, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BE = frozenset({"be", "get", "become", "remain", "stay", "lie", "go"})
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
    }
)
SKIP = frozenset({"ADV", "PART", "AUX"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
Slot = Literal["subject", "passive", "object", "state"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A word that says something of the counted: "were killed", "dead", "leaving"."""

    token: int
    slot: Slot
    lemma: str


def sayings(doc: Doc, unit: Phrase, stops: frozenset[int] = frozenset()) -> Iterator[Saying]:
    """What is said of a counted thing, most telling first."""
    yield from _state_in(doc, unit)
    yield from state_after(doc, unit)
    yield from _verb_after(doc, unit)
    yield from _relative(doc, unit)
    yield from _among(doc, unit)
    yield from _verb_before(doc, unit)
    yield from _tree(doc, unit)


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
    if k < len(doc) and doc[k].lower_ in (
        "confirmed",
        "feared",
        "reported",
        "presumed",
        "believed",
        "left",
        "found",
        "still",
    ):
        k += 1
    if k >= len(doc):
        return
    token = doc[k]
    if token.pos_ == "ADJ" or token.lower_ in ADVERB_STATES or token.lower_ in ("dead", "missing"):
        yield Saying(k, "state", token.lower_)
    elif token.lower_ in ("on", "off", "without") and k + 1 < len(doc):
        yield Saying(k + 1, "state", _condition(doc, k))
    elif token.pos_ == "VERB" and participle(token):
        yield Saying(k, "passive", lemma(token))
        yield Saying(k, "state", token.lower_)


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
    k, passive, negated = unit.end, False, False
    k = _over_attachments(doc, k)
    if k >= len(doc) or doc[k].pos_ not in ("AUX", "VERB"):
        return
    while k < len(doc) and (
        doc[k].pos_ in SKIP
        or doc[k].lower_ in ("as", "to")
        or doc[k].lemma_.lower() in BE
        or doc[k].lemma_.lower() in REPORTED
    ):
        if doc[k].pos_ == "VERB" and doc[k].lemma_.lower() not in BE and not _report_chain(doc, k):
            break
        passive = passive or doc[k].lemma_.lower() in ("be", "get")
        negated = negated or doc[k].lower_ in ("not", "n't", "never", "yet", "nt")
        k += 1
    if k >= len(doc):
        return
    token = doc[k]
    if token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.tag_ in ("VBN", "VBD")):
        verb = f"not {_full(doc, token)}" if negated else _full(doc, token)
        yield Saying(k, "passive" if passive and not token.lower_.endswith("ing") else "subject", verb)
        if passive:
            yield Saying(k, "state", token.lower_)
    elif token.pos_ == "ADJ" or token.lower_ in ("dead", "aboard", "missing"):
        yield Saying(k, "state", token.lower_)
    elif token.lower_ in ("on", "off", "without") and k + 1 < len(doc):
        yield Saying(k + 1, "state", _condition(doc, k))


ADVERB_STATES = frozenset({"aboard", "onboard", "ashore", "homeless"})


def _condition(doc: Doc, k: int) -> str:
    """A state of two words: "on board", "without power", "off the rails"."""
    noun = next((t for t in doc[k + 1 : k + 4] if t.pos_ in NOMINAL), doc[k + 1])
    return noun.lower_ if doc[k].lower_ == "on" else f"{doc[k].lower_} {noun.lower_}"


def _report_chain(doc: Doc, k: int) -> bool:
    """Whether a reporting word leads to what is said: "were reported killed", "are feared dead"."""
    nxt = doc[k + 1] if k + 1 < len(doc) else None
    return nxt is not None and (
        nxt.pos_ in ("ADJ", "VERB", "AUX", "PART", "ADV") or nxt.lower_ in ("dead", "missing", "to", "as")
    )


def _over_attachments(doc: Doc, k: int) -> int:
    """Step over what hangs on a noun before its verb: "in two villages", "from Kenya", commas."""
    steps = 0
    while k < len(doc) and steps < 14:
        token = doc[k]
        if token.pos_ in ("AUX", "VERB") or token.lower_ in RELATIVE or token.text in (";", ":", ".", "—", "–"):
            return k
        if token.text == "," and not _closing_comma(doc, k):
            return len(doc)
        if token.pos_ in ("CCONJ", "SCONJ"):
            return len(doc) if token.pos_ == "SCONJ" or not _same_phrase(doc, k) else _over_attachments(doc, k + 1)
        k += 1
        steps += 1
    return len(doc)


def _closing_comma(doc: Doc, k: int) -> bool:
    return (
        any(doc[j].text == "," for j in range(k + 1, min(k + 8, len(doc))))
        and k + 1 < len(doc)
        and doc[k + 1].lower_ in ("including", "mostly", "most", "many", "among", "some", "all", "the")
    )


def _same_phrase(doc: Doc, k: int) -> bool:
    """Whether "and" joins two places or names before the verb ("in Kenya and Uganda were")."""
    return k + 1 < len(doc) and doc[k + 1].pos_ == "PROPN" and doc[k - 1].pos_ == "PROPN"


def _relative(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """A relative clause: "12 people who died", "12 sailors, who are missing"."""
    for k in range(unit.end, min(unit.end + 4, len(doc))):
        if doc[k].lower_ in ("who", "that", "which"):
            inner = Phrase(k, k, k, k + 1)
            yield from _verb_after(doc, inner)
            return
        if doc[k].pos_ in ("VERB", "AUX"):
            return


def _among(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """Whom a part belongs to: "145 were Egyptian among those killed", "12 children among the dead"."""
    for k in range(unit.end, min(unit.end + 6, len(doc) - 2)):
        if doc[k].lower_ == "among" and doc[k + 1].lower_ in ("those", "the"):
            yield Saying(k + 2, "state", doc[k + 2].lower_)
            yield Saying(k + 2, "passive", lemma(doc[k + 2]))


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
        k -= 1
    if k < 0:
        return
    if doc[k].pos_ == "ADP" and k > 0 and doc[k - 1].pos_ == "VERB" and doc[k].lower_ in PARTICLES:
        k -= 1
    token = doc[k]
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ == "have"):
        yield Saying(k, "object", lemma(token))


def _tree(doc: Doc, unit: Phrase) -> Iterator[Saying]:
    """What the tree alone knows: the verb above the noun."""
    token = doc[unit.noun] if unit.noun is not None else doc[unit.last]
    for _ in range(4):
        head = token.head
        if head.i == token.i:
            return
        if head.pos_ == "VERB" and token.dep_ in ("nsubj", "nsubj:pass", "obj"):
            slot: Slot = "passive" if token.dep_ == "nsubj:pass" else "subject" if token.dep_ == "nsubj" else "object"
            yield Saying(head.i, slot, _full(doc, head))
            return
        if token.dep_ not in ("conj", "compound", "nummod", "nmod", "appos", "flat"):
            return
        token = head


# Verbs that mean little by themselves: "fall ill", "taken to hospital", "reduced to ash", "jumped the rails".
COMPOSED = frozenset(
    {
        "go", "fall", "lose", "sustain", "suffer", "undergo", "receive", "test", "turn", "take", "rush", "send",
        "bring",
        "airlift", "move", "transfer", "reduce", "leave", "jump", "burn", "remain", "catch", "shift", "ferry",
        "admit", "pull",
    }
)  # fmt: skip


def _full(doc: Doc, token: Token) -> str:
    """A verb with the object that makes its sense: "lose power", "go missing", "take to the streets"."""
    base = lemma(token)
    if base in COMPOSED:
        for k in range(token.i + 1, min(token.i + 5, len(doc))):
            word = doc[k]
            if word.pos_ in ("NOUN", "ADJ") or word.lower_ in ("missing", "out", "ill", "positive"):
                return f"{base} {word.lemma_.lower() if word.pos_ == 'NOUN' else word.lower_}"
    return base
