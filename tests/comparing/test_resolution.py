"""The laws of the resolution rule."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.resolution import NO_CLAIM, resolve, speaking
from foedera.model.claim import Claim, Rank
from foedera.model.coverage import CellValue, Coverage, Level
from foedera.model.properties import value_of
from tests.comparing.claims import STATED, coverage, logs

CELL = ("eu-nor-sdp-2024", "space")


def is_mute(claim: Claim) -> bool:
    """Whether it is a machine's word that its text could not be read."""
    return claim.rank is Rank.MACHINE and claim.value["value"] == "unreadable"


def test_no_claim_is_not_coded() -> None:
    """An empty cell says why it is empty."""
    cell = resolve(*CELL, [])
    assert (cell.value, cell.rule, cell.claims) == (CellValue.NOT_CODED, NO_CLAIM, ())


@given(logs, st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(log: list[Claim], shuffle: random.Random) -> None:
    """The same claims give the same cell, however they are read."""
    mixed = log.copy()
    shuffle.shuffle(mixed)
    assert resolve(*CELL, mixed) == resolve(*CELL, log)


@given(logs)
def test_nothing_is_lost_under_a_cell(log: list[Claim]) -> None:
    """What lost stays visible: a cell carries every claim, winner first."""
    cell = resolve(*CELL, log)
    assert {claim.id for claim in cell.claims} == {claim.id for claim in log}
    if log:
        assert value_of(cell.claims[0], Coverage).value == cell.value


@given(logs)
def test_a_persons_newest_decision_always_wins(log: list[Claim]) -> None:
    """No claim of another kind stands above a person's later decision."""
    decision = coverage(CellValue.NOT_APPLICABLE, rank=Rank.PERSON, coder="person:eve", day=9)
    cell = resolve(*CELL, [*log, decision])
    assert cell.claims[0] == decision


@given(logs)
def test_higher_ranks_win(log: list[Claim]) -> None:
    """The winner has the highest rank among the claims that still speak, and of those that read, was recorded last."""
    cell = resolve(*CELL, log)
    live = speaking(log)
    if live:
        best = max((claim.rank, not is_mute(claim), claim.recorded) for claim in live)
        assert (cell.claims[0].rank, not is_mute(cell.claims[0]), cell.claims[0].recorded) == best


@given(logs)
def test_conflict_needs_two_live_values(log: list[Claim]) -> None:
    """A contradiction is never of one value; two of a text, by whoever answers, are one."""
    cell = resolve(*CELL, log)
    values = {value_of(claim, Coverage).value for claim in cell.claims[: cell.live] if not is_mute(claim)}
    assert len(values) > 1 or not cell.conflict
    assert cell.conflict or not {CellValue.COVERED, CellValue.NOT_FOUND} <= values


@given(logs)
def test_speaking_twice_changes_nothing(log: list[Claim]) -> None:
    """The claims that speak go on speaking when the silent ones are taken away."""
    live = speaking(log)
    assert speaking(live) == live


def test_a_replaced_claim_falls_silent() -> None:
    """A correction names what it corrects; the old claim stays under the cell without a voice."""
    old = coverage(CellValue.COVERED, rank=Rank.PERSON, coder="person:ada")
    new = coverage(CellValue.NOT_FOUND, rank=Rank.PERSON, coder="person:bob", day=1, replaces=old.id)
    cell = resolve(*CELL, [old, new])
    assert (cell.value, cell.live, cell.conflict) == (CellValue.NOT_FOUND, 1, False)
    assert cell.claims == (new, old)


def test_a_newer_version_of_a_method_speaks_for_it() -> None:
    """lexicon@2 outdates lexicon@1 on the same text; another coder is another voice."""
    first = coverage(rank=Rank.MACHINE, coder="lexicon@1")
    second = coverage(CellValue.NOT_FOUND, rank=Rank.MACHINE, coder="lexicon@2", day=1)
    assert speaking([first, second]) == [second]
    other = coverage(rank=Rank.MACHINE, coder="ranker@1")
    assert speaking([first, second, other]) == [second, other]


def test_a_language_model_is_one_more_machine_voice() -> None:
    """What it says differently from the lexicon is a conflict; the wording's next version outdates the last."""
    lexicon = coverage(rank=Rank.MACHINE, coder="lexicon@1")
    model = coverage(CellValue.NOT_FOUND, rank=Rank.MACHINE, coder="llm:m:https://a.example/v1@1", day=1)
    cell = resolve(*CELL, [lexicon, model])
    assert (cell.value, cell.conflict, cell.live) == (CellValue.NOT_FOUND, True, 2)
    newer = coverage(rank=Rank.MACHINE, coder="llm:m:https://a.example/v1@2", day=2)
    assert speaking([lexicon, model, newer]) == [lexicon, newer]
    elsewhere = coverage(rank=Rank.MACHINE, coder="llm:m:https://b.example/v1@1", day=2)
    assert speaking([lexicon, model, elsewhere]) == [lexicon, model, elsewhere]


@given(logs, st.sampled_from(STATED), st.integers(0, 9))
def test_no_model_stands_above_a_person_or_a_source(log: list[Claim], value: CellValue, day: int) -> None:
    """Whatever it says, and however late: where another rank still speaks, the cell is as it was without the model."""
    said = coverage(value, rank=Rank.MACHINE, coder="llm:m:https://a.example/v1@1", day=day)
    before, after = resolve(*CELL, log), resolve(*CELL, [*log, said])
    if before.live and before.claims[0].rank > Rank.MACHINE:
        assert (after.claims[0], after.value, after.strength) == (before.claims[0], before.value, before.strength)
        assert said in after.claims[: after.live]


def test_having_found_beats_not_having_found_at_the_same_moment() -> None:
    """Two texts read in one run: one hit is enough."""
    hit = coverage(rank=Rank.MACHINE, coder="lexicon@1", source="text")
    miss = coverage(CellValue.NOT_FOUND, rank=Rank.MACHINE, coder="lexicon@1", source="digest")
    cell = resolve(*CELL, [miss, hit])
    assert (cell.value, cell.conflict) == (CellValue.COVERED, True)


def test_a_machines_level_stands_under_a_persons_tick_and_not_under_a_cross() -> None:
    """A person who says that an area is covered says nothing of whether it can be enforced."""
    level = {"level": "kept_out", "probability": 0.7, "coder": "enforceability@1", "rule": "so", "exclusions": []}
    machine = coverage(rank=Rank.MACHINE, coder="ranker@1")
    judged = msgspec.structs.replace(machine, value=machine.value | {"enforceability": level})
    ticked = resolve(*CELL, [judged, coverage(rank=Rank.PERSON, coder="person:eve", day=1)])
    crossed = resolve(*CELL, [judged, coverage(CellValue.NOT_FOUND, rank=Rank.PERSON, coder="person:eve", day=1)])
    assert ticked.enforceability is not None
    assert ticked.enforceability.level is Level.KEPT_OUT
    assert crossed.enforceability is None


def test_a_text_no_machine_could_read_takes_nothing_away() -> None:
    """Said later of the French text, it neither hides what was found in the English one nor contradicts it."""
    hit = coverage(rank=Rank.MACHINE, coder="lexicon@1", source="text-eng")
    mute = coverage(CellValue.UNREADABLE, rank=Rank.MACHINE, coder="lexicon@1", source="text-fra", day=1)
    assert (resolve(*CELL, [hit, mute]).value, resolve(*CELL, [hit, mute]).conflict) == (CellValue.COVERED, False)
    assert resolve(*CELL, [mute]).value is CellValue.UNREADABLE
    person = coverage(CellValue.UNREADABLE, rank=Rank.PERSON, coder="person:ada", day=2)
    cell = resolve(*CELL, [hit, mute, person])
    assert (cell.value, cell.conflict) == (CellValue.UNREADABLE, True)
