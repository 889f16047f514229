"""``--focus``: only what one article takes part in is shown and counts; a path that was not read is named."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from blinken_reconcile import cli, focus, report
from blinken_reconcile.errors import UsageError
from blinken_reconcile.models import Claim, Group, Report, Skipped
from blinken_reconcile.settings import Settings
from tests import factories, lima

ARTICLES = (
    factories.article(id="a"),
    factories.article(id="b", copies=("news/b.txt", "wire/b.txt")),
    factories.article(id="c", path="more/c.txt"),
)


def pair(name: str, *articles: str, level: str) -> tuple[Group, tuple[Claim, ...]]:
    claims = tuple(factories.claim(id=f"{name}-{one}", article=one) for one in articles)
    return factories.group(id=name, claims=tuple(one.id for one in claims), level=level, verdict="conflict"), claims


@pytest.fixture
def made() -> Report:
    ab, first = pair("ab", "a", "b", level="conflict")
    bc, second = pair("bc", "b", "c", level="explained")
    return factories.report(articles=ARTICLES, groups=(ab, bc), claims=(*first, *second))


# ------------------------------------------------------------------------------ paths


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("news/a.txt", {"a"}),
        ("./news/../news/a.txt", {"a"}),
        ("news/b.txt", {"b"}),
        ("wire/b.txt", {"b"}),
        ("news", {"a", "b"}),
        ("news/", {"a", "b"}),
        (".", {"a", "b", "c"}),
        ("/", {"a", "b", "c"}),
        ("more", {"c"}),
    ],
)
def test_a_path_in_any_spelling(path: str, found: set[str]) -> None:
    assert focus.articles([path], ARTICLES) == found


def test_an_absolute_path() -> None:
    assert focus.articles([os.path.abspath("news/a.txt")], ARTICLES) == {"a"}


def test_a_link_to_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("a.txt")
    read = [factories.article(id="a", path=str(tmp_path / "a.txt"))]
    assert focus.articles([str(tmp_path / "link.txt")], read) == {"a"}


def test_standard_input() -> None:
    assert focus.articles(["-"], [factories.article(id="a", path="-")]) == {"a"}


@pytest.mark.parametrize("path", ["news/a", "new", "a.txt", "news/x.txt", "-"])
def test_a_path_that_was_not_read_is_named(path: str) -> None:
    with pytest.raises(UsageError, match=f"^--focus names an article that was not read: {path}$"):
        focus.articles(["news/a.txt", path], ARTICLES)


@pytest.mark.parametrize("path", ["", "news/a.txt\0"])
def test_an_unset_variable_is_not_the_folder_we_are_in(path: str) -> None:
    with pytest.raises(UsageError, match="was not read"):
        focus.articles([path], ARTICLES)


def test_the_reason_if_it_was_skipped() -> None:
    skipped = [Skipped(where="news/x.txt", reason="empty")]
    with pytest.raises(UsageError, match=r"not read: \./news/x\.txt \(empty\)$"):
        focus.articles(["./news/x.txt"], ARTICLES, skipped)


# ----------------------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("paths", "shown"),
    [
        ((), {"ab", "bc"}),
        (("news/a.txt",), {"ab"}),
        (("news/b.txt",), {"ab", "bc"}),
        (("more/c.txt",), {"bc"}),
        (("news/a.txt", "more/c.txt"), {"ab", "bc"}),
    ],
)
def test_what_is_shown(made: Report, paths: tuple[str, ...], shown: set[str]) -> None:
    assert report.visible(made, Settings(focus=paths)) == shown


@pytest.mark.parametrize(
    ("path", "fail_on", "failing"),
    [
        ("news/a.txt", "conflict", ["ab"]),
        ("more/c.txt", "conflict", []),
        ("more/c.txt", "explained", ["bc"]),
        ("news/b.txt", "never", []),
    ],
)
def test_what_fails(made: Report, path: str, fail_on: str, failing: list[str]) -> None:
    settings = Settings(focus=(path,), fail_on=fail_on)  # type: ignore[arg-type]
    assert [one.id for one in report.failing(made, settings)] == failing


def test_only_and_focus_go_together(made: Report) -> None:
    assert report.visible(made, Settings(focus=("news/b.txt",), only=("explained",))) == {"bc"}


@pytest.mark.parametrize("fmt", report.FORMATTERS)
def test_every_format_shows_the_same(fmt: str) -> None:
    """The one dispute that the article takes part in, its id or label; nothing of the other."""
    ab, first = pair("ab", "a", "b", level="conflict")
    bc, second = pair("bc", "b", "c", level="conflict")
    labels = [
        msgspec.structs.replace(one, label=name, measure=name) for one, name in ((ab, "ferries"), (bc, "bridges"))
    ]
    one = factories.report(articles=ARTICLES, groups=tuple(labels), claims=(*first, *second))
    shown = report.render(one, Settings(focus=("news/a.txt",)), fmt).casefold()
    assert "ferries" in shown
    assert "bridges" not in shown
    if fmt in ("table", "markdown", "html"):
        assert "more/c.txt" not in shown
        assert "shown: 1 of 2 groups" in shown


# ------------------------------------------------------------------------ command line


def test_a_drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    lima.write(tmp_path)
    (tmp_path / "news" / "other.txt").write_text(
        "Choir sings in Oslo\n\nPublished: 5 May 2023\n\nA choir of 40 women sang in Oslo on Friday.\n"
    )
    monkeypatch.chdir(tmp_path)
    flags = ("news", "--fail-on", "conflict", "--focus")
    assert cli.main([*flags, "news/15.txt"]) == 1
    shown = capfd.readouterr().out
    assert "12 (as of 2023-05-05); 15 (as of 2023-05-05)" in shown
    assert "Oslo" not in shown
    assert cli.main([*flags, "news/other.txt"]) == 0
    shown = capfd.readouterr().out
    assert "Oslo" in shown
    assert "Lima" not in shown


def test_a_mistyped_focus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    lima.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["news", "--focus", "news/51.txt", "-f", "claims"]) == 2
    said = "reconcile: --focus names an article that was not read: news/51.txt\n  Name it, or a folder that holds it, "
    assert capfd.readouterr() == ("", f"{said}among PATHS as well.\n")


def test_claims_of_the_article_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lima.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["news", "-f", "claims", "--focus", "news/15.txt"]) == 0
    out = capfd.readouterr().out
    assert "Lima bridge falls" in out
    assert "Bridge collapse in Lima" not in out
