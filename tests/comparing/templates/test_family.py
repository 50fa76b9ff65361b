"""The clause types of a family, their variants, and what is said of who has none."""

from __future__ import annotations

import random

import pytest

from foedera.comparing.templates.cells import PERHAPS, absences
from foedera.comparing.templates.family import Family, family_of
from foedera.comparing.templates.naming import bare
from foedera.comparing.templates.variants import letter
from foedera.errors import UnknownId, UsageError
from foedera.model.template import Lacking, TemplateCell
from foedera.reading import read
from tests.comparing.templates.families import LETTER, SIGNED, TALKS, family, holding, texts
from tests.comparing.wording.texts import agreement


@pytest.fixture(scope="module")
def found() -> Family:
    """The small family."""
    return family()


def cell(found: Family, type_of: str, agreement: str) -> TemplateCell:
    """What one agreement has of the clause type whose first passage has these words."""
    cells = found.found.cells[holding(found, type_of)]
    return next(one for one in cells if one.agreement == agreement)


def test_one_clause_is_one_type_whatever_names_sums_and_days_stand_in_it(found: Family) -> None:
    """Five types in three agreements or more; the ferry stands in one alone and is no type."""
    assert sorted(template.agreements for template in found.found.templates) == [3, 4, 4, 4, 4]
    patrols = next(each for each in found.found.templates if each.id == holding(found, "patrol"))
    assert [variant.agreements for variant in patrols.variants] == [("dane", "finn", "viet", "dutch")]
    assert {member.same for member in patrols.members} == {1.0}
    assert found.found.alone == 1


def test_a_clause_with_another_term_is_another_variant_or_tells_how_far_it_is_the_same(found: Family) -> None:
    """By date: the Danish letter is A with those nine tenths of whose words are its own; a sentence more makes a B."""
    ending = next(each for each in found.found.templates if each.id == holding(found, "lapses six months"))
    assert ending.id.startswith("dane/")
    assert [(one.letter, one.agreements) for one in ending.variants] == [
        ("A", ("dane", "viet", "dutch")),
        ("B", ("finn",)),
    ]
    assert ending.commonest.letter == "A"
    assert [member.same == 1 for member in ending.variants[0].members] == [True, False, True]


def test_an_empty_cell_says_why_and_what_was_found_instead(found: Family) -> None:
    """No text; within another clause, with the passage; nothing like it, with what comes nearest."""
    none = cell(found, "joint patrol", "mute")
    assert (none.lacking, none.nearest, none.likeness) == (Lacking.NO_TEXT, None, None)
    within = cell(found, "lapses six months", "late")
    assert within.lacking is Lacking.WITHIN
    assert within.nearest is not None
    assert within.nearest.id == "late/eng/art_2"
    assert within.held == 1
    assert within.counted_to == holding(found, "quarrel")
    missing = cell(found, "ministers meet", "viet")
    assert missing.lacking is Lacking.NOT_FOUND
    assert missing.likeness is not None
    assert missing.likeness < PERHAPS


def test_what_is_somewhat_like_a_type_is_left_to_a_reader() -> None:
    """A letter in wholly other words is not counted as one, and not called absent either."""
    other = "A party of the two that gave word six months before, by letter, may walk away from what is agreed here."
    made = family_of([*texts(), agreement("poet", [other])], {**SIGNED, "poet": "2010"})
    asked = cell(made, "lapses six months", "poet")
    assert asked.lacking is Lacking.PERHAPS
    assert asked.nearest is not None
    assert asked.nearest.id == "poet/eng/art_1"
    assert PERHAPS <= (asked.likeness or 0) < made.found.threshold


def test_a_text_in_another_language_is_not_called_silent() -> None:
    """It could not be searched; that is another thing than having nothing."""
    ukrainian = agreement(
        "kyiv", ["Сторони зустрічаються щороку навесні, щоб обговорити зроблене та заплановане."], language="ukr"
    )
    result = family_of([*texts(), ukrainian], {**SIGNED, "kyiv": "2005"})
    there = {one.lacking for cells in result.found.cells.values() for one in cells if one.agreement == "kyiv"}
    assert there == {Lacking.LANGUAGE}
    report = absences(result.found, "kyiv")
    assert (report.usual, report.why_not) == (0, Lacking.LANGUAGE)


def test_what_most_have_and_one_lacks_is_reported_with_its_search(found: Family) -> None:
    """Three of the four others of the Finnish agreement have the talks; they are usual up to that share."""
    report = absences(found.found, "finn", share=0.75)
    assert [absence.template.id for absence in report.absent] == [holding(found, "ministers meet")]
    assert (report.absent[0].of, report.usual, report.has) == (4, 5, 4)
    assert report.absent[0].cell.nearest is not None
    assert absences(found.found, "finn", share=0.76).absent == ()
    assert absences(found.found, "mute").why_not is Lacking.NO_TEXT
    with pytest.raises(UnknownId):
        absences(found.found, "atlantis")
    with pytest.raises(UsageError):
        absences(found.found, "finn", share=0)


def test_the_order_of_the_texts_makes_no_difference(found: Family) -> None:
    """Another order of texts and dates, the same record."""
    shuffled = texts()
    random.Random(3).shuffle(shuffled)
    assert family_of(shuffled, dict(reversed(SIGNED.items()))).found == found.found


def test_what_is_in_no_type_and_what_was_not_compared_is_counted(found: Family) -> None:
    """Every passage is in a type or counted as alone; an agreement without a text is named."""
    in_types = sum(len(places) for places in found.members.values())
    assert in_types + found.found.alone == found.found.passages
    assert [(left.id, left.why) for left in found.found.left_out] == [("mute", "no text to compare")]


def test_a_family_without_texts_has_no_types() -> None:
    """Nor is anything asked of a snapshot with one text alone."""
    assert family_of([], {"a": None}).found.templates == ()
    alone = family_of([agreement("a", [LETTER])], {"a": "2001"}).found
    assert (alone.templates, alone.passages, alone.alone) == ((), 1, 1)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Part IX. Final Provisions · 3. Disputes", "Disputes"),
        ("Article 12 · Termination", "Termination"),
        ("Title II. Trade · Article 4", "Trade"),
        ("D. Voting", "Voting"),
        ("Dispute settlement", "Dispute settlement"),
        ("Article 7", ""),
        ("", ""),
    ],
)
def test_a_heading_without_its_number(title: str, name: str) -> None:
    """The last that says something."""
    assert bare(title) == name


def test_types_under_one_heading_are_told_apart_by_their_words() -> None:
    """A heading alone names a type only where it names no other."""
    body = f"# Pact\n\n## Final provisions\n\n1. {LETTER}\n\n2. {TALKS}\n"
    under = [read(body.encode(), name="a.md", subject=name, role="text", language="eng", source="s") for name in "abc"]
    names = [template.name for template in family_of(under, dict.fromkeys("abc")).found.templates]
    assert len(set(names)) == len(names) == 2
    assert all(name.startswith("Final provisions: “") for name in names)


def test_letters_go_on_behind_z() -> None:
    """A to Z, AA, AB and so on."""
    assert [letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
