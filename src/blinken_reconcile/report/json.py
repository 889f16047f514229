"""The format ``json``: a report as the public document, version 1.

Everything in it comes from the report's own records; this module only maps
names (articles by path), drops what is internal and puts lists into one order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from ..models import LEVELS, Article, AsOf, Claim, Estimate, Group, Position, Report, Story, Warned, When, Window
from . import document as doc
from .inert import json_safe

# From here on not every whole number has a float of its own; JSON readers vary too.
LARGEST_WHOLE = 2.0**53


def render(report: Report, shown: Collection[str] | None = None) -> str:
    """``report`` as JSON; ``shown`` are the group ids to list, None for all. The summary counts all."""
    encoded = msgspec.json.encode(build(report, shown))
    return json_safe(msgspec.json.format(encoded, indent=2).decode()) + "\n"


def build(report: Report, shown: Collection[str] | None = None) -> doc.Document:
    """The document of ``report``."""
    groups = [group for group in report.groups if shown is None or group.id in shown]
    paths = {article.id: article.path for article in report.articles}
    claims = [_claim(claim, paths) for claim in report.claims]
    warnings = [_warning(warning, paths) for warning in report.warnings]
    return doc.Document(
        version=doc.VERSION,
        tool=doc.ToolDocument(**_fields(report.tool)),
        articles=tuple(_article(one) for one in sorted(report.articles, key=lambda one: one.path)),
        stories=tuple(_story(story) for story in sorted(report.stories, key=lambda one: one.id)),
        claims=tuple(sorted(claims, key=_claim_order)),
        # Within a level the judge's order stands: what matters most comes first.
        groups=tuple(_group(one, paths) for one in sorted(groups, key=lambda one: LEVELS.index(one.level))),
        undecided=tuple(
            doc.UndecidedDocument(**_fields(pair)) for pair in sorted(report.undecided, key=lambda one: (one.a, one.b))
        ),
        skipped=tuple(
            doc.SkippedDocument(where=one.where, reason=one.reason)
            for one in sorted(report.skipped, key=lambda one: (one.where, one.reason))
        ),
        warnings=tuple(sorted(warnings, key=_warning_order)),
        summary=summary(report),
    )


def _story(story: Story) -> doc.StoryDocument:
    apart = tuple(doc.ApartDocument(**_fields(one)) for one in story.apart)
    return doc.StoryDocument(**{**_fields(story), "apart": apart})


def summary(report: Report) -> doc.SummaryDocument:
    """How many of each kind the whole report holds."""
    at = Counter(group.level for group in report.groups)
    return doc.SummaryDocument(
        articles=len(report.articles),
        stories=len(report.stories),
        claims=len(report.claims),
        groups=len(report.groups),
        conflict=at["conflict"],
        explained=at["explained"],
        compatible=at["compatible"],
        agree=at["agree"],
        single=at["single"],
        undecided=len(report.undecided),
        skipped=len(report.skipped),
        warnings=len(report.warnings),
    )


def number(value: float | None) -> doc.Number | None:
    """17.0 as 17; what is not whole, or too large to be sure of, as it is."""
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_WHOLE:
        return int(value)
    return value


def _value(value: float | str | None) -> doc.Value | None:
    return value if isinstance(value, str) else number(value)


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(record)


def _article(article: Article) -> doc.ArticleDocument:
    return doc.ArticleDocument(
        id=article.id,
        path=article.path,
        copies=article.copies,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        published_basis=article.published_basis,
        sha256=article.sha256,
        words=article.words,
        origin=article.origin,
        entry=doc.EntryDocument(**_fields(article.entry)) if article.entry else msgspec.UNSET,
        text=article.text if article.entry else msgspec.UNSET,
    )


def _claim(claim: Claim, paths: Mapping[str, str]) -> doc.ClaimDocument:
    value, low, high = _reading(claim)
    return doc.ClaimDocument(
        id=claim.id,
        story=claim.story,
        article=paths.get(claim.article, claim.article),
        kind=claim.kind,
        measure=claim.measure,
        label=claim.label,
        value=value,
        low=low,
        high=high,
        unit=claim.unit,
        modifier=claim.modifier,
        ordinal=claim.ordinal,
        weak=claim.weak,
        role=claim.role,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        place=tuple(place.name for place in claim.places),
        subject=claim.subject,
        event=claim.event,
        window=_window(claim.window),
        as_of=_as_of(claim.as_of),
        part_of_day=claim.when.part_of_day if claim.when else None,
        date_basis=claim.when.basis if claim.when else None,
        attribution=claim.attribution,
        modality=claim.modality,
        derived_from=claim.derived_from,
        checks=claim.checks,
    )


def _reading(claim: Claim) -> tuple[doc.Value | None, doc.Value | None, doc.Value | None]:
    """Value, low and high; of a date they are its days."""
    if claim.kind == "date" and claim.when is not None:
        return claim.when.value or None, claim.when.low, claim.when.high
    return _value(claim.value), _value(claim.low), _value(claim.high)


def _window(window: Window | None) -> doc.WindowDocument | None:
    if window is None:
        return None
    first = window.start.low if window.start else None
    return doc.WindowDocument(start=first, end=_last_day(window.end), text=window.text, basis=window.basis)


def _last_day(when: When | None) -> str | None:
    return when.high if when else None


def _as_of(as_of: AsOf | None) -> doc.AsOfDocument | None:
    if as_of is None or as_of.date is None:
        return None
    return doc.AsOfDocument(date=as_of.date, basis=as_of.basis)


def _group(group: Group, paths: Mapping[str, str]) -> doc.GroupDocument:
    return doc.GroupDocument(
        id=group.id,
        story=group.story,
        kind=group.kind,
        measure=group.measure,
        label=group.label,
        place=group.place,
        level=group.level,
        verdict=group.verdict,
        explained=group.explained,
        internal=group.internal,
        code=group.code,
        because=group.because,
        claims=group.claims,
        positions=tuple(_position(one, paths) for one in group.positions),
        relations=tuple(doc.RelationDocument(**_fields(one)) for one in group.relations),
        estimate=_estimate(group.estimate),
        articles=group.articles,
        origins=group.origins,
        baselined=group.known is not None,
        known=None if group.known is None else doc.KnownDocument(**_fields(group.known)),
    )


def _position(position: Position, paths: Mapping[str, str]) -> doc.PositionDocument:
    return doc.PositionDocument(
        text=position.text,
        low=_value(position.low),
        high=_value(position.high),
        as_of=position.as_of,
        claims=position.claims,
        articles=tuple(paths.get(name, name) for name in position.articles),
        origins=position.origins,
    )


def _estimate(estimate: Estimate | None) -> doc.EstimateDocument | None:
    if estimate is None:
        return None
    return doc.EstimateDocument(low=number(estimate.low), best=number(estimate.best), high=number(estimate.high))


def _warning(warning: Warned, paths: Mapping[str, str]) -> doc.WarningDocument:
    return doc.WarningDocument(
        article=paths.get(warning.article, warning.article),
        code=warning.code,
        message=warning.message,
        start=warning.start,
        end=warning.end,
    )


def _claim_order(claim: doc.ClaimDocument) -> tuple[str, bool, int, str]:
    # Derived claims have no place in the text: they follow the others of their article.
    return claim.article, claim.start is None, claim.start or 0, claim.id


def _warning_order(warning: doc.WarningDocument) -> tuple[str, int, str, str]:
    return warning.article, -1 if warning.start is None else warning.start, warning.code, warning.message
