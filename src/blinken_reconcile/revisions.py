"""Stated corrections: which figures an article says were put right, and by what.

Forms read, one a line:
    down from an earlier figure of 5,300      (the older figure is quoted: role "previous")
    revised the toll down to 275              the corrected figure is 275
    officials now put the damage at $4.1bn
    275 died. Some bodies had been counted twice.     (why a count fell, said beside it)
Nothing is guessed: a count that fell, and of which no article says so, is not explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import matching, measures, readings, running
from .ladder import same_number
from .models import Article, Claim
from .positions import Side

FIGURE = (
    r"(?:toll|figure|count|number|tally|total|estimate|deaths?|dead|fatalit(?:y|ies)|casualt(?:y|ies)"
    r"|bod(?:y|ies)|victims?|names?|remains|cases?)s?"
)
# What stands before a corrected number: verbs of correction; others only of a figure; "now" and a verb of saying.
PUT_RIGHT = re.compile(
    r"(?:\b(?:revis(?:e|es|ed|ing)|correct(?:s|ed|ing)?|amend(?:s|ed|ing)?|downgrad(?:e|es|ed|ing))\b"
    rf"|\b{FIGURE}\b[^.;]{{0,40}}\b(?:lowered|reduced|cut|adjusted|scaled (?:back|down)|brought down)\b"
    r"|\b(?:lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|adjust(?:s|ed|ing)?"
    rf"|scal(?:e|es|ed|ing) (?:back|down)|br(?:ing|ings|ought) down)\b[^.;]{{0,30}}\b{FIGURE}\b)"
    r"[^.;]{0,60}\b(?:to|at)\s(?:\w+\s){0,2}$"
    r"|\b(?:revised|corrected|amended|updated|adjusted|reworked)\s(?:\w+\s){0,2}?"
    rf"(?:{FIGURE}|plan|proposal|offer|budget|forecast|schedule|statement|version|bulletin)\b[^.;]{{0,60}}$"
    r"|\bnow\s(?:say|put|believe|estimate|report|count|give|speak|expect|think)s?\b[^.;]{0,60}$",
    re.I,
)
# Why a count had been too high, said of a figure or of what is counted.
CAUSE = re.compile(
    r"\b(?:counted|listed|registered|recorded|reported|entered|tallied)\s(?:twice|double|more than once)\b"
    r"|\bdouble[- ]?count\w*|\bduplicat(?:e|es|ed|ion|ions)\b|\bmiscount\w*|\bover[- ]?count\w*"
    r"|\bcounting (?:error|mistake)s?\b"
    rf"|\b{FIGURE}\b[^.;]{{0,50}}\b(?:wrong|incorrect|mistaken|erroneous|in error|by mistake|too high|inflated"
    r"|exaggerated|overstated|withdrawn|retracted|revised|corrected|lowered)\b"
    rf"|\b(?:withdr[ae]w|withdrawn|retract(?:s|ed)?|wrong|mistaken|erroneous|incorrect)\b[^.;]{{0,40}}\b{FIGURE}\b",
    re.I,
)
# How far round its sentence, in characters, the cause of a correction is looked for.
BESIDE = 240


@dataclass(frozen=True, slots=True)
class Correction:
    """``new`` puts ``old`` right, or, where no older figure is quoted, what was given before; ``words`` say so."""

    new: Claim
    old: Claim | None
    words: str


def corrections(members: Iterable[Claim], articles: Mapping[str, Article]) -> list[Correction]:
    """The corrections that the articles of a group state, in the order of its claims."""
    told = [c for c in members if c.kind != "date" and c.quote is not None and c.start is not None]
    quoted = list(_quoted(told))
    # "Had spoken of nine, corrected the number to 11" puts nine right, and no other article's 14.
    named = {c.new.id for c in quoted if c.old is not None and _sentence(c.old) == _sentence(c.new)}
    return [*quoted, *_unquoted([c for c in told if c.id not in named], articles)]


def _quoted(told: Sequence[Claim]) -> Iterator[Correction]:
    """An older figure is quoted beside the one that replaces it."""
    for old in told:
        if not replaced(old):
            continue
        own = [c for c in told if c.article == old.article and c is not old and not readings.overlap(c, old)]
        beside = [c for c in own if _sentence(c) == _sentence(old) and (put_right(c) or c.role != "previous")]
        for new in beside or [c for c in own if c.role != "previous"]:
            yield Correction(new=new, old=old, words=_sentence(old))


def _unquoted(told: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Correction]:
    """A figure is told as a correction; what it was before is not said, or elsewhere."""
    for new in told:
        words = _sentence(new) if put_right(new) else _cause(new, articles) if new.kind == "count" else None
        if words is not None and (new.role != "previous" or put_right(new)):
            yield Correction(new=new, old=None, words=words)


def replaced(claim: Claim) -> bool:
    """Whether an older figure is one of the same thing, and not last year's or a level that has moved since."""
    if claim.role != "previous" or matching.other_period(claim):
        return False
    return claim.kind == "count" or matching.decided(claim) or _of_correction(claim)


def _of_correction(claim: Claim) -> bool:
    """An amount falls and rises: an older one is put right only if the words near it say so."""
    if claim.quote is None or claim.start is None or claim.end is None:
        return False
    start = claim.quote.start
    near = claim.quote.exact[max(0, claim.start - start - BESIDE // 3) : claim.end - start + BESIDE // 3]
    return matching.CORRECTS.search(near) is not None


def put_right(claim: Claim) -> bool:
    """Whether the words before a number tell it as a corrected one."""
    if claim.quote is None or claim.start is None:
        return False
    return PUT_RIGHT.search(claim.quote.exact[: claim.start - claim.quote.start]) is not None


def _cause(claim: Claim, articles: Mapping[str, Article]) -> str | None:
    """The sentence of a claim, or one next to it in its paragraph, that says why a count was too high."""
    if claim.quote is None or claim.article not in articles:
        return None
    text = articles[claim.article].text
    before = text[max(0, claim.quote.start - BESIDE) : claim.quote.start].rsplit("\n\n", 1)[-1]
    after = text[claim.quote.end : claim.quote.end + BESIDE].split("\n\n", 1)[0]
    beside = (claim.quote.exact, *SENTENCES.findall(after)[:1], *SENTENCES.findall(before)[-1:])
    if measures.course(claim.measure, claim.kind) == "fixed":
        beside = beside[:1]  # bodies counted twice change no number of those who were aboard
    return next((" ".join(words.split()) for words in beside if CAUSE.search(words)), None)


SENTENCES = re.compile(r"[^.!?\s][^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")


def _sentence(claim: Claim) -> str:
    return claim.quote.exact if claim.quote is not None else ""


# --------------------------------------------------------------- what they explain


def between(a: Side, b: Side, found: Iterable[Correction]) -> tuple[Side, Side, Correction] | None:
    """The withdrawn one of two positions, the other, and the correction that says so."""
    for correction in found:
        for old, new in ((a, b), (b, a)):
            if _withdrawn(old, correction) and _fits(new, correction):
                return old, new, correction
    return None


def _withdrawn(side: Side, correction: Correction) -> bool:
    """Whether a position gives what is put right: the quoted figure, or one that was given before and differs."""
    old, new = correction.old, correction.new
    if old is not None:
        return same_number(side.first, old)
    if new.id in side.position.claims or readings.overlap(side.first, new):
        return False
    if side.as_of is not None and matching.day_of(new) is not None and side.as_of > str(matching.day_of(new)):
        return False
    return put_right(new) or _above(side.first, new)


def _fits(side: Side, correction: Correction) -> bool:
    """Whether a position is the corrected figure, or one of a later day that starts from it."""
    new = correction.new
    if new.id in side.position.claims or readings.overlap(side.first, new):
        return True
    course = running.course(new, *side.claims)
    if correction.old is None or course == "fixed" or side.as_of is None or matching.day_of(new) is None:
        return False
    return side.as_of > str(matching.day_of(new)) and (course == "stock" or _above(side.first, new))


def _above(a: Claim, b: Claim) -> bool:
    return readings.bounds(a)[0] > readings.bounds(b)[1]
