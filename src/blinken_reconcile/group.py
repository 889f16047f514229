"""Claims -> clusters of claims that speak of the same thing.

Two ladders, one for quantities and one for dates. Each step either decides or
passes on; the last step is "cannot tell". Ambiguous means not joined: a false
conflict costs a reader's trust more than a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from . import eventfit, internal, labels, matching, measures, occasions, readings, sums
from .models import Claim, Cluster, Context, Grouped, Undecided

Answer = Literal["join", "apart", "unsure"]
Decision = tuple[Answer, str]


@dataclass(slots=True)
class Scope:
    """What a ladder must know of a story beyond the two claims.

    ``whole`` holds, for each measure, the places that may stand for the whole of
    it: one that holds all the others, or the only ones there are; ``parted`` the
    measures of which some article gives different numbers for different places.
    """

    places: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    whole: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    split: set[tuple[str, str, str]] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)


Step = Callable[[Claim, Claim, Scope], Decision | None]


def group(context: Context) -> Grouped:
    """Cluster the claims of each story; add sums; list what was left undecided."""
    clusters: list[Cluster] = []
    derived: list[Claim] = []
    undecided: list[Undecided] = []
    everything: list[Claim] = []
    for story in context.stories:
        claims = [c for c in context.claims if c.story == story.id]
        claims, made = sums.derive(claims)
        derived.extend(made)
        everything.extend([*claims, *made])
        found, unsure = _cluster([*claims, *made], {a.id: a.path for a in context.articles})
        clusters.extend(found)
        undecided.extend(unsure)
    clusters.extend(internal.clusters(context, everything))
    return Grouped(clusters=tuple(clusters), derived=tuple(everything), undecided=tuple(undecided))


# --------------------------------------------------------------------- quantities


def _same_measure(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if a.kind != b.kind or a.measure != b.measure or readings.base_unit(a.unit) != readings.base_unit(b.unit):
        return "apart", "REC100"
    return None


def _same_role(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    kind = {"value": "whole", "total": "whole", "previous": "whole"}
    if kind.get(a.role, a.role) != kind.get(b.role, b.role):
        return "apart", "REC101"
    return None


def _same_modality(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """A plan is no event; a number of things planned ("will cut 900 jobs") is as firm as one told."""
    first, second = a.modality, b.modality
    if a.kind != "date":
        first, second = ("stated" if m == "planned" else m for m in (first, second))
    return None if first == second else ("apart", "REC102")


def _same_window(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    first, second = (c.window.start.low if c.window and c.window.start else None for c in (a, b))
    if first and second and first != second:
        return "apart", "REC103"
    older = [matching.long_past(c) for c in (a, b)]
    return ("apart", "REC103") if older[0] != older[1] else None


def _same_place(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if not matching.placed(a) or not matching.placed(b) or matching.same_places(a.places, b.places):
        return None
    if not (matching.charted(a.places) and matching.charted(b.places)):
        # A village that no map knows: the same event, unless an article counts it apart.
        return ("unsure", "REC119") if a.measure in scope.parted and not readings.equal(a, b) else None
    if matching.nested(a.places, b.places):
        names = (matching.place_key(a.places), matching.place_key(b.places))
        split = (a.measure, " ".join(min(names)), " ".join(max(names))) in scope.split
        return ("apart", "REC106") if split else None
    return "apart", "REC104"


def _same_population(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    fit = matching.population(a, b)
    if fit == "other":
        return "apart", "REC105"
    if fit == "looser":
        return ("join", "REC113") if readings.overlap(a, b) and _placed(a, b) else ("unsure", "REC119")
    return None


def _placed(a: Claim, b: Claim) -> bool:
    return (
        not a.places or not b.places or matching.same_places(a.places, b.places) or matching.nested(a.places, b.places)
    )


def _unknown_measure(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """What no lexicon knows ("three coaches", "two dams") may be other coaches: numbers that differ are not joined."""
    if measures.known(a.measure) is not None or readings.overlap(a, b):
        return None
    alike = matching.narrowed_alike(a, b) or matching.same_size(a, b)
    return None if alike else ("unsure", "REC119")


def _place_known(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    return ("join", "REC110") if matching.placed(a) == matching.placed(b) else None


def _place_open(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    placed = a if matching.placed(a) else b
    whole = matching.place_key(placed.places) in scope.whole[a.measure] and matching.charted(placed.places)
    if whole or (a.measure not in scope.parted and not matching.charted(placed.places)):
        return "join", "REC112"
    return ("join", "REC111") if readings.equal(a, b) else None


QUANTITIES: tuple[Step, ...] = (
    _same_measure,
    _same_role,
    _same_modality,
    _same_window,
    _same_place,
    _same_population,
    _unknown_measure,
    _place_known,
    _place_open,
)


# -------------------------------------------------------------------------- dates


def _same_event(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    match = eventfit.events(a, b)
    if match.klass is None:
        return "apart", "REC120"
    if match.participant == "other" or match.place == "other":
        return "apart", "REC120"
    if match.participant == "same" and match.place == "same":
        return _once(a, b, match)
    return None


def _once(a: Claim, b: Claim, match: eventfit.EventFit) -> Decision | None:
    """Same class, participant and place: one event, if such an event happens once and no doubt is left."""
    known = occasions.event_class(match.klass or "")
    if readings.overlap(a, b) or (known is not None and known.once and match.sure):
        return "join", "REC121"
    return "unsure", "REC129"


def _same_day(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """One of participant and place is left open: only the same day joins them."""
    if not readings.comparable_days(a, b) or not readings.overlap(a, b):
        return None
    match = eventfit.events(a, b)
    known = occasions.event_class(match.klass or "")
    if match.participant == "same" or match.place == "same" or (known is not None and known.key_role == "place"):
        return "join", "REC122"
    return None


def _date_left_open(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    match = eventfit.events(a, b)
    return ("unsure", "REC129") if "same" in (match.participant, match.place) else ("apart", "REC120")


def _told_otherwise(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """The same day and participant, and a verb that no lexicon knows: another word for the same thing."""
    same = readings.comparable_days(a, b) and readings.overlap(a, b)
    return ("join", "REC123") if same and eventfit.other_words(a, b) else None


DATES: tuple[Step, ...] = (_same_modality, _told_otherwise, _same_event, _same_day, _date_left_open)


def decide(a: Claim, b: Claim, scope: Scope) -> Decision:
    """Walk the ladder for two claims: the answer, and the code of the step that gave it."""
    if (a.kind == "date") != (b.kind == "date"):
        return "apart", "REC100"
    for step in DATES if a.kind == "date" else QUANTITIES:
        decision = step(a, b, scope)
        if decision is not None:
            return decision
    return "unsure", "REC119"


# --------------------------------------------------------------------- clustering


def _cluster(claims: Sequence[Claim], paths: dict[str, str]) -> tuple[list[Cluster], list[Undecided]]:
    """Join each claim with the cluster all of whose members it fits; no chaining."""
    scope = _scope(claims)
    clusters: list[list[Claim]] = []
    steps: list[set[str]] = []
    undecided: list[Undecided] = []
    shelf: dict[str, set[int]] = defaultdict(set)
    twins: dict[str, int] = {}
    for claim in sorted(claims, key=lambda c: _rank(c, paths)):
        twin = twins.get(_signature(claim))
        if twin is not None:  # says the same in every respect: belongs where the other one went
            clusters[twin].append(claim)
            continue
        near = sorted(set().union(*(shelf[key] for key in _keys(claim))))
        fits: list[tuple[int, int, set[str]]] = []
        doubts: list[Undecided] = []
        for index in near:
            members = clusters[index]
            answers = [(decide(claim, m, scope), m) for m in members]
            if all(a == "join" for (a, _), _ in answers) and not _self_dispute(claim, members):
                equal = sum(readings.equal(claim, m) for m in members)
                fits.append((equal, -index, {code for (_, code), _ in answers}))
            elif not any(a == "apart" for (a, _), _ in answers):
                doubts.extend(
                    Undecided(a=claim.id, b=m.id, code=code, reason=_reason(claim, m)) for (a, code), m in answers[:1]
                )
        if fits:
            _, index, codes = max(fits, key=lambda f: f[:2])
            clusters[-index].append(claim)
            steps[-index] |= codes
        else:
            index = -len(clusters)
            clusters.append([claim])
            steps.append(set())
            undecided.extend(doubts)
        twins[_signature(claim)] = -index
        for key in _keys(claim):
            shelf[key].add(-index)
    made = [_made(members, codes) for members, codes in zip(clusters, steps, strict=True)]
    return made, undecided


def _signature(claim: Claim) -> str:
    """All of a claim that the ladders look at."""
    window = claim.window and (
        claim.window.start and claim.window.start.low,
        claim.window.end and claim.window.end.high,
    )
    when = claim.when and (claim.when.weekday, claim.when.month, claim.when.day, claim.when.year)
    reading = (claim.kind, claim.measure, claim.value, claim.low, claim.high, claim.modifier, claim.unit, claim.slack)
    scope = (claim.places, claim.noun, claim.subject, claim.role, claim.modality, window, when, claim.events)
    told = (claim.article, claim.zone, claim.attribution, claim.derived_from is None)
    looked_at = (reading, scope, told)
    return repr(looked_at)


def _keys(claim: Claim) -> set[str]:
    """What a claim must share with a cluster to be worth comparing: measure and unit; class or participant."""
    if claim.kind != "date":
        return {f"{claim.kind}:{claim.measure}:{readings.base_unit(claim.unit)}"}
    keys = {f"class:{event.klass}" for event in claim.events}
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


def _scope(claims: Sequence[Claim]) -> Scope:
    """The places a story knows for each measure, and those one article keeps apart."""
    scope = Scope()
    by_article: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind != "date" and matching.placed(claim):
            scope.places[claim.measure].add(matching.place_key(claim.places))
            by_article[claim.article, claim.measure].append(claim)
    for (_, measure), members in by_article.items():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if not readings.overlap(a, b) and not matching.same_places(a.places, b.places):
                    names = (matching.place_key(a.places), matching.place_key(b.places))
                    scope.split.add((measure, " ".join(min(names)), " ".join(max(names))))
                    scope.parted.add(measure)
    for measure in scope.places:
        scope.whole[measure] = matching.whole([c.places for c in claims if c.measure == measure and matching.placed(c)])
    return scope


def _made(members: Sequence[Claim], codes: set[str]) -> Cluster:
    return Cluster(
        story=members[0].story,
        kind=members[0].kind,
        measure=members[0].measure,
        label=labels.label(members),
        places=labels.place_names(members),
        claims=tuple(c.id for c in members),
        steps=tuple(sorted(codes)),
    )
