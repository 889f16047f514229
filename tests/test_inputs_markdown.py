"""Markdown: front matter tells of the article, marks are not read, offsets are the file's."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import Settings, frontmatter, marks, pipeline, reconcile
from blinken_reconcile import report as report_of
from blinken_reconcile.inputs import Document, Refused, format_of, inline, markdown
from blinken_reconcile.load import load
from blinken_reconcile.models import Claim
from tests import pages
from tests.same import told


def clean(words: str) -> str:
    """Words without the marks that ``pages.by_markdown`` puts into them."""
    return re.sub(r"\[(\w+)\]\([^()]*\)", r"\1", words).replace("**", "").strip("*").removeprefix("# ")


@pytest.mark.parametrize("fence", ["---", "+++"], ids=["YAML", "TOML"])
def test_the_seeds_as_markdown_give_the_same_claims_groups_and_verdicts(fence: str, tmp_path: Path) -> None:
    for seed in pages.seeds():
        (tmp_path / f"{seed.stem}.md").write_text(pages.by_markdown(seed, fence), encoding="utf-8")
    as_markdown = told([str(tmp_path)], clean=clean)
    as_text = told([str(path) for path in pages.seeds()], clean=clean)
    assert as_markdown.claims == as_text.claims
    assert as_markdown.groups == as_text.groups
    assert len(as_markdown.groups) > 15


def test_offsets_lines_and_texts_are_those_of_the_file(tmp_path: Path) -> None:
    for seed in pages.seeds():
        (tmp_path / f"{seed.stem}.md").write_text(pages.by_markdown(seed), encoding="utf-8")
    report = reconcile([str(tmp_path)])
    texts = {article.id: Path(article.path).read_text(encoding="utf-8") for article in report.articles}
    assert [article.text for article in report.articles] == [texts[article.id] for article in report.articles]
    found = [claim for claim in report.claims if claim.start is not None and claim.quote is not None]
    assert any("**" in claim.quote.exact for claim in found if claim.quote)
    for claim in found:
        text, quote = texts[claim.article], claim.quote
        assert quote is not None
        assert text[claim.start : claim.end] == claim.text
        assert text[quote.start : quote.end] == quote.exact
        assert text[: quote.start].endswith(quote.prefix)
        assert text[quote.end :].startswith(quote.suffix)
        assert text[: claim.start].count("\n") + 1 == quote.line


# ------------------------------------------------------------------------ what is read

MARKED = {
    "plain": ("At least 17 people died.", "At least 17 people died."),
    "strong": ("At least **17** people *died*.", "At least 17 people died."),
    "strong words": ("__At least 17__ ***people*** died.", "At least 17 people died."),
    "a link": ("At least [17 people](https://a.example/2023/99 'b') died.", "At least 17 people died."),
    "a link with brackets": ("At least [17 people](a_(b)_99) died.", "At least 17 people died."),
    "a link by name": ("At least [17 people][1] died.", "At least 17 people died."),
    "strong inside a link": ("At least [**17** people](a) died.", "At least 17 people died."),
    "an address": ("At least 17 people died <https://a.example/99>.", "At least 17 people died ."),
    "a note": ("At least 17 people died.[^99]", "At least 17 people died."),
    "a picture": ("At least 17 people ![99 boats](b.png) died.", "At least 17 people   died."),
    "code": ("At least `17` people died.", "At least 17 people died."),
    "an entity": ("At least 17&nbsp;people &amp; a dog died.", "At least 17\u00a0people & a dog died."),
    "tags": ("At least <b>17</b> people<br/>died.", "At least 17 people died."),
    "an escape": (r"At least 17 people died\*.", "At least 17 people died*."),
    "struck out": ("At least ~~16~~ 17 people died.", "At least  17 people died."),
    "a heading": ("## At least 17 people died ##", "At least 17 people died"),
    "a quotation": ("> At least 17\n> people died.", "At least 17\npeople died."),
    "a list": ("- At least 17 people died.\n2. Twelve did not.", "At least 17 people died.\nTwelve did not."),
    "a task": ("- [x] At least 17 people died.", "At least 17 people died."),
    "a shortcode": ("At least 17 {{< fig 99 >}}people {% x 99 %}died.", "At least 17  people  died."),
    "a comment": ("At least 17 <!-- 99 --> people died.", "At least 17   people died."),
    # what only looks like a mark
    "brackets": ("At least 17 [sic] people died.", "At least 17 [sic] people died."),
    "a note of stars": ("At least 17 people died. *", "At least 17 people died. *"),
    "a product": ("At least 5*3*2 people died.", "At least 5*3*2 people died."),
    "a file's name": ("At least 17_000_000 or a_b_c people.", "At least 17_000_000 or a_b_c people."),
    "half a mark": ("At least **17 people [died.", "At least **17 people [died."),
    "less than": ("At least 17 < 20 people > 3 died.", "At least 17 < 20 people > 3 died."),
    "a year": ("2023. At least 17.", "2023. At least 17."),
    "over a blank line": ("At *least 17\n\npeople* died.", "At *least 17\n\npeople* died."),
    "a comment without end": ("At least 17 <!-- people died.", "At least 17 <!-- people died."),
}


@pytest.mark.parametrize("name", MARKED)
def test_marks_are_left_out(name: str) -> None:
    text, read = MARKED[name]
    assert marks.without(text, 0, len(text), inline.parts(text).marks) == read


SILENT = {
    "a fence": "```\n99 died\n```",
    "a fence of waves": "~~~python\n99 died\n~~~~~",
    "a table": "| town | dead |\n|------|:----:|\n| Lima | 99 |\n| Oslo | 98 |",
    "a table without edges": "town | dead\n--- | ---\nLima | 99",
    "a table without a rule": "| Lima | 99 |\n| Oslo | 98 |",
    "a picture": "![99 boats](b.png 'c')",
    "pictures": "![99](a) ![98][b]",
    "a picture that is a link": "[![99](a.png)](https://b.example/98)",
    "a definition": "[1]: https://a.example/99 'b'",
    "a comment": "<!-- 99\ndied -->",
    "a script": "<script>\nvar died = 99\n</script>",
}


@pytest.mark.parametrize("name", SILENT)
def test_what_is_no_prose_is_furniture(name: str) -> None:
    text = f"Storm in Peru\n\nIn all 17 people died.\n\n{SILENT[name]}\n\nAnother 12 were hurt.\n"
    found = inline.parts(text)
    assert "\n".join(text[start:end] for start, end in found.silent) == SILENT[name]


@pytest.mark.parametrize(
    "text", ["```\n17 died", "a | b\n17 | 18", "| 17 died", "[17]: the number", "17 people ![a](b)"]
)
def test_what_only_begins_like_it_is_prose(text: str) -> None:
    assert (inline.parts(text).silent == ()) == (text != "```\n17 died")
    assert "17" in marks.without(text, 0, len(text), inline.parts(text).marks)


def claims(tmp_path: Path, text: str, name: str = "a.md") -> list[Claim]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [claim for claim in reconcile([str(tmp_path / name)]).claims if claim.derived_from is None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At least **17** people were killed and *about* [300 houses](https://a.example/99) damaged.", [17, 300]),
        ("Between [10](a) and **12** people were killed in Peru.", [None]),
        ("**17** people were killed in Iraq and **12** in Syria.", [17, 12]),
        ("Some $**4.3** billion was lost in the storm in Peru.", [4.3e9]),
    ],
)
def test_marks_do_not_part_a_number_from_its_words(text: str, values: list[float | None], tmp_path: Path) -> None:
    story = "Storm hits the coast of Peru\n\nThe rain came in the night and the river rose in the town.\n\n"
    marked = claims(tmp_path, story + text)
    unmarked = claims(tmp_path, story + clean(re.sub(r"(?<!\*)\*(?!\*)", "", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text))))
    assert [claim.value for claim in marked] == values
    assert [(c.measure, c.low, c.high, c.modifier) for c in marked] == [
        (c.measure, c.low, c.high, c.modifier) for c in unmarked
    ]


def test_dates_in_marked_sentences_are_anchored_and_stand_in_the_file(tmp_path: Path) -> None:
    text = (
        "---\ndate: 2023-11-05\n---\n# Visit\n\nThe [minister](a) **met** the president in [Baghdad](b) on *Sunday*.\n"
    )
    (found,) = [claim for claim in claims(tmp_path, text) if claim.kind == "date"]
    assert found.when is not None
    assert (found.value, found.text) == ("2023-11-05", "Sunday")
    assert text[found.when.start : found.when.end] == "Sunday"


# ------------------------------------------------------------------------ front matter


def front(text: str) -> dict[str, str]:
    found = frontmatter.read(text)
    for one in found.fields if found else ():
        assert text[one.start : one.end] == one.value
    return {one.key: one.value for one in found.fields} if found else {}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: A: b\ndate: 2023-11-05\n---\nx", {"title": "A: b", "date": "2023-11-05"}),
        ("---\r\ntitle: \"A 'b' # c\" # d\r\n---\r\n", {"title": "A 'b' # c"}),
        ("\ufeff---\nPublish-Date: '2023-11-05' \n...\nx", {"publishdate": "2023-11-05"}),
        ("+++\ntitle = \"A\"\n[b]\ndate = 2020-01-01\n+++\n", {"title": "A"}),
        ("+++\ndate = 2023-11-05T21:57Z\n+++", {"date": "2023-11-05T21:57Z"}),
        ("---\ntitle: A\ntags: [a, b]\nauthors:\n  - name: B\nbody: |\n  date: 2020-01-01\n---\n", {"title": "A"}),
        ("---\ntitle: A\n", {}),
        ("---\nA line.\n---\n", {}),
        ("text\n---\ntitle: A\n---\n", {}),
        ("---\ntitle: A" + "\nx: y" * 500 + "\n---\n", {}),
        # nothing of these is made into anything
        ("---\na: &a [lol]\nb: *a\nc: !!python/object/apply:os.system ['id']\ntitle: T\n---\n", {"title": "T"}),
        ("---\ntitle: {{ 7 * 7 }}\nurl: x\n---\n", {"url": "x"}),
    ],
)  # fmt: skip
def test_front_matter(text: str, fields: dict[str, str]) -> None:
    assert front(text) == fields


def one(text: str) -> Document:
    (found,) = markdown.read(text, "a.md")
    assert isinstance(found, Document)
    return found


def test_what_front_matter_tells(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Storm &amp; flood\ndate: 2023-11-05T21:57:00+01:00\nlastmod: 2023-11-06\nauthor: Jane Doe\n"
        "source: The Example\nurl: https://a.example/99\nlang: en-GB\n---\n"
        "# Storm hits the coast\n\nIn all 17 people died in Peru.\n"
    )
    document = one(text)
    assert (document.title, document.outlet, document.url) == ("Storm & flood", "The Example", "https://a.example/99")
    assert (document.text, document.extracted) == (text, False)
    (tmp_path / "a.md").write_text(text)
    (article,) = load([str(tmp_path / "a.md")]).articles
    assert [(found.date, found.label, found.clock) for found in article.evidence] == [
        ("2023-11-05", "front-matter", "21:57:00+01:00"),
        ("2023-11-06", "updated", None),
    ]
    assert [(zone.kind, text[zone.start : zone.end][:7]) for zone in article.zones] == [
        ("furniture", "---\ntit"),
        ("title", "# Storm"),
        ("body", "In all "),
    ]
    assert [claim.value for claim in claims(tmp_path, text)] == [17]


@pytest.mark.parametrize(("day", "found"), [("2023-11-05", [("2023-11-05", "page", False)]), ("2024-01-01", [])])
def test_the_date_in_what_trafilatura_writes_is_weak(day: str, found: list[object], tmp_path: Path) -> None:
    text = f"---\ntitle: A\nhostname: a.example\ndate: {day}\nfingerprint: 319288d6\n---\nThe storm hit Peru.\n"
    (tmp_path / "a.md").write_text(text)
    (article,) = load([str(tmp_path)]).articles
    assert [(one.date, one.label, one.strong) for one in article.evidence] == found


@pytest.mark.parametrize(
    ("language", "read"), [("en", True), ("en_US", True), ("English", True), ("fr", False), ("pt-BR", False)]
)
def test_another_language(language: str, read: bool) -> None:
    text = f"---\nlang: {language}\n---\nText.\n"
    if read:
        assert one(text).text == text
    else:
        with pytest.raises(Refused) as caught:
            one(text)
        assert caught.value.reason == f"not English: its front matter says {language!r}"


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("---\ntitle: A\n---\nText.", ".txt", "markdown"),
        ("+++\ntitle = 'A'\n+++\nText.", "", "markdown"),
        ("Text.", ".md", "markdown"),
        ("# Text", ".txt", "text"),
        ("---\nText.\n---\n", ".txt", "text"),
        ("<!doctype html><html>", ".md", "html"),
        ("<p align='center'>\n<b>x</b></p>\n\n# Title", ".md", "markdown"),
    ],
)
def test_markdown_is_told_by_front_matter_or_suffix(text: str, suffix: str, name: str) -> None:
    assert format_of(text, suffix).name == name


def test_markdown_without_marks_is_read_as_text_is(tmp_path: Path) -> None:
    def outcome(text: str, name: str) -> list[Any]:
        found = claims(tmp_path, text, name)
        return [(claim.start, claim.end, claim.text, claim.measure, claim.value, claim.id) for claim in found]

    for seed in pages.seeds():
        text = seed.read_text(encoding="utf-8")
        assert outcome(text, "a.md") == outcome(text, "a.txt") != []


# ------------------------------------------------------------------------------- bad


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "![", "![a](b", "[a](<", "**", "*a", "_ a_", "`", "<!--", "<script>", "<p ", "<p '", "{{<", "{% ",
     "\\", "| ", "|a|\n", "```\n", "# ", " #", "> ", "[^a", "[a]: b ", "---\n", "-", " ", "~~", "[a](b 'c", "(",
     "- - ", "&amp"],
)  # fmt: skip
def test_endless_marks_take_no_time(piece: str) -> None:
    for text in (piece * (300_000 // len(piece)), "---\n" + piece * (300_000 // len(piece))):
        begun = time.process_time()
        markdown.begins(text)
        inline.parts(text)
        assert time.process_time() - begun < 10


def test_a_file_longer_than_any_article_is_read_with_its_marks() -> None:
    document = one("**a** " * 600_000)
    assert (document.marks, document.silent) == ((), ())
    assert document.notes == (("format", "longer than 3 MB: its marks are read as text"),)


def test_broken_and_hostile_files_beside_a_good_one(tmp_path: Path) -> None:
    good = "# Storm in Peru\n\nThe storm killed **17** people in Peru on Sunday, the police said.\n"
    bomb = "---\na: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 30)) + "---\n"
    (tmp_path / "good.md").write_text(good)
    (tmp_path / "twice.md").write_text(good)
    (tmp_path / "bomb.md").write_text(bomb + good.replace("17", "18"))
    (tmp_path / "cut.md").write_text("---\ntitle: Storm\ndate: 2023-1")
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "binary.md").write_bytes(b"# a\x00b")
    (tmp_path / "french.md").write_text(f"---\nlang: fr\n---\n{good}")
    loaded = load([str(tmp_path)])
    assert [(Path(found.path).name, len(found.copies)) for found in loaded.articles] == [
        ("bomb.md", 0),
        ("cut.md", 0),
        ("good.md", 2),
    ]
    assert {Path(found.where).name: found.reason for found in loaded.skipped} == {
        "binary.md": "binary, not text",
        "empty.md": "empty",
        "french.md": "not English: its front matter says 'fr'",
    }


def test_reports_show_the_words_without_marks(tmp_path: Path) -> None:
    said = "The [storm](https://a.example/99) killed **17** people in Peru."
    (tmp_path / "a.md").write_text(f"# Storm in Peru\n\n{said}\n")
    (tmp_path / "b.md").write_text(f"# Storm in Peru\n\n{said.replace('17', '18')}\n")
    report = reconcile([str(tmp_path)])
    for fmt in ("table", "markdown", "github", "html", "sarif", "junit"):
        shown = report_of.render(report, Settings(), fmt)
        assert "17" in shown
        assert "a.example" not in shown
    quotes = {claim.quote.exact for claim in report.claims if claim.quote and claim.value == 17}
    assert quotes == {said}


def test_claims_of_marked_files_give_the_same_report(tmp_path: Path) -> None:
    for seed in pages.seeds()[:3]:
        (tmp_path / f"{seed.stem}.md").write_text(pages.by_markdown(seed), encoding="utf-8")
    paths = [str(path) for path in sorted(tmp_path.glob("*.md"))]
    shard = tmp_path / "claims.jsonl"
    shard.write_text(report_of.render_claims(*pipeline.extractions(paths, Settings())), encoding="utf-8")
    for fmt in ("table", "markdown", "sarif"):
        again = report_of.render(reconcile([str(shard)]), Settings(), fmt)
        assert again == report_of.render(reconcile(paths), Settings(), fmt)
