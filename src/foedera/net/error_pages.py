"""Whether an answer that says it is well is none: empty, a page that speaks of an error, or a page without words.

In: what came, and what came from there before. Out: what it is instead of a text, in words; None where it may be one.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree, html

_LOOKED_AT = 2**21
"""Bytes of a page that are looked at."""
_LITTLE = 400
"""Words from which a page says too much to be a message, whatever it is called."""
_NONE = 10
"""Words a page that holds a text has at least; one that is drawn by scripts has fewer."""
_SHRUNK = 10
"""A page that has this many times fewer words than before, of what was more than a message, is another page."""

_NAMES = (
    "404",
    "403",
    "410",
    "500",
    "502",
    "503",
    "not found",
    "no longer available",
    "does not exist",
    "access denied",
    "forbidden",
    "unauthorized",
    "unavailable",
    "internal server error",
    "bad gateway",
    "under maintenance",
    "just a moment",
    "attention required",
    "are you a robot",
    "not a robot",
    "are you human",
    "captcha",
    "page introuvable",
    "accès refusé",
    "nicht gefunden",
    "zugriff verweigert",
)
"""What pages of errors are called in their title or first heading."""
_PUZZLES = ("captcha", "challenge-platform", "cf-challenge", "turnstile")
"""What stands in the markup of a page that wants to know whether it is asked by a person."""


_APART = str.maketrans(dict.fromkeys(".,:;!?|()[]–—…-", " "))


class _Page(NamedTuple):
    called: tuple[str, ...]
    """Its title and first heading."""
    words: int
    markup: str


def not_a_text(data: bytes, kind: str | None, before: bytes | None) -> str | None:
    """What an answer is instead of a text, in words.

    Args:
        data: what came.
        kind: what its first bytes say it is; None for plain text.
        before: what came from there before; None where nothing did.
    """
    if not data.strip():
        return "nothing: an empty answer"
    page = _page(data) if kind == "HTML" else None
    if page is None:
        return None
    for called in page.called if page.words < _LITTLE else ():
        words = " ".join(called.lower().translate(_APART).split())
        if any(f" {name} " in f" {words} " for name in _NAMES):
            return f"a page of {page.words} words called ‘{called[:80]}’"
    if page.words < _LITTLE // 2 and any(puzzle in page.markup for puzzle in _PUZZLES):
        return f"a page of {page.words} words that asks whether a person is there"
    if page.words < _NONE:
        return f"a page of {page.words} words: what it shows may be drawn by scripts"
    old = None if before is None else _page(before)
    if old is not None and old.words >= _LITTLE and page.words * _SHRUNK < old.words:
        return f"a page of {page.words} words, where {old.words} were before"
    return None


def _page(data: bytes) -> _Page | None:
    """What a page says to people; None where it cannot be read as one."""
    try:
        tree = html.document_fromstring(data[:_LOOKED_AT])
    except (etree.ParserError, ValueError):
        return None
    heads = [
        " ".join("".join(map(str, one.itertext())).split()) for name in ("title", "h1") for one in tree.iter(name)
    ][:2]
    etree.strip_elements(tree, "script", "style", "noscript", "template", "head", etree.Comment, with_tail=False)
    markup = data[: _LOOKED_AT // 8].decode("utf-8", errors="replace").lower()
    return _Page(tuple(filter(None, heads)), len(" ".join(map(str, tree.itertext())).split()), markup)
