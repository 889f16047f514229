"""The vocabulary of the generated sentences, read from vocabulary.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))

PERSONS: list[str] = _DATA["persons"]
THINGS: list[str] = _DATA["things"]
GROUPS: list[str] = _DATA["groups"]
EVENTS: list[str] = _DATA["events"]
SITES: list[str] = _DATA["sites"]
PLACES: list[str] = _DATA["places"]
DIRECTIONS: list[str] = _DATA["directions"]
NATIONS: list[str] = _DATA["nations"]
MAKERS: list[str] = _DATA["makers"]
BODIES: list[str] = _DATA["bodies"]
PERSON_NAMES: list[str] = _DATA["person_names"]
SURNAMES: list[str] = _DATA["surnames"]
MONTHS: list[str] = _DATA["months"]
WEEKDAYS: list[str] = _DATA["weekdays"]
DAY_PARTS: list[str] = _DATA["day_parts"]
SMALL: list[str] = _DATA["small"]
HARM: list[str] = _DATA["harm"]
DAMAGE: list[str] = _DATA["damage"]
LEMMAS: dict[str, str] = _DATA["lemmas"]
IRREGULAR: dict[str, str] = _DATA["plurals"]
