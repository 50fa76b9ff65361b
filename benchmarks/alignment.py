"""How well clauses are aligned, against links judged by hand before any aligner was written, and how long it takes.

    python -m benchmarks.alignment            prints the tables
    python -m benchmarks.alignment --write    writes them into evaluation/alignment.md, between its two marks

The gold (evaluation/alignment_gold.csv) names texts and eIds only. Thresholds were set on the pairs marked dev.
"""

from __future__ import annotations

import csv
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks import alignment_speed
from benchmarks.page import give
from benchmarks.resampling import RESAMPLES, SEED, draws, interval
from foedera.comparing.alignment import align, clauses_of
from foedera.model.alignment import Alignment, Side
from foedera.reading import read

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
GOLD = ROOT / "evaluation" / "alignment_gold.csv"
PAGE = ROOT / "evaluation" / "alignment.md"
PARTS = ("dev", "held-out", "second")
UNSEEN = ("held-out", "second")
"""Judged before the aligner ran on them, and never used to set it."""
UNSURE = "?"
"""In the gold: the reader could not tell, so the clause is not counted."""
Named = Mapping[str, frozenset[str]]
"""eId of a clause of the first agreement → eIds of what answers it."""


class Pair(msgspec.Struct, frozen=True):
    """Two agreements with what was judged and what was found."""

    names: str
    judged: Named
    found: Named
    numbered: Named
    """What would be found if clauses of one number answered each other."""

    def counts(self, found: Named) -> Counter[str]:
        """Links that are right, made up and missed, over the judged clauses."""
        counts: Counter[str] = Counter()
        for eid, wanted in self.judged.items():
            got = found.get(eid, frozenset())
            counts.update(right=len(wanted & got), extra=len(got - wanted), missed=len(wanted - got))
        return counts


def gold(part: str) -> dict[tuple[str, str], Named]:
    """The judged clauses of a part, pair by pair; a clause the reader could not tell about is left out."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["part"] == part:
                found[row["a"], row["b"]][row["a_eid"]].add(row["b_eid"])
    return {
        pair: {eid: frozenset(answers - {""}) for eid, answers in named.items() if UNSURE not in answers}
        for pair, named in found.items()
    }


def sides(names: set[str]) -> dict[str, Side]:
    """The texts of those names, read and cut into clauses."""
    texts = {path.stem: path for path in (CORPORA / "defence").glob("*.md") if path.stem in names}
    found = {name: _side(name, path.read_bytes(), ".md") for name, path in texts.items()}
    with tarfile.open(CORPORA / "tota-0.5.0.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).stem
            file = archive.extractfile(member) if name in names and member.name.endswith(".xml") else None
            if file is not None:
                found[name] = _side(name, file.read(), ".xml")
    return found


def _side(name: str, data: bytes, suffix: str) -> Side:
    subject = name.lower().replace("_", "-")
    result = read(data, name=subject + suffix, subject=subject, role="text", language="eng", source="corpus")
    clauses = clauses_of(result.document, result.provisions)
    return Side(agreement=subject, language="eng", role="text", clauses=clauses)


def links_of(alignment: Alignment) -> Named:
    """What an alignment of two says answers each clause of the first."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in alignment.rows:
        for link in (*row.links, *row.secondary):
            found[_eid(link.a)].add(_eid(link.b))
    return {eid: frozenset(answers) for eid, answers in found.items()}


def f1(counts: Counter[str]) -> float:
    """Of links; 1 where there is none to find and none was made up."""
    twice = 2 * counts["right"] + counts["extra"] + counts["missed"]
    return 2 * counts["right"] / twice if twice else 1.0


def precision(counts: Counter[str]) -> float:
    """Of the links found for judged clauses, how many are right."""
    return counts["right"] / max(1, counts["right"] + counts["extra"])


def recall(counts: Counter[str]) -> float:
    """Of the links judged, how many are found."""
    return counts["right"] / max(1, counts["right"] + counts["missed"])


def whole(pairs: Sequence[Counter[str]]) -> Counter[str]:
    """All pairs together."""
    return sum(pairs, Counter())


def measured(part: str, texts: Mapping[str, Side]) -> list[Pair]:
    """The pairs of agreements of a part."""
    return [
        Pair(
            names=f"{a} : {b}",
            judged=judged,
            found=links_of(align((texts[a], texts[b]))),
            numbered={eid: frozenset({eid} & {_eid(clause.id) for clause in texts[b].clauses}) for eid in judged},
        )
        for (a, b), judged in gold(part).items()
    ]


def report() -> Iterator[str]:
    """Markdown."""
    if not CORPORA.is_dir():
        yield "Alignment: skipped, the texts are not at hand beside the checkout"
        return
    judged = {name for part in PARTS for pair in gold(part) for name in pair}
    texts = sides({*judged, *alignment_speed.LONG})
    parts = {part: measured(part, texts) for part in PARTS}
    yield "| part | pairs | clauses judged | links judged | precision | recall | F1 of links | mean F1 of the pairs |"
    yield "|---|--:|--:|--:|---|---|---|---|"
    for part, pairs in parts.items():
        yield _row(part, pairs, [pair.counts(pair.found) for pair in pairs])
        yield _row(f"{part}, equal numbers as links", pairs, [pair.counts(pair.numbered) for pair in pairs])
    unseen = [pair for part in UNSEEN for pair in parts[part]]
    yield _row(" and ".join(UNSEEN), unseen, [pair.counts(pair.found) for pair in unseen])
    yield ""
    yield "| pair | part | clauses judged | links judged | right | made up | missed | F1 |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for part, pairs in parts.items():
        yield from (_pair_row(part, pair) for pair in pairs)
    for part, pairs in parts.items():
        yield ""
        yield f"Errors, {part}:"
        yield ""
        yield from (f"- {line}" for pair in pairs for line in _errors(pair))
    yield ""
    yield from alignment_speed.report(texts)


def _row(name: str, pairs: Sequence[Pair], counts: Sequence[Counter[str]]) -> str:
    clauses, links = sum(len(pair.judged) for pair in pairs), sum(_links(pair) for pair in pairs)
    shown = [
        _figure(counts, lambda some: precision(whole(some))),
        _figure(counts, lambda some: recall(whole(some))),
        _figure(counts, lambda some: f1(whole(some))),
        _figure(counts, lambda some: sum(map(f1, some)) / len(some)),
    ]
    return f"| {name} | {len(pairs)} | {clauses} | {links} | {' | '.join(shown)} |"


def _figure(counts: Sequence[Counter[str]], figure: Callable[[Sequence[Counter[str]]], float]) -> str:
    """A figure with its 95 % interval, by bootstrap over pairs of agreements: the clauses of one pair are kin."""
    drawn = [
        figure([count for count, times in zip(counts, often, strict=True) for _ in range(times)])
        for often in draws(len(counts), resamples=RESAMPLES, seed=SEED)
    ]
    low, high = interval(figure(counts), drawn, agreements=len(counts))
    return f"{figure(counts):.2f} ({low:.2f}–{high:.2f})"


def _pair_row(part: str, pair: Pair) -> str:
    counts = pair.counts(pair.found)
    shown = " | ".join(str(counts[name]) for name in ("right", "extra", "missed"))
    return f"| {pair.names} | {part} | {len(pair.judged)} | {_links(pair)} | {shown} | {f1(counts):.2f} |"


def _links(pair: Pair) -> int:
    return sum(len(answers) for answers in pair.judged.values())


def _errors(pair: Pair) -> Iterator[str]:
    """Each clause that went wrong, by what went wrong."""
    for eid, wanted in pair.judged.items():
        got = pair.found.get(eid, frozenset())
        if got != wanted:
            judged, found = (", ".join(sorted(some)) or "nothing" for some in (wanted, got))
            yield f"{_category(wanted, got)}: {pair.names}, {eid}: judged {judged}; found {found}"


def _category(wanted: frozenset[str], got: frozenset[str]) -> str:
    if not got:
        return "not found"
    if not wanted:
        return "made up"
    if wanted & got:
        return "not all found" if got < wanted else "one too many"
    return "another one found"


def _eid(clause: str) -> str:
    return clause.rpartition("/")[2]


def main() -> None:
    """Print the figures, or write them into the page."""
    give(PAGE, "figures", list(report()))


if __name__ == "__main__":
    main()
