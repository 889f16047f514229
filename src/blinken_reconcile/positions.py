"""The positions of a cluster: claims that give the same reading with the same cut-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import matching, measures, origins, readings, wording
from .models import Article, Claim, Position


@dataclass(frozen=True, slots=True)
class Side:
    """A position with its claims, in the order of their articles; never empty."""

    position: Position
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The claim that the position is read by: one that an article states, before a sum of ours."""
        return _first(self.claims)

    @property
    def text(self) -> str:
        """The reading in words."""
        return self.position.text

    @property
    def as_of(self) -> str | None:
        """The cut-off, an ISO day."""
        return self.position.as_of

    @property
    def ours(self) -> bool:
        """Whether no article states it: all its claims are sums of ours."""
        return all(c.derived_from is not None for c in self.claims)

    @property
    def older(self) -> bool:
        """Whether it is quoted as an earlier figure."""
        return self.first.role == "previous"


def _first(claims: Sequence[Claim]) -> Claim:
    return next((c for c in claims if c.derived_from is None), claims[0])


def cut_off(claim: Claim) -> str | None:
    """The last day a count covers: the end of its window, else its as-of."""
    if claim.kind == "date" or claim.role == "previous":
        return None  # an earlier figure, quoted later, held on a day that is not said
    windowed = claim.window is not None and claim.window.end is not None and claim.window.end.high
    known = measures.known(claim.measure)
    if not windowed and known is not None and known.course == "fixed":
        return None  # who was aboard, a fine: the day on which it is told says nothing
    return matching.day_of(claim)


def positions(members: Sequence[Claim], articles: dict[str, Article]) -> list[Side]:
    """The positions of claims, the one that most articles hold first."""
    held: list[list[Claim]] = []
    for claim in members:
        home = next((h for h in held if _same(h[0], claim)), None)
        if home is None:
            held.append([claim])
        else:
            home.append(claim)
    sides = [_side(claims, articles) for claims in held]
    return sorted(sides, key=lambda s: (-len(s.position.articles), s.as_of or "", s.text, s.position.claims[0]))


def _same(a: Claim, b: Claim) -> bool:
    older = (a.role == "previous") == (b.role == "previous")
    return readings.equal(a, b) and cut_off(a) == cut_off(b) and older


def _side(claims: Sequence[Claim], articles: dict[str, Article]) -> Side:
    first = _first(claims)
    position = Position(
        text=wording.reading(first) + (" (our sum)" if first.derived_from else ""),
        low=first.low,
        high=first.high,
        as_of=cut_off(first),
        claims=tuple(c.id for c in claims),
        articles=tuple(sorted({articles[c.article].path for c in claims})),
        origins=origins.count(claims, articles),
    )
    return Side(position, tuple(claims))
