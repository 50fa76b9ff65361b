"""Tables as printed: headers, groups, marks, and the order of columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.model.agreement import PartyRole
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import LayoutElement, Statement
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule


@rule("header-incomplete", Severity.WARNING, settle="the source's original layout")
def header_incomplete(case: Case) -> Iterator[Found]:
    """A header with fewer names or dates than columns, or with names in other columns than their own."""
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        order = _columns(case, elements)
        faults, claims = [], []
        for kind, word in (("column_name", "names"), ("column_date", "dates")):
            printed = [e for e in elements if e.value.element == kind]
            missing = [a for a in order if a not in {e.value.refers_to for e in printed}]
            shifted = [
                e
                for e in printed
                if e.value.refers_to in order and order.index(e.value.refers_to) + 1 != e.value.position
            ]
            if printed and missing:
                faults.append(
                    f"{word} for {len(order) - len(missing)} of {len(order)} columns, none for {case.shorts(missing)}"
                )
            if printed and shifted:
                faults.append(f"{len(shifted)} of the {word} in another column than their own")
            claims += [e.claim for e in printed] if missing or shifted else []
        if faults:
            yield Found(
                table,
                f"the header gives {'; '.join(faults)}",
                claims=claims,
            )


@rule("group-misfit", Severity.ERROR, settle="roles kept with the party, not read from a heading")
def group_misfit(case: Case) -> Iterator[Found]:
    """A group heading over a column whose partner does not have that role."""
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        order = _columns(case, elements)
        for group in (e for e in elements if e.value.element == "group" and e.value.refers_to):
            start = group.value.position - 1
            for agreement in order[start : start + group.value.width]:
                roles = case.ledger.of(PartyRole, case.ledger.partner(agreement) or "")
                if group.value.refers_to not in {e.value.role for e in roles}:
                    yield Found(
                        agreement,
                        f"{table} prints {case.short(agreement)} under ‘{group.value.text}’; "
                        f"no source gives it that role",
                        claims=[group.claim, *(e.claim for e in roles)],
                    )


@rule("mark-without-note", Severity.NOTE, settle="the missing note")
def mark_without_note(case: Case) -> Iterator[Found]:
    """A footnote mark without its note."""
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        notes = {e.value.text for e in elements if e.value.element == "note"}
        for mark in (e for e in elements if e.value.element == "mark"):
            if mark.value.text not in notes:
                yield Found(
                    table,
                    f"row {mark.value.position} carries the mark ‘{mark.value.text}’, and no note explains it",
                    claims=[mark.claim],
                )


@rule("order-varies", Severity.NOTE, settle="one order by a named rule")
def order_varies(case: Case) -> Iterator[Found]:
    """The same agreements listed in different orders within one source."""
    listed: dict[tuple[str, frozenset[str]], list[Entry[Statement]]] = defaultdict(list)
    for entry, source in case.statements("listed_order"):
        listed[source, frozenset(entry.value.items)].append(entry)
    for (source, members), entries in listed.items():
        if len({entry.value.items for entry in entries}) > 1:
            places = "; ".join(f"{case.shorts(e.value.items)} ({e.claim.basis.locator})" for e in entries)
            yield Found(
                min(members),
                f"{source} lists them in different orders: {places}",
                claims=[entry.claim for entry in entries],
            )


def _columns(case: Case, elements: list[Entry[LayoutElement]]) -> list[str]:
    """The agreements of the source's table, in column order."""
    tally = case.stated.get(elements[0].claim.basis.source)
    return list(tally.covered) if tally is not None else []


RULES = (header_incomplete, group_misfit, mark_without_note, order_varies)
