"""Tries a codebook on files, folders and texts of a workspace, as `code` would code them; nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.coverage.trial import try_codebook
from foedera.errors import UnreadableFile
from foedera.model.codebook import Codebook
from foedera.model.document import Document, ReadResult
from foedera.model.lookup import unknown_area
from foedera.model.progress import Progress, silent
from foedera.model.selection import texts as texts_of
from foedera.model.snapshot import Snapshot
from foedera.model.trial import Trial
from foedera.reading.archive import CONTAINERS
from foedera.reading.formats import suffixes
from foedera.reading.office import SUFFIXES
from foedera.workspace.ingest import IngestOptions, arrivals
from foedera.workspace.seed import built_in_judge, built_in_sentence_words

READ = (*suffixes(), *SUFFIXES, *CONTAINERS)
"""How the names of texts end."""


def tried(
    snapshot: Snapshot | None,
    book: Codebook,
    texts: Sequence[str | Path],
    *,
    areas: Sequence[str] = (),
    progress: Progress = silent,
) -> Trial:
    """What the coder of a codebook would say of texts (View.codebook_try).

    Args:
        snapshot: the workspace; None where only files and folders are named.
        book: the codebook.
        texts: files, folders (every file below them), or ids of agreements of the workspace.
        areas: ids of the areas to tell of; none for all.
        progress: told before each text.

    Raises:
        UnreadableFile: a file cannot be read, or a folder has none.
        UnknownId: no such agreement, or one without a text; or no such area.
    """
    known = {area.id for area in book.areas}
    for area in areas:
        if area not in known:
            raise unknown_area(area, book)
    files, left_out = _files([Path(text) for text in texts if is_place(text)])
    found = [arrival.result for arrival in arrivals(files, IngestOptions())] if files else []
    ids = [str(text) for text in texts if not is_place(text)]
    if ids and snapshot is not None:
        found += [_stored(snapshot, document) for document in texts_of(snapshot, ids)]
    lexicon = Lexicon(book, built_in_sentence_words(), built_in_judge(book))
    return msgspec.structs.replace(try_codebook(lexicon, found, areas=areas, progress=progress), left_out=left_out)


def is_place(text: str | Path) -> bool:
    """Whether a text names a file or folder: one that is there, or one called as texts are."""
    return Path(text).exists() or Path(text).suffix.lower() in READ


def _stored(snapshot: Snapshot, document: Document) -> ReadResult:
    return ReadResult(document=document, provisions=tuple(snapshot.texts.provisions(document.id)))


def _files(places: Sequence[Path]) -> tuple[list[Path], tuple[str, ...]]:
    """The files named and the texts below the folders named, in the order of their names; and what else lies there."""
    files: list[Path] = []
    others: list[str] = []
    for place in places:
        if not place.is_dir():
            files.append(place)
            continue
        below = [path for path in sorted(place.rglob("*")) if path.is_file() and not path.name.startswith(".")]
        texts = [path for path in below if path.suffix.lower() in READ]
        others += [str(path) for path in below if path not in texts]
        if not texts:
            raise UnreadableFile(
                "no text in the folder",
                where=str(place),
                expected=f"files ending in one of {', '.join(READ)}",
                found=f"{len(below)} other files" if below else "none",
                next_step="name the folder that holds the texts",
            )
        files += texts
    return files, tuple(others)
