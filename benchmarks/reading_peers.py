"""How much of a text comes back: read by us and by three other programs, against what was set.

The texts are golden documents, whose words are known because they were set from them, and, where the cases stand
beside the checkout, a page of three columns and two written from right to left. Counted is the share of the truth's
word trigrams that a reader's text holds, each as often as it stands there. The others are measuring sticks and no
part of Foedera; they run in a Python of their own:

    python -m benchmarks.reading_peers PYTHON            prints the table
    python -m benchmarks.reading_peers PYTHON --write    writes it into evaluation/reading.md, between its two marks

PYTHON is an interpreter that has pymupdf, trafilatura (with lxml_html_clean) and pypandoc_binary.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.page import put
from foedera.reading import read

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "cases" / "reading"
GOLDEN = ROOT / "tests" / "golden" / "documents"
PAGE = ROOT / "evaluation" / "reading.md"
FILES = (
    "cable-protection.docx", "crisis-exercises.docx", "harbour-inspection.docx", "joint-patrols.docx",
    "cyber-response.html", "energy-cyber.html", "museum-loans.html", "hulp-op-zee.html",
    "cyber-response-columns.pdf", "mine-clearance-untagged.pdf", "port-fees.pdf", "tariff-quotas.pdf",
)  # fmt: skip
"""Four of each of the formats the others read."""
CASES = (
    "pdf-three-columns/three-columns.pdf", "pdf-right-to-left/ar-tagged.pdf", "pdf-right-to-left/he-untagged.pdf",
)  # fmt: skip
"""Below ../shared; what is right stands in a file beside each, with a few words of explanation no reader can find."""
BEHIND = 0.01
"""How far behind the best of the others a reader may be."""

_PEERS = """
import json, sys, pathlib, warnings
warnings.simplefilter("ignore")
def pymupdf_text(path):
    import pymupdf
    return "\\n".join(page.get_text(sort=False) for page in pymupdf.open(path))
def pandoc_text(path):
    import pypandoc
    return pypandoc.convert_file(path, "plain", extra_args=["--wrap=none"])
def trafilatura_text(path):
    import trafilatura
    return trafilatura.extract(pathlib.Path(path).read_bytes(), favor_recall=True) or ""
readers = {".pdf": {"pymupdf": pymupdf_text}, ".docx": {"pandoc": pandoc_text, "pymupdf": pymupdf_text},
    ".html": {"pandoc": pandoc_text, "trafilatura": trafilatura_text}}
print(json.dumps([{name: reader(path) for name, reader in readers[pathlib.Path(path).suffix].items()}
    for path in sys.argv[1:]]))
"""


class Row(NamedTuple):
    """One file: shares of its truth's trigrams, 0 to 1."""

    name: str
    ours: float
    others: dict[str, float]

    @property
    def holds(self) -> bool:
        """Whether ours is at most a hair behind the best of the others."""
        return self.ours >= max(self.others.values()) - BEHIND


def measured(python: str, files: Sequence[Path]) -> Iterator[Row]:
    """Every file's shares."""
    done = subprocess.run([python, "-c", _PEERS, *map(str, files)], capture_output=True, check=True, text=True)
    for path, texts in zip(files, json.loads(done.stdout), strict=True):
        truth = trigrams(words(truth_of(path)))
        others = {name: share(truth, trigrams(words(text))) for name, text in texts.items()}
        yield Row(path.name, share(truth, trigrams(words(our_text(path)))), others)


def truth_of(path: Path) -> str:
    """The words a document was set from: its pieces without what is only decoration."""
    expected = Path(f"{path}.expected.txt")
    if expected.is_file():
        return expected.read_text(encoding="utf-8")
    truth = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    return "\n".join(piece["text"] for piece in truth["pieces"])


def our_text(path: Path) -> str:
    """The text that provisions and headings are parts of."""
    found = read(path.read_bytes(), name=path.name, subject="x", role="text", language=None, source="s")
    return found.document.text


def words(text: str) -> list[str]:
    """The words of a text, in small letters; words cut at a line's end are one."""
    return re.findall(r"[^\W_]+", re.sub(r"[-\u00ad]\n", "", text).casefold())


def trigrams(found: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Each run of three words with how often it stands there."""
    return Counter(zip(found, found[1:], found[2:], strict=False))


def share(truth: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> float:
    """How much of the truth is found."""
    return (truth & found).total() / max(1, truth.total())


def table(rows: Iterable[Row]) -> list[str]:
    """The figures as Markdown."""
    names = ("pandoc", "trafilatura", "pymupdf")
    lines = [f"| file | foedera | {' | '.join(names)} | at most .01 behind |", "|---|--:|--:|--:|--:|---|"]
    for row in rows:
        others = " | ".join(f"{row.others[name]:.4f}" if name in row.others else "" for name in names)
        lines.append(f"| {row.name} | {row.ours:.4f} | {others} | {'yes' if row.holds else 'no'} |")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Print or write the table."""
    if not arguments:
        print(__doc__)
        return 2
    lines = table(
        measured(
            arguments[0], [*(GOLDEN / name for name in FILES), *filter(Path.is_file, (SHARED / name for name in CASES))]
        )
    )
    if "--write" in arguments:
        put(PAGE, "peers", lines)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
