"""What stands between two fences on top of a text: YAML ("---") or TOML ("+++") that tells of it.

Only keys at the left margin with a value on their own line are read: ``title: Storm kills 12``,
``"date" = 2023-11-05T21:57:00Z``, quotes around the value or none. Lists, blocks, tables, anchors,
aliases and tags (``[a, b]``, ``|``, ``[author]``, ``&a``, ``*a``, ``!!python/object``) are passed over:
nothing of them is made into anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FENCES = {"---": ("---", "..."), "+++": ("+++",)}
FIRST = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r?\n|\r)")
LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
KEYED = re.compile(r"[\"']?(?P<key>[A-Za-z][\w -]{0,40}?)[\"']?[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*")
QUOTED = re.compile(r"(?P<mark>[\"'])(?P<words>.*?)(?<!\\)(?P=mark)[ \t]*(?:#.*)?")
COMMENT = re.compile(r"[ \t]+#.*")
# What begins a value that is no text.
NO_TEXT = tuple("[{|>&*!%@`")
MOST_LINES = 200
LONGEST_VALUE = 1_000


class Field(NamedTuple):
    """A key in small letters without dashes, its value without quotes, and the offsets of that value."""

    key: str
    value: str
    start: int
    end: int


class Front(NamedTuple):
    """The offset behind the closing fence, and what stands between, in order."""

    end: int
    fields: tuple[Field, ...]

    def get(self, *keys: str) -> str | None:
        """The value of the first of these keys that there is."""
        return next((one.value for key in keys for one in self.fields if one.key == key), None)


def read(text: str) -> Front | None:
    """The front matter of a text; None if it has none: no fence, no second one, or no key with a value between."""
    first = FIRST.match(text)
    if first is None:
        return None
    fields: list[Field] = []
    at, inner, keyed = first.end(), False, False
    for _ in range(MOST_LINES):
        line = LINE.match(text, at)
        assert line is not None
        if line[1].rstrip() in FENCES[first[1]]:
            return Front(line.end(1), tuple(fields)) if keyed else None
        inner = inner or (first[1] == "+++" and line[1].startswith("["))
        key = KEYED.fullmatch(line[1][:LONGEST_VALUE])
        keyed = keyed or key is not None
        if key is not None and not inner and (found := _field(key, line.start(1))):
            fields.append(found)
        if line.end() == len(text):
            return None
        at = line.end()
    return None


def _field(match: re.Match[str], line: int) -> Field | None:
    """A key with its value, the line beginning at ``line``; None if the value is no text."""
    if match["value"].startswith(NO_TEXT):
        return None
    quoted = QUOTED.fullmatch(match["value"])
    start = line + match.start("value") + (1 if quoted else 0)
    value = quoted["words"] if quoted else COMMENT.sub("", match["value"])
    return Field(re.sub(r"[ _-]", "", match["key"].lower()), value, start, start + len(value))
