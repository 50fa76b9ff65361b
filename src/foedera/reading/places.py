"""Pictures of the places quotes were printed at."""

from __future__ import annotations

from foedera.model.lookup import nothing_printed
from foedera.model.selection import document
from foedera.model.snapshot import Snapshot
from foedera.reading.guard import GuardedReader
from foedera.text.spans import printed_lines


def place_picture(snapshot: Snapshot, identifier: str, start: int, end: int) -> bytes:
    """A PNG of the place on its page where a span of a PDF's text stands, its lines marked.

    Args:
        snapshot: the workspace.
        identifier: document id.
        start: first code point of the span, in the document's text.
        end: one past the last.

    Raises:
        UnknownId: no such document, or nothing of it is printed there.
    """
    lines = printed_lines(document(snapshot, identifier), start, end)
    if not lines:
        raise nothing_printed(identifier, start, end)
    page = lines[0].page
    boxes = tuple(line.box for line in lines if line.page == page)
    with GuardedReader() as reader:
        return reader.picture(snapshot.texts.original(identifier), identifier, page, boxes)
