"""The furniture of news pages: the entries of zones.toml, and which of them describes a line."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal

import msgspec

from .models import Record, ZoneKind
from .resources import data_path

Where = Literal["start", "inside", "any", "end", "box"]

AGENCY = (
    r"(?:(?:the )?associated press|a\.?p|afp|agence france[- ]presse|reuters|pti|ani|ians|upi|dpa|epa|tass|sputnik"
    r"|xinhua|bloomberg|bbc(?: news)?|cnn|al[- ]jazeera|anadolu(?: agency)?|kyodo(?: news)?|yonhap|efe|ansa"
    r"|getty(?: images)?|urdupoint|app|bernama|antara|ap/ani|cnbc|pa(?: media)?|aap|canadian press)"
)
PERSON = r"(?:[A-Z][\w.'’-]*(?: (?:(?:de|da|van|von|bin|al|el|der|la|le|di) ){0,2}[A-Z][\w.'’-]*){0,4})"
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
EMPHASIS = re.compile(r"[*_]{1,3}")
# Patterns never see more: a longer block is text, whatever it begins with.
LONGEST_FURNITURE = 600


class Entry(Record, frozen=True, kw_only=True):
    """One entry of zones.toml; see the head of that file."""

    name: str
    kind: ZoneKind
    where: Where
    phrases: tuple[str, ...] = ()
    pattern: str | None = None
    cased: bool = False
    example: tuple[str, ...]
    nots: tuple[str, ...] = msgspec.field(default=(), name="not")

    def matches(self, line: str) -> bool:
        """Whether ``line``, as a whole, is what this entry describes."""
        return plain(line) in self.phrases or self.fits(line)

    def fits(self, line: str) -> bool:
        """Whether the pattern describes ``line``."""
        if self.pattern is None or len(line) > LONGEST_FURNITURE:
            return False
        return _compiled(self.pattern, self.cased).fullmatch(line) is not None


@cache
def entries() -> tuple[Entry, ...]:
    """The furniture of news pages, in the order of the file."""
    with data_path("lexicons", "zones.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file)["zone"], tuple[Entry, ...])


@cache
def _compiled(pattern: str, cased: bool) -> re.Pattern[str]:
    # An agency's name is known in any case, a person's only by its capitals.
    whole = pattern.replace("~AGENCY~", f"(?i:{AGENCY})" if not cased else _cased_agency()).replace("~NAME~", PERSON)
    return re.compile(whole, 0 if cased else re.IGNORECASE)


def _cased_agency() -> str:
    """Agencies as they sign: "AP", "REUTERS", "Al Jazeera", never "ap" or "app" inside a word."""
    signed = r"(?:AP|AFP|REUTERS|Reuters|PTI|ANI|IANS|UPI|dpa|DPA|EPA|TASS|Xinhua|XINHUA|Bloomberg|BBC|CNN|Al Jazeera"
    return signed + r"|Anadolu|Kyodo|Yonhap|EFE|ANSA|Getty Images|Getty|Associated Press|Agence France-Presse|Sputnik)"


def plain(line: str) -> str:
    """A line for comparing: small letters, straight quotes, single blanks, no signs around it."""
    text = line.casefold().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return EDGES.sub("", " ".join(text.split()))


def describe(line: str) -> Entry | None:
    """The first entry that describes a line; words before patterns, for they are a look-up."""
    if line[0] in "*_":
        # "*By Jane Doe*" in Markdown is a by-line as well.
        line = EMPHASIS.sub("", line).strip() or line
    return _phrases().get(plain(line[:LONGEST_FURNITURE])) or next((one for one in entries() if one.fits(line)), None)


@cache
def _phrases() -> dict[str, Entry]:
    return {phrase: entry for entry in reversed(entries()) for phrase in entry.phrases}
