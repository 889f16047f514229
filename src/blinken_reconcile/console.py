"""What the command line writes and says: the document as bytes, notes for people on standard error.

The only module that prints. The document goes to standard output (or to ``--output``), everything else to standard
error.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from . import settings as options
from .errors import UsageError
from .output import write_whole
from .settings import Settings

if TYPE_CHECKING:
    from .models import Article, Skipped, Warned

# Warnings of input that was read otherwise than it was meant: with --strict they are errors.
DEGRADED = frozenset({"encoding", "format", "too-long"})
FEWEST_COLUMNS, USUAL_COLUMNS = 40, 100

# ------------------------------------------------------------------------------ output


def write(text: str, settings: Settings) -> None:
    """The document, to where the settings want it."""
    if settings.output in (None, "-"):
        out(text)
        return
    save(text, str(settings.output))


def spare(articles: Sequence[Article], settings: Settings) -> None:
    """Refuse to write over what was read."""
    if settings.output in (None, "-"):
        return
    target = os.path.realpath(str(settings.output))
    read = [path for one in articles for path in (one.entry.file if one.entry else one.path, *one.copies)]
    if any(path != "-" and os.path.realpath(path) == target for path in read):
        hint = "Write somewhere else; out of the folders that are read, or it is taken for an article next time."
        raise UsageError(f"{settings.output} is one of the articles and is not written over", hint)


def save(text: str, target: str) -> None:
    """A file as UTF-8, whole or not at all."""
    try:
        write_whole(Path(target), text.encode())
    except OSError as error:
        raise UsageError(f"cannot write {target}: {(error.strerror or 'not possible').lower()}") from error


def out(text: str) -> None:
    """Standard output as UTF-8 with plain line ends, whatever the locale: same bytes everywhere."""
    if sys.stdout is None:
        raise UsageError("standard output is closed", "Write to a file with --output.")
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone ("reconcile ... | head"). Nothing more to say, not even when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UsageError(f"cannot write to standard output: {(error.strerror or 'not possible').lower()}") from error


def to_terminal() -> bool:
    """Whether standard output is read on a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Columns to write in: COLUMNS, else what the terminal says."""
    return max(shutil.get_terminal_size((USUAL_COLUMNS, 24)).columns, FEWEST_COLUMNS)


def colored(settings: Settings) -> bool:
    """The flag, then NO_COLOR, then FORCE_COLOR, then whether a terminal reads it."""
    if settings.color != "auto":
        return settings.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    shown = settings.output in (None, "-") and to_terminal()
    return shown and os.environ.get("TERM") != "dumb"


# ------------------------------------------------------------------------------- notes


def notes(
    articles: Sequence[Article], skipped: Sequence[Skipped], warnings: Sequence[Warned], settings: Settings
) -> None:
    """What was skipped and what was read with a reservation, one line each; if quiet what the status comes from."""
    paths = {article.id: article.path for article in articles}
    for one in skipped:
        if one.failed or settings.strict or not settings.quiet:
            note_skipped(one)
    for warning in warnings:
        if not settings.quiet or (settings.strict and warning.code in DEGRADED):
            note(f"warning: {paths.get(warning.article, warning.article)}: {warning.message}")
    names = (name for name, _ in settings.published)
    for name in () if settings.quiet else options.unused(names, articles):
        note(f"warning: --published names no article that was read: {name}")


def note_skipped(one: Skipped) -> None:
    """One line on what was not read."""
    note(f"{'not read' if one.failed else 'skipped'}: {one.where}: {one.reason}")


def note(text: str, hint: str | None = None) -> None:
    """A line on standard error, and a hint below it."""
    from .report.inert import terminal

    if sys.stderr is None:
        # Closed ("2>&-"): print() would take standard output in its place.
        return
    with suppress(BrokenPipeError):
        print(f"reconcile: {terminal(text)}", file=sys.stderr)
        if hint:
            print(f"  {terminal(hint)}", file=sys.stderr)
