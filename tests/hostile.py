"""A report whose every word comes from somebody who wants to act on whatever reads it."""

from __future__ import annotations

from typing import Any

from blinken_reconcile.models import Claim, Group, Place, Report

from . import factories as make

ATTACKS = (
    "\n::error title=forged::forged",
    "%0A::error::forged",
    "##[add-mask]a",
    "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "</td></script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "&lt;b&gt; \" ' ]]> <!-- --> {{x}} {0}",
    "`code` ```\n# heading | cell | **bold** [link](https://evil.example/) ![pic](https://evil.example/p.png)",
    "@everyone #123 https://evil.example/ www.evil.example $x$ :tada: ~~gone~~ owner/name#4",
    "\u202e71\u202c\u2028\u200b\ufffe",
)
FORMULAS = ("=1+1", '=HYPERLINK("https://evil.example","17")', "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1")
SEPARATED = "a;=1+1,=1+1|=1+1"


def evil(at: int) -> str:
    """An attack; formulas too, at the start of a text, where they act."""
    return FORMULAS[at % len(FORMULAS)] + ATTACKS[at % len(ATTACKS)] + SEPARATED


def report(known: bool = False) -> Report:
    """Two articles, and a conflict for each attack: in titles, labels, places, quotes, paths, reasons.

    ``known``: every dispute is in a baseline, with an evil reason.
    """
    claims: list[Claim] = []
    groups: list[Group] = []
    for at in range(len(ATTACKS) * 2):
        pair = []
        for article in "ab":
            words = f"{evil(at)} {article}"
            name = f"{article}{at}"
            quote = make.quote(exact=f"before {words} after", start=12, end=12 + len(words) + 13)
            pair.append(name)
            own: dict[str, Any] = {"value": 17.0 + len(claims), "start": 19, "end": 19 + len(words), "text": words}
            claims.append(
                make.claim(
                    id=name,
                    article=article,
                    quote=quote,
                    label=evil(at),
                    attribution=evil(at),
                    places=(Place(name=evil(at)),),
                    **own,
                )
            )
        positions = tuple(
            make.position(text=evil(at + n), claims=(name,), articles=(name[0],), low=float(n), as_of="2023-11-05")
            for n, name in enumerate(pair)
        )
        groups.append(
            make.group(
                id=f"{at:04x}{at}",
                label=evil(at),
                measure=evil(at + 1),
                place=(evil(at + 2),),
                because=evil(at + 3),
                level=("conflict", "explained", "compatible", "agree", "single")[at % 5],
                verdict="conflict",
                code="REC220",
                positions=positions,
                known=make.known(reason=evil(at), date=evil(at + 1)) if known and at % 5 < 2 else None,
            )
        )
    articles = tuple(
        make.article(id=name, path=f"{evil(at)}/{name}.txt", title=evil(at + 1), text="x\n" * 20)
        for at, name in enumerate("ab")
    )
    return make.report(articles=articles, claims=tuple(claims), groups=tuple(groups))
