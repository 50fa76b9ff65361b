"""Drafting: who is comparable, what comparable agreements have, and laws of what is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.drafting import ANY, MOST, draft_of, moved
from foedera.comparing.library import Known, libraries_of
from foedera.comparing.sides import PartySide, Sides
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


def draft(
    read: list[ReadResult],
    profile: list[str],
    takes: list[str] | None = None,
    *,
    sides: Sides | None = None,
    fills: dict[str, str] | None = None,
) -> Draft:
    """A draft from a table in which every provision is quoted for 'space'."""
    matrix = table(read)
    libraries = libraries_of(matrix, placements(read), Known())
    return draft_of(matrix, libraries, ROLES, profile, sides=sides or {}, takes=takes or [], fills=fills or {})


def taken(read: list[ReadResult], *, sides: Sides, fills: dict[str, str] | None = None) -> Draft:
    """A draft with every provision, in their order."""
    takes = [f"space:{provision.id}" for text in read for provision in text.provisions]
    return draft(read, [], takes, sides=sides, fills=fills)


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
    (space, *_) = draft_of(matrix, libraries_of(matrix, {}, Known()), ROLES, [], sides={}, fills={}).areas
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
def test_contents_are_what_was_taken_in_the_order_it_was_taken(read: list[ReadResult], data: st.DataObject) -> None:
    """Every heading is an area taken, every clause stands in its text, in the order it was taken; nothing else is."""
    ids = [provision.id for text in read for provision in text.provisions]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    areas = data.draw(st.lists(st.sampled_from(["consular", "cyber", "training"]), unique=True))
    contents = draft(read, [], [*areas, *(f"space:{one}" for one in chosen)]).contents
    assert [heading.row.area for heading in contents] == [*areas, *(["space"] if chosen else [])]
    assert [heading.number for heading in contents] == [str(number) for number in range(1, len(contents) + 1)]
    assert [clause.source.excerpt.provision for heading in contents for clause in heading.clauses] == chosen
    stored = {text.document.id: text.document.text for text in read}
    for heading in contents:
        for clause in heading.clauses:
            excerpt = clause.source.excerpt
            assert clause.number.startswith(f"{heading.number}.")
            assert clause.words == clause.source.words
            assert stored[excerpt.document][excerpt.start : excerpt.end] == excerpt.text


@pytest.mark.parametrize(
    ("take", "by", "expected"),
    [
        ("cyber", -1, ["cyber", "cyber:b", "space", "space:a", "space:c"]),
        ("space:c", -1, ["space", "space:c", "space:a", "cyber", "cyber:b"]),
        ("space:a", -1, ["space", "space:a", "space:c", "cyber", "cyber:b"]),
        ("cyber", 1, ["space", "space:a", "space:c", "cyber", "cyber:b"]),
    ],
)
def test_an_area_moves_with_all_under_it_and_a_clause_within_its_area(take: str, by: int, expected: list[str]) -> None:
    """What stands first or last already stays; nothing is lost on the way."""
    assert list(moved(["space", "space:a", "cyber", "cyber:b", "space:c"], take, by)) == expected


@given(
    st.lists(st.sampled_from([f"{area}{end}" for area in "xyz" for end in ("", ":1", ":2")]), unique=True, min_size=1)
)
def test_there_and_back_is_where_it_was(takes: list[str]) -> None:
    """Of one that can move: later and earlier again is the order the draft had."""
    for take in takes:
        here, there = moved(takes, take, 0), moved(takes, take, 1)
        assert sorted(there) == sorted(takes)
        if there != here:
            assert moved(there, take, -1) == here


LOAN = (
    "Norway will lend the Union EUR 40 million by 2027, of which the Norwegian side pays 2.5 per cent on 1 May 2026; "
    "Norwegians may use it, as paragraph 4 says, and Portuguese ships too."
)
SLOTTED = (
    "[PARTY B] will lend [PARTY A] [AMOUNT 1] by [DATE 1], of which the [PARTY B adjective] side pays [AMOUNT 2] on "
    "[DATE 2]; Norwegians may use it, as paragraph 4 says, and Portuguese ships too."
)
SHIPS = "The Union may keep the ships of Portugal in its harbours as long as it has to."
UNION = PartySide("A", "uni", ("Union",))
SIDES: Sides = {
    "ab-alda-2001": (UNION, PartySide("B", "nor", ())),
    "ab-berg-1999": (UNION, PartySide("B", "prt", ())),
}
LENT = [agreement("ab-alda-2001", [f"7. {LOAN}"]), agreement("ab-berg-1999", [SHIPS])]


def test_names_amounts_and_days_are_slots_until_they_are_filled() -> None:
    """Each of them, and nothing else; the source's number goes, the draft's comes."""
    found = taken(LENT, sides=SIDES)
    (heading,) = found.contents
    assert [(clause.number, clause.words) for clause in heading.clauses] == [
        (
            "1.1",
            SLOTTED,
        ),
        ("1.2", "[PARTY A] may keep the ships of [PARTY B] in its harbours as long as it has to."),
    ]
    assert [(slot.key, slot.originals, slot.places) for slot in found.slots] == [
        ("PARTY A", ("the Union", "The Union"), 2),
        ("PARTY B", ("Norway", "Portugal"), 2),
        ("PARTY B adjective", ("Norwegian",), 1),
        ("AMOUNT EUR 40 million", ("EUR 40 million",), 1),
        ("AMOUNT 2.5 per cent", ("2.5 per cent",), 1),
        ("DATE 2027", ("2027",), 1),
        ("DATE 1 May 2026", ("1 May 2026",), 1),
    ]


def test_a_slot_is_the_same_however_its_words_are_broken_and_a_year_counts_behind_words_of_time() -> None:
    """An article before an adjective stays, and so does the year of an instrument."""
    words = "By 2030 the Norwegian side pays 30 pounds\nsterling, then 30 pounds sterling, under the 2019 Plan."
    found = taken([agreement("ab-alda-2001", [words])], sides=SIDES)
    assert found.contents[0].clauses[0].words == (
        "By [DATE 1] the [PARTY B adjective] side pays [AMOUNT 1], then [AMOUNT 1], under the 2019 Plan."
    )


def test_what_is_typed_stands_in_every_place_of_its_slot() -> None:
    """With a capital where it opens the sentence; blanks alone fill nothing, and what fits nowhere is told."""
    fills = {"PARTY A": "the League", "PARTY B": "Iceland", "AMOUNT EUR 40 million": " ", "PARTY C": "Mali"}
    found = taken(LENT, sides=SIDES, fills=fills)
    first, second = found.contents[0].clauses
    assert first.words.startswith("Iceland will lend the League [AMOUNT 1] by")
    assert second.words.startswith("The League may keep the ships of Iceland")
    assert [slot.key for slot in found.slots if slot.filled] == ["PARTY A", "PARTY B"]
    assert "PARTY C" in " ".join(found.unsearched)


def test_what_remains_of_a_source_is_told_place_by_place() -> None:
    """Its people, an adjective of the other source's party, a word derived from a name, and a number of the source."""
    found = taken(
        [*LENT, agreement("ab-cove-2010", ["Norwegianised ports stay open to ships of every flag."])],
        sides={**SIDES, "ab-cove-2010": (UNION,)},
    )
    assert [(one.number, one.kind, one.words, one.party) for one in found.leftovers] == [
        ("1.1", "people", "Norwegians", "nor"),
        ("1.1", "reference", "paragraph 4", None),
        ("1.1", "adjective", "Portuguese", "prt"),
        ("1.3", "derived", "Norwegianised", "nor"),
    ]
    assert found.leftovers[2].before.endswith("and ")
    assert found.leftovers[2].after == " ships too."


def test_a_party_the_drafter_names_is_no_leftover() -> None:
    """Portugal is the next partner too; of Norway everything is still told."""
    found = taken(LENT, sides=SIDES, fills={"PARTY B": "the Portuguese Republic"})
    assert [one.words for one in found.leftovers] == ["Norwegians", "paragraph 4"]


def test_an_agreement_without_parties_says_so_and_is_searched_for_every_state() -> None:
    """No name of it can be a slot; those lists know are leftovers."""
    found = taken(LENT[1:], sides={})
    assert [(one.kind, one.words) for one in found.leftovers] == [("name", "Portugal")]
    assert "No parties of Berg are recorded" in found.unsearched[0]
