"""``--focus``: which of the articles that were read a person asks about.

A path is meant as it stands on the command line or in a report; a folder, or
any other file that holds several articles, means all that was read from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from .errors import UsageError
from .models import Article, Skipped

# The place of a record in its file: "dump.jsonl#3", "pages.json#2.1".
RECORD = re.compile(r"#\d+(?:\.\d+)*$")


def articles(wanted: Sequence[str], read: Iterable[Article], skipped: Iterable[Skipped] = ()) -> frozenset[str]:
    """The ids of the articles that ``wanted`` names.

    Args:
        wanted: paths; any spelling of a path will do ("./a.txt", an absolute one).
        read: the articles; copies of a text count as the article.
        skipped: what was not read, for the reason in the error.

    Raises:
        UsageError: no article was read from one of the paths.
    """
    known = [(one.id, _place(path)) for one in read for path in {one.path, *one.copies}]
    found: set[str] = set()
    for path in wanted:
        place = _place(path)
        # The root of the file system ends in a separator of its own.
        inside = place.rstrip(os.sep) + os.sep
        whole = os.path.isabs(place)
        # "dump.jsonl" means all of its records, "dump.jsonl#3" one of them.
        ids = {
            name for name, home in known if place in (home, RECORD.sub("", home)) or (whole and home.startswith(inside))
        }
        if not ids:
            raise _not_read(path, skipped)
        found |= ids
    return frozenset(found)


def _place(path: str) -> str:
    # Standard input is no file, and a variable that was not set ("") not the folder we are in.
    return path if path in ("-", "") or "\0" in path else os.path.realpath(path)


def _not_read(path: str, skipped: Iterable[Skipped]) -> UsageError:
    place = _place(path)
    reason = next((one.reason for one in skipped if _place(one.where) == place), None)
    message = f"--focus names an article that was not read: {path or repr(path)}"
    if reason is not None:
        return UsageError(f"{message} ({reason})")
    return UsageError(message, "Name it, or a folder that holds it, among PATHS as well.")
