"""An extract as Markdown: headings, block quotes, citations.

In: an extract. Out: text. A sign that means something to Markdown is escaped by a backslash (CommonMark 0.31, section
2.4), so that a reader of the page sees every quote character for character, and no text can slip in a link or a tag.
"""

from __future__ import annotations

import re

from foedera.model.extract import Extract, Quote
from foedera.publishing.extracts import quote_in_words

_SIGNS = re.compile(r"[\\`*_\[\]<>&#~|$]")
"""What means something anywhere in a line, to CommonMark or to the dialects that add tables, strokes and formulas."""
_BEGINNINGS = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What means something at the beginning of a line: a list, or a heading underlined."""


def to_markdown(extract: Extract) -> str:
    """The extract as a text."""
    lines = [f"# {escaped(extract.title)}", ""]
    lines += [f"- {escaped(line)}" for line in (*extract.lines, extract.address)]
    for section in extract.sections:
        lines += ["", f"{'#' * (section.level + 1)} {escaped(section.heading)}", ""]
        lines += [f"- {escaped(line)}" for line in section.lines]
        for quote in section.quotes:
            lines += _quote(quote)
    return "\n".join([*lines, ""])


def escaped(text: str) -> str:
    """The text on one line, to be read as it stands."""
    signs = _SIGNS.sub(r"\\\g<0>", text.replace("\n", " "))
    return _BEGINNINGS.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", signs)


def _quote(quote: Quote) -> list[str]:
    """Label, the words as a block quote with their own lines, citation."""
    words = [f"> {escaped(line)}\\" for line in quote.excerpt.text.split("\n")]
    label = ["", f"**{escaped(quote.label)}**"] if quote.label else []
    return [*label, "", *words[:-1], words[-1].removesuffix("\\"), "", f"— {escaped(quote_in_words(quote.excerpt))}"]
