"""A report against the annotation of its story: the figures that the gate keeps.

claim recall       annotated claims that came out with the right value; times of day and minor ones not asked for
hedges, plain      of the numbers found, those with the right modifier: hedged ones, and unhedged ones
never-claims       look-alikes (ages, train numbers, page dates) that came out as claims
strangers          true figures of something else that were joined with the story's own
groups P, R, F1    B-cubed over the annotated claims; one that was not found has no group, and claims of one
                   group with different measures (a town and its country) may stand together or apart
verdicts           groups of two mentions and more: what the reported group that answers for it says. It answers
                   if it holds two of the mentions, and they are half of what it holds of the annotation
conflict, update   P: of those called, the ones that the annotation calls so; R: annotated pairs that can be read in
                   no other way, and the relation of their positions says so. An update is a conflict explained
                   by a cut-off or a correction
sums R             annotated sums that came out, from exactly their parts
unlisted           claims that the annotation does not list
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from blinken_reconcile.models import Claim, Group, Relation, Report
from tests.quality.alignment import VAGUE, align, homes, overlaps, same_value
from tests.quality.exam import Gold, Trap, Wanted, WantedSum

# Modifiers of a report that say what the annotation's says.
SAYS = {
    "exact": {"exact"},
    "range": {"range", "exact"},
    "at_least": {"at_least", "more_than"},
    "more_than": {"at_least", "more_than"},
    "at_most": {"at_most", "less_than"},
    "less_than": {"at_most", "less_than", "nearly"},
    "about": {"about", "nearly"},
    "nearly": {"about", "less_than", "nearly"},
}
UPDATES = frozenset({"cut-off", "revision"})

# Numerator and denominator of each figure. Of those in COSTS less is better.
FIGURES = {
    "claim recall": ("claims right", "claims"),
    "hedges": ("hedged right", "hedged"),
    "plain": ("plain right", "plain"),
    "never-claims": ("never made", "never"),
    "strangers": ("strangers joined", "strangers"),
    "groups P": ("b-cubed P", "grouped"),
    "groups R": ("b-cubed R", "to group"),
    "verdicts": ("verdicts right", "verdicts"),
    "conflict P": ("conflict fair", "conflict called"),
    "conflict R": ("conflict found", "conflict pairs"),
    "update P": ("update fair", "update called"),
    "update R": ("update found", "update pairs"),
    "sums R": ("sums found", "sums"),
    "unlisted": ("unlisted", "made"),
}
COSTS = frozenset({"never-claims", "strangers", "unlisted"})


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares between 0 and 1; what nothing was asked of is left out."""
    made = {name: counts[part] / counts[whole] for name, (part, whole) in FIGURES.items() if counts[whole]}
    precision, recall = made.get("groups P", 0.0), made.get("groups R", 0.0)
    if precision + recall:
        made["groups F1"] = 2 * precision * recall / (precision + recall)
    return made


def says(judged: Group | Relation) -> str:
    """The verdict in the annotation's words."""
    updated = judged.verdict == "conflict" and judged.explained in UPDATES
    return "update" if updated else judged.verdict


def score(gold: Gold, report: Report) -> Counter[str]:
    """The counts of one story; add up those of several before taking figures.

    Counts are numbers of claims, groups and pairs; those of B-cubed are fractions.
    """
    found = Scored(gold, report)
    counts: Counter[str] = Counter()
    for part in (found.claims, found.look_alikes, found.grouping, found.verdicts, found.calls, found.sums_made):
        for name, amount in part():
            counts[name] += amount  # type: ignore[assignment]
    return counts


Counts = Iterator[tuple[str, float]]


class Scored:
    """One story's annotation and report, aligned."""

    def __init__(self, gold: Gold, report: Report) -> None:
        self.gold, self.report = gold, report
        self.home = homes(report)
        self.wanted = {one.id: one for one in gold.claims}
        self.answers = align(gold, report)
        self.right = {i: c for i, c in self.answers.items() if same_value(self.wanted[i], c)}
        sums = {one.id: claim for one in gold.derived if (claim := self.sum_of(one)) is not None}
        self.named = {claim.id: i for i, claim in (self.right | sums).items()}
        known = {*self.wanted, *(one.id for one in gold.derived)}
        self.group_of = {i: k for k, group in enumerate(gold.groups) for i in group.claim_ids if i in known}
        self.values: dict[str, float | str] = {one.id: one.value for one in gold.derived}
        self.values |= {one.id: one.value for one in gold.claims}

    def sum_of(self, wanted: WantedSum) -> Claim | None:
        """The derived claim of exactly these parts with this value."""
        parts = {self.right[i].id for i in wanted.parts if i in self.right}
        if len(parts) < len(wanted.parts):
            return None
        derived = (c for c in self.report.claims if c.derived_from is not None and set(c.derived_from) == parts)
        return next((c for c in derived if abs(_stated(c) - wanted.value) < 1e-6), None)

    # ------------------------------------------------------------------------ claims

    def claims(self) -> Counts:
        """Claim recall, and the hedges of what was found."""
        for wanted in self.gold.claims:
            if not wanted.asked:
                continue
            yield "claims", 1
            if wanted.id in self.right:
                yield "claims right", 1
                if wanted.kind != "date":
                    yield from _hedge(wanted, self.right[wanted.id])

    def look_alikes(self) -> Counts:
        """Never-claims, strangers, and what the annotation does not list."""
        names = {article.id: Path(article.path).name for article in self.report.articles}
        taken = {claim.id for claim in self.answers.values()}
        made = [claim for claim in self.report.claims if claim.derived_from is None]
        free = [claim for claim in made if claim.id not in taken]
        for trap in self.gold.traps:
            if trap.start is not None and trap.end is not None:
                here = (c for c in free if names[c.article] == trap.article and overlaps(c, trap.start, trap.end))
                yield from self._trapped(trap, here)
        yield "made", len(made)
        yield "unlisted", len(free)

    def _trapped(self, trap: Trap, here: Iterable[Claim]) -> Counts:
        if trap.never:
            yield "never", 1
            yield "never made", float(any(True for _ in here))
        else:
            joined = (claim for claim in here if claim.id in self.home)
            yield "strangers", 1
            yield "strangers joined", float(any(i in self.named for c in joined for i in self.home[c.id].claims))

    # ------------------------------------------------------------------------ groups

    def grouping(self) -> Counts:
        """B-cubed over the annotated claims that are asked for."""
        ids = [one.id for one in self.gold.claims if one.id in self.group_of and one.asked]
        put = {i: self._put(i) for i in ids if i in self.right}
        for i in ids:
            yield "to group", 1
            if i not in put:
                continue
            others = [j for j in ids if j != i and not self._either_way(i, j)]
            mine = {j for j in others if self.group_of[j] == self.group_of[i]}
            theirs = {j for j in others if put.get(j) == put[i]}
            shared = 1 + len(mine & theirs)
            yield "grouped", 1
            yield "b-cubed P", shared / (1 + len(theirs))
            yield "b-cubed R", shared / (1 + len(mine))

    def _put(self, i: str) -> str:
        group = self.home.get(self.right[i].id)
        return group.id if group is not None else f"alone {i}"

    def _either_way(self, i: str, j: str) -> bool:
        """Together or apart, both is right: one thing, two measures."""
        return self.group_of[i] == self.group_of[j] and self.wanted[i].measure != self.wanted[j].measure

    def held(self, group: Group) -> list[str]:
        """The annotated claims that a reported group holds."""
        named = (self.named[c] for c in group.claims if c in self.named)
        return [i for i in named if i in self.group_of]

    def stands_for(self, group: Group, k: int) -> bool:
        """Whether a reported group answers for the annotated group ``k``."""
        held = self.held(group)
        mine = sum(1 for i in held if self.group_of[i] == k)
        return mine >= 2 and 2 * mine >= len(held)

    # ---------------------------------------------------------------------- verdicts

    def verdicts(self) -> Counts:
        """What is said of each annotated group of two mentions or more."""
        for k, wanted in enumerate(self.gold.groups):
            mine = [i for i in wanted.claim_ids if i in self.wanted]
            if wanted.verdict == "single" or len(wanted.claim_ids) < 2 or all(self.wanted[i].clock for i in mine):
                continue
            homes_of = (self.home.get(self.right[i].id) for i in mine if i in self.right)
            many = Counter(group.id for group in homes_of if group is not None)
            by_id = {group.id: group for group in self.report.groups}
            best = next((by_id[g] for g, _ in many.most_common() if self.stands_for(by_id[g], k)), None)
            yield "verdicts", 1
            yield "verdicts right", float(best is not None and says(best) in wanted.accepted)

    def calls(self) -> Counts:
        """Precision and recall of conflicts and of updates."""
        for verdict in ("conflict", "update"):
            for group in self.report.groups:
                if says(group) == verdict:
                    yield f"{verdict} called", 1
                    yield f"{verdict} fair", float(self._fair(group, verdict))
            for pair in self.gold.relations:
                if pair.relation == verdict and not pair.also_accept and self._comparable(pair.a, pair.b):
                    yield f"{verdict} pairs", 1
                    yield f"{verdict} found", float(self._seen(pair.a, pair.b, verdict))

    def _comparable(self, a: str, b: str) -> bool:
        clock = a in self.wanted and self.wanted[a].clock
        return a in self.group_of and b in self.group_of and not clock

    def _fair(self, group: Group, verdict: str) -> bool:
        """Whether the annotation says the same somewhere in what a group holds."""
        held = self.held(group)
        if group.internal and any(len(set(inner.claim_ids) & set(held)) > 1 for inner in self.gold.internal):
            return True
        answered = {k for k in (self.group_of[i] for i in held) if self.stands_for(group, k)}
        if any(verdict in self.gold.groups[k].accepted for k in answered):
            return True
        relations = {frozenset((r.a, r.b)): {r.relation, *r.also_accept} for r in self.gold.relations}
        return any(
            verdict in relations.get(frozenset((a, b)), ())
            for a, b in combinations(held, 2)
            if self.group_of[a] == self.group_of[b] in answered and self.values[a] != self.values[b]
        )

    def _seen(self, a: str, b: str, verdict: str) -> bool:
        """Whether a group that answers for two claims says this between their positions."""
        return any(
            {a, b} <= set(self.held(group))
            and self.stands_for(group, self.group_of[a])
            and self._between(group, a, b) == verdict
            for group in self.report.groups
        )

    def _between(self, group: Group, a: str, b: str) -> str | None:
        at = {self.named[c]: n for n, p in enumerate(group.positions) for c in p.claims if c in self.named}
        pair = {at.get(a), at.get(b)}
        return next((says(relation) for relation in group.relations if {relation.a, relation.b} == pair), None)

    # -------------------------------------------------------------------------- sums

    def sums_made(self) -> Counts:
        """The sums that are asked for."""
        for wanted in self.gold.derived:
            if wanted.asked:
                yield "sums", 1
                yield "sums found", float(self.sum_of(wanted) is not None)


def _stated(claim: Claim) -> float:
    return float(claim.value if claim.value is not None else claim.low or 0)


def _hedge(wanted: Wanted, claim: Claim) -> Counts:
    ranged = wanted.value_hi not in (None, wanted.value) and wanted.modifier not in VAGUE
    kind = "hedged" if ranged or wanted.modifier != "exact" else "plain"
    allowed = SAYS.get(wanted.modifier, {"vague"}) | set(wanted.hedge_also) | ({"range"} if ranged else set())
    yield kind, 1
    yield f"{kind} right", float(claim.modifier in allowed)
