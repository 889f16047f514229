"""The shape of the code: stages in order, small files, no clock, one place that prints."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "blinken_reconcile"
FILES = sorted(SOURCE.rglob("*.py"))

# Each module belongs to a stage; a stage never imports a later one.
STAGES: tuple[frozenset[str], ...] = (
    frozenset({"models"}),
    frozenset({"errors", "settings", "config", "resources", "lexicons", "codes", "toponyms", "placefinder", "places"}),
    frozenset(
        {"load", "inputs", "frontmatter", "marks", "focus", "zones", "furniture", "language"}
        | {"pagedates", "datelines", "evidence"}
    ),
    frozenset(
        {"numerals", "shares", "numbers", "lookalikes", "units", "hedging", "quantity", "ranges", "trends", "compounds"}
        | {"clocks", "dateforms", "periods", "windows", "sentences", "parse"}
    ),
    frozenset(
        {
            "grammar",
            "senses",
            "predication",
            "cues",
            "phrases",
            "penalties",
            "payers",
            "recipients",
            "durations",
            "deadlines",
            "setting",
            "singles",
            "passing",
            "increments",
            "figures",
            "measures",
            "tolls",
            "holders",
            "roles",
            "subjects",
            "amounts",
            "concepts",
            "placenames",
            "readings",
            "localities",
            "uncharted",
            "whereabouts",
            "attribution",
        }
        | {"eventwords", "doers", "hostilities", "mishaps", "forces", "happenings", "announcing"}
        | {"occasions", "names", "participants", "orders", "inherit", "scope", "covering", "dated", "reader", "claims"}
        | {"credits", "sketch"}
    ),
    frozenset({"anchors", "origins", "affinity", "linkage", "bursts", "stories", "publication", "context", "timex"}),
    frozenset(
        {"wording", "matching", "eventfit", "labels", "sums", "internal", "rivals"}
        | {
            "finer",
            "nearness",
            "standing",
            "ladder",
            "ladderscope",
            "dayladder",
            "group",
            "positions",
            "revisions",
            "running",
        }
    ),
    frozenset({"verdicts", "judge"}),
    frozenset({"report"}),
    frozenset({"baseline", "pipeline", "api"}),
    frozenset({"output", "progress", "flags", "console", "cli", "components", "__init__", "__main__"}),
)
STAGE = {name: level for level, names in enumerate(STAGES) for name in names}


def _stage(path: Path) -> int:
    relative = path.relative_to(SOURCE)
    return STAGE[relative.parts[0] if len(relative.parts) > 1 else relative.stem]


def _imports(path: Path) -> Iterator[str]:
    depth = len(path.relative_to(SOURCE).parts) - 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth + 1:
            yield from [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_stage_imports_no_later_one(path: Path) -> None:
    later = [name for name in _imports(path) if name in STAGE and STAGE[name] > _stage(path)]
    assert later == []


def test_models_import_nothing_of_ours() -> None:
    assert [name for path in (SOURCE / "models").glob("*.py") for name in _imports(path)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


CLOCKS = {"now", "today", "utcnow", "localtime", "gmtime", "ctime", "getctime", "getmtime", "time_ns"}
COUNTERS = ("monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
CLOCKS |= {name + end for name in COUNTERS for end in ("", "_ns")}


def _asked(tree: ast.AST) -> list[str]:
    """What of a module asks the clock: methods and functions that do, `time.time` and `from time import ...`."""
    found = [n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in CLOCKS]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [f"time.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found += ["time.time"] if (node.value.id, node.attr) == ("time", "time") else []
    return found


@pytest.mark.parametrize(
    "text",
    [
        "import time\ntime.time()",
        "import time as t\nt.perf_counter()",
        "from time import time\ntime()",
        "dt.date.today()",
        "tick = dt.datetime.now",
        "time.monotonic_ns()",
    ],
)
def test_what_asks_the_clock_is_seen(text: str) -> None:
    assert _asked(ast.parse(text)) != []
    assert _asked(ast.parse("record.time()\nwhen.timestamp()")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_command_line_prints_and_nothing_asks_the_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    printed = [c for c in calls if isinstance(c, ast.Name) and c.id == "print"]
    # How long a run takes is shown while it runs, and nowhere else.
    assert [name for name in _asked(tree) if (path.name, name) != ("progress.py", "monotonic")] == []
    assert printed == [] or path.name == "console.py"
