"""The flags of the command line with their help, under headings; which of them a file or the environment may give.

Types only: what a flag's word means is checked by :mod:`settings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand

from . import settings as options
from .config import Option, Shape

READING, SHOWING, CHECKING, RARE = (
    *(f"Options for {what}" for what in ("reading", "showing", "checking, in CI or before a commit")),
    "Other options",
)


def _one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """What a shell offers for the value of a flag; in a list with commas for its last word."""
    known = tuple(words)

    def offered(incomplete: str) -> list[str]:
        before, comma, start = incomplete.rpartition(",")
        return [before + comma + word for word in known if word.startswith(start)]

    return offered


def _whole(value: int | str) -> int:
    try:
        return int(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a whole number") from None


Paths = Annotated[list[str] | None, typer.Argument(metavar="PATHS", show_default=False)]
Published = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ARTICLE=DATE",
        help="When an article was published, by its path or name; may be repeated.",
        rich_help_panel=READING,
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS",
        help="Which field of a record is its title, text, published, id, url or source; may be repeated.",
        rich_help_panel=READING,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The day to take for today where an article gives none.", rich_help_panel=READING
    ),
]
OneStory = Annotated[
    bool, typer.Option("--one-story", help="Do not look for several stories.", rich_help_panel=READING)
]
Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(options.FORMATS)}. Without it the suffix of --output decides, "
        "else table on a terminal and plain in a pipe.",
        autocompletion=_one_of(options.FORMATS),
        rich_help_panel=SHOWING,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write there, whole or not at all; '-' is standard output.",
        rich_help_panel=SHOWING,
    ),
]
Only = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL[,..]",
        help="Show these levels only; changes nothing else.",
        autocompletion=_one_of(options.LEVELS),
        rich_help_panel=SHOWING,
    ),
]
MinArticles = Annotated[
    int,
    typer.Option(
        metavar="N",
        parser=_whole,
        help="Show what at least N articles speak of; changes nothing else.",
        rich_help_panel=SHOWING,
    ),
]
Explain = Annotated[
    str | None,
    typer.Option(
        metavar="ID|CODE",
        help="One group in full, by its id or the start of it; or what a code means.",
        rich_help_panel=SHOWING,
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        metavar="LEVEL",
        help="Exit with 1 at this level or above: never, conflict, explained.",
        autocompletion=_one_of(get_args(options.FailOn)),
        rich_help_panel=CHECKING,
    ),
]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Show, and fail on, only what this article takes part in: what does the new one contradict? "
        "May be repeated.",
        rich_help_panel=CHECKING,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Known disagreements, with reasons: only new or changed ones fail.",
        rich_help_panel=CHECKING,
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help="Put those that fail now into the --baseline file; reasons in it stay.",
        rich_help_panel=CHECKING,
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Skipped or degraded input is an error.", rich_help_panel=CHECKING)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No notes on standard error.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="More of them, and tracebacks.")]
ColorWhen = Annotated[
    str,
    typer.Option(metavar="WHEN", help="auto, always or never.", autocompletion=_one_of(get_args(options.Color))),
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="Another spaCy pipeline, with Universal Dependencies labels.")
]


class Command(TyperCommand):
    """A command that shows its options under the headings of their panels, without rich: it is slow to import."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write each panel in the order of its first option, what has none last; PATHS is told in the help."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and parameter.param_type_name == "option":
                panels.setdefault(getattr(parameter, "rich_help_panel", None) or RARE, []).append(record)
        for panel, records in sorted(panels.items(), key=lambda one: one[0] == RARE):
            with formatter.section(panel):
                formatter.write_dl(records)


# Parameters of a command that no configuration is about.
NO_OPTIONS = frozenset({"context", "paths", "show-version", "return"})
SHAPES: dict[str, Shape] = {"only": "levels", "published": "table", "map": "fields"}


def configurable(command: Callable[..., None]) -> list[Option]:
    """The options of a command as they may be configured, by its parameters: ``fail_on`` is ``fail-on``."""
    hints = get_type_hints(command)
    return [
        Option(key, name, SHAPES.get(key) or _shape(hint))
        for name, hint in hints.items()
        if (key := name.strip("_").replace("_", "-")) not in NO_OPTIONS
    ]


def _shape(hint: object) -> Shape:
    kinds = {get_origin(one) or one for one in (hint, *get_args(hint))}
    shapes: tuple[tuple[type, Shape], ...] = ((bool, "switch"), (int, "number"), (list, "list"))
    return next((shape for kind, shape in shapes if kind in kinds), "text")


def unsaid(context: typer.Context, name: str) -> bool:
    """Whether an option was not given on the command line."""
    source = context.get_parameter_source(name)
    return source is None or source.name in ("DEFAULT", "DEFAULT_MAP")
