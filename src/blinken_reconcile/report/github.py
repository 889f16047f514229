"""The format ``github``: workflow commands, which GitHub shows beside the lines of a pull request.

A conflict is an error, an explained one a warning, readings that only overlap
are notices. What the baseline knows is no news, and is not annotated. GitHub shows
ten of each a step and drops the rest in silence, so worst come first, no more than
ten of a kind are written, and a last line tells how many there are besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from ..models import LEVELS, Group, Report
from .checkout import Checkout
from .index import Index, title
from .inert import terminal
from .sides import DISPUTED, Side, opposed, sides, verdict

MOST = 10
COMMANDS = {"conflict": "error", "explained": "warning", "compatible": "notice"}
NOTICE = "notice"
# As the runner reads them: a message ends with its line, a property with a comma or a colon.
MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
PROPERTY = (*MESSAGE, (":", "%3A"), (",", "%2C"))
# The name of standard input, which no file stands for.
STDIN = "-"


def render(report: Report, shown: Collection[str] | None = None, checkout: Checkout | None = None) -> str:
    """A command a line for what is in dispute; ``shown`` are the group ids to list, None for all."""
    index = Index(report, shown)
    disputed = sorted((one for one in index.groups if one.level in DISPUTED), key=lambda one: LEVELS.index(one.level))
    known: Counter[str] = Counter(one.level for one in disputed if one.known is not None)
    left = Counter({"error": MOST, "warning": MOST, "notice": MOST - 1})
    lines: list[str] = []
    hidden: Counter[str] = Counter()
    for group in (one for one in disputed if one.known is None):
        name = COMMANDS[group.level]
        if left[name] > 0:
            lines.append(_annotation(index, group, checkout or Checkout()))
        else:
            hidden[group.level] += 1
        left[name] -= 1
    return "".join(f"{line}\n" for line in [*lines, *_more(hidden, known)])


def _more(hidden: Counter[str], known: Counter[str]) -> list[str]:
    """One line for all that is not annotated: what is too much, and what people know."""
    told = [f"{hidden.total()} more ({_by_level(hidden)}): GitHub shows ten of a kind."] if hidden else []
    told += [f"{known.total()} in the baseline ({_by_level(known)})."] if known else []
    if not told:
        return []
    return [command(NOTICE, {"title": "reconcile"}, " ".join([*told, "The summary of the step has all of them."]))]


def _by_level(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[level]} {level}" for level in LEVELS if counts[level])


def _annotation(index: Index, group: Group, checkout: Checkout) -> str:
    known = opposed(sides(index, group))
    where: dict[str, str] = {}
    if known:
        spot = known[0].spots[0]
        path = index.file(spot.article)
        if path != STDIN:
            first, last = (spot.line, spot.end_line) if spot.record is None else (spot.record, spot.record)
            where = {"file": checkout.path(path), "line": str(first), "endLine": str(last)}
    message = "\n".join([terminal(group.because), *(_told(index, one, checkout) for one in known)])
    return command(COMMANDS[group.level], {**where, "title": f"{verdict(group)}: {title(group)}"}, message)


def _told(index: Index, side: Side, checkout: Checkout) -> str:
    spot = side.spots[0]
    return f'{side.told}: {terminal(checkout.path(_path(index, spot.article)))}:{spot.line} "{spot.sentence}"'


def _path(index: Index, article: str) -> str:
    found = index.article(article)
    return found.path if found else article


def command(name: str, properties: dict[str, str], message: str) -> str:
    """One workflow command on one line, whatever its words hold."""
    told = ",".join(f"{key}={_written(terminal(value), PROPERTY)}" for key, value in properties.items())
    lines = [terminal(line) for line in message.split("\n")]
    return f"::{name} {told}::" + _written("\n".join(lines), MESSAGE)


def _written(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    for mark, code in marks:
        text = text.replace(mark, code)
    return text
