"""Claims -> clusters of claims that speak of the same thing.

The ladders of :mod:`ladder` say of two claims whether they do; here the surest pairs
are joined first, and never by chaining. Ambiguous means not joined: a false conflict
costs a reader's trust more than a missed one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from . import eventfit, finer, internal, labels, matching, measures, readings, sums
from .ladder import Decision, Scope, decide, digits, same_number, scope_of
from .models import Claim, Cluster, Context, Grouped, Undecided


def group(context: Context) -> Grouped:
    """Cluster the claims of each story; add sums; list what was left undecided."""
    clusters: list[Cluster] = []
    derived: list[Claim] = []
    undecided: list[Undecided] = []
    everything: list[Claim] = []
    paths = {a.id: a.path for a in context.articles}
    by_story: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in context.claims:
        by_story[claim.story].append(claim)
    for story in context.stories:
        claims, made = sums.derive(by_story[story.id])
        derived.extend(made)
        everything.extend([*claims, *made])
        found, unsure = _cluster([*claims, *made], paths)
        clusters.extend(found)
        undecided.extend(unsure)
    clusters.extend(internal.clusters(context, everything))
    return Grouped(clusters=tuple(clusters), derived=tuple(everything), undecided=tuple(undecided))


# --------------------------------------------------------------------- clustering


class _Cluster:
    """Claims joined so far; ``steps`` are the codes that joined them."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self.steps: set[str] = set()


def _cluster(claims: Sequence[Claim], paths: dict[str, str]) -> tuple[list[Cluster], list[Undecided]]:
    """Join what the ladder joins, surest pairs first, never across a hard difference, never by chaining.

    Two clusters are joined if no pair of their claims is apart, and each reading of the
    one is joined with each reading of the other by some pair of claims.
    """
    scope = scope_of(claims)
    twins: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: _rank(c, paths)):
        twins[_signature(claim)].append(claim)
    heads = [members[0] for members in twins.values()]
    home = {members[0].id: _Cluster(members) for members in twins.values()}
    pairs = {(a.id, b.id): decide(a, b, scope) for a, b in _candidates(heads)}
    by_id = {c.id: c for c in heads}
    joins = sorted(
        (_strength(by_id[a], by_id[b], scope), n, a, b)
        for n, ((a, b), (answer, _)) in enumerate(pairs.items())
        if answer == "join"
    )
    told = _Told(pairs, scope)
    for _, _, a, b in joins:
        first, second = home[a], home[b]
        if first is second:
            continue
        codes = told.fit(first.claims, second.claims)
        if codes:
            first.claims.extend(second.claims)
            first.steps |= second.steps | codes
            home.update({c.id: first for c in second.claims if c.id in home})
    made = list(dict.fromkeys(home.values()))
    return [_made(c.claims, c.steps) for c in made], _undecided(pairs, by_id, home, told)


def _candidates(heads: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs worth asking the ladder about: they share a measure, a noun, a number, a class or a participant."""
    shelf: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(heads):
        seen: set[int] = set()
        for key in _keys(claim):
            seen.update(shelf[key])
        for other in sorted(seen):
            yield heads[other], claim
        for key in _keys(claim):
            shelf[key].append(index)


def _strength(a: Claim, b: Claim, scope: Scope) -> tuple[float, ...]:
    """How sure a pair is, surest first: the same number before another one, then like words."""
    alike = scope.nearness.of(a, b)
    if a.kind == "date":
        days = 0 if readings.equal(a, b) else 1 if readings.overlap(a, b) else 2
        match = eventfit.events(a, b)
        return (match.klass is None, -[match.participant, match.place].count("same"), days, -alike)
    rank = 0 if same_number(a, b) else 1 if readings.overlap(a, b) else 2
    loose = matching.placed(a) != matching.placed(b)
    return (rank, a.measure != b.measure, loose, -min(digits(a), 3) if rank == 0 else 0, -alike)


class _Told:
    """The ladder's answers, asked for once a pair."""

    def __init__(self, pairs: dict[tuple[str, str], Decision], scope: Scope) -> None:
        self._pairs = pairs
        self._scope = scope

    def of(self, a: Claim, b: Claim) -> Decision:
        """What the ladder says of two claims."""
        known = self._pairs.get((a.id, b.id)) or self._pairs.get((b.id, a.id))
        if known is None:
            known = self._pairs[a.id, b.id] = decide(a, b, self._scope)
        return known

    def fit(self, first: Sequence[Claim], second: Sequence[Claim]) -> set[str]:
        """The codes by which two clusters may be one; none if they may not."""
        mine, theirs = _heads(first), _heads(second)
        answers = {(a.id, b.id): self.of(a, b) for a in mine for b in theirs}
        if any(answer == "apart" for answer, _ in answers.values()):
            return set()
        if any(_self_dispute(a, theirs) for a in mine):
            return set()
        codes: set[str] = set()
        for one in _by_reading(mine):
            for two in _by_reading(theirs):
                joined = {c for a in one for b in two for answer, c in [answers[a.id, b.id]] if answer == "join"}
                if not joined:
                    return set()
                codes |= joined
        return codes


def _heads(claims: Sequence[Claim]) -> list[Claim]:
    """One claim of each set of twins."""
    return list({_signature(c): c for c in reversed(claims)}.values())[::-1]


def _by_reading(claims: Sequence[Claim]) -> list[list[Claim]]:
    held: list[list[Claim]] = []
    for claim in claims:
        home = next((h for h in held if readings.equal(h[0], claim) or same_number(h[0], claim)), None)
        if home is None:
            held.append([claim])
        else:
            home.append(claim)
    return held


def _undecided(
    pairs: dict[tuple[str, str], Decision], by_id: dict[str, Claim], home: dict[str, _Cluster], told: _Told
) -> list[Undecided]:
    """One pair for any two clusters that might be one."""
    found: dict[tuple[str, str], Undecided] = {}
    for (a, b), (answer, code) in list(pairs.items()):
        first, second = home.get(a), home.get(b)
        if answer != "unsure" or first is None or second is None or first is second:
            continue
        key = (first.claims[0].id, second.claims[0].id)
        if key in found or key[::-1] in found:
            continue
        if any(told.of(x, y)[0] == "apart" for x in _heads(first.claims) for y in _heads(second.claims)):
            continue
        found[key] = Undecided(a=a, b=b, code=code, reason=_reason(by_id[a], by_id[b]))
    return list(found.values())


def _signature(claim: Claim) -> str:
    """All of a claim that may keep it apart from another one of its article.

    Not the words round it: how alike two claims are told can join them, and they are joined already.
    """
    window = claim.window and (
        claim.window.text,
        claim.window.start and claim.window.start.low,
        claim.window.end and claim.window.end.high,
    )
    when = claim.when and (claim.when.weekday, claim.when.month, claim.when.day, claim.when.year)
    reading = (claim.kind, claim.measure, claim.value, claim.low, claim.high, claim.modifier, claim.unit, claim.slack)
    scope = (claim.places, claim.noun, claim.subject, claim.role, claim.modality, window, when, claim.events)
    told = (claim.article, claim.zone, claim.attribution, claim.derived_from is None)
    quoted = (finer.moved(claim), matching.with_attacker(claim), matching.other_period(claim))
    looked_at = (reading, scope, told, quoted)
    return repr(looked_at)


# Numbers within this factor of each other stand on one shelf.
SIZE_STEP = 1.25


def _keys(claim: Claim) -> set[str]:
    """What two claims must share to be worth comparing."""
    if claim.kind != "date":
        unit = f"{claim.kind}:{readings.base_unit(claim.unit)}"
        stated = claim.value if isinstance(claim.value, (int, float)) else claim.low
        keys = {f"{unit}:{claim.measure}", f"{unit}:{matching.canonical(claim.noun or '-')}"}
        if isinstance(stated, (int, float)) and stated > 0:
            size = math.log(readings.fold(stated, claim.unit), SIZE_STEP)
            keys |= {f"{unit}={math.floor(size)}", f"{unit}={math.ceil(size)}"}
        return keys
    keys = {f"class:{event.klass}" for event in claim.events} | {f"day:{claim.low}"}
    return keys | {f"actor:{actor.name.lower().split()[-1]}" for event in claim.events for actor in event.actors}


def _self_dispute(claim: Claim, members: Iterable[Claim]) -> bool:
    """One article's two numbers for what looks alike are mostly two things, not a contradiction.

    Unless it says why there are two: another source, an older figure, a headline.
    """
    if claim.kind == "date":
        return False
    return any(
        m.article == claim.article and not readings.overlap(m, claim) and not matching.told_apart(m, claim)
        for m in members
    )


def _reason(a: Claim, b: Claim) -> str:
    first, second = a.text or "our sum", b.text or "our sum"
    return f'"{first}" and "{second}" may be about the same {a.label}; a place or a population is left open'


def _rank(claim: Claim, paths: dict[str, str]) -> tuple[object, ...]:
    """Claims that say most come first, so that loose ones find their cluster made."""
    loose = (not claim.places and not claim.events, claim.modifier == "vague", claim.derived_from is not None)
    vague_event = bool(claim.events) and not (claim.events[0].actors and claim.events[0].places)
    return (*loose, vague_event, paths[claim.article], claim.start or 0, claim.id)


def _made(members: Sequence[Claim], codes: set[str]) -> Cluster:
    measure = _measure(members)
    named = [c for c in members if c.measure == measure]
    return Cluster(
        story=members[0].story,
        kind=members[0].kind,
        measure=measure,
        label=labels.label(named),
        places=labels.place_names(members),
        claims=tuple(c.id for c in members),
        steps=tuple(sorted(codes)),
    )


def _measure(members: Sequence[Claim]) -> str:
    """The measure most claims of a cluster have, one that a lexicon knows before others."""
    counted = Counter(c.measure for c in members)
    return min(counted, key=lambda m: (measures.known(m) is None, -counted[m], m))
