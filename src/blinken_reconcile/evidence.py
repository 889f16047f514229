"""What a page says about its own date.

Only a full date counts: day, month and year. The surface forms read here:

    2023-11-05   2023/11/05   2023-11-05T21:57:00Z
    November 5, 2023   Nov. 5th 2023   Nov-05-2023
    5 November 2023    5th of Nov., 2023   05-Nov-2023
    23/04/2023   04/23/2023   23.4.2023      day and month can be told apart
    03/04/2023                               they cannot: a warning, no evidence
    Nov. 5    5 November                     no year: only in a stamp or beside an outlet's name, as XXXX-11-05

A labelled date ("Published", "Updated:", front matter, the prefix ``date
2023-06-02``, an agency's own stamp) is strong; a bare date near the top or the
foot of the page is weak, because it may be the day on which the page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from . import frontmatter
from .models import DateEvidence, EvidenceLabel, Warned, Zone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:19|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?<![\d/])(?:"
    rf"(?P<y1>{YEAR})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)"
    rf"|(?P<m2>{MONTH})[ \t-]*(?P<d2>\d\d?){ORDINAL},?[ \t-]+(?P<y2>{YEAR})"
    rf"|(?P<d3>\d\d?){ORDINAL}[ \t-]*(?:of[ \t]+)?(?P<m3>{MONTH}),?[ \t-]*(?P<y3>{YEAR})"
    rf"|(?P<a4>\d\d?)(?P<s4>[-/.])(?P<b4>\d\d?)(?P=s4)(?P<y4>{YEAR})"
    rf")(?![\d/])",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:(?P<updated>(?:(?:last|latest)[ -])?(?:updated?|modified|revised|edited))"
    r"|(?P<published>(?:(?:first|originally)[ -])?(?:published|posted|issued|filed|released|uploaded)"
    r"|(?:publication |publish |published |post |posted |release )?date))\b",
    re.IGNORECASE,
)
# "date 2023-06-02 Storm Daniel wrecked ...": what some collections put before the text.
PREFIX = re.compile(rf"\s*date[ \t:]+{DATE.pattern}", re.IGNORECASE)
# "BEIJING, Nov. 5, 2023 (Xinhua) --", "MOSCOW (UrduPoint News / Sputnik - 03rd June, 2023)". Without a
# year ("LONDON, March 3 (Reuters) -") it dates nothing by itself.
STAMP = re.compile(rf"[A-Z][A-Z .'’/-]{{2,40}}(?:,|[ ]?\()[^\n.]{{0,60}}?(?i:{DATE.pattern})[ ]?(?:[)(/–—]|-)")
YEARLESS = rf"(?:(?P<m5>{MONTH})[ \t]*(?P<d5>\d\d?)|(?P<d6>\d\d?){ORDINAL}[ \t]*(?P<m6>{MONTH}))(?!\d|[ ,]+{YEAR})"
SHORT_STAMP = re.compile(
    rf"[A-Z][A-Z .'’/-]{{2,40}},(?:[ ][A-Z][\w .]{{2,30}},)?[ ](?i:{YEARLESS})[ ]?"
    r"(?:\([^()\n]{2,60}\)[ ]?[–—-]|[–—-])"
)
# The number of an issue: "Bulletin No. 4", "Situation Report #7".
ISSUE = r"\b(?:No\.|Nr\.|Vol\.|Volume|Issue|Edition|Bulletin|Report|Update|Release|Flash|Sitrep) ?#?\d{1,4}\b"
# "Sportline Radio, Sat 9 March 2024, 18:05": the name of an outlet, or of a place, and a date.
SIGNED = re.compile(
    rf"(?P<name>[A-Z](?:{ISSUE}|[^,.;:!?\d]){{2,60}}(?:, (?:{ISSUE}|[^,.;:!?\d]){{2,30}})?), "
    rf"(?P<date>(?:[A-Z][a-z]+,? )?(?i:{DATE.pattern}|{YEARLESS}))"
    r"(?P<rest>[ ,|·–—-]*.{0,24})"
)
SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}) | frozenset(
    {"news", "newsroom", "online", "brief", "edition", "desk", "service"}
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
# What may stand on a date line beside dates and labels.
CLOCK = re.compile(
    r"\b\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:[ \t]?(?:[ap]\.?m\b\.?|hrs\b|h\b))?|\b\d\d?[ \t]?[ap]\.?m\b\.?"
    r"|\b(?:UTC|GMT|[ECMPAJKIW][SD]?T|BST|CES?T|EES?T|IST|AES?T)\b(?:[ ]?[+-]\d\d?(?::?\d\d)?)?|T?\d\d:\d\d\S*Z?",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"
    r"|\b(?:at|on|the|a|by|in|local|time|edt|min(?:ute)?s?|hours?|days?|ago|read|online)\b|\d+(?= (?:min|hour|day))",
    re.IGNORECASE,
)
PART = re.compile(
    rf"{MONTH}[ \t]*\d\d?\b|\b\d\d?{ORDINAL}[ \t]*{MONTH}|\b\d+ (?:min(?:ute)?|hour|day)s? ago", re.IGNORECASE
)
# The time of day behind a date: ", 9:57 PM GMT", "T21:57:00+01:00", " - 18:05 IST".
BESIDE = re.compile(
    r"(?:T|[ \t]?[,|·–-]?[ \t]*(?:at[ \t])?)(?P<clock>\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:[ \t]?[ap]\.?m\b\.?)?"
    r"(?:[ \t]?hrs\b)?(?:[ \t]?(?:Z|UTC|GMT|[ECMPAJKIW][SD]?T|BST|CES?T|EES?T|AES?T)\b)?(?:[ \t]?[+-]\d\d?:?\d\d)?)",
    re.IGNORECASE,
)
WEEKDAY_BEFORE = re.compile(
    r"\b(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \t]*(?:the[ \t])?$", re.IGNORECASE
)
LONGEST_LINE = 160
LONGEST_SIGNED = 100
EXTRA_WORDS = 3
# "Posted by: admin in World News March 12, 2023 0 23 Views": with a colon it is no sentence.
BY_COLON = re.compile(r"(?: by)? ?:", re.IGNORECASE)
COLON_WORDS = 8
# A shorter block may be a picture's line or a kicker that nobody recognised.
PARAGRAPH = 80


class Dated(NamedTuple):
    """A date and where it stands.

    ``iso`` is None if day and month cannot be told apart, and begins with XXXX if there is no year.
    """

    iso: str | None
    start: int
    end: int


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """The full dates in a stretch of text; impossible ones (31 February) are left out."""
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        found = _dated(match)
        if found is not None:
            yield found


def _dated(match: re.Match[str]) -> Dated | None:
    if match["y4"]:
        return _numeric(match)
    if match["y1"]:
        year, month, day = match["y1"], int(match["m1"]), match["d1"]
    else:
        year, day = match["y2"] or match["y3"], match["d2"] or match["d3"]
        month = MONTHS.index((match["m2"] or match["m3"])[:3].lower()) + 1
    iso = _iso(int(year), month, int(day))
    return Dated(iso, match.start(), match.end()) if iso else None


def _numeric(match: re.Match[str]) -> Dated | None:
    year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
    possible = {_iso(year, first, second), _iso(year, second, first)} - {None}
    if not possible:
        return None
    # Guessing the order would be wrong for half of the world's pages: ambiguous means no date.
    return Dated(possible.pop() if len(possible) == 1 else None, match.start(), match.end())


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def is_dateline(line: str) -> bool:
    """Whether a line is only about the page's date: a date alone, or labelled, with or without a year.

    "Published 3 March 2023 in World" is one; "Published on 3 March 2023, the report said ..." is a sentence.
    """
    if len(line) > LONGEST_LINE:
        return False
    line = line.lstrip("([|•-–— ")
    labelled = LABEL.match(line)
    dated = DATE.search(line) or PART.search(line)
    if not (dated or (labelled and CLOCK.search(line))):
        return False
    rest = line
    for pattern in (DATE, PART, LABEL, CLOCK, FILLER):
        rest = pattern.sub(" ", rest)
    words = re.findall(r"\w+", rest)
    if labelled is None or line.rstrip().endswith("."):
        return not words
    return len(words) <= (COLON_WORDS if BY_COLON.match(line, labelled.end()) else EXTRA_WORDS)


# "Situation report 05 / 12 February 2025 / data to Sunday", "Vol. 12, No. 6. Friday, February 7th, 2025".
PARTED = re.compile(r"\s[/|–—·•-]+\s|\.\s+|;\s+")


def is_heading(line: str) -> bool:
    """Whether one part of a short line, as an outlet's name or the number of its issue, is only the page's date."""
    if len(line) > LONGEST_LINE or line.endswith((".", "!", "?")) or len(list(dates(line))) != 1:
        return False
    if re.match(r"\W*by\b", line, re.IGNORECASE):
        return False  # a byline says its date too
    parts = PARTED.split(line)
    return len(parts) > 1 and any(is_dateline(part) for part in parts)


def is_signed(line: str) -> bool:
    """Whether a line is an outlet's name, or a place, and a date: "Sportline Radio, 18 March 2024".

    All its words have capital letters: "The final, 18 March 2024" is a heading.
    """
    match = SIGNED.fullmatch(line) if len(line) <= LONGEST_SIGNED else None
    if match is None:
        return False
    named = re.findall(r"[^\W\d_][\w'’.-]*", match["name"])
    rest = match["rest"]
    for pattern in (CLOCK, FILLER):
        rest = pattern.sub(" ", rest)
    return len(named) <= COLON_WORDS and all(w[0].isupper() or w in SMALL for w in named) and not re.search(r"\w", rest)


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
    actual = date.fromisoformat(dated.iso).strftime("%A")
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
            yield from _line(text, zone)


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
        yield from (("published", dated) for dated in _yearless(text, short))


def _line(text: str, zone: Zone) -> Iterator[tuple[EvidenceLabel, Dated]]:
    """Each date of a line with the label between it and the date before it."""
    before = zone.start
    found = list(dates(text, zone.start, zone.end)) or list(_unusual(text, zone)) or list(_signed(text, zone))
    for dated in found:
        yield _label(text[before : dated.start]), dated
        before = dated.end


def _signed(text: str, zone: Zone) -> Iterator[Dated]:
    """The day without a year beside an outlet's name."""
    match = SIGNED.fullmatch(text, zone.start, zone.end)
    if match:
        yield from _yearless(text, match)


def _yearless(text: str, match: re.Match[str]) -> Iterator[Dated]:
    """A day and a month as XXXX-03-16: the year is for the story to say."""
    month, day = match["m5"] or match["m6"], match["d5"] or match["d6"]
    # A leap year, so that 29 February is a day.
    iso = _iso(2000, MONTHS.index(month[:3].lower()) + 1, int(day)) if month else None
    if iso:
        start = match.start("m5") if match["m5"] else match.start("d6")
        yield Dated(f"XXXX{iso[4:]}", start, match.end("d5") if match["m5"] else match.end("m6"))


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
