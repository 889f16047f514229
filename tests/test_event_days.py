"""Two articles that date an event in other words: which days meet, and which stay apart."""

from __future__ import annotations

import pytest

from blinken_reconcile.models import Group

from .telling import tell

SHARED = [
    ("Ana Ruiz was taken from her flat at dawn on Sunday.", "Police arrested Ana Ruiz at her home on Sunday.", "agree"),
    ("Ana Ruiz was taken from her flat at dawn on Sunday.", "Police arrested Ana Ruiz on Monday.", "conflict"),
    ("Officers cleared Unity Square on Saturday night.", "Demonstrators burned two cars on Saturday.", "agree"),
    ("Police used water cannon on Saturday to break up a march.", "Thousands rallied on Saturday.", "agree"),
    ("The truck hit a bus near Arusha on Friday.", "Friday's crash near Arusha killed nine.", "agree"),
    ("The truck hit a bus near Arusha on Friday.", "The accident near Arusha happened on Thursday.", "conflict"),
    ("The dam gave way on Sunday night.", "Sunday's flood killed 40 people.", "agree"),
    ("The exchange was launched in June 2017.", "The exchange was set up in 2017.", "compatible"),
    ("The union has called a general strike for Thursday.", "A general strike is planned for Friday.", "conflict"),
    ("The union has called a strike for Thursday.", "The general strike will be on Thursday.", "agree"),
    ("The takeover, announced on Sunday, ends an era.", "The brewer announced the takeover on Saturday.", "conflict"),
    ("The takeover was announced on Sunday.", "The brewer announced the deal on Sunday.", "agree"),
    ("The acquisition was announced on Sunday.", "The brewer announced the merger on Sunday.", "agree"),
    ("The law was passed on Friday.", "Lawmakers passed the bill on Friday.", "agree"),
    ("Orvex said on Tuesday it would cut 900 jobs.", "The cuts will hit Riga, Orvex announced on Tuesday.", "agree"),
    ("Shares in Orvex fell 12% on Friday.", "Orvex's stock lost 12% on Friday.", "agree"),
    ("The regulator fined the bank in May 2021.", "The bank paid a fine of 12 million euros in 2021.", "compatible"),
    ("The mayor consoled survivors in Hatay on Wednesday.", "The mayor visited Hatay on Wednesday.", "agree"),
    ("The mayor inspected the ruins in Hatay on Friday.", "The mayor toured the ruins in Hatay on Sunday.", "conflict"),
    ("Gunmen stopped the school bus on Tuesday.", "Tuesday's hijacking of the bus shocked the town.", "agree"),
    ("The vigil is planned for Sunday.", "A vigil will be held on Sunday.", "agree"),
    ("The hearing was adjourned to 3 May.", "The case will be heard on 3 May.", "agree"),
    ("The town is cut off since Thursday, when the storm struck.", "The storm came ashore on Wednesday.", "conflict"),
    ("The two firms reached a settlement on Friday.", "The settlement was agreed on Friday.", "agree"),
    ("Eleven men were shot dead on 3 October.", "A gunman opened fire in the mall on 3 October.", "agree"),
    ("The mayor handed in her resignation on Monday.", "The mayor resigned on Monday.", "agree"),
    ("The singer was found dead on Monday.", "The singer's death on Monday shocked fans.", "agree"),
    ("The bill cleared the senate on Monday.", "The senate passed the bill on Monday.", "agree"),
]
APART = [
    ("Police arrested Ana Ruiz on Monday.", "Ana Ruiz appeared in court on Tuesday."),
    ("The editor was taken from his flat on Monday.", "The editor was freed on bail on Tuesday."),
    ("The quake hit the valley on Monday.", "An aftershock hit the valley on Tuesday."),
    ("The minister inspected the dam at Koka on Monday.", "The minister will inspect the dam at Koka on Tuesday."),
    ("Shares in Orvex fell 12% on Friday.", "Shares in Orvex fell 4% on Monday."),
    ("Orvex said on Monday it would close its Lodz mill.", "Orvex said on Tuesday it would close its Riga mill."),
    ("The merger was announced on Monday.", "The brewer announced a recall on Tuesday."),
    ("The ministry announced the tax on Monday.", "The ministry announced a subsidy on Tuesday."),
    ("Teachers in Lima held a strike on Monday.", "Teachers in Lima held a strike on Tuesday."),
    ("The nurses' union has called a strike for Monday.", "The pilots' union has called a strike for Tuesday."),
    ("Police cleared the square in Riga on Monday.", "Police cleared the square in Riga on Tuesday."),
    ("The regulator fined Orvex on Monday.", "The regulator fined Orvex on Tuesday."),
    ("The hostages were released on Monday.", "The hostages were released on Wednesday."),
    ("The hearing is scheduled for Monday.", "The hearing is scheduled for Tuesday."),
    ("A vigil is planned for Monday in Riga.", "A vigil is planned for Tuesday in Riga."),
    ("Inspectors inspected the plant on Monday.", "Inspectors inspected the plant on Tuesday."),
    ("The truck hit a bus near Arusha on Friday.", "A car hit a cyclist near Moshi on Saturday."),
    ("The senate approved the bill on Monday.", "The president signed the bill on Tuesday."),
    ("The exchange was launched in 2017.", "The exchange was founded in 2016."),
    ("Orvex launched its app in May.", "Orvex launched its app in Kenya in June."),
    ("The settlement, announced on Monday, ends the case.", "The settlement was reached on Sunday."),
    ("The dam burst on Sunday.", "The bridge collapsed on Monday."),
    ("The storm made landfall on Sunday.", "The storm reached the capital on Monday."),
    ("The river broke its banks on Monday.", "The river broke its banks near Passau on Tuesday."),
    ("Gunmen stopped a bus near Minna on Monday.", "Gunmen stopped a bus near Kuta on Tuesday."),
    ("The banker pleaded guilty on Monday.", "The banker was sentenced on Friday."),
    ("The ministry declared an outbreak on Monday.", "The ministry declared the outbreak over on Friday."),
    ("The minister resigned on Monday.", "The prime minister resigned on Tuesday."),
    ("The mayor resigned on Monday.", "The deputy mayor resigned on Tuesday."),
    ("Floods hit the valley on Monday.", "Floods hit the coast on Wednesday."),
    ("Rebels attacked on Monday.", "Rebels attacked on Tuesday."),
    ("The law takes effect on 1 May.", "The tax takes effect on 1 June."),
]


def _dated(one: str, other: str) -> list[Group]:
    """The groups of dates that hold claims of both articles."""
    story = tell(a=one, b=other)
    articles = {c.id: c.article for c in story.everything}
    return [g for g in story.groups if g.kind == "date" and len({articles[c] for c in g.claims}) > 1]


@pytest.mark.parametrize(("one", "other", "level"), SHARED)
def test_one_event_in_other_words(one: str, other: str, level: str) -> None:
    assert level in {g.level for g in _dated(one, other)}


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_events_stay_apart(one: str, other: str) -> None:
    found = [(g.level, g.articles) for g in tell(a=one, b=other).groups if g.kind == "date"]
    assert found == [("single", 1)] * 2, "each of the two tells of its day, and neither meets the other"


@pytest.mark.parametrize(("one", "other"), [("BMW", "Volvo"), ("Kenya's army", "Chad's army")])
def test_two_names_do_two_things_on_one_day(one: str, other: str) -> None:
    a, b = f"{one} announced on Monday that it would pull out.", f"{other} announced on Monday that it will stay."
    assert [(g.level, g.articles) for g in tell(a=a, b=b).groups if g.kind == "date"] == [("single", 1)] * 2
    assert _dated(a, a.replace("pull out", "leave")), "the same name meets itself"
