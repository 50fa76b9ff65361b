"""Which claims on a cell contradict each other, and which only read something else."""

from __future__ import annotations

import pytest

from foedera.comparing.resolution import resolve
from foedera.model.claim import Claim, Rank
from foedera.model.coverage import CellValue
from tests.comparing.claims import coverage

CELL = ("eu-nor-sdp-2024", "space")
DIGESTS = frozenset({"our-digest"})


def source(value: str, name: str = "eprs", rank: Rank = Rank.SECONDARY) -> Claim:
    """What a source says."""
    return coverage(CellValue(value), rank=rank, coder=name, source=name)


def machine(value: str, text: str = "text", coder: str = "lexicon@3") -> Claim:
    """What a machine reads in a text."""
    return coverage(CellValue(value), rank=Rank.MACHINE, coder=coder, source=text)


def person(value: str) -> Claim:
    """What a person decides on a text."""
    return coverage(CellValue(value), rank=Rank.PERSON, coder="person:ada", source="text")


@pytest.mark.parametrize(
    "claims",
    [
        # a digest proves no absence, nor anything else of the agreement
        [source("covered"), machine("not_found", "our-digest")],
        [source("covered", "mofa", Rank.PRIMARY), source("covered"), machine("not_found", "our-digest")],
        [source("not_found"), machine("covered", "our-digest")],
        [source("in_place"), machine("not_found", "our-digest")],
        [person("covered"), machine("not_found", "our-digest")],
        [machine("covered"), machine("not_found", "our-digest")],
        [machine("covered", "our-digest"), machine("not_found", "our-digest", "llm:m:https://a.example/v1@1")],
        # a machine that asks, or could not read, has answered nothing
        [source("covered"), machine("unclear")],
        [source("not_found"), machine("unclear")],
        [person("covered"), machine("unreadable")],
        # what exists already is no matter of the words of a text
        [source("in_place"), machine("not_found")],
        [source("in_place"), machine("covered")],
        [source("in_place"), source("covered", "mofa", Rank.PRIMARY)],
        [person("in_place"), machine("not_found")],
        # who says the same
        [source("covered"), machine("covered"), person("covered")],
    ],
)
def test_these_contradict_nobody(claims: list[Claim]) -> None:
    """And nothing of it is lost: every claim stands under the cell."""
    cell = resolve(*CELL, claims, digests=DIGESTS)
    assert not cell.conflict
    assert {claim.id for claim in cell.claims} == {claim.id for claim in claims}


@pytest.mark.parametrize(
    "claims",
    [
        [source("covered"), machine("not_found")],
        [source("not_found"), machine("covered")],
        [source("covered"), source("not_found", "mofa", Rank.PRIMARY)],
        [person("not_found"), machine("covered")],
        [person("not_found"), source("covered")],
        [machine("covered"), machine("not_found", coder="llm:m:https://a.example/v1@1")],
        [source("in_place"), source("not_found", "mofa", Rank.PRIMARY)],
        [source("in_place"), person("not_found")],
        [source("in_place"), person("not_applicable")],
        [person("unclear"), source("covered")],
        # the digest's reader takes nothing away from a contradiction of others
        [source("covered"), machine("not_found"), machine("not_found", "our-digest", "ranker@1")],
    ],
)
def test_true_contradictions_stay(claims: list[Claim]) -> None:
    """Between texts, sources and people."""
    assert resolve(*CELL, claims, digests=DIGESTS).conflict


def test_what_a_machine_reads_otherwise_is_named() -> None:
    """Of a digest, both ways; not where it asks, agrees, or truly contradicts."""
    miss, hit = machine("not_found", "our-digest"), machine("covered", "our-digest", "ranker@1")
    asks, text = machine("unclear", "our-digest", "llm:m:https://a.example/v1@1"), machine("not_found", coder="other@1")
    cell = resolve(*CELL, [source("covered"), miss, hit, asks, text], digests=DIGESTS)
    assert cell.otherwise == (miss.id,)
    assert cell.conflict
    assert resolve(*CELL, [source("not_found"), hit], digests=DIGESTS).otherwise == (hit.id,)
    assert resolve(*CELL, [source("in_place"), machine("not_found")]).otherwise != ()


@pytest.mark.parametrize("value", ["covered", "not_found", "unclear"])
def test_the_same_reading_of_a_text_is_none_of_a_digest(value: str) -> None:
    """Without knowing that a source is a digest, what was read there speaks of the agreement."""
    claims = [source("in_place" if value == "unclear" else "covered"), machine(value, "our-digest")]
    assert resolve(*CELL, claims).conflict == (value == "not_found")
