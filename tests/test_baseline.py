"""The baseline: what it takes for the same disagreement, what is new, what a person wrote in it and what breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blinken_reconcile import baseline, cli
from blinken_reconcile.errors import ConfigError
from blinken_reconcile.models import Claim, Group, Known, Place, Report
from tests import factories, lima

Made = tuple[Group, tuple[Claim, ...]]
Run = Callable[..., tuple[int, str, str]]


def dispute(*values: float, name: str = "g", where: str = "Iraq", within: str = "Asia", **kw: Any) -> Made:
    """A conflict of the first value with each other one; its claims stand in articles a, b, c."""
    unit = kw.pop("unit", None)
    articles = kw.pop("articles", "abcdef")
    places = (Place(name=where, within=(within,)),) if where else ()
    claims = tuple(
        factories.claim(id=f"{name}{i}", article=articles[i], value=value, places=places, unit=unit)
        for i, value in enumerate(values)
    )
    positions = tuple(
        factories.position(text=str(one.value), low=one.low, high=one.high, claims=(one.id,), articles=(one.article,))
        for one in claims
    )
    relations = tuple(factories.relation(b=i, explained=kw.get("explained")) for i in range(1, len(values)))
    level = "explained" if kw.get("explained") else "conflict"
    defaults = {"level": level, "verdict": "conflict", "place": (where,) if where else ()}
    group = factories.group(id=name, positions=positions, relations=relations, **{**defaults, **kw})
    return group, claims


def report(*made: Made) -> Report:
    return factories.report(groups=tuple(g for g, _ in made), claims=tuple(c for _, claims in made for c in claims))


def entries(*made: Made) -> tuple[Known, ...]:
    one = report(*made)
    return baseline.renewed(one, one.groups)


def known(before: Made, now: Made) -> bool:
    """Whether a baseline that was written before knows the group now."""
    return baseline.marked(report(now), entries(before)).groups[0].known is not None


# ------------------------------------------------------------------- same or changed

OLD = dispute(17.0, 32.0)


@pytest.mark.parametrize(
    "now",
    [
        dispute(17.0, 32.0, name="other"),
        dispute(32.0, 17.0),
        dispute(17.0, 32.0, articles="xyz"),
        dispute(17.0, 32.0, 17.0),
        dispute(17.0, 32.0, label="attacks: raids, Iraq", because="otherwise said"),
        dispute(17.0, 32.0, where=""),
        dispute(17.0, 32.0, where="Asia", within="Earth", claims=("g0", "g1")),
    ],
    ids=["id", "order", "articles", "one more voice", "wording", "place lost", "wider place"],
)
def test_the_same_disagreement(now: Made) -> None:
    if now[0].place == ("Asia",):
        # The place of the group is now the outer one; its claims still name the old one.
        now = (now[0], OLD[1])
    assert known(OLD, now)


@pytest.mark.parametrize(
    "now",
    [
        dispute(17.0, 33.0),
        dispute(17.0, 32.0, 40.0),
        dispute(17.0, 32.0, measure="killed"),
        dispute(17.0, 32.0, where="Syria"),
        dispute(17.0, 32.0, kind="money"),
        dispute(17.0, 32.0, unit="km"),
        dispute(17.0, 32.0, internal=True),
    ],
    ids=["value", "third value", "measure", "place", "kind", "unit", "within one article"],
)
def test_a_new_disagreement(now: Made) -> None:
    assert not known(OLD, now)


def test_a_reason_for_an_explained_conflict_is_none_for_one_that_is_not() -> None:
    assert not known(dispute(17.0, 32.0, explained="cut-off"), OLD)


def test_a_reading_is_compared_in_base_units() -> None:
    assert known(dispute(2.0, 5.0, kind="measure", unit="km"), dispute(2000.0, 5000.0, kind="measure", unit="m"))


def test_what_is_not_disputed_does_not_matter() -> None:
    """A third position that fits both others changes nothing."""
    group, claims = dispute(17.0, 32.0, 20.0)
    assert known(OLD, (msgspec.structs.replace(group, relations=group.relations[:1]), claims))


def test_an_undated_day_is_known_by_its_words() -> None:
    def days(*texts: str) -> Made:
        positions = tuple(factories.position(text=text, low=None, high=None) for text in texts)
        relations = (factories.relation(),)
        return factories.group(kind="date", level="conflict", positions=positions, relations=relations), ()

    assert known(days("a Sunday", "a Monday"), days("a Monday", "a Sunday"))
    assert not known(days("a Sunday", "a Monday"), days("a Sunday", "a Friday"))


def test_one_entry_never_hides_two_groups() -> None:
    twins = report(dispute(17.0, 32.0, name="g"), dispute(17.0, 32.0, name="h"))
    assert [one.known is not None for one in baseline.marked(twins, entries(OLD)).groups] == [True, False]
    both = baseline.renewed(twins, twins.groups)
    assert [one.known is not None for one in baseline.marked(twins, both).groups] == [True, True]


def test_the_place_that_fits_best_is_taken_first() -> None:
    placed, unplaced = entries(dispute(17.0, 32.0))[0], entries(dispute(17.0, 32.0, where=""))[0]
    one = baseline.marked(report(dispute(17.0, 32.0)), (unplaced, placed))
    assert baseline.stale(one) == (unplaced,)


def test_what_agrees_is_never_known() -> None:
    group, claims = dispute(17.0, 32.0, level="agree", verdict="agree")
    assert not known(OLD, (group, claims))


# ------------------------------------------------------------------------ stale, renewed


def test_stale_entries() -> None:
    gone = entries(dispute(1.0, 2.0))
    assert baseline.stale(baseline.marked(report(OLD), (*gone, *entries(OLD)))) == gone


def test_reasons_stay_with_what_still_holds() -> None:
    (old,) = entries(dispute(17.0, 32.0, where=""))
    kept = msgspec.structs.replace(old, reason="two counts: one until noon", date="2023-11-06")
    one = baseline.marked(report(OLD, dispute(1.0, 2.0, name="n")), (kept, *entries(dispute(8.0, 9.0))))
    first, second = baseline.renewed(one, one.groups)
    assert (first.reason, first.date) == (kept.reason, kept.date)
    assert first.fingerprint == entries(OLD)[0].fingerprint, "the place of today"
    assert (second.label, second.reason, second.date) == ("attacks in Iraq: 1.0 / 2.0", "", "")


def test_only_what_fails_is_added_and_what_is_known_stays() -> None:
    one = baseline.marked(report(OLD, dispute(1.0, 2.0, name="n")), entries(OLD))
    assert baseline.renewed(one, ()) == entries(OLD)


# ------------------------------------------------------------------------------- file


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    made = entries(OLD, dispute(1.0, 2.0, name="n"))
    (tmp_path / "k.json").write_text(baseline.written(made))
    assert sorted(baseline.read(str(tmp_path / "k.json")), key=str) == sorted(made, key=str)
    assert baseline.written(made) == baseline.written(made[::-1])


def test_an_entry_by_hand_needs_a_fingerprint_only(tmp_path: Path) -> None:
    (tmp_path / "k.json").write_text('{"version": 1, "entries": [{"fingerprint": "a:"}]}')
    assert baseline.read(str(tmp_path / "k.json")) == (Known(fingerprint="a:"),)


def test_words_of_articles_are_inert_in_it() -> None:
    evil = "evil\x1b[31m\u202e\x07"
    made = entries(dispute(17.0, 32.0, label=evil, where=evil))
    assert [(one.label, one.fingerprint.partition(":")[2]) for one in made] == [("evil: 17.0 / 32.0", "evil")]
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(baseline.written([*made, Known(fingerprint="\x9b\x1b")]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is damaged: "),
        ("{", "is damaged: "),
        ("[]", "is damaged: "),
        ("<<<<<<< HEAD\n{}", "is damaged: "),
        ("{}", "is damaged: .*`version`"),
        ('{"version": 1}', "is damaged: .*`entries`"),
        ('{"version": "1", "entries": []}', "is damaged: .*version"),
        ('{"version": 0, "entries": []}', "is of version 0, which there never was"),
        ('{"version": 2, "anything": {}}', "is of version 2; this program knows up to 1"),
        ('{"version": 1, "entries": [{"reason": "x"}]}', r"is damaged: .*`fingerprint`.*entries\[0\]"),
        ('{"version": 1, "entries": [{"fingerprint": 7}]}', r"is damaged: .*entries\[0\]\.fingerprint"),
        ('{"version": 1, "entries": [{"fingerprint": "a", "reson": "x"}]}', "is damaged: .*`reson`"),
        ('{"version": 1, "entries": [{"fingerprint": "a", "date": "soon"}]}', "entry a: date needs a date, not 'soon'"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "k.json"
    file.write_text(content)
    with pytest.raises(ConfigError, match=message):
        baseline.read(str(file))
    with pytest.raises(ConfigError, match=message):
        baseline.read(str(file), missing_ok=True)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "k.json").write_bytes(b'{"version": 1, "entries": [{"fingerprint": "\xff"}]}')
    with pytest.raises(ConfigError, match="is damaged"):
        baseline.read(str(tmp_path / "k.json"))


# ------------------------------------------------------------------------ command line


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    lima.write(tmp_path)
    monkeypatch.chdir(tmp_path)

    def go(*flags: str, paths: tuple[str, ...] = ("news",)) -> tuple[int, str, str]:
        status = cli.main([*paths, "--baseline", "known.json", "--fail-on", "conflict", *flags])
        return status, *capfd.readouterr()

    return go


def test_a_drop(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    two = ("news/12.txt", "news/15.txt")
    status, _, err = run("--write-baseline", paths=two)
    assert (status, err) == (0, "reconcile: known.json: 1 known, 0 stale ones dropped\n")
    document = json.loads(file.read_text())
    document["entries"][0] |= {"reason": "the mayor spoke later", "date": "2023-05-06"}
    file.write_text(json.dumps(document))

    status, out, err = run("-f", "json")
    assert (status, err) == (0, ""), "a third article that says the same is nothing new"
    assert [one["baselined"] for one in json.loads(out)["groups"] if one["level"] == "conflict"] == [True]

    assert run("--write-baseline")[0] == 0
    first = file.read_bytes()
    assert run("--write-baseline")[0] == 0
    assert file.read_bytes() == first, "stable"
    (entry,) = json.loads(first)["entries"]
    assert (entry["label"], entry["reason"]) == ("killed, Lima: 12 / 15", "the mayor spoke later")

    (tmp_path / "news" / "15.txt").write_text(lima.FIFTEEN.replace("15", "16"))
    status, _, err = run()
    assert status == 1, "a changed value is a new finding"
    assert err == (
        "reconcile: stale in known.json: no such disagreement any more: killed, Lima: 12 / 15 (the mayor spoke later)\n"
    )
    assert run("-q")[2] == ""


def test_a_conflict_out_of_focus_is_kept_and_none_is_added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "oslo.txt").write_text(
        "Choir sings in Oslo\n\nPublished: 5 May 2023\n\nA choir of 40 women sang in Oslo on Friday.\n"
    )
    run("--write-baseline", "--focus", "news/oslo.txt")
    assert json.loads((tmp_path / "known.json").read_text())["entries"] == []
    run("--write-baseline")
    written = (tmp_path / "known.json").read_bytes()
    run("--write-baseline", "--focus", "news/oslo.txt")
    assert (tmp_path / "known.json").read_bytes() == written


def test_nothing_is_written_if_an_article_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text(baseline.written([Known(fingerprint="a:", reason="kept")]))
    before = (tmp_path / "known.json").read_bytes()
    status, _, err = run("--write-baseline", paths=("news", "mistyped"))
    assert (status, (tmp_path / "known.json").read_bytes()) == (2, before)
    assert err.endswith("reconcile: known.json is left as it was: not all that was named could be read\n")


@pytest.mark.parametrize("flags", [(), ("--write-baseline",)])
def test_a_damaged_file_ends_the_run_before_it_begins(run: Run, tmp_path: Path, flags: tuple[str, ...]) -> None:
    (tmp_path / "known.json").write_text("{")
    status, out, err = run(*flags)
    assert (status, out) == (2, "")
    assert err.startswith("reconcile: the baseline known.json is damaged: ")
    assert err.count("\n") == 2
    assert (tmp_path / "known.json").read_text() == "{"


def test_a_file_that_is_not_there(run: Run) -> None:
    said = "reconcile: the baseline known.json is not there\n  Make it with --write-baseline.\n"
    assert run() == (2, "", said)


def test_a_file_that_cannot_be_written(run: Run) -> None:
    status, _, err = run("--write-baseline", "--baseline", "no/such/folder.json")
    assert status == 2
    assert err.startswith("reconcile: cannot write no/such/folder.json: no such file or directory")


def test_claims_have_no_baseline(run: Run) -> None:
    assert run("--write-baseline", "-f", "claims")[2].startswith("reconcile: --write-baseline needs a report\n")


def test_write_baseline_needs_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["x", "--write-baseline"]) == 2
    assert capfd.readouterr().err == "reconcile: --write-baseline needs a file\n  Name it with --baseline FILE.\n"
