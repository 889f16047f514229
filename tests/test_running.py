"""Numbers of which no lexicon knows how they run: what the words say, and what comes of it."""

from __future__ import annotations

import pytest

from blinken_reconcile import running

from .factories import claim, quote
from .telling import tell

NEXT = {"b": "2023-11-06"}


def told(text: str) -> str | None:
    """How the number 17 of a sentence is told to run."""
    start = text.index("17")
    return running.told(claim(measure="x", start=start, end=start + 2, quote=quote(exact=text, start=0, end=len(text))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The number of blocked wells rose to 17.", "cumulative"),
        ("The petition passed 17 pages.", "cumulative"),
        ("Officers have fired 17 canisters in four days.", "cumulative"),
        ("So far 17 lorries came through.", "cumulative"),
        ("In all, 17 wells have been sealed.", "cumulative"),
        ("The petition had 17 pages by Friday.", "cumulative"),
        ("By early Friday the convener had 17 forms.", "cumulative"),
        ("She wrote 17 letters since the spring.", "cumulative"),
        ("Crews pulled 17 lorries from the lake.", "cumulative"),
        ("Crews pulled out 17 lorries.", "cumulative"),
        ("On the shore 17 lorries were found.", "cumulative"),
        ("There 17 old lorries were pulled out.", "cumulative"),
        # as it stands just now
        ("Another 17 boats are searching.", "stock"),
        ("About 40 divers and 17 boats are still at work.", "stock"),
        ("There are currently 17 lorries at the border.", "stock"),
        ("In Cusco 17 schools are closed because of the strike.", "stock"),
        ("The thieves took 17 paintings.", "cumulative"),
        ("Of the lorries 17 remain.", None),
        ("The other 17 lorries remain at the border.", "stock"),
        # what something was made of
        ("The pupils, 17 girls and 19 boys, were on their way to a meet.", None),
        ("In a trial with 17 volunteers its efficacy was 65 per cent.", None),
        ("At the gate 17 guards stood in the rain.", None),
        ("The bus carried 17 girls.", None),
        ("The school has 17 classrooms.", None),
        ("A convoy of 17 lorries crossed the river.", None),
        ("The choir has sung; 17 women were in it.", None),
        ("In the yard 17 lorries were based.", None),
        ("The list named 17 women.", None),
    ],
)
def test_how_a_number_is_told(text: str, wanted: str | None) -> None:
    assert told(text) == wanted


def test_a_claim_without_words_tells_nothing() -> None:
    assert running.told(claim(derived_from=("x", "y"), quote=None, start=None, end=None)) is None
    assert not running.grown(claim(derived_from=("x", "y"), quote=None, start=None, end=None))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("On the bus 17 sat.", "So far 17 sat.", "cumulative"),
        ("On the bus 17 sat.", "Now 17 boys are singing.", "stock"),
        ("On the bus 17 sat.", "In the bus 17 sat.", "fixed"),
    ],
)
def test_of_two_numbers_either_may_say_it(one: str, other: str, wanted: str) -> None:
    claims = [
        claim(measure="x", start=t.index("17"), end=t.index("17") + 2, quote=quote(exact=t, start=0, end=len(t)))
        for t in (one, other)
    ]
    assert running.course(*claims) == running.course(*reversed(claims)) == wanted


def test_what_the_lexicon_knows_is_not_asked_of_the_words() -> None:
    text = "So far 17 people were aboard."
    start = text.index("17")
    words = {"start": start, "end": start + 2, "quote": quote(exact=text, start=0, end=len(text))}
    assert running.course(claim(measure="aboard", **words)) == "fixed"
    assert running.course(claim(measure="price", kind="money", **words)) == "fixed"
    assert running.course(claim(measure="killed")) == "cumulative"


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        # what something was made of, told twice: one of the two is wrong
        (
            "The singers, 31 men and 26 women, were on the ferry to a song contest.",
            "The singers, 33 men and 26 women, were on the ferry to a song contest.",
            "conflict",
        ),
        (
            "The ointment was compared in a study of 7,300 farmers in Mombasa.",
            "The ointment was compared in a study of 7,480 farmers in Mombasa.",
            "conflict",
        ),
        (
            "A convoy of 14 lorries crossed the river at the northern ford.",
            "A convoy of 16 lorries crossed the river at the northern ford.",
            "conflict",
        ),
        # what adds up, or stands so just now
        (
            "In the plant 310 workers had applied for voluntary leave by Sunday.",
            "In the plant 540 workers had applied for voluntary leave by Monday.",
            "explained",
        ),
        (
            "Crews have pulled 12 lorries from the lake at the ferry port.",
            "Crews have pulled 15 lorries from the lake at the ferry port.",
            "explained",
        ),
        (
            "Six boats are searching the lake at the ferry port.",
            "Four boats are searching the lake at the ferry port.",
            "explained",
        ),
    ],
)
def test_verdicts_on_what_no_lexicon_knows(a: str, b: str, level: str) -> None:
    found = {g.level for g in tell(NEXT, a=a, b=b).groups if g.articles == 2}
    assert level in found, [(g.measure, g.level, g.because) for g in tell(NEXT, a=a, b=b).groups]
    same = {g.level for g in tell(a=a, b=b).groups if g.articles == 2 and len(g.positions) > 1}
    assert same == {"conflict"}
