"""How well clause types are found, against provisions of eight agreements a reader sorted, and how long it takes.

evaluation/templates_gold.csv says which provisions of eight bilateral agreements belong to twenty clause types: read
side by side before anything was clustered; weights and the threshold were set on four of them (dev), the other four
(test) were looked at when that stood. All agreements of the folder are clustered together. The texts are not here: they
are public, and evaluation/templates.md says which they are.

    python -m benchmarks.templates --fresh TEXTS            prints the tables, of texts in the folder TEXTS
    python -m benchmarks.templates --fresh TEXTS --write    writes them into evaluation/templates.md
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.page import give
from benchmarks.resampling import percentiles
from foedera.comparing.templates.family import THRESHOLD, Family, family_of
from foedera.comparing.wording.common_wording import common_wording
from foedera.errors import FoederaError
from foedera.ids import slug_of
from foedera.model.document import ReadResult
from foedera.model.template import Lacking
from foedera.reading import read

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "evaluation" / "templates_gold.csv"
PAGE = ROOT / "evaluation" / "templates.md"
DRAWS, SEED = 2000, 20261130
THRESHOLDS = (0.15, 0.2, THRESHOLD, 0.3, 0.35)
PARTS = ("dev", "test")
NEAREST = "of those not said so, nearest shown is it"
COLUMNS = (
    *("has it, said so", "has it, said within", "has it, said perhaps", "has it, said not found", NEAREST),
    *("lacks it, said not found", "lacks it, said perhaps", "lacks it, said within", "lacks it, said so"),
)
"""What the matrix can say of what is so."""

Place = tuple[str, int]
"""Agreement, and the first code point of a passage in its text."""


class Gold(NamedTuple):
    """What the reader sorted of one part."""

    types: dict[str, tuple[Place, ...]]
    doubtful: frozenset[Place]
    agreements: tuple[str, ...]


class Judged(NamedTuple):
    """A pair of passages of two agreements, at least one of them sorted by the reader."""

    type: str
    wanted: bool
    found: bool


def read_gold(part: str) -> Gold:
    """The sorted passages of a part; what the reader doubted counts for nothing."""
    types: dict[str, list[Place]] = defaultdict(list)
    doubtful, agreements = set(), set()
    for row in csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()):
        if row["set"] == part:
            agreement = slug_of(row["file"])
            agreements.add(agreement)
            place = agreement, int(row["start"])
            if row["belongs"] == "yes":
                types[row["type"]].append(place)
            else:
                doubtful.add(place)
    return Gold({name: tuple(places) for name, places in types.items()}, frozenset(doubtful), tuple(sorted(agreements)))


def read_texts(folder: Path) -> list[ReadResult]:
    """Every text of a folder that can be read."""
    found = []
    for path in sorted(folder.iterdir()):
        try:
            subject = slug_of(path.name)
            found.append(
                read(path.read_bytes(), name=path.name, subject=subject, role="text", language=None, source="t")
            )
        except FoederaError as error:
            sys.stderr.write(f"{path.name}: {error}\n")
    return found


def judged(gold: Gold, label: Mapping[Place, object]) -> list[Judged]:
    """Every pair that is wanted, and every pair found that has a sorted passage of these agreements in it."""
    of: dict[Place, set[str]] = defaultdict(set)
    for name, places in gold.types.items():
        for place in places:
            of[place].add(name)
    pairs = [
        Judged(name, True, label.get(one) is not None and label.get(one) == label.get(other))
        for name, places in gold.types.items()
        for one, other in _pairs(places)
    ]
    groups: dict[object, list[Place]] = defaultdict(list)
    for place, group in label.items():
        if place[0] in gold.agreements and place not in gold.doubtful:
            groups[group].append(place)
    for places_found in groups.values():
        for one, other in _pairs(places_found):
            named = sorted(of.get(one, set()) | of.get(other, set()))
            if named and not of.get(one, set()) & of.get(other, set()):
                pairs.append(Judged(named[0], False, True))
    return pairs


def _pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    for at, one in enumerate(places):
        yield from ((one, other) for other in places[:at] if one[0] != other[0])


def precision(pairs: Sequence[Judged]) -> float | None:
    """Of the pairs found, the wanted ones."""
    found = [pair.wanted for pair in pairs if pair.found]
    return sum(found) / len(found) if found else None


def recall(pairs: Sequence[Judged]) -> float | None:
    """Of the pairs wanted, the ones found."""
    wanted = [pair.found for pair in pairs if pair.wanted]
    return sum(wanted) / len(wanted) if wanted else None


def f1(pairs: Sequence[Judged]) -> float | None:
    """The harmonic mean of both."""
    both = sum(pair.wanted and pair.found for pair in pairs)
    return 2 * both / (2 * both + sum(pair.wanted != pair.found for pair in pairs)) if both else None


def labels_of(family: Family) -> dict[Place, str]:
    """Passage → its clause type."""
    places = ((family.wordings[place].segment, name) for name, group in family.members.items() for place in group)
    return {(segment.agreement, segment.start): name for segment, name in places}


def by_common_wording(texts: Sequence[ReadResult], threshold: float) -> dict[Place, str]:
    """Passage → its formula, as common wording has it at a threshold."""
    found = common_wording(texts, {text.document.subject: None for text in texts}, threshold=threshold, others=())
    segments = {segment.id: segment for segment in found.segments}
    return {
        (segments[one].agreement, segments[one].start): formula.id
        for formula in found.formulas
        for user in formula.users
        for one in user.segments
    }


def report(texts: Sequence[ReadResult]) -> Iterator[str]:
    """Markdown: pairs by threshold and beside common wording, then cells, then time."""
    signed = dict.fromkeys(text.document.subject for text in texts)
    ways: dict[str, Mapping[Place, object]] = {
        f"clause types at {at:g}" + (" (the default)" if at == THRESHOLD else ""): labels_of(
            family_of(texts, signed, threshold=at, fewest=2)
        )
        for at in THRESHOLDS
    }
    ways |= {f"common wording at {at:g}": by_common_wording(texts, at) for at in (0.5, 0.8)}
    golds = {part: read_gold(part) for part in PARTS}
    yield "| part | way | pairs wanted | pairs found | precision | recall | F1 |"
    yield "|---|---|--:|--:|---|---|---|"
    for part, gold in golds.items():
        for way, label in ways.items():
            pairs = judged(gold, label)
            counts = f"{sum(pair.wanted for pair in pairs)} | {sum(pair.found for pair in pairs)}"
            figures = " | ".join(_printed(figure, pairs) for figure in (precision, recall, f1))
            yield f"| {part} | {way} | {counts} | {figures} |"
    yield ""
    start = time.perf_counter()
    family = family_of(texts, signed)
    took = time.perf_counter() - start
    yield from _cells(family, golds)
    yield ""
    found = family.found
    yield (
        f"{len(found.with_text)} texts, {found.passages} passages: {len(found.templates)} clause types in "
        f"{found.fewest} or more agreements, {found.alone} passages in none; {took:.1f} s."
    )


def _cells(family: Family, golds: Mapping[str, Gold]) -> Iterator[str]:
    """What the matrix says of each agreement and type the reader sorted."""
    label = labels_of(family)
    yield f"| part | cells | {' | '.join(COLUMNS)} |"
    yield "|---|--:|" + "--:|" * len(COLUMNS)
    for part, gold in golds.items():
        counts: dict[str, int] = defaultdict(int)
        for places in gold.types.values():
            votes = [label[place] for place in places if place in label]
            if not votes:
                continue
            cells = {cell.agreement: cell for cell in family.found.cells[max(set(votes), key=votes.count)]}
            own = dict(places)
            for agreement in gold.agreements:
                cell = cells[agreement]
                shown = cell.nearest is not None and own.get(agreement) == cell.nearest.start
                counts[_kind(has=agreement in own, lacking=cell.lacking)] += 1
                searched = cell.lacking in (Lacking.NOT_FOUND, Lacking.PERHAPS)
                counts[NEAREST] += agreement in own and searched and shown
        total = sum(counts[name] for name in COLUMNS if name != NEAREST)
        yield f"| {part} | {total} | {' | '.join(str(counts[name]) for name in COLUMNS)} |"


def _kind(*, has: bool, lacking: Lacking | None) -> str:
    said = {None: "said so", Lacking.WITHIN: "said within", Lacking.PERHAPS: "said perhaps"}.get(
        lacking, "said not found"
    )
    return f"{'has' if has else 'lacks'} it, {said}"


def _printed(figure: Callable[[Sequence[Judged]], float | None], pairs: Sequence[Judged]) -> str:
    """A figure with the 95 % interval that resampling whole clause types gives."""
    value = figure(pairs)
    if value is None:
        return "–"
    low, high = percentiles(figure, pairs, lambda pair: pair.type, resamples=DRAWS, seed=SEED)
    return f"{value:.2f} ({low:.2f}–{high:.2f})"


if __name__ == "__main__":
    if "--fresh" not in sys.argv:
        sys.exit("the texts are not here: --fresh FOLDER")
    give(PAGE, "figures", list(report(read_texts(Path(sys.argv[sys.argv.index("--fresh") + 1])))))
