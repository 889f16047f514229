"""Articles + extractions -> stories, origins, publication dates, and anchored claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from . import anchors, clocks, origins, publication, stories
from .affinity import Profile
from .models import (
    Article,
    AsOf,
    Basis,
    Claim,
    Context,
    Extraction,
    Loaded,
    Story,
    Warned,
    When,
    Window,
)
from .settings import Settings


def context(loaded: Loaded, extractions: Sequence[Extraction], settings: Settings) -> Context:
    """Put every claim in its story and on its day."""
    by_article = {e.article: e for e in extractions}
    by_id = {a.id: n for n, a in enumerate(loaded.articles)}
    found = _stories(loaded.articles, by_article, settings)
    warnings: list[Warned] = [w for e in extractions for w in e.warnings]
    articles: dict[str, Article] = {}
    anchored: list[Claim] = []
    for story in found:
        members = [loaded.articles[n] for n in sorted({by_id[i] for i in story.articles})]
        dated, noted = publication.publish(members, by_article, settings)
        warnings.extend(noted)
        origin = origins.find(dated, {a.id: by_article[a.id].sketch for a in dated})
        for article in dated:
            articles[article.id] = msgspec.structs.replace(article, origin=origin[article.id])
            settled, noted = _anchor(article, by_article[article.id].claims, story.id)
            anchored.extend(settled)
            warnings.extend(noted)
            if not settled:
                warnings.append(
                    Warned(article=article.path, code="no-claims", message="no number or date was read as a claim")
                )
    return Context(
        articles=tuple(articles[a.id] for a in loaded.articles),
        stories=tuple(found),
        claims=tuple(anchored),
        orders=tuple(order for e in extractions for order in e.orders),
        warnings=tuple(warnings),
    )


# ------------------------------------------------------------------------ stories


def _stories(articles: Sequence[Article], extractions: Mapping[str, Extraction], settings: Settings) -> list[Story]:
    """The stories that the articles tell; all of them one if a person says so."""
    if settings.one_story or len(articles) < 2:
        return stories.one(articles)
    sketches = {a.id: extractions[a.id].sketch for a in articles}
    days = publication.likely(articles, sketches, settings)
    return stories.find(articles, [Profile(a.id, sketches[a.id], days.get(a.id)) for a in articles])


# ----------------------------------------------------------------------- anchoring


def _anchor(article: Article, claims: Sequence[Claim], story: str) -> tuple[list[Claim], list[Warned]]:
    anchor = dt.date.fromisoformat(article.published) if article.published else None
    borrowed: dict[Basis, Basis] = {"page": "page", "story": "story"}
    basis = borrowed.get(article.published_basis, "weekday" if anchor else "story")
    done: list[Claim] = []
    warnings: list[Warned] = []
    near: str | None = None
    told = anchor.isoformat() if anchor else None
    for claim in sorted(claims, key=lambda c: (c.start or 0, c.id)):
        when = claim.when and anchors.resolve(claim.when, anchor, basis=basis, modality=claim.modality, near=near)
        window = claim.window and _window(claim.window, anchor, basis, near)
        as_of = _as_of(claim, article, anchor, basis)
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


def _as_of(claim: Claim, article: Article, anchor: dt.date | None, basis: Basis) -> AsOf | None:
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
    if article.published and basis != "story":
        return AsOf(date=article.published, basis="published", clock=_printed(article))
    return AsOf(date=anchor.isoformat(), basis="story") if anchor else None


def _printed(article: Article) -> str | None:
    """The time of day beside the date of publication, with its zone."""
    for evidence in article.evidence:
        if article.published and evidence.date[5:] == article.published[5:] and evidence.clock:
            return clocks.printed(evidence.clock)
    return None


def _misfits(article: Article, when: When) -> list[Warned]:
    actual = anchors.misfit(when)
    if actual is None:
        return []
    message = f'"{when.text}": {when.low} was a {actual}'
    return [Warned(article=article.path, code="weekday-misfit", message=message, start=when.start, end=when.end)]
