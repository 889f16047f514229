"""What a report looks like: one module for each format, each a pure function of the report.

FORMATTERS is the whole list. A module is imported when its format is asked
for, so that ``plain`` does not wait for rich.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from .. import focus
from ..models import LEVELS, Article, Extraction, Group, Report, Tool
from ..settings import Settings

Formatter = Callable[[Report, Collection[str], int, bool], str]


def _table(report: Report, shown: Collection[str], width: int, color: bool) -> str:
    from . import table

    return table.render(report, width=width, color=color, shown=shown)


def _plain(report: Report, shown: Collection[str], width: int, color: bool) -> str:
    from . import plain

    return plain.render(report, shown)


def _json(report: Report, shown: Collection[str], width: int, color: bool) -> str:
    from . import json

    return json.render(report, shown)


# ``claims`` is not among them: it shows what was extracted, before there is a report.
FORMATTERS: dict[str, Formatter] = {"table": _table, "plain": _plain, "json": _json}


def render(report: Report, settings: Settings, fmt: str, *, width: int = 100, color: bool = False) -> str:
    """``report`` in the format ``fmt``, with the groups that ``settings`` wants to see."""
    return FORMATTERS[fmt](report, visible(report, settings), width, color)


def render_claims(articles: Collection[Article], extractions: Collection[Extraction], tool: Tool) -> str:
    """What was extracted, as JSON lines."""
    from . import claims

    return claims.render(articles, extractions, tool)


def render_group(report: Report, group_id: str, *, width: int = 100, color: bool = False) -> str:
    """One group in full."""
    from . import explain

    return explain.render(report, group_id, width, color)


def visible(report: Report, settings: Settings) -> frozenset[str]:
    """The ids of the groups that pass ``--focus``, ``--only`` and ``--min-articles``."""
    only = settings.only or LEVELS
    groups = in_focus(report, settings)
    return frozenset(one.id for one in groups if one.level in only and one.articles >= settings.min_articles)


def in_focus(report: Report, settings: Settings) -> tuple[Group, ...]:
    """The groups that an article of ``--focus`` takes part in; all without it."""
    if not settings.focus:
        return report.groups
    wanted = focus.articles(settings.focus, report.articles, report.skipped)
    claims = {one.id for one in report.claims if one.article in wanted}
    return tuple(one for one in report.groups if not claims.isdisjoint(one.claims))


def disputed(report: Report, settings: Settings) -> tuple[Group, ...]:
    """The groups in focus at or above ``--fail-on``, known or not; conflicts where it is "never"."""
    lowest = "conflict" if settings.fail_on == "never" else settings.fail_on
    bad = LEVELS[: LEVELS.index(lowest) + 1]
    return tuple(one for one in in_focus(report, settings) if one.level in bad)


def failing(report: Report, settings: Settings) -> tuple[Group, ...]:
    """The groups at or above ``--fail-on``; known ones (baselined) do not count, hidden ones do."""
    if settings.fail_on == "never":
        return ()
    return tuple(one for one in disputed(report, settings) if not one.baselined)
