"""Clause types in words and tables: each absence with its search, each file with the same facts."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import msgspec
import pytest

from foedera.comparing.templates.cells import absences
from foedera.comparing.templates.family import Family
from foedera.comparing.templates.tree import tree_of
from foedera.model.template import Lacking, TemplateCell, Templates
from foedera.publishing import clause_types as shown
from tests.comparing.templates.families import family, holding


@pytest.fixture(scope="module")
def made() -> Family:
    """The small family."""
    return family()


@pytest.fixture(scope="module")
def found(made: Family) -> Templates:
    """Its clause types."""
    return made.found


def rows(text: str) -> list[dict[str, str]]:
    """A CSV table by its header."""
    return list(csv.DictReader(io.StringIO(text)))


def test_the_matrix_says_in_every_cell_which_variant_or_why_none(found: Templates) -> None:
    """Letters, no text, within, or a dash with the likeness of what comes nearest."""
    letters = next(row for row in rows(shown.matrix_to_csv(found)) if "end this agreement" in row["name"])
    assert [letters[agreement] for agreement in found.agreements] == ["A", "no text", "B", "A", "within", "A"]
    quarrels = next(row for row in rows(shown.matrix_to_csv(found)) if "quarrel" in row["name"])
    assert quarrels["dutch"].startswith("? 0.")
    assert set(letters) == {"id", "kind", "name", "agreements", "variants", *found.agreements}
    assert letters["kind"] == "clause"


def test_every_passage_of_a_type_and_every_absence_is_a_line(found: Templates) -> None:
    """None is left out of the files."""
    passages = rows(shown.passages_to_csv(found))
    assert len(passages) == found.passages - found.alone
    assert {row["variant"] for row in passages} == {"A", "B"}
    absent = rows(shown.absent_to_csv(found))
    assert len(absent) == sum(cell.lacking is not None for cells in found.cells.values() for cell in cells)
    assert all(row["nearest"] for row in absent if row["likeness"])


def test_the_workbook_has_the_matrix_the_passages_the_absences_and_the_rules(found: Templates) -> None:
    """Four sheets; numbers as numbers."""
    with zipfile.ZipFile(io.BytesIO(shown.to_xlsx(found))) as book:
        workbook = book.read("xl/workbook.xml").decode()
        assert [name for name in ("matrix", "passages", "absent", "rules") if f'name="{name}"' not in workbook] == []
        assert '<c r="D2" s="2"><v>4</v></c>' in book.read("xl/worksheets/sheet1.xml").decode()


def test_what_was_searched_in_vain_says_what_comes_nearest_and_what_that_is(found: Templates) -> None:
    """Each reason in its own words; none says more than was looked at."""
    texts = {shown.why(cell, found) for cells in found.cells.values() for cell in cells if cell.lacking}
    assert "no text here" in texts
    assert "no wording of this type found: no clause has a telling word in common with it" in texts
    quarrel = next(each.name for each in found.templates if "quarrel" in each.name)
    assert f"said within another clause: the clause has 100 % of what tells in it, counted as {quarrel}" in texts
    near = TemplateCell(agreement="a", variants=(), segments=(), lacking=Lacking.PERHAPS, likeness=0.21)
    assert shown.why(near, found) == (
        "perhaps said in other words: the nearest clause is somewhat like it (0.21), in no type"
    )
    assert shown.sign(near) == "? 0.21"
    far = msgspec.structs.replace(near, lacking=Lacking.NOT_FOUND, likeness=0.09, counted_to=found.templates[0].id)
    assert shown.why(far, found) == (
        "no wording of this type found: the nearest clause is hardly like it (0.09), "
        f"counted as {found.templates[0].name}"
    )


def test_a_report_counts_what_is_usual_and_says_the_rule(found: Templates) -> None:
    """In Markdown with the place to look at; as CSV; where nothing can be searched, why."""
    report = absences(found, "finn")
    words = shown.report_to_markdown(report, found, {"finn": "Finland"})
    assert "Finland has a wording of 4 of 5 usual clause types; of the rest: 1 not found in any wording." in words
    assert "lack" not in words
    assert "at least 67 % of the others" in words
    assert "look at `finn/eng/art_4`" in words
    (line,) = rows(shown.report_to_csv(report))
    assert (line["nearest"], line["of"]) == ("finn/eng/art_4", "4")
    assert shown.report_in_words(absences(found, "mute"), "Mute") == "Mute cannot be searched: no text here."
    late = shown.report_in_words(absences(found, "late"), "Late")
    assert "1 said within another clause" in late


def test_markdown_has_the_types_the_matrix_and_the_rules(found: Templates) -> None:
    """A heading with the number, a line a type, what was left out."""
    text = shown.to_markdown(found, {})
    assert text.startswith("## Clause types: 5\n")
    assert "5 clause types stand in 3 or more of 5 agreements with a text; 1 of 20 passages are in none." in text
    assert all(f"| {template.name} |" in text for template in found.templates)
    assert "- Left out, no text to compare: 1" in text
    assert json.loads(shown.to_json(found))["fewest"] == 3


def test_a_tree_in_words_names_the_model_and_marks_the_changes(made: Family) -> None:
    """**Added** words stand where they were added."""
    identifier = holding(made, "lapses six months")
    template = next(each for each in made.found.templates if each.id == identifier)
    tree = tree_of(template, [made.wordings[place] for place in made.members[identifier]], made.found.signed)
    text = shown.tree_to_markdown(tree, {"dane": "Denmark"})
    assert "Nearest earlier: A, Denmark, " in text
    assert "**The patrols under way are still brought to their end.**" in text
    assert json.loads(shown.tree_to_json(tree))["commonest"] == "A"
