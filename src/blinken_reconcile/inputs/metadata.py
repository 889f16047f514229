"""What a web page says of itself: the articles in its JSON-LD, its meta tags, its title.

JSON-LD is read as schema.org defines it (NewsArticle and kin); the names of meta tags are
those of Open Graph, Dublin Core and the common publishing systems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..models import DateEvidence
from . import fields, jsonld, markup
from .document import Asked, dated
from .tags import Page, Tag, json_ld

# Where the article of a page may stand; other keys (isPartOf, mentions, itemListElement) hold other pages.
HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")
DEEPEST = 6
PUBLISHED = frozenset(
    {"article:published_time", "og:article:published_time", "og:published_time", "article:published"}
    | {"article.published", "datepublished", "date_published", "pubdate", "pub_date", "publishdate", "publish-date"}
    | {"publish_date", "published", "published-date", "publication_date", "publicationdate", "date", "displaydate"}
    | {"originalpublicationdate", "published_time", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued"}
    | {"dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"}
    | {"bt:pubdate", "citation_publication_date", "rnews:datepublished", "pdate", "article_date_original"}
)
MODIFIED = frozenset(
    {"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "date_modified", "lastmod"}
    | {"last-modified", "last_modified", "modified_time", "updated_time", "dc.date.modified", "dcterms.modified"}
    | {"article:modified", "revised", "article.updated"}
)
TITLES = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
OUTLETS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
# "Storm kills 12 | The Daily News", "Storm kills 12 - Daily News": the outlet behind the title.
SUFFIX = re.compile(r"\s[|–—•·»:-]{1,2}\s")
LONGEST_LINE = 1_000


class Said(NamedTuple):
    """What one article of JSON-LD says; "", () and None where it is silent; ``urls`` are for comparing."""

    headline: str = ""
    body: str = ""
    publisher: str = ""
    author: str = ""
    url: str | None = None
    urls: tuple[str, ...] = ()
    evidence: tuple[DateEvidence, ...] = ()
    line: int = 1


class Head(NamedTuple):
    """What the tags say; ``titles`` from the most to the least direct."""

    titles: tuple[str, ...]
    outlet: str
    author: str
    url: str
    evidence: tuple[DateEvidence, ...]


# ---------------------------------------------------------------------------- JSON-LD


def articles(page: Page) -> tuple[Said, ...]:
    """The articles in the JSON-LD of a page, in its order, each once."""
    values = list(json_ld(page))
    names = {key: name for value, _ in values for key, name in _identified(value)}
    found = [_said(one, names, line) for value, line in values for one in _articles(value)]
    return tuple(dict.fromkeys(found))


def _identified(value: object) -> Iterator[tuple[str, str]]:
    """What a graph lists under an identifier of its own, with its name: an article only refers to its publisher."""
    graph = value.get("@graph") if isinstance(value, dict) else value
    for one in graph if isinstance(graph, list) else ():
        if isinstance(one, dict) and isinstance(one.get("@id"), str) and isinstance(one.get("name"), str):
            yield one["@id"], one["name"]


def _articles(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, depth + 1)
    elif isinstance(value, dict):
        if jsonld.is_article(value):
            yield value
            return
        for key in HOLDERS:
            yield from _articles(value.get(key), depth + 1)


def _said(node: Mapping[str, object], names: Mapping[str, str], line: int) -> Said:
    named = {key: _resolved(node[key], names) for key in ("publisher", "author") if key in node}
    page = node.get("mainEntityOfPage")
    urls = [*_strings(node.get("url")), *_strings(node.get("@id")), *_strings(page), *_of(page, "@id", "url")]
    return Said(
        headline=_line(fields.plain(node.get("headline") or node.get("name"))),
        body=_body(node.get("articleBody")),
        publisher=_line(fields.plain(named.get("publisher"))),
        author=_line(fields.plain(named.get("author"))),
        url=next((found for one in urls if (found := fields.address(one))), None),
        urls=tuple(dict.fromkeys(map(_address, urls))),
        evidence=fields.evidence_of(node, fields.keyed(node), Asked(), "json-ld"),
        line=line,
    )


def _body(value: object) -> str:
    """The text of an article; many pages escape its tags."""
    text = fields.body_of(value).strip()
    return markup.text_of(text) if markup.is_html(text) else text


def _resolved(value: object, names: Mapping[str, str]) -> object:
    """What an article only refers to by an identifier, as the name that it has elsewhere on the page."""
    listed = value if isinstance(value, list) else [value]
    return [names.get(one["@id"], "") if isinstance(one, dict) and set(one) == {"@id"} else one for one in listed]


def _known(*found: DateEvidence | None) -> tuple[DateEvidence, ...]:
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _strings(value: object) -> list[str]:
    """The texts that a value is or lists."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str) and one.strip()]


def _of(value: object, *keys: str) -> list[str]:
    """What the things that a value is or lists have under these keys."""
    listed = value if isinstance(value, list) else [value]
    return [text for one in listed if isinstance(one, dict) for key in keys for text in _strings(one.get(key))]


def _line(text: str) -> str:
    """A title or a name: one line, and no longer than one can be."""
    return fields.plain(text[:LONGEST_LINE])


def _address(url: str) -> str:
    """A URL for comparing: without scheme, query, fragment and closing slash."""
    return re.sub(r"[?#].*", "", url.strip().casefold().removeprefix("https:").removeprefix("http:")).rstrip("/")


# ------------------------------------------------------------------------- the tags


def head(page: Page) -> Head:
    """What title, headings, links and meta tags say."""
    metas: dict[str, str] = {}
    for tag in page.tags:
        name = _key(tag)
        if name and tag.attributes.get("content"):
            metas.setdefault(name, tag.attributes["content"])
    outlet = _line(next((metas[key] for key in OUTLETS if key in metas), ""))
    written = [metas[key] for key in TITLES if key in metas]
    written += [tag.content for name in ("h1", "title") for tag in page.tags if tag.name == name]
    titles = [_without(_line(one), outlet) for one in written]
    return Head(
        titles=tuple(dict.fromkeys(one for one in titles if one)),
        outlet=outlet,
        author=_line(next((metas[key] for key in AUTHORS if key in metas and "://" not in metas[key]), "")),
        url=next(_canonical(page.tags), metas.get("og:url", "")),
        evidence=_dates(page.tags),
    )


def _key(tag: Tag) -> str:
    if tag.name != "meta":
        return ""
    return next((tag.attributes[key].lower() for key in ("property", "name", "itemprop") if key in tag.attributes), "")


def _canonical(tags: Iterable[Tag]) -> Iterator[str]:
    for tag in tags:
        if tag.name == "link" and "canonical" in tag.attributes.get("rel", "").lower().split():
            yield tag.attributes.get("href", "")


def _dates(tags: Sequence[Tag]) -> tuple[DateEvidence, ...]:
    """The first labelled date of each kind; tags of time count if the page has but one of them."""
    named = [(_key(tag), tag.attributes.get("content")) for tag in tags]
    published = _known(*(dated(value, "meta") for name, value in named if name in PUBLISHED))
    modified = _known(*(dated(value, "updated") for name, value in named if name in MODIFIED))
    return (*(published or _timed(tags, "datepublished"))[:1], *(modified or _timed(tags, "datemodified"))[:1])


def _timed(tags: Sequence[Tag], label: str) -> tuple[DateEvidence, ...]:
    """A time element with a label; beside other articles' dates it is not known whose it is."""
    times = [
        tag.attributes for tag in tags if tag.name == "time" and tag.attributes.get("itemprop", "").lower() == label
    ]
    if label == "datepublished":
        times = times or [tag.attributes for tag in tags if tag.name == "time" and "pubdate" in tag.attributes]
    kind = "meta" if label == "datepublished" else "updated"
    found = _known(*(dated(one.get("datetime"), kind) for one in times))  # type: ignore[arg-type]
    return found if len({one.date for one in found}) == 1 else ()


def _without(title: str, outlet: str) -> str:
    """A title without the name of the outlet that some systems add."""
    for cut in reversed(list(SUFFIX.finditer(title))):
        if outlet and title[cut.end() :].casefold() in (outlet.casefold(), f"the {outlet}".casefold()):
            return title[: cut.start()]
    return title


# ---------------------------------------------------------------------------- choice


def main(found: Sequence[Said], of: Head) -> Said | None:
    """The article that the page is about; None if its JSON-LD has none, or several without saying which."""
    here, titles = _address(of.url), {one.casefold() for one in of.titles}
    if len({one.headline.casefold() for one in found}) > 1:
        by_url = [one for one in found if here and here in one.urls]
        found = by_url or [one for one in found if one.headline.casefold() in titles]
    # One article told twice, by two systems: the one that gives the text.
    return next((one for one in found if one.body), None) or next(iter(found), None)
