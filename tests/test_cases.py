"""The case tables: one phenomenon a case, with look-alikes that must not fire.

The sentences were written by someone who had not read the rules. A case that the
tool is known to get wrong is listed in cases/known_misses.toml with the reason; it
is run as well, and the list must shrink when it starts to pass.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import claims, context, load, parse, resources
from blinken_reconcile.models import Claim, DateEvidence, Loaded
from blinken_reconcile.places import gazetteer
from blinken_reconcile.settings import Settings

TABLES = Path(__file__).parent / "cases"
NAMES = (
    *(
        "numbers",
        "hedges",
        "counted",
        "amounts",
        "where_when_who",
        "dates",
        "not_claims",
        "victims",
        "topics",
        "briefs",
    ),
    *("money", "told", "told_otherwise", "wordings", "counted_as", "standing", "events", "hostilities", "business"),
    *("disasters", "places"),
)
MISSES = {
    (entry["table"], entry["text"]): entry["why"]
    for entry in tomllib.loads((TABLES / "known_misses.toml").read_text(encoding="utf-8")).get("miss", [])
}


def _cases() -> list[Any]:
    found = []
    for path in (TABLES / f"{name}.toml" for name in NAMES):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            why = MISSES.get((path.stem, case["text"]))
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['phenomenon']}: {case['text'][:40]}", marks=marks))
    return found


def read(text: str, published: str | None) -> list[Claim]:
    """The claims of a text, anchored if it has a date of publication."""
    article = load.article(text, "case")
    if published:
        evidence = (DateEvidence(date=published, label="given", strong=True, text=published),)
        article = type(article)(**{f: getattr(article, f) for f in article.__struct_fields__} | {"evidence": evidence})
    nlp, _ = resources.model(None)
    found = tuple(claims.extract(parsed) for parsed in parse.parse([article], nlp))
    if not published:
        return list(found[0].claims)
    return list(context.context(Loaded(articles=(article,)), found, Settings()).claims)


def _place(name: str) -> str:
    """The gazetteer's name for a place, so that "Asuncion" is "Asunción"."""
    place = gazetteer().lookup(name)
    return place.name if place else name


def _fits(claim: Claim, wanted: Mapping[str, Any]) -> list[str]:
    """What of a wanted claim a claim does not say."""
    said: dict[str, Any] = {
        "place": [p.name for p in claim.places],
        "window": claim.window.text if claim.window else "",
        "window_end": claim.window.end.high if claim.window and claim.window.end else None,
        "part_of_day": claim.when.part_of_day if claim.when else None,
    }
    wrong = []
    for key, value in wanted.items():
        got = said.get(key, getattr(claim, key, None))
        if key in ("attribution", "subject", "window"):
            fits = value.lower() in str(got or "").lower() if value else not got
        elif key == "place":
            fits = sorted(_place(name) for name in (got or ())) == sorted(_place(name) for name in value)
        elif isinstance(value, float | int) and not isinstance(value, bool):
            fits = isinstance(got, float | int) and abs(got - value) < 1e-6 * max(1, abs(value))
        else:
            fits = got == value
        if key != "text" and not fits:
            wrong.append(f"{key}: {got!r}, not {value!r}")
    return wrong


@pytest.mark.parametrize("case", _cases())
def test_case(case: Mapping[str, Any]) -> None:
    text = case["text"]
    found = read(text, case.get("published"))
    problems = []
    for wanted in case.get("claims", []):
        start = text.index(wanted["text"])
        end = start + len(wanted["text"])
        over = [c for c in found if c.start is not None and c.end is not None and c.start < end and start < c.end]
        if wanted.get("kind", "count") != "date" and not _is_date(wanted):
            over = [c for c in over if c.kind != "date"] or over
        misses = [_fits(c, wanted) for c in over]
        if not misses:
            problems.append(f"{wanted['text']!r}: no claim")
        elif all(misses):
            problems.append(f"{wanted['text']!r}: {min(misses, key=len)}")
    for banned in case.get("not", []):
        start = text.index(banned)
        end = start + len(banned)
        problems += [
            f"{banned!r} came out as {c.measure} {c.value}"
            for c in found
            if c.start is not None and c.end is not None and c.start < end and start < c.end
        ]
    for other in case.get("unlike", []):
        start = text.index(other["text"])
        end = start + len(other["text"])
        problems += [
            f"{other['text']!r} came out as {c.measure}"
            for c in found
            if c.measure == other["measure"] and c.start is not None and c.start < end and start < (c.end or 0)
        ]
    assert problems == [], problems


def _is_date(wanted: Mapping[str, Any]) -> bool:
    return wanted.get("kind") == "date" or isinstance(wanted.get("value"), str)


def test_every_table_of_cases_is_read() -> None:
    """A table that no test names would look like coverage and be none."""
    elsewhere = {"known_misses", "languages", "quantities"}  # read by this file, test_load and test_quantities
    assert {path.stem for path in TABLES.glob("*.toml")} == {*NAMES, *elsewhere}
