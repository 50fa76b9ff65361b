"""Real texts go all the way: defence treaties, trade agreements, and the briefing as a source about six agreements."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.model.claim import Rank, Source
from foedera.model.coverage import Cell, CellValue
from foedera.model.event import Event
from foedera.model.reliability import Reliability
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns
from foedera.publishing.evidence import verify
from foedera.workspace import Workspace

TOTA = [f"xml/pta_{number}.xml" for number in (285, *range(1, 15), 41, 47, 67, 95, 124, 127, 204, 243)]
MANY = 20
"""Trade agreements that go through; the corpus has gaps in its numbers."""

pytestmark = pytest.mark.shared


def whole(workspace: Workspace) -> None:
    """Every added agreement has an answer in every area, or holds no provision in a language the codebook can read."""
    matrix = workspace.matrix("added")
    spoken = {
        text.subject: {text.language_of(item) for item in workspace.document(text.id)[1]}
        for text in workspace.documents()
    }
    for cell in (cell for cells in matrix.cells for cell in cells):
        read = (CellValue.COVERED, CellValue.UNCLEAR, CellValue.NOT_FOUND)
        assert cell.value in (read if "eng" in spoken[cell.agreement] else (CellValue.UNREADABLE,))
    sources = workspace.ledger().by_subject(Source)
    assert verify(workspace.claims(), sources, {text.sha256: text for text in workspace.documents()})


def test_defence_treaties_get_their_columns(workspace: Workspace, shared: Path) -> None:
    """All 55 hold an English text, which is searched also where most of the words are Dutch or German."""
    files = sorted((shared / "corpora" / "defence").glob("*.md"))
    workspace.add(files)
    workspace.code(workspace.collections()["added"])
    assert len(columns(workspace.snapshot, "added")) == len(files) == 55
    whole(workspace)
    classified = workspace.cell("bwbv0002448/information-security-agreement")
    assert classified.value is CellValue.COVERED
    assert workspace.cell("bwbv0002448/consular").value is CellValue.NOT_FOUND
    values = {cell.value for cells in workspace.matrix("added").cells for cell in cells}
    assert CellValue.UNREADABLE not in values
    document, provisions = workspace.document("bwbv0006437/nld")
    assert [document.language_of(item) for item in provisions].count("eng") == 31
    (claim,) = workspace.cell("bwbv0006437/consular").claims
    assert claim.value["searched"].startswith("31 provisions of bwbv0006437/nld ")


def test_trade_agreements_bring_their_parties_and_dates(workspace: Workspace, shared: Path, tmp_path: Path) -> None:
    """Twenty of ToTA, with what their own metadata says."""
    with tarfile.open(shared / "corpora" / "tota-0.5.0.tar.xz") as archive:
        names = [name for name in TOTA if name in archive.getnames()][:MANY]
        for name in names:
            content = archive.extractfile(name)
            assert content is not None
            (tmp_path / Path(name).name).write_bytes(content.read())
    workspace.add(sorted(tmp_path.glob("*.xml")))
    workspace.code(workspace.collections()["added"])
    assert len(columns(workspace.snapshot, "added")) == MANY
    whole(workspace)
    assert agreement_record(workspace.snapshot, "pta-285").parties == ("mda", "mkd")
    (signed,) = [e.value for e in workspace.ledger().of(Event, "pta-285") if e.value.role == "signed"]
    assert signed.date == "2004-01-28"


@pytest.fixture
def briefed(workspace: Workspace, shared: Path) -> Workspace:
    """A workspace that has read and coded the briefing as a source about the six."""
    (file,) = (shared / "briefing").glob("*.txt")
    workspace.add(file, source="eprs-pe-767-215", about="eu-sdp")
    workspace.code(["eprs-pe-767-215"])
    return workspace


def test_passages_of_the_briefing_belong_to_the_section_they_stand_in(briefed: Workspace) -> None:
    """Partners' sections are assigned, tables and captions are not, the outlook is about nobody alone."""
    document, provisions = briefed.document("eprs-pe-767-215/eng")
    for provision in provisions:
        section = provision.path[-1] if provision.path else ""
        text = document.text[provision.start : provision.end]
        if provision.kind == "table" or text.startswith(("Table", "Figure", "Source:")) or section == "Outlook":
            assert provision.about == ()
        elif section in ("Norway", "Moldova", "Japan"):
            assert provision.about == (f"eu-{ {'N': 'nor', 'M': 'mda', 'J': 'jpn'}[section[0]] }-sdp-2024",)
        elif section == "North Macedonia and Albania":
            assert set(provision.about) == {"eu-alb-sdp-2024", "eu-mkd-sdp-2024"}


def _cells(workspace: Workspace) -> list[Cell]:
    return [cell for cells in workspace.matrix("eu-sdp").cells for cell in cells]


def test_the_briefings_prose_is_compared_with_its_own_table(
    briefed: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints agreement a row and overall; what the prose lacks is what the findings report."""
    assert run(["--workspace", str(briefed.path), "evaluate", "eprs-pe-767-215"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 26
    assert lines[-1].startswith("overall ")
    found = briefed.evaluate("eprs-pe-767-215")
    assert found.cells + found.uncoded == 150
    assert 0 < found.uncoded < 30  # what the coder leaves to a person
    missed = {cell for area in found.areas for cell in area.missed}
    bare = {f"{f.subject}/{a.id}" for f in briefed.check() if f.code == "tick-without-prose"
            for a in briefed.codebook().areas if f"row {a.number}, " in f.text}  # fmt: skip
    asked = {cell.id for cell in _cells(briefed) if any(c.value["value"] == "unclear" for c in cell.claims)}
    assert bare <= missed | asked


def test_each_cell_in_which_prose_and_table_differ_has_its_passage(briefed: Workspace) -> None:
    """Where the table has it, and the sentence of the briefing that shows the area or comes nearest to it."""
    found = briefed.evaluate("eprs-pe-767-215", cells=True)
    assert isinstance(found, Reliability)
    cells = found.disagreeing or ()
    differing = {cell for area in found.areas for cell in (*area.missed, *area.extra)}
    assert {f"{cell.agreement}/{cell.area}" for cell in cells} == differing
    assert all((cell.reference_quote or "").startswith("Table 2, row ") for cell in cells)
    text = briefed.document("eprs-pe-767-215/eng")[0].text
    assert all(bool(cell.quote) == bool(cell.words) for cell in cells)  # without a word there is nothing to quote
    assert all(cell.quote in text for cell in cells if cell.quote and " … " not in cell.quote)


def test_a_reading_of_a_source_stays_a_proposal(briefed: Workspace) -> None:
    """What the machine reads in the briefing is a machine's claim about it, below the briefing's own table."""
    cell = briefed.cell("eu-kor-sdp-2024/counterterrorism")
    machine = [claim for claim in cell.claims if claim.coder == "lexicon@3"]
    assert machine
    assert all(claim.rank is Rank.MACHINE and claim.basis.source == "eprs-pe-767-215" for claim in machine)
    assert cell.value is CellValue.COVERED
    assert cell.conflict
