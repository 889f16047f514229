"""The format ``html``: one page that needs nothing else, to read, print or send.

No script, no address that a browser would load, and a policy that forbids both;
every word that comes from an article is escaped. Disputes in full, each side
with its sentences and their lines; then what nobody disputes, the articles, the
notes and the key.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Sequence

from ..models import LEVELS, Article, Group, Report
from . import cells, days, facts, sums
from .index import Index, title
from .inert import terminal
from .labels import listed
from .sides import Side, Spot, pieces, reason, sentences, sides, tally, verdict

HEADINGS = {
    "conflict": "Conflict",
    "explained": "Conflict, explained",
    "compatible": "Compatible",
    "agree": "Agree",
    "single": "One article only",
}
OPEN = ("conflict", "explained")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; border-bottom: 1px solid; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; overflow-wrap: anywhere; }
th { font-weight: 600; } tr + tr td { border-top: 1px solid #8884; }
ul { margin: 0; padding: 0; list-style: none; } code, .dim { opacity: .7; }
.conflict h3 { color: #c22; } mark { background: #fd08; color: inherit; }
@media print { body { max-width: none; margin: 0; } section article { break-inside: avoid; } }
"""


def render(report: Report, shown: Collection[str] | None = None) -> str:
    """The whole page; ``shown`` are the group ids to show, None for all."""
    index = Index(report, shown)
    parts = [_section(index, level) for level in LEVELS]
    if not index.groups:
        parts.append("<p>Nothing to show.</p>\n")
    parts += [_articles(index), _notes(index), _key(index)]
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>reconcile</title>
<style>{STYLE}</style>
</head>
<body>
<h1>reconcile</h1>
<p>{escaped(tally(index))}. It measures reporting, not truth.</p>
{"".join(parts)}</body>
</html>
"""


def escaped(text: str) -> str:
    """``text`` as the content of an element or of a quoted attribute, on one line."""
    return html.escape(terminal(text), quote=True)


def _section(index: Index, level: str) -> str:
    groups = [one for one in index.groups if one.level == level]
    if not groups:
        return ""
    draw = _disputes if level in OPEN else _facts
    return f'<section class="{level}">\n<h2>{HEADINGS[level]}</h2>\n{draw(index, groups)}</section>\n'


def _disputes(index: Index, groups: Iterable[Group]) -> str:
    return "".join(_dispute(index, one) for one in groups)


def _dispute(index: Index, group: Group) -> str:
    """What it is about, who says what in which words, and why it cannot all be true."""
    head = f"<h3>{escaped(title(group))} <code>{escaped(index.short(group))}</code></h3>\n"
    why = f"<p>{escaped(verdict(group))}: {escaped(group.because)}</p>\n"
    rows = [_side(index, side) for side in sides(index, group)]
    told = [*sums.notes(index, [group]), reason(group)]
    notes = "".join(f"<p>{escaped(note)}</p>\n" for note in told if note)
    return f"<article>\n{head}{why}{table(('says', 'articles', 'words'), rows)}{notes}</article>\n"


def _side(index: Index, side: Side) -> tuple[str, str, str]:
    names = escaped(listed(index.labels(side.articles)))
    words = "".join(f"<li>{_words(index, spots)}</li>" for spots in sentences(side.spots))
    return f"<b>{escaped(side.told)}</b>", names, f"<ul>{words}</ul>" if words else ""


def _words(index: Index, spots: Sequence[Spot]) -> str:
    where = f"{escaped(index.label(spots[0].article))}:{spots[0].line}"
    said = "".join(f"<mark>{escaped(words)}</mark>" if strong else escaped(words) for words, strong in pieces(spots))
    return f'<span class="dim">{where}</span> <q>{said}</q>'


def _facts(index: Index, groups: Iterable[Group]) -> str:
    rows = []
    for one in (facts.fact(index, group) for group in groups):
        values = "<br>".join(escaped(line.value) for line in one.lines)
        articles = "<br>".join(escaped(line.articles) for line in one.lines)
        rows.append((f"{escaped(one.label)} <code>{escaped(one.short)}</code>", values, articles, escaped(one.note)))
    return table(("what", "says", "articles", "note"), rows)


def _articles(index: Index) -> str:
    """Which file stands behind each short name, and the day that it counts from."""
    rows = [
        (escaped(index.label(one.id)), escaped(one.title), escaped(_published(one)), escaped(", ".join(_paths(one))))
        for one in index.told()
    ]
    heading = "<h2>Articles</h2>\n"
    return f"<section>\n{heading}{table(('name', 'title', 'published', 'file'), rows)}</section>\n" if rows else ""


def _paths(article: Article) -> list[str]:
    return [article.path, *(path for path in article.copies if path != article.path)]


def _published(article: Article) -> str:
    if article.published is None:
        return "no date"
    written = days.iso_day(article.published, weekday=False) or article.published
    return written if article.published_basis == "stated" else f"{written}{cells.INFERRED}"


def _notes(index: Index) -> str:
    """What was read with a reservation, not read, or not joined."""
    told = [f"{index.label(one.article)}: {one.message}" for one in index.report.warnings]
    told += [f"Skipped {one.where}: {one.reason}" for one in index.report.skipped]
    if number := len(index.report.undecided):
        told.append(f"Pairs of claims that may or may not be about the same thing, not joined: {number}.")
    items = "".join(f"<li>{escaped(one)}</li>\n" for one in told)
    return f"<section>\n<h2>Notes</h2>\n<ul>\n{items}</ul>\n</section>\n" if told else ""


def _key(index: Index) -> str:
    """The meaning of the marks that occur."""
    used = {mark for group in index.groups for claim in index.claims(group.claims) for mark in cells.marks(claim)}
    if any(_published(one).endswith(cells.INFERRED) for one in index.report.articles):
        used.add(cells.INFERRED)
    told = ", ".join(f"{escaped(mark)} {meaning}" for mark, meaning in cells.MEANINGS.items() if mark in used)
    return f'<p class="dim">{told}</p>\n' if told else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
