"""Articles of one short sentence, which look like headings with a full stop ('Madde 1 – Liman açıktır.').

In: the texts of blocks in order. Out: the places of such articles. What the other articles do decides: where they have
their text on their line, so has this one; 'Article 5. Scope.' above a text of its own stays a heading. Not here: what
an article's line looks like (headings).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.reading.structure.headings import is_structural, run_in

_LEAST = 3
"""So many articles with their text on their line say that a text's articles have it there."""


def short_articles(texts: Sequence[str]) -> frozenset[int]:
    """The places of texts that are articles and no headings."""
    opening = [at for at, text in enumerate(texts) if (found := run_in(text)) is not None and found.kind == "art"]
    short = frozenset(at for at in opening if texts[at][-1] in ".!?" and is_structural(texts[at]))
    long = len(opening) - sum(is_structural(texts[at]) for at in opening)
    return short if long >= max(_LEAST, len(short)) else frozenset()
