"""Mutates the golden documents and reads each in a guarded process: make fuzz.

A file must give provisions or a refusal of ours. A fault in a parser, a reader that died and one that had to be stopped
are refusals too, but they are counted apart and fail the run: they are what this is for. What the independent count
finds missing must be told; how often it is missing is printed, because each time a reader overlooked something.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from foedera.errors import FoederaError
from foedera.model.document import ReadResult
from foedera.reading.archive import CONTAINERS
from foedera.reading.guard import GuardedReader, Limits

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
PACKED = {".docx", ".epub", ".odt"}
SUFFIXES = {".pdf", ".html", ".xml", ".md", ".txt", *PACKED, *CONTAINERS} - {".zip"}
BAD = ("its reader can follow", "its reader survives", "read within")
"""What refusals expect that tell of a fault of ours."""


def main(count: int, seed: int) -> int:
    """Read `count` mutated files; return how many told of a fault."""
    files = [p for p in sorted(GOLDEN.glob("*/*")) if p.suffix in SUFFIXES]
    shares = [range(seed + n, seed + count, 2) for n in (0, 1)]
    with ThreadPoolExecutor(2) as pool:
        found = sum(pool.map(lambda numbers: _read_all(files, numbers), shares), Counter[str]())
    for outcome, times in found.most_common():
        print(f"{times:7} {outcome}")
    return sum(times for outcome, times in found.items() if outcome.startswith("FAULT"))


def _read_all(files: list[Path], numbers: range) -> Counter[str]:
    outcomes = Counter[str]()
    with GuardedReader(Limits(seconds=30)) as reader:
        for number in numbers:
            chance = random.Random(number)  # noqa: S311  # a run must be repeatable
            path = chance.choice(files)
            data = mutated(path, chance, files)
            outcomes[_outcome(reader, path, data, number)] += 1
    return outcomes


def _outcome(reader: GuardedReader, path: Path, data: bytes, number: int) -> str:
    """What became of a file; of one that holds others, the worst of what became of these."""
    try:
        if path.suffix not in CONTAINERS:
            return _read(reader, path.name, data, number)
        inside = reader.members(data, path.name).files
        return max((_inside(reader, path, one.name, one.data, number) for one in inside), key=_worse)
    except FoederaError as refusal:
        return _refused(refusal, path.name, number)


def _inside(reader: GuardedReader, path: Path, name: str, data: bytes, number: int) -> str:
    try:
        return _read(reader, f"{path.name}/{name}", data, number)
    except FoederaError as refusal:
        return _refused(refusal, f"{path.name}/{name}", number)


def _worse(outcome: str) -> tuple[bool, bool]:
    return outcome.startswith("FAULT"), outcome.startswith("read, letters lost")


def _refused(refusal: FoederaError, name: str, number: int) -> str:
    if any(sign in (refusal.expected or "") for sign in BAD):
        print(f"{name}, mutation {number}: {refusal.found}", file=sys.stderr)
        return f"FAULT {(refusal.found or '')[:60]}"
    return f"refused: {refusal.what}"


def _read(reader: GuardedReader, name: str, data: bytes, number: int) -> str:
    result = reader.read(data, name=name, subject="x", role="text", language=None, source="s")
    at = 0
    for provision in result.provisions:
        if not at <= provision.start < provision.end <= len(result.document.text):
            print(f"{name}, mutation {number}: {provision.eid} overlaps", file=sys.stderr)
            return "FAULT provisions overlap"
        at = provision.end
    return _accounted(result, name, number)


def _accounted(result: ReadResult, name: str, number: int) -> str:
    """Whether every letter and digit of the file stands somewhere, was left out by name, or is told to be lost."""
    report, document = result.document.report, result.document
    if report is None or not report.lost:
        return "read"
    if not any(problem.code == "text-lost" for problem in document.problems):
        print(f"{name}, mutation {number}: {report.lost} characters lost in silence", file=sys.stderr)
        return "FAULT lost in silence"
    print(f"{name}, mutation {number}: {report.lost} of {report.characters} characters lost, and told", file=sys.stderr)
    return f"read, letters lost and told: {Path(name).suffix}"


def mutated(path: Path, chance: random.Random, files: list[Path]) -> bytes:
    """The file with a few things wrong; of a packed file, half of the time inside of a member."""
    data = path.read_bytes()
    if path.suffix not in PACKED or chance.random() < 0.5:
        return _wrong(data, chance, files)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        inside = [name for name in old.namelist() if path.suffix != ".docx" or name.startswith("word/")]
        chosen = chance.choice(inside)
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _wrong(content, chance, files) if name == chosen else content)
    return out.getvalue()


def _wrong(data: bytes, chance: random.Random, files: list[Path]) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(body) or 1)
        length = chance.choice((1, 2, 8, 64, 512))
        match chance.randrange(7):
            case 0:
                body[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del body[at : at + length]
            case 2:
                body[at:at] = body[at : at + length]
            case 3:
                body[at:at] = chance.randbytes(length)
            case 4:
                body = body[:at] if chance.random() < 0.3 else body
            case 5:
                other = chance.choice(files).read_bytes()
                start = chance.randrange(len(other))
                body[at : at + length] = other[start : start + length]
            case _:
                digits = str(chance.choice((0, -1, 2**31, 10**12, 65536))).encode()
                body[at : at + len(digits)] = digits
    return bytes(body)


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, 1) else 0)
