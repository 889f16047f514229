"""A web page -> its article: which text, title, date and outlet of those that the page gives.

A page is one article, called by its file. Only where its JSON-LD gives several articles
with their texts, and nothing says which one the page is about, is each an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from . import extraction, fields, metadata
from .document import Document, Found, Refused, composed
from .metadata import Head, Said
from .tags import scan

# In fewer words an article of JSON-LD may be the beginning of one, for search engines.
WHOLE = 100
END = re.compile(r"(?<![.…])[.!?][\"'”’)\]]*\Z")


def articles(text: str, shown: str) -> Iterator[Found]:
    """The article of a page, or those in its JSON-LD if it is about none of them more than of another.

    Raises:
        Refused: there is none, or it can be read only with the extra ``web``.
    """
    page = scan(text)
    head, said = metadata.head(page), metadata.articles(page)
    main, told = metadata.main(said, head), [one for one in said if one.body]
    if main is None and len(told) > 1:
        for number, one in enumerate(told, 1):
            yield _document(one, one.body, f"{shown}#{number}", one.publisher or head.outlet)
        return
    one = _joined(main or Said(), head)
    document = _document(one, _body(one, page.rest), shown, one.publisher)
    if not document.evidence and (weak := extraction.date(page.rest)):
        document = structs.replace(document, evidence=(weak,))
    yield document


def _joined(one: Said, head: Head) -> Said:
    """The article of the page, with what its tags say where the JSON-LD is silent."""
    return one._replace(
        headline=one.headline or next(iter(head.titles), ""),
        publisher=one.publisher or head.outlet,
        author=one.author or head.author,
        url=fields.address(head.url) or one.url,
        evidence=tuple(dict.fromkeys((*one.evidence, *head.evidence))),
        line=1,
    )


def _document(one: Said, body: str, path: str, outlet: str) -> Document:
    return Document(
        text=composed(one.headline, _signed(one.author, body)),
        path=path,
        line=one.line,
        extracted=True,
        title=one.headline or None,
        outlet=outlet or None,
        url=one.url,
        evidence=one.evidence,
    )


def _signed(author: str, body: str) -> str:
    """The text below the agency that it is by, which pages print where no text is: wire copy is one origin."""
    # An import here, for it reads the gazetteer, and few pages are by an agency.
    from ..places import gazetteer

    return f"{author}\n\n{body}" if author and gazetteer().is_agency(author) else body


def _body(one: Said, source: str) -> str:
    """The text in the JSON-LD if it is the whole of it, else that of the page."""
    if len(one.body.split()) >= WHOLE and END.search(one.body):
        return one.body
    try:
        found = extraction.text(source)
    except Refused:
        if not one.body:
            raise
        return one.body
    if not found and not one.body:
        raise Refused("no article found in this page")
    return max(found, one.body, key=len)
