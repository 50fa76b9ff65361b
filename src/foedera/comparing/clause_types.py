"""Clause types in the texts of a workspace: what a family has in one wording or in variants, and who has none.

What was worked out for a family and a threshold is kept with the snapshot, so that a page of it costs little.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from foedera.comparing.signing import signed_of
from foedera.comparing.similarity import NOT_YET
from foedera.comparing.templates.cells import USUAL, absences
from foedera.comparing.templates.family import FEWEST, THRESHOLD, Family, family_of
from foedera.comparing.templates.tree import tree_of
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.errors import UnknownId, UsageError
from foedera.model.agreement import Agreement
from foedera.model.document import ReadResult
from foedera.model.reuse import LeftOut
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns
from foedera.model.snapshot import Snapshot, remembered
from foedera.model.template import AbsenceReport, Templates, TemplateTree


def templates(
    snapshot: Snapshot,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    threshold: float = THRESHOLD,
    fewest: int = FEWEST,
    as_of: datetime.date | None = None,
) -> Templates:
    """The clause types of a family, each with its variants, and what every agreement has of it.

    Compared are the agreements' own texts, of each language the newest version. A digest is none.

    Args:
        snapshot: the workspace.
        collection: collection id; None for the register's own and what was added here.
        agreements: these instead.
        threshold: average likeness from which passages are one type, above 0 and at most 1.
        fewest: agreements a type stands in at least, from 2 on.
        as_of: the log as it was on that day, as for common wording (comparing.similarity).

    Raises:
        UnknownId: no such collection or agreement.
        UsageError: no such threshold or number.
    """
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    found = _asked(snapshot, chosen, threshold, fewest, as_of).found
    known = set(found.agreements)
    later = tuple(LeftOut(id=one, why=NOT_YET) for one in chosen if one not in known)
    return msgspec.structs.replace(found, left_out=(*later, *found.left_out)) if later else found


def template_tree(
    snapshot: Snapshot,
    identifier: str,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    threshold: float = THRESHOLD,
    fewest: int = FEWEST,
    as_of: datetime.date | None = None,
) -> TemplateTree:
    """One clause type whole: its variants with their models, and who left what out.

    Args:
        snapshot: the workspace.
        identifier: the type's id, or the id of any passage of it.
        collection: as for `templates`.
        agreements: as for `templates`.
        threshold: as for `templates`.
        fewest: as for `templates`.
        as_of: as for `templates`.

    Raises:
        UnknownId: the passage is in no type of the family; or no such collection or agreement.
        UsageError: as for `templates`.
    """
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    family = _asked(snapshot, chosen, threshold, fewest, as_of)
    for template in family.found.templates:
        if identifier == template.id or any(identifier == member.segment.id for member in template.members):
            wordings = [family.wordings[place] for place in family.members[template.id]]
            return tree_of(template, wordings, family.found.signed)
    raise UnknownId(
        "no such clause type in this family",
        where=identifier,
        expected="the id of a passage that is in one of its clause types",
        found=repr(identifier),
        next_step="take the ids from: foedera templates; a family is named by --collection or --agreement",
    )


def absent(
    snapshot: Snapshot,
    agreement: str,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    share: float = USUAL,
    threshold: float = THRESHOLD,
    fewest: int = FEWEST,
    as_of: datetime.date | None = None,
) -> AbsenceReport:
    """What most of a family has and no wording of which was found in one agreement, each with what comes nearest.

    Args:
        snapshot: the workspace.
        agreement: its id; it has to be one of the family.
        collection: as for `templates`.
        agreements: as for `templates`.
        share: of the other agreements that could have a type, from which it is usual; above 0 to 1.
        threshold: as for `templates`.
        fewest: as for `templates`.
        as_of: as for `templates`.

    Raises:
        UnknownId: no such agreement, or it is not in the family.
        UsageError: no such share; or as for `templates`.
    """
    agreement_record(snapshot, agreement)
    found = templates(snapshot, collection, agreements=agreements, threshold=threshold, fewest=fewest, as_of=as_of)
    return absences(found, agreement, share=share)


def _asked(
    snapshot: Snapshot,
    chosen: tuple[str, ...],
    threshold: float,
    fewest: int,
    as_of: datetime.date | None,
) -> Family:
    if fewest < 2:
        raise UsageError(
            "a clause type of one agreement is none",
            where=repr(fewest),
            expected="2 or more agreements",
            found=repr(fewest),
            next_step=f"leave it out for {FEWEST}",
        )
    known = snapshot.as_of(as_of).ledger.by_subject(Agreement)
    there = tuple(agreement for agreement in chosen if agreement in known)
    return _family(snapshot, there, check_threshold(threshold), fewest, as_of)


@remembered(2)  # of many long texts each holds some hundred megabytes
def _family(
    snapshot: Snapshot,
    agreements: tuple[str, ...],
    threshold: float,
    fewest: int,
    as_of: datetime.date | None,
) -> Family:
    dates = signed_of(snapshot.as_of(as_of).ledger)
    texts = [
        ReadResult(document=text, provisions=snapshot.texts.provisions(text.id))
        for text in snapshot.texts.of(agreements)
    ]
    signed = {one: dates.get(one) for one in agreements}
    return family_of(texts, signed, threshold=threshold, fewest=fewest)
