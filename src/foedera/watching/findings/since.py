"""What was true when it was said: sentences held against what happened since, told apart by date.

A sentence is judged by the day its source was published. What came later makes it *changed since*, and nobody wrong;
what was there already contradicts it; where the dates do not tell, that is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.model.agreement import Agreement, Membership
from foedera.model.claim import Claim
from foedera.model.coverage import CellValue
from foedera.model.dates import written_out
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import Statement
from foedera.watching.findings.case import Case, spoken, together
from foedera.watching.findings.rule import Found, rule

UNLESS = {
    Severity.CHANGED: "it came after the source was published, so the sentence was true then",
    Severity.WARNING: "the dates do not tell whether it was there already",
}


@rule(
    "only-covers-broken",
    Severity.ERROR,
    title="‘Only they have it’",
    settle="the official texts; or the sentence's date, said with it",
    unless=UNLESS,
)
def only_covers(case: Case) -> Iterator[Found]:
    """'Only they have it' against every agreement known by now, told apart by whether it came before or after."""
    statements = [entry for entry, _ in case.statements("only_covers")]
    for area in dict.fromkeys(area for entry in statements for area in entry.value.items):
        about_it = [entry for entry in statements if area in entry.value.items]
        for said in together(about_it, ("about",)):
            others = [a for a in case.resolved.holders.get(area, ()) if a not in said[0].value.about]
            for severity, saying, having in _by_severity(case, area, said, others):
                yield Found(
                    area,
                    f"only {case.names(said[0].value.about)} has {case.label(area)}, says {case.places(saying)}"
                    f"{_then(case, severity, having, 'has it', 'have it')}",
                    claims=[entry.claim for entry in saying],
                    against=[
                        *case.coverage_claims(case.resolved, area, CellValue.COVERED, agreements=having),
                        *_beginnings(case, having),
                    ],
                    compared=(sorted(said[0].value.about), severity),
                    about=(*said[0].value.about, *having),
                    severity=severity,
                )


@rule(
    "collection-size",
    Severity.ERROR,
    title="How many there are",
    settle="the day the number was counted, said with it",
    unless=UNLESS,
)
def collection_size(case: Case) -> Iterator[Found]:
    """A stated number of agreements against those known by now, told apart by what came before and after it."""
    for said in together((entry for entry, _ in case.statements("collection_size")), ("about", "number")):
        (collection,), number = said[0].value.about, said[0].value.number
        alike = _alike(case, collection)
        for source in dict.fromkeys(entry.claim.basis.source for entry in said):
            saying = [entry for entry in said if entry.claim.basis.source == source]
            later = [agreement for agreement in alike if case.came_after(agreement, source)]
            unsure = [agreement for agreement in alike if case.came_after(agreement, source) is None]
            earlier = len(alike) - len(later) - len(unsure)
            severity = _weighed(number, earlier, len(unsure), later)
            if severity is None:
                continue
            rest = later if severity is Severity.CHANGED else [a for a in alike if a not in later]
            then = (
                f": true then; {len(rest)} came since, which makes {len(alike)}: {_days(case, rest)}"
                if severity is Severity.CHANGED
                else f"; on record by then are {earlier}" + (f" and perhaps {len(unsure)} more" if unsure else "")
            )
            yield Found(
                collection,
                f"{number:g} agreements in all, says {case.places(saying)}{then}",
                claims=[entry.claim for entry in saying],
                against=_beginnings(case, rest),
                compared=(number, source),
                about=rest,
                severity=severity,
            )


def _by_severity(
    case: Case, area: str, said: list[Entry[Statement]], others: list[str]
) -> Iterator[tuple[Severity, list[Entry[Statement]], list[str]]]:
    """What the others that have an area make of a sentence, by when each of its sources was published."""
    found: dict[Severity, tuple[dict[str, Entry[Statement]], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    for entry in said:
        source = entry.claim.basis.source
        table = case.stated.get(source)
        for other in others:
            severity = _when(case, other, source)
            if table is not None and other in table.holders.get(area, ()):
                severity = Severity.ERROR
            found[severity][0][entry.claim.id] = entry
            found[severity][1][other] = None
    for severity, (saying, having) in found.items():
        yield severity, list(saying.values()), list(having)


def _when(case: Case, agreement: str, source: str) -> Severity:
    match case.came_after(agreement, source):
        case True:
            return Severity.CHANGED
        case False:
            return Severity.ERROR
        case None:
            return Severity.WARNING


def _weighed(number: float | None, earlier: int, unsure: int, later: list[str]) -> Severity | None:
    """What a number of agreements is, by those that were there when it was said; None where it still holds."""
    if number is None or earlier <= number <= earlier + unsure:
        return Severity.CHANGED if later and number is not None else None
    return Severity.ERROR if earlier > number else Severity.WARNING


def _then(case: Case, severity: Severity, agreements: list[str], one: str, many: str) -> str:
    """What the agreements that came make of a sentence, each with its day."""
    named = _days(case, agreements)
    verb = one if len(agreements) == 1 else many
    match severity:
        case Severity.CHANGED:
            return f": true then; since then {named} {verb} too"
        case Severity.ERROR:
            return f"; {named} {verb} too, and was there already"
        case _:
            return f"; {named} {verb} too, and no date tells whether it was there already"


def _days(case: Case, agreements: Iterable[str]) -> str:
    return spoken(_dated(case, agreement) for agreement in agreements)


def _dated(case: Case, agreement: str) -> str:
    begun = case.begun(agreement)
    if begun is None:
        return case.name(agreement)
    return f"{case.name(agreement)} ({begun.value.role} {written_out(begun.value.date)})"


def _beginnings(case: Case, agreements: Iterable[str]) -> list[Claim]:
    return [begun.claim for agreement in agreements if (begun := case.begun(agreement)) is not None]


def _alike(case: Case, collection: str) -> list[str]:
    """All agreements of the kind a collection is of: of the families its members are of."""
    records = {agreement: entries[-1].value for agreement, entries in case.ledger.by_subject(Agreement).items()}
    members = [entry.value.agreement for entry in case.ledger.of(Membership, collection)]
    families = {records[member].family for member in members if member in records} - {None}
    return [agreement for agreement, record in records.items() if record.family in families]


RULES = (only_covers, collection_size)
"""The rules of this file."""
