"""What the walk through the blocks leaves behind: headings it stood under, and provisions whose eId is not known yet.

In: headings as they were opened, drafts. Out: drafts on headings that nothing below could cite, so that no line of a
text is only somebody's heading. Not here: the walk (walk), eIds (outline).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import Heading
from foedera.reading.structure.outline import Node
from foedera.reading.structure.wordy_headings import WordyHeading


class Open:
    """A heading under which the walk stands."""

    __slots__ = ("at", "heading", "label", "last", "level", "node", "rank", "untitled", "words")

    def __init__(
        self,
        at: int,
        block: Block,
        heading: Heading,
        node: Node | None,
        rank: float | None,
        words: WordyHeading | None = None,
    ) -> None:
        self.at = self.last = at
        """The first and last block of it; a title may stand in a block of its own."""
        self.heading = heading
        self.label = block.text.rstrip(" :")
        self.level = block.level
        self.node = node
        self.rank = rank
        """Its kind's (headings.RANKS), or a section's inside articles; None for a heading that is only words."""
        self.untitled = node is not None and heading.title is None
        self.words = words
        """What tells numbers under it from those under others, where it is only words."""

    @property
    def is_article(self) -> bool:
        """Whether it begins an article, or a paragraph that has its number on a line of its own."""
        return self.node is not None and self.heading.kind in {"art", "para"}


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A provision whose eId is not known yet."""

    first: int
    last: int
    node: Node
    number: str | None
    heading: str | None
    opens: tuple[Open, ...]


def bare_headings(
    opened: Sequence[tuple[Open, tuple[Open, ...]]], drafts: Sequence[Draft], root: Node, title: str
) -> Iterator[Draft]:
    """Drafts on the headings that no draft stands under, but for 'Preamble' and lines of the document's title.

    An article keeps its number and title; anything else is a container of its own ('hcontainer', Akoma Ntoso 3.0).

    Args:
        opened: every heading with those above it.
        drafts: the provisions there are.
        root: the document.
        title: the document's.
    """
    cited = {id(item) for draft in drafts for item in draft.opens}
    for item, above in opened:
        if id(item) in cited or item.heading.kind == "preamble" or (item.label in title and not item.is_article):
            continue
        if item.is_article and item.node is not None:
            yield Draft(item.at, item.at, item.node, None, None, (*above, item))
        else:
            place = next((one.node for one in reversed(above) if one.node is not None), root)
            node = item.node or Node("hcontainer", root.count("hcontainer"), place, printed=False)
            yield Draft(item.at, item.last, node, item.heading.number, None, above)
