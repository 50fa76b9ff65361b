"""Files to take along: every kind there is, what makes it, and the answer that carries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import quote

from starlette.responses import Response

from foedera.errors import UnknownId
from foedera.model.extract import Extract
from foedera.model.matrix import Matrix
from foedera.model.mission import Missions
from foedera.model.reuse import CommonWording
from foedera.model.template import AbsenceReport, Templates, TemplateTree
from foedera.publishing import clause_types, missions, similarity_files, tables
from foedera.publishing.extract_sheet import to_xlsx
from foedera.publishing.extract_text import to_markdown
from foedera.publishing.word import to_docx

Record = TypeVar("Record")
Formats = Mapping[str, Callable[[Record], str | bytes]]
"""File ending, or a name with it → what makes the file."""

MEDIA_TYPES = {
    "atom": "application/atom+xml",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""File ending → media type; an answer adds the charset to a text by itself."""

MATRIX: Formats[Matrix] = {
    "csv": tables.to_csv,
    "json": tables.to_json,
    "md": tables.to_markdown,
    "xlsx": tables.to_xlsx,
}
EXTRACT: Formats[Extract] = {"docx": to_docx, "md": to_markdown, "xlsx": to_xlsx}
WORDING: Formats[CommonWording] = {
    "shares.csv": similarity_files.shares_to_csv,
    "agreements.csv": similarity_files.agreements_to_csv,
    "formulas.csv": similarity_files.formulas_to_csv,
    "pairs.csv": similarity_files.pairs_to_csv,
    "left_out.csv": similarity_files.left_out_to_csv,
    "wording.json": similarity_files.to_json,
    "wording.xlsx": similarity_files.to_xlsx,
}
TEMPLATES: Formats[Templates] = {
    "templates.xlsx": clause_types.to_xlsx,
    "matrix.csv": clause_types.matrix_to_csv,
    "passages.csv": clause_types.passages_to_csv,
    "absent.csv": clause_types.absent_to_csv,
    "templates.json": clause_types.to_json,
}
ABSENCES: Formats[AbsenceReport] = {"csv": clause_types.report_to_csv, "json": clause_types.report_to_json}
MISSIONS: Formats[Missions] = {"csv": missions.to_csv, "xlsx": missions.to_xlsx}
TREE: Formats[TemplateTree] = {"json": clause_types.tree_to_json}


def as_file(record: Record, formats: Formats[Record], chosen: str, *, at: str, name: str) -> Response:
    """A record as a file to save.

    Args:
        record: what the file shows.
        formats: what can be chosen from.
        chosen: ending or name in `formats`.
        at: the address the choice is appended to.
        name: the file's name up to the choice.

    Raises:
        UnknownId: no such format.
    """
    if chosen not in formats:
        raise UnknownId(
            "no such format",
            where=f"{at}{chosen}",
            expected=", ".join(f"{at}{known}" for known in formats),
            found=chosen,
            next_step="take the links of the page",
        )
    return sent(formats[chosen](record), chosen.rpartition(".")[2], save_as=f"{name}{chosen}")


def sent(content: str | bytes, ending: str, *, save_as: str | None = None) -> Response:
    """Content of a kind of file; with a name, to be saved under it."""
    quoted = quote(save_as or "")
    told = f'filename="{quoted}"' if quoted == save_as else f"filename*=utf-8''{quoted}"  # RFC 6266
    headers = None if save_as is None else {"Content-Disposition": f"attachment; {told}"}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[ending])


def addresses(path: str, query: str) -> dict[str, str]:
    """Ending → the address of an extract; `path` without one, `query` without its question mark."""
    return {ending: f"{path}.{ending}" + (f"?{query}" if query else "") for ending in EXTRACT}
