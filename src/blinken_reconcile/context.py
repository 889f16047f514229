"""Articles + extractions -> stories, origins, publication dates, and anchored claims."""

from __future__ import annotations

import datetime as dt
import hashlib
import statistics
from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from . import anchors, clocks, origins
from .models import (
    Article,
    AsOf,
    Basis,
    Claim,
    Context,
    DateEvidence,
    Extraction,
    Loaded,
    Order,
    Story,
    Warned,
    When,
    Window,
)
from .settings import Settings

# SPEC 4: an unlabelled page date further than this from its story's labelled dates is refused.
REFUSED_AFTER = 3
# Labels from the most to the least direct; "updated" says only that the page was not older.
STRENGTH = ("given", "json-ld", "meta", "front-matter", "published", "prefix", "updated")


def context(loaded: Loaded, extractions: Sequence[Extraction], settings: Settings) -> Context:
    """Put every claim in its story and on its day."""
    stories = _stories(loaded.articles)
    warnings: list[Warned] = [w for e in extractions for w in e.warnings]
    articles: dict[str, Article] = {}
    anchored: list[Claim] = []
    by_article = {e.article: e for e in extractions}
    for story in stories:
        members = [a for a in loaded.articles if a.id in story.articles]
        dated, noted = _publication(members, settings)
        warnings.extend(noted)
        origin = origins.find(dated)
        anchor = _story_day(dated, settings)
        for article in dated:
            articles[article.id] = msgspec.structs.replace(article, origin=origin[article.id])
            claims, noted = _anchor(article, by_article[article.id].claims, story.id, anchor, settings)
            anchored.extend(claims)
            warnings.extend(noted)
            if not claims:
                warnings.append(
                    Warned(article=article.path, code="no-claims", message="no number or date was read as a claim")
                )
    orders = tuple(order for e in extractions for order in e.orders)
    return Context(
        articles=tuple(articles[a.id] for a in loaded.articles),
        stories=tuple(stories),
        claims=tuple(anchored),
        orders=orders,
        warnings=tuple(warnings),
    )


# ------------------------------------------------------------------------ stories


def _stories(articles: Sequence[Article]) -> list[Story]:
    """All articles are one story."""
    if not articles:
        return []
    ids = tuple(a.id for a in articles)
    label = min((a.title for a in articles if a.title), key=len, default=articles[0].path)
    return [Story(id=hashlib.sha256("".join(sorted(ids)).encode()).hexdigest()[:8], label=label, articles=ids)]


# -------------------------------------------------------------- publication dates


def _publication(articles: Sequence[Article], settings: Settings) -> tuple[list[Article], list[Warned]]:
    """Each article's publication date from its own evidence; unlabelled dates only if they fit the story."""
    strong = {a.id: e for a in articles if (e := _strongest(a, settings))}
    known = sorted(dt.date.fromisoformat(e.date) for e in strong.values())
    if not known and settings.as_of is not None:
        known = [dt.date.fromisoformat(settings.as_of)]
    dated: list[Article] = []
    warnings: list[Warned] = []
    for article in articles:
        weak = next((e for e in article.evidence if not e.strong), None)
        if article.id in strong:
            basis: Basis = "stated"
            dated.append(msgspec.structs.replace(article, published=strong[article.id].date, published_basis=basis))
            if weak is not None and _far(weak, [dt.date.fromisoformat(strong[article.id].date)]):
                warnings.append(_refused(article, weak, known))
        elif weak is None:
            dated.append(article)
        elif known and _far(weak, known):
            warnings.append(_refused(article, weak, known))
            dated.append(article)
        else:
            warnings.append(_weak(article, weak))
            dated.append(msgspec.structs.replace(article, published=weak.date, published_basis="page"))
    return dated, warnings


def _strongest(article: Article, settings: Settings) -> DateEvidence | None:
    given = _given(article, settings)
    if given is not None:
        return DateEvidence(date=given, label="given", strong=True, text=given)
    labelled = [e for e in article.evidence if e.strong]
    return min(labelled, key=lambda e: STRENGTH.index(e.label), default=None)


def _given(article: Article, settings: Settings) -> str | None:
    """The date a person gave for an article, by its path, its file name or the start of that."""
    name = PurePosixPath(article.path).name
    return next(
        (day for key, day in settings.published if article.path == key or name == key or name.startswith(key)), None
    )


def _far(evidence: DateEvidence, known: Sequence[dt.date]) -> bool:
    day = dt.date.fromisoformat(evidence.date)
    return min(abs((day - k).days) for k in known) > REFUSED_AFTER


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


def _story_day(articles: Sequence[Article], settings: Settings) -> dt.date | None:
    """The day the others give to an article without a date: the middle of the known ones, else --as-of."""
    known = sorted(dt.date.fromisoformat(a.published).toordinal() for a in articles if a.published)
    if known:
        return dt.date.fromordinal(statistics.median_low(known))
    return dt.date.fromisoformat(settings.as_of) if settings.as_of else None


# ----------------------------------------------------------------------- anchoring


def _anchor(
    article: Article, claims: Sequence[Claim], story: str, story_day: dt.date | None, settings: Settings
) -> tuple[list[Claim], list[Warned]]:
    own = dt.date.fromisoformat(article.published) if article.published else None
    anchor = own or story_day
    basis: Basis = "page" if article.published_basis == "page" else "weekday" if own else "story"
    done: list[Claim] = []
    warnings: list[Warned] = []
    near: str | None = None
    told = anchor.isoformat() if anchor else None
    for claim in sorted(claims, key=lambda c: (c.start or 0, c.id)):
        when = claim.when and anchors.resolve(claim.when, anchor, basis=basis, modality=claim.modality, near=near)
        window = claim.window and _window(claim.window, anchor, basis, near)
        as_of = _as_of(claim, article, anchor, basis, settings)
        settled = msgspec.structs.replace(claim, story=story, when=when, window=window, as_of=as_of, told=told)
        if when is not None:
            settled = msgspec.structs.replace(settled, value=when.value, low=when.low, high=when.high)
            near = when.low if when.low == when.high and when.low else near
            warnings.extend(_misfits(article, when))
        done.append(settled)
    return done, warnings


def _window(window: Window, anchor: dt.date | None, basis: Basis, near: str | None) -> Window:
    def settle(when: When | None) -> When | None:
        return when and anchors.resolve(when, anchor, basis=basis, modality="stated", near=near)

    return msgspec.structs.replace(window, start=settle(window.start), end=settle(window.end))


def _as_of(claim: Claim, article: Article, anchor: dt.date | None, basis: Basis, settings: Settings) -> AsOf | None:
    """The day a figure held: stated beside it, else the cut-off, else the day of publication."""
    if claim.kind == "date":
        return None
    if claim.as_of is not None and claim.as_of.when is not None:
        when = anchors.resolve(claim.as_of.when, anchor, basis=basis, modality="stated")
        if when.low is not None:
            return AsOf(date=when.high, basis="stated", when=when, clock=claim.as_of.clock)
    if claim.window is not None and claim.window.end is not None:
        end = anchors.resolve(claim.window.end, anchor, basis=basis, modality="stated")
        if end.high is not None:
            return AsOf(date=end.high, basis="stated", when=end)
    if article.published:
        return AsOf(date=article.published, basis="published", clock=_printed(article))
    return AsOf(date=anchor.isoformat(), basis="story") if anchor else None


def _printed(article: Article) -> str | None:
    """The time of day beside the date of publication."""
    for evidence in article.evidence:
        if evidence.date == article.published and evidence.start is not None:
            line = article.text[evidence.start :].split("\n", 1)[0]
            return clocks.clock(line[: len(evidence.text) + 30])
    return None


def _misfits(article: Article, when: When) -> list[Warned]:
    actual = anchors.misfit(when)
    if actual is None:
        return []
    message = f'"{when.text}": {when.low} was a {actual}'
    return [Warned(article=article.path, code="weekday-misfit", message=message, start=when.start, end=when.end)]


def orders_of(context: Context, article: str) -> list[Order]:
    """The orders that one article states."""
    return [o for o in context.orders if o.article == article]
