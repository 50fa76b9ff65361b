"""A redline as a file for itself: HTML that needs nothing else, or PDF.

In: what is shown of a redline, and when. Out: HTML; bytes of a PDF, the same for the same moment. The PDF is set by
Typst, the extra `pdf`.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from foedera.amounts import amount
from foedera.errors import UsageError
from foedera.publishing.standing_page import standing_page
from foedera.publishing.whole_redline import FOLDED, Drawn, Redrawn, heading_note, notes, summary
from foedera.text.normalise import clean

_TEMPLATES = Path(__file__).parent / "templates"


def to_html(found: Redrawn) -> str:
    """A page that stands alone."""
    return standing_page(
        "redline.html",
        found=found,
        summary=summary(found.text),
        notes=notes(found.text),
        note=heading_note,
        amount=amount,
    )


def to_pdf(found: Redrawn, *, moment: datetime.datetime) -> bytes:
    """A4 pages; what is struck out is red and struck, what is put in blue and underlined, moved words carry a number.

    Args:
        found: what is shown.
        moment: the date the file carries.

    Raises:
        UsageError: the extra `pdf` is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            "a PDF cannot be set here",
            where="--format pdf",
            expected="the package typst",
            found="it is not installed",
            next_step="install it with: pip install 'foedera[pdf]', or take docx or html",
        ) from error
    made = typst.compile(
        (_TEMPLATES / "redline.typ").read_bytes(),
        sys_inputs={"redline": json.dumps(_printed(found), ensure_ascii=False)},
        timestamp=moment,
    )
    return bytes(made)


def _printed(found: Redrawn) -> dict[str, Any]:
    """What the page is set from: kinds and words alone."""
    text = found.text
    return {
        "title": clean(f"{text.a.name} → {text.b.name}"),
        "notes": [clean(line) for line in (summary(text), *notes(text))],
        "clauses": [
            {
                "heading": one.clause is not None and one.clause.heading,
                "note": heading_note(one, text) if one.clause else f"{amount(one.folded, 'clause')} without a change",
                "pieces": [_piece(piece) for piece in one.pieces],
            }
            for one in found.shown
        ],
    }


def _piece(piece: Drawn) -> list[str]:
    if piece.kind == FOLDED:
        return ["fold", f" [… {amount(int(piece.text), 'word')} …] "]
    kind = "equal" if piece.is_blank or piece.kind == "same" else piece.kind
    return [kind, piece.unmarked, "" if piece.move is None else str(piece.move)]
