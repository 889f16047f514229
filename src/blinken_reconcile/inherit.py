"""What a claim takes over from the sentences before it: its window, and its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from .models import Claim, Window


def within_article(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with the windows that their article states for the same measure nearby."""
    done: list[Claim] = []
    named: dict[str, list[Window]] = defaultdict(list)
    for claim in claims:
        window = claim.window or _window_before(claim, named[claim.measure])
        if claim.kind == "count" and claim.window is not None and claim.window.basis == "stated":
            named[claim.measure].append(claim.window)
        done.append(msgspec.structs.replace(claim, window=window) if window is not claim.window else claim)
    return done


def _window_before(claim: Claim, named: Sequence[Window]) -> Window | None:
    """The window of the last count of the same measure, if only one has been named.

    "... a total of 40 raids since May 2. ... There have been 22 raids in the north":
    the second number covers the same period, unless the article speaks of two.
    """
    if claim.kind != "count" or claim.quote is None or claim.ordinal or not named:
        return None
    window = named[-1]
    if len({w.text for w in named}) > 1 or (window.end is not None and window.end.kind == "shift"):
        return None  # "in the past 24 hours" holds for its own sentence
    return Window(text=window.text, basis="inherited", start=window.start, end=window.end)
