"""How common a word is in running English: data/lexicons/common_words.toml from the treebanks' training texts.

    python data/training/commonness.py --treebanks DIR

A share is that of the documents, of 150 words or more, in which a small-lettered form of
the stem stands; words of fewer than four documents are left out. Shares are rounded
to a few steps: more would be noise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from blinken_reconcile.resources import data_path
from blinken_reconcile.sketch import stem

STEPS = (0.01, 0.015, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 0.8)
FEWEST_WORDS, FEWEST_DOCUMENTS = 150, 4
HEAD = """# How common words are in running English: the share of documents that hold a word of the
# stem. Written by data/training/commonness.py from the training texts of UD English EWT and GUM.
"""


def documents(path: Path) -> Iterator[list[str]]:
    """The words of each document of a CoNLL-U file."""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and words:
            yield words
            words = []
        fields = line.split("\t")
        if fields[0].isdigit():
            words.append(fields[1])
    yield words


def shares(folder: Path) -> dict[str, float]:
    """Stem -> share of the documents, rounded down to a step."""
    texts = [words for name in ("ewt", "gum") for words in documents(folder / f"{name}-train.conllu")]
    long = [words for words in texts if len(words) >= FEWEST_WORDS]
    counted: Counter[str] = Counter()
    for words in long:
        counted.update({stem(w) for w in words if w.isalpha() and w.islower()})
    kept = {word: number / len(long) for word, number in counted.items() if number >= FEWEST_DOCUMENTS}
    return {word: max((s for s in STEPS if s <= share), default=STEPS[0]) for word, share in kept.items()}


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    found = shares(parser.parse_args().treebanks)
    lines = [HEAD]
    for step in sorted(set(found.values()), reverse=True):
        words = " ".join(sorted(word for word, share in found.items() if share == step))
        lines.append(f'[[common]]\nshare = {step}\nstems = "{words}"\n')
    data_path("lexicons", "common_words.toml").write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
