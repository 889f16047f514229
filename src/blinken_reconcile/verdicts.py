"""What do two positions of a group say of each other? A ladder of coded steps; the first that holds is taken.

The sentence of a step names both values, the days where they matter, and what an
article says; it gives no cause that no article states.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from . import clocks, matching, measures, readings, revisions, rivals, running, wording
from .ladder import same_number
from .models import Claim, Course, Explained, Verdict
from .positions import Side
from .revisions import Correction

Finding = tuple[Verdict, Explained | None, str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the steps may look at besides the two positions.

    The others, the corrections that are stated, and how many dead each article counts.
    """

    found: Sequence[Side] = ()
    corrections: Sequence[Correction] = ()
    dead: Mapping[str, float] = field(default_factory=dict)


Step = Callable[[Side, Side, Beside], Finding | None]


def relate(a: Side, b: Side, beside: Beside | None = None) -> Finding:
    """What two positions say of each other: the first step that holds."""
    beside = beside or Beside()
    for step in DATES if a.first.kind == "date" else QUANTITIES:
        finding = step(a, b, beside)
        if finding is not None:
            return finding
    return _conflict(a, b)


def _course(a: Side, b: Side, beside: Beside) -> Course:
    """How the number runs; where neither says what is counted ("the blaze covers"), by the others of the group."""
    claims = [*a.claims, *b.claims]
    others = [c for side in beside.found for c in side.claims if measures.known(c.measure) is not None]
    known = any(measures.known(c.measure) is not None for c in claims)
    return running.course(*claims) if known else running.course(*others[:1], *claims)


def _by_size(a: Side, b: Side) -> tuple[Side, Side]:
    """The lower of two positions, and the higher."""
    low, high = sorted((a, b), key=lambda s: readings.bounds(s.first)[0])
    return low, high


def _equal(a: Side, b: Side, beside: Beside) -> Finding | None:
    if not readings.equal(a.first, b.first):
        return None
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of or lasting(a.first):
        return "agree", None, "REC201", f"both give {a.text}"
    days = " and ".join(wording.short_day(day) for day in sorted((a.as_of, b.as_of)))
    return "agree", None, "REC201", f"both give {a.text}, as of {days}"


def _vague(a: Side, b: Side, beside: Beside) -> Finding | None:
    if "vague" not in (a.first.modifier, b.first.modifier):
        return None
    if readings.overlap(a.first, b.first):
        return "compatible", None, "REC202", f"{_pair(a, b)} fit together: one is only a round word"
    return "compatible", None, "REC222", f"{_pair(a, b)}: a round word that does not quite fit the number beside it"


def _overlap(a: Side, b: Side, beside: Beside) -> Finding | None:
    if not readings.overlap(a.first, b.first):
        return None
    return "compatible", None, "REC203", f"{_pair(a, b)} leave room for each other"


def _later_cut_off(a: Side, b: Side, beside: Beside) -> Finding | None:
    """29 to 3 November, 32 to 5 November: both can be right for their day."""
    course, first, second = _course(a, b, beside), a.as_of, b.as_of
    if course == "fixed" or first is None or second is None or first == second:
        return None
    early, late = (a, b) if first < second else (b, a)
    if course == "stock":
        return "conflict", "cut-off", "REC211", f"{_both(early, late)}: a number that rises and falls, on two days"
    if readings.bounds(early.first)[0] > readings.bounds(late.first)[1]:
        return None  # a count that only grows cannot be smaller later
    because = f"{_both(early, late)}: a running count, so that the higher number fits the later day"
    return "conflict", "cut-off", "REC210", because


def _died_since(a: Side, b: Side, beside: Beside) -> Finding | None:
    """Six were hurt and two died; later five are hurt and three dead: one of the six may have died.

    Only where the two numbers moved by the same: a toll that rose by hundreds explains nothing.
    """
    if {a.first.measure, b.first.measure} != {"injured"} or a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return None
    early, late = (a, b) if a.as_of < b.as_of else (b, a)
    fewer = readings.bounds(early.first)[0] - readings.bounds(late.first)[1]
    before, since = (
        [beside.dead[c.article] for c in side.claims if c.article in beside.dead] for side in (early, late)
    )
    if fewer <= 0 or not before or not since or max(since) - min(before) != fewer:
        return None
    rise = f"from {wording.number(min(before))} to {wording.number(max(since))}"
    because = (
        f"{_both(early, late)}: both fit if some of the injured died, and the dead of the same articles rose {rise}"
    )
    return "conflict", "cut-off", "REC219", because


def _within_a_day(a: Side, b: Side, beside: Beside) -> Finding | None:
    """A running count of one day: the hours are said, or the greater number is told as one that grew."""
    if _course(a, b, beside) == "fixed" or a.as_of is None or a.as_of != b.as_of:
        return None
    low, high = _by_size(a, b)
    first, second = (s.first.as_of.clock if s.first.as_of else None for s in (low, high))
    if _course(a, b, beside) == "stock":
        told = bool(first and second and clocks.order(first, second) != 0)
        because = f"{_both(low, high)}: a number that rises and falls, at two times of one day"
        return ("conflict", "cut-off", "REC211", because) if told else None
    hours = clocks.order(first, second) if first and second else None
    if hours:
        if hours > 0:
            return None
        because = f"{_both(low, high)}: a running count, and the higher number is of a later hour of that day"
        return "conflict", "cut-off", "REC214", because
    if running.grown(high.first) and not running.grown(low.first) and not _headline(low, high):
        because = f"{_both(low, high)}: a running count, and the higher number is told as one that has grown"
        return "conflict", "cut-off", "REC215", because
    return None


def _headline(a: Side, b: Side) -> bool:
    """Whether one article gives the two numbers, one of them in its headline: it is not of two hours."""
    told = {(c.article, c.zone == "title") for c in (*a.claims, *b.claims)}
    mine, theirs = ({c.article for c in side.claims} for side in (a, b))
    return any((article, True) in told and (article, False) in told for article in mine & theirs)


def _requoted(a: Side, b: Side, beside: Beside) -> Finding | None:
    """One of the numbers was given on an earlier day too: an older figure, still quoted.

    Of a count that only grows this can only be the lower one.
    """
    if _course(a, b, beside) == "fixed" or a.as_of is None or b.as_of is None or _headline(a, b):
        return None
    low, high = _by_size(a, b)
    for stale, fresh in ((low, high), (high, low)) if _course(a, b, beside) == "stock" else ((low, high),):
        held = [
            str(s.as_of)
            for s in beside.found
            if s.as_of and s.as_of < str(fresh.as_of) and same_number(s.first, stale.first)
        ]
        if held:
            since = wording.short_day(min(held))
            because = f"{_both(stale, fresh)}: {stale.text} was given on {since} already, an older figure still quoted"
            return "conflict", "cut-off", "REC216", because
    return None


def _corrected(a: Side, b: Side, beside: Beside) -> Finding | None:
    """One number is quoted as an older one that the other, or one that the other continues, replaces."""
    hit = revisions.between(a, b, [c for c in beside.corrections if c.old is not None])
    if hit is None:
        return _superseded(a, b)
    old, new, correction = hit
    if correction.new.id in new.position.claims or readings.overlap(new.first, correction.new):
        because = f'{new.text} replaces {old.text}: "{_words(correction)}"'
    else:
        replaced = f"{wording.reading(correction.new)} replaced {old.text}"
        because = f'{replaced}, and {_told(new)} is of a later day: "{_words(correction)}"'
    return "conflict", "revision", "REC212", because


def _superseded(a: Side, b: Side) -> Finding | None:
    """An older figure that its article says was replaced, beside a number that has no part in that."""
    if a.older and b.older:
        return "compatible", None, "REC205", f"{a.text} and {b.text} are both quoted as earlier figures"
    if not a.older and not b.older:
        return None
    old, new = (a, b) if a.older else (b, a)
    if revisions.replaced(old.first):
        because = f"{old.text} is quoted as an earlier figure only, beside {_told(new)}"
        return "conflict", "revision", "REC212", because
    return "compatible", None, "REC205", f"{old.text} is quoted as an earlier level, beside {_told(new)}"


def _put_right(a: Side, b: Side, beside: Beside) -> Finding | None:
    """An article tells its number as a corrected one, and does not quote what it was."""
    hit = revisions.between(a, b, [c for c in beside.corrections if c.old is None])
    if hit is None:
        return None
    old, new, correction = hit
    because = f'{_told(new)} is told as a correction, beside {_told(old)}: "{_words(correction)}"'
    return "conflict", "revision", "REC212", because


def _rivals(a: Side, b: Side, beside: Beside) -> Finding | None:
    """Police and organisers: each number is its party's."""
    for one in a.claims:
        for other in b.claims:
            sources = (one.attribution, other.attribution)
            if rivals.rivals(*sources) or rivals.over_work(one.measure, *sources):
                because = f"{_said(a, one)} and {_said(b, other)}: rival parties give rival numbers"
                return "conflict", "attribution", "REC213", because
    return None


def _two_sources(a: Side, b: Side, beside: Beside) -> Finding | None:
    """One article sets two sources beside each other: they differ, the article does not contradict itself."""
    for one in a.claims:
        for other in b.claims:
            if one.article == other.article and rivals.two_sources(one.attribution, other.attribution):
                because = f"{_said(a, one)} and {_said(b, other)}: one article sets the two sources side by side"
                return "conflict", "attribution", "REC217", because
    return None


def _partial_sum(a: Side, b: Side, beside: Beside) -> Finding | None:
    """A sum of ours holds the parts that an article happens to give: they need not be all of them."""
    if not (a.ours or b.ours):
        return None
    ours, theirs = (a, b) if a.ours else (b, a)
    if any(c.checks is not None or _same_scope(c, theirs) for c in ours.claims):
        return None
    return "compatible", None, "REC206", f"{_pair(ours, theirs)}: the parts that we added need not be the whole"


def _same_scope(made: Claim, side: Side) -> bool:
    """Parts by place, and a number that names just these places."""
    return len(made.places) > 1 and any(
        matching.same_places(made.places, c.places) and c.place_basis == "stated" for c in side.claims
    )


def _conflict(a: Side, b: Side) -> Finding:
    if a.first.kind == "date":
        return "conflict", None, "REC221", f"one event is given two days: {a.text} and {b.text}"
    if a.as_of is not None and a.as_of == b.as_of and not lasting(a.first):
        told = f"{_said(a)} and {_said(b)}, both {wording.held(a.first, a.as_of)},"
    else:
        told = f"{_told(a, who=True)} and {_told(b, who=True)}"
    return "conflict", None, "REC220", f"{told} cannot both be right: nothing in the articles makes them fit"


def _same_days(a: Side, b: Side, beside: Beside) -> Finding | None:
    if not readings.overlap(a.first, b.first):
        return None
    return "compatible", None, "REC204", f"{a.text} and {b.text} share a day"


def _two_occasions(a: Side, b: Side, beside: Beside) -> Finding | None:
    """An article that dates both knows of two occasions, or of one that lasted; headline against text it is not."""
    mine, theirs = ({c.article for c in side.claims if c.zone == "body"} for side in (a, b))
    if mine.isdisjoint(theirs):
        return None
    return "compatible", None, "REC207", f"one article gives both {a.text} and {b.text}, as two occasions or one stay"


def _undated(a: Side, b: Side, beside: Beside) -> Finding | None:
    """A number that runs, and one article without a date: it may be of an earlier or of a later day."""
    loose = [all(c.as_of is not None and c.as_of.basis == "story" for c in side.claims) for side in (a, b)]
    if _course(a, b, beside) == "fixed" or not any(loose):
        return None
    because = f"{a.text} and {b.text}: a number that changes from day to day, and an article without a date of its own"
    return "conflict", "cut-off", "REC218", because


QUANTITIES: tuple[Step, ...] = (
    _equal,
    _vague,
    _overlap,
    _corrected,
    _rivals,
    _later_cut_off,
    _died_since,
    _within_a_day,
    _put_right,
    _requoted,
    _two_sources,
    _partial_sum,
    _undated,
)
DATES: tuple[Step, ...] = (_equal, _same_days, _two_occasions)


# ---------------------------------------------------------------------------- words


def _words(correction: Correction) -> str:
    """The words of a correction, cut so that its numbers stay in."""
    old = correction.old
    return wording.short(correction.words, correction.new.text, old.text if old is not None else None)


def _both(a: Side, b: Side) -> str:
    """Two positions with their days: "29 (our sum, to 3 Nov 2023) and 32 (as of 5 Nov 2023)"."""
    return f"{_told(a)} and {_told(b)}"


def _pair(a: Side, b: Side) -> str:
    """Two positions, with their days only where these differ."""
    return f"{a.text} and {b.text}" if a.as_of == b.as_of else _both(a, b)


def _told(side: Side, *, who: bool = False) -> str:
    """A reading with the day it held, unless its measure holds for good; ``who``: and with who says so."""
    day = [] if side.as_of is None or lasting(side.first) else [wording.held(side.first, side.as_of)]
    return wording.noted(side.text, [*_who(side), *day] if who else day)


def _said(side: Side, claim: Claim | None = None) -> str:
    """A reading with who says so: a claim's source, else the first that is named."""
    return wording.noted(side.text, [wording.short(claim.attribution or "")] if claim is not None else _who(side))


def _who(side: Side) -> list[str]:
    """The first named source of a position, if there is one."""
    names = (c.attribution for c in side.claims if c.attribution and rivals.named(c.attribution))
    return [wording.short(name) for name in names][:1]


def lasting(claim: Claim) -> bool:
    """Whether a number holds for good, so that its day says nothing: a fine, a depth."""
    return measures.course(claim.measure, claim.kind) == "fixed"
