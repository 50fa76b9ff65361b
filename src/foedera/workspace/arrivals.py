"""Files on their way in: opened, taken out of archives, and read in a guarded process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from foedera.errors import UsageError
from foedera.model.document import Problem, ReadResult
from foedera.reading.guard import GuardedReader, Limits
from foedera.workspace import intake
from foedera.workspace.files import read_file

Arrival = tuple[str, bytes, ReadResult]
"""A file's name, its bytes as they came, and what was read out of them."""


def arrivals(paths: Sequence[Path], details: intake.Details, *, limits: Limits | None = None) -> list[Arrival]:
    """Every text in the files, read; those inside a ZIP archive each on its own.

    What an archive holds besides texts is told by the problem `member-left-out` of its first text.

    Raises:
        UnreadableFile: a file cannot be read; then none is returned.
        UsageError: several texts for one agreement id.
    """
    with GuardedReader(limits) as reader:
        files = [file for path in paths for file in _opened(path, reader)]
        if details.agreement is not None and len(files) > 1:
            raise UsageError(
                "several files cannot be the text of one agreement",
                where=details.agreement,
                expected="one file with --agreement",
                found=f"{len(files)} files: {', '.join(name for name, _, _ in files[:4])}",
                next_step="add them one by one, or leave --agreement out: each file then names its own",
            )
        return [
            (name, data, _with_problems(intake.read_text(reader, name, data, details), problems))
            for name, data, problems in files
        ]


def _opened(path: Path, reader: GuardedReader) -> list[tuple[str, bytes, tuple[Problem, ...]]]:
    """Name and bytes of each text in a file, and what is to be said of the archive it came in."""
    data = read_file(path)
    if path.suffix.lower() != ".zip":
        return [(path.name, data, ())]
    found = reader.members(data, path.name)
    problems = _left_out(path.name, found.left_out)
    return [(member.name, member.data, () if at else problems) for at, member in enumerate(found.files)]


def _left_out(archive: str, members: Sequence[tuple[str, str]]) -> tuple[Problem, ...]:
    """A problem for each reason members were left out, which names them; folders are no loss."""
    reasons = defaultdict[str, list[str]](list)
    for member, why in members:
        if not member.endswith("/"):
            reasons[why].append(member)
    return tuple(
        Problem(code="member-left-out", where=archive, text=f"{', '.join(names)}: {why}")
        for why, names in reasons.items()
    )


def _with_problems(result: ReadResult, problems: tuple[Problem, ...]) -> ReadResult:
    document = msgspec.structs.replace(result.document, problems=(*result.document.problems, *problems))
    return msgspec.structs.replace(result, document=document)
