"""Which cells became different between two states of a log, by whose word; and whose word changed nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from foedera.amounts import amount
from foedera.ids import content_id, split_cell
from foedera.model.change import Change, ChangeKind
from foedera.model.claim import Claim, Rank
from foedera.model.coverage import Cell, CellValue
from foedera.watching.change_sentences import finished
from foedera.watching.span import CellKey, Span


def changed_cells(span: Span, claims: Sequence[Claim]) -> Iterator[Change]:
    """The changes of some new claims on cells; each of them is in exactly one.

    The cells of an agreement that was not on record before are one change: where there was no column, there is one.
    """
    left = {claim.id: claim for claim in claims}
    columns: dict[tuple[str, str], list[tuple[CellKey, Cell, list[Claim]]]] = defaultdict(list)
    for key, now in span.later.cells.items():
        before = span.earlier.cells.get(key)
        own = [claim for claim in now.claims if claim.id in left]
        if _value(before) == _value(now) and not any(claim.rank is Rank.PERSON for claim in own):
            continue
        for claim in own:
            del left[claim.id]
        if span.began(now.agreement):
            yield _cell(span, key, before, now, own)
        else:
            columns[key[0], now.agreement].append((key, now, own))
    for (book, agreement), found in columns.items():
        yield _column(span, book, agreement, found)
    yield from _unchanged(span, left.values())


def _cell(span: Span, key: CellKey, before: Cell | None, now: Cell, own: list[Claim]) -> Change:
    """One cell that changed, or that a person decided."""
    people = [claim for claim in own if claim.rank is Rank.PERSON]
    was, is_ = _in_words(before), _in_words(now)
    said = f"{span.cell_name(key)}: " + (f"{is_}, as before" if was == is_ else f"{was} before, now {is_}")
    if people:
        said += f"; decided by {span.belonging.who(people[-1])}" + (f": {people[-1].note}" if people[-1].note else "")
    elif now.machine_only:
        said += "; a machine's proposal nobody has reviewed"
    winners = [cell.winner for cell in (now, before) if cell is not None and cell.winner is not None]
    evidence = (*(claim.id for claim in winners), *(claim.id for claim in own))
    return Change(
        id=content_id("d", *key, was, is_, [claim.id for claim in own]),
        kind=ChangeKind.DECISION if people else ChangeKind.CELL,
        day=span.day(own),
        subject=key[1],
        about=_about(span, now),
        sentence=finished(said),
        before=was,
        after=is_,
        claims=tuple(claim.id for claim in own),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _column(span: Span, book: str, agreement: str, found: list[tuple[CellKey, Cell, list[Claim]]]) -> Change:
    """All cells of an agreement that came with it."""
    counts = Counter(now.value for _, now, _ in found)
    values = ", ".join(f"{counts[value]} {value.in_words}" for value in CellValue if counts[value])
    claims = [claim for _, _, own in found for claim in own]
    return Change(
        id=content_id("d", book, agreement, [claim.id for claim in claims]),
        kind=ChangeKind.CELL,
        day=span.day(claims),
        subject=agreement,
        about=tuple(dict.fromkeys(one for _, now, _ in found for one in _about(span, now))),
        sentence=finished(f"{span.name(agreement)}: {amount(len(found), 'cell')} filled: {values}"),
        claims=tuple(claim.id for claim in claims),
        evidence=tuple(claim.id for claim in claims),
    )


def _unchanged(span: Span, claims: Iterable[Claim]) -> Iterator[Change]:
    """What was said of cells and changed none: one change for each agreement, codebook and voice."""
    groups: dict[tuple[str, str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.codebook, claim.coder].append(claim)
    for (agreement, book, coder), said in groups.items():
        cells = {claim.value["area"] for claim in said}
        judged = f"{span.belonging.who(said[0])} judged {amount(len(cells), 'cell')} of {span.name(agreement)}"
        yield Change(
            id=content_id("d", agreement, book, coder, [claim.id for claim in said]),
            kind=ChangeKind.KNOWN,
            day=span.day(said),
            subject=agreement,
            about=span.belonging.of(said),
            sentence=finished(
                f"{judged}, and {'it' if len(cells) == 1 else 'none of them'} "
                f"{'stayed as it was' if len(cells) == 1 else 'changed'}"
            ),
            claims=tuple(claim.id for claim in said),
            evidence=tuple(claim.id for claim in said),
        )


def _about(span: Span, cell: Cell) -> tuple[str, ...]:
    return (cell.id, cell.agreement, *span.belonging.parties(cell.agreement), split_cell(cell.id)[1])


def _value(cell: Cell | None) -> tuple[CellValue, object]:
    return (CellValue.NOT_CODED, None) if cell is None else (cell.value, cell.strength)


def _in_words(cell: Cell | None) -> str:
    value, strength = _value(cell)
    return CellValue(value).in_words + (f" ({strength})" if strength else "")
