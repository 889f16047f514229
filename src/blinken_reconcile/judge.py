"""Cluster -> Group: do its positions agree, fit together, or conflict, and why.

The ladder of :mod:`verdicts` over each pair of positions; the group has the worst of
them, with its sentence as the ``because``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from . import matching, origins, revisions, wording
from .models import Article, Claim, Cluster, Context, Estimate, Explained, Group, Grouped, Level, Relation, Verdict
from .positions import Side, positions
from .verdicts import Beside, Finding, lasting, relate

# Worse than that all agree, the worst first.
WORST: tuple[tuple[Verdict, bool], ...] = (
    ("conflict", False),
    ("conflict", True),
    ("compatible", False),
)


def judge(context: Context, grouped: Grouped) -> list[Group]:
    """Judge every cluster; groups sorted by level, then by how many articles they concern."""
    claims = {c.id: c for c in (*context.claims, *grouped.derived)}
    articles = {a.id: a for a in context.articles}
    dead = _dead(claims.values())
    groups = [_group(cluster, claims, articles, dead) for cluster in grouped.clusters]
    order: tuple[Level, ...] = ("conflict", "explained", "compatible", "agree", "single")
    return sorted(
        groups, key=lambda g: (order.index(g.level), g.internal, g.kind != "date", -g.articles, g.label, g.id)
    )


def _dead(claims: Iterable[Claim]) -> dict[str, float]:
    """How many dead each article counts at most; not those of other times."""
    found: dict[str, float] = {}
    for claim in claims:
        told = claim.measure == "killed" and claim.role in ("value", "total") and claim.modality == "stated"
        if told and claim.kind == "count" and not matching.long_past(claim) and isinstance(claim.value, int | float):
            found[claim.article] = max(found.get(claim.article, 0.0), float(claim.value))
    return found


def _group(
    cluster: Cluster, claims: dict[str, Claim], articles: dict[str, Article], dead: Mapping[str, float]
) -> Group:
    members = sorted((claims[i] for i in cluster.claims), key=lambda c: (articles[c.article].path, c.start or 0, c.id))
    found = positions(members, articles)
    count, voices = len({c.article for c in members}), origins.count(members, articles)
    own: Finding | None = None
    if cluster.internal:  # its claims are of several events or sums: the ladder has nothing to say of them
        own = "conflict", None, cluster.code or "REC302", cluster.because or ""
    relations = _relations(found, Beside(found, revisions.corrections(members, articles), dead), own)
    verdict, explained, code, because = own or _worst(relations, found, count, voices)
    level: Level = "explained" if verdict == "conflict" and explained else verdict
    where = "+".join(cluster.places)
    key = f"{cluster.story}:{cluster.kind}:{cluster.measure}:{where}:{cluster.internal}:{members[0].id}"
    return Group(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        story=cluster.story,
        kind=cluster.kind,
        measure=cluster.measure,
        label=cluster.label,
        place=cluster.places,
        level=level,
        verdict=verdict,
        explained=explained,
        internal=cluster.internal,
        code=code,
        because=because,
        claims=tuple(c.id for c in members),
        positions=tuple(side.position for side in found),
        relations=tuple(relations),
        estimate=None if cluster.internal else _estimate(found, verdict, explained),
        articles=count,
        origins=voices,
        steps=cluster.steps,
    )


def _relations(found: Sequence[Side], beside: Beside, own: Finding | None) -> list[Relation]:
    made = []
    for i, a in enumerate(found):
        for j in range(i + 1, len(found)):
            verdict, explained, code, because = own or relate(a, found[j], beside)
            made.append(Relation(a=i, b=j, verdict=verdict, explained=explained, code=code, because=because))
    return made


def _worst(relations: Sequence[Relation], found: Sequence[Side], articles: int, voices: int) -> Finding:
    """The worst relation is the group's, told by the pair that most articles stand behind."""
    for verdict, explained in WORST:
        hits = [r for r in relations if r.verdict == verdict and bool(r.explained) == explained]
        hit = max(hits, key=lambda r: (_articles(r, found), -r.a, -r.b), default=None)
        if hit is not None and (articles > 1 or hit.verdict == "conflict"):
            return hit.verdict, hit.explained, hit.code, hit.because
    if articles > 1:
        return "agree", None, "REC201", _agreed(found, articles, voices)
    return "single", None, "REC200", f"one article only: {_listed(found)}"


def _agreed(found: Sequence[Side], articles: int, voices: int) -> str:
    """One reading, of whatever days: 3 articles give 201 (2 origins), as of 11 Mar 2025 to 13 Mar 2025."""
    voice = "one origin, retold" if voices == 1 else f"{voices} origins"
    days = sorted({side.as_of for side in found if side.as_of and not lasting(side.first)})
    held = " to ".join(wording.short_day(day) for day in (*days[:1], *days[-1:]))
    return f"{articles} articles give {found[0].text} ({voice})" + (f", as of {held}" if len(days) > 1 else "")


def _listed(found: Sequence[Side]) -> str:
    """The readings of a few positions, each once: "17, at least 17"."""
    return ", ".join(dict.fromkeys(side.text for side in found))


def _articles(relation: Relation, found: Sequence[Side]) -> int:
    """How many articles stand behind the two positions."""
    return sum(len(found[i].position.articles) for i in (relation.a, relation.b))


# ----------------------------------------------------------------------- estimate


def _estimate(found: Sequence[Side], verdict: Verdict, explained: Explained | None) -> Estimate | None:
    """Low, best and high over the positions of the latest as-of (SPEC 5)."""
    if found[0].first.kind != "count":
        return None
    latest = max(side.as_of or "" for side in found)
    last = [side for side in found if (side.as_of or "") == latest]
    lows = [float(s.first.low) for s in last if isinstance(s.first.low, (int, float))]
    highs = [float(s.first.high) for s in last if isinstance(s.first.high, (int, float))]
    stated = [s for s in last if isinstance(s.first.value, (int, float)) and not s.ours]
    best = max(stated, key=_backing, default=None)
    open_conflict = verdict == "conflict" and explained is None
    value = best.first.value if best is not None and not open_conflict else None
    return Estimate(
        low=min(lows, default=None),
        best=float(value) if isinstance(value, (int, float)) else None,
        high=max(highs, default=None),
    )


def _backing(side: Side) -> tuple[int, int, bool, str]:
    """Origins, then articles, then the exact reading before a hedged one."""
    return side.position.origins, len(side.position.articles), side.first.modifier == "exact", side.text
