"""Writes the documentation that is made from something else; tests/test_docs.py compares.

    python docs/update.py            writes README.md, cli.md, json.md, verdicts.md and claims.md where they differ
    python docs/update.py --check    writes nothing; names what differs and ends with 1 if anything does

README.md and cli.md are written by hand but for the blocks between
``<!-- output of: COMMAND -->`` and ``<!-- end of output -->``. verdicts.md comes
from data/lexicons/codes.toml, claims.md from the case tables in tests/cases/. In
json.md the blocks between ``<!-- fields of: SCHEMA RECORD -->`` and ``<!-- end of
fields -->`` have a row for each field of data/schema/, with its type; unit and meaning
are written by hand and kept. A new field gets an empty row.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CODES = ROOT / "data" / "lexicons" / "codes.toml"
CASES = ROOT / "tests" / "cases"
WITH_OUTPUTS = ("README.md", "docs/cli.md")
FIELDS = ROOT / "docs" / "json.md"
SCHEMAS = ROOT / "data" / "schema"

BLOCK = re.compile(r"(<!-- output of: reconcile (?P<arguments>.+?) -->\n).*?(?=<!-- end of output -->)", re.DOTALL)
TABLE = re.compile(
    r"(?P<head><!-- fields of: (?P<schema>\w+) (?P<record>\w+) -->\n)(?P<rows>.*?)(?=<!-- end of fields -->)", re.DOTALL
)
CELLS = re.compile(r"(?<!\\)\|")
COLUMNS = "100"

MADE = "<!-- Written by docs/update.py. -->"
LADDERS = {
    "1": "Does one claim speak of the same thing as another?",
    "2": "What do two positions say of each other?",
    "3": "An article against itself",
}
VERDICTS = f"""{MADE}
# The steps behind the verdicts

Whether two claims belong together and what they say of each other is decided by ladders: the first step that fits is
taken. Each has a permanent code, which every group and every relation of the JSON report carries, and which
`reconcile --explain CODE` explains in the words below. `reconcile PATHS --explain GROUP` shows them at work.
"""
TABLES = {
    "numbers": "Numbers",
    "hedges": "Hedges",
    "counted": "What is counted",
    "amounts": "Money, percentages, measures, durations",
    "where_when_who": "Where, when, who says so",
    "places": "Places that no map lists, parts of them, all but them",
    "dates": "Event dates",
    "events": "Events in other words",
    "business": "Companies, markets, sport and science",
    "not_claims": "Not claims",
    "victims": "The killed, the hurt, the missing, the held",
    "briefs": "Short reports of accidents and crimes",
    "topics": "By topic",
    "money": "Currencies of the world",
    "told": "One thing in other words",
    "told_otherwise": "What befell people, told otherwise",
    "wordings": "One thing in several wordings",
    "counted_as": "What a figure is of, said shortly",
    "hostilities": "War, captives, truces, coups, strikes",
    "disasters": "Disasters and accidents in other words",
    "standing": "Whose figure, of what, from when",
}
CLAIMS = f"""{MADE}
# What is read as a claim

One row a phenomenon, with one of its sentences from `tests/cases/` and what that table says must come out; the tables
hold three and more of each, with look-alikes. `tests/test_cases.py` runs them; what the tool is known to get wrong
stands in `tests/cases/known_misses.toml` and never here. Only what a case asks for is shown, not all that a claim has.
"""
# What a case must ask for to show what its table is about; elsewhere a value.
TELLING = {
    "hedges": "modifier",
    "not_claims": "not",
    "events": "measure",
    "disasters": "measure",
    "standing": "measure",
}
HEDGES = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "about": "about",
    "nearly": "nearly",
}


def pages() -> dict[Path, str]:
    """Every page that is made, whole or in part, as it should be."""
    made = {ROOT / name: with_outputs((ROOT / name).read_text(encoding="utf-8")) for name in WITH_OUTPUTS}
    made[FIELDS] = with_fields(FIELDS.read_text(encoding="utf-8"))
    return made | {ROOT / "docs" / "verdicts.md": verdicts(), ROOT / "docs" / "claims.md": claims()}


# ---------------------------------------------------------------------------- outputs


def with_outputs(text: str) -> str:
    """``text`` with the real output of each command between its marks."""
    return BLOCK.sub(lambda block: block[1] + "\n" + indented(output(block["arguments"])) + "\n", text)


def output(arguments: str) -> str:
    """What ``reconcile`` prints, on a screen of 100 columns without colours."""
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    done = subprocess.run(
        [sys.executable, "-m", "blinken_reconcile", *shlex.split(arguments)],
        env=environment | {"COLUMNS": COLUMNS, "NO_COLOR": "1"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"reconcile {arguments} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def indented(text: str) -> str:
    """A Markdown block of code; empty lines stay empty."""
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())


# ----------------------------------------------------------------------------- fields


def with_fields(text: str) -> str:
    """``text`` with a row for each field of the schemas between the marks; what is written by hand stays."""
    return TABLE.sub(lambda block: block["head"] + _fields(block["schema"], block["record"], block["rows"]), text)


def _fields(schema: str, record: str, rows: str) -> str:
    kept = {cells[1].strip(): cells[3:5] for line in rows.splitlines() if len(cells := CELLS.split(line)) == 6}
    table = "\n| field | type | unit | meaning |\n|---|---|---|---|\n"
    for name, kind in properties(schema, record).items():
        unit, meaning = (cell.strip() for cell in kept.get(f"`{name}`", ["", ""]))
        table += f"| `{name}` | {kind} | {unit} | {meaning} |\n"
    return table + "\n"


def properties(schema: str, record: str) -> dict[str, str]:
    """The fields of a record of a schema in data/schema with their types in words; what need not be there last."""
    found = json.loads((SCHEMAS / f"{schema}-1.schema.json").read_text(encoding="utf-8"))["$defs"][record]
    ordered = dict.fromkeys([*found.get("required", ()), *found["properties"]])
    return {name: _type(found["properties"][name]) for name in ordered}


def _type(schema: Mapping[str, Any]) -> str:
    """``string``, ``list of Position``, ``integer or null``, the words of a choice."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return re.sub(r"(Document|Line)$", "", name)
    if "anyOf" in schema:
        kinds = list(dict.fromkeys(_type(one) for one in schema["anyOf"]))
        return " or ".join([*(one for one in kinds if one != "null"), *(["null"] if "null" in kinds else [])])
    if "enum" in schema:
        words = [f"`{one}`" for one in schema["enum"] if one is not None]
        return ", ".join(words) + (" or null" if None in schema["enum"] else "")
    kind = schema.get("type", "anything")
    if kind != "array":
        return str(kind)
    return f"list of {_type(schema['items'])}" if schema.get("items") else "pair"


# ---------------------------------------------------------------------------- verdicts


def verdicts() -> str:
    """The paragraph of each step, by ladder."""
    codes = tomllib.loads(CODES.read_text(encoding="utf-8"))["code"]
    parts = [VERDICTS]
    for hundred, steps in groupby(sorted(codes, key=lambda step: str(step["code"])), key=lambda step: step["code"][3]):
        parts.append(f"\n## {LADDERS[hundred]}\n")
        parts += [f"\n### {step['code']}: {step['title']}\n\n{step['text']}\n" for step in steps]
    return "".join(parts)


# ------------------------------------------------------------------------------ claims


def claims() -> str:
    """A table for each case table, with a row for each phenomenon."""
    misses = tomllib.loads((CASES / "known_misses.toml").read_text(encoding="utf-8")).get("miss", [])
    missed = {(miss["table"], miss["text"]) for miss in misses}
    parts = [CLAIMS]
    for table, heading in TABLES.items():
        cases = tomllib.loads((CASES / f"{table}.toml").read_text(encoding="utf-8"))["case"]
        right = [case for case in cases if (table, case["text"]) not in missed]
        parts.append(f"\n## {heading}\n\n| phenomenon | example | what comes out |\n|---|---|---|\n")
        parts += [_row(case) for case in _examples(right, TELLING.get(table, "value"))]
    return "".join(parts)


def _examples(cases: Iterable[Mapping[str, Any]], telling: str) -> Iterator[Mapping[str, Any]]:
    """The first case of each phenomenon, in file order; rather one that shows it, by what the case asks for."""
    by_phenomenon: dict[str, list[Mapping[str, Any]]] = {}
    for case in cases:
        by_phenomenon.setdefault(case["phenomenon"], []).append(case)
    for same in by_phenomenon.values():
        yield next((case for case in same if _tells(case, telling)), same[0])


def _tells(case: Mapping[str, Any], telling: str) -> bool:
    return bool(case.get(telling)) or any(claim.get(telling, "exact") != "exact" for claim in case.get("claims", []))


def _row(case: Mapping[str, Any]) -> str:
    published = f" (published {case['published']})" if "published" in case else ""
    found = [f"**{claim['text']}**: {', '.join(_said(claim)) or 'a claim'}" for claim in case.get("claims", [])]
    banned = ", ".join(f'"{text}"' for text in case.get("not", []))
    found += [f"no claim: {banned}"] if banned else []
    cells = case["phenomenon"], " ".join(case["text"].split()) + published, "<br>".join(found) or "no claim"
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _said(claim: Mapping[str, Any]) -> Iterator[str]:
    """What a case asks of a claim, in words, the reading first."""
    if reading := _reading(claim):
        yield reading
    if "value" in claim and "modifier" not in claim:
        yield from (
            f"{key} {_figure(claim[key])}"
            for key in ("low", "high")
            if claim.get(key, claim["value"]) != claim["value"]
        )
    yield from (f"`{claim[key]}`" for key in ("kind", "measure") if key in claim)
    yield from (str(claim[key]) for key in ("noun", "subject") if key in claim)
    if claim.get("place"):
        yield "place " + " and ".join(claim["place"])
    for key in ("window", "window_end", "attribution", "part_of_day"):
        if claim.get(key):
            yield f'{key.replace("_", " ")} "{claim[key]}"'
    yield from (str(claim[key]) for key in ("role", "modality") if claim.get(key, "value") not in ("value", "stated"))
    yield from (key for key in ("ordinal", "weak") if claim.get(key))


def _reading(claim: Mapping[str, Any]) -> str:
    """Number or day with hedge and unit; a bound that stands alone, or both, where no value is asked for."""
    modifier = claim.get("modifier", "exact")
    unit = f" {claim['unit']}" if "unit" in claim else ""
    if "value" in claim and modifier not in ("range", "vague"):
        hedge = HEDGES.get(modifier)
        return (f"{hedge} " if hedge else "") + _figure(claim["value"]) + unit
    bounds = " to ".join(_figure(claim[key]) for key in ("low", "high") if key in claim)
    if modifier == "vague":
        return f"a vague word, {bounds}{unit}" if bounds else "a vague word"
    if "low" in claim and "high" in claim:
        return bounds + unit
    return f"{'from' if 'low' in claim else 'up to'} {bounds}{unit}" if bounds else HEDGES.get(modifier, "")


def _figure(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def main(arguments: list[str]) -> int:
    """Write or compare; the exit status."""
    check = "--check" in arguments
    stale = {path: text for path, text in pages().items() if not is_current(path, text)}
    for path, text in stale.items():
        print(path.relative_to(ROOT))
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and check else 0


def is_current(path: Path, text: str) -> bool:
    """Whether a page is there and holds ``text``."""
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
