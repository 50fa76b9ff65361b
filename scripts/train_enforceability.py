"""Learns the weights of enforceability anew: python scripts/train_enforceability.py GOLD.csv TEXTS [CODEBOOK].

The same cells, texts, codebook, words and ladder give the same file, byte for byte. Needs the extra `learning`. Learnt
from the cells people call covered, and from no others.
"""

from __future__ import annotations

import sys
from pathlib import Path

from foedera.coding.enforceability.level_learning import learn, level_cells
from foedera.coding.ranker.ranker_weights import as_text
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.gold_search import search
from foedera.workspace.seed import built_in_ladder, built_in_words

DATA = Path(__file__).resolve().parents[1] / "src" / "foedera" / "data" / "weights"


def main(gold: str, texts: str, codebook: str = "dta") -> None:
    """Train and write."""
    book = named_codebook(codebook)
    found = search(Path(gold), Path(texts), book, enforceability=True)
    cells = level_cells(found.wording, found.levels, tuple(area.id for area in book.areas))
    weights = learn(cells, book=book, words=built_in_words(), scale=built_in_ladder(), gold=found.gold)
    DATA.mkdir(exist_ok=True)
    (DATA / f"{book.key}-enforceability.json").write_text(as_text(weights), encoding="utf-8")
    print(", ".join(f"{level.value}: {count}" for level, count in weights.counts.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
