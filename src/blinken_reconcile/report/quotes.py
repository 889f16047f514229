"""An article's own words beside a cell: the sentence, cut round the number, its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from ..marks import said
from ..models import Claim
from .index import Index
from .inert import terminal

ELLIPSIS = "…"
# A day follows what happened on it, a number precedes what it counts.
BEFORE = {"date": 0.65}
BEFORE_NUMBER = 0.4


@dataclass(frozen=True)
class Words:
    """A sentence of one article, and where in it the claims' own words stand."""

    article: str
    start: int
    line: int
    sentence: str
    spans: tuple[tuple[int, int], ...]
    kind: str
    note: str = ""


def words(index: Index, claims: Sequence[Claim]) -> list[Words]:
    """The sentences of some claims, each once; a sum gives the sentences of its parts."""
    found: dict[tuple[str, int], Words] = {}
    for claim in _spoken(index, claims):
        if claim.quote is None:
            continue
        key = (claim.article, claim.quote.start)
        spans = found[key].spans if key in found else ()
        sentence, start, end = said(index.article(claim.article), claim)
        spans = tuple(sorted({*spans, *([(start, end)] if end else [])}))
        found[key] = Words(claim.article, claim.quote.start, claim.quote.line, sentence, spans, claim.kind)
    return list(found.values())


def _spoken(index: Index, claims: Sequence[Claim]) -> list[Claim]:
    spoken: list[Claim] = []
    for claim in claims:
        spoken += index.claims(claim.derived_from) if claim.derived_from is not None else (claim,)
    return spoken


def one_an_origin(index: Index, claims: Sequence[Claim], most: int) -> list[Claim]:
    """The claims to quote for a position: one for each origin, printed ones first, ``most`` at most."""
    chosen: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda one: _standing(index, one)):
        chosen.setdefault(index.origin(claim), claim)
    return list(chosen.values())[: max(most, 1)]


def _standing(index: Index, claim: Claim) -> tuple[bool, bool, tuple[int, str], int]:
    """Printed before summed, running text before headlines, then the order of the page."""
    return (claim.derived_from is not None, claim.zone != "body", index.order(claim.article), claim.start or 0)


def snippet(said: Words, room: int) -> Text:
    """The sentence in quotes, cut to ``room`` columns round its claims, which stand out; then our note."""
    pieces = _pieces(said)
    inner = max(room - 2 - (cell_len(said.note) + 1 if said.note else 0), 1)
    if _length(pieces) > inner:
        pieces = _cut(pieces, inner, BEFORE.get(said.kind, BEFORE_NUMBER))
    text = Text('"')
    for piece, strong in pieces:
        text.append(piece, style="bold" if strong else "")
    return text.append('"').append(f" {said.note}" if said.note else "", style="dim")


def sentence(said: Words) -> Text:
    """The whole sentence in quotes, its claims standing out."""
    text = Text('"')
    for piece, strong in _pieces(said):
        text.append(piece, style="bold" if strong else "")
    return text.append('"')


def _pieces(said: Words) -> list[tuple[str, bool]]:
    """The sentence in turns of plain and strong text, harmless, its blanks folded."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in said.spans:
        if start < at:
            continue
        pieces += [(said.sentence[at:start], False), (said.sentence[start:end], True)]
        at = end
    pieces.append((said.sentence[at:], False))
    folded = [(re.sub(r"\s+", " ", terminal(piece)), strong) for piece, strong in pieces]
    folded[0] = (folded[0][0].lstrip(), folded[0][1])
    folded[-1] = (folded[-1][0].rstrip(), folded[-1][1])
    return [piece for piece in folded if piece[0]]


def _cut(pieces: list[tuple[str, bool]], room: int, before: float) -> list[tuple[str, bool]]:
    """As much round the claims as fits, ``before`` of it to the left, whole words."""
    start, end = _core(pieces, room)
    core = pieces[start:end]
    left = "".join(piece for piece, _ in pieces[:start])
    rest = pieces[end:]
    spare = max(room - _length(core), 0)
    kept = _last_words(left, max(int(spare * before), spare - _length(rest)))
    tail = _first_pieces(rest, spare - cell_len(kept))
    return [piece for piece in ((kept, False), *core, *tail) if piece[0]]


def _core(pieces: list[tuple[str, bool]], room: int) -> tuple[int, int]:
    """From the first strong piece to the last if that fits, else the first alone."""
    strong = [at for at, (_, is_strong) in enumerate(pieces) if is_strong]
    if not strong:
        return 0, 0
    whole = strong[0], strong[-1] + 1
    return whole if _length(pieces[slice(*whole)]) + 2 <= room else (strong[0], strong[0] + 1)


def _length(pieces: list[tuple[str, bool]]) -> int:
    return sum(cell_len(text) for text, _ in pieces)


def _last_words(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    taken = ""
    for word in reversed(re.findall(r"\S+\s*", text)):
        if cell_len(word) + cell_len(taken) + 1 > room:
            break
        taken = word + taken
    return ELLIPSIS + taken


def _first_pieces(pieces: list[tuple[str, bool]], room: int) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for piece, strong in pieces:
        kept = _first_words(piece, room - _length(found))
        found.append((kept, strong))
        if kept != piece:
            break
    return found


def _first_words(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    taken = ""
    for word in re.findall(r"\s*\S+", text):
        if cell_len(taken) + cell_len(word) + 1 > room:
            break
        taken += word
    return taken + ELLIPSIS
