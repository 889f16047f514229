"""The format ``junit``, read by a JUnit library and checked by the rules of the Jenkins schema."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from blinken_reconcile.models import Report, Story
from blinken_reconcile.report import render as render_any
from blinken_reconcile.report.junit import render
from blinken_reconcile.settings import Settings
from tests import hostile
from tests.factories import group, known, position, report
from tests.goldens import compare
from tests.report_examples import power_cuts

# What the Jenkins schema lets an element bear and hold, of what is written here: required, optional, children.
RULES: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "tests", "failures", "errors", "time"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"skipped", "time"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"time"}, {"failure", "skipped", "system-out"}),
    "failure": (set(), {"message", "type"}, set()),
    "skipped": (set(), {"message"}, set()),
    "system-out": (set(), set(), set()),
}


def suites(one: Report, **kw: frozenset[str]) -> list[TestSuite]:
    return list(JUnitXml.fromstring(render(one, **kw).encode()))


def outcomes(one: Report, **kw: frozenset[str]) -> list[str]:
    return [_outcome(case) for suite in suites(one, **kw) for case in suite]


def _outcome(case: TestCase) -> str:
    return next((type(one).__name__ for one in case.result), "passed")


def check(text: str) -> None:
    """Fail unless the document keeps the rules, and its counts are those of what it holds."""
    root = ET.fromstring(text)
    for element in root.iter():
        required, optional, children = RULES[element.tag]
        assert required <= set(element.attrib) <= required | optional
        assert {child.tag for child in element} <= children
    for above in (root, *root.iter("testsuite")):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            if above is not root or name != "skipped":
                assert int(above.attrib[name]) == len(list(above.iter(tag)))
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)


def test_a_whole_report() -> None:
    text = render(power_cuts())
    check(text)
    compare("power_cuts.junit.xml", text)


def test_a_library_reads_it() -> None:
    (suite,) = suites(power_cuts())
    assert (suite.name, suite.tests, suite.failures, suite.skipped) == ("Envoy in Karsk", 13, 2, 5)
    first = next(iter(suite))
    assert isinstance(first.result[0], Failure)
    assert first.result[0].type == "REC941"
    assert "drop/105_c4d9.txt:2 " in str(first.result[0].text)


def test_what_fails_is_skipped_or_passes() -> None:
    levels = ("single", "agree", "compatible", "explained", "conflict")
    groups = tuple(group(id=f"{level}1", level=level) for level in levels)
    one = report(groups=groups)
    assert outcomes(one) == ["Failure", "passed", "passed", "passed", Skipped.__name__]
    assert outcomes(one, failing=frozenset({"explained1"}))[:2] == ["Failure", "Failure"]
    held = report(groups=(group(level="conflict", known=known()),))
    assert outcomes(held, failing=frozenset()) == ["Skipped"]
    (case,) = suites(held)[0]
    assert case.result[0].message.startswith("In the baseline: the mayor counts on (2023-05-06). Conflict (")
    asked = render_any(one, Settings(fail_on="explained"), "junit")
    assert asked.count("<failure ") == 2
    assert outcomes(one, shown=frozenset({"agree1"})) == ["passed"]


def test_a_suite_a_story() -> None:
    stories = tuple(Story(id=name, label=f"Story {name}", articles=("a",)) for name in ("s1", "s2"))
    one = report(stories=stories, groups=(group(id="g1"), group(id="g2", story="s2"), group(id="g3", story="s9")))
    assert [suite.name for suite in suites(one)] == ["Story s1", "Story s2", "reconcile"]
    check(render(one))


def test_nothing_to_tell() -> None:
    check(render(report(groups=())))
    assert outcomes(report(groups=())) == []


@pytest.mark.parametrize("known", [False, True])
def test_articles_cannot_break_out(known: bool) -> None:
    one = hostile.report(known)
    text = render(one)
    check(text)
    assert text.count("<testcase ") == len(one.groups)
    assert "<script" not in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ufffe]", text)


@given(st.text())
def test_any_text_is_legal(words: str) -> None:
    judged = group(label=words, because=words, positions=(position(text=words),), level="conflict")
    check(render(report(groups=(judged,))))
