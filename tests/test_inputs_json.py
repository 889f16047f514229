"""JSON inputs: the five seeds in every format say the same; what is broken costs only itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blinken_reconcile import Report, Settings, cli, load, reconcile
from blinken_reconcile.errors import NothingRead, UsageError
from blinken_reconcile.inputs import Asked, dated, markup
from blinken_reconcile.inputs.decoding import MOST_BYTES
from blinken_reconcile.models import Article, Loaded, Skipped
from blinken_reconcile.report import render
from blinken_reconcile.report.labels import article_labels
from blinken_reconcile.settings import mapped

SEEDS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))]
DAY = "2023-11-05"
STORM = "The storm killed 12 people in Peru on Sunday, and the police said that 300 houses were damaged by the water."
FLOOD = "The flood killed 30 people in Chile on Friday, and the mayor said that 90 houses were destroyed by the mud."
Json = Any


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: Json) -> str:
    """A file with these bytes, this text, or this value as JSON; its path."""
    data = content if isinstance(content, bytes | str) else json.dumps(content)
    Path(path).write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def lines(values: list[Json]) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in values)


def read(path: str, **asked: Any) -> Loaded:
    """What a file gives, articles or not."""
    try:
        return load.load([path], asked=Asked(**asked))
    except NothingRead as error:
        return Loaded(articles=(), skipped=error.skipped)


def only(path: str, **asked: Any) -> Article:
    loaded = read(path, **asked)
    (article,) = loaded.articles
    assert loaded.skipped == ()
    return article


def reasons(loaded: Loaded) -> list[tuple[str, str]]:
    return [(one.where, one.reason) for one in loaded.skipped]


# ------------------------------------------------------------- the same in every format


def parts(text: str) -> tuple[str, str]:
    """The first line of an article, and the rest."""
    first, _, rest = text.partition("\n")
    return first, rest.lstrip("\n")


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def newsarticle(text: str) -> Json:
    title, body = parts(text)
    dates = {"datePublished": f"{DAY}T21:57:00Z", "dateModified": "2023-11-06T08:00:00Z"}
    return {"@type": "NewsArticle", "headline": title, "articleBody": body, **dates}


def ninjs(text: str) -> Json:
    title, body = parts(text)
    plain = {"role": "main", "contenttype": "text/plain", "value": body}
    return {
        "uri": "urn:newsml:example.org:1",
        "pubstatus": "usable",
        "versioncreated": f"{DAY}T21:57:00+00:00",
        "firstcreated": "2023-11-01T21:57:00+00:00",
        "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": title}],
        "bodies": [{"role": "teaser", "contenttype": "text/plain", "value": "A teaser."}, plain],
    }


def ninjs_html(text: str) -> Json:
    title, body = parts(text)
    html = "".join(f"<p>{escaped(one)}</p>" for one in paragraphs(body)) + "<script>99 people were killed</script>"
    body_html = [{"contentType": "text/html", "value": f"<div>{html}</div>"}]
    return {"headlines": [{"value": title}], "bodies": body_html, "contentcreated": DAY}


def ninjs_1(text: str) -> Json:
    title, body = parts(text)
    return {"versioncreated": DAY, "headline": title, "body_html": f"<p>{escaped(body)}</p>".replace("\n", "</p>\n<p>")}


def newsplease(text: str) -> Json:
    title, body = parts(text)
    dates = {"date_download": "2024-07-22 10:00:00", "date_modify": "None", "date_publish": f"{DAY} 21:57:00"}
    return {"title": title, "maintext": body, "source_domain": "example.org", "language": "en", "text": None, **dates}


def newspaper(text: str) -> Json:
    title, body = parts(text)
    dates = {"publish_date": f"{DAY}T00:00:00"}
    return {"url": "https://example.org/a", "title": title, "text": body, "meta_site_name": "Example", **dates}


def fundus(text: str) -> Json:
    title, body = parts(text)
    first, *rest = paragraphs(body)
    sections = [{"headline": [], "paragraphs": rest[:3]}, {"headline": [], "paragraphs": rest[3:]}]
    source = {"publisher": "Example", "type": "RSSFeed"}
    return {
        "title": title,
        "body": {"summary": [first], "sections": sections},
        "publishing_date": f"{DAY} 21:57:00+00:00",
        "html": {"responded_url": "https://example.org/a", "content": "<html>88 killed</html>", "source_info": source},
    }


def dump(text: str) -> Json:
    return {"id": "x", "date": DAY, "text": text}


def strange(text: str) -> Json:
    title, body = parts(text)
    return {"kopf": {"zeile": title}, "story": body, "text": "A text in another field.", "stand": DAY}


def as_list(make: Callable[[str], Json]) -> Callable[[], tuple[str, str]]:
    return lambda: ("all.json", json.dumps([make(text) for text in SEEDS], indent=1))


def as_lines(make: Callable[[str], Json]) -> Callable[[], tuple[str, str]]:
    return lambda: ("all.jsonl", lines([make(text) for text in SEEDS]))


FORMATS: dict[str, Callable[[], tuple[str, str]]] = {
    "JSON-LD, list": as_list(newsarticle),
    "JSON-LD, graph": lambda: (
        "all.jsonld",
        json.dumps({"@context": "https://schema.org", "@graph": [newsarticle(text) for text in SEEDS]}),
    ),
    "ninjs 2": as_list(ninjs),
    "ninjs 3 with HTML": as_lines(ninjs_html),
    "ninjs 1": as_list(ninjs_1),
    "news-please": as_lines(newsplease),
    "newspaper4k": as_list(newspaper),
    "fundus": as_list(fundus),
    "id, date, text": as_lines(dump),
    "a wrapping object, no telling suffix": lambda: (
        "all.txt",
        json.dumps({"status": "ok", "articles": [dump(text) for text in SEEDS]}),
    ),
    "fields named by a person": as_lines(strange),
}
NAMES = mapped(["title=kopf.zeile", "text=story", "published=stand"])


def told(report: Report) -> tuple[list[Json], list[Json]]:
    """Claims and groups of the five seeds, without offsets, paths and ids."""
    number = {one.id: at for at, one in enumerate(sorted(report.articles, key=lambda one: one.path))}
    number |= {one.path: number[one.id] for one in report.articles}
    claims = [
        (
            *(number[one.article], one.kind, one.measure, one.value, one.low, one.high, one.unit, one.modifier),
            *(one.role, one.modality, one.text, one.quote and one.quote.exact, one.places, one.attribution),
            *(one.subject, one.event, one.when and (one.when.value, one.when.basis), one.as_of and one.as_of.date),
        )
        for one in report.claims
    ]
    groups = [
        (
            *(one.kind, one.measure, one.place, one.level, one.verdict, one.explained, one.code, one.because),
            sorted((p.text, p.as_of, sorted(number[path] for path in p.articles), p.origins) for p in one.positions),
        )
        for one in report.groups
    ]
    return sorted(claims, key=repr), sorted(groups, key=repr)


@pytest.fixture(scope="module")
def plain_text(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The seeds as text files, published on the day that the records give."""
    place = tmp_path_factory.mktemp("plain")
    for at, text in enumerate(SEEDS, start=1):
        (place / f"{at}.txt").write_bytes(text.encode())
    return reconcile([str(place)], Settings(published=tuple((f"{at}.txt", DAY) for at in range(1, 6))))


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds_say_the_same_in_every_format(here: Path, plain_text: Report, name: str) -> None:
    path, content = FORMATS[name]()
    put(path, content)
    report = reconcile([path], Settings(map=NAMES if name == "fields named by a person" else ()))
    assert report.skipped == ()
    assert [one.path for one in report.articles] == [f"{path}#{at}" for at in range(1, 6)]
    assert {one.published for one in report.articles} == {DAY}
    claims, groups = told(report)
    assert (claims, groups) == told(plain_text)
    assert len(claims) > 25
    for claim in report.claims:
        if claim.quote is not None:
            text = next(one.text for one in report.articles if one.id == claim.article)
            assert text[claim.start : claim.end] == claim.text
            assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
            assert text.count("\n", 0, claim.quote.start) + 1 <= claim.quote.line


def test_the_report_carries_the_text_and_its_place(here: Path) -> None:
    known = {"id": 7, "url": "https://example.org/a", "source": {"name": "Reuters"}, "text": STORM}
    put("two.json", f"[\n{json.dumps(known, indent=0)},\n" + json.dumps({"text": FLOOD}) + "\n]\n")
    put("plain.txt", STORM + " It rained.")
    report = reconcile(["two.json", "plain.txt"])
    plain, first, second = json.loads(render(report, Settings(), "json"))["articles"]
    assert (first["path"], first["text"], first["outlet"]) == ("two.json#1", STORM, "Reuters")
    assert first["entry"] == {"file": "two.json", "line": 2, "id": "7", "url": "https://example.org/a"}
    assert second["entry"] == {"file": "two.json", "line": 10, "id": None, "url": None}
    # The text of a text file is the file's own.
    assert plain.keys() == first.keys() - {"text", "entry"}


def test_annotations_stand_at_the_line_of_the_record(here: Path) -> None:
    texts = [STORM, STORM.replace("12 people", "14 people") + " It rained."]
    put("two.jsonl", "\n" + lines([{"text": f"A storm\n\n{one}", "date": DAY} for one in texts]))
    report = reconcile(["two.jsonl"], Settings(one_story=True))
    github = render(report, Settings(only=("conflict",)), "github")
    assert "file=two.jsonl,line=2,endLine=2" in github
    run = json.loads(render(report, Settings(only=("conflict",)), "sarif"))["runs"][0]
    places = [one["physicalLocation"] for result in run["results"] for one in result["locations"]]
    assert {one["artifactLocation"]["uri"] for one in places} == {"two.jsonl"}
    assert {tuple(sorted(one["region"])) for one in places} == {("snippet", "startLine")}
    assert {one["region"]["startLine"] for one in places} == {2, 3}


# ------------------------------------------------------------------------ what is what


@pytest.mark.parametrize(
    ("path", "content", "paths"),
    [
        ("one.json", {"text": STORM}, ["one.json"]),
        ("one.jsonl", {"text": STORM}, ["one.jsonl#1"]),
        ("one", {"text": STORM}, ["one"]),
        ("pretty.jsonl", json.dumps({"text": STORM}, indent=1), ["pretty.jsonl"]),
        ("blank.jsonl", "\n\n" + lines([{"text": STORM}, {"text": FLOOD}]), ["blank.jsonl#3", "blank.jsonl#4"]),
        ("lines.txt", lines([{"text": STORM}, {"text": FLOOD}]), ["lines.txt#1", "lines.txt#2"]),
        ("jq.json", json.dumps({"text": STORM}, indent=1) * 2, ["jq.json#1"]),
        ("text.json", STORM, ["text.json"]),
        ("brackets.txt", f"[Update] {STORM}", ["brackets.txt"]),
        ("braces.txt", f"{{{STORM}}}", ["braces.txt"]),
        (
            "nested.json",
            [{"@type": "WebPage", "mainEntity": {"@type": ["Thing", "schema:NewsArticle"], "articleBody": STORM}}],
            ["nested.json#1"],
        ),
        (
            "graphs.json",
            [{"@graph": [{"@type": "Report", "articleBody": one} for one in (STORM, FLOOD)]}],
            ["graphs.json#1.1", "graphs.json#1.2"],
        ),
    ],
)
def test_told_by_content(here: Path, path: str, content: Json, paths: list[str]) -> None:
    put(path, content)
    loaded = read(path)
    assert [one.path for one in loaded.articles] == paths
    assert loaded.skipped == ()


def test_standard_input(here: Path) -> None:
    content = lines([{"text": STORM}, {"text": FLOOD}]).encode()
    assert [one.path for one in load.load(["-"], stdin=content).articles] == ["-#1", "-#2"]
    (one,) = load.load(["-"], stdin=json.dumps({"text": STORM}).encode()).articles
    assert (one.path, one.entry and one.entry.file) == ("-", "-")


def test_records_of_one_text_are_one_article(here: Path) -> None:
    put("a.jsonl", lines([{"text": STORM}, {"text": STORM, "date": DAY, "source": "Mint"}, {"text": FLOOD}]))
    first, second = read("a.jsonl").articles
    assert (first.path, first.copies) == ("a.jsonl#1", ("a.jsonl#1", "a.jsonl#2"))
    assert ([one.date for one in first.evidence], first.outlet) == ([DAY], "Mint")
    assert (second.path, second.copies) == ("a.jsonl#3", ())


def test_the_title_is_the_first_line_once(here: Path) -> None:
    apart = only(put("a.json", {"title": " Storm  in Peru ", "text": STORM}))
    inside = only(put("b.json", {"title": "Storm in Peru", "text": f"STORM IN PERU\n{STORM}"}))
    assert (apart.title, apart.text) == ("Storm in Peru", f"Storm in Peru\n\n{STORM}")
    assert inside.text == f"STORM IN PERU\n{STORM}"
    assert [zone.kind for zone in apart.zones] == ["title", "body"]


def test_html_in_a_field(here: Path) -> None:
    html = (
        f"<!-- 1 killed --><style>p {{}}</style><h2>Storm</h2><p>{STORM}<br>More&nbsp;rain &amp; wind.</p>"
        "<script>alert('77 killed')</script><ul><li>One<li>Two</ul>5 < 6 <svg><title>x</title></svg>end"
    )
    text = only(put("a.json", {"text": html})).text
    assert text == f"Storm\n\n{STORM}\nMore rain & wind.\n\nOne\n\nTwo\n\n5 < 6 end"
    plain = "12 killed where 5 < 6 <sic> and a<b"
    assert only(put("b.json", {"text": plain})).text == plain
    assert only(put("c.json", {"text": f"&quot;{STORM}&quot;"})).text == f'"{STORM}"'


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<", "<a ", "<![CDATA[", "<script>", "</script", "<div>", "&", "<a b='", "<?", "&#", "<svg><title>"],
)
def test_markup_without_end_takes_no_time(piece: str) -> None:
    assert len(markup.text_of(piece * 30_000)) <= 30_000 * len(piece)
    assert markup.is_html(piece * 30_000) in (True, False)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-11-05T23:30:00-05:00", DAY),
        ("Sun, 05 Nov 2023 21:57:00 +0000", DAY),
        ("20231105T215700Z", DAY),
        ("November 5, 2023", DAY),
        (1699221420, DAY),
        (1699221420000, DAY),
        ("5/11/2023", None),
        ("None", None),
        ("yesterday", None),
        (17, None),
        (1e300, None),
        (float("nan"), None),
        (True, None),
        (None, None),
        ([DAY], None),
    ],
)
def test_dates_of_records(written: object, day: str | None) -> None:
    found = dated(written, "meta")
    assert (found and found.date) == day
    assert found is None or found.strong


def test_which_date_counts(here: Path) -> None:
    both = {"text": STORM, "datePublished": "2023-11-05", "dateModified": "2023-11-07"}
    assert [(one.date, one.label) for one in only(put("a.json", both)).evidence] == [
        ("2023-11-05", "meta"),
        ("2023-11-07", "updated"),
    ]
    linked = {"@type": "NewsArticle", "articleBody": STORM, "datePublished": "2023-11-05"}
    assert [one.label for one in only(put("b.json", linked)).evidence] == ["json-ld"]
    item = ninjs(STORM + "\n" + FLOOD)
    assert [(one.date, one.label) for one in only(put("c.json", item)).evidence] == [("2023-11-05", "meta")]


def test_an_agency_is_the_origin_of_its_copy(here: Path) -> None:
    put("a.jsonl", lines([{"text": STORM, "source": "Reuters"}, {"text": FLOOD, "copyrightholder": "REUTERS"}]))
    report = reconcile(["a.jsonl"], Settings(one_story=True))
    assert len({one.origin for one in report.articles}) == 1


def test_the_short_names_of_records(here: Path) -> None:
    put("dump.jsonl", lines([{"text": STORM}, {"text": FLOOD}]))
    put("b#1.txt", STORM + " It rained.")
    articles = load.load(["dump.jsonl", "b#1.txt"]).articles
    assert list(article_labels(articles).values()) == ["b#1", "dump#1", "dump#2"]


def test_a_record_is_named_by_its_id_or_its_file(here: Path) -> None:
    put("a.jsonl", lines([{"id": "x1", "text": STORM}, {"id": "x2", "text": FLOOD}]))
    given = (("x1", "2023-11-05"), ("a.jsonl#2", "2023-11-07"))
    report = reconcile(["a.jsonl"], Settings(published=given, one_story=True, focus=("a.jsonl",)))
    assert [one.published for one in report.articles] == ["2023-11-05", "2023-11-07"]
    with pytest.raises(UsageError, match=r"was not read: a\.jsonl#3"):
        reconcile(["a.jsonl"], Settings(focus=("a.jsonl#3",)))


# ------------------------------------------------------------------------------- ninjs


@pytest.mark.parametrize(
    ("fields", "as_of", "reason"),
    [
        ({"pubstatus": "canceled"}, "2030-01-01", "its pubstatus is canceled"),
        ({"pubstatus": "cancelled"}, None, "its pubstatus is cancelled"),
        ({"pubStatus": "stat:withheld"}, None, "its pubstatus is withheld"),
        ({"pubstatus": 5}, None, "its pubstatus is 5"),
        ({"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/usable"}, None, None),
        ({"pubstatus": None, "versioncreated": DAY}, None, None),
        ({"embargoed": "2023-11-07T10:00:00Z"}, None, "it is under an embargo until 2023-11-07T10:00:00Z; --as-of"),
        ({"embargoed": "2023-11-07T10:00:00Z"}, "2023-11-06", "it is under an embargo until 2023-11-07T10:00:00Z"),
        ({"embargoed": "2023-11-07T10:00:00Z"}, "2023-11-07", None),
        ({"embargoed": True}, "2023-11-07", "it is under an embargo without a date"),
        ({"embargoed": ""}, None, None),
        ({"type": "picture", "bodies": [], "body_text": ""}, None, "no text in it: its type is picture"),
    ],
)
def test_what_a_provider_holds_back(here: Path, fields: Json, as_of: str | None, reason: str | None) -> None:
    put("a.json", [{"body_text": STORM, **fields}, {"body_text": FLOOD, "pubstatus": "usable"}])
    loaded = read("a.json", as_of=as_of)
    assert loaded.articles[-1].text == FLOOD
    assert [one.where for one in loaded.skipped] == (["a.json#1"] if reason else [])
    assert all(one.reason.startswith(reason or "") for one in loaded.skipped)


def test_as_of_lifts_an_embargo_on_the_command_line(here: Path) -> None:
    put("a.json", {"body_text": STORM, "embargoed": "2023-11-07T10:00:00Z", "pubstatus": "usable"})
    with pytest.raises(NothingRead):
        reconcile(["a.json"])
    assert reconcile(["a.json"], Settings(as_of="2023-11-08")).claims


# -------------------------------------------------------------------------------- --map


def test_named_fields(here: Path) -> None:
    record = {"headline": "Wrong", "kopf": "Storm", "text": "Wrong.", "a": {"b": STORM}, "n": 3, "u": "https://x.org"}
    put("a.json", {**record, "w": DAY, "q": "Reuters", "date": "2020-01-01"})
    names = mapped(["title=kopf", "text=a.b", "published=w", "id=n", "url=u", "source=q", "title=kopf"])
    article = only("a.json", names=names)
    assert (article.title, article.text, article.outlet) == ("Storm", f"Storm\n\n{STORM}", "Reuters")
    assert [one.date for one in article.evidence] == [DAY]
    assert article.entry is not None
    assert (article.entry.id, article.entry.url) == ("3", "https://x.org")


def test_a_named_field_that_a_record_lacks(here: Path) -> None:
    assert only(put("a.json", {"text": STORM}), names=(("text", "story"),)).text == STORM
    assert reasons(read(put("b.json", {"story": STORM}))) == [("b.json", "no text in it; it has story")]


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("titel=x", "--map does not know the field 'titel'", "The nearest that it knows is title; "),
        ("date=x", "--map does not know the field 'date'", "The nearest that it knows is "),
        ("title", "--map needs OURS=THEIRS, not 'title'", "For example"),
        ("title=", "--map needs OURS=THEIRS, not 'title='", "For example"),
    ],
)
def test_names_that_nobody_knows(value: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        mapped([value])
    assert error.value.message == message
    assert (error.value.hint or "").startswith(hint)


def test_names_from_a_file_and_from_the_environment(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    put("a.json", [{"kopf": "Storm", "story": STORM}])
    put("reconcile.toml", 'map = {text = "story", title = "kopf"}\n')
    assert cli.main(["a.json", "-f", "json"]) == 0
    (article,) = json.loads(capfdbinary.readouterr().out)["articles"]
    assert (article["title"], article["text"]) == ("Storm", f"Storm\n\n{STORM}")
    monkeypatch.setenv("RECONCILE_MAP", "text=story\ntitle=none")
    assert cli.main(["a.json", "-f", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["articles"][0]["text"] == STORM
    monkeypatch.setenv("RECONCILE_MAP", "txt=story")
    assert cli.main(["a.json"]) == 2
    assert b"RECONCILE_MAP does not know the field 'txt'" in capfdbinary.readouterr().err
    assert cli.main(["a.json", "--map", "text=story", "-f", "plain"]) == 0


# ---------------------------------------------------------------------------- bad input

GOOD = {"text": STORM}
DEEP = '{"a":' * 100_000
BROKEN: dict[str, tuple[str, bytes | str, list[str], list[tuple[str, str]]]] = {
    "a list cut off": (
        "a.json",
        json.dumps([GOOD])[:-1] + ', {"text": "cut',
        ["a.json#1"],
        [("a.json#2", "not JSON: line 1, column 133: unterminated string; it and what follows is not read")],
    ),
    "a graph cut off": (
        "a.json",
        '{"@context": "x",\n "@graph": [\n' + json.dumps({"@type": "Article", "articleBody": STORM}) + ",\n{",
        ["a.json#1"],
        [("a.json#2", "not JSON: line 4, column 2: expecting property name enclosed in double quotes (cut off?)")],
    ),
    "an object cut off": ("a.json", '{"text": "cut', [], [("a.json", "not JSON: line 1, column 10: unterminated")]),
    "lines, one cut off": (
        "a.jsonl",
        lines([GOOD]) + '{"text": "cut\n' + lines([{"text": FLOOD}]),
        ["a.jsonl#1", "a.jsonl#3"],
        [("a.jsonl#2", "not JSON: column 10: ")],
    ),
    "lines, the first one broken, no suffix": (
        "a.txt",
        '{"text": \n' + lines([GOOD]),
        ["a.txt#2"],
        [("a.txt#1", "not JSON: column ")],
    ),
    "wrong types": (
        "a.json",
        json.dumps([1, "x", None, [], {}, {"text": 5}, {"text": {"x": []}}, {**GOOD, "title": [{}], "date": {}}]),
        ["a.json#8"],
        [
            ("a.json#1", "a number, not an object with fields"),
            ("a.json#2", "a text, not an object with fields"),
            ("a.json#3", "null, not an object with fields"),
            ("a.json#4", "a list, not an object with fields"),
            ("a.json#5", "no text in it"),
            ("a.json#6", "no text in it; where it should be is a number"),
            ("a.json#7", "no text in it; where it should be is an object"),
        ],
    ),
    "no article": ("a.json", "[]", [], [("a.json", "no article in it")]),
    "no article either": ("a.jsonl", " \n\n", [], [("a.jsonl", "no article in it")]),
    "empty": ("a.json", "", [], [("a.json", "empty")]),
    "a website": (
        "a.json",
        '{"@context": "https://schema.org", "@type": "WebSite"}',
        [],
        [("a.json", "no article in it: its @type is WebSite")],
    ),
    "nested deeply": ("a.json", DEEP, [], [("a.json", "nested too deeply")]),
    "lists nested deeply": ("a.json", "[" * 100_000, [], [("a.json#1", "nested too deeply")]),
    "one line nested deeply": (
        "a.jsonl",
        f"{DEEP}\n" + lines([GOOD]),
        ["a.jsonl#2"],
        [("a.jsonl#1", "nested too deeply")],
    ),
    "a number without end": (
        "a.jsonl",
        '{"text": ' + "9" * 5000 + "}\n" + lines([GOOD]),
        ["a.jsonl#2"],
        [("a.jsonl#1", "not JSON that can be read: a number of thousands of digits")],
    ),
    "numbers that are none": ("a.json", json.dumps({**GOOD, "date": float("nan"), "x": float("inf")}), ["a.json"], []),
    "half a character": ("a.json", json.dumps({"text": f"{STORM} \ud83d"}), ["a.json"], []),
    "control characters": ("a.json", json.dumps({"text": "\x00\x01" * 200 + STORM}), [], [("a.json", "binary, not")]),
    "UTF-16": ("a.json", lines([GOOD, {"text": FLOOD}]).encode("utf-16"), ["a.json#1", "a.json#2"], []),
    "a mark": ("a.jsonl", b"\xef\xbb\xbf" + lines([GOOD]).encode(), ["a.jsonl#1"], []),
    "another language": (
        "a.jsonl",
        lines([{"text": "Во вторник министр сообщил, что в аварии погибли 17 человек."}, GOOD]),
        ["a.jsonl#2"],
        [("a.jsonl#1", "not English: ")],
    ),
}


def test_names_nested_deeply(here: Path) -> None:
    record = json.dumps({**GOOD, "title": 1, "publisher": 2, "@type": "Article"})
    lists = "[" * 400 + '"x"' + "]" * 400
    objects = '{"name":' * 400 + '"x"' + "}" * 400
    article = only(put("a.json", record.replace(": 1", f": {lists}").replace(": 2", f": {objects}")))
    assert article.outlet is None
    assert reasons(read(put("b.json", f'{{"@graph": {{"mainEntity": {lists}}}}}'))) == [("b.json", "no article in it")]


def test_the_other_nodes_of_a_graph(here: Path) -> None:
    site, person = {"@type": "WebSite", "name": "Example"}, {"@type": "Person", "@id": "#me"}
    story = {"@type": "NewsArticle", "articleBody": STORM, "publisher": {"@id": "#org"}, "@id": "#a"}
    article = only(put("a.json", {"@context": "https://schema.org", "@graph": [site, story, person]}))
    assert (article.path, article.outlet, article.entry and article.entry.id) == ("a.json#2", None, "#a")
    assert reasons(read(put("b.json", [site, person]))) == [
        ("b.json#1", "no article in it: its @type is WebSite"),
        ("b.json#2", "no article in it: its @type is Person"),
    ]
    assert only(put("c.json", {"@context": "https://schema.org", "headline": "Storm", "articleBody": STORM})).title
    assert only(put("d.json", {"@type": "CreativeWork", "articleBody": STORM})).text == STORM


@pytest.mark.parametrize("name", BROKEN)
def test_bad_input_costs_only_itself(here: Path, name: str) -> None:
    path, content, paths, wanted = BROKEN[name]
    loaded = read(put(path, content))
    assert [one.path for one in loaded.articles] == paths
    found = reasons(loaded)
    assert [where for where, _ in found] == [where for where, _ in wanted]
    for (_, reason), (_, start) in zip(found, wanted, strict=True):
        assert reason.startswith(start)
        assert len(reason) < 160
    assert all("\ud83d" not in one.text for one in loaded.articles)


def test_a_line_in_another_encoding_spoils_no_other(here: Path) -> None:
    accented = STORM.replace("houses", "cafés")
    line = json.dumps({"text": accented}, ensure_ascii=False)
    put("a.jsonl", b"\n".join((line.encode(), line.replace("12", "13").encode("cp1252"), json.dumps(GOOD).encode())))
    loaded = read("a.jsonl")
    assert [one.text for one in loaded.articles] == [accented, accented.replace("12", "13"), STORM]
    assert [one.message for one in loaded.warnings] == ["not UTF-8; read as Windows-1252"]


def test_many_bad_records_are_counted(here: Path) -> None:
    put("a.jsonl", lines([{"x": 1}] * 1000 + [GOOD]))
    loaded = read("a.jsonl")
    assert len(loaded.skipped) == 21
    assert Skipped(where="a.jsonl", reason="980 more records in it are no articles") in loaded.skipped
    assert len(loaded.articles) == 1


def test_files_that_are_too_long(here: Path) -> None:
    long = "x" * (MOST_BYTES + 1)
    assert reasons(read(put("a.json", f'[{{"text": "{long}"}}]'))) == [("a.json", "longer than 20 MB")]
    put("a.jsonl", lines([GOOD]) + f'{{"text": "{long}"}}\n{{"x": "{"y" * 1000}"}}\n' + lines([{"text": FLOOD}]))
    loaded = read("a.jsonl")
    assert [one.path for one in loaded.articles] == ["a.jsonl#1", "a.jsonl#4"]
    assert reasons(loaded) == [("a.jsonl#2", "longer than 20 MB"), ("a.jsonl#3", "no text in it; it has x")]


def test_files_that_are_no_articles_beside_articles(here: Path) -> None:
    put("package.json", {"name": "x", "version": "1"})
    put("a.txt", STORM)
    loaded = load.load(["."])
    assert [one.path for one in loaded.articles] == ["a.txt"]
    assert reasons(loaded) == [("package.json", "no text in it; it has name, version")]
