"""Short names for articles and groups: what a cell shows, and what a reader types.

An article goes by the shortest prefix of its file name that no other article's
name starts with, three characters at least (``000`` for
``000_40573252799a17e8.txt``). Files of one name in several folders go by as
much of the path as tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from ..focus import RECORD
from ..models import Article
from .inert import terminal

SHORTEST = 3
SHORTEST_ID = 4


def article_labels(articles: Iterable[Article]) -> dict[str, str]:
    """The short name of every article, by its id; no two are equal."""
    paths = {one.id: one.path for one in articles}
    names = _distinct_names(paths)
    shortest = _prefixes(set(names.values()))
    return {key: terminal(shortest[name]) for key, name in names.items()}


def _distinct_names(paths: dict[str, str]) -> dict[str, str]:
    """Stem, else file name, else the shortest tail of the path that is this article's alone."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    depth = max((len(PurePosixPath(path).parts) for path in paths.values()), default=0)
    for candidates in zip(*(_candidates(path, depth) for path in paths.values()), strict=True):
        counted = Counter(candidates)
        for key, name in zip(paths, candidates, strict=True):
            if key not in names and counted[name] == 1 and name not in taken:
                names[key] = name
                taken.add(name)
    return {key: names.get(key, path) for key, path in paths.items()}


def _candidates(path: str, depth: int) -> list[str]:
    whole = PurePosixPath(path)
    tails = ["/".join(whole.parts[-size:]) or path for size in range(2, depth + 1)]
    stems = [str(PurePosixPath(tail).with_suffix("")) if whole.suffix else tail for tail in tails]
    both = [name for pair in zip(stems, tails, strict=True) for name in pair]
    return [_short(whole.name) or path, whole.name or path, *both, path]


def _short(name: str) -> str:
    """A file name without its suffix, the number of a record kept: ``dump#3`` of ``dump.jsonl#3``."""
    number = RECORD.search(name)
    return PurePosixPath(RECORD.sub("", name)).stem + (number.group() if number else "")


def _prefixes(names: Collection[str]) -> dict[str, str]:
    """Each name's shortest unique prefix; a name that begins another stays whole."""
    found = {}
    ordered = sorted(names)
    for at, name in enumerate(ordered):
        beside = ordered[max(at - 1, 0) : at] + ordered[at + 1 : at + 2]
        shared = max((_common(name, other) for other in beside), default=0)
        found[name] = name if "/" in name else name[: _end(name, max(shared + 1, SHORTEST))]
    return found


def _end(name: str, size: int) -> int:
    """Where to cut: not after a space or dash ("Report 2", not "Report "), nor within ``.html``."""
    if (suffix := re.search(r"\.\w{1,5}$", name)) and size > suffix.start():
        return len(name)
    while size < len(name) and not name[size - 1].isalnum():
        size += 1
    return size


def _common(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def listed(labels: Sequence[str]) -> str:
    """Labels in a row: ``000 001``, with commas if a label holds a space."""
    return (", " if any(" " in label for label in labels) else " ").join(labels)


def spoken(labels: Sequence[str]) -> str:
    """Labels in a sentence: ``000, 001 and 003``."""
    return listed(labels) if len(labels) < 2 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """The shortest prefix of each group id that ``--explain`` takes for this one alone."""
    starts: dict[str, set[str]] = defaultdict(set)
    known = sorted(set(ids))
    for name in known:
        for size in range(SHORTEST_ID, len(name) + 1):
            starts[name[:size]].add(name)
    return {name: _first_alone(name, starts) for name in known}


def _first_alone(name: str, starts: dict[str, set[str]]) -> str:
    sizes = range(SHORTEST_ID, len(name))
    return next((name[:size] for size in sizes if len(starts[name[:size]]) == 1), name)
