"""Bytes -> text: which encoding, what was lost, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from . import charset
from .document import Refused

# No article is that long; a file that is would hold up all the others.
MOST_BYTES = 20_000_000
# The share of control characters from which on bytes are no text; bytes at random have 10 %.
MOST_CONTROL = 0.05
# In a shorter text one broken character would count for too much.
FEWEST_TO_TELL = 200
# utf-32 first: its mark begins with that of utf-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def decode(data: bytes) -> tuple[str, str | None]:
    """Bytes as text, and the reservation with which they are.

    A byte order mark decides; else it is UTF-8, and if it is not, either UTF-8
    with a few bytes broken (a file cut off in mid-character), or the encoding that
    a web page declares, or Windows-1252.

    Raises:
        Refused: it is no text at all.
    """
    mark = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if mark is None and b"\x00" in data:
        raise Refused("binary, not text")
    if data.startswith(b"%PDF-"):
        # Parts of a PDF may be readable; what is read is never the article.
        raise Refused("not a format read yet")
    text, reservation = _decoded(data, mark or "utf-8")
    if len(CONTROL.findall(text)) > MOST_CONTROL * max(len(text), FEWEST_TO_TELL):
        raise Refused("binary, not text")
    return text, reservation


def _decoded(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding != "utf-8" or sum(char > "\x7f" for char in text) > 2 * broken:
        return text, f"not clean {encoding.upper().removesuffix('-SIG')}; characters lost: {broken}"
    named = charset.declared(data)
    try:
        return data.decode(named or "utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "not UTF-8; read as Windows-1252"
