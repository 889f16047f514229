"""What a page says about its own date.

Only a full date counts: day, month and year (:mod:`pagedates`). One whose day and month cannot be told apart is a
warning and no evidence; one without a year counts only in a stamp or beside an outlet's name, as XXXX-11-05.

A labelled date ("Published", "Updated:", front matter, the prefix ``date
2023-06-02``, an agency's own stamp) is strong; a bare date near the top or the
foot of the page is weak, because it may be the day on which the page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from . import frontmatter
from .datelines import LABEL, SIGNED, is_signed
from .models import DateEvidence, EvidenceLabel, Warned, Zone
from .pagedates import BESIDE, DATE, WEEKDAYS, YEAR, YEARLESS, Dated, dates, yearless

# "date 2023-06-02 Storm Daniel wrecked ...": what some collections put before the text.
PREFIX = re.compile(rf"\s*date[ \t:]+{DATE.pattern}", re.IGNORECASE)
# "BEIJING, Nov. 5, 2023 (Xinhua) --", "TULSA, Okla., May 3, 2019 -", "MOSCOW (UrduPoint News - 03rd June, 2023)".
# Without a year ("LONDON, March 3 (Reuters) -") it dates nothing by itself.
STAMP = re.compile(
    rf"[A-Z][A-Z .'’/-]{{2,40}}(?:,|[ ]?\()(?:[^\n.]|\.(?=[,A-Z])){{0,60}}?(?i:{DATE.pattern})[ ]?(?:[)(/–—]|-)"
)
SHORT_STAMP = re.compile(
    rf"[A-Z][A-Z .'’/-]{{2,40}},(?:[ ][A-Z][\w .]{{2,30}},)?[ ](?i:{YEARLESS})[ ]?"
    r"(?:\([^()\n]{2,60}\)[ ]?[–—-]|[–—-])"
)
FRONT_DATES = {
    "date": "front-matter",
    "published": "front-matter",
    "pubdate": "front-matter",
    "publishdate": "front-matter",
    "publicationdate": "front-matter",
    "datepublished": "front-matter",
    "updated": "updated",
    "lastmod": "updated",
    "modified": "updated",
    "datemodified": "updated",
}
WEEKDAY_BEFORE = re.compile(
    r"\b(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \t]*(?:the[ \t])?$", re.IGNORECASE
)
# A shorter block may be a picture's line or a kicker that nobody recognised.
PARAGRAPH = 80


def find(article: str, text: str, zones: tuple[Zone, ...]) -> tuple[tuple[DateEvidence, ...], tuple[Warned, ...]]:
    """The evidence on a page in the order of the text, and the dates that could not be used."""
    found: list[DateEvidence] = []
    warnings: list[Warned] = []
    for label, dated in _candidates(text, zones):
        written = text[dated.start : dated.end]
        if dated.iso is None:
            message = f"{written!r} may be two days, and is not used as a date of the page"
            warnings.append(
                Warned(article=article, code="ambiguous-date", message=message, start=dated.start, end=dated.end)
            )
            continue
        clock = BESIDE.match(text, dated.end)
        found.append(
            DateEvidence(
                date=dated.iso,
                label=label,
                strong=label != "page",
                text=written,
                clock=" ".join(clock["clock"].split()) if clock else None,
                start=dated.start,
                end=dated.end,
            )
        )
        warnings.extend(_misfit(article, text, dated))
    return tuple(sorted(found, key=lambda one: one.start or 0)), tuple(warnings)


def _misfit(article: str, text: str, dated: Dated) -> Iterator[Warned]:
    """A weekday before a page date that was another day: "Saturday, November 5, 2023" was a Sunday."""
    named = WEEKDAY_BEFORE.search(text, max(0, dated.start - 14), dated.start)
    if named is None or dated.iso is None or dated.iso.startswith("XXXX"):
        return
    actual = WEEKDAYS[date.fromisoformat(dated.iso).weekday()]
    if not actual.lower().startswith(named["day"].lower()):
        message = f'"{text[named.start("day") : dated.end]}": {dated.iso} was a {actual}'
        yield Warned(article=article, code="weekday-misfit", message=message, start=named.start("day"), end=dated.end)


def _candidates(text: str, zones: tuple[Zone, ...]) -> Iterator[tuple[EvidenceLabel, Dated]]:
    yield from _front_matter(text)
    prefix = PREFIX.match(text)
    if prefix:
        yield from (("prefix", dated) for dated in dates(text, 0, prefix.end()))
    bodies = [zone for zone in zones if zone.kind == "body"]
    bodies = [zone for zone in bodies if zone.end - zone.start >= PARAGRAPH] or bodies
    if bodies:
        yield from _stamp(text, bodies[0])
    for zone in zones:
        # Between paragraphs a date is a heading of a chronology, not the page's.
        outside = not bodies or zone.start < bodies[0].start or zone.start > bodies[-1].start
        if zone.kind in ("dateline", "byline") and outside and not (prefix and zone.start < prefix.end()):
            headed = any(one.kind == "title" and one.start < zone.start for one in zones)
            yield from _line(text, zone, headed=headed)


def _front_matter(text: str) -> Iterator[tuple[EvidenceLabel, Dated]]:
    front = frontmatter.read(text)
    # trafilatura's: its date may be one with a label, any date of the page, or a year alone as 1 January.
    guessed = front is not None and front.get("fingerprint") and front.get("hostname")
    for field in front.fields if front else ():
        label = FRONT_DATES.get(field.key)
        for dated in dates(text, field.start, field.end) if label else ():
            if not guessed:
                yield ("updated" if label == "updated" else "front-matter"), dated
            elif dated.iso and not dated.iso.endswith("-01-01"):
                yield "page", dated


def _stamp(text: str, body: Zone) -> Iterator[tuple[EvidenceLabel, Dated]]:
    match = STAMP.match(text, body.start, body.end)
    if match:
        yield from (("published", dated) for dated in dates(text, match.start(), match.end()))
        return
    short = SHORT_STAMP.match(text, body.start, body.end)
    if short:
        yield from (("published", dated) for dated in yearless(short))


def _line(text: str, zone: Zone, *, headed: bool) -> Iterator[tuple[EvidenceLabel, Dated]]:
    """Each date of a line with the label between it and the date before it."""
    before = zone.start
    # Under the headline an outlet's name before its date is as good as a label; above it the site tells the day.
    signed = headed and is_signed(text[zone.start : zone.end])
    found = list(dates(text, zone.start, zone.end)) or list(_unusual(text, zone)) or list(_signed(text, zone))
    for dated in found:
        label = _label(text[before : dated.start])
        yield ("published" if signed and label == "page" else label), dated
        before = dated.end


def _signed(text: str, zone: Zone) -> Iterator[Dated]:
    """The day without a year beside an outlet's name."""
    match = SIGNED.fullmatch(text, zone.start, zone.end)
    if match:
        yield from yearless(match)


def _label(words: str) -> EvidenceLabel:
    match = LABEL.search(words)
    if match is None:
        return "page"
    return "updated" if match["updated"] else "published"


def _unusual(text: str, zone: Zone) -> Iterator[Dated]:
    """A labelled date in a form of its own ("Published: 2023, 5 November"), by dateparser."""
    label = LABEL.match(text, zone.start, zone.end)
    if label is None or not re.search(YEAR, text[label.end() : zone.end]):
        return
    rest = re.sub(r"^[\W_]+", "", text[label.end() : zone.end])
    found = _parser().get_date_data(rest)
    if found.date_obj is not None and found.period in ("day", "time"):
        yield Dated(found.date_obj.date().isoformat(), zone.end - len(rest), zone.end)


@cache
def _parser() -> Any:
    # Imported here: it costs 0.2 s, and nearly every page is served by DATE above.
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=["en"], settings=settings)
