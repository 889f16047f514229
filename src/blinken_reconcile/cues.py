r"""Words that a regular expression cannot match without: a look for them spares compiling and trying it.

Forms read, one a line:
    loss of                          loss of
    (?:loss|theft)s? of (?:the )?    loss, theft
    \w+ (?:in|to) (?:the )?          in, to
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Names of macros, escapes, classes, group heads, repeats, then any one character.
PIECE = re.compile(
    r"(?P<opaque>[A-Z]{2,}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$])"
    r"|(?P<aside>\(\?<?[=!])|(?P<open>\((?:\?[\w-]*:)?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<optional>[?*]\??|\{0,\d*\}\??)|(?P<repeat>\+\??|\{\d+(?:,\d*)?\}\??)|(?P<letter>.)",
    re.S,
)
Cues = frozenset[str]


class _Sequence(NamedTuple):
    """What one alternative holds so far: the sets of which it needs one each, and the letters it is in the midst of."""

    needs: list[Cues]
    run: list[str]

    def end_run(self) -> None:
        """Letters that nothing repeats or leaves out are one need."""
        if word := "".join(self.run).lower().strip():  # a macro may hold the blank beside it
            self.needs.append(frozenset({word}))
        self.run.clear()


def cues(pattern: str) -> Cues:
    """Small letters of which a text holds at least one where the pattern matches in it; empty if none is sure.

    Any case; a blank of the pattern is one of the text. What stands in lookarounds says nothing.
    """
    pieces = list(PIECE.finditer(pattern))
    found, end = _alternatives(pieces, 0)
    return found if end == len(pieces) else frozenset()


def _alternatives(pieces: list[re.Match[str]], at: int) -> tuple[Cues, int]:
    """The cues of a group's alternatives, and the piece that closes the group."""
    every: list[Cues] = []
    one = _Sequence([], [])
    while at < len(pieces) and pieces[at].lastgroup != "close":
        kind = pieces[at].lastgroup
        if kind == "bar":
            one.end_run()
            every.append(_best(one.needs))
            one = _Sequence([], [])
        elif kind == "letter":
            one.run.append(pieces[at][0])
        elif kind in ("optional", "repeat"):
            _repeated(one, optional=kind == "optional")
        else:
            one.end_run()
            inner: Cues = frozenset()
            if kind in ("open", "aside"):
                inner, at = _alternatives(pieces, at + 1)
            one.needs.append(inner if kind == "open" else frozenset())
        at += 1
    one.end_run()
    every.append(_best(one.needs))
    return frozenset().union(*every) if all(every) else frozenset(), at


def _repeated(one: _Sequence, *, optional: bool) -> None:
    """What stands before a sign of repetition is a need of its own, or none."""
    if one.run:
        last = one.run.pop().lower().strip()
        one.end_run()
        one.needs.append(frozenset({last} if last else ()))
    if optional:
        one.needs[-1:] = [frozenset()]


def _best(needs: list[Cues]) -> Cues:
    """The set that says most: the one whose shortest word is longest."""
    return max(needs, key=lambda need: min(map(len, need), default=0), default=frozenset())
