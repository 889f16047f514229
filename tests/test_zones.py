"""Pages as they come out of a browser, a feed or a mail, and what each block of them is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blinken_reconcile.furniture import Entry, entries
from blinken_reconcile.models import Zone
from blinken_reconcile.zones import read

SEEDS = Path(__file__).parents[1] / "seeds"

LEAD = "A ferry with 214 people aboard ran aground off the island of Lemna early on Tuesday, the coast guard said."
SECOND = (
    "Rescuers brought 198 of them ashore before noon, among them 12 children, and were still looking for the others "
    "in the afternoon, a spokesman told reporters at the harbour."
)
THIRD = "The ferry had left the mainland at 4 am although a storm warning was in force for the strait."

# Each page is what stands on it, block by block, with its kind: the whole outcome.
PAGES: dict[str, list[tuple[str, str]]] = {
    "a plain article": [
        ("title", "Ferry runs aground off Lemna, 198 rescued"),
        ("body", LEAD),
        ("body", SECOND),
    ],
    "a page of a daily, with all that stands around the text": [
        ("furniture", "Skip to main content"),
        ("furniture", "Menu"),
        ("furniture", "World News"),
        ("furniture", "Home » World » Ferry runs aground"),
        ("title", "Ferry runs aground off Lemna, 198 rescued"),
        ("standfirst", "Ship sailed in spite of storm warning"),
        ("byline", "By Maria Keller and Tom O’Neill"),
        ("dateline", "Published: March 3, 2023 9:57 PM GMT"),
        ("furniture", "Share on Facebook"),
        ("furniture", "3 min read"),
        ("caption", "The ferry off Lemna on Tuesday. AFP"),
        ("body", LEAD),
        ("furniture", "Advertisement"),
        ("heading", "A night of storm"),
        ("body", SECOND),
        ("furniture", "Also Read: Ten ferries that sank"),
        ("body", THIRD),
        ("byline", "(With inputs from agencies)"),
        ("furniture", "Tags: ferry, Lemna"),
        ("furniture", "Leave a Reply"),
        ("furniture", "Jane: my brother was one of the 214 people aboard and he says that nobody told them anything."),
    ],
    "the title once more, whole and in parts": [
        ("title", "Storm: ferry runs aground"),
        ("heading", "Storm"),
        ("heading", "Ferry runs aground"),
        ("body", LEAD),
        ("body", SECOND),
    ],
    "a picture's text, its caption and its credit": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", LEAD),
        ("caption", "Rescuers carry a child at the ship’s side."),
        ("caption", "Rescuers carry a child at the ship's side."),
        ("caption", "(Photo: dpa)"),
        ("body", SECOND),
    ],
    "a box of links in the middle takes its links, not the text below": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", LEAD),
        ("furniture", "Related Articles"),
        ("furniture", "Ten ferries that sank"),
        ("furniture", "Who inspects the ships"),
        ("body", SECOND),
        ("body", THIRD),
    ],
    "a box of links at the end": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", LEAD),
        ("body", SECOND),
        ("furniture", "Read More:"),
        ("furniture", "https://example.org/ferry-lemna"),
    ],
    "a chronology: dates between paragraphs are not the page's": [
        ("title", "How the rescue went"),
        ("dateline", "5 March 2023"),
        ("body", LEAD),
        ("dateline", "6 March 2023"),
        ("body", SECOND),
    ],
    "a list stays text": [
        ("title", "The rescue in numbers"),
        ("body", LEAD),
        ("body", "- 198 rescued"),
        ("body", "- 16 missing"),
        ("body", "1. Twelve children were aboard"),
        ("body", THIRD),
    ],
    "no title: a cut-out that begins with the text": [
        ("body", LEAD),
        ("body", SECOND),
    ],
    "one sentence and nothing else": [
        ("body", "At least 16 people are missing off Lemna."),
    ],
    "a quotation lifted out is a standfirst, a first sentence is not": [
        ("title", "Ferry runs aground off Lemna"),
        ("standfirst", "“Nobody told us anything.”"),
        ("body", LEAD),
    ],
    "a short first paragraph": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", "A ferry ran aground off Lemna on Tuesday."),
        ("body", SECOND),
    ],
    "an agency's page": [
        ("byline", "AP"),
        ("title", "Ferry runs aground off Lemna"),
        ("body", "LEMNA, March 7 (Reuters) - " + LEAD),
        ("body", SECOND),
        ("byline", "Reporting by Maria Keller in Lemna; Editing by Tom Oneill"),
        ("furniture", "Our Standards: The Thomson Reuters Trust Principles."),
    ],
    "a last paragraph signed by its agency is text": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", LEAD),
        ("body", SECOND),
        ("body", "All 12 children are safe. AP"),
    ],
    "a site's head above the title, an agency's picture and foot": [
        ("furniture", "The Daily Herald"),
        ("furniture", "Subscribe"),
        ("furniture", "Log In"),
        ("furniture", "NEWS"),
        ("furniture", "CITY"),
        ("title", "Ferry runs aground off Lemna, 198 rescued"),
        ("standfirst", "Ship sailed in spite of storm warning"),
        ("byline", "Jane Doe, Staff Writer"),
        ("dateline", "Mar. 3, 2023 | Updated: Mar. 4, 2023 10:15 a.m."),
        ("caption", "1 of 4 | Rescuers work at the scene. (AP Photo/John Roe)"),
        ("furniture", "Listen to this article"),
        ("body", "LEMNA, Ruritania (AP) — " + LEAD),
        ("body", "“We could not open the doors,” said Ana Li, 34."),
        ("heading", "What we know"),
        ("body", SECOND),
        ("furniture", "RELATED COVERAGE"),
        ("furniture", "Harbour master resigns"),
        ("body", "Inspectors counted 3 blocked exits."),
        ("furniture", "___"),
        ("byline", "Associated Press writer Max Muller contributed to this report."),
        ("furniture", "Copyright 2023 The Associated Press. All rights reserved."),
        ("furniture", "Most Popular"),
        ("furniture", "1. Something else happened in another city today, and 45 people saw it with their own eyes."),
        ("furniture", "2. Ten ferries that sank"),
    ],
    "a weblog": [
        ("dateline", "Posted by: admin in World News March 12, 2023 0 23 Views"),
        ("title", "Blast at fuel depot leaves 9 dead"),
        ("body", "PORT ELLEN: " + SECOND),
        ("body", "The dead include two children, said the police chief."),
        ("dateline", "Published in Dawn, March 13th, 2023"),
        ("furniture", "Read Comments"),
    ],
    "markdown by hand": [
        ("title", "# Ferry runs aground"),
        ("byline", "*By Jane Doe* — 5 March 2023"),
        ("caption", "![A ferry off Lemna](ferry.jpg)"),
        ("body", "**Lemna** — " + LEAD),
        ("heading", "## Rescue"),
        ("body", "- 198 people rescued"),
        ("furniture", "[Read more](https://example.org/x)"),
    ],
    "a short title is a title, not the name of a section": [
        ("title", "Blinken in Iraq"),
        ("furniture", "Share"),
        ("standfirst", "Secretary of State makes unannounced visit to Baghdad"),
        ("body", LEAD),
    ],
    "comments in the middle of a page do not swallow the text below": [
        ("title", "Ferry runs aground off Lemna"),
        ("body", LEAD),
        ("furniture", "12 Comments"),
        ("body", SECOND),
        ("body", THIRD),
    ],
}


def blocks(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in read(text).zones]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"], ids=["lines", "paragraphs", "crlf"])
def test_page(name: str, gap: str) -> None:
    page = PAGES[name]
    assert blocks(gap.join(text for _, text in page)) == page


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_lexicon_fires_on_its_examples_and_not_on_look_alikes(entry: Entry) -> None:
    assert [line for line in entry.example if not entry.matches(line)] == []
    assert [line for line in entry.nots if entry.matches(line)] == []
    assert entry.example
    assert entry.phrases or entry.pattern


# Sentences that a careless list would take for furniture; all of them hold a claim.
SENTENCES = [
    "By Sunday 17 people were dead.",
    "Share prices fell 4 percent.",
    "Watch officers counted 17 boats.",
    "Reporting by the ministry showed 17 deaths.",
    "Copyright fines totalled $5 million.",
    "Published figures put the toll at 300.",
    "Updated figures on November 5 put the toll at 300.",
    "Search teams found 12 more bodies.",
    "Live rounds wounded 12 protesters.",
    "Photo by photo, 17 investigators went through the album.",
    "Subscribers rose to 4.5 million.",
    "More than 200 are missing.",
    "Source of the fire that killed 12 unknown.",
    "Related deaths rose to 40.",
    "AP counted 17 dead.",
    "Comments by the minister drew 300 complaints.",
    "Home prices rose 3 percent in March 2023.",
    "On March 3, 2023, 17 people died.",
    "At 9:57 PM on March 3, 2023, two boats sank.",
    "The minister resigned on 3 March 2023.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_stay_text(sentence: str) -> None:
    page = [("title", "Ferry runs aground off Lemna"), ("body", LEAD), ("body", sentence), ("body", SECOND)]
    assert blocks("\n".join(text for _, text in page)) == page


def test_hard_wrapped_text_is_read_by_paragraph() -> None:
    text = (
        "Ferry runs aground off Lemna\n\n"
        "A ferry with 214 people aboard ran aground off the island of\n"
        "Lemna early on Tuesday, the coast guard said. Rescuers brought\n"
        "198 of them ashore before noon.\n\n"
        "The ferry had left the mainland at 4 am although a storm\n"
        "warning was in force for the strait, the harbour master told\n"
        "reporters. He did not say why.\n"
    )
    first, second = text.index("A ferry"), text.index("The ferry")
    assert read(text).zones == (
        Zone(kind="title", start=0, end=28),
        Zone(kind="body", start=first, end=text.index("\n\nThe ferry")),
        Zone(kind="body", start=second, end=len(text) - 1),
    )


def test_the_prefix_of_a_collection_is_a_block_of_its_own() -> None:
    assert blocks(f"date 2023-03-07 {LEAD}\n\n{SECOND}") == [
        ("dateline", "date 2023-03-07"),
        ("body", LEAD),
        ("body", SECOND),
    ]


def test_markdown() -> None:
    text = (
        f'---\ntitle: "Ferry"\ndate: 2023-03-07\n---\n\n# Ferry runs aground\n\n{LEAD}\n\n## The ship\n\n* {SECOND}\n'
    )
    page = read(text)
    assert page.title == "Ferry runs aground"
    assert [(zone.kind, text[zone.start : zone.end]) for zone in page.zones] == [
        ("furniture", '---\ntitle: "Ferry"\ndate: 2023-03-07\n---'),
        ("title", "# Ferry runs aground"),
        ("body", LEAD),
        ("heading", "## The ship"),
        ("body", f"* {SECOND}"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry runs aground\n\n" + LEAD, "Ferry runs aground"),
        ("#  Ferry   runs aground\n\n" + LEAD, "Ferry runs aground"),
        ("---\ntitle: 'Ferry'\n---\n" + LEAD, "Ferry"),
        (LEAD, "A ferry with 214 people aboard ran aground off the island of Lemna early on …"),
        ("At least 16 people are missing.", "At least 16 people are missing."),
    ],
)
def test_title(text: str, title: str) -> None:
    assert read(text).title == title


def test_seeds() -> None:
    """What the five real pages have beside their text."""
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_bytes().decode()
        found[path.name[:3]] = [
            (zone.kind, text[zone.start : zone.end][:40]) for zone in read(text).zones if zone.kind != "body"
        ]
    assert found == {
        "000": [
            ("dateline", "July 22, 2024"),
            ("furniture", "Home » Blinken issues stern warning agai"),
            ("title", "Blinken issues stern warning against att"),
            ("caption", "FILE PHOTO: U.S. Secretary of State Anto"),
            ("furniture", "About The Author"),
            ("furniture", "Leave a Reply"),
            ("furniture", "Your email address will not be published"),
        ],
        "001": [
            ("furniture", "Type to search"),
            ("furniture", "International News"),
            ("title", "Blinken Says Threats From Iran-Backed Te"),
            ("furniture", "Share -"),
            ("furniture", "Leave a Comment"),
            ("furniture", "Your email address will not be published"),
        ],
        "002": [
            ("title", "Blinken says attacks on US troops in Ira"),
            ("standfirst", "US Secretary of State made unannounced v"),
            ("caption", "US Secretary of State Antony Blinken wai"),
            ("furniture", "Powered by automated translation"),
            ("furniture", "Live updates: Follow the latest news on "),
            ("dateline", "Updated: November 05, 2023, 9:57 PM"),
        ],
        "003": [
            ("title", "Surprise visit to Iraq: Blinken warns pr"),
            ("heading", "Surprise visit to Iraq"),
            ("heading", "Blinken warns pro-Iranian militias"),
            ("furniture", "Listen to article"),
            ("furniture", "This audio version was artificially gene"),
            ("caption", "In Baghdad, supporters of the Iraqi Shii"),
            ("caption", "In Baghdad, supporters of the Iraqi Shii"),
            ("caption", "(Photo: dpa)"),
            ("heading", "Sea corridor should enable humanitarian "),
            ("furniture", "source site-34"),
        ],
        "004": [
            ("title", "Blinken makes surprise trip to Iraq in a"),
            ("standfirst", '"To anyone who might seek to take advant'),
            ("heading", "Iraq pledges to prevent militia attacks"),
            ("heading", "Attacks in Iraq against American forces"),
            ("heading", "The Middle East tour"),
        ],
    }


LINES = st.sampled_from(
    ["", " ", LEAD, SECOND, "Share", "By Jane Doe", "AP", "Read more", "March 3, 2023", "\x1b[2J", "# A"]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_zones_cover_every_block_once_and_in_order(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    zones = read(text).zones
    assert all(one.end <= two.start for one, two in pairwise(zones))
    covered = {at for zone in zones for at in range(zone.start, zone.end)}
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())
    assert all(text[zone.start : zone.end].strip() for zone in zones)


def test_one_line_of_a_million_words_takes_no_time() -> None:
    text = "by Reuters, " * 1_000_000
    assert [zone.kind for zone in read(text).zones] == ["body"]


# Lines that make a careless regular expression try for ever.
HOSTILE = [
    "AP/" * 150,
    "ab › " * 60 + "x" * 250,
    "share on " + "facebook, " * 55,
    "By " + "Aa and " * 70,
    "By " + "Aa, " * 130,
    "A.A/ " * 100,
    "#aa " * 140 + ".",
    "Jan 5 " * 26,
    "Published " * 15,
    "Word " * 90 + "(AP",
    "Ab Cd/AFP " * 55,
    "1-" * 250,
    "1:11" * 40,
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:12])
def test_hostile_lines(line: str) -> None:
    text = "\n".join(f"{line}{number}" for number in range(100))
    started = process_time()
    read(text)
    assert process_time() - started < 2, "usually 0.02"
