"""Are two sources rival parties? Police and organisers, a company and its union, two warring states.

A later look at the same thing does not make them agree, so their numbers are told
apart by who says so, and not by the day.
"""

from __future__ import annotations

import re

from . import lexicons
from .places import gazetteer


def rivals(a: str | None, b: str | None) -> bool:
    """Whether two named sources belong to camps that are known to differ."""
    if not a or not b or a == b:
        return False
    first, second = f" {a.lower()} ", f" {b.lower()} "
    for camp in lexicons.rivals():
        for x, y in ((first, second), (second, first)):
            if _of(camp.one, x) and _of(camp.other, y) and not _of(camp.other, x) and not _of(camp.one, y):
                return True
    mine, theirs = _states(a), _states(b)
    return bool(mine and theirs and mine.isdisjoint(theirs))


# What an employer and a union count each for itself.
AT_WORK = frozenset({"laid_off", "strikers", "pay_offer", "pay_demand", "staff_cut"})


def over_work(measure: str, a: str | None, b: str | None) -> bool:
    """Whether a union and whoever is named by a name of their own differ over work: Acme, and the union at Acme."""
    if measure not in AT_WORK or not a or not b:
        return False
    union = next(camp.other for camp in lexicons.rivals() if camp.name == "employers and workers")
    sides = [_of(union, f" {source.lower()} ") for source in (a, b)]
    firm = b if sides[0] else a
    return sides[0] != sides[1] and firm[:1].isupper() and bool(named(firm)) and not gazetteer().is_agency(firm)


# Words that do not tell one source from another.
UNNAMED = frozenset(
    {"the", "a", "an", "of", "and", "for", "in", "on", "at", "official", "officials", "spokesman", "spokeswoman"}
    | {"spokesperson", "source", "sources", "authorities", "country", "people", "some", "local", "state", "new"}
)


def two_sources(a: str | None, b: str | None) -> bool:
    """Whether two sources are both named, by names that have no word in common."""
    mine, theirs = named(a), named(b)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def named(name: str | None) -> set[str]:
    """The words of a source that tell which it is; none for "officials" and "a report"."""
    return {word for word in re.findall(r"[^\W\d_]{2,}", (name or "").lower()) if word not in UNNAMED}


def _of(words: tuple[str, ...], name: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", name) for word in words)


def _states(name: str) -> set[str]:
    """The states a source speaks for: "the Ukrainian army", "Moscow" does not say it."""
    found = (gazetteer().demonym(w) for w in re.findall(r"[A-Z][\w.]+", name))
    return {p.name for p in found if p is not None}
