"""Parts of other formats that Word shows in a document's place: w:altChunk (ECMA-376, part 1, 17.17.2).

In: the element, and the parts. Out: the blocks the part's own reader makes of it, as pieces; where no reader takes it,
an omission and a problem. HTML, web archives, plain and rich text and Word files are read.
"""

from __future__ import annotations

import email
import email.policy
from pathlib import PurePosixPath

import msgspec
from lxml import etree

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats import FORMATS, content_of
from foedera.reading.formats.parsed import Parsed
from foedera.reading.formats.word.omitted import Omitted
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.pieces import Piece
from foedera.reading.formats.word.rich_text import plain_of
from foedera.reading.formats.word.tree import R
from foedera.text.counting import letters_and_digits

DEEPEST = 3
"""Word files inside one another, the outermost counted."""


class Content(msgspec.Struct, frozen=True):
    """A part, as the format it is of."""

    format: str
    """A key of FORMATS."""
    data: bytes


def content(path: str, data: bytes) -> Content | None:
    """What an imported part is, by its content, else by its name; None for a format that is not read."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = content_of(data)
    if data.lstrip().startswith(b"{\\rtf"):
        return Content("plain", plain_of(data).encode("utf-8", "replace"))
    if kind is not None and kind.name == "ZIP":
        return Content("docx", data)
    if suffix in {".mht", ".mhtml", ".eml"} or data.lstrip()[:13].lower() == b"mime-version:":
        page = _page(data)
        return None if page is None else Content("html", page)
    if (kind is not None and kind.name == "HTML") or suffix in {".htm", ".html", ".xhtml"}:
        return Content("html", data)
    return Content("plain", data) if suffix in {".txt", ".text"} else None


def _page(data: bytes) -> bytes | None:
    """The web page in a web archive (RFC 2557), in UTF-8."""
    body = email.message_from_bytes(data, policy=email.policy.default).get_body(preferencelist=("html", "plain"))
    if body is None:
        return None
    try:
        return str(body.get_content()).encode("utf-8", "replace")
    except (LookupError, KeyError, ValueError):
        return None


def taken(found: Content, name: str, depth: int) -> Parsed:
    """The part, taken apart by its reader; `depth` is that of the file it stands in.

    Raises:
        UnreadableFile: the part is broken, blank or too deep.
    """
    if found.format == "docx":
        return FORMATS["docx"].load()(found.data, name, depth=depth + 1)
    return FORMATS[found.format].read(found.data, name, ocr=None)


def amount(parsed: Parsed) -> int:
    """Letters and digits of a part that was taken apart: read and left out."""
    read = sum(letters_and_digits(block.text) for block in parsed.blocks)
    return read + sum(item.characters for item in parsed.omissions)


class Imports:
    """The parts a document imports."""

    def __init__(self, parts: Parts, omitted: Omitted, depth: int) -> None:
        self.parts = parts
        self.omitted = omitted
        self.depth = depth
        relations = parts.relations(parts.main)
        self.waiting = {key: item for key, item in relations.items() if item.imports}
        self.done: set[str] = set()
        self.added = 0
        self.problems: list[Problem] = []

    def pieces(self, element: etree._Element) -> list[Piece]:
        """The text that stands where the element does."""
        relation = self.waiting.get(element.get(f"{R}id", ""))
        data = None if relation is None or relation.is_outside else self.parts.data(relation.target)
        if relation is None or data is None:
            self._problem(relation.target if relation else "a part", "it is not in the file")
            return []
        if relation.target in self.done:
            return []
        self.done.add(relation.target)
        parsed = self._taken(relation.target, data)
        if parsed is None:
            return []
        self.omitted.take(parsed.omissions)
        self.problems += parsed.problems
        self.added += parsed.added
        return [
            Piece(
                kind="imported",
                block=block.kind,
                text=block.text,
                level=block.level,
                number=block.number,
                marks=block.marks,
            )
            for block in parsed.blocks
        ]

    def _taken(self, path: str, data: bytes) -> Parsed | None:
        found = content(path, data)
        if found is None:
            self._problem(path, "its format is not read")
            return None
        try:
            return taken(found, f"{self.parts.name}, {path}", self.depth)
        except UnreadableFile as fault:
            self._problem(path, f"{fault.what} ({fault.found})")
            return None

    def elsewhere(self, element: etree._Element) -> None:
        """A file Word shows in the place of the element, which is its own and not in this one (w:subDoc, 17.17.1)."""
        relation = self.parts.relations(self.parts.main).get(element.get(f"{R}id", ""))
        self._problem(relation.target if relation else "a part", "it is not in the file")

    def close(self) -> None:
        """Count the parts that no element shows."""
        for relation in self.parts.imports():
            data = None if relation.is_outside or relation.target in self.done else self.parts.data(relation.target)
            if data is not None:
                self.done.add(relation.target)
                parsed = self._taken(relation.target, data)
                if parsed is not None:
                    self.omitted.add_amount("part nothing refers to", amount(parsed) - parsed.added)

    def _problem(self, path: str, why: str) -> None:
        text = f"an imported part ({PurePosixPath(path).name}) was not read: {why}"
        self.problems.append(Problem(code="part-left-out", where=self.parts.name, text=text))
