"""Measures told by a phrase: the words before and behind a number, which no one verb or noun gives away.

Forms read, one a line ("#" is the number with the noun it counts; :file:`data/lexicons/phrases.toml`):
    # walked out          walkout by #         # downed tools              (strikers)
    cleared # of fraud    # were found not guilty                          (acquitted)
    wiped # off its market value    shares fell #    # of the vote         (amounts)
    # were moved to higher ground   soldiers led # to safety               (evacuated)
    brings to # the number of people killed          # did not survive     (killed)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from . import attachments, grammar, lexicons, predication
from .cues import Cues, cues
from .grammar import Phrase
from .lexicons import Measure, Told
from .measures import known, of_noun
from .models import Kind, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAD = re.compile(
    r"(?:^|(?<=\s))(?:the|a|an|its|their|his|her|some|about|around|another|as many as|up to|at least|more than"
    r"|nearly|almost|(?:(?:a|the) )?(?:combined |record )?(?:total|sum|amount) of"
    r"|extra|additional|further|all|just|only)\s$",
    re.I,
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
# No phrase begins more than so many characters before its number.
REACH = 200
# The space or hyphen behind a number, with the quote that opens before its noun: "a 20ft 'tsunami'".
JOINED = re.compile(r"^[ \-\u2011]*(?:(?<=\s)['‘“\"](?=\w))?")
# The sum in another currency.
PAIRED = re.compile(r"\s\([^()]{2,30}\)")
WHITE = re.compile(r"\s")
# Names of macros in a form, and the blank behind one.
MACRO = re.compile(r"(?<![A-Z])(?P<name>[A-Z]{2,})(?P<blank> ?)")
# A side that only says what must not follow: words stepped over would follow all the same.
BANNING = re.compile(r"(?:\(\?!(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+")
# What follows is tried without the space before it.
LOOK = re.compile(r"^\(\?([=!]) (?!\?)")


@dataclass(frozen=True, slots=True)
class Form:
    """A phrase as read: what stands before the number and what behind it, with words each side cannot do without."""

    measure: Measure
    before: str
    behind: str
    lead_cues: Cues
    cues: Cues


@lru_cache(maxsize=1024)  # by noun: no list without an end
def _forms(kind: Kind, unit: str | None, noun: str, elided: str, *, late: bool) -> tuple[Form, ...]:
    """The forms that may be said of a quantity, in the lexicon's order."""
    wanted = (p for p in lexicons.phrases() if p.late == late and kind in p.kinds and (not p.units or unit in p.units))
    said = (p for p in wanted if kind != "count" or _said_of(p, noun) or (elided and not noun and _said_of(p, elided)))
    return tuple(form for phrase in said for form in _read(phrase))


@cache
def _read(phrase: Told) -> tuple[Form, ...]:
    measure = known(phrase.measure)
    sides = [[side.strip() for side in form.split("#")] for form in phrase.forms]
    return tuple(Form(measure, one, two, cues(one), cues(two)) for one, two in sides) if measure else ()


def _said_of(phrase: Told, noun: str) -> bool:
    """Whether the counted noun is one that the phrase is said of; "" where it is elided."""
    return of_noun(phrase.counted, noun) or (noun == "" and "person" in phrase.counted)


@cache
def compiled(words: str, *, ahead: bool) -> re.Pattern[str]:
    """One side of a form as a pattern: what stands ahead ends where its text does, what follows starts there."""
    words = _spelled(words if ahead else LOOK.sub(r"(?\1", words)).replace(" ", r"\s")
    return re.compile(rf"\b(?:{words})\s*$" if ahead else rf"(?:{words})(?!(?<=\w)[\w-])", re.I)


def _spelled(words: str) -> str:
    """Words with their macros, and those in them, spelled out; a macro that may be empty holds the blank behind it."""
    macros = lexicons.phrase_macros()

    def one(match: re.Match[str]) -> str:
        written = macros.get(match["name"])
        if written is None:
            return match[0]
        return _spelled(written) + ("" if written.endswith(("*", "?")) else match["blank"])

    return MACRO.sub(one, words)


def told(
    doc: Doc, quantity: Quantity, unit: Phrase, elided: str = "", *, late: bool = False
) -> tuple[Measure, int | None] | None:
    """The measure that a phrase round a number tells, and the token that does; None where none does.

    ``elided`` is the noun of the number before, which one without a noun may count too; ``late`` takes the phrases
    that are tried behind tolls.
    """
    noun = grammar.lemma(doc[unit.noun]) if unit.noun is not None else ""
    cut = max(0, quantity.start - REACH)
    whole = quantity.kind == "count" and predication.whole(doc, unit)
    leads = _leads(doc.text[cut : quantity.start])
    behinds = _behinds(doc, quantity, unit)
    lead_words, words = (WHITE.sub(" ", text.lower()) for text in (leads[-1], behinds[0][1]))
    for form in _forms(quantity.kind, quantity.unit, noun, elided, late=late):
        # Looked for, and compiled, only when needed: all of them would take longer than the rest of a short run.
        # "three of the 12 were killed" tells nothing of the 12, "three of the 12 aboard" does
        apart = whole and form.behind and not form.behind.startswith("(?=")
        if apart or not (_any(form.lead_cues, lead_words) and _any(form.cues, words)):
            continue
        ahead = _ahead(form, leads) if form.before else None
        if form.before and ahead is None:
            continue
        # WHOSE is what hangs on the noun; without it, that is stepped over.
        stepping = form.behind and "WHOSE" not in form.behind and not BANNING.fullmatch(form.behind)
        for start, text in behinds if stepping else behinds[:1]:
            end = start
            if form.behind:
                after = compiled(form.behind, ahead=False).match(text)
                if after is None:
                    continue
                end += after.end()
            return form.measure, _token(doc, cut + ahead.start() if ahead else None, start, end, late=late)
    return None


def _any(wanted: Cues, text: str) -> bool:
    return not wanted or any(word in text for word in wanted)


def _leads(before: str) -> list[str]:
    """The text before a number, shortest first: without its articles and hedges, with one of them, with all."""
    found = [before]
    while len(found) < 4 and (match := LEAD.search(found[0])) is not None:
        found.insert(0, before[: match.start()])
    return found


def _ahead(form: Form, leads: list[str]) -> re.Match[str] | None:
    pattern = compiled(form.before, ahead=True)
    return next((found for text in leads if (found := pattern.search(text)) is not None), None)


def _behinds(doc: Doc, quantity: Quantity, unit: Phrase) -> list[tuple[int, str]]:
    """Offsets and texts behind a number: behind its unit or its noun, and behind what hangs on the noun."""
    ends = [quantity.end]
    if quantity.kind == "money" and (paired := PAIRED.match(doc.text, quantity.end)) is not None:
        ends.append(paired.end())  # "a $90m (£70m) settlement"
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


def _token(doc: Doc, ahead: int | None, start: int, end: int, *, late: bool) -> int | None:
    """The verb of what was matched, the one nearest to the number, else its first word, unless it is a late phrase.

    None where words negate it: "did not survive" is no denial.
    """
    before = end == start and ahead is not None
    tokens = [t for t in doc if (ahead <= t.idx < start if before and ahead is not None else start <= t.idx < end)]
    if any(t.lower_ in NEGATIONS for t in tokens):
        return None
    verbs = [t.i for t in tokens if t.pos_ == "VERB"]
    if verbs or not tokens:
        return verbs[-1 if before else 0] if verbs else None
    return None if late else tokens[0].i
