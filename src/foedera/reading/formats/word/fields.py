"""Fields: which text Word prints of them, and which are tables of contents.

In: a part's tree. Out: for every mark of a field (w:fldChar) its field, and the state of a walk among them. A field
that never ends is none: a file cut in two must not lose its second half. ECMA-376, part 1, 17.16.
"""

from __future__ import annotations

import re

from lxml import etree

from foedera.reading.formats.word.tree import W, name

_LISTING = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)
"""Tables of contents, figures and authorities, and indexes (17.16.5.68, .67, .31)."""
_COUNTING = re.compile(r"\s*(?:AUTONUM(?:LGL|OUT)?|LISTNUM)\b", re.IGNORECASE)
"""Numbers of paragraphs, and of lists within a line (17.16.5)."""


_CODE_PIECES = 50
"""Pieces of a field's code that are looked at; its first word says what it is."""


class Field:
    """A field and where its code ends and its printed result begins."""

    __slots__ = ("begun", "code", "ended", "separated")

    def __init__(self, begun: etree._Element) -> None:
        self.begun = begun
        self.code: list[str] = []
        self.separated: etree._Element | None = None
        self.ended: etree._Element | None = None

    @property
    def counts(self) -> bool:
        """Whether it prints a number that Word counts and does not keep: its result is never in the file."""
        return is_counting("".join(self.code[:_CODE_PIECES]))

    @property
    def lists(self) -> bool:
        """Whether it prints headings or terms of the document with their pages."""
        return is_listing("".join(self.code[:_CODE_PIECES]))


def is_listing(code: str) -> bool:
    """Whether the code of a field is that of a table of contents or an index."""
    return _LISTING.match(code) is not None


def is_counting(code: str) -> bool:
    """Whether the code of a field is that of a number Word counts and does not keep."""
    return _COUNTING.match(code) is not None


def fields_of(root: etree._Element) -> dict[etree._Element, Field]:
    """The field each complete w:fldChar belongs to."""
    open_fields: list[Field] = []
    out: dict[etree._Element, Field] = {}
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(Field(element))
        elif open_fields and kind == "end":
            field = open_fields.pop()
            field.ended = element
            for mark in (field.begun, field.separated, element):
                if mark is not None:
                    out[mark] = field
        elif open_fields and open_fields[-1].separated is None:
            if kind == "separate":
                open_fields[-1].separated = element
            elif name(element) == "w:instrText":
                open_fields[-1].code.append(element.text or "")
    return out


class Place:
    """Where a walk stands among the fields of a part."""

    def __init__(self, fields: dict[etree._Element, Field]) -> None:
        self.fields = fields
        self.uncounted = 0
        """How many numbers Word would print that the file does not hold."""
        self.inside: dict[Field, bool] = {}
        """The fields that have begun and not ended; whether their code is still under way."""
        self.listing = self.coding = 0
        """How many of them list headings, and in how many the code is not yet behind."""

    def pass_by(self, mark: etree._Element) -> None:
        """Take in a w:fldChar."""
        field = self.fields.get(mark)
        if field is None:
            return
        if mark is field.ended and field in self.inside:
            self.listing -= field.lists
            self.coding -= self.inside.pop(field)
        elif mark is field.separated and self.inside.get(field):
            self.inside[field] = False
            self.coding -= 1
        elif mark is field.begun and field not in self.inside:
            self.inside[field] = True
            self.uncounted += field.counts
            self.listing += field.lists
            self.coding += 1

    @property
    def reason(self) -> str | None:
        """What the text here is when it is no text of the agreement."""
        if self.listing:
            return "table of contents"
        return "code of a field" if self.coding else None
