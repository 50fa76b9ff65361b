"""Extracts as the verbs give them: Markdown to read, Word and XLSX as files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from foedera.cli.output import give
from foedera.model.extract import Extract
from foedera.publishing.extract_sheet import to_xlsx
from foedera.publishing.extract_text import to_markdown
from foedera.publishing.word import to_docx

Ending = Literal["markdown", "docx", "xlsx"]
"""What an extract can be given as."""


def address(path: str, *chosen: tuple[str, object]) -> str:
    """The page that shows the same: a path, and what of its query is not left out."""
    query = urlencode([(name, str(value)) for name, value in chosen if value is not None], safe=":/@")
    return f"{path}?{query}" if query else path


def give_extract(extract: Extract, chosen: Ending, output: Path | None) -> None:
    """Give an extract in a format; bytes of a file where that is no text."""
    match chosen:
        case "markdown":
            give(to_markdown(extract), output)
        case "docx":
            give(to_docx(extract), output)
        case "xlsx":
            give(to_xlsx(extract), output)
