"""How fast texts are read and coded: against a bare scan, against spaCy, in memory, on two processors.

    python -m benchmarks.coder_speed TEXTS [--write]

TEXTS is the archive of Texts of Trade Agreements (ToTA 0.5.0, tar.xz). One pass over its English texts takes the bytes
of each XML file, reads and normalises it, finds passages and evidence, and makes the claims of codebook dta with their
spans, by the judge that ships. CPU time of one process, medians of rounds in which the jobs take turns. What a user
pays is measured once: `foedera code --codebook dta` over a workspace of these texts, every coder made ready, claims
recorded text by text. `--write` puts the table into evaluation/coder_speed.md. spaCy is left out where the extra
`bench` is missing, and the table says so.
"""

from __future__ import annotations

import datetime
import gc
import random
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import hyperscan
from lxml import etree

from benchmarks.page import put
from benchmarks.spacy_job import matchers
from foedera.coding.coverage.lexicon import Lexicon, ScoreJudge
from foedera.coding.expressions.patterns import edged
from foedera.coding.expressions.scanner import Scanner
from foedera.coding.linting.expression_faults import FIELDS
from foedera.ids import slug_of
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.text.folding import fold
from foedera.workspace import create
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.coders import CodedText
from foedera.workspace.seed import built_in_judge, built_in_sentence_words

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "coder_speed.md"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
BOOK = "dta"
ROUNDS, PAIRS, SAMPLE, SEED = 3, 2, 6, 20261125
ENGLISH = b"<language>en</language>"

Text = tuple[str, bytes]


class Measured(NamedTuple):
    """Medians of CPU seconds."""

    bare: float
    tree: float
    """Taking the text out of the XML by lxml, composing it (NFC) and folding it: what no reader can do without."""
    reading: float
    coding: float

    @property
    def ours(self) -> float:
        """The whole pass."""
        return self.reading + self.coding


def texts_of(archive: Path) -> Iterator[Text]:
    """Name and bytes of each English text, in the order of the archive."""
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = opened.extractfile(member) if member.name.endswith(".xml") else None
            if stream is not None and ENGLISH in (content := stream.read()):
                yield Path(member.name).name, content


def read_text(text: Text) -> ReadResult:
    """A text as `foedera add` reads it."""
    name, content = text
    return read(content, name=name, subject=slug_of(name), role="text", language=None, source="tota")


class Pass:
    """The whole way from bytes to claims, made ready once."""

    def __init__(self) -> None:
        book = named_codebook(BOOK)
        judge = built_in_judge(book) or ScoreJudge()
        self.coder = judge.coder
        self.lexicon = Lexicon(book, built_in_sentence_words(), judge)

    def __call__(self, text: Text) -> tuple[float, float]:
        """CPU seconds of reading and of coding a text."""
        start = time.process_time()
        result = read_text(text)
        between = time.process_time()
        self.lexicon.code(result.document, result.provisions, agreement=result.document.subject, recorded=WHEN)
        return between - start, time.process_time() - between


def bare_scan(folded: Sequence[bytes]) -> Callable[[], None]:
    """Hyperscan alone: all distinct expressions of the codebook in one database, every match reported and dropped."""
    book = named_codebook(BOOK)
    fields = [book.not_in, *(getattr(area, field) for area in book.areas for field in FIELDS)]
    patterns = [
        edged(pattern) for pattern in Scanner(list(dict.fromkeys(e for field in fields for e in field))).sources
    ]
    compiled = hyperscan.Database()
    compiled.compile(expressions=patterns, ids=list(range(len(patterns))), elements=len(patterns))

    def note(number: int, start: int, end: int, flags: int, context: object) -> None:
        """A match; counting them would be ours to pay."""

    def scan() -> None:
        for text in folded:
            compiled.scan(text, match_event_handler=note)

    return scan


def tree_and_signs(texts: Sequence[Text]) -> None:
    """What reading costs at the least: lxml, composition and folding, without blocks, numbers or ways back."""
    for _, content in texts:
        fold(unicodedata.normalize("NFC", "".join(map(str, etree.fromstring(content).itertext()))))


def seconds(job: Callable[[], object]) -> float:
    """CPU seconds of this process, what lay around before swept up first."""
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def measure(texts: Sequence[Text], folded: Sequence[bytes], whole: Pass) -> Measured:
    """Each job once a round, in turn."""
    scan, rounds = bare_scan(folded), []
    for _ in range(ROUNDS):
        gc.collect()
        bare, tree = seconds(scan), seconds(lambda: tree_and_signs(texts))
        both = [whole(text) for text in texts]
        rounds.append((bare, tree, *map(sum, zip(*both, strict=True))))
    return Measured(*map(statistics.median, zip(*rounds, strict=True)))


def code_all(folder: Path) -> tuple[float, int]:
    """CPU seconds of `foedera code` over a workspace of the texts in a folder, and how many claims it recorded."""
    with tempfile.TemporaryDirectory() as place, create(Path(place) / "w.db") as workspace:
        workspace.add(sorted(folder.iterdir()), collection="tota")
        coded: list[CodedText] = []
        spent = seconds(lambda: coded.extend(workspace.code(codebook=BOOK)))
        return spent, sum(text.new for text in coded)


def against_spacy(texts: Sequence[Text], whole: Pass) -> str:
    """One row: throughput on a sample of the texts, ours with reading, spaCy's without."""
    try:
        count = matchers(named_codebook(BOOK))
    except ImportError:
        return "| spaCy | not measured: `pip install foedera[bench]` |"
    sample = random.Random(SEED).sample(list(texts), SAMPLE)  # noqa: S311 - a draw, not a secret
    results = [read_text(text).document.text for text in sample]
    words = sum(len(text.split()) for text in results)
    pieces = [[part for part in text.split("\n\n") if part] for text in results]
    pairs = [
        (seconds(lambda: [whole(text) for text in sample]), seconds(lambda: [count(parts) for parts in pieces]))
        for _ in range(ROUNDS)
    ]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return (
        f"| words a CPU second on {SAMPLE} texts drawn by lot ({words:,} words): ours / spaCy's matchers | "
        f"{words / ours:,.0f} / {words / theirs:,.0f} = **{theirs / ours:.0f}×** (target 10×) |"
    )


class Ran(NamedTuple):
    """What it took to run one or more processes over all texts."""

    wall: float
    """Seconds from the first one's start to the last one's end, starting Python and compiling included."""
    busiest: float
    """CPU seconds of the busiest of them: what they would take at the least if each had a processor for itself."""
    memory: float
    """Peak of the largest, in MB."""


def split(folder: Path, parts: int) -> list[list[Path]]:
    """The files of a folder in parts of about equal size: the largest first, each to the part that has least."""
    found: list[list[Path]] = [[] for _ in range(parts)]
    sizes = [0] * parts
    for file in sorted(folder.iterdir(), key=lambda file: (-file.stat().st_size, file.name)):
        least = sizes.index(min(sizes))
        found[least].append(file)
        sizes[least] += file.stat().st_size
    return found


def part_of(folder: Path, part: int, parts: int) -> str:
    """What a process of its own does: one part of the texts, one at a time; its CPU seconds and peak memory in MB."""
    whole = Pass()
    for file in split(folder, parts)[part]:
        whole((file.name, file.read_bytes()))
    return f"{time.process_time()} {_peak()}"


def _peak() -> float:
    """Peak memory of this process in MB, as Linux tells it; getrusage gives the parent's where that is larger."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def together(folder: Path, parts: int) -> Ran:
    """So many processes over all texts."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.coder_speed", str(folder), "--part"]
    running = [
        subprocess.Popen([*command, str(part), str(parts)], stdout=subprocess.PIPE, text=True) for part in range(parts)
    ]
    said = [tuple(map(float, process.communicate()[0].split())) for process in running]
    cpu, memory = zip(*said, strict=True)
    return Ran(time.perf_counter() - start, max(cpu), max(memory))


def processes(texts: Sequence[Text], bare: float) -> Iterator[str]:
    """Rows on the whole command, on memory and on two processes, which find the texts as files in a folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in texts:
            (folder / name).write_bytes(content)
        spent, claims = code_all(folder)
        pairs = [(together(folder, 1), together(folder, 2)) for _ in range(PAIRS)]
    yield (
        f"| **`foedera code`**: all coders, {claims:,} claims recorded (target 80 s, 30×) | "
        f"{spent:.2f} s = {spent / bare:.1f}× the bare scan |"
    )
    wall = sorted((one.wall / two.wall for one, two in pairs), reverse=True)
    cpu = statistics.median(one.busiest / two.busiest for one, two in pairs)
    rest = ", ".join(f"{ratio:.2f}" for ratio in wall[1:])
    yield f"| peak memory of one process over all texts | **{pairs[0][0].memory:.0f} MB** (target 1 GB) |"
    yield f"| two processes over halves, wall clock | **{wall[0]:.2f}×** one at best (also {rest}; target 1.7×) |"
    yield f"| CPU time of one, over that of the busier of two | {cpu:.2f}×: the most two idle processors would give |"


def report(archive: Path) -> Iterator[str]:
    """A Markdown table of one run."""
    texts, whole = list(texts_of(archive)), Pass()
    documents = [read_text(text).document.text for text in texts]
    folded = [fold(text) for text in documents]
    words = sum(len(text.split()) for text in documents)
    del documents
    found = measure(texts, folded, whole)
    yield f"{len(texts)} texts, {words:,} words, {sum(map(len, folded)):,} bytes of folded text; coder `{whole.coder}`."
    yield ""
    yield "| what | measured |"
    yield "|---|---|"
    yield f"| bare scan of all expressions, matches dropped | {found.bare:.2f} s |"
    for what, spent in (
        ("lxml, composition and folding alone", found.tree),
        ("reading: XML to provisions with their ways back", found.reading),
        ("coding: passages, evidence, verdicts, spans", found.coding),
        ("**the whole pass** (target 6×)", found.ours),
    ):
        yield f"| {what} | {spent:.2f} s = {spent / found.bare:.1f}× the bare scan |"
    yield against_spacy(texts, whole)
    del folded
    yield from processes(texts, found.bare)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    if "--part" in sys.argv:
        print(part_of(place, *map(int, sys.argv[3:5])))
        sys.exit()
    lines = []
    for line in report(place):
        print(line, flush=True)
        lines.append(line)
    if "--write" in sys.argv:
        put(PAGE, "run", lines)
