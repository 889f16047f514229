"""IPTC ninjs, News in JSON: 2.x and 3.x (lists of bodies and headlines), and 1.x (``body_text``, ``headline``).

Only what its provider lets be used is read: ``pubstatus`` must be usable, which it is if
nothing is said, and an embargo must be over on the day that ``--as-of`` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..models import Skipped
from . import markup
from .document import Asked, Found, dated
from .fields import Fields, body_of, document, keyed, plain
from .values import whole_characters

OWN = frozenset({"pubstatus", "embargoed", "versioncreated", "firstcreated", "bodies", "headlines", "bodyxhtml"})
# When this version was written; when the first one was; when its content was.
CREATED = ("versioncreated", "firstcreated", "contentcreated")
MAIN = frozenset({"main", "web", "html", "default"})


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether a record has fields that only ninjs has."""
    return not OWN.isdisjoint(keyed(record))


def held_back(fields: Fields, as_of: str | None) -> str | None:
    """Why an item may not be used, or not yet; None if it may."""
    # A qcode ("stat:canceled") or an address of IPTC's vocabulary ends in the status.
    status = plain(fields.get("pubstatus")).rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    if status and status.casefold() != "usable":
        return f"its pubstatus is {status}"
    embargo = fields.get("embargoed")
    if not embargo:
        return None
    until = dated(embargo, "meta")
    if until is None:
        return "it is under an embargo without a date that can be read"
    if as_of is None:
        return f"it is under an embargo until {until.text}; --as-of tells that it is over"
    return f"it is under an embargo until {until.text}" if as_of < until.date else None


def found(record: Mapping[str, Any], path: str, line: int, asked: Asked) -> Found:
    """The document that an item is, or why it is none."""
    reason = held_back(keyed(record), asked.as_of)
    if reason is not None:
        return Skipped(where=path, reason=reason)
    read = document(_flat(record), path, line, asked)
    kind = plain(record.get("type"))
    if isinstance(read, Skipped) and kind not in ("", "text"):
        return Skipped(where=path, reason=f"no text in it: its type is {kind}")
    return read


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """An item with the best of its lists as plain fields, before those that it has; 1.x has them so."""
    fields = keyed(record)
    created = next((value for name in CREATED if dated(value := fields.get(name), "meta")), None)
    best = {
        "maintext": _body(fields.get("bodies")),
        "headline": _headline(fields.get("headlines")),
        "publisher": _source(fields.get("infosources")),
        "datepublished": created,
    }
    return {name: value for name, value in best.items() if value} | dict(record)


def _body(bodies: object) -> str:
    """The longest of the bodies, which may be one text in several forms; of two alike the plain one."""
    texts: list[tuple[int, bool, str]] = []
    for one in _objects(bodies):
        value = one.get("value")
        if isinstance(value, str):
            kind = plain(one.get("contenttype"))
            text = markup.text_of(whole_characters(value)) if "html" in kind or "xml" in kind else body_of(value)
            texts.append((len("".join(text.split())), "plain" in kind, text))
    return max(texts, key=lambda one: one[:2], default=(0, False, ""))[2]


def _headline(headlines: object) -> str:
    found = _objects(headlines)
    main = [one for one in found if plain(one.get("role")).casefold() in MAIN] or found
    return next((name for one in main if (name := plain(one.get("value")))), "")


def _source(sources: object) -> str:
    return next((name for one in _objects(sources) if (name := plain(one.get("name") or one.get("literal")))), "")


def _objects(value: object) -> list[Fields]:
    """The objects of a list, their names without capitals: 2.x writes ``contenttype``, 3.x ``contentType``."""
    values: Iterable[object] = value if isinstance(value, list) else ()
    return [keyed(one) for one in values if isinstance(one, Mapping)]
