"""The format ``junit``: the XML that CI servers read as test results.

A story is a suite, a group a test. A conflict fails; what ``--fail-on`` asks for
fails too; what the baseline knows and what one article alone says, with which
nothing was compared, is skipped. The rest passes, and says so in its output. No
time stamps: the same input gives the same bytes.

The schema is that of the Jenkins xUnit plug-in:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.etree import ElementTree as ET

from ..models import LEVELS, Group, Report
from .index import Index, title
from .inert import terminal
from .sides import reason, sides, verdict

# What no XML 1.0 document may hold, escaped or not, beyond what ``terminal`` takes out.
ILLEGAL = re.compile("[\ufffe\uffff]")
NO_TIME = "0"


def render(report: Report, shown: Collection[str] | None = None, failing: Collection[str] = ()) -> str:
    """``report`` as JUnit XML; ``shown`` are the group ids, None for all, ``failing`` those that fail the run."""
    index = Index(report, shown)
    root = ET.Element("testsuites", {"name": "reconcile"})
    for story in report.stories:
        groups = [one for one in index.groups if one.story == story.id]
        if groups:
            root.append(_suite(index, _legal(story.label), groups, failing))
    known = {one.id for one in report.stories}
    if rest := [one for one in index.groups if one.story not in known]:
        root.append(_suite(index, "reconcile", rest, failing))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", NO_TIME)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(index: Index, name: str, groups: Collection[Group], failing: Collection[str]) -> ET.Element:
    ordered = sorted(groups, key=lambda one: LEVELS.index(one.level))
    cases = [_case(index, name, one, failing) for one in ordered]
    counts = {"failures": "failure", "skipped": "skipped"}
    numbers = {key: str(sum(case.find(tag) is not None for case in cases)) for key, tag in counts.items()}
    suite = ET.Element(
        "testsuite",
        {"name": name, "tests": str(len(cases)), "failures": numbers["failures"], "errors": "0"}
        | {"skipped": numbers["skipped"], "time": NO_TIME},
    )
    suite.extend(cases)
    return suite


def _case(index: Index, suite: str, group: Group, failing: Collection[str]) -> ET.Element:
    # The id tells two groups of one label apart: a server keeps one result for a name.
    name = f"{_legal(title(group))} [{index.short(group)}]"
    classname = f"reconcile.{suite.replace('.', ' ')}"
    case = ET.Element("testcase", {"classname": classname, "name": name, "time": NO_TIME})
    because = _legal(f"{verdict(group)}: {group.because}")
    if group.known is not None:
        skipped = ET.SubElement(case, "skipped", {"message": f"{_legal(reason(group))}. {because}"})
        skipped.text = _told(index, group)
    elif group.level == "single":
        ET.SubElement(case, "skipped", {"message": because})
    elif group.level == "conflict" or group.id in failing:
        failure = ET.SubElement(case, "failure", {"message": because, "type": group.code})
        failure.text = _told(index, group)
    else:
        ET.SubElement(case, "system-out").text = f"{because}\n{_told(index, group)}"
    return case


def _told(index: Index, group: Group) -> str:
    """A line a side, and one a mention."""
    lines = []
    for side in sides(index, group):
        lines.append(side.told)
        for spot in side.spots:
            found = index.article(spot.article)
            path = found.path if found else spot.article
            lines.append(f'  {path}:{spot.line} "{spot.sentence}"')
    # The parts of a sum often stand in one sentence.
    return "\n".join(dict.fromkeys(_legal(line) for line in lines))


def _legal(text: str) -> str:
    return ILLEGAL.sub("", terminal(text))
