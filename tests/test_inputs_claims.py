"""Claims as input: shards, in any order, give the same report as one run; those of other rules are refused."""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blinken_reconcile import Settings, cli, load, reconcile, resources
from blinken_reconcile.errors import NothingRead
from blinken_reconcile.inputs import Asked
from blinken_reconcile.models import Loaded
from blinken_reconcile.pipeline import extractions
from blinken_reconcile.report import FORMATTERS, render, render_claims

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
STORM = "The storm killed 12 people in Peru on Sunday, and the police said that 300 houses were damaged by the water."
Json = Any


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seeds, records among them, and something that cannot be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    texts = [path.read_bytes() for path in SEEDS]
    for path, text in list(zip(SEEDS, texts, strict=True))[:3]:
        (tmp_path / "news" / path.name).write_bytes(text)
    records = [{"text": text.decode(), "id": at, "source": "Reuters"} for at, text in enumerate(texts[2:])]
    (tmp_path / "news" / "rest.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in records))
    (tmp_path / "news" / "more.json").write_text('{"name": "no article"}')
    return tmp_path


def claims_of(*paths: str) -> str:
    """What ``-f claims`` writes of some files."""
    return render_claims(*extractions(list(paths), Settings()))


def loaded(path: str) -> Loaded:
    try:
        return load.load([path], asked=Asked())
    except NothingRead as error:
        return Loaded(articles=(), skipped=error.skipped)


def test_claims_without_their_header_are_not_taken_for_articles(here: Path) -> None:
    lines = claims_of("news").splitlines(keepends=True)
    for start in (1, 2):
        Path("headless.jsonl").write_text("".join(lines[start:]))
        found = loaded("headless.jsonl")
        assert found.articles == ()
        assert [one.reason for one in found.skipped] == [
            "claims without their header line, which tells what made them; extract them again from the articles"
        ]
    Path("own.jsonl").write_text(json.dumps({"type": "article", "text": STORM}) + "\n")
    assert len(loaded("own.jsonl").articles) == 1


def test_the_same_report_from_articles_and_from_their_claims(here: Path) -> None:
    Path("all.jsonl").write_text(claims_of("news"))
    asked = Settings(published=(("001", "2023-11-06"), ("2", "2023-11-06")))
    articles, claims = reconcile(["news"], asked), reconcile(["all.jsonl"], asked)
    assert articles.skipped != ()
    for fmt in FORMATTERS:
        assert render(claims, Settings(), fmt) == render(articles, Settings(), fmt), fmt


def test_shards_in_any_order_and_twice(here: Path) -> None:
    files = sorted(str(path) for path in Path("news").iterdir() if path.suffix != ".json")
    shards = [claims_of(path) for path in files]
    whole = render(reconcile(files), Settings(), "json")
    for at, shard in enumerate(shards):
        Path(f"{9 - at}.jsonl").write_text(shard)
    Path("twice.txt").write_text(shards[1])
    assert (
        render(reconcile([f"{9 - at}.jsonl" for at in range(len(shards))] + ["twice.txt"]), Settings(), "json") == whole
    )
    mixed = shards + shards[:2]
    random.Random(3).shuffle(mixed)
    Path("one.jsonl").write_text("".join(mixed))
    assert render(reconcile(["one.jsonl"]), Settings(), "json") == whole
    # Merged into one shard, and read beside the article itself.
    Path("merged.jsonl").write_text(claims_of("one.jsonl"))
    assert claims_of("merged.jsonl") == claims_of(*files)
    assert render(reconcile(["merged.jsonl", files[0]]), Settings(), "json") == whole


def test_claims_are_not_extracted_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("all.jsonl").write_text(claims_of("news"))

    def unwanted(name: str | None) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(resources, "model", unwanted)
    assert reconcile(["all.jsonl"]).groups


def test_the_tool_is_known_without_loading_the_model() -> None:
    assert resources.tool(None) == resources.model(None)[1]


def test_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> None:
    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = cli.main(arguments)
        return status, *capfdbinary.readouterr()

    _, claims, _ = run("news", "-f", "claims")
    assert run("-", "-f", "table", stdin=claims) == run("news", "-f", "table")


# ---------------------------------------------------------------------------- bad shards


@pytest.fixture
def shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of the claims of one article."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORM)
    return claims_of("a.txt").splitlines(keepends=True)


def changed(line: str, change: Callable[[Json], None]) -> str:
    record = json.loads(line)
    change(record)
    return json.dumps(record) + "\n"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("model", "en_other 9.9", "model en_other 9.9 and not "),
        ("rules", "000000000000", "rules 000000000000 and not "),
        ("version", "0.0.1", "version 0.0.1 and not "),
    ],
)
def test_claims_by_other_rules_are_refused(shard: list[str], name: str, value: str, told: str) -> None:
    header = changed(shard[0], lambda record: record["tool"].update({name: value}))
    Path("b.jsonl").write_text("".join([header, *shard[1:]]))
    (skipped,) = loaded("b.jsonl").skipped
    assert skipped.where == "b.jsonl#1"
    assert skipped.reason.startswith(f"claims extracted by other means ({told}")
    assert skipped.reason.endswith("; extract them again from the articles")
    # Behind it in the same file, a shard of ours is read.
    Path("b.jsonl").write_text("".join([header, *shard[1:], *shard]))
    assert len(loaded("b.jsonl").articles) == 1


def test_a_shard_of_another_version(shard: list[str]) -> None:
    header = changed(shard[0], lambda record: record.update(version=2))
    Path("b.jsonl").write_text("".join([header, *shard[1:]]))
    assert [one.reason for one in loaded("b.jsonl").skipped] == [
        "claims extracted by other means (another format of claims); extract them again from the articles"
    ]


def test_a_shard_cut_off(shard: list[str]) -> None:
    Path("b.jsonl").write_text("".join(shard)[:-40])
    found = loaded("b.jsonl")
    assert found.articles == ()
    wanted = len(shard) - 2
    assert {one.where: one.reason for one in found.skipped} == {
        f"b.jsonl#{len(shard)}": "not a line of claims: input data was truncated",
        "a.txt": f"b.jsonl is not whole: {wanted - 1} of its {wanted} claims",
    }


def test_lines_that_are_none(shard: list[str]) -> None:
    orphan = changed(shard[2], lambda record: record.update(article="x"))
    extra = ["\n", "hello\n", '{"type": "verdict"}\n', '{"type": "claim"}\n', "[" * 100_000 + "\n", orphan]
    Path("b.jsonl").write_text("".join([*shard, *extra]))
    found = loaded("b.jsonl")
    assert [one.path for one in found.articles] == ["a.txt"]
    told = {one.where: one.reason for one in found.skipped}
    assert told.pop("b.jsonl: x") == "1 claims without the line of their article"
    assert len(told) == 4
    assert all(reason.startswith("not a line of claims: ") for reason in told.values())


def test_claims_hold_no_text(shard: list[str]) -> None:
    article = json.loads(shard[1])
    assert (article["text"], article["entry"], article["breaks"]) == (None, None, [])
    assert msgspec.json.decode(shard[0])["tool"] == msgspec.to_builtins(resources.tool(None))
