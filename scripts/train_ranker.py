"""Learns the ranker's weights anew: python scripts/train_ranker.py GOLD.csv TEXTS [CODEBOOK].

The same cells, texts and codebook give the same file, byte for byte. Needs the extra `learning`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from foedera.coding.ranker.ranker_learning import cells_of, learn
from foedera.coding.ranker.ranker_weights import as_text
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.gold_search import search

DATA = Path(__file__).resolve().parents[1] / "src" / "foedera" / "data" / "weights"


def main(gold: str, texts: str, codebook: str = "dta") -> None:
    """Train and write."""
    book = named_codebook(codebook)
    found = search(Path(gold), Path(texts), book)
    cells = cells_of(book, found.evidence, found.people)
    weights = learn(cells, method="ranker@1", book=book, gold=found.gold.name, sha256=found.gold.sha256)
    DATA.mkdir(exist_ok=True)
    (DATA / f"{book.key}.json").write_text(as_text(weights), encoding="utf-8")
    for threshold in weights.thresholds:
        print(f"{threshold.agreement}: accept from {threshold.accept:.3f}, reject up to {threshold.reject:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
