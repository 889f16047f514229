"""The readers as components of anyone's spaCy pipeline.

    nlp.add_pipe("reconcile_quantities")                                  doc._.quantities, doc.spans["quantities"]
    nlp.add_pipe("reconcile_dates", config={"published": "2023-11-05"})   doc._.dates, doc.spans["dates"]
    nlp.add_pipe("reconcile_claims")                                      doc._.claims, doc.spans["claims"]

The first two need no other component (``spacy.blank("en")`` will do), the third a
parse with Universal Dependencies labels. spaCy finds them by the entry points of the
installed package, or once this module is imported. They hold nothing but their
config; what they find is stored on the Doc as plain data, so that a Doc can be
written to bytes and sent between processes, and handed out as frozen records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from . import api, claims, load, parse, sentences, settings
from .errors import UsageError
from .models import Claim

RECORDS: dict[str, type[msgspec.Struct]] = {"quantities": api.Quantity, "dates": api.TimeExpression, "claims": Claim}

# ------------------------------------------------------------------------- components


class Quantities:
    """Sets ``doc._.quantities``; their concepts only where the Doc is parsed with Universal Dependencies labels."""

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        whole = not parse.lacking(doc)
        found: list[api.Quantity] = []
        for start, end in sentences.of_text(doc.text):
            piece = doc.char_span(start, end, alignment_mode="expand") if whole else None
            if piece is None:
                found += api.unparsed(doc.text[start:end], start)
            else:
                found += api.parsed(piece.as_doc(), piece.start_char)
        return _keep(doc, "quantities", found, [one.kind for one in found])


class Dates:
    """Sets ``doc._.dates``, dated from ``doc._.published`` or else from the config's ``published``."""

    def __init__(self, published: str | None = None) -> None:
        self.published = published if published is None else settings.iso_date("published", published)

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        found = api.dates(doc.text, doc._.published or self.published)
        return _keep(doc, "dates", found, [one.type for one in found])


class Claims:
    """Sets ``doc._.claims``: unanchored, with offsets into ``doc.text``."""

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc.

        Raises:
            ModelError: it has no parse, or one with other labels.
        """
        article = load.article(doc.text, "doc")
        found = claims.extract(parse.of_doc(article, parse.labelled(doc))).claims if len(doc) else ()
        return _keep(doc, "claims", found, [one.measure for one in found])


# -------------------------------------------------------------------- what a Doc holds


def _keep(doc: Doc, name: str, found: Sequence[Any], labels: Iterable[str]) -> Doc:
    """Store records as plain data, and as spans of whole tokens round their words."""
    doc.user_data[_key(name)] = msgspec.to_builtins(list(found))
    doc.spans[name] = [
        span
        for one, label in zip(found, labels, strict=True)
        if (span := doc.char_span(one.start, one.end, label=label, alignment_mode="expand")) is not None
    ]
    return doc


def _key(name: str) -> str:
    return f"reconcile_{name}"


def _quantities(doc: Doc) -> tuple[Any, ...]:
    return _records(doc, "quantities")


def _dates(doc: Doc) -> tuple[Any, ...]:
    return _records(doc, "dates")


def _claims(doc: Doc) -> tuple[Any, ...]:
    return _records(doc, "claims")


def _records(doc: Doc, name: str) -> tuple[Any, ...]:
    stored = doc.user_data.get(_key(name), ())
    return tuple(msgspec.convert(one, RECORDS[name]) for one in stored)


GETTERS = {"quantities": _quantities, "dates": _dates, "claims": _claims}


def _extend(*names: str) -> None:
    """Give every Doc the attributes ``doc._.NAME``.

    Raises:
        UsageError: another program has one of that name.
    """
    for name in names:
        getter = GETTERS.get(name)
        if not Doc.has_extension(name):
            Doc.set_extension(name, **({"getter": getter} if getter else {"default": None}))
        elif getter and Doc.get_extension(name)[2] is not getter:
            raise UsageError(f"doc._.{name} is in use by another extension", "remove it, or use a pipeline of its own")


# -------------------------------------------------------------------------- factories


@Language.factory("reconcile_quantities", assigns=["doc._.quantities", "doc.spans"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """The component of that name, for spaCy."""
    _extend("quantities")
    return Quantities()


@Language.factory("reconcile_dates", assigns=["doc._.dates", "doc.spans"], default_config={"published": None})
def make_dates(nlp: Language, name: str, published: str | None) -> Dates:
    """The component of that name, for spaCy; ``published`` as 2023-11-05."""
    _extend("dates", "published")
    return Dates(published)


@Language.factory(
    "reconcile_claims", assigns=["doc._.claims", "doc.spans"], requires=["token.dep", "token.pos", "token.lemma"]
)
def make_claims(nlp: Language, name: str) -> Claims:
    """The component of that name, for spaCy."""
    _extend("claims")
    return Claims()
