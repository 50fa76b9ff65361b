"""Searches the texts of a file of coded cells, so that a coder can be measured on them or learn from them."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader
from foedera.errors import UnreadableFile
from foedera.ids import slug_of
from foedera.model.codebook import Codebook
from foedera.model.gold import Gold
from foedera.model.progress import Progress, silent
from foedera.reading.gold_file import read_gold
from foedera.reading.guard import GuardedReader
from foedera.workspace.disagreeing import Nearest, Place, nearest
from foedera.workspace.files import read_file
from foedera.workspace.seed import sentence_reader, wording_reader


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the texts of a file of coded cells."""

    gold: Gold
    evidence: dict[str, Evidence]
    """Agreement id → the evidence in its text."""
    metadata: dict[str, dict[str, str | tuple[str, ...]]]
    """Agreement id → what its file says of itself (foedera.model.document.ReadResult)."""
    people: dict[tuple[str, str], bool]
    """(agreement id, area id) → whether people call it covered; only agreements with a text, areas of the codebook."""
    quotes: dict[Place, str]
    """(agreement id, area id) → the words people stand on, where the file has them."""
    levels: dict[tuple[str, str], int]
    """(agreement id, area id) → grade of enforceability, of those cells people call covered and have graded."""
    wording: dict[str, dict[str, tuple[float, ...]]]
    """Agreement id → area id → features of enforceability; empty where they were not asked for."""
    passages: dict[Place, Nearest]
    """(agreement id, area id) → the passage nearest to the area; empty where they were not asked for."""
    without_text: tuple[str, ...]
    not_in_codebook: tuple[str, ...]


def search(
    gold: Path,
    texts: Path,
    book: Codebook,
    *,
    enforceability: bool = False,
    passages: bool = False,
    progress: Progress = silent,
) -> Found:
    """Read the text of every agreement in a file of coded cells, and search it by a codebook.

    Args:
        gold: a CSV file (foedera.reading.gold).
        texts: a folder or a tar archive; a text belongs to the agreement its file is named after.
        book: the codebook.
        enforceability: look also at what shows whether the areas can be enforced.
        passages: keep the passage nearest to each area.
        progress: told before each text.

    Raises:
        UnreadableFile: a file cannot be read, or there is no text at all.
        InvalidRegister: the file of coded cells has faults.
    """
    coded = read_gold(read_file(gold), name=gold.name)
    reader = EvidenceReader(book, sentences=sentence_reader())
    wordings = wording_reader(book) if enforceability else None
    found: dict[str, Evidence] = {}
    kept: dict[Place, Nearest] = {}
    wording: dict[str, dict[str, tuple[float, ...]]] = {}
    metadata: dict[str, dict[str, str | tuple[str, ...]]] = {}
    with GuardedReader() as files:
        for name, content in _texts(texts, frozenset(coded.agreements)):
            progress(len(found), len(coded.agreements), name)
            agreement = slug_of(name)
            settings = {"name": name, "subject": agreement, "role": "text", "language": None, "source": agreement}
            result = files.read(content, **settings)
            found[agreement] = reader.read(result.document, result.provisions)
            metadata[agreement] = result.metadata
            if passages:
                near = nearest(result.document, result.provisions, found[agreement])
                kept.update({(agreement, area): passage for area, passage in near.items()})
            if wordings is not None:
                shown = wordings.read(result.document, result.provisions, found[agreement])
                wording[agreement] = dict(shown.cells)
    progress(len(found), len(found), "")
    if not found:
        raise UnreadableFile(
            "no text belongs to any agreement of the file",
            where=str(texts),
            expected=f"files named after agreements, such as {coded.agreements[0].replace('-', '_')}.xml",
            found="none",
            next_step="pass the folder or archive that holds them",
        )
    areas = _areas(book)
    cells = {
        (cell.agreement, areas[cell.area]): cell
        for cell in coded.cells
        if cell.agreement in found and cell.area in areas
    }
    return Found(
        gold=coded,
        evidence=found,
        metadata=metadata,
        people={place: cell.covered for place, cell in cells.items()},
        quotes={place: cell.quote for place, cell in cells.items() if cell.quote},
        levels={
            place: cell.enforceability
            for place, cell in cells.items()
            if cell.covered and cell.enforceability is not None
        },
        wording=wording,
        passages=kept,
        without_text=tuple(name for name in coded.agreements if name not in found),
        not_in_codebook=tuple(sorted({cell.area for cell in coded.cells} - areas.keys())),
    )


def _areas(book: Codebook) -> dict[str, str]:
    """Area ids and notations → area id."""
    return {name: area.id for area in book.areas for name in (area.id, area.notation) if name is not None}


def _texts(place: Path, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the wanted agreements' files, in the order of their names."""
    if place.is_dir():
        for path in sorted(place.rglob("*")):
            if path.is_file() and _is_of(path.name, wanted):
                yield path.name, read_file(path)
        return
    try:
        with tarfile.open(place) as archive:
            for member in sorted(archive.getmembers(), key=lambda member: member.name):
                name = Path(member.name).name
                if member.isfile() and _is_of(name, wanted) and (stream := archive.extractfile(member)) is not None:
                    yield name, stream.read()
    except (OSError, tarfile.TarError) as error:
        raise UnreadableFile(
            "the texts cannot be opened",
            where=str(place),
            expected="a folder, or a tar archive",
            found=str(error),
            next_step="check the path",
        ) from error


def _is_of(name: str, wanted: frozenset[str]) -> bool:
    return any(letter.isascii() and letter.isalnum() for letter in Path(name).stem) and slug_of(name) in wanted
