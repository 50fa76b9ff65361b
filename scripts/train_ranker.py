"""Learns the ranker's weights anew: python scripts/train_ranker.py GOLD.csv TEXTS [CODEBOOK] [--meaning].

The same cells, texts and codebook give the same file, byte for byte. Needs the extra `learning`, with
--meaning also `semantics`, and then ten minutes instead of one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from foedera.coding.ranker.ranker_learning import cells_of, learn
from foedera.coding.ranker.ranker_weights import as_text
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.gold_search import search

METHODS = {False: ("ranker@1", ""), True: ("ranker@1-meaning", "-meaning")}
"""Whether meaning is looked at → coder id, and what the file's name ends in."""
DATA = Path(__file__).resolve().parents[1] / "src" / "foedera" / "data" / "weights"


def main(gold: str, texts: str, codebook: str = "dta", *, meaning: bool = False) -> None:
    """Train and write."""
    book = named_codebook(codebook)
    found = search(Path(gold), Path(texts), book, meaning=meaning)
    method, ending = METHODS[meaning]
    cells = cells_of(book, found.evidence, found.people, meaning=meaning)
    weights = learn(cells, method=method, book=book, gold=found.gold.name, sha256=found.gold.sha256)
    DATA.mkdir(exist_ok=True)
    (DATA / f"{book.key}{ending}.json").write_text(as_text(weights), encoding="utf-8")
    for threshold in weights.thresholds:
        print(f"{threshold.agreement}: accept from {threshold.accept:.3f}, reject up to {threshold.reject:.3f}")


if __name__ == "__main__":
    main(*(word for word in sys.argv[1:] if word != "--meaning"), meaning="--meaning" in sys.argv)
