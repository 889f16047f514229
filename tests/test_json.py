"""The public JSON document: every field, the order of lists, the shipped schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from blinken_reconcile.models import (
    AsOf,
    DateEvidence,
    Estimate,
    Extraction,
    Place,
    Report,
    Sketch,
    Skipped,
    Undecided,
    Warned,
)
from blinken_reconcile.report import claims as jsonl
from blinken_reconcile.report.claims import ArticleLine, ClaimLine, HeaderLine
from blinken_reconcile.report.json import number, render
from blinken_reconcile.report.schema import schemas, text
from blinken_reconcile.resources import data_path
from tests.factories import article, claim, group, position, quote, relation, report, tool, when, window


def full() -> Report:
    """A report in which nothing is empty."""
    iraq = claim(
        window=window(),
        as_of=AsOf(date="2023-11-03", basis="stated"),
        places=(Place(name="Iraq", within=("Asia",)),),
        subject="US troops",
        attribution="the Pentagon",
    )
    visit = claim(
        id="b-5-date-1",
        article="b",
        kind="date",
        measure="presence",
        value="XXXX-WXX-7",
        low=None,
        high=None,
        text="Sunday evening",
        start=5,
        end=19,
        when=when(part_of_day="evening", basis="weekday"),
        event="Blinken in Iraq",
        modality="planned",
    )
    total = claim(id="a-sum-1", value=29.0, derived_from=("a-28-count-1", "a-40-count-1"), checks="b-9-count-1")
    disputed = group(
        id="g2",
        level="conflict",
        verdict="conflict",
        code="REC401",
        because="17 and 32 cannot both be.",
        positions=(position(), position(text="at least 32", low=32.0, high=None, articles=("b",), as_of="2023-11-05")),
        relations=(relation(),),
        estimate=Estimate(low=17.0, best=None, high=32.0),
    )
    return report(
        articles=(article(id="b", copies=("news/b.txt", "z.txt")), article()),
        claims=(total, visit, iraq),
        groups=(group(), disputed),
        undecided=(Undecided(a="x", b="y", code="REC399", reason="It cannot be told."),),
        skipped=(
            Skipped(where="z", reason="empty"),
            Skipped(where="nope", reason="no such file or folder", failed=True),
        ),
        warnings=(Warned(article="a", code="page-date", message="refused", start=3, end=9),),
    )


def test_a_whole_report() -> None:
    text = "Title of a\n\nThere have been 17 attacks in Iraq.\n"
    sentence = {
        "exact": "There have been 17 attacks in Iraq.",
        "prefix": "Title of a\n\n",
        "suffix": "\n",
        "start": 12,
        "end": 47,
        "line": 3,
    }
    common: dict[str, Any] = {
        "story": "s1",
        "label": "attacks",
        "unit": None,
        "modifier": "exact",
        "ordinal": False,
        "weak": False,
        "role": "value",
        "place": [],
        "subject": None,
        "event": None,
        "window": None,
        "as_of": None,
        "part_of_day": None,
        "date_basis": None,
        "attribution": None,
        "modality": "stated",
        "derived_from": None,
        "checks": None,
    }
    judged: dict[str, Any] = {
        "story": "s1",
        "kind": "count",
        "measure": "attacks",
        "label": "attacks in Iraq",
        "place": ["Iraq"],
        "explained": None,
        "internal": False,
        "baselined": False,
        "known": None,
    }
    seventeen = {
        "text": "17",
        "low": 17,
        "high": 17,
        "as_of": None,
        "claims": ["a-28-count-1"],
        "articles": ["news/a.txt"],
        "origins": 1,
    }
    page = {"title": "Title of a", "outlet": None, "published": "2023-11-05", "published_basis": "stated"}
    assert json.loads(render(full())) == {
        "version": 1,
        "tool": {"name": "reconcile", "version": "0.0.0", "model": "en_test 0.0.0", "rules": "000000000000"},
        "articles": [
            {
                **page,
                "id": "a",
                "path": "news/a.txt",
                "copies": [],
                "sha256": "a" * 64,
                "words": len(text.split()),
                "origin": "a",
            },
            {
                **page,
                "id": "b",
                "path": "news/b.txt",
                "copies": ["news/b.txt", "z.txt"],
                "title": "Title of b",
                "sha256": "b" * 64,
                "words": len(text.split()),
                "origin": "b",
            },
        ],
        "stories": [{"id": "s1", "label": "Title of a", "articles": ["b", "a"], "shared": [], "apart": []}],
        "claims": [
            {
                **common,
                "id": "a-28-count-1",
                "article": "news/a.txt",
                "kind": "count",
                "measure": "attacks",
                "value": 17,
                "low": 17,
                "high": 17,
                "text": "17",
                "start": 28,
                "end": 30,
                "quote": sentence,
                "place": ["Iraq"],
                "subject": "US troops",
                "window": {
                    "start": "2023-10-17",
                    "end": "2023-11-03",
                    "text": "between October 17 and November 3",
                    "basis": "stated",
                },
                "as_of": {"date": "2023-11-03", "basis": "stated"},
                "attribution": "the Pentagon",
            },
            {
                **common,
                "id": "a-sum-1",
                "article": "news/a.txt",
                "kind": "count",
                "measure": "attacks",
                "value": 29,
                "low": 29,
                "high": 29,
                "text": None,
                "start": None,
                "end": None,
                "quote": None,
                "derived_from": ["a-28-count-1", "a-40-count-1"],
                "checks": "b-9-count-1",
            },
            {
                **common,
                "id": "b-5-date-1",
                "article": "news/b.txt",
                "kind": "date",
                "measure": "presence",
                "value": "2023-11-05",
                "low": "2023-11-05",
                "high": "2023-11-05",
                "text": "Sunday evening",
                "start": 5,
                "end": 19,
                "quote": sentence,
                "event": "Blinken in Iraq",
                "part_of_day": "evening",
                "date_basis": "weekday",
                "modality": "planned",
            },
        ],
        "groups": [
            {
                **judged,
                "id": "g2",
                "level": "conflict",
                "verdict": "conflict",
                "code": "REC401",
                "because": "17 and 32 cannot both be.",
                "claims": ["a-28-count-1", "a-28-count-1"],
                "positions": [
                    seventeen,
                    {
                        **seventeen,
                        "text": "at least 32",
                        "low": 32,
                        "high": None,
                        "as_of": "2023-11-05",
                        "articles": ["news/b.txt"],
                    },
                ],
                "relations": [
                    {
                        "a": 0,
                        "b": 1,
                        "verdict": "conflict",
                        "explained": None,
                        "code": "REC401",
                        "because": "17 and 32 cannot both be.",
                    }
                ],
                "estimate": {"low": 17, "best": None, "high": 32},
                "articles": 2,
                "origins": 2,
            },
            {
                **judged,
                "id": "g1",
                "level": "single",
                "verdict": "single",
                "code": "REC400",
                "because": "One article only says it.",
                "claims": ["a-28-count-1"],
                "positions": [seventeen],
                "relations": [],
                "estimate": {"low": 17, "best": 17, "high": 17},
                "articles": 1,
                "origins": 1,
            },
        ],
        "undecided": [{"a": "x", "b": "y", "code": "REC399", "reason": "It cannot be told."}],
        "skipped": [{"where": "nope", "reason": "no such file or folder"}, {"where": "z", "reason": "empty"}],
        "warnings": [{"article": "news/a.txt", "code": "page-date", "message": "refused", "start": 3, "end": 9}],
        "summary": {
            "articles": 2,
            "stories": 1,
            "claims": 3,
            "groups": 2,
            "conflict": 1,
            "explained": 0,
            "compatible": 0,
            "agree": 0,
            "single": 1,
            "undecided": 1,
            "skipped": 2,
            "warnings": 1,
        },
    }


def test_layout() -> None:
    text = render(report(articles=(article(title="Ceasefire – “now”"),)))
    assert text.startswith('{\n  "version": 1,\n  "tool": {\n    "name": "reconcile",\n')
    assert text.endswith("  }\n}\n")
    assert "Ceasefire – “now”" in text


def test_what_is_shown_does_not_change_the_summary() -> None:
    some = json.loads(render(full(), {"g1"}))
    everything = json.loads(render(full()))
    assert [one["id"] for one in some["groups"]] == ["g1"]
    assert {key: value for key, value in some.items() if key != "groups"} == {
        key: value for key, value in everything.items() if key != "groups"
    }


def test_the_order_of_the_records_does_not_matter() -> None:
    one = full()
    turned = msgspec.structs.replace(
        one,
        articles=one.articles[::-1],
        claims=one.claims[::-1],
        skipped=one.skipped[::-1],
        warnings=one.warnings[::-1],
    )
    assert render(turned) == render(one)


@pytest.mark.parametrize(
    ("value", "written"),
    [(17.0, "17"), (-3.0, "-3"), (0.0, "0"), (4.3, "4.3"), (None, "null"), (4.3e9, "4300000000"), (1e300, "1e300")],
)
def test_whole_numbers_are_written_as_integers(value: float | None, written: str) -> None:
    assert msgspec.json.encode(number(value)).decode() == written


def test_an_unanchored_date_keeps_what_is_known() -> None:
    sunday = when(value="XXXX-WXX-7", low=None, high=None, basis="unknown")
    one = json.loads(render(report(claims=(claim(kind="date", value="x", low="x", high="x", when=sunday),))))["claims"][
        0
    ]
    assert (one["value"], one["low"], one["high"], one["date_basis"]) == ("XXXX-WXX-7", None, None, "unknown")


def test_a_window_and_an_as_of_that_are_not_known() -> None:
    unknown = when(value="XXXX-10-17", low=None, high=None)
    since = claim(
        window=window(start=unknown, end=None, text="since October 17"), as_of=AsOf(date=None, basis="stated")
    )
    one = json.loads(render(report(claims=(since,))))["claims"][0]
    assert one["window"] == {"start": None, "end": None, "text": "since October 17", "basis": "stated"}
    assert one["as_of"] is None


@pytest.mark.parametrize("name", schemas())
def test_the_shipped_schema_is_the_generated_one(name: str) -> None:
    shipped = data_path("schema", name).read_text(encoding="utf-8")
    assert shipped == text(schemas()[name]), "write it anew: python -m blinken_reconcile.report.schema"


@pytest.mark.parametrize("one", [report(), full()], ids=["small", "full"])
def test_reports_are_valid(one: Report) -> None:
    schema = schemas()["report-1.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render(one)), schema, cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_is_missing() -> None:
    document = json.loads(render(report()))
    del document["claims"][0]["quote"]
    with pytest.raises(jsonschema.ValidationError, match="'quote' is a required property"):
        jsonschema.validate(document, schemas()["report-1.schema.json"], cls=jsonschema.Draft202012Validator)


# ------------------------------------------------------------------------------ claims


def test_claims_as_lines() -> None:
    dated = DateEvidence(date="2023-11-05", label="updated", strong=True, text="Nov 5, 2023", start=1, end=12)
    lines = jsonl.render(
        (article(id="b"), article(evidence=(dated,))),
        (Extraction(article="a", claims=(claim(story="", quote=quote(), window=window()),), names=("Blinken",)),),
        tool(),
    ).splitlines()
    records = [json.loads(line) for line in lines]
    assert [record.pop("type") for record in records] == ["header", "article", "claim", "article"]
    assert records[0] == {
        "version": 1,
        "tool": {"name": "reconcile", "version": "0.0.0", "model": "en_test 0.0.0", "rules": "000000000000"},
    }
    assert records[1] == {
        "id": "a",
        "path": "news/a.txt",
        "copies": [],
        "title": "Title of a",
        "sha256": "a" * 64,
        "words": 10,
        "evidence": [
            {
                "date": "2023-11-05",
                "label": "updated",
                "strong": True,
                "text": "Nov 5, 2023",
                "clock": None,
                "start": 1,
                "end": 12,
            }
        ],
        "names": ["Blinken"],
        "sketch": json.loads(msgspec.json.encode(Sketch())),
        "orders": [],
        "warnings": [],
        "outlet": None,
        "notes": [],
        "breaks": [11, 12, 48],
        "marks": [],
        "entry": None,
        "text": None,
        "claims": 1,
    }
    assert (records[2]["id"], records[2]["value"], records[2]["slack"], records[2]["story"]) == (
        "a-28-count-1",
        17,
        0,
        "",
    )
    assert records[3]["id"] == "b"


def test_claim_lines_hold_the_whole_record() -> None:
    one = claim(story="", window=window(), when=when(until=when(day=6)), value=2.5, places=(Place(name="Iraq"),))
    text = jsonl.render((article(),), (Extraction(article="a", claims=(one,)),), tool())
    decoder = msgspec.json.Decoder(HeaderLine | ArticleLine | ClaimLine)
    read = decoder.decode(text.splitlines()[2])
    assert isinstance(read, ClaimLine)
    assert msgspec.structs.asdict(read) == msgspec.structs.asdict(one)
    for line in text.splitlines():
        record = json.loads(line)
        kind = {"header": "HeaderLine", "article": "ArticleLine", "claim": "ClaimLine"}[record["type"]]
        schema = schemas()["claims-1.schema.json"]
        jsonschema.validate(record, schema, cls=jsonschema.Draft202012Validator)
        assert set(record) == set(schema["$defs"][kind]["properties"])
