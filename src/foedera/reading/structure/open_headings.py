"""What a new heading does to those that stand open: it is their title, leaves them, or stands in them.

In: the headings the walk stands under, innermost last, and the new one. Out: the same list, changed. Not here: which
stands above which by kind (ranks), the walk (walk).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.drafts import Open
from foedera.reading.structure.front import leading_headings
from foedera.reading.structure.headings import RANKS, Heading, run_in
from foedera.reading.structure.markers import ordinal
from foedera.reading.structure.outline import Node
from foedera.reading.structure.wordy_headings import WordyHeading


def takes_title(path: Sequence[Open], at: int, block: Block) -> bool:
    """Whether a heading is the title of the numbered one right before it; if so it is taken."""
    last = path[-1] if path else None
    if last is None or not last.untitled or last.at != at - 1:
        return False
    last.untitled = False
    last.last = at
    last.label = f"{last.label.rstrip(' :.')} – {block.text}"
    last.heading = msgspec.structs.replace(last.heading, title=block.text)
    return True


def take_under(path: Sequence[Open], at: int, level: int) -> None:
    """Let a division hold the words right below it, and those beside them, whose type may be the larger one."""
    last = path[-1] if path else None
    if last is not None and last.last == at - 1 and last.rank is not None and last.rank < RANKS["art"]:
        last.level = min(last.level, level)


def worded(path: Sequence[Open], place: Node, text: str) -> WordyHeading:
    """A heading of words only, under the one it stands in; else in the article, chapter or text."""
    above = path[-1].words if path else None
    return WordyHeading(text, above, place.headings if above is None else above.inside)


def leave_articles(path: list[Open]) -> None:
    """Go out of the articles one stands in, and of the headings inside them."""
    inside = next((at for at, item in enumerate(path) if item.heading.kind == "art"), len(path))
    del path[inside:]


def heads_article(below: Block, run_on: Heading | None, language: str) -> bool:
    """Whether an article begins right below a heading, in one block with its text, so that the heading is its own.

    Only such articles have no level of their own by which a heading would stand beside them.
    """
    found = (run_in(below.text, language) or run_on) if below.kind == "paragraph" else None
    return found is not None and found.kind == "art"


def is_next_note(nodes: Sequence[Node], value: str) -> bool:
    """Whether 'No. II' is one of an exchange of notes, which begin with the first; 'No. 4' alone is a number."""
    before = any(node.name == "note" for node in nodes)
    return before or ordinal(value, roman=True) == 1 or value.lower() in {"1", "a", "one"}


def text_level(blocks: Sequence[Block]) -> int:
    """The deepest level at which a heading can open another instrument."""
    return max((blocks[at].level for at in range(leading_headings(blocks))), default=0)
