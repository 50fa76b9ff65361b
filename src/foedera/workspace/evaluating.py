"""Measures coders: on texts against a file of cells people have coded, and against each other. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.judging import CODER, CoverageJudge, ScoreJudge, Verdict
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
from foedera.ids import cell_id
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue
from foedera.model.evaluation import Evaluation, Graded
from foedera.model.lineage import Lineage
from foedera.model.lookup import incomplete_evaluation, nothing_to_compare, unknown_choice, unknown_coder
from foedera.model.progress import Progress, silent
from foedera.model.reliability import BetweenCoders, CoderPair, Reliability
from foedera.model.selection import codebook as first_codebook
from foedera.model.selection import within
from foedera.model.snapshot import Snapshot, remembered
from foedera.version import __version__
from foedera.workspace.disagreeing import against_people, against_source
from foedera.workspace.gold_search import Found, search
from foedera.workspace.seed import (
    built_in_judge,
    built_in_level_weights,
    built_in_weights,
)


def measured(
    snapshot: Snapshot | None,
    against: str,
    texts: str | Path | None,
    book: Codebook | None,
    *,
    by_score: bool = False,
    cells: bool = False,
    progress: Progress = silent,
) -> Evaluation | Reliability:
    """The coder against a file of coded cells, or against a source's own table (View.evaluate).

    Args:
        snapshot: the workspace; None where a codebook that ships is measured by a file.
        against: the file, or the id of the source.
        texts: with a file: a folder or archive of the agreements' texts.
        book: with a file: whose coder is measured.
        by_score: as in `evaluate`.
        cells: as there.
        progress: as there.

    Raises:
        UsageError: a file without texts or codebook.
    """
    if snapshot is not None and not against.endswith(".csv"):
        return against_table(snapshot, against, cells=cells)
    if texts is None or book is None:
        raise incomplete_evaluation(against, "no texts" if texts is None else "no codebook")
    return evaluate(Path(against), Path(texts), book, by_score=by_score, cells=cells, progress=progress)


def evaluate(
    gold: Path,
    texts: Path,
    book: Codebook,
    *,
    by_score: bool = False,
    cells: bool = False,
    progress: Progress = silent,
) -> Evaluation:
    """Measure the coder a codebook has.

    Args:
        gold: a CSV file of coded cells.
        texts: a folder or a tar archive of their texts.
        book: the codebook.
        by_score: measure the plain scores, also where a ranker was trained.
        cells: name every cell the coder and people judge differently, with its passage.
        progress: told before each text.

    Raises:
        RefusedInput: a file cannot be read, or the file of coded cells has faults.
    """
    levels = built_in_level_weights(book)
    found = search(gold, texts, book, enforceability=levels is not None, passages=cells, progress=progress)
    weights = None if by_score else built_in_weights(book)
    judge = ScoreJudge() if by_score else built_in_judge(book) or ScoreJudge()
    answers = by_verdicts(book, judge, found.evidence) if weights is None else by_weights(book, weights, found.evidence)
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
        disagreeing=against_people(found.people, answers, found.passages, found.quotes) if cells else None,
    )


def against_table(snapshot: Snapshot, source: str, coder: str = CODER, *, cells: bool = False) -> Reliability:
    """How far a machine's reading of a source agrees with the table the same source prints.

    Args:
        snapshot: the workspace.
        source: the source.
        coder: the machine.
        cells: name every cell the two judge differently, with its passage.

    Raises:
        UnknownId: the source states no table, or its text was not coded.
    """
    book = first_codebook(snapshot)
    lineage = Lineage(book, snapshot.codebooks.values())
    claims = [claim for claim in snapshot.of("coverage") if lineage.of(claim).speaks]
    sides = (
        [c for c in claims if c.coder == source],
        [c for c in claims if (c.coder, c.basis.source) == (coder, source)],
    )
    said, proposed = ({_place(c): str(c.value["value"]) for c in side} for side in sides)
    if not said or not proposed:
        raise nothing_to_compare(source, coder, len(said), len(proposed))
    found = compare_codings(said, proposed, areas=[area.id for area in book.areas])
    return msgspec.structs.replace(found, disagreeing=against_source(snapshot, found, *sides)) if cells else found


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


def by_verdicts(
    book: Codebook, judge: CoverageJudge, evidence: Mapping[str, Evidence]
) -> dict[tuple[str, str], CoderAnswer]:
    """What a judge says of every cell; where it would ask a person, what is more probable, and not found by scores."""
    return {
        (agreement, area): CoderAnswer(_guess(verdict), verdict.probability, bool(verdict.hits), verdict.rule)
        for agreement, found in evidence.items()
        for area, verdict in judge.verdicts(book, found).items()
    }


def _guess(verdict: Verdict) -> bool:
    unclear = verdict.value is CellValue.UNCLEAR
    return (verdict.probability or 0.0) >= HALF if unclear else verdict.value is CellValue.COVERED


def by_weights(
    book: Codebook, weights: Weights, evidence: Mapping[str, Evidence]
) -> dict[tuple[str, str], CoderAnswer]:
    """What the ranker says of every cell."""
    answers = {}
    for agreement, found in evidence.items():
        for area, cell in features(book, found).items():
            probability = weights.probability(area, cell)
            answers[agreement, area] = CoderAnswer(
                probability >= HALF, probability, bool(found.hits[area]), f"probability {probability:.2f}"
            )
    return answers
