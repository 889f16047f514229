"""Whole outputs that are kept as files and compared byte for byte.

WRITE_GOLDEN=1 python -m pytest tests/test_sarif.py     writes them anew; read the diff
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    """Fail unless ``text`` is what the file ``name`` holds."""
    path = FOLDER / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode(), f"tests/golden/{name} differs"
