"""Who says so, and whether it is stated, planned, forecast or denied."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import grammar, lexicons
from .grammar import NOMINAL
from .models import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# "12 per cent", "$3 per ticket", "5 per 100,000": a rate, where "per police" and "per the agency" are not.
RATE = r"(?!(?:the|an?|its|his|her|their|police|[a-z]+[^s\W]s|[A-Z]\w+)\b)"


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted(lexicons.speech().phrases, key=len, reverse=True)
    told = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?!(?i:per)\s{RATE})(?i:{told})\s+")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicons.speech().verbs)


def source(doc: Doc, at: int) -> tuple[str, int] | None:
    """The source of what token `at` is part of, as written, and its first token.

    "According to X"; "X said"; "..., X told Y"; "with X reporting"; "data released by X".
    """
    for match in sorted(_phrases().finditer(doc.text), key=lambda m: abs(m.start() - doc[at].idx)):
        start = next((t.i for t in doc if t.idx >= match.end()), None)
        start = _behind_data(doc, start) if start is not None else None
        if start is not None and not (start <= at < _name_end(doc, start)) and doc[start].lower_ not in NOBODY:
            return _trim(doc, start, _name_end(doc, start)), start
    speaker, verb = _gapped(doc, at), None
    if speaker is None:
        said = [(token.i, subject) for token in doc if (subject := _saying(doc, token, at)) is not None]
        # Behind a semicolon somebody else has the word, if anybody has.
        best = min(said, key=lambda s: (_parted(doc, s[0], at), abs(s[0] - at)), default=None)
        verb, speaker = best or (None, None)
    if speaker is None:
        return _owner(doc, at)
    start, end = _name_start(doc, speaker), _name_end(doc, speaker)
    if verb is not None and speaker < verb:
        end = min(end, verb)
    return _trim(doc, start, end), start


# "The ministry's own figure is 212", "the union stood by its estimate of 2,600": whose figure it is.
FIGURE = r"(?:figure|count|number|estimate|tally|toll|total)s?"
OWNED = re.compile(
    rf"(?P<who>\w[\w-]*)['’]s?\s(?:own\s|latest\s|official\s)?{FIGURE}\s"
    r"(?:is|was|of|at|stands at|stood at|remains)\s(?:\w+\s)?$"
)
KEPT = re.compile(
    r"(?P<who>\w[\w-]*)\s(?:still\s)?(?:st(?:ands|ood|uck|icks)|insists|insisted|holds|held)\s(?:by|to|on)\s"
    rf"(?:its|their|his|her|an?)\s(?:own\s|earlier\s)?{FIGURE}\s(?:of|at)\s(?:\w+\s)?$"
)


def _owner(doc: Doc, at: int) -> tuple[str, int] | None:
    """Whose figure a number is called, where nobody says it."""
    before = doc[:at].text_with_ws
    match = OWNED.search(before) or KEPT.search(before)
    if match is None:
        return None
    k = next((t.i for t in doc if t.idx >= match.start("who")), None)
    if k is None or doc[k].pos_ not in NOMINAL:
        return None
    start = _name_start(doc, k)
    return _trim(doc, start, k + 1), start


# "Officials speak of 28 dead", "hospital figures point to 45", whatever a tagger takes the verb for.
SPEAKING = dict.fromkeys(("speak", "speaks", "spoke", "talk", "talks", "talked"), "of") | dict.fromkeys(
    ("point", "points", "pointed"), "to"
)


def _saying(doc: Doc, token: Token, at: int) -> int | None:
    """Who says so by this word, if it is a reporting verb and the number is not in its speaker."""
    behind = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    speaking = SPEAKING.get(token.lower_) == behind != ""
    if (token.pos_ != "VERB" and not speaking) or token.i == at or _takes_lives(doc, token):
        return None
    if token.lemma_.lower() not in _verbs() and not speaking:
        return None
    subject = _speaker(doc, token)
    if subject is None or grammar.in_dateline(doc[subject]):
        return None
    return subject if not _covers(doc, subject, at) else None


def _parted(doc: Doc, verb: int, at: int) -> bool:
    return any(t.text == ";" for t in doc[min(verb, at) : max(verb, at)])


def _gapped(doc: Doc, at: int) -> int | None:
    """Who says so where the verb is said once: "police put the crowd at 9,000, organisers at 30,000"."""
    k = at
    while k > 0 and at - k < 5 and doc[k].lower_ != "at":
        k -= 1
    if k < 2 or doc[k].lower_ != "at" or doc[k - 1].pos_ not in NOMINAL:
        return None
    start = _name_start(doc, k - 1)
    joined = start > 0 and doc[start - 1].lower_ in (",", ";", "and", "but", "while", "whereas")
    told = any(t.lemma_.lower() in ("put", "estimate") and t.pos_ == "VERB" for t in doc[:start])
    return k - 1 if joined and told else None


def _takes_lives(doc: Doc, verb: Token) -> bool:
    """A fire that claimed 12 lives says nothing."""
    return verb.lemma_.lower() == "claim" and any(t.lower_ in ("life", "lives") for t in doc[verb.i + 1 : verb.i + 6])


NOBODY = frozenset({"plan", "plans", "schedule", "custom", "tradition", "law", "rules", "size", "age", "need"})


def _behind_data(doc: Doc, start: int) -> int:
    """According to data released by the ministry: the ministry, not the data."""
    end = _name_end(doc, start)
    if doc[end - 1].lemma_.lower() in lexicons.speech().nouns:
        for k in range(end, min(end + 4, len(doc) - 1)):
            if doc[k].lower_ in ("by", "from"):
                return k + 1
    return start


def _speaker(doc: Doc, verb: Token) -> int | None:
    """The subject of a reporting verb: by the tree, else the noun right beside it."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.pos_ in NOMINAL and abs(child.i - verb.i) < 20:
            return child.i
    if verb.i > 0 and doc[verb.i - 1].pos_ in NOMINAL and (verb.tag_ in ("VBD", "VBZ", "VBP") or verb.tag_ == "NN"):
        return verb.i - 1
    if verb.i > 3 and doc[verb.i - 1].text == "," and verb.tag_ in ("VBD", "VBZ", "VBP"):
        # "The movement, which had called the rally, spoke of ..."
        comma = next((k for k in range(verb.i - 2, max(0, verb.i - 20), -1) if doc[k].text == ","), 0)
        if comma > 0 and doc[comma + 1].lower_ in ("which", "who", "whose") and doc[comma - 1].pos_ in NOMINAL:
            return comma - 1
    if (
        verb.i + 1 < len(doc)
        and verb.i > 0
        and doc[verb.i - 1].text in (",", "”", '"')
        and doc[verb.i + 1].pos_ in ("PROPN", "DET")
    ):
        return next((t.i for t in doc[verb.i + 1 : verb.i + 5] if t.pos_ in NOMINAL), None)
    return None


def _covers(doc: Doc, subject: int, at: int) -> bool:
    """Whether the number itself is in the speaker: "Two officials said ..."."""
    return _name_start(doc, subject) <= at <= _name_end(doc, subject)


def _name_start(doc: Doc, i: int) -> int:
    while i > 0 and (
        doc[i - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM")
        or doc[i - 1].text in ("'s", "’s", "-")
        or (doc[i - 1].lower_ == "of" and i > 1 and doc[i - 2].pos_ in NOMINAL)
    ):
        i -= 1
    return i


def _name_end(doc: Doc, i: int) -> int:
    while i < len(doc) and (
        doc[i].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM")
        or doc[i].text in ("'s", "’s", "-")
        or (doc[i].lower_ in ("of", "for") and i + 1 < len(doc) and doc[i + 1].pos_ in ("PROPN", "NOUN", "DET", "ADJ"))
    ):
        i += 1
    return i


def _trim(doc: Doc, start: int, end: int) -> str:
    """The name as written, without a leading article, 80 characters at most."""
    while start < end - 1 and doc[start].pos_ == "DET":
        start += 1
    return doc[start:end].text[:80]


# ------------------------------------------------------------------------ modality


@cache
def _moods() -> tuple[tuple[re.Pattern[str], Modality], ...]:
    return tuple(
        (
            re.compile(
                r"(?<![\w])(?:"
                + "|".join(re.escape(w) for w in sorted(mood.words, key=len, reverse=True))
                + r")(?!\w)",
                re.I,
            ),
            mood.modality,
        )
        for mood in lexicons.moods()
    )


DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)|not true|untrue"
    r"|false)\b(?:\s\w+){0,4}?\sthat\b(?!\s(?:figure|number|count|claim|report|account|version|toll|estimate|charge"
    r"|allegation|accusation|view|reading|idea)s?\b)[^.;:]*$",
    re.I,
)


# Within a sentence "May" is the month: "On 14 May a group attacked the base".
MAY = re.compile(r"\bMay\b")


def modality(doc: Doc, verb: int | None) -> Modality:
    """How sure the clause of a verb is, by the words that stand right before it."""
    if verb is None:
        return "stated"
    start = max(0, verb - 7)
    for k in range(verb - 1, start - 1, -1):
        if doc[k].text in (",", ";", ":", "“", "”", '"', "—") or doc[k].lower_ in (
            "that",
            "who",
            "which",
            "after",
            "and",
            "when",
        ):
            start = k + 1
            break
    lead = doc[start : verb + 1].text
    if start > 0 or not lead.startswith("May "):
        lead = MAY.sub("then", lead)
    if DENIAL.search(doc[: verb + 1].text):
        return "denied"
    for pattern, mood in _moods():
        if pattern.search(lead):
            return mood
    return "stated"
