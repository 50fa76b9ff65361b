"""The redline of two texts as it is shown: which clauses, how much around each change, and as Markdown or data.

In: a redlined text and what is asked for. Out: clauses to draw, numbered by change, with unchanged words folded; lines
of Markdown; JSON. Struck out is ~~so~~, put in is **so**, moved words carry a number. Not here: web, Word and print.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from foedera.amounts import amount
from foedera.model.alignment import Piece, PieceKind
from foedera.model.redlined_text import RedlinedClause, RedlinedText, Standing

AROUND = 12
"""Unchanged words kept on either side of a change where only changes are shown."""
FOLDED = "fold"

NOTES = {
    Standing.MOVED_FROM: "Moved from here",
    Standing.MOVED_TO: "Moved here",
    Standing.DELETED: "Only in {a}",
    Standing.INSERTED: "Only in {b}",
}

BY_LINE = "Too long for words: compared line by line, with its own numbers and all names marked too"


class Drawn(NamedTuple):
    """A stretch as it is drawn."""

    kind: str
    """A piece's kind, or `fold` for unchanged words left out."""
    text: str
    """The words; of a fold how many there are."""
    move: int | None = None
    before: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it is white space alone, which is never marked."""
        return self.kind != FOLDED and not self.text.strip() and not (self.before or "").strip()

    @property
    def unmarked(self) -> str:
        """The words without a mark; of lines' ends that are gone, nothing."""
        return "" if "\n" in self.text and self.kind in ("delete", "moved_from") and self.is_blank else self.text


class Shown(NamedTuple):
    """A clause or heading as it is drawn, or several unchanged ones folded."""

    clause: RedlinedClause | None
    """None of folded ones."""
    pieces: tuple[Drawn, ...]
    change: int | None
    """Number among the changes shown, from 1; None where nothing changed."""
    folded: int = 0
    """How many unchanged clauses are folded here."""


class Redrawn(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown of a redline."""

    text: RedlinedText
    shown: tuple[Shown, ...]
    changes: int
    """How many clauses and headings with a change are shown."""
    only_changes: bool
    area: str
    """Empty for the whole texts."""

    def of_side(self, side: str) -> Callable[[Sequence[Drawn]], list[Drawn]]:
        """The pieces one side's column holds: 'a' or 'b'."""
        other = {PieceKind.INSERT, PieceKind.MOVED_TO} if side == "a" else {PieceKind.DELETE, PieceKind.MOVED_FROM}
        return lambda pieces: [_on(side, piece) for piece in pieces if piece.kind not in other]


def redrawn(text: RedlinedText, *, only_changes: bool = False, area: str = "") -> Redrawn:
    """What is shown of a redline.

    Args:
        text: the redline.
        only_changes: fold what is unchanged.
        area: only clauses of this area, and the headings right above them; empty for all.
    """
    counter = itertools.count(1)
    clauses = list(_of_area(text.clauses, area)) if area else list(text.clauses)
    whole = [
        Shown(
            clause,
            tuple(_trimmed(_folded(clause.pieces) if only_changes else map(_as_it_is, clause.pieces))),
            next(counter) if clause.changed else None,
        )
        for clause in clauses
    ]
    changes = next(counter) - 1
    return Redrawn(
        text=text,
        shown=tuple(_only_changes(whole) if only_changes else whole),
        changes=changes,
        only_changes=only_changes,
        area=area,
    )


def summary(text: RedlinedText) -> str:
    """One sentence: how many words are where."""
    gone, come = text.words(PieceKind.DELETE), text.words(PieceKind.INSERT)
    stay, moved = text.words(PieceKind.EQUAL, PieceKind.SAME), text.words(PieceKind.MOVED_TO)
    return (
        f"{stay:,} words stand in both in the same place, {moved:,} moved, "
        f"{gone:,} stand only in {text.a.name} and {come:,} only in {text.b.name}."
    )


def notes(text: RedlinedText) -> list[str]:
    """What a reader of the redline has to know: what counts as equal, and what is left out."""
    said = ["Own numbers of clauses and points are no change, nor is the shape of quotation marks."]
    if text.names:
        said.append("Names of the parties only one of the two has count as equal, as do their adjectives.")
        if set(text.a.parties).isdisjoint(text.b.parties):
            said.append(
                "No party is common to both, so all of them count as equal to one another: who does what is hidden "
                "where it differs."
            )
    said += [
        f"Left out of {one.name}: {amount(one.left_out, 'provision')} in another language."
        for one in (text.a, text.b)
        if one.left_out
    ]
    return said


def heading_note(shown: Shown, text: RedlinedText) -> str:
    """What is to be said above a clause; empty where nothing is."""
    clause = shown.clause
    if clause is None or clause.heading:
        return ""
    said = NOTES.get(clause.standing, "").format(a=text.a.name, b=text.b.name)
    if clause.move is not None:
        said += f" ({clause.move})"
    return ". ".join(filter(None, (said, BY_LINE if clause.unit == "line" else "")))


def to_markdown(found: Redrawn) -> str:
    """The redline as Markdown."""
    text = found.text
    lines = [f"# {text.a.name} → {text.b.name}", "", summary(text), *notes(text), ""]
    for one in found.shown:
        if one.folded:
            lines += [f"*{amount(one.folded, 'unchanged clause')}*", ""]
            continue
        note = heading_note(one, text)
        lines += [f"*{note}*", ""] if note else []
        words = "".join(map(_marked, one.pieces)).strip()
        lines += [line.rstrip() for line in words.splitlines()] + [""]
    return "\n".join(lines)


def to_json(found: Redrawn) -> bytes:
    """The record of the clauses shown, whole: what is folded elsewhere is here."""
    text = found.text
    shown = [one.clause for one in found.shown if one.clause is not None]
    data: dict[str, Any] = {
        "a": text.a,
        "b": text.b,
        "names_equal": text.names,
        "method": text.method,
        "clauses": shown,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _of_area(clauses: Sequence[RedlinedClause], area: str) -> Iterator[RedlinedClause]:
    above: list[RedlinedClause] = []
    for clause in clauses:
        if clause.heading:
            above.append(clause)
            continue
        if area in clause.areas:
            yield from above
            yield clause
        above = []


def _only_changes(whole: Sequence[Shown]) -> Iterator[Shown]:
    """Without what is unchanged, but for the heading right above a change; the rest is counted."""
    waiting = 0
    for place, one in enumerate(whole):
        below = whole[place + 1] if place + 1 < len(whole) else None
        orients = one.clause and one.clause.heading and below and below.change is not None
        if one.change is None and not orients:
            waiting += 1
            continue
        if waiting:
            yield Shown(None, (), None, waiting)
            waiting = 0
        yield one
    if waiting:
        yield Shown(None, (), None, waiting)


def _trimmed(pieces: Iterable[Drawn]) -> Iterator[Drawn]:
    """Pieces without the white space behind the last word, and with the blanks at their ends left unmarked."""
    drawn = list(pieces)
    while drawn and drawn[-1].is_blank:
        drawn.pop()
    for place, piece in enumerate(drawn):
        words = piece.text if place + 1 < len(drawn) else piece.text.rstrip()
        core = words.strip()
        if piece.kind in ("equal", "same", FOLDED) or not core:
            yield piece._replace(text=words)
            continue
        before, _, after = words.partition(core)
        yield from (piece._replace(text=one) for one in (before, core, after) if one)


def _as_it_is(piece: Piece) -> Drawn:
    return Drawn(piece.kind.value, piece.text, piece.move, piece.before)


def _folded(pieces: Iterable[Piece]) -> Iterator[Drawn]:
    """Pieces with long runs of unchanged words folded to those around the changes."""
    runs = [(same, list(run)) for same, run in itertools.groupby(pieces, key=_stays)]
    for place, (same, run) in enumerate(runs):
        words = "".join(piece.text for piece in run)
        head, tail = (AROUND if place else 0), (AROUND if place + 1 < len(runs) else 0)
        cut = _cut(words, head, tail) if same else None
        if cut is None:
            yield from map(_as_it_is, run)
            continue
        first, count, last = cut
        yield from (one for one in (Drawn("equal", first), Drawn(FOLDED, str(count)), Drawn("equal", last)) if one.text)


def _stays(piece: Piece) -> bool:
    return piece.kind in (PieceKind.EQUAL, PieceKind.SAME)


def _cut(words: str, head: int, tail: int) -> tuple[str, int, str] | None:
    """The first and last words and how many are between; None where too few are to be worth it."""
    places = [at for at, sign in enumerate(words) if not sign.isspace() and (at == 0 or words[at - 1].isspace())]
    count = len(places) - head - tail
    if count <= AROUND:
        return None
    start, end = places[head], places[len(places) - tail] if tail else len(words)
    return words[:start], count, words[end:]


def _on(side: str, piece: Drawn) -> Drawn:
    """A piece as a column of one side has it."""
    return piece._replace(text=piece.before or "", before=piece.text) if side == "a" and piece.kind == "same" else piece


def _marked(piece: Drawn) -> str:
    """A piece with its marks inside the blanks around it, as Markdown wants them."""
    if piece.kind == FOLDED:
        return f"*[… {amount(int(piece.text), 'word')} …]* "
    core = piece.text.strip()
    if piece.kind in ("equal", "same") or not core:
        return piece.unmarked
    before, _, after = piece.text.partition(core)
    mark = "~~" if piece.kind in ("delete", "moved_from") else "**"
    moved = "" if piece.move is None else f"[{piece.move}]"
    lines = [f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in core.split("\n")]
    return f"{before}{chr(10).join(lines)}{moved}{after}"
