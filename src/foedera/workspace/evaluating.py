"""Measures a coder on texts against a file of cells people have coded. Nothing is stored."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from foedera import __version__
from foedera.coding.evidence import Evidence
from foedera.coding.evidence import Reader as EvidenceReader
from foedera.coding.lexicon import ScoreJudge
from foedera.coding.measuring import HALF, Answer, compare, filled
from foedera.coding.ranker.features import features
from foedera.coding.ranker.weights import Weights, fingerprint, key_of
from foedera.errors import UnreadableFile
from foedera.model.codebook import Codebook
from foedera.model.evaluation import Evaluation
from foedera.model.gold import Gold
from foedera.model.matrix import CellValue
from foedera.reading.gold import read_gold
from foedera.reading.guard import Reader
from foedera.workspace.files import read_file
from foedera.workspace.intake import slug_of
from foedera.workspace.rankers import built_in_meaning, built_in_weights


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the texts of a file of coded cells."""

    gold: Gold
    evidence: dict[str, Evidence]
    """Agreement id → the evidence in its text."""
    metadata: dict[str, dict[str, str | tuple[str, ...]]]
    """Agreement id → what its file says of itself (foedera.model.document.ReadResult)."""
    people: dict[tuple[str, str], bool]
    """(agreement id, area id) → whether people call it covered; only agreements with a text, areas of the codebook."""
    without_text: tuple[str, ...]
    not_in_codebook: tuple[str, ...]


def search(gold: Path, texts: Path, book: Codebook, *, meaning: bool = False) -> Found:
    """Read the text of every agreement in a file of coded cells, and search it by a codebook.

    Args:
        gold: a CSV file (foedera.reading.gold).
        texts: a folder or a tar archive; a text belongs to the agreement its file is named after.
        book: the codebook.
        meaning: look also how near passages stand to areas in meaning (the extra `semantics`).

    Raises:
        UnreadableFile: a file cannot be read, or there is no text at all.
        InvalidRegister: the file of coded cells has faults.
    """
    coded = read_gold(read_file(gold), name=gold.name)
    reader = EvidenceReader(book, built_in_meaning(book) if meaning else None)
    found: dict[str, Evidence] = {}
    metadata: dict[str, dict[str, str | tuple[str, ...]]] = {}
    with Reader() as files:
        for name, content in _texts(texts, frozenset(coded.agreements)):
            agreement = slug_of(name)
            settings = {"name": name, "subject": agreement, "role": "text", "language": None, "source": agreement}
            result = files.read(content, **settings)
            found[agreement] = reader.read(result.document, result.provisions)
            metadata[agreement] = result.metadata
    if not found:
        raise UnreadableFile(
            "no text belongs to any agreement of the file",
            where=str(texts),
            expected=f"files named after agreements, such as {coded.agreements[0].replace('-', '_')}.xml",
            found="none",
            next_step="pass the folder or archive that holds them",
        )
    areas = _areas(book)
    return Found(
        gold=coded,
        evidence=found,
        metadata=metadata,
        people={
            (cell.agreement, areas[cell.area]): cell.covered
            for cell in coded.cells
            if cell.agreement in found and cell.area in areas
        },
        without_text=tuple(name for name in coded.agreements if name not in found),
        not_in_codebook=tuple(sorted({cell.area for cell in coded.cells} - areas.keys())),
    )


def evaluate(gold: Path, texts: Path, book: Codebook, *, by_score: bool = False, meaning: bool = False) -> Evaluation:
    """Measure the coder a codebook has.

    Args:
        gold: a CSV file of coded cells.
        texts: a folder or a tar archive of their texts.
        book: the codebook.
        by_score: measure the plain scores, also where a ranker was trained.
        meaning: measure the ranker that also weighs nearness in meaning.

    Raises:
        UnreadableFile: a file cannot be read.
        InvalidRegister: the file of coded cells has faults.
    """
    found = search(gold, texts, book, meaning=meaning)
    weights = None if by_score else built_in_weights(book, meaning=meaning)
    answers = by_scores(book, found.evidence) if weights is None else by_weights(book, weights, found.evidence)
    coder = ScoreJudge.coder if weights is None else weights.method
    areas = [area.id for area in book.areas]
    between = compare(found.people, answers, coder=coder, gold=found.gold.name, areas=areas, codebook=book.key)
    known = frozenset(() if weights is None else weights.training.keys)
    return Evaluation(
        code=__version__,
        coder=coder,
        codebook=book.key,
        fingerprint=fingerprint(book),
        gold=found.gold.name,
        gold_sha256=found.gold.sha256,
        agreements=len(found.evidence),
        cells=len(found.people),
        trained_on=sum(key_of(agreement) in known for agreement in found.evidence),
        without_text=found.without_text,
        not_in_codebook=found.not_in_codebook,
        overall=between.overall,
        areas=between.areas,
        filled=tuple(
            filled(found.people, answers, threshold) for threshold in (() if weights is None else weights.thresholds)
        ),
        rules=between.rules,
    )


def by_scores(book: Codebook, evidence: Mapping[str, Evidence]) -> dict[tuple[str, str], Answer]:
    """What the scores to reach say of every cell."""
    judge = ScoreJudge()
    return {
        (agreement, area): Answer(verdict.value is CellValue.COVERED, None, bool(verdict.hits))
        for agreement, found in evidence.items()
        for area, verdict in judge.verdicts(book, found).items()
    }


def by_weights(book: Codebook, weights: Weights, evidence: Mapping[str, Evidence]) -> dict[tuple[str, str], Answer]:
    """What the ranker says of every cell."""
    answers = {}
    for agreement, found in evidence.items():
        for area, cell in features(book, found).items():
            probability = weights.probability(area, cell)
            answers[agreement, area] = Answer(probability >= HALF, probability, bool(found.hits[area]))
    return answers


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
