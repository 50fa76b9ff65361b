"""Which heading stands above which: by their kinds, else by the levels their format gives.

In: the headings the walk stands under, and a new one. Out: which of them stand above it. Not here: the walk (walk).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.reading.structure.drafts import Open
from foedera.reading.structure.headings import RANKS, Heading

_IN_ARTICLES = {"sec": RANKS["art"] + 0.3, "subsec": RANKS["art"] + 0.6}
"""Where sections stand that are parts of articles."""
_MAX_TITLE = 60


def rank_of(heading: Heading, *, in_articles: bool) -> float | None:
    """The rank of a heading's kind, where sections stand in articles or not; None for one that is only words."""
    rank = RANKS.get(heading.kind or "")
    return _IN_ARTICLES.get(heading.kind or "", rank) if in_articles else rank


def is_part_of_article(rank: float | None) -> bool:
    """Whether it is the rank of a section inside an article."""
    return rank in _IN_ARTICLES.values()


def begins_sections(path: Sequence[Open], at: int, heading: Heading) -> bool:
    """Whether a section right behind an article's head shows that articles are made of sections.

    So are constitutions and by-laws of the United States; elsewhere articles stand in sections.
    """
    last = path[-1] if path else None
    if heading.kind != "sec" or last is None or last.heading.kind != "art" or last.last != at - 1:
        return False
    if last.node is not None and last.node.filled:  # 'Art. 10. The chair …': its text stands on its line
        return False
    return len(last.heading.title or "") <= _MAX_TITLE  # a longer one is the article's text, set as a heading


def is_above(path: Sequence[Open], rank: float | None, level: int) -> bool:
    """Whether the last heading of `path` stands above a new one; ranks decide where both have one."""
    last = path[-1]
    last_rank = last.rank
    if last.heading.kind == "preamble":
        return False
    if rank is None or (last_rank is None and rank >= RANKS["art"]):
        above_by_rank = last_rank is not None and last_rank < RANKS["art"]
        return last.level < level or (above_by_rank and last.level <= level)
    if last_rank is None:
        return last.level < level and not any(item.node for item in path)
    return last_rank < rank
