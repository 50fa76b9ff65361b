"""Dates with and without roles, orders, and spans of time."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from foedera.model.claim import Rank
from foedera.model.dates import compatible, first_day, last_day, months_between, written_out
from foedera.model.event import Event
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.merging import merged
from foedera.model.statement import Position
from foedera.watching.findings.case import Case, deed, spoken, together
from foedera.watching.findings.rule import Found, rule

SOON_MONTHS = 12
"""Months up to which 'shortly after' is let pass."""
SIGNATURE_LIKE = ("announced", "adopted", "published", "concluded")
"""Roles that a careless reader takes for a signature."""
ONCE = ("signed", "in_force")
"""Deeds of which there is one: two days of them cannot both be true. Of others, two bodies may each do theirs."""


@rule("signature-order", Severity.ERROR, title="Order of signature", settle="compute orders from dated events")
def signature_order(case: Case) -> Iterator[Found]:
    """An order said to be by date of signature against the dates of signature, as far as they tell which came first."""
    for said in together((entry for entry, _ in case.statements("order_by_signature")), ("about", "items")):
        items, source = said[0].value.items, said[0].claim.basis.source
        signed = {agreement: _signed(case, agreement, source) for agreement in items}
        dated = {agreement: event.value.date or "" for agreement, event in signed.items() if event is not None}
        wrong = [
            (earlier, later)
            for earlier, later in itertools.combinations(dated, 2)
            if first_day(dated[earlier]) > last_day(dated[later])
        ]
        if wrong:
            order = sorted(dated, key=lambda agreement: (first_day(dated[agreement]), last_day(dated[agreement])))
            dates = spoken(f"{case.name(agreement)} {written_out(dated[agreement])}" for agreement in order)
            yield Found(
                said[0].value.about[0],
                f"{case.places(said)}, gives as order of signature {case.names(dated)}; the dates of signature give "
                f"{dates}",
                claims=[entry.claim for entry in said],
                against=[event.claim for event in signed.values() if event is not None],
                compared=items,
                about=dict.fromkeys(agreement for pair in wrong for agreement in pair),
            )


@rule(
    "date-without-role",
    Severity.WARNING,
    title="A date that does not say of what",
    settle="a role beside every date",
    unless={Severity.ERROR: "the same place prints the day of signature for all others, so it is read as that"},
)
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
            known = [e for e in events if e.value.role not in ("unstated", "signed") and any(_fit(e, o) for o in odd)]
            places = spoken(f"{written_out(e.value.date)} ({e.claim.basis.locator})" for e in odd)
            why = spoken(
                f"{e.value.role.replace('_', ' ')} on {written_out(e.value.date)} according to "
                f"{case.source(e.claim.basis.source)}"
                for e in known
            )
            yield Found(
                agreement,
                f"{case.name(agreement)}: {case.source(source)} says signed on {written_out(signed.value.date)} "
                f"({signed.claim.basis.locator}) and prints {places} without saying of what"
                + (f"; it was {why}" if why else ""),
                claims=[signed.claim],
                against=[*(e.claim for e in odd), *(e.claim for e in known)],
                compared=(source,),
                severity=Severity.ERROR if any(_reads_as_signature(case, e) for e in odd) else None,
            )


@rule(
    "role-dates-differ",
    Severity.ERROR,
    title="One deed, two days",
    settle="the document itself or an official announcement",
    unless={Severity.WARNING: "it may be two deeds of one kind, such as the adoption by each side"},
)
def role_dates_differ(case: Case) -> Iterator[Found]:
    """Sources that date the same deed differently."""
    for subject, events in case.ledger.by_subject(Event).items():
        for role in (*ONCE, "adopted"):
            deeds = merged(e for e in events if e.value.role == role and e.value.date)
            first, rest = next(iter(deeds), None), deeds[1:]
            odd = [told for told in rest if first and not compatible(told.value.date or "", first.value.date or "")]
            if first is not None and odd:
                days = spoken(
                    f"{written_out(told.value.date)} according to {spoken(map(case.source, told.sources))}"
                    for told in (first, *odd)
                )
                yield Found(
                    subject,
                    f"{case.name(subject)} {deed(role)} on {days}",
                    claims=first.claims,
                    against=[claim for told in odd for claim in told.claims],
                    compared=(role,),
                    severity=None if role in ONCE else Severity.WARNING,
                )


@rule(
    "signed-or-announced",
    Severity.WARNING,
    title="Signed, or only announced",
    settle="confirmation by either party that a signature took place",
)
def signed_or_announced(case: Case) -> Iterator[Found]:
    """A source says 'signed' where the parties themselves say announced, adopted or published."""
    for agreement, events in case.ledger.by_subject(Event).items():
        official = [e for e in events if e.claim.rank >= Rank.PRIMARY]
        if any(e.value.role == "signed" for e in official):
            continue
        for told in merged(e for e in events if e.value.role == "signed" and e.value.date):
            other = [e for e in official if e.value.role in SIGNATURE_LIKE and _fit(e, told.entries[0])]
            if other:
                yield Found(
                    agreement,
                    f"{case.name(agreement)}: {spoken(map(case.source, told.sources))} says signed on "
                    f"{written_out(told.value.date)}; official sources say "
                    f"{spoken(dict.fromkeys(e.value.role for e in other))}: {case.sources(other)}",
                    claims=told.claims,
                    against=[e.claim for e in other],
                    compared=(told.value.date,),
                )


@rule("not-soon", Severity.NOTE, title="‘Shortly after’", settle="state the interval")
def not_soon(case: Case) -> Iterator[Found]:
    """'Shortly after' against the months that passed."""
    for said in together((entry for entry, _ in case.statements("soon_after")), ("about", "items")):
        source, about = said[0].claim.basis.source, said[0].value.about[0]
        adopted = [e for e in case.ledger.of(Event, about) if e.value.role == "adopted" and e.value.date]
        tally = case.stated.get(source)
        signed = [e for a in (tally.covered if tally else ()) if (e := _signed(case, a, source)) is not None]
        if not adopted or not signed:
            continue
        first = min(signed, key=lambda e: first_day(e.value.date or ""))
        months = months_between(adopted[0].value.date or "", first.value.date or "")
        if months > SOON_MONTHS:
            yield Found(
                about,
                f"{case.places(said)}, says shortly after; {months} months passed from the adoption of the "
                f"{case.name(about)} in {written_out(adopted[0].value.date)} to the first signature on "
                f"{written_out(first.value.date)}",
                claims=[entry.claim for entry in said],
                against=[adopted[0].claim, first.claim],
            )


@rule("year-roles", Severity.NOTE, title="Years that mean different things", settle="a role beside every year")
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
            said = spoken(
                f"{case.name(bare.claim.subject)} {bare.value.date} is the year it {deed(role)}"
                for role, pairs in roles.items()
                for bare, _ in pairs
            )
            yield Found(
                source,
                f"{case.source(source)} gives years without saying of what, and they mean different things: {said}",
                claims=[bare.claim for pairs in roles.values() for bare, _ in pairs],
                against=[other.claim for pairs in roles.values() for _, other in pairs],
                about=dict.fromkeys(bare.claim.subject for pairs in roles.values() for bare, _ in pairs),
            )


@rule(
    "position-years",
    Severity.WARNING,
    title="One position, two years",
    settle="report year and date of adoption, both named",
)
def position_years(case: Case) -> Iterator[Found]:
    """One position dated differently within one source: report year and year of adoption mixed."""
    for position, entries in case.ledger.by_subject(Position).items():
        by_source: dict[str, list[Entry[Position]]] = defaultdict(list)
        for entry in entries:
            by_source[entry.claim.basis.source].append(entry)
        for source, said in by_source.items():
            if len({entry.value.year for entry in said}) > 1:
                adopted = [e for e in entries if e.value.year_role == "adopted" and e not in said]
                years = " and ".join(f"{e.value.year} ({e.claim.basis.locator})" for e in said)
                tail = "".join(
                    f"; adopted in {e.value.year} according to {case.source(e.claim.basis.source)}" for e in adopted
                )
                yield Found(
                    position,
                    f"{case.source(source)} dates one position of Parliament {years}{tail}: "
                    f"‘{said[0].value.text.rstrip('.')}’",
                    claims=[e.claim for e in said],
                    against=[e.claim for e in adopted],
                    compared=(source,),
                    about=(said[0].value.resolution, *said[0].value.parties),
                )


def _reads_as_signature(case: Case, odd: Entry[Event]) -> bool:
    """Whether the place that prints a bare date prints the day of signature for all other agreements it dates."""
    beside = [
        e
        for e in case.ledger.of(Event)
        if e.value.role == "unstated"
        and (e.claim.basis.source, e.claim.basis.locator) == (odd.claim.basis.source, odd.claim.basis.locator)
        and e.claim.subject != odd.claim.subject
    ]
    signatures = [(e, _signed(case, e.claim.subject, e.claim.basis.source)) for e in beside]
    return bool(beside) and all(signed is not None and _fit(e, signed) for e, signed in signatures)


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
