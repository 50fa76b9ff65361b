"""The tree a document's numbers make, and the eIds that fall out of it.

In: nodes, each with its word and number and its parent. Out: one eId per node, after the naming convention of Akoma
Ntoso 3.0: art_5__para_2__point_a. Not here: reading the numbers.

The rule: an eId says the scope (annex, note, second text) and the place inside it; chapters and sections are named
only where the same number occurs twice in the scope, and so are the headings that are only words (wordy_headings); a
plain count (`art_5_2`) is the last resort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from foedera.reading.structure.headings import RANKS, SCOPES
from foedera.reading.structure.wordy_headings import WordyHeading, headings_named, slug

_KINDS = {
    "art": "article", "point": "point", "indent": "point", "table": "table", "preamble": "preamble", "fn": "note",
}  # fmt: skip
_UNNUMBERED = frozenset({"para", "subpara", "indent"})


class Node:
    """A numbered place: a chapter, an article, a paragraph, a point. Mutable while the document is walked."""

    __slots__ = (
        "counts", "eid", "filled", "heading", "headings", "is_division", "is_place",
        "name", "parent", "printed", "value",
    )  # fmt: skip

    def __init__(self, name: str, value: str, parent: Node | None, *, printed: bool = True) -> None:
        self.name = name
        self.value = value
        self.parent = parent
        self.printed = printed
        """Whether the number stands in the text; a counted one gives way when both want the same eId."""
        self.is_place = False
        """Whether a heading opened it, so that text can stand right under it."""
        self.is_division = parent is None or RANKS.get(name, RANKS["art"]) < RANKS["art"]
        """Whether it holds articles and paragraphs; a section with text of its own does not."""
        self.heading: WordyHeading | None = None
        """The innermost heading of words only between it and its parent; None where none is."""
        self.headings: list[WordyHeading] = []
        """The outermost headings of words only inside it, in order."""
        self.counts: dict[str, int] = {}
        self.eid = ""
        self.filled = False
        """Whether any text belongs to it or to a place inside it."""

    def count(self, name: str) -> str:
        """The next number for an unnumbered `name` inside this place, from 1."""
        self.counts[name] = found = self.counts.get(name, 0) + 1
        return str(found)

    def scope(self) -> Node:
        """The nearest place with a numbering of its own: this one, an annex above, or the document."""
        node = self
        while node.parent is not None and node.name not in SCOPES:
            node = node.parent
        return node

    def fill(self) -> None:
        """Mark this place and all above it as holding text."""
        node: Node | None = self
        while node is not None and not node.filled:
            node.filled = True
            node = node.parent

    def steps(self) -> int:
        """How many places are between it and the division it stands in."""
        node, count = self.parent, 0
        while node is not None and not node.is_division:
            node, count = node.parent, count + 1
        return count

    def depth(self) -> int:
        """How many places are above it."""
        return 0 if self.parent is None else 1 + self.parent.depth()


def provision_kind(node: Node) -> str:
    """The provision kind of a node."""
    return _KINDS.get(node.name, "paragraph")


def name_all(nodes: Sequence[Node]) -> None:
    """Give every node its eId; unique, the same for the same tree. Parents must come before their children.

    Where several want one, the number printed goes before the number counted, and a place that holds text before a mere
    heading, as a table of contents has them.
    """
    merge = _only_paragraphs(nodes)
    clashing = _clashing(nodes)
    headed = _headed(nodes, clashing)
    taken: dict[str, int] = {}
    for node in sorted(nodes, key=_turn):
        if node in merge and node.parent is not None:
            node.eid = node.parent.eid
        else:
            node.eid = free(_eid(node, clashing, headed), taken)


def _turn(node: Node) -> tuple[bool, int, bool, bool]:
    """When a node gets its eId: divisions first, then what is in them, whichever division that is."""
    inside = node.is_division
    return not inside, node.depth() if inside else node.steps(), not node.printed, not node.filled


def _only_paragraphs(nodes: Sequence[Node]) -> set[Node]:
    """Unnumbered paragraphs that are the one unnumbered text of their article: they are the article itself.

    So is a text behind a dash that no other and no plain paragraph stands beside: 'Artículo 1 / - Apruébase …'.
    """
    plain = [node for node in nodes if node.name in _UNNUMBERED and not node.printed and _heads_text(node.parent)]
    texts = Counter(node.parent for node in plain if node.name != "indent")
    every = Counter(node.parent for node in plain)
    return {node for node in plain if (every if node.name == "indent" else texts)[node.parent] == 1}


def _heads_text(node: Node | None) -> bool:
    return node is not None and node.is_place and not node.is_division


def _clashing(nodes: Sequence[Node]) -> set[tuple[Node, str]]:
    """(scope, name) whose printed numbers start anew in each chapter or section, so that these must be named too."""
    found = Counter(
        (node.scope(), node.name, _own(node))
        for node in nodes
        if node.printed and node.parent and node.parent.is_division
    )
    return {(scope, name) for (scope, name, _), count in found.items() if count > 1}


def _headed(nodes: Sequence[Node], clashing: set[tuple[Node, str]]) -> dict[Node, str]:
    """The part of the eId that names wordy headings, of every number that recurs under several of them."""
    rows: dict[tuple[Node, str], list[Node]] = {}
    for node in nodes:
        if node.printed and not node.is_place and node.parent is not None:
            rows.setdefault((_above(node, node.parent, clashing), node.name), []).append(node)
    return {
        node: path
        for row in rows.values()
        for node, path in headings_named([(node, _own(node), node.heading) for node in row])
    }


def _above(node: Node, parent: Node, clashing: set[tuple[Node, str]]) -> Node:
    """The place an eId names before the node's own part."""
    if not parent.is_division or node.is_division:
        return parent
    clashes = node.printed and (parent.scope(), node.name) in clashing
    return parent if clashes else parent.scope()


def _eid(node: Node, clashing: set[tuple[Node, str]], headed: Mapping[Node, str]) -> str:
    if node.parent is None or node.name == "table":
        return _own(node)
    above = _above(node, node.parent, clashing).eid
    return "__".join(filter(None, (above, headed.get(node, ""), _own(node))))


def _own(node: Node) -> str:
    return f"{node.name}_{slug(node.value)}" if node.value else node.name


def free(eid: str, taken: dict[str, int]) -> str:
    """`eid`, or with the next count that is free; `taken` remembers the last count of each."""
    found = eid
    while found in taken:
        taken[eid] += 1
        found = f"{eid}_{taken[eid]}"
    taken[found] = 1
    return found
