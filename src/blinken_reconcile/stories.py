"""Articles -> stories: clusters of those about the same events, with what holds them together and apart.

Never by folder or file name, and not by the order of the articles.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from . import affinity, bursts, linkage
from .affinity import Affinity, Profile, Vector
from .models import Apart, Article, Story
from .sketch import terms

# Two clusters are one story if their articles are this much alike on the average. Who opens a few articles
# together mostly means one story: then a little less will do.
THRESHOLD = 0.05
FEW, THRESHOLD_OF_FEW = 5, 0.04
MOST_SHARED = 8
LONGEST_LABEL = 80
# Other stories are named as look-alikes from this score on.
NOTABLE, MOST_APART = 0.02, 3


def one(articles: Sequence[Article]) -> list[Story]:
    """All articles as one story."""
    return [_story(articles)] if articles else []


def find(articles: Sequence[Article], profiles: Sequence[Profile]) -> list[Story]:
    """The stories of a folder, sorted by the path of their first article.

    Args:
        articles: in the order of their paths.
        profiles: one for each article, in the same order.
    """
    vectors = affinity.vectors(profiles)
    pairs = {
        (i, j): affinity.affinity(profiles[i], profiles[j], vectors[i], vectors[j])
        for i, j in affinity.candidates(vectors)
    }

    def score(i: int, j: int) -> float:
        found = pairs.get((min(i, j), max(i, j)))
        return found.score if found else 0.0

    scores = {pair: found.score for pair, found in pairs.items()}
    least = THRESHOLD_OF_FEW if len(articles) <= FEW else THRESHOLD
    topics = linkage.clusters([p.id for p in profiles], scores, least)
    parts = [part for topic in topics for part in bursts.split(topic, profiles, score)]
    groups = sorted(sorted(members) for members in parts)
    made = [_story([articles[i] for i in members], [vectors[i] for i in members]) for members in groups]
    topic_of = {i: number for number, topic in enumerate(topics) for i in topic}
    return [
        msgspec.structs.replace(story, apart=tuple(_apart(number, groups, made, pairs, topic_of)))
        for number, story in enumerate(made)
    ]


def _apart(
    number: int,
    groups: Sequence[Sequence[int]],
    made: Sequence[Story],
    pairs: Mapping[tuple[int, int], Affinity],
    topic_of: Mapping[int, int],
) -> Iterable[Apart]:
    """The stories most like this one, the most alike first."""
    found = []
    for other, members in enumerate(groups):
        between = [
            pairs[min(i, j), max(i, j)] for i in groups[number] for j in members if (min(i, j), max(i, j)) in pairs
        ]
        score = sum(one.score for one in between) / (len(groups[number]) * len(members))
        if other != number and score >= NOTABLE:
            silent = topic_of[members[0]] == topic_of[groups[number][0]]
            found.append(Apart(story=made[other].id, score=round(score, 3), because=_because(between, silent)))
    return sorted(found, key=lambda one: (-one.score, one.story))[:MOST_APART]


def _because(between: Sequence[Affinity], silent: bool) -> str:
    """What two stories share, and why they are not one."""
    terms = Counter(term for one in between for term in one.shared)
    common = ", ".join(sorted(terms, key=lambda t: (-terms[t], t))[:4]).replace("#", "")
    if silent:
        return f"both have {common}; days lie between them, and the later articles tell of a day of their own"
    cuts = Counter(cut for one in between for cut in one.cuts)
    most = max(cuts, key=lambda cut: (cuts[cut], cut), default=None)
    return f"both have {common}; " + (f"{most}" if most else "too little for one story")


def _story(articles: Sequence[Article], vectors: Sequence[Vector] = ()) -> Story:
    ids = tuple(a.id for a in articles)
    label = _label(articles, vectors)
    key = hashlib.sha256("".join(sorted(ids)).encode()).hexdigest()[:8]
    return Story(id=key, label=label, articles=ids, shared=tuple(_shared(vectors)[:MOST_SHARED]))


def _label(articles: Sequence[Article], vectors: Sequence[Vector]) -> str:
    """The title with most of what the articles share, the shortest of equals."""
    core = set(_shared(vectors)[:MOST_SHARED])
    titled = [a.title for a in articles if a.title]
    return min(
        titled,
        key=lambda t: (-len(core & set(terms(t))), len(t) > LONGEST_LABEL, len(t), t),
        default=min(a.path for a in articles),
    )


def _shared(vectors: Sequence[Vector]) -> list[str]:
    """The terms of at least half of the articles, the weightiest first."""
    held = Counter(term for vector in vectors for term in vector)
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    common = [term for term, number in held.items() if number * 2 >= len(vectors) and len(vectors) > 1]
    # Summed in the order of the articles: rounded, so that another order gives the same words.
    return sorted(common, key=lambda term: (-round(total[term], 6), term))
