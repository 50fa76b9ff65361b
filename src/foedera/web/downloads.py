"""Extracts as files: which formats there are, and the answer that carries one."""

from __future__ import annotations

from collections.abc import Callable

from litestar import Response

from foedera.errors import UnknownId
from foedera.model.extract import Extract
from foedera.publishing.extract_sheet import to_xlsx
from foedera.publishing.extract_text import to_markdown
from foedera.publishing.word import to_docx

FORMATS: dict[str, tuple[str, Callable[[Extract], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "md": ("text/markdown", lambda extract: to_markdown(extract).encode()),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
}
"""File ending → media type and maker."""


def as_file(extract: Extract, name: str, ending: str) -> Response[bytes]:
    """The extract as a file to save.

    Raises:
        UnknownId: no such format.
    """
    if ending not in FORMATS:
        raise UnknownId(
            "no such format",
            where=f"{name}.{ending}",
            expected=", ".join(FORMATS),
            found=ending,
            next_step="take the links of the page",
        )
    media_type, make = FORMATS[ending]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(make(extract), media_type=media_type, headers=headers)


def addresses(path: str, query: str) -> dict[str, str]:
    """Ending → the address of the file; `path` without one, `query` without its question mark."""
    return {ending: f"{path}.{ending}" + (f"?{query}" if query else "") for ending in FORMATS}
