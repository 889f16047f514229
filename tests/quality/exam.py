"""The exam: annotated stories, what their annotation holds, and a digest of all of it.

The six drops carry a ``gold.json`` each, by people who had not seen the rules. The five
seeds have ``seeds.toml``, written from what the specification says of them: a claim there
is named by the words round it, so that a person can check it against the article.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).resolve().parent
DROPS = HERE.parent / "drops"
SEEDS = HERE.parents[1] / "seeds"
SEEDS_GOLD = HERE / "seeds.toml"
# What decides a figure besides the articles and their annotation.
SCORER = tuple(HERE / name for name in ("exam.py", "alignment.py", "scoring.py"))


class Wanted(msgspec.Struct, frozen=True):
    """A claim that a careful reader finds; ``span`` holds its number or date."""

    id: str
    article: str
    start: int
    end: int
    kind: str
    measure: str
    value: float | str
    modifier: str = "exact"
    value_hi: float | str | None = None
    unit: str | None = None
    span: tuple[int, int] | None = None
    priority: str = "core"
    hedge_also: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Offsets of the number or date itself."""
        return self.span or (self.start, self.end)

    @property
    def clock(self) -> bool:
        """A time of day, which is kept but not compared."""
        return isinstance(self.value, str) and self.value[2:3] == ":"

    @property
    def asked(self) -> bool:
        """Whether it costs anything to miss it."""
        return not self.clock and self.priority != "minor"


class WantedGroup(msgspec.Struct, frozen=True):
    """Claims about one thing, and what is to be said of them."""

    label: str
    verdict: str
    claim_ids: tuple[str, ...]
    also_accept: tuple[str, ...] = ()

    @property
    def accepted(self) -> frozenset[str]:
        """The verdicts that are right."""
        return frozenset((self.verdict, *self.also_accept))


class Trap(msgspec.Struct, frozen=True):
    """A look-alike: ``never`` a claim, or a true figure of something else."""

    article: str
    quote: str
    why: str
    start: int | None = None
    end: int | None = None
    never: bool = False


class WantedSum(msgspec.Struct, frozen=True):
    """A sum of disjoint parts, by their ids."""

    id: str
    parts: tuple[str, ...]
    value: float
    asked: bool = True


class Inner(msgspec.Struct, frozen=True):
    """Claims of one article that contradict each other."""

    claim_ids: tuple[str, ...]


class Pair(msgspec.Struct, frozen=True):
    """Two claims, and the verdict between them."""

    a: str
    b: str
    relation: str
    also_accept: tuple[str, ...] = ()


class Gold(msgspec.Struct, frozen=True):
    """The annotation of one story."""

    claims: tuple[Wanted, ...]
    groups: tuple[WantedGroup, ...]
    traps: tuple[Trap, ...] = ()
    derived: tuple[WantedSum, ...] = ()
    internal: tuple[Inner, ...] = ()
    relations: tuple[Pair, ...] = ()


class Story(msgspec.Struct, frozen=True):
    """A folder of articles with its annotation."""

    name: str
    articles: Path
    gold: Gold


def drops() -> tuple[Story, ...]:
    """The six drops, by name."""
    return tuple(
        Story(path.parent.name, path.parent / "articles", msgspec.json.decode(path.read_bytes(), type=Gold))
        for path in sorted(DROPS.glob("*/gold.json"))
    )


# ---------------------------------------------------------------------------- seeds


def seeds() -> Story:
    """The five seeds with the expectations of ``seeds.toml``."""
    return Story("seeds", SEEDS, seeds_gold(tomllib.loads(SEEDS_GOLD.read_text(encoding="utf-8"))))


def seeds_gold(table: dict[str, Any]) -> Gold:
    """Expectations with offsets for their words.

    Raises:
        ValueError: words are not in the article exactly once.
    """
    claims = [_claim(claim, group) for group in table["group"] for claim in group["claims"]]
    groups = [
        {**group, "claim_ids": [*(c["id"] for c in group["claims"]), *group.get("sums", ())]}
        for group in table["group"]
    ]
    traps = [{**trap, **_spot(trap["article"], trap["quote"], trap.get("number"))} for trap in table["trap"]]
    traps = [{**trap, "article": article(trap["article"]).name} for trap in traps]
    other = {"derived": table["sum"], "internal": table["internal"], "relations": list(_relations(table["group"]))}
    return msgspec.convert({"claims": claims, "groups": groups, "traps": traps, **other}, Gold)


def article(number: str) -> Path:
    """The seed article whose name begins with a number."""
    (found,) = SEEDS.glob(f"{number}_*.txt")
    return found


def _claim(claim: dict[str, Any], group: dict[str, Any]) -> dict[str, Any]:
    shared = {"kind": group["kind"], "measure": group["label"]}
    place = _spot(claim["article"], claim["quote"], claim["number"])
    return shared | claim | place | {"article": article(claim["article"]).name}


def _spot(number: str, quote: str, inner: str | None) -> dict[str, int]:
    """Offsets of a quote's number in its article."""
    text = article(number).read_text(encoding="utf-8")
    inner = inner or quote
    if text.count(quote) != 1 or quote.count(inner) != 1:
        raise ValueError(f"{number}: {quote!r} with {inner!r} must be there exactly once")
    start = text.index(quote) + quote.index(inner)
    return {"start": start, "end": start + len(inner)}


def _relations(groups: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Between each claim on one side of a group and each on the other."""
    for group in groups:
        sides: list[list[str]] = group.get("sides", [])
        for i, left in enumerate(sides):
            for right in sides[i + 1 :]:
                yield from ({"a": a, "b": b, "relation": group["verdict"]} for a in left for b in right)


# --------------------------------------------------------------------------- digests


def digests() -> dict[str, str]:
    """SHA-256 of each part of the exam: the drops (annotation, then articles by name), the seeds, the scorer."""
    parts = {
        folder.name: [folder / "gold.json", *sorted(folder.glob("articles/*.txt"))]
        for folder in sorted(path.parent for path in DROPS.glob("*/gold.json"))
    }
    parts |= {"seeds": [SEEDS_GOLD, *sorted(SEEDS.glob("*.txt"))], "scorer": list(SCORER)}
    return {name: hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest() for name, files in parts.items()}
