"""Lines of a page that are about its date and nothing else.

Forms read, one a line:
    Published 3 March 2023 in World      Posted by: admin in World News March 12, 2023 0 23 Views
    Situation report 05 / 12 February 2025 / data to Sunday
    Sportline Radio, 18 March 2024, 18:05
    La Gaceta del Norte (English edition), March 18, 2024      LIMA, Monday 18 March 2024 (Agency)
"""

from __future__ import annotations

import re

from .pagedates import DATE, MONTH, ORDINAL, YEARLESS, dates

LABEL = re.compile(
    r"\b(?:(?P<updated>(?:(?:last|latest)[ -])?(?:updated?|modified|revised|edited))"
    r"|(?P<published>(?:(?:first|originally)[ -])?(?:published|posted|issued|filed|released|uploaded)"
    r"|(?:publication |publish |published |post |posted |release )?date))\b",
    re.IGNORECASE,
)
# The number of an issue: "Bulletin No. 4", "Situation Report #7".
ISSUE = r"\b(?:No\.|Nr\.|Vol\.|Volume|Issue|Edition|Bulletin|Report|Update|Release|Flash|Sitrep) ?#?\d{1,4}\b"
# "Sportline Radio, Sat 9 March 2024, 18:05": the name of an outlet, or of a place, and a date.
SIGNED = re.compile(
    rf"(?P<name>[A-Z](?:{ISSUE}|[^,.;:!?\d]){{2,60}}(?:, (?:{ISSUE}|[^,.;:!?\d]){{2,30}})?), "
    rf"(?P<date>(?:[A-Z][a-z]+,? )?(?i:{DATE.pattern}|{YEARLESS}))"
    r"(?P<rest>[ ,|·–—-]*(?:\([^()\d]{2,60}\)|.{0,24}))"
)
# Words without a capital letter in the name of an outlet or the line of a reporter, articles of other languages too.
SMALL_WORDS = """
a an and at by for from in of on the to with
news newsroom online brief edition desk service section supplement blog newsletter magazine journal weekly daily
monthly quarterly bulletin review gazette commentary column correspondent reporter staff writer special agency wire
da de degli dei del della den der des di die do dos du e el en et i il la las le les los och og und van vom von y zu
"""
SMALL = frozenset(SMALL_WORDS.split())
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
LONGEST_LINE = 160
LONGEST_SIGNED = 100
EXTRA_WORDS = 3
# "Posted by: admin in World News March 12, 2023 0 23 Views": with a colon it is no sentence.
BY_COLON = re.compile(r"(?: by)? ?:", re.IGNORECASE)
COLON_WORDS = 8


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
    rest = re.sub(r"^\W*\(.*\)$", "", match["rest"])
    for pattern in (CLOCK, FILLER):
        rest = pattern.sub(" ", rest)
    return len(named) <= COLON_WORDS and all(w[0].isupper() or w in SMALL for w in named) and not re.search(r"\w", rest)
