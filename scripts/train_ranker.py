"""Learns the ranker's weights anew: python scripts/train_ranker.py GOLD.csv TEXTS [CODEBOOK] [--meaning].

The same cells, texts and codebook give the same file, byte for byte. Needs the extra `learning`, with
--meaning also `semantics`, and then ten minutes instead of one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from foedera.coding.ranker.features import features, names
from foedera.coding.ranker.learning import Cells, learn, rows_of
from foedera.coding.ranker.weights import as_text
from foedera.model.codebook import Codebook
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.evaluating import Found, search

METHODS = {False: ("ranker@1", ""), True: ("ranker-meaning@1", "-meaning")}
"""Whether meaning is looked at → coder id, and what the file's name ends in."""
DATA = Path(__file__).resolve().parents[1] / "src" / "foedera" / "data" / "weights"


def cells_of(found: Found, book: Codebook, *, meaning: bool) -> Cells:
    """The reviewed cells of agreements that are coded whole, with the evidence of each as features."""
    areas = tuple(area.id for area in book.areas)
    agreements = [name for name in sorted(found.evidence) if all((name, area) in found.people for area in areas)]
    return Cells(
        agreements=tuple(agreements),
        areas=areas,
        names=names(book, meaning=meaning),
        features=rows_of({name: features(book, found.evidence[name]) for name in agreements}, agreements),
        covered=np.array([[found.people[name, area] for area in areas] for name in agreements]),
    )


def main(gold: str, texts: str, codebook: str = "dta", *, meaning: bool = False) -> None:
    """Train and write."""
    book = named_codebook(codebook)
    found = search(Path(gold), Path(texts), book, meaning=meaning)
    method, ending = METHODS[meaning]
    cells = cells_of(found, book, meaning=meaning)
    weights = learn(cells, method=method, book=book, gold=found.gold.name, sha256=found.gold.sha256)
    DATA.mkdir(exist_ok=True)
    (DATA / f"{book.key}{ending}.json").write_text(as_text(weights), encoding="utf-8")
    for threshold in weights.thresholds:
        print(f"{threshold.agreement}: accept from {threshold.accept:.3f}, reject up to {threshold.reject:.3f}")


if __name__ == "__main__":
    main(*(word for word in sys.argv[1:] if word != "--meaning"), meaning="--meaning" in sys.argv)
