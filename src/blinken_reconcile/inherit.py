"""What a claim takes over from the sentences before it: its window, and its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from . import readings
from .models import Claim, Place, Window

# A figure replaces an older one of up to this many times its size; of another size it is another place's.
REPLACED = 4.0


def within_article(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with the windows that their article states for the same measure nearby."""
    done: list[Claim] = []
    named: dict[str, list[Window]] = defaultdict(list)
    for claim in claims:
        window = claim.window or _window_before(claim, named[claim.measure])
        if claim.kind == "count" and claim.window is not None and claim.window.basis == "stated":
            named[claim.measure].append(claim.window)
        places = claim.places or _place_before(claim, done)
        basis = "inherited" if places and not claim.places else claim.place_basis
        done.append(msgspec.structs.replace(claim, window=window, places=places, place_basis=basis))
    return done


def _place_before(claim: Claim, done: Sequence[Claim]) -> tuple[Place, ...]:
    """The place of the figure that an older one is quoted beside: "In Lima 40 died. ... The toll had been 28.".

    Of a whole and its parts in one sentence it is the one that is nearest to it in size.
    """
    if claim.role != "previous" or claim.kind != "count" or claim.window is not None:
        return ()
    same = (c for c in done if c.measure == claim.measure and c.role in ("value", "total") and c.quote is not None)
    before = [c for c in same if readings.ratio(c, claim) <= REPLACED]
    beside = [c for c in before if c.quote == before[-1].quote]
    return min(beside, key=lambda c: readings.ratio(c, claim)).places if beside else ()


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
