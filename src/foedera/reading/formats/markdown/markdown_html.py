"""What a Markdown file holds besides Markdown: a head of metadata, comments, scripts, tables of HTML.

In: the decoded file. Out: the same text with blanks in their place, so that every place in the file stays where it is;
what the head says; how much went. Rows of HTML tables become rows of Markdown, line breaks become lines; what makes
blocks is for markdown_tags, the head for markdown_head. Tags within lines stay for inline. Not here: HTML files.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from foedera.reading.formats.markdown.inline import TAG
from foedera.reading.formats.markdown.markdown_head import head_of
from foedera.reading.formats.markdown.markdown_tags import blocks_apart
from foedera.text.counting import letters_and_digits

HEAD, COMMENT, SCRIPT = "head of metadata", "comment", "script or style"
REASONS = {
    HEAD: "it is said of the text, not in it",
    COMMENT: "nobody who sees the page reads it",
    SCRIPT: "it is made for the browser",
}
"""What is left out, and why."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>(?:(?!<tr\b).)*?</tr\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(/?)(td|th|tr)\b[^<>]*>", re.IGNORECASE)
_OPENING_TAG = re.compile(r"<!--|<(?=(script|style)\b)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Cleared(msgspec.Struct, frozen=True):
    """A text without what is no Markdown."""

    text: str
    """As long as the file, blanks where something went."""
    said: dict[str, str]
    """What the head says, by its keys in lower case; only words, numbers and dates."""
    gone: Counter[str]
    """Letters and digits that went, by kind."""


def cleared(text: str) -> Cleared:
    """The text of a file without head, comments, scripts and block tags."""
    gone = Counter[str]()
    end, said = head_of(text)
    gone[HEAD] += letters_and_digits(text[:end])
    text = _blank(text[:end]) + text[end:]
    if "<" in text:
        text = _unscripted(text, gone)
        text = _ROW.sub(lambda row: _row(row[0], gone), text)
        text = blocks_apart(text, gone)
        text = "".join(_broken(line, gone) for line in _LINE.findall(text))
    return Cleared(text, said, gone)


def _unscripted(text: str, gone: Counter[str]) -> str:
    """Without comments, scripts and styles; what is not closed is kept."""
    low, parts, at, unclosed = text.lower(), [], 0, set[str]()
    for opening in _OPENING_TAG.finditer(text):
        closing = "-->" if opening[1] is None else f"</{opening[1].lower()}>"
        if opening.start() < at or closing in unclosed:
            continue
        end = low.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            continue
        stop = end + len(closing)
        inner = text[opening.start() : stop]
        gone[COMMENT if opening[1] is None else SCRIPT] += letters_and_digits(inner)
        parts += [text[at : opening.start()], _blank(inner)]
        at = stop
    return "".join([*parts, text[at:]])


def _row(row: str, gone: Counter[str]) -> str:
    """A row of an HTML table on one line, with the borders of Markdown."""

    def border(tag: re.Match[str]) -> str:
        gone[TAG] += letters_and_digits(tag[0])
        is_row = tag[2].lower() == "tr"
        sign = "\n" if is_row and tag[1] else "\n|" if is_row else "|" if tag[1] else ""
        return sign.ljust(len(tag[0]))

    return _CELL.sub(border, row.replace("\n", " ").replace("\r", " "))


def _tag(tag: str, gone: Counter[str]) -> str:
    gone[TAG] += letters_and_digits(tag)
    return _blank(tag)


def _broken(line: str, gone: Counter[str]) -> str:
    """A line with its line breaks as lines; in a row of a table they are blanks."""
    in_row = line.lstrip().startswith("|")
    return _BREAK.sub(lambda tag: _tag(tag[0], gone) if in_row else _line_end(tag[0], gone), line)


def _line_end(tag: str, gone: Counter[str]) -> str:
    gone[TAG] += letters_and_digits(tag)
    return "\n" + " " * (len(tag) - 1)


def _blank(text: str) -> str:
    """As many blanks as there are signs; line ends stay."""
    return "".join(sign if sign in "\r\n" else " " for sign in text)
