"""Learns the shared weights of sentences anew: python scripts/train_sentences.py evaluation/security_read.csv TEXTS.

TEXTS is the folder the file's names are meant from. Learnt from the development set alone. The same texts and codebook
give the same file, byte for byte. Needs the extra `learning`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from foedera.coding.coverage.area_evidence import EvidenceReader
from foedera.coding.ranker.ranker_weights import as_text
from foedera.coding.ranker.sentence_learning import ReadCell, learn, read_cells, read_quoted
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, sentence_reader

PLACE = Path(__file__).resolve().parents[1] / "src" / "foedera" / "data" / "weights" / "shared.json"


def main(gold: str, texts: str) -> None:
    """Train and write."""
    book = built_in_codebook("eu-sdp")
    quoted = read_quoted(Path(gold).read_bytes(), name=Path(gold).name)
    reader = EvidenceReader(book, sentences=sentence_reader())
    cells: list[ReadCell] = []
    for text in (text for text, of in quoted.sets.items() if of == "dev"):
        path = Path(texts) / text
        result = read(path.read_bytes(), name=path.name, subject="text", role="text", language=None, source="text")
        evidence = reader.read(result.document, result.provisions)
        cells += read_cells(text, result.document, evidence, book, quoted)
    weights = learn(cells, book=book, quoted=quoted)
    PLACE.write_text(as_text(weights), encoding="utf-8")
    print(f"accept from {weights.accept:.2f}, reject below {weights.reject:.2f}")
    for name, weight in zip(weights.features, weights.weights, strict=True):
        print(f"{weight:+.2f} {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
