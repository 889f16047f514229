"""The steps of the ladders by their permanent codes."""

from __future__ import annotations

from . import lexicons
from .errors import UsageError


def title(code: str) -> str:
    """The name of a step, for a line of text."""
    return lexicons.codes()[code].title


def paragraph(code: str) -> str:
    """Name and explanation of a step.

    Raises:
        UsageError: there is no such code; the message names those there are.
    """
    entry = lexicons.codes().get(code.upper())
    if entry is None:
        raise UsageError(f"there is no step {code}", f"the steps are {', '.join(lexicons.codes())}")
    return f"{entry.code}: {entry.title}\n\n{entry.text}\n"
