"""What became of a file's letters and digits, for tests of readers against the count of the raw file."""

from __future__ import annotations

from typing import NamedTuple

from foedera.errors import UnreadableFile
from foedera.model.document import Document, Provision
from foedera.reading import read


class Counted(NamedTuple):
    """A text read, with its report."""

    document: Document
    provisions: tuple[Provision, ...]

    @property
    def unaccounted(self) -> int:
        """Letters and digits of the file that stand nowhere, or, below zero, that stand somewhere twice."""
        report = self.document.report
        assert report is not None
        return report.characters - report.in_provisions - report.in_headings - report.left_out

    @property
    def left_out(self) -> dict[str, int]:
        """What was left out, by its kind."""
        report = self.document.report
        assert report is not None
        return {item.what: item.characters for item in report.omissions}

    def text(self, eid: str) -> str:
        """The words of a provision."""
        found = next(item for item in self.provisions if item.eid == eid)
        return self.document.text[found.start : found.end]

    def texts(self) -> list[str]:
        """The words of all provisions."""
        return [self.document.text[item.start : item.end] for item in self.provisions]

    def places(self) -> list[str]:
        """Their eIds."""
        return [item.eid for item in self.provisions]


def counted(data: bytes, name: str) -> Counted:
    """A file read as the text of an agreement; its language its own."""
    result = read(data, name=name, subject="x", role="text", language=None, source="s")
    return Counted(result.document, result.provisions)


def counted_or_refused(data: bytes, name: str) -> Counted | None:
    """The same; None for a file that is refused."""
    try:
        return counted(data, name)
    except UnreadableFile:
        return None
