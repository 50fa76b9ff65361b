"""The body of a document, taken apart into pieces in reading order.

In: the parts of a package. Out: pieces, problems, what was left out. Text boxes are read behind the paragraph that
anchors them, notes behind the paragraph or table that calls them. Not here: what is a heading (shape).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from foedera.amounts import amount
from foedera.model.document import Problem
from foedera.reading.formats.word.imported import Imports
from foedera.reading.formats.word.lines import Call, Line, Lines
from foedera.reading.formats.word.lists import Lists
from foedera.reading.formats.word.notes import Notes
from foedera.reading.formats.word.omitted import Omitted
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.pieces import Piece, heads_alone
from foedera.reading.formats.word.story import Element, elements, grouped, joined, line_of
from foedera.reading.formats.word.styles import Styles
from foedera.reading.formats.word.tables import is_part_of_page, laid_out, rows
from foedera.reading.formats.word.tree import W, held, value
from foedera.text.counting import letters_and_digits


def _is_numbered(paragraph: etree._Element, line: Line) -> bool:
    """Whether a blank paragraph of a list counts all the same: not one that is hidden, or only ends a section."""
    return "hidden text" not in line.left_out and paragraph.find(f"{W}pPr/{W}sectPr") is None


class Body:
    """Goes through the main part once."""

    def __init__(self, parts: Parts, depth: int = 0) -> None:
        self.omitted = Omitted()
        styles, lists = (self._described(parts, kind) for kind in ("styles", "numbering"))
        self.styles = Styles(styles)
        self.lists = Lists(lists, self.styles.number_of)
        self.notes = Notes(parts, self.styles, self.omitted)
        self.imports = Imports(parts, self.omitted, depth)
        self.root = parts.root(parts.main)
        self.lines = Lines(self.root, self.styles, self.omitted)
        self.pieces: list[Piece] = []

    def _described(self, parts: Parts, kind: str) -> etree._Element | None:
        """The root of a part that describes the text and holds none."""
        root = parts.root(parts.named(kind))
        if root is not None:
            self.omitted.add("misplaced text", held(root))
        return root

    def read(self) -> None:
        """Take the whole part apart."""
        if self.root is not None:
            self._story(self.root)
            for part in self.root.iter(f"{W}subDoc"):
                self.imports.elsewhere(part)
        self.notes.close()
        self.imports.close()

    @property
    def added(self) -> int:
        """Letters and digits the pieces hold beyond the file's text, without printed numbers."""
        return self.imports.added + sum(lines.added for lines in (self.lines, *self.notes.lines.values()))

    def problems(self, name: str) -> list[Problem]:
        """What had to be decided, and what a reader of the text should look at."""
        every = (self.lines, *self.notes.lines.values())
        changes = Counter[str]()
        for lines in every:
            changes += lines.changes
        counted = ", ".join(f"{count} {what}" for what, count in sorted(changes.items()))
        boxes, unknown = sum(lines.boxes for lines in every), sum(lines.unknown for lines in every)
        formats = ", ".join(sorted(self.lists.unknown))
        unprinted = sum(lines.place.uncounted for lines in every)
        said = (
            ("tracked-changes", counted, f"the file holds tracked changes ({counted}); they are read as accepted"),
            (
                "text-box",
                boxes,
                f"{amount(boxes, 'text box', 'text boxes')} read behind the paragraph each is anchored in",
            ),
            ("symbol-unknown", unknown, f"{unknown} signs of symbol fonts are not known; \ufffd stands for them"),
            (
                "number-missing",
                unprinted,
                f"{unprinted} numbers are counted by fields when printed, and not in the file",
            ),
            ("number-format", formats, f"lists count in {formats}; their numbers are written 1, 2, 3"),
        )
        own = [Problem(code=code, where=name, text=text) for code, found, text in said if found]
        return [*own, *self.omitted.problems(name), *self.imports.problems]

    def _story(self, holder: etree._Element) -> None:
        for group in grouped(elements(holder, self.lines)):
            first = group[0]
            if first.kind == "w:p":
                self._paragraph(group)
            elif first.reason is not None:
                self._leave(first)
            elif first.kind == "w:tbl":
                self._table(first.tree)
            else:
                self.pieces += self.imports.pieces(first.tree)

    def _leave(self, element: Element) -> None:
        reason = element.reason or ""
        self.lines.changes["deleted"] += reason == "deleted text"
        self.lines.leave(element.tree, reason)
        if reason == "table of contents":
            self._contents()

    def _contents(self) -> None:
        """Mark where a table of contents was."""
        if self.pieces and not self.pieces[-1].is_contents:
            self.pieces.append(Piece(kind="paragraph", text="", is_contents=True))

    def _paragraph(self, group: Sequence[Element]) -> None:
        """A paragraph, with the text boxes anchored in it and the notes it calls behind it."""
        line = line_of(group, self.lines)
        is_blank = not line.text.strip()
        if is_blank and "table of contents" in line.left_out:
            self._contents()
        elif not is_blank or _is_numbered(group[-1].tree, line):
            self._piece(group[-1].tree, line, is_blank=is_blank)
        for box in line.boxes:
            self._story(box)

    def _piece(self, paragraph: etree._Element, line: Line, *, is_blank: bool) -> None:
        listed = self.styles.listed(paragraph)
        printed = None if listed is None else self.lists.next(listed)
        look = self.styles.look(self.styles.style_of(paragraph))
        marks, notes = self._called(line.calls)
        if is_blank and not heads_alone(printed):
            self.pieces += notes
            return
        self.pieces.append(
            Piece(
                kind="paragraph",
                text=line.text,
                printed=printed,
                level=self.styles.level(paragraph),
                style=look.name.lower(),
                is_title=look.is_title,
                is_bold=line.is_bold,
                is_centred=value(paragraph, "pPr/jc") == "center",
                marks=marks,
            )
        )
        self.pieces += notes

    def _called(self, calls: Sequence[Call], base: int = 0) -> tuple[tuple[tuple[int, str], ...], list[Piece]]:
        """The marks of calls with their places, and the notes that are called for the first time."""
        marks: list[tuple[int, str]] = []
        notes: list[Piece] = []
        for call in calls:
            found = self.notes.called(call)
            if found is not None:
                marks.append((base + call.at, found[0]))
                if found[1]:
                    notes.append(Piece(kind="note", text=found[1], number=found[0]))
        return tuple(marks), notes

    def _table(self, table: etree._Element) -> None:
        found = rows(table, self.lines)
        cells = laid_out(found)
        if cells is not None:
            for cell in cells:
                self._story(cell)
            return
        late: list[Piece] = []
        for row in found:
            if is_part_of_page(row):
                self.pieces += late
                late.clear()
                for cell in (cell for cell in row if cell is not None):
                    self._story(cell)
            else:
                self._row(row, late)
        self.pieces += late

    def _row(self, row: Sequence[etree._Element | None], late: list[Piece]) -> None:
        cells: list[str] = []
        marks: list[tuple[int, str]] = []
        base = 0
        for cell in row:
            cells.append("" if cell is None else self._cell(cell, base, marks, late))
            base += len(cells[-1]) + len(" | ")
        if any(map(str.strip, cells)):
            self.pieces.append(Piece(kind="row", text=" | ".join(cells), marks=tuple(marks)))

    def _cell(self, cell: etree._Element, base: int, marks: list[tuple[int, str]], late: list[Piece]) -> str:
        """The texts of a cell, with the numbers Word prints, as one; its notes are put behind the table."""
        parts: list[str] = []
        at = base
        for group in grouped(elements(cell, self.lines)):
            texts: list[str] = []
            if group[0].kind == "w:p":
                texts = self._cell_line(group, at, marks, late)
            elif group[0].reason is not None:
                self.lines.leave(group[0].tree, group[0].reason)
            elif group[0].kind == "w:tbl":
                texts = [self._inner_table(group[0].tree, at, marks, late)]
            texts = [text for text in texts if text.strip()]
            parts += texts
            at += sum(len(text) + 1 for text in texts)
        return " ".join(parts)

    def _cell_line(
        self, group: Sequence[Element], at: int, marks: list[tuple[int, str]], late: list[Piece]
    ) -> list[str]:
        line = line_of(group, self.lines)
        listed = self.styles.listed(group[-1].tree)
        printed = (None if listed is None else self.lists.next(listed)) or ""
        self.lines.added += letters_and_digits(printed)
        front = f"{printed} " if printed else ""
        text = line.text.lstrip()
        shift = at + len(front) - (len(line.text) - len(text))
        placed, notes = self._called(line.calls, shift)
        marks += [(max(at, place), mark) for place, mark in placed]
        late += notes
        return [f"{front}{text}", *(joined(box, self.lines) for box in line.boxes)]

    def _inner_table(self, table: etree._Element, at: int, marks: list[tuple[int, str]], late: list[Piece]) -> str:
        """The cells of a table inside a cell, one after another."""
        parts: list[str] = []
        for cell in (cell for row in rows(table, self.lines) for cell in row if cell is not None):
            text = self._cell(cell, at, marks, late)
            if text.strip():
                parts.append(text)
                at += len(text) + 1
        return " ".join(parts)
