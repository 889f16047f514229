"""Small records with sensible defaults, so that a test states only what it is about.

    claim(value=32, article="b")           one count of attacks, in article b
    group(claims=("c1", "c2"), level="conflict", verdict="conflict")
    report(claims=(...,), groups=(...,))   a whole report around them

Article ids are the first letters of the alphabet ("a", "b"); their paths are
"news/a.txt". Every default can be overridden by keyword.
"""

from __future__ import annotations

from typing import Any

from blinken_reconcile.models import (
    Article,
    Claim,
    Estimate,
    Group,
    Known,
    Position,
    Quote,
    Relation,
    Report,
    Story,
    Tool,
    When,
    Window,
    Zone,
)

SENTENCE = "There have been 17 attacks in Iraq."


def article(**kw: Any) -> Article:
    """An article of one title and one sentence; ``path`` follows ``id``."""
    name = kw.get("id", "a")
    text = kw.get("text", f"Title of {name}\n\n{SENTENCE}\n")
    defaults: dict[str, Any] = {
        "id": name,
        "path": f"news/{name}.txt",
        "text": text,
        "sha256": name * 64,
        "words": len(text.split()),
        "title": f"Title of {name}",
        "zones": (Zone(kind="title", start=0, end=len(text.partition("\n")[0])),),
        "published": "2023-11-05",
        "published_basis": "stated",
        "origin": name,
    }
    return Article(**{**defaults, **kw})


def quote(**kw: Any) -> Quote:
    """The sentence of the default article."""
    defaults: dict[str, Any] = {
        "exact": SENTENCE,
        "prefix": "Title of a\n\n",
        "suffix": "\n",
        "start": 12,
        "end": 12 + len(SENTENCE),
        "line": 3,
    }
    return Quote(**{**defaults, **kw})


def claim(**kw: Any) -> Claim:
    """``17 attacks`` in article "a"; low and high follow ``value`` unless given."""
    where = kw.get("article", "a")
    value = kw.get("value", 17.0)
    number = f"{value:g}" if isinstance(value, int | float) else str(value)
    text = kw.get("text", number)
    derived = kw.get("derived_from") is not None
    defaults: dict[str, Any] = {
        "id": f"{where}-28-count-1",
        "article": where,
        "kind": "count",
        "measure": "attacks",
        "label": "attacks",
        "value": value,
        "low": value,
        "high": value,
        "modifier": "exact",
        "story": "s1",
        "text": None if derived else text,
        "start": None if derived else 28,
        "end": None if derived else 28 + len(text or ""),
        "quote": None if derived else quote(),
    }
    return Claim(**{**defaults, **kw})


def when(**kw: Any) -> When:
    """A day, 5 November 2023, stated in full."""
    defaults: dict[str, Any] = {
        "text": "November 5, 2023",
        "start": 0,
        "end": 16,
        "kind": "day",
        "year": 2023,
        "month": 11,
        "day": 5,
        "value": "2023-11-05",
        "low": "2023-11-05",
        "high": "2023-11-05",
        "basis": "stated",
    }
    return When(**{**defaults, **kw})


def window(**kw: Any) -> Window:
    """Between October 17 and November 3, 2023."""
    first = when(text="October 17", value="2023-10-17", low="2023-10-17", high="2023-10-17", month=10, day=17)
    last = when(text="November 3", value="2023-11-03", low="2023-11-03", high="2023-11-03", day=3)
    text = "between October 17 and November 3"
    defaults: dict[str, Any] = {"text": text, "basis": "stated", "start": first, "end": last}
    return Window(**{**defaults, **kw})


def position(**kw: Any) -> Position:
    """The reading ``17`` of the claim of article "a"."""
    defaults: dict[str, Any] = {
        "text": "17",
        "low": 17.0,
        "high": 17.0,
        "as_of": None,
        "claims": ("a-28-count-1",),
        "articles": ("a",),
        "origins": 1,
    }
    return Position(**{**defaults, **kw})


def relation(**kw: Any) -> Relation:
    """An unexplained conflict of the first two positions."""
    defaults: dict[str, Any] = {
        "a": 0,
        "b": 1,
        "verdict": "conflict",
        "explained": None,
        "code": "REC401",
        "because": "17 and 32 cannot both be.",
    }
    return Relation(**{**defaults, **kw})


def group(**kw: Any) -> Group:
    """The attacks in Iraq by article "a" alone; counts follow ``claims`` and ``positions``."""
    positions = kw.get("positions", (position(),))
    articles = {name for one in positions for name in one.articles}
    defaults: dict[str, Any] = {
        "id": "g1",
        "story": "s1",
        "kind": "count",
        "measure": "attacks",
        "label": "attacks in Iraq",
        "place": ("Iraq",),
        "level": "single",
        "verdict": "single",
        "explained": None,
        "internal": False,
        "code": "REC400",
        "because": "One article only says it.",
        "claims": tuple(name for one in positions for name in one.claims),
        "positions": positions,
        "relations": (),
        "estimate": Estimate(low=17.0, best=17.0, high=17.0),
        "articles": len(articles),
        "origins": len(articles),
    }
    return Group(**{**defaults, **kw})


def known(**kw: Any) -> Known:
    """What a baseline knows, and why."""
    defaults: dict[str, Any] = {"fingerprint": "f:", "reason": "the mayor counts on", "date": "2023-05-06"}
    return Known(**{**defaults, **kw})


def tool(**kw: Any) -> Tool:
    """A tool record that no real run can give."""
    defaults: dict[str, Any] = {"name": "reconcile", "version": "0.0.0", "model": "en_test 0.0.0", "rules": "0" * 12}
    return Tool(**{**defaults, **kw})


def report(**kw: Any) -> Report:
    """One article, one claim, one group; ``articles`` and ``stories`` follow each other."""
    articles = kw.get("articles", (article(),))
    story = Story(id="s1", label="Title of a", articles=tuple(one.id for one in articles))
    defaults: dict[str, Any] = {
        "tool": tool(),
        "articles": articles,
        "stories": (story,),
        "claims": (claim(),),
        "groups": (group(),),
        "undecided": (),
        "skipped": (),
        "warnings": (),
    }
    return Report(**{**defaults, **kw})
