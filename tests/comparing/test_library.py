"""The clause library: what it holds, how it is ordered, and laws of any table."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.clause_strength import undertakings_of
from foedera.comparing.library import Known, libraries_of
from foedera.comparing.sides import PartySide
from foedera.comparing.signing import Dates
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.errors import UsageError
from foedera.model.alignment import PieceKind
from foedera.model.claim import Basis, Rank, new_claim
from foedera.model.coverage import CellValue
from foedera.model.document import ReadResult
from foedera.model.ledger import Ledger
from foedera.model.library import Library
from foedera.model.matrix import Column
from foedera.model.strength import Strength
from foedera.text.spans import span_of
from tests.comparing.claims import DAY, coverage
from tests.comparing.quoted import SOFTER, covering, placements, table, texts
from tests.comparing.test_matrix import matrix_of
from tests.comparing.wording.texts import HARBOUR, SAFETY, TALKS, agreement

SIGNED = {"ab-alda-2001": "2001-05-01", "ab-berg-1999": "1999"}
KNOWN = Known(dates=Dates(SIGNED, {}))
dealt = st.lists(st.none() | st.sampled_from(list(Strength)), min_size=1, max_size=5)


def library(read: list[ReadResult], strengths: list[Strength | None], alike: float = THRESHOLD) -> Library:
    """The library of 'space'."""
    found = libraries_of(table(read, strengths), placements(read), KNOWN, alike=alike)
    return next(one for one in found if one.row.area == "space")


def members(found: Library) -> list[set[str]]:
    """The provisions of each group."""
    return [{clause.excerpt.provision for clause in group.clauses} for group in found.groups]


def test_alike_wordings_stand_together_the_older_first() -> None:
    """A softened sentence is the same wording at one half, not at .95; Berg signed before Alda."""
    read = [agreement("ab-alda-2001", [SAFETY, TALKS]), agreement("ab-berg-1999", [SOFTER, HARBOUR])]
    group = next(group for group in library(read, [None]).groups if len(group.clauses) > 1)
    assert [clause.column.agreement for clause in group.clauses] == ["ab-berg-1999", "ab-alda-2001"]
    assert [clause.excerpt.text for clause in group.clauses] == [SOFTER, SAFETY]
    assert (group.first, group.every_two) == (("ab-berg-1999",), True)
    assert len(library(read, [None]).groups) == 3
    assert len(library(read, [None], alike=0.95).groups) == 4


def test_the_printed_number_is_no_part_of_the_wording() -> None:
    """The same sentence as paragraph 1 here and 7 there is one wording even at the highest threshold."""
    read = [agreement("ab-alda-2001", [f"1. {SAFETY}\n\n2. {TALKS}"]), agreement("ab-berg-1999", [f"7. {SAFETY}"])]
    texts_of = [clause.excerpt.text for clause in library(read, [None], alike=1).groups[0].clauses]
    assert texts_of == [f"7. {SAFETY}", f"1. {SAFETY}"]


def test_a_clause_is_as_firm_as_its_strongest_undertaking() -> None:
    """Of two claims that state one both count; where none states one, it is not stated."""
    read = agreement("ab-alda-2001", [SAFETY, TALKS])
    claims = [
        covering(read, 0),
        covering(read, 0, Strength.EXPLORED, coder="reader@1"),
        covering(read, 0, Strength.FIRM, coder="ranker@1"),
        covering(read, 1),
    ]
    columns = [Column(agreement="ab-alda-2001", short="Alda")]
    clauses = libraries_of(matrix_of(claims, columns=columns), placements([read]), Known())[0].clauses
    assert [(clause.excerpt.text, clause.strength) for clause in clauses] == [(SAFETY, Strength.FIRM), (TALKS, None)]
    assert [clause.strengths for clause in clauses] == [(Strength.EXPLORED, Strength.FIRM), ()]
    assert [clause.carried_by for clause in clauses] == [SAFETY, None]
    assert [len(clause.claims) for clause in clauses] == [3, 1]


def test_an_undertaking_nobody_quotes_for_the_area_still_counts() -> None:
    """The clause as a whole binds as its firmest sentence does, whichever sentence shows the area."""
    read = agreement("ab-alda-2001", [SAFETY])
    place = read.provisions[0]
    promise = new_claim(
        subject="ab-alda-2001",
        property="commitment",
        value={"strength": "binding", "rule": "shall", "modal": {"start": 0, "end": 4, "text": "Each"}},
        coder="commitments@1",
        rank=Rank.MACHINE,
        basis=Basis(source="s", locator="1", span=span_of(read.document, place, place.start, place.start + 9)),
        recorded=DAY,
    )
    known = Known(undertakings=undertakings_of(Ledger([promise]), ["ab-alda-2001"]))
    (clause,) = libraries_of(table([read], [Strength.INTENDED]), placements([read]), known)[0].clauses
    assert (clause.strengths, clause.carried_by) == ((Strength.INTENDED, Strength.BINDING), SAFETY[:9])


def test_what_most_say_stands_first_and_the_others_are_marked_against_it() -> None:
    """Two say it, one softens it, one of the four says something else; the redline leads from one to the other."""
    read = [
        agreement("ab-alda-2001", [SAFETY]),
        agreement("ab-berg-1999", [SOFTER]),
        agreement("ab-cove-2010", [f"3. {SAFETY}", TALKS]),
        agreement("ab-dale-2012", [HARBOUR]),
    ]
    first, *others = library(read, [None]).groups
    assert [[clause.column.short for clause in variant.clauses] for variant in first.variants] == [
        ["Alda", "Cove"],
        ["Berg"],
    ]
    common, softer = first.variants
    assert (common.words, common.redline) == (SAFETY, None)
    assert softer.redline is not None
    pieces = softer.redline.pieces
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.INSERT) == SAFETY
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.DELETE) == SOFTER
    assert [len(group.columns) for group in others] == [1, 1]


def test_whose_name_stands_in_it_makes_no_other_wording() -> None:
    """A promise to Portugal and one to the Kingdom of Norway are one where both are parties; else they are two."""
    promise = "{} will lend its harbours to {} ships for thirty days and tell {} of each of them before."
    read = [
        agreement("ab-alda-2001", [promise.format("The Union", "Portuguese", "Portugal")]),
        agreement("ab-berg-1999", [promise.format("The Union", "Norwegian", "the Kingdom of Norway")]),
    ]
    union = PartySide("A", "uni", ("Union",))
    sides = {
        "ab-alda-2001": (union, PartySide("B", "prt", ())),
        "ab-berg-1999": (union, PartySide("B", "nor", ())),
    }
    (group,) = libraries_of(table(read), placements(read), Known(sides=sides), alike=1)[0].groups
    assert [variant.words for variant in group.variants] == [
        promise.format("[PARTY A]", "[PARTY B adjective]", "[PARTY B]")
    ]
    assert len(libraries_of(table(read), placements(read), Known(), alike=1)[0].groups) == 2


def test_what_only_a_machine_says_is_told_of_clause_and_area() -> None:
    """A person who decides on the same words makes it more than a proposal."""
    read = [agreement("ab-alda-2001", [SAFETY]), agreement("ab-berg-1999", [HARBOUR])]
    machine = [covering(one, 0) for one in read]
    claims = [*machine, covering(read[1], 0, coder="person:ann", rank=Rank.PERSON)]
    columns = [Column(agreement=one.document.subject, short=one.document.subject) for one in read]
    found = libraries_of(matrix_of(claims, columns=columns), placements(read), Known())[0]
    assert {clause.column.agreement: clause.proposed for clause in found.clauses} == {
        "ab-alda-2001": True,
        "ab-berg-1999": False,
    }
    assert [column.agreement for column in found.proposed] == ["ab-alda-2001"]


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
    found = libraries_of(matrix_of(claims, columns=columns), {}, Known())[0]
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
        libraries_of(matrix_of([]), {}, Known(), alike=alike)


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
def test_the_most_used_come_first_then_the_weakest(read: list[ReadResult], strengths: list[Strength | None]) -> None:
    """Of equally used ones unstated strength comes last; variants share out the clauses, the commonest first."""
    groups = library(read, strengths).groups
    places = [(-len(group.columns), group.strengths[0].step if group.strengths else 6) for group in groups]
    assert places == sorted(places)
    for group in groups:
        shares = [clause.excerpt.provision for variant in group.variants for clause in variant.clauses]
        assert sorted(shares) == sorted(clause.excerpt.provision for clause in group.clauses)
        spread = [len({clause.column.agreement for clause in variant.clauses}) for variant in group.variants]
        assert spread == sorted(spread, reverse=True)
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
