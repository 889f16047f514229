"""Keeps floors under the figures of the drops and the seeds; they are not lowered in silence.

    python -m tests.quality.gate                                      measure and compare; status 1 if anything is wrong
    python -m tests.quality.gate --update                             raise the floors to the figures of today
    python -m tests.quality.gate --lower "drops: sums R" --reason "..."     lower one; the reason stays in the history
    python -m tests.quality.gate --new-exam --reason "..."            the exam itself was changed: all floors anew

``floors.toml`` holds a digest of each part of the exam, the floors, and a history that is
only added to: each floor is what the last entry of its figure says, each entry begins
where the one before ended, a lowering has a reason, and each entry is sealed with a digest
of itself and of the one before. So an edit by hand, of a floor or of the past, is found.
Floors have two decimals, rounded to the worse side, so that the last bit of a processor
does not decide. Of never-claims, strangers and unlisted less is better: theirs are ceilings.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blinken_reconcile import reconcile
from tests.quality import exam, scoring

FLOORS = Path(__file__).resolve().parent / "floors.toml"
# Shorter ones say nothing.
SHORTEST_REASON = 20
EXAM = "exam"
# Where a figure stands that a changed exam has no more.
GONE = "gone"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a floor, or of the exam (then the ends are digests); ``before`` is None for a new one."""

    date: str
    figure: str
    before: float | str | None
    after: float | str
    reason: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Floors:
    """What ``floors.toml`` holds."""

    exam: Mapping[str, str]
    floors: Mapping[str, float]
    history: tuple[Entry, ...]


class Refused(Exception):
    """An update that would lower something in silence."""


# ---------------------------------------------------------------------------- measuring


def measure() -> dict[str, float]:
    """The figures of today: "drops: ..." over all six, "seeds: ..."."""
    sets = {"drops": exam.drops(), "seeds": (exam.seeds(),)}
    return {f"{name}: {figure}": share for name, stories in sets.items() for figure, share in _figures(stories).items()}


def _figures(stories: Iterable[exam.Story]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for story in stories:
        counts.update(scoring.score(story.gold, reconcile([str(story.articles)])))
    return scoring.figures(counts)


def costs(figure: str) -> bool:
    """Whether less is better."""
    return figure.partition(": ")[2] in scoring.COSTS


def worse(figure: str, a: float, b: float) -> bool:
    """Whether ``a`` is worse than ``b``."""
    return a > b + 1e-9 if costs(figure) else a < b - 1e-9


def rounded(figure: str, share: float) -> float:
    """Two decimals, to the worse side."""
    return (math.ceil(share * 100 - 1e-6) if costs(figure) else math.floor(share * 100 + 1e-6)) / 100


# ---------------------------------------------------------------------------- comparing


def problems(kept: Floors, measured: Mapping[str, float], digests: Mapping[str, str]) -> list[str]:
    """What is wrong, in words; nothing if all is well."""
    return [*tampered(kept), *changed_exam(kept, digests), *below(kept, measured)]


def below(kept: Floors, measured: Mapping[str, float]) -> list[str]:
    """Figures that do not reach their floors, or have none, or are measured no more."""
    found = [f"{name} has no floor" for name in sorted(measured.keys() - kept.floors.keys())]
    for name, floor in sorted(kept.floors.items()):
        if name not in measured:
            found.append(f"{name} is measured no more")
        elif worse(name, measured[name], floor):
            found.append(f"{name} is {measured[name]:.4f}, its {'ceiling' if costs(name) else 'floor'} {floor}")
    return found


def changed_exam(kept: Floors, digests: Mapping[str, str]) -> list[str]:
    """Parts of the exam that are not what the floors were measured on."""
    names = sorted(kept.exam.keys() | digests.keys())
    return [f"the exam was changed: {name}" for name in names if kept.exam.get(name) != digests.get(name)]


def tampered(kept: Floors) -> list[str]:
    """Where floors and history do not fit together."""
    found: list[str] = []
    now: dict[str, float | str] = {}
    seal = ""
    for number, entry in enumerate(kept.history, 1):
        seal = _seal(seal, entry)
        if entry.seal != seal:
            found.append(f"entry {number} of the history ({entry.figure}) was edited, or one before it")
            seal = entry.seal
        if entry.before != now.get(entry.figure):
            found.append(f"entry {number} of the history ({entry.figure}) does not begin where the one before ended")
        if _lowers(entry) and len(entry.reason) < SHORTEST_REASON:
            found.append(f"entry {number} of the history lowers {entry.figure} without a reason")
        now[entry.figure] = entry.after
    wanted = {name: after for name, after in now.items() if name != EXAM and after != GONE}
    names = sorted(kept.floors.keys() | wanted.keys())
    found += [
        f"the floor of {name} is not that of its history" for name in names if kept.floors.get(name) != wanted.get(name)
    ]
    if now.get(EXAM) != (_whole(kept.exam) if kept.exam else None):
        found.append("the digests of the exam are not those of the history")
    return found


def _lowers(entry: Entry) -> bool:
    if entry.figure == EXAM:
        return entry.before is not None
    if isinstance(entry.before, float) and isinstance(entry.after, float):
        return worse(entry.figure, entry.after, entry.before)
    return entry.after == GONE


def _seal(before: str, entry: Entry) -> str:
    content = [before, entry.date, entry.figure, entry.before, entry.after, entry.reason]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def _whole(digests: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(sorted(digests.items())).encode()).hexdigest()[:16]


# ----------------------------------------------------------------------------- updating


def updated(
    kept: Floors,
    measured: Mapping[str, float],
    digests: Mapping[str, str],
    day: str,
    *,
    lower: Sequence[str] = (),
    new_exam: bool = False,
    reason: str = "",
) -> Floors:
    """Floors raised to what is measured; lowered only where that is asked for by name and with a reason.

    Raises:
        Refused: history and floors do not fit, the exam was changed without saying so, a name is not known,
            or a reason is missing.
    """
    known = {**kept.floors, **measured}
    wrong = [*tampered(kept), *([] if new_exam else changed_exam(kept, digests))]
    wrong += ["the exam is the same"] if new_exam and dict(kept.exam) == dict(digests) else []
    wrong += [f"no such figure: {name}" for name in lower if name not in known]
    if (lower or new_exam) and len(reason) < SHORTEST_REASON:
        wrong.append(f"a lower floor needs a reason of {SHORTEST_REASON} characters or more")
    if wrong:
        raise Refused("; ".join(wrong))
    changes = _exam_changes(kept, measured, digests, day, reason)
    ends = {entry.figure: entry.after for entry in kept.history}
    for name in sorted(measured):
        entry = Entry(day, name, ends.get(name), rounded(name, measured[name]), reason)
        if entry.before != entry.after and (not _lowers(entry) or new_exam or name in lower):
            changes.append(entry if _lowers(entry) else replace(entry, reason="measured"))
    floors = {**kept.floors, **{e.figure: e.after for e in changes if e.figure != EXAM}}
    left = {name: after for name, after in floors.items() if isinstance(after, float)}
    return Floors(dict(digests), left, _sealed(kept.history, changes))


def _exam_changes(
    kept: Floors, measured: Mapping[str, float], digests: Mapping[str, str], day: str, reason: str
) -> list[Entry]:
    """What a changed exam brings: its digest, and figures that it has no more."""
    if dict(kept.exam) == dict(digests):
        return []
    before = _whole(kept.exam) if kept.exam else None
    gone = sorted(kept.floors.keys() - measured.keys())
    first = Entry(day, EXAM, before, _whole(digests), reason)
    return [first, *(Entry(day, name, kept.floors[name], GONE, reason) for name in gone)]


def _sealed(history: tuple[Entry, ...], changes: Iterable[Entry]) -> tuple[Entry, ...]:
    made = list(history)
    for entry in changes:
        made.append(replace(entry, seal=_seal(made[-1].seal if made else "", entry)))
    return tuple(made)


# --------------------------------------------------------------------------------- file


def read(path: Path | None = None) -> Floors:
    """The floors that are kept."""
    table = tomllib.loads((path or FLOORS).read_text(encoding="utf-8"))
    history = (
        Entry(one["date"], one["figure"], one.get("from"), one["to"], one["reason"], one["seal"])
        for one in table["history"]["entries"]
    )
    return Floors(table["exam"], table["floors"], tuple(history))


def written(kept: Floors) -> str:
    """``floors.toml`` as text."""
    lines = ["# Written by `python -m tests.quality.gate`, which says what this is; not to be edited.", "", "[exam]"]
    lines += [f"{json.dumps(name)} = {json.dumps(digest)}" for name, digest in sorted(kept.exam.items())]
    lines += ["", "[floors]"]
    lines += [f"{json.dumps(name)} = {floor}" for name, floor in sorted(kept.floors.items())]
    lines += ["", "[history]", "entries = [", *(f"    {_line(entry)}," for entry in kept.history), "]"]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    ends = {"from": entry.before, "to": entry.after}
    values = {"date": entry.date, "figure": entry.figure, **ends, "reason": entry.reason, "seal": entry.seal}
    said = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value is not None)
    return "{" + ", ".join(said) + "}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare or update; the exit status."""
    parser = argparse.ArgumentParser(description="Keeps floors under the figures of the drops and the seeds.")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures of today")
    parser.add_argument("--lower", action="append", default=[], metavar="FIGURE", help="lower this one as well")
    parser.add_argument("--new-exam", action="store_true", help="the exam was changed; all floors anew")
    parser.add_argument("--reason", default="", help="why; kept in the history")
    given = parser.parse_args(arguments)
    kept, measured, digests = read(), measure(), exam.digests()
    for name in sorted(measured):
        print(f"{name:24} {measured[name]:.4f}   {kept.floors.get(name, '-')}")
    if given.update or given.lower or given.new_exam:
        today = dt.date.today().isoformat()
        reason = given.reason.strip()
        try:
            kept = updated(kept, measured, digests, today, lower=given.lower, new_exam=given.new_exam, reason=reason)
        except Refused as refused:
            print(f"refused: {refused}", file=sys.stderr)
            return 2
        FLOORS.write_text(written(kept), encoding="utf-8")
    wrong = problems(kept, measured, digests)
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
