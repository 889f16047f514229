"""An article against itself: its own order of events, and its own sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from . import eventfit, labels, sums, wording
from .models import Claim, Cluster, Context, Event, Order


def clusters(context: Context, claims: Sequence[Claim]) -> Iterator[Cluster]:
    """Internal contradictions of every article, as clusters of their own."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    orders: dict[str, list[Order]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    for order in context.orders:
        orders[order.article].append(order)
    for article in context.articles:
        own = sorted(by_article[article.id], key=lambda c: (c.start or 0, c.id))
        dates = [c for c in own if c.kind == "date" and c.low is not None and c.modality == "stated"]
        seen: set[tuple[str, ...]] = set()
        for order in orders[article.id]:
            found = _ahead(order, dates) if order.ahead else _reversed(order, dates)
            if found is not None and found.claims not in seen:
                seen.add(found.claims)
                yield found
        for made, total in sums.missed(own):
            yield _missed(made, total)


def _is(claim: Claim, event: Event) -> bool:
    """Whether a date is that of an event told elsewhere in the article."""
    fits = [eventfit.fit(e, event) for e in claim.events]
    return any(f.klass is not None and f.participant == "same" and f.place == "same" for f in fits)


def _shares_actor(claim: Claim, event: Event) -> bool:
    return any(
        eventfit.same_actor(a, b) for e in claim.events for a in e.actors for b in event.actors if a.proper and b.proper
    )


def _ahead(order: Order, dates: Sequence[Claim]) -> Cluster | None:
    """Told as done on one day, and as still ahead after what happened on a later day."""
    told = [c for c in dates if (c.start or 0) < order.start]
    done = [c for c in told if _is(c, order.earlier)]
    if not done:
        return None
    first = done[0]
    later = [
        c
        for c in told
        if c is not first
        and _shares_actor(c, order.earlier)
        and str(c.low) > str(first.high)
        and not _is(c, order.earlier)
    ]
    if not later:
        return None
    because = (
        f"it dates {_named(first)} ({wording.reading(first)}), and then tells it as still ahead, after "
        f'{_named(later[-1])} ({wording.reading(later[-1])}): "{wording.short(order.text)}"'
    )
    return _cluster((first, *later), because)


def _reversed(order: Order, dates: Sequence[Claim]) -> Cluster | None:
    """Ordered after an event that the article itself dates later."""
    late = next((c for c in dates if _is(c, order.later)), None)
    early = next((c for c in dates if _is(c, order.earlier)), None)
    if late is None or early is None or not str(late.high) < str(early.low):
        return None
    because = (
        f"it puts {_named(late)} ({wording.reading(late)}) after {_named(early)} ({wording.reading(early)}): "
        f'"{wording.short(order.text)}"'
    )
    return _cluster((late, early), because)


def _named(claim: Claim) -> str:
    return f'"{claim.event}"'


def _cluster(claims: Sequence[Claim], because: str) -> Cluster:
    first = claims[0]
    return Cluster(
        story=first.story,
        kind="date",
        measure=first.measure,
        label=f"order of events: {labels.label([first])}",
        places=tuple(p.name for p in first.places),
        claims=tuple(c.id for c in claims),
        internal=True,
        code="REC300",
        because=because,
    )


def _missed(made: Claim, total: Claim) -> Cluster:
    because = f"its parts add up to {wording.reading(made)} (our sum), but it states {wording.reading(total)}"
    return Cluster(
        story=total.story,
        kind=total.kind,
        measure=total.measure,
        label=f"parts and total: {labels.label([total])}",
        places=tuple(p.name for p in total.places),
        claims=(total.id, made.id),
        internal=True,
        code="REC301",
        because=because,
    )
