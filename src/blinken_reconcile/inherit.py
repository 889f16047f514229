"""What a claim takes over from the sentences before it: its window, and its places."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .models import Claim, Window


def within_article(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with the windows that their article states for the same measure nearby."""
    done: list[Claim] = []
    for claim in claims:
        window = claim.window or _window_before(claim, done)
        done.append(msgspec.structs.replace(claim, window=window) if window is not claim.window else claim)
    return done


def _window_before(claim: Claim, done: Sequence[Claim]) -> Window | None:
    """The window of the last count of the same measure, if only one has been named.

    "... a total of 40 raids since May 2. ... There have been 22 raids in the north":
    the second number covers the same period, unless the article speaks of two.
    """
    if claim.kind != "count" or claim.quote is None or claim.ordinal:
        return None
    named = [
        c.window
        for c in done
        if c.measure == claim.measure and c.kind == "count" and c.window and c.window.basis == "stated"
    ]
    if not named or len({w.text for w in named}) > 1:
        return None
    window = named[-1]
    if window.end is not None and window.end.kind == "shift":
        return None  # "in the past 24 hours" holds for its own sentence
    return Window(text=window.text, basis="inherited", start=window.start, end=window.end)
