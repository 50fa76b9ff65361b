"""Expressions in further languages are checked as those of the codebook itself, in a file beside it or inside it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from foedera import data
from foedera.cli import run
from foedera.errors import InvalidRegister
from foedera.model.fault import Fault
from foedera.reading.codebook_language import read_language
from foedera.workspace.codebooks import codebook_file, lint_codebook, lint_file
from foedera.workspace.seed import built_in_codebook, with_languages

BOOK = built_in_codebook("eu-sdp")
BESIDE = """\
    language: fra
    codebook: eu-sdp@2
    source: ours
    areas:
    - id: cyber
      strong: ['cyber-sécurité', '{expression}']
    """
FRENCH = "- {language: fra, source: s, areas: "
OWN = """\
    id: rivers
    version: 1
    title: Rivers
    source: ours
    locator: ''
    areas:
    - {{id: tolls, number: 1, label: Tolls, strong: ['toll*']}}
    - {{id: pilots, number: 2, label: Pilots, strong: ['pilot*']}}
    languages:
    {languages}
    """


def lint(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    """The faults of a file, but for the warnings on definitions and the like."""
    path = tmp_path / "book.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    return tuple(fault for fault in lint_file(path) if not fault.code.startswith("no-"))


def own(languages: str) -> str:
    """A codebook of one's own with expressions in further languages."""
    return dedent(OWN).format(languages=languages)


@pytest.mark.parametrize("language", sorted(data.codebook_languages("eu-sdp")))
def test_the_files_that_ship_have_no_fault(language: str, tmp_path: Path) -> None:
    """Neither errors nor warnings, by themselves and with their codebook."""
    assert lint(tmp_path, data.codebook_languages("eu-sdp")[language]) == ()
    assert [fault for fault in lint_codebook(BOOK) if fault.path.startswith("languages")] == []


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (("id: cyber", "id: cyberr"), "unknown-area", "areas[0].id"),
        (("{expression}", "(jamais"), "unreadable-expression", "areas[0].strong[1]"),
        (("{expression}", "a ~40 b ~40 c"), "costly-expression", "areas[0].strong[1]"),
        (("{expression}", "cyber-sécurité"), "repeated-expression", "areas[0].strong[1]"),
        (("language: fra", "language: eng"), "duplicate-language", "language"),
        (("language: fra", "language: french"), "bad-language", "language"),
        (("codebook: eu-sdp@2", "codebook: eu-sdp@77"), "unknown-codebook", "codebook"),
        (("codebook: eu-sdp@2", "codebook:"), "missing-field", ""),
        (("source: ours", "sources: ours"), "unknown-field", "sources"),
        (("strong:", "negative:"), "no-expressions", "areas[0]"),
    ],
)  # fmt: skip
def test_each_fault_of_a_file_beside_a_codebook_has_its_place(
    change: tuple[str, str], code: str, path: str, tmp_path: Path
) -> None:
    """An error, at the field it is in, and the verb of the command line says so too."""
    file = tmp_path / "fra.yaml"
    file.write_text(dedent(BESIDE).replace(*change).replace("{expression}", "attaque* informatique*"), encoding="utf-8")
    (fault,) = [each for each in lint_file(file) if each.code == code]
    assert fault.path == path
    assert fault.place is not None
    assert run(["codebook", "lint", str(file)]) == 1


def test_an_area_twice_and_areas_left_out_are_told(tmp_path: Path) -> None:
    """The first is an error, the others are warnings: their cells will say so."""
    twice = BESIDE + "- {id: cyber, strong: ['pirat*']}\n    "
    found = lint(tmp_path, twice.replace("{expression}", "x-y"))
    assert [fault.path for fault in found if fault.code == "duplicate-area"] == ["areas[1].id"]
    assert len([fault for fault in found if fault.code == "area-not-in-language"]) == len(BOOK.areas) - 1


@pytest.mark.parametrize(
    ("languages", "code", "path"),
    [
        (f"{FRENCH}[{{id: toll, strong: [péage*]}}]}}", "unknown-area", "languages[0].areas[0].id"),
        (f"{FRENCH}[{{id: tolls, strong: ['(p']}}]}}", "unreadable-expression", "languages[0].areas[0].strong[0]"),
        ("- {language: eng, source: s, areas: []}", "duplicate-language", "languages[0].language"),
        (f"{FRENCH}[]}}\n{FRENCH}[]}}", "duplicate-language", "languages[1].language"),
        ("- {language: xx, source: s, areas: []}", "bad-language", "languages[0].language"),
    ],
)  # fmt: skip
def test_each_fault_of_languages_inside_a_codebook_keeps_it_from_use(
    languages: str, code: str, path: str, tmp_path: Path
) -> None:
    """As any other error of the codebook."""
    (fault,) = [each for each in lint(tmp_path, own(languages)) if each.code == code]
    assert (fault.path, fault.place is not None) == (path, True)
    if ".areas[" in path:
        assert fault.area in ("toll", "tolls")
    with pytest.raises(InvalidRegister, match=code):
        codebook_file(tmp_path / "book.yaml")


def test_a_file_for_another_version_does_not_stand_beside_a_codebook() -> None:
    """It says which one it was made for."""
    text = dedent(BESIDE).replace("eu-sdp@2", "eu-sdp@1").replace("{expression}", "x-y")
    with pytest.raises(InvalidRegister, match="eu-sdp@1"):
        read_language(text, name="eu-sdp.fra", book=BOOK)


def test_a_codebook_named_like_the_one_that_ships_but_other_gets_none_of_its_languages() -> None:
    """They were made for other areas."""
    mine = msgspec.structs.replace(BOOK, areas=BOOK.areas[:3])
    assert with_languages(mine) is mine
    assert {each.language for each in with_languages(BOOK).languages} == {"deu", "fra", "ron", "ukr"}
