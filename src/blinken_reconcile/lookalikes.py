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
        if not (name == "score" and _ascends(match.group("n")))
        and not (name in REFUTED and _measures(text, match))
        and not (name in ("score", "identifier after a label") and _votes(text, match.start("n")))
    ]
    return sorted(found)


# Two numbers with a stroke are no score where a body votes: "lawmakers voted 217-203", "confirmed her 52-48".
VOTED = re.compile(
    r"\b(?:(?:vote|margin|tally) of\s$|(?:lawmakers|deputies|senators?|mps|legislators|councillors|delegates|members"
    r"|directors|senate|house|parliament|chamber|assembly|congress|council|committee|legislature|commission|board|court|judges"
    r"|justices|jury|panel|bill|motion|resolution|amendment)\b[^.;:\d]{0,80}?\b(?:vot(?:ed?|es|ing)|pass(?:ed|es)"
    r"|approv(?:ed|es)|adopt(?:ed|s)|confirm(?:ed|s)|ratif(?:ied|ies)|reject(?:ed|s)|ruled|split|deadlocked|defeated|upheld"
    r"|overr[oi]de|impeach(?:ed|es)|acquitted|advanced|endorse[sd]|backed)\b"
    r"(?:(?!\b(?:match|game|won|win|beat|lost|goals?)\b)[^.;:\d]){0,60}"
    r"(?<!\bfor )(?<!\bof )(?<!\bin )(?<!\bwith )(?<!\bat )$)",
    re.I,
)
BEHIND_VOTES = re.compile(
    r"\s?(?:[.,;)–—]|$|(?:to|on|in|for|against|along|late|early|after|with|at|that|as|and|this|last|but|when|before"
    r"|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b)",
    re.I,
)


# Fewer votes are those of judges or of a board, and tell a score: "the court ruled 7-4".
ASSEMBLY = 20
PAIR = re.compile(r"\d+ ?[-–] ?\d+(?![\d%])")


# "By a 7-4 vote".
SAID_VOTES = re.compile(r"[ -](?:party-line )?(?:vote|ruling)\b", re.I)


def _votes(text: str, start: int) -> bool:
    pair = PAIR.match(text, start)
    return pair is not None and voted(text, *pair.span())


def voted(text: str, start: int, end: int) -> bool:
    """Whether the two numbers of a stretch are the votes for and against, of a body and not of a bench or a panel."""
    if sum(int(n[:4]) for n in re.findall(r"\d+", text[start:end])) < ASSEMBLY:
        return False
    if SAID_VOTES.match(text, end) is not None:
        return True
    return VOTED.search(text, 0, start) is not None and BEHIND_VOTES.match(text, end) is not None


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
