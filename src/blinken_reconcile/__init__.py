"""Finds the numbers and dates that articles about one story claim, and compares them.

    >>> from blinken_reconcile import reconcile, extract, quantities, dates
    >>> report = reconcile(["seeds/"])                          # doctest: +SKIP
    >>> claims = extract("The blast killed 12.")                # doctest: +SKIP
    >>> numbers = quantities("Sales fell 5% to $40m.")          # doctest: +SKIP
    >>> days = dates("It opens on Friday.", "2023-11-05")       # doctest: +SKIP

Every name is in docs/api.md. Names are loaded on first use: ``import blinken_reconcile`` imports no spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import Quantity, TimeExpression, dates, quantities
    from .errors import ReconcileError
    from .models import Claim, Report
    from .pipeline import extract, reconcile
    from .settings import Settings

__all__ = [
    "Claim",
    "Quantity",
    "ReconcileError",
    "Report",
    "Settings",
    "TimeExpression",
    "__version__",
    "dates",
    "extract",
    "quantities",
    "reconcile",
]

# No public name may be that of a module as well: importing the module would put it in the name's place.
_HOMES = {
    "Claim": "models",
    "Quantity": "api",
    "ReconcileError": "errors",
    "Report": "models",
    "Settings": "settings",
    "TimeExpression": "api",
    "dates": "api",
    "extract": "pipeline",
    "quantities": "api",
    "reconcile": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    from importlib import import_module

    if name == "__version__":
        return import_module(".resources", __name__).version()
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
