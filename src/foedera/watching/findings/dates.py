"""Dates with and without roles, orders, and spans of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.model.claim import Rank
from foedera.model.dates import compatible, first_day, months_between, written_out
from foedera.model.event import Event
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import Position
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule

SOON_MONTHS = 12
"""Months up to which 'shortly after' is let pass."""
SIGNATURE_LIKE = ("announced", "adopted", "published", "concluded")
"""Roles that a careless reader takes for a signature."""


@rule("signature-order", Severity.ERROR, settle="compute orders from dated events")
def signature_order(case: Case) -> Iterator[Found]:
    """An order said to be by date of signature against the dates of signature."""
    for entry, source in case.statements("order_by_signature"):
        signed = {agreement: _signed(case, agreement, source) for agreement in entry.value.items}
        dated = {agreement: event for agreement, event in signed.items() if event is not None}
        order = sorted(dated, key=lambda agreement: first_day(dated[agreement].value.date or ""))
        claimed = [agreement for agreement in entry.value.items if agreement in dated]
        if order != claimed:
            dates = "; ".join(f"{case.short(a)} {written_out(dated[a].value.date)}" for a in order)
            yield Found(
                entry.value.about[0],
                f"{source} ({entry.claim.basis.locator}) gives as order of signature {case.shorts(claimed)}; "
                f"the dates of signature give {dates}",
                claims=[entry.claim, *(event.claim for event in dated.values())],
            )


@rule("date-without-role", Severity.ERROR, settle="a role beside every date")
def date_without_role(case: Case) -> Iterator[Found]:
    """A date printed without saying of what, which is not the signature the same source reports."""
    for agreement, events in case.ledger.by_subject(Event).items():
        by_source: dict[str, list[Entry[Event]]] = defaultdict(list)
        for event in events:
            by_source[event.claim.basis.source].append(event)
        for source, said in by_source.items():
            signed = next((e for e in said if e.value.role == "signed" and e.value.date), None)
            odd = [e for e in said if signed and e.value.role == "unstated" and e.value.date and not _fit(e, signed)]
            if signed is None or not odd:
                continue
            explained = [
                e for e in events if e.value.role not in ("unstated", "signed") and any(_fit(e, o) for o in odd)
            ]
            places = "; ".join(f"{written_out(e.value.date)} ({e.claim.basis.locator})" for e in odd)
            why = "; ".join(
                f"{e.value.role} on {written_out(e.value.date)} according to {e.claim.basis.source}" for e in explained
            )
            yield Found(
                agreement,
                f"{case.short(agreement)}: {source} says signed {written_out(signed.value.date)} "
                f"({signed.claim.basis.locator}) and prints {places}" + (f"; {why}" if why else ""),
                claims=[signed.claim, *(e.claim for e in odd), *(e.claim for e in explained)],
            )


@rule("role-dates-differ", Severity.ERROR, settle="the document itself or an official announcement")
def role_dates_differ(case: Case) -> Iterator[Found]:
    """Two sources that date the same deed differently."""
    for subject, events in case.ledger.by_subject(Event).items():
        by_role: dict[str, list[Entry[Event]]] = defaultdict(list)
        for event in events:
            if event.value.date and event.value.role in ("signed", "adopted", "in_force"):
                by_role[event.value.role].append(event)
        for role, said in by_role.items():
            odd = [e for e in said if not _fit(e, said[0])]
            if odd:
                voices = "; ".join(f"{written_out(e.value.date)} ({e.claim.basis.source})" for e in (said[0], *odd))
                yield Found(
                    subject,
                    f"{case.short(subject)}, {role}: {voices}",
                    claims=[said[0].claim, *(e.claim for e in odd)],
                )


@rule("signed-or-announced", Severity.WARNING, settle="confirmation by either party that a signature took place")
def signed_or_announced(case: Case) -> Iterator[Found]:
    """A source says 'signed' where the parties themselves say announced, adopted or published."""
    for agreement, events in case.ledger.by_subject(Event).items():
        official = [e for e in events if e.claim.rank >= Rank.PRIMARY]
        if any(e.value.role == "signed" for e in official):
            continue
        for signed in (e for e in events if e.value.role == "signed" and e.value.date):
            other = [e for e in official if e.value.role in SIGNATURE_LIKE and e.value.date and _fit(e, signed)]
            if other:
                roles = ", ".join(dict.fromkeys(e.value.role for e in other))
                sources = ", ".join(dict.fromkeys(e.claim.basis.source for e in other))
                yield Found(
                    agreement,
                    f"{case.short(agreement)}: {signed.claim.basis.source} says signed on "
                    f"{written_out(signed.value.date)}; "
                    f"the official sources ({sources}) say {roles}",
                    claims=[signed.claim, *(e.claim for e in other)],
                )


@rule("not-soon", Severity.NOTE, settle="state the interval")
def not_soon(case: Case) -> Iterator[Found]:
    """'Shortly after' against the months that passed."""
    for entry, source in case.statements("soon_after"):
        adopted = [e for e in case.ledger.of(Event, entry.value.about[0]) if e.value.role == "adopted" and e.value.date]
        tally = case.stated.get(source)
        signed = [e for a in (tally.covered if tally else ()) if (e := _signed(case, a, source)) is not None]
        if not adopted or not signed:
            continue
        first = min(signed, key=lambda e: first_day(e.value.date or ""))
        months = months_between(adopted[0].value.date or "", first.value.date or "")
        if months > SOON_MONTHS:
            yield Found(
                entry.value.about[0],
                f"{source} says shortly after; {months} months passed from {written_out(adopted[0].value.date)} "
                f"to the first signature on {written_out(first.value.date)}",
                claims=[entry.claim, adopted[0].claim, first.claim],
            )


@rule("year-roles", Severity.NOTE, settle="a role beside every year")
def year_roles(case: Case) -> Iterator[Found]:
    """Years a source attaches to instruments without a role, when they turn out to mean different things."""
    meant: dict[str, dict[str, list[tuple[Entry[Event], Entry[Event]]]]] = defaultdict(lambda: defaultdict(list))
    agreements = {column.agreement for column in case.resolved.matrix.columns}
    for subject, events in case.ledger.by_subject(Event).items():
        if subject in agreements:
            continue
        for bare in (e for e in events if e.value.role == "unstated" and e.value.date):
            for other in events:
                if other.value.role != "unstated" and other.value.date and _fit(bare, other):
                    meant[bare.claim.basis.source][other.value.role].append((bare, other))
    for source, roles in meant.items():
        if len(roles) > 1:
            said = "; ".join(
                f"{bare.claim.subject} {bare.value.date} = {role.replace('_', ' ')}"
                for role, pairs in roles.items()
                for bare, _ in pairs
            )
            yield Found(
                source,
                f"{source} gives years without saying of what, and they mean different things: {said}",
                claims=[
                    claim for pairs in roles.values() for pair in pairs for claim in (pair[0].claim, pair[1].claim)
                ],
            )


@rule("position-years", Severity.WARNING, settle="report year and date of adoption, both named")
def position_years(case: Case) -> Iterator[Found]:
    """One position dated differently within one source: report year and year of adoption mixed."""
    for position, entries in case.ledger.by_subject(Position).items():
        by_source: dict[str, list[Entry[Position]]] = defaultdict(list)
        for entry in entries:
            by_source[entry.claim.basis.source].append(entry)
        for source, said in by_source.items():
            if len({entry.value.year for entry in said}) > 1:
                years = " and ".join(f"{e.value.year} ({e.claim.basis.locator}, {e.value.year_role})" for e in said)
                adopted = [e for e in entries if e.value.year_role == "adopted" and e not in said]
                tail = "".join(f"; adopted in {e.value.year} according to {e.claim.basis.source}" for e in adopted)
                yield Found(
                    position,
                    f"{source} dates one position {years}{tail}",
                    claims=[*(e.claim for e in said), *(e.claim for e in adopted)],
                )


def _signed(case: Case, agreement: str, source: str) -> Entry[Event] | None:
    """The signature as the source dates it, else as anybody does; None where nobody does."""
    signed = [e for e in case.ledger.of(Event, agreement) if e.value.role == "signed" and e.value.date]
    own = [e for e in signed if e.claim.basis.source == source]
    return next(iter(own or signed), None)


def _fit(one: Entry[Event], other: Entry[Event]) -> bool:
    return bool(one.value.date and other.value.date and compatible(one.value.date, other.value.date))


RULES = (
    signature_order,
    date_without_role,
    role_dates_differ,
    signed_or_announced,
    not_soon,
    year_roles,
    position_years,
)
