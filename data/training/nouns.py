"""Counted nouns, events and persons of the generated sentences. "An estimated" belongs to the noun."""

from __future__ import annotations

import words
from numerals import Numerals
from trees import Node, tree

PLURAL_TAIL = ("s", "x", "ch", "sh")


def plural(noun: str) -> str:
    """The plural of an English noun in the vocabulary."""
    if noun in words.IRREGULAR:
        return words.IRREGULAR[noun]
    if noun.endswith(PLURAL_TAIL):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s"


def verb(form: str, tag: str, dep: str = "") -> Node:
    """A verb node with its lemma; an active participle after "have" is made by the caller's feats."""
    return Node(form, tag, dep, words.LEMMAS.get(form, form))


def hyphen() -> Node:
    """The hyphen inside a compound."""
    return Node("-", "HYPH", "punct", tight=True)


class Nouns(Numerals):
    """Draws nouns with their numbers and modifiers."""

    def noun(self, text: str, many: bool = True) -> Node:
        """A noun with the modifiers that its entry in the vocabulary names."""
        *modifiers, head = text.split()
        form = plural(head) if many else head
        node = Node(form, "NNS" if many else "NN", lemma=head)
        node.left = [self._modifier(m) for m in modifiers]
        return node

    @staticmethod
    def _modifier(text: str) -> Node:
        if "-" in text:
            return Nouns._hyphenated(text.removeprefix("J:"), "JJ|amod" if text.startswith("J:") else "NN|compound")
        if text.startswith("J:"):
            *nested, head = text[2:].split("+")
            if nested:
                return tree(f"{nested[0]}|JJ|amod *{head}|NN").label("compound")
            return Node(head, "JJ", "amod")
        if text.startswith("V:"):
            return Node(text[2:], "VBN", "amod", text[2:-1] if text.endswith("ed") else text[2:])
        *nested, head = text.split("+")
        node = Node(
            head, "NNS" if head in {"customs", "arms", "sports", "goods", "communications"} else "NN", "compound"
        )
        if nested:
            node.left.append(Node(nested[0], "NN", "compound"))
        return node

    @staticmethod
    def _hyphenated(text: str, first: str) -> Node:
        """As in "long-range", "clay-brick": the second word is compound of the noun, the first hangs on it."""
        left, right = text.split("-")
        return tree(f"{left}|{first} {{d}} *{{r}}", d=hyphen(), r=Node(right, "NN", tight=True)).label("compound")

    def extended(self, noun: Node, person: bool) -> Node:
        """The noun with a nation, a maker or an age before its modifiers: "19-year-old Greek students"."""
        draw = self.rng.random()
        if draw < 0.07:
            noun.left.insert(0, Node(self.pick(words.NATIONS), "JJ", "amod"))
        elif draw < 0.1:
            noun.left.insert(0, Node(self.pick(words.MAKERS), "NNP", "compound"))
        elif draw < 0.13 and person:
            noun.left.insert(0, self.years_old(str(self.rng.randint(5, 90))))
        return noun

    @staticmethod
    def years_old(years: str) -> Node:
        """As in "12-year-old", amod of what follows."""
        year = tree("{n:nummod} {d} *{y}", n=Node(years, "CD"), d=hyphen(), y=Node("year", "NN", tight=True))
        return tree("{y:obl:unmarked} {d} *{o}", y=year, d=hyphen(), o=Node("old", "JJ", tight=True)).label("amod")

    def counted(self, vocabulary: list[str] | None = None, hedged: float = 0.5) -> Node:
        """A noun with its number: "at least 12 drone attacks", "an estimated 900 people"."""
        source = vocabulary or self.pick_list()
        noun = self.extended(self.noun(self.pick(source)), person=source is words.PERSONS)
        draw = self.rng.random()
        if draw < 0.06:
            return tree("an/a|DT|det estimated/estimate|VBN|amod {n} *{noun}", n=self.number(), noun=noun)
        if draw < 0.12:
            number = self.number()
            number.left.insert(0, Node("another", "DT", "det", feats="PronType=Ind"))
            return tree("{n} *{noun}", n=number, noun=noun)
        if draw < 0.14:
            total = tree("of|IN|case {n} *{noun}", n=self.quantity(0), noun=noun)
            return tree("a|DT|det *total|NN {noun:nmod}", noun=total)
        if draw < 0.17:
            dozens = self.pick(["dozens/dozen", "hundreds/hundred", "thousands/thousand", "scores/score"])
            return tree(f"*{dozens}|NNS {{noun:nmod}}", noun=tree("of|IN|case *{noun}", noun=noun))
        noun = tree("{n} *{noun}", n=self.quantity(hedged), noun=noun)
        return noun

    def pick_list(self) -> list[str]:
        """Persons or things."""
        return words.PERSONS if self.chance(0.55) else words.THINGS

    def people(self, hedged: float = 0.5) -> Node:
        """A counted noun for persons."""
        return self.counted(words.PERSONS, hedged)

    def things(self, hedged: float = 0.5) -> Node:
        """A counted noun for things."""
        return self.counted(words.THINGS, hedged)

    def bare(self, hedged: float = 0.3, another: float = 0.15) -> Node:
        """A number that stands for the noun it leaves out: "9", "another 12"."""
        number = Node(self.pick(words.SMALL) if self.chance(0.15) else self.digits(), "CD")
        if self.chance(another):
            number.left.insert(0, Node("another", "DT", "det", feats="PronType=Ind"))
        elif self.chance(hedged):
            number.left.insert(0, self.hedge())
        return number

    def event(self) -> Node:
        """What happened, as a noun phrase."""
        det = self.pick(["the|DT|det", "a|DT|det", "a|DT|det"])
        text = self.pick(words.EVENTS)
        if det[0] == "a" and text.removeprefix("J:")[0] in "aeiou":
            det = "an/a|DT|det"
        return tree(f"{det} *{{e}}", e=self.noun(text, many=False))

    def actor(self) -> Node:
        """Somebody who says or does: an office, a body, a person."""
        draw = self.rng.random()
        if draw < 0.45:
            text = self.pick(words.GROUPS)
            noun = self.noun(text, many=False)
            return noun if text == "police" else tree("the|DT|det *{n}", n=noun)
        if draw < 0.6:
            return Node(self.pick(words.BODIES), "NNP", feats="Abbr=Yes|Number=Sing")
        if draw < 0.75:
            return Node(self.pick(words.SURNAMES), "NNP")
        if draw < 0.9:
            return self.person()
        return self.noun(self.pick(["official", "police", "rescuer", "doctor", "organiser", "J:local authority"]))

    def person(self) -> Node:
        """A full name, sometimes with an office before it."""
        first, last = self.pick(words.PERSON_NAMES).split()
        name = tree(f"*{first}|NNP {last}|NNP|flat")
        if self.chance(0.4):
            office = self.pick(["President", "Minister", "Governor", "Dr", "Judge", "Mayor"])
            name.left.insert(0, Node(office, "NNP", "nmod:desc"))
        return name
