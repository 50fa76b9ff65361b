"""Agreements as PDFs by LibreOffice: a DOCX of word.py, exported with or without tags."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.golden.fixed import fixed_pdf
from scripts.golden.pieces import Source
from scripts.golden.word import Form, render


def export(source: Source, form: Form, *, tagged: bool) -> bytes:
    """The agreement as a PDF."""
    return fixed_pdf(_convert(render(source, replace(form, own_marks=False)), tagged=tagged))


@cache
def program() -> str:
    """Where LibreOffice is."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise SystemExit("LibreOffice is not installed: no PDF can be exported")
    return found


def _convert(data: bytes, *, tagged: bool) -> bytes:
    options = {"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "agreement.docx"
        path.write_bytes(data)
        command = [
            program(),
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(options)}",
            "--outdir",
            folder,
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - our own command
        return path.with_suffix(".pdf").read_bytes()
