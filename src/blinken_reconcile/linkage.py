"""Average linkage: clusters whose members are alike on the average, by scores of pairs.

Unlike single linkage it makes no chains: one article that speaks of two stories does
not join them. The result does not depend on the order of the items.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]
# Members of two clusters, the average score between them, and the lesser of those within.
Refuse = Callable[[Sequence[int], Sequence[int], float, float], bool]


def _never(first: Sequence[int], second: Sequence[int], between: float, within: float) -> bool:
    return False


def clusters(
    keys: Sequence[str], scores: Mapping[Pair, float], threshold: float, refuse: Refuse = _never
) -> list[list[int]]:
    """Items in clusters, merged the most alike first while the average score reaches the threshold.

    Args:
        keys: one for each item, by which equal scores are put in order.
        scores: of pairs (i, j) with i < j; a pair that is missing scores 0.
        threshold: the least average score of the pairs between two clusters that are merged.
        refuse: keeps two clusters of two or more items apart, as they are.
    """
    members = {i: [i] for i in range(len(keys))}
    least = {i: keys[i] for i in range(len(keys))}
    inner = dict.fromkeys(range(len(keys)), 0.0)
    sums: dict[int, dict[int, float]] = {i: {} for i in range(len(keys))}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    heap = [_entry(score, least, i, j) for (i, j), score in scores.items()]
    heapq.heapify(heap)
    fresh = len(keys)
    while heap:
        negative, _, _, i, j = heapq.heappop(heap)
        if -negative < threshold:
            break
        if i not in members or j not in members:
            continue
        first, second = members[i], members[j]
        within = min(_average(inner[i], first), _average(inner[j], second))
        if min(len(first), len(second)) > 1 and refuse(first, second, -negative, within):
            continue
        inner[fresh] = inner[i] + inner[j] + sums[i][j]
        members[fresh] = members.pop(i) + members.pop(j)
        least[fresh] = min(least[i], least[j])
        sums[fresh] = _added(sums, i, j)
        for other, total in sums[fresh].items():
            sums[other][fresh] = total
            average = total / (len(members[fresh]) * len(members[other]))
            heapq.heappush(heap, _entry(average, least, fresh, other))
        fresh += 1
    return list(members.values())


def _average(total: float, members: Sequence[int]) -> float:
    """The average score of the pairs of a cluster."""
    number = len(members) * (len(members) - 1) / 2
    return total / number if number else 0.0


def _entry(score: float, least: Mapping[int, str], i: int, j: int) -> tuple[float, str, str, int, int]:
    """A pair in the order in which pairs are merged: the best score, then the least keys."""
    first, second = sorted((least[i], least[j]))
    # Sums in another order differ in the last bits: rounded, so that they do not decide.
    return -round(score, 9), first, second, i, j


def _added(sums: dict[int, dict[int, float]], i: int, j: int) -> dict[int, float]:
    """The sums of two clusters' scores with every other cluster, once they are one."""
    both: dict[int, float] = {}
    for part in (sums.pop(i), sums.pop(j)):
        for other, total in part.items():
            if other not in (i, j):
                both[other] = both.get(other, 0.0) + total
                sums[other].pop(i, None)
                sums[other].pop(j, None)
    return both
