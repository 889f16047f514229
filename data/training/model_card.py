"""Writes metrics.json, SHA256 and CARD.md into a model folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import evaluate
from digest import model_digest

TEMPLATE = Path(__file__).parent / "card_template.md"
NAMES = {
    "ewt": "EWT test",
    "gum": "GUM test (genres above)",
    "ewt_dev": "EWT dev",
    "gum_dev": "GUM dev",
    "held_out_shapes": "held-out shapes",
}


def write(folder: Path, treebanks: Path) -> None:
    """Measures the model in `folder` and describes it there."""
    digest = model_digest(folder)
    metrics = evaluate.measure_all(folder, treebanks)
    (folder / "metrics.json").write_text(json.dumps(metrics, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "SHA256").write_text(digest + "\n", encoding="utf-8")
    (folder / "CARD.md").write_text(card(metrics, digest), encoding="utf-8")


def card(metrics: dict[str, Any], digest: str) -> str:
    """The text of the model card."""
    own, speed = metrics["own_cases"], metrics["speed"]
    return TEMPLATE.read_text(encoding="utf-8").format(
        digest=digest,
        rows="\n".join(row(NAMES[key], metrics[key]) for key in NAMES),
        held=evaluate.HELD_OUT_SENTENCES,
        wrong="\n".join(f"* {line}" for line in [*own["wrong"], *own["wrong_place"]]) or "none",
        by_via=", ".join(f"{via} {share}" for via, share in own["by_via"].items()),
        **{key: own[key] for key in ("right", "cases", "sentences", "places", "places_right", "blind")},
        **speed,
    )


def row(name: str, m: dict[str, float]) -> str:
    """One line of the table."""
    number = f"{m['number_head']} % of {m['numbers']}"
    lemma = f"{m['lemma']} ({m['lemma_uncased']})"
    cells = [name, m["tokens"], m["tag"], m["pos"], lemma, m["uas"], m["las"], m["sentences_f"], number]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
