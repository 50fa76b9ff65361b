"""Footnotes and endnotes: their marks, counted as Word counts them, and their texts.

In: the parts that hold notes, and calls in reading order. Out: for each call its mark and, the first time, the note's
text. Footnotes are counted 1, 2, endnotes i, ii, unless the settings say otherwise (ECMA-376, part 1, 17.11.17).
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from foedera.reading.formats.numbering import written
from foedera.reading.formats.word.lines import Call, Lines
from foedera.reading.formats.word.omitted import Omitted
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.story import joined
from foedera.reading.formats.word.styles import Styles
from foedera.reading.formats.word.tree import W, held, name, value

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of a document."""

    def __init__(self, parts: Parts, styles: Styles, omitted: Omitted) -> None:
        self.omitted = omitted
        self.notes: dict[tuple[str, str], etree._Element] = {}
        self.lines: dict[str, Lines] = {}
        self.formats = dict(_USUAL)
        self.counts = Counter[str]()
        self.marks: dict[tuple[str, str], str] = {}
        """Of the notes already called."""
        settings = parts.root(parts.named("settings"))
        omitted.add("misplaced text", () if settings is None else held(settings))
        for kind in _USUAL:
            root = parts.root(parts.named(f"{kind}s"))
            self.lines[kind] = Lines(root, styles, omitted)
            self.formats[kind] = value(settings, f"{kind}Pr/numFmt") or self.formats[kind]
            for note in () if root is None else root:
                self._add(kind, note)

    def _add(self, kind: str, note: etree._Element) -> None:
        """Keep a note by its id; what is none, or has the id of another, nothing can call."""
        key = kind, note.get(f"{W}id", "")
        if name(note) != f"w:{kind}" or key in self.notes:
            self.omitted.add("note nothing calls", held(note))
        else:
            self.notes[key] = note

    def called(self, call: Call) -> tuple[str, str | None] | None:
        """The mark of a call and the text of its note; no text where it was called before, None for no note at all."""
        key = call.kind, call.key
        note = self.notes.get(key)
        if note is None:
            return None
        if key in self.marks:
            return self.marks[key], None
        if not call.mark:
            self.counts[call.kind] += 1
        self.marks[key] = call.mark or written(self.counts[call.kind], self.formats[call.kind])
        return self.marks[key], self._text(call, note)

    def _text(self, call: Call, note: etree._Element) -> str:
        """What a note says; its own mark, typed at its beginning, is no part of it."""
        text = joined(note, self.lines[call.kind]).strip()
        while call.mark and text.startswith(call.mark):
            self.omitted.add("mark of a note", [call.mark])
            text = text.removeprefix(call.mark).strip()
            if call.mark.isalnum():  # LibreOffice writes a sign of a note's own twice; '11' may be a number after '1'
                break
        return text[2:].lstrip() if text.startswith(("()", "[]")) else text

    def close(self) -> None:
        """Count the notes nobody called."""
        for key, note in self.notes.items():
            if key not in self.marks:
                self.omitted.add("note nothing calls", held(note))
