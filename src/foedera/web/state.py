"""What a page depends on besides its address: where the log stands, which day it is, and the code that makes it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Hashable
from pathlib import Path

import foedera
from foedera.workspace import View

State = tuple[Hashable, ...]
"""Equal for two views when every page of them is the same."""


def state_of(views: View) -> State:
    """The state a view shows. What is due, or which role holds, is asked of today, so the day belongs to it.

    Raises:
        WorkspaceError: the store cannot say where the log stands.
    """
    return views.position, views.head, views.clock().date().isoformat()


def etag_of(state: State, address: str) -> str:
    """The weak entity tag of an address in a state: one for the plain and the compressed answer."""
    return f'W/"{hashlib.sha256(repr((_code(), state, address)).encode()).hexdigest()[:32]}"'


@functools.cache
def _code() -> str:
    """A print of the code that runs: another version, or an edited template, makes other pages."""
    root = Path(foedera.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    stamps = [(str(path.relative_to(root)), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()
