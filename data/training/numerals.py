"""Numbers and hedges of the generated sentences.

The attachments are the treebanks': "at least" is nmod of the number with a case; "more than", "up to",
"as many as" are fixed expressions, advmod of the number; the second end of a range is nmod of the first;
a number before a scale word is compound of it.
"""

from __future__ import annotations

import random

import words
from trees import Node, leaf, tree

ADVERBS = {"over", "under", "nearly", "almost", "about", "around", "roughly", "approximately", "some", "only", "just"}


class Numerals:
    """Draws phrases from the vocabulary with one random generator."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def pick(self, options: list[str] | tuple[str, ...]) -> str:
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        """True in that share of the draws."""
        return self.rng.random() < share

    def digits(self) -> str:
        """A number as news writes it, small ones more often than large ones."""
        size = self.rng.choice((9, 40, 99, 99, 400, 999, 9_000, 60_000, 900_000))
        value = self.rng.randint(2, size)
        if value > 1500 and self.chance(0.6):
            value -= value % 100
        return f"{value:,}" if value > 999 else str(value)

    def number(self, dep: str = "nummod") -> Node:
        """A bare number: digits, a word, or digits with a scale word."""
        draw = self.rng.random()
        if draw < 0.16:
            return Node(self.pick(words.SMALL), "CD", dep)
        if draw < 0.22:
            return tree("{a:compound} *{s}", a=self._amount(), s=self.scale()).label(dep)
        return Node(self.digits(), "CD", dep)

    def _amount(self, spelled: bool = True) -> Node:
        form = self.rng.choice(
            (
                f"{self.rng.randint(1, 9)}.{self.rng.randint(1, 9)}",
                str(self.rng.randint(2, 90)),
                "two" if spelled else "10",
            )
        )
        feats = "NumForm=Digit|NumType=Frac" if "." in form else None
        return Node(form, "CD", feats=feats)

    def scale(self) -> Node:
        """A scale word."""
        return Node(
            self.pick(["million", "million", "lakh", "crore", "thousand", "billion"]),
            "CD",
            feats="NumForm=Word|NumType=Card",
        )

    def range(self, dep: str = "nummod") -> Node:
        """As in "10-12", "10 to 12", "three or four": the second is nmod (or conj) of the first."""
        low = self.rng.randint(2, 90)
        high = str(low + self.rng.randint(1, 30))
        kind = self.rng.randrange(3)
        if kind == 0:
            dash = self.pick(["-", "–"])
            sign = Node(dash, "SYM", "case", tight=True)
            second = tree("{dash} *{high}", dash=sign, high=Node(high, "CD", tight=True))
            return tree("*{low} {second:nmod}", low=Node(str(low), "CD"), second=second).label(dep)
        if kind == 1:
            second = tree("to|IN|case *{high}", high=Node(high, "CD"))
            return tree("*{low} {second:nmod}", low=Node(str(low), "CD"), second=second).label(dep)
        at = self.rng.randrange(len(words.SMALL) - 1)
        second = tree("or|CC|cc *{high}", high=Node(words.SMALL[at + 1], "CD"))
        return tree("*{low} {second:conj}", low=Node(words.SMALL[at], "CD"), second=second).label(dep)

    def hedge(self) -> Node:
        """An adverbial before a number, of whatever shape."""
        kind = self.rng.randrange(9)
        if kind <= 1:
            return leaf_tree(
                "at|IN|case *least/little|JJS" if self.chance(0.9) else "at|IN|case *most/many|JJS", "nmod"
            )
        if kind == 2:
            word = self.pick(["more", "fewer/few", "less", "more"])
            first = tree(f"*{word}|JJR than|IN|fixed")
            first.feats = "Degree=Cmp|ExtPos=ADV"
            if self.chance(0.2):
                first.left.insert(
                    0, leaf(self.pick(["no|RB|advmod", "no|RB|advmod", "not|RB|advmod", "slightly|RB|advmod"]))
                )
            return first.label("advmod")
        if kind == 3:
            return fixed_adverb("*up|IN to|IN|fixed", "IN")
        if kind == 4:
            return fixed_adverb(f"*as|RB {self.pick(['many', 'many', 'few', 'much'])}|JJ|fixed as|IN|fixed", "RB")
        word = self.pick(sorted(ADVERBS))
        hedge = Node(word, "RB", "advmod")
        if word in {"over", "under"} and self.chance(0.4):
            hedge.left.append(leaf(self.pick(["just|RB|advmod", "well|RB|advmod"])))
        return hedge

    def quantity(self, hedged: float = 0.5, dep: str = "nummod") -> Node:
        """A number, hedged in that share of the draws, or a range."""
        number = self.range() if self.chance(0.07) else self.number()
        if self.chance(hedged):
            number.left.insert(0, self.hedge())
        return number.label(dep)


def leaf_tree(template: str, dep: str) -> Node:
    """A small tree of fixed words with its relation."""
    return tree(template).label(dep)


def fixed_adverb(template: str, tag: str) -> Node:
    """A fixed expression that works as an adverb ("up to", "as many as")."""
    node = tree(template)
    node.feats = "ExtPos=ADV"
    node.tag = tag
    node.pos = "ADP" if tag == "IN" else "ADV"
    return node.label("advmod")
