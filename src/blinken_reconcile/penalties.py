"""Spans of time that a court gives, or is asked for.

Forms read, one a line:
    sentenced the mayor to six years     was jailed for two years     got 18 months       (a sentence)
    a nine-year prison term     a suspended sentence of 10 months     12 years behind bars
    prosecutors asked for nine years     is seeking a 15-year term     had demanded 11    (one asked for)
    faces up to 20 years     carries a maximum of five years                              (one that is faced)
Bare verbs ("got 18 months") count only where the sentence or the article tells of a court.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from .grammar import NOMINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from .models import Quantity

ASKERS = (
    r"(?:prosecut\w+|attorney[- ]general|state attorneys?|district attorney|the crown|the state|public ministry"
    r"|plaintiffs?)"
)
ASKED = (
    r"(?:ask(?:ed|s|ing)?(?: the (?:court|judges?|tribunal|jury))?(?: for| to)?|seeks?|seeking|sought|demand(?:s|ed"
    r"|ing)?"
    r"|request(?:s|ed|ing)?|want(?:s|ed|ing)?|call(?:s|ed|ing)? for|recommend(?:s|ed|ing)?|urg(?:ed?|es|ing)"
    r"|push(?:es|ed|ing)? for|argu(?:ed?|es) for|propos(?:ed?|es|ing)|insist(?:s|ed) on)"
)
REQUESTED = re.compile(
    rf"\b{ASKERS}\b(?:(?!\b(?:but|sentenced|jailed|convicted)\b)[^.;]){{0,80}}?\b{ASKED}\b[^.;\d]{{0,60}}$"
    rf"|\b(?:requested|demanded|recommended|sought|asked for)(?: by {ASKERS})?\b[^.;,\d]{{0,25}}$",
    re.I,
)
REQUESTED_BEHIND = re.compile(
    rf"[^.;,]{{0,30}}\b(?:requested|demanded|sought|asked for|recommended|wanted) by (?:the )?{ASKERS}", re.I
)
FACED = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|risk(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|punishable by|punished with|could (?:get"
    r"|be (?:jailed|sentenced)"
    r"|receive|spend)|may be (?:jailed|sentenced)|liable to|threatened with|maximum (?:sentence|penalty|term"
    r"|punishment)"
    r"|up to)\b[^.;]{0,50}$",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:sentenc(?:ed|es|ing)|condemn(?:ed|s)|jail(?:ed|s|ing)|imprison(?:ed|s|ing)|lock(?:ed|s)? (?:him |her "
    r"|them )?up"
    r"|locked away|put away|put behind bars|sent (?:\w+ ){0,4}?to (?:prison|jail)|sent down|ordered to serve|remanded"
    r"|prison (?:sentence|term|time)s?|jail (?:sentence|term|time)s?"
    r"|(?:suspended|custodial|life|reduced|lighter|longer|harsher) (?:sentence|term)s?|sentences?(?: was| were)?)\b"
    r"(?:(?!\b(?:after|when|who had|since|while|because|killing|old)\b)[^.;]){0,70}$",
    re.I,
)
BARE = re.compile(
    r"\b(?:given|gave|gets?|got|handed(?: down)?|hand(?:s|ing)? down|receiv(?:ed|es)|drew|drawn|awarded|serv(?:e|ed"
    r"|ing|es)"
    r"|(?:cut|reduced|raised|increased|lowered|extended|commuted) (?:it|them|that|this))\b"
    r"(?:\s(?:him|her|them|each|out|to|an?|the|some|more than|another|total of|\w+ed|[A-Z]\w+)){0,5}\s*$"
)
BEHIND = re.compile(
    r"(?:[’']s?)?[-\s](?:(?:suspended|custodial|probationary|further|each|more)\s)?(?:(?:in|of|to)\s(?:an?\s"
    r"|the\s)?(?:\w+\s)?"
    r"(?:prison|jail|custody|detention|penal colony|labou?r camp|gaol|youth custody|probation|house arrest)\b"
    r"|imprisonment|behind bars|in a (?:\w+ ){0,2}(?:prison|colony)|(?:prison|jail|custodial)\s?(?:terms?"
    r"|sentences?|spells?)?\b"
    r"|sentences?\b|hard labou?r|probation|suspended|without parole|house arrest)",
    re.I,
)
TERM = re.compile(r"[-\s](?:terms?|stretch|spell)\b", re.I)
COURT = re.compile(
    r"\b(?:sentenc\w+|jail\w*|prison|convict\w+|prosecut\w+|court|judges?|tribunal|guilty|verdict|defendants?"
    r"|accomplices?"
    r"|co-defendants?|bench|plea|treason|fraud|manslaughter|murder)\b",
    re.I,
)
# "She was given eight years.": said of no one but the punished; "was given three years to comply" is another thing.
HANDED = re.compile(r"\b(?:(?:was|were|been|being|be)\s(?:given|handed)|got|gets)\s(?:more than\s|up to\s)?$", re.I)
ENDS = re.compile(r"\s*(?:[.,;]|$|for\s(?!the\b)\w+ing\b|and\s(?:a|his|her|two|three|\w+)\s(?:got|was))")
# Time that is no punishment: what the crime or the trial took, and how long ago it was.
OTHERWISE = re.compile(r"\s(?:ago|later|earlier|before|after|old|of (?:age|service|marriage)|into)\b|-old\b", re.I)


def measure(doc: Doc, quantity: Quantity, *, trial: bool) -> str | None:
    """The measure of a span of time that is a penalty: a sentence, one asked for, one faced; else None."""
    lead, tail = doc.text[: quantity.start], doc.text[quantity.end :]
    if OTHERWISE.match(tail):
        return None
    named = BEHIND.match(tail) is not None
    court = trial or COURT.search(doc.text) is not None
    court = court or (HANDED.search(lead) is not None and ENDS.match(tail) is not None)
    told = named or GIVEN.search(lead) or (court and (BARE.search(lead) or TERM.match(tail)))
    if court and (REQUESTED.search(lead) or REQUESTED_BEHIND.match(tail)):
        return "sentence_requested"
    if (named or court) and FACED.search(lead) and not re.search(r"\b(?:sentenced|jailed)\b", lead[-60:]):
        return "sentence_faced" if told or named or re.search(r"\bfac|risk|carr|punish", lead[-60:]) else None
    return "sentence" if told else None


def elided(doc: Doc, quantity: Quantity, noun: int | None, told: Sequence[Quantity], *, trial: bool) -> Quantity:
    """A bare number of years: "was sentenced to seven years; prosecutors had demanded 11"."""
    last = next((q for q in reversed(told) if q.kind == "duration"), None)
    unit = last.unit if last is not None else "year" if trial else None
    if quantity.kind != "count" or noun is not None or unit is None or quantity.value is None or quantity.value > 99:
        return quantity
    lead = doc.text[: quantity.start]
    asked = REQUESTED.search(lead) and (last is not None or COURT.search(doc.text))
    behind = re.match(r"\s*(?:[.,;]|$|and\b|but\b|while\b)", doc.text[quantity.end :])
    if not (asked and behind):
        return quantity
    return msgspec.structs.replace(quantity, kind="duration", unit=unit, slack=0.5)


PUNISHED = frozenset(
    {"sentence", "jail", "imprison", "condemn", "give", "hand", "get", "receive", "serve", "put", "send", "spend"}
)


def person(doc: Doc, quantity: Quantity) -> str:
    """Who is to serve it, as written: the object of "sentenced", the subject of "was given" and "got"; else ""."""
    before = [t for t in doc if t.idx < quantity.start and t.pos_ == "VERB" and t.lemma_.lower() in PUNISHED]
    for verb in reversed(before):
        kids = list(verb.children)
        passive = [c for c in kids if c.dep_ == "nsubj:pass"]
        objects = [c for c in kids if c.dep_ in ("obj", "iobj") and c.idx < quantity.start]
        for child in (
            *passive,
            *objects,
            *(c for c in kids if c.dep_ == "nsubj" and verb.lemma_ in ("get", "receive", "serve", "spend")),
        ):
            if child.pos_ in NOMINAL:
                return _words(doc, child)
    return ""


def _words(doc: Doc, noun: Token) -> str:
    first = min((t.i for t in noun.subtree if t.dep_ in ("compound", "amod", "flat") and t.i < noun.i), default=noun.i)
    last = max((t.i for t in noun.subtree if t.dep_ in ("flat", "compound") and t.i > noun.i), default=noun.i)
    return doc[first : last + 1].text
