"""Names of persons as written: the whole run of capitals, and what of it is title.

Forms read, one a line:
    US Secretary of State Ana Ruiz   ->  Ana Ruiz, "secretary of state"
    Foreign Minister Juan de la Cruz ->  Juan de la Cruz, "foreign minister"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grammar import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "secretary",
        "minister",
        "prime",
        "general",
        "king",
        "queen",
        "prince",
        "chancellor",
        "senator",
        "governor",
        "pope",
        "judge",
        "justice",
        "sir",
        "lord",
        "chief",
    }
)


def full_name(doc: Doc, token: Token) -> str:
    """The run of capitalised words round a token: "US Secretary of State Ana Ruiz"."""
    start = end = token.i
    while start > 0 and of_name(doc, start - 1):
        start -= 1
    while end + 1 < len(doc) and of_name(doc, end + 1):
        end += 1
    while start < end and doc[start].pos_ not in NOMINAL:
        start += 1
    return doc[start : end + 1].text


def of_name(doc: Doc, i: int) -> bool:
    """Whether a token is part of a name: a proper noun, or a particle between two."""
    token = doc[i]
    if token.pos_ == "PROPN":
        return True
    return (
        token.lower_ in ("of", "al", "bin", "de", "van", "von", "-", "el", "la")
        and 0 < i < len(doc) - 1
        and doc[i + 1].pos_ == "PROPN"
        and doc[i - 1].pos_ == "PROPN"
    )


def person(name: str) -> str:
    """A name without the titles before it: "Secretary of State Ana Ruiz" -> "Ana Ruiz".

    A title alone stays as it is, so that it can be looked up among the aliases.
    """
    words = name.split()
    at, last = 0, 0
    while at < len(words) - 1:
        word = words[at].lower().rstrip(".")
        if word in TITLES or words[at] in OFFICES:
            at += 1
        elif word == "of" and at > 0 and at + 1 < len(words):
            at += 2
        else:
            break
        last = at
    rest = words[last:]
    return (
        " ".join(rest)
        if rest and rest[0].lower() != "of" and rest[0] not in OFFICES and rest[0].lower() not in TITLES
        else name
    )


OFFICES = frozenset(
    {
        "US",
        "U.S.",
        "UK",
        "State",
        "Foreign",
        "Defence",
        "Defense",
        "Vice",
        "Interior",
        "Finance",
        "Health",
        "Deputy",
        "Acting",
        "Former",
    }
)


def office(title: str) -> str:
    """A title as it is looked up: without the country and the article before it."""
    words = [w for w in title.split() if w not in ("US", "U.S.", "UK", "The", "the")]
    return " ".join(words).lower()
