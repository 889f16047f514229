"""Do two claims count the same people or things, in the same places? Answers, not decisions.

Descriptions are compared with rapidfuzz, since newsrooms word and spell them as they
please; what a score cannot settle is left open for the ladder in :mod:`group`. Whether
two dates date one event is asked of :mod:`eventfit`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from . import lexicons, measures, readings
from .localities import QUARTERS
from .measures import GENERIC
from .models import Claim, Place
from .places import LARGER, gazetteer

# Two spellings of one name score above this with token_set_ratio; two names rarely do.
SAME_NAME = 86
# Two descriptions of one thing that no lexicon knows ("Arab counterparts").
SAME_WORDS = 75

Population = Literal["same", "looser", "other"]


# ------------------------------------------------------------------------- places


def place_key(places: Iterable[Place]) -> tuple[str, ...]:
    """The names of places, sorted: a key for a set of them."""
    return tuple(sorted(p.name for p in places))


def same_places(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether two sets of places are the same."""
    return place_key(a) == place_key(b)


def placed(claim: Claim) -> bool:
    """Whether a claim says where."""
    return bool(claim.places)


def charted(places: Sequence[Place]) -> bool:
    """Whether the gazetteer knows where these places lie; another name may lie anywhere."""
    return all(p.name == "elsewhere" or gazetteer().lookup(p.name) for p in places)


def in_quarter(claim: Claim) -> bool:
    """Whether a claim is of a part of a country that has no name: "across the north"."""
    return any(p.name.removeprefix("the ") in QUARTERS for p in claim.places)


def of_country(claim: Claim) -> bool:
    """Whether a claim is of a whole country, or of more than one."""
    return any(gazetteer().kind(p.name) in ("country", *LARGER) for p in claim.places)


def whole(placings: Sequence[Sequence[Place]]) -> set[tuple[str, ...]]:
    """Which of several placings may stand for all of them: the ones that hold every other.

    Several places named together hold a village that no map knows only if it is one of them.
    """
    found = set()
    placings = list(dict.fromkeys(tuple(one) for one in placings))
    on_map = [one for one in placings if charted(one)]
    for one in placings:
        names = {p.name for p in one}
        if len(names) > 1 and "elsewhere" in names:
            found.add(place_key(one))  # a place and all others
            continue
        others = placings if len(names) > 1 else on_map
        if names != {"elsewhere"} and all(_holds(one, other) for other in others):
            found.add(place_key(one))
    return found


def _holds(one: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether one placing holds all of another, or lies in it: districts in the country that somebody else names."""
    names = {p.name for p in one}
    known = [p for p in one if p.within]  # a village that no map knows lies where the others lie
    around = bool(known) and any(all(q.name in p.within for p in known) for q in other)
    return nested(one, other) or (len(names) > 1 and around) or all(names & {q.name, *q.within} for q in other)


def nested(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether one place lies in the other: Baghdad in Iraq. Two places do not lie in one."""
    if len(a) != 1 or len(b) != 1:
        return False
    return lies_in(a[0], b[0]) or lies_in(b[0], a[0])


def lies_in(inner: Place, outer: Place) -> bool:
    """Inside, and the outer one no larger than a country: all of Asia is nowhere."""
    return outer.name in inner.within and gazetteer().is_country_or_smaller(outer.name)


# --------------------------------------------------------------------- population


@cache
def canonical(noun: str) -> str:
    """The first of a set of nouns that count the same things."""
    return next((group[0] for group in lexicons.synonyms() if noun in group), noun)


def is_generic(noun: str | None) -> bool:
    """Whether a noun says no more than "people"."""
    return not noun or noun in GENERIC or canonical(noun) == "person"


@cache
def own_nouns(measure: str) -> frozenset[str]:
    """Nouns that are the measure itself: an attack among attacks narrows nothing."""
    return frozenset(n for m in lexicons.measures() if m.key == measure for n in (*m.nouns, *m.persons, *m.own))


# Words for an amount of money as such; they say nothing of what it is for.
ANY_AMOUNT = frozenset(
    {"pay", "payment", "money", "sum", "amount", "cash", "package", "deal", "settle", "total", "worth"}
)


def any_amount(claim: Claim) -> bool:
    """Whether a sum of money is told without what it is for: "will pay $4.3bn"."""
    return claim.kind == "money" and claim.measure in ANY_AMOUNT


# "Nine dead, the gunman included" counts one more than "eight victims".
WITH_ATTACKER = re.compile(
    r"\b(?:including|counting|with|plus|besides|not counting|excluding)\s+"
    r"(?:the\s+|an?\s+)?(?:suspected\s+|alleged\s+)?"
    r"(?:gunman|gunmen|shooters?|attackers?|assailants?|suspects?|perpetrators?|bombers?|hijackers?|killers?)\b"
    r"|\b(?:gunman|shooter|attacker|assailant|suspect|bomber)\s+(?:was\s+|were\s+)?(?:also\s+)?(?:included|among)\b"
    r"|\bCounting\s+[A-Z]\w+",
    re.I,
)


def with_attacker(claim: Claim) -> bool:
    """Whether a toll says that it holds the attacker too."""
    quote = claim.quote.exact if claim.quote is not None else ""
    found = WITH_ATTACKER.search(quote)
    return found is not None and not re.match(r"not|exclud", found.group(), re.I)


def population(a: Claim, b: Claim) -> Population:
    """Whether the same people or things are counted."""
    own = own_nouns(a.measure) | own_nouns(b.measure)
    first, second = (None if c.noun in own else c.noun for c in (a, b))
    if is_generic(first) and is_generic(second):
        return "same" if not nations_differ(a, b) else "other"
    if is_generic(first) or is_generic(second):
        return "looser" if a.measure != (first or second) else "same"
    if canonical(first or "") != canonical(second or ""):
        return "other"
    if nations_differ(a, b):
        return "other"
    known = measures.known(a.measure) is not None
    if known or _alike(a.subject, b.subject):
        return "same"
    return "looser"


def _alike(a: str | None, b: str | None) -> bool:
    return a is None or b is None or fuzz.token_set_ratio(a.lower(), b.lower()) >= SAME_WORDS


# Words that divide people without overlap: a number of one is never a number of the other, and they may be added.
PEOPLE = (
    frozenset({"man", "woman", "child", "boy", "girl", "infant", "baby", "toddler"}),
    frozenset({"adult", "child", "teenager"}),
    frozenset({"civilian", "soldier", "militant", "police", "officer", "guard", "protester"}),
    frozenset({"passenger", "crew", "pilot", "driver"}),
)
# Things that nobody adds up.
THINGS = frozenset({"home", "school", "shop", "bridge", "vehicle", "hospital"})


@cache
def divisions(*, people: bool) -> tuple[frozenset[str], ...]:
    """Sets of nouns, by their canonical forms, that a division keeps apart; of people alone, or of things too."""
    return tuple(frozenset(map(canonical, nouns)) for nouns in (PEOPLE if people else (*PEOPLE, THINGS)))


def divided(a: Claim, b: Claim) -> bool:
    """Whether two claims count what a division keeps apart: boys and girls."""
    first, second = canonical(a.noun or ""), canonical(b.noun or "")
    return first != second and any({first, second} <= division for division in divisions(people=False))


def lasting(*claims: Claim) -> set[str]:
    """What lasts in durations that say it: a visit, a truce; empty where they say nothing."""
    return {canonical(c.noun or "duration") for c in claims if c.measure == "duration"} - {"duration"}


def holders_differ(a: Claim, b: Claim) -> bool:
    """Whether two figures of one measure are of two that are named: the votes of Okoro and of Bello."""
    measure = measures.known(a.measure)
    if a.measure != b.measure or measure is None or not (measure.held and a.subject and b.subject):
        return False
    return fuzz.token_set_ratio(a.subject.lower(), b.subject.lower()) < SAME_NAME


def near(a: Claim, b: Claim, factor: float = 1.1) -> bool:
    """Whether two numbers are of one size: the greater at most ``factor`` times the lesser."""
    return readings.ratio(a, b) <= factor


def unnumbered(claim: Claim) -> bool:
    """Whether somebody is told of and nobody counted: "a woman died", not "one person died"."""
    return claim.weak and claim.text is not None and not claim.text.lower().startswith("one")


def grows(a: Claim, b: Claim) -> bool:
    """Whether a running count may have grown from the one to the other: the greater one holds for a later day."""
    course = measures.course(a.measure, a.kind)
    if course == "fixed" or a.told is None or b.told is None:
        return False
    early, late = sorted((a, b), key=lambda c: day_of(c) or "")
    if course == "stock":
        return day_of(early) != day_of(late)
    return day_of(early) != day_of(late) and readings.size(early) <= readings.size(late)


def day_of(claim: Claim) -> str | None:
    """The last day a count covers: the end of its window, else its as-of."""
    if claim.window is not None and claim.window.end is not None and claim.window.end.high:
        return claim.window.end.high
    return claim.as_of.date if claim.as_of else None


def distant(claim: Claim, days: int) -> bool:
    """Whether a date lies more than so many days from its article's."""
    if claim.told is None or not isinstance(claim.low, str):
        return False
    return abs((dt.date.fromisoformat(claim.low) - dt.date.fromisoformat(claim.told)).days) > days


# A window that closed this many days before its article belongs to an older event.
PAST = 60


def windows_clash(a: Claim, b: Claim) -> bool:
    """Whether two counts are of different periods: counted since different days, or told of different times."""
    if a.window is None or b.window is None or not a.window.start or not b.window.start:
        return False
    first, second = a.window.start.low, b.window.start.low
    if not first or not second or first == second:
        return False
    if SINCE.search(a.window.text) and SINCE.search(b.window.text):
        return True
    spans = [(w.start.low or "", (w.end or w.start).high or "") for w in (a.window, b.window) if w.start]
    return spans[0][0] > spans[1][1] or spans[1][0] > spans[0][1]


# Words of a period that is counted from its first day; "in 2022" may well hold "in March 2022".
SINCE = re.compile(r"\b(?:since|from|between|after|starting|beginning)\b", re.I)


def long_past(claim: Claim) -> bool:
    """Whether a count is of a period that had long ended: "1,600 were killed in 1990"."""
    window = claim.window
    if window is None or window.end is None or not window.end.high or claim.told is None:
        return False
    gap = dt.date.fromisoformat(claim.told) - dt.date.fromisoformat(window.end.high)
    return gap.days > PAST


# "up from £342m a year earlier" is another year's figure, "up from 17" an older count of the same thing.
PERIOD = re.compile(
    r"\b(?:(?:a|one|two|three|last|previous|prior|preceding|same)\s(?:\w+\s){0,3}?"
    r"(?:year|quarter|month|season|period)s?\b"
    r"|year[- ](?:ago|earlier|on)|the year before|in (?:19|20)\d\d\b)",
    re.I,
)
CORRECTS = re.compile(
    r"\b(?:revis|correct|estimat|initial|preliminar|wrong|mistak|forecast|announced|planned|put at|thought)\w*",
    re.I,
)


# Who raises an offer or a fund has another one than before, of the same thing; a price or a profit is another day's.
DECIDED = re.compile(
    r"\b(?:rais|increas|lift|boost|doubl|tripl|topp|upp|widen|enlarg|cut|reduc|lower|slash|trimm)(?:e|es|ed|ing|s)?\b"
    r"[^.;]{0,60}\b(?:fund|aid|package|offer|bid|budget|reward|bounty|grant|relief|pledge|contribution|compensation"
    r"|payout|payment|settlement|fine|penalty|bail|ransom|demand|appeal|prize)s?\b",
    re.I,
)
HAD_SAID = re.compile(
    r"\s(?:\w+\s){1,3}had\s(?:\w+ly\s|first\s|earlier\s)?(?:reported|said|given|claimed|stated|published)\b", re.I
)


def other_period(claim: Claim) -> bool:
    """Whether an older figure is that of another period, and not one that was replaced."""
    quote = claim.quote.exact if claim.quote is not None else ""
    if claim.role != "previous" or CORRECTS.search(quote):
        return False
    after = quote[(claim.end or 0) - (claim.quote.start if claim.quote else 0) :][:60]
    if PERIOD.search(after):
        return True
    if decided(claim):
        return False
    return claim.kind != "count" and not HAD_SAID.match(after)  # "the 84% it had reported" is of the same thing


def decided(claim: Claim) -> bool:
    """Whether an older amount is one that somebody raised or cut: an offer, a fund; not a price that moved."""
    quote = claim.quote.exact if claim.quote is not None else ""
    return claim.kind == "money" and claim.role == "previous" and DECIDED.search(quote) is not None


def told_apart(a: Claim, b: Claim) -> bool:
    """Whether an article gives its two numbers to two sources, to two times, or to headline and body."""
    sources = a.attribution != b.attribution and bool(a.attribution or b.attribution)
    older = "previous" in (a.role, b.role)
    headline = ("title" in (a.zone, b.zone) or "standfirst" in (a.zone, b.zone)) and a.zone != b.zone
    one = measures.known(a.measure) is not None or len(lasting(a, b)) == 1
    return older or ((sources or headline) and one)


def _nations(words: str | None) -> set[str]:
    found = (gazetteer().demonym(w) or gazetteer().lookup(w) for w in re.findall(r"[A-Z][\w.]+", words or ""))
    return {p.name for p in found if p is not None}


def nations_differ(a: Claim, b: Claim) -> bool:
    """12 Indian sailors are not 12 Filipino sailors; "sailors" could be either."""
    first, second = _nations(a.subject), _nations(b.subject)
    return bool(first and second and first.isdisjoint(second))
