"""The comparison: agreements side by side, by areas, by what separates groups, by undertakings and clause by clause."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence

from foedera.comparing.alignment.aligner import align
from foedera.comparing.alignment.comparability import FEWEST, MOST
from foedera.comparing.alignment.text_clauses import clauses_of
from foedera.comparing.ambition import ambition
from foedera.comparing.apart import apart
from foedera.comparing.groups import contrasts
from foedera.comparing.matrix import matrix, resolved
from foedera.comparing.quoting import areas_by_provision
from foedera.comparing.sets import joinings, sets_of
from foedera.comparing.spoken_texts import SpokenText, named_texts
from foedera.model.agreement import PartyRole
from foedera.model.alignment import Alignment, Side
from foedera.model.codebook import Codebook
from foedera.model.commitment import Commitment
from foedera.model.comparison import Comparison, Wording
from foedera.model.coverage import Cell
from foedera.model.dates import first_day, last_day
from foedera.model.ledger import Entry
from foedera.model.lookup import too_few_or_many
from foedera.model.matrix import Column, Matrix
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import agreements as every_agreement
from foedera.model.selection import codebook, heads
from foedera.model.snapshot import Snapshot, remembered


@remembered(16)
def compare(
    snapshot: Snapshot,
    agreements: tuple[str, ...] = (),
    *,
    collection: str | None = None,
    rule: str = "covered",
    book: Codebook | None = None,
    as_of: datetime.date | None = None,
    today: datetime.date,
    machines: bool = False,
) -> Comparison:
    """Two to four agreements side by side; or a whole collection, where none is named.

    Args:
        snapshot: the workspace.
        agreements: agreement ids, or language versions such as ID/nld; one named twice is taken once. Two versions of
            one agreement are compared clause by clause, by their places, numbers and names.
        collection: collection id; None for the register's own and what was added here.
        rule: what counts as having an area, a key of `foedera.model.sets.HAVING`.
        book: whose areas; None for the first codebook here.
        as_of: the log as it was on that day.
        today: the day partners' roles are looked at where `as_of` is None.
        machines: whether cells count on which only machines have spoken.

    Raises:
        UnknownId: no such agreement, language version, collection or codebook.
        UsageError: no such rule, one agreement alone, or more than four.
    """
    chosen = tuple(dict.fromkeys(agreements))
    if agreements and not FEWEST <= len(chosen) <= MOST:
        raise too_few_or_many(chosen, MOST)
    named = tuple(dict.fromkeys(map(agreement_of, chosen)))
    table = matrix(snapshot, collection, agreements=named, book=book, as_of=as_of)
    columns = [column.agreement for column in table.columns]
    everybody = resolved(snapshot, heads(snapshot, every_agreement(snapshot)), book or codebook(snapshot), as_of)
    then, day = snapshot.as_of(as_of), as_of or today
    texts, roles = (
        named_texts(snapshot, chosen or columns),
        {one: roles_of(snapshot, then, one, day) for one in columns},
    )
    return Comparison(
        matrix=table,
        sets=sets_of(table, rule, machines=machines),
        joinings=tuple(joinings(table, _by_column(everybody), rule, machines=machines)),
        contrasts=tuple(contrasts(table, roles, rule, machines=machines)),
        apart=apart(then.ledger, columns),
        ambition=ambition(table, {one: _undertakings(then, one) for one in columns}),
        wordings=tuple(_wording(agreement_of(one), text) for one, text in texts.items()),
        alignment=_aligned(texts, table) if chosen else None,
    )


def agreement_of(name: str) -> str:
    """The agreement whose language version a name is; the name itself where it is an agreement's."""
    return name.partition("/")[0]


def roles_of(snapshot: Snapshot, then: Snapshot, agreement: str, day: datetime.date) -> tuple[str, ...]:
    """The roles an agreement's partners hold on a day; one without dates is held on every day.

    Args:
        snapshot: the workspace, which says whose agreement it is.
        then: the log roles are looked up in.
        agreement: its id.
        day: the day.

    Raises:
        UnknownId: no such agreement.
    """
    unions = snapshot.ledger.unions
    parties = [party for party in agreement_record(snapshot, agreement).parties if party not in unions]
    entries = (entry.value for party in parties for entry in then.ledger.of(PartyRole, party))
    return tuple(entry.role for entry in entries if _holds(entry, day))


def _aligned(texts: Mapping[str, SpokenText | None], table: Matrix) -> Alignment | None:
    """The clauses of a table's agreements side by side; None where fewer than two have a text."""
    areas = areas_by_provision(table)
    found = align([_side(agreement_of(one), text, areas) for one, text in texts.items()])
    return found if sum(1 for side in found.sides if side.clauses) > 1 else None


def _side(agreement: str, text: SpokenText | None, areas: Mapping[str, Collection[str]]) -> Side:
    if text is None:
        return Side(agreement=agreement)
    clauses = clauses_of(text.document, text.provisions, areas)
    return Side(agreement=agreement, language=text.language, role=text.document.role, clauses=clauses)


def _by_column(table: Matrix) -> list[tuple[Column, list[Cell]]]:
    """Every agreement of a table with its cells, in the order of the rows."""
    return [(column, [row[place] for row in table.cells]) for place, column in enumerate(table.columns)]


def _wording(agreement: str, text: SpokenText | None) -> Wording:
    if text is None:
        return Wording(agreement=agreement, document=None, provisions=0, why="no text of it is here")
    digest = "a digest in our own words, not the agreement's" if text.document.role == "digest" else ""
    mixed = f"those in {text.language}; the text's others are in {' and '.join(text.others)}" if text.others else ""
    why = "; ".join(filter(None, (digest, mixed))) or None
    return Wording(agreement=agreement, document=text.document.id, provisions=len(text.provisions), why=why)


def _undertakings(then: Snapshot, agreement: str) -> Sequence[Entry[Commitment]]:
    """What people accepted, and what machines propose and nobody has, in the order of the text."""
    proposed = [
        Entry(entry.claim, entry.value)
        for entry in then.ledger.proposals(agreement)
        if isinstance(entry.value, Commitment)
    ]
    return sorted([*then.ledger.of(Commitment, agreement), *proposed], key=_place)


def _holds(role: PartyRole, day: datetime.date) -> bool:
    begun = role.since is None or first_day(role.since) <= day
    return begun and (role.until is None or day <= last_day(role.until))


def _place(entry: Entry[Commitment]) -> tuple[str, int]:
    span = entry.claim.basis.span
    return ("", 0) if span is None else (span.sha256, span.start)
