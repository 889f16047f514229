"""Is a text English? One cheap question, asked before anything else is done with it."""

from __future__ import annotations

import re

# Words that nearly every English sentence has and that few other languages
# write. Left out are those that others share in quantity: "in" and "is"
# (German, Dutch), "for", "at" and "have" (Danish, Norwegian), "on" and "a"
# (French, Spanish), "an", "was" and "me", "we", "over", "of" (Dutch) and so on.
ENGLISH = frozenset(
    """
    the and to that with from by as it its this these those which who whose what when where while
    are were been being has had he she his her they their them you your our not no but if than then there
    would could should will said says after before about between into through during against under up down
    more most other some any all such only also because out new
    """.split()  # noqa: SIM905 - a list of ninety words takes ninety lines
)
# Words that make a sentence of other languages: of German, Dutch, Danish, Norwegian and Swedish, of French, Spanish,
# Portuguese, Italian and Romanian, of Polish, Hungarian, Turkish, Indonesian, Tagalog and Swahili. Left out are those
# that are English words too ("die", "door", "met", "plus") and those that stand in names ("de la", "von", "van der").
FOREIGN = frozenset(
    """
    und mit eine einem einen einer ist sind nicht wurde wurden worden nach bei auch auf für aus das als zum zur
    über sich haben hatte werden het een zijn niet voor bij naar werd uit ook aan deze og och det som er är på av
    med ikke inte blev efter ble ett att för les des dans avec une aux ont été qui que selon après leur cette mais
    por con para una fueron fue más se su sus como pero desde hasta según não com uma foram foi pelo pela em os ao
    della delle dei nel nella che sono stato stati anche dopo hanno gli și din care pentru nie się jest oraz przez
    és hogy egy nem ve bir için ile olarak yang dan dengan untuk dari pada ang mga sa ng na ya wa kwa
    """.split()  # noqa: SIM905 - a list of a hundred words takes a hundred lines
)
WORD = re.compile(r"[^\W\d_]+")
# Below this many words the share of function words says nothing: a headline may have none.
FEWEST_WORDS = 20
FEWEST_LETTERS = 20
# That many different words of other languages, at that share of all, tell a text that has few English ones.
FEWEST_FOREIGN, FOREIGN_SHARE = 4, 0.2
# English sentences of 20 words and more have 12 % at the least (NewsQuant, MEANTIME), other languages 4 % at most.
LEAST_SHARE = 0.075


def foreign(text: str) -> str | None:
    """Why a text cannot be taken for English, or None.

    Not a language detector from the package index: they answer which of a
    hundred languages it is, cost 1 to 100 MB or give another answer on the next
    run, and still take a market report of names and numbers for Welsh. Here the
    question is yes or no, and in doubt the answer is English: a foreign text
    that is read gives few claims, an English one that is refused loses all.
    """
    words = WORD.findall(text)
    letters = sum(map(len, words))
    if letters >= FEWEST_LETTERS and 2 * sum(len(word) for word in words if not _latin(word)) > letters:
        return "not English: most of it is not in Latin letters"
    # Names, tickers and table headings say nothing about the language, so only words in small letters count.
    small = [word for word in words if word.islower()]
    other = [word for word in small if word in FOREIGN]
    english = sum(word in ENGLISH for word in small)
    if len(set(other)) >= FEWEST_FOREIGN and len(other) > max(2 * english, FOREIGN_SHARE * len(small)):
        return f"not English: {len(other) / len(small):.0%} of its words are common ones of another language"
    if len(small) < FEWEST_WORDS:
        return None
    share = english / len(small)
    return None if share >= LEAST_SHARE else f"not English: {share:.0%} of its words are common English ones"


def _latin(word: str) -> bool:
    # Latin letters end at U+024F; U+1E00 to U+1EFF are theirs too (Vietnamese).
    return all(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in word)
