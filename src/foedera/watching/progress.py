"""What a person records of a commitment: where it stands since when, on which source.

In: the commitment as it is known, what the person says. Out: the claim to append. Not here: appending it.
"""

from __future__ import annotations

import datetime
import re

from foedera.errors import UsageError
from foedera.ids import person_coder
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.commitment import CommitmentItem, CommitmentStatus, ProgressReport
from foedera.model.dates import PATTERN, first_day, last_day
from foedera.model.ledger import Ledger
from foedera.model.lookup import unknown_choice


def progress_claim(
    ledger: Ledger,
    item: CommitmentItem,
    status: str,
    *,
    date: str,
    source: str,
    locator: str,
    text: str | None,
    person: str,
    recorded: datetime.datetime,
) -> Claim:
    """The claim that a commitment stands so since a date; the person's own one, where it says the very same.

    What the same person said of the same date is replaced.

    Args:
        ledger: everything known.
        item: the commitment.
        status: one of CommitmentStatus.
        date: since when: 2025, 2025-07 or 2025-07-23.
        source: id of the source that says so.
        locator: where in it.
        text: what happened, in the person's own words.
        person: the person's name.
        recorded: time of recording.

    Raises:
        UsageError: no name, no such status, no such date, one still to come or before the commitment, or the
            commitment is only proposed by a machine.
    """
    coder = person_coder(person)
    if status not in list(CommitmentStatus):
        raise unknown_choice("status", status, list(CommitmentStatus))
    if item.proposed:
        raise _refused(
            item,
            "only a machine says that this was undertaken",
            expected="a commitment that stands",
            found=f"the proposal {item.claims[-1]}",
            next_step=f"read the sentence, then: foedera accept {item.claims[-1]} --by NAME",
        )
    _check_date(item, date, recorded)
    value = claim_value(
        ProgressReport(status=CommitmentStatus(status), date=date, text=" ".join((text or "").split()) or None)
    )
    basis = Basis(source=source, locator=locator)
    mine = [
        entry.claim
        for entry in ledger.of(ProgressReport, item.id)
        if entry.claim.coder == coder and entry.value.date == date
    ]
    if mine and (mine[-1].value, mine[-1].basis) == (value, basis):
        return mine[-1]
    return new_claim(
        subject=item.id,
        property="progress",
        value=value,
        coder=coder,
        rank=Rank.PERSON,
        basis=basis,
        recorded=recorded,
        replaces=mine[-1].id if mine else None,
    )


def _check_date(item: CommitmentItem, date: str, recorded: datetime.datetime) -> None:
    """Refuse what is no date, what is still to come, and what was before the commitment was made."""
    try:
        written = re.match(PATTERN, date) is not None
        first, last = (first_day(date), last_day(date)) if written else (None, None)
    except ValueError:
        first = last = None
    if first is None or last is None:
        raise _refused(
            item,
            "not a date",
            expected="2025, 2025-07 or 2025-07-23",
            found=repr(date),
            next_step="write it like 2026-11-23",
        )
    if first > recorded.date():
        raise _refused(
            item,
            "this is still to come",
            expected=f"a date up to today, {recorded.date().isoformat()}",
            found=date,
            next_step="record it once it has happened",
        )
    if item.undertaken is not None and last < first_day(item.undertaken):
        raise _refused(
            item,
            "this was before it was undertaken",
            expected=f"a date from {item.undertaken} on, when the agreement began",
            found=date,
            next_step="look at the date in the source once more",
        )


def _refused(item: CommitmentItem, what: str, *, expected: str, found: str, next_step: str) -> UsageError:
    return UsageError(what, where=f"{item.id} ({item.what})", expected=expected, found=found, next_step=next_step)
