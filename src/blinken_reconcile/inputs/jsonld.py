"""schema.org articles as JSON-LD: NewsArticle and its kind, alone, in a list, in ``@graph``, or in other objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# schema.org's subtypes of Article that report something; any other "...Article" of a vocabulary is one too.
TYPES = frozenset({"Article", "Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting"})
# Where articles stand in other objects.
INNER = ("@graph", "mainEntity", "hasPart", "itemListElement", "item", "liveBlogUpdate")
# Deeper than any page nests them.
DEEPEST = 12


def is_jsonld(record: Mapping[str, Any]) -> bool:
    """Whether a record says that it is JSON-LD."""
    return any(name in record for name in ("@type", "@context", "@graph"))


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether a node is typed as an article, or has an article's text whatever its type."""
    if isinstance(text := record.get("articleBody"), str) and text.strip():
        return True
    types = record.get("@type")
    names = [one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)]
    short = [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names]
    return any(name in TYPES or name.endswith("Article") for name in short)


def articles(node: object, deepest: int = DEEPEST) -> Iterator[Mapping[str, Any]]:
    """The articles among a node and what stands in it, in order."""
    if not deepest:
        return
    if isinstance(node, list):
        for one in node:
            yield from articles(one, deepest - 1)
    elif isinstance(node, Mapping):
        if is_article(node):
            yield node
        for name in INNER:
            yield from articles(node.get(name), deepest - 1)
