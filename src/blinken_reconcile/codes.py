"""The steps of the ladders by their permanent codes."""

from __future__ import annotations

from . import lexicons
from .errors import UsageError


def title(code: str) -> str:
    """The name of a step, for a line of text."""
    return lexicons.codes()[code].title


def paragraph(code: str) -> str:
    """Name and explanation of a step; of the start of a code the names of all steps that begin so.

    Raises:
        UsageError: there is no such code.
    """
    entry = lexicons.codes().get(code.upper())
    if entry is not None:
        return f"{entry.code}: {entry.title}\n\n{entry.text}\n"
    found = [one for one in lexicons.codes().values() if one.code.startswith(code.upper())]
    if not found:
        raise UsageError(f"there is no step {code}", "The steps by their names: reconcile --explain REC")
    return "".join(f"{one.code}  {one.title}\n" for one in found)
