"""Learns the aligner's weights anew: python scripts/train_alignment.py --fresh TEXTS.

From the pairs marked dev in evaluation/alignment_gold.csv, dev and second in evaluation/alignment_foreign.csv; TEXTS is
the folder of the security agreements, without which the weights come out a little otherwise. Prints what stands as
START and WEIGHTS in comparing/alignment/likeness.py. Needs the extra `learning`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import alignment, foreign_alignment
from foedera.comparing.alignment.likeness import WEIGHTS, Likeness
from foedera.model.alignment import Side

Named = Mapping[str, frozenset[str]]


def main() -> None:
    """Train and print."""
    fresh = Path(sys.argv[sys.argv.index("--fresh") + 1]) if "--fresh" in sys.argv else None
    parts, answers = zip(*(_examples(*pair) for pair in _pairs(fresh)), strict=True)
    scale = StandardScaler().fit(np.vstack(parts))
    model = LogisticRegression(max_iter=2000).fit(scale.transform(np.vstack(parts)), np.concatenate(answers))
    weights = model.coef_[0] / scale.scale_
    print(f"START = {model.intercept_[0] - weights @ scale.mean_:.3f}")
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f"{name!r}: {weight:.3f},")


def _pairs(fresh: Path | None) -> Iterator[tuple[Side, Side, Named]]:
    gold = alignment.gold("dev")
    texts = alignment.sides({name for pair in gold for name in pair})
    for (a, b), links in gold.items():
        yield texts[a], texts[b], links
    for pair in foreign_alignment.judged(fresh):
        if pair.part in foreign_alignment.LEARNT:
            yield *pair.sides, pair.links


def _examples(one: Side, other: Side, links: Named) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Every clause judged against every clause of the other agreement: the parts, and whether it answers."""
    grids = Likeness(one.clauses, other.clauses).grids
    names = [clause.id.rpartition("/")[2] for clause in one.clauses]
    rows = [place for place, name in enumerate(names) if name in links]
    answers = [[clause.id.rpartition("/")[2] in links[names[row]] for clause in other.clauses] for row in rows]
    parts = np.stack([grids[name][rows] for name in WEIGHTS], axis=-1)
    return parts.reshape(-1, len(WEIGHTS)), np.array(answers).ravel()


if __name__ == "__main__":
    main()
