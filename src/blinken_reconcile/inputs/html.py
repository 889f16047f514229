"""Web pages as saved: how they are told; ``page`` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .document import Document, Format, Found

# What a page begins with, behind comments and the declaration of XHTML.
BEGINNING = re.compile(
    r"\ufeff?\s*+(?:<\?xml[^<>]{0,200}\?>\s*+|<!--(?:(?!-->).){0,5000}-->\s*+){0,20}"
    r"<(?:!doctype\s+html|html|head|body)(?![\w:-])",
    re.IGNORECASE | re.DOTALL,
)
# What shows that tags are meant: prose may hold a "<b>".
TAGS = re.compile(r"</(?:p|div|h[1-6]|article|section|main|ul|ol|a|span|body|html)>|<(?:p|br)\b", re.IGNORECASE)
FEWEST_TAGS = 3


def begins(text: str) -> bool:
    """Whether a text is a web page, or a part of one: all tags from beginning to end, as no Markdown is."""
    if BEGINNING.match(text):
        return True
    return text.lstrip()[:1] == "<" and text[-100:].rstrip()[-1:] == ">" and _tagged(text)


def _tagged(text: str) -> bool:
    return sum(1 for _ in islice(TAGS.finditer(text), FEWEST_TAGS)) == FEWEST_TAGS


def read(text: str, shown: str) -> Iterator[Found]:
    """The articles of a page; a text without tags is one, whatever its file is called.

    Raises:
        Refused: there is none, or it can be read only with the extra ``web``.
    """
    if not TAGS.search(text) and not BEGINNING.match(text):
        yield Document(text=text, path=shown, notes=(("format", "read as plain text, whatever its suffix says"),))
        return
    # An import here: a run on text should not pay for what takes a page apart.
    from .page import articles

    yield from articles(text, shown)


FORMAT = Format("html", frozenset({".html", ".htm", ".xhtml"}), begins, read)
