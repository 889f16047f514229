"""The seed articles as web pages and as Markdown, with what stands around a text: built here, stored nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
# What the lines of a seed are on its page, by how they begin; the others are paragraphs.
ROLES: dict[str, dict[str, str]] = {
    "000": {
        "July 22": "today",
        "Home »": "crumbs",
        "FILE PHOTO": "caption",
        "About The": "foot",
        "Leave a": "foot",
        "Your email": "foot",
    },
    "001": {
        "Type to": "crumbs",
        "International": "crumbs",
        "Share -": "share",
        "Leave a": "foot",
        "Your email": "foot",
    },
    "002": {
        "US Secretary of State made": "standfirst",
        "US Secretary of State Antony Blinken waits": "caption",
        "Powered by": "share",
        "Live updates": "share",
        "Updated:": "updated",
    },
    "003": {
        "Surprise visit to Iraq\n": "share",
        "Listen to": "share",
        "This audio": "share",
        "source site": "foot",
    },
    "004": {'"To anyone': "standfirst"},
}
UPDATED = "2023-11-05T21:57:00"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
SCRIPT = "<script>var killed = 99; document.write('<p>99 people were killed on Friday.</p>');</script>"
STYLE = "<style>.a::before { content: '77 people were injured on Monday.' }</style>"
ASIDE = (
    "<aside class='related'><h3>Read more</h3><ul><li><a href='/x'>Storm kills 55 in Peru</a></li>"
    "<li><a href='/y'>66 hurt in Lima crash</a></li></ul></aside>"
)
FOOTER = (
    "<footer><p>© 2024 The Example. All rights reserved.</p><ul><li><a href='/about'>About us</a></li></ul></footer>"
)
COMMENTS = (
    "<div id='comments'><h2>Comments</h2><div class='comment'><p>I heard that 500 people were killed!</p></div></div>"
)


def seeds() -> list[Path]:
    """The five articles, in order."""
    return sorted(SEEDS.glob("*.txt"))


def parts(seed: Path) -> list[tuple[str, str]]:
    """The lines of a seed, each with what it is on the page."""
    lines = [line for line in seed.read_text(encoding="utf-8").splitlines() if line.strip()]
    roles = ROLES[seed.name[:3]]
    title = next(line for line in lines if _role(roles, line) == "paragraph" and "Blinken" in line)
    return [("title" if line == title else _role(roles, line), line) for line in lines]


def _role(roles: dict[str, str], line: str) -> str:
    return next((role for start, role in roles.items() if f"{line}\n".startswith(start)), "paragraph")


def labelled(seed: Path) -> str | None:
    """The date with a label on a seed's page."""
    return UPDATED if any(role == "updated" for role, _ in parts(seed)) else None


def by_json_ld(seed: Path, head: str = "") -> str:
    """A page whose JSON-LD holds the article's text, and whose own text is only its beginning."""
    story = parts(seed)
    texts = [line for role, line in story if role in ("standfirst", "paragraph")]
    title = next(line for role, line in story if role == "title")
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "articleBody": "\n\n".join(texts),
    }
    if date := labelled(seed):
        node["dateModified"] = date
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Example"}, node]}
    written = json.dumps(graph).replace("</", "<\\/")
    script = f"<script type='application/ld+json'>{written}</script>"
    return _page(title, script + head, f"<article><h1>{escape(title)}</h1><p>{escape(texts[0])}</p></article>")


def by_meta(seed: Path) -> str:
    """A page that tells its date in a meta tag and its text in paragraphs."""
    story = parts(seed)
    title = next(line for role, line in story if role == "title")
    head = f'<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="Example">'
    if date := labelled(seed):
        head += f'<meta property="article:modified_time" content="{date}">'
    return _page(title, head, f"<article>{''.join(SHAPES[role](escape(line)) for role, line in story)}</article>")


SHAPES: dict[str, Callable[[str], str]] = {
    "title": lambda line: f"<h1>{line}</h1>\n",
    "standfirst": lambda line: f"<p class='standfirst'>{line}</p>\n",
    "paragraph": lambda line: f"<p>{line}</p>\n",
    "caption": lambda line: f"<figure><img src='a.jpg' alt=''><figcaption>{line}</figcaption></figure>\n",
    "today": lambda line: f"<div class='top-date'>{line}</div>\n",
    "crumbs": lambda line: f"<div class='breadcrumbs'><a href='/'>{line}</a></div>\n",
    "share": lambda line: f"<div class='share'><a href='/share'>{line}</a></div>\n",
    "updated": lambda line: f"<p class='meta'><time datetime='{UPDATED}'>{line}</time></p>\n",
    "foot": lambda line: f"<div class='comment-respond'><a href='#'>{line}</a></div>\n",
}


def _page(title: str, head: str, body: str) -> str:
    return (
        f"<!DOCTYPE html>\n<html lang='en'>\n<head><meta charset='utf-8'><title>{escape(title)} | Example</title>\n"
        f"{STYLE}{head}</head>\n<body>\n<header>{MENU}</header>\n<main>\n{body}\n{ASIDE}\n{COMMENTS}</main>\n"
        f"{SCRIPT}{FOOTER}\n</body>\n</html>\n"
    )


def by_markdown(seed: Path, fence: str = "---") -> str:
    """Markdown with front matter, every number in bold, every name a link, and what is no prose in between."""
    story = parts(seed)
    title = next(line for role, line in story if role == "title")
    sign = ": " if fence == "---" else " = "
    front = [f'title{sign}"{title}"', f'source{sign}"Example"', f"tags{sign}[a, b]"]
    if date := labelled(seed):
        front.append(f"updated{sign}{date}")
    blocks = [LEAVES[role](line) for role, line in story if role in LEAVES]
    aside = [
        "| town | dead |\n|------|------|\n| Lima | 55 |",
        "```\n66 people were killed\n```",
        "<!-- 77 people died -->",
    ]
    return (
        "\n\n".join(["\n".join([fence, *front, fence]), *blocks[:3], *aside, *blocks[3:]])
        + "\n\n[1]: https://a.example/88\n"
    )


def _marked(line: str) -> str:
    line = NAME.sub(r"[\1](https://news.example/2023/11/04/99-killed 'A story')", line)
    return NUMBER.sub(r"**\1**", line)


NAME = re.compile(r"\b(Hamas|Baghdad|Iraq)\b(?=[ ,.])")
# Not those inside the addresses.
NUMBER = re.compile(r"(?<![\w/.,-])(\d+(?:,\d{3})*)(?= )")
LEAVES: dict[str, Callable[[str], str]] = {
    "title": lambda line: f"# {line}",
    "standfirst": lambda line: f"*{line}*",
    "paragraph": _marked,
    "caption": lambda line: f"![{line}](a.jpg)",
}
