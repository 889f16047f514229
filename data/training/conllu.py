"""Reads CoNLL-U files (Universal Dependencies' column format) into sentences of syntactic words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One syntactic word. `head` is the index of its head in the sentence, its own index for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool


@dataclass
class Sentence:
    """The words of a sentence; `starts_doc` and `starts_par` say what begins with it."""

    words: list[Word]
    starts_doc: bool = False
    starts_par: bool = False

    @property
    def text(self) -> str:
        """The words with their spaces, without the last space."""
        return "".join(w.form + " " * w.space for w in self.words).rstrip(" ")


@dataclass
class _Raw:
    """Lines of one sentence while it is being read."""

    comments: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a file, in order. Those that cannot be laid over their text are left out."""
    pending_doc = pending_par = False
    for raw in _blocks(path):
        names = [c[1:].strip() for c in raw.comments]
        pending_doc |= any(n.startswith("newdoc") for n in names)
        pending_par |= any(n.startswith("newpar") for n in names)
        words = _words(raw.rows)
        if words is None:
            continue
        yield Sentence(words, pending_doc, pending_par)
        pending_doc = pending_par = False


def _blocks(path: Path) -> Iterator[_Raw]:
    raw = _Raw()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            raw.comments.append(line)
        elif line.strip():
            raw.rows.append(line.split("\t"))
        elif raw.rows:
            yield raw
            raw = _Raw()
    if raw.rows:
        yield raw


def _words(rows: list[list[str]]) -> list[Word] | None:
    """Syntactic words with forms cut out of the surface, or None where they do not fit it.

    A multiword token ("don't", "cannot") is re-cut to its words: they must spell it, letter for letter.
    A word that holds a space is refused, as no tokenizer that splits at spaces can find it.
    """
    spaces = _spaces(rows)
    if spaces is None:
        return None
    words: list[Word] = []
    for row in rows:
        if not row[0].isdigit():
            continue
        if any(c.isspace() for c in row[1]):
            return None
        index = len(words)
        head = int(row[6]) - 1 if row[6] != "0" else index
        feats = "" if row[5] == "_" else row[5]
        words.append(Word(row[1], row[2], row[3], row[4], feats, head, row[7], spaces[row[0]]))
    return words


def _spaces(rows: list[list[str]]) -> dict[str, bool] | None:
    """For each word's id, whether a space follows; None if a multiword token does not spell its words."""
    forms = {row[0]: row[1] for row in rows if row[0].isdigit()}
    spaces = {row[0]: "SpaceAfter=No" not in row[9] for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = (int(part) for part in row[0].split("-"))
        parts = [str(i) for i in range(first, last + 1)]
        if "".join(forms[p] for p in parts) != row[1]:
            return None
        spaces.update(dict.fromkeys(parts, False))
        spaces[str(last)] = "SpaceAfter=No" not in row[9]
    return spaces
