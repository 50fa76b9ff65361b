"""Carrying claims into a new codebook version: laws on any log, for every step a migration knows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.carrying import FOUND, carried
from foedera.comparing.matrix import build_matrix
from foedera.comparing.steps import step_faults
from foedera.model.claim import Claim, Rank
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import Cell, CellValue
from foedera.model.lineage import Lineage
from foedera.model.matrix import Column
from foedera.model.migration import Add, Drop, Merge, Migration, Narrow, Rename, Reword, Split, Step, Widen
from tests.comparing.claims import DAY, coverage, logs

NOW = DAY + datetime.timedelta(days=400)
COLUMN = Column(agreement="eu-nor-sdp-2024", short="Norway")


def book(version: int, *areas: str, steps: tuple[Step, ...] | None = None) -> Codebook:
    """A version of eu-sdp with the given areas; None for no migration."""
    migration = None if steps is None else Migration(before=f"eu-sdp@{version - 1}", steps=steps)
    listed = tuple(Area(id=area, number=number, label=area) for number, area in enumerate(areas, start=1))
    return Codebook(id="eu-sdp", version=version, title="", source="", locator="", areas=listed, migration=migration)


OLD = book(2, "space", "cyber", "sea")
STEPS: dict[str, Codebook] = {
    "rename": book(3, "orbit", "cyber", "sea", steps=(Rename(old="space", new="orbit"),)),
    "split": book(3, "orbit", "launch", "cyber", "sea", steps=(Split(old="space", into=("orbit", "launch")),)),
    "merge": book(3, "orbit", "sea", steps=(Merge(olds=("space", "cyber"), into="orbit"),)),
    "narrow": book(3, "space", "cyber", "sea", steps=(Narrow(area="space"),)),
    "widen": book(3, "space", "cyber", "sea", steps=(Widen(area="space"),)),
    "reword": book(3, "space", "cyber", "sea", steps=(Reword(area="space"),)),
    "drop": book(3, "cyber", "sea", steps=(Drop(area="space"),)),
    "none": book(3, "space", "cyber", "sea", steps=()),
}
NEW = {step: new.areas[0].id for step, new in STEPS.items()}

spoken = logs.map(lambda log: [claim for claim in log if claim.rank is not Rank.MACHINE])
"""Logs of people and sources on the area space."""


def cells(log: list[Claim], shown: Codebook, *older: Codebook) -> dict[str, Cell]:
    """The cells of Norway by area."""
    matrix = build_matrix([COLUMN], shown, log, older=older)
    return {row.area: row_cells[0] for row, row_cells in zip(matrix.rows, matrix.cells, strict=True)}


def migrated(log: list[Claim], new: Codebook) -> list[Claim]:
    """The log after the migration."""
    return [*log, *carried(log, Lineage(OLD), new, recorded=NOW)]


@pytest.mark.parametrize("step", STEPS)
def test_the_steps_of_these_tests_are_sound(step: str) -> None:
    """Each accounts for every area."""
    assert step_faults(OLD, STEPS[step]) == ()


@given(spoken, st.sampled_from(sorted(STEPS)))
def test_nothing_said_before_vanishes(log: list[Claim], step: str) -> None:
    """Every claim stands under each cell its area became; one that decides nothing there waits or is answered."""
    shown = cells(migrated(log, STEPS[step]), STEPS[step], OLD)
    for area in STEPS[step].migration.step_of("space").news if step != "none" else ("space",):  # type: ignore[union-attr]
        cell = shown[area]
        assert {claim.id for claim in log} <= {claim.id for claim in cell.claims}
        if log and cell.value is CellValue.NOT_CODED:
            assert cell.waiting
            assert "waits to be looked at again" in cell.rule


@given(spoken, st.sampled_from(sorted(STEPS)))
def test_no_value_is_made_up(log: list[Claim], step: str) -> None:
    """A carried cell has a value that voices gave, of their own rank, and under the old version all is as it was."""
    before = cells(log, OLD)["space"]
    after = migrated(log, STEPS[step])
    cell = cells(after, STEPS[step], OLD)[NEW[step]]
    if step != "drop":
        assert cell.value in {CellValue.NOT_CODED, *(claim.value["value"] for claim in log)}
    if cell.live and step != "merge":
        assert cell.claims[0].rank == before.claims[0].rank
    assert cells(after, OLD)["space"] == before


@given(
    st.lists(logs, min_size=1, max_size=1).map(lambda lists: lists[0]).map(
        lambda log: [claim for claim in log if claim.rank is not Rank.MACHINE]
    ).map(lambda log: list({claim.recorded: claim for claim in log}.values())),
    st.sampled_from(["rename", "reword", "none"]),
)  # fmt: skip
def test_a_cell_whose_meaning_stays_is_decided_as_before(log: list[Claim], step: str) -> None:
    """Value, strength, conflict and the number of voices that speak; the later still stands above the earlier."""
    before = cells(log, OLD)["space"]
    cell = cells(migrated(log, STEPS[step]), STEPS[step], OLD)[NEW[step]]
    assert (cell.value, cell.strength, cell.conflict, cell.live, cell.rule) == (
        before.value, before.strength, before.conflict, before.live, before.rule,
    )  # fmt: skip
    assert cell.waiting == ()


@given(spoken, st.sampled_from(sorted(STEPS)))
def test_carrying_twice_carries_nothing_twice(log: list[Claim], step: str) -> None:
    """The same claims by the same ids."""
    once = migrated(log, STEPS[step])
    again = carried(once, Lineage(OLD), STEPS[step], recorded=NOW + datetime.timedelta(days=1))
    assert {claim.id for claim in again} == {claim.id for claim in once} - {claim.id for claim in log}


@given(logs)
def test_what_a_machine_proposed_is_asked_again(log: list[Claim]) -> None:
    """No machine's claim is carried, and every carried one says where it comes from."""
    for step, new in STEPS.items():
        for claim in carried(log, Lineage(OLD), new, recorded=NOW):
            assert claim.rank is not Rank.MACHINE
            assert claim.codebook == "eu-sdp@3"
            assert claim.replaces in {old.id for old in log}
            assert (claim.note or "").startswith(f"carried over from eu-sdp@2, space ({step})")


@pytest.mark.parametrize("value", list(CellValue)[:-1])
def test_what_each_step_keeps_of_a_single_claim(value: CellValue) -> None:
    """'Not found' holds of what means less, what was found of what means more."""
    kept = {step for step, new in STEPS.items() if carried([coverage(value)], Lineage(OLD), new, recorded=NOW)}
    narrower = {"split", "narrow"} if value is CellValue.NOT_FOUND else set()
    wider = {"widen"} if value in FOUND else set()
    alone = {"merge"} if value in (*FOUND, CellValue.UNCLEAR) else set()
    assert kept == {"rename"} | narrower | wider | alone


@pytest.mark.parametrize(
    ("space", "cyber", "merged"),
    [
        (CellValue.COVERED, CellValue.NOT_FOUND, CellValue.COVERED),
        (CellValue.IN_PLACE, CellValue.COVERED, CellValue.COVERED),
        (CellValue.UNCLEAR, CellValue.NOT_FOUND, CellValue.UNCLEAR),
        (CellValue.NOT_FOUND, CellValue.NOT_FOUND, CellValue.NOT_FOUND),
        (CellValue.NOT_FOUND, CellValue.NOT_APPLICABLE, CellValue.NOT_CODED),
        (CellValue.NOT_FOUND, None, CellValue.NOT_CODED),
    ],
)
def test_merged_areas(space: CellValue, cyber: CellValue | None, merged: CellValue) -> None:
    """One is enough to find it; not to find it takes all."""
    log = [coverage(space)] + ([] if cyber is None else [coverage(cyber, area="cyber")])
    cell = cells(migrated(log, STEPS["merge"]), STEPS["merge"], OLD)["orbit"]
    assert cell.value is merged
    assert bool(cell.waiting) == (merged is CellValue.NOT_CODED)


def test_a_lower_voice_does_not_take_over_a_cell_that_waits() -> None:
    """A person found it, a source did not: split, neither is carried, and the person's claim leads the queue."""
    log = [coverage(CellValue.NOT_FOUND), coverage(rank=Rank.PERSON, coder="person:ada")]
    cell = cells(migrated(log, STEPS["split"]), STEPS["split"], OLD)["launch"]
    assert (cell.value, cell.live) == (CellValue.NOT_CODED, 0)
    assert cell.waiting == (log[1].id, log[0].id)


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (coverage(rank=Rank.PERSON, coder="person:ada", day=9), 0),
        (coverage(CellValue.NOT_FOUND, day=9), 0),
        (coverage(rank=Rank.PRIMARY, coder="mofa", source="text", day=9), 0),
        (coverage(coder="other", source="other", day=9), 1),
        (coverage(rank=Rank.MACHINE, coder="lexicon@1", source="text", day=9), 1),
    ],
    ids=["a person", "the same voice", "a higher rank", "another voice", "a machine"],
)
def test_what_answers_a_claim_that_waits(answer: Claim, left: int) -> None:
    """A proposal does not; the cell then shows it, and still says that something waits."""
    import msgspec

    since = msgspec.structs.replace(answer, codebook="eu-sdp@3")
    cell = cells([coverage(), since], STEPS["narrow"], OLD)["space"]
    assert cell.claims[0] == since
    assert len(cell.waiting) == left
    assert ("waits" in cell.rule) == bool(left)


def test_what_is_said_under_an_old_version_later_still_arrives() -> None:
    """Kept areas count by themselves; a renamed one waits until the migration is run again."""
    late = coverage(day=500)
    assert cells([late], STEPS["none"], OLD)["space"].value is CellValue.COVERED
    assert cells([late], STEPS["rename"], OLD)["orbit"].waiting == (late.id,)
    assert cells(migrated([late], STEPS["rename"]), STEPS["rename"], OLD)["orbit"].value is CellValue.COVERED


def test_two_migrations_in_a_row() -> None:
    """What was said under version 1 of an area only version 3 renames is carried from there."""
    third = book(3, "orbit", "cyber", "sea", steps=(Rename(old="space", new="orbit"),))
    log = [coverage()]
    log += carried(log, Lineage(OLD), STEPS["none"], recorded=NOW)
    log += carried(log, Lineage(STEPS["none"], [OLD]), third, recorded=NOW)
    assert [claim.codebook for claim in log] == ["eu-sdp@2", "eu-sdp@3"]
    assert cells(log, third, OLD, STEPS["none"])["orbit"].value is CellValue.COVERED


def test_without_a_migration_nothing_counts_and_nothing_is_lost() -> None:
    """A new version that says nothing of the old leaves every claim to be looked at."""
    cell = cells([coverage()], book(3, "space"), OLD)["space"]
    assert (cell.value, len(cell.waiting)) == (CellValue.NOT_CODED, 1)


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("no-migration", book(3, "space", "cyber", "sea")),
        ("wrong-start", book(2, "space", "cyber", "sea", steps=())),
        ("unaccounted", book(3, "space", "cyber", steps=())),
        ("unaccounted", book(3, "space", "cyber", "sea", "net", steps=())),
        ("unaccounted", book(3, "sea", "cyber", steps=(Rename(old="space", new="sea"),))),
        ("unknown-old", book(3, "space", "cyber", "sea", steps=(Narrow(area="net"),))),
        ("unknown-new", book(3, "cyber", "sea", steps=(Rename(old="space", new="net"),))),
        ("no-step", book(3, "orbit", "cyber", "sea", steps=(Split(old="space", into=("orbit",)),))),
        ("no-step", book(3, "orbit", "cyber", "sea", steps=(Merge(olds=("space",), into="orbit"),))),
        ("no-step", book(3, "space", "cyber", "sea", steps=(Drop(area="space"),))),
        ("no-step", book(3, "space", "cyber", "sea", steps=(Add(area="space"),))),
        ("two-steps", book(3, "space", "cyber", "sea", steps=(Narrow(area="space"), Reword(area="space")))),
    ],
)
def test_a_migration_that_does_not_fit_is_named(code: str, new: Codebook) -> None:
    """Every way in which an area could get lost or be taken twice."""
    assert code in {fault.code for fault in step_faults(OLD, new)}


def test_a_changed_definition_needs_a_word() -> None:
    """Whether it was narrowed, widened or only reworded is for an analyst to say."""
    import msgspec

    changed = msgspec.structs.replace(OLD.areas[0], definition="Another one.")
    new = msgspec.structs.replace(STEPS["none"], areas=(changed, *OLD.areas[1:]))
    (fault,) = step_faults(OLD, new)
    assert (fault.code, fault.area) == ("unaccounted", "space")
    told = msgspec.structs.replace(new, migration=STEPS["reword"].migration)
    assert step_faults(OLD, told) == ()
