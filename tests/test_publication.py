"""When an article was published, and what that rests on: its page, or its story."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blinken_reconcile import publication
from blinken_reconcile.models import Article, Claim, DateEvidence, Extraction, Sketch, When
from blinken_reconcile.settings import Settings
from tests.factories import article, claim
from tests.telling import tell


def page(name: str, date: str | None = None, label: str = "published", **kw: Any) -> Article:
    found = DateEvidence(date=date, label=label, strong=label != "page", text=date) if date else None  # type: ignore[arg-type]
    defaults: dict[str, Any] = {"evidence": (found,) if found else (), "published": None, "published_basis": "unknown"}
    return article(id=name, **(defaults | kw))


def published(
    *articles: Article, claims: dict[str, tuple[Claim, ...]] | None = None, settings: Settings | None = None
) -> tuple[list[tuple[str | None, str]], list[str]]:
    """Day and basis of each article, and the codes of the warnings."""
    found = {a.id: Extraction(article=a.id, claims=(claims or {}).get(a.id, ())) for a in articles}
    dated, warnings = publication.publish(articles, found, settings or Settings())
    return [(a.published, a.published_basis) for a in dated], [w.code for w in warnings]


def killed(name: str, value: float) -> tuple[Claim, ...]:
    return (claim(id=f"{name}-killed", article=name, measure="killed", value=value, low=value, high=value),)


def test_a_labelled_date_is_taken_and_given_to_those_without() -> None:
    assert published(page("a", "2023-11-05"), page("b")) == ([("2023-11-05", "stated"), ("2023-11-05", "story")], [])


def test_a_date_without_a_label_must_fit_the_story() -> None:
    near = published(page("a", "2023-11-05"), page("b", "2023-11-07", "page"))
    far = published(page("a", "2023-11-05"), page("b", "2024-07-22", "page"))
    assert near == ([("2023-11-05", "stated"), ("2023-11-07", "page")], ["page-date"])
    assert far == ([("2023-11-05", "stated"), ("2023-11-05", "story")], ["page-date-refused"])


def test_a_stamp_without_a_year_gets_the_year_of_the_story() -> None:
    days, _ = published(page("a", "XXXX-12-31"), page("b", "2024-01-02"))
    assert days == [("2023-12-31", "stated"), ("2024-01-02", "stated")]
    days, _ = published(page("a", "XXXX-03-05", "page"), page("b", "2024-03-04"))
    assert days[0] == ("2024-03-05", "page")


def test_a_stamp_without_a_year_in_a_story_without_one_is_no_date() -> None:
    assert published(page("a", "XXXX-03-05"), page("b")) == ([(None, "unknown"), (None, "unknown")], [])


@pytest.mark.parametrize(
    ("value", "day"),
    [(12, "2023-11-05"), (20, "2023-11-08"), (17, "2023-11-05"), (31, "2023-11-08"), (3, "2023-11-05")],
    ids=["the same count", "the same later count", "between two", "above all", "below all: the middle"],
)
def test_the_order_of_running_counts_dates_an_article(value: float, day: str) -> None:
    counts = {"a": killed("a", 12), "b": killed("b", 20), "c": killed("c", value)}
    days, _ = published(page("a", "2023-11-05"), page("b", "2023-11-08"), page("c"), claims=counts)
    assert days[2] == (day, "story")


def test_what_a_person_says_comes_first() -> None:
    settings = Settings(published=(("a.txt", "2023-01-02"),))
    assert published(page("a", "2023-11-05"), settings=settings) == ([("2023-01-02", "stated")], [])
    assert published(page("a"), settings=Settings(as_of="2023-01-03"))[0] == [("2023-01-03", "story")]


def test_before_the_stories_a_page_date_far_from_the_days_of_its_text_is_not_used() -> None:
    told = Sketch(whens=(When(text="November 3", start=0, end=10, kind="day", month=11, day=3),))
    articles = [page("a", "2023-11-05", "page"), page("b", "2024-07-22", "page"), page("c", "XXXX-11-06")]
    found = publication.likely(articles, dict.fromkeys("abc", told), Settings())
    assert found == {"a": dt.date(2023, 11, 5), "c": dt.date(2023, 11, 6)}


UNDATED = [
    # The fire was on a Saturday, the other articles are of that day and the next: "on Sunday" cannot be a week before.
    ("Fire broke out in the port on Saturday. The mayor visited the port on Sunday.", "2023-11-05"),
    ("The mayor visited the port on Sunday, and on Monday the port reopened.", "2023-11-06"),
    ("The port burned on Saturday.", "2023-11-04"),
    # A weekday that the others do not tell of says nothing.
    ("The port had held a drill on Thursday. It burned on Saturday.", "2023-11-04"),
    ("The port burned on Saturday. All 14 piers are closed until Monday.", "2023-11-04"),
    ("The port burned on Saturday. It will open on Monday.", "2023-11-04"),
]


@pytest.mark.parametrize(("text", "day"), UNDATED)
def test_an_article_without_a_date_is_no_older_than_its_weekdays(text: str, day: str) -> None:
    days = {"a": "2023-11-04", "b": "2023-11-04", "c": "2023-11-06", "d": ""}
    story = tell(
        days,
        a="Fire broke out in the port on Saturday.",
        b="Fire broke out in the port on Saturday, the mayor said.",
        c="The mayor visited the port on Sunday. The port reopened on Monday.",
        d=text,
    )
    (undated,) = [a for a in story.context.articles if a.path == "news/d.txt"]
    assert undated.published == day


def test_an_article_is_no_older_than_the_count_that_it_quotes_as_an_older_one() -> None:
    def quoting(value: float) -> dict[str, tuple[Claim, ...]]:
        older = claim(id="c-old", article="c", measure="killed", value=value, low=value, high=value, role="previous")
        return {"a": killed("a", 17), "b": killed("b", 61), "c": (older,)}

    pages = (page("a", "2023-11-05"), page("b", "2023-11-09"), page("c"))
    assert published(*pages, claims=quoting(61))[0][-1] == ("2023-11-09", "story")
    assert published(*pages, claims=quoting(17))[0][-1] == ("2023-11-05", "story")
    assert published(*pages, claims=quoting(44))[0][-1] == ("2023-11-05", "story")  # the middle: nobody gave 44
