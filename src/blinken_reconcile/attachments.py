"""What stands between a noun and its verb, and where the verb is.

Forms read, one a line:
    12 people in two villages were         12 sailors from Kenya and Uganda were   (attachments)
    three people, ages 19 to 34, were      five people, including the gunman, are  (in commas)
    two of the five people shot have died                                          (a participle)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIVE = frozenset({"who", "that", "which", "whom"})


def over(doc: Doc, k: int) -> int:
    """Step over what hangs on a noun before its verb: "in two villages", "from Kenya", commas."""
    steps, start = 0, k
    while k < len(doc) and steps < 14:
        token = doc[k]
        verbal = token.pos_ in ("AUX", "VERB") and token.lower_ != "including"
        if verbal or token.lower_ in RELATIVE or token.text in (";", ":", ".", "—", "–"):
            return k
        if token.text == "," and k > start and _finite(doc, k + 1):
            return k + 1
        if token.text == "," and not _closing_comma(doc, k):
            return _behind_apposition(doc, k)
        if token.pos_ in ("CCONJ", "SCONJ"):
            return len(doc) if token.pos_ == "SCONJ" or not _same_phrase(doc, k) else over(doc, k + 1)
        k += 1
        steps += 1
    return len(doc)


def _closing_comma(doc: Doc, k: int) -> bool:
    return (
        any(doc[j].text == "," for j in range(k + 1, min(k + 8, len(doc))))
        and k + 1 < len(doc)
        and doc[k + 1].lower_ in ("including", "mostly", "most", "many", "among", "some", "all", "the")
    )


def _behind_apposition(doc: Doc, k: int) -> int:
    """The verb behind an apposition in commas: "three people, ages 19 to 34, were killed"."""
    for j in range(k + 1, min(k + 18, len(doc) - 1)):
        finite = doc[j].pos_ == "AUX" or (doc[j].pos_ == "VERB" and doc[j].tag_ in ("VBD", "VBP"))
        if finite or doc[j].lower_ in RELATIVE or doc[j].text in (";", ":", ".", "—", "–"):
            return len(doc)
        if doc[j].text == "," and _finite(doc, j + 1):
            return j + 1
    return len(doc)


def _finite(doc: Doc, k: int) -> bool:
    return k < len(doc) and (doc[k].pos_ == "AUX" or doc[k].tag_ in ("VBD", "VBP"))


def _same_phrase(doc: Doc, k: int) -> bool:
    """Whether "and" joins two places or names before the verb ("in Kenya and Uganda were")."""
    return k + 1 < len(doc) and doc[k + 1].pos_ == "PROPN" and doc[k - 1].pos_ == "PROPN"


def told_behind(doc: Doc, k: int) -> int | None:
    """The finite verb behind a participle that only says which whole is meant: "two of the five shot have died"."""
    behind = over(doc, k + 1)
    return behind if behind < len(doc) and doc[behind].pos_ == "AUX" and not _describes(doc, behind) else None


def _describes(doc: Doc, k: int) -> bool:
    """Whether a copula only says who or whence the counted are: "nine of those killed were foreigners"."""
    said = doc[k].head
    if doc[k].dep_ != "cop" or said.pos_ not in ("NOUN", "PROPN"):
        return False
    return all(c.lower_ == "from" for c in said.children if c.dep_ == "case")
