"""Time expressions of a folder of texts, as JSON lines for a TempEval-style scorer.

    python benchmarks/timex.py FOLDER > predictions.jsonl

FOLDER holds *.txt and docs.json ({document: publication date}); dates that are no
ISO date count as missing. Nothing is mapped: the output is that of ``dates``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from blinken_reconcile.timex import dates


def main() -> None:
    """Print one JSON object an expression."""
    folder = Path(sys.argv[1])
    published = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.txt")):
        day = str(published.get(path.stem, ""))
        anchor = day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
        for found in dates(path.read_text(encoding="utf-8"), anchor):
            row = {"doc": path.stem, "start": found.start, "end": found.end, "type": found.type, "value": found.value}
            sys.stdout.write(json.dumps({**row, "text": found.text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
