"""How true and how fast PDFs are read: real treaties set in four layouts, read by us and by three other readers.

The texts are trade agreements from ../shared, which nobody looked at as PDFs, and those defence treaties that were not
looked at either. What was set is known, so what comes back can be checked. Other readers give text, not blocks: theirs
are paragraphs between blank lines, or lines.

    python -m benchmarks.pdf_reading            prints the table
    python -m benchmarks.pdf_reading --write    writes it into evaluation/reading.md, between its two marks
"""

from __future__ import annotations

import io
import random
import re
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

import msgspec

from benchmarks.fidelity import Fidelity, fidelity
from benchmarks.page import put
from benchmarks.typeset import HEAD, LAYOUTS, to_pdf
from foedera.reading import parse
from foedera.reading.blocks import Block

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "defence"
TRADE = ROOT.parent / "shared" / "corpora" / "tota-0.5.0.tar.xz"
TRADE_EVERY = 15
PAGE = ROOT / "evaluation" / "reading.md"
TUNED_ON = {
    "BWBV0001206", "BWBV0001228", "BWBV0001286", "BWBV0001297", "BWBV0001360", "BWBV0001361", "BWBV0001629",
    "BWBV0001792", "BWBV0002448", "BWBV0002803", "BWBV0002862", "BWBV0003121", "BWBV0003253", "BWBV0003739",
    "BWBV0003815", "BWBV0003859", "BWBV0003885", "BWBV0004187", "BWBV0004540", "BWBV0004687", "BWBV0004736",
    "BWBV0005174", "BWBV0005255", "BWBV0005760", "BWBV0005950", "BWBV0006422",
}  # fmt: skip
"""Looked at while the reader was written."""
MOST_BLOCKS = 160
NOTE_EVERY = 5
DRAWS = 1000


class Reading(msgspec.Struct, frozen=True):
    """One text in one layout, read by one reader."""

    reader: str
    layout: str
    fidelity: Fidelity
    pages: int
    seconds: float
    furniture: int
    """Blocks that hold the running head."""


def ours(data: bytes) -> list[Block]:
    """Our own reader, without the guard."""
    return list(parse(data, name="a.pdf").blocks)


def by_pypdf(data: bytes) -> list[Block]:
    """Pypdf's text, a block a line."""
    import pypdf

    return _blocks("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages), "\n")


def by_pdfplumber(data: bytes) -> list[Block]:
    """Pdfplumber's text, a block a line."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return _blocks("\n".join(page.extract_text() or "" for page in pdf.pages), "\n")


def by_liteparse(data: bytes) -> list[Block]:
    """Liteparse's Markdown, a block between blank lines."""
    from liteparse import LiteParse

    text = LiteParse(ocr_enabled=False, output_format="markdown", quiet=True).parse(data).text
    return _blocks(re.sub(r"(?m)^#+\s*|\*\*|\\", "", text), "\n\n")


READERS: dict[str, Callable[[bytes], list[Block]]] = {
    "foedera": ours,
    "pypdf": by_pypdf,
    "pdfplumber": by_pdfplumber,
    "liteparse": by_liteparse,
}


def _blocks(text: str, separator: str) -> list[Block]:
    parts = (" ".join(part.split()) for part in text.split(separator))
    return [Block(kind="paragraph", text=part) for part in parts if part]


def treaties() -> list[tuple[str, bytes]]:
    """The defence treaties nobody looked at while tuning: names and bytes."""
    return [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.md")) if path.stem not in TUNED_ON]


def trade() -> list[tuple[str, bytes]]:
    """Every fifteenth trade agreement."""
    if not TRADE.is_file():
        return []
    with tarfile.open(TRADE) as archive:
        members = [member for member in archive if re.search(r"pta_\d+\.xml$", member.name)][::TRADE_EVERY]
        files = ((Path(member.name).name, archive.extractfile(member)) for member in members)
        return [(name, file.read()) for name, file in files if file is not None]


def readings(texts: Sequence[tuple[str, bytes]]) -> Iterator[Reading]:
    """Every text in every layout by every reader."""
    for name, content in texts:
        blocks = parse(content, name=name).blocks[:MOST_BLOCKS]
        notes = _notes(blocks)
        whole = [block.text for block in blocks]
        for layout in LAYOUTS:
            data = to_pdf(blocks, notes, layout)
            pages = len(parse(data, name="a.pdf").lines and {line.page for line in parse(data, name="a.pdf").lines})
            for reader_name, reader in READERS.items():
                start = time.perf_counter()
                found = reader(data)
                seconds = time.perf_counter() - start
                score = fidelity(whole, {at: note for at, (_, note) in notes.items()}, found)
                heads = sum(HEAD in block.text for block in found)
                yield Reading(reader_name, layout.name, score, pages, seconds, heads)


def _notes(blocks: Sequence[Block]) -> dict[int, tuple[int, str]]:
    """Every few paragraphs a note, whose words are taken from elsewhere in the text."""
    long = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and len(block.text) > 100]
    found: dict[int, tuple[int, str]] = {}
    for count, at in enumerate(long[::NOTE_EVERY]):
        words = blocks[long[(count * 7 + 3) % len(long)]].text.split()[5:22]
        place = blocks[at].text.find(" ", 40)
        if place > 0:
            found[at] = (place, "See also: " + " ".join(words).rstrip(".,;:") + ".")
    return found


def report() -> Iterator[str]:
    """Markdown tables: fidelity with 95 % intervals over texts, and pages a second."""
    for title, texts in (("trade agreements", trade()), ("defence treaties", treaties())):
        if texts:
            yield from _table(title, texts)
        else:
            yield f"PDF reading: {title} skipped, they are not at hand beside the checkout"


def _table(title: str, texts: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    groups = defaultdict[tuple[str, str], list[Reading]](list)
    for reading in readings(texts):
        groups[reading.reader, reading.layout].append(reading)
    pages = sum(each.pages for (reader, _), found in groups.items() if reader == "foedera" for each in found)
    yield f"{len(texts)} {title}, {pages} pages, {len(LAYOUTS)} layouts."
    yield ""
    yield "| reader | layout | characters in order | blocks whole | notes attached | heads inside | pages a second |"
    yield "|---|---|---|---|---|--:|--:|"
    for (reader, layout), found in groups.items():
        notes = [each.fidelity.notes for each in found if each.fidelity.notes is not None]
        speed = sum(each.pages for each in found) / sum(each.seconds for each in found)
        yield (
            f"| {reader} | {layout} | {_share([each.fidelity.characters for each in found])} "
            f"| {_share([each.fidelity.blocks for each in found])} | {_share(notes) if reader == 'foedera' else '–'} "
            f"| {sum(each.furniture for each in found)} | {speed:.0f} |"
        )
    yield ""


def _share(values: Sequence[float]) -> str:
    """A mean with its bootstrap interval over texts."""
    chance = random.Random(1)  # noqa: S311  # repeatable, not secret
    draws = sorted(mean(chance.choices(values, k=len(values))) for _ in range(DRAWS))
    return f"{mean(values):.4f} ({draws[int(0.025 * DRAWS)]:.3f}–{draws[int(0.975 * DRAWS)]:.3f})"


if __name__ == "__main__":
    table = list(report())
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "pdf", table)
