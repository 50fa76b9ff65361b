"""How well passages that recur are found at each threshold, against pairs a reader judged by their words alone.

evaluation/reuse_gold.csv names the pairs: by file, eId and place in the text, without a word of them. Drawn by
likeness: eight of each tenth of runs in common from 0.2 on, from three kinds of texts. Drawn as neighbours: passages at
random, each with those of other agreements that are nearest by weighed words and by runs of three. What is alike was
made anew after errors in both had been seen. Drawn after that and judged before anything was measured: afresh, passages
at random, each with the three nearest by weighed words; and pairs that are alike, in four groups.

Texts of ToTA, joint statements and defence treaties must lie beside the checkout; the bilateral agreements and later
statements do not, and come from a folder that has them as ua/ and us/.

    python -m benchmarks.recurrence                  prints the tables, without pairs whose texts are not there
    python -m benchmarks.recurrence --fresh TEXTS    with the texts in the folder TEXTS
    python -m benchmarks.recurrence ... --write      writes them into evaluation/reuse.md, between its two marks
"""

from __future__ import annotations

import csv
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.page import give
from benchmarks.pdf_reading import TRADE
from benchmarks.resampling import percentiles
from foedera.coding.reliability import wilson
from foedera.comparing.wording.alike import alike_pairs
from foedera.comparing.wording.closings import set_apart
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.comparing.wording.segments import MASK, words_of
from foedera.comparing.wording.shingles import sets_of, shingles_of
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.text.party_names import masked
from foedera.text.spans import body_start

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
GOLD = ROOT / "evaluation" / "reuse_gold.csv"
PAGE = ROOT / "evaluation" / "reuse.md"
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.8)
SEEN = {"neighbours": "Drawn as neighbours", "likeness": "Drawn by likeness"}
FOUND = {
    "found": "alike from 0.5, at random",
    "border": "alike from 0.5 to 0.6",
    "short": "alike from 0.5 to 0.65, of at most 30 words",
    "below": "alike from 0.35 to 0.5",
}
"""How pairs were drawn to see what is found wrongly; agreements as those drawn afresh."""
DRAWS, SEED = 2000, 20261130
LOWEST = 0.01
YES, NO, PART = "yes", "no", "part"


class Judged(NamedTuple):
    """A pair of passages as the reader and the join have it."""

    drawn: str
    passage: str
    """File and place of the first: pairs of one passage are drawn together."""
    judged: str
    alike: float
    """As the product counts it; 0 for a pair it does not look at."""
    masked: float
    """The same with names of parties masked."""


class Figure(NamedTuple):
    """A figure of some pairs; None where there is nothing to take it of."""

    name: str
    of: Callable[[Sequence[Judged], float, bool], float | None]


def recall(pairs: Sequence[Judged], threshold: float, names: bool) -> float | None:
    """Of the pairs the reader says recur, those at or above the threshold."""
    found = [_alike(pair, names) >= threshold for pair in pairs if pair.judged == YES]
    return sum(found) / len(found) if found else None


def precision(
    pairs: Sequence[Judged], threshold: float, names: bool, wrong: frozenset[str] = frozenset({NO})
) -> float | None:
    """Of the pairs at or above the threshold, those that recur; a part that recurs in more is left out."""
    said = [pair.judged for pair in pairs if _alike(pair, names) >= threshold]
    right = said.count(YES)
    return right / total if (total := right + sum(each in wrong for each in said)) else None


def strict(pairs: Sequence[Judged], threshold: float, names: bool) -> float | None:
    """The same, with a part that recurs in more counted as wrong."""
    return precision(pairs, threshold, names, frozenset({NO, PART}))


FIGURES = (Figure("recall", recall), Figure("precision", precision), Figure("precision, parts wrong", strict))


class Pairs(NamedTuple):
    """The pairs whose texts are there, and how many are not among them."""

    found: list[Judged]
    missing: int
    """Whose texts are not there."""
    titles: int
    """One side of which is read as a title now, which is no passage."""
    apart: int
    """One side of which is set apart as formula of closing or lead-in."""


def judged(fresh: Path | None) -> Pairs:
    """The pairs of the table."""
    found, missing, titles, apart = list[Judged](), 0, 0, 0
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            texts = [_text(row[name], fresh) for name in ("file", "other_file")]
            if None in texts:
                missing += 1
                continue
            places = [(int(row[f"{side}start"]), int(row[f"{side}end"])) for side in ("", "other_")]
            sides = [_words(text, *place) for text, place in zip(texts, places, strict=True) if text is not None]
            if None in sides:
                titles += 1
                continue
            if row["judged"] == "closing" or not all(side and side[0] for side in sides):
                apart += 1
                continue
            plain, hidden = zip(*filter(None, sides), strict=True)
            found.append(
                Judged(
                    row["drawn"],
                    f"{row['file']} {row['start']}",
                    row["judged"],
                    _likeness(*plain),
                    _likeness(*hidden),
                )
            )
    return Pairs(found, missing, titles, apart)


@cache
def _text(name: str, fresh: Path | None) -> ReadResult | None:
    """A text by its name in the table; None where it is not there."""
    kind = name.partition("/")[0]
    if kind == "tota":
        data = _trade().get(name.partition("/")[2])
    else:
        folder = fresh if kind in ("ua", "us") else CORPORA
        data = (folder / name).read_bytes() if folder is not None and (folder / name).exists() else None
    if data is None:
        return None
    return read(data, name=name, subject="text", role="text", language=None, source="text")


@cache
def _trade() -> dict[str, bytes]:
    if not TRADE.exists():
        return {}
    wanted = {name.partition("/")[2] for name in _files() if name.startswith("tota/")}
    with tarfile.open(TRADE) as archive:
        files = ((Path(member.name).name, member) for member in archive if Path(member.name).name in wanted)
        return {name: file.read() for name, member in files if (file := archive.extractfile(member)) is not None}


def _files() -> set[str]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return {row[side] for row in csv.DictReader(file) for side in ("file", "other_file")}


def _words(text: ReadResult, start: int, end: int) -> tuple[list[str], list[str]] | None:
    """The words of a passage as they are compared, and the same with names masked; none where it is set apart.

    None where no provision stands there.
    """
    document, plain, hidden = text.document, list[str](), list[str]()
    inside = [each for each in text.provisions if start <= each.start and each.end <= end]
    if not inside:
        return None
    members = [(each, body_start(document.text, each)) for each in inside]
    for (provision, at), why in zip(members, set_apart(document, members), strict=True):
        if why is None:
            plain += words_of(document.text[at : provision.end])
            hidden += words_of(masked(document.text[at : provision.end], slot=MASK))
    return plain, hidden


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two passages are, by the join the product uses."""
    numbers = {word: number for number, word in enumerate({*one, *other})}
    words = np.array([numbers[word] for word in (*one, *other)], dtype=np.int32)
    starts = np.array([0, len(one), len(words)])
    found = alike_pairs(words, starts, sets_of(shingles_of(words, starts)), np.arange(2), LOWEST)
    return float(found.alike[0]) if len(found.alike) else 0.0


def _alike(pair: Judged, names: bool) -> float:
    return pair.masked if names else pair.alike


def _interval(pairs: Sequence[Judged], figure: Figure, threshold: float, names: bool) -> str:
    """The figure with its 95 % interval: passages are drawn again with all their pairs."""
    value = figure.of(pairs, threshold, names)
    if value is None:
        return "–"
    low, high = percentiles(
        lambda drawn: figure.of(drawn, threshold, names),
        pairs,
        lambda pair: pair.passage,
        resamples=DRAWS,
        seed=SEED,
    )
    return f"{value:.2f} [{low:.2f}–{high:.2f}]"


def report(fresh: Path | None) -> Iterator[str]:
    """The tables, as Markdown."""
    pairs, missing, titles, apart = judged(fresh)
    yield (
        f"{len(pairs)} judged pairs ({missing} more whose texts are not here; {apart} set apart as formulas of closing "
        f"or lead-ins; {titles} of which one is a title and no passage as texts are read now). In brackets 95 % "
        "intervals over passages."
    )
    afresh = [pair for pair in pairs if pair.drawn == "afresh"]
    yield from ("", f"Passages drawn afresh: pairs of the sheet, {_counts(afresh)}.", "")
    yield from _table(afresh, THRESHOLDS, names=False)
    yield from list(_table(afresh, (THRESHOLD,), names=True))[2:]
    yield from ("", "Of these passages, how many are found.", "")
    yield from _passages(afresh)
    yield from ("", "Pairs drawn by how alike they are, judged without it.", "")
    yield "| drawn | yes | part | no | of yes and no, yes |"
    yield "|---|--:|--:|--:|---|"
    for drawn, how in FOUND.items():
        said = [pair.judged for pair in pairs if pair.drawn == drawn]
        yes, part, no = (said.count(each) for each in (YES, PART, NO))
        yield f"| {how} | {yes} | {part} | {no} | {_share(yes, yes + no)} |"
    for drawn, how in SEEN.items():
        some = [pair for pair in pairs if pair.drawn == drawn]
        yield from ("", f"{how}, seen before: {_counts(some)}.", "")
        yield from _table(some, THRESHOLDS, names=False)
    neighbours = [pair for pair in pairs if pair.drawn == "neighbours"]
    yield from ("", "Passages drawn at random, seen before: of those that recur somewhere, how many are found.", "")
    yield from _passages(neighbours)


def _counts(pairs: Sequence[Judged]) -> str:
    return ", ".join(f"{sum(pair.judged == said for pair in pairs)} {said}" for said in (YES, PART, NO))


def _table(pairs: Sequence[Judged], thresholds: Sequence[float], *, names: bool) -> Iterator[str]:
    yield "| threshold | " + " | ".join(figure.name for figure in FIGURES) + " |"
    yield "|--:|" + "--:|" * len(FIGURES)
    for at in thresholds:
        cells = (_interval(pairs, figure, at, names) for figure in FIGURES)
        yield f"| {at:g}{', masked' if names else ''} | {' | '.join(cells)} |"


def _passages(pairs: Sequence[Judged]) -> Iterator[str]:
    """By passage: found where a pair of it that recurs is; made up where it recurs nowhere and yet is found."""
    groups: dict[str, list[Judged]] = {}
    for pair in pairs:
        groups.setdefault(pair.passage, []).append(pair)
    recurring = [group for group in groups.values() if any(pair.judged == YES for pair in group)]
    never = [group for group in groups.values() if all(pair.judged == NO for pair in group)]
    yield f"| threshold | found of {len(recurring)} that recur | found of {len(never)} that recur nowhere |"
    yield "|--:|--:|--:|"
    for at in THRESHOLDS:
        found = sum(any(pair.judged == YES and pair.alike >= at for pair in group) for group in recurring)
        made_up = sum(any(pair.alike >= at for pair in group) for group in never)
        yield f"| {at:g} | {_share(found, len(recurring))} | {_share(made_up, len(never))} |"


def _share(some: int, of: int) -> str:
    """How many, and their share with its 95 % interval."""
    low, high = wilson(some, of)
    return f"{some} ({some / max(of, 1):.2f} [{low:.2f}–{high:.2f}])"


if __name__ == "__main__":
    named = sys.argv[sys.argv.index("--fresh") + 1] if "--fresh" in sys.argv else None
    give(
        PAGE,
        "recurrence with fresh texts" if named else "recurrence",
        list(report(None if named is None else Path(named))),
    )
