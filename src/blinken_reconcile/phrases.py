"""What is told of a counted thing by a phrase, where no one word tells it.

Forms read, one a line (:file:`data/lexicons/phrases.toml`):
    14,000 villagers were moved to higher ground     soldiers led 230 guests to safety     (evacuated)
    830 people spent the night in a sports hall      2,900 are still in shelters           (sheltered)
    Power is back for all but 3,000 households       12,000 customers sit in the dark      (without power)
    brings to nine the number of people killed       six did not survive                   (killed)
    400 officers took part in the raid               backed by 80 soldiers                 (deployed)
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import lexicons
from .measures import GENERIC, known

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .grammar import Phrase
    from .lexicons import Measure
    from .models import Kind


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for _ in range(2):  # a macro may hold another
        for name, written in lexicons.phrase_macros().items():
            pattern = pattern.replace(name, written)
    return re.compile(pattern, re.I)


def by_phrase(doc: Doc, unit: Phrase, noun: str, kind: Kind = "count") -> tuple[Measure, int | None] | None:
    """The measure that the words round a counted phrase make, and the token that tells it."""
    lead, text = doc.text[: doc[unit.first].idx], doc.text
    close = unit.end if kind == "count" else unit.last + 1
    end = doc[close - 1].idx + len(doc[close - 1])
    for rule in lexicons.phrases():
        # Compiled when first needed: all of them would take longer than the rest of a short run.
        if rule.kind != kind or not _fits(rule, noun):
            continue
        ahead = _compiled(rule.before).search(lead)
        behind = _compiled(rule.after).match(text, end) if ahead is not None else None
        if ahead is None or behind is None:
            continue
        measure = known(rule.measure)
        span = (end, behind.end()) if rule.after else (ahead.start(), len(lead))
        if measure is not None:
            return measure, _verb(doc, *span)
    return None


def _fits(rule: lexicons.Told, noun: str) -> bool:
    """Whether the counted noun is one that the phrase is said of."""
    if not rule.counted:
        return True
    if "person" in rule.counted and (noun == "" or noun in GENERIC or noun in lexicons.people()):
        return True
    return noun in rule.counted


def _verb(doc: Doc, start: int, end: int) -> int | None:
    """The last verb or state among the words of a phrase; none where they negate one: "did not survive"."""
    words = [t for t in doc if start <= t.idx < end]
    if any(t.lower_ in ("not", "n't", "n’t", "never") for t in words):
        return None
    return next((t.i for t in reversed(words) if t.pos_ in ("VERB", "ADJ")), None)
