"""The one place that makes text from articles harmless before it is shown.

An article may hold anything: escape codes that repaint a terminal or write its
title, commands to the log of a CI job, marks that turn text around so that 17 reads as 71, tabs and line ends
that forge a row of a table. ``terminal`` takes them out for a person to read;
``escaped`` writes them out, and loses nothing, for a program to read.
"""

from __future__ import annotations

import re

# What a terminal acts on: CSI (colours, cursor), OSC and the other strings
# (title, hyperlink, clipboard; an unterminated one ends at the line's end), and
# the two-character escapes. 8-bit forms included.
SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# C0 and C1 controls, DEL, line separators; marks and overrides of direction;
# invisible spaces and tag characters; halves of a surrogate pair, which no
# output can encode. The joiners U+200C and U+200D stay: scripts and emoji need them.
HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b\u2060\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
# What the log of a CI job obeys: "::error::" where a line begins, and a line may break anywhere; "##[error]" all over.
COMMAND = re.compile(r":(?=:[A-Za-z])|##(?=\[)")
OLD_COMMAND = "##["
NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
BLANK = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def terminal(text: str) -> str:
    """``text`` as one harmless line: blanks for line ends and tabs, nothing a terminal obeys."""
    without = SEQUENCE.sub("", text)
    return COMMAND.sub(r"\g<0> ", HARMFUL.sub("", BLANK.sub(" ", without)))


def escaped(text: str) -> str:
    r"""``text`` as one field of a table for programs: ``\t``, ``\n``, ``\\``, ``\xNN``, ``\uNNNN``."""
    return HARMFUL.sub(_code, text.replace("\\", "\\\\")).replace(OLD_COMMAND, r"##\x5b")


def _code(match: re.Match[str]) -> str:
    char = match.group()
    number = ord(char)
    if char in NAMED:
        return NAMED[char]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


CONTROLS = re.compile(r"[\x7f-\x9f]")


def json_safe(text: str) -> str:
    """JSON in which DEL and the C1 controls, which some terminals obey, are escaped too; it says the same."""
    # Outside of strings JSON has no "#".
    return CONTROLS.sub(lambda match: f"\\u{ord(match.group()):04x}", text).replace(OLD_COMMAND, r"##\u005b")
