"""What a date dates: the predicate of its own clause.

Forms read, one a line:
    landed in Lima on Sunday evening      Sunday's visit      the 1974 invasion
    On Monday, he met the king            during a trip to Lima on Sunday
    made an unannounced visit on 5 May    (a light verb: the noun tells the event)
    was in Jordan on Saturday             data released by the ministry on 3 May
A weekday belongs to the event of its own clause. A date on a reporting verb
("police said on Sunday") is no event: it says as of when a figure held. Who takes
part in the event, and where, is read by :mod:`participants`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import announcing, doers, grammar, lexicons
from .eventwords import SUBJECTS, Predicate, class_words, noun_class
from .grammar import NOMINAL
from .happenings import FIXED, happening, opening, subject_of
from .models import When
from .places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "Situation on Tuesday at noon": as of when, and no event.
STATUS = frozenset({"situation", "status", "update", "bulletin", "sitrep", "toll", "tally", "figure", "count"})
# ------------------------------------------------------------------- predicate


def predicates(doc: Doc, when: When) -> tuple[Predicate, ...]:
    """The predicates a date belongs to, the most telling first; empty if it dates none.

    Several only where one clause says when and another what: "on Sunday it was
    foiled when troops shot down a drone".
    """
    clause = of_clause(doc, when)
    then = (clause,) if clause is not None else ()
    head = _head(doc, when)
    if head is None or (doc[head].pos_ in NOMINAL and grammar.lemma(doc[head]) in STATUS):
        return then
    head = _finite_behind(doc, _named_place(doc, head), when)
    main = predicate_of(doc, _court(doc, head, when), fixed=_put_to(doc, when))
    if main is None:
        return then
    also = [p for p in (*_simultaneous(doc, main), *then) if p.token != main.token]
    told = list(dict.fromkeys((main, *also)))
    # "It fell when a quake shook the town on Tuesday": the date stands in the clause that says when.
    return tuple(sorted(told, key=lambda p: not main.verb < p.verb < grammar.token_at(doc, when.start)))


# "A strike for Thursday", "a hearing moved to 17 June": the day that something is fixed for.
FIXED_FOR = re.compile(r"\b(?:for|to|until|till|from)\s(?:late\s|early\s)?$")
# "Since Tuesday night, when the storm struck", "Thursday, the day on which they were convicted".
WHEN = re.compile(
    r"\s?,?\s?(?:when|the\s(?:day|night|morning|evening|afternoon|weekend|year|month)\s(?:on\swhich|in\swhich|when|that))\s"
)


def _put_to(doc: Doc, when: When) -> bool:
    return FIXED_FOR.search(doc.text[: when.start]) is not None


def of_clause(doc: Doc, when: When) -> Predicate | None:
    """What a clause behind a date tells of it: "since Tuesday night, when the storm struck"."""
    behind = WHEN.match(doc.text, when.end)
    if behind is None:
        return None
    first = grammar.token_at(doc, min(behind.end(), len(doc.text) - 1))
    for token in doc[first : first + CLAUSE]:
        if token.text in (";", ":", "”", '"'):
            return None
        finite = token.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "aux:pass") for c in token.children)
        if token.pos_ == "VERB" and finite:
            return None if announcing.reporting(doc, token.i) else happening(doc, token)
    return None


def _named_place(doc: Doc, head: int) -> int:
    """What a place hangs on that the tree takes for a verb: "a protest in Reading on Saturday"."""
    token = doc[head]
    named = token.tag_ == "VBG" and token.i > 0 and token.text.istitle() and doc[token.i - 1].pos_ in ("ADP", "SCONJ")
    return token.head.i if named and gazetteer().lookup(token.text) is not None else head


def _finite_behind(doc: Doc, head: int, when: When) -> int:
    """The main verb, where the tree takes the participle before it for that: "a ferry carrying 214 people capsized"."""
    token, first = doc[head], grammar.token_at(doc, when.start)
    doer = token.dep_ == "acl" or any(c.dep_ in SUBJECTS and c.i < token.i for c in token.children)
    if token.tag_ != "VBG" or not doer or any(c.dep_.startswith("aux") for c in token.children):
        return head
    behind = [t for t in token.subtree if t.tag_ == "VBD" and token.i < t.i < first and t.dep_ in BEHIND]
    return next((t.i for t in behind if t.head.i >= token.i and not any(c.dep_ in SUBJECTS for c in t.children)), head)


# How a tree hangs the main verb on a participle before it.
BEHIND = frozenset({"xcomp", "acl", "ccomp", "advcl", "conj", "parataxis"})
# Courts speak on weekdays of what was done long before.
JUDGED = frozenset({"plea", "sentence", "fine"})


def _court(doc: Doc, head: int, when: When) -> int:
    """The verb of a court over the deed it speaks of: "pleaded guilty to breaking sanctions on Tuesday"."""
    token = doc[head]
    if when.kind != "weekday" or token.tag_ != "VBG" or token.i > grammar.token_at(doc, when.start):
        return head
    for above in [*token.ancestors][:5]:
        if above.pos_ == "VERB" and above.i < token.i and happening(doc, above).klass in JUDGED:
            return above.i
    return head


def _head(doc: Doc, when: When) -> int | None:
    """The word that governs a date expression: what its first outward arc points to."""
    first, last = grammar.token_at(doc, when.start), grammar.token_at(doc, when.end - 1)
    inside = range(first, last + 1)
    for i in inside:
        if doc[i].head.i == i or doc[i].dep_ in ("ccomp", "parataxis", "conj", "advcl"):
            subject = _scheduled(doc, i)
            if subject is not None:
                return subject
        if doc[i].head.i > last + 1 and _hung_on(doc, first):
            return first - 2
        if doc[i].head.i not in inside:
            return _of_noun_before(doc, first, _checked(doc, first, last, doc[i].head.i))
    after = doc[last + 1].i if last + 1 < len(doc) else None
    return after if after is not None and doc[after].pos_ in (*NOMINAL, "VERB") else None


def _hung_on(doc: Doc, first: int) -> bool:
    """Whether an event noun stands right before a date, of which a verb then tells: "his arrest on Monday sparked"."""
    return first > 1 and doc[first - 1].lower_ == "on" and noun_class(doc[first - 2]) is not None


def _scheduled(doc: Doc, i: int) -> int | None:
    """What a date that is itself the predicate dates: "the verdict is due on Friday", "the strike will be on 3 May"."""
    linked = any(c.dep_ == "cop" for c in doc[i].children)
    return next((c.i for c in doc[i].children if linked and c.dep_ in SUBJECTS and c.pos_ == "NOUN"), None)


# What stands between a verb of speech and the event it was said at.
DURING = frozenset({"during", "at", "after", "before", "in", "since", "following", "amid", "of", "on", "from"})


def _of_noun_before(doc: Doc, first: int, head: int) -> int:
    """The event noun right before a date that the tree gives to a verb of speech: "said during a visit on Sunday"."""
    k = first - 1
    while k > 0 and doc[k].lower_ in ("on", "in", "of", "late", "early"):
        k -= 1
    if k <= 0 or k == first - 1 or doc[head].pos_ != "VERB" or head > k or noun_class(doc[k]) is None:
        return head
    hangs = any(c.dep_ == "case" and c.lower_ in DURING for c in doc[k].children)
    return k if hangs and announcing.reporting(doc, head) else head


def _checked(doc: Doc, first: int, last: int, head: int) -> int:
    """The tree's head of a date, unless the order of words speaks against it.

    "... at Larnaca. On Friday, he left": a fronted date belongs to what follows;
    behind a verb, a date belongs to it and not to a later clause.
    """
    if doc[head].pos_ in NOMINAL and head == last + 1:
        return head
    if doc[last + 1 if last + 1 < len(doc) else last].text in ("'s", "’s"):
        return _possessed(doc, last + 2) or head
    if doc[head].pos_ in NOMINAL and head < first:
        participle = next((c.i for c in doc[head].children if c.dep_ == "acl" and head < c.i < first), None)
        return participle if participle is not None else head
    if head > last and any(t.text in (",", ";") for t in doc[last + 1 : head]):
        return _verb_before(doc, first) or head
    return head


def _possessed(doc: Doc, start: int) -> int | None:
    """What a date owns: the event noun of the phrase behind "Tuesday's", else its head."""
    for token in doc[start : start + 8]:
        if token.pos_ not in (*NOMINAL, "ADJ", "NUM", "DET") and token.text not in ("-", ",") and token.tag_ != "VBG":
            break
        if noun_class(token) is not None or (token.tag_ == "VBG" and token.lower_ in class_words()[1]):
            behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if behind is None or behind.pos_ not in NOMINAL or noun_class(behind) is None:
                return token.i
    return next((t.i for t in doc[start:] if t.pos_ in NOMINAL and t.dep_ != "compound"), None)


def _verb_before(doc: Doc, first: int) -> int | None:
    """The verb before a date with no comma between: "data released by X on 3 May, there were ..."."""
    for k in range(first - 1, -1, -1):
        if doc[k].text in (",", ";", ":"):
            return None
        if doc[k].pos_ == "VERB":
            return k
    return None


def verb_near(doc: Doc, when: When) -> Predicate | None:
    """The verb before a date that the tree gives to a reporting verb behind it.

    "A gunman opened fire in a mall on Saturday, killing six, police said": where the
    tree takes "opened" for an adjective, the order of words still tells. Not past a
    reporting verb ("police said on Saturday"), nor across more than a clause.
    """
    first = grammar.token_at(doc, when.start)
    for k in range(first - 1, max(-1, first - CLAUSE), -1):
        if doc[k].text in (";", ":", "”", '"'):
            return None
        if doc[k].pos_ == "VERB" and doc[k].tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return None if doc[k].lemma_.lower() in lexicons.speech().verbs else _with_noun(doc, doc[k])
    return None


def _with_noun(doc: Doc, verb: Token) -> Predicate:
    """A verb that the tree hangs on its own object as an adjective: "opened fire"."""
    verbs, _ = class_words()
    phrase = f"{grammar.lemma(verb)} {grammar.lemma(verb.head)}"
    if verb.head.i == verb.i + 1 and phrase in verbs:
        return Predicate(verb.head.i, verbs[phrase].key, verb.i, True)
    return happening(doc, verb)


# Words between a verb and its date, at most.
CLAUSE = 18


def predicate_of(doc: Doc, head: int, *, fixed: bool = False) -> Predicate | None:
    """Climb from the head of a date to the verb or event noun it dates.

    ``fixed`` tells that the date is the one that something is put to ("called for Thursday").
    """
    verbs, _ = class_words()
    token = doc[head]
    for _ in range(6):
        if token.pos_ in NOMINAL and (carrier := opening(doc, token)) is not None:
            klass = verbs[f"{grammar.lemma(carrier)} {grammar.lemma(token)}"].key
            crowd = klass in ("fire", "attack") and doers.marching(subject_of(carrier))
            return Predicate(token.i, "protest" if crowd else klass, carrier.i, True)
        known = noun_class(token)
        if known is not None:
            return Predicate(token.i, known.key, _carrier(token), True)
        if token.pos_ == "VERB":
            return happening(doc, _whole(token), fixed=fixed)
        told = token.pos_ == "ADJ" and token.dep_ in ("advmod", "xcomp") and token.lower_ != "dead"
        if told and token.head.pos_ == "VERB":
            return happening(doc, _whole(token.head), fixed=fixed)  # "walked free", "was found guilty"
        if fixed and token.lower_ in FIXED and (noun := _set_noun(doc, token)) is not None:
            return noun
        due = next((c for c in token.children if c.lower_ == "due"), None)
        if due is not None and token.i > due.i:  # "is due in the town on Friday"
            klass = "hearing" if grammar.lemma(token) == "court" else "presence"
            return Predicate(token.i, klass, due.i, True)
        if token.head.pos_ == "VERB" and (price := doers.closing_price(token.head, token)) is not None:
            return Predicate(token.head.i, price, token.head.i, True)
        if token.lower_ == "due" and _in_court(token):
            return Predicate(token.i, "hearing", token.i, True)
        if token.pos_ in ("AUX", "ADJ") or any(c.dep_ == "cop" for c in token.children):
            return _copular(doc, token)
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _in_court(token: Token) -> bool:
    """Whether somebody is due before a judge: "is due back in court on 3 May"."""
    return any(grammar.lemma(c) in ("court", "judge", "magistrate") for c in token.children)


def _whole(token: Token) -> Token:
    """The verb that an elliptic one stands for: "eleven were shot and nine wounded on 3 October"."""
    above = token.head.head
    return above if token.dep_ == "orphan" and above.pos_ == "VERB" else token


def _set_noun(doc: Doc, token: Token) -> Predicate | None:
    """The event that a participle taken for a noun fixes: "the trial, first set for 4 May, ..."."""
    for before in reversed(doc[max(0, token.i - 5) : token.i]):
        known = noun_class(before)
        if known is not None:
            return Predicate(before.i, known.key, token.i, True)
    return None


def _copular(doc: Doc, token: Token) -> Predicate | None:
    """He was in Jordan: presence, where a place follows "be"."""
    places = [
        c
        for c in (token, *token.children)
        if (c.pos_ == "PROPN" or grammar.lemma(c) in SPOTS) and any(g.lower_ in ("in", "at") for g in c.children)
    ]
    if places:
        return Predicate(token.i, "presence", token.i, True)
    verb = next((c for c in token.children if c.pos_ == "VERB" and c.dep_ in ("xcomp", "ccomp")), None)
    if verb is not None:
        return happening(doc, verb)
    if token.lower_ == "dead":
        return Predicate(token.i, "death", token.i, True)  # "was found dead"
    if token.lower_ == "alive" and any(
        t.lower_ in ("found", "pulled", "brought") for t in doc[max(0, token.i - 3) : token.i]
    ):
        return Predicate(token.i, "rescue", token.i, True)
    if token.lower_ == "missing" and not any(c.lower_ in ("still", "reported") for c in token.children):
        return Predicate(token.i, "disappearance", token.i, True)  # "has been missing since Friday"
    stated = any(c.dep_ == "case" for c in token.children)  # "were still without electricity"
    return Predicate(token.i, grammar.lemma(token), token.i, False) if token.is_alpha and not stated else None


# Where somebody may be: "was in the town on Wednesday".
SPOTS = frozenset({"town", "village", "city", "capital", "area", "region", "province", "district", "valley", "island"})


def _carrier(token: Token) -> int:
    """The verb above an event noun, or the noun itself."""
    for ancestor in token.ancestors:
        if ancestor.pos_ == "VERB":
            return ancestor.i
    return token.i


def _simultaneous(doc: Doc, main: Predicate) -> Iterator[Predicate]:
    """What else happened then: the clause over "during Sunday's visit", and its "when" clause."""
    token = doc[main.token]
    tops: list[Token] = []
    clauses: list[Token] = []
    if (
        token.pos_ in NOMINAL
        and token.dep_ in ("obl", "nmod", "advcl")
        and any(c.lower_ in ("during", "amid", "at") for c in token.children)
    ):
        head = token.head
        if head.pos_ == "VERB" and not announcing.reporting(doc, head.i):
            tops.append(head)
    for top in [*tops, *([doc[main.verb]] if token.pos_ == "VERB" else [])]:
        clauses += [
            c
            for c in top.children
            if c.dep_ == "advcl" and c.pos_ == "VERB" and any(g.lower_ == "when" for g in c.children)
        ]
    for verb in [*tops, *clauses]:
        yield happening(doc, verb)


def joined(doc: Doc, main: Predicate) -> tuple[Predicate, ...]:
    """Verbs joined before the dated one, which its date covers too: "derailed and hit another on Friday"."""
    verb = doc[main.verb]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and 0 < verb.i - verb.head.i < 8:
        return (happening(doc, verb.head),)
    return ()


def of_noun(doc: Doc, verb: int, when: When) -> bool:
    """Whether a participle tells when something came to be: "an outbreak declared on 10 January has caused"."""
    return announcing.of_noun(doc, verb, when.start, when.end, STATUS)
