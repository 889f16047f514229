"""Short articles as text, taken through the stages in memory: what the ladders say of their claims.

    story = tell(a="Rebels killed 17 people in Kenya.", b="...", days={"b": "2023-11-06"})
    story.decision("17", "29")     the grouping ladder on the claims of these words
    story.groups                   judged

Articles are named by keyword ("a" is news/a.txt), are dated 5 November 2023 unless ``days``
says otherwise (an empty day is none), and are of one story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from blinken_reconcile import claims, context, group, judge, ladder, load, parse, resources, sums
from blinken_reconcile.ladder import Decision
from blinken_reconcile.models import Claim, Context, Extraction, Group, Grouped, Loaded
from blinken_reconcile.settings import Settings

DAY = "2023-11-05"


@cache
def extraction(text: str) -> Extraction:
    """The claims of a text; read once, since extraction sees one text and nothing else."""
    nlp, _ = resources.model(None)
    (parsed,) = parse.parse([load.article(text, "text")], nlp)
    return claims.extract(parsed)


@dataclass(frozen=True)
class Told:
    """A story told by a few articles, from its claims to its groups."""

    context: Context

    @cached_property
    def grouped(self) -> Grouped:
        return group.group(self.context)

    @cached_property
    def groups(self) -> list[Group]:
        return judge.judge(self.context, self.grouped)

    @cached_property
    def everything(self) -> list[Claim]:
        """The claims, totals placed, and our sums, as the ladder sees them."""
        placed, made = sums.derive(self.context.claims)
        return [*placed, *made]

    def claim(self, words: str) -> Claim:
        """The claim that these words carry; "a: 17" that of article a."""
        name, _, text = words.rpartition(": ")
        ids = {a.id for a in self.context.articles if not name or a.path == f"news/{name}.txt"}
        found = [c for c in self.everything if c.text == text and c.article in ids]
        assert len(found) == 1, (words, [(c.article, c.text, c.measure) for c in self.everything])
        return found[0]

    def decision(self, one: str, other: str) -> Decision:
        """What the grouping ladder says of two claims; both ways round the same."""
        a, b = self.claim(one), self.claim(other)
        scope = ladder.scope_of(self.everything)
        decided = ladder.decide(a, b, scope)
        assert ladder.decide(b, a, scope) == decided, "the ladder depends on the order of the two"
        return decided

    def group_of(self, words: str) -> Group:
        """The ordinary group that the claim of these words is in."""
        wanted = self.claim(words).id
        (found,) = [g for g in self.groups if wanted in g.claims and not g.internal]
        return found


def tell(days: Mapping[str, str] | None = None, /, **texts: str) -> Told:
    """The story of a few articles, given by name."""
    days = {name: DAY for name in texts} | dict(days or {})
    articles = tuple(load.article(text, f"news/{name}.txt") for name, text in sorted(texts.items()))
    found = [extraction(article.text) for article in articles]
    settings = Settings(
        one_story=True, published=tuple((f"news/{n}.txt", day) for n, day in sorted(days.items()) if day)
    )
    return Told(context.context(Loaded(articles=articles), found, settings))


def renamed(story: Told, names: Mapping[str, str]) -> Told:
    """The same story with other file names."""
    articles = tuple(
        sorted(
            (msgspec.structs.replace(a, path=names.get(a.path, a.path)) for a in story.context.articles),
            key=lambda a: a.path,
        )
    )
    return Told(msgspec.structs.replace(story.context, articles=articles))
