"""Learns the weights of likeness across languages anew: python scripts/train_across.py --fresh FOLDER...

From the pairs marked dev in evaluation/alignment_across.csv. Prints what stands as START, WEIGHTS and ORDERED, SURE,
ORDER in comparing/alignment/across.py. Needs the extra `learning`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.across import Judged, judged
from foedera.comparing.alignment import across
from foedera.comparing.alignment.in_order import on_the_way

Table = NDArray[np.float64]


def _without(grids: Table) -> Table:
    """As if nothing were numbered and all were of one sort: both are guesses of the reader's."""
    names = list(across.WEIGHTS)
    plain = grids.copy()
    plain[..., names.index("number")], plain[..., names.index("sort")] = 0.0, 1.0
    return plain


def _renumbered(grids: Table) -> Table:
    """As if the second text had one clause more before each: numbers shift between agreements of one kind."""
    place = list(across.WEIGHTS).index("number")
    shifted = grids.copy()
    shifted[:, 1:, place] = grids[:, :-1, place]
    shifted[:, 0, place] = 0.0
    return shifted


KINDS = (lambda grids: grids, lambda grids: grids, _without, _renumbered)
"""How the pairs are shown: nearly all are language versions, from which alone one would learn to go by number."""


def main() -> None:
    """Train and print."""
    folders = sys.argv[sys.argv.index("--fresh") + 1 :] if "--fresh" in sys.argv else []
    pairs = [pair for pair in judged([Path(folder) for folder in folders]) if pair.part == "dev"]
    found = [across.Across(*pair.sides) for pair in pairs]
    grids = [np.stack([one.grids[name] for name in across.WEIGHTS], axis=-1) for one in found]
    answers = np.concatenate([_answers(pair).ravel() for pair in pairs])
    shown = [np.concatenate([_judged(pair, kind(it)) for pair, it in zip(pairs, grids, strict=True)]) for kind in KINDS]
    start, weights = _learnt(np.concatenate(shown), np.tile(answers, len(KINDS)))
    print(f"START = {start:.3f}")
    for name, weight in zip(across.WEIGHTS, weights, strict=True):
        print(f"{name!r}: {weight:.3f},")
    alone = [start + it @ weights for it in grids]
    both = [np.stack([it, on_the_way(it + across.HOPE)], axis=-1) for it in alone]
    ordered, more = _learnt(np.concatenate([_judged(pair, it) for pair, it in zip(pairs, both, strict=True)]), answers)
    print(f"ORDERED, SURE, ORDER = {ordered:.3f}, {more[0]:.3f}, {more[1]:.3f}")


def _learnt(parts: Table, answers: NDArray[np.bool_]) -> tuple[float, Table]:
    scale = StandardScaler().fit(parts)
    model = LogisticRegression(max_iter=2000).fit(scale.transform(parts), answers)
    weights = model.coef_[0] / scale.scale_
    return float(model.intercept_[0] - weights @ scale.mean_), weights


def _rows(pair: Judged) -> list[int]:
    return [at for at, clause in enumerate(pair.sides[0].clauses) if clause.id.rpartition("/")[2] in pair.links]


def _judged(pair: Judged, parts: Table) -> Table:
    """Every clause judged against every clause of the other text."""
    return parts[_rows(pair)].reshape(-1, parts.shape[-1])


def _answers(pair: Judged) -> NDArray[np.bool_]:
    links = [pair.links[pair.sides[0].clauses[row].id.rpartition("/")[2]] for row in _rows(pair)]
    return np.array([[clause.id.rpartition("/")[2] in own for clause in pair.sides[1].clauses] for own in links])


if __name__ == "__main__":
    main()
