"""Do two dates date one event? The ladder of coded steps for dates; see :mod:`ladder`."""

from __future__ import annotations

from . import eventfit, eventwords, matching, measures, readings
from .ladderscope import AKIN, CLOSE, DISTANT, SAME_TELLING, Decision, Scope, Step, news
from .lexicons import EventClass
from .models import Claim


def _planned(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """A plan is no evidence that it happened."""
    return None if a.modality == b.modality else ("apart", "REC102")


def _told_otherwise(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """The same day and participant, and a verb that no lexicon knows: another word for the same thing."""
    same = readings.comparable_days(a, b) and readings.overlap(a, b)
    return ("join", "REC123") if same and eventfit.other_words(a, b) else None


def _event(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """Same class, participant and place: one event, if such an event happens once and no doubt is left."""
    match = eventfit.events(a, b)
    if match.klass is None or match.place == "other":
        return None
    if match.participant == "same" and match.place == "same":
        known = eventwords.event_class(match.klass)
        sure = known is not None and _once(known, a, b) and match.sure
        return ("join", "REC121") if sure or readings.overlap(a, b) else None
    return None


def _day(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """The same day: one class of event, the same words, or a day far from the news."""
    if not readings.comparable_days(a, b) or not readings.overlap(a, b):
        return None
    match = eventfit.events(a, b)
    alike = scope.nearness.of(a, b)
    if match.klass is not None and match.place == "other":
        return "apart", "REC120"
    if match.klass is not None and (match.participant != "other" or alike >= AKIN):
        return "join", "REC122"
    if alike >= CLOSE or (alike >= AKIN and match.place != "other"):
        return "join", "REC124"
    far = matching.distant(a, DISTANT) and matching.distant(b, DISTANT)
    distant = far and isinstance(a.value, str) and len(a.value) == 10
    one = distant and readings.equal(a, b) and alike > 0 and eventfit.tied(a, b)
    return ("join", "REC125") if one else ("unsure", "REC129")


def _days_apart(a: Claim, b: Claim, scope: Scope) -> Decision | None:
    """Two days: one event only if class and participant are the same, and the words."""
    match = eventfit.events(a, b)
    if match.klass is None or match.kin or match.place == "other" or not readings.comparable_days(a, b):
        return "apart", "REC120"
    if match.participant == "same" and _one_off(a, b, match, scope):
        return "join", "REC126"
    if match.klass == "deadline":  # lies weeks ahead, unlike the news
        same = match.klass in scope.single and scope.nearness.of(a, b) >= AKIN
        return ("join", "REC127") if same else ("unsure", "REC129")
    if match.klass in scope.single and (match.klass == "founding" or (news(a) and news(b))):
        nameless = match.klass == "arrest" and eventfit.nameless(a, b)  # "a man", "the suspect"
        if nameless or match.participant != "other":
            return "join", "REC127"
    return ("apart", "REC120") if match.participant == "other" else ("unsure", "REC129")


def _once(known: EventClass, a: Claim, b: Claim) -> bool:
    """Whether an event of a class happens on one day; of some that holds only while they lie ahead."""
    return known.once is True or (known.once == "planned" and a.modality == b.modality == "planned")


def _one_off(a: Claim, b: Claim, match: eventfit.EventFit, scope: Scope) -> bool:
    """Whether two days are of one event, by its class and the words; what is counted day by day is none."""
    alike = scope.nearness.of(a, b)
    known = eventwords.event_class(match.klass or "")
    if known is not None:
        return _once(known, a, b) and match.sure and alike >= AKIN
    counted = measures.measures_by("objects").get(match.klass or "") or measures.measures_by("subjects").get(
        match.klass or ""
    )
    acted_on = eventfit.shared_actors(a, b, ("object", "of")) > 0
    shared = eventfit.shared_actors(a, b) > 1
    return not counted and (alike >= SAME_TELLING or (alike >= CLOSE and acted_on) or (alike >= AKIN and shared))


DATES: tuple[Step, ...] = (_planned, _told_otherwise, _event, _day, _days_apart)
