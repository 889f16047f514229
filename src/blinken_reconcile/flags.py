"""The flags of the command line with their help; which of them a file or the environment may give.

Types only: what a flag's word means is checked by :mod:`settings`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, get_args, get_origin, get_type_hints

import typer

from . import settings as options
from .config import Option, Shape

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATHS", help="What to read.", show_default=False)]
Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(options.FORMATS)}. Without it the suffix of --output decides, "
        "else table on a terminal and plain in a pipe.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write there, whole or not at all; '-' is standard output."),
]
FailOn = Annotated[
    str, typer.Option(metavar="LEVEL", help="Exit with 1 at this level or above: never, conflict, explained.")
]
Only = Annotated[str | None, typer.Option(metavar="LEVEL[,..]", help="Show these levels only; changes nothing else.")]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Show, and fail on, only what this article takes part in: what does the new one contradict? "
        "May be repeated.",
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Known disagreements, with reasons: only new or changed ones fail."),
]
WriteBaseline = Annotated[
    bool,
    typer.Option("--write-baseline", help="Put those that fail now into the --baseline file; reasons in it stay."),
]
MinArticles = Annotated[
    int, typer.Option(metavar="N", help="Show what at least N articles speak of; changes nothing else.")
]
Explain = Annotated[
    str | None,
    typer.Option(metavar="ID|CODE", help="One group in full, by its id or the start of it; or what a code means."),
]
Published = Annotated[
    list[str] | None,
    typer.Option(metavar="ARTICLE=DATE", help="When an article was published, by its path or name; may be repeated."),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS",
        help="Which field of a record is its title, text, published, id, url or source; may be repeated.",
    ),
]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day to take for today where an article gives none.")
]
OneStory = Annotated[bool, typer.Option("--one-story", help="Do not look for several stories.")]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="Another spaCy pipeline, with Universal Dependencies labels.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Skipped or degraded input is an error.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No notes on standard error.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="More of them, and tracebacks.")]
ColorWhen = Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")]

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
