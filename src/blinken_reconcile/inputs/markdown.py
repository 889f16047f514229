"""Markdown: the file is the article; front matter tells of it, marks are not read.

The text stays the file's own, so that offsets and lines count in it. What is no prose (code,
tables, pictures, definitions of links) is furniture; of a link only its words are read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .. import frontmatter
from .document import Document, Format, Found, Refused

# To find a mark takes a microsecond, and a text may be nothing else.
MOST_MARKED = 3_000_000


def begins(text: str) -> bool:
    """Whether a text has front matter: no suffix is needed for that."""
    return frontmatter.read(text) is not None


def read(text: str, shown: str) -> Iterator[Found]:
    """The one article of the file.

    Raises:
        Refused: its front matter gives another language than English.
    """
    front = frontmatter.read(text) or frontmatter.Front(0, ())
    language = front.get("lang", "language")
    if language and re.match(r"[a-z]{2,3}\b(?<!en)(?<!eng)", language, re.IGNORECASE):
        raise Refused(f"not English: its front matter says {language[:20]!r}")
    # An import here: a run on text should not pay for it.
    from .inline import Parts, parts

    long = len(text) > MOST_MARKED
    found = Parts((), ()) if long else parts(text, front.end)
    yield Document(
        text=text,
        path=shown,
        title=_line(front.get("title", "headline")),
        outlet=_line(front.get("publisher", "source", "outlet", "sitename", "site")),
        url=_line(front.get("url", "canonicalurl", "canonical", "link", "sourceurl")),
        marks=found.marks,
        silent=found.silent,
        notes=(("format", f"longer than {MOST_MARKED // 1_000_000} MB: its marks are read as text"),) if long else (),
    )


def _line(value: str | None) -> str | None:
    return " ".join(html.unescape(value).split()) or None if value else None


FORMAT = Format("markdown", frozenset({".md", ".markdown"}), begins, read)
