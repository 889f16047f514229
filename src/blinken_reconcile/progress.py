"""How far a long run is: a bar on standard error, for a person who waits at a terminal.

Nothing is drawn in the first second, nothing into a pipe or a log, and nothing
stays on the screen. rich is imported when the bar is first drawn, and not before.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

# What a person waits without asking, in seconds.
PATIENCE = 1.0


class Bar:
    """Takes word of each step (stage, how many are done, of how many; 0 for unknown) and draws it."""

    def __init__(self, console: Console | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._start = clock()
        self._drawn: Progress | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw, if it has taken long enough and is not over."""
        if self._drawn is None:
            if self._clock() - self._start < PATIENCE or (total and done >= total):
                return
            self._drawn = _progress(self._console)
            self._drawn.start()
        if stage != self._stage:
            for task in self._drawn.task_ids:
                self._drawn.remove_task(task)
            self._drawn.add_task(stage, total=total or None, count="")
            self._stage = stage
        count = f"{done}/{total}" if total else ""
        self._drawn.update(self._drawn.task_ids[-1], completed=done, count=count)

    def close(self) -> None:
        """Wipe it off the screen."""
        if self._drawn is not None:
            self._drawn.stop()
            self._drawn = None


def _progress(console: Console | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[count]}"))
    return Progress(*columns, console=console or Console(stderr=True), transient=True)


@contextmanager
def shown(wanted: bool) -> Iterator[Bar | None]:
    """A bar that is gone at the end, come what may; None where nobody sees it or it is not ``wanted``."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.close()
