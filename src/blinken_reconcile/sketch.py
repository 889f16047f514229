"""Sentences of an article -> what it is about, by its own words: terms, places, days, wording.

A term is the stem of a word ("collapsed", "collapses": collaps), a number of three
digits or more, or a name; a people or its adjective is its country ("Libyan": libya).
A word of the title counts three times, one of the first sentences twice. A title whose
words do not come back in the text is a masthead and counts little.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from . import credits, lexicons
from .models import Article, Place, Sketch, When
from .parse import Sentence
from .places import gazetteer

WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_][\w’'-]*")
POSSESSIVE = re.compile(r"['’]s?$")
YEAR = re.compile(r"(?:19|20)\d\d")
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
CALENDAR = DAYS | MONTHS
# Endings that inflection adds; what is left must be long enough to stand for the word.
ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
SHORTEST_STEM = 4
# Times that a word counts where it stands: a story is told in its title and its first sentences.
TITLE, LEAD, BODY, CAPTION = 3.0, 2.0, 1.0, 0.5
LEAD_SENTENCES = 3
MOST_TERMS = 600
SHINGLE = 5
PROSE = frozenset({"body", "standfirst"})
NUMBER = re.compile(r"\d[\d,.]*")
# Words of this share of documents say nothing of a sentence; it needs so many others to be known again.
EVERYDAY, FEWEST_TELLING = 0.2, 4


def stem(word: str) -> str:
    """A word in small letters without what inflection added to it; rough, and the same for every form."""
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            return word[: -len(ending)] + rest
    return word


@dataclass(slots=True)
class _Draft:
    """A sketch in the making: where each term stands, and in what letters."""

    title: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    text: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    capital: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)
    lead_places: dict[str, Place] = field(default_factory=dict)
    spots: set[str] = field(default_factory=set)
    lead_spots: set[str] = field(default_factory=set)
    whens: list[When] = field(default_factory=list)
    lead_whens: list[When] = field(default_factory=list)


def sketch(article: Article, sentences: Sequence[Sentence]) -> Sketch:
    """The sketch of an article from its text and its sentences, in reading order."""
    draft = _Draft()
    told = 0
    for sentence in sentences:
        told += sentence.zone == "body"
        _read(draft, sentence, lead=sentence.zone in ("title", "standfirst") or told <= LEAD_SENTENCES)
    weights = _weights(draft)
    names = (term for term in weights if term[0] == "#" or (term in draft.capital and term not in draft.small))
    return Sketch(
        terms=tuple(sorted(weights.items())),
        names=tuple(sorted(names)),
        places=tuple(place for _, place in sorted(draft.places.items())),
        lead_places=tuple(place for _, place in sorted(draft.lead_places.items())),
        spots=tuple(sorted(draft.spots)),
        lead_spots=tuple(sorted(draft.lead_spots)),
        whens=tuple(draft.whens),
        lead_whens=tuple(draft.lead_whens),
        shingles=shingles(s.text for s in sentences),
        sentences=tuple(
            found for s in sentences if s.zone in PROSE and len(found := _telling(s.text)) >= FEWEST_TELLING
        ),
        agency=credits.agency(article),
        family=credits.family(article),
    )


def _read(draft: _Draft, sentence: Sentence, *, lead: bool) -> None:
    titled = sentence.zone == "title"
    weight = {"title": TITLE, "caption": CAPTION}.get(sentence.zone, LEAD if lead else BODY)
    for term, capital, first in _terms(sentence):
        (draft.title if titled else draft.text)[term] += weight
        if not titled and sentence.zone != "heading" and not first:
            (draft.capital if capital else draft.small).add(term)
    draft.whens.extend(sentence.whens)
    for place in _places(sentence.text):
        draft.places[place.name] = place
        if lead:
            draft.lead_places[place.name] = place
    spots = set(_spots(sentence.text))
    draft.spots |= spots
    if lead:
        draft.lead_spots |= spots
    if lead:
        draft.lead_whens.extend(sentence.whens)


def terms(text: str) -> list[str]:
    """The terms of a text, in its order."""
    return [term for match in WORD.finditer(text) if (term := _term(match.group()))]


def _terms(sentence: Sentence) -> Iterator[tuple[str, bool, bool]]:
    """Each term of a sentence, whether it has a capital letter, and whether it begins the sentence."""
    dated = [(when.start, when.end) for when in sentence.whens]
    for match in WORD.finditer(sentence.text):
        if any(start <= match.start() < end for start, end in dated):
            continue
        term = _term(match.group())
        if term:
            yield term, match.group()[0].isupper(), match.start() == 0


def _term(written: str) -> str | None:
    if written[0].isdigit():
        telling = "." in written or len(re.sub(r"\D", "", written)) > 2
        return "#" + written.replace(",", "").rstrip(".") if telling and not YEAR.fullmatch(written) else None
    word = POSSESSIVE.sub("", written)
    plain = word.casefold()
    if len(plain) < 2 or (len(plain) == 2 and not word.isupper()) or plain in CALENDAR:
        return None
    country = gazetteer().demonym(word) if word[0].isupper() else None
    return country.name.casefold() if country is not None and " " not in country.name else stem(plain)


def _weights(draft: _Draft) -> dict[str, float]:
    """Term -> 1 + the logarithm of how often it counts; the heaviest ones of a very long text."""
    known = sum(term in draft.text for term in draft.title)
    # A headline comes back in its story; a newspaper's name and its navigation do not.
    headline = not draft.text or known * 2 >= len(draft.title)
    total = defaultdict(float, draft.text)
    for term, weight in draft.title.items():
        total[term] += weight if headline or term in draft.text else CAPTION
    heaviest = sorted(total.items(), key=lambda one: (-one[1], one[0]))[:MOST_TERMS]
    return {term: round(1 + math.log(weight) if weight > 1 else weight, 3) for term, weight in heaviest}


# "El Fuerte" is no Fuerte, and an English edition is not of England.
PARTICLES = frozenset({"El", "La", "Los", "Las", "Le", "Les", "San", "Santa", "Santo", "São", "Al", "Nova", "Nuevo"})
LANGUAGE = frozenset({"edition", "version", "language", "service", "translation", "subtitles", "speaking"})


def _places(text: str) -> Iterator[Place]:
    tokens = re.findall(r"\w+|[^\w\s]", text)
    for found in gazetteer().find(tokens):
        if not found.ambiguous and not (found.start > 0 and tokens[found.start - 1] in PARTICLES):
            yield found.place
    for token, behind in zip(tokens, [*tokens[1:], ""], strict=True):
        country = gazetteer().demonym(token) if token[0].isupper() and behind not in LANGUAGE else None
        if country is not None:
            yield country


# "in Quila Alta", "the town of Moma", "near Tel Baider": where a name stands that is one of a place.
SPOT = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|[Aa]cross"
    r"|(?:town|city|village|hamlet|district|suburb|port|province|county|region|island|municipality|settlement) of)"
    r"\s+(?:(?:the|central|eastern|western|northern|southern|nearby|neighbou?ring|downtown|rural)\s+){0,2}"
    r"(?P<name>[A-Z]\w*[a-z]\w*(?:[ -][A-Z]\w*[a-z]\w*){0,2})"
)


# Houses of government are in every capital.
INSTITUTIONS = frozenset(
    {
        "parliament",
        "congress",
        "senate",
        "cabinet",
        "court",
        "council",
        "assembly",
        "house",
        "army",
        "church",
        "ramadan",
    }
    | {"christmas", "easter", "christianity", "islam", "facebook", "twitter", "instagram", "whatsapp", "telegram"}
)


def _spots(text: str) -> Iterator[str]:
    """Names behind "in" or "town of" that no gazetteer knows; what is a word too ("in Parliament") tells nothing."""
    known, common = gazetteer(), lexicons.common_words()
    for match in SPOT.finditer(text):
        name = match["name"]
        words = [POSSESSIVE.sub("", word).casefold() for word in name.split()]
        plain = words[0] in INSTITUTIONS or any(w in CALENDAR or stem(w) in common or w in common for w in words)
        if known.lookup(name) is None and known.demonym(name) is None and not plain:
            yield " ".join(words)


def _telling(text: str) -> tuple[int, ...]:
    """Digests of what a sentence says: its numbers, and its terms that are not everyday words."""
    common = lexicons.common_words()
    told = {term for term in terms(text) if common.get(term, 0.0) < EVERYDAY} | set(NUMBER.findall(text))
    return tuple(sorted(_digest(term) for term in told))


def _digest(words: str) -> int:
    return zlib.crc32(words.encode())


def shingles(texts: Iterable[str]) -> tuple[int, ...]:
    """Digests of the runs of five words of a text, sorted."""
    words = re.findall(r"\w+", " ".join(texts).casefold())
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return tuple(sorted({_digest(run) for run in runs}))
