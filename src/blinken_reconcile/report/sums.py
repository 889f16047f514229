"""What we added up, spelled out: ``17 + 12 = 29``, and that no article prints it."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import Claim, Group
from . import cells
from .index import Index
from .labels import listed


def notes(index: Index, groups: Iterable[Group]) -> list[str]:
    """A sentence for each value that is our sum, and for each total that a sum checks."""
    known = tuple(groups)
    derived = _derived(index, known)
    found = _spelled(index, [one for one in derived if one.checks is None], known)
    return found + [text for one in derived if one.checks is not None and (text := _check(index, one))]


def spelled(index: Index, claim: Claim) -> str:
    """``17 + 12`` for a claim that we added up; "" for any other."""
    return " + ".join(cells.reading(part) for part in index.claims(claim.derived_from or ()))


def _derived(index: Index, groups: tuple[Group, ...]) -> list[Claim]:
    ids = {name for group in groups for name in group.claims}
    return [one for one in index.sums if one.id in ids or one.checks in ids]


def _spelled(index: Index, derived: list[Claim], groups: tuple[Group, ...]) -> list[str]:
    found = []
    for value in dict.fromkeys(one.value for one in derived):
        same = [one for one in derived if one.value == value]
        by_words: dict[str, list[str]] = {}
        for one in same:
            by_words.setdefault(f"{spelled(index, one)} = {cells.parts(one).base}", []).append(one.article)
        each = [f"{words} ({listed(index.labels(articles))})" for words, articles in by_words.items()]
        found.append(f"* our sum: {', '.join(each)}.{_unprinted(index, same[0], groups)}")
    return found


def _unprinted(index: Index, claim: Claim, groups: tuple[Group, ...]) -> str:
    """Says that the number itself stands in no article, where that is so."""
    stories = {group.story for group in groups}
    stated = (one for one in index.report.claims if one.story in stories and one.measure == claim.measure)
    if any(one.derived_from is None and one.value == claim.value for one in stated):
        return ""
    number = cells.amount(claim.value, kind=claim.kind, unit=claim.unit) if isinstance(claim.value, int | float) else ""
    return f" No article prints {number}." if number else ""


def _check(index: Index, claim: Claim) -> str:
    stated = index.claims((claim.checks,)) if claim.checks else ()
    if not stated or not (words := spelled(index, claim)):
        return ""
    label, told = index.label(claim.article), cells.reading(stated[0])
    if stated[0].value == claim.value:
        return f"{words} = {cells.parts(claim).base}: the parts that {label} gives add up to its own {told}."
    return f"{words} = {cells.parts(claim).base}: the parts that {label} gives do not add up to its own {told}."
