"""The notation of the invented agreements in content/, taken apart into pieces.

In: a file of content/. Out: a Source with its Pieces. One line is one piece:

    title: … / language: … / head: …     about the document, before the first % line
    %preamble %body %closing %annex      which part follows
    # words, ## words                    a heading; `Article 3 :: Scope` parts its number from its title
    [(a)] words                          a numbered paragraph or point; two spaces of indentation a level
    |! cell | cell   and   | cell        the head row and a row of a table
    words                                an unnumbered paragraph

Within words: {fn: a footnote}, {fn*: one marked by a star}, {+inserted} and {-deleted} words, **bold** words.
Not here: rendering, and what the reader makes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
_RUN = re.compile(r"\{fn(?P<star>\*?): (?P<note>[^}]*)\}|\{(?P<change>[+-])(?P<changed>[^}]*)\}|\*\*(?P<bold>.+?)\*\*")
_ITEM = re.compile(r"\[([^\]]+)\] (.*)")
_POINT = re.compile(r"\(?[a-zA-Z]+\)|[–•]")


@dataclass(frozen=True)
class Run:
    """Some words of one kind: plain, bold, inserted, deleted or note (a footnote called here, with its mark)."""

    style: str
    text: str
    mark: str = ""


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph, item or table row as the author meant it."""

    kind: str
    part: str
    runs: tuple[Run, ...] = ()
    number: str | None = None
    level: int = 0
    depth: int = 0
    cells: tuple[tuple[Run, ...], ...] = ()
    header: bool = False

    @property
    def words(self) -> str:
        """The accepted text, without number, notes and deletions."""
        return accepted(self.runs)


@dataclass(frozen=True)
class Source:
    """An agreement: what all its renderings say."""

    name: str
    title: str
    language: str
    head: str
    pieces: tuple[Piece, ...]

    @property
    def notes(self) -> tuple[Run, ...]:
        """The footnotes in the order of their calls."""
        runs = (run for piece in self.pieces for cell in (piece.runs, *piece.cells) for run in cell)
        return tuple(run for run in runs if run.style == "note")

    def part(self, *names: str) -> tuple[Piece, ...]:
        """The pieces of these parts."""
        return tuple(piece for piece in self.pieces if piece.part in names)


def accepted(runs: tuple[Run, ...]) -> str:
    """The text of runs once changes are accepted, without notes."""
    return "".join(run.text for run in runs if run.style not in {"note", "deleted"})


def heading_text(piece: Piece, joiner: str = " – ") -> str:
    """A heading's number and title as one line; '1.' takes no joiner."""
    if piece.number is None:
        return piece.words
    if not piece.words:
        return piece.number
    return piece.number + (" " if piece.number.endswith(".") else joiner) + piece.words


def load(name: str) -> Source:
    """The agreement content/NAME.txt."""
    about: dict[str, str] = {}
    pieces: list[Piece] = []
    counter = [0]
    part = ""
    for line in (CONTENT / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("%"):
            part = line[1:]
        elif not part:
            key, _, value = line.partition(": ")
            about[key] = value
        elif line.strip():
            pieces.append(_piece(line, part, counter))
    return Source(name, about["title"], about["language"], about["head"], tuple(pieces))


def retitled(source: Source, **changes: str) -> Source:
    """The same agreement with another head or title."""
    return replace(source, **changes)


def _piece(line: str, part: str, counter: list[int]) -> Piece:
    depth = (len(line) - len(line.lstrip())) // 2
    text = line.strip()
    if text.startswith("#"):
        marks, _, words = text.partition(" ")
        number, parted, title = words.partition(" :: ")
        if not parted and not _is_number(words):
            number, title = "", words
        return Piece("heading", part, runs_of(title, counter), number or None, level=len(marks))
    if text.startswith("|"):
        header = text.startswith("|!")
        row = text[2 if header else 1 :].strip(" ")
        cells = tuple(runs_of(cell.strip(), counter) for cell in row.split("|"))
        return Piece("table", part, cells=cells, header=header)
    if item := _ITEM.fullmatch(text):
        kind = "item" if _POINT.fullmatch(item[1]) else "paragraph"
        return Piece(kind, part, runs_of(item[2], counter), item[1], depth=depth)
    return Piece("paragraph", part, runs_of(text, counter), depth=depth)


def _is_number(words: str) -> bool:
    """Whether a heading without a title is all number: 'Article 5'."""
    return bool(re.fullmatch(r"(?:Article|Artikel|Artículo|Section|ANNEX) ?\w*", words))


def runs_of(text: str, counter: list[int]) -> tuple[Run, ...]:
    """The words of a line as runs; `counter` numbers the footnotes through the document."""
    runs: list[Run] = []
    at = 0
    for match in _RUN.finditer(text):
        if match.start() > at:
            runs.append(Run("plain", text[at : match.start()]))
        if match["note"] is not None:
            counter[0] += not match["star"]
            runs.append(Run("note", match["note"], match["star"] or str(counter[0])))
        elif match["change"]:
            runs.append(Run("inserted" if match["change"] == "+" else "deleted", match["changed"]))
        else:
            runs.append(Run("bold", match["bold"]))
        at = match.end()
    return (*runs, Run("plain", text[at:])) if at < len(text) else tuple(runs)


@dataclass(frozen=True)
class Branch:
    """A piece with the points and paragraphs below it; used by formats that nest their lists."""

    piece: Piece
    below: tuple[Branch, ...] = ()


def branches(pieces: tuple[Piece, ...]) -> tuple[Branch, ...]:
    """The pieces nested by depth; headings and rows stand on their own."""
    found: list[Branch] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end = at + 1
        if piece.kind in {"paragraph", "item"}:
            while end < len(pieces) and pieces[end].kind in {"paragraph", "item"} and pieces[end].depth > piece.depth:
                end += 1
        found.append(Branch(piece, branches(pieces[at + 1 : end])))
        at = end
    return tuple(found)
