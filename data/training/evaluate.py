"""Measures a pipeline from raw text: treebank test parts, shapes held out from training, hand-written cases.

    python data/training/evaluate.py --model data/model --treebanks DIR [--out metrics.json]

The text of running paragraphs goes in, tokens and sentences are the pipeline's own. A word is right if its
span is found and its label (or head, by span) is the annotated one; figures are F1 over words in percent,
punctuation left out of UAS and LAS. "Number head": annotated numbers that are nummod of a NOUN (or of a
sign as `$` and `%`) whose head is found.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attachment
import generate
import prepare
import spacy
from conllu import Sentence, read_conllu
from spacy.language import Language
from spacy.tokens import Doc, Token

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "tests" / "quality" / "attachment.toml"
# The topic of the cases that were written after the last change to the generator.
BLIND = "fresh"
HELD_OUT_SENTENCES = 250
HELD_OUT_SEED = 7
Span = tuple[int, int]


def span(token: Token) -> Span:
    """Start and end of a token in its text."""
    return token.idx, token.idx + len(token)


def words(doc: Doc) -> dict[Span, Token]:
    """The tokens that are not white space, by span."""
    return {span(t): t for t in doc if not t.is_space}


def head_span(token: Token) -> Span:
    """The span of the head, its own for the root."""
    return span(token.head)


def sentence_spans(doc: Doc) -> set[Span]:
    """First and last offset of each sentence, white space around it left out."""
    spans = set()
    for sentence in doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        if tokens:
            spans.add((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return spans


def score_doc(gold: Doc, found: Doc, counts: Counter[str]) -> None:
    """Adds the counts of one document."""
    wanted, got = words(gold), words(found)
    counts["words"] += len(wanted) + len(got)
    counts["parsed"] += sum(t.pos_ != "PUNCT" for t in wanted.values()) + sum(t.pos_ != "PUNCT" for t in got.values())
    for where, a in wanted.items():
        b = got.get(where)
        if _counting(a):
            counts["numbers"] += 1
            counts["numbers_right"] += b is not None and head_span(a) == head_span(b)
        if b is not None:
            _score_word(a, b, counts)
    here, there = sentence_spans(gold), sentence_spans(found)
    counts["sentences"] += len(here) + len(there)
    counts["sentences_right"] += len(here & there)


def _counting(token: Token) -> bool:
    return token.pos_ == "NUM" and token.dep_ == "nummod" and token.head.pos_ in {"NOUN", "SYM"}


def _score_word(a: Token, b: Token, counts: Counter[str]) -> None:
    counts["aligned"] += 1
    counts["tag"] += a.tag_ == b.tag_
    counts["pos"] += a.pos_ == b.pos_
    counts["lemma"] += a.lemma_ == b.lemma_
    counts["lemma_uncased"] += a.lemma_.lower() == b.lemma_.lower()
    if a.pos_ != "PUNCT":
        same = head_span(a) == head_span(b)
        counts["uas"] += same
        counts["las"] += same and a.dep_.lower() == b.dep_.lower()


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages out of the counts."""
    per_word = {name: _f1(counts[name], counts["words"]) for name in ("tag", "pos", "lemma", "lemma_uncased")}
    per_word["tokens"] = _f1(counts["aligned"], counts["words"])
    parsed = {name: _f1(counts[name], counts["parsed"]) for name in ("uas", "las")}
    heads = round(100 * counts["numbers_right"] / max(counts["numbers"], 1), 1)
    return {
        **per_word,
        **parsed,
        "sentences_f": _f1(counts["sentences_right"], counts["sentences"]),
        "number_head": heads,
        "numbers": counts["numbers"],
    }


def _f1(right: int, both: int) -> float:
    return round(200 * right / max(both, 1), 1)


def gold_docs(nlp: Language, sentences: Iterable[Sentence]) -> list[Doc]:
    """Annotated documents of up to three running paragraphs."""
    docs: list[Doc] = []
    group: prepare.Group = []
    for starts_doc, paragraph in prepare.paragraphs(sentences):
        if group and (starts_doc or len(group) >= prepare.MAX_PARAGRAPHS):
            docs.append(prepare.to_doc(nlp.vocab, group))
            group = []
        group.append(paragraph)
    return [*docs, prepare.to_doc(nlp.vocab, group)] if group else docs


def measure(nlp: Language, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Figures of a pipeline on annotated sentences."""
    counts: Counter[str] = Counter()
    gold = gold_docs(nlp, sentences)
    for wanted, found in zip(gold, nlp.pipe(doc.text for doc in gold), strict=True):
        score_doc(wanted, found, counts)
    return figures(counts)


def measure_cases(nlp: Language, path: Path = CASES) -> dict[str, Any]:
    """Figures of the hand-written cases, with those that fail."""
    cases = attachment.read_cases(path)
    wrong, misplaced = attachment.run_cases(nlp, cases)
    with_place = sum(bool(case.place) for case in cases)
    ways = sorted({case.via for case in cases})
    return {
        "cases": len(cases),
        "sentences": len({case.text for case in cases}),
        "right": round(100 * (1 - len(wrong) / len(cases)), 1),
        "by_via": {via: _share_of([c for c in cases if c.via == via], wrong) for via in ways},
        "blind": _share_of([c for c in cases if c.topic == BLIND], wrong),
        "places": with_place,
        "places_right": round(100 * (1 - len(misplaced) / with_place), 1),
        "wrong": [f"{case.number} -> {case.head} ({case.via}): {case.text}" for case in wrong],
        "wrong_place": [f"{case.number}, {case.place}: {case.text}" for case in misplaced],
    }


def _share_of(cases: list[attachment.Case], wrong: list[attachment.Case]) -> str:
    """Right ones of some cases, as "23/24"."""
    return f"{sum(case not in wrong for case in cases)}/{len(cases)}"


def measure_speed(model: Path, treebanks: Path) -> dict[str, float]:
    """Seconds to load, words a second on this machine, size in megabytes."""
    begin = time.perf_counter()
    nlp = spacy.load(model)
    loaded = time.perf_counter()
    texts = [d.text for d in gold_docs(nlp, read_conllu(treebanks / "gum-test.conllu"))]
    list(nlp.pipe(texts[:20]))
    warm = time.perf_counter()
    number = sum(len(doc) for doc in nlp.pipe(texts))
    seconds = time.perf_counter() - warm
    size = sum(p.stat().st_size for p in model.rglob("*") if p.is_file())
    return {
        "load_seconds": round(loaded - begin, 2),
        "words_per_second": round(number / seconds, -2),
        "megabytes": round(size / 1e6, 2),
    }


def measure_all(model: Path, treebanks: Path) -> dict[str, Any]:
    """All figures of a model."""
    nlp = spacy.load(model)
    return {
        "ewt": measure(nlp, read_conllu(treebanks / "ewt-test.conllu")),
        "gum": measure(nlp, read_conllu(treebanks / "gum-test.conllu")),
        "ewt_dev": measure(nlp, read_conllu(treebanks / "ewt-dev.conllu")),
        "gum_dev": measure(nlp, read_conllu(treebanks / "gum-dev.conllu")),
        "held_out_shapes": measure(nlp, generate.held_out(HELD_OUT_SENTENCES, HELD_OUT_SEED)),
        "own_cases": measure_cases(nlp),
        "speed": measure_speed(model, treebanks),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    text = json.dumps(measure_all(args.model, args.treebanks), indent=2, ensure_ascii=False) + "\n"
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
