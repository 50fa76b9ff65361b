"""How well security and defence texts nobody here wrote are coded by eu-sdp, against two readers' cells.

evaluation/security_read.csv holds what two readers said of 40 joint statements and treaties, read whole and blind to
any coder; 25 were looked at while expressions were written and weights learnt (dev), 15 were not (test). The texts must
lie beside the checkout. evaluation/security_fresh.csv holds the same of 16 texts that came later, when all that stood:
nothing was learnt from them, but errors in 8 of them (dev) were looked at. They are public; evaluation/security.md says
which they are.

    python -m benchmarks.security                    prints the tables
    python -m benchmarks.security --fresh TEXTS      those of the texts that came later, which lie in the folder TEXTS
    python -m benchmarks.security ... --write        writes them into evaluation/security.md, between its two marks
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.page import give
from benchmarks.resampling import percentiles
from foedera.coding.coverage.judging import CoverageJudge, ScoreJudge
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.ranker.sentence_learning import (
    BORDER,
    COVERED,
    NO,
    QuotedCell,
    QuotedTexts,
    read_quoted,
    sentence_name,
)
from foedera.coding.reliability.coefficients import kappa
from foedera.model.claim import Claim, Span
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
GOLD = ROOT / "evaluation" / "security_read.csv"
FRESH = ROOT / "evaluation" / "security_fresh.csv"
PAGE = ROOT / "evaluation" / "security.md"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
DRAWS, SEED = 2000, 20261130
STEPS = {strength.value: strength.step for strength in Strength}


class Answer(NamedTuple):
    """A cell as the readers and the coder have it."""

    text: str
    people: QuotedCell
    value: CellValue
    quoted: tuple[frozenset[str], ...]
    """Names of what the coder quotes, the best first: the sentence, and the words it completes."""
    strength: Strength | None
    """The firmest of those it quotes."""


def answers(which: str, judge: CoverageJudge | None, gold: Path = GOLD, texts: Path = CORPORA) -> list[Answer]:
    """Every cell of a set, as `foedera code` codes it."""
    book, quoted = built_in_codebook("eu-sdp"), read_quoted(gold.read_bytes(), name=gold.name)
    lexicon = Lexicon(book, built_in_sentence_words(), judge)
    names = [name for name, of in quoted.sets.items() if of == which]
    return [answer for name in names for answer in _of_text(name, texts / name, lexicon, quoted)]


def _of_text(name: str, path: Path, lexicon: Lexicon, quoted: QuotedTexts) -> Iterator[Answer]:
    result = read(path.read_bytes(), name=path.name, subject="text", role="text", language=None, source="text")
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in lexicon.code(result.document, result.provisions, agreement="text", recorded=WHEN):
        claims[claim.value["area"]].append(claim)
    for area in lexicon.codebook.areas:
        said = [value_of(claim, Coverage) for claim in claims[area.id]]
        strengths = [each.strength for each in said if each.strength is not None]
        yield Answer(
            text=name,
            people=quoted.cell(name, area.id),
            value=said[0].value,
            quoted=tuple(_names(c.basis.span) for c in claims[area.id] if c.basis.span is not None),
            strength=max(strengths, key=lambda strength: strength.step, default=None),
        )


def _names(span: Span) -> frozenset[str]:
    return frozenset(sentence_name(part) for part in (span.quote, span.lead.quote if span.lead else "") if part)


class Figure(NamedTuple):
    """A figure of some cells; None where there is nothing to take it of."""

    name: str
    of: Callable[[Sequence[Answer]], float | None]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def precision(cells: Sequence[Answer], border: str | None = None) -> float | None:
    """Of the cells the coder calls covered, those the readers do; cells of doubt left out, or taken as `border`."""
    found = [_people(cell, border) for cell in cells if cell.value is CellValue.COVERED]
    return _share(found.count(COVERED), found.count(COVERED) + found.count(NO))


def recall(cells: Sequence[Answer], border: str | None = None, *, answered: bool = True) -> float | None:
    """Of the cells the readers call covered, those the coder does; what it asks a person about left out, or missed."""
    wanted = [cell for cell in cells if _people(cell, border) == COVERED]
    wanted = [cell for cell in wanted if not (answered and cell.value is CellValue.UNCLEAR)]
    return _share(sum(cell.value is CellValue.COVERED for cell in wanted), len(wanted))


def agreement(cells: Sequence[Answer], border: str | None = None) -> float | None:
    """Cohen's kappa on the cells the coder answers."""
    pairs = Counter(
        (said == COVERED, cell.value is CellValue.COVERED)
        for cell in cells
        if (said := _people(cell, border)) != BORDER and cell.value is not CellValue.UNCLEAR
    )
    return kappa(pairs)


def asked(cells: Sequence[Answer]) -> float | None:
    """Share of all cells a person is asked about."""
    return _share(sum(cell.value is CellValue.UNCLEAR for cell in cells), len(cells))


def best_quoted(cells: Sequence[Answer], *, most: int = 1) -> float | None:
    """Of the cells both call covered, those of which the coder's best sentence is one a reader quoted."""
    both = _both(cells)
    return _share(sum(any(cell.people.sentences & names for names in cell.quoted[:most]) for cell in both), len(both))


def with_strength(cells: Sequence[Answer]) -> float | None:
    """Of the cells both call covered, those with a strength."""
    both = _both(cells)
    return _share(sum(cell.strength is not None for cell in both), len(both))


def same_strength(cells: Sequence[Answer]) -> float | None:
    """Share of the readers' strengths the coder's is."""
    pairs = _strengths(cells)
    return _share(sum(one == two for one, two in pairs), len(pairs))


def weighted_kappa(cells: Sequence[Answer]) -> float | None:
    """Cohen's kappa of strengths with quadratic weights, on the five steps."""
    pairs = _strengths(cells)
    apart = sum((one - two) ** 2 for one, two in pairs) * len(pairs)
    by_chance = sum((one - two) ** 2 for one, _ in pairs for _, two in pairs)
    return 1 - apart / by_chance if by_chance else None


def _both(cells: Sequence[Answer]) -> list[Answer]:
    return [cell for cell in cells if cell.people.value == COVERED and cell.value is CellValue.COVERED]


def _strengths(cells: Sequence[Answer]) -> list[tuple[int, int]]:
    return [
        (STEPS[said], cell.strength.step)
        for cell in _both(cells)
        for said in cell.people.strengths
        if said and cell.strength is not None
    ]


def _people(cell: Answer, border: str | None) -> str:
    return border if border is not None and cell.people.value == BORDER else cell.people.value


FIGURES = (
    Figure("precision", precision),
    Figure("recall, of what it answers", recall),
    Figure("recall, what it asks about counted as missed", partial(recall, answered=False)),
    Figure("kappa, of what it answers", agreement),
    Figure("cells a person is asked about", asked),
    Figure("precision, doubtful cells taken as covered", partial(precision, border=COVERED)),
    Figure("precision, doubtful cells taken as not covered", partial(precision, border=NO)),
    Figure("recall of answers, doubtful cells taken as covered", partial(recall, border=COVERED)),
    Figure("kappa of answers, doubtful cells taken as covered", partial(agreement, border=COVERED)),
    Figure("kappa of answers, doubtful cells taken as not covered", partial(agreement, border=NO)),
    Figure("best sentence is one a reader quoted", best_quoted),
    Figure("one of the five sentences shown is", partial(best_quoted, most=5)),
    Figure("covered cells with a strength", with_strength),
    Figure("strength as a reader gives it", same_strength),
    Figure("weighted kappa of strengths", weighted_kappa),
)


def report() -> list[str]:
    """Markdown: how far the readers agree, then the figures of each set, with weights and by scores alone."""
    calibrated = built_in_judge(built_in_codebook("eu-sdp"))
    columns = {
        "test": answers("test", calibrated),
        "dev (expressions and weights know it)": answers("dev", calibrated),
        "test, scores alone": answers("test", ScoreJudge()),
    }
    return [*_readers(columns["test"]), "", *_table(columns)]


def fresh(texts: Path) -> list[str]:
    """The same of the texts that came later; only those of the set `test` were read by two readers."""
    calibrated = built_in_judge(built_in_codebook("eu-sdp"))
    columns = {
        "unread": answers("test", calibrated, FRESH, texts),
        "errors looked at": answers("dev", calibrated, FRESH, texts),
    }
    return [*_readers(columns["unread"]), "", *_table(columns)]


def _readers(cells: Sequence[Answer]) -> Iterator[str]:
    """How far the two readers agree on the test set."""
    pairs = Counter(cell.people.said for cell in cells)
    sure = Counter({pair: n for pair, n in pairs.items() if BORDER not in pair})
    values = Counter(cell.people.value for cell in cells)
    texts = len({cell.text for cell in cells})
    yield (
        f"Unread: {texts} texts, {len(cells)} cells; both readers call {values[COVERED]} covered and {values[NO]} not, "
        f"{values[BORDER]} are in doubt. Between the readers kappa is {kappa(sure):.3f} where neither doubts, "
        f"{kappa(pairs):.3f} when doubt is a value of its own."
    )


def _table(columns: dict[str, list[Answer]]) -> Iterator[str]:
    yield f"| figure | {' | '.join(columns)} |"
    yield "|---|" + "---|" * len(columns)
    for figure in FIGURES:
        yield f"| {figure.name} | " + " | ".join(_printed(figure, cells) for cells in columns.values()) + " |"


def _printed(figure: Figure, cells: Sequence[Answer]) -> str:
    """A figure with the 95 % interval that resampling whole texts gives."""
    value = figure.of(cells)
    if value is None:
        return "–"
    low, high = percentiles(figure.of, cells, lambda cell: cell.text, resamples=DRAWS, seed=SEED)
    return f"{value:.3f} ({low:.3f}–{high:.3f})"


if __name__ == "__main__":
    if "--fresh" in sys.argv:
        give(PAGE, "fresh", fresh(Path(sys.argv[sys.argv.index("--fresh") + 1])))
    else:
        give(PAGE, "figures", report())
