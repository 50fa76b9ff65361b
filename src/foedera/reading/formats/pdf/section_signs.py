"""'§' that recognition took for '8' or '$': a row of lines '81', '82', '§ 3', '8 4' heads sections and counts up.

In: pages, and which of them a machine recognised. Out: the pages with the sign put right, and the doubt. Only what
stands at the head of a line and has the next number of the row is touched; a reference in a sentence stays as it is,
because there nothing tells '8 2' from '§ 2'. Not here: recognising (ocr).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import msgspec

from foedera.amounts import amount
from foedera.model.document import Problem
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.text_rows import rows

_HEAD = re.compile(r"([§8$&S5])\s?(\d{1,3})(?:\s?[a-z])?(?=$|\s+[^\W\d_a-zß-ÿ])")
"""Alone on its line, or before a title."""
_SIGN = "§"
_LIKELY = frozenset("§8$")
"""Signs the row may go on with after one number was missed; others only with the very next."""
_FEWEST = 3
"""So many heads in a row are no chance."""


class _Head(msgspec.Struct, frozen=True):
    """A line that may head a section."""

    first: Fragment
    sign: str
    number: int


def with_section_signs(
    pages: Sequence[Page], recognised: Collection[int], name: str
) -> tuple[list[Page], list[Problem]]:
    """The pages with '§' where a row of sections tells that it stands there, and one problem where any was not."""
    heads = [head for page in pages if page.number in recognised for head in _heads(page)]
    wrong = {id(head.first): head for row in _rows(heads) for head in row if head.sign != _SIGN}
    if not wrong:
        return list(pages), []
    mended = [_mended(page, wrong) if page.number in recognised else page for page in pages]
    shown = ", ".join(
        f"{sign!r} {amount(count, 'time')}" for sign, count in Counter(h.sign for h in wrong.values()).items()
    )
    numbers = ", ".join(str(head.number) for head in wrong.values())
    text = f"recognition gave {shown} where a row of sections has '§', which was put there: § {numbers}; compare them"
    return mended, [Problem(code="section-sign", where=name, text=text)]


def _heads(page: Page) -> Iterator[_Head]:
    for row in rows([item for item in page.fragments if not item.aside], (0.0, page.width)):
        match = _HEAD.match(row.text)
        if match is not None:
            yield _Head(row.fragments[0], match[1], int(match[2]))


def _rows(heads: Sequence[_Head]) -> list[list[_Head]]:
    """The heads whose numbers go on by one, or over one that was missed; the first of a row is § 1."""
    found: list[list[_Head]] = []
    for head in heads:
        if head.number == 1:
            found.append([head])
        elif found:
            step = head.number - found[-1][-1].number
            if step == 1 or (step == 2 and head.sign in _LIKELY):
                found[-1].append(head)
    return [row for row in found if len(row) >= _FEWEST]


def _mended(page: Page, wrong: dict[int, _Head]) -> Page:
    fragments = tuple(_with_sign(item) if id(item) in wrong else item for item in page.fragments)
    gone = sum(head.sign.isalnum() for item in page.fragments if (head := wrong.get(id(item))))
    return msgspec.structs.replace(page, fragments=fragments, added=page.added - gone)


def _with_sign(item: Fragment) -> Fragment:
    rest = item.text[1:].lstrip()
    return msgspec.structs.replace(item, text=f"{_SIGN} {rest}" if rest else _SIGN)
