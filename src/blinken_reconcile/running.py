"""Is a number told as one that runs: a count that grows, or one that stands so just now?

Forms read, one a line:
    rose to 32    the toll climbs to 32    now stands at 32           (grown)
    have fired 1,500    so far 12    12 by Friday    since Saturday   (adds up)
    pulled 12 lorries out    12 lorries were pulled out               (adds up: what is done one after the other)
    four boats are searching    six are still at work    14 remain    (stands so now)
A number of none of these is what something was made of ("24 girls and 19 boys were on
the bus", "a trial with 19,400 volunteers"): a later day does not make it another one.
"""

from __future__ import annotations

import re

from . import measures
from .models import Claim, Course

GROWN = re.compile(
    r"\b(?:r[io]se|rises|risen|climb(?:s|ed|ing)?|jump(?:s|ed)?|increas(?:e|es|ed|ing)|reach(?:es|ed|ing)?|surge[sd]?"
    r"|soar(?:s|ed)?|grew|grown|grows|mount(?:s|ed|ing)?|pass(?:es|ed|ing)?|surpass(?:es|ed)?|top(?:s|ped)?|stands?|stood|brings?"
    r"|brought)\b[^.;]{0,30}$",
    re.I,
)
# Verbs in the past participle, as far as they are told by their form; not those of a state.
PARTICIPLE = (
    r"(?:(?!based|stationed|seated|located|situated|called|named|aged|armed|dressed|crowded|needed|women|children)"
    r"(?:\w{2,}ed|\w+en|\w+wn|\w+ung|\w*[aeo]ught|\w*ound|\w*(?:hit|shut|cut|put|set|lost|sent|built|held|sold|made|left)))"
)
ADVERB = r"(?:(?:\w+ly|already|also|now|since|so far)\s)?"
SO_FAR = r"\b(?:so far|to date|up to now|until now|thus far|already|since)\b"
BY_DAY = (
    r"\bby (?:(?:early|late|mid-?)\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|now|then|noon|midnight|dawn"
    r"|nightfall|(?:this |that |the )?(?:morning|afternoon|evening|night))\b"
)
BEFORE = re.compile(
    rf"{SO_FAR}[^.;]{{0,60}}$|{BY_DAY}[^.;]{{0,80}}$"
    rf"|\b(?:have|has|'ve)\s{ADVERB}(?:been\s)?{PARTICIPLE}\b[^.;,]{{0,40}}$",
    re.I,
)
AFTER = re.compile(
    rf"^[^.;]{{0,60}}(?:{SO_FAR}|{BY_DAY})"
    rf"|^[^.;,]{{0,40}}\b(?:have|has|'ve)\s{ADVERB}(?:been\s)?{PARTICIPLE}\b"
    rf"|^\s(?:[\w'-]+\s){{1,4}}?(?:were|was)\s{ADVERB}{PARTICIPLE}\b",
    re.I,
)
PAST = r"took|tore|wrote|gave|threw|shot|dug|swept|struck|drove|broke|stole"
# "Crews pulled out 12 lorries"; not what holds, has or numbers them.
DONE = re.compile(rf"\b({PARTICIPLE}|{PAST})\s(?:(?:up|down|out|off|back|away|in)\s)?$", re.I)
HOLDING = frozenset(
    {"carried", "contained", "included", "comprised", "numbered", "counted", "totalled", "totaled", "involved"}
    | {"employed", "featured", "needed", "held", "required", "listed", "named", "remained", "owned", "been", "had"}
)
NOW = re.compile(
    r"\b(?:still|currently|at present|presently|for now|at the moment)\b[^.;]{0,40}$|\b(?:remain|remains)\s(?:\w+\s)?$",
    re.I,
)
NOW_AFTER = re.compile(
    r"^[^.;]{0,50}\b(?:still|currently|at present|presently|for now|at the moment)\b"
    rf"|^\s(?:[\w'-]+\s){{1,6}}?(?:(?:are|is)\s(?:\w+ly\s)?(?:\w+ing|{PARTICIPLE})|remains?)\b",
    re.I,
)


# "Are being treated" is so now; "have been treated" adds up.
CARED = frozenset({"treated", "hospitalised"})
TREATED = re.compile(
    r"\s(?:[\w'-]+\s){0,4}?(?:have been|has been|had been|were|was)\s(?:also\s|already\s)?"
    r"(?:treated|hospitali[sz]ed|admitted|taken to|brought to|rushed to)\b",
    re.I,
)


def grown(claim: Claim) -> bool:
    """Whether the words before a number tell it as a count that has grown."""
    return GROWN.search(_around(claim)[0]) is not None


def told(claim: Claim) -> Course | None:
    """How the words round a number say that it runs; None where they do not."""
    before, after = _around(claim)
    if NOW.search(before) or NOW_AFTER.search(after):
        return "stock"
    done = DONE.search(before)
    if claim.window is not None or GROWN.search(before) or BEFORE.search(before) or AFTER.search(after):
        return "cumulative"
    return "cumulative" if done is not None and done.group(1).lower() not in HOLDING else None


def course(*claims: Claim) -> Course:
    """How the measure of a few claims runs: by the lexicon, else, for a count, by what is said of any of them."""
    if all(c.role == "change" for c in claims):
        return "fixed"  # what something moved by in a day, or since a day
    first = next((c for c in claims if measures.known(c.measure) is not None), claims[0])
    said = {told(claim) for claim in claims}
    if first.measure in CARED and "stock" not in said and any(TREATED.match(_around(claim)[1]) for claim in claims):
        return "cumulative"
    if measures.known(first.measure) is not None or first.kind != "count":
        return measures.course(first.measure, first.kind)
    return "stock" if "stock" in said else "cumulative" if "cumulative" in said else "fixed"


def _around(claim: Claim) -> tuple[str, str]:
    """The words of its sentence before a number, and those behind it."""
    if claim.quote is None or claim.start is None or claim.end is None:
        return "", ""
    exact, start = claim.quote.exact, claim.quote.start
    return exact[: max(0, claim.start - start)], exact[claim.end - start :]
