"""Letters a file names twice: once by the font, in reading order, and once more for a stretch of the page.

In: an open page of a script that runs to the left. Out: the page without second names that are wrong. A stretch may
have a text of its own (ISO 32000-1, 14.9.4: ActualText), to be given in reading order; programs for Arabic write it in
the order they paint, so that 'على' comes out as 'عىل', or give a tabulator's to the number before it. Where the font
names the same letters, in the order of the glyph (9.10.3), its order holds, and where only the font names any, its
letters do; else the text of the stretch. Not here: the order of the letters of one glyph (ligatures).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
import pypdfium2.raw

from foedera.reading.formats.pdf.bidi import classes_of, letters_meant
from foedera.text.counting import letters_and_digits

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_BYTES: Any = ctypes.POINTER(ctypes.c_ubyte)
_KEY = b"ActualText"
_LONGEST = 400
"""Bytes of a text that is looked at; longer ones stand for whole lines."""
_STRETCH = "\u0640"
_FEWEST = 2
"""Letters that can be turned round."""


class _Stretch(msgspec.Struct, frozen=True):
    """A part of a page that has a text of its own."""

    objects: list[int]
    said: str
    """The text."""
    painted: str
    """What the fonts name its signs."""


def without_wrong_names(document: Any, index: int, page: Any) -> int | None:
    """Take the texts that turn or hide what the fonts name off an open page; None where there are none.

    Returns how many letters and digits more are named then, among them what stretches a word (U+0640).

    Args:
        document: the open document.
        index: of the page, from 0.
        page: the same page, open.
    """
    found = list(_stretches(page.raw))
    if not any(_may_be_wrong(text) for _, text in found):
        return None
    trial = document[index]
    try:
        for numbers, _ in found:
            _take_off(trial.raw, numbers)
        textpage = trial.get_textpage()
        try:
            named = [_Stretch(numbers, text, _text(trial, textpage, numbers)) for numbers, text in found]
        finally:
            textpage.close()
    finally:
        trial.close()
    wrong = [one for one, after in zip(named, [*named[1:], None], strict=True) if _is_wrong(one, after)]
    for one in wrong:
        _take_off(page.raw, one.objects)
    return sum(letters_and_digits(one.painted) - letters_and_digits(one.said) for one in wrong) if wrong else None


def _may_be_wrong(said: str) -> bool:
    """Whether a text may turn or hide letters: it holds several that run to the left, or is white space."""
    return classes_of(said).count("R") >= _FEWEST or said.isspace()


def _is_wrong(one: _Stretch, after: _Stretch | None) -> bool:
    """Whether the font's names of a stretch go before its text; a letter the next stretch shows is not hidden."""
    letters = _letters(one.painted)
    if not letters or not _may_be_wrong(one.said):
        return False
    if not one.said.isspace():
        return letters == _letters(one.said)
    is_shown = after is not None and _letters(after.said) == letters and bool(after.painted.strip())
    return not is_shown


def _stretches(page: Any) -> Iterator[tuple[list[int], str]]:
    """The numbers of the objects that have one text, and the text of their own, and the text."""
    given = ((at, text) for at in range(_PDFIUM.FPDFPage_CountObjects(page)) if (text := _given(page, at)))
    for _, group in groupby(enumerate(given), key=lambda pair: (pair[1][0] - pair[0], pair[1][1])):
        objects = [item for _, item in group]
        yield [at for at, _ in objects], objects[0][1]


def _given(page: Any, at: int) -> str:
    """The text a text object is given by a mark of its own."""
    item = _PDFIUM.FPDFPage_GetObject(page, at)
    if _PDFIUM.FPDFPageObj_GetType(item) != _PDFIUM.FPDF_PAGEOBJ_TEXT:
        return ""
    blob, length = ctypes.create_string_buffer(_LONGEST), ctypes.c_ulong()
    for number in range(_PDFIUM.FPDFPageObj_CountMarks(item)):
        mark = _PDFIUM.FPDFPageObj_GetMark(item, number)
        if _PDFIUM.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, ctypes.cast(blob, _BYTES), _LONGEST, length):
            said = blob.raw[: min(length.value, _LONGEST)]
            return said[2:].decode("utf-16-be", "replace") if said.startswith(b"\xfe\xff") else ""
    return ""


def _take_off(page: Any, numbers: list[int]) -> None:
    for at in numbers:
        item = _PDFIUM.FPDFPage_GetObject(page, at)
        for number in range(_PDFIUM.FPDFPageObj_CountMarks(item)):
            _PDFIUM.FPDFPageObjMark_RemoveParam(item, _PDFIUM.FPDFPageObj_GetMark(item, number), _KEY)


def _text(page: Any, textpage: Any, numbers: list[int]) -> str:
    """What the fonts name the signs of objects."""
    out = ""
    for at in numbers:
        item = _PDFIUM.FPDFPage_GetObject(page.raw, at)
        units = (ctypes.c_ushort * (_LONGEST // 2))()
        length = _PDFIUM.FPDFTextObj_GetText(item, textpage.raw, units, _LONGEST)
        out += bytes(units)[: min(length, _LONGEST)].decode("utf-16-le", "replace").rstrip("\0")
    return out


def _letters(text: str) -> list[str]:
    """The letters and digits of a text, in no order."""
    return sorted(filter(str.isalnum, letters_meant(text).replace(_STRETCH, "")))
