"""Finds the numbers that are no claims: ages, scores, identifiers, clocks, idioms."""

from __future__ import annotations

import re
from functools import cache

from .lexicons import lookalikes

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
        (match.start("n"), match.end("n"), name)
        for name, pattern in patterns()
        for match in pattern.finditer(text)
        if not (name == "score" and _ascends(match.group("n")))
    ]
    return sorted(found)


def _ascends(written: str) -> bool:
    """Whether a hyphened pair could be a range: "10-12", but not "3-1" nor "2-2"."""
    first, second = (int(part) for part in re.findall(r"\d+", written))
    return first < second
