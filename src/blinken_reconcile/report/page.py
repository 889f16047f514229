"""A page of plain lines and columns, as wide as the terminal, through rich.

Everything is a ``Text``: no markup is ever read, so brackets in an article
stay brackets. Columns have fixed widths and wrap; nothing is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

GAP = 2
NARROW = 60
ROOMY = 100
RED, GREEN, CYAN = "bold red", "bold green", "bold cyan"
BOLD, DIM = "bold", "dim"

Cell = str | Text


class Page:
    """Collects what is to be shown, and gives it as one string."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = max(width, 20)
        self._lines = StringIO()
        # An empty environment: the same report must not differ by NO_COLOR or COLUMNS, which the caller has read.
        self._console = Console(
            file=self._lines,
            width=self.width,
            force_terminal=color,
            force_jupyter=False,
            no_color=not color,
            color_system="standard" if color else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    @property
    def narrow(self) -> bool:
        """Whether columns side by side would leave too little for each."""
        return self.width < NARROW

    @property
    def roomy(self) -> bool:
        """Whether remarks get a column of their own."""
        return self.width >= ROOMY

    def heading(self, words: str, style: str = BOLD) -> None:
        """A section: its name in capitals and a rule to the edge; the rule alone without a name."""
        self.blank()
        start = f"{words} " if words else ""
        self._print(Text.assemble((start, style), "─" * max(self.width - len(start), 0)))

    def blank(self) -> None:
        """An empty line."""
        self._lines.write("\n")

    def line(self, text: Cell, *, indent: int = 0, style: str = "") -> None:
        """A paragraph, wrapped, every line of it indented."""
        if str(text):
            self.columns([[text]], [self.width - indent], indent=indent, style=style)

    def columns(
        self, rows: Sequence[Sequence[Cell]], widths: Sequence[int], *, indent: int = 0, style: str = ""
    ) -> None:
        """Rows of cells, each wrapped within its column."""
        table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        for width in widths:
            table.add_column(width=width, overflow="fold")
        for row in rows:
            table.add_row(*(cell if isinstance(cell, Text) else Text(cell, style) for cell in row))
        self._print(Padding(table, (0, 0, 0, indent), expand=False))

    def block(self, rows: Sequence[Sequence[Text]], widths: Sequence[int], *, indent: int = 0) -> None:
        """Rows under one name, which stands in the first cell of the first row and may wrap.

        Where nothing else wraps the lines are set beside the name, so that a
        long name leaves no gap between them.
        """
        others = [(cell, width) for row in rows for cell, width in zip(row[1:], widths[1:], strict=True)]
        if len(rows) < 2 or any(cell_len(cell.plain) > width for cell, width in others):
            self.columns(rows, widths, indent=indent)
            return
        columns = [[row[at] for row in rows] for at in range(1, len(widths))]
        self.columns([[rows[0][0], *(Text("\n").join(column) for column in columns)]], widths, indent=indent)

    def named(self, name: str, text: str, *, style: str = "") -> None:
        """``Story: words``, what wraps set in, so that no title can pass for a heading at the margin."""
        self.columns([[Text(name, style), Text(text, style)]], [len(name), self.width - len(name) - GAP], indent=0)

    def packed(self, items: Sequence[str], *, indent: int = 0, style: str = "") -> None:
        """Short items side by side, as many as a line holds, none broken in two."""
        line = ""
        for item in items:
            longer = f"{line}   {item}" if line else item
            if line and cell_len(longer) > self.width - indent:
                self.line(line, indent=indent, style=style)
                longer = item
            line = longer
        self.line(line, indent=indent, style=style)

    def text(self) -> str:
        """All of it, without blanks at line ends or empty lines at either end."""
        lines = (_trimmed(line) for line in self._lines.getvalue().split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"

    def _print(self, what: Text | Padding) -> None:
        self._console.print(what, soft_wrap=False)


def _trimmed(line: str) -> str:
    """A line without the blanks that fill its last column, coloured ones included."""
    bare = line.rstrip(" ")
    if bare.endswith("m") and (match := re.search(r" +(\x1b\[0m)$", bare)):
        return bare[: match.start()] + match[1]
    return bare


def fit(naturals: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Widths that fill at most ``room``, gaps included, the widest giving way first; None if they cannot."""
    widths = list(naturals)
    room -= GAP * (len(widths) - 1)
    while sum(widths) > room:
        slack = [width - floor for width, floor in zip(widths, least, strict=True)]
        widest = max(range(len(widths)), key=lambda at: (slack[at] > 0, widths[at], -at))
        if slack[widest] <= 0:
            return None
        widths[widest] -= 1
    return widths
