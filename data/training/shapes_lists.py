"""Shapes with several counts: gapped coordination, part-of lists, changes from one number to another."""

from __future__ import annotations

from collections.abc import Callable

import words
from nouns import verb
from phrases import Gen
from shapes_counts import were
from trees import Node, leaf, tree

Conjunct = Callable[[], Node]


def conjoin(g: Gen, first: Node, later: list[Node], dep: str = "conj") -> Node:
    """Adds conjuncts to the first one: "A and B", "A, B and C", with or without the last comma."""
    for i, node in enumerate(later):
        last = i == len(later) - 1
        if not last or (len(later) > 1 and g.chance(0.3)):
            node.left.insert(0, leaf(","))
        if last:
            node.left.insert(
                1 if node.left and node.left[0].form == "," else 0,
                leaf(f"{g.pick(['and', 'and', 'and', 'but'])}|CC|cc"),
            )
        first.right.append(node.label(dep))
    return first


def in_place(g: Gen, dep: str) -> Node:
    """As in "in Uganda", "in northern Peru"."""
    return tree(f"{g.pick(['in', 'in', 'in', 'near'])}|IN|case *{{p}}", p=g.name()).label(dep)


def gapped_noun(g: Gen, counted: Node, place_dep: str = "nmod") -> Node:
    """As in "12 deaths in Kenya and 9 in Uganda": 9 is conj of the noun, its place nmod of 9."""
    counted.right.append(in_place(g, place_dep))
    later = [tree("*{n} {p}", n=g.bare(0.25, 0.15), p=in_place(g, "nmod")) for _ in range(1 if g.chance(0.65) else 2)]
    return conjoin(g, counted, later)


def gap_existential(g: Gen) -> Node:
    """As in "There were 12 fires in Chad and 9 in Mali between March 3 and March 9"."""
    root = tree(f"there|EX|expl *{g.pick(['were/be|VBD', 'are/be|VBP'])} {{x:nsubj}}", x=gapped_noun(g, g.counted()))
    if g.chance(0.5):
        root = tree("there|EX|expl have/have|VBP|aux *been/be|VBN {x:nsubj}", x=gapped_noun(g, g.counted()))
    if g.chance(0.6):
        root.right.append(g.period())
    return root


def gap_object(g: Gen) -> Node:
    """As in "The ministry recorded 12 deaths in Kenya, 9 in Uganda and 4 in Chad"."""
    act = g.pick(["recorded", "reported", "confirmed", "registered", "found"])
    act = act if g.chance(0.7) else g.pick(["has", "had", "keeps", "lost", "counted"])
    lemma = {"has": "have", "had": "have", "keeps": "keep", "lost": "lose", "counted": "count"}.get(
        act, words.LEMMAS.get(act, act)
    )
    tag = "VBZ" if act in {"has", "keeps"} else "VBD"
    root = tree(f"{{a:nsubj}} *{act}/{lemma}|{tag} {{x:obj}}", a=g.actor(), x=gapped_noun(g, g.counted()))
    if g.chance(0.4):
        root.right.append(g.period())
    return root


def gap_reduced(g: Gen) -> Node:
    """As in "There are about 900 soldiers stationed in Chad and 2,500 in Mali"."""
    people = g.people()
    acl = tree(
        "*{v} {p}", v=verb(g.pick(["stationed", "deployed", "based", "held", "stranded"]), "VBN"), p=in_place(g, "obl")
    )
    people.right.append(acl.label("acl"))
    later = [tree("*{n} {p}", n=g.bare(0.4, 0.2), p=in_place(g, "nmod")) for _ in range(1 if g.chance(0.7) else 2)]
    people = conjoin(g, people, later)
    if g.chance(0.5):
        return tree("there|EX|expl *are/be|VBP {x:nsubj}", x=people)
    return tree("{a:nsubj} *has/have|VBZ {x:obj}", a=g.actor(), x=people)


def gap_subject(g: Gen) -> Node:
    """As in "12 deaths in Kenya and 9 in Uganda were reported"."""
    root = tree(
        f"{{x:nsubj:pass}} {were(g)} *{{v}}",
        x=gapped_noun(g, g.counted()),
        v=verb(g.pick(["reported", "recorded", "confirmed", "killed"]), "VBN"),
    )
    root.right.append(g.when())
    return root


def gap_clause(g: Gen) -> Node:
    """As in "12 people were killed in Kenya and 9 in Uganda": 9 is conj of the verb, its place its orphan."""
    if g.chance(0.6):
        root = tree(
            f"{{x:nsubj:pass}} {were(g)} *{{v}} {{p}}",
            x=g.counted(),
            v=verb(g.pick(words.HARM + words.DAMAGE), "VBN"),
            p=in_place(g, "obl"),
        )
    else:
        root = tree(
            "{x:nsubj} *{v} {p}",
            x=g.people(),
            v=verb(g.pick(["died", "drowned", "survived"]), "VBD"),
            p=in_place(g, "obl"),
        )
    later = [tree("*{n} {p}", n=g.bare(0.3, 0.2), p=in_place(g, "orphan")) for _ in range(1 if g.chance(0.65) else 2)]
    return conjoin(g, root, later)


def gap_bare(g: Gen) -> Node:
    """As in "At least 17 were killed in Chad and 12 in Mali", with no noun at all."""
    root = tree(
        f"{{x:nsubj:pass}} {were(g)} *{{v}} {{p}}",
        x=g.bare(0.6, 0.2),
        v=verb(g.pick(words.HARM), "VBN"),
        p=in_place(g, "obl"),
    )
    return conjoin(g, root, [tree("*{n} {p}", n=g.bare(0.3, 0.2), p=in_place(g, "orphan"))])


def gap_verb(g: Gen) -> Node:
    """As in "Peru reported 12 cases and Chile 9": Chile is conj of the verb, 9 its orphan."""
    act = g.pick(
        ["reported/report", "recorded/record", "won/win", "sent/send", "lost/lose", "expelled/expel", "bought/buy"]
    )
    root = tree(f"{{a:nsubj}} *{act}|VBD {{x:obj}}", a=g.name(), x=g.counted())
    number = 1 if g.chance(0.6) else 2
    later = [tree("*{p} {n:orphan}", p=Node(g.pick(words.PLACES), "NNP"), n=g.bare(0.3, 0)) for _ in range(number)]
    return conjoin(g, root, later)


def parts(g: Gen) -> Node:
    """As in "203 men, 213 women and 100 children were displaced", "the dead included 12 women and 9 men"."""
    nouns = g.rng.sample(
        ["man", "woman", "child", "soldier", "civilian", "tourist", "student", "police officer", "infant", "nurse"], 3
    )
    counted = [
        tree("{n:nummod} *{x}", n=Node(g.digits(), "CD"), x=g.noun(n)) for n in nouns[: 3 if g.chance(0.6) else 2]
    ]
    joined = conjoin(g, counted[0], counted[1:])
    kind = g.rng.randrange(3)
    if kind == 0:
        return tree(f"{{x:nsubj:pass}} {were(g)} *{{v}}", x=joined, v=verb(g.pick(words.HARM), "VBN"))
    if kind == 1:
        whole = tree("{q} *people/person|NNS — {x:appos} —", q=g.quantity(0.4), x=joined)
        return tree(f"{{x:nsubj:pass}} {were(g)} *{{v}} {{p}}", x=whole, v=verb(g.pick(words.HARM), "VBN"), p=g.place())
    return _included(g, joined)


def _included(g: Gen, joined: Node) -> Node:
    noun = tree("the|DT|det *{x}", x=g.noun(g.pick(["victim", "detainee", "casualty", "patient", "survivor"])))
    return tree(
        "{s:nsubj} *{v} {x:obj}", s=noun, v=Node(g.pick(["included", "include"]), "VBD", lemma="include"), x=joined
    )


def including(g: Gen) -> Node:
    """As in "40 people, including 12 children, were killed", ", among them 21 children"."""
    part = tree("{n:nummod} *{x}", n=g.number(), x=g.noun(g.pick(words.PERSONS)))
    people = g.people()
    if g.chance(0.7):
        part = tree("including/include|VBG|case *{x}", x=part).label("nmod")
    else:
        them = tree("among|IN|case *them/they|PRP")
        part = tree("{t:nmod} *{x}", t=them, x=part).label("appos")
    people.right.extend([leaf(","), part])
    if g.chance(0.5):
        people.right.append(leaf(","))
        return tree(
            f"{{x:nsubj:pass}} {were(g)} *{{v}} {{p}}", x=people, v=verb(g.pick(words.HARM), "VBN"), p=g.place()
        )
    return tree("{e:nsubj} *{v} {x:obj}", e=g.event(), v=verb(g.pick(words.HARM[:4]), "VBD"), x=people)


def change(g: Gen) -> Node:
    """As in "The number of cases rose from 41 to 58", "rose by 12 to 29", "rose to 58, up from 17"."""
    subject = tree("the|DT|det *number|NN {of:nmod}", of=tree("of|IN|case *{x}", x=g.noun(g.pick(g.pick_list()))))
    if g.chance(0.4):
        subject = tree("the|DT|det death|NN|compound *toll|NN")
        if g.chance(0.5):
            subject.right.append(tree("from|IN|case *{e}", e=g.event()).label("nmod"))
    root = tree(
        "{s:nsubj} *{v}",
        s=subject,
        v=verb(g.pick(["rose", "fell", "climbed", "jumped", "dropped", "increased", "grew"]), "VBD"),
    )
    if g.chance(0.3):
        root = tree(
            "{s:nsubj} has/have|VBZ|aux *{v}", s=subject, v=verb(g.pick(["risen", "fallen", "climbed", "grown"]), "VBN")
        )
    kind = g.rng.randrange(4)
    steps = [("from", "to"), ("by", "to"), ("to",), ("to",)][kind]
    for step in steps:
        root.right.append(tree(f"{step}|IN|case *{{n}}", n=g.bare(0.25, 0)).label("obl"))
    if kind == 3:
        root.right.extend(
            [leaf(","), tree(f"{g.pick(['up', 'down'])}|RB|advmod from|IN|case *{{n}}", n=g.bare(0.1, 0)).label("obl")]
        )
    elif g.chance(0.4):
        root.right.append(g.period())
    return root


def toll(g: Gen) -> Node:
    """As in "The death toll stood at 288", "The number of dead is 41", "a death toll of 288"."""
    kind = g.rng.randrange(3)
    dead = (
        tree("of|IN|case the|DT|det *dead|JJ")
        if g.chance(0.3)
        else tree(f"of|IN|case *{g.pick(['dead', 'injured', 'missing'])}|JJ")
    )
    number = tree("the|DT|det *number|NN {d:nmod}", d=dead)
    if kind == 0:
        at = tree("at|IN|case *{n}", n=g.bare(0.4, 0))
        return tree(
            f"{{s:nsubj}} *{g.pick(['stood/stand|VBD', 'stands/stand|VBZ', 'remains/remain|VBZ'])} {{a:obl}}",
            s=number,
            a=at,
        )
    if kind == 1:
        act = g.pick(["reached/reach|VBD", "hit|VBD", "passed/pass|VBD", "exceeds/exceed|VBZ"])
        return tree(f"{{s:nsubj}} *{act} {{n:obj}}", s=number, n=g.bare(0.3, 0))
    of = tree("of|IN|case *{n}", n=g.bare(0.4, 0))
    count = tree("a|DT|det death|NN|compound *toll|NN {of:nmod}", of=of)
    return tree(
        "{a:nsubj} *{v} {x:obj}", a=g.actor(), v=verb(g.pick(["reported", "confirmed", "announced"]), "VBD"), x=count
    )


SHAPES = (
    *(gap_existential, gap_existential, gap_object, gap_object, gap_reduced, gap_reduced, gap_subject),
    *(gap_clause, gap_clause, gap_bare, gap_verb, parts, including, including, change, change, toll),
)
