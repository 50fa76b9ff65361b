"""What analysts own: registers and codebooks as plain files, every row with its source.

This module only hands out their text. Registers and codebooks are those that are there: a folder with a
datapackage.json is a register, a YAML file in codebooks/ is a codebook, or holds its expressions in a further language
where its name says which (eu-sdp.fra.yaml). The lists of words machines read by stand in words/ and facts/.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from foedera.errors import UnknownId

_HERE = resources.files(__name__)


def registers() -> tuple[str, ...]:
    """Ids of the built-in registers."""
    return tuple(sorted(entry.name for entry in _HERE.iterdir() if (entry / "datapackage.json").is_file()))


def register_files(register: str) -> dict[str, str]:
    """Text of a register's CSV files by name without ending.

    Raises:
        UnknownId: when there is no such register.
    """
    if register not in registers():
        raise UnknownId(
            "no such register",
            where=repr(register),
            expected=f"one of {', '.join((*registers(), 'empty'))}",
            found=repr(register),
            next_step="choose one of these with: foedera init --register",
        )
    return {
        entry.name.removesuffix(".csv"): entry.read_text("utf-8")
        for entry in (_HERE / register).iterdir()
        if entry.name.endswith(".csv")
    }


def register_package(register: str) -> dict[str, Any]:
    """The register's Frictionless descriptor."""
    package: dict[str, Any] = json.loads((_HERE / register / "datapackage.json").read_text("utf-8"))
    return package


def register_digests(register: str) -> dict[str, bytes]:
    """Digests of a register by agreement id."""
    folder = _HERE / register / "digests"
    entries = sorted(folder.iterdir(), key=str) if folder.is_dir() else []
    return {entry.name.removesuffix(".md"): entry.read_bytes() for entry in entries if entry.name.endswith(".md")}


def codebook_text(codebook: str) -> str:
    """Text of a built-in codebook by id.

    Raises:
        UnknownId: when there is no such codebook.
    """
    if codebook not in codebooks():
        raise UnknownId(
            "no such codebook ships with Foedera",
            where=repr(codebook),
            expected=f"one of {', '.join(codebooks())}",
            found=repr(codebook),
            next_step="name one of these, or a .yaml file",
        )
    return (_HERE / "codebooks" / f"{codebook}.yaml").read_text("utf-8")


def codebooks() -> tuple[str, ...]:
    """Ids of the built-in codebooks: the names of their files."""
    return tuple(name for name in _codebook_files() if "." not in name)


def codebook_languages(codebook: str) -> dict[str, str]:
    """Text of a built-in codebook's expressions in further languages, by language: eu-sdp.fra.yaml has the French."""
    found = (name.partition(".") for name in _codebook_files())
    return {
        language: (_HERE / "codebooks" / f"{codebook}.{language}.yaml").read_text("utf-8")
        for book, _, language in found
        if book == codebook and language
    }


def _codebook_files() -> list[str]:
    names = (entry.name for entry in (_HERE / "codebooks").iterdir())
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def words_text(name: str) -> str:
    """Text of a list of words machines read by, by name without ending: divisions, languages, modal_ladder, phrases."""
    return (_HERE / "words" / f"{name}.yaml").read_text("utf-8")


def sentence_lists() -> dict[str, str]:
    """Text of the words by which sentences in languages other than English are read, by name: sentences.fra."""
    names = sorted(entry.name.removesuffix(".yaml") for entry in (_HERE / "words").iterdir())
    return {name: words_text(name) for name in names if name.startswith("sentences.")}


def weights_text(name: str) -> str | None:
    """Text of the weights learnt for a codebook version, such as dta@1; None where none ship."""
    entry = _HERE / "weights" / f"{name}.json"
    return entry.read_text("utf-8") if entry.is_file() else None


def fact_lists() -> dict[str, str]:
    """Text of the word lists facts are found by, by name without ending: clauses, parties, languages, instruments."""
    return {
        entry.name.removesuffix(".yaml"): entry.read_text("utf-8")
        for entry in (_HERE / "facts").iterdir()
        if entry.name.endswith(".yaml")
    }


def question_text(question: str) -> str:
    """Text of the wording of a question to language models, by id."""
    return (_HERE / "questions" / f"{question}.yaml").read_text("utf-8")


def eurovoc_text() -> str:
    """EuroVoc's concepts as CSV: id, preferred label in English (CC BY 4.0, see eurovoc.LICENSE)."""
    return (_HERE / "eurovoc.csv").read_text("utf-8")


def world_map() -> bytes:
    """Country borders as TopoJSON, from Natural Earth (public domain) by way of world-atlas; de facto borders."""
    return (_HERE / "countries-110m.json").read_bytes()
