"""The time of day in a few words, as HH:MM: "as of 6 p.m.", "on Wednesday morning", "by nightfall".

A part of a day is taken at its end, since a figure given for it held by then. Times are
compared with each other within one day only, and never make a conflict.
"""

from __future__ import annotations

import re

CLOCK = re.compile(r"\b(?P<h>\d{1,2})(?:[:.h](?P<m>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap])\.?\s?m\b\.?", re.I)
HOURS = re.compile(r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?![\d:])")
PARTS = (
    ("overnight", "06:00"), ("before dawn", "06:00"), ("at dawn", "07:00"), ("by dawn", "07:00"),
    ("morning", "12:00"), ("by noon", "12:00"), ("at noon", "12:00"), ("midday", "13:00"), ("afternoon", "18:00"),
    ("by dusk", "20:00"), ("evening", "22:00"), ("nightfall", "22:00"), ("midnight", "23:59"), ("night", "23:59"),
)  # fmt: skip


def clock(text: str) -> str | None:
    """The first time of day in a text, None if there is none."""
    match = CLOCK.search(text)
    if match is not None and 1 <= int(match["h"]) <= 12:
        hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return f"{hour:02}:{match['m'] or '00'}"
    match = HOURS.search(text)
    if match is not None:
        return f"{int(match['h']):02}:{match['m']}"
    lowered = text.lower()
    return next((time for words, time in PARTS if re.search(rf"\b{words}\b", lowered)), None)
