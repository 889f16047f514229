"""Whose text it is: articles that share their wording are one origin.

Five-word-shingle containment, which a shortened wire story keeps at 1.0 where
Jaccard similarity falls to its share of the length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .models import Article

WORDS = 5
# From here on two articles are one text retold (.1 to .4 only share passages).
SAME = 0.4


def shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """The runs of five words of an article's prose, furniture aside."""
    prose = " ".join(article.text[z.start : z.end] for z in article.zones if z.kind not in ("furniture", "dateline"))
    words = re.findall(r"\w+", prose.lower())
    return frozenset(tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))


def containment(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller text that stands in the larger one."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def find(articles: Sequence[Article]) -> dict[str, str]:
    """Article id -> origin: the id of the first article, by path, of those that share its text."""
    sketches = {a.id: shingles(a) for a in articles}
    origin: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: a.path):
        match = next((o for i, o in origin.items() if containment(sketches[i], sketches[article.id]) >= SAME), None)
        origin[article.id] = match or article.id
    return origin
