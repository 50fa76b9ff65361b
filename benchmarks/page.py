"""Puts measured figures into a page of evaluation/, between the marks that hold their place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def put(page: Path, mark: str, lines: Sequence[str]) -> None:
    """Replace what stands between `<!-- mark -->` and `<!-- /mark -->`; what stands around it is a person's.

    Raises:
        ValueError: the page has no such place.
    """
    text = page.read_text(encoding="utf-8")
    head, opened, rest = text.partition(f"<!-- {mark} -->\n")
    _, closed, tail = rest.partition(f"<!-- /{mark} -->")
    if not (opened and closed):
        raise ValueError(f"{page.name} has no place for figures marked {mark!r}")
    page.write_text("\n".join([f"{head}{opened.rstrip()}", *lines, f"{closed}{tail}"]), encoding="utf-8")


def give(page: Path, mark: str, lines: Sequence[str]) -> None:
    """Put figures into their page where the command line says `--write`, else print them."""
    if "--write" in sys.argv:
        put(page, mark, lines)
    else:
        sys.stdout.write("\n".join([*lines, ""]))
