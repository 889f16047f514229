"""Whose text and whose number it is: articles, and claims, that come from one origin.

Two articles are one origin if
    four in ten of the five-word runs of the shorter one stand in the other (containment, which a
        shortened wire story keeps at 1.0 where Jaccard similarity falls to its share of the length),
    or the one retells the other, sentence by sentence in the same order, in other words,
    or both print the same agency's copy, or are titles of one publisher.
Two claims are one origin if their articles are, if their sentences are all but the same,
or if the same named source gives the number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from . import credits, names
from .models import Article, Claim, Sketch
from .places import gazetteer

# From here on two articles are one text (.1 to .4 only share passages).
SAME = 0.4
# A retelling: of the shorter text's sentences so many stand in the other, in this much the same order.
RETOLD, IN_ORDER, FEWEST_SENTENCES = 0.6, 0.8, 5
# A sentence is another one retold if it shares so many of the telling terms of the shorter one.
SENTENCE = 0.5
# Sentences this much alike (0 to 100) are one sentence, edited.
EDITED = 90


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the smaller set of shingles that stands in the larger one."""
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


def retold(a: Sketch, b: Sketch) -> bool:
    """Whether one article tells the other's sentences in the same order, be it in other words."""
    short, long = sorted((a.sentences, b.sentences), key=lambda one: (len(one), one))
    pairs = [(i, j) for i, one in enumerate(short) if (j := _match(i, one, long)) is not None]
    if len(pairs) < max(FEWEST_SENTENCES, RETOLD * len(short)):
        return False
    # No sentence of one text is two of the other: repeated phrases are no retelling.
    if len({j for _, j in pairs}) < RETOLD * len(pairs):
        return False
    orders = [first[1] <= second[1] for first, second in combinations(pairs, 2)]
    return sum(orders) >= IN_ORDER * len(orders)


def _match(at: int, sentence: Sequence[int], others: Sequence[Sequence[int]]) -> int | None:
    """The sentence that shares most with one, near the same place of the text; None if none shares half."""
    telling = set(sentence)
    found = [(len(telling & set(one)) / min(len(telling), len(one)), -abs(at - j), -j) for j, one in enumerate(others)]
    best = max(found, default=(0.0, 0, 0))
    return -best[2] if best[0] >= SENTENCE else None


# ----------------------------------------------------------------------- articles


def find(articles: Sequence[Article], sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Article id -> origin: the id of the first article, by path, of those that are one.

    Args:
        articles: of one story.
        sketches: by article id.
    """
    order = sorted(articles, key=lambda a: a.path)
    groups = _Groups(a.id for a in order)
    for credit, of_outlet in (("agency", credits.wire), ("family", credits.house)):
        first: dict[str, str] = {}
        for article in order:
            # What its file says of an article goes before what its text does.
            name = of_outlet(article.outlet) or getattr(sketches[article.id], credit)
            if name:
                groups.join(first.setdefault(name, article.id), article.id)
    for a, b in _candidates([a.id for a in order], sketches):
        if groups.of(a) != groups.of(b) and _one_text(sketches[a], sketches[b]):
            groups.join(a, b)
    return {article.id: groups.of(article.id) for article in order}


def _one_text(a: Sketch, b: Sketch) -> bool:
    return containment(a.shingles, b.shingles) >= SAME or retold(a, b)


def _candidates(ids: Sequence[str], sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """Pairs that share a run of five words or the telling terms of sentences, by an inverted index."""
    held: dict[int, list[str]] = defaultdict(list)
    for i in ids:
        for digest in {*sketches[i].shingles, *(d for s in sketches[i].sentences for d in s)}:
            held[digest].append(i)
    shared: Counter[tuple[str, str]] = Counter()
    for found in held.values():
        shared.update(combinations(found, 2))
    least = FEWEST_SENTENCES
    return sorted(pair for pair, number in shared.items() if number >= least)


class _Groups:
    """Sets of ids that grow together; each is called by the first of its members."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._rank = {i: rank for rank, i in enumerate(ids)}
        self._above = {i: i for i in self._rank}

    def of(self, i: str) -> str:
        """The first member of the set of ``i``."""
        while self._above[i] != i:
            i = self._above[i]
        return i

    def join(self, a: str, b: str) -> None:
        """Make one of the sets of ``a`` and ``b``."""
        first, second = sorted((self.of(a), self.of(b)), key=lambda i: self._rank[i])
        self._above[second] = first


# ------------------------------------------------------------------------- claims


def count(claims: Sequence[Claim], articles: Mapping[str, Article]) -> int:
    """From how many origins claims that say the same come."""
    order = sorted(claims, key=lambda c: c.id)
    groups = _Groups(c.id for c in order)
    first: dict[tuple[str, str], str] = {}
    for claim in order:
        keys = [("article", articles[claim.article].origin or claim.article)]
        source = named_source(claim)
        keys += [("source", source)] if source else []
        for key in keys:
            groups.join(first.setdefault(key, claim.id), claim.id)
    for a, b in combinations(order, 2):
        if groups.of(a.id) != groups.of(b.id) and _one_sentence(a, b):
            groups.join(a.id, b.id)
    return len({groups.of(c.id) for c in order})


def named_source(claim: Claim) -> str | None:
    """The person or body that gives a number, by name; "officials" and "police" may be anyone."""
    said = claim.attribution
    if not said or not any(word[:1].isupper() for word in said.split()):
        return None
    body = gazetteer().body(said)
    if body is not None:
        return body.name.casefold()
    return names.person(said).casefold()


def _one_sentence(a: Claim, b: Claim) -> bool:
    if a.quote is None or b.quote is None:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(a.quote.exact, b.quote.exact, score_cutoff=EDITED) > 0
