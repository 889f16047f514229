"""Finds the numbers and dates that articles about one story claim, and compares them.

    >>> from blinken_reconcile import reconcile, extract
    >>> report = reconcile(["seeds/"])            # doctest: +SKIP
    >>> claims = extract("The blast killed 12.")  # doctest: +SKIP

Names are loaded on first use: ``import blinken_reconcile`` imports no spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Report
    from .pipeline import extract, reconcile
    from .settings import Settings

__all__ = ["Report", "Settings", "__version__", "extract", "reconcile"]

_HOMES = {"reconcile": "pipeline", "extract": "pipeline", "Settings": "settings", "Report": "models"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    from importlib import import_module

    if name == "__version__":
        return import_module(".resources", __name__).version()
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
