"""Records as trafilatura writes them: ``trafilatura -u URL --json --with-metadata``.

Its ``date`` may be one with a label, one that stands somewhere on the page, or the year of a
copyright line, written as 1 January; the record does not say which, so it is weak evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import structs

from . import fields
from .document import Asked, Document, Found

# "source" is the address there, and the outlet stands in "source-hostname".
NAMES = (("source", "source-hostname"), ("source", "hostname"), ("url", "source"))
YEAR_ALONE = "-01-01"


def is_extracted(record: Mapping[str, Any]) -> bool:
    """Whether a record has the fields that no other program writes."""
    return "source-hostname" in record and "fingerprint" in record


def found(record: Mapping[str, Any], path: str, line: int, asked: Asked) -> Found:
    """The article of such a record; a date that a person's own field gives keeps its weight."""
    one = fields.document(record, path, line, asked._replace(names=(*asked.names, *NAMES)))
    if not isinstance(one, Document) or any(ours == "published" for ours, _ in asked.names):
        return one
    weak = [structs.replace(date, label="page", strong=False) for date in one.evidence]
    return structs.replace(one, evidence=tuple(date for date in weak if not date.date.endswith(YEAR_ALONE)))
