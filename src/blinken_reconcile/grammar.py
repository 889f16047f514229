"""What the parse says round a number: the noun it counts, and what is said of it.

A news parser is right about nine heads in ten, so every reading here takes the
tree's word only where the order of words allows it, and the order of words where
the tree is silent. Labels are Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from . import lexicons

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .models import Quantity

NOMINAL = frozenset({"NOUN", "PROPN"})
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
class Phrase:
    """A number and the noun phrase it belongs to, as token indexes.

    ``number`` holds hedge, number and unit; ``noun`` the counted noun, None where
    it is elided; ``end`` is behind the phrase; ``of`` marks "12 of the passengers".
    """

    first: int
    last: int
    noun: int | None
    end: int
    modifiers: tuple[int, ...] = ()
    of: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A word that says something of the counted: "were killed", "dead", "leaving"."""

    token: int
    slot: Slot
    lemma: str


def token_at(doc: Doc, offset: int) -> int:
    """Index of the token that holds a character offset of the sentence."""
    low, high = 0, len(doc) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if doc[middle].idx <= offset:
            low = middle
        else:
            high = middle - 1
    return low


PARTICLES = frozenset({"down", "up", "off", "out", "away"})


def lemma(token: Token) -> str:
    """The lemma in small letters; verbs keep their particle ("shoot down").

    Verbs of the lexicons are known by their regular forms, where rules without a
    dictionary of sense must guess ("fined" is of "fine", not of "fin").
    """
    base = token.lemma_.lower() or token.lower_
    if token.pos_ not in ("VERB", "AUX"):
        return base
    base = _forms().get(token.lower_, base)
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if behind is not None and behind.lower_ in PARTICLES and behind.pos_ in ("ADP", "ADV"):
        return f"{base} {behind.lower_}"
    particle = next((c for c in token.children if c.dep_ == "compound:prt"), None)
    return f"{base} {particle.lower_}" if particle is not None else base


@cache
def _forms() -> dict[str, str]:
    """Regular inflected forms of the lexicons' verbs -> the verb."""
    measures = (w for m in lexicons.measures() for w in (*m.objects, *m.subjects))
    events = (w for c in lexicons.event_classes() for w in c.verbs)
    forms: dict[str, str] = {}
    for word in (*measures, *events, *lexicons.speech().verbs):
        verb = word.removeprefix("not ").split()[0]
        forms |= dict.fromkeys(_inflected(verb), verb)
    return forms


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "d", verb + "s", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"
    return verb + "ed", verb + "s", verb + "es", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"


# ------------------------------------------------------------------ noun phrases


def phrase(doc: Doc, quantity: Quantity, stops: frozenset[int] = frozenset()) -> Phrase:
    """The noun phrase of a quantity. ``stops`` are tokens no phrase may enter (dates)."""
    first, last = token_at(doc, quantity.start), token_at(doc, quantity.end - 1)
    j, other = last + 1, False
    if j < len(doc) and doc[j].lower_ == "-" and j + 1 < len(doc) and not doc[j].whitespace_:
        j += 1
    while (
        j < len(doc)
        and doc[j].lower_ in ("more", "other", "additional", "further", "extra", "fellow", "or")
        and j not in stops
    ):
        other = True
        if doc[j].lower_ == "or" and not (j + 1 < len(doc) and doc[j + 1].lower_ in ("more", "so", "fewer", "less")):
            break
        j += 1 if doc[j].lower_ != "or" else 2
    if j < len(doc) and doc[j].lower_ == "of" and j + 1 < len(doc):
        behind = j + 1
        while behind < len(doc) and (
            doc[behind].pos_ in ("DET", "NUM")
            or doc[behind].dep_ == "nmod:poss"
            or doc[behind].lower_ in ("all", "at", "least", "about", "more", "than", "'s", "’s")
        ):
            behind += 1
        noun, end, modifiers = chunk(doc, behind, stops)
        if noun is not None:
            return Phrase(first, last, noun, end, modifiers, of=True, other=other)
        if behind < len(doc) and doc[behind].pos_ in ("ADJ", "VERB"):
            return Phrase(first, last, None, behind, (), of=True, other=other)  # "thousands of missing"
        if behind < len(doc) and doc[behind].pos_ == "PRON":
            return Phrase(first, last, None, behind + 1, (), of=True, other=other)
    noun, end, modifiers = chunk(doc, j, stops)
    return Phrase(first, last, noun, end if noun is not None else j, modifiers, other=other)


def chunk(doc: Doc, j: int, stops: frozenset[int] = frozenset()) -> tuple[int | None, int, tuple[int, ...]]:
    """Head, end and modifiers of the noun phrase that starts at j: its last noun in a row."""
    noun, k = None, j
    while k < len(doc) and k not in stops:
        if doc[k].pos_ in NOMINAL and not _starts_clause(doc, k, noun):
            noun = k
        elif not _inside(doc, j, k, noun, stops):
            break
        k += 1
    return noun, (noun + 1 if noun is not None else j), _modifiers(j, noun)


def _inside(doc: Doc, j: int, k: int, noun: int | None, stops: frozenset[int]) -> bool:
    """Whether a word that is no noun belongs to the noun phrase before or around it."""
    token = doc[k]
    ahead = _noun_ahead(doc, k + 1, stops)
    if token.pos_ == "ADJ":
        return noun is None or (ahead and token.head.i > k)
    if token.pos_ == "VERB":
        return _premodifies(doc, k) and (noun is None or ahead)
    if token.lower_ in ("-", "/"):
        return not token.whitespace_ and k > j
    if token.pos_ == "NUM":
        return (noun is None and token.head.i > k) or (k > j and doc[k - 1].text == "-" and ahead)
    if token.pos_ == "CCONJ" and noun is not None:
        return _joins_modifiers(doc, k, noun)
    joins = (
        k > j
        and doc[k - 1].pos_ in ("ADJ", "VERB")
        and doc[k - 1].head.i > k
        and (token.pos_ == "CCONJ" or token.text == ",")
    )
    return (token.pos_ == "ADV" or joins) and noun is None and _leads_modifier(doc, k)


def _leads_modifier(doc: Doc, k: int) -> bool:
    """Whether a word leads on to one more modifier before the noun: "13 badly corroded, old bronze cannons"."""
    for t in doc[k + 1 : k + 4]:
        if t.pos_ in NOMINAL:
            return t.i > k + 1
        if t.pos_ not in ("ADJ", "VERB", "ADV") or (t.pos_ == "VERB" and not _premodifies(doc, t.i)):
            return False
    return False


def _modifiers(j: int, noun: int | None) -> tuple[int, ...]:
    return tuple(range(j, noun)) if noun is not None else ()


def _premodifies(doc: Doc, k: int) -> bool:
    """Whether a participle stands before its noun: "12 injured people", "10 burning cars"."""
    token = doc[k]
    return token.dep_ == "amod" and token.head.i > k


def _noun_ahead(doc: Doc, k: int, stops: frozenset[int]) -> bool:
    return k < len(doc) and k not in stops and doc[k].pos_ in NOMINAL


def _starts_clause(doc: Doc, k: int, noun: int | None) -> bool:
    """Whether a noun behind a noun begins something new: "12 people Kenya had sent"."""
    if noun is None:
        return False
    token, before = doc[k], doc[noun]
    return token.dep_ in ("nsubj", "nsubj:pass") and before.dep_ not in ("compound", "amod") and before.head.i != k


def _joins_modifiers(doc: Doc, k: int, noun: int | None) -> bool:
    """Whether "and" joins words before one head: "32 rocket and drone attacks"."""
    if noun is None or k + 1 >= len(doc):
        return False
    head = doc[noun]
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i > k:
        return True
    # More than one of a thing needs a plural head: "rocket and drone attacks".
    j = k + 1
    while j < len(doc) and doc[j].pos_ in ("NOUN", "PROPN", "ADJ"):
        j += 1
    return head.tag_ in ("NN", "NNP") and j - k > 2 and doc[j - 1].tag_ == "NNS"


# -------------------------------------------------------------------- predicates


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
