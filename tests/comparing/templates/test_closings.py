"""Signature and closing: a kind of types of its own, set apart and counted."""

from __future__ import annotations

import pytest

from foedera.comparing.templates.cells import absences
from foedera.comparing.templates.family import Family, family_of
from foedera.publishing import clause_types as shown
from tests.comparing.templates.families import COURT, LETTER, PATROLS, TALKS
from tests.comparing.wording.texts import agreement

WHERE = {"alda": "Port Alda", "berg": "Bergstad", "cora": "Cora Bay", "dora": "Dorahaven"}
NAMES = {"alda": "Ada Alm", "berg": "Bo Berg", "cora": "Cai Coll", "dora": "Dot Dorn"}


def closed(*without: str) -> Family:
    """Four agreements that close alike, but for those named."""
    texts = []
    for at, (name, place) in enumerate(WHERE.items()):
        body = [PATROLS.format("Denmark"), LETTER, TALKS, COURT]
        if name not in without:
            body += [
                f"Signed in {place} on {at + 3} May 2011, in duplicate, in the languages of both sides.",
                f"For the Republic: President {NAMES[name]} of the Republic",
            ]
        texts.append(agreement(name, body))
    return family_of(texts, dict.fromkeys(WHERE, "2011"))


def test_formulas_of_closing_are_types_of_their_own_behind_the_rest() -> None:
    """Nothing is left out: each passage is in a type, and the kinds are counted apart."""
    found = closed().found
    assert [template.closing for template in found.templates] == [False] * 4 + [True] * 2
    assert found.alone == 0
    assert shown.summary(found).endswith("Signature and closing is set apart: 2 types more.")


def test_a_formula_of_closing_is_named_without_what_one_signatory_has_alone() -> None:
    """Neither a place nor a person names the type; the heading it happens to stand under is none of it."""
    names = {template.name for template in closed().found.of_kind(closing=True)}
    assert names == {
        "“Signed in … on [DATE], in duplicate …”",
        "“For the Republic: President … of the Republic”",
    }


def test_a_report_counts_closings_apart() -> None:
    """Who does not sign lacks no clause; the report says so at its end."""
    report = absences(closed("dora").found, "dora")
    assert (report.usual, report.has, report.absent) == (4, 4, ())
    assert (report.usual_closings, len(report.absent_closings)) == (2, 2)
    words = shown.report_in_words(report, "Dora")
    assert words.startswith("Dora has a wording of each of 4 usual clause types. ")
    assert "Signature and closing is set apart: 2 of 2 usual types not found." in words
    assert [heading for heading, _ in shown.groups(report)] == ["Signature and closing"]


@pytest.mark.parametrize("line", ["Ada Alm Bo Berg Prime Minister", "ADA ALM OF ALDA BO BERG"])
def test_a_line_of_names_is_a_signature_behind_a_closing_only(line: str) -> None:
    """In front of it the same words may be a title."""
    done = "Done at Berg, this third day of May 1999, in two copies that are equally valid."
    behind = family_of([agreement("a", [LETTER, done, line])], {}).wordings
    before = family_of([agreement("a", [LETTER, line, done])], {}).wordings
    assert [wording.closing for wording in behind] == [False, True, True]
    assert [wording.closing for wording in before] == [False, False, True]


def test_a_clause_that_speaks_of_a_signatory_stays_a_clause() -> None:
    """However much its words are those of a signature: what says something is never joined to a closing."""
    texts = [
        agreement(name, [LETTER, f"For the Republic: President {who} of the Republic"]) for name, who in NAMES.items()
    ]
    tells = "President Ada Alm of the Republic for the Republic opens the talks and the President closes them."
    family = family_of([*texts, agreement("emil", [LETTER, tells])], {})
    (closing,) = family.found.of_kind(closing=True)
    assert "emil" not in {member.segment.agreement for member in closing.members}
