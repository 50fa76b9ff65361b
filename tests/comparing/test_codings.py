"""What each coder says alone, and how far any two agree, on the register and on the briefing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from foedera.comparing.codings import codings, listed
from foedera.errors import UnknownId, UsageError
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue
from foedera.model.strength import Strength
from foedera.workspace import Workspace

BOOK = Codebook(
    id="b",
    version=2,
    title="b",
    source="s",
    locator="l",
    areas=(Area(id="x", number=1, label="x", definition="", include="", exclude=""),),
)


def says(
    value: str,
    *,
    coder: str = "lexicon@3",
    source: str = "paper",
    subject: str = "a",
    day: int = 1,
    strength: str | None = None,
    replaces: str | None = None,
    codebook: str = "b@1",
) -> Claim:
    """A coverage claim of area x."""
    return new_claim(
        subject=subject,
        property="coverage",
        value={"area": "x", "value": value, **({"strength": strength} if strength else {})},
        coder=coder,
        rank=Rank.SECONDARY if coder == source else Rank.MACHINE,
        basis=Basis(source=source, locator="p. 1"),
        recorded=datetime.datetime(2026, 1, day, tzinfo=datetime.UTC),
        codebook=codebook,
        replaces=replaces,
    )


def test_a_coder_says_what_the_matrix_would_show_of_it_alone() -> None:
    """Later beats earlier, found beats not found at one moment; the claim that decides is named."""
    claims = [says("not_found", day=1), says("not_found", day=2), says("covered", day=2, strength="firm")]
    said = codings(claims, BOOK)["lexicon@3"]["a", "x"]
    assert (said.value, said.strength, said.claim) == (CellValue.COVERED, Strength.FIRM, claims[2].id)


def test_what_another_coder_replaced_is_still_what_it_said() -> None:
    """A person's correction does not make the machine have been right."""
    machine = says("covered")
    person = says("not_found", coder="person:ada", replaces=machine.id)
    found = codings([machine, person], BOOK)
    assert found["lexicon@3"]["a", "x"].value is CellValue.COVERED
    assert found["person:ada"]["a", "x"].value is CellValue.NOT_FOUND


def test_versions_of_a_method_are_two_coders_and_another_codebook_is_none() -> None:
    """So that a new version can be compared with the old one."""
    claims = [says("covered", coder="lexicon@2"), says("not_found", day=2), says("covered", coder="z", codebook="c@1")]
    found = codings(claims, BOOK)
    assert found["lexicon@2"]["a", "x"].value is CellValue.COVERED
    assert found["lexicon@3"]["a", "x"].value is CellValue.NOT_FOUND
    assert "z" not in found


def test_readings_of_several_sources_can_be_told_apart() -> None:
    """All can be asked for; listed are those about several agreements, when there is more than one reading."""
    claims = [says("covered", source=source, subject=subject) for source, subject in
              (("paper", "a"), ("paper", "b"), ("text-a", "a"))]  # fmt: skip
    found = codings([*claims, says("covered", coder="paper", source="paper")], BOOK)
    assert sorted(found) == ["lexicon@3", "lexicon@3/paper", "lexicon@3/text-a", "paper"]
    assert sorted(listed(found)) == ["lexicon@3", "lexicon@3/paper", "paper"]
    assert sorted(listed(codings(claims[:2], BOOK))) == ["lexicon@3"]
    assert sorted(codings(claims, BOOK, agreements={"b"})["lexicon@3"]) == [("b", "x")]


def test_who_can_be_compared_in_a_fresh_register_and_in_a_coded_one(workspace: Workspace, coded: Workspace) -> None:
    """Most common cells first: Korea's ministry and Moldova's headings judge as the briefing does; the coder joins."""
    fresh = [(p.coders, p.cells, p.differ) for p in workspace.reliability()]
    assert fresh == [
        (("eprs-pe-767-215", "mofa-kr-sdd"), 15, 0),
        (("eprs-pe-767-215", "md-jurist"), 10, 0),
        (("eprs-pe-767-215", "no-de"), 1, 0),
        (("uk-eeas", "uk-gov"), 1, 0),
    ]
    pairs = {pair.coders: pair for pair in coded.reliability()}
    joined = {pair for pair in pairs if "lexicon@3" in pair}
    assert set(pairs) - joined == {coders for coders, _, _ in fresh}
    assert {other for pair in joined for other in pair} == {
        "lexicon@3", "eprs-pe-767-215", "mofa-kr-sdd", "md-jurist", "no-de",
    }  # fmt: skip
    assert pairs["eprs-pe-767-215", "lexicon@3"].cells == 150 - 11  # what the coder leaves to a person
    assert [pair.coders for pair in coded.reliability(collection="eu-sdp-later")] == [("uk-eeas", "uk-gov")]


def test_unclear_is_missing_in_the_register_too(workspace: Workspace) -> None:
    """Iceland's launch calls two areas unclear and judges none: no figure, and the reason."""
    found = workspace.reliability("is-launch", "is-mod")
    assert found.overall.cells == 0
    assert found.areas == ()
    assert {figure.why for figure in found.overall.figures} == {
        "no common cell", "no cell of which both state a strength",
    }  # fmt: skip


def test_who_or_what_is_unknown_is_named(workspace: Workspace) -> None:
    """A coder, a reading of values, a measure, a collection."""
    with pytest.raises(UnknownId, match="eprs-pe-767-215"):
        workspace.reliability("eprs-pe-767-21", "mofa-kr-sdd")
    with pytest.raises(UsageError, match="stated, found"):
        workspace.reliability("eprs-pe-767-215", "mofa-kr-sdd", values="other")
    with pytest.raises(UsageError, match="kappa"):
        workspace.reliability("eprs-pe-767-215", "mofa-kr-sdd", measure=["capa"])
    with pytest.raises(UnknownId, match="eu-sdp"):
        workspace.reliability(collection="nothing")


def test_what_is_recorded_later_is_seen(workspace: Workspace) -> None:
    """A comparison is kept only as long as the log says nothing new."""
    before = workspace.reliability("eprs-pe-767-215", "mofa-kr-sdd", measure=["percent_agreement"])
    assert workspace.reliability("eprs-pe-767-215", "mofa-kr-sdd", measure=["percent_agreement"]) is before
    workspace.code()
    after = workspace.reliability("eprs-pe-767-215", "mofa-kr-sdd", measure=["percent_agreement"])
    assert after is not before
    assert after == before


@pytest.mark.shared
def test_the_machines_reading_of_the_briefing_against_its_table(workspace: Workspace, shared: Path) -> None:
    """In place taken as covered, kappa and the differing cells are those `foedera evaluate` gives."""
    (file,) = (shared / "briefing").glob("*.txt")
    workspace.add(file, source="eprs-pe-767-215", about="eu-sdp")
    workspace.code()
    measured = workspace.evaluate("eprs-pe-767-215")
    between = workspace.reliability("eprs-pe-767-215", "lexicon@3/eprs-pe-767-215", values="found")
    figures = {figure.measure: figure for figure in between.overall.figures}
    assert figures["kappa"].value == measured.kappa
    assert figures["percent_agreement"].value == measured.agreed / measured.cells
    differing = {f"{cell.agreement}/{cell.area}" for cell in between.differences}
    assert differing == {cell for area in measured.areas for cell in (*area.missed, *area.extra)}
    readings = workspace.reliability("lexicon@3/foedera-digest", "lexicon@3/eprs-pe-767-215")
    strength = {figure.measure: figure for figure in readings.overall.figures}["strength_alpha"]
    assert strength.value is not None
    assert 0 < strength.cells < readings.overall.cells
