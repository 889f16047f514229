"""The JSON Schemas of the report and of the lines of claims, made from their records.

After a change of a record write the shipped schemas anew with

    python -m blinken_reconcile.report.schema
"""

from __future__ import annotations

from typing import Any

import msgspec

from ..inputs.shards import Line
from ..resources import data_path
from .document import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each output, by the name of its file in data/schema."""
    return {
        "report-1.schema.json": {"$schema": DIALECT, **msgspec.json.schema(Document)},
        "claims-1.schema.json": {"$schema": DIALECT, **msgspec.json.schema(Line)},
    }


def text(schema: dict[str, Any]) -> str:
    """A schema as it is shipped."""
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=2).decode() + "\n"


def main() -> None:
    """Write the shipped schemas anew."""
    for name, schema in schemas().items():
        target = data_path("schema", name)
        target.parent.mkdir(exist_ok=True)
        target.write_text(text(schema), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
