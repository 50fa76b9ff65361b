"""A checked draft as a Word document: the draft again, with a comment at every statement to look at.

Two runs give the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING

from foedera.model.prose import CheckedText
from foedera.publishing.checked_text import Shown, blocks, summary
from foedera.publishing.word import undated
from foedera.text.normalise import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

AUTHOR, INITIALS = "Foedera", "Fo"
_LONGEST_TITLE = 255
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs no XML can hold."""


def to_docx(checked: CheckedText, *, moment: datetime.datetime) -> bytes:
    """The draft with comments.

    Args:
        checked: the draft.
        moment: the date every comment carries.
    """
    import docx  # only this format needs it

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(checked.title)[:_LONGEST_TITLE], AUTHOR, ""
    properties.created = properties.modified = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    anchors: dict[int, list[Run]] = {}
    for block in blocks(checked):
        if block.kind == "table":
            _table(document, block)
        else:
            style = {"heading": "Heading 2", "point": "List Bullet"}.get(block.kind, "Normal")
            paragraph = document.add_paragraph(style=style)
            for run in block.runs:
                drawn = paragraph.add_run(_NO_XML.sub("", run.text))
                for number in run.marks:
                    anchors.setdefault(number, []).append(drawn)
    for number, one in enumerate(checked.shown, 1):
        if number in anchors:
            words = f"{one.verdict}: {one.why}. Understood as: {one.says}. ({one.kind})"
            comment = document.add_comment(anchors[number], text=clean(words), author=AUTHOR, initials=INITIALS)
            comment._comment_elm.date = moment.astimezone(datetime.UTC)  # noqa: SLF001  # no other way to date it
    document.add_heading("What came of the check", level=1)
    for line in summary(checked):
        document.add_paragraph(clean(line))
    for passage in checked.unjudged:
        document.add_paragraph(clean(f"Not judged ({passage.reason}): {passage.quote}"), style="List Bullet")
    made = io.BytesIO()
    document.save(made)
    return undated(made)


def _table(document: Document, block: Shown) -> None:
    width = max(map(len, block.rows))
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in block.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = clean(text)
