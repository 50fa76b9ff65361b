"""Drafting: who is comparable, what comparable agreements have, and laws of what is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.drafting import ANY, MOST, draft_of
from foedera.comparing.library import libraries_of
from foedera.errors import UnknownId
from foedera.model.coverage import CellValue
from foedera.model.document import ReadResult
from foedera.model.draft import Draft
from foedera.model.matrix import Column
from tests.comparing.claims import coverage
from tests.comparing.quoted import placements, table, texts
from tests.comparing.test_matrix import matrix_of
from tests.comparing.wording.texts import SAFETY, TALKS, agreement

ROLES = {"ab-alda-2001": {"eu_candidate", "nato_ally"}, "ab-berg-1999": {"nato_ally"}}
READ = [agreement("ab-alda-2001", [SAFETY, TALKS]), agreement("ab-berg-1999", [SAFETY])]


def draft(read: list[ReadResult], profile: list[str], takes: list[str] | None = None) -> Draft:
    """A draft from a table in which every provision is quoted for 'space'."""
    matrix = table(read)
    libraries = libraries_of(matrix, placements(read), {})
    return draft_of(matrix, libraries, ROLES, profile, takes=takes or [])


@pytest.mark.parametrize(
    ("profile", "comparable", "rule"),
    [
        ([], ["ab-alda-2001", "ab-berg-1999"], ANY),
        (["nato_ally"], ["ab-alda-2001", "ab-berg-1999"], MOST),
        (["eu_candidate", "nato_ally"], ["ab-alda-2001"], MOST),
        (["eu_candidate", "nato_ally", "efta_member"], ["ab-alda-2001"], MOST),
        (["efta_member"], [], MOST),
    ],
)
def test_comparable_is_who_shares_more_than_half(profile: list[str], comparable: list[str], rule: str) -> None:
    """One of two is not most; two of three are; without a profile everybody is, and the draft says so."""
    found = draft(READ, profile)
    assert [one.column.agreement for one in found.agreements if one.comparable] == comparable
    assert found.rule == rule


def test_areas_count_comparable_agreements_of_those_decided() -> None:
    """Space is covered by both; nobody has said anything of the other areas."""
    first, *others = draft(READ, []).areas
    assert (first.row.area, len(first.holders), first.decided) == ("space", 2, 2)
    assert {(len(area.holders), area.decided, area.groups) for area in others} == {(0, 0, ())}


def test_who_is_said_not_to_have_it_is_decided_too() -> None:
    """Of three agreements one covers it, of one it was searched in vain, of one nobody has said anything."""
    columns = [Column(agreement=name, short=name) for name in ("ab-alda-2001", "ab-berg-1999", "ab-cove-2010")]
    claims = [coverage(agreement="ab-alda-2001"), coverage(CellValue.NOT_FOUND, agreement="ab-berg-1999")]
    matrix = matrix_of(claims, columns=columns)
    (space, *_) = draft_of(matrix, libraries_of(matrix, {}, {}), ROLES, []).areas
    assert ([column.agreement for column in space.holders], space.decided) == (["ab-alda-2001"], 2)


def test_only_comparable_agreements_lend_clauses() -> None:
    """Berg's half of a wording both use is left out, where Berg is not comparable."""
    (area, *_) = draft(READ, ["eu_candidate"]).areas
    assert {c.column.agreement for group in area.groups for c in group.clauses} == {"ab-alda-2001"}


@pytest.mark.parametrize("take", ["trade", "space:ab-alda-2001/eng/art_9", "cyber:ab-alda-2001/eng/art_1", ":", ""])
def test_what_nobody_quotes_cannot_be_taken(take: str) -> None:
    """An area the codebook lacks, a provision the text lacks, a clause quoted for another area."""
    with pytest.raises(UnknownId, match="nothing of that name"):
        draft(READ, [], [take])


@given(texts, st.data())
def test_contents_are_what_was_taken_in_the_order_of_the_codebook(read: list[ReadResult], data: st.DataObject) -> None:
    """Every heading is an area taken, every clause stands in its text, in the order it was taken; nothing else is."""
    ids = [provision.id for text in read for provision in text.provisions]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    areas = data.draw(st.lists(st.sampled_from(["consular", "cyber", "training"]), unique=True))
    contents = draft(read, [], [*areas, *(f"space:{one}" for one in chosen)]).contents
    taken = {*areas, *(["space"] if chosen else [])}
    assert [heading.row.area for heading in contents] == [
        a for a in ("space", "cyber", "training", "consular") if a in taken
    ]
    assert [clause.excerpt.provision for heading in contents for clause in heading.clauses] == chosen
    stored = {text.document.id: text.document.text for text in read}
    for heading in contents:
        for clause in heading.clauses:
            excerpt = clause.excerpt
            assert stored[excerpt.document][excerpt.start : excerpt.end] == excerpt.text
