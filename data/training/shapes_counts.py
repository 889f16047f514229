"""Shapes of sentences about one count: passives, actives, headlines, tolls, partitives, relatives."""

from __future__ import annotations

import words
from nouns import verb
from phrases import Gen
from trees import Node, leaf, tree

ING = ["killing", "injuring", "wounding", "destroying", "damaging", "displacing"]


def harm(g: Gen) -> Node:
    """A participle of harm or damage as the head of a passive."""
    return verb(g.pick(words.HARM if g.chance(0.7) else words.DAMAGE), "VBN")


def were(g: Gen) -> str:
    """Auxiliaries of a passive."""
    return g.pick(
        [
            "were/be|VBD|aux:pass",
            "were/be|VBD|aux:pass",
            "have/have|VBP|aux been/be|VBN|aux:pass",
            "had/have|VBD|aux been/be|VBN|aux:pass",
            "are/be|VBP|aux:pass",
        ]
    )


def passive(g: Gen) -> Node:
    """As in "At least 21 police officers were injured in Lima on Sunday"."""
    root = tree(f"{{x:nsubj:pass}} {were(g)} *{{v}}", x=g.counted(), v=harm(g))
    if g.chance(0.7):
        root.right.append(g.place())
    if g.chance(0.5):
        root.right.append(g.when())
    if g.chance(0.3):
        root.right.extend(after_event(g))
    return root


def after_event(g: Gen) -> list[Node]:
    """As in "when a bus crashed", "after the storm hit Lima", ", the worst fire in years"."""
    word = g.pick(["when|WRB|advmod", "after|IN|mark", "as|IN|mark"])
    act = g.pick(["hit/hit", "struck/strike", "swept/sweep", "rocked/rock"])
    clause = tree(f"{word} {{e:nsubj}} *{act}|VBD {{p:obj}}", e=g.event(), p=g.name())
    return [clause.label("advcl")]


def passive_gap(g: Gen) -> Node:
    """As in "At least 21 soldiers were injured and 4 killed": the second number stands for its clause."""
    second = tree("and|CC|cc *{n} {v:orphan}", n=g.bare(), v=harm(g))
    if g.chance(0.3):
        second.right[-1].right.append(g.place())
    return tree(f"{{x:nsubj:pass}} {were(g)} *{{v}} {{s:conj}}", x=g.people(), v=harm(g), s=second)


def passive_pair(g: Gen) -> Node:
    """As in "12 people were killed and 30 others were injured"."""
    others = tree("{q} *others/other|NNS", q=g.quantity(0.3)) if g.chance(0.5) else g.bare()
    second = tree("and|CC|cc {o:nsubj:pass} were/be|VBD|aux:pass *{v}", o=others, v=harm(g))
    return tree(f"{{x:nsubj:pass}} {were(g)} *{{v}} {{s:conj}}", x=g.counted(), v=harm(g), s=second)


def elided_subject(g: Gen) -> Node:
    """As in "Another 1,100 were hurt", "At least 12 died": the number is the subject."""
    if g.chance(0.5):
        root = tree(f"{{n:nsubj:pass}} {were(g)} *{{v}}", n=g.bare(0.5, 0.3), v=harm(g))
    else:
        root = tree(
            "{n:nsubj} *{v}", n=g.bare(0.5, 0.3), v=verb(g.pick(["died", "survived", "drowned", "escaped"]), "VBD")
        )
    root.right.append(g.place() if g.chance(0.5) else g.when())
    return root


def active(g: Gen) -> Node:
    """As in "The storm killed 12 people and destroyed 40 houses in Fiji"."""
    root = tree(
        "{e:nsubj} *{v} {x:obj}", e=g.event(), v=verb(g.pick(words.HARM[:5] + words.DAMAGE[:3]), "VBD"), x=g.counted()
    )
    if g.chance(0.4):
        second = tree(
            "and|CC|cc *{v} {x:obj}",
            v=verb(g.pick(words.HARM + words.DAMAGE), "VBD"),
            x=g.bare() if g.chance(0.5) else g.counted(),
        )
        root.right.append(second.label("conj"))
    elif g.chance(0.6):
        root.right.append(g.place())
    if g.chance(0.3):
        root.right.append(g.when())
    return root


def participial(g: Gen) -> Node:
    """As in "A fire swept through the harbour, killing 12 people and injuring 30"."""
    first = tree("*{v} {x:obj}", v=verb(g.pick(ING), "VBG"), x=g.counted() if g.chance(0.7) else g.bare())
    if g.chance(0.5):
        second = tree(
            "and|CC|cc *{v} {x:obj}", v=verb(g.pick(ING), "VBG"), x=g.bare() if g.chance(0.6) else g.counted()
        )
        first.right.append(second.label("conj"))
    act = g.pick(["hit/hit", "struck/strike", "swept/sweep", "tore/tear"])
    place = g.name().label("obj")
    if act.startswith(("swept", "tore")):
        place = tree("through|IN|case *{p}", p=place).label("obl")
    root = tree(f"{{e:nsubj}} *{act}|VBD {{p}}", e=g.event(), p=place)
    if g.chance(0.4):
        root.right.append(g.when())
    root.right.extend([leaf(","), first.label("advcl")])
    return root


def leaving(g: Gen) -> Node:
    """As in "The blast left 12 dead", ", leaving 12 people injured"."""
    state = g.pick(
        [
            "dead|JJ|xcomp",
            "injured/injure|VBN|xcomp",
            "wounded/wound|VBN|xcomp",
            "homeless|JJ|xcomp",
            "missing|JJ|xcomp",
        ]
    )
    counted = g.bare() if g.chance(0.6) else g.counted(words.PERSONS)
    if g.chance(0.5):
        root = tree(f"{{e:nsubj}} *left/leave|VBD {{n:obj}} {state}", e=g.event(), n=counted)
        if g.chance(0.4):
            other = tree(
                "and|CC|cc *{n} {s}",
                n=g.bare(),
                s=leaf(g.pick(["injured/injure|VBN|orphan", "missing|JJ|orphan", "homeless|JJ|orphan"])),
            )
            root.right.append(other.label("conj"))
        return root
    clause = tree(f"*leaving/leave|VBG {{n:obj}} {state}", n=counted).label("advcl")
    root = tree("{e:nsubj} *hit|VBD {p:obj}", e=g.event(), p=g.name())
    root.right.extend([g.when(), leaf(","), clause])
    return root


def with_absolute(g: Gen) -> Node:
    """As in ", with 38 dead", ", with 12 houses destroyed"."""
    if g.chance(0.5):
        clause = tree("with|IN|mark {n:nsubj} *{s}", n=g.bare(), s=Node(g.pick(["dead", "missing", "homeless"]), "JJ"))
    else:
        clause = tree("with|IN|mark {n:nsubj:pass} *{v}", n=g.counted(), v=harm(g))
    return tree("{e:nsubj} *struck/strike|VBD {p:obj} , {c:advcl}", e=g.event(), p=g.name(), c=clause)


def partitive(g: Gen) -> Node:
    """As in "12 of the 40 passengers died", "three of them", "38 of whom died"."""
    whole = tree("of|IN|case the|DT|det {n:nummod} *{x}", n=Node(g.digits(), "CD"), x=g.noun(g.pick(words.PERSONS)))
    if g.chance(0.35):
        whole = tree("of|IN|case *them/they|PRP")
        whole.feats = "Case=Acc|Number=Plur|Person=3|PronType=Prs"
    elif g.chance(0.25):
        owner = g.pick(["its/its|PRP$|nmod:poss", "their/their|PRP$|nmod:poss", "his/his|PRP$|nmod:poss"])
        last = g.pick(["last|JJ|amod", "first|JJ|amod", "past|JJ|amod", "previous|JJ|amod"])
        whole = tree(
            f"of|IN|case {owner} {last} {{n:nummod}} *{{x}}", n=Node(g.digits(), "CD"), x=g.noun(g.pick(words.THINGS))
        )
    part = tree("*{n} {w:nmod}", n=g.bare(0.5, 0), w=whole)
    if g.chance(0.25):
        act = g.pick(["won/win|VBD", "lost/lose|VBD", "closed/close|VBD", "found/find|VBD"])
        return tree(f"{{a:nsubj}} *{act} {{n:obj}}", a=g.actor(), n=part)
    if g.chance(0.5):
        return tree(f"{{n:nsubj:pass}} {were(g)} *{{v}} {{p}}", n=part, v=harm(g), p=g.place())
    return tree(
        "{n:nsubj} *{v} {p}", n=part, v=verb(g.pick(["died", "survived", "escaped", "fled"]), "VBD"), p=g.place()
    )


def relative(g: Gen) -> Node:
    """As in "..., which killed 12 people", "..., of whom 38 died", "..., three of them children"."""
    kind = g.rng.randrange(3)
    people = g.people()
    if kind == 0:
        clause = tree("which|WDT|nsubj *{v} {x:obj}", v=verb(g.pick(words.HARM[:4]), "VBD"), x=g.counted())
        subject = g.event()
        subject.right.extend([leaf(","), clause.label("acl:relcl"), leaf(",")])
        return tree("{e:nsubj} *hit|VBD {p:obj} {w}", e=subject, p=g.name(), w=g.when())
    if kind == 1:
        whom = tree("of|IN|case *whom/who|WP").label("nmod")
        number = g.bare(0.4, 0)
        number = tree("{w} *{n}", w=whom, n=number) if g.chance(0.5) else tree("*{n} {w}", n=number, w=whom)
        clause = tree("{n:nsubj} *{v}", n=number, v=verb(g.pick(["died", "survived", "drowned"]), "VBD"))
        if g.chance(0.5):
            clause = tree("{n:nsubj:pass} were/be|VBD|aux:pass *{v}", n=number, v=harm(g))
        elif g.chance(0.3):
            what = g.noun(g.pick(["child", "woman", "minor", "foreigner", "civilian"]))
            clause = tree("{n:nsubj} are/be|VBP|cop *{x}", n=number, x=what)
        people.right.extend([leaf(","), clause.label("acl:relcl")])
    else:
        them = tree("of|IN|case *them/they|PRP").label("nmod")
        part = tree(
            "{n:nsubj} *{x}",
            n=tree("*{n} {t}", n=g.bare(0.3, 0), t=them),
            x=g.noun(g.pick(["child", "woman", "police officer", "tourist"])),
        )
        people.right.extend([leaf(","), part.label("acl:relcl")])
    return tree("{e:nsubj} *{v} {x:obj}", e=g.event(), v=verb(g.pick(words.HARM[:4]), "VBD"), x=people)


def reduced(g: Gen) -> Node:
    """As in "There are about 900 soldiers stationed in Chad", "12 people trapped in the mine were rescued"."""
    people = g.people()
    acl = tree(
        "*{v} {p}",
        v=verb(g.pick(["stationed", "deployed", "based", "held", "stranded", "housed", "employed"]), "VBN"),
        p=g.place(),
    )
    people.right.append(acl.label("acl"))
    if g.chance(0.5):
        return tree(f"there|EX|expl *{g.pick(['are/be|VBP', 'were/be|VBD'])} {{x:nsubj}}", x=people)
    return tree(
        f"{{a:nsubj}} *{g.pick(['has/have|VBZ', 'had/have|VBD', 'keeps/keep|VBZ', 'lost/lose|VBD'])} {{x:obj}}",
        a=g.actor(),
        x=people,
    )


def ordinal(g: Gen) -> Node:
    """As in "It was at least the 32nd attack since May 4"."""
    value = g.rng.randint(4, 199)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in (11, 12, 13) else "th"
    rank = Node(f"{value}{ending}", "JJ", "amod", feats="Degree=Pos|NumForm=Combi|NumType=Ord")
    noun = tree("the|DT|det {r} *{x}", r=rank, x=g.noun(g.pick(words.THINGS), many=False))
    if g.chance(0.6):
        noun.left.insert(0, tree("at|IN|case *least/little|JJS").label("nmod"))
    noun.right.append(g.period() if g.chance(0.6) else g.place("nmod"))
    noun.right[-1].dep = "nmod"
    return tree(f"{g.pick(['it|PRP|nsubj', 'this|DT|nsubj', 'that|DT|nsubj'])} was/be|VBD|cop *{{x}}", x=noun)


def aboard(g: Gen) -> Node:
    """As in "The train was carrying 120 passengers when ...", "About 300 people were aboard"."""
    if g.chance(0.5):
        return tree(
            "{x:nsubj} were/be|VBD|cop *{w} {p}",
            x=g.people(),
            w=Node(g.pick(["aboard", "inside", "nearby", "present"]), "RB"),
            p=g.when(),
        )
    vehicle = tree(
        "the|DT|det *{v}", v=g.noun(g.pick(["bus", "train", "ferry", "plane", "cargo ship", "school bus"]), many=False)
    )
    return tree("{s:nsubj} was/be|VBD|aux *carrying/carry|VBG {x:obj} {p}", s=vehicle, x=g.people(), p=g.place())


SHAPES = (
    *(passive, passive, passive_gap, passive_pair, elided_subject, active, active, participial, leaving),
    *(with_absolute, partitive, relative, reduced, reduced, ordinal, aboard),
)
