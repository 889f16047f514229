"""Which event came after which, by an article's own words.

Forms read, one a line:
    After he visits Lima, Ruiz will head to Quito     (Lima still ahead)
    Before his arrival in Lima, he visited Quito
    landed in Lima after an earlier visit to Quito
    a visit to Lima, which followed a trip to Quito
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from . import occasions, participants
from .eventwords import Predicate
from .grammar import NOMINAL
from .localities import Mention
from .models import Article, Order
from .parse import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AFTER = frozenset({"after", "following"})
BEFORE = frozenset({"before", "ahead"})


def read(
    article: Article, sentence: Sentence, doc: Doc, found: Sequence[Mention], memory: participants.Memory
) -> Iterator[Order]:
    """The orders that a sentence states between two of its own events."""
    for token in doc:
        word = token.lower_
        if word in AFTER | BEFORE and token.dep_ in ("case", "mark") and token.head.i != token.i:
            pair = _pair(doc, token.head, token.head.head)
        elif token.lemma_.lower() in ("follow", "precede") and token.pos_ == "VERB":
            pair, word = _followed(doc, token), "before" if token.lemma_.lower() == "follow" else "after"
        else:
            continue
        if pair is None:
            continue
        inner, outer = (participants.describe(doc, p, found, memory) for p in pair)
        later, earlier = (outer, inner) if word in AFTER else (inner, outer)
        if word not in AFTER | BEFORE:
            continue
        yield Order(
            article=article.id,
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            later=later,
            earlier=earlier,
            ahead=word in AFTER and _ahead(doc[pair[0].verb], doc[pair[1].verb]),
        )


def _pair(doc: Doc, inner: Token, outer: Token) -> tuple[Predicate, Predicate] | None:
    first, second = occasions.predicate_of(doc, inner.i), occasions.predicate_of(doc, outer.i)
    if first is None or second is None or first.token == second.token:
        return None
    return first, second


def _followed(doc: Doc, verb: Token) -> tuple[Predicate, Predicate] | None:
    """X followed Y: X is later. The inner event is the object, told by "before" as the earlier one's opposite."""
    objects = [c for c in verb.children if c.dep_ == "obj" and c.pos_ in NOMINAL]
    if not objects or verb.dep_ not in ("acl:relcl", "advcl", "acl"):
        return None
    pair = _pair(doc, objects[0], verb.head)
    return (pair[1], pair[0]) if pair else None


def _ahead(inner: Token, outer: Token) -> bool:
    """After he visits X, he will ...: a present in the inner clause, a future in the outer."""
    present = inner.tag_ in ("VBZ", "VBP") and not any(c.pos_ == "AUX" for c in inner.children)
    future = any(c.lower_ in ("will", "'ll", "shall") for c in outer.children)
    return present and future
