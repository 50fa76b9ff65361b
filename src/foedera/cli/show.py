"""foedera show: everything about one id, each line with its source."""

from __future__ import annotations

from foedera.cli.session import opened
from foedera.model.claim import Claim
from foedera.model.document import ReadResult
from foedera.model.dossier import Dossier
from foedera.model.matrix import Cell, Coverage, Enforceability
from foedera.model.properties import value_of
from foedera.publishing.dossier import PROPOSED
from foedera.publishing.tables import WORDS


def show(identifier: str, /) -> None:
    """Show an agreement, cell, area, party, dialogue, source or claim.

    Example: foedera show eu-nor-sdp-2024/consular

    Parameters
    ----------
    identifier
        Its id: eu-nor-sdp-2024, eu-nor-sdp-2024/consular, consular, nor, eu-kor-sdd, c-…
    """
    with opened() as workspace:
        found = workspace.show(identifier)
    match found:
        case Claim():
            _print_claim(found)
        case ReadResult():
            _print_text(found)
        case Dossier():
            _print_dossier(found)
        case Cell():
            _print_cell(found)
        case tuple():
            for cell in found:
                _print_cell(cell)


def _print_text(text: ReadResult) -> None:
    print(f"{text.document.title}  [{text.document.role} {text.document.id}]")
    for provision in text.provisions:
        heading = " ".join(filter(None, (provision.number, provision.heading)))
        print(f"\n{provision.id}" + (f"  {heading}" if heading else ""))
        print(f"  {' '.join(text.document.text[provision.start : provision.end].split())}")


def _print_dossier(dossier: Dossier) -> None:
    print(f"{dossier.title}  [{dossier.kind} {dossier.id}]")
    for section in dossier.sections:
        print(f"\n{section.title}")
        for line in section.lines:
            print(f"  {line.label}: {line.text}\n      {_standing(line.claim)}")
    if dossier.proposals:
        print(f"\n{PROPOSED}")
    for section in dossier.proposals:
        print(f"\n  {section.title}")
        for line in section.lines:
            print(f"  {line.label}: {line.text} (by {line.claim.coder})\n      {_standing(line.claim)}")
            _print_quote(line.claim)


def _print_cell(cell: Cell) -> None:
    strength = f", {cell.strength}" if cell.strength else ""
    print(f"{cell.agreement} / {cell.area}: {WORDS[cell.value]}{strength}")
    print(f"  {cell.rule}" + ("; claims differ" if cell.conflict else ""))
    if cell.enforceability is not None:
        _print_enforceability(cell.enforceability)
    for place, claim in enumerate(cell.claims):
        coverage = value_of(claim, Coverage)
        silent = "" if place < cell.live else " (no longer speaks)"
        why = " · ".join(part for part in (coverage.rule, coverage.searched) if part)
        print(f"  - {WORDS[coverage.value]} by {claim.coder}{silent}: {why}")
        print(f"      {_standing(claim)}")
        _print_quote(claim)


def _print_enforceability(proposal: Enforceability) -> None:
    print(f"  {proposal.level.in_words}, probability {proposal.probability:.2f}, proposed by {proposal.coder}")
    print(f"      {proposal.rule}")
    for span in proposal.exclusions:
        print(f"      kept out of dispute settlement by {span.provision}: “{' '.join(span.quote.split())}”")


def _print_claim(claim: Claim) -> None:
    print(f"{claim.id}: {claim.subject} · {claim.property}")
    for field, value in claim.value.items():
        print(f"  {field}: {value}")
    print(f"  {_standing(claim)}; recorded {claim.recorded.isoformat()} by {claim.coder}")
    if claim.note:
        print(f"  note: {claim.note}")


def _print_quote(claim: Claim) -> None:
    """The words a claim stands on, where it stands on a text we hold."""
    if claim.basis.span is not None:
        print(f"      “{' '.join(claim.basis.span.quote.split())}”")


def _standing(claim: Claim) -> str:
    """Source, locator and, where it is so, that nobody verified it."""
    unverified = f" [unverified: {claim.confidence}]" if claim.confidence.unverified else ""
    return f"{claim.basis.source}, {claim.basis.locator}{unverified}"
