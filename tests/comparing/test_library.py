"""The clause library: what it holds, how it is ordered, and laws of any table."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.library import libraries_of
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.errors import UsageError
from foedera.model.coverage import CellValue
from foedera.model.document import ReadResult
from foedera.model.library import Library
from foedera.model.matrix import Column
from foedera.model.strength import Strength
from tests.comparing.claims import coverage
from tests.comparing.quoted import SOFTER, covering, placements, table, texts
from tests.comparing.test_matrix import matrix_of
from tests.comparing.wording.texts import HARBOUR, SAFETY, TALKS, agreement

SIGNED = {"ab-alda-2001": "2001-05-01", "ab-berg-1999": "1999"}
dealt = st.lists(st.none() | st.sampled_from(list(Strength)), min_size=1, max_size=5)


def library(read: list[ReadResult], strengths: list[Strength | None], alike: float = THRESHOLD) -> Library:
    """The library of 'space'."""
    found = libraries_of(table(read, strengths), placements(read), SIGNED, alike=alike)
    return next(one for one in found if one.row.area == "space")


def members(found: Library) -> list[set[str]]:
    """The provisions of each group."""
    return [{clause.excerpt.provision for clause in group.clauses} for group in found.groups]


def test_alike_wordings_stand_together_the_older_first() -> None:
    """A softened sentence is the same wording at one half and another at nine tenths; Berg signed before Alda."""
    read = [agreement("ab-alda-2001", [SAFETY, TALKS]), agreement("ab-berg-1999", [SOFTER, HARBOUR])]
    group = next(group for group in library(read, [None]).groups if len(group.clauses) > 1)
    assert [clause.column.agreement for clause in group.clauses] == ["ab-berg-1999", "ab-alda-2001"]
    assert [clause.excerpt.text for clause in group.clauses] == [SOFTER, SAFETY]
    assert (group.first, group.every_two) == (("ab-berg-1999",), True)
    assert len(library(read, [None]).groups) == 3
    assert len(library(read, [None], alike=0.9).groups) == 4


def test_the_printed_number_is_no_part_of_the_wording() -> None:
    """The same sentence as paragraph 1 here and 7 there is one wording even at the highest threshold."""
    read = [agreement("ab-alda-2001", [f"1. {SAFETY}\n\n2. {TALKS}"]), agreement("ab-berg-1999", [f"7. {SAFETY}"])]
    texts_of = [clause.excerpt.text for clause in library(read, [None], alike=1).groups[0].clauses]
    assert texts_of == [f"7. {SAFETY}", f"1. {SAFETY}"]


def test_a_clause_is_as_firm_as_the_first_claim_says_that_states_it() -> None:
    """A claim without a strength leaves the word to the next; where none states one, it is not stated."""
    read = agreement("ab-alda-2001", [SAFETY, TALKS])
    claims = [
        covering(read, 0),
        covering(read, 0, Strength.FIRM, coder="ranker@1"),
        covering(read, 1),
    ]
    columns = [Column(agreement="ab-alda-2001", short="Alda")]
    clauses = libraries_of(matrix_of(claims, columns=columns), placements([read]), {})[0].clauses
    assert [(clause.excerpt.text, clause.strength) for clause in clauses] == [(SAFETY, Strength.FIRM), (TALKS, None)]
    assert [len(clause.claims) for clause in clauses] == [2, 1]


def test_a_digest_is_never_the_wording_of_a_text() -> None:
    """The same words in our own digest are another group, and nobody used them first."""
    read = [agreement("ab-alda-2001", [SAFETY]), agreement("ab-berg-1999", [SAFETY], role="digest")]
    groups = {group.clauses[0].excerpt.role: group for group in library(read, [None]).groups}
    assert groups["text"].first == ("ab-alda-2001",)
    assert groups["digest"].first == ()


def test_the_same_words_in_another_language_are_another_wording() -> None:
    """Texts of different languages are not compared word by word."""
    read = [agreement("ab-alda-2001", [SAFETY]), agreement("ab-berg-1999", [SAFETY], language="sco")]
    found = library(read, [None])
    assert (len(found.groups), found.languages) == (2, ("eng", "sco"))


def test_what_no_provision_shows_is_listed_with_its_reason() -> None:
    """Covered by a source's word, searched in vain, not coded: each says so."""
    columns = [Column(agreement=name, short=name) for name in ("ab-alda-2001", "ab-berg-1999", "ab-cove-2010")]
    claims = [coverage(agreement="ab-alda-2001"), coverage(CellValue.NOT_FOUND, agreement="ab-berg-1999")]
    found = libraries_of(matrix_of(claims, columns=columns), {}, {})[0]
    assert (found.groups, found.recorded) == ((), claims[0].recorded)
    (told,) = found.told
    assert told.why == "by the word of eprs, somewhere; no provision is quoted"
    assert [(one.column.agreement, one.value) for one in found.lacking] == [
        ("ab-berg-1999", CellValue.NOT_FOUND),
        ("ab-cove-2010", CellValue.NOT_CODED),
    ]
    assert found.lacking[1].why == "no claim yet"


@pytest.mark.parametrize("alike", [0, -1, 1.01, float("nan"), float("inf")])
def test_what_is_no_threshold_is_refused(alike: float) -> None:
    """Also where there is nothing to compare."""
    with pytest.raises(UsageError, match="not a threshold"):
        libraries_of(matrix_of([]), {}, {}, alike=alike)


@given(texts, dealt)
def test_every_quoted_provision_is_there_once_word_for_word(
    read: list[ReadResult], strengths: list[Strength | None]
) -> None:
    """Nothing is lost, nothing doubled, no word is changed."""
    clauses = library(read, strengths).clauses
    whole = {
        provision.id: text.document.text[provision.start : provision.end]
        for text in read
        for provision in text.provisions
    }
    assert len(clauses) == len(whole)
    assert {clause.excerpt.provision: clause.excerpt.text for clause in clauses} == whole


@given(texts, dealt)
def test_groups_run_from_weakest_to_strongest(read: list[ReadResult], strengths: list[Strength | None]) -> None:
    """By their weakest clause; those of unstated strength last; each member has one language and role."""
    groups = library(read, strengths).groups
    steps = [group.strengths[0].step if group.strengths else 6 for group in groups]
    assert steps == sorted(steps)
    for group in groups:
        assert len({(clause.excerpt.language, clause.excerpt.role) for clause in group.clauses}) == 1


@given(texts, dealt, st.randoms(use_true_random=False))
def test_the_order_of_agreements_makes_no_difference(
    read: list[ReadResult], strengths: list[Strength | None], chance: random.Random
) -> None:
    """The same groups whatever column comes first, where every clause has the same strength."""
    shuffled = chance.sample(read, len(read))
    one, other = library(read, strengths[:1]), library(shuffled, strengths[:1])
    assert sorted(map(sorted, members(one))) == sorted(map(sorted, members(other)))
    assert [group.id for group in one.groups] == [group.id for group in other.groups]


@given(texts, st.sampled_from(list(itertools.combinations([0.1, 0.3, 0.5, 0.8, 1.0], 2))))
def test_a_higher_threshold_only_splits(read: list[ReadResult], thresholds: tuple[float, float]) -> None:
    """Every group at the higher one lies in a group at the lower one."""
    low, high = (members(library(read, [None], alike)) for alike in thresholds)
    assert all(any(group <= wider for wider in low) for group in high)
