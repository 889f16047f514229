"""Where the package's data lies; loads and checks the lexicons, opens the model.

The data sits beside ``src`` in a checkout and inside the package once installed
(see the wheel's force-include in pyproject.toml), so one function tries both.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ModelError
from .models import Tool

if TYPE_CHECKING:
    from spacy.language import Language

# Files beside the model that say something about it and are not part of it.
NOT_DIGESTED = frozenset({"CARD.md", "metrics.json", "SHA256"})

HERE = Path(__file__).resolve().parent


@cache
def data_root() -> Path:
    """The folder that holds lexicons, gazetteers, schema and model.

    Raises:
        FileNotFoundError: the installation is broken, neither folder is there.
    """
    for root in (HERE / "data", HERE.parents[1] / "data"):
        if (root / "lexicons").is_dir():
            return root
    raise FileNotFoundError(f"the data of blinken_reconcile is missing beside {HERE}; install the package again")


def data_path(*parts: str) -> Path:
    """A file or folder of the package's data, by its path below ``data/``."""
    return data_root().joinpath(*parts)


@cache
def version() -> str:
    """The version of the installed package, read without importing anything heavy."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("blinken-reconcile")
    except PackageNotFoundError:
        return "0.0.0"


@cache
def rules_digest() -> str:
    """A digest of the lexicons and gazetteers: two reports with the same one were read by the same rules."""
    digest = hashlib.sha256()
    for folder, pattern in (("lexicons", "*.toml"), ("gazetteers", "*.tsv")):
        for path in sorted(data_path(folder).glob(pattern)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


# ------------------------------------------------------------------------- model


@cache
def model(name: str | None) -> tuple[Language, Tool]:
    """The spaCy pipeline, and what a report says of the tool that used it.

    Args:
        name: a package or folder with a pipeline of Universal Dependencies labels; None for the bundled one.

    Raises:
        ModelError: it is missing, made for another spaCy, damaged, or has other labels.
    """
    nlp = _bundled() if name is None else _other(name)
    return nlp, _tool(nlp.meta)


@cache
def tool(name: str | None) -> Tool:
    """What a report says of the tool that uses this pipeline; the bundled one is not loaded for that.

    Raises:
        ModelError: as for ``model``.
    """
    meta = data_path("model") / "meta.json"
    if name is not None or not meta.is_file():
        return model(name)[1]
    return _tool(json.loads(meta.read_text(encoding="utf-8")))


def _tool(meta: Mapping[str, Any]) -> Tool:
    said = f"{meta.get('lang', 'en')}_{meta.get('name', '?')} {meta.get('version', '?')}"
    return Tool(name="blinken-reconcile", version=version(), model=said, rules=rules_digest())


def _bundled() -> Language:
    folder = data_path("model")
    stated = folder / "SHA256"
    if not stated.is_file() or not (folder / "meta.json").is_file():
        raise ModelError(f"the bundled language model is missing from {folder}", "install the package again")
    if stated.read_text(encoding="ascii").split()[0] != model_digest(folder):
        raise ModelError(
            f"the bundled language model in {folder} is damaged: its checksum does not fit", "install the package again"
        )
    return _checked(_loaded(folder, str(folder), _bare_english()), str(folder))


def _bare_english() -> dict[str, str]:
    """Settings that load the bundled pipeline without spaCy's stock tokenizer rules.

    Its own rules lie in the model's folder and would replace the stock ones right
    after these had been built, at a tenth of the time of a small run.
    """
    from spacy.lang.en import English
    from spacy.util import registry

    # Built by type(): spaCy's class hooks are untyped.
    defaults = type("BareDefaults", (English.Defaults,), {"tokenizer_exceptions": {}})
    bare = type("BareEnglish", (English,), {"lang": "en_bare", "Defaults": defaults})
    registry.languages.register("en_bare", func=bare)
    return {"nlp.lang": "en_bare"}


def model_digest(folder: Path) -> str:
    """SHA-256 over the model's files, by relative path; the card, the figures and the digest itself left out."""
    digest = hashlib.sha256()
    files = sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file())
    for relative, path in files:
        if relative not in NOT_DIGESTED and "__pycache__" not in relative:
            digest.update(relative.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _other(name: str) -> Language:
    return _checked(_loaded(name, name), name)


def _loaded(source: Path | str, shown: str, settings: dict[str, str] | None = None) -> Language:
    """A pipeline by folder or package name; spaCy's errors in a person's words."""
    import spacy

    _check_range(source, shown)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return spacy.load(source, config=settings or {})
    except (OSError, ValueError, KeyError, AttributeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"the language model {shown} cannot be opened: {reason}",
            "Give --model a spaCy pipeline's folder or package name",
        ) from error


def _check_range(source: Path | str, shown: str) -> None:
    """Refuse a model made for another spaCy before spaCy trips over it."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from spacy.about import __version__ as installed

    meta = Path(source) / "meta.json"
    if not meta.is_file():
        return
    try:
        wanted = str(json.loads(meta.read_text(encoding="utf-8")).get("spacy_version", ""))
        fits = not wanted or installed in SpecifierSet(wanted, prereleases=True)
    except (ValueError, InvalidSpecifier) as error:
        raise ModelError(f"the language model {shown} has a damaged meta.json: {error}") from error
    if not fits:
        raise ModelError(
            f"the language model {shown} needs spaCy {wanted}, and {installed} is installed",
            "use a model made for this spaCy, or install the spaCy it needs",
        )


def _checked(nlp: Language, shown: str) -> Language:
    """Refuse a pipeline without a parser or with other labels than Universal Dependencies."""
    if "parser" not in nlp.pipe_names:
        raise ModelError(
            f"the language model {shown} has no parser",
            "it needs tagger, lemmatizer and a parser with Universal Dependencies labels",
        )
    labels = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    if not {"obl", "nmod", "obj"} <= labels:
        raise ModelError(
            f"the parser of {shown} has other labels than Universal Dependencies (no obl, nmod, obj)",
            "spaCy's own English pipelines cannot be used; the bundled one needs no --model",
        )
    return nlp
