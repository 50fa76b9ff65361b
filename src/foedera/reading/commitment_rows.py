"""What rows about commitments say that cannot be: of an unknown agreement, or progress that is nobody's or too early.

In: the claims of a register, and where each stands. Out: remarks row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedera.model.claim import Claim
from foedera.model.commitment import Commitment, ProgressReport
from foedera.model.dates import first_day, last_day, written_out
from foedera.model.properties import value_of
from foedera.model.statement import Target
from foedera.reading.meeting_rows import Told, begun
from foedera.reading.row_remark import RowRemark


def commitment_remarks(claims: Iterable[Claim], places: Mapping[str, tuple[str, int]]) -> Iterator[RowRemark]:
    """Remarks on commitments and on what became of them; their rows are refused.

    Args:
        claims: those of the register.
        places: claim id → file and line it stands in.
    """
    pool = list(claims)
    agreements = {claim.subject for claim in pool if claim.property == "agreement"}
    commitments = {c.subject: value_of(c, Commitment).agreement for c in pool if c.property == "commitment"}
    undertaken = {c.subject: value_of(c, Target).strategy for c in pool if c.property == "target"} | commitments
    started = begun(pool)
    for claim in (claim for claim in pool if claim.id in places):
        told: Iterable[Told] = ()
        if claim.property == "commitment":
            told = _commitment(value_of(claim, Commitment).agreement or claim.subject, agreements)
        elif claim.property == "progress":
            told = _progress(claim, undertaken, started)
        file, line = places[claim.id]
        for problem, expected, found, step, refused in told:
            yield RowRemark(
                file=file,
                line=line,
                subject=claim.subject,
                problem=problem,
                expected=expected,
                found=found,
                next_step=step,
                refused=refused,
            )


def _commitment(agreement: str, agreements: Iterable[str]) -> Iterator[Told]:
    if agreement not in agreements:
        yield (
            "a commitment in an unknown agreement",
            "a subject of agreement.csv in the column agreement",
            agreement,
            "add a row for the agreement, or mend its id",
            True,
        )


def _progress(claim: Claim, undertaken: Mapping[str, str | None], started: Mapping[str, str]) -> Iterator[Told]:
    if claim.subject not in undertaken:
        yield (
            "progress of an unknown commitment or target",
            "a subject of commitment.csv or target.csv",
            claim.subject,
            "add a row for it, or mend its id",
            True,
        )
        return
    date, start = value_of(claim, ProgressReport).date, started.get(undertaken[claim.subject] or claim.subject)
    if first_day(date) > claim.recorded.date():
        yield (
            "progress that lies ahead",
            f"a day up to {claim.recorded.date().isoformat()}, when the row was recorded",
            date,
            "put it in once it has happened",
            True,
        )
    if start is not None and last_day(date) < first_day(start):
        yield (
            "progress dated before its agreement",
            f"a date from {written_out(start)}",
            date,
            "look at the date in the source once more",
            True,
        )
