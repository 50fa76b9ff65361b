"""Fonts that name figures wrongly: two of a row of ten glyphs are called the same figure.

In: bytes. Out: the names of such fonts. A font's table says which letter each glyph is (ISO 32000-1, 9.10.3); some
programs write one that calls a 1 a 9 and an 8 a 9, too, and the page shows nothing of it. Figures follow one another in
a font, so that a row of glyphs that are all figures has none twice. Not here: which figure was meant, which nobody can
say, and letters (doubts).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

_HEX = re.compile(rb"<([0-9A-Fa-f]{1,16})>")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{1,16})>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{1,8})>\s{0,9}(?:<([0-9A-Fa-f]{1,16})>|\[([^\[\]<>]{0,9}(?:<[^<>\[\]]{1,16}>\s{0,9}){1,256})\])"
)
_WIDEST = 255
"""Codes of a range but one (9.10.3)."""
_ROW = (5, 12)
"""Glyphs in a row that are ten figures, or some of them."""
_LONGEST = 200_000
"""Bytes of a table that is looked at."""


def wrongly_named(data: bytes) -> list[str]:
    """The fonts of a PDF in whose tables a figure stands twice in a row of figures; none where pypdf cannot open it.

    Names are without the mark of a subset ('ABCDEF+').
    """
    try:
        return sorted({name for name, table in _tables(data) if _is_wrong(table)})
    except MemoryError:
        raise
    except Exception:  # a broken file can break its reader anywhere
        return []  # PDFium reads it; only the doubt is missing


def _tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the table of each font of the pages."""
    seen: set[int] = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        resources = _plain(page.get("/Resources"))
        fonts = _plain(resources.get("/Font")) if isinstance(resources, DictionaryObject) else None
        if not isinstance(fonts, DictionaryObject):
            continue
        for key in fonts:
            listed = fonts.raw_get(key)
            number = listed.idnum if isinstance(listed, IndirectObject) else id(listed)
            if number in seen:
                continue
            seen.add(number)
            font = _plain(listed)
            table = _plain(font.get("/ToUnicode")) if isinstance(font, DictionaryObject) else None
            if isinstance(table, StreamObject):
                yield str(_plain(font.get("/BaseFont", "/"))).lstrip("/").split("+")[-1], table.get_data()[:_LONGEST]


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _is_wrong(table: bytes) -> bool:
    """Whether a table names two glyphs of a row of figures alike."""
    figures = {code: name for code, name in _names(table) if name.isdecimal()}
    row: list[str] = []
    for code in sorted(figures):
        if code - 1 not in figures:
            row = []
        row.append(figures[code])
        if code + 1 not in figures and _ROW[0] <= len(row) <= _ROW[1] and len(set(row)) < len(row):
            return True
    return False


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    """Each code with the sign it is called; what is called by several signs, as a ligature is, is no figure."""
    for part in table.split(b"beginbf")[1:]:
        entries = part.split(b"endbf")[0]
        if part.startswith(b"char"):
            yield from ((_code(code), _text(name)) for code, name in _PAIR.findall(entries))
            continue
        for first, last, name, names in _RANGE.findall(entries):
            span = range(_code(first), min(_code(last), _code(first) + _WIDEST) + 1)
            own = _text(name)
            called = (
                [chr(ord(own) + at) for at in range(len(span))] if len(own) == 1 else map(_text, _HEX.findall(names))
            )
            yield from zip(span, called, strict=False)


def _code(digits: bytes) -> int:
    return int(digits, 16)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace") if len(digits) % 4 == 0 else ""
