"""Standard output and error that can take every sign: what an encoding lacks is written in plain letters.

A terminal in ASCII or Windows-1252 shows a tick as 'v' and a cross as 'x', in the table as in its legend; nothing
crashes. Data (JSON, CSV …) is UTF-8 everywhere and does not come this way (foedera.cli.output).
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata
from collections.abc import Iterator

PLAIN = {
    "✓": "v",
    "●": "o",
    "✗": "x",
    "–": "-",
    "—": "-",
    "·": ".",
    "⚑": "#",
    "≈": "~",
    "↻": "@",
    "△": "^",
    "→": "->",
    "×": "x",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "‹": "<",
    "›": ">",
    "«": "<<",
    "»": ">>",
    "≥": ">=",
    "≤": "<=",
    "█": "#",
    "━": "-",
    "•": "*",
}
"""Signs Foedera writes, in letters every encoding has; those of the matrix differ from each other here too."""

_NAME = "foedera.plain"


@contextlib.contextmanager
def prepared() -> Iterator[None]:
    """Standard output and error made ready for a call, and left so that nothing fails after it."""
    codecs.register_error(_NAME, in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the data has enough. What is left is thrown away, or Python would complain when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """What is written in place of what an encoding lacks (an error handler, see the module codecs)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    if sign in PLAIN:
        return PLAIN[sign]
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return bare or sign.encode("ascii", "backslashreplace").decode()
