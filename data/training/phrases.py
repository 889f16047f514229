"""Places, dates and money of the generated sentences.

A month is nmod:unmarked of its day; a number is nummod of the currency sign.
"""

from __future__ import annotations

import words
from nouns import Nouns
from trees import Node, leaf, tree


class Gen(Nouns):
    """Draws phrases of every kind with one random generator."""

    def name(self) -> Node:
        """A place name, sometimes with a direction before it or the country after it."""
        node = Node(self.pick(words.PLACES), "NNP")
        if self.chance(0.15):
            node.left.append(Node(self.pick(words.DIRECTIONS), "JJ", "amod"))
        elif self.chance(0.05):
            node.right = [leaf(","), Node(self.pick(words.PLACES), "NNP", "appos")]
        return node

    def place(self, dep: str = "obl") -> Node:
        """As in "in Nepal", "near the border region", "in the northern city of Oran"."""
        preposition = self.pick(["in", "in", "in", "in", "near", "at", "outside", "across"])
        if preposition in {"in", "across", "near", "outside"} and self.chance(0.75):
            return tree(f"{preposition}|IN|case *{{p}}", p=self.name()).label(dep)
        site = tree("the|DT|det *{s}", s=self.noun(self.pick(words.SITES), many=False))
        if self.chance(0.5):
            site.right.append(tree("of|IN|case *{p}", p=Node(self.pick(words.PLACES), "NNP")).label("nmod"))
        return tree(f"{preposition}|IN|case *{{s}}", s=site).label(dep)

    def day(self) -> Node:
        """As in "March 3", "3 March", "March 3, 2021": the day number is the head."""
        month = Node(self.pick(words.MONTHS), "NNP", "nmod:unmarked")
        day = Node(str(self.rng.randint(1, 31)), "CD")
        first = self.chance(0.7)
        date = tree("{m} *{d}", m=month, d=day) if first else tree("*{d} {m}", m=month, d=day)
        if self.chance(0.3):
            year = Node(str(self.rng.randint(1950, 2026)), "CD", "nmod:unmarked")
            date.right.extend([leaf(","), year] if first else [year])
        return date

    def weekday(self) -> Node:
        """As in "Sunday", "Sunday evening"."""
        day = Node(self.pick(words.WEEKDAYS), "NNP")
        if self.chance(0.3):
            return tree(f"{{d:compound}} *{self.pick(words.DAY_PARTS)}|NN", d=day)
        return day

    def period(self) -> Node:
        """As in "between March 3 and March 9", "since October 17", "from 3 to 9 May", "in 2019"."""
        kind = self.rng.randrange(6)
        if kind == 0:
            second = tree("and|CC|cc *{d}", d=self.day())
            return tree("between|IN|case *{d} {s:conj}", d=self.day(), s=second).label("obl")
        if kind == 1:
            return tree(f"{self.pick(['since', 'until', 'after', 'before', 'by'])}|IN|case *{{d}}", d=self.day()).label(
                "obl"
            )
        if kind == 2:
            return tree("in|IN|case *{y}", y=Node(str(self.rng.randint(1950, 2026)), "CD")).label("obl")
        if kind == 3:
            unit = self.noun(self.pick(["day", "week", "month", "year", "hour"]))
            last = self.pick(["last|JJ|amod", "past|JJ|amod", "first|JJ|amod"])
            return tree(
                f"{self.pick(['over', 'in', 'during'])}|IN|case the|DT|det {last} {{n}} *{{u}}",
                n=self.quantity(0.1),
                u=unit,
            ).label("obl")
        if kind == 4:
            month = Node(self.pick(words.MONTHS[:12]), "NNP")
            return tree(f"{self.pick(['in', 'since', 'until'])}|IN|case *{{m}}", m=month).label("obl")
        return tree("on|IN|case *{d}", d=self.day()).label("obl")

    def when(self) -> Node:
        """A time adverbial of a clause."""
        kind = self.rng.randrange(5)
        if kind <= 1:
            return tree("on|IN|case *{d}", d=self.weekday()).label("obl")
        if kind == 2:
            unit = self.pick(["week", "month", "year", "night", *words.WEEKDAYS])
            tag = "NNP" if unit in words.WEEKDAYS else "NN"
            return tree(f"{self.pick(['last', 'last', 'this', 'next'])}|JJ|amod *{unit}|{tag}").label("obl:unmarked")
        if kind == 3:
            return self.period()
        return Node(self.pick(["yesterday", "today", "overnight", "earlier"]), "RB", "advmod")

    def money(self) -> Node:
        """As in "$4.3bn", "£3,000", "10 lakh rupees": headed by the currency."""
        if self.chance(0.3):
            unit = self.noun(self.pick(["dollar", "euro", "pound", "rupee", "krona", "yen", "naira"]))
            if unit.form in {"yens", "nairas", "kronas"}:
                unit.form = unit.lemma
            return tree("{n} *{u}", n=self.number(), u=unit)
        sign = Node(self.pick(["$", "$", "£", "€", "₹", "US$", "Rs"]), "$")
        if self.chance(0.7):
            tight = self.chance(0.5)
            short = ["bn", "m", "tn", "k", "mn"] if tight else ["million", "billion", "lakh", "crore", "trillion"]
            scale = Node(self.pick(short), "CD", feats="NumForm=Word|NumType=Card", tight=tight)
            value = tree("{a:compound} *{s}", a=self._amount(spelled=False), s=scale)
        else:
            value = Node(self.digits(), "CD")
        money = tree("*{sign} {v:nummod}", sign=sign, v=value)
        if self.chance(0.3):
            money.left.insert(0, self.hedge())
        return money

    def percent(self) -> Node:
        """As in "12.5%", "about 41 per cent"."""
        value = Node(
            self.rng.choice((str(self.rng.randint(2, 99)), f"{self.rng.randint(1, 60)}.{self.rng.randint(1, 9)}")),
            "CD",
            "nummod",
        )
        if self.chance(0.4):
            value.left.append(self.hedge())
        draw = self.rng.random()
        if draw < 0.5:
            return tree("{v} *{s}", v=value, s=Node("%", "NN", pos="SYM", tight=True))
        if draw < 0.75:
            return tree("{v} *percent|NN", v=value)
        return tree("{v} per|NN|compound *cent|NN", v=value)
