"""How alike are the words round two numbers? A score from 0 to 1, explained by the words shared.

Articles tell one fact in words of their own; the rarer a word is in the story, and
the nearer it stands to the number, the more it says. Words are weighted by inverse
document frequency over the sentences of the story (Sparck Jones 1972) and compared by
cosine; spelling variants ("labour", "labor") are folded with rapidfuzz.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from . import lexicons
from .models import Claim

WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")
# A word this many words away from the number weighs half of one beside it ...
HALF = 6
# ... and words further away than this tell of something else.
REACH = 14
# Two words of so many letters or more score above this if one is a spelling of the other.
LONG, VARIANT = 6, 88

# Another word of one set of the thesaurus weighs this much beside the word itself.
SYNONYM = 0.8

# Words that tell nothing about what is counted.
STOP_WORDS = """
a an the and or but nor of to in on at for by with from as into onto over under about than then so such is was
were are be been being am has have had do does did will would could may might should shall can must it its
this that these those there their his her he she they them we us our i you your who which what whose when
where while after before since until during said says say saying according told reported not no also only just
more most less least fewer up down out off one two some any all both each other another
person persons people man men woman women others somebody someone
"""
STOP = frozenset(STOP_WORDS.split())
ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "er", "ers")


def stem(word: str) -> str:
    """A word without its commonest endings, for comparing words, never for showing them."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            return bare[: -len(ending)]
    return bare


def words_of(text: str) -> list[str]:
    """The telling words of a text, stemmed, in order."""
    return [stem(w) for w in WORD.findall(text) if w.lower() not in STOP]


@cache
def _fields() -> dict[str, str]:
    """The stem of each word of the thesaurus -> the name of its set."""
    return {stem(word): f"~{group[0]}" for group in reversed(lexicons.thesaurus()) for word in group}


def _with_fields(words: Iterable[str]) -> set[str]:
    """Words, and the sets of the thesaurus that they are of."""
    held = set(words)
    return held | {_fields()[w] for w in held if w in _fields()}


class Nearness:
    """The words round each claim of a story, weighted; ``of(a, b)`` compares two claims."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        told = [c for c in claims if c.quote is not None]
        sentences = {c.quote.exact for c in told if c.quote is not None}
        seen = Counter(word for sentence in sentences for word in _with_fields(words_of(sentence)))
        self._weight = {word: math.log((len(sentences) + 1) / (n + 0.5)) for word, n in seen.items()}
        self._unknown = math.log(2 * len(sentences) + 2)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in self._weight:
            if len(word) >= LONG:
                self._alike[word[:3]].append(word)
        self._usual: dict[str, str] = {}
        self._vectors = {c.id: self._vector(c) for c in told}

    def of(self, a: Claim, b: Claim) -> float:
        """Cosine of the two claims' words: 0 nothing shared, 1 the same words at the same distance."""
        first, second = self._vectors.get(a.id, {}), self._vectors.get(b.id, {})
        if len(first) > len(second):
            first, second = second, first
        return sum(x * second[word] for word, x in first.items() if word in second)

    def shared(self, a: Claim, b: Claim) -> list[str]:
        """The words that two claims share, the most telling first."""
        first, second = self._vectors.get(a.id, {}), self._vectors.get(b.id, {})
        return sorted(set(first) & set(second), key=lambda w: (-first[w] * second[w], w))

    def _vector(self, claim: Claim) -> dict[str, float]:
        near = _near(claim)
        near.update({stem(w): 1.0 for w in WORD.findall(f"{claim.subject or ''} {claim.noun or ''}")})
        for word, x in list(near.items()):
            name = _fields().get(word)
            if name is not None:
                near[name] = max(near.get(name, 0.0), x * SYNONYM)
        raw = {self._spelling(w): x * self._weight.get(w, self._unknown) for w, x in near.items() if w not in STOP}
        length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
        return {word: x / length for word, x in raw.items()}

    def _spelling(self, word: str) -> str:
        """The most usual spelling of a word in the story, among words alike in all but a letter."""
        if len(word) < LONG or word.startswith("~"):
            return word
        if word not in self._usual:
            same = (w for w in self._alike.get(word[:3], ()) if fuzz.ratio(w, word) >= VARIANT)
            self._usual[word] = min(same, key=lambda w: (self._weight[w], w), default=word)
        return self._usual[word]


def _near(claim: Claim) -> dict[str, float]:
    """The telling words of a claim's sentence, with how near they stand to its number."""
    quote = claim.quote
    if quote is None or claim.start is None or claim.end is None:
        return {}
    start, end = claim.start - quote.start, claim.end - quote.start
    before = WORD.findall(quote.exact[:start])[::-1]
    found: dict[str, float] = {}
    for side in (before, WORD.findall(quote.exact[max(end, 0) :])):
        for distance, word in enumerate(side[:REACH]):
            if word.lower() not in STOP:
                weight = HALF / (HALF + distance)
                found[stem(word)] = max(weight, found.get(stem(word), 0.0))
    return found
