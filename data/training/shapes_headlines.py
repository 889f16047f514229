"""Shapes of headlines: present tense, no articles, no final stop."""

from __future__ import annotations

import words
from nouns import verb
from phrases import Gen
from trees import Node, leaf, tree


def _event(g: Gen) -> Node:
    return g.noun(g.pick(words.EVENTS), many=False)


def _number(g: Gen) -> Node:
    return g.bare(0.4, 0.05)


def dead_as(g: Gen) -> Node:
    """As in "32 dead as storm hits Fiji"."""
    clause = tree("as|IN|mark {e:nsubj} *hits/hit|VBZ {p:obj}", e=_event(g), p=g.name())
    state = Node(g.pick(["dead", "missing", "homeless"]), "JJ")
    return tree("{n:nsubj} *{s} {c:advcl}", n=_number(g), s=state, c=clause)


def kills(g: Gen) -> Node:
    """As in "Quake kills 1,200 in Peru"."""
    act = verb(g.pick(["kills", "injures", "wounds", "displaces"]), "VBZ")
    return tree("{e:nsubj} *{v} {n:obj} {p}", e=_event(g), v=act, n=_number(g), p=g.place())


def held(g: Gen) -> Node:
    """As in "Nine killed in Lima", "Three held over factory fire"."""
    act = verb(g.pick(["killed", "arrested", "held", "injured", "shot", "detained", "hurt", "rescued"]), "VBN")
    where = g.place()
    if g.chance(0.5):
        where = tree(f"{g.pick(['over', 'after', 'in'])}|IN|case *{{e}}", e=_event(g)).label("obl")
    return tree("{n:nsubj:pass} *{v} {w}", n=_number(g), v=act, w=where)


def killed_injured(g: Gen) -> Node:
    """As in "At least 12 killed, 30 injured in Lima bus crash"."""
    act = verb(g.pick(["injured", "wounded", "hurt", "rescued"]), "VBN")
    second = tree(", {n:nsubj:pass} *{v}", n=g.bare(0.1, 0), v=act)
    place = tree(f"in|IN|case {g.pick(words.PLACES)}|NNP|compound *{{e}}", e=_event(g))
    return tree("{n:nsubj:pass} *killed/kill|VBN {s:conj} {p:obl}", n=_number(g), s=second, p=place)


def topic(g: Gen) -> Node:
    """As in "Mine collapse: 7 dead, 15 missing"."""
    states = ["dead", "missing", "homeless", "safe"]
    second = tree(", {n:nsubj} *{s}", n=g.bare(0.1, 0), s=Node(g.pick(states), "JJ"))
    first = tree("{n:nsubj} *{s} {c:conj}", n=_number(g), s=Node(g.pick(states), "JJ"), c=second)
    return tree("*{e} : {c:parataxis}", e=_event(g), c=first)


def leaves(g: Gen) -> Node:
    """As in "Gas explosion leaves 12 dead"."""
    state = leaf(g.pick(["dead|JJ|xcomp", "injured/injure|VBN|xcomp", "homeless|JJ|xcomp"]))
    return tree("{e:nsubj} *leaves/leave|VBZ {n:obj} {s}", e=_event(g), n=_number(g), s=state)


def toll(g: Gen) -> Node:
    """As in "Fiji storm toll rises to 58", "Death toll in mine collapse climbs to 58"."""
    to = tree("to|IN|case *{n}", n=g.bare(0.2, 0)).label("obl")
    if g.chance(0.5):
        place = Node(g.pick(words.PLACES), "NNP", "compound")
        name = tree("{p} {e:compound} *toll|NN", p=place, e=_event(g))
        return tree("{t:nsubj} *rises/rise|VBZ {to}", t=name, to=to)
    event = tree("in|IN|case *{e}", e=_event(g)).label("nmod")
    return tree("{t:nsubj} *climbs/climb|VBZ {to}", t=tree("death|NN|compound *toll|NN {e}", e=event), to=to)


def counted(g: Gen) -> Node:
    """As in "Nine prison guards arrested in Lima", "Police arrest 40 football fans"."""
    if g.chance(0.5):
        act = verb(g.pick(words.HARM), "VBN")
        return tree("{x:nsubj:pass} *{v} {p}", x=g.counted(hedged=0.3), v=act, p=g.place())
    act = Node(g.pick(["arrest", "free", "rescue", "detain", "evacuate"]), "VBP")
    return tree("police|NNS|nsubj *{v} {x:obj} {p}", v=act, x=g.counted(words.PERSONS, 0.3), p=g.place())


HEADLINES = (dead_as, kills, held, held, killed_injured, topic, leaves, toll, counted)


def headline(g: Gen) -> Node:
    """A headline of any of these shapes."""
    return g.rng.choice(HEADLINES)(g)


SHAPES = (headline, headline, headline)
