"""When does a verb of speech only report, and when is it the event itself?

Forms read, one a line:
    police said on Sunday that six had died         (reports: the day of a number, no event)
    the deal, announced on Sunday, values ...       a deal announced on 4 June       (an announcement)
    the rescue that it had announced on Sunday
    the mill said on Thursday it would shut ...     (it speaks for itself: its plan is news of that day)
    the plant is to close, the firm announced on Tuesday
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import attribution, grammar, lexicons
from .eventwords import SUBJECTS, Predicate
from .grammar import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose saying is a deed, and those of them that are one with a plan of the speaker's own.
ANNOUNCING = frozenset({"announce", "declare", "unveil", "reveal", "disclose", "proclaim"})
COMMITTING = ANNOUNCING | frozenset({"say", "confirm", "pledge", "promise", "vow"})
PLANNING = frozenset({"plan", "intend", "propose"})


def reporting(doc: Doc, i: int) -> bool:
    """Whether a verb only reports: "said", "told", "announced that"."""
    token = doc[i]
    if token.lemma_.lower() not in lexicons.speech().verbs:
        return False
    if token.dep_ in ("acl", "amod") or announced(doc, token) is not None:
        return False  # "the deal announced on Monday" is an announcement
    if token.tag_ == "VBN" and token.i > 0 and doc[token.i - 1].text == "," and not _finite(token):
        return False  # "The deal, announced on Sunday, ..."
    has_object = any(c.dep_ in ("obj", "nsubj:pass") for c in token.children)
    if any((c.dep_ == "ccomp" and not _beside(doc, token, c)) or c.lower_ == "that" for c in token.children):
        return True
    aside = any(c.dep_ == "parataxis" for c in token.children) and token.lemma_.lower() not in ANNOUNCING
    return aside or token.dep_ in ("parataxis", "ccomp") or not has_object


def _beside(doc: Doc, token: Token, clause: Token) -> bool:
    """Whether a clause is one of its own behind a semicolon."""
    return any(t.text == ";" for t in doc[token.i : clause.i])


def _finite(token: Token) -> bool:
    return any(c.dep_ in (*SUBJECTS, "aux", "aux:pass") for c in token.children)


def announced(doc: Doc, token: Token) -> Token | None:
    """What a participle or a relative clause says was announced, where the tree takes the verb for another.

    "In a deal announced on 4 June", "the deal, announced on Sunday, ends ...", "the
    rescue it had announced on Sunday".
    """
    if token.lemma_.lower() not in ANNOUNCING or token.i == 0:
        return None
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    clauses = [c for c in token.children if c.dep_ in ("ccomp", "xcomp", "obj")]
    before = doc[token.i - 1]
    if subject is None or subject.lower_ in ("that", "which"):
        plain = token.tag_ in ("VBN", "VBD") and token.dep_ != "conj" and not any(c.i > token.i for c in clauses)
        return before if plain and before.pos_ in (*NOMINAL, "NUM") else None
    if before.text == "," and subject.i < before.i and _closed(doc, token, clauses):
        return subject
    if token.dep_ == "acl:relcl" and subject.lower_ not in ("who", "that", "which") and not clauses:
        return token.head
    gap = next((c for c in token.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if gap is not None and gap.i > 0 and not clauses and doc[gap.i - 1].pos_ in NOMINAL:
        return doc[gap.i - 1]
    return None


def _closed(doc: Doc, token: Token, clauses: list[Token]) -> bool:
    """Whether a comma closes what a comma opened, and a verb without a subject goes on: "X, announced on D, ends"."""
    main = next((c for c in clauses if c.dep_ == "ccomp" and c.i > token.i), None)
    if main is None or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in main.children):
        return False
    return any(t.text == "," for t in doc[token.i + 1 : main.i])


def of_plan(doc: Doc, i: int) -> Predicate | None:
    """The announcement that a verb of speech is if an organisation tells what it will do itself."""
    token = doc[i]
    base = token.lemma_.lower()
    if base in COMMITTING and any(c.dep_ == "ccomp" and _own_plan(doc, c) for c in token.children):
        return Predicate(token.i, "announcement", token.i, True)
    told = [token.head] if token.dep_ in ("parataxis", "ccomp") else [c for c in token.children if c.dep_ == "ccomp"]
    if base == "announce" and any(c.i < token.i and attribution.modality(doc, c.i) == "planned" for c in told):
        return Predicate(token.i, "announcement", token.i, True)
    return None


def _own_plan(doc: Doc, clause: Token) -> bool:
    """Whether a clause tells what "it" will do: the steelmaker said it would shut its mill."""
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ != "it" or clause.pos_ != "VERB":
        return False
    will = any(c.lower_ in ("will", "would", "'ll", "’ll") for c in clause.children)
    return will or grammar.lemma(clause) in PLANNING or attribution.modality(doc, clause.i) == "planned"


def of_noun(doc: Doc, verb: int, start: int, end: int, status: frozenset[str]) -> bool:
    """Whether a participle tells when something came to be: "an outbreak declared on 10 January has caused".

    ``start`` and ``end`` are the offsets of the date. "The toll reported on Monday was
    31" says when the number stood: its noun is one of ``status``.
    """
    after = grammar.token_at(doc, end - 1) + 1
    if verb == 0 or after >= len(doc) or doc[verb].i > grammar.token_at(doc, start):
        return False
    noun = doc[verb - 1]
    goes_on = doc[after].pos_ == "AUX" or doc[after].tag_ in ("VBZ", "VBD")
    return noun.pos_ in (*NOMINAL, "ADJ") and grammar.lemma(noun) not in status and goes_on
