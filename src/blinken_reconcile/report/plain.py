r"""The format ``plain``: one group a line, tab-separated, no header, for grep, cut and awk.

Columns: level, group id, kind, measure, place, positions, articles, because.
Positions are separated by "; " and keep their hedge; the articles column has
the articles of each position in the same order, those of one position
separated by ", ". Tabs, line ends, control characters and backslashes inside
a column are written as ``\t``, ``\n``, ``\xNN`` and ``\\``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..models import LEVELS, Group, Position, Report
from .inert import escaped
from .sides import reason


def render(report: Report, shown: Collection[str] | None = None) -> str:
    """The groups of ``report``, worst level first; ``shown`` are the group ids to list, None for all."""
    paths = {article.id: article.path for article in report.articles}
    groups = [group for group in report.groups if shown is None or group.id in shown]
    return "".join(f"{_line(group, paths)}\n" for group in sorted(groups, key=lambda one: LEVELS.index(one.level)))


def _line(group: Group, paths: Mapping[str, str]) -> str:
    columns = (
        group.level,
        group.id,
        group.kind,
        group.measure,
        ", ".join(group.place),
        "; ".join(_position(one) for one in group.positions),
        "; ".join(", ".join(paths.get(name, name) for name in one.articles) for one in group.positions),
        _because(group),
    )
    return "\t".join(escaped(column) for column in columns)


def _because(group: Group) -> str:
    return "; ".join(one for one in (group.because, reason(group)) if one)


def _position(position: Position) -> str:
    return position.text if position.as_of is None else f"{position.text} (as of {position.as_of})"
