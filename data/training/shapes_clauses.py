"""Shapes about who says it and when: attribution around a sentence, weekdays of several clauses, datelines."""

from __future__ import annotations

import words
from phrases import Gen
from trees import Node, leaf, tree


def said_after(g: Gen, clause: Node) -> Node:
    """As in "..., the ministry said on Sunday": the saying is the root, what is said its ccomp."""
    root = tree(
        f"{{c:ccomp}} , {{a:nsubj}} *{g.pick(['said/say', 'said/say', 'announced/announce', 'added/add'])}|VBD",
        c=clause,
        a=g.actor(),
    )
    if g.chance(0.4):
        root.right.append(tree("on|IN|case *{d}", d=g.weekday()).label("obl"))
    return root


def said_before(g: Gen, clause: Node) -> Node:
    """As in "The ministry said on Sunday that ..."."""
    act = g.pick(["said/say", "said/say", "confirmed/confirm", "reported/report", "announced/announce"])
    root = tree(f"{{a:nsubj}} *{act}|VBD", a=g.actor())
    if g.chance(0.4):
        root.right.append(tree("on|IN|case *{d}", d=g.weekday()).label("obl"))
    if g.chance(0.6):
        clause.left.insert(0, leaf("that|IN|mark"))
    root.right.append(clause.label("ccomp"))
    return root


def according(g: Gen, clause: Node) -> Node:
    """As in "..., according to officials", "According to officials, ..."."""
    who = tree("*according/accord|VBG to|IN|fixed")
    who.feats = "ExtPos=ADP|Tense=Pres|VerbForm=Part"
    source = tree("{w:case} *{a}", w=who, a=g.actor()).label("obl")
    if g.chance(0.6):
        clause.right += [leaf(","), source]
    else:
        clause.left[:0] = [source, leaf(",")]
    return clause


def lead(g: Gen, clause: Node) -> Node:
    """As in "On Monday, ...", "Between March 3 and March 9, ...", "In Nepal, ...", "Meanwhile, ..."."""
    draw = g.rng.random()
    first = (
        g.period()
        if draw < 0.4
        else g.when()
        if draw < 0.65
        else g.place()
        if draw < 0.85
        else Node(g.pick(["meanwhile", "separately", "however"]), "RB", "advmod")
    )
    clause.left[:0] = [first, leaf(",")] if g.chance(0.8) else [first]
    return clause


def dateline(g: Gen, clause: Node) -> Node:
    """As in "LIMA — ...", "NAIROBI, Kenya (Reuters) — ...": the place is parataxis of what follows."""
    place = Node(g.pick(words.PLACES).upper(), "NNP", "parataxis")
    if g.chance(0.4):
        place.right += [leaf(","), Node(g.pick(words.PLACES), "NNP", "appos")]
    if g.chance(0.4):
        place.right += [tree("( *{b} )", b=Node(g.pick(["AP", "AFP", "Reuters", "Xinhua"]), "NNP")).label("appos")]
    clause.left[:0] = [place, leaf("—")]
    return clause


def second_clause(g: Gen, clause: Node, other: Node) -> Node:
    """As in "..., and 12 people were hurt", "..., while the minister was in Oran"."""
    if g.chance(0.6):
        other.left[:0] = [leaf(","), leaf(g.pick(["and|CC|cc", "and|CC|cc", "but|CC|cc"]))]
        clause.right.append(other.label("conj"))
    else:
        other.left.insert(0, leaf("while|IN|mark"))
        clause.right += [leaf(","), other.label("advcl")]
    return clause


def visit(g: Gen) -> Node:
    """As in "Carter landed in Lima on Sunday evening", "The minister will travel to Oran later on Sunday"."""
    place = tree("in|IN|case *{p}", p=Node(g.pick(words.PLACES), "NNP")).label("obl")
    day = tree("on|IN|case *{d}", d=g.weekday()).label("obl")
    kind = g.rng.randrange(4)
    if kind == 0:
        root = tree(
            f"{{a:nsubj}} *{g.pick(['landed/land', 'arrived/arrive', 'spoke/speak'])}|VBD {{p}} {{d}}",
            a=subject(g),
            p=place,
            d=day,
        )
    elif kind == 1:
        to = tree("to|IN|case *{p}", p=Node(g.pick(words.PLACES), "NNP")).label("obl")
        root = tree(
            f"{{a:nsubj}} will|MD|aux *{g.pick(['travel', 'fly', 'head', 'return'])}|VB {{p}}", a=subject(g), p=to
        )
        root.right += [Node("later", "RBR", "advmod", "late"), day] if g.chance(0.5) else [day]
    elif kind == 2:
        root = tree(
            "{a:nsubj} *{v}|VBD {o:obj} {p} {d}".replace(
                "{v}", g.pick(["met/meet", "visited/visit", "addressed/address"])
            ),
            a=subject(g),
            o=g.actor(),
            p=place,
            d=day,
        )
    else:
        root = tree("{d} , {a:nsubj} was/be|VBD|cop *{p}", d=day, a=subject(g), p=place.label(""))
    return root


def subject(g: Gen) -> Node:
    """A traveller: a name, an office or a pronoun."""
    if g.chance(0.25):
        return leaf(g.pick(["he|PRP|nsubj", "she|PRP|nsubj"]))
    return (
        g.person()
        if g.chance(0.5)
        else tree(
            "the|DT|det {o} *minister|NN", o=leaf(g.pick(["foreign|JJ|amod", "prime|JJ|amod", "defence|NN|compound"]))
        )
    )


def itinerary(g: Gen) -> Node:
    """As in "On Friday he was in Lima, on Saturday in Oran and on Sunday morning with Mr Silva": orphans of a gap."""
    days = [tree("on|IN|case *{d}", d=g.weekday()).label("obl") for _ in range(3)]
    places = [tree("in|IN|case *{p}", p=Node(g.pick(words.PLACES), "NNP")) for _ in range(2)]
    root = tree("{d} {a:nsubj} was/be|VBD|cop *{p}", d=days[0], a=subject(g), p=places[0])
    second = tree(", {d:orphan} *{p}", d=days[1], p=places[1]).label("conj")
    third = tree("and|CC|cc {d:orphan} with|IN|case *{p}", d=days[2], p=g.person()).label("conj")
    root.right += [second, third] if g.chance(0.6) else [second]
    return root


SHAPES = (visit, visit, visit, itinerary)
