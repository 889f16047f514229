"""Do two claims speak of the same thing? Two ladders of coded steps, for quantities and for dates.

Each step either answers or passes on. "apart" is a hard difference, which no likeness
overrides: another measure, place, period or population. "unsure" is an honest answer
too: the two might be the same thing, and the words do not say so. Numbers that agree
need little more to be one thing; numbers that differ must be told in the same words or
be two articles' own figures for one measure, since a false conflict costs a reader's
trust more than a missed one.
"""

from __future__ import annotations

from . import finer, matching, measures, readings, running
from .dayladder import DATES
from .ladderscope import AKIN, CLOSE, SAME_TELLING, Decision, Scope, Step, digits, known, same_number, scope_of
from .models import Claim

# Digits, trailing zeros aside, from which equal numbers of one story are hardly ever a coincidence.
TELLING = 2
# Nearness (see ladderscope.py) from which numbers that differ are one thing though one of them may be a part.
RETOLD = 0.7
# Two whole tolls of one day differ by less than this factor; a number smaller still is a part of the other.
FACTOR = 2.0
# Two named sources differ by more: the two sides of a battle, and of a crowd police and organisers.
RIVALS = 3.0
CROWDS = 10.0
# A running count may have grown from one day to a later one by this factor; more is another count.
GROWTH = 4.0
LEAP = 10.0
# What is paid for each victim is paid to the family.
BEREAVED = {"person", "household"}


def decide(a: Claim, b: Claim, scope: Scope) -> Decision:
    """Walk the ladder for two claims: the answer, and the code of the step that gave it."""
    if (a.kind == "date") != (b.kind == "date"):
        return "apart", "REC100"
    for step in DATES if a.kind == "date" else QUANTITIES:
        decision = step(a, b, scope)
        if decision is not None:
            return decision
    return "unsure", "REC119"


def _one_measure(a: Claim, b: Claim) -> bool:
    """The same measure, or two words for a thing that no lexicon knows: lawsuits and suits."""
    if a.measure == b.measure:
        return True
    bare = a.measure == a.noun and b.measure == b.noun and not (known(a) or known(b))
    return bare and matching.canonical(a.measure) == matching.canonical(b.measure)


# --------------------------------------------------------- quantities: hard differences


def _kind(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if a.kind != b.kind:
        return "apart", "REC100"
    if not readings.same_unit(a.unit, b.unit) and not (a.measure == b.measure == "magnitude"):
        return "apart", "REC100"
    if a.measure == b.measure or not (known(a) and known(b)):
        return None
    # People are counted as killed or as injured; an amount may well be called a cost here and damage there.
    kin = measures.wider(a.measure, b.measure)
    if kin and a.kind == "money":
        return None  # what was released may be what was pledged
    loose = a.kind != "count" or kin
    same_amount = loose and same_number(a, b) and digits(a) >= TELLING
    return None if same_amount else ("apart", "REC100")


def _role(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """A change is no total; a part may be told alone by another article, if the number is the same."""
    if {a.id, b.id} & scope.named and not same_number(a, b):
        return "apart", "REC101"  # a woman of the two who died
    if matching.unnumbered(a) != matching.unnumbered(b) and not (same_number(a, b) or matching.grows(a, b)):
        return "unsure", "REC119"
    kind = {"value": "whole", "total": "whole", "previous": "whole"}
    first, second = kind.get(a.role, a.role), kind.get(b.role, b.role)
    if first == second:
        apart = finer.opposed(a, b) or (finer.moments_differ(a, b) and not same_number(a, b))
        return ("apart", "REC101") if apart else None
    if (
        {first, second} == {"whole", "part"}
        and a.measure == b.measure
        and a.places
        and matching.same_places(a.places, b.places)
    ):
        return None  # the part that is in one place is the whole of that place
    told_alone = same_number(a, b) and digits(a) >= TELLING and a.article != b.article
    return None if told_alone else ("apart", "REC101")


def _modality(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """A number of things planned ("will cut 900 jobs") is as firm as one told; a forecast is not, a denial less."""
    first, second = ("stated" if c.modality == "planned" else c.modality for c in (a, b))
    if first == second or {a.modality, b.modality} == {"planned", "forecast"}:
        return None
    firm = "denied" not in (first, second) and same_number(a, b) and digits(a) >= TELLING
    return None if firm else ("apart", "REC102")


def _window(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    clash = matching.windows_clash(a, b)
    if matching.other_period(a) != matching.other_period(b):
        return "apart", "REC103"
    one = same_number(a, b) and digits(a) > TELLING
    if clash and not one:
        return "apart", "REC103"
    return ("apart", "REC103") if matching.long_past(a) != matching.long_past(b) and not one else None


def _place(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if not matching.placed(a) or not matching.placed(b) or matching.same_places(a.places, b.places):
        return None
    if max(len(a.places), len(b.places)) > 1 and _is_whole(a, scope) and _is_whole(b, scope):
        return None  # the country that one names, and all the districts of which the other gives the parts
    if matching.in_quarter(a) or matching.in_quarter(b):
        return None if same_number(a, b) or _of_all(a) or _of_all(b) else ("unsure", "REC119")
    if not (matching.charted(a.places) and matching.charted(b.places)):
        # A village that no map knows: the same event, unless an article counts it apart.
        told = readings.equal(a, b) and digits(a) >= TELLING
        return (
            ("unsure", "REC119")
            if (a.measure in scope.parted or not (matching.charted(a.places) or matching.charted(b.places)))
            and not told
            else None
        )
    if matching.nested(a.places, b.places):
        names = (matching.place_key(a.places), matching.place_key(b.places))
        split = (a.measure, " ".join(min(names)), " ".join(max(names))) in scope.split
        return ("apart", "REC106") if split else None
    return "apart", "REC104"


def _of_all(claim: Claim) -> bool:
    """Whether a number told beside one "across the north" may be the same: of the country, or of several places."""
    return len(claim.places) > 1 or matching.of_country(claim)


def _population(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if matching.nations_differ(a, b) or (matching.holders_differ(a, b) and not same_number(a, b)):
        return "apart", "REC105"
    if finer.payers_differ(a, b) and not same_number(a, b):
        return "apart", "REC105"  # a company's fine, and its founder's
    if matching.with_attacker(a) != matching.with_attacker(b):
        return ("unsure", "REC119") if readings.equal(a, b) else ("apart", "REC105")
    if len(matching.lasting(a, b)) > 1 and scope.nearness.of(a, b) < SAME_TELLING:
        return "unsure", "REC119"  # a three-day visit and a three-day truce
    named = (c for c in (a, b) if c.measure == "payment_each" and c.noun != c.measure)  # "they get 500 each": whoever
    paid = {matching.canonical(c.noun or "") for c in named}
    if a.measure == b.measure and len(paid) > 1 and paid != BEREAVED:
        return "apart", "REC105"  # to each family, and to each worker
    if a.kind != "count" or matching.population(a, b) != "other":
        return None  # the noun of an amount names the amount, not who or what is counted
    if same_number(a, b) and digits(a) >= TELLING and not matching.divided(a, b):
        return None  # posts and jobs, cars and vehicles: the number says that they are the same
    return ("apart", "REC105") if known(a) or known(b) or matching.divided(a, b) else None


# ------------------------------------------------------------- quantities: what joins


def _number(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """The same number: of several digits it is enough; of few, the words must have something in common."""
    if not same_number(a, b):
        return None
    if _one_measure(a, b) and (known(a) or digits(a) >= TELLING):
        return ("join", "REC110") if matching.placed(a) == matching.placed(b) else ("join", "REC111")
    noun = bool(a.noun) and matching.canonical(a.noun or "") == matching.canonical(b.noun or "")
    alike = scope.nearness.of(a, b)
    other = a.kind == "count" and a.measure != b.measure and matching.population(a, b) == "other"
    if other and (digits(a) < TELLING or (digits(a) == TELLING and scope.nearness.of(a, b) < AKIN)):
        return None  # four ships and four planes
    enough = digits(a) > TELLING or (digits(a) == TELLING and (a.kind != "count" or noun or alike >= AKIN / 2))
    if enough or alike >= AKIN or (noun and alike >= AKIN / 2):
        return "join", "REC114"
    return "unsure", "REC119"


def _round_word(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    if "vague" not in (a.modifier, b.modifier):
        return None
    if not _one_measure(a, b) or not (known(a) or scope.nearness.of(a, b) >= AKIN):
        return "other", "REC119"
    return _placing(a, b, scope) if readings.overlap(a, b) or known(a) else ("unsure", "REC119")


def _overlap(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """Hedged or rounded readings that fit: the same measure, or the same words."""
    if not readings.overlap(a, b):
        return None
    alike = scope.nearness.of(a, b)
    if a.kind == "count" and not matching.near(a, b, LEAP):
        return "unsure", "REC119"  # "at least 7" leaves room for thousands, and does not speak of them
    if _one_measure(a, b):
        one = known(a) or (alike >= CLOSE and matching.near(a, b, FACTOR))
        return _placing(a, b, scope) if one else ("unsure", "REC119")
    loose = matching.any_amount(a) or matching.any_amount(b)
    if matching.near(a, b) and alike >= (AKIN / 4 if loose else AKIN) and (alike >= CLOSE or a.kind != "count"):
        return "join", "REC115"
    return "other", "REC119"


def _whole(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """Numbers that differ, of one known measure: each its article's own figure for the whole."""
    what = matching.lasting(a, b)
    one_thing = "duration" not in (a.noun, b.noun) and len(what) == 1  # a truce, in both
    if one_thing and next(iter(what)).startswith("after "):  # what came so long after it may be two things
        one_thing = scope.nearness.of(a, b) >= AKIN
    if a.measure != b.measure or not (known(a) or one_thing):
        return None
    quoted = "previous" in (a.role, b.role)
    if matching.long_past(a) and scope.nearness.of(a, b) < CLOSE:
        return "unsure", "REC119"  # two older events, of which one number is given each
    if not (a.id in scope.principal and b.id in scope.principal):
        retold = scope.nearness.of(a, b) >= RETOLD
        return _placing(a, b, scope) if retold and matching.near(a, b, GROWTH) else ("unsure", "REC119")
    rivals = a.kind == "count" and bool(a.attribution and b.attribution) and a.attribution != b.attribution
    rivals = rivals and (matching.day_of(a) == matching.day_of(b) or matching.grows(a, b))  # not nine more, later
    crowd = a.measure in ("protesters", "crowd")  # of two days there are two crowds
    disputed = not crowd and bool({a.id, b.id} & scope.disputed)
    most = CROWDS if disputed or crowd else RIVALS
    # What was sized once may be told wrongly by more than a count that is kept.
    sized = one_thing or finer.one_person(a, b)
    near = matching.near(a, b, most if rivals or disputed else GROWTH if sized else FACTOR)
    alike = scope.nearness.of(a, b)
    if "change" in (a.role, b.role) and not _one_move(a, b, alike):
        return "unsure", "REC119"
    # Most of the missing may be found within days.
    falls = measures.course(a.measure, a.kind) == "stock" and matching.placed(a) == matching.placed(b)
    moved = matching.near(a, b, LEAP if falls else GROWTH) and matching.grows(a, b)
    if not quoted and not near and not moved and not (alike >= RETOLD and matching.near(a, b, GROWTH)):
        return "unsure", "REC119"
    return _placing(a, b, scope)


def _one_move(a: Claim, b: Claim, alike: float) -> bool:
    """Whether two changes are told of one span of time: of one day, or in so like words that the day hardly differs."""
    days = [c.window.text for c in (a, b) if c.window is not None]
    if len(days) == 1:
        return alike >= SAME_TELLING
    return alike >= AKIN and (matching.day_of(a) == matching.day_of(b) or (not days and alike >= RETOLD))


def _same_telling(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """Numbers that differ, of a thing that no lexicon knows: only the same words make them one."""
    if a.measure != b.measure and matching.canonical(a.noun or "a") != matching.canonical(b.noun or "b"):
        return "other", "REC119"
    alike = scope.nearness.of(a, b)
    if alike >= SAME_TELLING and _half_known(a, b) and {a.id, b.id} <= scope.principal and matching.near(a, b, FACTOR):
        return "join", "REC115"
    if alike >= SAME_TELLING and _one_measure(a, b) and matching.near(a, b, GROWTH if alike >= RETOLD else FACTOR):
        return "join", "REC115"
    growing = {a.id, b.id} <= scope.principal and matching.near(a, b, GROWTH) and matching.grows(a, b)
    growing = growing and running.course(a, b) != "fixed"
    if alike >= AKIN and _one_measure(a, b) and growing:
        return "join", "REC116"
    return ("unsure", "REC119") if alike >= AKIN else ("other", "REC119")


def _half_known(a: Claim, b: Claim) -> bool:
    """Whether one of two counts of the same things does not say what befell them: 36 launched drones, 50 drones."""
    return a.kind == "count" and a.measure != b.measure and any(c.measure == c.noun for c in (a, b))


def _placing(a: Claim, b: Claim, scope: Scope) -> Decision:
    """Whether a place that one of the two leaves open may be the other's."""
    if matching.placed(a) == matching.placed(b):
        return "join", "REC110"
    placed = a if matching.placed(a) else b
    if matching.in_quarter(placed):
        return "join", "REC112"  # where the story happens, said without a name
    if _is_whole(placed, scope) or (a.measure not in scope.parted and not matching.charted(placed.places)):
        return "join", "REC112"
    return "unsure", "REC119"


def _is_whole(claim: Claim, scope: Scope) -> bool:
    """Whether the places of a claim hold all that the story counts."""
    whole = matching.place_key(claim.places) in scope.whole[claim.measure]
    summed = claim.place_basis == "inherited" and len(claim.places) > 1
    return summed or (whole and (len(claim.places) > 1 or matching.charted(claim.places)))


QUANTITIES: tuple[Step, ...] = (
    _kind,
    _role,
    _modality,
    _window,
    _place,
    _population,
    _number,
    _round_word,
    _overlap,
    _whole,
    _same_telling,
)

__all__ = ["Decision", "Scope", "decide", "digits", "same_number", "scope_of"]
