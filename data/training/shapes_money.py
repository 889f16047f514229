"""Shapes about money, percentages, votes and seats."""

from __future__ import annotations

import words
from phrases import Gen
from trees import Node, tree


def to_inf(g: Gen, base: str, rest: Node, dep: str) -> Node:
    """As in "to pay a fine": an infinitive with its object."""
    return tree(f"to|TO|mark *{base}|VB {{x:obj}}", x=rest).label(dep)


def fine(g: Gen) -> Node:
    """As in "a $50 million fine", "a fine of $4.3bn", "was fined 10 lakh rupees"."""
    kind = g.rng.randrange(4)
    what = g.pick(["fine", "penalty", "settlement", "loan", "contract", "deal", "grant", "bailout"])
    if kind == 0:
        noun = tree("a|DT|det {m:compound} *{f}|NN".replace("{f}", what), m=g.money())
        return tree(
            "{a:nsubj} *{v}|VBD {x:obj}".replace("{v}", g.pick(["announced/announce", "received/receive", "won/win"])),
            a=g.actor(),
            x=noun,
        )
    if kind == 1:
        noun = tree(f"a|DT|det *{what}|NN {{of:nmod}}", of=tree("of|IN|case *{m}", m=g.money()))
        return tree(
            "{a:nsubj} *imposed/impose|VBD {x:obj} {p:obl}", a=g.actor(), x=noun, p=tree("on|IN|case *{b}", b=g.actor())
        )
    if kind == 2:
        return tree(
            "{a:nsubj:pass} was/be|VBD|aux:pass *fined/fine|VBN {m:obj} {p}", a=g.actor(), m=g.money(), p=g.when()
        )
    return tree("{a:nsubj} *agreed/agree|VBD {x}", a=g.actor(), x=to_inf(g, "pay", g.money(), "xcomp"))


def cost(g: Gen) -> Node:
    """As in "The damage cost $4.3bn", "losses of £3,000", "worth €20m", "sold for $5m"."""
    kind = g.rng.randrange(4)
    if kind == 0:
        return tree("{e:nsubj} *{v} {m:obj}", e=g.event(), v=Node("cost", "VBD"), m=g.money())
    if kind == 1:
        loss = tree(
            f"a|DT|det *{g.pick(['loss', 'profit', 'budget', 'debt', 'turnover'])}|NN {{of:nmod}}",
            of=tree("of|IN|case *{m}", m=g.money()),
        )
        return tree("{a:nsubj} *reported/report|VBD {x:obj} {p}", a=g.actor(), x=loss, p=g.period())
    if kind == 2:
        goods = g.things(0.2)
        goods.right.append(tree("*worth|JJ {m:obj}", m=g.money()).label("amod"))
        return tree(
            "{a:nsubj} *{v}|VBD {x:obj}".replace("{v}", g.pick(["seized/seize", "bought/buy", "ordered/order"])),
            a=g.actor(),
            x=goods,
        )
    thing = tree("the|DT|det *{x}", x=g.noun(g.pick(words.THINGS), many=False))
    return tree(
        "{x:nsubj:pass} was/be|VBD|aux:pass *sold/sell|VBN {m:obl}", x=thing, m=tree("for|IN|case *{m}", m=g.money())
    )


def money_change(g: Gen) -> Node:
    """As in "Profit rose 12 per cent to $4.3bn", "shares fell 3.4%", "from 41% to 45%"."""
    what = g.pick(["profit", "revenue", "output", "turnout", "inflation", "unemployment"])
    subject = tree(f"{g.pick(['the|DT|det', 'net|JJ|amod', 'annual|JJ|amod'])} *{what}|NN")
    root = tree(
        f"{{s:nsubj}} *{g.pick(['rose/rise', 'fell/fall', 'grew/grow', 'dropped/drop', 'jumped/jump'])}|VBD", s=subject
    )
    kind = g.rng.randrange(4)
    if kind == 0:
        root.right += [g.percent().label("obj"), tree("to|IN|case *{m}", m=g.money()).label("obl")]
    elif kind == 1:
        root.right += [tree("by|IN|case *{p}", p=g.percent()).label("obl"), g.period()]
    elif kind == 2:
        root.right += [
            tree("from|IN|case *{p}", p=g.percent()).label("obl"),
            tree("to|IN|case *{p}", p=g.percent()).label("obl"),
        ]
    else:
        root.right += [g.percent().label("obj"), g.when()]
    return root


def share(g: Gen) -> Node:
    """As in "About 41 per cent of voters backed it", "won 45% of the vote", "two of 30 seats"."""
    of = tree(
        "of|IN|case *{x}",
        x=g.noun(g.pick(["voter", "household", "worker", "patient", "student", "farmer", "J:local resident"])),
    )
    if g.chance(0.5):
        return tree(
            "{p:nsubj} *{v}|VBD {x:obj}".replace("{v}", g.pick(["backed/back", "opposed/oppose", "rejected/reject"])),
            p=tree("*{p} {of:nmod}", p=g.percent(), of=of),
            x=tree("the|DT|det *plan|NN"),
        )
    vote = tree("of|IN|case the|DT|det *vote|NN").label("nmod")
    return tree(
        "{a:nsubj} *won/win|VBD {p:obj} {c}",
        a=Node(g.pick(words.SURNAMES), "NNP"),
        p=tree("*{p} {v}", p=g.percent(), v=vote),
        c=g.place(),
    )


def seats(g: Gen) -> Node:
    """As in "The party won 120 of the 200 seats", "by 24 votes to 11"."""
    if g.chance(0.5):
        whole = tree("of|IN|case the|DT|det {n:nummod} *{s}", n=Node(g.digits(), "CD"), s=g.noun("seat"))
        part = tree("*{n} {w:nmod}", n=g.bare(0.4, 0), w=whole)
        return tree("the|DT|det *won/win|VBD {x:obj}".replace("the|DT|det *", "{a:nsubj} *"), a=g.actor(), x=part)
    to = tree("to|IN|case *{n}", n=Node(g.digits(), "CD")).label("nmod")
    votes = tree("by|IN|case {n:nummod} *{v} {to}", n=Node(g.digits(), "CD"), v=g.noun("vote"), to=to)
    return tree("{a:nsubj} *passed/pass|VBD {x:obj} {v:obl}", a=g.actor(), x=tree("the|DT|det *bill|NN"), v=votes)


SHAPES = (fine, cost, money_change, money_change, share, seats)
