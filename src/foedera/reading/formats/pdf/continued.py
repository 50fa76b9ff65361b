"""Heads that say an article goes on: 'ARTICLE 12 (continued)', 'Artículo 3 (continuación)' on the top of a page.

In: the rows of pages, from top to bottom. Out: the rows that repeat a head. No list of words says what 'continued' is:
the same head stood before without the remark in brackets, and no other of its kind has come since. Not here: other
running heads (furniture).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.reading.formats.pdf.text_rows import TextRow
from foedera.reading.structure.headings import is_structural

_TOP = 3
"""Rows from the top of a page among which such a head stands."""
_REMARK = re.compile(r"(?:(?<!\s)\s++|)[(（\[][^()（）\[\]\d]{2,24}[)）\]]\s*+$")
_DIGITS = re.compile(r"\d+")


def continued(sheets: Sequence[Sequence[TextRow]]) -> frozenset[int]:
    """The id() of the first fragment of each row that repeats a head; `sheets` are the pages' rows."""
    return frozenset(id(row.fragments[0]) for row in _repeating(sheets))


def _repeating(sheets: Sequence[Sequence[TextRow]]) -> Iterator[TextRow]:
    last: dict[str, str] = {}
    """Of each kind of head ('article #'), the last that stood."""
    for sheet in sheets:
        for at, row in enumerate(sheet):
            text = row.text
            if not _DIGITS.search(text) or not is_structural(text):
                continue
            bare = _REMARK.sub("", text).casefold()
            kind = _DIGITS.sub("#", bare)
            if at < _TOP and len(bare) < len(text.rstrip()) and last.get(kind) == bare:
                yield row
            else:
                last[kind] = bare
