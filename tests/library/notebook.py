"""Runs a notebook without Jupyter: its code cells in order, each with what it gives.

`python -m tests.library.notebook` renews the outputs of docs/guides/library.ipynb.
"""

from __future__ import annotations

import ast
import contextlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ROOT / "docs" / "guides"
TEXT = ROOT / "tests" / "golden" / "documents" / "security-partnership.docx"
"""The text the guide adds."""

Notebook = dict[str, Any]


def outputs(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """What a cell gives: its last expression, as text and, where it shows itself so, as HTML."""
    code = ast.parse(source)
    last = ast.Expression(code.body.pop().value) if code.body and isinstance(code.body[-1], ast.Expr) else None
    exec(compile(code, "cell", "exec"), names)  # noqa: S102  # the guide's own cells
    value = None if last is None else eval(compile(last, "cell", "eval"), names)  # noqa: S307  # as above
    if value is None:
        return []
    shown = {"text/plain": [repr(value)]}
    if hasattr(type(value), "_repr_html_") and type(value).__module__.startswith("foedera"):
        shown["text/html"] = [value._repr_html_()]
    return [{"output_type": "execute_result", "data": shown, "metadata": {}}]


def executed(notebook: Notebook, folder: Path) -> Notebook:
    """The notebook with the outputs its cells give when run in a folder with the guide's text in it."""
    shutil.copy(TEXT, folder)
    names: dict[str, Any] = {}
    cells, count = [], 0
    with contextlib.chdir(folder):
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                count += 1
                given = [{**one, "execution_count": count} for one in outputs("".join(cell["source"]), names)]
                cell = {**cell, "execution_count": count, "outputs": given}
            cells.append(cell)
    return {**notebook, "cells": cells}


def main() -> None:
    """Renew the outputs of the guide's notebook."""
    path = GUIDES / "library.ipynb"
    with tempfile.TemporaryDirectory() as folder:
        renewed = executed(json.loads(path.read_text(encoding="utf-8")), Path(folder))
    path.write_text(json.dumps(renewed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main() or os.EX_OK)
