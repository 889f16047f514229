"""The components in pipelines that are not ours: what they need, what they set, and that it travels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from blinken_reconcile import api, components, pipeline, resources
from blinken_reconcile.errors import ModelError, UsageError

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# Importing the module is enough for spaCy to know its components; entry points are tested in test_packaging.py.
assert components.make_quantities
TEXT = "  At least 17 boats sank off Mali on Saturday.\n\nThe fine is $4.3bn, up from £2m in 2019.\n"


@pytest.fixture
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("reconcile_quantities")
    nlp.add_pipe("reconcile_dates", config={"published": "2023-11-05"})
    return nlp


@pytest.fixture(scope="module")
def full() -> Language:
    """Somebody's own pipeline with Universal Dependencies labels: tokenizer and sentences are its own."""
    nlp = spacy.load(ROOT / "data" / "model")
    nlp.add_pipe("reconcile_quantities")
    nlp.add_pipe("reconcile_claims")
    return nlp


# --------------------------------------------------------------------- without a parse


def test_a_blank_pipeline_gives_quantities_and_dates(blank: Language) -> None:
    doc = blank(TEXT)
    assert [one.text for one in doc._.quantities] == ["At least 17", "$4.3bn", "£2m"]
    assert [one.value for one in doc._.dates] == ["2023-11-04", "2019"]
    assert doc._.dates == tuple(api.dates(TEXT, "2023-11-05"))
    assert all(TEXT[one.start : one.end] == one.text for one in (*doc._.quantities, *doc._.dates))
    assert {one.concept for one in doc._.quantities} == {()}


def test_spans_stand_round_the_same_words(blank: Language) -> None:
    doc = blank("A 6.8-magnitude quake (depth:10km) hit on Nov. 3.")
    for name, found in (("quantities", doc._.quantities), ("dates", doc._.dates)):
        assert len(doc.spans[name]) == len(found) > 0
        for span, one in zip(doc.spans[name], found, strict=True):
            assert span.start_char <= one.start < one.end <= span.end_char
    assert [span.label_ for span in doc.spans["dates"]] == ["DATE"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Nothing here."])
def test_nothing_is_found_in_nothing(blank: Language, full: Language, text: str) -> None:
    doc = blank(text)
    assert (doc._.quantities, doc._.dates) == ((), ())
    assert len(doc.spans["quantities"]) == 0
    assert full(text)._.claims == ()


def test_a_doc_may_bring_its_own_day_of_publication(blank: Language) -> None:
    doc = blank.make_doc("They met on Sunday.")
    doc._.published = "2024-02-01"
    assert blank(doc)._.dates[0].value == "2024-01-28"


def test_a_day_of_publication_that_is_no_date_is_refused() -> None:
    with pytest.raises(UsageError, match="published needs a date, not 'May'"):
        spacy.blank("en").add_pipe("reconcile_dates", config={"published": "May"})


# ------------------------------------------------------------------------ with a parse


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_claims_are_those_of_extract(full: Language, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = full(text)
    wanted = pipeline.extract(text)
    said = {(c.start, c.end, c.kind, c.measure, c.value) for c in doc._.claims}
    # The sentences are the parser's own here, so that a parse may differ; a claim in twenty at most.
    assert len(said & {(c.start, c.end, c.kind, c.measure, c.value) for c in wanted}) >= 0.95 * len(wanted)
    assert all(text[c.start : c.end] == c.text for c in doc._.claims)
    assert all(text[c.quote.start : c.quote.end] == c.quote.exact for c in doc._.claims)


def test_a_parse_gives_quantities_their_concepts(full: Language) -> None:
    assert [one.concept for one in full("At least 17 fishing boats sank.")._.quantities] == [("fishing", "boats")]


def test_claims_without_a_parse_are_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("reconcile_claims")
    with pytest.raises(ModelError, match="no parse, no parts of speech, no lemmas") as refused:
        nlp("At least 17 boats sank.")
    assert refused.value.hint is not None
    assert "Universal Dependencies" in refused.value.hint


def test_claims_of_other_labels_are_refused() -> None:
    nlp = spacy.blank("en")
    words = ["Boats", "hit", "rocks"]
    heads, deps = [1, 1, 1], ["nsubj", "ROOT", "dobj"]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=["NOUN", "VERB", "NOUN"], lemmas=words)
    nlp.add_pipe("reconcile_claims")
    with pytest.raises(ModelError, match="does not know: dobj"):
        nlp(doc)


def test_quantities_behind_other_labels_have_no_concepts() -> None:
    nlp = spacy.blank("en")
    words = ["Boats", "hit", "3", "rocks"]
    doc = Doc(nlp.vocab, words=words, heads=[1, 1, 3, 1], deps=["nsubj", "ROOT", "nummod", "dobj"])
    nlp.add_pipe("reconcile_quantities")
    assert [(one.value, one.concept) for one in nlp(doc)._.quantities] == [(3, ())]


# -------------------------------------------------------------------------- it travels


def test_pipelines_are_written_and_read(blank: Language, tmp_path: Path) -> None:
    blank.to_disk(tmp_path / "pipeline")
    wanted = blank(TEXT)
    copy = spacy.blank("en")
    copy.add_pipe("reconcile_quantities")
    copy.add_pipe("reconcile_dates", config={"published": "2023-11-05"})
    for nlp in (spacy.load(tmp_path / "pipeline"), copy.from_bytes(blank.to_bytes())):
        doc = nlp(TEXT)
        assert (doc._.quantities, doc._.dates) == (wanted._.quantities, wanted._.dates)


def test_docs_are_written_and_read(full: Language) -> None:
    doc = full(SEEDS[0].read_text(encoding="utf-8"))
    assert len(doc._.claims) > 3
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    for copy in (Doc(full.vocab).from_bytes(doc.to_bytes()), next(DocBin().from_bytes(stored).get_docs(full.vocab))):
        assert copy._.claims == doc._.claims
        assert [span.text for span in copy.spans["claims"]] == [span.text for span in doc.spans["claims"]]


def test_docs_come_back_from_other_processes(blank: Language) -> None:
    texts = [TEXT, "Up to 40 crew swam."]
    wanted = [blank(text)._.quantities for text in texts]
    assert [doc._.quantities for doc in blank.pipe(texts, n_process=2, batch_size=1)] == wanted


# -------------------------------------------------------------------------- attributes


@pytest.fixture
def taken() -> Iterator[None]:
    ours = Doc.remove_extension("claims") if Doc.has_extension("claims") else None
    Doc.set_extension("claims", default="of another program")
    yield
    Doc.remove_extension("claims")
    if ours:
        Doc.set_extension("claims", getter=ours[2])


@pytest.mark.usefixtures("taken")
def test_an_attribute_of_another_program_is_not_taken_from_it() -> None:
    with pytest.raises(UsageError, match=r"doc._.claims is in use by another extension"):
        spacy.blank("en").add_pipe("reconcile_claims")
    assert spacy.blank("en")("Any")._.claims == "of another program"


def test_the_bundled_pipeline_stays_without_our_components() -> None:
    assert not [name for name in resources.model(None)[0].pipe_names if name.startswith("reconcile")]
