"""The main text of a web page, and a date without a label, by trafilatura and htmldate (the extra ``web``).

Both are given a page that is already at hand, never an address, and no clock: htmldate is
told a latest day, and what it finds counts only if the page writes that day without doubt.
"""

from __future__ import annotations

import logging
from typing import Any

from .. import pagedates
from ..models import DateEvidence
from .document import Refused

MISSING = "reading the page itself needs: pip install 'blinken-reconcile[web]'"
# Longer pages hold up all the others: the time grows faster than the page, to half a minute for 10 MB. A page of
# news has some thousand tags.
MOST_SOURCE = 3_000_000
MOST_TAGS = 100_000
# htmldate's own limit is today, and would make results depend on the day of the run.
LATEST = "2099-12-31"
# Dates of a page stand in its head and around its title.
DATED_SOURCE = 500_000


def text(source: str) -> str:
    """The main text of a page, a paragraph a line; "" if none is found.

    Tables and readers' comments are left out: their numbers are no sentences.

    Raises:
        Refused: the extra is not installed, or the page is too long or too tangled to be read.
    """
    trafilatura = _trafilatura()
    if len(source) > MOST_SOURCE:
        raise Refused(f"a page longer than {MOST_SOURCE // 1_000_000} MB without its scripts and pictures")
    if source.count("<") > MOST_TAGS:
        raise Refused(f"a page of more than {MOST_TAGS:,} tags")
    try:
        found = trafilatura.extract(
            source, output_format="txt", include_comments=False, include_tables=False, deduplicate=False
        )
    except Exception as error:
        # Whatever a hostile page brings a parser to: the other files are still to be read.
        raise Refused(f"the page cannot be taken apart ({type(error).__name__})") from None
    return found or ""


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise Refused(MISSING) from None
    # Its remarks on pages are for its own developers; ours name the file.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura


def date(source: str) -> DateEvidence | None:
    """A date that stands on the page without a label, weak evidence; None without the extra."""
    try:
        import htmldate
    except ImportError:
        return None
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    head = source[:DATED_SOURCE]
    try:
        # A tree, because a text that looks like an address would be fetched.
        tree = _trafilatura().load_html(head)
        found = htmldate.find_date(tree, original_date=True, extensive_search=False, max_date=LATEST)
    except Exception:
        # No date, as on most pages without a label; what is wrong with the page has been said.
        return None
    # It reads 03/04/2023 in one of two ways: only a day that is written plainly is one.
    written = next((head[one.start : one.end] for one in pagedates.dates(head) if one.iso == found), None)
    return DateEvidence(date=found, label="page", strong=False, text=written) if found and written else None
