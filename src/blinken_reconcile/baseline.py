"""The baseline: disagreements that are known, each with a person's reason.

An entry is found again by its fingerprint (:mod:`report.fingerprint`), which holds no
article and no offset. The file is JSON, version 1, sorted, without a clock:

    {"version": 1, "entries": [{"fingerprint", "label", "reason", "date"}]}

A person writes ``reason`` and ``date`` (2023-11-05, or nothing); the rest is ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from .errors import ConfigError, UsageError
from .models import Claim, Group, Known, Report
from .report.fingerprint import disputed, fingerprint
from .report.inert import json_safe, terminal
from .settings import iso_date

VERSION = 1
DISPUTED = ("conflict", "explained")
NEW = "Make it with --write-baseline."


class _Versioned(msgspec.Struct):
    """All that is asked of a file before its version is known."""

    version: int


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    entries: tuple[Known, ...]


# ------------------------------------------------------------------------------ file


def read(path: str, missing_ok: bool = False) -> tuple[Known, ...]:
    """The entries of a baseline file.

    Args:
        path: the file.
        missing_ok: a file that is not there has no entries; for the first ``--write-baseline``.

    Raises:
        ConfigError: it is missing, damaged, or of a later version.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        if missing_ok:
            return ()
        raise ConfigError(f"the baseline {path} is not there", NEW) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not possible"
        raise ConfigError(f"the baseline {path} cannot be read: {reason.lower()}") from None
    try:
        version = msgspec.json.decode(data, type=_Versioned).version
        if version > VERSION:
            hint = "Use the newer version here too."
            raise ConfigError(f"the baseline {path} is of version {version}; this program knows up to {VERSION}", hint)
        if version < VERSION:
            raise ConfigError(f"the baseline {path} is of version {version}, which there never was")
        entries = msgspec.json.decode(data, type=_File).entries
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "Mend it, or take an earlier one; what people wrote in it is not made anew."
        raise ConfigError(f"the baseline {path} is damaged: {error}", hint) from None
    _checked(path, entries)
    return entries


def _checked(path: str, entries: Iterable[Known]) -> None:
    for entry in entries:
        try:
            _ = entry.date and iso_date("date", entry.date)
        except UsageError as error:
            message = f"the baseline {path}, entry {entry.fingerprint}: {error.message}"
            raise ConfigError(message, error.hint) from None


def written(entries: Iterable[Known]) -> str:
    """Entries as the text of a file; sorted by what a person reads first."""
    ordered = tuple(sorted(entries, key=lambda one: (one.label, one.fingerprint)))
    document = {"version": VERSION, "entries": ordered}
    return json_safe(msgspec.json.format(msgspec.json.encode(document), indent=2).decode()) + "\n"


# ------------------------------------------------------------------------------- use


def marked(report: Report, known: Sequence[Known]) -> Report:
    """``report`` with those of its groups marked that an entry knows."""
    held = _held(report, known)
    entries = {name: known[index] for name, index in held.items()}
    groups = tuple(msgspec.structs.replace(group, known=entries.get(group.id)) for group in report.groups)
    return msgspec.structs.replace(report, groups=groups, known=tuple(known))


def stale(report: Report) -> tuple[Known, ...]:
    """The entries of a marked report that no group has any more, in their order."""
    found = set(_held(report, report.known).values())
    return tuple(entry for index, entry in enumerate(report.known) if index not in found)


def renewed(report: Report, failing: Collection[Group]) -> tuple[Known, ...]:
    """The entries that still hold, with their reasons, and one without a reason for each new failing group."""
    held = _held(report, report.known)
    claims = _claims(report)
    wanted = {group.id for group in failing}
    made = []
    for group in report.groups:
        if group.id not in held and group.id not in wanted:
            continue
        old = report.known[held[group.id]] if group.id in held else Known(fingerprint="")
        made.append(msgspec.structs.replace(old, fingerprint=fingerprint(group, claims), label=_label(group)))
    return tuple(made)


def _held(report: Report, known: Sequence[Known]) -> dict[str, int]:
    """Group id -> index of the entry that knows it; an entry stands for one group, so that it never hides two."""
    claims = _claims(report)
    groups = [group for group in report.groups if group.level in DISPUTED]
    prints = {group.id: fingerprint(group, claims) for group in groups}
    free = dict(enumerate(known))
    held: dict[str, int] = {}
    # The same place first; what is left may have got its place from an article that came later.
    for fits in (_same, _nearby):
        for group in groups:
            around = _around(group, claims)
            hits = (i for i, entry in free.items() if fits(entry.fingerprint, prints[group.id], around))
            index = None if group.id in held else next(hits, None)
            if index is not None:
                held[group.id] = index
                del free[index]
    return held


def _same(entry: str, group: str, around: Collection[str]) -> bool:
    return entry == group


def _nearby(entry: str, group: str, around: Collection[str]) -> bool:
    """Alike but for the place: one of them has none, or all of the entry's are places of the group still."""
    (digest, _, known), (other, _, place) = entry.partition(":"), group.partition(":")
    return digest == other and (not known or not place or set(known.split("+")) <= set(around))


def _around(group: Group, claims: Mapping[str, Claim]) -> frozenset[str]:
    """The places of a group's claims and all that lies around them."""
    places = [place for name in group.claims if name in claims for place in claims[name].places]
    return frozenset(name for place in places for name in (place.name, *place.within))


def _claims(report: Report) -> dict[str, Claim]:
    return {claim.id: claim for claim in report.claims}


def _label(group: Group) -> str:
    texts = dict.fromkeys(position.text for position in disputed(group))
    itself = " (within one article)" if group.internal else ""
    return terminal(f"{group.label}{itself}: {' / '.join(texts)}")
