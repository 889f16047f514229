"""Options from a file and from the environment: default < file < ``RECONCILE_*`` < flag.

The file is ``reconcile.toml``, or the table ``[tool.reconcile]`` of pyproject.toml,
in the nearest folder from the current one upwards that has either. Its keys are the
long flags without the dashes; so a new option is known here without further ado.
Paths in it are relative to its folder, paths in the environment to the current one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .errors import ConfigError, UsageError

PREFIX = "RECONCILE_"
# They say what this one run is to do, not how runs are done here.
NEVER = frozenset({"explain", "write-baseline", "version", "help", "install-completion", "show-completion"})
# Options that name files. A model is a path only if there is such a folder: it may be a package too.
PATHS = frozenset({"output", "focus", "baseline", "model"})
TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

Shape = Literal["switch", "number", "text", "list", "levels", "table", "fields"]
WANTED: Mapping[Shape, str] = {
    "switch": "true or false",
    "number": "a whole number",
    "text": "a text",
    "list": "a list of texts",
    "levels": "a list of levels, or one text with commas",
    "fields": 'a table of our names of fields and theirs, such as {"title" = "headline"}',
    "table": 'a table of articles and dates, such as {"000" = 2023-11-05}',
}
# From here on, of 100, a word may be meant for another.
ALIKE = 60
Value = bool | int | str | list[str]


class Option(NamedTuple):
    """An option of the command line: ``key`` is its flag without dashes, ``name`` its parameter."""

    key: str
    name: str
    shape: Shape


class Given(NamedTuple):
    """A value as the flag ``--key`` would give it, and who gave it."""

    value: Value
    key: str
    where: str


def given(options: Iterable[Option], environment: Mapping[str, str], folder: Path) -> dict[str, Given]:
    """Parameter -> value, of all that a file or the environment says.

    Args:
        options: those that may be configured.
        environment: as ``os.environ``.
        folder: the current one.

    Raises:
        ConfigError: a file that cannot be read, an unknown key, a value of the wrong type.
    """
    known = {option.key: option for option in options if option.key not in NEVER}
    return _of_file(known, folder) | _of_environment(known, environment)


# ------------------------------------------------------------------------------ file


def _of_file(known: Mapping[str, Option], folder: Path) -> dict[str, Given]:
    for place in (folder, *folder.parents):
        for name, keys in (("reconcile.toml", ()), ("pyproject.toml", ("tool", "reconcile"))):
            file = place / name
            table = _table(file, keys) if file.is_file() else None
            if table is not None:
                where = os.path.relpath(file, folder)
                return dict(_entry(known, key, value, where, place, folder) for key, value in table.items())
    return {}


def _table(file: Path, keys: tuple[str, ...]) -> Mapping[str, object] | None:
    """The table of a file, None if it has none; a file of ours is one table."""
    import tomllib

    try:
        content: object = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {(error.strerror or 'not possible').lower()}") from None
    except ValueError as error:
        # Broken TOML and broken UTF-8.
        raise ConfigError(f"{file} is not TOML: {error}") from None
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    if content is not None and not isinstance(content, dict):
        raise ConfigError(f"{file}: [{'.'.join(keys)}] is not a table")
    return content


def _entry(
    known: Mapping[str, Option], key: str, value: object, where: str, place: Path, folder: Path
) -> tuple[str, Given]:
    if key not in known:
        raise _unknown(key, known, where, str)
    option = known[key]
    found = _typed(option, value, where)
    if key in PATHS:
        found = [_from_here(one, place, folder) for one in found] if isinstance(found, list) else found
        found = _from_here(found, place, folder, key == "model") if isinstance(found, str) else found
    return option.name, Given(found, key, f"{where}: {key}")


def _typed(option: Option, value: object, where: str) -> Value:
    """The value as its flag would give it."""
    shape = option.shape
    # In Python, not in TOML, true is a number.
    if shape == "switch" and isinstance(value, bool):
        return value
    if shape == "number" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if shape == "text" and (text := _text(value)) is not None:
        return text
    if shape == "levels" and isinstance(value, str):
        return value
    if shape in ("list", "levels") and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ",".join(value) if shape == "levels" else list(value)
    if shape in ("table", "fields") and isinstance(value, dict):
        days = {name: _text(day) for name, day in value.items()}
        if None not in days.values():
            return [f"{name}={day}" for name, day in days.items()]
    raise ConfigError(f"{where}: {option.key} needs {WANTED[shape]}, not {_shown(value)}")


def _text(value: object) -> str | None:
    """A text, or a day, which TOML has a type for."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) else None


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _from_here(path: str, place: Path, folder: Path, maybe: bool = False) -> str:
    """A path of a file in ``place``, as seen from ``folder``; as short as it was where they are one."""
    if path == "-" or not path or (maybe and not (place / path).exists()):
        return path
    return path if place == folder else os.path.relpath(place / path, folder)


# ----------------------------------------------------------------------- environment


def _of_environment(known: Mapping[str, Option], environment: Mapping[str, str]) -> dict[str, Given]:
    found = {}
    for variable, text in sorted(environment.items()):
        # An empty variable is one that was not set: CI systems cannot leave one out.
        if not variable.startswith(PREFIX) or not text.strip():
            continue
        key = variable.removeprefix(PREFIX).lower().replace("_", "-")
        if key not in known:
            raise _unknown(key, known, "the environment", variable_of)
        option = known[key]
        found[option.name] = Given(_read(option.shape, text, variable), key, variable)
    return found


def variable_of(key: str) -> str:
    """``fail-on`` -> ``RECONCILE_FAIL_ON``."""
    return PREFIX + key.upper().replace("-", "_")


def _read(shape: Shape, text: str, variable: str) -> Value:
    word = text.strip().lower()
    if shape == "switch" and word in (*TRUE, *FALSE):
        return word in TRUE
    if shape == "number" and word.isascii() and word.lstrip("-").isdigit():
        return int(word)
    if shape in ("switch", "number"):
        raise ConfigError(f"{variable} needs {WANTED[shape]}, not {text!r}")
    if shape in ("list", "table", "fields"):
        # One a line: a path may hold any other character.
        return [line.strip() for line in text.splitlines() if line.strip()]
    return text


# ---------------------------------------------------------------------------- errors


def blamed(error: Exception, said: Iterable[Given]) -> Exception:
    """An error about a flag that nobody gave, as one about the file or variable that gave its value."""
    if isinstance(error, UsageError):
        for one in said:
            flag = f"--{one.key} "
            if error.message.startswith(flag):
                return ConfigError(f"{one.where} {error.message.removeprefix(flag)}", error.hint)
    return error


def _unknown(key: str, known: Mapping[str, Option], where: str, shown: Callable[[str], str]) -> ConfigError:
    from rapidfuzz import fuzz, process

    if key in NEVER:
        return ConfigError(f"{where}: {shown(key)} can only be given as a flag", "Leave it out.")
    alike = key.lower().replace("_", "-")
    nearest: Any = process.extractOne(alike, sorted(known), scorer=fuzz.ratio, score_cutoff=ALIKE)
    hint = f"The nearest that it knows is {shown(nearest[0])}." if nearest else None
    if key == "tool":
        hint = "The options stand at its top; the heading [tool.reconcile] is for pyproject.toml."
    return ConfigError(f"{where} does not know {shown(key)!r}", hint or f"It knows {', '.join(map(shown, known))}.")
