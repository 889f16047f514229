r"""The format ``csv``: one group a row, for a spreadsheet or a table of coded events.

The columns from ``measure`` on are those of the UCDP Georeferenced Event Dataset in
spirit: low, best and high of the estimate, how many articles and origins, the days,
how exactly they are known (``date_prec``), the sources, and what is disputed.
``known`` holds the reason that a baseline gives.
No estimate where none is to be had: the field is empty, never zero. UTF-8, a
comma between fields, ``\n`` after each row.

https://ucdp.uu.se/downloads/
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from ..models import LEVELS, Claim, Group, Report
from .index import Index
from .inert import terminal
from .json import number
from .sides import DISPUTED, reason, verdict

COLUMNS = (
    "id",
    "level",
    "kind",
    "label",
    "unit",
    "known",
    "measure",
    "low",
    "best",
    "high",
    "n_articles",
    "n_origins",
    "date_start",
    "date_end",
    "date_prec",
    "place",
    "sources",
    "dispute_note",
)
# UCDP's date_prec: 1 the day is known, 2 within two to six days, 3 the week, 4 up to a month, 5 longer.
PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))
COARSEST = 5
# What a spreadsheet takes for the start of a formula, full-width forms too, and what starts a field of another dialect.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
FIELD = re.compile(r"([;,|])(?=[=+\-@＝＋－＠])")
SEPARATOR = "; "

Cell = str | int | float | None
Bounds = tuple[float | None, float | None, float | None]


def render(report: Report, shown: Collection[str] | None = None) -> str:
    """The groups of ``report``, worst level first; ``shown`` are the group ids to list, None for all."""
    index = Index(report, shown)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for group in sorted(index.groups, key=lambda one: LEVELS.index(one.level)):
        writer.writerow([text(cell) if isinstance(cell, str) else cell for cell in _row(index, group)])
    return out.getvalue()


def text(words: str) -> str:
    """``words`` as one field that no spreadsheet computes: a quotation mark before what would start a formula."""
    harmless = FIELD.sub(r"\1 ", terminal(words))
    return f"'{harmless}" if FORMULA.match(harmless) else harmless


def _row(index: Index, group: Group) -> tuple[Cell, ...]:
    claims = index.claims(group.claims)
    units = {one.unit for one in claims}
    first, last = _days(group, claims)
    return (
        group.id,
        group.level,
        group.kind,
        group.label,
        units.pop() if len(units) == 1 else None,
        reason(group),
        group.measure,
        *(number(bound) for bound in _bounds(group, claims)),
        group.articles,
        group.origins,
        first,
        last,
        _precision(first, last),
        SEPARATOR.join(group.place),
        SEPARATOR.join(_sources(index, group)),
        _note(group, claims),
    )


def _note(group: Group, claims: Iterable[Claim]) -> str:
    """What is disputed; and that an event is told as planned or denied, lest it be coded as done."""
    told = {one.modality for one in claims}
    modality = "" if "stated" in told else ", ".join(sorted(told))
    dispute = f"{verdict(group)}: {group.because}" if group.level in DISPUTED else ""
    return SEPARATOR.join(one for one in (modality, dispute) if one)


def _sources(index: Index, group: Group) -> list[str]:
    """The paths of the articles, each once, in their order."""
    articles = dict.fromkeys(name for one in group.positions for name in one.articles)
    return [found.path if (found := index.article(name)) else name for name in sorted(articles, key=index.order)]


def _bounds(group: Group, claims: Sequence[Claim]) -> Bounds:
    """Low, best, high: the estimate of a count; of other amounts what undisputed readings leave."""
    if group.estimate is not None:
        return group.estimate.low, group.estimate.best, group.estimate.high
    if group.kind == "date" or group.level in ("conflict", "explained"):
        return None, None, None
    values = {one.value for one in claims}
    best = values.pop() if len(values) == 1 else None
    lows = [one.low for one in claims if isinstance(one.low, int | float)]
    highs = [one.high for one in claims if isinstance(one.high, int | float)]
    return min(lows, default=None), best if isinstance(best, int | float) else None, max(highs, default=None)


def _days(group: Group, claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """Of a date, from the first day that anybody gives to the last; else the window up to the latest cut-off."""
    if group.kind == "date":
        lows = [str(one.low) for one in group.positions if one.low is not None]
        highs = [str(one.high) for one in group.positions if one.high is not None]
        return min(lows, default=None), max(highs, default=None)
    starts = [one.window.start.low for one in claims if one.window and one.window.start and one.window.start.low]
    ends = [one.as_of for one in group.positions if one.as_of is not None]
    return min(starts, default=None), max(ends, default=None)


def _precision(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    except ValueError:
        return None
    return next((precision for most, precision in PRECISION if days <= most), COARSEST)
