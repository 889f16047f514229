"""HTML in a field of a record -> plain text: paragraphs, without tags, scripts and styles.

For the pieces of pages that feeds and dumps hold. A whole page, with its navigation
and its metadata, is the business of the reader of HTML files.

The scanner below goes over the text once. The standard library's parser starts again
at every unclosed comment, so that one megabyte of "<!--" keeps it busy for hours.
"""

from __future__ import annotations

import html
import re

# Elements whose content is not for readers.
HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "tbody", "tr", "ul"}
)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
# A tag that articles use: "5 < 6" and "<sic>" are no markup.
USUAL = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|figure|section|script|style)\b[^<>]*>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text holds tags."""
    return USUAL.search(text) is not None


def unescaped(text: str) -> str:
    """``&quot;`` as a quotation mark and so on, once; a text without such stays as it is."""
    return html.unescape(text) if ENTITY.search(text) else text


def text_of(markup: str) -> str:
    """What a reader sees of a piece of HTML: its blocks, a blank line between them."""
    blocks: list[list[str]] = [[]]
    at = 0
    while at < len(markup):
        start = markup.find("<", at)
        # In HTML a line end is a blank; only <br> ends a line.
        blocks[-1].append(re.sub(r"\s+", " ", html.unescape(markup[at : start if start >= 0 else None])))
        if start < 0:
            break
        at = _after(markup, start, blocks)
    joined = (re.sub(r" *\n *", "\n", "".join(block)).strip() for block in blocks)
    return "\n\n".join(re.sub(r" {2,}", " ", block) for block in joined if block)


def _after(markup: str, start: int, blocks: list[list[str]]) -> int:
    """Where the text goes on behind the ``<`` at ``start``."""
    if markup.startswith("<!--", start):
        return _behind(markup, "-->", start + 4)
    if markup.startswith(("<!", "<?"), start):
        return _behind(markup, ">", start + 2)
    tag = TAG.match(markup, start)
    if tag is None:
        blocks[-1].append("<")
        return start + 1
    name = tag["name"].lower()
    if name in HIDDEN and not tag["end"]:
        if tag.group().endswith("/>"):
            return tag.end()
        closing = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(markup, tag.end())
        return closing.end() if closing else len(markup)
    if name in BLOCKS:
        blocks.append([])
    elif name in ("br", "td", "th"):
        blocks[-1].append("\n" if name == "br" else " ")
    return tag.end()


def _behind(markup: str, end: str, start: int) -> int:
    """What is not closed goes on to the end of the text, as in a browser."""
    found = markup.find(end, start)
    return found + len(end) if found >= 0 else len(markup)
