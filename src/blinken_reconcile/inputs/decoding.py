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
# The share of NUL characters up to which a text with some is a damaged text: one or two in an article.
MOST_NULS = 0.005
# The share of zeros among every other byte from which on a text is UTF-16.
MOST_ZEROS = 0.8
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
    if mark is None and (mark := _unmarked(data)) is None and data.count(0) > MOST_NULS * len(data):
        raise Refused("binary, not text")
    if data.startswith(b"%PDF-"):
        # Parts of a PDF may be readable; what is read is never the article.
        raise Refused("not a format read yet")
    text, reservation = _decoded(data, mark or "utf-8")
    if len(CONTROL.findall(text)) > MOST_CONTROL * max(len(text), FEWEST_TO_TELL):
        raise Refused("binary, not text")
    if reservation is None and (nuls := text.count("\0")):
        reservation = f"characters in it that are none (NUL): {nuls}"
    return text, reservation


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, by the zeros that are every other byte of a text in Latin letters."""
    half = len(data) // 2
    for encoding, zeros, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if half >= FEWEST_TO_TELL // 10 and zeros.count(0) > MOST_ZEROS * half and letters.count(0) < MOST_NULS * half:
            return encoding
    return None


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
