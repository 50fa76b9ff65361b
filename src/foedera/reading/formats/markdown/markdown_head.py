"""The head of metadata a Markdown file may begin with: YAML, TOML, or the title block of Pandoc.

In: the decoded file. Out: where the head ends, and what it says. Not here: what is done with it (markdown).
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import yaml

_MOST = 20_000
"""Code points a head may have."""
_FENCES: Mapping[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "---": (re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$"), yaml.safe_load),
    "+++": (re.compile(r"(?m)^\+\+\+[ \t]*$"), tomllib.loads),
}
"""The line a head begins with, the one that ends it, and what reads the lines between (Jekyll, Pandoc; Hugo)."""
_FIRST_LINE = re.compile(r"[^\r\n]*(?:\r?\n)?")
_TITLE_BLOCK = re.compile(r"(?:%[ \t]?[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,3}")
_TITLE = re.compile(r"%[ \t]?([^\n]*(?:\n[ \t]+\S[^\n]*)*)")
_SCALARS = (str, int, float, datetime.date)


def head_of(text: str) -> tuple[int, dict[str, str]]:
    """Where a head ends, 0 where there is none, and what it says: only words, numbers and dates, keys in lower case."""
    start = 1 if text.startswith("\ufeff") else 0
    first = _FIRST_LINE.match(text, start)
    opening = first[0].strip() if first is not None else ""
    if first is None or opening not in _FENCES:
        return _title_block(text, start)
    fence, taken_apart = _FENCES[opening]
    closing = fence.search(text, first.end(), _MOST)
    if closing is None:
        return 0, {}
    try:
        said = taken_apart(text[first.end() : closing.start()].replace("\r\n", "\n"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0, {}
    if not isinstance(said, dict):
        return 0, {}
    return closing.end(), {str(key).lower(): str(value) for key, value in said.items() if isinstance(value, _SCALARS)}


def _title_block(text: str, start: int) -> tuple[int, dict[str, str]]:
    """Up to three lines that begin with %: title, authors, date (Pandoc's pandoc_title_block)."""
    block = _TITLE_BLOCK.match(text, start, _MOST)
    title = _TITLE.match(text, start, _MOST)
    if block is None or title is None:
        return 0, {}
    return block.end(), {"title": " ".join(title[1].split())}
