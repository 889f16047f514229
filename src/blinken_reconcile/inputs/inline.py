"""Markdown -> its marks, and the lines that are no prose: code, tables, pictures, definitions of links."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..models import Mark

Span = tuple[int, int]

LINE = re.compile(r"[^\r\n]+")
FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[^`\r\n]*")
# The line between the head of a table and its body.
DASHES = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*+(?:\|[ \t]*:?-{2,}:?[ \t]*+)*\|?[ \t]*")
LONGEST_DASHES = 500
DEFINITION = re.compile(r" {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S++(?:[ \t]++[\"'(].*)?[ \t]*")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,50}\]:[ \t]*")
# What no reader of the page sees.
HIDDEN = re.compile(r"<(?:!--|(?P<name>script|style)\b)", re.IGNORECASE)
CLOSED = {name: re.compile(rf"</{name}\b[^<>]{{0,200}}>", re.IGNORECASE) for name in ("script", "style")}
# Where a link leads: (https://...), (<a b>), (a_(b) "title"). None of these goes back over what it has read: a
# text may be made of half links.
TARGET = (
    r"\([ \t]*+(?:<[^<>\n]{0,2000}+>|[^()\s<>]{0,2000}+(?:\([^()\s]{0,500}+\)[^()\s]{0,500}+){0,3})"
    r"(?:[ \t]++(?:\"[^\"\n]{0,500}+\"|'[^'\n]{0,500}+'))?[ \t]*+\)"
)
IMAGE = rf"!\[[^\[\]\n]{{0,500}}+\](?:{TARGET}|\[[^\[\]\n]{{0,200}}+\])"
PICTURE = re.compile(rf"(?:\s|{IMAGE}|\[[ \t]*+{IMAGE}[ \t]*+\]{TARGET})++")
TAG = (
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|li|mark|ol"
    r"|p|q|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b"
    r"(?:\"[^\"\n]{0,2000}+\"|'[^'\n]{0,2000}+'|[^<>\"'\n]){0,500}+>"
)
INLINE = re.compile(
    rf"(?P<escape>\\(?=[!-/:-@\[-`{{-~]))"
    rf"|(?P<image>{IMAGE})"
    r"|(?P<note>\[\^[^\[\]\s]{1,50}\])"
    r"|(?P<open>\[)"
    rf"|(?P<close>\](?:{TARGET}|\[[^\[\]\n]{{0,200}}\])?)"
    rf"|(?P<tag>{TAG})"
    r"|(?P<address><(?:https?://|mailto:)[^<>\s]{1,2000}>)"
    # what site builders replace: {{< figure >}}, {% include %}
    r"|(?P<shortcode>\{\{[<%][^{}\n]{0,500}+\}\}|\{%[^{}\n]{0,500}+\})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    r"|(?P<code>`+)"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~|==)"
)
LEADING = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
# Words on either side of these are two words.
PARTING = re.compile(r"<(?:br|hr|img|/?(?:p|div|li|t[dhr]))\b", re.IGNORECASE)


class Parts(NamedTuple):
    """The marks of a text, sorted and apart, and the lines that are no prose."""

    marks: tuple[Mark, ...]
    silent: tuple[Span, ...]


# ----------------------------------------------------------------------------- blocks


def parts(text: str, start: int = 0) -> Parts:
    """The marks and the lines without prose of ``text`` from ``start`` on."""
    silent: list[Span] = []
    marks: list[Mark] = []
    block: list[re.Match[str]] = []
    lines = list(LINE.finditer(text, start))
    hidden = _hidden(text, start)
    closing = _fences(lines)
    quiet = -1
    for at, line in enumerate(lines):
        quiet = max(quiet, closing.get(at, -1), _table(lines, at) if at > quiet else -1)
        if at <= quiet or _no_prose(line, hidden):
            silent.append(line.span())
            continue
        if block and text.count("\n", block[-1].end(), line.start()) > 1:
            marks += _inline(text, block)
            block = []
        block.append(line)
    marks += _inline(text, block)
    marks += [Mark(start=begin, end=end, instead=" ") for begin, end in hidden]
    return Parts(_apart(marks), tuple(silent))


def _no_prose(line: re.Match[str], hidden: list[Span]) -> bool:
    words = line[0]
    if FENCE.fullmatch(words) or (DEFINITION.fullmatch(words) and not FOOTNOTE.match(words)):
        return True
    around = bisect.bisect_right(hidden, line.start(), key=lambda span: span[0]) - 1
    inside = around >= 0 and line.end() <= hidden[around][1]
    return inside or bool(words.strip() and PICTURE.fullmatch(words))


def _fences(lines: list[re.Match[str]]) -> dict[int, int]:
    """The lines on which code begins, each with that on which it ends; a fence that is never closed begins none."""
    found: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for at, line in enumerate(lines):
        fence = FENCE.fullmatch(line[0])
        if fence is None:
            continue
        if opened is None:
            opened = (at, fence["fence"])
        elif fence["fence"].startswith(opened[1]) and line[0].strip() == fence["fence"]:
            found[opened[0]] = at
            opened = None
    return found


def _table(lines: list[re.Match[str]], at: int) -> int:
    """The last line of a table that begins on this line; -1 if none does."""
    first, second = lines[at][0], lines[at + 1][0] if at + 1 < len(lines) else ""
    ruled = len(second) <= LONGEST_DASHES and DASHES.fullmatch(second)
    if "|" not in first or "|" not in second or not (ruled or (_row(first) and _row(second))):
        return -1
    last = at + 1
    while last + 1 < len(lines) and "|" in lines[last + 1][0]:
        last += 1
    return last


def _row(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|")


def _hidden(text: str, start: int) -> list[Span]:
    """Comments, scripts and styles of HTML; what is not closed is text."""
    found: list[Span] = []
    never: set[str] = set()
    while opening := HIDDEN.search(text, start):
        name = (opening["name"] or "").lower()
        start = opening.end()
        if name not in never and (end := _closed(text, name, start)) > 0:
            found.append((opening.start(), end))
            start = end
        else:
            never.add(name)
    return found


def _closed(text: str, name: str, start: int) -> int:
    if not name:
        return text.find("-->", start) + 3 if text.find("-->", start) >= 0 else -1
    closing = CLOSED[name].search(text, start)
    return closing.end() if closing else -1


# ----------------------------------------------------------------------------- inline


class Opened(NamedTuple):
    """A mark that waits for its other half."""

    kind: str
    start: int
    end: int


def _inline(text: str, block: list[re.Match[str]]) -> Iterator[Mark]:
    """The marks in the lines of one block."""
    for line in block:
        leading = FOOTNOTE.match(line[0]) or LEADING.match(line[0])
        if leading and leading.end():
            yield Mark(start=line.start(), end=line.start() + leading.end())
        words = line[0].rstrip().rstrip("#")
        if line[0].lstrip().startswith("#") and words.endswith((" ", "\t")):
            yield Mark(start=line.start() + len(words.rstrip()), end=line.end())
    if block:
        yield from _pairs(text, block[0].start(), block[-1].end())


def _pairs(text: str, start: int, end: int) -> Iterator[Mark]:
    """Links, emphasis and code by their pairs, and what stands alone; half a pair is text."""
    waiting: dict[str, Opened] = {}
    for match in INLINE.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind == "open":
            waiting["["] = Opened(kind, *match.span())
        elif kind == "close":
            half = waiting.pop("[", None)
            if half is not None and len(match[0]) > 1:
                yield Mark(start=half.start, end=half.end)
                yield Mark(start=match.start(), end=match.end())
        elif kind in ("emphasis", "code"):
            yield from _delimiter(text, match, waiting)
        else:
            yield Mark(start=match.start(), end=match.end(), instead=_instead(kind, match[0]))


def _delimiter(text: str, match: re.Match[str], waiting: dict[str, Opened]) -> Iterator[Mark]:
    """A run of signs that opens or closes emphasis or code, as what stands on either side of it allows."""
    sign = match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # some_file_name, 5*3*2
    inside = before.isalnum() and after.isalnum() and (sign[0] == "_" or (before + after).isdigit())
    half = waiting.get(sign)
    if half is not None and before.strip() and not inside:
        del waiting[sign]
        # What is struck out is not said.
        yield Mark(start=half.start, end=match.end() if sign == "~~" else half.end)
        yield Mark(start=match.start(), end=match.end())
    elif after.strip() and not inside:
        waiting[sign] = Opened(match.lastgroup or "", *match.span())


def _instead(kind: str, written: str) -> str:
    if kind == "entity":
        return html.unescape(written)
    return " " if kind in ("image", "shortcode") or PARTING.match(written) else ""


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """Marks in order; of two that overlap, the one that begins first."""
    kept: list[Mark] = []
    for one in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
