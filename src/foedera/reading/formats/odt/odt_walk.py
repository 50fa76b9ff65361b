"""Goes through the body of an OpenDocument text once: pieces in reading order, and what is left out.

In: content.xml and the styles. Out: pieces as of a Word document. Text boxes are read behind the paragraph that anchors
them, notes behind the paragraph or table that calls them. Not here: what is a heading (word.shape).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from lxml import etree

from foedera.reading.formats.odt.odt_lines import OdtLine, line_of
from foedera.reading.formats.odt.odt_lists import OdtLists, Row
from foedera.reading.formats.odt.odt_styles import OdtStyles
from foedera.reading.formats.odt.odt_tree import get, name, whole
from foedera.reading.formats.word.pieces import Piece, heads_alone
from foedera.reading.formats.xml import all_text
from foedera.reading.side_by_side import tongues
from foedera.text.counting import letters_and_digits

_CONTENTS = frozenset({
    "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index",
    "text:alphabetical-index",
})  # fmt: skip
_EMBEDDED = frozenset({"draw:object", "draw:object-ole", "draw:applet", "draw:plugin"})
_LEFT_OUT = {
    "office:annotation": "comment",
    "office:forms": "form control",
    "svg:title": "description of a picture",
    "svg:desc": "description of a picture",
    "table:covered-table-cell": "hidden text",
    **dict.fromkeys(_EMBEDDED, "embedded object"),
}


class OdtWalk:
    """One walk through one text."""

    def __init__(self, styles: OdtStyles) -> None:
        self.styles = styles
        self.lists = OdtLists(styles)
        self.pieces: list[Piece] = []
        self.left_out = Counter[str]()
        self.added = 0
        """Letters and digits of numbers that stand in pieces as their text."""
        self.boxes = self.embedded = self.changes = 0

    def story(self, holder: etree._Element) -> None:
        """Read everything in an element that holds paragraphs."""
        self._misplaced(holder.text)
        for child in holder:
            self._child(child)
            self._misplaced(child.tail)

    def _child(self, child: etree._Element) -> None:
        kind = name(child)
        if kind in {"text:p", "text:h"}:
            self._paragraph(child, self._of_outline(child) if kind == "text:h" else None)
        elif kind == "text:list":
            self._list(child, self.lists.begin(child), 1)
        elif kind == "text:numbered-paragraph":
            self._items(child, self.lists.begin(child), whole(get(child, "text:level"), 1))
        elif kind == "table:table":
            self._table(child)
        elif kind == "text:tracked-changes":
            self._deleted(child)
        elif kind in _CONTENTS:
            self.left_out["table of contents"] += letters_and_digits(all_text(child))
            self.pieces.append(Piece(kind="paragraph", text="", is_contents=True))
        elif kind == "text:section" and get(child, "text:display") == "none":
            self.left_out["hidden text"] += letters_and_digits(all_text(child))
        elif kind in _LEFT_OUT:
            self.embedded += kind in _EMBEDDED
            self.left_out[_LEFT_OUT[kind]] += letters_and_digits(all_text(child))
        else:
            self.boxes += kind == "draw:text-box"
            self.story(child)

    def _misplaced(self, text: str | None) -> None:
        self.left_out["misplaced text"] += letters_and_digits(text or "")

    def _deleted(self, changes: etree._Element) -> None:
        """What was deleted, and who changed what, stand before the text."""
        deletions = [region for region in changes.iter() if name(region) == "text:deletion"]
        self.changes += sum(name(region) == "text:changed-region" for region in changes)
        whole_text = letters_and_digits(all_text(changes))
        said = sum(letters_and_digits(all_text(each)) for each in changes.iter() if name(each) == "office:change-info")
        self.left_out["deleted text"] += whole_text - said if deletions else 0
        self.left_out["record of a change"] += said if deletions else whole_text

    def _of_outline(self, heading: etree._Element) -> str | None:
        """The number of a heading that stands in no list."""
        if get(heading, "text:is-list-header") == "true":
            return None
        level = whole(get(heading, "text:outline-level"), 1)
        return self.lists.next(self.lists.outline, "", level, get(heading, "text:start-value"))

    def _list(self, element: etree._Element, row: Row, level: int) -> None:
        self._misplaced(element.text)
        for item in element:
            self._misplaced(item.tail)
            if name(item) in {"text:list-item", "text:list-header"}:
                self._items(item, row, level)
            else:
                self._child(item)

    def _items(self, item: etree._Element, row: Row, level: int) -> None:
        """An item: its first paragraph has its number, unless another list is all there is before it."""
        self._misplaced(item.text)
        is_first = name(item) != "text:list-header"
        for child in item:
            kind = name(child)
            if kind in {"text:p", "text:h"}:
                style = self.styles.look("paragraph", get(child, "text:style-name")).listed or ""
                start = get(item, "text:start-value")
                printed = self.lists.next(row, style, level, start) if is_first else None
                self._paragraph(child, printed)
                is_first = False
            elif kind == "text:list":
                inner = row
                own = get(child, "text:style-name")
                if own and own != row.style:
                    inner = self.lists.begin(child)
                self._list(child, inner, level + 1)
                is_first = False
            else:
                self._child(child)
            self._misplaced(child.tail)

    def _paragraph(self, paragraph: etree._Element, printed: str | None) -> None:
        """A paragraph, then the notes it calls, then the boxes anchored in it."""
        line = line_of(paragraph, self.styles)
        self.left_out.update(line.left_out)
        notes = self._notes(line)
        if line.text.strip() or heads_alone(printed):
            self.pieces.append(self._piece(paragraph, line, printed))
        self.pieces += notes
        for box in line.boxes:
            self._child(box)

    def _piece(self, paragraph: etree._Element, line: OdtLine, printed: str | None) -> Piece:
        look = self.styles.look("paragraph", get(paragraph, "text:style-name"))
        level = whole(get(paragraph, "text:outline-level"), 1) if name(paragraph) == "text:h" else int(look.is_title)
        return Piece(
            kind="paragraph",
            text=line.text,
            printed=printed,
            level=level,
            style=look.named,
            is_title=look.is_title,
            is_bold=line.is_bold,
            is_centred=look.centred is True,
            marks=tuple(line.marks),
        )

    def _notes(self, line: OdtLine) -> list[Piece]:
        found: list[Piece] = []
        for (_, mark), note in zip(line.marks, line.notes, strict=True):
            inner = self._apart(note)
            text = " ".join(piece.line for piece in inner if piece.text)
            text = text if mark.isalnum() else text.removeprefix(mark).lstrip()  # a sign of its own is typed again
            self.added += _numbers(inner)
            if text:
                found.append(Piece(kind="note", text=text, number=mark))
        return found

    def _apart(self, holder: etree._Element) -> list[Piece]:
        """The pieces of a cell or note, which stand in no line of their own."""
        kept, self.pieces = self.pieces, []
        for child in holder:
            if name(child) != "text:note-citation":
                self._child(child)
            self._misplaced(child.tail)
        self._misplaced(holder.text)
        found, self.pieces = self.pieces, kept
        return found

    def _table(self, table: etree._Element) -> None:
        rows = self._rows(table)
        columns = [[cell for cell in column if cell is not None] for column in zip_longest(*rows)]
        if sum(map(len, rows)) == 1 or tongues([[_flat(cell) for cell in column] for column in columns]) is not None:
            for cell in (cell for column in columns for cell in column):
                self.story(cell)
            return
        late: list[Piece] = []
        for row in rows:
            self._row(row, late)
        self.pieces += late

    def _rows(self, holder: etree._Element) -> list[list[etree._Element]]:
        """The cells of each row, through whatever groups them."""
        rows: list[list[etree._Element]] = []
        self._misplaced(holder.text)
        for child in holder:
            self._misplaced(child.tail)
            if name(child) == "table:table-row":
                rows.append([cell for cell in child if self._is_cell(cell)])
                self._misplaced(child.text)
            elif name(child) in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
                rows += self._rows(child)
            else:
                self._misplaced(all_text(child))
        return rows

    def _is_cell(self, cell: etree._Element) -> bool:
        self._misplaced(cell.tail)
        if name(cell) == "table:table-cell":
            return True
        self.left_out[_LEFT_OUT.get(name(cell), "misplaced text")] += letters_and_digits(all_text(cell))
        return False

    def _row(self, row: Sequence[etree._Element], late: list[Piece]) -> None:
        texts: list[str] = []
        marks: list[tuple[int, str]] = []
        base = 0
        for cell in row:
            inner = self._apart(cell)
            late += [piece for piece in inner if piece.kind == "note"]
            said = [piece for piece in inner if piece.kind != "note" and piece.text]
            self.added += _numbers(said)
            at = base
            for piece in said:
                shift = len(piece.line) - len(piece.text)
                marks += [(at + max(0, place + shift), mark) for place, mark in piece.marks]
                at += len(piece.line) + 1
            texts.append(" ".join(piece.line for piece in said))
            base += len(texts[-1]) + len(" | ")
        if any(map(str.strip, texts)):
            self.pieces.append(Piece(kind="row", text=" | ".join(texts), marks=tuple(marks)))


def _numbers(pieces: Sequence[Piece]) -> int:
    """Letters and digits of the numbers printed before pieces that become part of another text."""
    return sum(letters_and_digits(piece.printed or "") for piece in pieces)


def _flat(cell: etree._Element) -> str:
    return " ".join(all_text(each) for each in cell.iter() if name(each) in {"text:p", "text:h"})
