"""foedera show: everything about one id, each line with its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.check import finding_lines
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.proposed import proposal_lines
from foedera.cli.session import opened, say_where
from foedera.ids import FINDING
from foedera.model.claim import Claim
from foedera.model.coverage import MARKS, Cell, Coverage, Enforceability
from foedera.model.document import ReadResult
from foedera.model.dossier import Dossier, Section
from foedera.model.finding import Finding
from foedera.model.properties import value_of
from foedera.publishing.dossier import PROPOSED
from foedera.publishing.finding_evidence import sides
from foedera.publishing.report import report_lines
from foedera.publishing.tables import WORDS, cell_shape
from foedera.publishing.text_shape import arrived_shape, text_shape
from foedera.workspace import View
from foedera.workspace.ingest import IngestOptions, arrivals

Shown = Claim | ReadResult | Cell | tuple[Cell, ...] | Finding | Dossier


def show(identifier: str, /, *, format: Literal["table", "json"] = "table", output: Output = None) -> None:
    """Show an agreement, cell, area, text, party, dialogue, source, finding or claim; or a file.

    Example: foedera show norway/consular

    A file, before it is added: foedera show treaty.pdf

    Parameters
    ----------
    identifier
        Its id, name or ISO code: eu-nor-sdp-2024, Norway, NOR, eu-nor-sdp-2024/consular, consular, eu-kor-sdd,
        c-…, f-….
        A name that an agreement and its party share is the agreement's; the party's code is the party's. Or the path
        of a file: then each text in it is shown as `add` would read it, and nothing is recorded.
    format
        table (words for people) or json.
    """
    if (path := Path(identifier)).is_file():
        _show_file(path, format=format, output=output)
        return
    with opened() as workspace:
        view = workspace.view()
        found = view.show(identifier if FINDING.fullmatch(identifier) else meant.thing(view, identifier))
        lines = list(_finding(view, found) if isinstance(found, Finding) else _lines(found))
    if format == "json":
        give_json(_shape(found), output)
    else:
        give_lines(lines, output)
    if isinstance(found, Cell):
        say_where(view)


def _show_file(path: Path, *, format: Literal["table", "json"], output: Output) -> None:
    """Each text in a file; no workspace is asked for, since nothing of it is needed."""
    found = arrivals([path], IngestOptions())
    if format == "json":
        shapes = [arrived_shape(one.result, one.own) for one in found]
        give_json(shapes if len(shapes) > 1 else shapes[0], output)
        return
    give_lines([line for one in found for line in _text(one.result)], output)
    for one in found:
        for line in (
            *(f"  {line}" for line in report_lines(one.result.document)),
            *proposal_lines(one.own.proposals, one.own.withheld),
        ):
            say(line)
    say(f"next: foedera add {path}")


def _shape(found: Shown) -> Any:
    match found:
        case ReadResult():
            return text_shape(found)
        case Cell():
            return cell_shape(found)
        case tuple():
            return [cell_shape(cell) for cell in found]
        case _:
            return found


def _finding(view: View, finding: Finding) -> Iterator[str]:
    yield from finding_lines(finding)
    since = view.stands_since(finding.id)
    if since is not None:
        yield f"        it stands since {since.isoformat()}"
    for side in sides(view.snapshot, view.codebook(), finding):
        yield from ("", side.title)
        for piece in side.pieces:
            yield f"  {piece.text}"
            yield from _basis(piece.claim)


def _lines(found: Claim | ReadResult | Cell | tuple[Cell, ...] | Dossier) -> Iterator[str]:
    match found:
        case Claim():
            return _claim(found)
        case ReadResult():
            return _text(found)
        case Dossier():
            return _dossier(found)
        case Cell():
            return _cell(found)
        case _:
            return (line for cell in found for line in _cell(cell))


def _text(text: ReadResult) -> Iterator[str]:
    yield f"{text.document.title}  [{text.document.role} {text.document.id}]"
    for provision in text.provisions:
        heading = " ".join(filter(None, (provision.number, provision.heading)))
        yield ""
        yield provision.id + (f"  {heading}" if heading else "")
        yield f"  {' '.join(text.document.text[provision.start : provision.end].split())}"


def _dossier(dossier: Dossier) -> Iterator[str]:
    yield f"{dossier.title}  [{dossier.kind} {dossier.id}]"
    for section in dossier.sections:
        yield from ("", section.title)
        for line in section.lines:
            yield f"  {line.label}: {line.text}"
            for voice in line.voices:
                if voice.otherwise:
                    yield f"      otherwise: {voice.otherwise}"
                yield from _basis(voice.claim)
    if dossier.proposals:
        yield from ("", PROPOSED)
    for section in dossier.proposals:
        yield from _proposals(section)


def _proposals(section: Section) -> Iterator[str]:
    yield from ("", f"  {section.title}")
    for line in section.lines:
        yield f"  {line.label}: {line.text} (by {line.claim.coder})"
        yield from _basis(line.claim)


def _cell(cell: Cell) -> Iterator[str]:
    strength = f", {cell.strength}" if cell.strength else ""
    yield f"{cell.agreement} / {cell.area}: {WORDS[cell.value]}{strength}"
    yield "; ".join((f"  {cell.rule}", *(MARKS[sign] for sign in cell.marks)))
    if cell.otherwise:
        yield f"  a machine reads it otherwise in a digest, which contradicts nobody: {', '.join(cell.otherwise)}"
    if cell.crowd:
        yield f"  its passage is given for {len(cell.crowd)} areas: {', '.join(cell.crowd)}"
    for topic, claims in cell.topics.items():
        yield f"  topic {topic}: shown by {', '.join(f'{claim.id} ({claim.coder})' for claim in claims)}"
    if cell.enforceability is not None:
        yield from _enforceability(cell.enforceability)
    for place, claim in enumerate(cell.claims):
        coverage = value_of(claim, Coverage)
        silent = "" if place < cell.live else " (no longer speaks)"
        why = " · ".join(part for part in (coverage.rule, coverage.searched) if part)
        yield f"  - {WORDS[coverage.value]} by {claim.coder}{silent}: {why}"
        yield from _basis(claim)


def _enforceability(proposal: Enforceability) -> Iterator[str]:
    yield f"  {proposal.level.in_words}, probability {proposal.probability:.2f}, proposed by {proposal.coder}"
    yield f"      {proposal.rule}"
    for span in proposal.exclusions:
        yield f"      kept out of dispute settlement by {span.provision}: “{' '.join(span.said.split())}”"


def _claim(claim: Claim) -> Iterator[str]:
    yield f"{claim.id}: {claim.subject} · {claim.property}"
    yield from (f"  {field}: {value}" for field, value in claim.value.items())
    yield f"  recorded {claim.recorded.isoformat()} by {claim.coder}"
    yield from _basis(claim)


def _basis(claim: Claim) -> Iterator[str]:
    """What a claim stands on and is called: source and locator, quote and note, its id, codebook and quoted text."""
    unverified = f" [unverified: {claim.confidence}]" if claim.confidence.unverified else ""
    yield f"      {claim.basis.source}, {claim.basis.locator}{unverified}"
    if claim.basis.span is not None:
        yield f"      “{' '.join(claim.basis.span.said.split())}”"
    if claim.note:
        yield f"      note: {claim.note}"
    # The text's id says its version, too: what a person accepted stays on the one it was read in.
    quoted = None if claim.basis.span is None else claim.basis.span.provision.rpartition("/")[0]
    yield f"      {' · '.join(filter(None, (claim.id, claim.codebook, quoted)))}"
