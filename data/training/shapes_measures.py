"""Shapes about scores, measures, ages and durations."""

from __future__ import annotations

import words
from phrases import Gen
from trees import Node, leaf, tree


def score(g: Gen) -> Node:
    """As in "Ghana beat Mali 3-1", "scored 24 points"."""
    if g.chance(0.5):
        away = tree(
            "{d} *{n}",
            d=Node(g.pick(["-", "–"]), "SYM", "case", tight=True),
            n=Node(str(g.rng.randint(0, 4)), "CD", tight=True),
        )
        result = tree("*{n} {a:nmod}", n=Node(str(g.rng.randint(1, 6)), "CD"), a=away)
        return tree(
            "{a:nsubj} *beat|VBD {b:obj} {r:obl:unmarked} {w}",
            a=Node(g.pick(words.PLACES), "NNP"),
            b=Node(g.pick(words.PLACES), "NNP"),
            r=result,
            w=g.when(),
        )
    points = tree(
        "{q} *{x}", q=g.quantity(0.2), x=g.noun(g.pick(["point", "goal", "run", "try", "rebound", "J:league goal"]))
    )
    return tree(
        "{a:nsubj} *scored/score|VBD {x:obj} {w}", a=Node(g.pick(words.SURNAMES), "NNP"), x=points, w=g.period()
    )


def quake(g: Gen) -> Node:
    """As in "A magnitude 6.8 quake struck 80 km north of Lima at a depth of 10 km"."""
    size = Node(f"{g.rng.randint(4, 8)}.{g.rng.randint(0, 9)}", "CD", "nummod", feats="NumForm=Digit|NumType=Frac")
    if g.chance(0.5):
        noun = tree(
            "a|DT|det {m:compound} *{q}|NN".replace("{q}", g.pick(["quake", "earthquake", "tremor"])),
            m=tree("*magnitude|NN {s}", s=size),
        )
    else:
        dash = Node("-", "HYPH", "punct", tight=True)
        magnitude = tree("{s} {d} *{m}", s=size, d=dash, m=Node("magnitude", "NN", tight=True))
        noun = tree("a|DT|det {m:compound} *earthquake|NN", m=magnitude)
    root = tree("{q:nsubj} *{v}|VBD".replace("{v}", g.pick(["struck/strike", "hit"])), q=noun)
    root.right.append(distance(g) if g.chance(0.6) else g.name().label("obj"))
    if g.chance(0.4):
        depth = tree("at|IN|case a|DT|det *depth|NN {of:nmod}", of=tree("of|IN|case *{k}", k=kilometres(g)))
        root.right.append(depth.label("obl"))
    return root


def kilometres(g: Gen) -> Node:
    """As in "80 km", "about 5km", "50 miles"."""
    amount = Node(g.digits(), "CD", "nummod")
    if g.chance(0.4):
        amount.left.append(g.hedge())
    unit = g.pick(["km", "km", "kilometres/kilometre", "miles/mile", "metres/metre"])
    node = tree(f"{{a}} *{unit}|NNS", a=amount)
    node.tight = False
    if unit == "km":
        node.lemma = "kilometer"
        node.tight = g.chance(0.4)
    return node


def distance(g: Gen) -> Node:
    """As in "80 km north of Lima": km is obl:unmarked of the direction."""
    where = tree(
        f"{{k:obl:unmarked}} *{g.pick(['north', 'south', 'east', 'west', 'south-west', 'away'])}|RB", k=kilometres(g)
    )
    if where.form == "south-west":
        where.form = where.lemma = "south"
    preposition = "from" if where.form == "away" else "of"
    where.right.append(tree(f"{preposition}|IN|case *{{p}}", p=Node(g.pick(words.PLACES), "NNP")).label("obl"))
    return where.label("advmod")


def weather(g: Gen) -> Node:
    """As in "Winds of 150 km/h battered Fiji", "temperatures reached 45C", "200 mm of rain fell"."""
    kind = g.rng.randrange(3)
    if kind == 0:
        speed = tree(
            "of|IN|case {n} *{u}", n=g.quantity(0.6), u=Node(g.pick(["mph", "kph", "knots", "km/h", "km/h"]), "NNS")
        )
        return tree("{w:nsubj} *battered/batter|VBD {p:obj}", w=tree("*winds/wind|NNS {s:nmod}", s=speed), p=g.name())
    if kind == 1:
        unit = Node(g.pick(["C", "°C", "degrees"]), "NNS")
        unit.tight = unit.form != "degrees"
        return tree(
            "temperatures/temperature|NNS|nsubj *reached/reach|VBD {t:obj} {p}",
            t=tree("{n} *{u}", n=Node(str(g.rng.randint(20, 50)), "CD", "nummod"), u=unit),
            p=g.place(),
        )
    rain = tree(
        "{n} *{u} {of:nmod}",
        n=g.quantity(0.5),
        u=Node(g.pick(["mm", "cm", "inches"]), "NNS"),
        of=tree("of|IN|case *rain|NN"),
    )
    return tree("{r:nsubj} *fell/fall|VBD {p} {w}", r=rain, p=g.place(), w=g.when())


def sentence_term(g: Gen) -> Node:
    """As in "Carter was sentenced to 12 years in prison", "jailed for two years", "served 41 months"."""
    unit = g.noun(g.pick(["year", "month", "day"]))
    term = tree("{n} *{u}", n=g.quantity(0.2), u=unit)
    if g.chance(0.5):
        term.right.append(tree("in|IN|case *prison|NN").label("nmod"))
        return tree(
            "{a:nsubj:pass} was/be|VBD|aux:pass *sentenced/sentence|VBN {t:obl} {w}",
            a=g.person(),
            t=tree("to|IN|case *{t}", t=term),
            w=g.when(),
        )
    return tree(
        "{a:nsubj:pass} was/be|VBD|aux:pass *jailed/jail|VBN {t:obl}", a=g.person(), t=tree("for|IN|case *{t}", t=term)
    )


def age(g: Gen) -> Node:
    """As in "A 12-year-old boy died", "Mr Carter, 57, was killed", "a man aged 34"."""
    kind = g.rng.randrange(3)
    years = str(g.rng.randint(2, 95))
    if kind == 0:
        subject = tree(
            "a|DT|det {o:amod} *{x}",
            o=g.years_old(years),
            x=g.noun(g.pick(["boy", "girl", "man", "woman", "student"]), many=False),
        )
    elif kind == 1:
        subject = g.person()
        subject.right += [leaf(","), Node(years, "CD", "appos"), leaf(",")]
    else:
        subject = tree(
            "a|DT|det *{x} {a:acl}",
            x=g.noun(g.pick(["man", "woman", "nurse"]), many=False),
            a=tree("*aged|JJ {n:obl:unmarked}", n=Node(years, "CD")),
        )
    return tree(
        "{s:nsubj:pass} was/be|VBD|aux:pass *{v}|VBN {p}".replace(
            "{v}", g.pick(["killed/kill", "arrested/arrest", "injured/injure"])
        ),
        s=subject,
        p=g.place(),
    )


def duration(g: Gen) -> Node:
    """As in "The talks lasted more than two hours", "after three days of rain", "a two-hour meeting"."""
    unit = tree("{n} *{u}", n=g.quantity(0.5), u=g.noun(g.pick(["hour", "day", "week", "minute", "month"])))
    what = g.noun(g.pick(["meeting", "siege", "strike", "trial", "match", "flight", "operation"]), many=False)
    if g.chance(0.5):
        return tree("{x:nsubj} *lasted/last|VBD {u:obj}", x=tree("the|DT|det *{w}", w=what), u=unit)
    unit.left[:0] = [leaf("after|IN|case")]
    unit.right.append(
        tree(f"of|IN|case *{g.pick(['rain', 'fighting', 'unrest', 'delay', 'negotiation'])}|NN").label("nmod")
    )
    return tree("{x:nsubj} *ended/end|VBD {u:obl}", x=tree("the|DT|det *{w}", w=what), u=unit)


def strong(g: Gen) -> Node:
    """As in "a 12-member panel", "a 1,000-strong crowd", "a three-day visit"."""
    dash = Node("-", "HYPH", "punct", tight=True)
    if g.chance(0.6):
        unit = tree(
            "{n:nummod} {d} *{u}",
            n=Node(g.digits(), "CD"),
            d=dash,
            u=Node(g.pick(["member", "day", "hour", "seat", "storey", "mile"]), "NN", tight=True),
        )
        noun = tree(
            "a|DT|det {u:compound} *{x}|NN".replace(
                "{x}", g.pick(["panel", "visit", "trial", "assembly", "block", "march"])
            ),
            u=unit,
        )
    else:
        size = tree("{n:compound} {d} *{s}", n=Node(g.digits(), "CD"), d=dash, s=Node("strong", "JJ", tight=True))
        noun = tree(
            "a|DT|det {s:amod} *{x}|NN".replace("{x}", g.pick(["crowd", "force", "unit", "delegation"])), s=size
        )
    return tree(
        "{x:nsubj} *{v}|VBD {p} {w}".replace("{v}", g.pick(["arrived/arrive", "began/begin", "gathered/gather"])),
        x=noun,
        p=g.place(),
        w=g.when(),
    )


SHAPES = (score, quake, weather, sentence_term, age, duration, strong)
