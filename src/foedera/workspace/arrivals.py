"""Files on their way in: opened, taken out of archives, and read in a guarded process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foedera.errors import UsageError
from foedera.model.document import ReadResult
from foedera.reading.guard import Limits, Reader
from foedera.workspace import intake
from foedera.workspace.files import read_file

Arrival = tuple[str, bytes, ReadResult]
"""A file's name, its bytes as they came, and what was read out of them."""


def arrivals(paths: Sequence[Path], details: intake.Details, *, limits: Limits | None = None) -> list[Arrival]:
    """Every text in the files, read; those inside a ZIP archive each on its own.

    Raises:
        UnreadableFile: a file cannot be read; then none is returned.
        UsageError: several texts for one agreement id.
    """
    with Reader(limits) as reader:
        files = [file for path in paths for file in _opened(path, reader)]
        if details.agreement is not None and len(files) > 1:
            raise UsageError(
                "several files cannot be the text of one agreement",
                where=details.agreement,
                expected="one file with --agreement",
                found=f"{len(files)} files: {', '.join(name for name, _ in files[:4])}",
                next_step="add them one by one, or leave --agreement out: each file then names its own",
            )
        return [(name, data, intake.read_text(reader, name, data, details)) for name, data in files]


def _opened(path: Path, reader: Reader) -> list[tuple[str, bytes]]:
    data = read_file(path)
    if path.suffix.lower() != ".zip":
        return [(path.name, data)]
    return list(reader.members(data, path.name))
