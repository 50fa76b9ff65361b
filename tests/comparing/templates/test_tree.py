"""The tree of a clause type: where each variant comes nearest, what it changes, and who left what out."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.comparing.templates.family import Family, family_of
from foedera.comparing.templates.tree import ELDEST, UNDATED, changes, tree_of
from foedera.model.alignment import Piece, PieceKind
from foedera.model.template import TemplateTree
from foedera.reading import read
from tests.comparing.templates.families import LETTER, MONEY, family, holding
from tests.comparing.wording.texts import agreement

ACCESSIONS = ("1360", "1361", "1362", "1628", "1629", "1630", "1631", "1632", "1633", "1634", "3106", "3215")


@pytest.fixture(scope="module")
def found() -> Family:
    """The small family."""
    return family()


def tree(found: Family, words: str) -> TemplateTree:
    """The tree of the clause type whose first passage has these words."""
    identifier = holding(found, words)
    template = next(each for each in found.found.templates if each.id == identifier)
    return tree_of(template, [found.wordings[place] for place in found.members[identifier]], found.found.signed)


def stays(pieces: tuple[Piece, ...], gone: PieceKind) -> str:
    """The text without what only the other side has."""
    return "".join(piece.text for piece in pieces if piece.kind is not gone)


def test_what_differs_from_agreement_to_agreement_is_a_slot(found: Family) -> None:
    """Payer, sum and day; what all have stays as printed."""
    (only,) = tree(found, "harbour fund").variants
    assert only.wording == MONEY.format("[PARTY]", "[AMOUNT]", "[DATE]")
    (patrols,) = tree(found, "joint patrol").variants
    assert patrols.wording.startswith("[PARTY] and Norway send a joint patrol")


def test_a_variant_names_its_nearest_earlier_model_and_what_it_adds(found: Family) -> None:
    """The Finnish letter adds a sentence to the Danish one; the eldest has no model, and says so."""
    first, finnish = tree(found, "lapses six months").variants
    assert (first.model, first.why_no_model) == (None, ELDEST)
    assert (finnish.model, finnish.model_segment and finnish.model_segment.agreement) == ("A", "dane")
    added = [piece.text.strip() for piece in finnish.changes if piece.kind is PieceKind.INSERT]
    assert added == ["The patrols under way are still brought to their end."]
    assert not [piece for piece in finnish.changes if piece.kind is PieceKind.DELETE]
    (late,) = tree(found, "quarrel").variants[1:]
    assert (late.model, late.same is not None and late.same < 1) == ("A", True)


def test_small_differences_inside_a_variant_are_shown(found: Family) -> None:
    """One year for six months leaves the Vietnamese letter in A, with its two words marked."""
    ((segment, pieces),) = tree(found, "lapses six months").variants[0].deviations
    assert segment.startswith("viet/")
    assert [piece.text.strip() for piece in pieces if piece.kind is PieceKind.INSERT] == ["one year"]


def test_the_changes_lead_from_one_wording_to_the_other(found: Family) -> None:
    """What stays and is struck out is the model; what stays and is put in is the variant, case of letters aside."""
    for worded in tree(found, "ministers meet").variants[1:]:
        if worded.changes:
            assert stays(worded.changes, PieceKind.DELETE) == worded.wording
    one, other = "It pays [PARTY] on [DATE].", "They pay [PARTY], and soon."
    assert stays(changes(one, other), PieceKind.DELETE) == other
    assert stays(changes(one, other), PieceKind.INSERT) == one


def test_an_undated_agreement_has_no_model_and_is_none() -> None:
    """Where it stands in time nobody knows."""
    signed = {"a": "2001", "b": None, "c": "2003"}
    texts = [
        agreement("a", [LETTER]),
        agreement("b", [f"{LETTER} What was lent goes back to who lent it within the week."]),
        agreement("c", [f"{LETTER} The boats that are out then come home first, and theirs is the last word."]),
    ]
    made = family_of(texts, signed)
    (template,) = made.found.templates
    variants = {
        worded.variant.members[0].segment.agreement: worded
        for worded in tree_of(template, made.wordings, signed).variants
    }
    assert variants["b"].why_no_model == UNDATED
    assert variants["c"].model_segment is not None
    assert variants["c"].model_segment.agreement == "a"


def test_of_one_year_nobody_is_earlier_for_sure() -> None:
    """2001 may be before or after 3 February 2001."""
    texts = [
        agreement("a", [LETTER]),
        agreement("b", [LETTER]),
        agreement("c", [f"{LETTER} Then all is over for good."]),
    ]
    signed = {"a": "2001", "b": "2001", "c": "2001-02-03"}
    made = family_of(texts, signed)
    (template,) = made.found.templates
    assert {worded.model for worded in tree_of(template, made.wordings, signed).variants} == {None}


def test_who_left_what_out_of_the_commonest_wording(found: Family) -> None:
    """Nobody left out the letter; the late talks have no hearing of what was done."""
    assert [part.left_out_by for part in tree(found, "lapses six months").stretches] == [(), ()]
    parts = {part.text.strip(" ,"): part.left_out_by for part in tree(found, "ministers meet").stretches}
    assert parts["hear what was done"] == ("late",)


def test_accession_protocols_share_their_clauses_but_for_the_state(shared: Path) -> None:
    """Twelve protocols to one treaty: the invitation to accede is one wording with a slot for who is invited."""
    files = [shared / "corpora" / "defence" / f"BWBV000{number}.md" for number in ACCESSIONS]
    texts = [
        read(path.read_bytes(), name=path.name, subject=path.stem.lower(), role="text", language=None, source="s")
        for path in files
    ]
    made = family_of(texts, dict.fromkeys(text.document.subject for text in texts))
    invited = next(
        template
        for template in made.found.templates
        if "an invitation to accede" in made.wordings[made.members[template.id][0]].text
    )
    assert invited.agreements == len(files)
    (variant,) = tree_of(
        invited, [made.wordings[place] for place in made.members[invited.id]], made.found.signed
    ).variants
    assert "to the Government of [PARTY] an invitation to accede" in variant.wording
    assert "Government of the United States of America" in variant.wording
