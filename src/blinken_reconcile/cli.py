"""The command line: flags to settings, run, write, exit status.

What it writes and says goes through :mod:`console`. What costs time to import is imported where it is used, so
that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import config, console, flags, progress
from . import settings as options
from .errors import NothingRead, ReconcileError, UsageError
from .output import check_target
from .resources import version
from .settings import Settings

if TYPE_CHECKING:
    from .models import Report, Skipped, Story, Warned

FAILED, BROKEN, INTERRUPTED = 1, 2, 130
# No id of a group begins with an R.
CODE = re.compile(r"REC\d*", re.IGNORECASE)

HELP = """Read news articles and show where their numbers and dates agree, fit together or conflict.

PATHS are files (.txt, .md, .html, .json), folders, read with all that is in them, and '-' for standard input.
A file is read by what is in it, and may hold many articles; claims (-f claims) are read as well.
"""
EPILOG = """Levels, worst first: conflict, explained, compatible, agree, single.

Options may stand in reconcile.toml or in [tool.reconcile] of pyproject.toml, or in RECONCILE_* variables
(RECONCILE_FAIL_ON=conflict); a flag beats a variable, a variable the file.

Exit status: 0 nothing at or above --fail-on; 1 something is; 2 usage, configuration, baseline, a mistyped path or
an internal error; 3 nothing could be read."""

app = typer.Typer(
    pretty_exceptions_enable=False,
    # Plain help: rich would take longer to import than all the rest of --help.
    rich_markup_mode=None,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    try:
        app(args=None if argv is None else list(argv), prog_name="reconcile")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else BROKEN
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        console.out(f"reconcile {version()}\n")
        raise typer.Exit(0)


Version = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
]


@app.command(cls=flags.Command, help=HELP, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
def command(
    context: typer.Context,
    paths: flags.Paths = None,
    published: flags.Published = None,
    map_: flags.Map = None,
    as_of: flags.AsOf = None,
    one_story: flags.OneStory = False,
    format_: flags.Format = None,
    output: flags.Output = None,
    only: flags.Only = None,
    min_articles: flags.MinArticles = 1,
    explain: flags.Explain = None,
    fail_on: flags.FailOn = "never",
    focus: flags.Focus = None,
    baseline: flags.Baseline = None,
    write_baseline: flags.WriteBaseline = False,
    strict: flags.Strict = False,
    quiet: flags.Quiet = False,
    verbose: flags.Verbose = False,
    color: flags.ColorWhen = "auto",
    model: flags.Model = None,
    show_version: Version = False,
) -> None:
    """Turn flags, environment and configuration into settings and run; see HELP for what a person reads."""
    of_code = bool(explain and CODE.fullmatch(explain))
    if not paths and all(flags.unsaid(context, name) for name in context.params):
        console.out(context.get_help() + "\n")
        raise typer.Exit(BROKEN)
    said: dict[str, config.Given] = {}
    try:
        if not paths and not of_code:
            raise UsageError("no PATHS are given", "Name files or folders, or '-' for standard input.")
        given = config.given(flags.configurable(command), os.environ, Path.cwd())
        said = {name: one for name, one in given.items() if flags.unsaid(context, name)}
        asked = context.params | {name: one.value for name, one in said.items()}
        status = run(paths or (), _settings(asked, tuple(sorted(said))))
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        status = _complain(config.blamed(error, said.values()), verbose)
    raise typer.Exit(status)


def _settings(asked: Mapping[str, Any], standing: tuple[str, ...]) -> Settings:
    """The settings that parameters ask for, whoever gave them; ``standing`` are those that no flag gave."""
    plain = ("output", "min_articles", "explain", "as_of", "one_story", "model", "strict", "quiet", "verbose")
    return Settings(
        format=asked["format_"],
        fail_on=options.fail_on(asked["fail_on"]),
        focus=tuple(asked["focus"] or ()),
        baseline=asked["baseline"],
        write_baseline=asked["write_baseline"],
        only=options.levels(asked["only"]),
        published=options.published(asked["published"] or ()),
        map=options.mapped(asked["map_"] or ()),
        color=options.color(asked["color"]),
        standing=standing,
        **{name: asked[name] for name in plain},
    )


def run(paths: Sequence[str], settings: Settings) -> int:
    """Do what the settings ask for; the exit status."""
    if settings.explain:
        options.check_explained(settings)
    if settings.explain and CODE.fullmatch(settings.explain):
        from .codes import paragraph

        console.write(paragraph(settings.explain.upper()).rstrip("\n") + "\n", settings)
        return 0
    fmt = options.format_of(settings, console.to_terminal())
    for target in (settings.output, settings.baseline if settings.write_baseline else None):
        if target not in (None, "-"):
            check_target(Path(str(target)))
    if fmt == "claims" and not settings.explain:
        if settings.write_baseline:
            raise UsageError("--write-baseline needs a report", "The format claims compares nothing: take another.")
        return _run_claims(paths, settings)
    return _run_report(paths, settings, fmt)


def _run_report(paths: Sequence[str], settings: Settings, fmt: str) -> int:
    from .pipeline import reconcile
    from .report import failing, render, render_group
    from .report.index import counted

    with progress.shown(not settings.quiet) as bar:
        report = reconcile(paths, settings, bar)
    options.check_published(settings, report.articles)
    console.notes(report.articles, report.skipped, report.warnings, settings)
    console.spare(report.articles, settings)
    if settings.baseline is not None:
        report = _hold_against_baseline(report, settings)
    width, color = console.width(), console.colored(settings)
    if settings.explain:
        text = render_group(report, settings.explain, width=width, color=color)
    else:
        text = render(report, settings, fmt, width=width, color=color)
    console.write(text, settings)
    if fmt == "github" and not settings.explain:
        _summarise(report, settings)
    if settings.verbose:
        sizes = ((report.articles, "article"), (report.claims, "claim"), (report.groups, "group"))
        console.note(", ".join(counted(len(found), noun) for found, noun in sizes))
        _tell_stories(report.stories)
    broken = _input_status(report.skipped, report.warnings, settings)
    return broken or (FAILED if failing(report, settings) else 0)


def _summarise(report: Report, settings: Settings) -> None:
    """All of it in the summary of the step, where GitHub names a file for that."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target:
        return
    from .report import render_summary

    try:
        with Path(target).open("ab") as file:
            file.write(f"\n{render_summary(report, settings, file.tell() + 1)}".encode())
    except OSError as error:
        # The annotations are written; a summary that is not must not fail the step.
        console.note(f"cannot write the summary of the step, {target}: {(error.strerror or 'not possible').lower()}")


def _hold_against_baseline(report: Report, settings: Settings) -> Report:
    """Tell stale entries and, if asked to, write the file anew; the report with what is known now."""
    from . import baseline
    from .report import disputed

    gone = baseline.stale(report)
    if not settings.write_baseline:
        for entry in gone if not settings.quiet else ():
            why = f" ({entry.reason})" if entry.reason else ""
            what = entry.label or entry.fingerprint
            console.note(f"stale in {settings.baseline}: no such disagreement any more: {what}{why}")
        return report
    if any(one.failed for one in report.skipped):
        # What could not be read would drop out of the file, with the reasons that people wrote.
        console.note(f"{settings.baseline} is left as it was: not all that was named could be read")
        return report
    entries = baseline.renewed(report, disputed(report, settings))
    console.save(baseline.written(entries), str(settings.baseline))
    if not settings.quiet:
        console.note(f"{settings.baseline}: {len(entries)} known, {len(gone)} stale ones dropped")
    return baseline.marked(report, entries)


def _tell_stories(stories: Sequence[Story]) -> None:
    """What holds each story together, and what holds it apart from those most like it."""
    from .report.index import counted

    labels = {one.id: one.label for one in stories}
    for one in stories if len(stories) > 1 else ():
        shared = ", ".join(term.removeprefix("#") for term in one.shared)
        size = counted(len(one.articles), "article")
        console.note(f"story {one.label}: {size}{f' that share {shared}' if shared else ''}")
        for other in one.apart:
            console.note(f"  apart from {labels[other.story]}: {other.because}")


def _run_claims(paths: Sequence[str], settings: Settings) -> int:
    from msgspec import structs

    from . import focus
    from .pipeline import extractions
    from .report import render_claims

    with progress.shown(not settings.quiet) as bar:
        loaded, extracted, tool = extractions(paths, settings, bar)
    warnings = (*loaded.warnings, *(warning for one in extracted for warning in one.warnings))
    options.check_published(settings, loaded.articles)
    console.notes(loaded.articles, loaded.skipped, warnings, settings)
    console.spare(loaded.articles, settings)
    if settings.fail_on != "never" and not settings.quiet:
        console.note("the format claims compares nothing: --fail-on has no effect")
    if settings.focus:
        wanted = focus.articles(settings.focus, loaded.articles, loaded.skipped)
        loaded = structs.replace(loaded, articles=tuple(one for one in loaded.articles if one.id in wanted))
    console.write(render_claims(loaded, extracted, tool), settings)
    return _input_status(loaded.skipped, warnings, settings)


def _input_status(skipped: Sequence[Skipped], warnings: Sequence[Warned], settings: Settings) -> int:
    """BROKEN if what was asked for by name could not be opened or, strictly, was not read as it should be."""
    strictly = settings.strict and (skipped or any(warning.code in console.DEGRADED for warning in warnings))
    return BROKEN if strictly or any(one.failed for one in skipped) else 0


def _complain(error: Exception, verbose: bool) -> int:
    """Say what went wrong in one line; the exit status."""
    if isinstance(error, ReconcileError):
        if isinstance(error, NothingRead):
            # Even when quiet: these are not notes beside a result, they are the error.
            for one in error.skipped:
                console.note_skipped(one)
        console.note(error.message, error.hint)
        return error.exit_status
    if verbose:
        traceback.print_exception(error)
    console.note(f"internal error: {type(error).__name__}: {error}")
    return BROKEN
