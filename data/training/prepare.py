"""Turns treebank and generated sentences into spaCy documents like those that will be parsed.

News comes as running paragraphs, headlines and fragments, in either kind of quotation marks. So documents
are groups of one to three paragraphs with blank lines between them, of up to twelve sentences; some are
single sentences; a third have typographic quotes and apostrophes.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from conllu import Sentence, Word, read_conllu
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

MAX_SENTENCES = 12
MAX_PARAGRAPHS = 3
SINGLE_SHARE = 0.15
TYPOGRAPHIC_SHARE = 1 / 3
BLANK_LINE = Word("\n\n", "\n\n", "SPACE", "_SP", "", -1, "dep", False)

Group = list[list[Sentence]]


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[tuple[bool, list[Sentence]]]:
    """Paragraphs in order, each with whether a new document starts with it."""
    current: list[Sentence] = []
    starts_doc = True
    for sentence in sentences:
        if current and (sentence.starts_par or sentence.starts_doc or len(current) >= MAX_SENTENCES):
            yield starts_doc, current
            current, starts_doc = [], sentence.starts_doc
        current.append(sentence)
    if current:
        yield starts_doc, current


def groups(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[Group]:
    """Groups of one to three neighbouring paragraphs; now and then a paragraph becomes single sentences."""
    group: Group = []
    wanted = rng.randint(1, MAX_PARAGRAPHS)
    for starts_doc, paragraph in paragraphs(sentences):
        full = sum(map(len, group)) + len(paragraph) > MAX_SENTENCES
        if group and (starts_doc or full or len(group) >= wanted):
            yield group
            group, wanted = [], rng.randint(1, MAX_PARAGRAPHS)
        if rng.random() < SINGLE_SHARE:
            yield from ([[sentence]] for sentence in paragraph)
        else:
            group.append(paragraph)
    if group:
        yield group


def typographic(word: Word) -> Word:
    """The word with curly quotation marks and apostrophes."""
    if word.form in {'"', "''", "``"}:
        return replace(word, form="“" if word.xpos == "``" else "”")
    if word.form == "'":
        return replace(word, form="‘" if word.xpos == "``" else "’")
    return replace(word, form=word.form.replace("'", "’"))


def flatten(group: Group) -> tuple[list[Word], list[bool]]:
    """All words of a group with heads counted from its start, and for each whether a sentence starts."""
    words: list[Word] = []
    starts: list[bool] = []
    for number, paragraph in enumerate(group):
        if number:
            words[-1] = replace(words[-1], space=False)
            words.append(replace(BLANK_LINE, head=len(words) - 1))
            starts.append(False)
        for sentence in paragraph:
            offset = len(words)
            words.extend(replace(w, head=w.head + offset) for w in sentence.words)
            starts.extend(i == 0 for i in range(len(sentence.words)))
    return words, starts


def to_doc(vocab: Vocab, group: Group, curly: bool = False) -> Doc:
    """A spaCy document with the group's annotation."""
    words, starts = flatten(group)
    if curly:
        words = [typographic(w) for w in words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=[w.head for w in words],
        deps=["ROOT" if w.head == i else w.dep for i, w in enumerate(words)],
        sent_starts=[*starts],
    )


def docs_of(sentences: Iterable[Sentence], rng: random.Random, vocab: Vocab) -> list[Doc]:
    """Documents for training from running sentences."""
    return [to_doc(vocab, g, rng.random() < TYPOGRAPHIC_SHARE) for g in groups(sentences, rng)]


def repeated(sentences: list[Sentence], times: int, rng: random.Random, vocab: Vocab) -> list[Doc]:
    """Generated sentences, `times` over, each time shuffled and grouped anew."""
    docs: list[Doc] = []
    for _ in range(times):
        shuffled = sentences[:]
        rng.shuffle(shuffled)
        start = 0
        while start < len(shuffled):
            size = 1 if rng.random() < 0.4 else rng.randint(2, 5)
            docs.append(to_doc(vocab, [shuffled[start : start + size]], rng.random() < TYPOGRAPHIC_SHARE))
            start += size
    return docs


def treebank(folder: Path, part: str) -> list[Sentence]:
    """The sentences of both treebanks' `part` ("train", "dev" or "test")."""
    paths = [folder / f"{name}-{part}.conllu" for name in ("ewt", "gum")]
    return [sentence for path in paths for sentence in read_conllu(path)]


def write(docs: list[Doc], path: Path) -> None:
    """Stores documents in spaCy's binary form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
