"""One invented story as a finished report, with everything that a reader can meet in one.

Five articles on an envoy's visit to Karsk during a series of power cuts: two
days for one landing, an article against itself, counts that grew after their
cut-off, agreements, single facts, a refused date. No reader ran on these
texts; the claims are written by hand, their offsets found in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from blinken_reconcile.models import (
    Article,
    AsOf,
    Claim,
    DateEvidence,
    Group,
    Place,
    Position,
    Report,
    Skipped,
    Story,
    Undecided,
    Warned,
    Window,
)

from . import factories as make

TEXTS = {
    "101_3fd2": """Envoy reaches storm-hit Karsk
July 9, 2024
During Sunday's storm, envoy Mira Lindqvist reached Karsk with two aides.
The grid office puts the tally at a total of 34 power cuts in Norda and Sundel since May 1.
So far there have been 20 cuts in Norda and 14 in Sundel.
At least 40 homes were damaged, the fire service said.
The dam at Orve burst on May 3.
""",
    "102_b01c": """Lindqvist in Karsk: lights go out again
Updated: May 14, 2023, 9:10 PM
After talks in Tarn, Ms Lindqvist landed in Karsk on Sunday evening for her first stay there.
It was at least the 34th power cut in Norda and Sundel since May 1, an engineer said.
There have been at least 20 cuts in Norda and 14 in Sundel.
The region has seen dozens of power cuts in recent weeks.
At least 40 homes were damaged, the fire service said on the radio.
The dam at Orve burst on May 3.
She will fly to Vessin later on Sunday.
""",
    "103_77aa": """Quiet visit, loud crowd
The envoy made an unannounced stop in Karsk on 14th May, after a morning in Tarn.
Between May 1 and May 12 there were 20 power cuts in Norda and 11 in Sundel, the ministry said.
About 2,500 engineers work in Norda.
Thousands of people marched in Tarn.
The repairs are priced at $4.3bn.
""",
    "104_90e5": """Karsk visit ends a long week
Lindqvist met the mayor of Karsk there on Sunday, the town's news service wrote.
Around 20 power cuts in Norda and 11 in Sundel were logged between May 1 and May 12.
Roughly 2,500 engineers work in Norda and some 900 in Sundel.
""",
    "105_c4d9": """Envoy in Karsk to calm tempers
Mira Lindqvist landed in Karsk this Saturday to calm tempers.
From May 1 to May 12, at least 20 power cuts hit Norda.
On Sunday morning she was still in Tarn, and only then set out for Karsk.
The talks went on for more than an hour.
""",
}
NORDA, SUNDEL = Place(name="Norda"), Place(name="Sundel")
BOTH = (NORDA, SUNDEL)
MAY_1 = make.when(text="May 1", year=None, month=5, day=1, value="2023-05-01", low="2023-05-01", high="2023-05-01")
MAY_12 = make.when(text="May 12", year=None, month=5, day=12, value="2023-05-12", low="2023-05-12", high="2023-05-12")
CLOSED = Window(text="between May 1 and May 12", basis="stated", start=MAY_1, end=MAY_12)
OPEN = Window(text="since May 1", basis="stated", start=MAY_1)
STATED = AsOf(date="2023-05-12", basis="stated")
PUBLISHED = AsOf(date="2023-05-14", basis="published")


def paper(name: str, text: str, **kw: Any) -> Article:
    """An article of the drop, titled by its first line; four of the five borrow their date."""
    own: dict[str, Any] = {
        "id": name,
        "path": f"drop/{name}.txt",
        "text": text,
        "title": text.partition("\n")[0],
        "published": "2023-05-14",
        "published_basis": "story",
        "origin": name,
    }
    return make.article(**{**own, **kw})


@dataclass
class Drop:
    """Articles, and the claims and groups that are written on them, by short names."""

    articles: dict[str, Article]
    claims: dict[str, Claim] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)

    def say(self, name: str, article: str, text: str, within: str, **kw: Any) -> None:
        """The claim whose words ``text`` stand in the sentence that holds ``within``."""
        found = next(one for key, one in self.articles.items() if key.startswith(article))
        at = found.text.index(within)
        first = found.text.rfind("\n", 0, at) + 1
        last = found.text.index("\n", at)
        start = found.text.index(text, at)
        said = make.quote(
            exact=found.text[first:last],
            prefix="",
            suffix="",
            start=first,
            end=last,
            line=found.text.count("\n", 0, first) + 1,
        )
        own: dict[str, Any] = {"text": text, "start": start, "end": start + len(text), "quote": said}
        self.claims[name] = make.claim(id=name, article=found.id, **{**own, **kw})

    def count(self, name: str, article: str, text: str, within: str, value: float | None, **kw: Any) -> None:
        """A count of power cuts up to a day, unless told otherwise."""
        low = kw.pop("low", value)
        high = kw.pop("high", None if kw.get("modifier") in ("at_least", "vague", "more_than") else value)
        own = {"measure": "power_cuts", "label": "power cuts"}
        self.say(name, article, text, within, value=value, low=low, high=high, **{**own, **kw})

    def day(self, name: str, article: str, text: str, within: str, value: str, **kw: Any) -> None:
        """An event date; a weekday is worked out, a day of a month lacks its year."""
        weekday = "day" in text
        dated = make.when(
            text=text,
            kind="weekday" if weekday else "day",
            year=None,
            month=None if weekday else 5,
            day=None,
            value=value,
            low=value,
            high=value,
            basis="weekday" if weekday else "stated",
        )
        own: dict[str, Any] = {"kind": "date", "measure": "presence", "label": "envoy in Karsk", "when": dated}
        self.say(name, article, text, within, value=value, low=value, high=value, **{**own, **kw})

    def add(self, name: str, parts: Sequence[str], value: float, **kw: Any) -> None:
        """Our sum of two claims of one article."""
        first = self.claims[parts[0]]
        own: dict[str, Any] = {
            "article": first.article,
            "measure": first.measure,
            "label": first.label,
            "derived_from": tuple(parts),
            "window": first.window,
            "as_of": first.as_of,
            "places": BOTH,
        }
        self.claims[name] = make.claim(id=name, value=value, **{**own, **kw})

    def position(self, *names: str, origins: int | None = None) -> Position:
        """The claims of one reading; their day is that of the first."""
        claims = [self.claims[name] for name in names]
        articles = tuple(dict.fromkeys(one.article for one in claims))
        held = claims[0].as_of
        return make.position(
            text=str(claims[0].value),
            low=claims[0].low,
            high=claims[0].high,
            as_of=held.date if held else None,
            claims=names,
            articles=articles,
            origins=len(articles) if origins is None else origins,
        )

    def group(self, ident: str, label: str, positions: Sequence[Position], level: str, because: str, **kw: Any) -> None:
        """A judged group over some positions."""
        first = self.claims[positions[0].claims[0]]
        own: dict[str, Any] = {
            "kind": first.kind,
            "measure": first.measure,
            "place": (),
            "verdict": "conflict" if level == "explained" else level,
            "explained": "cut-off" if level == "explained" else None,
            "estimate": None,
            "steps": ("REC901", "REC904"),
        }
        built = make.group(
            id=ident, label=label, positions=tuple(positions), level=level, because=because, **{**own, **kw}
        )
        self.groups.append(built)


def power_cuts() -> Report:
    """The whole report."""
    drop = Drop({name: paper(name, text) for name, text in TEXTS.items()})
    strong = DateEvidence(date="2023-05-14", label="updated", strong=True, text="Updated: May 14, 2023, 9:10 PM")
    drop.articles["102_b01c"] = paper(
        "102_b01c", TEXTS["102_b01c"], published_basis="stated", evidence=(strong,), copies=("drop/copy_of_102.txt",)
    )
    _landing(drop)
    _cuts(drop)
    _agreements(drop)
    _singles(drop)
    return report_of(drop)


def report_of(drop: Drop, **kw: Any) -> Report:
    """A drop as a report, with a reservation, a skipped file and an undecided pair."""
    ids = tuple(one.id for one in drop.articles.values())
    own: dict[str, Any] = {
        "articles": tuple(drop.articles.values()),
        "stories": (Story(id="s1", label="Envoy in Karsk", articles=ids),),
        "claims": tuple(drop.claims.values()),
        "groups": tuple(drop.groups),
        "undecided": (Undecided(a="n101", b="s104", code="REC929", reason="the place is not said"),),
        "skipped": (Skipped(where="drop/200_notes.txt", reason="the text is not English"),),
        "warnings": (
            Warned(
                article="101_3fd2",
                code="REC070",
                message='the page date "July 9, 2024" is unlabelled and far from the others: not used',
                start=30,
                end=42,
            ),
        ),
    }
    return make.report(**{**own, **kw})


def _landing(drop: Drop) -> None:
    drop.day("d101", "101", "Sunday's", "During Sunday's storm", "2023-05-14")
    drop.day("d102", "102", "Sunday evening", "landed in Karsk on Sunday", "2023-05-14")
    drop.day("d103", "103", "14th May", "unannounced stop", "2023-05-14")
    drop.day("d104", "104", "Sunday", "met the mayor", "2023-05-14", attribution="the town's news service")
    drop.day("d105", "105", "this Saturday", "landed in Karsk this", "2023-05-13")
    drop.day("t105", "105", "Sunday morning", "On Sunday morning", "2023-05-14", label="envoy in Tarn")
    drop.group(
        "3c2e91aa0b17",
        "day the envoy landed in Karsk",
        (drop.position("d105"), drop.position("d101", "d102", "d103", "d104", origins=3)),
        "conflict",
        "She can land only once: Sunday 14 May by four articles, Saturday 13 May by 105.",
        place=("Karsk",),
        code="REC941",
        relations=(make.relation(code="REC941", because="One landing, two days."),),
    )
    drop.group(
        "7dca00114f5e",
        "order of the visits",
        (drop.position("d105"), drop.position("t105")),
        "conflict",
        "105 lands her in Karsk on Saturday, yet has her set out from Tarn on Sunday morning.",
        internal=True,
        code="REC942",
    )


def _cuts(drop: Drop) -> None:
    later: dict[str, Any] = {"window": OPEN, "as_of": PUBLISHED}
    closed: dict[str, Any] = {"window": CLOSED, "as_of": STATED}
    at_least: dict[str, Any] = {"modifier": "at_least"}
    drop.count("u101", "101", "a total of 34", "puts the tally", 34, places=BOTH, **later)
    drop.count("u102", "102", "at least the 34th", "It was", 34, ordinal=True, places=BOTH, **later, **at_least)
    drop.count("v102", "102", "dozens", "has seen", None, low=24, modifier="vague", places=BOTH, as_of=PUBLISHED)
    drop.count("n101", "101", "20", "So far", 20, places=(NORDA,), **later)
    drop.count("s101", "101", "14", "So far", 14, places=(SUNDEL,), **later)
    drop.count("n102", "102", "at least 20", "There have", 20, places=(NORDA,), **later, **at_least)
    drop.count("s102", "102", "14", "There have", 14, places=(SUNDEL,), **later, **at_least)
    drop.count("n103", "103", "20", "there were", 20, places=(NORDA,), **closed)
    drop.count("s103", "103", "11", "there were", 11, places=(SUNDEL,), **closed)
    about: dict[str, Any] = {"modifier": "about", **closed}
    drop.count("n104", "104", "Around 20", "Around 20", 20, low=18, high=22, places=(NORDA,), **about)
    drop.count("s104", "104", "11", "Around 20", 11, low=9, high=13, places=(SUNDEL,), **about)
    drop.count("n105", "105", "at least 20", "at least 20", 20, places=(NORDA,), **closed, **at_least)
    drop.add("sum101", ("n101", "s101"), 34, checks="u101")
    drop.add("sum103", ("n103", "s103"), 31)
    drop.add("sum104", ("n104", "s104"), 31, low=27, high=35, modifier="about")
    drop.group(
        "b7e0447a9d02",
        "power cuts in Norda and Sundel",
        [drop.position(name) for name in ("sum103", "sum104", "u101", "u102", "v102")],
        "explained",
        "31 to 12 May fits 34 to 14 May: the count only grows.",
        place=("Norda", "Sundel"),
        code="REC943",
    )
    drop.group(
        "c55a120e88f1",
        "power cuts in Sundel",
        [drop.position(name) for name in ("s103", "s104", "s101", "s102")],
        "explained",
        "11 to 12 May fits 14 to 14 May: the count only grows.",
        place=("Sundel",),
        code="REC943",
    )
    drop.group(
        "d90b33c1e6a4",
        "power cuts in Norda",
        [drop.position(name) for name in ("n103", "n104", "n105", "n101", "n102")],
        "compatible",
        "20, about 20 and at least 20 overlap.",
        place=("Norda",),
    )


def _agreements(drop: Drop) -> None:
    hedged: dict[str, Any] = {"modifier": "at_least", "measure": "damaged", "label": "homes damaged"}
    drop.count("h101", "101", "At least 40", "At least 40", 40, attribution="the fire service", **hedged)
    drop.count("h102", "102", "At least 40", "At least 40", 40, attribution="the fire service", **hedged)
    drop.day("b101", "101", "May 3", "The dam", "2023-05-03", label="dam burst")
    drop.day("b102", "102", "May 3", "The dam", "2023-05-03", label="dam burst")
    crew: dict[str, Any] = {"modifier": "about", "low": 2250, "high": 2750, "measure": "engineers"}
    drop.count("e103", "103", "About 2,500", "About 2,500", 2500, **crew)
    drop.count("e104", "104", "Roughly 2,500", "Roughly 2,500", 2500, **crew)
    same = "Both give one reading."
    drop.group("e1f0aa0000b1", "homes damaged", [drop.position("h101", "h102", origins=1)], "agree", same, origins=1)
    drop.group("e2f0aa0000b2", "day the dam at Orve burst", [drop.position("b101", "b102")], "agree", same)
    drop.group("e3f0aa0000b3", "engineers", [drop.position("e103", "e104")], "agree", same, place=("Norda",))


def _singles(drop: Drop) -> None:
    drop.day("f102", "102", "Sunday", "later on Sunday", "2023-05-14", label="flight", modality="planned")
    few: dict[str, Any] = {"modifier": "about", "low": 810, "high": 990, "measure": "engineers"}
    drop.count("g104", "104", "some 900", "some 900", 900, **few)
    drop.count("m103", "103", "Thousands", "Thousands", None, low=2000, modifier="vague", measure="protesters")
    drop.count("p103", "103", "$4.3bn", "priced", 4.3e9, kind="money", unit="USD", slack=5e7, measure="cost")
    drop.count("k105", "105", "more than an hour", "went on", 1, kind="duration", unit="hour", modifier="more_than")
    told = "One article only says it."
    drop.group("f1000000aa01", "flight to Vessin", [drop.position("f102")], "single", told, place=("Vessin",))
    drop.group("f2000000aa02", "engineers", [drop.position("g104")], "single", told, place=("Sundel",))
    drop.group("f3000000aa03", "people marching in Tarn", [drop.position("m103")], "single", told, place=("Tarn",))
    drop.group("f4000000aa04", "price of the repairs", [drop.position("p103")], "single", told)
    drop.group("f5000000aa05", "length of the talks", [drop.position("k105")], "single", told)
