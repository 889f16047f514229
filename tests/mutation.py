"""Mutation testing of the verdicts and of the interval arithmetic; run by hand, no part of the tests.

    python -m tests.mutation                 all of MODULES; the survivors and the share killed
    python -m tests.mutation readings -j 4   one of them, four at a time
    python -m tests.mutation judge --list    the mutants, without running a test
    python -m tests.mutation --every 2       half of them

A mutant is the module with one small change: a comparison moved or turned round, "and" for
"or", a "not" dropped, a number one off, a sum for a difference, branches of an expression swapped, "min" for
"max", one verdict, hedge or code for another, a step of a ladder left out. It is killed if a test
of ``TESTS`` fails (or does not end), and survives if all pass. Words meant for people are not changed. Each
mutant runs in a process of its own, forked from one that has the pipeline loaded (so not on Windows).
DeMillo, Lipton and Sayward (1978) for the idea, Offutt et al. (1996) for the choice of operators.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "blinken_reconcile"
# The quick ones first: most mutants die there.
TESTS = ("test_judge.py", "test_interval.py", "test_running.py", "test_revisions.py", "test_ladder_codes.py")
MODULES = ("readings", "judge", "verdicts", "positions", "revisions", "running", "rivals")
SECONDS = 90

# Words that the program decides by: each is changed into the next of its row.
WORDS: tuple[tuple[str, ...], ...] = (
    ("conflict", "compatible", "agree", "single"),
    ("cut-off", "revision", "attribution"),
    ("cumulative", "stock", "fixed"),
    ("exact", "at_least", "at_most", "about", "nearly", "more_than", "less_than", "vague"),
    ("count", "date", "money"),
    ("value", "previous"),
    ("explained", "conflict"),
)
COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}

Change = tuple[str, Callable[[], None]]


@dataclass(frozen=True)
class Mutant:
    """One changed module: where, what, and its code."""

    module: str
    line: int
    change: str
    tree: ast.Module


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its source."""
    source = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    for n, (node, _) in enumerate(_nodes(source)):
        for k, _ in enumerate(_changes(node)):
            tree = copy.deepcopy(source)
            place, line = _nodes(tree)[n]
            change, apply = list(_changes(place))[k]
            apply()
            yield Mutant(module, line, change, ast.fix_missing_locations(tree))


def _nodes(tree: ast.Module) -> list[tuple[ast.AST, int]]:
    """The nodes that run, without annotations, docstrings and formatted text."""
    found: list[tuple[ast.AST, int]] = []

    def visit(node: ast.AST, line: int) -> None:
        line = getattr(node, "lineno", line)
        if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        found.append((node, line))
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    visit(child, line)

    for statement in tree.body:
        if not (isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Subscript)):  # a type's name
            visit(statement, 0)
    return found


def _changes(node: ast.AST) -> Iterator[Change]:
    """What may be changed in a node."""
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for other in COMPARED.get(type(operator), ()):
                told = f"{type(operator).__name__} -> {other.__name__}"
                yield told, lambda i=i, other=other: node.ops.__setitem__(i, other())  # type: ignore[misc]
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} -> {swapped.__name__}", lambda: setattr(node, "op", swapped())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield f"no {type(node.op).__name__}", lambda: setattr(node, "op", ast.UAdd())
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        other_op = COUNTED[type(node.op)]
        yield f"{type(node.op).__name__} -> {other_op.__name__}", lambda: setattr(node, "op", other_op())
    elif isinstance(node, ast.IfExp):
        yield "branches swapped", lambda: _swap(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
        name = node.func
        yield f"{name.id} -> {CALLED[name.id]}", lambda: setattr(name, "id", CALLED[name.id])
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Tuple):
        steps = node.value.elts
        for i, step in enumerate(steps):
            yield f"without {ast.unparse(step)}", lambda i=i: steps.__delitem__(i)  # type: ignore[misc]


def _swap(node: ast.IfExp) -> None:
    node.body, node.orelse = node.orelse, node.body


def _constant(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    other: object = None
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, int | float):
        other = value + 1
    elif isinstance(value, str) and value.startswith("REC"):
        other = "REC999"
    elif isinstance(value, str):
        row = next((row for row in WORDS if value in row), None)
        other = row[(row.index(value) + 1) % len(row)] if row else None
    if other is not None:
        yield f"{value!r} -> {other!r}", lambda: setattr(node, "value", other)


# -------------------------------------------------------------------------------- runs


def _run(mutant: Mutant | None) -> int:
    """Pytest's exit status with the module changed; in a process of its own."""
    import pytest

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        if mutant is not None:
            module = importlib.import_module(f"blinken_reconcile.{mutant.module}")
            before = dict(vars(module))
            try:
                exec(compile(mutant.tree, f"{mutant.module}.py", "exec"), module.__dict__)
            except Exception:
                return 1
            _rebind(before, vars(module))
        paths = [str(HERE / name) for name in TESTS if (HERE / name).exists()]
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--tb=no", *paths]))


def _rebind(before: dict[str, object], after: dict[str, object]) -> None:
    """Give the modules that imported a name of the changed one what it stands for now."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in ("blinken_reconcile", "tests"):
            continue
        for key, value in list(vars(module).items()):
            if key in after and value is before.get(key) and value is not after[key]:
                setattr(module, key, after[key])


def _killed(mutant: Mutant) -> bool:
    process = multiprocessing.get_context("fork").Process(target=_child, args=(mutant,))
    process.start()
    process.join(SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode != 0


def _child(mutant: Mutant) -> None:
    os._exit(_run(mutant))


def main() -> int:
    """Run the mutants; ends with 0 whatever survives, with 2 if the tests fail without a change."""
    parser = argparse.ArgumentParser(description="Mutation testing of the verdicts.")
    parser.add_argument("modules", nargs="*", default=MODULES, help=f"of {', '.join(MODULES)}")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only every so manieth mutant")
    parser.add_argument("--list", action="store_true", help="only list them")
    options = parser.parse_args()
    if not options.list and _run(None) != 0:
        print("the tests fail without any change", file=sys.stderr)
        return 2
    for module in options.modules:
        found = list(mutants(module))[:: options.every]
        unchanged = Mutant(module, 0, "", ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8")))
        if options.list:
            print("".join(f"{m.module}.py:{m.line}: {m.change}\n" for m in found), end="")
            continue
        if _killed(unchanged):  # then all would die, and of nothing
            print(f"the tests fail with {module} loaded again, without any change", file=sys.stderr)
            return 2
        dead = 0
        with ThreadPoolExecutor(options.jobs) as pool:
            for mutant, killed in zip(found, pool.map(_killed, found), strict=True):
                dead += killed
                if not killed:
                    print(f"{mutant.module}.py:{mutant.line}: {mutant.change}", flush=True)
        print(f"{module}: {dead} of {len(found)} killed ({dead / len(found):.0%})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
