"""The drafter's side: the clauses in use in a workspace, and what the next partnership can be drafted from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from foedera.comparing.clause_strength import undertakings_of
from foedera.comparing.comparison import roles_of
from foedera.comparing.drafting import draft_of
from foedera.comparing.library import Known, Placed, libraries_of
from foedera.comparing.matrix import matrix
from foedera.comparing.quoting import areas_by_provision
from foedera.comparing.sides import sides_of
from foedera.comparing.signing import dates_of
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.ids import split_provision
from foedera.model.agreement import PartyRole
from foedera.model.codebook import Codebook
from foedera.model.document import Provision
from foedera.model.draft import Draft
from foedera.model.library import Library
from foedera.model.lookup import unknown_choice, unknown_provision
from foedera.model.selection import codebook_of, document, heads, source, within
from foedera.model.snapshot import Snapshot, remembered


@remembered(8)
def libraries(
    snapshot: Snapshot,
    *,
    collection: str | None = None,
    book: Codebook | None = None,
    as_of: datetime.date | None = None,
    alike: float = THRESHOLD,
) -> tuple[Library, ...]:
    """The wordings in use for every area of a codebook.

    Args:
        snapshot: the workspace.
        collection: only its agreements; None for every agreement here.
        book: whose areas; None for the first codebook here.
        as_of: the log as it was on that day.
        alike: how alike clauses of one wording are at least, above 0 and at most 1.

    Raises:
        UnknownId: no such collection or codebook.
        UsageError: not a threshold.
    """
    table = matrix(snapshot, agreements=within(snapshot, collection), book=book, as_of=as_of)
    placements = {provision: placed(snapshot, provision) for provision in areas_by_provision(table)}
    ledger, agreements = snapshot.as_of(as_of).ledger, [column.agreement for column in table.columns]
    known = Known(dates_of(ledger), sides_of(ledger, agreements), undertakings_of(ledger, agreements))
    return tuple(libraries_of(table, placements, known, alike=alike))


def library(
    snapshot: Snapshot,
    area: str,
    *,
    collection: str | None = None,
    as_of: datetime.date | None = None,
    alike: float = THRESHOLD,
) -> Library:
    """The wordings in use for one area.

    Raises:
        UnknownId: no such area or collection.
        UsageError: not a threshold.
    """
    book = codebook_of(snapshot, area)
    found = libraries(snapshot, collection=collection, book=book, as_of=as_of, alike=alike)
    return next(library for library in found if library.row.area == area)


def draft(
    snapshot: Snapshot,
    *,
    roles: Sequence[str] = (),
    like: str | None = None,
    takes: Iterable[str] = (),
    fills: Mapping[str, str] = MappingProxyType({}),
    collection: str | None = None,
    book: Codebook | None = None,
    alike: float = THRESHOLD,
    today: datetime.date,
) -> Draft:
    """What the next partnership can start from.

    Args:
        snapshot: the workspace.
        roles: roles its partner holds.
        like: take the roles of this agreement's partners instead.
        takes: areas, or `area:provision`, in the order they are to have.
        fills: key of a slot ('PARTY B', 'AMOUNT EUR 40 million') → what stands there instead.
        collection: only its agreements; None for every agreement here.
        book: whose areas; None for the first codebook here.
        alike: as for `libraries`.
        today: the day roles are looked at.

    Raises:
        UnknownId: no such agreement, collection, codebook, area or clause.
        UsageError: no such role, or not a threshold.
    """
    known = known_roles(snapshot)
    for role in roles:
        if role not in known:
            raise unknown_choice("role of a partner", role, known)
    table = matrix(snapshot, agreements=within(snapshot, collection), book=book)
    if like is not None:
        heads(snapshot, [like])
    return draft_of(
        table,
        libraries(snapshot, collection=collection, book=book, alike=alike),
        {column.agreement: roles_of(snapshot, snapshot, column.agreement, today) for column in table.columns},
        list(roles) if like is None else roles_of(snapshot, snapshot, like, today),
        sides=sides_of(snapshot.ledger, [column.agreement for column in table.columns]),
        like=like,
        takes=takes,
        fills=fills,
    )


def known_roles(snapshot: Snapshot) -> tuple[str, ...]:
    """The roles recorded of any party."""
    return tuple(sorted({entry.value.role for entry in snapshot.ledger.of(PartyRole)}))


def placed(snapshot: Snapshot, provision: str) -> Placed:
    """A provision and the text it stands in; an article read as paragraphs is taken as one.

    Raises:
        UnknownId: no such text, or no such provision in it.
    """
    subject, language, _ = split_provision(provision)
    text = document(snapshot, f"{subject}/{language}")
    provisions = {one.id: one for one in snapshot.texts.provisions(text.id)}
    found = provisions.get(provision) or _article(provision, provisions.values())
    if found is None:
        raise unknown_provision(provision)
    return Placed(text, found, source(snapshot, text.source))


def _article(identifier: str, provisions: Iterable[Provision]) -> Provision | None:
    """An article of which only the paragraphs are provisions, from the first to the last; None where it has none."""
    parts = [provision for provision in provisions if provision.id.startswith(f"{identifier}__")]
    if not parts or not identifier.rpartition("/")[2].rpartition("__")[2].startswith("art_"):
        return None
    return msgspec.structs.replace(
        parts[0],
        id=identifier,
        eid=identifier.rpartition("/")[2],
        kind="article",
        number=None,
        heading=None,
        end=max(part.end for part in parts),
    )
