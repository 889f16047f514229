"""One digest for a model folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

# Files that describe the model rather than being part of it.
DESCRIPTIONS = frozenset({"CARD.md", "metrics.json", "SHA256"})


def model_digest(folder: Path) -> str:
    """SHA-256 in hex over all files of the model, sorted by relative POSIX path.

    Each file adds its path, a NUL byte and the 32 bytes of the SHA-256 of its content.
    """
    total = hashlib.sha256()
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    for name in sorted(files.keys() - DESCRIPTIONS):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name].read_bytes()).digest())
    return total.hexdigest()
