"""What a person decides: on evidence, above everything else, off the queue; and a proposal taken over."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

from foedera.errors import UnknownId, UsageError
from foedera.ids import split_cell
from foedera.model.agreement import Fact
from foedera.model.claim import Claim, Confidence, Rank, Source
from foedera.model.coverage import CellValue
from foedera.model.selection import anchors
from foedera.publishing.evidence import verify
from foedera.publishing.questions import commands
from foedera.workspace import Workspace
from tests.conftest import NOW, Copied
from tests.revised import written

PACT = "eu-exa-sdp-2026"
TEXT = """# A partnership

## Cyber

1. The sides will hold a dialogue on cyber security every year.

## Space

2. The sides intend to explore cooperation on space security and on hybrid threats.

## Final provisions

3. This partnership has no binding force under international law.
"""


@pytest.fixture
def pact(copied: Copied) -> Workspace:
    """The register's workspace with one text added and coded, and a clock that goes on by a minute at each look."""
    workspace = copied(_add_and_code)
    minutes = itertools.count(60)
    workspace.clock = lambda: NOW + datetime.timedelta(minutes=next(minutes))
    return workspace


def _add_and_code(workspace: Workspace, folder: Path) -> None:
    minutes = itertools.count()
    workspace.clock = lambda: NOW + datetime.timedelta(minutes=next(minutes))
    path = folder / "pact.md"
    path.write_text(TEXT, encoding="utf-8")
    workspace.add([path], agreement=PACT, title="Pact", party=("eu",), type="SDP")
    workspace.code([PACT])


def quoted(workspace: Workspace, area: str = "cyber") -> Claim:
    """The machine's claim on a cell of the pact, which quotes the text."""
    claim = workspace.cell(f"{PACT}/{area}").claims[0]
    assert claim.basis.span is not None
    assert claim.rank is Rank.MACHINE
    return claim


def test_the_queue_holds_what_only_machines_said(pact: Workspace) -> None:
    """Each cell of the pact once, none a source decided; the collection and the number can be chosen."""
    found = pact.review().questions
    assert sorted(q.area for q in found) == sorted(area.id for area in pact.codebook().areas)
    assert {q.agreement for q in found} == {PACT}
    assert {q.cell for q in found} == {q.cell for q in pact.review("added").questions}
    assert pact.review(most=3).questions == found[:3]
    assert pact.review("eu-sdp").questions == ()
    progress = pact.review().progress
    assert (progress.proposed, progress.waiting) == (len(found), 0)
    assert progress.decided + progress.proposed + progress.not_coded == 25 * 13
    with pytest.raises(UnknownId, match="no such collection"):
        pact.review("nothing")


def test_a_decision_stands_on_what_it_accepts_and_leaves_the_queue(pact: Workspace) -> None:
    """Basis and strength of the machine's claim, rank and name of the person; the machine's claim stays beside it."""
    seen = quoted(pact)
    claim = pact.decide(f"{PACT}/cyber", "covered", by=" Ada  Lovelace ", because=seen.id, note="clear\nwords")
    assert (claim.coder, claim.rank, claim.confidence) == ("person:Ada Lovelace", Rank.PERSON, Confidence.HIGH)
    assert (claim.basis, claim.codebook, claim.note) == (seen.basis, "eu-sdp@2", "clear words")
    assert claim.value == {
        "area": "cyber",
        "value": "covered",
        "rule": f"accepts {seen.id} by lexicon@3",
        "strength": seen.value["strength"],
        "topics": seen.value["topics"],
    }
    cell = pact.cell(f"{PACT}/cyber")
    assert cell.claims[0] == claim
    assert seen in cell.claims[: cell.live]
    assert "cyber" not in {q.area for q in pact.review().questions}
    pact.code([PACT])
    assert pact.cell(f"{PACT}/cyber").claims[0] == claim


def test_a_person_may_decide_otherwise_than_the_machine(pact: Workspace) -> None:
    """Not found because of a quote says what was looked at, and that it corrects the machine."""
    seen = quoted(pact)
    claim = pact.decide(f"{PACT}/cyber", "not_found", by="Ada", because=seen.id)
    assert claim.value["rule"] == f"corrects {seen.id} by lexicon@3"
    assert claim.value["searched"] == "the passage quoted, which lexicon@3 called covered"
    assert "strength" not in claim.value
    cell = pact.cell(f"{PACT}/cyber")
    assert (cell.value, cell.conflict) == (CellValue.NOT_FOUND, True)


def test_reading_the_whole_text_needs_a_note_and_a_text(pact: Workspace) -> None:
    """The basis is the agreement's text; where there is none, there is nothing to have read."""
    claim = pact.decide(f"{PACT}/consular", "not_found", by="Ada", note="no word of it")
    assert (claim.basis.source, claim.basis.locator) == (f"{PACT}-text-eng", f"whole text of {PACT}/eng")
    assert claim.value["searched"] == f"the whole text of {PACT}/eng"
    digest = pact.decide("eu-nor-sdp-2024/cyber", "in_place", by="Ada", note="as the digest says")
    assert digest.basis.locator == "whole text of eu-nor-sdp-2024-digest/eng"
    for note in (None, "  "):
        with pytest.raises(UsageError, match="needs evidence"):
            pact.decide(f"{PACT}/consular", "not_found", by="Ada", note=note)
    with pytest.raises(UnknownId, match="no text of this agreement"):
        pact.decide("eu-gbr-sdp-2025/cyber", "covered", by="Ada", note="I know it")


def test_what_found_nothing_is_no_evidence_that_something_is_there(pact: Workspace) -> None:
    """Covered on the basis of a search in vain is refused; covered on a source's tick is not."""
    vain = pact.cell(f"{PACT}/consular").claims[0]
    assert (vain.value["value"], vain.basis.span) == ("not_found", None)
    with pytest.raises(UsageError, match="quotes nothing"):
        pact.decide(f"{PACT}/consular", "covered", by="Ada", because=vain.id)
    assert (
        pact.decide(f"{PACT}/consular", "not_found", by="Ada", because=vain.id).value["searched"]
        == (vain.value["searched"])
    )
    tick = next(c for c in pact.cell("eu-mda-sdp-2024/cyber").claims if c.coder == "eprs-pe-767-215")
    assert pact.decide("eu-mda-sdp-2024/cyber", "covered", by="Ada", because=tick.id).basis == tick.basis


def test_every_command_of_the_queue_decides_its_cell(pact: Workspace) -> None:
    """What the page offers to copy is never refused, and leaves the cell with that value."""
    for question in pact.review().questions:
        for command in commands(question):
            words = command.line.split()
            agreement, area = split_cell(words[2])
            because = words[-1] if words[-2] == "--because" else None
            pact.decide(f"{agreement}/{area}", words[3], by="Ada", because=because, note=None if because else "read it")
            assert pact.cell(f"{agreement}/{area}").value is command.value
    assert pact.review().questions == ()


def test_the_later_decision_stands_also_back_and_forth(pact: Workspace) -> None:
    """One person covered, not found, covered again; then another; then the first once more. Nothing is lost."""
    seen = quoted(pact)
    said = [
        pact.decide(f"{PACT}/cyber", value, by=person, because=seen.id)
        for value, person in (
            ("covered", "Ada"),
            ("not_found", "Ada"),
            ("covered", "Ada"),
            ("not_found", "Bo"),
            ("covered", "Ada"),
        )
    ]
    cell = pact.cell(f"{PACT}/cyber")
    assert (cell.claims[0], cell.value) == (said[-1], CellValue.COVERED)
    assert len({claim.id for claim in said}) == 5
    assert [claim.replaces for claim in said] == [None, said[0].id, said[1].id, None, said[2].id]
    assert {claim.id for claim in said} <= {claim.id for claim in cell.claims}


def test_saying_the_same_again_is_one_claim(pact: Workspace) -> None:
    """While it stands."""
    seen = quoted(pact)
    first, second = (pact.decide(f"{PACT}/cyber", "covered", by="Ada", because=seen.id) for _ in range(2))
    assert first == second
    assert sum(claim.coder == "person:Ada" for claim in pact.claims()) == 1


@pytest.mark.parametrize(
    ("agreement", "area", "value", "person", "error", "says"),
    [
        ("eu-exb-sdp-2026", "cyber", "covered", "Ada", UnknownId, "no such agreement"),
        (PACT, "cybr", "covered", "Ada", UnknownId, "no such area"),
        (PACT, "cyber", "not_coded", "Ada", UsageError, "covered, in_place, not_found"),
        (PACT, "cyber", "yes", "Ada", UsageError, "no such value"),
        (PACT, "cyber", "covered", " ", UsageError, "not a person's name"),
        (PACT, "cyber", "covered", "ada@example.org", UsageError, "without / @"),
        (PACT, "cyber", "covered", "a/b", UsageError, "not a person's name"),
        (PACT, "cyber", "covered", "a" * 81, UsageError, "at most 80"),
        (PACT, "space", "covered", "Ada", UsageError, "not on this cell"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_recorded(
    pact: Workspace, agreement: str, area: str, value: str, person: str, error: type[Exception], says: str
) -> None:
    """Unknown ids, values nobody can state, names that would read as something else, evidence from another cell."""
    before = len(pact.claims())
    with pytest.raises(error, match=says):
        pact.decide(f"{agreement}/{area}", value, by=person, because=quoted(pact).id)
    with pytest.raises(UnknownId, match="no such claim"):
        pact.decide(f"{PACT}/cyber", "covered", by="Ada", because="c-nothing")
    assert len(pact.claims()) == before


def test_what_waits_since_the_codebook_changed_comes_first(pact: Workspace, tmp_path: Path) -> None:
    """A person's decision before a split is asked again of each part, before any machine's proposal."""
    pact.decide(f"{PACT}/counterterrorism", "covered", by="Ada", note="read it")
    pact.codebook_migrate(written(tmp_path))
    pact.code([PACT])
    found = pact.review("added").questions
    again = [question for question in found if question.sureness is None]
    assert [question.area for question in again] == ["terrorism", "violent-extremism"]
    assert found[:2] == tuple(again)
    assert len({question.cell for question in found}) == len(found) == pact.review("added").progress.proposed + 2
    assert {question.proposal.coder for question in again} == {"person:Ada"}
    assert "what person:Ada said under eu-sdp@2 waits: the area changed (split)" in again[0].why
    decided = pact.decide(f"{PACT}/terrorism", "covered", by="Bo", because=again[0].proposal.id)
    assert (decided.codebook, decided.basis) == ("eu-sdp@3", again[0].proposal.basis)
    assert [q.area for q in pact.review("added").questions if q.sureness is None] == ["violent-extremism"]


def test_a_quote_of_an_older_text_keeps_its_anchor(pact: Workspace, tmp_path: Path) -> None:
    """A decision that stands on words a newer version changed says that nobody looked there."""
    seen = quoted(pact)
    path = tmp_path / "pact2.md"
    path.write_text(TEXT.replace("every year", "now and then, as both see fit"), encoding="utf-8")
    pact.add([path], agreement=PACT)
    claim = pact.decide(f"{PACT}/cyber", "covered", by="Ada", because=seen.id)
    assert anchors(pact.snapshot)[claim.id].value == anchors(pact.snapshot)[seen.id].value
    cell = pact.cell(f"{PACT}/cyber")
    assert (cell.claims[0], cell.unreviewed) == (claim, True)


def test_a_proposal_taken_over_counts_under_the_persons_name(pact: Workspace) -> None:
    """Same value, same words; the proposal is replaced, the fact stands, and cannot be taken over twice."""
    proposal = next(e.claim for e in pact.ledger().proposals(PACT) if e.claim.value.get("about") == "legal_nature")
    assert pact.ledger().of(Fact, PACT) == []
    taken = pact.accept(proposal.id, by="Ada", note="so it says")
    assert (taken.subject, taken.property, taken.value, taken.basis) == (
        proposal.subject,
        proposal.property,
        proposal.value,
        proposal.basis,
    )
    assert (taken.coder, taken.rank, taken.replaces) == ("person:Ada", Rank.PERSON, proposal.id)
    assert [entry.claim for entry in pact.ledger().of(Fact, PACT)] == [taken]
    assert proposal.id not in {entry.claim.id for entry in pact.ledger().proposals(PACT)}
    with pytest.raises(UsageError, match="accepted or replaced"):
        pact.accept(proposal.id, by="Bo")


def test_only_proposals_can_be_taken_over(pact: Workspace) -> None:
    """A cell is decided, a fact of a source stands already; the error says what to do."""
    with pytest.raises(UsageError, match=f"foedera decide {PACT}/cyber VALUE --because"):
        pact.accept(quoted(pact).id, by="Ada")
    fact = next(claim for claim in pact.claims() if claim.rank is Rank.SECONDARY and claim.property == "event")
    with pytest.raises(UsageError, match="it stands already"):
        pact.accept(fact.id, by="Ada")
    with pytest.raises(UnknownId):
        pact.accept("c-nothing", by="Ada")


def test_what_people_say_has_its_chain_of_evidence(pact: Workspace) -> None:
    """Every source on record and every quote at its place, as the briefing demands."""
    pact.decide(f"{PACT}/cyber", "covered", by="Ada", because=quoted(pact).id)
    pact.decide(f"{PACT}/consular", "not_found", by="Ada", note="no word of it")
    pact.accept(pact.ledger().proposals(PACT)[0].claim.id, by="Ada")
    texts = {document.sha256: document for document in pact.documents()}
    said = [claim for claim in pact.claims() if claim.coder == "person:Ada"]
    assert verify(said, pact.ledger().by_subject(Source), texts) == len(said) == 3
