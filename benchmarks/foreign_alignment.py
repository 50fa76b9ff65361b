"""How well clauses of agreements nobody here wrote for are aligned, by how like the two are, beside a TF-IDF matcher.

evaluation/alignment_foreign.csv holds what two readers said, blind, of whole pairs of agreements of four families:
security agreements with Ukraine, joint statements, defence treaties and trade agreements. Clauses on which they differ
are marked `?` and not counted. The pairs marked dev were looked at while the aligner was made, those marked second
after a first measurement, and it was learnt anew from both; those marked end were read by nobody who makes it. The
security agreements do not lie beside the checkout: they are public, and evaluation/alignment.md says which they are.

    python -m benchmarks.foreign_alignment                    prints the tables, without the security agreements
    python -m benchmarks.foreign_alignment --fresh TEXTS      with those of them that lie in the folder TEXTS
    python -m benchmarks.foreign_alignment ... --write        writes them into evaluation/alignment.md
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks import alignment
from benchmarks.alignment import CORPORA, PAGE, ROOT, UNSURE, f1, links_of, precision, recall, whole
from benchmarks.page import give
from foedera.comparing.alignment import align, clauses_of
from foedera.model.alignment import Side
from foedera.reading import read

GOLD = ROOT / "evaluation" / "alignment_foreign.csv"
THRESHOLDS = tuple(step / 100 for step in range(10, 45, 5))
"""Of the TF-IDF matcher; the best one on the pairs marked dev and second is taken for the others."""
LEARNT = ("dev", "second")
DRAWS, SEED = 2000, 20261130
Named = Mapping[str, frozenset[str]]


class Judged(msgspec.Struct, frozen=True):
    """Two agreements with what was judged and the texts as they are read."""

    part: str
    level: str
    """near, related or unlike: how like the two texts are, said before anything was aligned."""
    names: tuple[str, str]
    links: Named
    sides: tuple[Side, Side]

    def found(self) -> Named:
        """What the aligner says, as the command `compare` takes it."""
        return links_of(align(self.sides))

    def matched(self, threshold: float) -> Named:
        """What plain TF-IDF says: the likest pair first, each clause once, down to a threshold."""
        one, other = self.sides
        texts = [clause.text for side in self.sides for clause in side.clauses]
        vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
        count = len(one.clauses)
        scores = (vectors[:count] @ vectors[count:].T).toarray()
        found: dict[str, frozenset[str]] = {}
        taken: set[int] = set()
        for place in np.argsort(-scores, axis=None, kind="stable"):
            i, j = divmod(int(place), scores.shape[1])
            eid = _eid(one.clauses[i].id)
            if scores[i, j] >= threshold and eid not in found and j not in taken:
                taken.add(j)
                found[eid] = frozenset({_eid(other.clauses[j].id)})
        return found


def judged(fresh: Path | None) -> Iterator[Judged]:
    """The pairs whose texts are at hand."""
    rows: dict[tuple[str, str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["part"], row["level"], row["a"], row["b"]][row["a_eid"]].add(row["b_eid"])
    names = {name for *_, a, b in rows for name in (a, b)}
    sides = alignment.sides(names) | {
        path.stem: _side(path)
        for folder in (CORPORA / "us-statements", *filter(None, [fresh]))
        for path in sorted(folder.iterdir())
        if path.stem in names
    }
    for (part, level, a, b), links in rows.items():
        if a in sides and b in sides:
            known = {eid: frozenset(answers - {""}) for eid, answers in links.items() if UNSURE not in answers}
            yield Judged(part, level, (a, b), known, (sides[a], sides[b]))


def _side(path: Path) -> Side:
    subject = path.stem.lower().replace("_", "-")[:80].strip("-")
    data, name = path.read_bytes(), subject + path.suffix
    result = read(data, name=name, subject=subject, role="text", language="eng", source="corpus")
    clauses = clauses_of(result.document, result.provisions)
    return Side(agreement=subject, language="eng", role="text", clauses=clauses)


Clauses = Sequence[Counter[str]]
"""Of each clause judged: links right, made up and missed; whether nothing answers it and nothing was found; whether a
reader is led right: to one of its answers, or to none where there is none."""


def counted(links: Named, found: Named) -> list[Counter[str]]:
    """Clause by clause."""
    counts = []
    for eid, wanted in links.items():
        got = found.get(eid, frozenset())
        count = Counter(right=len(wanted & got), extra=len(got - wanted), missed=len(wanted - got))
        counts.append(count + Counter(none=not wanted, none_found=not wanted and not got, led=_led(wanted, got), all=1))
    return counts


def _led(wanted: frozenset[str], got: frozenset[str]) -> bool:
    return bool(wanted & got) or not (wanted or got)


def led(counts: Counter[str]) -> float:
    """Of all clauses, how many lead a reader right."""
    return counts["led"] / max(1, counts["all"])


def none(counts: Counter[str]) -> float:
    """Of the clauses nothing answers, how many are left without an answer."""
    return counts["none_found"] / max(1, counts["none"])


def report() -> Iterator[str]:
    """Markdown."""
    fresh = Path(sys.argv[sys.argv.index("--fresh") + 1]) if "--fresh" in sys.argv else None
    pairs = list(judged(fresh))
    if not pairs:
        yield "Foreign pairs: skipped, the texts are not at hand beside the checkout"
        return
    dev = [pair for pair in pairs if pair.part in LEARNT]
    threshold = max(THRESHOLDS, key=lambda each: f1(whole(_all(dev, lambda pair: pair.matched(each)))))
    matchers: dict[str, Callable[[Judged], Named]] = {
        "here": Judged.found,
        f"TF-IDF from {threshold:.2f}": lambda pair: pair.matched(threshold),
    }
    yield "| part | level | pairs | clauses | links | matcher | precision | recall | F1 of links | led right | none |"
    yield "|---|---|--:|--:|--:|---|---|---|---|---|---|"
    for part in (*LEARNT, "end"):
        for level in ("near", "related", "unlike", ""):
            those = [pair for pair in pairs if pair.part == part and level in ("", pair.level)]
            for name, matcher in matchers.items() if those else ():
                yield _row(part, level or "all", those, name, matcher)
    yield ""
    yield "| pair | part | level | clauses | links | F1 here | F1 of TF-IDF |"
    yield "|---|---|---|--:|--:|--:|--:|"
    for pair in pairs:
        shown = " | ".join(f"{f1(whole(counted(pair.links, matcher(pair)))):.2f}" for matcher in matchers.values())
        names = " : ".join(name[:40] for name in pair.names)
        links = sum(map(len, pair.links.values()))
        yield f"| {names} | {pair.part} | {pair.level} | {len(pair.links)} | {links} | {shown} |"


def _all(pairs: Sequence[Judged], matcher: Callable[[Judged], Named]) -> list[Counter[str]]:
    return [count for pair in pairs for count in counted(pair.links, matcher(pair))]


def _row(part: str, level: str, pairs: Sequence[Judged], name: str, matcher: Callable[[Judged], Named]) -> str:
    counts = _all(pairs, matcher)
    links = sum(len(answers) for pair in pairs for answers in pair.links.values())
    shown = [_figure(counts, figure) for figure in (precision, recall, f1, led, none)]
    return f"| {part} | {level} | {len(pairs)} | {len(counts)} | {links} | {name} | {' | '.join(shown)} |"


def _figure(counts: Clauses, figure: Callable[[Counter[str]], float]) -> str:
    """A figure with its 95 % interval, by bootstrap over clauses: there are too few pairs to draw pairs."""
    dice = random.Random(SEED)  # noqa: S311  # statistics, not secrets
    drawn = sorted(figure(whole(dice.choices(counts, k=len(counts)))) for _ in range(DRAWS))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]
    return f"{figure(whole(counts)):.3f} ({low:.2f}–{high:.2f})"


def _eid(clause: str) -> str:
    return clause.rpartition("/")[2]


def main() -> None:
    """Print the figures, or write them into the page."""
    give(PAGE, "foreign", list(report()))


if __name__ == "__main__":
    main()
