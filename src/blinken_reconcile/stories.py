"""Articles -> stories: clusters of those about the same events, with what holds them together and apart.

Never by folder or file name, and not by the order of the articles.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from . import affinity, bursts, linkage
from .affinity import Affinity, Profile, Vector
from .models import Apart, Article, Story
from .sketch import terms

# Two clusters are one story if their articles are this much alike on the average. Who opens a few articles
# together mostly means one story: the fewer they are, the less will do, down to this part of it for two.
THRESHOLD = 0.05
LEAST_PART = 0.7
# Look-alikes: two clusters that are less than half as much alike as each of them in itself, and most of whose
# pairs tell of other days or places.
LOOSE, MOST_CUT, FEWEST = 0.5, 0.5, 2
MOST_SHARED = 8
LONGEST_LABEL = 80
# Other stories are named as look-alikes from this score on.
NOTABLE, MOST_APART = 0.02, 3


def threshold(number: int) -> float:
    """How much alike two clusters of so many articles are at least: it grows with each article, toward THRESHOLD."""
    return THRESHOLD * (1 - (1 - LEAST_PART) * 2 / max(2, number))


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
    judged = (
        ((i, j), affinity.affinity(profiles[i], profiles[j], vectors[i], vectors[j]))
        for i, j in affinity.candidates(vectors)
    )
    pairs = {pair: found for pair, found in judged if found.score}

    def score(i: int, j: int) -> float:
        found = pairs.get((min(i, j), max(i, j)))
        return found.score if found else 0.0

    scores = {pair: found.score for pair, found in pairs.items()}

    least = threshold(len(articles))
    topics = linkage.clusters([p.id for p in profiles], scores, least)
    # By time first: what lies days apart is told apart surely, and by wording only what is left.
    timely = [part for one in topics for part in bursts.split(one, profiles, score)]
    parts = [part for whole in timely for part in _look_alikes(whole, profiles, pairs, least)]
    groups = sorted(sorted(members) for members in parts)
    made = [_story([articles[i] for i in members], [vectors[i] for i in members]) for members in groups]
    topic = {i: number for number, one in enumerate(topics) for i in one}
    home = {i: (topic[i], number) for number, one in enumerate(timely) for i in one}
    return [
        msgspec.structs.replace(story, apart=tuple(_apart(number, groups, made, pairs, vectors, home)))
        for number, story in enumerate(made)
    ]


def _look_alikes(
    members: Sequence[int], profiles: Sequence[Profile], pairs: Mapping[tuple[int, int], Affinity], least: float
) -> list[list[int]]:
    """The members of a topic, without merging clusters that are loose and tell of other days or places."""
    order = sorted(members)

    def found(i: int, j: int) -> Affinity | None:
        return pairs.get((min(order[i], order[j]), max(order[i], order[j])))

    def refuse(first: Sequence[int], second: Sequence[int], between: float, within: float) -> bool:
        if between >= LOOSE * within:
            return False
        cut = sum(bool(one.cuts) for i in first for j in second if (one := found(i, j)))
        return cut >= MOST_CUT * len(first) * len(second)

    scores = {(i, j): one.score for i, j in combinations(range(len(order)), 2) if (one := found(i, j))}
    parts = linkage.clusters([profiles[i].id for i in order], scores, least, refuse)
    if min(map(len, parts)) < FEWEST:
        return [order]
    return [[order[i] for i in part] for part in parts]


def _apart(
    number: int,
    groups: Sequence[Sequence[int]],
    made: Sequence[Story],
    pairs: Mapping[tuple[int, int], Affinity],
    vectors: Sequence[Vector],
    home: Mapping[int, tuple[int, int]],
) -> Iterable[Apart]:
    """The stories most like this one, the most alike first."""
    found = []
    for other, members in enumerate(groups):
        between = [
            pairs[min(i, j), max(i, j)] for i in groups[number] for j in members if (min(i, j), max(i, j)) in pairs
        ]
        score = sum(one.score for one in between) / (len(groups[number]) * len(members))
        if other != number and score >= NOTABLE:
            first, second = home[groups[number][0]], home[members[0]]
            silent = first[0] == second[0] and first != second
            own, others = (_sum([vectors[i] for i in one]) for one in (groups[number], members))
            common = affinity.shared(own, others, most=4)
            because = _because(common, between, silent)
            found.append(Apart(story=made[other].id, score=round(score, 3), because=because))
    return sorted(found, key=lambda one: (-one.score, one.story))[:MOST_APART]


def _because(shared: Sequence[str], between: Sequence[Affinity], silent: bool) -> str:
    """What two stories share, and why they are not one."""
    common = ", ".join(shared).replace("#", "")
    if silent:
        return f"both have {common}; days lie between them, and the later articles tell of a day of their own"
    cuts = Counter(cut for one in between for cut in one.cuts)
    most = max(cuts, key=lambda cut: (cuts[cut], cut), default=None)
    return f"both have {common}; " + (f"{most}" if most else "too little for one story")


def _sum(vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    # Summed in the order of the articles: rounded, so that another order gives the same words.
    return {term: round(weight, 6) for term, weight in total.items()}


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
    total = _sum(vectors)
    common = [term for term, number in held.items() if number * 2 >= len(vectors) and len(vectors) > 1]
    return sorted(common, key=lambda term: (-total[term], term))
