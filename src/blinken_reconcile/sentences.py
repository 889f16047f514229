"""Cuts blocks of an article into sentences, before anything is parsed.

Only sentences that hold a candidate number or date word are worth a parse, so the
cut must come first and be cheap: punctuation, and the abbreviations of news prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Titles and shortenings that are followed by more of the same sentence.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Cmdr|Adm|Brig|Gov|Sen|Rep|Rev|Hon|Fr|St|Mt|Ft|Pvt|Supt|Insp|Det|Amb|Pres|Sec"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun"
    r"|No|Nos|vs|v|approx|est|al|fig|ca|cf|e\.g|i\.e|Rs|Smt|Md|Mohd|Messrs|Ste|Ave|Blvd|Rd|Dept|Univ|Assn|Bros)"
    r"|(?<![A-Za-z0-9])[A-Z])\.$"
)
# These end a sentence only before a word that commonly starts one.
MAYBE = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|a\.m|p\.m|etc|Plc|Bhd|Pty)\.$")
STARTER = re.compile(
    r"[\"“'‘(]*(?:The|This|That|These|Those|He|She|It|They|We|I|You|In|On|At|But|And|A|An|His|Her|Its|Their|There|However|Meanwhile|Also"
    r"|After|Before|When|While|Since|As|For|With|From|If|Many|Some|Most|More|Police|Officials|Earlier|Later|According|Another|About|Around|Nearly|At)\b"
)
BOUNDARY = re.compile(r"(?P<stop>[.!?…]+[\"'”’)\]]*)(?P<space>\s+)(?=[\"“'‘(\[]*[A-Z0-9À-Þ$€£₹])")


# No sentence of prose is longer; time and memory would be lost on what is.
LONGEST = 4_000


def of_text(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a plain text.

    None goes over the end of a line; a stretch without an end is cut at a space, so
    that the time to read a text grows with its length and no faster.
    """
    for line in re.finditer(r"[^\n]+", text):
        for start, end in cut(text, line.start(), line.end()):
            while end - start > LONGEST:
                space = text.rfind(" ", start + 1, start + LONGEST)
                stop = space if space > 0 else start + LONGEST
                yield from _trimmed(text, start, stop)
                start = stop
            yield from _trimmed(text, start, end)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of ``text[start:end]``, without surrounding space."""
    begin = start
    for match in BOUNDARY.finditer(text, start, end):
        if _ends(text, begin, match):
            yield from _trimmed(text, begin, match.end("stop"))
            begin = match.end("space")
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a stop is the end of a sentence and not of an abbreviation."""
    stop = match["stop"]
    if stop[0] != ".":
        # "Really?" he asked: a quote's own mark ends no sentence before a small letter, which BOUNDARY demands.
        return True
    if re.fullmatch(r"\(?\d{1,2}", text[begin : match.start()]):
        return False  # "1. Keep calm": a list number begins its sentence
    head = text[max(begin, match.start() - 14) : match.start() + 1]
    if len(stop) > 1 and stop[1:2] in "\"”’'":
        return True
    if MAYBE.search(head):
        return bool(STARTER.match(text, match.end()))
    return not ABBREVIATION.search(head)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
