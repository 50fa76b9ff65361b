"""Measures coders: on texts against a file of cells people have coded, and against each other. Nothing is stored."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader
from foedera.coding.coverage.judging import CODER, ScoreJudge
from foedera.coding.enforceability.level_weights import LevelWeights, most_probable
from foedera.coding.fingerprints import fingerprint
from foedera.coding.measuring import HALF, CoderAnswer, compare, filled, graded
from foedera.coding.ranker.coverage_features import features
from foedera.coding.ranker.ranker_weights import Learnt, Weights, key_of
from foedera.coding.reliability import compare_codings
from foedera.coding.reliability.common_cells import VALUE_EQUIVALENCE
from foedera.coding.reliability.common_cells import coder_pairs as pairs_of
from foedera.coding.reliability.measures import MEASURES
from foedera.coding.reliability.two_coders import compare_coders
from foedera.comparing.codings import codings_of, listed
from foedera.errors import UnreadableFile
from foedera.ids import cell_id, slug_of
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue
from foedera.model.evaluation import Evaluation, Graded
from foedera.model.gold import Gold
from foedera.model.lineage import Lineage
from foedera.model.lookup import incomplete_evaluation, nothing_to_compare, unknown_choice, unknown_coder
from foedera.model.progress import Progress, silent
from foedera.model.reliability import BetweenCoders, CoderPair, Reliability
from foedera.model.selection import codebook as first_codebook
from foedera.model.selection import within
from foedera.model.snapshot import Snapshot, remembered
from foedera.reading.gold_file import read_gold
from foedera.reading.guard import GuardedReader
from foedera.version import __version__
from foedera.workspace.files import read_file
from foedera.workspace.seed import built_in_level_weights, built_in_weights, wording_reader


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the texts of a file of coded cells."""

    gold: Gold
    evidence: dict[str, Evidence]
    """Agreement id → the evidence in its text."""
    metadata: dict[str, dict[str, str | tuple[str, ...]]]
    """Agreement id → what its file says of itself (foedera.model.document.ReadResult)."""
    people: dict[tuple[str, str], bool]
    """(agreement id, area id) → whether people call it covered; only agreements with a text, areas of the codebook."""
    levels: dict[tuple[str, str], int]
    """(agreement id, area id) → grade of enforceability, of those cells people call covered and have graded."""
    wording: dict[str, dict[str, tuple[float, ...]]]
    """Agreement id → area id → features of enforceability; empty where they were not asked for."""
    without_text: tuple[str, ...]
    not_in_codebook: tuple[str, ...]


def measured(
    snapshot: Snapshot | None,
    against: str,
    texts: str | Path | None,
    book: Codebook | None,
    *,
    by_score: bool = False,
    progress: Progress = silent,
) -> Evaluation | Reliability:
    """The coder against a file of coded cells, or against a source's own table (View.evaluate).

    Args:
        snapshot: the workspace; None where a codebook that ships is measured by a file.
        against: the file, or the id of the source.
        texts: with a file: a folder or archive of the agreements' texts.
        book: with a file: whose coder is measured.
        by_score: as in `evaluate`.
        progress: as there.

    Raises:
        UsageError: a file without texts or codebook.
    """
    if snapshot is not None and not against.endswith(".csv"):
        return against_table(snapshot, against)
    if texts is None or book is None:
        raise incomplete_evaluation(against, "no texts" if texts is None else "no codebook")
    return evaluate(Path(against), Path(texts), book, by_score=by_score, progress=progress)


def search(
    gold: Path,
    texts: Path,
    book: Codebook,
    *,
    enforceability: bool = False,
    progress: Progress = silent,
) -> Found:
    """Read the text of every agreement in a file of coded cells, and search it by a codebook.

    Args:
        gold: a CSV file (foedera.reading.gold).
        texts: a folder or a tar archive; a text belongs to the agreement its file is named after.
        book: the codebook.
        enforceability: look also at what shows whether the areas can be enforced.
        progress: told before each text.

    Raises:
        UnreadableFile: a file cannot be read, or there is no text at all.
        InvalidRegister: the file of coded cells has faults.
    """
    coded = read_gold(read_file(gold), name=gold.name)
    reader = EvidenceReader(book)
    wordings = wording_reader(book) if enforceability else None
    found: dict[str, Evidence] = {}
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
        levels={
            place: cell.enforceability
            for place, cell in cells.items()
            if cell.covered and cell.enforceability is not None
        },
        wording=wording,
        without_text=tuple(name for name in coded.agreements if name not in found),
        not_in_codebook=tuple(sorted({cell.area for cell in coded.cells} - areas.keys())),
    )


def evaluate(
    gold: Path,
    texts: Path,
    book: Codebook,
    *,
    by_score: bool = False,
    progress: Progress = silent,
) -> Evaluation:
    """Measure the coder a codebook has.

    Args:
        gold: a CSV file of coded cells.
        texts: a folder or a tar archive of their texts.
        book: the codebook.
        by_score: measure the plain scores, also where a ranker was trained.
        progress: told before each text.

    Raises:
        RefusedInput: a file cannot be read, or the file of coded cells has faults.
    """
    levels = built_in_level_weights(book)
    found = search(gold, texts, book, enforceability=levels is not None, progress=progress)
    weights = None if by_score else built_in_weights(book)
    answers = by_scores(book, found.evidence) if weights is None else by_weights(book, weights, found.evidence)
    coder = ScoreJudge.coder if weights is None else weights.method
    areas = [area.id for area in book.areas]
    between = compare(found.people, answers, coder=coder, gold=found.gold.name, areas=areas, codebook=book.key)
    grades = None if levels is None or not found.levels else _graded(found, levels, answers, areas)
    return Evaluation(
        code=__version__,
        coder=coder,
        codebook=book.key,
        fingerprint=fingerprint(book),
        gold=found.gold.name,
        gold_sha256=found.gold.sha256,
        agreements=len(found.evidence),
        cells=len(found.people),
        trained_on=0 if weights is None else _known(weights, found),
        without_text=found.without_text,
        not_in_codebook=found.not_in_codebook,
        overall=between.overall,
        areas=between.areas,
        filled=tuple(
            filled(found.people, answers, threshold) for threshold in (() if weights is None else weights.thresholds)
        ),
        enforceability=None if grades is None else grades.kappa,
        graded=grades,
        rules=between.rules,
    )


def against_table(snapshot: Snapshot, source: str, coder: str = CODER) -> Reliability:
    """How far a machine's reading of a source agrees with the table the same source prints.

    Raises:
        UnknownId: the source states no table, or its text was not coded.
    """
    book = first_codebook(snapshot)
    lineage = Lineage(book, snapshot.codebooks.values())
    claims = [claim for claim in snapshot.of("coverage") if lineage.of(claim).speaks]
    said = {_place(c): str(c.value["value"]) for c in claims if c.coder == source}
    proposed = {_place(c): str(c.value["value"]) for c in claims if (c.coder, c.basis.source) == (coder, source)}
    if not said or not proposed:
        raise nothing_to_compare(source, coder, len(said), len(proposed))
    return compare_codings(said, proposed, areas=[area.id for area in book.areas])


def coders(snapshot: Snapshot, book: Codebook, collection: str | None = None) -> dict[str, int]:
    """Who has said something of how many cells of a collection (None: of every agreement)."""
    found = listed(codings_of(snapshot, book, within(snapshot, collection)))
    return {name: len(coding) for name, coding in sorted(found.items())}


@remembered(4)
def coder_pairs(snapshot: Snapshot, book: Codebook, collection: str | None = None) -> tuple[CoderPair, ...]:
    """Every two coders who judged common cells of a collection (None: of every agreement), most cells first."""
    found = listed(codings_of(snapshot, book, within(snapshot, collection)))
    return pairs_of(found, [area.id for area in book.areas])


@remembered(16)
def between(
    snapshot: Snapshot,
    book: Codebook,
    who: tuple[str, str],
    collection: str | None,
    values: str,
    measures: tuple[str, ...],
) -> BetweenCoders:
    """How far two coders agree on the cells both judged, an area and over all.

    Raises:
        UnknownId: a coder has said nothing here.
        UsageError: no such choice of values or measure.
    """
    for what, chosen, known in (("values", (values,), VALUE_EQUIVALENCE), ("measure", measures, MEASURES)):
        for word in (word for word in chosen if word not in known):
            raise unknown_choice(what, word, list(known))
    found = codings_of(snapshot, book, within(snapshot, collection))
    for name in who:
        if name not in found:
            raise unknown_coder(name, list(found))
    (first, second), areas = (found[name] for name in who), [area.id for area in book.areas]
    return compare_coders(first, second, coders=who, areas=areas, codebook=book.key, values=values, measures=measures)


def _place(claim: Claim) -> str:
    return cell_id(claim.subject, claim.value["area"])


def _known(weights: Learnt, found: Found) -> int:
    """How many agreements weights were learnt from."""
    keys = frozenset(weights.training.keys)
    return sum(key_of(agreement) in keys for agreement in found.evidence)


def _graded(
    found: Found, weights: LevelWeights, answers: Mapping[tuple[str, str], CoderAnswer], areas: Sequence[str]
) -> Graded:
    """The coder of enforceability against people, on the cells they call covered."""
    levels = {
        (agreement, area): most_probable(weights.probabilities(area, found.wording[agreement][area]))
        for agreement, area in found.levels
    }
    return graded(found.levels, levels, answers, coder=weights.method, areas=areas, trained_on=_known(weights, found))


def by_scores(book: Codebook, evidence: Mapping[str, Evidence]) -> dict[tuple[str, str], CoderAnswer]:
    """What the scores to reach say of every cell."""
    judge = ScoreJudge()
    return {
        (agreement, area): CoderAnswer(verdict.value is CellValue.COVERED, None, bool(verdict.hits))
        for agreement, found in evidence.items()
        for area, verdict in judge.verdicts(book, found).items()
    }


def by_weights(
    book: Codebook, weights: Weights, evidence: Mapping[str, Evidence]
) -> dict[tuple[str, str], CoderAnswer]:
    """What the ranker says of every cell."""
    answers = {}
    for agreement, found in evidence.items():
        for area, cell in features(book, found).items():
            probability = weights.probability(area, cell)
            answers[agreement, area] = CoderAnswer(probability >= HALF, probability, bool(found.hits[area]))
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
