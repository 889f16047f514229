"""Stories: what is joined, what is held apart, and that neither names nor order matter."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import msgspec
import pytest

from blinken_reconcile import context, linkage, load, parse, reconcile, sketch
from blinken_reconcile.models import Article, Extraction, Loaded, Report, Story
from blinken_reconcile.settings import Settings
from blinken_reconcile.stories import THRESHOLD, threshold

HERE = Path(__file__).parent
TWELVE = HERE / "twelve"
STORIES = {
    story["name"]: frozenset(story["articles"])
    for story in json.loads((TWELVE / "stories.json").read_text(encoding="utf-8"))["stories"]
}
DROPS = sorted(path.name for path in (HERE / "drops").iterdir() if path.is_dir())


def read(*folders: Path) -> list[Article]:
    return list(load.load([str(folder) for folder in folders]).articles)


@cache
def extraction(article_id: str, text: str) -> Extraction:
    """What the stage needs of an article, without the model: its sketch, and no claims."""
    article = load.article(text, "text")
    (parsed,) = parse.parse([article], Blank())  # type: ignore[arg-type]
    return Extraction(article=article_id, claims=(), sketch=sketch.sketch(article, parsed.sentences))


class Blank:
    """A pipeline that parses nothing; a sketch needs no parse."""

    def make_doc(self, text: str) -> Sequence[object]:
        return ()

    def pipe(self, docs: Iterable[object]) -> Iterable[object]:
        return (None for _ in docs)


def stories(articles: Sequence[Article], settings: Settings | None = None) -> tuple[Story, ...]:
    found = [extraction(a.id, a.text) for a in articles]
    return context.context(Loaded(articles=tuple(articles)), found, settings or Settings()).stories


def split(articles: Sequence[Article], settings: Settings | None = None) -> set[frozenset[str]]:
    """The stories as sets of texts."""
    return {frozenset(story.articles) for story in stories(articles, settings)}


def written(*texts: str) -> list[Article]:
    return [load.article(text, f"{number}.txt") for number, text in enumerate(texts)]


# ---------------------------------------------------------------- the twelve stories


@pytest.fixture(scope="module")
def report() -> Report:
    return reconcile([str(TWELVE / "articles")])


def test_twelve_stories_are_found_exactly(report: Report) -> None:
    names = {article.id: Path(article.path).name for article in report.articles}
    found = {frozenset(names[one] for one in story.articles) for story in report.stories}
    assert found == set(STORIES.values())


def test_no_claim_of_one_story_meets_a_claim_of_another(report: Report) -> None:
    names = {article.id: Path(article.path).name for article in report.articles}
    home = {name: story for story, members in STORIES.items() for name in members}
    told = {claim.id: home[names[claim.article]] for claim in report.claims}
    assert len(report.groups) > 200
    for group in report.groups:
        assert len({told[one] for one in group.claims}) == 1, group.label
    for pair in report.undecided:
        assert told[pair.a] == told[pair.b]


def test_look_alikes_say_why_they_are_apart(report: Report) -> None:
    apart = {label.story for story in report.stories for label in story.apart}
    assert len(apart) >= 8
    assert all(one.because and 0 < one.score < 1 for story in report.stories for one in story.apart)
    assert all(story.shared for story in report.stories)


def test_all_folders_in_one_tree_are_the_stories_they_were() -> None:
    trees = [HERE / "drops" / name for name in DROPS] + [HERE.parent / "seeds"]
    folders = {frozenset(a.id for a in read(tree)) for tree in trees}
    twelve = {frozenset(a.id for a in read(*(TWELVE / "articles" / n for n in names))) for names in STORIES.values()}
    assert split(read(*trees, TWELVE / "articles")) == folders | twelve


@pytest.mark.parametrize("name", [*DROPS, "seeds"])
def test_each_drop_is_one_story(name: str) -> None:
    folder = HERE.parent / "seeds" if name == "seeds" else HERE / "drops" / name
    assert len(stories(read(folder))) == 1


@pytest.mark.parametrize("name", sorted(STORIES))
def test_few_articles_of_one_story_are_one(name: str) -> None:
    articles = read(*(TWELVE / "articles" / one for one in sorted(STORIES[name])))
    for pair in combinations(articles, 2):
        assert len(stories(pair)) == 1, [a.path for a in pair]


def test_neither_order_nor_names_matter() -> None:
    articles = read(TWELVE / "articles")
    expected = split(articles)
    for seed in range(3):
        shuffled = random.Random(seed).sample(articles, len(articles))
        renamed = [msgspec.structs.replace(a, path=f"one/{number:03}.txt") for number, a in enumerate(shuffled)]
        assert split(renamed) == expected


def test_one_story_if_a_person_says_so() -> None:
    assert len(split(read(TWELVE / "articles"), Settings(one_story=True))) == 1


def test_one_article_more_moves_the_threshold_a_little() -> None:
    """No number of articles is a cliff: from one to the next the threshold grows, by less and less."""
    found = [threshold(number) for number in range(2, 60)]
    steps = [after - before for before, after in pairwise(found)]
    assert found == sorted(found)
    assert steps == sorted(steps, reverse=True)
    assert 0.5 * THRESHOLD < found[0] < found[-1] < THRESHOLD
    assert steps[0] < 0.15 * THRESHOLD
    assert threshold(1) == threshold(2)


# ------------------------------------------------------------------- small folders

QUAKE_NORTH = """Quake kills four in Karsk province

Published: 12 May 2021

An earthquake of magnitude 6.1 struck the Chilean region of Antofagasta on Tuesday, killing four people in Calama and
destroying 40 houses, the seismic institute said. Rescuers searched the rubble through the night.
"""
QUAKE_SOUTH = """Quake kills nine in the south

Published: 15 May 2021

An earthquake of magnitude 5.9 struck the Greek island of Crete on Friday, killing nine people in Heraklion and
destroying 70 houses, the seismic institute said. Rescuers searched the rubble through the night.
"""
BRIEF = """Calama quake toll rises to six

Published: 14 May 2021

Six people are now known to have died in Tuesday's earthquake in Calama.
"""
MARKETS = """Copper at a high

Published: 13 May 2021

Copper rose by 3 percent in London on Thursday as traders bet on more demand from builders of cars and power lines.
"""


def test_two_earthquakes_of_one_week_are_two_stories_even_alone() -> None:
    assert len(stories(written(QUAKE_NORTH, QUAKE_SOUTH))) == 2


def test_a_brief_two_days_later_goes_with_its_story() -> None:
    articles = written(QUAKE_NORTH, QUAKE_SOUTH, BRIEF, MARKETS)
    north, south, brief, markets = (a.id for a in articles)
    assert split(articles) == {frozenset({north, brief}), frozenset({south}), frozenset({markets})}


def test_a_timeline_goes_with_the_story_it_tells() -> None:
    timeline = """A year of setbacks for Calama: a timeline

Published: 20 September 2021

12 January: the mine of Calama closes. 11 May: an earthquake of magnitude 6.1 strikes Antofagasta and kills six people
in Calama; 40 houses are destroyed. 3 June: the seismic institute says that the region must expect more.
"""
    assert len(stories(written(QUAKE_NORTH, BRIEF, timeline))) == 1


def test_the_label_is_a_title_of_the_story() -> None:
    (story,) = stories(written(QUAKE_NORTH, BRIEF))
    assert story.label in ("Quake kills four in Karsk province", "Calama quake toll rises to six")
    assert "calama" in story.shared


BUS = """Bus crash near Tandil kills seven

Published: 6 March 2023

A bus carrying farm workers overturned on Route 226 near Tandil, Argentina, on Monday morning, killing seven people
and injuring 22, provincial police said. The driver, Raul Ibarra, 51, was among the dead. The bus had left Azul at
five in the morning.
"""
BUS_LATER = """Seven farm workers die as bus overturns

Published: 7 March 2023

Seven people died when a bus overturned near Tandil on Monday. Hospital director Marta Quiroga said that three of the
22 injured were in a serious condition. The company Rutas del Sur, which owned the bus, promised help to the families
of the workers.
"""
VAN = """Truck hits school van near Tandil, four dead

Published: 8 March 2023

Four people were killed and nine injured when a grain truck hit a school van on Route 30 near Tandil, Argentina, on
Wednesday, provincial police said. The truck driver, Pablo Nunez, 34, was arrested. Witnesses said that he had driven
through a red light.
"""
VAN_LATER = """Tandil mourns children killed in van

Published: 9 March 2023

Tandil held a minute of silence on Thursday for three children and a driver who died when a grain truck hit their
school van on Wednesday. Nine children were injured. It was the second deadly crash in the district this week. Police
hold the truck driver, Pablo Nunez.
"""
JAVA = """Quake shakes Java, 12 dead

Published: 3 May 2022

An earthquake of magnitude 5.8 struck the Indonesian town of Cianjur on Java on Tuesday, killing 12 people and
damaging 300 houses, the disaster agency BNPB said.
"""
JAVA_LATER = """Cianjur counts its dead after the quake

Published: 4 May 2022

The number of people killed by Tuesday's earthquake in Cianjur has risen to 19, BNPB said on Wednesday. Another 120
were injured and 300 houses damaged.
"""
SULAWESI = """Earthquake off Sulawesi kills five

Published: 5 May 2022

A magnitude 6.2 earthquake struck off the Indonesian island of Sulawesi on Thursday, killing five people in Palu and
damaging 80 houses, the disaster agency BNPB said, two days after a quake on Java.
"""
SULAWESI_LATER = """Palu: five dead, hundreds sleep in the open after quake

Published: 6 May 2022

Hundreds of people in Palu spent the night in the open after Thursday's earthquake, which killed five and injured 61.
BNPB said that 80 houses were damaged.
"""


@pytest.mark.parametrize(
    "pages",
    [(BUS, BUS_LATER, VAN, VAN_LATER), (JAVA, JAVA_LATER, SULAWESI, SULAWESI_LATER)],
    ids=["two crashes at one town, two days apart", "two earthquakes in one country, two days apart"],
)
def test_look_alikes_two_days_apart_are_two_stories(pages: tuple[str, ...]) -> None:
    articles = written(*pages)
    first, second, third, fourth = (a.id for a in articles)
    assert split(articles) == {frozenset({first, second}), frozenset({third, fourth})}
    assert all(story.apart for story in stories(articles))


# ------------------------------------------------------------------------- linkage


def test_average_linkage_makes_no_chains() -> None:
    """b is like a and like c, a and c have nothing in common: the better pair is one, and c stays out."""
    assert sorted(linkage.clusters("abc", {(0, 1): 0.5, (1, 2): 0.4}, 0.3)) == [[0, 1], [2]]


def test_linkage_does_not_depend_on_order() -> None:
    chance = random.Random(7)
    keys = [f"k{n}" for n in range(30)]
    scores = {(i, j): round(chance.random(), 2) for i, j in combinations(range(30), 2)}
    expected = {frozenset(keys[i] for i in one) for one in linkage.clusters(keys, scores, 0.5)}
    order = chance.sample(range(30), 30)
    place = {old: new for new, old in enumerate(order)}
    moved = {(min(place[i], place[j]), max(place[i], place[j])): s for (i, j), s in scores.items()}
    found = linkage.clusters([keys[i] for i in order], moved, 0.5)
    assert {frozenset(keys[order[i]] for i in one) for one in found} == expected


def test_stems_are_the_same_for_all_forms() -> None:
    for forms in (("flood", "floods", "flooded", "flooding"), ("collapses", "collapsed", "collapsing")):
        assert len({sketch.stem(w) for w in forms}) == 1
    assert len({sketch.stem(w) for w in ("flood", "flow", "food", "collapsed", "collected")}) == 5
    assert Counter(sketch.terms("Libyan floods in Libya")) == Counter({"libya": 2, "flood": 1, "in": 0}) - Counter()
