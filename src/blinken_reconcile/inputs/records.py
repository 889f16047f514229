"""JSON files: one article, a list of them, or one a line; each record is read by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ..models import Skipped
from . import extracted, fields, jsonld, lines, ninjs
from .document import Asked, Document, Format, Found
from .values import values

# A title in brackets is no JSON: "[Update] 17 killed".
BEGINS = re.compile(r'\s*(?:\[\s*)?\{\s*["}]')
NO_ARTICLE = "no article in it"
SUFFIXES = frozenset({".json", ".jsonl", ".ndjson", ".jsonld"})


def begins(text: str) -> bool:
    """Whether a text begins as an object, or a list of objects, does."""
    return BEGINS.match(text) is not None


def read(text: str, shown: str, asked: Asked) -> Iterator[Found]:
    """The articles of a JSON document or of JSON lines.

    Raises:
        Refused: there is not one value in it.
    """
    if lines.begins(text, shown):
        yield from lines.read((line.encode("utf-8", "surrogatepass") for line in text.split("\n")), shown, asked)
        return
    if not text.lstrip().startswith(("{", "[")):
        yield Document(text=text, path=shown, notes=(("format", "read as plain text, whatever its suffix says"),))
        return
    yield from _with_articles(_documents(text, shown, asked))


def _with_articles(items: Iterable[Found]) -> Iterator[Found]:
    """Documents, and what gives none; a graph's people and websites are only told where there is no article."""
    others: list[Found] = []
    some = False
    for one in items:
        if isinstance(one, Skipped) and one.reason.startswith(NO_ARTICLE):
            others.append(one)
            continue
        some = some or isinstance(one, Document)
        yield one
    if not some:
        yield from others


def _documents(text: str, shown: str, asked: Asked) -> Iterator[Found]:
    for one in values(text):
        path = shown if one.number is None else f"{shown}#{one.number}"
        if one.problem is not None:
            yield Skipped(where=path, reason=one.problem)
        else:
            yield from found(one.value, path, one.line, asked)


def found(value: object, path: str, line: int, asked: Asked) -> Iterator[Found]:
    """The articles of one value, or why there is none."""
    if not isinstance(value, Mapping):
        yield Skipped(where=path, reason=f"{fields.kind(value)}, not an object with fields")
    elif jsonld.is_jsonld(value):
        yield from _linked(value, path, line, asked)
    elif ninjs.is_ninjs(value):
        yield ninjs.found(value, path, line, asked)
    elif extracted.is_extracted(value):
        yield extracted.found(value, path, line, asked)
    else:
        yield fields.document(value, path, line, asked)


def _linked(value: Mapping[str, object], path: str, line: int, asked: Asked) -> Iterator[Found]:
    nodes = list(jsonld.articles(value))
    if not nodes and "@type" not in value and "@graph" not in value:
        nodes = [value]
    if not nodes:
        kind = fields.plain(value.get("@type"))
        yield Skipped(where=path, reason=f"{NO_ARTICLE}{f': its @type is {kind}' if kind else ''}")
    for number, node in enumerate(nodes, start=1):
        place = path if len(nodes) == 1 else f"{path}{'.' if '#' in path else '#'}{number}"
        yield fields.document(node, place, line, asked, "json-ld")


def json_format(asked: Asked) -> Format:
    """The format, with what a person says about its fields."""
    return Format("json", SUFFIXES, begins, partial(read, asked=asked))
