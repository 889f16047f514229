"""What a page says about its own date, and what it only seems to say."""

from __future__ import annotations

import pytest

from blinken_reconcile.datelines import is_dateline
from blinken_reconcile.evidence import find
from blinken_reconcile.models import DateEvidence, Warned
from blinken_reconcile.pagedates import dates
from blinken_reconcile.zones import read

BODY = (
    "A ferry with 214 people aboard ran aground off the island of Lemna early on Tuesday, the coast guard said, and "
    "rescuers brought 198 of them ashore before noon."
)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-11-05", "2023-11-05"),
        ("2023/11/5", "2023-11-05"),
        ("2023-11-05T21:57:00+00:00", "2023-11-05"),
        ("November 5, 2023", "2023-11-05"),
        ("November 05, 2023", "2023-11-05"),
        ("Nov. 5th, 2023", "2023-11-05"),
        ("NOV 5 2023", "2023-11-05"),
        ("Sept 5, 2023", "2023-09-05"),
        ("5 November 2023", "2023-11-05"),
        ("5th of November, 2023", "2023-11-05"),
        ("03rd June, 2023", "2023-06-03"),
        ("05-Nov-2023", "2023-11-05"),
        ("Sunday, 5 May 2024", "2024-05-05"),
        ("23/04/2023", "2023-04-23"),
        ("04/23/2023", "2023-04-23"),
        ("23.4.2023", "2023-04-23"),
        ("05/05/2023", "2023-05-05"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_full_dates(written: str, iso: str) -> None:
    assert [found.iso for found in dates(f"on {written} we")] == [iso]


@pytest.mark.parametrize(
    "written",
    [
        "November 5",
        "November 2023",
        "29 February 2023",
        "2023-13-40",
        "Maybe 5 2023",
        "1/2/3",
        "12 2023",
        "192.168.20.2023",
        "5 November 12023",
    ],
)
def test_not_full_dates(written: str) -> None:
    assert list(dates(written)) == []


@pytest.mark.parametrize(
    "line",
    [
        "July 22, 2024",
        "Sunday, November 5",
        "5 Nov 2023 | 9:57 PM",
        "2023-11-05T21:57:00Z",
        "Published: March 3, 2023",
        "Published 3 March 2023 in World",
        "PUBLISHED ON MARCH 3, 2023 AT 10:15 AM EST",
        "Posted on March 3, 2023 by admin",
        "Updated: November 05, 2023, 9:57 PM",
        "Last updated 2 hours ago",
        "First published on Mon 6 Mar 2023 09.14 GMT",
        "Last modified on Mon 6 Mar 2023 11.20 GMT",
        "Date: 2023-11-05",
        "Updated 21:57 IST",
        "2 days ago",
        "March 3, 2023 • 4 min read",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2023",
        "17",
        "Sunday",
        "9:57 PM",
        "Published figures put the toll at 300",
        "Published on 3 March 2023, the report said that 17 people died.",
        "March 3, 2023 was a dark day",
        "On 3 March 2023 the ferry sank.",
        "May 5 be the number",
        "Dated furniture fetched $300",
    ],
)
def test_not_date_lines(line: str) -> None:
    assert not is_dateline(line)


def evidence(text: str) -> list[tuple[str, str, bool, str]]:
    found, warnings = find("x", text, read(text).zones)
    assert warnings == ()
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.date, one.label, one.strong, one.text) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"July 22, 2024\n\nFerry runs aground\n\n{BODY}",
            [("2024-07-22", "page", False, "July 22, 2024")],
            id="a bare date on top is weak",
        ),
        pytest.param(
            f"Ferry runs aground\n\n{BODY}\n\nUpdated: November 05, 2023, 9:57 PM",
            [("2023-11-05", "updated", True, "November 05, 2023")],
            id="labelled, at the end",
        ),
        pytest.param(
            f"Ferry runs aground\nPublished: 5 Nov 2023, 21:57 | Updated: 6 Nov 2023\n\n{BODY}",
            [("2023-11-05", "published", True, "5 Nov 2023"), ("2023-11-06", "updated", True, "6 Nov 2023")],
            id="two labels in one line",
        ),
        pytest.param(
            f"date 2023-06-02 {BODY}", [("2023-06-02", "prefix", True, "2023-06-02")], id="prefix before the text"
        ),
        pytest.param(
            f"date 2023-06-02 \n\n{BODY}", [("2023-06-02", "prefix", True, "2023-06-02")], id="prefix on its own line"
        ),
        pytest.param(
            f"---\ntitle: x\ndate: 2023-06-02T10:00:00Z\nlastmod: 2023-06-04\n---\n# Ferry\n\n{BODY}",
            [("2023-06-02", "front-matter", True, "2023-06-02"), ("2023-06-04", "updated", True, "2023-06-04")],
            id="front matter",
        ),
        pytest.param(
            f"Ferry runs aground\nBy Jane Doe | March 3, 2023\n\n{BODY}",
            [("2023-03-03", "page", False, "March 3, 2023")],
            id="beside the by-line, without a label",
        ),
        pytest.param(
            f"Ferry runs aground\n\nMOSCOW (UrduPoint News / Sputnik - 03rd June, 2023) {BODY}",
            [("2023-06-03", "published", True, "03rd June, 2023")],
            id="an agency's stamp",
        ),
        pytest.param(
            f"BEIJING, Nov. 5, 2023 (Xinhua) -- {BODY}",
            [("2023-11-05", "published", True, "Nov. 5, 2023")],
            id="an agency's stamp with a dash",
        ),
        pytest.param(
            f"LONDON, March 3 (Reuters) - {BODY}", [("XXXX-03-03", "published", True, "March 3")], id="a stamp, no year"
        ),
        pytest.param(
            f"KARSK, Ruritania, March 3 (Northern Wire) - {BODY}",
            [("XXXX-03-03", "published", True, "March 3")],
            id="a stamp with its country, no year",
        ),
        pytest.param(
            f"Ferry runs aground\n\nHarbour Radio, 5 March 2023, 18:05\n\n{BODY}",
            [("2023-03-05", "published", True, "5 March 2023")],
            id="signed by an outlet",
        ),
        pytest.param(
            f"Ferry runs aground\n\nIsland Brief, Sun 5 March\n\n{BODY}",
            [("XXXX-03-05", "published", True, "5 March")],
            id="signed by an outlet, no year",
        ),
        pytest.param(
            f"Ferry runs aground\nLa Gaceta del Norte (English edition), March 5, 2023\n{BODY}",
            [("2023-03-05", "published", True, "March 5, 2023")],
            id="signed by an outlet in another language",
        ),
        pytest.param(
            f"Ferry runs aground\nLEMNA, Sunday 5 March 2023 (Harbour Wire)\n{BODY}",
            [("2023-03-05", "published", True, "5 March 2023")],
            id="a place, a date and an agency on a line of their own",
        ),
        pytest.param(
            f"Ferry runs aground\n\nTULSA, Okla., Sunday, March 5, 2023 - {BODY}",
            [("2023-03-05", "published", True, "March 5, 2023")],
            id="a stamp with a state's abbreviation",
        ),
        pytest.param(
            f"Ferry runs aground\n\nThe race, 5 March 2023\n\n{BODY}",
            [],
            id="a subheading with a date is no outlet's",
        ),
        pytest.param(
            f"STATE NEWS AGENCY, 5 March 2023\n\nFerry runs aground\n\n{BODY}",
            [("2023-03-05", "page", False, "5 March 2023")],
            id="an outlet and a date above the headline",
        ),
        pytest.param(
            f"Flood Watch, Situation Report #7, 5 March 2023\n\nFerry runs aground\n\n{BODY}",
            [("2023-03-05", "page", False, "5 March 2023")],
            id="the number of an issue",
        ),
        pytest.param(
            f"THE COAST HERALD\nVol. 12, No. 6. Sunday, March 5th, 2023\n\nFerry runs aground\n\n{BODY}",
            [("2023-03-05", "page", False, "March 5th, 2023")],
            id="a volume, an issue and a date",
        ),
        pytest.param(
            f"Flood Watch\nSituation report 05 / 5 March 2023 / data up to 3 March\n\nKey figures\n\n{BODY}",
            [("2023-03-05", "page", False, "5 March 2023")],
            id="parts of a line",
        ),
        pytest.param(
            f"Ferry runs aground\n\nSeaBrief - Published: 2023-03-05T08:30+01:00\n\n{BODY}",
            [("2023-03-05", "published", True, "2023-03-05")],
            id="a label behind an outlet",
        ),
        pytest.param(f"Ferry runs aground - wreck of 5 March 2023 raised\n\n{BODY}", [], id="a headline in two parts"),
        pytest.param(f"Wreck of the Lina, 5 March 2023\n\n{BODY}", [], id="a headline with a date"),
        pytest.param(
            f"Ferry runs aground\n\nThe wreck as it lay, 5 March 2023\n\n{BODY}", [], id="words with a date, not signed"
        ),
        pytest.param(f"Ferry runs aground\n\n{BODY}\n\n5 March 2023\n\n{BODY}", [], id="a date between paragraphs"),
        pytest.param(f"{BODY} It was built on 3 March 2003.", [], id="a date in the text"),
        pytest.param(f"Ferry\n\n{BODY}\n\nComments\n\nPublished: March 9, 2024", [], id="below the page's end"),
        pytest.param(f"Ferry runs aground\nPublished: 31 February 2023\n\n{BODY}", [], id="no such day"),
        pytest.param(
            f"Ferry runs aground\nPublished: 2023, November 5\n\n{BODY}",
            [("2023-11-05", "published", True, "2023, November 5")],
            id="an unusual form, by dateparser",
        ),
    ],
)
def test_evidence(text: str, expected: list[tuple[str, str, bool, str]]) -> None:
    assert evidence(text) == expected


def test_day_and_month_that_cannot_be_told_apart_are_a_warning() -> None:
    text = f"Ferry runs aground\nPublished: 03/04/2023\n\n{BODY}"
    assert find("x", text, read(text).zones) == (
        (),
        (
            Warned(
                article="x",
                code="ambiguous-date",
                message="'03/04/2023' may be two days, and is not used as a date of the page",
                start=30,
                end=40,
            ),
        ),
    )


def test_a_record_in_full() -> None:
    text = f"Published: 23/04/2023\n\nFerry runs aground\n\n{BODY}"
    record = DateEvidence(date="2023-04-23", label="published", strong=True, text="23/04/2023", start=11, end=21)
    assert find("x", text, read(text).zones) == ((record,), ())
