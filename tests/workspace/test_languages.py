"""Expressions in further languages in a workspace: texts are coded by them, and what is stored stays what it was."""

from __future__ import annotations

from pathlib import Path

import msgspec

from foedera.coding.fingerprints import fingerprint
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue
from foedera.workspace import Workspace
from foedera.workspace.seed import built_in_codebook, with_languages

FRENCH = (
    "1. Les parties renforceront leur dialogue sur la sûreté maritime.\n\n"
    "2. Elles échangeront leurs bonnes pratiques en matière de lutte contre les menaces hybrides.\n"
)
OWN = """\
id: rivers
version: 1
title: Rivers
source: ours
locator: ''
areas:
- {id: tolls, number: 1, label: Tolls, strong: ['toll*']}
languages:
- language: fra
  source: ours
  areas: [{id: tolls, strong: ['sûreté maritime']}]
"""


def test_a_french_text_is_coded_and_the_codebook_stored_does_not_change(workspace: Workspace, tmp_path: Path) -> None:
    """Its claims cite the codebook and the file that found them; a workspace of before would read the same."""
    before = workspace.codebook("eu-sdp@2")
    file = tmp_path / "accord.txt"
    file.write_text(FRENCH, encoding="utf-8")
    workspace.add(file, agreement="eu-nor-sdp-2024", lang="fra")
    workspace.code(["eu-nor-sdp-2024"])
    (words,) = [each for each in with_languages(built_in_codebook("eu-sdp")).languages if each.language == "fra"]
    found = [claim for claim in workspace.snapshot.of("coverage") if claim.value["area"] == "hybrid-threats"]
    rules = [str(claim.value.get("rule")) for claim in found if claim.subject == "eu-nor-sdp-2024"]
    assert [rule for rule in rules if f"eu-sdp@2 in fra ({fingerprint(words)})" in rule]
    assert workspace.codebook("eu-sdp@2") == before
    assert before.languages == ()
    assert workspace.verify() == ()


def test_a_codebook_stored_before_there_were_languages_is_the_same_codebook() -> None:
    """Its record lacks the field, and its fingerprint, which weights and claims cite, is what it was."""
    book = built_in_codebook("eu-sdp")
    record = msgspec.to_builtins(book)
    del record["languages"]
    older = msgspec.convert(record, Codebook)
    assert older == book
    assert fingerprint(older) == fingerprint(book)
    assert fingerprint(with_languages(book)) != fingerprint(book)
    assert with_languages(older).languages == with_languages(book).languages


def test_a_codebook_of_ones_own_brings_its_languages_along(workspace: Workspace, tmp_path: Path) -> None:
    """They are stored with it, since it is immutable as a whole, and a change of them shows in the difference."""
    book, file = tmp_path / "rivers.yaml", tmp_path / "accord.txt"
    book.write_text(OWN, encoding="utf-8")
    file.write_text(FRENCH, encoding="utf-8")
    workspace.add(file, agreement="eu-nor-sdp-2024", lang="fra")
    workspace.code(["eu-nor-sdp-2024"], codebook=book)
    cell = workspace.cell("eu-nor-sdp-2024", "tolls", codebook="rivers")
    assert cell.value is CellValue.COVERED
    assert [each.language for each in workspace.codebook("rivers").languages] == ["fra"]
    book.write_text(OWN.replace("sûreté maritime", "péage*"), encoding="utf-8")
    (change,) = workspace.codebook_diff("rivers", book).changes
    assert (change.field, change.after) == ("expressions in fra", "1 areas; changed: tolls")
