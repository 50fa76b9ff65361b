"""Pages that are images: their text by Tesseract, a program of its own (Debian: tesseract-ocr and tesseract-ocr-LANG).

In: an open PDF and a page that shows no text. Out: the page with the fragments Tesseract sees, a line each, and how
sure it is. Not here: whether to do it (a person says so).
"""

from __future__ import annotations

import csv
import ctypes
import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from statistics import mean, median
from typing import Any

import msgspec
import pypdfium2.raw

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.text.counting import letters_and_digits
from foedera.text.language import detect, stated

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
GUESS = "eng"
"""The language pages are recognised in where nobody names one."""
_DPI = 300
_SECONDS = 90
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""On two cores Tesseract's threads wait for one another five times longer than they work."""
_ALIKE = 0.35
"""Lines whose height is this near to the page's usual one are set in the same type: boxes hug their letters."""


def language_of(document: Any) -> str | None:
    """The ISO 639-3 code of the language a file says it is in (/Lang of its catalog; ISO 32000-1, 14.9.2)."""
    length = _PDFIUM.FPDFCatalog_GetLanguage(document.raw, None, 0)
    said = (ctypes.c_ushort * (length // 2 + 1))()
    _PDFIUM.FPDFCatalog_GetLanguage(document.raw, said, length)
    return stated(bytes(said).decode("utf-16-le", "replace").partition("\0")[0])


def guess_told(pages: Sequence[Page], name: str) -> Problem:
    """What is to be said of pages that were recognised in a language nobody names."""
    found = detect("\n".join(item.text for page in pages for item in page.fragments))
    looks = f"; the words look {found}, so letters may be wrong" if found not in {None, GUESS} else ""
    text = f"neither the file nor --lang names a language, so the pages were recognised as {GUESS}{looks}"
    return Problem(code="recognised-language", where=name, text=text)


def recognised(document: Any, page: Page, language: str, name: str) -> tuple[Page, float]:
    """The page with its recognised text, and the mean confidence of its words, 0 to 100.

    Raises:
        UnreadableFile: Tesseract is not installed, lacks the language, or fails.
    """
    image = io.BytesIO()
    document[page.number - 1].render(scale=_DPI / 72, grayscale=True).to_pil().save(image, format="PNG")
    words = [word for word in _tesseract(image.getvalue(), language, name) if word["text"].strip()]
    if not words:
        return page, 0.0
    fragments = _lines(words, page)
    sure = mean(float(word["conf"]) for word in words)
    added = sum(letters_and_digits(item.text) for item in fragments)
    return msgspec.structs.replace(page, fragments=tuple(fragments), added=added), sure


def _tesseract(image: bytes, language: str, name: str) -> list[dict[str, str]]:
    program = shutil.which("tesseract")
    if program is None:
        raise _failed(name, "the program tesseract", "no such program", "install Tesseract (Debian: tesseract-ocr)")
    command = [program, "stdin", "stdout", "-l", language, "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=image, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, **_ONE_THREAD}
        )
    except subprocess.TimeoutExpired as fault:
        raise _failed(
            name, f"a page read in {_SECONDS} seconds", "it took longer", "add fewer pages at once"
        ) from fault
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
        raise _failed(
            name, f"Tesseract with {language}", " ".join(said), f"install tesseract-ocr-{language}, or pass --lang"
        )
    table = csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in table if row.get("level") == "5" and row.get("text")]


def _lines(words: Sequence[dict[str, str]], page: Page) -> list[Fragment]:
    groups = defaultdict[tuple[str, ...], list[dict[str, str]]](list)
    for word in words:
        groups[word["block_num"], word["par_num"], word["line_num"]].append(word)
    scale = 72 / _DPI
    boxes = []
    for group in groups.values():
        left = min(int(word["left"]) for word in group) * scale
        right = max(int(word["left"]) + int(word["width"]) for word in group) * scale
        top = page.height - min(int(word["top"]) for word in group) * scale
        bottom = page.height - max(int(word["top"]) + int(word["height"]) for word in group) * scale
        boxes.append((left, bottom, right, top))
    usual = median(box[3] - box[1] for box in boxes)
    out = []
    for box, group in zip(boxes, groups.values(), strict=True):
        height = box[3] - box[1]
        size = usual if abs(height - usual) < _ALIKE * usual else height
        text = " ".join(word["text"] for word in group)
        out.append(Fragment(text, page.number, box, box[1] + 0.2 * size, size, bold=False, tag=-1, raised=False))
    return out


def _failed(name: str, expected: str, found: str, step: str) -> UnreadableFile:
    return UnreadableFile("text recognition failed", where=name, expected=expected, found=found, next_step=step)
