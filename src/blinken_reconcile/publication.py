"""Page evidence -> the day on which an article was published, and what that rests on.

A date with a label is taken; one without is taken if it fits its story; a day without
a year ("LONDON, March 3 (Reuters) -") gets the year of the nearest date of the story.
An article without any goes by the others: by the counts it shares with them, or lies
between, where a count only grows; else by the middle of their days; and late enough
that its weekdays are the days of which the others tell.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from . import anchors
from .measures import known as known_measure
from .models import Article, Basis, Claim, DateEvidence, Extraction, Modality, Sketch, Warned, When
from .settings import Settings, means

# SPEC 4: an unlabelled page date further than this from its story's labelled dates is refused.
REFUSED_AFTER = 3
# Days that a text speaks of in figures lie this close to its publication: else a page date is of another time.
NEAR_TEXT = 60
# Labels from the most to the least direct; "updated" says only that the page was not older.
STRENGTH = ("given", "json-ld", "meta", "front-matter", "published", "prefix", "updated")
YEARLESS = "XXXX"


# ---------------------------------------------------------------- before the stories


def likely(articles: Sequence[Article], sketches: Mapping[str, Sketch], settings: Settings) -> dict[str, dt.date]:
    """The day of each article as far as it can be told before its story is known."""
    best = {a.id: strongest(a, settings) or weakest(a) for a in articles}
    full = {i: _iso(e.date) for i, e in best.items() if e and not e.date.startswith(YEARLESS)}
    found = {a.id: full[a.id] for a in articles if a.id in full and _fits_text(best[a.id], sketches[a.id])}
    # The same days whatever the order of the articles.
    days = sorted(found.values())
    for article in articles:
        evidence = best[article.id]
        if evidence is not None and evidence.date.startswith(YEARLESS):
            day = completed(evidence.date, days)
            if day is not None:
                found[article.id] = day
    return found


def _fits_text(evidence: DateEvidence | None, sketch: Sketch) -> bool:
    """Whether a date without a label is near a day that the text gives in figures, if it gives any."""
    if evidence is None or evidence.strong:
        return evidence is not None
    day = _iso(evidence.date)
    told = [w for w in sketch.whens if w.kind == "day" and w.month and w.day]
    days = [d for w in told if (d := completed(f"{w.year or YEARLESS}-{w.month:02d}-{w.day:02d}", [day]))]
    return not days or any(abs((day - d).days) <= NEAR_TEXT for d in days)


def completed(date: str, near: Sequence[dt.date]) -> dt.date | None:
    """A day, with the year that lies nearest to one of the days given if it has none."""
    if not date.startswith(YEARLESS):
        try:
            return dt.date.fromisoformat(date)
        except ValueError:
            return None
    years = {day.year + step for day in near for step in (-1, 0, 1)}
    made = [d for year in sorted(years) if (d := _safe(f"{year}{date[4:]}"))]
    return min(made, key=lambda d: (min(abs((d - n).days) for n in near), d), default=None)


def _safe(date: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return None


# --------------------------------------------------------------------- in a story


def publish(
    articles: Sequence[Article], extractions: Mapping[str, Extraction], settings: Settings
) -> tuple[list[Article], list[Warned]]:
    """The articles of a story with the days of their publication; unlabelled dates only if they fit the story."""
    evidence = {a.id: (strongest(a, settings), weakest(a)) for a in articles}
    full = [_iso(s.date) for s, _ in evidence.values() if s and not s.date.startswith(YEARLESS)]
    weak = [_iso(w.date) for _, w in evidence.values() if w and not w.date.startswith(YEARLESS)]
    near = sorted(full or weak)
    if not near and settings.as_of is not None:
        near = [_iso(settings.as_of)]
    strong = {i: day for i, (s, _) in evidence.items() if s and (day := completed(s.date, near))}
    known = sorted(strong.values()) or ([] if weak and not full else near)
    dated: list[Article] = []
    warnings: list[Warned] = []
    for article in articles:
        one, noted = _dated(article, strong.get(article.id), evidence[article.id][1], known, near)
        dated.append(one)
        warnings.extend(noted)
    return _borrowed(dated, extractions, settings), warnings


def _dated(
    article: Article,
    strong: dt.date | None,
    weak: DateEvidence | None,
    known: Sequence[dt.date],
    near: Sequence[dt.date],
) -> tuple[Article, list[Warned]]:
    """One article by its own evidence."""
    if strong is not None:
        off = weak is not None and _far(weak, [strong])
        return _with(article, strong, "stated"), [_refused(article, weak, known)] if weak and off else []
    day = completed(weak.date, near) if weak is not None else None
    if weak is None or day is None:
        return article, []
    if known and _far(weak, known):
        return article, [_refused(article, weak, known)]
    return _with(article, day, "page"), [_weak(article, weak)]


def _with(article: Article, day: dt.date, basis: Basis) -> Article:
    return msgspec.structs.replace(article, published=day.isoformat(), published_basis=basis)


def strongest(article: Article, settings: Settings) -> DateEvidence | None:
    """The most direct of the labelled dates, or the one a person gave."""
    given = _given(article, settings)
    if given is not None:
        return DateEvidence(date=given, label="given", strong=True, text=given)
    labelled = [e for e in article.evidence if e.strong]
    return min(labelled, key=lambda e: (e.date.startswith(YEARLESS), STRENGTH.index(e.label)), default=None)


def weakest(article: Article) -> DateEvidence | None:
    """The first of the dates without a label."""
    return next((e for e in article.evidence if not e.strong), None)


def _given(article: Article, settings: Settings) -> str | None:
    """The date a person gave for an article."""
    return next((day for key, day in settings.published if means(key, article)), None)


def _far(evidence: DateEvidence, known: Sequence[dt.date]) -> bool:
    day = completed(evidence.date, known)
    return day is None or min(abs((day - k).days) for k in known) > REFUSED_AFTER


def _refused(article: Article, evidence: DateEvidence, known: Sequence[dt.date]) -> Warned:
    span = known[0].isoformat() if known[0] == known[-1] else f"{known[0]} to {known[-1]}"
    message = (
        f'"{evidence.text}" on top of the page is not used as the date of publication: it has no label, and the '
        f"labelled dates of the story are {span}"
    )
    return Warned(
        article=article.path, code="page-date-refused", message=message, start=evidence.start, end=evidence.end
    )


def _weak(article: Article, evidence: DateEvidence) -> Warned:
    message = (
        f'"{evidence.text}" on top of the page has no label; '
        "it is used as the date of publication for want of a better one"
    )
    return Warned(article=article.path, code="page-date", message=message, start=evidence.start, end=evidence.end)


def _iso(date: str) -> dt.date:
    return dt.date.fromisoformat(date)


# ------------------------------------------------------------------- from the story


def _borrowed(articles: Sequence[Article], extractions: Mapping[str, Extraction], settings: Settings) -> list[Article]:
    """Articles without a date of their own get one of the story's."""
    days = {a.id: _iso(a.published) for a in articles if a.published}
    if days:
        middle: dt.date | None = dt.date.fromordinal(
            statistics.median_low(sorted(d.toordinal() for d in days.values()))
        )
    else:
        middle = _iso(settings.as_of) if settings.as_of else None
    others = {i: extractions[i].claims for i in days}
    told = {d for i, claims in others.items() for w, m in _days_said(claims) if (d := _resolved(w, days[i], m))}
    made = []
    for article in articles:
        if article.published is None and middle is not None:
            own = extractions[article.id].claims
            day = _by_counts(own, others, days) or middle
            day = max(day, _by_quoted(own, others, days) or day)
            day = _by_weekdays(own, day, told)
            article = _with(article, day, "story")
        made.append(article)
    return made


def _by_weekdays(own: Sequence[Claim], day: dt.date, told: set[str]) -> dt.date:
    """The first day from the one given on, within a week, by which most weekdays are days that the others tell of.

    An article that says what was done on Sunday is no older than that Sunday, if the
    story began on the Saturday before.
    """
    behind = [c for c in own if c.kind == "date" and not _looks_ahead(c)]
    mine = [(w, m) for w, m in _days_said(behind) if m == "stated" and w.kind == "weekday" and w.direction is None]

    def known(late: int) -> int:
        return len({w.weekday for w, m in mine if _resolved(w, day + dt.timedelta(days=late), m) in told})

    return day + dt.timedelta(days=max(range(7), key=lambda late: (known(late), -late)))


# "Suspended until Friday" says nothing of when an article was written.
AHEAD = re.compile(r"\b(?:until|till|by|for|to|from|before)\s(?:\w+\s)?$")


def _looks_ahead(claim: Claim) -> bool:
    before = claim.quote.exact[: claim.start - claim.quote.start] if claim.quote and claim.start is not None else ""
    return AHEAD.search(before) is not None


def _days_said(claims: Iterable[Claim]) -> Iterator[tuple[When, Modality]]:
    """The days that an article names: of events, and as of when a number held."""
    for claim in claims:
        held = claim.as_of.when if claim.as_of is not None else None
        said = claim.when if claim.kind == "date" else held
        if said is not None and said.kind in ("weekday", "day"):
            yield said, claim.modality if claim.kind == "date" else "stated"


def _resolved(when: When, day: dt.date, modality: Modality) -> str | None:
    return anchors.resolve(when, day, basis="weekday", modality=modality).low


def _by_counts(
    own: Sequence[Claim], others: Mapping[str, Sequence[Claim]], days: Mapping[str, dt.date]
) -> dt.date | None:
    """The day that the order of running counts gives: that of the same number, else after the lower ones."""
    mine = dict(_running(own))
    same: list[int] = []
    lower: list[int] = []
    for article, claims in others.items():
        for key, value in _running(claims):
            if key in mine:
                (same if value == mine[key] else lower if value < mine[key] else []).append(days[article].toordinal())
    if same:
        return dt.date.fromordinal(statistics.median_low(sorted(same)))
    return dt.date.fromordinal(max(lower)) if lower else None


def _by_quoted(
    own: Sequence[Claim], others: Mapping[str, Sequence[Claim]], days: Mapping[str, dt.date]
) -> dt.date | None:
    """The last day on which another article gave as its own a count that this one quotes as an older one."""
    quoted = {(c.measure, c.value) for c in own if c.kind == "count" and c.role == "previous" and _telling(c)}
    given = [
        days[article]
        for article, claims in others.items()
        if any((c.measure, c.value) in quoted and c.role in ("value", "total") for c in claims)
    ]
    return max(given, default=None)


# A count below this may be the same by chance: five dead here, and five there.
TELLING = 10


def _telling(claim: Claim) -> bool:
    return isinstance(claim.value, int | float) and claim.value >= TELLING


def _running(claims: Iterable[Claim]) -> Iterable[tuple[tuple[object, ...], float]]:
    """The first count of an article for each measure that only grows, exact, of a place."""
    found: dict[tuple[object, ...], float] = {}
    for claim in sorted(claims, key=lambda c: (c.start or 0, c.id)):
        measure = known_measure(claim.measure) if claim.kind == "count" else None
        grows = measure is not None and measure.course == "cumulative"
        plain = claim.role in ("value", "total") and claim.modality == "stated" and not claim.weak
        if grows and plain and isinstance(claim.value, int | float):
            found.setdefault((claim.measure, tuple(sorted(p.name for p in claim.places))), float(claim.value))
    return found.items()
