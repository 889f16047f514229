"""Whose text and whose number it is; an agreement of one origin is no second voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from blinken_reconcile import credits, load, origins, reconcile
from blinken_reconcile.lexicons import families
from blinken_reconcile.models import Quote, Sketch
from tests.factories import article, claim

SEEDS = Path(__file__).parents[1] / "seeds"
BODY = (
    "Rescuers pulled 12 people from the wreck of the ferry on Monday, "
    "and the search went on until dark fell over the bay."
)


@pytest.mark.parametrize(
    ("page", "agency"),
    [
        (f"Ferry sinks\n\nKARSK, March 11 (Northern Wire) - {BODY}", "Northern Wire"),
        (f"Ferry sinks\n\nKARSK, Ruritania, March 11 (AP) -- {BODY}", "Associated Press"),
        (f"Ferry sinks\n\nKARSK (Reuters) — {BODY}", "Reuters"),
        (f"Ferry sinks\n\nBy Jane Doe, Associated Press\n\n{BODY}", "Associated Press"),
        (f"Ferry sinks\n\nPTI\n\n{BODY}", "Press Trust of India"),
        (f"Ferry sinks\n\n{BODY}\n\nSource: Xinhua", "Xinhua"),
        (f"Ferry sinks\n\nThe Island Daily, with text from Northern Wire\n\n{BODY}", "Northern Wire"),
        (f"Ferry sinks\n\n{BODY}\n\nThis report was supplied by the agency Northern Press.", "Northern Press"),
        (f"Ferry sinks\n\n{BODY}\n\nWith inputs from ANI", "ANI"),
        (f"Ferry sinks\n\n{BODY}\n\n(Reporting by Jane Doe; Editing by John Roe)", "Reuters"),
        # An agency that took the photograph, or is a source in a sentence, did not write the text.
        (f"Ferry sinks\n\nThe ferry before it sank. (AFP)\n\n{BODY}", None),
        (
            f"Ferry sinks\n\n{BODY}\n\nTwo sailors are missing, the harbour master told Reuters in Karsk.",
            None,
        ),
        (f"Ferry sinks\n\nBALASORE (Odisha) - {BODY}", None),
        (f"Ferry sinks\n\n{BODY}\n\nSource: Ministry of Health", None),
        (f"Ferry sinks\n\n{BODY}\n\n© Island Daily 2023", None),
    ],
)
def test_credits(page: str, agency: str | None) -> None:
    assert credits.agency(load.article(page, "a.txt")) == agency


def test_families_are_known_by_the_head_of_the_page() -> None:
    first = load.article(f"Ferry sinks\n\nHindustan Times\n\n{BODY}", "a.txt")
    second = load.article(f"Ferry sinks\n\nMint\n\n{BODY}", "b.txt")
    assert credits.family(first) == credits.family(second) == "HT Media"
    assert credits.family(load.article(f"Ferry sinks\n\n{BODY} Mint grows there.", "c.txt")) is None


def test_no_outlet_belongs_to_two_families() -> None:
    outlets = [outlet for one in families() for outlet in one.outlets]
    assert len(outlets) == len(set(outlets)) > 50


def sentences(*numbers: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(range(100 * n, 100 * n + 6)) for n in numbers)


def test_containment_of_a_cut_copy_is_whole() -> None:
    assert origins.containment(range(100), range(60)) == 1.0
    assert origins.containment(range(100), range(90, 110)) == 0.5
    assert origins.containment((), range(5)) == 0.0


def test_a_retelling_keeps_the_order() -> None:
    wire = Sketch(sentences=sentences(1, 2, 3, 4, 5, 6, 7))
    assert origins.retold(wire, Sketch(sentences=sentences(1, 2, 4, 5, 6, 9)))
    assert not origins.retold(wire, Sketch(sentences=sentences(7, 6, 5, 3, 2, 1)))
    assert not origins.retold(wire, Sketch(sentences=sentences(1, 2, 3, 11, 12, 13, 14, 15)))
    # Three sentences may be alike by chance.
    assert not origins.retold(wire, Sketch(sentences=sentences(1, 2, 3)))


def test_articles_of_one_agency_or_publisher_are_one_origin() -> None:
    articles = [article(id=name) for name in "abcd"]
    sketches = {"a": Sketch(agency="PTI"), "b": Sketch(), "c": Sketch(agency="PTI"), "d": Sketch(family="HT Media")}
    assert origins.find(articles, sketches) == {"a": "a", "b": "b", "c": "a", "d": "d"}


def test_claims_count_origins_by_article_source_and_sentence() -> None:
    articles = {name: article(id=name, origin=origin) for name, origin in zip("abcd", "aacd", strict=True)}

    def said(name: str, exact: str, source: str | None) -> object:
        quote = Quote(exact=exact, prefix="", suffix="", start=0, end=len(exact), line=1)
        return claim(id=name, article=name, quote=quote, attribution=source)

    own = [said(n, f"{n * 9} have been killed there, {n * 12}.", None) for n in "abcd"]
    assert origins.count(own, articles) == 3  # type: ignore[arg-type]
    named = [said(n, f"{n * 30}.", "the Pentagon" if n in "bc" else "officials") for n in "abcd"]
    assert origins.count(named, articles) == 2  # type: ignore[arg-type]
    edited = [said(n, f"At least 12 people died when the ferry sank on Monday{'.' * (n == 'd')}", None) for n in "cd"]
    assert origins.count(edited, articles) == 1  # type: ignore[arg-type]


def test_a_seed_that_retells_another_is_one_origin_with_it() -> None:
    report = reconcile([str(SEEDS)])
    origin = {Path(a.path).name[:3]: a.origin for a in report.articles}
    assert origin["000"] == origin["002"]
    assert len(set(origin.values())) == 4
    retold = [g for g in report.groups if g.level == "agree" and g.articles > 1 and g.origins == 1]
    assert retold
    assert all("one origin, retold" in g.because for g in retold)
