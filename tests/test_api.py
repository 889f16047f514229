"""What other programs rely on: the public names, their records, their errors, and the examples in docs/api.md."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import spacy
from spacy.language import Language

import blinken_reconcile
import blinken_reconcile.components  # spaCy knows the components without a fresh installation
from blinken_reconcile import api, errors, models, sentences, settings
from blinken_reconcile.api import Quantity, TimeExpression, dates, quantities
from blinken_reconcile.errors import ModelError, UsageError
from blinken_reconcile.pipeline import extract

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
CELL = re.compile(r"`([\w.]+)`")
PUBLIC: tuple[type[msgspec.Struct], ...] = (Quantity, TimeExpression, settings.Settings)
PUBLIC += (
    models.Claim,
    models.Quote,
    models.Place,
    models.Window,
    models.AsOf,
    models.When,
    models.Event,
    models.Actor,
)
PUBLIC += (models.Report, models.Group, models.Position, models.Relation, models.Estimate, models.Article, models.Zone)
PUBLIC += (
    models.DateEvidence,
    models.Entry,
    models.Mark,
    models.Apart,
    models.Story,
    models.Undecided,
    models.Skipped,
    models.Warned,
    models.Tool,
    models.Known,
)


# ------------------------------------------------------------------------------- page


def test_the_examples_give_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = doctest.DocTestParser().get_doctest(PAGE, {}, "api.md", "docs/api.md", 0)
    assert len(examples.examples) >= 10
    said: list[str] = []
    failed = doctest.DocTestRunner().run(examples, out=said.append).failed
    assert failed == 0, "".join(said)


def chapter(name: str) -> str:
    found = re.search(rf"^#+ {name}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[1]


def first_cells(text: str) -> list[str]:
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for cell in rows for name in CELL.findall(cell)]


@pytest.mark.parametrize("record", PUBLIC, ids=lambda r: r.__name__)
def test_every_field_has_a_row_and_no_other(record: type[msgspec.Struct]) -> None:
    assert sorted(first_cells(chapter(record.__name__))) == sorted(record.__struct_fields__)


def test_every_record_that_a_public_one_holds_is_in_the_page() -> None:
    named = {word for record in PUBLIC for hint in record.__annotations__.values() for word in re.findall(r"\w+", hint)}
    records = {name for name, one in vars(models).items() if inspect.isclass(one) and issubclass(one, models.Record)}
    assert named & records <= {record.__name__ for record in PUBLIC}


def test_every_error_is_in_the_page() -> None:
    there = {name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, Exception)}
    assert set(first_cells(chapter("Errors"))) == there


def test_every_public_name_is_in_the_page() -> None:
    named = re.findall(r"`(\w+)[`(]", chapter("Python and spaCy"))
    assert set(blinken_reconcile.__all__) <= set(named)


# ------------------------------------------------------------------------------ names


@pytest.mark.parametrize("name", blinken_reconcile.__all__)
def test_a_public_name_is_no_module(name: str) -> None:
    modules = {path.stem for path in (ROOT / "src" / "blinken_reconcile").iterdir()}
    assert name not in modules
    assert not inspect.ismodule(getattr(blinken_reconcile, name))


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "src" / "blinken_reconcile" / "py.typed").is_file()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = blinken_reconcile.nothing


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, blinken_reconcile, blinken_reconcile.cli; print([m for m in HEAVY if m in sys.modules])"
    code = code.replace("HEAVY", "('spacy', 'numpy', 'dateparser', 'rapidfuzz')")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# ------------------------------------------------------------------------- quantities

FIELDS = ("text", "start", "end", "kind", "value", "low", "high", "modifier", "trend", "unit", "concept")


def test_a_quantity_has_exactly_the_public_fields() -> None:
    assert Quantity.__struct_fields__ == FIELDS


def test_offsets_count_in_the_whole_text() -> None:
    text = "Ferry sinks.\n\n  “We saw at least 17 boats,” he said. Up to 40 men drowned.\r\nSome 1,200 litres of oil."
    found = quantities(text)
    assert [one.text for one in found] == ["at least 17", "Up to 40", "Some 1,200 litres"]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.concept for one in found] == [("boats",), ("men",), ("oil",)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Nothing was counted.", "It opened on 3 May 2023 at 10:30 a.m.", "the third"]
)
def test_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize("gap", [" ", ""])
def test_a_stretch_without_an_end_is_read_in_pieces(gap: str) -> None:
    text = f"about 17 boats,{gap}" * 2000
    spans = list(sentences.of_text(text))
    assert max(end - start for start, end in spans) <= sentences.LONGEST
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    found = list(api.unparsed(text[slice(*spans[1])], spans[1][0]))
    assert found[1].text == "about 17"
    assert text[found[1].start : found[1].end] == "about 17"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was 31C. Critics stayed away.", 2),
        ("The gate is 4B. Stewards stood there.", 2),
        ("George C. Marsh stayed away.", 1),
        ("Plan B. F. Marsh stayed away.", 1),
    ],
)
def test_a_number_with_a_letter_may_end_a_sentence(text: str, number: int) -> None:
    assert len(list(sentences.of_text(text))) == number


def test_a_rank_is_none_and_a_running_count_is_one() -> None:
    found = quantities("The second blast was at least the 32nd attack since May.")
    assert [(one.text, one.low, one.high) for one in found] == [("at least the 32nd", 32, None)]


def test_quantities_are_frozen() -> None:
    (found,) = quantities("It cost $5.")
    with pytest.raises(AttributeError):
        found.value = 6.0  # type: ignore[misc]


# ------------------------------------------------------------------------------ dates


def test_dates_without_a_day_of_publication_are_not_dated() -> None:
    (found,) = dates("They met on Sunday.")
    assert (found.value, found.low, found.high, found.type) == ("XXXX-WXX-7", None, None, "DATE")


def test_dates_have_an_interval() -> None:
    found = dates("It began in March 2023.\nIt ends at 9:30am.", "2023-11-05")
    assert [(one.text, one.value, one.low, one.high) for one in found] == [
        ("March 2023", "2023-03", "2023-03-01", "2023-03-31"),
        ("9:30am", "2023-11-05T09:30", "2023-11-05", "2023-11-05"),
    ]


@pytest.mark.parametrize("published", ["", "5 November 2023", "20231105", "2023-11-31", "2023-W44-7"])
def test_a_day_of_publication_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(UsageError, match="published needs a date"):
        dates("They met on Sunday.", published)


@pytest.mark.parametrize("read", [quantities, extract])
def test_a_pipeline_without_labels_is_refused(read: Callable[[str, Language], object]) -> None:
    with pytest.raises(ModelError, match="it has no parse, no parts of speech, no lemmas"):
        read("At least 17 boats sank.", spacy.blank("en"))
