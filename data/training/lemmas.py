"""Lemma tables: spaCy's English rules, and exceptions read off the treebanks.

The rule lemmatizer needs three tables (rules, index of known lemmas, exceptions), which are taken from
spacy-lookups-data when the model is built and stored inside it. For each form and part of speech that the
rules get wrong, the treebanks' most frequent lemma is added as an exception.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from conllu import Sentence
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups

TABLES = ("lemma_rules", "lemma_index", "lemma_exc")
# Proper nouns keep their form, as the lemmatizer would lower their case; numbers are left alone.
NO_EXCEPTIONS = frozenset({"PROPN", "PUNCT", "SYM", "X", "NUM", "SPACE"})

Tables = dict[str, dict[str, object]]
Exceptions = dict[str, dict[str, list[str]]]


def read_exceptions(sentences: Iterable[Sentence]) -> Exceptions:
    """{part of speech: {form: [lemma]}}, all lower case, the most frequent lemma of each form."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.upos not in NO_EXCEPTIONS:
                counts[word.upos.lower(), word.form.lower()][_plain(word.lemma)] += 1
    exceptions: Exceptions = defaultdict(dict)
    for (pos, form), lemmas in counts.items():
        lemma = min(lemmas, key=lambda x: (-lemmas[x], x))
        exceptions[pos][form] = [lemma]
    _add_curly(exceptions)
    return exceptions


def _plain(lemma: str) -> str:
    """Lower case, but for the pronoun."""
    return lemma if lemma == "I" else lemma.lower()


def _add_curly(exceptions: Exceptions) -> None:
    """The same exceptions for forms with a typographic apostrophe ("n’t")."""
    for forms in exceptions.values():
        curly = {f.replace("'", "’"): lemma for f, lemma in forms.items() if "'" in f}
        forms.update({f: lemma for f, lemma in curly.items() if f not in forms})


def add_lemmatizer(nlp: Language, sentences: Iterable[Sentence]) -> int:
    """Adds the rule lemmatizer at the end of the pipeline. Returns the number of exceptions from treebanks."""
    stock = load_lookups("en", list(TABLES))
    exceptions = {pos: dict(forms) for pos, forms in stock.get_table("lemma_exc").items()}
    found = read_exceptions(sentences)
    for pos, forms in found.items():
        exceptions.setdefault(pos, {}).update(forms)
    lookups = Lookups()
    lookups.add_table("lemma_rules", dict(stock.get_table("lemma_rules")))
    lookups.add_table("lemma_index", dict(stock.get_table("lemma_index")))
    lookups.add_table("lemma_exc", exceptions)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(nlp=nlp, lookups=lookups)  # type: ignore[attr-defined]
    return sum(map(len, found.values()))
