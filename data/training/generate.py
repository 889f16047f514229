"""Generated sentences with numbers, each with a full tree, of shapes that treebanks have too few of.

Deterministic: the same seed and number give the same sentences. Shapes in HELD_OUT are never trained on;
`held_out` gives sentences of them for evaluate.py.

    python generate.py 20        prints twenty of them
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

import shapes_clauses
import shapes_counts
import shapes_headlines
import shapes_held_out
import shapes_lists
import shapes_measures
import shapes_money
from conllu import Sentence
from phrases import Gen
from trees import Node, leaf, to_sentence

Shape = Callable[[Gen], Node]
SHAPES: tuple[Shape, ...] = (
    *shapes_counts.SHAPES,
    *shapes_headlines.SHAPES,
    *shapes_lists.SHAPES,
    *shapes_money.SHAPES,
    *shapes_measures.SHAPES,
    *shapes_clauses.SHAPES,
)
HELD_OUT: tuple[Shape, ...] = shapes_held_out.SHAPES


def sentences(number: int, seed: int, shapes: tuple[Shape, ...] = SHAPES) -> list[Sentence]:
    """`number` sentences of the shapes in turn, with attribution and time around about half of them."""
    g = Gen(random.Random(seed))
    return [to_sentence(_wrapped(g, shapes, shapes[i % len(shapes)])) for i in range(number)]


def held_out(number: int, seed: int) -> list[Sentence]:
    """Sentences of the shapes that training never sees, without anything around them."""
    g = Gen(random.Random(seed))
    roots = [HELD_OUT[i % len(HELD_OUT)](g) for i in range(number)]
    return [to_sentence(_stopped(root)) for root in roots]


def _wrapped(g: Gen, shapes: tuple[Shape, ...], shape: Shape) -> Node:
    root = shape(g)
    if shape is shapes_headlines.headline:
        return root
    draw = g.rng.random()
    if draw < 0.13:
        root = shapes_clauses.lead(g, root)
    elif draw < 0.22:
        other = g.rng.choice([s for s in shapes if s is not shapes_headlines.headline])
        root = shapes_clauses.second_clause(g, root, other(g))
    draw = g.rng.random()
    if draw < 0.14:
        root = shapes_clauses.said_after(g, root)
    elif draw < 0.26:
        root = shapes_clauses.said_before(g, root)
    elif draw < 0.33:
        root = shapes_clauses.according(g, root)
    elif draw < 0.37:
        root = shapes_clauses.dateline(g, root)
    return root if g.chance(0.06) else _stopped(root)


def _stopped(root: Node) -> Node:
    """The tree with a full stop."""
    root.right.append(leaf("."))
    return root


def main() -> None:
    """Prints sentences, or their trees with `-t`."""
    for sentence in sentences(int(sys.argv[1]), seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(sentence.text)
        if "-t" in sys.argv:
            print(*(f"  {w.form}/{w.xpos}/{w.dep}>{sentence.words[w.head].form}" for w in sentence.words))


if __name__ == "__main__":
    main()
