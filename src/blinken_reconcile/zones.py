"""The page of an article, block by block: title, standfirst, by-line, caption, heading, furniture, body.

A block is a line; in a hard-wrapped file it is the run of lines between blank
lines. Each step below names the blocks it is sure of and leaves the others;
what no step claims is body. A sentence lost to furniture is a lost claim, so
every doubt ends as body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from . import frontmatter
from .datelines import is_dateline, is_heading, is_signed
from .evidence import PREFIX
from .furniture import Where, describe, plain
from .marks import without
from .models import Mark, Zone, ZoneKind

Kinds = list[ZoneKind | None]

LINE = re.compile(r"[^\r\n]+")
BULLET = re.compile(r"[-*•·–—▪►●]\s|\d{1,3}[.)]\s|#{1,6}\s|>\s")
RULE = re.compile(r"[\W_]+")
HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
QUOTATION = re.compile(r"[\"“‘'][^\"“”]+[\"”’']")
# A block of this length is running text even without a full stop (texts get cut off).
RUNNING_LENGTH = 200
RUNNING_SENTENCE = 70
LONGEST_TITLE = 200
LONGEST_HEADING = 100
LONGEST_STANDFIRST = 200
LONGEST_CAPTION = 220
MOST_LINKS = 12
# Entries of zones.toml that stand in the head of a page, never below its title.
CONTROLS = frozenset({"controls", "section", "subscribe"})
WRAPPED = range(45, 101)


class Block(NamedTuple):
    """A stretch of the page without blanks around it."""

    start: int
    end: int
    text: str

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text[-8:]) is not None

    @property
    def running(self) -> bool:
        """Whether it is running text for sure."""
        size = len(self.text)
        return size >= RUNNING_LENGTH or (size >= RUNNING_SENTENCE and self.sentence)


class Page(NamedTuple):
    """The zones of a text and its title, or the beginning of the text where it has none."""

    zones: tuple[Zone, ...]
    title: str


def read(text: str, marks: Sequence[Mark] = (), silent: Sequence[tuple[int, int]] = ()) -> Page:
    """The zones of ``text``, one for each block, sorted and not overlapping, and its title.

    Blocks are known by their words without ``marks``; what stands in ``silent`` lines is furniture.
    """
    front = frontmatter.read(text)
    start = front.end if front else 0
    found = [_unmarked(block, text, marks) for block in blocks(text, start, silent)]
    kinds: Kinds = [None] * len(found)
    for step in STEPS:
        step(found, kinds)
    zones = [Zone(kind=kind or "body", start=one.start, end=one.end) for one, kind in zip(found, kinds, strict=True)]
    zones += [Zone(kind="furniture", start=begin, end=end) for begin, end in silent]
    if front:
        zones.append(Zone(kind="furniture", start=0, end=front.end))
    zones.sort(key=lambda one: one.start)
    return Page(tuple(zones), _title(text, zones, front, marks))


def blocks(text: str, start: int = 0, silent: Sequence[tuple[int, int]] = ()) -> list[Block]:
    """The blocks of ``text`` from ``start`` on; a prefix ``date 2023-06-02`` is a block of its own."""
    gaps = [start, *(edge for span in silent for edge in span), len(text)]
    spoken = zip(gaps[::2], gaps[1::2], strict=True)
    lines = [_stripped(text, *match.span()) for begin, end in spoken for match in LINE.finditer(text, begin, end)]
    lines = [line for line in lines if line.text]
    prefix = PREFIX.match(text) if start == 0 else None
    if lines and prefix and lines[0].end > prefix.end():
        rest = _stripped(text, prefix.end(), lines[0].end)
        lines[:1] = [_stripped(text, 0, prefix.end()), rest]
    return _joined(text, lines) if _hard_wrapped(text, lines) else lines


def _unmarked(block: Block, text: str, marks: Sequence[Mark]) -> Block:
    """A block by its words; the signs that make it a heading or a point of a list stay."""
    if not marks:
        return block
    sign = BULLET.match(block.text)
    begin = sign.end() if sign else 0
    words = block.text[:begin] + without(text, block.start + begin, block.end, marks)
    return Block(block.start, block.end, words.strip() or block.text)


def _stripped(text: str, start: int, end: int) -> Block:
    raw = text[start:end]
    left = start + len(raw) - len(raw.lstrip())
    body = raw.strip()
    return Block(left, left + len(body), body)


def _hard_wrapped(text: str, lines: Sequence[Block]) -> bool:
    """Most lines are of one length and break in mid-sentence, and blank lines part the paragraphs."""
    if len(lines) < 4:
        return False
    adjacent = [
        first
        for first, second in pairwise(lines)
        if not _blank_between(text, first, second) and not BULLET.match(second.text)
    ]
    if len(adjacent) * 2 < len(lines) or len(adjacent) == len(lines) - 1:
        return False
    broken = [line for line in adjacent if len(line.text) in WRAPPED and not line.sentence]
    return len(broken) * 2 > len(adjacent)


def _blank_between(text: str, first: Block, second: Block) -> bool:
    between = text[first.end : second.start]
    return between.count("\n") > 1 or between.count("\r") > 1


def _joined(text: str, lines: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for line in lines:
        if joined and not _blank_between(text, joined[-1], line) and not BULLET.match(line.text):
            start = joined[-1].start
            joined[-1] = Block(start, line.end, text[start : line.end])
        else:
            joined.append(line)
    return joined


# ------------------------------------------------------------------------------ steps


def _date_lines(found: Sequence[Block], kinds: Kinds) -> None:
    """Dates of the page, and rules drawn with signs ("___", "* * *")."""
    first = next((at for at, block in enumerate(found) if block.running), len(found))
    for at, block in enumerate(found):
        # Above the text "Sportline Radio, 18 March 2024" is no heading, if there is another line that may be one.
        heading = at > 0 or (first > 1 and not is_dateline(found[1].text))
        if is_dateline(block.text) or (heading and at < first and (is_signed(block.text) or is_heading(block.text))):
            kinds[at] = "dateline"
        elif RULE.fullmatch(block.text):
            kinds[at] = "furniture"


def _lexicon(found: Sequence[Block], kinds: Kinds) -> None:
    """What the lexicon knows, each entry only where it may stand."""
    running = [at for at, block in enumerate(found) if block.running]
    first, last = (running[0], running[-1]) if running else (len(found), -1)
    for at, block in enumerate(found):
        entry = describe(block.text) if kinds[at] is None else None
        if entry is None or (entry.where == "start" and at >= first) or (entry.where == "inside" and at >= last):
            continue
        kinds[at] = entry.kind
        if entry.where in ("end", "box"):
            _close(found, kinds, at, entry.where)


def _close(found: Sequence[Block], kinds: Kinds, at: int, where: Where) -> None:
    """Take what belongs to a closing block: the rest of the page, or the links of a box."""
    before = sum(len(block.text) for block in found[:at] if block.running)
    after = sum(len(block.text) for block in found[at + 1 :] if block.running)
    ranking = where == "box" and at + 1 < len(found) and all(BULLET.match(block.text) for block in found[at + 1 :])
    if before and (ranking or after <= (before if where == "end" else before // 8)):
        kinds[at + 1 :] = ["furniture"] * (len(kinds) - at - 1)
    elif where == "box":
        for below in range(at + 1, min(at + 1 + MOST_LINKS, len(found))):
            if found[below].running or found[below].sentence:
                break
            kinds[below] = "furniture"


def _captions(found: Sequence[Block], kinds: Kinds) -> None:
    """A line that stands twice (a picture's text and its caption), and the line above a bare credit."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if kinds[at - 1] is None and kinds[at] is None and len(first.text) <= LONGEST_CAPTION:
            if first.sentence and plain(first.text) == plain(second.text):
                kinds[at - 1] = kinds[at] = "caption"
        elif kinds[at] == "caption" and kinds[at - 1] is None and len(second.text) <= 40 and _one_sentence(first):
            kinds[at - 1] = "caption"


def _one_sentence(block: Block) -> bool:
    return len(block.text) <= LONGEST_CAPTION and not re.search(r"[a-z]{2}[.!?][\"”’)]? [A-Z]", block.text)


def _title_line(found: Sequence[Block], kinds: Kinds) -> None:
    """The first line that can be one."""
    free = [at for at, kind in enumerate(kinds) if kind is None]
    for place, at in enumerate(free):
        if not _can_be_title(found[at], len(free)):
            return
        if _above_title(found, free[place:]):
            kinds[at] = "furniture"
            continue
        kinds[at] = "title"
        _repeats(found, kinds, at)
        return


def _above_title(found: Sequence[Block], free: Sequence[int]) -> bool:
    """Whether the first of ``free`` is the name of a section or a site, and the title is still to come.

    A word or two right above a line that can be a title, or a short name that
    the page's controls ("Menu", "Log in") part from one.
    """
    words = len(found[free[0]].text.split())
    below = next((at for at in free[1:] if len(found[at].text.split()) >= 5), None)
    if words > 4 or below is None or not _can_be_title(found[below], len(free)) or found[below].running:
        return False
    between = found[free[0] + 1 : below]
    controls = any(entry.name in CONTROLS for entry in map(describe, (block.text for block in between)) if entry)
    return controls or (words <= 2 and below == free[1])


def _can_be_title(block: Block, blocks_left: int) -> bool:
    if len(block.text) > LONGEST_TITLE or (BULLET.match(block.text) and not HEADING_MARK.match(block.text)):
        return False
    # A page of one sentence ("17 people died on Sunday.") is that sentence; a long sentence is a paragraph.
    return not (block.text.endswith(".") and (blocks_left == 1 or len(block.text.split()) > 12))


def _repeats(found: Sequence[Block], kinds: Kinds, at: int) -> None:
    """The title again, whole or in parts ("Surprise visit to Iraq" / "Blinken warns ...")."""
    title = f" {plain(found[at].text)} "
    for below in range(at + 1, len(found)):
        words = plain(found[below].text)
        if kinds[below] is None and len(found[below].text) <= LONGEST_TITLE and words and f" {words}" in title:
            kinds[below] = "heading"


def _standfirst(found: Sequence[Block], kinds: Kinds) -> None:
    """The short block between title and text."""
    if "title" not in kinds:
        return
    free = [at for at, kind in enumerate(kinds) if kind is None and at > kinds.index("title")]
    if len(free) < 2 or BULLET.match(found[free[0]].text):
        return
    first, second = found[free[0]], found[free[1]]
    # A whole sentence may as well be a short first paragraph, unless it is somebody's words lifted out.
    alone = not first.sentence or QUOTATION.fullmatch(first.text)
    if alone and len(first.text) <= LONGEST_STANDFIRST and second.running:
        kinds[free[0]] = "standfirst"


def _headings(found: Sequence[Block], kinds: Kinds) -> None:
    """Short lines without a full stop between paragraphs."""
    running = [at for at, block in enumerate(found) if kinds[at] is None and block.running]
    for at, block in enumerate(found):
        between = bool(running) and running[0] < at < running[-1]
        if kinds[at] is None and (HEADING_MARK.match(block.text) or (between and _can_be_heading(block))):
            kinds[at] = "heading"


def _can_be_heading(block: Block) -> bool:
    open_end = block.sentence or block.text[-1] in ",;:–—-"
    return len(block.text) <= LONGEST_HEADING and not open_end and not BULLET.match(block.text)


STEPS: tuple[Callable[[Sequence[Block], Kinds], None], ...] = (
    _date_lines,
    _lexicon,
    _captions,
    _title_line,
    _standfirst,
    _headings,
)


# ------------------------------------------------------------------------------ title


def _title(text: str, zones: Sequence[Zone], front: frontmatter.Front | None, marks: Sequence[Mark]) -> str:
    """The title zone, else the front matter's, else the beginning of the text."""
    line = next((without(text, zone.start, zone.end, marks) for zone in zones if zone.kind == "title"), "")
    if line:
        return " ".join(HEADING_MARK.sub("", line, count=1).split())
    told = front.get("title") if front else None
    if told:
        return told.strip()
    body = next((zone for zone in zones if zone.kind == "body"), None)
    return _beginning(without(text, body.start, body.end, marks) if body else text.strip()[:LONGEST_TITLE])


def _beginning(body: str, longest: int = 80) -> str:
    """The first words of a text, cut between words."""
    words = " ".join(body[: 2 * longest].split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0] + " …"
