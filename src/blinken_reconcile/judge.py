"""Cluster -> Group: do its positions agree, fit together, or conflict, and why.

A ladder of coded steps over each pair of positions; the group has the worst of
them. A step's sentence, with both values, is the ``because``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from . import matching, measures, occasions, origins, readings, rivals, wording
from .models import (
    Article,
    Claim,
    Cluster,
    Context,
    Estimate,
    Explained,
    Group,
    Grouped,
    Level,
    Position,
    Relation,
    Verdict,
)

Finding = tuple[Verdict, Explained | None, str, str]
Side = tuple[Position, Claim]
WORST: tuple[tuple[Verdict, bool], ...] = (
    ("conflict", False),
    ("conflict", True),
    ("compatible", False),
    ("agree", False),
)


def judge(context: Context, grouped: Grouped) -> list[Group]:
    """Judge every cluster; groups sorted by level, then by how many articles they concern."""
    claims = {c.id: c for c in (*context.claims, *grouped.derived)}
    articles = {a.id: a for a in context.articles}
    groups = [_group(cluster, claims, articles) for cluster in grouped.clusters]
    order: tuple[Level, ...] = ("conflict", "explained", "compatible", "agree", "single")
    return sorted(
        groups, key=lambda g: (order.index(g.level), g.internal, g.kind != "date", -g.articles, g.label, g.id)
    )


def _group(cluster: Cluster, claims: dict[str, Claim], articles: dict[str, Article]) -> Group:
    members = sorted((claims[i] for i in cluster.claims), key=lambda c: (articles[c.article].path, c.start or 0, c.id))
    found = _positions(members, articles)
    named = [p for p, _ in found]
    relations = _relations(found, members)
    count = len({c.article for c in members})
    verdict, explained, code, because = _worst(relations, named, count)
    if cluster.internal:
        verdict, explained, code, because = "conflict", None, cluster.code or "REC302", cluster.because or ""
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
        positions=tuple(named),
        relations=tuple(relations),
        estimate=None if cluster.internal else _estimate(found, verdict, explained),
        articles=count,
        origins=origins.count(members, articles),
        steps=cluster.steps,
    )


# ---------------------------------------------------------------------- positions


def cut_off(claim: Claim) -> str | None:
    """The last day a count covers: the end of its window, else its as-of."""
    if claim.kind == "date" or claim.role == "previous":
        return None  # an earlier figure, quoted later, held on a day that is not said
    if claim.window is not None and claim.window.end is not None and claim.window.end.high:
        return claim.window.end.high
    return claim.as_of.date if claim.as_of else None


def _positions(members: Sequence[Claim], articles: dict[str, Article]) -> list[Side]:
    """Claims that give the same reading with the same cut-off, latest and largest first."""
    held: list[list[Claim]] = []
    for claim in members:
        home = next((h for h in held if _same_position(h[0], claim)), None)
        if home is None:
            held.append([claim])
        else:
            home.append(claim)
    sides = [(_position(claims, articles), claims[0]) for claims in held]
    return sorted(sides, key=lambda s: (-len(s[0].articles), str(s[0].as_of or ""), s[0].text, s[0].claims[0]))


def _same_position(a: Claim, b: Claim) -> bool:
    older = (a.role == "previous") == (b.role == "previous")
    return readings.equal(a, b) and cut_off(a) == cut_off(b) and older


def _position(claims: Sequence[Claim], articles: dict[str, Article]) -> Position:
    first = claims[0]
    text = wording.reading(first) + (" (our sum)" if all(c.derived_from for c in claims) else "")
    return Position(
        text=text,
        low=first.low,
        high=first.high,
        as_of=cut_off(first),
        claims=tuple(c.id for c in claims),
        articles=tuple(sorted({articles[c.article].path for c in claims})),
        origins=origins.count(claims, articles),
    )


# ------------------------------------------------------------------------- ladder


def _relations(found: Sequence[Side], members: Sequence[Claim]) -> list[Relation]:
    made = []
    for i, a in enumerate(found):
        for j in range(i + 1, len(found)):
            verdict, explained, code, because = relate(a, found[j], found)
            made.append(Relation(a=i, b=j, verdict=verdict, explained=explained, code=code, because=because))
    return made


def relate(a: Side, b: Side, found: Sequence[Side] = ()) -> Finding:
    """What two positions say of each other: the first step that holds."""
    for step in DATES if a[1].kind == "date" else QUANTITIES:
        finding = step(a, b)
        if finding is not None:
            return finding
    older = _requoted(a, b, found) if a[1].kind != "date" else None
    return older or _conflict(a, b)


def _both(a: Side, b: Side) -> str:
    return wording.positions((a[0], b[0]))


def _equal(a: Side, b: Side) -> Finding | None:
    if not readings.equal(a[1], b[1]):
        return None
    later = (
        ""
        if a[0].as_of == b[0].as_of
        else ", although their cut-offs differ: equal numbers do not say that nothing was added"
    )
    return "agree", None, "REC201", f"both give {a[0].text}{later}"


def _vague(a: Side, b: Side) -> Finding | None:
    if "vague" not in (a[1].modifier, b[1].modifier):
        return None
    if readings.overlap(a[1], b[1]):
        return "compatible", None, "REC202", f"{_both(a, b)} fit together: one is only a round word"
    return "compatible", None, "REC222", f"{_both(a, b)}: a round word that does not quite fit the number beside it"


def _overlap(a: Side, b: Side) -> Finding | None:
    if not readings.overlap(a[1], b[1]):
        return None
    return "compatible", None, "REC203", f"{_both(a, b)} leave room for each other"


def _later_cut_off(a: Side, b: Side) -> Finding | None:
    """29 to 3 November, 32 to 5 November: both can be right for their day."""
    course = measures.course(a[1].measure, a[1].kind)
    first, second = a[0].as_of, b[0].as_of
    if course == "fixed" or first is None or second is None or first == second:
        return None
    early, late = (a, b) if first < second else (b, a)
    if course == "stock":
        because = f"{_both(early, late)}: a number that rises and falls, on two days"
        return "conflict", "cut-off", "REC211", because
    if readings.bounds(early[1])[0] > readings.bounds(late[1])[1]:
        return None  # a count that only grows cannot be smaller later
    because = f"{_both(early, late)}: a running count; the higher number fits its later cut-off"
    return "conflict", "cut-off", "REC210", because


def _within_a_day(a: Side, b: Side) -> Finding | None:
    """A running count of one day: the hours are said, or the greater number is told as one that grew."""
    if measures.course(a[1].measure, a[1].kind) == "fixed" or a[0].as_of is None or a[0].as_of != b[0].as_of:
        return None
    low, high = sorted((a, b), key=lambda s: readings.bounds(s[1])[0])
    first, second = (c.as_of.clock if c.as_of else None for c in (low[1], high[1]))
    if measures.course(a[1].measure, a[1].kind) == "stock":
        told = bool(first and second and first != second)
        because = f"{_both(low, high)}: a number that rises and falls, at two times of one day"
        return ("conflict", "cut-off", "REC211", because) if told else None
    if first and second and first != second:
        if first > second:
            return None
        because = f"{_both(low, high)}: a running count; the higher number is of a later hour of that day"
        return "conflict", "cut-off", "REC214", because
    if wording.grown(high[1]) and not wording.grown(low[1]):
        because = f"{_both(low, high)}: a running count, and the higher number is told as one that has grown"
        return "conflict", "cut-off", "REC215", because
    return None


def _requoted(a: Side, b: Side, found: Sequence[Side]) -> Finding | None:
    """The lower number of a running count was given on an earlier day too: an older figure, still quoted."""
    if measures.course(a[1].measure, a[1].kind) != "cumulative" or a[0].as_of is None or b[0].as_of is None:
        return None
    low, high = sorted((a, b), key=lambda s: readings.bounds(s[1])[0])
    older = [p for p, c in found if p.as_of and p.as_of < str(high[0].as_of) and readings.equal(c, low[1])]
    if not older or readings.bounds(low[1])[0] > readings.bounds(high[1])[1]:
        return None
    since = wording.short_day(str(min(p.as_of for p in older if p.as_of)))
    because = f"{_both(low, high)}: {low[0].text} was given on {since} already, an older figure of a running count"
    return "conflict", "cut-off", "REC216", because


def _corrected(a: Side, b: Side) -> Finding | None:
    """One number is quoted as an older one that the other, or its like, replaces."""
    older = [s for s in (a, b) if s[1].role == "previous"]
    if len(older) != 1 or matching.other_period(older[0][1]):
        return None
    newer = b if older[0] is a else a
    because = f"{newer[0].text} replaces {older[0][0].text}, which an article quotes as an earlier figure"
    return "conflict", "revision", "REC212", because


def _rivals(a: Side, b: Side) -> Finding | None:
    """Police and organisers: each number is its party's."""
    if not rivals.rivals(a[1].attribution, b[1].attribution):
        return None
    because = (
        f"{_both(a, b)}: rival parties, {wording.short(a[1].attribution or '')} and "
        f"{wording.short(b[1].attribution or '')}, give rival numbers"
    )
    return "conflict", "attribution", "REC213", because


def _conflict(a: Side, b: Side) -> Finding:
    if a[1].kind == "date":
        return "conflict", None, "REC221", f"one event is given two days: {a[0].text} and {b[0].text}"
    return "conflict", None, "REC220", f"{_both(a, b)} cannot both be right: nothing in the articles makes them fit"


def _same_days(a: Side, b: Side) -> Finding | None:
    if not readings.overlap(a[1], b[1]):
        return None
    return "compatible", None, "REC204", f"{a[0].text} and {b[0].text} share a day"


QUANTITIES: tuple[Callable[[Side, Side], Finding | None], ...] = (
    _equal,
    _vague,
    _overlap,
    _corrected,
    _rivals,
    _later_cut_off,
    _within_a_day,
)
DATES: tuple[Callable[[Side, Side], Finding | None], ...] = (_equal, _same_days)


def _worst(relations: Sequence[Relation], found: Sequence[Position], articles: int) -> Finding:
    """The worst relation is the group's, told by the pair that most articles stand behind."""
    for verdict, explained in WORST:
        hits = [r for r in relations if r.verdict == verdict and bool(r.explained) == explained]
        hit = max(hits, key=lambda r: (len(found[r.a].articles) + len(found[r.b].articles), -r.a, -r.b), default=None)
        if hit is not None and (articles > 1 or verdict == "conflict"):
            return hit.verdict, hit.explained, hit.code, hit.because
    if articles > 1:
        number = found[0].origins
        voice = "one origin, retold" if number == 1 else f"{number} origins"
        return "agree", None, "REC201", f"{articles} articles give {found[0].text} ({voice})"
    return "single", None, "REC200", f"one article only: {found[0].text}"


# ----------------------------------------------------------------------- estimate


def _estimate(found: Sequence[Side], verdict: Verdict, explained: Explained | None) -> Estimate | None:
    """Low, best and high over the positions of the latest as-of (SPEC 5)."""
    if found[0][1].kind != "count":
        return None
    latest = max((p.as_of or "" for p, _ in found), default="")
    last = [(p, c) for p, c in found if (p.as_of or "") == latest]
    lows = [float(c.low) for _, c in last if isinstance(c.low, (int, float))]
    highs = [float(c.high) for _, c in last if isinstance(c.high, (int, float))]
    stated = [(p, c) for p, c in last if isinstance(c.value, (int, float)) and not c.derived_from]
    best = max(
        stated, key=lambda s: (s[0].origins, len(s[0].articles), s[1].modifier == "exact", s[0].text), default=None
    )
    open_conflict = verdict == "conflict" and explained is None
    return Estimate(
        low=min(lows, default=None),
        best=float(best[1].value) if best and not open_conflict and isinstance(best[1].value, (int, float)) else None,
        high=max(highs, default=None),
    )


def once(klass: str) -> bool:
    """Whether events of a class happen on one day."""
    record = occasions.event_class(klass)
    return record is None or record.once
