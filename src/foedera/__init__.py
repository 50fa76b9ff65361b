"""Foedera turns the texts of partnership agreements into a table people can trust, and keeps it true.

>>> import foedera
>>> ws = foedera.create("foedera.db")               # the built-in register; later: foedera.open("foedera.db")
>>> ws.matrix("eu-sdp")                             # 25 areas × 6 agreements, resolved
<Matrix eu-sdp@2: 25 areas × 6 agreements; 104 covered, 4 in place already, 42 searched, not found>
>>> ws.cell("eu-nor-sdp-2024", "consular")          # why this tick
<Cell eu-nor-sdp-2024/consular: covered by no-de (paragraph 5); 2 claims>
>>> ws.compare("eu-jpn-sdp-2024", "eu-kor-sdp-2024")
<Comparison eu-sdp@2 of Japan, South Korea: 17 common, 3 unique, 5 nobody>

Every verb of the command line is a method of the workspace with the same name and options; `init` is `create`, and
`serve` is `foedera.serve(ws)`. docs/guides/library.md shows them at work.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from foedera.version import __version__

if TYPE_CHECKING:
    from foedera.errors import FoederaError
    from foedera.model.claim import Claim
    from foedera.model.coverage import Cell
    from foedera.model.matrix import Matrix
    from foedera.web.app import serve
    from foedera.workspace import View, Workspace, create
    from foedera.workspace import open_workspace as open  # noqa: A004  # foedera.open() reads as it should

__all__ = ["Cell", "Claim", "FoederaError", "Matrix", "View", "Workspace", "__version__", "create", "open", "serve"]

_LAZY = {
    "Cell": ("foedera.model.coverage", "Cell"),
    "Claim": ("foedera.model.claim", "Claim"),
    "FoederaError": ("foedera.errors", "FoederaError"),
    "Matrix": ("foedera.model.matrix", "Matrix"),
    "View": ("foedera.workspace", "View"),
    "Workspace": ("foedera.workspace", "Workspace"),
    "create": ("foedera.workspace", "create"),
    "open": ("foedera.workspace", "open_workspace"),
    "serve": ("foedera.web.app", "serve"),
}
"""Exported name → the module it lives in, and its name there."""


def __getattr__(name: str) -> object:
    """Load a name only when it is asked for: `foedera --version` must not wait for a database."""
    if name not in _LAZY:
        raise AttributeError(f"module 'foedera' has no attribute {name!r}")
    module, there = _LAZY[name]
    return getattr(importlib.import_module(module), there)


def __dir__() -> list[str]:
    """What is for use; the rooms behind it are for reading."""
    return __all__
