"""A JSON record -> a document: which of its fields is the text, the title, the date, the publisher.

The names of fields are compared without capitals, dashes and underscores, so that ``datePublished``,
``date_published`` and ``date-published`` are one. ``--map title=headline`` goes before all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..models import DateEvidence, EvidenceLabel, Skipped
from . import markup
from .document import Asked, Document, Found, composed, dated
from .values import whole_characters

Fields = Mapping[str, Any]

# Our names, for --map, and the fields of formats that mean the same, the most telling first.
KNOWN: Mapping[str, tuple[str, ...]] = {
    # news-please, fundus, JSON-LD, ninjs 1.x; then what any dump may say.
    "text": ("maintext", "plaintext", "articlebody", "bodytext", "bodyhtml", "bodyxhtml", "text", "fulltext", "body"),
    "title": ("headline", "title", "name"),
    "published": (
        *("datepublished", "datepublish", "publishdate", "publishingdate", "publicationdate", "publisheddate"),
        *("publishedat", "published", "pubdate", "date"),
    ),
    "id": ("id", "guid", "identifier", "uuid", "uri", "@id"),
    "url": ("url", "canonicallink", "canonicalurl", "mainentityofpage", "link", "uri"),
    "source": (
        *("publisher", "sourceorganization", "outlet", "metasitename", "sitename", "source", "sourcename"),
        *("copyrightholder", "sourcedomain"),
    ),
}
# fundus keeps the page beside the article.
DEEPER: Mapping[str, tuple[str, ...]] = {
    "source": ("html.source_info.publisher",),
    "url": ("html.responded_url", "html.requested_url"),
}
UPDATED = ("datemodified", "datemodify", "updatedat", "updated", "modified", "lastmod")
# Where an object keeps its name: {"@type": "Organization", "name": "..."}.
INNER = ("name", "value", "literal", "@value")
# A name stands no deeper inside lists and objects; what somebody nests a hundred deep is no name.
DEEPEST = 4
# That many names of fields are told to a person who has to find the right one.
MOST_TOLD = 12


def key(name: str) -> str:
    """The name of a field without what spellings differ in."""
    return "".join(char for char in name.casefold() if char.isalnum() or char == "@")


def keyed(record: Mapping[str, Any]) -> Fields:
    """A record by the keys of its fields; of two spellings the first counts."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        found.setdefault(key(name), value)
    return found


def document(record: Mapping[str, Any], path: str, line: int, asked: Asked, label: EvidenceLabel = "meta") -> Found:
    """The article that a record is, or why it is none; ``label`` is what kind of evidence its date is."""
    fields = keyed(record)
    body = text_of(record, fields, asked)
    if not body:
        return Skipped(where=path, reason=without_text(record, candidates(record, fields, "text", asked)))
    title = plain(first(record, fields, "title", asked))
    return Document(
        text=composed(title, body),
        path=path,
        line=line,
        extracted=True,
        title=title or None,
        outlet=plain(first(record, fields, "source", asked)) or None,
        id=plain(first(record, fields, "id", asked)) or None,
        url=next((url for one in candidates(record, fields, "url", asked) if (url := address(one))), None),
        evidence=evidence_of(record, fields, asked, label),
    )


def without_text(record: Mapping[str, Any], looked: Iterable[object] = ()) -> str:
    """That no field is the text, and which there are, or what is in the one that should be."""
    wrong = next((one for one in looked if one is not None and not isinstance(one, str)), None)
    if wrong is not None:
        return f"no text in it; where it should be is {kind(wrong)}"
    names = list(record)[:MOST_TOLD]
    more = ", ..." if len(record) > MOST_TOLD else ""
    told = f"; it has {', '.join(names)}{more}" if names else ""
    return f"no text in it{told}"


def kind(value: object) -> str:
    """What a value of JSON is, in words."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true or false"
    kinds: tuple[tuple[type, str], ...] = ((str, "a text"), (list, "a list"), (dict, "an object"))
    return next((name for one, name in kinds if isinstance(value, one)), "a number")


def candidates(record: Mapping[str, Any], fields: Fields, ours: str, asked: Asked) -> Iterator[object]:
    """The values that stand for one of our names; those that a person named go before all."""
    yield from (at_path(record, theirs) for name, theirs in asked.names if name == ours)
    yield from (fields.get(name) for name in KNOWN[ours])
    yield from (at_path(record, path) for path in DEEPER.get(ours, ()))


def first(record: Mapping[str, Any], fields: Fields, ours: str, asked: Asked) -> object:
    """The first value that stands for one of our names and is not empty."""
    return next((value for value in candidates(record, fields, ours, asked) if value), None)


def text_of(record: Mapping[str, Any], fields: Fields, asked: Asked) -> str:
    """The first field that holds text where a text is looked for; "" if there is none."""
    return next((text for one in candidates(record, fields, "text", asked) if (text := body_of(one)).strip()), "")


def at_path(record: Mapping[str, Any], path: str) -> object:
    """The field of that name, or, if there is none, the one inside others: ``meta.headline``."""
    if path in record:
        return record[path]
    value: object = record
    for name in path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return None
        value = value[name]
    return value


def plain(value: object, deepest: int = DEEPEST) -> str:
    """A name or a line of text out of what a field may hold: a text, an object with a name, a list of such."""
    if isinstance(value, str):
        clean = markup.text_of(value) if markup.is_html(value) else markup.unescaped(value)
        return " ".join(whole_characters(clean).split())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    inner = [value.get(one) for one in INNER] if isinstance(value, Mapping) else value
    if not isinstance(inner, list) or not deepest:
        return ""
    return next((name for one in inner if (name := plain(one, deepest - 1))), "")


def address(value: object) -> str | None:
    """A web address, or None; it is told, never fetched."""
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    found = plain(value) if isinstance(value, str) else ""
    return found if found.startswith(("http://", "https://")) else None


def body_of(value: object) -> str:
    """The text of a field: as it is but for ``&quot;`` and the like, out of HTML, or the paragraphs of a list."""
    if isinstance(value, str):
        text = whole_characters(value)
        return markup.text_of(text) if markup.is_html(text) else markup.unescaped(text)
    if isinstance(value, list):
        return paragraphs(value)
    return sections(value) if isinstance(value, Mapping) else ""


def paragraphs(values: Iterable[object]) -> str:
    """Texts of a list as paragraphs."""
    return "\n\n".join(text for one in values if isinstance(one, str) and (text := body_of(one).strip()))


def sections(body: Mapping[str, Any]) -> str:
    """The body of a fundus article: a summary, then sections with headlines and paragraphs."""
    parts = [_texts(body.get("summary"))]
    found = body.get("sections")
    for section in found if isinstance(found, list) else ():
        if isinstance(section, Mapping):
            parts += [_texts(section.get("headline")), _texts(section.get("paragraphs"))]
    return "\n\n".join(part for part in parts if part)


def _texts(value: object) -> str:
    return paragraphs(value if isinstance(value, list) else [value])


def evidence_of(
    record: Mapping[str, Any], fields: Fields, asked: Asked, label: EvidenceLabel
) -> tuple[DateEvidence, ...]:
    """The date of publication and that of the last change, as far as the record gives them."""
    found = [one for value in candidates(record, fields, "published", asked) if (one := dated(value, label))][:1]
    changed = [one for name in UPDATED if (one := dated(fields.get(name), "updated"))][:1]
    return (*found, *changed)
