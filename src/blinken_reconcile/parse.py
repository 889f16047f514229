"""Article -> sentences, parsed where they hold a candidate number or date.

This is where spaCy comes in; a ``Doc`` goes no further than the claims stage.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from . import periods, sentences
from .errors import ModelError
from .marks import reading
from .models import Article, When, ZoneKind
from .numerals import folded
from .sentences import LONGEST

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Zones that are no prose of the article.
SILENT: frozenset[ZoneKind] = frozenset({"furniture", "byline", "dateline"})

# A word that can start a quantity. Dates are looked for by periods.find itself.
CANDIDATE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|trillions?|lakhs?|crores?|(?:four|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen)th"
    r"|dozens?|tens of|handful of|scores"
    r"|half|thirds?|quarters?|fifths?|an? (?:hour|day|week|month|year|decade|kilomet(?:re|er)"
    r"|mile|ton|tonne))\b",
    re.I,
)

# One or none told without a number: "a firefighter was killed", "no one was hurt", "another died".
SINGLE = re.compile(
    r"\b(?:an?|another|no|nobody|none)\b(?=.*\b(?:kill|wound|injur|shot|stabb|arrest|charged|kidnap|abduct|rescue|hospital)"
    r"|.*\b(?:died|dead|deaths?|hurt|missing|fatally|casualt|fatalit))|\b(?:kill|wound|injur|shot|stabb)\w*\s(?:an?|another)\b",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; ``doc`` is None where nothing in it can be a claim.

    ``text`` is what is read, without marks of markup and odd letters; offsets of ``whens`` and ``doc`` count
    in it. ``offsets`` has those of its characters in the article, and its end, where there
    are such marks, and is () where ``text`` is as long as its piece of the article's.
    """

    index: int
    start: int
    end: int
    text: str
    zone: ZoneKind
    whens: tuple[When, ...] = ()
    doc: Doc | None = None
    offsets: tuple[int, ...] = ()

    def at(self, offset: int) -> int:
        """Where in the article a character of the sentence stands."""
        return self.offsets[offset] if self.offsets else self.start + offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the article a stretch of the sentence stands, marks inside it included."""
        return self.at(start), self.at(end - 1) + 1 if end > start else self.at(start)

    def within(self, at: int) -> int:
        """Where in the sentence a character of the article stands."""
        return bisect.bisect_left(self.offsets, at) if self.offsets else at - self.start


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article and its sentences in reading order."""

    article: Article
    sentences: tuple[Sentence, ...] = field(default=())


# Told of an article that could not be read, and why; without it the first one ends the run.
Failed = Callable[[Article, Exception], None]


def parse(articles: Iterable[Article], nlp: Language, failed: Failed | None = None) -> Iterator[Parsed]:
    """Parse articles, in order, the sentences of a few articles in one batch; those that failed are left out.

    Memory stays flat: Docs are released with their articles.
    """
    waiting = iter(articles)
    while asked := list(islice(waiting, TOGETHER)):
        cut = [(article, found) for article in asked if (found := _cut(article, failed)) is not None]
        batch, drafts = [article for article, _ in cut], [found for _, found in cut]
        wanted = [_wanted(one) for one in drafts]
        texts = (d.text for one, chosen in zip(drafts, wanted, strict=True) for d in one if d.index in chosen)
        docs = nlp.pipe(sentence_doc(nlp, text) for text in texts)
        for article, one, chosen in zip(batch, drafts, wanted, strict=True):
            yield Parsed(article, tuple(replace(d, doc=next(docs)) if d.index in chosen else d for d in one))


def _cut(article: Article, failed: Failed | None) -> list[Sentence] | None:
    """The sentences of an article, not parsed yet; None if it failed and somebody was told."""
    try:
        return list(_drafts(article))
    except Exception as error:
        if failed is None:
            raise
        failed(article, error)
        return None


def of_doc(article: Article, doc: Doc) -> Parsed:
    """An article whose text somebody else has parsed: ``doc.text`` is ``article.text``."""
    drafts = list(_drafts(article))
    chosen = _wanted(drafts)
    return Parsed(article, tuple(_piece(d, doc) if d.index in chosen else d for d in drafts))


def _piece(draft: Sentence, doc: Doc) -> Sentence:
    """A sentence with its part of a parsed text, widened to whole tokens."""
    span = doc.char_span(draft.start, draft.end, alignment_mode="expand")
    if span is None:
        return draft
    text = folded(span.text)
    whens = draft.whens if (span.start_char, text) == (draft.start, draft.text) else tuple(periods.find(text))
    return replace(draft, start=span.start_char, end=span.end_char, text=text, whens=whens, doc=span.as_doc())


# Articles whose sentences go through the parser in one batch: enough to fill it, too few to weigh.
TOGETHER = 16


def too_long(sentence: Sentence) -> bool:
    """Whether a stretch without an end is left unread, with a warning."""
    return sentence.end - sentence.start > LONGEST


def _drafts(article: Article) -> Iterator[Sentence]:
    index = 0
    for zone in article.zones:
        if zone.kind in SILENT:
            continue
        read = reading(article.text, zone.start, zone.end, article.marks) if article.marks else None
        source, first, last = (read.text, 0, len(read.text)) if read else (article.text, zone.start, zone.end)
        for start, end in sentences.cut(source, first, last):
            text = folded(source[start:end])
            whens = tuple(periods.find(text)) if len(text) <= LONGEST else ()
            offsets = read.offsets[start : end + 1] if read else ()
            begin, stop = (offsets[0], offsets[-2] + 1) if offsets else (start, end)
            yield Sentence(index, begin, stop, text, zone.kind, whens, None, offsets)
            index += 1


# "He met there on Sunday" and "Sunday's visit" are explained by the sentence before or by the lead.
POINTS_BACK = re.compile(r"\b(?:he|she|his|her|him|there|they|it|its|their|these|those)\b", re.I)


# "After he visits Lima" orders events that the sentence before has dated.
ORDERS = re.compile(r"\b(?:after|before|following|follow(?:s|ed)|preced(?:es|ed)|ahead of|prior to)\b", re.I)


def _wanted(drafts: Sequence[Sentence]) -> frozenset[int]:
    """Sentences to parse: candidates, the lead, what a candidate's pronoun points back to, what orders its events."""
    candidates = [d.index for d in drafts if _candidate(d)]
    lead = [d.index for d in drafts if d.zone in ("title", "standfirst")][:2]
    lead += [d.index for d in drafts if d.zone == "body"][:1]
    before = [i - 1 for i in candidates if i > 0 and POINTS_BACK.search(drafts[i].text)]
    orders = [i + 1 for i in candidates if i + 1 < len(drafts) and ORDERS.search(drafts[i + 1].text[:LONGEST])]
    wanted = (*candidates, *lead, *before, *orders) if candidates else ()
    return frozenset(i for i in wanted if not too_long(drafts[i]))


def _candidate(sentence: Sentence) -> bool:
    if too_long(sentence):
        return False
    return bool(sentence.whens or CANDIDATE.search(sentence.text) or SINGLE.search(sentence.text))


# ------------------------------------------------------------ parses by other pipelines

# The relations of Universal Dependencies without subtypes: universaldependencies.org/u/dep
RELATIONS = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list",
    "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root",
    "vocative", "xcomp",
})  # fmt: skip
NEEDED = {"parse": "DEP", "parts of speech": "POS", "lemmas": "LEMMA"}


def labelled(doc: Doc) -> Doc:
    """``doc``, if claims can be read from its annotation.

    Raises:
        ModelError: it has no parse, or one with other labels.
    """
    if wrong := lacking(doc):
        raise ModelError(
            f"claims cannot be read from this parse: {wrong}",
            "it takes tagger, lemmatizer and a parser with Universal Dependencies labels",
        )
    return doc


def lacking(doc: Doc) -> str:
    """What keeps claims from being read from an annotation, in words; "" if nothing does."""
    missing = [word for word, name in NEEDED.items() if not doc.has_annotation(name)]
    if missing:
        return "it has no " + ", no ".join(missing)
    others = sorted({t.dep_ for t in doc if t.dep_ and t.dep_.partition(":")[0].lower() not in RELATIONS})
    return f"it has labels that Universal Dependencies does not know: {', '.join(others[:5])}" if others else ""


def sentence_doc(nlp: Language, text: str) -> Doc:
    """A tokenised sentence that the parser may not cut again."""
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
