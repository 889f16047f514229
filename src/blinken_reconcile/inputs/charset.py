"""The encoding that a page declares in its own source."""

from __future__ import annotations

import codecs
import re

# Browsers look no further than 1,024 bytes; saved pages have more in front.
LOOKED_AT = 8_192
DECLARED = re.compile(
    rb"<meta\s[^<>]{0,400}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{2,40})"
    rb"|<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']\s*(?P<xml>[\w.:-]{2,40})",
    re.IGNORECASE,
)
# One table of characters a page: no escapes, no UTF-7, which can hide tags.
ALLOWED = re.compile(r"iso8859|cp\d|koi8|mac|gb|shift|euc|big5|tis")
# What browsers take these names for (encoding.spec.whatwg.org, "names and labels").
WIDER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def declared(data: bytes) -> str | None:
    """The codec that a page asks for; None if it names none, or one that is not for pages."""
    match = DECLARED.search(data[:LOOKED_AT])
    if match is None:
        return None
    try:
        name = codecs.lookup((match["meta"] or match["xml"]).decode("ascii")).name
    except (LookupError, ValueError):
        return None
    return WIDER.get(name, name) if ALLOWED.match(name) else None
