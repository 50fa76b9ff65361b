"""PDF pages → paragraphs and headings, from where the lines stand and how large they are set.

In: bytes. Out: blocks with page numbers (from 1); the offsets count in the pages' text as PDFium gives it, pages joined
by form feeds. Running heads, feet and page numbers are left out and reported. Weak on two columns and tables: their
lines come in the order of the file. Not here: the tag tree, OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.lines import is_lone_marker, structural_level, titled
from foedera.reading.formats.parsed import Parsed, TracedBlock, make_block, parsed
from foedera.reading.headings import is_structural
from foedera.reading.markers import markers
from foedera.text.normalise import normalise
from foedera.text.offsets import Traced, join

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types; what it returns is given one where it is taken
_OPEN: Any = pypdfium2.PdfDocument

_LINE = re.compile(r"[^\r\n]+")
_HYPHEN = re.compile(r"(?:[\x02\ufffe\u00ad]|(?<=[^\W\d_])-)\s*$")
_ENDS_SENTENCE = re.compile(r"[.;:!?…][)\]'\"’”»]*$")
_LARGER = 1.12
"""How many times the body's size a line must be set to be a heading."""
_WIDE_GAP = 1.35
"""How many times the usual distance between lines ends a paragraph."""
_MAX_HEADING_CHARS = 160


class _Line(msgspec.Struct, frozen=True):
    piece: Traced
    text: str
    page: int
    top: float
    bottom: float
    right: float

    @property
    def size(self) -> float:
        """Height of its first sign, in points."""
        return self.top - self.bottom


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a PDF; its title is the one in its properties, or the first heading.

    Raises:
        UnreadableFile: when it is broken, encrypted, without pages or without text.
    """
    document = _opened(data, name)
    try:
        pages = len(document)
        title = str(document.get_metadata_value("Title") or "").strip() or None
        original, lines, problems = _lines(document, name)
    finally:
        document.close()
    if not lines:
        raise UnreadableFile(
            "the PDF has no text",
            where=name,
            expected="a PDF with a text layer",
            found=f"{pages} page(s) without text",
            next_step="run it through text recognition (OCR) first, or give the text as .txt",
        )
    kept, furniture = _without_furniture(lines, pages, name)
    blocks = _blocks(kept)
    first = next((item.block.text for item in blocks if item.block.kind == "heading"), None)
    return parsed("pdf", original, blocks, title=title or first, problems=[*problems, *furniture], pages=pages)


def _opened(data: bytes, name: str) -> Any:
    """The open document; the caller closes it, and keeps `data` alive until then."""
    handle = _PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _unopened(name, _PDFIUM.FPDF_GetLastError())
    if _PDFIUM.FPDF_GetPageCount(handle) < 1:  # PDFium's last error would still tell of an earlier file here
        _PDFIUM.FPDF_CloseDocument(handle)
        raise UnreadableFile(
            "the PDF has no pages",
            where=name,
            expected="at least one page",
            found="0 pages",
            next_step="fetch the file again, or print it to a new PDF",
        )
    return _OPEN(handle)


def _unopened(name: str, code: int) -> UnreadableFile:
    found, step = f"a broken PDF (PDFium error {code})", "fetch the file again, or print it to a new PDF"
    if code in {_PDFIUM.FPDF_ERR_PASSWORD, _PDFIUM.FPDF_ERR_SECURITY}:
        found, step = "an encrypted PDF", "remove the password and try again"
    return UnreadableFile(
        "the PDF cannot be opened", where=name, expected="a readable PDF", found=found, next_step=step
    )


def _lines(document: Any, name: str) -> tuple[str, list[_Line], list[Problem]]:
    """The text of all pages joined by form feeds, its lines, and a problem for every page without any."""
    parts: list[str] = []
    lines: list[_Line] = []
    problems: list[Problem] = []
    length = 0
    for index in range(len(document)):
        try:
            text, found = _page_lines(document, index, length)
        except pypdfium2.PdfiumError as fault:
            text, found = "", []
            problems.append(Problem(code="page-broken", where=f"{name}, page {index + 1}", text=str(fault)))
        if not found:
            problems.append(Problem(code="page-empty", where=f"{name}, page {index + 1}", text="the page has no text"))
        parts.append(text)
        lines += found
        length += len(text) + 1
    return "\f".join(parts), lines, problems


def _page_lines(document: Any, index: int, base: int) -> tuple[str, list[_Line]]:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            text: str = textpage.get_text_range()
            return text, list(_placed(textpage, text, index + 1, base))
        finally:
            textpage.close()
    finally:
        page.close()


def _placed(textpage: Any, text: str, page: int, base: int) -> Iterator[_Line]:
    """The page's lines with the place of their first and last sign."""
    for match in _LINE.finditer(text):
        clean, _ = normalise(match[0])
        if clean:
            start, end = match.span()
            left = _box(textpage, start + len(match[0]) - len(match[0].lstrip()))
            right = _box(textpage, start + len(match[0].rstrip()) - 1)
            piece = Traced(match[0], range(base + start, base + end + 1))
            yield _Line(piece, clean, page, left[3], left[1], right[2])


def _box(textpage: Any, text_index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a sign, in points; the loose box, which is as high as the font."""
    index = _PDFIUM.FPDFText_GetCharIndexFromTextIndex(textpage, text_index)
    left, bottom, right, top = textpage.get_charbox(max(index, 0), loose=True)
    return float(left), float(bottom), float(right), float(top)


def _without_furniture(lines: Sequence[_Line], pages: int, name: str) -> tuple[list[_Line], list[Problem]]:
    """The lines without heads, feet and numbers that the pages repeat, and one problem for each kind left out."""
    by_page = groupby(lines, key=lambda line: line.page)
    edges = {id(line): _masked(line.text) for _, here in by_page for line in _edges(here)}
    counts = Counter(edges.values())
    repeated = {text for text, count in counts.items() if count >= 3 and count * 2 > pages}
    kept = [line for line in lines if id(line) not in edges or not _is_furniture(edges[id(line)], repeated)]
    dropped = Counter(
        edges[id(line)] for line in lines if id(line) in edges and _is_furniture(edges[id(line)], repeated)
    )
    if not kept:  # a text of nothing but numbers is still a text
        return list(lines), []
    return kept, [
        Problem(code="page-furniture", where=name, text=f"left out {count} time(s) at the edge of pages: {text}")
        for text, count in sorted(dropped.items())
    ]


def _edges(lines: Iterable[_Line]) -> list[_Line]:
    """The two highest and two lowest lines of a page."""
    here = sorted(lines, key=lambda line: line.top)
    return here if len(here) <= 4 else [*here[:2], *here[-2:]]


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_furniture(masked: str, repeated: set[str]) -> bool:
    return masked in repeated or re.fullmatch(r"[-–—\s]*#[-–—\s]*|(?:[Pp]age\s+)?#\s*(?:/|of)\s*#", masked) is not None


def _blocks(lines: Sequence[_Line]) -> list[TracedBlock]:
    measure = _Measure(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and measure.goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = (_block(group, measure) for group in groups)
    return titled([item for item in found if item is not None], "paragraph")


def _block(group: Sequence[_Line], measure: _Measure) -> TracedBlock | None:
    parts = [line.piece for line in group]
    for at in range(len(group) - 1):
        hyphen = _HYPHEN.search(parts[at].text)
        if hyphen and group[at + 1].text[0].islower():
            parts[at] = parts[at].cut(0, hyphen.start())
        else:
            parts[at] = join([parts[at], Traced(" ", [parts[at].places[-1]] * 2)], "")
    level = measure.heading_level(group)
    kind = "heading" if level else "paragraph"
    return make_block(kind, join(parts, ""), level=level, page=group[0].page)


class _Measure:
    """What is usual in a document: the size of its type, the distance of its lines, its right edge."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        weighted = Counter[float]()
        for line in lines:
            weighted[round(line.size, 1)] += len(line.text)
        self.body = max(weighted, key=lambda size: (weighted[size], -size)) or 1.0
        self.sizes = sorted((size for size in weighted if size > self.body * _LARGER), reverse=True)
        steps = [
            before.bottom - after.bottom
            for before, after in pairwise(lines)
            if before.page == after.page and 0 < before.bottom - after.bottom < 4 * self.body
        ]
        self.step = median(steps) if steps else self.body * 1.2
        self.right = max((line.right for line in lines), default=0.0)

    def goes_on(self, group: Sequence[_Line], line: _Line) -> bool:
        """Whether `line` continues the paragraph or heading `group`."""
        before = group[-1]
        if is_lone_marker(before.text) and before.page == line.page:
            return True
        if is_structural(line.text) or is_structural(before.text) or markers(line.text):
            return is_lone_marker(before.text)
        if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
            return False
        if line.page != before.page:
            return not _ENDS_SENTENCE.search(before.text) and not self.heading_level(group)
        step = before.bottom - line.bottom
        if not -0.5 * self.body < step < _WIDE_GAP * self.step:
            return step < 0 and not _ENDS_SENTENCE.search(before.text)
        return not (_ENDS_SENTENCE.search(before.text) and before.right < 0.8 * self.right)

    def heading_level(self, group: Sequence[_Line]) -> int:
        """The level of a heading, 1 for the largest type; 0 for a paragraph."""
        text = " ".join(line.text for line in group)
        if len(text) > _MAX_HEADING_CHARS:
            return 0
        if len(group) == 1 and is_structural(text):
            return len(self.sizes) + structural_level(text)
        size = round(group[0].size, 1)
        if size in self.sizes and not markers(text) and any(sign.isalpha() for sign in text):
            return 1 + self.sizes.index(size)
        return 0
