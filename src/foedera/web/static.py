"""The files every page shares: style and icon."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

MAX_AGE = 600
"""Seconds a browser need not ask again; then the ETag says whether the file is still the same."""


class Files(StaticFiles):
    """The folder `static`, each file with an ETag and an age. A name that can be no file is 404."""

    def __init__(self) -> None:
        super().__init__(directory=Path(__file__).parent / "static")

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or 304 for who holds it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = f"max-age={MAX_AGE}"
        return response
