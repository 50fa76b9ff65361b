"""Drafts to be checked: a file or a pasted text, read like any other and kept nowhere."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from pathlib import Path, PurePath

from foedera.coding.expressions import compile_expression
from foedera.comparing import matrix
from foedera.comparing.sets import tally
from foedera.errors import UsageError
from foedera.model import selection
from foedera.model.codebook import Codebook
from foedera.model.document import ReadResult
from foedera.model.matrix import Tally
from foedera.model.prose import CheckedText
from foedera.model.snapshot import Snapshot
from foedera.reading.formats import suffixes
from foedera.reading.guard import GuardedReader
from foedera.watching.prose.checking import check_text
from foedera.watching.prose.parts.names import AreaWords
from foedera.workspace.files import read_file

PASTED = "draft.md"
"""What a pasted text is read as: plain text is Markdown too."""
_LONG_ENOUGH = 400
"""Code points from which a text's language is told for sure."""
_SUBJECT = "draft"
_LABEL_WORD = re.compile(r"[a-z-]+")
_SAY_LITTLE = frozenset(
    {
        *("possibility", "conclude", "establish", "relevant", "deepening", "exchanges", "coordination", "cooperation"),
        *("consultations", "including", "external", "aspects", "continued", "long-term", "support", "with", "from"),
        *("security", "defence", "conflict", "peace", "international"),
    }
)
"""Words of labels that belong to many areas."""


def read_draft(draft: str | Path | bytes, *, name: str | None = None) -> ReadResult:
    """A draft as the reading room gives it.

    Args:
        draft: a path, or a single line that ends like a file's name; else the text itself, or the bytes of a file.
        name: what bytes or a text are called, for the suffix.

    Raises:
        UnreadableFile: it cannot be opened or read, or holds no text.
        UsageError: it is in another language than English, the one the rules read.
    """
    if isinstance(draft, Path) or (isinstance(draft, str) and _is_path(draft)):
        path = Path(draft)
        data, name = read_file(path), name or path.name
    else:
        data = draft.encode() if isinstance(draft, str) else draft
        name = name or PASTED
    with GuardedReader() as reader:
        read = reader.read(data, name=name, subject=_SUBJECT, role="source", language=None, source=_SUBJECT)
    if read.document.language != "eng" and len(read.document.text) >= _LONG_ENOUGH:
        raise UsageError(
            "the draft is not in English",
            where=name,
            expected="a draft in English: the rules that draw statements from sentences read no other language yet",
            found=f"language {read.document.language}",
            next_step="check an English version of it",
        )
    return read


def _is_path(draft: str) -> bool:
    return "\n" not in draft and PurePath(draft).suffix.lower() in suffixes()


def checked_draft(
    text: str | Path | bytes,
    snapshot: Snapshot,
    *,
    today: datetime.date,
    as_of: datetime.date | None = None,
    name: str | None = None,
) -> CheckedText:
    """A draft checked against a snapshot (View.check_text).

    Args:
        text: a path, or the draft itself as text or as a file's bytes.
        snapshot: what it is held against.
        today: the day of the check.
        as_of: the day to judge by; None for the one the draft gives, else today.
        name: what bytes are called.

    Raises:
        UnreadableFile: it cannot be read.
        UsageError: it is not in English.
    """
    read = read_draft(text, name=name)
    book, resolved = everything(snapshot)
    return check_text(
        read, snapshot, codebook=book, resolved=resolved, areas=area_words(book), today=today, as_of=as_of
    )


def everything(snapshot: Snapshot) -> tuple[Codebook, Tally]:
    """The codebook, and the cells of every agreement."""
    book = selection.codebook(snapshot)

    def counted() -> Tally:
        return tally(matrix.resolved(snapshot, selection.heads(snapshot, selection.agreements(snapshot)), book))

    return book, snapshot.keep(everything, 1, counted)


@functools.lru_cache(4)
def area_words(book: Codebook) -> AreaWords:
    """What each area of a codebook is put in, as patterns."""
    own = _pairs(book)
    return AreaWords(
        {area.id: tuple(map(compile_expression, (*area.headings, *area.strong, *own[area.id]))) for area in book.areas},
        {area.id: tuple(map(compile_expression, area.weak)) for area in book.areas},
    )


def _pairs(book: Codebook) -> dict[str, list[str]]:
    """Two words side by side in the label of one area alone, which say by themselves what is meant."""
    pairs: dict[str, set[str]] = {}
    for area in book.areas:
        words = _LABEL_WORD.findall(area.label.lower())
        pairs[area.id] = {
            f"{one} {other}"
            for one, other in itertools.pairwise(words)
            if len(one) > 3 and len(other) > 3 and not {one, other} & _SAY_LITTLE
        }
    return {
        area: sorted(pair for pair in own if sum(pair in others for others in pairs.values()) == 1)
        for area, own in pairs.items()
    }
