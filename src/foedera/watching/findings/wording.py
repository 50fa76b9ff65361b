"""Words and gaps: what things are called, who signs, and what is announced but not given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.amounts import amount
from foedera.model.agreement import Fact, Signatory
from foedera.model.event import Dialogue
from foedera.model.finding import Severity
from foedera.model.indicator import Figure, Indicator
from foedera.model.ledger import Entry
from foedera.model.merging import merged
from foedera.model.statement import Target
from foedera.watching.findings.case import Case, spoken
from foedera.watching.findings.rule import Found, rule

BINDING_WORDS = frozenset({"agreement", "treaty", "accord", "pact"})
"""Names that suggest a binding instrument."""


@rule(
    "called-agreement",
    Severity.NOTE,
    title="A binding word for what binds nobody",
    settle="one neutral word: instrument, or partnership",
)
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
                f"{case.source(source)} says the instruments are not legally binding and calls them ‘{words}’ in "
                f"{amount(len(places), 'place')} ({'; '.join(p.claim.basis.locator for p in places)})",
                claims=[entry.claim],
                against=[p.claim for p in places],
                compared=(source,),
            )


@rule("signing-office", Severity.ERROR, title="Who signs", settle="the signature page")
def signing_office(case: Case) -> Iterator[Found]:
    """A rule about who signs against the people who did."""
    for entry, source in case.statements("signed_by_offices"):
        tally = case.stated.get(source)
        for agreement in tally.covered if tally is not None else ():
            for told in merged(case.ledger.of(Signatory, agreement)):
                who = told.value
                if who.office in entry.value.items or who.side != "partner":
                    continue
                offices = " or ".join(o.replace("_", " ") for o in entry.value.items if o != "high_representative")
                yield Found(
                    agreement,
                    f"{case.source(source)} says partners sign by their {offices}; for {case.name(agreement)} it was "
                    f"{who.name}, {who.office.replace('_', ' ')}, according to "
                    f"{spoken(map(case.source, told.sources))}",
                    claims=[entry.claim],
                    against=told.claims,
                    compared=(who.name, source),
                )


@rule("dialogue-incomplete", Severity.WARNING, title="Dialogues left open", settle="the official texts")
def dialogue_incomplete(case: Case) -> Iterator[Found]:
    """Agreements whose dialogue a source leaves without level or rhythm, or does not mention."""
    for source, tally in case.stated.items():
        gaps: dict[str, str] = {}
        claims: list[Entry[Dialogue]] = []
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
                gaps[agreement] = "no security and defence dialogue described"
            elif missing:
                gaps[agreement] = f"no {' or '.join(missing)}"
            claims += said
        if gaps and claims:
            yield Found(
                source,
                f"{case.source(source)} does not describe every dialogue: "
                f"{'; '.join(f'{case.name(agreement)}: {gap}' for agreement, gap in gaps.items())}",
                claims=[e.claim for e in claims],
                about=(*gaps, *dict.fromkeys(e.claim.subject for e in claims if e.value.agreement in gaps)),
            )


@rule(
    "names-differ",
    Severity.WARNING,
    title="One thing, two names",
    settle="the name the thing gives itself",
    unless={Severity.NOTE: "nobody has verified one of the names"},
)
def names_differ(case: Case) -> Iterator[Found]:
    """One thing that sources name differently."""
    for subject, entries in case.ledger.by_subject(Fact).items():
        names: dict[str, list[Entry[Fact]]] = defaultdict(list)
        for entry in entries:
            if entry.value.about == "name":
                names[entry.value.value].append(entry)
        if len(names) > 1:
            (_, first), *rest = names.items()
            yield Found(
                subject,
                "one thing goes by two names: "
                + spoken(f"‘{name}’ according to {case.sources(said)}" for name, said in names.items()),
                claims=[e.claim for e in first],
                against=[e.claim for _, said in rest for e in said],
                severity=None if all(_verified(said) for said in names.values()) else Severity.NOTE,
            )


def _verified(entries: list[Entry[Fact]]) -> bool:
    return any(not entry.claim.confidence.unverified for entry in entries)


@rule("targets-not-listed", Severity.WARNING, title="Targets announced, none given", settle="the strategy's own list")
def targets_not_listed(case: Case) -> Iterator[Found]:
    """A source that says a strategy has targets and deadlines, and gives none."""
    for entry, source in case.statements("lists_targets"):
        given = [e for e in case.ledger.of(Target) if e.claim.basis.source == source]
        if not given:
            known = [e for e in case.ledger.of(Target) if e.value.strategy in entry.value.about]
            yield Found(
                entry.value.about[0],
                f"{case.source(source)} says the {case.names(entry.value.about)} has targets and deadlines and lists "
                f"none; {len(known)} are on record here from elsewhere",
                claims=[entry.claim],
                against=[e.claim for e in known],
                compared=(source,),
            )


@rule(
    "figure-without-numbers",
    Severity.WARNING,
    title="Figures without numbers",
    settle="import the index: foedera index FILE.csv --index normandy-index",
)
def figure_without_numbers(case: Case) -> Iterator[Found]:
    """Figures whose numbers nobody recorded."""
    bare: dict[str, list[Entry[Figure]]] = defaultdict(list)
    numbers = {(e.claim.subject, e.value.index, e.value.year) for e in case.ledger.of(Indicator)}
    for entry in case.ledger.of(Figure):
        if (entry.value.party, entry.value.index, entry.value.year) not in numbers:
            bare[entry.claim.basis.source].append(entry)
    for source, entries in bare.items():
        figures = spoken(f"{e.value.number} ({case.name(e.value.party)})" for e in entries)
        yield Found(
            source,
            f"{case.source(source)}: no number stands in the text behind figures {figures}; none is invented here",
            claims=[e.claim for e in entries],
            about=dict.fromkeys(e.value.party for e in entries),
        )


RULES = (
    called_agreement,
    signing_office,
    dialogue_incomplete,
    names_differ,
    targets_not_listed,
    figure_without_numbers,
)
