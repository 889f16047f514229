"""Finds the numbers that are no claims: ages, scores, identifiers, clocks, idioms."""

from __future__ import annotations

import re
from functools import cache

from .lexicons import lookalikes
from .units import unit_after

NUM = r"\d+(?:[,.]\d+)*"
WORDNUM = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and compiled pattern of every look-alike, in file order."""
    return tuple(
        (entry.name, re.compile(entry.pattern.replace("WORDNUM", WORDNUM).replace("NUM", NUM)))
        for entry in lookalikes()
    )


def spans(text: str) -> list[tuple[int, int, str]]:
    """Offsets and names of all look-alikes of a text, by start."""
    found = [
        (*match.span(_group(match)), name)
        for name, pattern in patterns()
        for match in pattern.finditer(text)
        if not (name == "score" and _ascends(match.group("n"))) and not (name in REFUTED and _measures(text, match))
    ]
    return sorted(found)


def _group(match: re.Match[str]) -> str:
    """The group that took part: "n", or "n2" and "n3" where a pattern has alternatives."""
    return next((g for g in ("n", "n2", "n3") if g in match.re.groupindex and match[g] is not None), "n")


# What looks like an identifier or an attribute is an amount where a unit stands behind the number.
REFUTED = frozenset({"identifier after a label", "hyphened attribute", "numbered", "product with a number", "code"})


def _measures(text: str, match: re.Match[str]) -> bool:
    """Whether a unit follows: "the sector 0.68 percent", "a 5-mpg boost", "flights 20 minutes late"."""
    number = re.match(rf"(?:{NUM}|\w+)", match["n"])
    unit = unit_after(text, match.start("n") + number.end(), money=False) if number else None
    return unit is not None and unit.unit is not None


def _ascends(written: str) -> bool:
    """Whether a hyphened pair could be a range: "10-12", but not "3-1" nor "2-2"."""
    first, second = (float(part) for part in re.findall(r"\d+", written))
    return first < second
