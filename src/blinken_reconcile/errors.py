"""The ways in which a run can fail that a person can do something about.

Every one carries a plain message, a hint where there is one, and the exit
status that the command line ends with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Skipped


class ReconcileError(Exception):
    """A failure with a message for a person; ``hint`` says what to do about it."""

    exit_status = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReconcileError):
    """An argument or option that makes no sense."""


class ConfigError(ReconcileError):
    """A configuration or baseline file that cannot be used."""


class ModelError(ReconcileError):
    """A spaCy pipeline that is missing, damaged or of the wrong version."""


class NothingRead(ReconcileError):
    """Not one article came out of all that was named; ``skipped`` says why of each."""

    exit_status = 3

    def __init__(self, skipped: Sequence[Skipped] = ()) -> None:
        super().__init__(
            "nothing could be read", "Name files or folders with articles in English (.txt, .md, .html, .json)."
        )
        self.skipped = tuple(skipped)
