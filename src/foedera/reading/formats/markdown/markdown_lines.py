"""What each line of a Markdown text is: the block half of CommonMark, by markdown-it-py.

In: a text. Out: a role for every line. Lines stay lines, so that places in the file stay known. Indented and fenced
code, HTML and link definitions are text: in agreements four blanks set a point in. Not here: what the lines say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = (
    MarkdownIt("zero", {"maxNesting": 100})
    .enable(["blockquote", "heading", "hr", "lheading", "list", "table"])
    .disable(["inline", "text_join"])
)
_NEWLINE = re.compile(r"\r\n?|\n")
_LEVELS = {"=": 1, "-": 2}
"""Signs a heading is underlined with."""
_ENDS_SENTENCE = re.compile(r"[.;:,!?]\s*$")


@dataclass
class Role:
    """What a line is."""

    kind: str = "text"
    """text, heading (underlined; those marked by # are text here), table (a row of one) or rule (no words)."""
    level: int = 0
    """Of a heading, from 1."""
    opens: bool = False
    """Whether a paragraph or list item begins with it."""
    quotes: int = 0
    """How many quotations it stands in."""
    number: int | None = None
    """Of a list item whose list repeats one number, the number a reader of the page sees ('1. 1. 1.' is 1, 2, 3)."""


def line_starts(text: str) -> list[int]:
    """Where each line begins, and where the last one ends."""
    return [0, *(match.end() for match in _NEWLINE.finditer(text)), len(text) + 1]


def roles_of(text: str) -> list[Role]:
    """The role of each line."""
    starts = line_starts(text)
    roles = [Role() for _ in starts[1:]]
    tokens = _PARSER.parse(text)
    _count(tokens, roles)
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type in {"paragraph_open", "list_item_open", "heading_open"}:
            roles[first].opens = True
        if token.type == "heading_open" and token.markup in _LEVELS:
            roles[end - 1].kind = "rule"
            # a paragraph with a line drawn under it is none: headings are one line and no sentence
            if end - first == 2 and not _ENDS_SENTENCE.search(text[starts[first] : starts[first + 1]]):
                roles[first].kind, roles[first].level = "heading", _LEVELS[token.markup]
        for at, role in enumerate(roles[first:end], first):
            if token.type == "blockquote_open":
                role.quotes += 1
            elif token.type in {"hr", "table_open"}:
                role.kind = "rule"
            elif token.type == "tr_open":  # a line right under a table is a row to the parser, and text to who wrote it
                role.kind = "table" if "|" in text[starts[at] : starts[at + 1]] else "text"
    return roles


def _count(tokens: Sequence[Token], roles: Sequence[Role]) -> None:
    """Give the items of lists that repeat one number their own."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            if len(items) > 1 and len({item.info for item in items}) == 1:
                for number, item in enumerate(items, int(items[0].info)):
                    roles[(item.map or (0, 0))[0]].number = number
