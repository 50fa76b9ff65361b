"""A redline as a Word document with tracked changes: all accepted it is the second text, all rejected the first.

In: a redlined text, who marks it and when. Out: bytes of a .docx, the same every time. No library kept today writes
moves and paragraphs that come and go (docx-revisions marks runs inside a paragraph; python-redlines compares two files
by an engine of its own), so the marks are written here, on python-docx. What is no change to a reader, own numbers,
names that count as equal and white space, is tracked too, under a name of its own that Word can hide or accept at once.
"""

from __future__ import annotations

import datetime
import io
import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from foedera.errors import UsageError
from foedera.model.alignment import Piece, PieceKind
from foedera.model.redlined_text import RedlinedClause, RedlinedText
from foedera.publishing.word import undated
from foedera.text.normalise import clean

AUTHOR = "Foedera"
FORMAL = "{author} (numbers, names, spaces)"
"""Who marks what is no change to a reader."""

_LONGEST_TITLE = 255
"""Letters a property of a document may have."""
_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_Move = tuple[PieceKind, int | None]
"""Where from or to, and its number."""

_EARLIER = frozenset({PieceKind.DELETE, PieceKind.MOVED_FROM})
_TAGS = {
    PieceKind.DELETE: "w:del",
    PieceKind.INSERT: "w:ins",
    PieceKind.MOVED_FROM: "w:moveFrom",
    PieceKind.MOVED_TO: "w:moveTo",
}


class _Event(NamedTuple):
    """Words, or the end of a paragraph (None), and what became of them."""

    kind: PieceKind
    text: str | None
    move: int | None = None
    formal: bool = False
    heading: bool = False


_END = _Event(PieceKind.EQUAL, None)


def check_whole(*, only_changes: bool, area: str | None) -> None:
    """Refuse a Word document of a part: accepting all its changes would give a text with gaps that nobody agreed on.

    Omissions marked in words would stand in the accepted text; left unmarked, or hidden, a reader would take the rest
    for the whole.

    Raises:
        UsageError: only the changes, or one area, are asked for.
    """
    if only_changes or area:
        raise UsageError(
            "a Word document with tracked changes is never cut: all accepted it has to be the whole second text",
            where="only changes" if only_changes else f"area {area}",
            expected="both whole texts, where Word's Review goes from change to change; or another format",
            found="a part, which accepted would be a text with gaps that nobody agreed on",
            next_step="leave it out, or take html, pdf or markdown, which fold and say how much",
        )


def to_docx(text: RedlinedText, *, moment: datetime.datetime, author: str = AUTHOR) -> bytes:
    """The whole redline.

    Args:
        text: the redline.
        moment: the date every change carries.
        author: who marks them.
    """
    import docx  # only this format needs it

    document = docx.Document()
    properties = document.core_properties
    properties.title = textwrap.shorten(clean(f"{text.a.name} → {text.b.name}"), _LONGEST_TITLE, placeholder=" …")
    properties.author, properties.comments = author[:_LONGEST_TITLE], ""
    properties.created = properties.modified = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    body = document.element.body
    writer = _Writer(moment, author)
    for element in writer.paragraphs(list(_events(text.clauses))):
        body.insert(len(body) - 1, element)  # what is last says how large the page is
    made = io.BytesIO()
    document.save(made)
    return undated(made)


class _Writer:
    """Writes events as paragraphs; every mark has a number of its own."""

    def __init__(self, moment: datetime.datetime, author: str) -> None:
        self._date = moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._author = author
        self._ids = itertools.count(1)

    def paragraphs(self, events: Sequence[_Event]) -> Iterator[Any]:
        """Paragraphs, and between them the ends of moves that take a whole paragraph along."""
        last: dict[_Move, int] = {
            (event.kind, event.move): place for place, event in enumerate(events) if event.move is not None
        }
        open_moves: dict[_Move, str] = {}
        paragraph, properties = self._paragraph()
        for place, event in enumerate(events):
            key = (event.kind, event.move)
            if event.move is not None and key not in open_moves:
                open_moves[key] = str(next(self._ids))
                paragraph.append(self._move_start(key, open_moves[key]))
            ended = self._move_end(key, open_moves[key]) if last.get(key) == place else None
            if event.text is not None:
                paragraph.append(self._run(event))
                paragraph.extend([] if ended is None else [ended])
                if event.heading and not len(properties):
                    properties.append(_element("w:pStyle", val="Heading2"))
                continue
            if event.kind is not PieceKind.EQUAL:
                mark = _element("w:rPr")
                mark.append(self._mark(event))
                properties.append(mark)
            yield paragraph
            yield from [] if ended is None else [ended]
            paragraph, properties = self._paragraph()

    def _paragraph(self) -> tuple[Any, Any]:
        paragraph, properties = _element("w:p"), _element("w:pPr")
        paragraph.append(properties)
        return paragraph, properties

    def _run(self, event: _Event) -> Any:
        run = _element("w:r")
        for number, words in enumerate((event.text or "").split("\t")):
            if number:
                run.append(_element("w:tab"))
            if words:
                written = _element("w:delText" if event.kind is PieceKind.DELETE else "w:t")
                written.text = words
                written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(written)
        if event.kind is PieceKind.EQUAL:
            return run
        marked = self._mark(event)
        marked.append(run)
        return marked

    def _mark(self, event: _Event) -> Any:
        author = FORMAL.format(author=self._author) if event.formal else self._author
        return _element(_TAGS[event.kind], id=str(next(self._ids)), author=author, date=self._date)

    def _move_start(self, key: _Move, identifier: str) -> Any:
        tag = f"{_TAGS[key[0]]}RangeStart"
        return _element(tag, id=identifier, author=self._author, date=self._date, name=f"move{key[1]}")

    def _move_end(self, key: _Move, identifier: str) -> Any:
        return _element(f"{_TAGS[key[0]]}RangeEnd", id=identifier)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _events(clauses: Iterable[RedlinedClause]) -> Iterator[_Event]:
    """Words and ends of paragraphs in order; the last paragraph of both texts ends with the document."""
    raw = [event for clause in clauses for piece in clause.pieces for event in _of(piece, heading=clause.heading)]
    tidied = list(_ended(_tidied(raw)))
    while tidied and tidied[-1].text is None:
        tidied.pop()
    return iter([*tidied, _END])


def _of(piece: Piece, *, heading: bool) -> Iterator[_Event]:
    if piece.kind is PieceKind.SAME:
        if piece.before:
            yield _Event(PieceKind.DELETE, piece.before, formal=True, heading=heading)
        if piece.text:
            yield _Event(PieceKind.INSERT, piece.text, formal=True, heading=heading)
        return
    formal = piece.kind is not PieceKind.EQUAL and not piece.text.strip()
    for number, words in enumerate(_BREAK.split(piece.text)):
        if number:
            yield _Event(piece.kind, None, piece.move, formal)
        if words:
            yield _Event(piece.kind, words, piece.move, formal, heading)


def _ended(events: Iterable[_Event]) -> Iterator[_Event]:
    """Ends of paragraphs marked as the words right before them: others leave an empty paragraph in LibreOffice."""
    last = _END
    for event in events:
        alike = last.text and PieceKind.EQUAL not in (last.kind, event.kind) and _earlier(last) == _earlier(event)
        last = event._replace(kind=last.kind, move=last.move) if event.text is None and alike else event
        yield last


def _earlier(event: _Event) -> bool:
    return event.kind in _EARLIER


def _tidied(raw: Sequence[_Event]) -> Iterator[_Event]:
    """The same two texts with as few paragraph ends marked as can be.

    A change that takes whole paragraphs along ends with their last end; but where the words right before it change the
    same way, it goes on from those, for LibreOffice takes two insertions about an end that stays for one.
    """
    blocks = [(equal, list(run)) for equal, run in itertools.groupby(raw, key=lambda e: e.kind is PieceKind.EQUAL)]
    last: _Event | None = None
    for place, (equal, block) in enumerate(blocks):
        following = blocks[place + 1][1] if place + 1 < len(blocks) else []
        if equal and len(block) == 1 and block[0].text is None and last is not None:
            taken = _leading(following, last.kind)
            if taken:
                yield from (taken[-1], *taken[:-1], block[0])
                del following[: len(taken)]
                last = None if not following else last
                continue
        done = block if equal else list(_tidied_block(block, following))
        yield from done
        last = None if equal or not done else done[-1]


def _leading(block: Sequence[_Event], kind: PieceKind) -> list[_Event]:
    """The whole paragraphs of one kind a run of changes begins with."""
    run = list(itertools.takewhile(lambda event: event.kind is kind and event.move is None, block))
    while run and run[-1].text is not None:
        run.pop()
    return run


def _tidied_block(block: list[_Event], following: list[_Event]) -> Iterator[_Event]:
    """A run of changes; `following` are the equal words and ends behind it, and loses its first end where it moves."""
    earlier = [event for event in block if _earlier(event)]
    later = [event for event in block if not _earlier(event)]
    if earlier and later and all(side[0].text is None and side[0].move is None for side in (earlier, later)):
        yield _END
        block = [*earlier[1:], *later[1:]]
    if block and not (earlier and later) and block[0].text is None and following and following[0].text is None:
        following.pop(0)
        block = [_END, *block[1:], block[0]]
    yield from block
