"""Input formats: which reader takes a file, told by what is in it and not only by its suffix.

A format is one module with a ``FORMAT``: its name, its suffixes, how it is told, and its
reader, which turns the text of a file into documents. The suffix decides where the content
does not; what neither tells is plain text.
"""

from __future__ import annotations

from .document import Asked, Document, Format, Found, Reader, Refused, Shard, composed, dated, noted

__all__ = [
    "Asked",
    "Document",
    "Format",
    "Found",
    "Reader",
    "Refused",
    "Shard",
    "composed",
    "dated",
    "format_of",
    "formats",
    "noted",
    "suffixes",
]


def formats(asked: Asked | None = None) -> tuple[Format, ...]:
    """All formats, in the order in which they are tried; plain text, which takes anything, is the last."""
    from . import html, markdown, plain, records

    return (records.json_format(asked or Asked()), html.FORMAT, markdown.FORMAT, plain.FORMAT)


def suffixes() -> frozenset[str]:
    """The suffixes of files that are read when a folder is; other files must be named."""
    return frozenset().union(*(one.suffixes for one in formats()))


def format_of(text: str, suffix: str, asked: Asked | None = None) -> Format:
    """The format of a text from a file with this suffix, in small letters."""
    known = formats(asked)
    *others, plain = known
    by_content = next((one for one in others if one.begins(text)), None)
    return by_content or next((one for one in known if suffix in one.suffixes), plain)
