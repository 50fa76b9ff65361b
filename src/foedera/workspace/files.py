"""Opening and writing the files a user names; every complaint says what to do next."""

from __future__ import annotations

import contextlib
from pathlib import Path

from foedera.errors import OutputRefused, UnreadableFile


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableFile: missing, a folder, or not to be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "cannot open the file",
            where=str(path),
            expected="a file this user may read",
            found="a folder" if path.is_dir() else (error.strerror or type(error).__name__),
            next_step="name the files in it, as FOLDER/*.pdf" if path.is_dir() else "check the path",
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole: beside its place first, then moved there. What is no file, as a pipe, is written to.

    Raises:
        OutputRefused: the folder or file refuses writing; what was there stays.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise OutputRefused(
            "cannot write the file",
            where=str(path),
            expected="a path in a folder this user may write to",
            found=error.strerror or type(error).__name__,
            next_step="choose another path, or make room there",
        ) from error
