"""One command from treebanks to the bundled model: prepare, generate, train, add lemmas, measure, write.

python data/training/train.py --treebanks DIR --out data/model
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import generate
import lemmas
import model_card
import prepare
import spacy
import tokenizer_rules
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

HERE = Path(__file__).parent
SEED = 11
REPEATS = 2
META: dict[str, Any] = {
    "lang": "en",
    "name": "reconcile_news",
    "version": "1.0.0",
    "spacy_version": ">=3.8.18,<3.9",
    "description": "Tags, dependencies and lemmas of English news with numbers, by Universal Dependencies.",
    "author": "the reconcile project",
    "license": "CC-BY-SA-4.0",
    "sources": [
        {
            "name": "UD English EWT",
            "url": "https://universaldependencies.org/treebanks/en_ewt/",
            "license": "CC-BY-SA-4.0",
        },
        {
            "name": "UD English GUM (genres with free texts)",
            "url": "https://universaldependencies.org/treebanks/en_gum/",
            "license": "CC-BY-SA-4.0",
        },
        {
            "name": "spacy-lookups-data (lemma rules and index)",
            "url": "https://github.com/explosion/spacy-lookups-data",
            "license": "MIT",
        },
    ],
}


def build_corpus(treebanks: Path, work: Path, generated: int) -> None:
    """Writes train.spacy and dev.spacy into `work`."""
    rng = random.Random(SEED)
    nlp = spacy.blank("en")
    docs = prepare.docs_of(prepare.treebank(treebanks, "train"), rng, nlp.vocab)
    sentences = generate.sentences(generated, seed=SEED)
    docs += prepare.repeated(sentences, REPEATS, rng, nlp.vocab)
    prepare.write(docs, work / "train.spacy")
    dev = prepare.docs_of(prepare.treebank(treebanks, "dev"), rng, nlp.vocab)
    prepare.write(dev, work / "dev.spacy")


def fit(work: Path, max_steps: int | None) -> Language:
    """Trains on `work` by config.cfg and returns the best pipeline."""
    overrides: dict[str, Any] = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    if max_steps:
        overrides["training.max_steps"] = max_steps
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=overrides, interpolate=False))
    tokenizer_rules.add_rules(nlp)
    output = work / "output"
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output)
    return spacy.load(output / "model-best")


def finish(nlp: Language, treebanks: Path, out: Path) -> None:
    """Adds the lemmatizer and the meta data, measures, and puts the folder in place in one move."""
    tokenizer_rules.add_rules(nlp)
    lemmas.add_lemmatizer(nlp, prepare.treebank(treebanks, "train"))
    nlp.meta.update(META)
    nlp.meta.pop("performance", None)
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
    staging = Path(tempfile.mkdtemp(prefix="model-", dir=out.parent))
    nlp.to_disk(staging)
    model_card.write(staging, treebanks)
    staging.chmod(0o755)
    put_in_place(staging, out)


def put_in_place(staging: Path, out: Path) -> None:
    """Swaps a finished folder in, so that a reader never sees half a model."""
    old = out.with_name(out.name + ".old")
    if out.exists():
        out.rename(old)
    staging.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with {ewt,gum}-{train,dev,test}.conllu")
    parser.add_argument("--out", type=Path, required=True, help="where the model goes")
    parser.add_argument("--work", type=Path, help="folder for intermediate files (default: a temporary one)")
    parser.add_argument("--generated", type=int, default=4000, help="number of generated sentences")
    parser.add_argument("--max-steps", type=int, help="fewer steps, for a try")
    args = parser.parse_args()
    work = args.work or Path(tempfile.mkdtemp(prefix="reconcile-train-"))
    build_corpus(args.treebanks, work, args.generated)
    nlp = fit(work, args.max_steps)
    finish(nlp, args.treebanks, args.out)


if __name__ == "__main__":
    main()
