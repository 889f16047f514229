"""Three made-up articles: two give 12 killed, one gives 15, and nothing explains it."""

from __future__ import annotations

from pathlib import Path

TWELVE = """Bridge collapse in Lima

Published: 5 May 2023

A bridge collapsed in Lima on Thursday and killed 12 people, police said. Rescuers searched the river for cars.
"""
FIFTEEN = """Lima bridge falls

Published: 5 May 2023

The collapse of a bridge in Lima on Thursday killed 15 people, according to the mayor. Rescuers searched the river.
"""
TWELVE_AGAIN = """Lima mourns after bridge collapse

Published: 5 May 2023

At noon Lima stood still for the 12 people who were killed when a bridge collapsed on Thursday. The bridge had 4 lanes.
"""


def write(folder: Path) -> Path:
    """The folder ``news`` with 12.txt, 15.txt and more.txt."""
    news = folder / "news"
    news.mkdir()
    for name, text in {"12": TWELVE, "15": FIFTEEN, "more": TWELVE_AGAIN}.items():
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    return news
