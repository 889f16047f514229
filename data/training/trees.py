"""Dependency trees written by hand: nodes, a one-level template, and the way from a tree to a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from conllu import Sentence, Word

# Part of speech and features of a tag, as both treebanks have them most often.
TAGS: dict[str, tuple[str, str]] = {
    "NN": ("NOUN", "Number=Sing"),
    "NNS": ("NOUN", "Number=Plur"),
    "NNP": ("PROPN", "Number=Sing"),
    "NNPS": ("PROPN", "Number=Plur"),
    "CD": ("NUM", "NumForm=Digit|NumType=Card"),
    "IN": ("ADP", ""),
    "RP": ("ADP", ""),
    "JJ": ("ADJ", "Degree=Pos"),
    "JJR": ("ADJ", "Degree=Cmp"),
    "JJS": ("ADJ", "Degree=Sup"),
    "RB": ("ADV", "Degree=Pos"),
    "RBR": ("ADV", "Degree=Cmp"),
    "DT": ("DET", "Definite=Def|PronType=Art"),
    "CC": ("CCONJ", ""),
    "TO": ("PART", ""),
    "MD": ("AUX", "VerbForm=Fin"),
    "EX": ("PRON", ""),
    "PRP": ("PRON", "Case=Nom|Number=Sing|Person=3|PronType=Prs"),
    "PRP$": ("PRON", "Case=Gen|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
    "WP": ("PRON", "PronType=Rel"),
    "WDT": ("PRON", "PronType=Rel"),
    "WRB": ("ADV", "PronType=Rel"),
    "VB": ("VERB", "VerbForm=Inf"),
    "VBD": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    "VBZ": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBP": ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBN": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "VBG": ("VERB", "Tense=Pres|VerbForm=Part"),
    "POS": ("PART", ""),
    "$": ("SYM", ""),
    "SYM": ("SYM", ""),
    "HYPH": ("PUNCT", ""),
    ",": ("PUNCT", ""),
    ".": ("PUNCT", ""),
    ":": ("PUNCT", ""),
    "``": ("PUNCT", ""),
    "''": ("PUNCT", ""),
    "-LRB-": ("PUNCT", ""),
    "-RRB-": ("PUNCT", ""),
}
# Signs that a template may write without a tag: tag, and whether the next or the previous word touches it.
SIGNS = {",": ",", ".": ".", ";": ":", ":": ":", "—": ":", "(": "-LRB-", ")": "-RRB-"}
CLOSE_LEFT = {",", ".", ";", ":", ")", "%", "'s", "'"}
CLOSE_RIGHT = {"(", "$", "£", "€", "₹", "US$", "Rs"}


@dataclass
class Node:
    """A word with its dependents on either side. `tight` means that no space comes before it."""

    form: str
    tag: str
    dep: str = ""
    lemma: str = ""
    pos: str = ""
    feats: str | None = None
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    tight: bool = False

    def order(self) -> list[Node]:
        """The nodes of the subtree as they are written."""
        before = [n for child in self.left for n in child.order()]
        after = [n for child in self.right for n in child.order()]
        return [*before, self, *after]

    def label(self, dep: str) -> Node:
        """The same node, with the relation set."""
        self.dep = dep
        return self

    def children(self) -> list[Node]:
        """All direct dependents."""
        return [*self.left, *self.right]


def leaf(text: str) -> Node:
    """A node from `form|tag|relation`, with `/lemma` after the form where it is not the form itself."""
    if text in SIGNS:
        return Node(text, SIGNS[text], "punct", tight=text in CLOSE_LEFT)
    form, tag, dep = text.split("|")
    form, _, lemma = form.partition("/")
    pos = "AUX" if dep.startswith(("aux", "cop")) else "SCONJ" if dep == "mark" and tag == "IN" else ""
    return Node(form, tag, dep, lemma, pos, tight=form in CLOSE_LEFT)


def tree(template: str, **nodes: Node) -> Node:
    """One level of a tree, words in order.

    `*form|tag` is the head, `form|tag|relation` a plain dependent, `{name}` a node passed in with its own
    relation, `{name:relation}` one that gets it here, `*{name}` a head passed in, which keeps its own
    dependents nearest to it. A sign alone (`,`) is punctuation.
    """
    left: list[Node] = []
    right: list[Node] = []
    head: Node | None = None
    for part in template.split():
        if part.startswith("*"):
            head = nodes[part[2:-1]] if part.startswith("*{") else leaf(part[1:] + "|")
        elif head is None:
            left.append(_part(part, nodes))
        else:
            right.append(_part(part, nodes))
    if head is None:
        raise ValueError(f"no head in template {template!r}")
    head.left[:0] = left
    head.right.extend(right)
    return head


def _part(part: str, nodes: dict[str, Node]) -> Node:
    if not part.startswith("{"):
        return leaf(part)
    name, _, dep = part[1:-1].partition(":")
    return nodes[name].label(dep) if dep else nodes[name]


def to_sentence(root: Node) -> Sentence:
    """The sentence of a tree, its first letter a capital."""
    nodes = root.order()
    index = {id(n): i for i, n in enumerate(nodes)}
    if len(index) != len(nodes):
        raise ValueError("a node is used twice")
    heads = {id(child): index[id(n)] for n in nodes for child in n.children()}
    words = []
    for i, node in enumerate(nodes):
        after = nodes[i + 1] if i + 1 < len(nodes) else None
        space = after is not None and not after.tight and node.form not in CLOSE_RIGHT
        words.append(_word(node, heads.get(id(node), i), space or after is None))
    first = words[0]
    if first.form[0].islower():
        words[0] = Word(first.form[0].upper() + first.form[1:], *_rest(first))
    return Sentence(words, starts_doc=True, starts_par=True)


def _rest(word: Word) -> tuple[str, str, str, str, int, str, bool]:
    return word.lemma, word.upos, word.xpos, word.feats, word.head, word.dep, word.space


def _word(node: Node, head: int, space: bool) -> Word:
    pos, feats = TAGS[node.tag]
    pos = node.pos or pos
    feats = feats if node.feats is None else node.feats
    if node.tag == "CD" and node.form.isalpha():
        feats = feats.replace("Digit", "Word")
    lemma = node.lemma or (node.form if pos == "PROPN" else node.form.lower())
    return Word(node.form, lemma, pos, node.tag, feats, head, node.dep or "root", space)
