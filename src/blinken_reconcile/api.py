"""The public functions on one text: its quantities, its time expressions.

Thin by intent: what is read is read by :mod:`concepts`, :mod:`quantity` and
:mod:`timex`; here it gets the names, types and errors that other programs rely on.
``reconcile`` and ``extract`` are in :mod:`pipeline`. Every name stands in docs/api.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from . import concepts, models, parse, periods, quantity, sentences, settings, timex, windows
from .models import Kind, Modifier, Record
from .timex import TimeExpression

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Quantity", "TimeExpression", "dates", "quantities"]


class Quantity(Record, frozen=True, kw_only=True):
    """A number as written, read with its hedge, unit and what it counts.

    ``value`` is the number as stated, in ``unit`` as written (None for ranges and
    vague words); ``low`` and ``high`` are what the hedge leaves possible, None where
    it sets no bound. ``trend`` tells a number that something rose or fell by, or to.
    ``concept`` holds the words of the noun phrase that is counted or measured, ()
    where there is none or no parse. ``text`` is ``source[start:end]``: hedge, number
    and unit.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    trend: Literal["up", "down"] | None = None
    unit: str | None = None
    concept: tuple[str, ...] = ()


def quantities(text: str, nlp: Language | None = None) -> list[Quantity]:
    """The quantities of a text, in order.

    Dates, times of day and ranks ("the third") are none; a running count
    ("at least the 32nd") is one.

    Args:
        text: prose; the offsets of the result count in it.
        nlp: a spaCy pipeline with Universal Dependencies labels, for the concepts; None for the bundled one.

    Raises:
        ModelError: the pipeline is missing, damaged, or without such labels.
    """
    from . import resources

    pipeline = nlp or resources.model(None)[0]
    spans = list(sentences.of_text(text))
    docs = pipeline.pipe(parse.sentence_doc(pipeline, text[start:end]) for start, end in spans)
    return [one for (start, _), doc in zip(spans, docs, strict=True) for one in parsed(parse.labelled(doc), start)]


def dates(text: str, published: str | None = None) -> list[TimeExpression]:
    """The time expressions of a text, in order, as TIMEX3; needs no parse.

    Args:
        text: prose; the offsets of the result count in it.
        published: the day it was published, as 2023-11-05; weekdays and the like are dated from it.

    Raises:
        UsageError: ``published`` is no such date.
    """
    if published is not None:
        settings.iso_date("published", published)
    return timex.dates(text, published)


# ------------------------------------------------------------ for one sentence each


def parsed(doc: Doc, offset: int = 0) -> Iterator[Quantity]:
    """The quantities of a parsed sentence that begins at ``offset``."""
    return (_public(found, offset) for found in concepts.measured(doc) if not _rank(found))


def unparsed(text: str, offset: int = 0) -> Iterator[Quantity]:
    """The quantities of a sentence that begins at ``offset``, without their concepts."""
    taken = [(when.start, when.end) for when in periods.find(text)] + windows.clocks(text)
    return (_public(found, offset) for found in quantity.quantities(text, taken) if not _rank(found))


def _rank(found: models.Quantity) -> bool:
    """The third, the 32nd: a place in an order, no amount; with a hedge it is a running count."""
    return found.ordinal and found.modifier == "exact"


def _public(found: models.Quantity, offset: int) -> Quantity:
    values = {name: getattr(found, name) for name in Quantity.__struct_fields__}
    return Quantity(**values | {"start": found.start + offset, "end": found.end + offset})
