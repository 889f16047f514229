"""The source of a web page, taken apart without running or fetching anything: tags, JSON-LD, what is left to read.

The scan is linear in the length of the page, whatever is open in it or nested: a page is
untrusted, and a parser of trees comes only after it (``extraction``).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# What stands between these is not the page's text: "style" hides "<p>", and "<!--" hides all of it.
RAW = ("script", "style", "title", "h1", "svg", "template", "noscript", "textarea", "iframe")
UNREAD = frozenset({"script", "style", "svg", "template", "iframe"})
LONGEST_VALUE = 20_000
# A page has some hundred of them.
MOST_TAGS = 50_000
# A live blog of a week comes to one million characters.
MOST_JSON = 3_000_000
TAG = re.compile(
    rf"<!--|<(?P<name>{'|'.join(RAW)}|meta|link|time|html)(?![\w:-])"
    rf"(?P<attributes>(?>\"[^\"]{{0,{LONGEST_VALUE}}}\"|'[^']{{0,{LONGEST_VALUE}}}'|[^\"'<>])*+)>",
    re.IGNORECASE,
)
CLOSING = {name: re.compile(rf"</{name}(?![\w:-])[^<>]{{0,200}}>", re.IGNORECASE) for name in RAW}
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*+(?:=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
# Pictures written into the page weigh more than all its text: src="data:image/png;base64,...".
DATA_URI = re.compile(r"=\s?(?:\"data:[^\"]*\"|'data:[^']*'|data:[^\s\"'<>]+)", re.IGNORECASE)
# "//<![CDATA[ ... //]]>" and "<!-- ... -->" around a script, for browsers of another age.
WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")


class Tag(NamedTuple):
    """A tag of the page; ``content`` is the raw source up to its end tag, "" where it has none."""

    name: str
    attributes: Mapping[str, str]
    content: str
    line: int


class Page(NamedTuple):
    """The tags that tell of the page as a whole, and the source without what nobody reads."""

    tags: tuple[Tag, ...]
    rest: str


def scan(source: str) -> Page:
    """Take a page apart; what is cut off or left open goes to its end."""
    tags: list[Tag] = []
    kept: list[str] = []
    never: set[str] = set()
    at = counted = 0
    line = 1
    while len(tags) < MOST_TAGS and (match := TAG.search(source, at)):
        kept.append(source[at : match.start()])
        line, counted = line + source.count("\n", counted, match.start()), match.start()
        tag, end = _tag(source, match, line, never)
        if tag is not None:
            tags.append(tag)
        if tag is not None and tag.name not in UNREAD:
            kept.append(source[match.start() : end])
        at = end
    kept.append(source[at:])
    return Page(tuple(tags), DATA_URI.sub('=""', "".join(kept)))


def _tag(source: str, match: re.Match[str], line: int, never: set[str]) -> tuple[Tag | None, int]:
    """The tag that begins here, None for a comment, and the place behind it.

    ``never`` keeps the names that are closed nowhere below, so that none is looked for twice.
    """
    if match["name"] is None:
        # "<!-->" is a comment too, and an empty one.
        end = source.find("-->", match.end() - 2)
        return None, len(source) if end < 0 else end + 3
    name = match["name"].lower()
    attributes = {key.lower(): _value(value) for key, value in ATTRIBUTE.findall(match["attributes"])}
    closing = CLOSING[name].search(source, match.end()) if name in CLOSING and name not in never else None
    if closing is not None:
        return Tag(name, attributes, source[match.end() : closing.start()], line), closing.end()
    never.add(name)
    if name in UNREAD:
        return Tag(name, attributes, source[match.end() :], line), len(source)
    return Tag(name, attributes, "", line), match.end()


def _value(written: str) -> str:
    return html.unescape(written.strip("\"'")).strip()


def json_ld(page: Page) -> Iterator[tuple[object, int]]:
    """What each JSON-LD script of a page holds, and the line it begins on; what is no JSON is passed over."""
    left = MOST_JSON
    for tag in page.tags:
        if tag.name == "script" and tag.attributes.get("type", "").lower().startswith("application/ld+json"):
            left -= len(tag.content)
            if left < 0:
                return
            text = WRAPPED.sub("", WRAPPED.sub("", tag.content)).strip().rstrip(";")
            try:
                # Line ends inside strings are an error of many sites.
                yield json.loads(text, strict=False), tag.line
            except (ValueError, RecursionError):
                continue
