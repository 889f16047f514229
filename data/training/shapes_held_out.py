"""Shapes that are for testing only: training never sees them."""

from __future__ import annotations

import words
from nouns import verb
from phrases import Gen
from shapes_lists import conjoin, gapped_noun, in_place
from trees import Node, leaf, tree


def killing_gap(g: Gen) -> Node:
    """As in "A storm hit Peru, killing 12 people in Lima and 9 in Oran"."""
    clause = tree("*killing/kill|VBG {x:obj}", x=gapped_noun(g, g.people()))
    return tree("{e:nsubj} *hit|VBD {p:obj} , {c:advcl}", e=g.event(), p=g.name(), c=clause)


def compared(g: Gen) -> Node:
    """As in "Peru recorded 12 cases, compared with 9 in Chile"."""
    other = tree("compared/compare|VBN|case with|IN|case *{n} {p}", n=g.bare(0, 0), p=in_place(g, "nmod"))
    return tree("{a:nsubj} *recorded/record|VBD {x:obj} , {o:obl}", a=g.name(), x=g.things(), o=other)


def brings(g: Gen) -> Node:
    """As in "The discovery brings to 58 the number of bodies found in Lima"."""
    bodies = tree(
        "of|IN|case *{x} {v:acl}",
        x=g.noun(g.pick(words.PERSONS)),
        v=tree("*{v} {p}", v=verb("found", "VBN"), p=g.place()),
    )
    number = tree("the|DT|det *number|NN {of:nmod}", of=bodies)
    return tree(
        "{e:nsubj} *brings/bring|VBZ {to:obl} {n:obj}",
        e=g.event(),
        to=tree("to|IN|case *{n}", n=g.bare(0.3, 0)),
        n=number,
    )


def fronted_whole(g: Gen) -> Node:
    """As in "Of the 40 passengers, 12 were injured and three died"."""
    whole = tree("of|IN|case the|DT|det {n:nummod} *{x}", n=Node(g.digits(), "CD"), x=g.noun(g.pick(words.PERSONS)))
    root = tree(
        "{w:obl} , {n:nsubj:pass} were/be|VBD|aux:pass *{v}",
        w=whole,
        n=g.bare(0.2, 0),
        v=verb(g.pick(words.HARM), "VBN"),
    )
    return conjoin(g, root, [tree("{n:nsubj} *died/die|VBD", n=g.bare(0.2, 0))])


def in_custody(g: Gen) -> Node:
    """As in "With 12 men and 9 women in custody, the search goes on"."""
    first = tree("{n:nummod} *{x}", n=Node(g.digits(), "CD"), x=g.noun("man"))
    second = tree("{n:nummod} *{x}", n=Node(g.digits(), "CD"), x=g.noun("woman"))
    clause = tree("with|IN|mark {x:nsubj} in|IN|case *custody|NN", x=conjoin(g, first, [second])).label("advcl")
    root = tree("the|DT|det *search|NN")
    return tree("{c} , {s:nsubj} *goes/go|VBZ {on}", c=clause, s=root, on=leaf("on|RP|compound:prt"))


SHAPES = (killing_gap, compared, brings, fronted_whole, in_custody)
