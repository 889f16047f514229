"""Whose copy an article prints, by its own credits: an agency, or the publisher of its outlet.

Forms read, one a line:
    LIMA, March 11 (Andina Wire) - ...      a stamp before the first words, whatever the agency's name
    By Jane Doe, Associated Press           a by-line with an agency that is known
    AP   Reuters   PTI                      a line of its own, below the title or at the end
    Source: Xinhua   © AFP   (credit: AFP)  a labelled credit
    This report was supplied by the agency Vistula Press.   With inputs from PTI.
    Reporting by Jane Doe; Editing by John Roe              Reuters' own closing line

An agency in a caption is the photograph's, one in a sentence is a source: neither is a credit.
"""

from __future__ import annotations

import re
from functools import cache

from . import lexicons
from .models import Article, Zone
from .places import gazetteer
from .toponyms import fold

STAMP = re.compile(
    r"[A-Z][A-Z .'’/-]{2,40}(?:,[^().\n]{0,60}(?:\.[^().\n]{0,12})?)?\s?"
    r"\((?P<name>[A-Z][^()\n]{1,40}?)\)\s?(?:[–—-]|--)"
)
LABELLED = re.compile(
    r"(?:\bsource|\bcredit|\bagency|©|\bcopyright)\s?:?\s(?P<name>[A-Z][\w.&/' -]{1,40}?)(?=[).,;\n]|$)", re.IGNORECASE
)
AGENCY = r"(?:the )?(?:news )?(?:agency )?"
SUPPLIED = re.compile(
    rf"\b(?i:supplied|provided|distributed|written|produced) by {AGENCY}(?P<first>[A-Z][\w.&' -]{{1,40}})"
    rf"|\b(?i:with) (?:text|copy|reporting|inputs?|material) (?:from|by) {AGENCY}(?P<second>[A-Z][\w.&' -]{{1,40}})"
)
# What an agency that no list knows calls itself: "Source: Health Ministry" is no credit.
CALLED = re.compile(r"\b(?:agency|wire|newswire|wires|news service|press|pers|presse|prensa)\b", re.IGNORECASE)
REUTERS = re.compile(r"\b[Rr]eporting by [A-Z][^.;\n]{2,120};\s?[Ee]diting by [A-Z]")
LABEL = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)
# A credit stands in a line; what is longer is text.
LONGEST = 160
LAST = 3


def agency(article: Article) -> str | None:
    """The agency that an article credits with its text, by its usual name; None if it credits none."""
    bodies = [zone for zone in article.zones if zone.kind == "body"]
    if not bodies:
        return None
    stamped = STAMP.match(article.text, bodies[0].start, bodies[0].end)
    if stamped and _may_sign(stamped["name"]):
        return _usual(stamped["name"])
    if REUTERS.search(article.text, bodies[-1].start):
        return "Reuters"
    lines = [zone for zone in article.zones if _credit_line(article, zone, bodies)]
    return next((name for zone in lines if (name := _named(article.text[zone.start : zone.end]))), None)


def family(article: Article) -> str | None:
    """The publisher of the outlet that an article names on its head, if it is one of several titles of a house."""
    bodies = [zone for zone in article.zones if zone.kind == "body"]
    first = bodies[0].start if bodies else len(article.text)
    heads = [article.text[zone.start : zone.end] for zone in article.zones if zone.end <= first]
    return next((found for line in heads if (found := house(line))), None)


def house(name: str | None) -> str | None:
    """The publisher of the outlet with this name, if it is one of several titles of a house."""
    parts = (name, name.split(",")[0], name.split("|")[0]) if name else ()
    return next((found for part in parts if (found := _families().get(_plain(part)))), None)


def wire(name: str | None) -> str | None:
    """The usual name of an agency that is known, None of any other outlet."""
    return _usual(name) if name and gazetteer().is_agency(_usual(name)) else None


def _credit_line(article: Article, zone: Zone, bodies: list[Zone]) -> bool:
    """Whether a zone may hold a credit: a short one above the text, or one of the last ones."""
    if zone.kind == "caption" or zone.end - zone.start > LONGEST:
        return False
    return zone.end <= bodies[0].start or zone in article.zones[-LAST:]


def _named(line: str) -> str | None:
    for pattern in (LABELLED, SUPPLIED):
        match = pattern.search(line)
        name = next(filter(None, match.groups())) if match else ""
        if name and (gazetteer().is_agency(_usual(name)) or CALLED.search(name)):
            return _usual(name)
    whole = LABEL.sub("", line.strip(" ()[].-–—"))
    parts = [part.strip(" ()[].") for part in (whole, *re.split(r"[,|/]", whole))]
    return next((_usual(part) for part in parts if part and gazetteer().is_agency(part)), None)


def _may_sign(name: str) -> bool:
    """Whether what stands in the brackets of a stamp is a name: "BALASORE (Odisha) -" gives the place."""
    return gazetteer().is_agency(_usual(name)) or (gazetteer().lookup(name) is None and not name[-1].isdigit())


def _usual(name: str) -> str:
    """The usual name of an agency; one that is not known keeps its own."""
    first = re.split(r"\s?[/|]\s?|\s[–—-]\s", name.strip(" ."))[0]
    known = gazetteer().body(first)
    return known.name if known is not None else first


@cache
def _families() -> dict[str, str]:
    return {_plain(outlet): one.name for one in lexicons.families() for outlet in one.outlets}


def _plain(name: str) -> str:
    plain = " ".join(fold(name).casefold().split()).strip(" .*#|")
    return plain[4:] if plain.startswith("the ") else plain
