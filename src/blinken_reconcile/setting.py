"""What an article tells of, as far as its claims depend on it: a protest, a trial, a storm by its name.

Forms read, one a line:
    70,000 people filled the square to protest    25,000 attended the rally        (protesters)
    900 people attended the funeral               31,400 saw the final             (people present)
    Gunmen stopped the bus. They took 22 traders and two guides.                 (kidnapped)
A word near the number decides; where the sentence has none, what the article is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .measures import counts, known

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .models import Quantity
    from .subjects import Subject

# "march" in small letters only: the other one is a month.
PROTEST = re.compile(
    r"\b(?:[Pp]rotest\w*|[Dd]emonstrat(?:ion|ions|or|ors|ed|ing|e)\b|[Rr]all(?:y|ies|ied|ying)|march(?:es|ed|ing|ers?)?"
    r"|[Mm]archers|[Pp]icket\w*|sit-ins?|[Uu]prising|placards?|banners|(?:illegal|unauthori[sz]ed|unlawful"
    r"|banned) (?:assembly|gathering|meeting)|anti-\w+|to the streets)\b"
)
GATHERING = re.compile(
    r"\b(?:concerts?|gigs?|funerals?|burials?|festivals?|vigils?|parades?|processions?|weddings?|carnivals?|memorials?"
    r"|mourn\w*|worship\w*|spectators?|audiences?|congregations?|pilgrim\w*|celebrat\w*|commemorat\w*|stadium|derby"
    r"|tournament|marathon|inauguration|sermon|exhibition|pageant|conference|premiere)\b",
    re.I,
)
# Words of other things too; in one sentence with people who came they tell what for.
GATHERING_NEAR = re.compile(
    GATHERING.pattern
    # Not part of a name: "the Open Fair union".
    + r"|\b(?:the|a|his|her|their|this) (?:\w+ )?(?-i:match|game|final|mass|service|ceremony|screening|show|prayers?"
    r"|race|fair|opening|party|dance|lecture|reading|tour|visit|screening)\b",
    re.I,
)
TRIAL = re.compile(
    r"\b(?:sentenc\w+|jail\w*|prison|convict\w+|prosecut\w+|courts?|judges?|guilty|verdict|defendants?)\b", re.I
)
# Storms with names: "Cyclone Ana", "Typhoon Lando".
STORM = re.compile(r"\b(?:[Ss]torm|[Cc]yclone|[Hh]urricane|[Tt]yphoon|Tropical Depression) ([A-Z][a-z]+)\b")
# "They took 22 traders": as hostages, where the article tells of some.
HOSTAGES = re.compile(
    r"\b(?:hostages?|captors?|captives?|captivity|kidnapp\w+|abduct\w+|hijack\w+|ransom|gunmen|held captive)\b", re.I
)
TAKEN = re.compile(
    r"\b(?:they|(?:the )?(?:gunmen|men|attackers|hijackers|rebels|militants|bandits|gang|group))\s"
    r"(?:then |also |had |have |later )*(?:took|taken|seized|carried (?:off|away)|led away|marched off|grabbed)"
    r"(?: away| off)?\s(?:[^.;,]{1,40}(?:,| and)\s)?(?:[^.;,]{1,40} and\s)?(?:another |the |some )?$",
    re.I,
)
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What numbers are told in: whether crowds protest, years are sentences, those taken hostages; names of storms."""

    protest: bool = False
    trial: bool = False
    hostages: bool = False
    storms: frozenset[str] = frozenset()


def of(text: str) -> Setting:
    """The setting of an article's text."""
    storms = frozenset(STORM.findall(text))
    protests, gatherings = len(PROTEST.findall(text)), len(GATHERING.findall(text))
    protest, trial = protests > 2 * gatherings, len(TRIAL.findall(text)) >= ENOUGH
    hostages = len(HOSTAGES.findall(text)) >= ENOUGH
    return Setting(protest=protest, trial=trial, hostages=hostages, storms=storms)


def settled(doc: Doc, quantity: Quantity, subject: Subject, setting: Setting, last: str | None) -> Subject:
    """A crowd that came to protest is counted as protesters; ``last`` is the measure of the crowd told of before."""
    if setting.hostages and (not subject.known or subject.elided) and quantity.kind == "count":
        return _taken(doc, quantity, subject)
    if subject.measure != "crowd" or subject.noun in GATHERED:
        return subject
    here = [(_away(m.start(), quantity), name) for m, name in _words(doc.text)]
    protest = min(here)[1] == "protest" if here else (last == "protesters" if last else setting.protest)
    found = known("protesters") if protest else None
    return replace(subject, measure=found.key, label=found.label) if found else subject


ELSEWHERE = re.compile(r"\s[\w’'-]+\s(?:to|into|out|from|off|on|for|in)\b", re.I)
WHO_WERE = re.compile(r"\s(?:[\w’'-]+\s)?(?:who|that) (?:were|had been) (?:taken|seized|carried off)\b(?! to\b)", re.I)


def _taken(doc: Doc, quantity: Quantity, subject: Subject) -> Subject:
    """People whom gunmen took, kidnapped unless something else was done with them: "took 22 traders to safety"."""
    kidnapped = known("kidnapped")
    behind = doc.text[quantity.end :]
    if kidnapped is None or not subject.noun or not counts(kidnapped, subject.noun):
        return subject
    taken = not subject.known and TAKEN.search(doc.text[: quantity.start]) and not ELSEWHERE.match(behind)
    if not taken and not WHO_WERE.match(behind):
        return subject
    return replace(subject, measure=kidnapped.key, label=kidnapped.label, known=True)


GATHERED = frozenset(
    {"spectator", "mourner", "worshipper", "pilgrim", "fan", "visitor", "believer", "faithful", "runner", "guest"}
)


def _words(text: str) -> list[tuple[re.Match[str], str]]:
    """The words of a sentence that tell what people came for."""
    found = [(m, "protest") for m in PROTEST.finditer(text)]
    return found + [(m, "gathering") for m in GATHERING_NEAR.finditer(text)]


def _away(at: int, quantity: Quantity) -> int:
    return min(abs(at - quantity.start), abs(at - quantity.end))
