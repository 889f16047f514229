"""What a report looks like: one module for each format, each a pure function of the report.

FORMATTERS is the whole list. A module is imported when its format is asked
for, so that ``plain`` does not wait for rich.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from .. import focus
from ..models import LEVELS, Extraction, Group, Loaded, Report, Tool
from ..settings import Settings


@dataclass(frozen=True)
class View:
    """What of a report is shown, and on what: group ids, those that fail the run, columns, colours."""

    shown: Collection[str]
    failing: Collection[str]
    width: int
    color: bool


Formatter = Callable[[Report, View], str]
# What GitHub takes for the summary of a step, in bytes; of more it shows nothing.
LARGEST_SUMMARY = 1024 * 1024


def _table(report: Report, view: View) -> str:
    from . import table

    return table.render(report, width=view.width, color=view.color, shown=view.shown)


def _plain(report: Report, view: View) -> str:
    from . import plain

    return plain.render(report, view.shown)


def _json(report: Report, view: View) -> str:
    from . import json

    return json.render(report, view.shown)


def _csv(report: Report, view: View) -> str:
    from . import csv

    return csv.render(report, view.shown)


def _markdown(report: Report, view: View) -> str:
    from . import markdown

    return markdown.render(report, view.shown)


def _github(report: Report, view: View) -> str:
    from . import checkout, github

    return github.render(report, view.shown, checkout.Checkout.found())


def _junit(report: Report, view: View) -> str:
    from . import junit

    return junit.render(report, view.shown, view.failing)


def _sarif(report: Report, view: View) -> str:
    from . import checkout, sarif

    return sarif.render(report, view.shown, checkout.Checkout.found())


def _html(report: Report, view: View) -> str:
    from . import html

    return html.render(report, view.shown)


# ``claims`` is not among them: it shows what was extracted, before there is a report.
FORMATTERS: dict[str, Formatter] = {
    "table": _table,
    "plain": _plain,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
    "html": _html,
}


def render(report: Report, settings: Settings, fmt: str, *, width: int = 100, color: bool = False) -> str:
    """``report`` in the format ``fmt``, with the groups that ``settings`` wants to see."""
    failed = frozenset(one.id for one in failing(report, settings))
    return FORMATTERS[fmt](report, View(visible(report, settings), failed, width, color))


def render_summary(report: Report, settings: Settings, taken: int = 0) -> str:
    """``report`` for the summary of a step on GitHub, which holds ``taken`` bytes already."""
    from . import markdown

    return markdown.render(report, visible(report, settings), LARGEST_SUMMARY - taken)


def render_claims(loaded: Loaded, extractions: Collection[Extraction], tool: Tool) -> str:
    """What was extracted, as JSON lines."""
    from . import claims

    return claims.render(loaded.articles, extractions, tool, loaded.warnings, loaded.skipped)


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
    """The groups at or above ``--fail-on``; those that the baseline knows do not count, hidden ones do."""
    if settings.fail_on == "never":
        return ()
    return tuple(one for one in disputed(report, settings) if one.known is None)
