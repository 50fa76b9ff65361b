"""Inline marks of Markdown out of a piece of text: links, emphasis, code, escapes.

In: a piece. Out: the piece without the marks, its places kept. Not here: blocks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from foedera.text.offsets import Traced

_INLINE = re.compile(
    r"""
    !?\[(?P<link>[^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)|\[[^\[\]\n]*\])
  | <(?P<auto>(?:https?://|mailto:)[^<>\s]+)>
  | `(?P<code>[^`\n]+)`
  | \*\*(?P<strong>(?=[^\s*])[^*\n]*(?:\*(?!\*)[^*\n]*)*)\*\*
  | (?<![\w*])__(?P<under>(?=\S)[^_\n]+?)__(?!\w)
  | (?<!\*)\*(?P<emph>(?=[^*])[^*\n]+)\*(?!\*)
  | \\(?P<escaped>[\\`*_{}\[\]()#+.!|<>-])
    """,
    re.VERBOSE,
)


def without_marks(piece: Traced) -> Traced:
    """`piece` with the words of its links and emphasis only, the innermost marks too."""
    while True:
        spans: list[tuple[int, int]] = []
        at = 0
        for match in _INLINE.finditer(piece.text):
            spans += [(at, match.start()), match.span(match.lastgroup or 0)]
            at = match.end()
        if not spans:
            return piece
        if "\\" in piece.text:  # an escape must not be read twice: \\* would lose both
            return piece.keep([*spans, (at, len(piece.text))])
        piece = piece.keep([*spans, (at, len(piece.text))])


def cells(piece: Traced, border: str) -> list[Traced]:
    """The cells of a table row between `border` signs."""
    edges = [-1, *(at for at, sign in enumerate(piece.text) if sign == border), len(piece.text)]
    return [piece.cut(left + 1, right) for left, right in pairwise(edges)]
