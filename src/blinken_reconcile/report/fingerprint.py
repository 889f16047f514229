"""What finds a dispute again: for the baseline and for code scanning one and the same.

A fingerprint is a digest of what a group is about (kind, measure, level) and of its
disputed readings, and its place. No article, no line and no offset is in it: more
articles on either side change nothing, another value does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from .. import readings
from ..models import Claim, Group, Position
from .inert import terminal

# Digits of the digest: enough for every group of a lifetime, short enough to be read out.
LENGTH = 16


def fingerprint(group: Group, claims: Mapping[str, Claim]) -> str:
    """A digest of what is disputed, and where: ``35ba310fc6cf3b6c:Iraq+Syria``."""
    # An entry of a conflict that was explained says nothing for one that no longer is.
    about = (group.kind, group.measure, group.level, group.internal and group.code)
    given = sorted({_reading(one, claims) for one in disputed(group)})
    digest = hashlib.sha256(msgspec.json.encode((about, given))).hexdigest()[:LENGTH]
    return f"{digest}:{terminal('+'.join(sorted(set(group.place))))}"


def disputed(group: Group) -> Iterator[Position]:
    """The positions of the relations that make the group what it is; all, where none does."""
    explained = group.level == "explained"
    worst = [r for r in group.relations if r.verdict == "conflict" and bool(r.explained) == explained]
    sides = {side for relation in worst for side in (relation.a, relation.b)}
    return (one for index, one in enumerate(group.positions) if index in sides or not sides)


def _reading(position: Position, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """What a position gives, in base units: the same whichever article stands first in it."""
    claim = next((claims[name] for name in position.claims if name in claims), None)
    low, high = position.low, position.high
    if low is None and high is None:
        # A day that could not be dated has no bounds; its words are all there is.
        return (position.text,)
    unit = claim.unit if claim else None
    vague = "vague" if claim and claim.modifier == "vague" else ""
    return vague, readings.base_unit(unit) or "", _bound(low, unit), _bound(high, unit)


def _bound(value: float | str | None, unit: str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return f"{readings.fold(value, unit):.9g}"
