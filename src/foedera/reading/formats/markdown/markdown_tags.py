"""HTML tags that make blocks in a Markdown text: paragraphs, headings, lists and their items.

In: a text. Out: the same with what Markdown has for them in their place, as long as it was: an empty line for a
paragraph, # for a heading, the number a browser shows for an item. Not here: tables, comments, scripts
(markdown_html), tags within lines (inline).
"""

from __future__ import annotations

import re
from collections import Counter

from foedera.reading.formats.markdown.inline import ADDED, TAG
from foedera.text.counting import letters_and_digits

_TAGS = (
    "address|article|aside|base|body|caption|center|col|colgroup|dd|details|dir|div|dl|dt|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|iframe|legend|li|link|main|meta|nav|ol|p|picture|section|source|summary|table|tbody|"
    "tfoot|thead|title|ul|video|!doctype"
)
_BLOCK = re.compile(rf"<(?P<end>/?)(?P<name>{_TAGS})(?P<more>\s[^<>]*)?/?>", re.IGNORECASE)
_IN_ROW = re.compile(r"[ \t]*\|")
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_APART = "\n\n"


def blocks_apart(text: str, gone: Counter[str]) -> str:
    """The text without tags that make blocks, each block on lines of its own; `gone` takes up what went and came."""
    shape, parts, at, line = _Shape(gone), [], 0, 0
    for tag in _BLOCK.finditer(text):
        line = max(line, text.rfind("\n", at, tag.start()) + 1)
        between = shape.held(text[at : tag.start()])
        gone[TAG] += letters_and_digits(tag[0])
        if _IN_ROW.match(text, line):
            put = "".join(sign if sign in "\r\n" else " " for sign in tag[0])
        else:
            put = shape.instead(tag, said=bool(between.strip())).ljust(len(tag[0]))
        parts += [between, put]
        at = tag.end()
    return "".join([*parts, shape.held(text[at:])])


class _Shape:
    """In which lists the tags stand."""

    def __init__(self, gone: Counter[str]) -> None:
        self.gone = gone
        self.lists: list[int | None] = []
        """The next number of each list that is open, outermost first; None for one that does not count."""
        self.is_begun = self.is_heading = False
        """Whether an item or a heading has begun and says nothing yet; whether it is a heading."""

    def held(self, words: str) -> str:
        """The words between two tags: a heading is one line, an item goes on behind its number."""
        if self.is_heading:
            return words.replace("\r", " ").replace("\n", " ")
        said = words.lstrip()
        return said.rjust(len(words)) if self.is_begun else words

    def instead(self, tag: re.Match[str], *, said: bool) -> str:
        """What stands in a tag's place, at most as long; `said` tells whether words stand between it and the last."""
        name, is_end = tag["name"].lower(), bool(tag["end"])
        is_inside = self.is_begun and not said and not is_end
        self.is_begun = self.is_heading = False
        if name in {"ol", "ul"}:
            self._list(name, tag["more"] or "", is_end=is_end)
        elif name == "li" and not is_end:
            self.is_begun = True
            return self._item(len(tag[0]), breaks=said)
        elif name[0] == "h" and name[1:].isdigit() and not is_end:
            self.is_begun = self.is_heading = True
            return f"\n{'#' * min(int(name[1:]), len(tag[0]) - 1)}"
        if is_inside and name not in {"ol", "ul"}:  # the paragraph an item holds goes on behind its number
            self.is_begun = True
            return ""
        return _APART

    def _list(self, name: str, more: str, *, is_end: bool) -> None:
        if not is_end:
            start = _START.search(more)
            self.lists.append(None if name == "ul" else int(start[1]) if start else 1)
        elif self.lists:
            self.lists.pop()

    def _item(self, room: int, *, breaks: bool) -> str:
        """The sign or number before an item; in a line of its own, for which the tag before has made room."""
        number = self.lists[-1] if self.lists else None
        mark = "-" if number is None else f"{number}."
        if number is not None:
            self.lists[-1] = number + 1
            self.gone[ADDED] += letters_and_digits(mark)
        return f"\n{mark}"[:room] if breaks else mark[:room]
