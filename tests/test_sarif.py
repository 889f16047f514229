"""The format ``sarif``, read by classes that were made from the published schema."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

from blinken_reconcile import baseline
from blinken_reconcile.models import Report
from blinken_reconcile.report.checkout import Checkout
from blinken_reconcile.report.fingerprint import fingerprint
from blinken_reconcile.report.sarif import literal, render
from tests import hostile
from tests.factories import article, claim, group, known, position, quote, report
from tests.goldens import compare
from tests.report_examples import TEXTS, power_cuts


def run(one: Report, **kw: Any) -> dict[str, Any]:
    """The only run of a log that the schema accepts."""
    text = render(one, **kw)
    Log.model_validate_json(text)
    found: dict[str, Any] = json.loads(text)["runs"][0]
    return found


def disputed(**kw: Any) -> Report:
    return report(groups=(group(**{"level": "conflict", "verdict": "conflict", "code": "REC220", **kw}),))


def test_a_whole_report() -> None:
    compare("power_cuts.sarif", render(power_cuts()))


def test_the_reader_refuses_what_the_schema_refuses() -> None:
    log = json.loads(render(disputed()))
    log["runs"][0]["results"][0]["message"] = {"txt": "x"}
    with pytest.raises(ValueError, match="txt"):
        Log.model_validate_json(json.dumps(log))


def test_what_an_upload_needs() -> None:
    found = run(power_cuts())
    rules = found["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            assert place["region"]["startLine"] >= 1
            assert not place["artifactLocation"]["uri"].startswith(("/", "file:"))


def test_one_result_a_dispute_with_both_sides() -> None:
    found = run(power_cuts())["results"]
    assert [one["level"] for one in found] == ["error", "error", "warning", "warning", "note"]
    first = found[0]
    uris = [one["physicalLocation"]["artifactLocation"]["uri"] for one in first["locations"]]
    assert uris == ["drop/105_c4d9.txt", "drop/101_3fd2.txt"]
    assert [one["id"] for one in first["relatedLocations"]] == [1, 2, 3, 4, 5]


def test_regions_hold_the_words() -> None:
    texts = {f"drop/{name}.txt": text for name, text in TEXTS.items()}
    for result in run(power_cuts())["results"]:
        for location in result["relatedLocations"]:
            place = location["physicalLocation"]
            region = place["region"]
            line = texts[place["artifactLocation"]["uri"]].split("\n")[region["startLine"] - 1]
            assert region["startLine"] == region["endLine"]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_words_over_two_lines() -> None:
    text = "Title\n\nThere have been at least\n17 attacks.\n"
    said = text[7:-1]
    words = claim(text="at least 17", start=23, end=34, quote=quote(exact=said, start=7, end=len(text) - 1, line=3))
    one = report(articles=(article(text=text),), claims=(words,), groups=disputed().groups)
    region = run(one)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert {key: region[key] for key in region if key != "snippet"} == {
        "startLine": 3,
        "startColumn": 17,
        "endLine": 4,
        "endColumn": 3,
    }


def test_fingerprints_are_of_the_content() -> None:
    one = group(id="g1", code="REC220")
    moved = group(id="g2", story="s9", positions=(position(claims=("x",), articles=("b",)),))
    other = group(positions=(position(text="18", low=18.0, high=18.0),))
    assert fingerprint(one, {}) == fingerprint(moved, {})
    assert fingerprint(one, {}) != fingerprint(other, {})
    twice = report(groups=(*disputed(id="g1").groups, *disputed(id="g2").groups))
    marks = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run(twice)["results"]]
    assert marks[0].endswith(":1")
    assert marks[1] == marks[0][:-1] + "2"


def test_the_baseline_and_an_alert_have_one_fingerprint() -> None:
    one = power_cuts()
    results = run(one)["results"]
    entries = {entry.label: entry.fingerprint for entry in baseline.renewed(one, one.groups)}
    groups = [one for one in one.groups if one.id in {result["properties"]["group"] for result in results}]
    assert len(groups) >= 5
    for result in results:
        mark = result["partialFingerprints"]["reconcileDispute/v1"]
        assert mark.rpartition(":")[0] in entries.values()


def test_what_the_baseline_knows_is_suppressed() -> None:
    (suppression,) = run(disputed(known=known()))["results"][0]["suppressions"]
    assert suppression == {"kind": "external", "justification": "In the baseline: the mayor counts on (2023-05-06)"}
    assert "suppressions" not in run(disputed())["results"][0]


def test_agreements_are_no_alerts() -> None:
    assert run(report())["results"] == []
    assert run(disputed(), shown=())["results"] == []


def test_a_group_without_words_has_a_place_all_the_same() -> None:
    (result,) = run(disputed(positions=(position(claims=(), articles=("a",)),)))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a.txt", "sub/news/a.txt"),
        ("/r/news/a b#1.txt", "news/a%20b%231.txt"),
        ("../é%.txt", "%C3%A9%25.txt"),
        ("/elsewhere/a.txt", "file:///elsewhere/a.txt"),
        ("a:b.txt", "sub/a%3Ab.txt"),
    ],
)
def test_paths_start_at_the_top_of_the_repository(path: str, uri: str) -> None:
    one = report(articles=(article(path=path),), groups=disputed().groups)
    place = run(one, checkout=Checkout(root="/r", here="/r/sub"))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert ("uriBaseId" in place["artifactLocation"]) == (not uri.startswith("file:"))


def test_the_checkout_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inner = tmp_path / "top" / "sub"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / "top" / ".git").mkdir()
    assert Checkout.found().path("x.txt") == "sub/x.txt"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert Checkout.found().path("x.txt") == "top/sub/x.txt"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert Checkout.found().path("x.txt") == "sub/x.txt"


def test_articles_cannot_make_links() -> None:
    for result in run(hostile.report(known=True))["results"]:
        text = result["message"]["text"]
        links = [part.split("(")[1].split(")")[0] for part in text.replace("\\]", "").split("]")[1:]]
        assert all(link.isdigit() for link in links), text
        assert not any(ord(char) < 0x20 and char != "\n" for char in text)
        assert "{" not in text
    paths = {
        unquote(one["physicalLocation"]["artifactLocation"]["uri"])
        for result in run(hostile.report())["results"]
        for one in result["locations"]
    }
    assert len(paths) == 2
    assert literal("[17](http://x) \\") == "\\[17\\](http://x) \\\\"


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not there")
def test_jq_reads_it() -> None:
    query = '.runs[0].results[] | select(.level == "error") | .ruleId'
    done = subprocess.run(["jq", "-r", query], input=render(power_cuts()), capture_output=True, text=True, check=True)
    assert done.stdout == "REC941\nREC942\n"
