"""Words and gaps: what things are called, who signs, and what is announced but not given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.amounts import amount
from foedera.model.agreement import Fact, Signatory
from foedera.model.claim import Claim
from foedera.model.event import Dialogue
from foedera.model.finding import Severity
from foedera.model.indicator import Figure, Indicator
from foedera.model.ledger import Entry
from foedera.model.statement import Target
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule

BINDING_WORDS = frozenset({"agreement", "treaty", "accord", "pact"})
"""Names that suggest a binding instrument."""


@rule("called-agreement", Severity.NOTE, settle="one neutral word: instrument, or partnership")
def called_agreement(case: Case) -> Iterator[Found]:
    """A non-binding instrument called by a word for binding ones, by the source that says it is non-binding."""
    for entry, source in case.statements("non_binding"):
        places = [
            other for other, by in case.statements("called") if by == source and BINDING_WORDS & set(other.value.items)
        ]
        if places:
            words = ", ".join(dict.fromkeys(w for p in places for w in p.value.items))
            yield Found(
                entry.value.about[0],
                f"{source} says the instruments are not legally binding and calls them ‘{words}’ in "
                f"{amount(len(places), 'place')}: "
                f"{'; '.join(p.claim.basis.locator for p in places)}",
                claims=[entry.claim, *(p.claim for p in places)],
            )


@rule("signing-office", Severity.ERROR, settle="the signature page")
def signing_office(case: Case) -> Iterator[Found]:
    """A rule about who signs against the people who did."""
    for entry, source in case.statements("signed_by_offices"):
        tally = case.stated.get(source)
        for agreement in tally.covered if tally is not None else ():
            others: dict[Signatory, list[Claim]] = defaultdict(list)
            for signatory in case.ledger.of(Signatory, agreement):
                if signatory.value.office not in entry.value.items:
                    others[signatory.value].append(signatory.claim)
            for who, claims in others.items():
                yield Found(
                    agreement,
                    f"{source} says partners sign by {', '.join(o.replace('_', ' ') for o in entry.value.items)}; "
                    f"for {case.short(agreement)} it was {who.name}, {who.office.replace('_', ' ')} "
                    f"({', '.join(claim.basis.source for claim in claims)})",
                    claims=[entry.claim, *claims],
                )


@rule("dialogue-incomplete", Severity.WARNING, settle="the official texts")
def dialogue_incomplete(case: Case) -> Iterator[Found]:
    """Agreements whose dialogue a source leaves without level or rhythm, or does not mention."""
    for source, tally in case.stated.items():
        gaps, claims = [], []
        for agreement in tally.covered:
            said = [
                e
                for e in case.ledger.of(Dialogue)
                if e.value.agreement == agreement
                and e.claim.basis.source == source
                and e.value.format == "security_and_defence"
            ]
            missing = [
                word
                for word, there in (
                    ("level", any(e.value.level for e in said)),
                    ("rhythm", any(e.value.periodicity for e in said)),
                )
                if not there
            ]
            if not said:
                gaps.append(f"{case.short(agreement)}: no security and defence dialogue described")
            elif missing:
                gaps.append(f"{case.short(agreement)}: no {' or '.join(missing)}")
            claims += [e.claim for e in said]
        if gaps and claims:
            yield Found(
                source,
                f"{source} does not describe every dialogue: {'; '.join(gaps)}",
                claims=claims,
            )


@rule("names-differ", Severity.WARNING, settle="the name the thing gives itself")
def names_differ(case: Case) -> Iterator[Found]:
    """One thing that sources name differently."""
    for subject, entries in case.ledger.by_subject(Fact).items():
        names = [e for e in entries if e.value.about == "name"]
        if len({e.value.value for e in names}) > 1:
            said = "; ".join(f"‘{e.value.value}’ ({e.claim.basis.source})" for e in names)
            yield Found(
                subject,
                f"named differently: {said}",
                claims=[e.claim for e in names],
            )


@rule("targets-not-listed", Severity.WARNING, settle="the strategy's own list")
def targets_not_listed(case: Case) -> Iterator[Found]:
    """A source that says a strategy has targets and deadlines, and gives none."""
    for entry, source in case.statements("lists_targets"):
        given = [e for e in case.ledger.of(Target) if e.claim.basis.source == source]
        if not given:
            known = [e for e in case.ledger.of(Target) if e.value.strategy in entry.value.about]
            yield Found(
                entry.value.about[0],
                f"{source} says there are targets and deadlines and lists none; "
                f"{len(known)} are recorded here from other sources",
                claims=[entry.claim, *(e.claim for e in known)],
            )


@rule(
    "figure-without-numbers", Severity.WARNING, settle="import the index: foedera index FILE.csv --index normandy-index"
)
def figure_without_numbers(case: Case) -> Iterator[Found]:
    """Figures whose numbers nobody recorded."""
    bare: dict[str, list[Entry[Figure]]] = defaultdict(list)
    numbers = {(e.claim.subject, e.value.index, e.value.year) for e in case.ledger.of(Indicator)}
    for entry in case.ledger.of(Figure):
        if (entry.value.party, entry.value.index, entry.value.year) not in numbers:
            bare[entry.claim.basis.source].append(entry)
    for source, entries in bare.items():
        listed = ", ".join(f"{e.value.number} ({e.value.party})" for e in entries)
        yield Found(
            source,
            f"{source}: no number stands in the text behind the figures of {listed}; none is invented here",
            claims=[e.claim for e in entries],
        )


RULES = (
    called_agreement,
    signing_office,
    dialogue_incomplete,
    names_differ,
    targets_not_listed,
    figure_without_numbers,
)
