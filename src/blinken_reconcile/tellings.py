"""Measures told by a phrase: the words before and behind a number, which no one verb or noun gives away.

Forms read, one a line ("#" is the number with the noun it counts):
    # walked out          walkout by #         # downed tools          (strikers)
    cleared # of fraud    # were found not guilty                      (acquitted)
    wiped # off its market value    shares fell #    # of the vote     (amounts)
The phrases stand in the lexicon, as regular expressions; capitals stand for what may come between.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import attachments, grammar, lexicons, predication
from .grammar import Phrase
from .lexicons import Measure
from .measures import GENERIC
from .models import Kind, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What the capitals in a phrase stand for: auxiliaries and adverbs, articles, a few words, the forms of a verb.
MACROS = {
    "AUX": r"(?:(?:have|has|had|are|is|was|were|be|been|being|get|got|will|would|could|may|might|did|do|to|due"
    r"|set|also|then|later|now|already|still|since|so far|all|reportedly|officially|subsequently|yet"
    r"|expected|thought|believed)\s)*",
    "DET": r"(?:(?:a|an|the|its|their|his|her|this|that|some|new|of)\s)*",
    "GAP": r"(?:[\w’'-]+\s){0,4}?",
    "FAR": r"(?:(?!and\b|but\b|while\b)[\w’'$€£%.-]+\s){0,9}?",
    "BE": r"(?:am|are|is|was|were|be|been|being|'s|’s)",
    "MOVED": r"(?:r[io]se|rises|risen|climb\w*|jump\w*|gr[eo]w\w*|increas\w*|surge[sd]?|soar\w*|f[ae]lls?|fallen"
    r"|drop\w*|declin\w*|decreas\w*|slid\w?e?s?|slump\w*|plung\w*|tumbl\w*|sank|sinks?|slipp?\w*|dipp?\w*|div\w+|crash\w*"
    r"|gain\w*|lost|loses?|shed\w*|add(?:s|ed)|advanced?|retreated|edged (?:up|down|higher|lower)"
    r"|went (?:up|down)|up|down|widen\w*)",
}
LEAD = re.compile(
    r"(?:^|(?<=\s))(?:the|a|an|its|their|his|her|some|about|around|another|as many as|up to|at least|more than"
    r"|nearly|almost|(?:(?:a|the) )?(?:combined |record )?(?:total|sum|amount) of"
    r"|extra|additional|further|all|just|only)\s$",
    re.I,
)
# No phrase begins more than so many characters before its number.
REACH = 200
# The space or hyphen behind a number, with the quote that opens before its noun: "a 20ft 'tsunami'".
JOINED = re.compile(r"^[ \-\u2011]*(?:(?<=\s)['‘“\"](?=\w))?")
# What follows is tried without the space before it.
LOOK = re.compile(r"^\(\?([=!]) ")


@cache
def _table(kind: Kind) -> tuple[tuple[Measure, str, str], ...]:
    """The phrases for a kind of quantity, in the lexicon's order: what stands before, what behind."""
    found = []
    for measure in lexicons.measures():
        for phrase in measure.tellings if kind in measure.kinds else ():
            before, _, behind = phrase.partition("#")
            found.append((measure, before.strip(), behind.strip()))
    return tuple(found)


@cache
def _compiled(words: str, *, ahead: bool) -> re.Pattern[str]:
    for name, pattern in MACROS.items():
        words = re.sub(rf"\b{name}\b ?", lambda _, p=pattern: p, words)  # type: ignore[misc]
    if not words:
        return re.compile("")
    words = words if ahead else LOOK.sub(r"(?\1", words)
    edged = rf"\b(?:{words})\s*$" if ahead else rf"(?:{words})(?!(?<=\w)[\w-])"
    return re.compile(edged, re.I)


def told(doc: Doc, quantity: Quantity, unit: Phrase, elided: str = "") -> tuple[Measure, int | None] | None:
    """The measure that a phrase round a number tells, and the token that does; None where none does.

    ``elided`` is the noun of the number before, which one without a noun may count too.
    """
    if quantity.kind == "count" and predication.whole(doc, unit):
        return None
    noun = grammar.lemma(doc[unit.noun]) if unit.noun is not None else ""
    cut = max(0, quantity.start - REACH)
    before = _lead(doc.text[cut : quantity.start])
    behinds = _behinds(doc, quantity, unit)
    for measure, left, right in _table(quantity.kind):
        if measure.units and quantity.unit not in measure.units:
            continue
        if not (_counts(measure, quantity, noun) or (not noun and elided and _counts(measure, quantity, elided))):
            continue
        # Compiled when first needed: all of them would take longer than the rest of a short run.
        ahead = _compiled(left, ahead=True).search(before) if left else None
        if left and ahead is None:
            continue
        for start, text in behinds:
            after = _compiled(right, ahead=False).match(text)
            if after is not None:
                return measure, _token(doc, cut + ahead.start() if ahead else None, start, start + after.end())
    return None


def _counts(measure: Measure, quantity: Quantity, noun: str) -> bool:
    if quantity.kind != "count" or not measure.counted:
        return True
    return noun in measure.counted or (noun in GENERIC and "people" in measure.counted)


def _lead(before: str) -> str:
    """The text before a number without its articles and hedges."""
    for _ in range(3):
        match = LEAD.search(before)
        if match is None:
            break
        before = before[: match.start()]
    return before


def _behinds(doc: Doc, quantity: Quantity, unit: Phrase) -> list[tuple[int, str]]:
    """Offsets and texts behind a number: behind its unit or its noun, and behind what hangs on the noun."""
    ends = [quantity.end]
    if quantity.kind == "count":
        ends = [max(quantity.end, doc[unit.end - 1].idx + len(doc[unit.end - 1]))]
        over = attachments.over(doc, unit.end)
        ends += [doc[k].idx for k in (over,) if unit.end < k < len(doc)]
        if unit.of and unit.noun is None and unit.end + 1 < len(doc):
            ends.append(doc[unit.end + 1].idx)  # "seven of the accused were"
    found = []
    for end in ends:
        rest = doc.text[end:]
        text = JOINED.sub("", rest)
        found.append((end + len(rest) - len(text), text))
    return found


def _token(doc: Doc, ahead: int | None, start: int, end: int) -> int | None:
    """The verb of what was matched, else its first word."""
    tokens: list[Token] = []
    if end > start:
        tokens = [t for t in doc if start <= t.idx < end]
    elif ahead is not None:
        tokens = [t for t in doc if ahead <= t.idx < start]
        tokens = tokens[: max(1, len(tokens))]
    verb = next((t.i for t in tokens if t.pos_ == "VERB"), None)
    return verb if verb is not None else next((t.i for t in tokens), None)
