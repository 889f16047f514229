"""From a number to what it counts: four short walks over a dependency tree, and the hand-written cases.

* noun: the number is nummod of the noun (amod if an ordinal, compound in "200-metre"). A number before a
  scale word first climbs to it ("2.4 million children"); the second end of a range climbs to the first.
* orphan: the noun is left out. From the number up its conj links; where that ends at a noun, that is it
  ("12 deaths in Kenya and 9 in Uganda"); where it ends at a clause, it is the clause's first subject or
  object that has a number of its own ("21 soldiers were injured and 4 killed").
* governor: the number is itself an argument ("killed 34", "32 dead"); what governs it is the answer.
* partitive: the noun after "of" below the number ("12 of the 40 passengers").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

MODIFIER = frozenset({"nummod", "amod", "compound"})
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl", "xcomp", "ccomp")


@dataclass(frozen=True)
class Case:
    """One number of one sentence with what it must lead to."""

    topic: str
    text: str
    number: str
    head: str
    via: str = "noun"
    place: str = ""


def read_cases(path: Path) -> list[Case]:
    """The cases of a TOML file: one array of tables per topic."""
    with path.open("rb") as file:
        topics = tomllib.load(file)
    return [Case(topic=topic, **entry) for topic, entries in topics.items() for entry in entries]


def scaled(token: Token) -> Token:
    """The top of a numeral: the scale word of "2.4 million", the first end of "10-12"."""
    while token.head is not token and token.head.pos_ == "NUM" and token.dep_ in {"compound", "nmod", "conj"}:
        if token.dep_ == "conj" and _has_own_place(token):
            break
        token = token.head
    return token


def _has_own_place(token: Token) -> bool:
    return any(child.dep_ in {"nmod", "orphan"} for child in token.children)


def conj_top(token: Token) -> Token:
    """Up the conj links."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def counted_noun(number: Token) -> Token | None:
    """The noun that a number modifies."""
    top = scaled(number)
    return top.head if top.dep_ in MODIFIER else None


def elided_noun(number: Token) -> Token | None:
    """The noun that a number in a gap stands for."""
    top = conj_top(number if number.dep_ in {"conj", "orphan"} else scaled(number))
    if number.dep_ == "orphan":
        top = conj_top(number.head)
    if top is number:
        return None
    if any(child.dep_ == "nummod" for child in top.children):
        return top
    if top.pos_ == "NUM" and top.dep_ in MODIFIER:
        return top.head
    return _counted_argument(top)


def _counted_argument(clause: Token) -> Token | None:
    """The first argument of a clause, or of what it governs, that has a number."""
    for child in clause.children:
        if child.dep_ in ARGUMENTS and any(grandchild.dep_ == "nummod" for grandchild in child.children):
            return child
    return None


def partitive_noun(number: Token) -> Token | None:
    """The noun after "of" below a number."""
    for child in scaled(number).children:
        if child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in child.children):
            return child
    return None


def resolve(number: Token, via: str) -> Token | None:
    """What the number leads to by the named walk."""
    if via == "orphan":
        return elided_noun(number)
    if via == "partitive":
        return partitive_noun(number)
    if via == "governor":
        return scaled(number).head
    return counted_noun(number)


def find(doc: Doc, text: str) -> Token | None:
    """The first token that is written so."""
    return next((t for t in doc if t.text == text), None)


def place_right(number: Token, noun: Token, place: Token) -> bool:
    """Whether the place hangs on the number, on its noun, on a clause of the noun, or on the noun's verb."""
    chain = [place.head, place.head.head]
    if number.dep_ in {"conj", "orphan"}:
        return number in chain or (number.dep_ == "orphan" and number.head in [place, *chain])
    return number in chain or noun in chain or noun.head in chain


def judge(doc: Doc, case: Case) -> tuple[bool, bool]:
    """Whether the head is right, and whether the place is (True if the case has none)."""
    number = find(doc, case.number)
    answer = resolve(number, case.via) if number is not None else None
    head_right = answer is not None and answer.text == case.head
    if not case.place:
        return head_right, True
    place = find(doc, case.place)
    return head_right, bool(
        head_right
        and number is not None
        and answer is not None
        and place is not None
        and place_right(number, answer, place)
    )


def as_sentences(nlp: Language, texts: list[str]) -> list[Doc]:
    """Parses each text as one sentence that is cut beforehand, as the program does."""
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    return list(nlp.pipe(docs))


def run_cases(nlp: Language, cases: list[Case]) -> tuple[list[Case], list[Case]]:
    """The cases with a wrong head, and those with a wrong place."""
    docs = as_sentences(nlp, [case.text for case in cases])
    verdicts = [judge(doc, case) for doc, case in zip(docs, cases, strict=True)]
    wrong = [case for case, (head, _) in zip(cases, verdicts, strict=True) if not head]
    misplaced = [case for case, (_, place) in zip(cases, verdicts, strict=True) if not place]
    return wrong, misplaced
