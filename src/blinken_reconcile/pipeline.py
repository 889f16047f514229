"""The product in one function; read this first.

``reconcile`` is one call a stage:
load -> parse -> claims -> context -> group -> judge -> report.
Extraction (the first three) sees one article and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from .errors import NothingRead
from .models import Article, Claim, Extraction, Loaded, Report, Skipped, Tool
from .settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

# Told at each step: the stage, how many articles are done, of how many (0 where that cannot be told).
Progress = Callable[[str, int, int], None]


def reconcile(paths: Sequence[str], settings: Settings | None = None, progress: Progress | None = None) -> Report:
    """Read articles and judge what they claim.

    Args:
        paths: files, folders, or "-" for standard input.
        settings: as on the command line; None for the defaults.
        progress: told how far it is, as ``progress("reading", 3, 20)``.

    Raises:
        ReconcileError: nothing could be read, or an option makes no sense.
    """
    from . import baseline, context, group, judge

    settings = settings or Settings()
    known = baseline.read(settings.baseline, missing_ok=settings.write_baseline) if settings.baseline else ()
    loaded, found, tool = extractions(paths, settings, progress)
    if progress:
        progress("comparing", 0, 0)
    placed = context.context(loaded, found, settings)
    grouped = group.group(placed)
    groups = judge.judge(placed, grouped)
    claims = sorted(grouped.derived, key=lambda c: (c.article, c.start is None, c.start or 0, c.id))
    report = Report(
        tool=tool,
        articles=placed.articles,
        stories=placed.stories,
        claims=tuple(claims),
        groups=tuple(groups),
        undecided=grouped.undecided,
        skipped=loaded.skipped,
        warnings=(*loaded.warnings, *placed.warnings),
    )
    return baseline.marked(report, known)


def extractions(
    paths: Sequence[str], settings: Settings, progress: Progress | None = None
) -> tuple[Loaded, tuple[Extraction, ...], Tool]:
    """Load, parse, and read the claims of each article; nothing is compared yet."""
    from . import claims, focus, load, parse, resources
    from .inputs import Asked

    asked = Asked(names=settings.map, as_of=settings.as_of, model=settings.model)
    loaded = load.load(paths, stdin=_standard_input() if "-" in paths else None, asked=asked)
    # Now, not when the report is made: a mistyped path should not cost the time of a run.
    focus.articles(settings.focus, loaded.articles, loaded.skipped)
    found = {one.article: one for one in loaded.extractions}
    new = [one for one in loaded.articles if one.id not in found]
    if new:
        nlp, _ = resources.model(settings.model)
        failures: list[Skipped] = []

        def failed(article: Article, error: Exception) -> None:
            failures.append(_unread(article, error))

        for number, one in enumerate(parse.parse(new, nlp, failed)):
            if progress:
                progress("reading", number, len(new))
            try:
                found[one.article.id] = claims.extract(one)
            except Exception as error:  # a defect of ours, that one article in thousands brings out
                failed(one.article, error)
        loaded = _without(loaded, frozenset(found), failures)
    return loaded, tuple(found[one.id] for one in loaded.articles), resources.tool(settings.model)


def _unread(article: Article, error: Exception) -> Skipped:
    """An article in which a rule of ours failed: why, in words, and what to do."""
    what = f"{type(error).__name__}: {error}"
    told = what if len(what) <= WHY else what[:WHY] + "..."
    return Skipped(where=article.path, reason=f"a rule failed on its text ({told}); please report this with the text")


# Characters of an error's own words: it may quote the text.
WHY = 100


def _without(loaded: Loaded, read: frozenset[str], failures: Sequence[Skipped]) -> Loaded:
    """What was loaded, but for the articles that could not be read.

    Raises:
        NothingRead: there is no other.
    """
    if not failures:
        return loaded
    left = tuple(one for one in loaded.articles if one.id in read)
    skipped = tuple(sorted((*loaded.skipped, *failures), key=lambda one: (one.where, one.reason)))
    if not left:
        raise NothingRead(skipped)
    lost = {one.path for one in loaded.articles if one.id not in read}
    warnings = tuple(one for one in loaded.warnings if one.article not in lost)
    return msgspec.structs.replace(loaded, articles=left, skipped=skipped, warnings=warnings)


def _standard_input() -> bytes:
    # None where it is closed ("<&-"): nothing can be read from it.
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def extract(text: str, nlp: Language | None = None) -> list[Claim]:
    """The claims of one text, unanchored.

    Args:
        text: an article, plain.
        nlp: a spaCy pipeline with Universal Dependencies labels; None for the bundled one.

    Raises:
        ModelError: the pipeline is missing, damaged, or without such labels.
    """
    from . import claims, load, parse, resources

    if nlp is None:
        nlp, _ = resources.model(None)
    article: Article = load.article(text, "text")
    (parsed,) = parse.parse([article], nlp)
    for sentence in parsed.sentences:
        if sentence.doc is not None:
            parse.labelled(sentence.doc)
    return list(claims.extract(parsed).claims)
