"""Web pages: what is read of them, what is not, and that the seeds as pages say what the seeds say."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import reconcile
from blinken_reconcile.errors import NothingRead
from blinken_reconcile.inputs import Document, Refused, charset, extraction, html, tags
from blinken_reconcile.load import load
from blinken_reconcile.models import Article
from tests import pages
from tests.same import told

STORM = (
    "A storm killed 12 people in Peru on Sunday, the police said. About 300 houses were damaged and about 40 "
    "people were injured in Lima. Rescue workers were still looking for the missing on Monday morning, when the "
    "rain had stopped and the army had sent lorries with blankets and water to the villages along the coast. The "
    "mayor of the town said that the river had risen by two metres in an hour, that the bridge was gone, and that "
    "most of those who died had been asleep when the water came. The government promised money for the families "
    "and said that schools would stay closed until the end of the week."
)
OTHER = STORM.replace("Peru", "Chile").replace("12", "14").replace("Lima", "Arica")
DATE = "2023-11-05T21:57:00+02:00"


def paragraphs(text: str) -> str:
    return "".join(f"<p>{sentence}.</p>\n" for sentence in text.rstrip(".").split(". "))


def page(body: str = "", head: str = "", title: str = "Storm kills 12 in Peru") -> str:
    article = body or f"<article><h1>{title}</h1>\n{paragraphs(STORM)}</article>"
    return f"<!doctype html>\n<html><head><title>{title}</title>{head}</head>\n<body>{article}</body></html>\n"


def ld(*nodes: dict[str, Any], **keys: Any) -> str:
    value = list(nodes) if nodes else {"@context": "https://schema.org", "@type": "NewsArticle", **keys}
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def node(**keys: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", **keys}


def read(source: str) -> list[Document]:
    found = list(html.read(source, "a.html"))
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


def one(source: str) -> Document:
    (document,) = read(source)
    return document


def dates(document: Document) -> list[tuple[str, str, bool]]:
    return [(found.date, found.label, found.strong) for found in document.evidence]


# ------------------------------------------------------------------ the five articles


@pytest.fixture(scope="module")
def text_report() -> Any:
    return told([str(path) for path in pages.seeds()])


@pytest.mark.parametrize("made", [pages.by_json_ld, pages.by_meta], ids=["JSON-LD", "meta"])
def test_the_seeds_as_pages_give_the_same_claims_groups_and_verdicts(
    made: Any, text_report: Any, tmp_path: Path
) -> None:
    for seed in pages.seeds():
        (tmp_path / f"{seed.stem}.html").write_text(made(seed), encoding="utf-8")
    as_pages = told([str(tmp_path)])
    assert as_pages.claims == text_report.claims
    assert as_pages.groups == text_report.groups
    assert len(as_pages.groups) > 15


def test_offsets_and_lines_count_in_the_text_that_was_taken_out(tmp_path: Path) -> None:
    for seed in pages.seeds():
        (tmp_path / f"{seed.stem}.html").write_text(pages.by_meta(seed), encoding="utf-8")
    loaded = load([str(tmp_path)])
    texts = {article.id: article.text for article in loaded.articles}
    for claim in reconcile([str(tmp_path)]).claims:
        if claim.quote is not None and claim.start is not None:
            text = texts[claim.article]
            assert text[claim.start : claim.end] == claim.text
            assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
            assert text[: claim.start].count("\n") + 1 == claim.quote.line


def test_nothing_of_the_furniture_is_text() -> None:
    for seed in pages.seeds():
        for made in (pages.by_json_ld, pages.by_meta):
            text = one(made(seed)).text
            for word in ("99 people", "77 people", "500 people", "Storm kills 55", "66 hurt", "All rights", "<"):
                assert word not in text


# ------------------------------------------------------------------------- what is told


@pytest.mark.parametrize(
    ("begin", "is_page"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff\n<!-- saved -->\n<!doctype HTML>", True),
        ("<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", True),
        ("<head><title>x</title>", True),
        ("<div><p>A</p><p>B</p></div>", True),
        ("<p align=center>\n<a href='x'>logo</a></p></div>\n\n# Title\n\nText.", False),
        ("<b>17</b> people died.", False),
        ("17 people < 20 people", False),
        ("<3 <3 <3 >", False),
        ("<rss><channel><item></item></channel></rss>", False),
        ('{"html": "<html>"}', False),
        ("The tag <html> begins a page.", False),
    ],
)
def test_a_page_is_told_by_its_content(begin: str, is_page: bool) -> None:
    assert html.begins(begin) == is_page


def test_a_page_in_a_text_file_and_a_text_in_a_page_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page(head=ld(headline="Storm", articleBody=STORM)))
    (tmp_path / "b.html").write_text(OTHER)
    loaded = load([str(tmp_path)])
    texts = {Path(article.path).name: article.text for article in loaded.articles}
    assert texts == {"a.txt": f"Storm\n\n{STORM}", "b.html": OTHER}
    assert [(found.code, found.message) for found in loaded.warnings] == [
        ("format", "read as plain text, whatever its suffix says")
    ]


# ------------------------------------------------------------- JSON-LD, meta, the page


def test_json_ld_comes_first() -> None:
    told_by = ld(
        headline="Storm kills &quot;12&quot;",
        datePublished=DATE,
        dateModified="2023-11-06",
        publisher={"@type": "Organization", "name": "The Example"},
        url="https://news.example/a?x=1",
        articleBody=STORM,
    )
    document = one(page(head=told_by + "<meta property='og:title' content='Other'><meta name=date content=2023-11-04>"))
    assert document.text == f'Storm kills "12"\n\n{STORM}'
    assert (document.title, document.outlet, document.extracted) == ('Storm kills "12"', "The Example", True)
    assert dates(document) == [
        ("2023-11-05", "json-ld", True),
        ("2023-11-06", "updated", True),
        ("2023-11-04", "meta", True),
    ]
    assert document.evidence[0].clock == "21:57:00+02:00"
    assert document.url == "https://news.example/a?x=1"


STORY = {"headline": "Storm", "articleBody": STORM, "datePublished": DATE}
SHAPES = {
    "alone": ld(**STORY),
    "in a list": ld({"@type": "WebSite", "name": "x"}, node(**STORY)),
    "in a graph": ld(**{"@type": "x", "@graph": [node(**STORY)]}),
    "of a page": ld(**{"@type": "WebPage", "mainEntity": node(**STORY)}),
    "two types": ld(**{"@type": ["Article", "Thing"], **STORY}),
    "a type's address": ld(**{"@type": "http://schema.org/ReportageNewsArticle", **STORY}),
    "wrapped": ld(**STORY).replace("json'>", "json'>//<![CDATA[\n").replace("</script", "\n//]]></script"),
    "line ends in strings": ld(**STORY | {"headline": "Storm#"}).replace("#", "\n"),
    "capitals and quotes": ld(**STORY)
    .replace("<script type='application/ld+json'>", '<SCRIPT data-a="x>y" TYPE="application/LD+JSON; charset=utf-8">')
    .replace("</script>", "</SCRIPT >"),
    "tags in the text": ld(**STORY | {"articleBody": f"<p>{STORM}</p><style>a {{ b: 99 }}</style>"}),
    "tags written out": ld(**STORY | {"headline": "<b>Storm</b>", "articleBody": f"&lt;p&gt;{STORM}&lt;/p&gt;"}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_json_ld(shape: str) -> None:
    document = one(page(head=SHAPES[shape]))
    assert document.text == f"Storm\n\n{STORM}"
    assert dates(document) == [("2023-11-05", "json-ld", True)]


def test_names_in_a_graph_are_looked_up() -> None:
    graph = [
        {"@type": "Organization", "@id": "#us", "name": "The Example"},
        node(headline="Storm", articleBody=STORM, publisher={"@id": "#us"}),
    ]
    assert one(page(head=ld(**{"@type": "x", "@graph": graph}))).outlet == "The Example"


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ({"@type": "Organization", "name": "Reuters"}, "Reuters\n\n"),
        ([{"name": "AFP"}], "AFP\n\n"),
        ("Jane Doe", ""),
        (None, ""),
    ],
)
def test_a_text_by_an_agency_says_so(author: object, line: str) -> None:
    told_by = ld(headline="Storm hits Peru", articleBody=STORM, author=author)
    assert one(page(head=told_by)).text == f"Storm hits Peru\n\n{line}{STORM}"


def test_pages_by_one_agency_are_one_origin(tmp_path: Path) -> None:
    """Their words differ, so that nothing but the credit joins them."""
    words = {
        "a": ("Reuters", STORM),
        "b": ("Reuters", "In Peru at least 12 people died when a storm came in from the sea on Sunday night. " * 8),
        "c": ("Jane Doe", "Twelve are dead after Sunday's storm in Peru, according to the fire brigade of Lima. " * 8),
    }
    for name, (author, text) in words.items():
        (tmp_path / f"{name}.html").write_text(page(head=ld(headline=f"Storm {name}", articleBody=text, author=author)))
    origins = {Path(found.path).name: found.origin for found in reconcile([str(tmp_path)]).articles}
    assert origins["a.html"] == origins["b.html"] != origins["c.html"]


def test_what_is_no_article_of_the_page_dates_nothing() -> None:
    listed = {"@type": "ItemList", "itemListElement": [node(headline="Old", datePublished="2019-01-02")]}
    organisation = {"@type": "Organization", "datePublished": "2018-01-02", "name": "Us"}
    document = one(page(head=ld(listed, organisation)))
    assert document.evidence == ()
    assert "Peru" in document.text


def test_broken_json_ld_is_passed_over() -> None:
    broken = "<script type='application/ld+json'>{'headline': }</script>" + ld(headline="Storm", articleBody=STORM)
    assert one(page(head=broken)).text == f"Storm\n\n{STORM}"
    bombs = "".join(f"<script type='application/ld+json'>{bomb}</script>" for bomb in ("[" * 100_000, "9" * 9_999))
    assert one(page(head=bombs)).text.startswith("Storm kills 12 in Peru\nA storm killed")


@pytest.mark.parametrize(
    "teaser", ["A storm killed 12 people in Peru on Sunday.", f"{STORM[:-1]} …", STORM + " And then the"]
)
def test_the_beginning_of_an_article_in_json_ld_is_not_taken_for_it(teaser: str) -> None:
    whole = paragraphs(STORM) + paragraphs(OTHER)
    document = one(page(f"<article><h1>Storm</h1>{whole}</article>", ld(headline="Storm", articleBody=teaser)))
    assert "Chile" in document.text


def test_meta_tags() -> None:
    head = (
        '<meta content="Storm > all: 12 &amp; more | The Example" property="og:title">'
        "<meta property='og:site_name' content='Example'>"
        f"<meta name='DC.date.issued' content='{DATE}'>"
        "<meta property='article:modified_time' content='2023-11-06T10:00:00Z'>"
        "<link rel='canonical' href='https://news.example/storm'>"
    )
    document = one(page(head=head, title="x"))
    assert document.title == "Storm > all: 12 & more"
    assert (document.outlet, document.url) == ("Example", "https://news.example/storm")
    assert dates(document) == [("2023-11-05", "meta", True), ("2023-11-06", "updated", True)]


def test_tags_of_time_count_if_there_is_but_one_date() -> None:
    label = "<time itemprop='datePublished' datetime='2023-11-05'>x</time>"
    other = "<time itemprop='datePublished' datetime='2021-01-02'>y</time>"
    body = f"<article><h1>Storm</h1>{label}{paragraphs(STORM)}</article>"
    assert dates(one(page(body))) == [("2023-11-05", "meta", True)]
    assert ("2023-11-05", "meta", True) not in dates(one(page(body + other)))


def test_a_date_without_a_label_is_weak_and_must_be_plain() -> None:
    def dated(written: str) -> list[tuple[str, str, bool]]:
        return dates(
            one(page(f"<div class='date'>{written}</div><article><h1>Storm</h1>{paragraphs(STORM)}</article>"))
        )

    assert dated("November 5, 2023") == [("2023-11-05", "page", False)]
    assert dated("03/04/2023") == []
    assert dated("") == []


def test_no_date_comes_from_the_clock() -> None:
    for label in ("now", "today", "2 hours ago", "5 minutes ago", "yesterday"):
        body = (
            f"<div class='date'>{label}</div><time>{label}</time><article><h1>Storm</h1>{paragraphs(STORM)}</article>"
        )
        assert one(page(body)).evidence == ()
    # Later than the day on which this was written, and than the day of any run.
    body = f"<div class='date'>November 5, 2087</div><article><h1>Storm</h1>{paragraphs(STORM)}</article>"
    assert one(page(body)).evidence == ()


# ------------------------------------------------------ what trafilatura itself writes

RECORD = {
    "title": "Storm kills 12 in Peru",
    "author": "Jane Doe",
    "hostname": "news.example",
    "date": "2023-11-05",
    "fingerprint": "319288d68da5a311",
    "id": None,
    "license": None,
    "comments": "I heard that 500 people were killed!",
    "raw_text": STORM,
    "text": STORM.replace(". ", ".\n"),
    "language": None,
    "image": None,
    "pagetype": "article",
    "source": "https://news.example/2023/11/storm",
    "source-hostname": "The Example",
    "excerpt": "55 people were hurt.",
    "categories": "",
    "tags": "",
}


def piped(*records: dict[str, Any]) -> tuple[Article, ...]:
    """What comes of records on standard input, one a line."""
    return load(["-"], stdin="".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()).articles


def test_what_trafilatura_writes_is_read_from_a_pipe() -> None:
    (article,) = piped(RECORD)
    assert article.text == "Storm kills 12 in Peru\n\n" + STORM.replace(". ", ".\n")
    assert (article.title, article.outlet) == ("Storm kills 12 in Peru", "The Example")
    assert article.entry is not None
    assert article.entry.url == "https://news.example/2023/11/storm"
    assert [(found.date, found.label, found.strong) for found in article.evidence] == [("2023-11-05", "page", False)]


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    (article,) = piped(RECORD | {"date": "2024-01-01"})
    assert article.evidence == ()


def test_what_trafilatura_writes_without_metadata() -> None:
    first, second = piped({"text": STORM, "comments": ""}, {"text": OTHER, "comments": ""})
    assert {first.text, second.text} == {STORM, OTHER}
    assert (first.outlet, first.evidence) == (None, ())


def test_that_is_the_form_of_this_version() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    written = trafilatura.extract(page(), output_format="json", with_metadata=True, url="https://news.example/storm")
    assert {"source-hostname", "fingerprint", "source", "hostname", "title", "date", "text"} <= set(json.loads(written))


# --------------------------------------------------------------------- many articles


def test_several_articles_where_the_page_is_about_none_of_them() -> None:
    two = ld(node(headline="Storm", articleBody=STORM, datePublished=DATE), node(headline="Flood", articleBody=OTHER))
    found = read(page("<h1>News of the day</h1>", two, title="News of the day"))
    assert [(document.path, document.title, document.line) for document in found] == [
        ("a.html#1", "Storm", 2),
        ("a.html#2", "Flood", 2),
    ]
    assert [dates(document) for document in found] == [[("2023-11-05", "json-ld", True)], []]


@pytest.mark.parametrize(
    "head",
    [
        "<link rel=canonical href='https://news.example/flood/'>",
        "<meta property='og:url' content='http://news.example/flood?a=b'>",
        "<meta property='og:title' content='Flood'>",
    ],
)
def test_the_one_that_the_page_is_about(head: str) -> None:
    two = ld(
        node(headline="Storm", articleBody=STORM, url="https://news.example/storm"),
        node(headline="Flood", articleBody=OTHER, url="https://news.example/flood"),
    )
    assert [document.text for document in read(page(head=head + two))] == [f"Flood\n\n{OTHER}"]


def test_one_article_told_twice_is_one() -> None:
    twice = ld(node(headline="Storm", datePublished=DATE)) + ld(node(headline="Storm", articleBody=STORM))
    assert one(page(head=twice)).text == f"Storm\n\n{STORM}"


# -------------------------------------------------------------------- without the extra


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("trafilatura", "htmldate"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("bare")
def test_without_the_extra_json_ld_is_read_and_the_rest_is_refused(tmp_path: Path) -> None:
    assert one(page(head=ld(headline="Storm", articleBody=STORM))).text == f"Storm\n\n{STORM}"
    assert one(page(head=ld(headline="Storm", articleBody="12 people died."))).text == "Storm\n\n12 people died."
    (tmp_path / "a.html").write_text(page())
    with pytest.raises(NothingRead) as caught:
        load([str(tmp_path / "a.html")])
    (skipped,) = caught.value.skipped
    assert skipped.reason == "reading the page itself needs: pip install 'blinken-reconcile[web]'"


def test_a_run_on_text_imports_nothing_of_it() -> None:
    watched = ("trafilatura", "htmldate", "lxml", "justext", "blinken_reconcile.inputs.page")
    code = (
        "import sys; from blinken_reconcile.load import load; load(['seeds']);"
        f"print([name for name in {watched} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=pages.SEEDS.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# ------------------------------------------------------------------------- bad pages


def reason(source: str) -> str:
    with pytest.raises(Refused) as caught:
        read(source)
    return caught.value.reason


def test_pages_without_an_article() -> None:
    for empty in (
        "<html></html>",
        "<!doctype html>",
        "<html><body><script>var a = 12;</script></body></html>",
        "<p></p>",
    ):
        assert reason(empty) == "no article found in this page"


def test_a_page_that_is_cut_off() -> None:
    whole = page()
    for end in ("when the rain", "</p>", "<h1>Storm kills", "<p>About"):
        text = one(whole[: whole.index(end) + len(end)]).text
        assert "<" not in text
    cut = page(head=ld(headline="Storm", articleBody=STORM))
    assert reason(cut[: cut.index("houses")]) == "no article found in this page"


def many(text: str, size: int = 19_000_000) -> str:
    return text * (size // len(text))


DEEP = {
    "divs": many("<div>", 2_900_000),
    "headings": many("<h1>"),
    "headings, closed": many("<h1>a</h1>", 2_900_000),
    "comments": many("<!--"),
    "scripts": many("<script>"),
    "arrays": f"<script type='application/ld+json'>{many('[')}</script>",
    "objects": "<script type='application/ld+json'>" + many('{"a":', 1_000_000) + "</script>",
    "tags without an end": many("<meta "),
    "quotes without an end": many('<meta content="'),
    "attributes": f"<meta {many('a=b ', 5_000_000)}>",
    "pictures": many('<img src="data:'),
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_and_endless_pages_are_refused_within_seconds(name: str) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (20, 20));"
        "from blinken_reconcile.inputs import Refused, html\n"
        "try: list(html.read(sys.stdin.read(), 'a'))\n"
        "except Refused as no: print(no.reason)"
    )
    source = "<!doctype html><html><head>" + DEEP[name]
    done = subprocess.run([sys.executable, "-c", code], input=source, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() in (
        "no article found in this page",
        "a page longer than 3 MB without its scripts and pictures",
        "a page of more than 100,000 tags",
    )


def test_entities_of_a_page_are_not_expanded() -> None:
    entities = "".join(f"<!ENTITY {chr(98 + i)} '{('&' + chr(97 + i) + ';') * 10}'>" for i in range(20))
    source = f"<!DOCTYPE html [<!ENTITY a '12 dead'>{entities}<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
    text = one(source + f"<html><body><article><p>&u;&x;</p>{paragraphs(STORM)}</article></body></html>").text
    assert len(text) < 3_000
    assert "root:" not in text


def test_an_address_is_one_of_the_web() -> None:
    for bad in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""):
        assert one(page(head=f"<link rel=canonical href='{bad}'>" + ld(**STORY, url=bad))).url is None


def test_markup_of_a_title_is_inert() -> None:
    head = ld(
        headline="<img src=x onerror=alert(1)>Storm &lt;script&gt;alert(2)&lt;/script&gt;[red]12[/red]",
        articleBody=STORM,
    )
    assert one(page(head=head)).title == "Storm [red]12[/red]"


def test_bad_pages_beside_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(page())
    (tmp_path / "empty.html").write_text("<html></html>")
    (tmp_path / "binary.html").write_bytes(b"<html>\x00\x01")
    (tmp_path / "long.html").write_text(page("<div>" + many("<p>a</p>", 4_000_000)))
    (tmp_path / "huge.html").write_bytes(b"<!doctype html>" + b"<p>17 died.</p>" * 1_400_000)
    (tmp_path / "huge.md").write_bytes(b"# Storm\n" + b"17 died.\n" * 2_300_000)
    (tmp_path / "twice.html").write_text(page())
    loaded = load([str(tmp_path)])
    assert [len(article.copies) for article in loaded.articles] == [2]
    assert {Path(found.where).name: found.reason for found in loaded.skipped} == {
        "binary.html": "binary, not text",
        "empty.html": "no article found in this page",
        "huge.html": "longer than 20 MB",
        "huge.md": "longer than 20 MB",
        "long.html": "a page longer than 3 MB without its scripts and pictures",
    }


# -------------------------------------------------------------------------- encodings


def loaded(path: Path, data: bytes) -> tuple[Article, list[str]]:
    path.write_bytes(data)
    found = load([str(path)])
    return found.articles[0], [warning.message for warning in found.warnings]


@pytest.mark.parametrize(
    ("head", "encoding", "messages"),
    [
        ("<meta charset='utf-8'>", "utf-8", []),
        ("<meta charset=utf-8>", "utf-16", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252", []),
        ("<meta charset='windows-1250'>", "cp1250", []),
        ("<meta charset='iso-8859-1'>", "utf-8", []),
        ("", "cp1252", ["not UTF-8; read as Windows-1252"]),
        ("<meta charset='utf-8'>", "cp1252", ["not UTF-8; read as Windows-1252"]),
        ("<meta charset='utf-7'>", "cp1252", ["not UTF-8; read as Windows-1252"]),
        ("<meta charset='no such'>", "cp1252", ["not UTF-8; read as Windows-1252"]),
    ],
)
def test_encodings(head: str, encoding: str, messages: list[str], tmp_path: Path) -> None:
    story = paragraphs(f"“Café” – déçu, the mayor said. {STORM}")
    article, said = loaded(tmp_path / "a.html", page(f"<article>{story}</article>", head).encode(encoding))
    assert "“Café” – déçu, the mayor said." in article.text
    assert said == messages


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"<meta charset=gb2312>", "gb18030"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?>", "iso8859-2"),
        (b"<meta charset=unicode_escape>", None),
        (b"<p>charset=koi8-r</p>", None),
    ],
)
def test_declared(data: bytes, codec: str | None) -> None:
    assert charset.declared(data) == codec


# ----------------------------------------------------------------------------- parts


def test_a_tag_inside_a_script_is_none() -> None:
    source = (
        "<script>'<meta name=date content=2020-01-01>'</script>\n<!-- <meta name=date content=2020-01-02> -->\n"
        "<meta name=date content=2020-01-03>"
    )
    assert [(tag.name, tag.line) for tag in tags.scan(source).tags] == [("script", 1), ("meta", 3)]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*arguments: Iterable[object], **keys: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert extraction.date("http://news.example/2023/11/05/storm.html") is None
    assert one(page(head="<link rel=canonical href='http://news.example/a'><base href='http://news.example/'>")).text
