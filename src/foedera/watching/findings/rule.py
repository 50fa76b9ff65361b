"""A rule of findings as it is declared: its code, how much it weighs, what it says and what would settle it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from foedera.ids import content_id
from foedera.model.claim import Claim
from foedera.model.finding import Finding, Severity, finding_id
from foedera.watching.findings.case import Case


class Found(NamedTuple):
    """What a rule found in one place: the parts of a finding that vary."""

    subject: str
    """What it is about: an agreement, table, statement …"""
    text: str
    """What is wrong, in one sentence, with both values; things by their names."""
    claims: Iterable[Claim | str]
    """The claims involved, or their ids: those that say what is doubted first."""
    against: Iterable[Claim | str] = ()
    """The claims that speak against them."""
    compared: tuple[object, ...] = ()
    """What is held against each other, where one subject can have several findings of the rule (`finding_id`)."""
    about: Iterable[str] = ()
    """Ids of what it is about beside its subject."""
    severity: Severity | None = None
    """None: the rule's own; else one of those it declares to be possible."""


Check = Callable[[Case], Iterator[Found]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: what is declared of it, and the check that finds."""

    code: str
    """Its name in findings: areas-count."""
    title: str
    """Its name for readers: Number of areas."""
    severity: Severity
    """What it weighs as a rule."""
    unless: Mapping[Severity, str]
    """What else it can weigh, and when."""
    sentence: str
    """What it looks for, for a reader."""
    settle: str
    """What would settle what it finds."""
    check: Check

    def __call__(self, case: Case) -> Iterator[Finding]:
        """What it finds in a case, each claim once."""
        for found in self.check(case):
            against = tuple(dict.fromkeys(map(_id, found.against)))
            ids = tuple(dict.fromkeys((*map(_id, found.claims), *against)))
            claims = [case.snapshot.by_id[identifier] for identifier in ids]
            yield Finding(
                id=finding_id(self.code, found.subject, found.compared),
                code=self.code,
                severity=found.severity or self.severity,
                subject=found.subject,
                text=found.text[:1].upper() + found.text[1:],
                settle=self.settle,
                about=tuple(_with_sides(case, (found.subject, *found.about))),
                sources=tuple(dict.fromkeys(claim.basis.source for claim in claims)),
                claims=ids,
                against=against,
                rests_on=_print(claims) if claims else content_id("v", found.text),
            )


def rule(
    code: str,
    severity: Severity,
    *,
    title: str,
    settle: str,
    unless: Mapping[Severity, str] = MappingProxyType({}),
) -> Callable[[Check], Rule]:
    """Declare a check as a rule; the check's docstring is the rule's sentence.

    Raises:
        ValueError: the check has no docstring.
    """

    def declare(check: Check) -> Rule:
        sentence = (check.__doc__ or "").strip()
        if not sentence:
            raise ValueError(f"the rule {code} does not say what it looks for")
        return Rule(
            code=code, title=title, severity=severity, unless=unless, sentence=sentence, settle=settle, check=check
        )

    return declare


def _id(claim: Claim | str) -> str:
    return claim if isinstance(claim, str) else claim.id


def _with_sides(case: Case, ids: Iterable[str]) -> dict[str, None]:
    """What a finding is about, each once: an agreement with its partner, a party with its agreements."""
    found: dict[str, None] = {}
    for identifier in ids:
        partner = case.ledger.partner(identifier)
        beside = case.partnerships.get(identifier, ()) if partner is None else (partner,)
        found |= dict.fromkeys((identifier, *beside))
    return found


def _print(claims: Iterable[Claim]) -> str:
    """A print of what claims say: the same when a further source says the same, another when a value changes."""
    said = {msgspec.json.encode((claim.subject, claim.property, claim.value), order="sorted") for claim in claims}
    return content_id("v", sorted(one.decode() for one in said))
