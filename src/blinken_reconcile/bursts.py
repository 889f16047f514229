"""A cluster of articles -> the bursts in which it was told, where each burst has an event of its own.

One minister's two visits and two fires of one town share nearly all their words. What
tells them apart is time: some days without a word, and then articles whose leads
tell of a new day and not of the old one. A lone late article, and late articles that each
tell of a day of their own, go on with the old story.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from .affinity import NEIGHBOURS, Day, Profile

# Days without an article after which a new event may have begun.
SILENCE = 4
# A burst needs articles enough to be a story, and its leads must agree on its day.
FEWEST = 2
AGREE = 0.5

Score = Callable[[int, int], float]


def split(members: Sequence[int], profiles: Sequence[Profile], score: Score) -> list[list[int]]:
    """The members of a cluster by bursts, in the order of time; one list if it is one story.

    Args:
        members: indices into ``profiles``.
        profiles: of all articles.
        score: how much two articles are alike.
    """
    told = {i: day for i in members if (day := _told(profiles[i])) is not None}
    bursts = _bursts(told)
    big = [burst for burst in bursts if len(burst) >= FEWEST]
    merged: list[list[int]] = []
    for burst in big:
        if merged and not _new_event(merged[-1], burst, profiles, told):
            merged[-1].extend(burst)
        else:
            merged.append(list(burst))
    if len(merged) < 2:
        return [list(members)]
    homes = [list(burst) for burst in merged]
    for i in sorted(set(members) - {i for burst in merged for i in burst}, key=lambda i: profiles[i].id):
        _nearest(i, merged, homes, score).append(i)
    return [sorted(home) for home in homes]


def _nearest(i: int, cores: Sequence[Sequence[int]], homes: list[list[int]], score: Score) -> list[int]:
    """The burst that an article is most like on the average; the earlier one of equals."""
    average = [sum(score(i, j) for j in core) / len(core) for core in cores]
    return homes[max(range(len(cores)), key=lambda n: (average[n], -n))]


def _told(profile: Profile) -> dt.date | None:
    """The day an article was written, else the latest one that it tells of."""
    if profile.published is not None:
        return profile.published
    days = sorted(filter(None, (_date(d) for d in profile.lead_days or profile.days)))
    return days[-1] if days else None


def _bursts(told: dict[int, dt.date]) -> list[list[int]]:
    """Runs of articles without a silence between them, by their days."""
    runs: list[list[int]] = []
    last: dt.date | None = None
    for i in sorted(told, key=lambda i: (told[i], i)):
        if last is None or (told[i] - last).days >= SILENCE:
            runs.append([])
        runs[-1].append(i)
        last = told[i]
    return runs


def _new_event(old: Sequence[int], new: Sequence[int], profiles: Sequence[Profile], told: dict[int, dt.date]) -> bool:
    """Whether the leads of both bursts agree on a day of their own, and few of the new ones tell of the old one."""
    before, after = _own_day(old, profiles, told), _own_day(new, profiles, told)
    if before is None or after is None:
        return False
    back = [i for i in new if any(_close(d, before) for d in _leads(profiles[i]))]
    return len(back) <= AGREE * len(new)


def _own_day(burst: Sequence[int], profiles: Sequence[Profile], told: dict[int, dt.date]) -> dt.date | None:
    """The day that most leads of a burst tell of, if at least half do and it is not before the burst."""
    leads = {i: [d for d in _leads(profiles[i]) if _fresh(d, burst, told)] for i in burst}
    counted = Counter(day for days in leads.values() for day in set(days))
    support = {day: sum(any(_close(d, day) for d in days) for days in leads.values()) for day in counted}
    best = max(support, key=lambda d: (support[d], counted[d], -d.toordinal()), default=None)
    speaking = sum(bool(days) for days in leads.values())
    if best is None or support[best] < max(FEWEST, AGREE * speaking):
        return None
    return best


def _fresh(day: dt.date, burst: Sequence[int], told: dict[int, dt.date]) -> bool:
    first, last = min(told[i] for i in burst), max(told[i] for i in burst)
    return first - dt.timedelta(days=SILENCE - 1) <= day <= last


def _leads(profile: Profile) -> list[dt.date]:
    return sorted(filter(None, (_date(d) for d in profile.lead_days)))


def _close(a: dt.date, b: dt.date) -> bool:
    return abs((a - b).days) <= NEIGHBOURS


def _date(day: Day) -> dt.date | None:
    if day[0] is None:
        return None
    try:
        return dt.date(day[0], day[1], day[2])
    except ValueError:
        return None
