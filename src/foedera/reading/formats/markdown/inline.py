"""Inline marks of Markdown out of a piece of text: links, emphasis, code, escapes, tags, references to signs.

In: a piece. Out: the piece without the marks, its places kept, and how much of each kind went. Not here: blocks.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise

from foedera.text.counting import letters_and_digits
from foedera.text.offsets import Traced, join

ADDRESS, TAG, DELETED, SIGN = "address of a link", "HTML tag", "deleted text", "name of a sign"
ADDED = "sign that was named"
"""Not gone: letters and digits that stand in the text instead of their names."""
REASONS = {
    ADDRESS: "it is where the words lead",
    TAG: "it says how the text looks",
    DELETED: "the file marks it as deleted",
    SIGN: "the sign it names stands in the text",
}
"""What goes out of a line besides signs that are neither letter nor digit, and why."""
INLINE_TAGS = (
    "a|abbr|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr|img"
)
_MARKS = r"""
    !?\[(?P<link>[^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\)|\[[^\[\]\n]*\])
  | <(?P<auto>(?:https?://|mailto:)[^<>\s]+)>
  | `(?P<code>[^`\n]+)`
  | \*\*(?P<strong>(?=[^\s*])[^*\n]*(?:\*(?!\*)[^*\n]*)*)\*\*
  | (?<![\w*])__(?P<under>(?=\S)[^_\n]+?)__(?!\w)
  | (?<!\*)\*(?P<emph>(?=[^*])[^*\n]+)\*(?!\*)
  | \\(?P<escaped>[\\`*_{}\[\]()#+.!|<>~-])
"""
_MAY_MARK = re.compile(r"[\[<`*_\\~]")
"""What every mark holds: sought first, because most lines have none."""
_PLAIN = re.compile(_MARKS, re.VERBOSE)
_MARKDOWN = re.compile(
    rf"""{_MARKS}
  | (?P<tag><(?:/(?:{INLINE_TAGS})\s*|(?:{INLINE_TAGS})(?:\s[^<>]*)?)>)
  | ~~(?P<deleted>(?=\S)[^~\n]+)~~
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def without_marks(piece: Traced, gone: Counter[str] | None = None) -> Traced:
    """`piece` with the words of its links and emphasis only, the innermost marks too.

    `gone` takes up how many letters and digits went, by kind.
    """
    return _stripped(piece, _PLAIN, Counter() if gone is None else gone)


def plain_words(piece: Traced, gone: Counter[str]) -> Traced:
    """The same for Markdown, which knows tags, deleted text and references to signs ('&amp;') too."""
    return _stripped(_resolved(piece, gone), _MARKDOWN, gone)


def _stripped(piece: Traced, marks: re.Pattern[str], gone: Counter[str]) -> Traced:
    while _MAY_MARK.search(piece.text):
        spans: list[tuple[int, int]] = []
        at = 0
        for match in marks.finditer(piece.text):
            spans += [(at, match.start()), _kept(match, gone)]
            at = match.end()
        if not spans:
            return piece
        escapes = "\\" in piece.text  # an escape must not be read twice: \\* would lose both
        piece = piece.keep([*spans, (at, len(piece.text))])
        if escapes:
            return piece
    return piece


def _kept(match: re.Match[str], gone: Counter[str]) -> tuple[int, int]:
    """What is kept of a mark; letters that go are counted."""
    name = match.lastgroup or ""
    if name in {"tag", "deleted"}:
        gone[TAG if name == "tag" else DELETED] += letters_and_digits(match[0])
        return match.start(), match.start()
    gone[ADDRESS] += letters_and_digits(match[0]) - letters_and_digits(match[name])
    return match.span(name)


def _resolved(piece: Traced, gone: Counter[str]) -> Traced:
    """With signs where they are named; each stands at the place of its name."""
    found = [match for match in _REFERENCE.finditer(piece.text) if html.unescape(match[0]) != match[0]]
    if not found:
        return piece
    parts: list[Traced] = []
    at = 0
    for match in found:
        sign = html.unescape(match[0])[:1]
        gone[SIGN] += letters_and_digits(match[0])
        gone[ADDED] += sign.isalnum()
        parts += [piece.cut(at, match.start()), Traced(sign, piece.offsets.cut(match.start(), match.start() + 1))]
        at = match.end()
    return join([*parts, piece.cut(at, len(piece.text))], "")


def cells(piece: Traced, border: str) -> list[Traced]:
    """The cells of a table row between `border` signs; an escaped border is part of its cell."""
    borders = [at for at, sign in enumerate(piece.text) if sign == border and piece.text[at - 1 : at] != "\\"]
    edges = [-1, *borders, len(piece.text)]
    return [piece.cut(left + 1, right) for left, right in pairwise(edges)]
