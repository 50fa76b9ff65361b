"""Tables as printed: headers, groups, marks, and the order of columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.model.agreement import PartyRole
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import LayoutElement, Statement
from foedera.watching.findings.case import Case, spoken
from foedera.watching.findings.rule import Found, rule


@rule("header-incomplete", Severity.WARNING, title="A damaged header", settle="the source's original layout")
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
                    f"{word} for {len(order) - len(missing)} of {len(order)} columns, none for {case.names(missing)}"
                )
            if printed and shifted:
                faults.append(f"{len(shifted)} of the {word} in another column than their own")
            claims += [e.claim for e in printed] if missing or shifted else []
        if faults:
            yield Found(
                table,
                f"the header of {case.name(table)} in {case.sources(elements)}, as extracted, gives "
                f"{'; '.join(faults)}",
                claims=claims,
            )


@rule(
    "group-misfit",
    Severity.WARNING,
    title="Under a heading it does not belong to",
    settle="roles kept with the party, not read from a heading",
)
def group_misfit(case: Case) -> Iterator[Found]:
    """A group heading over a column whose partner is on record with other roles, and not with that one."""
    over: dict[tuple[str, str], list[Entry[LayoutElement]]] = defaultdict(list)
    for elements in case.ledger.by_subject(LayoutElement).values():
        order = _columns(case, elements)
        for group in (e for e in elements if e.value.element == "group"):
            start = group.value.position - 1
            for agreement in order[start : start + group.value.width]:
                over[agreement, group.value.refers_to or ""].append(group)
    for (agreement, role), groups in over.items():
        roles = case.ledger.of(PartyRole, case.ledger.partner(agreement) or "")
        if role and roles and role not in {e.value.role for e in roles}:
            tables = spoken(dict.fromkeys(case.name(group.claim.subject) for group in groups))
            yield Found(
                agreement,
                f"{case.name(agreement)} stands under ‘{groups[0].value.text}’ in {tables} of {case.sources(groups)}, "
                "as extracted; no source on record gives it that role",
                claims=[group.claim for group in groups],
                against=[e.claim for e in roles],
                compared=(role,),
                about=dict.fromkeys(group.claim.subject for group in groups),
            )


@rule("mark-without-note", Severity.NOTE, title="A mark without its note", settle="the missing note")
def mark_without_note(case: Case) -> Iterator[Found]:
    """A footnote mark without its note."""
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        notes = {e.value.text for e in elements if e.value.element == "note"}
        rows = {e.value.position: e.value.refers_to for e in elements if e.value.element == "row"}
        for mark in (e for e in elements if e.value.element == "mark"):
            if mark.value.text not in notes:
                area = rows.get(mark.value.position)
                yield Found(
                    table,
                    f"{case.name(table)} of {case.source(mark.claim.basis.source)}: row {mark.value.position} carries "
                    f"the mark ‘{mark.value.text}’, and no note explains it",
                    claims=[mark.claim],
                    compared=(mark.value.position, mark.value.text),
                    about=() if area is None else (area,),
                )


@rule("order-varies", Severity.NOTE, title="Listed in different orders", settle="one order by a named rule")
def order_varies(case: Case) -> Iterator[Found]:
    """The same agreements listed in different orders within one source."""
    listed: dict[tuple[str, frozenset[str]], list[Entry[Statement]]] = defaultdict(list)
    for entry, source in case.statements("listed_order"):
        listed[source, frozenset(entry.value.items)].append(entry)
    for (source, members), entries in listed.items():
        orders: dict[tuple[str, ...], list[Entry[Statement]]] = defaultdict(list)
        for entry in entries:
            orders[entry.value.items].append(entry)
        if len(orders) > 1:
            (most, usual), *rest = sorted(orders.items(), key=lambda pair: (-len(pair[1]), pair[0]))
            ways = " and ".join(f"{case.names(order)} in {len(said)}" for order, said in ((most, usual), *rest))
            yield Found(
                min(members),
                f"{case.source(source)} lists them in different orders: {ways} places",
                claims=[entry.claim for entry in usual],
                against=[entry.claim for _, said in rest for entry in said],
                compared=(source, sorted(members)),
                about=sorted(members),
            )


def _columns(case: Case, elements: list[Entry[LayoutElement]]) -> list[str]:
    """The agreements of the source's table, in column order."""
    tally = case.stated.get(elements[0].claim.basis.source)
    return list(tally.covered) if tally is not None else []


RULES = (header_incomplete, group_misfit, mark_without_note, order_varies)
