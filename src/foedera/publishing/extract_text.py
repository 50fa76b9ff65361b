"""An extract as Markdown: headings, block quotes with their citations, drafts and variants with theirs as footnotes.

In: an extract. Out: text. A sign that means something to Markdown is escaped by a backslash (CommonMark 0.31, section
2.4), so that a reader of the page sees every quote character for character, and no text can slip in a link or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedera.model.extract import Extract, Mark, Quote, Stretch
from foedera.publishing.citations import footnote_in_words, quote_in_words
from foedera.text.normalise import clean

_SIGNS = re.compile(r"[\\`*_\[\]<>&#~|$]")
"""What means something anywhere in a line, to CommonMark or to the dialects that add tables, strokes and formulas."""
_BEGINNINGS = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What means something at the beginning of a line: a list, or a heading underlined."""


def to_markdown(extract: Extract) -> str:
    """The extract as a text."""
    lines = [f"# {_own(extract.title)}", ""]
    lines += [f"- {_own(line)}" for line in (*extract.lines, extract.address)]
    footnotes: list[str] = []
    for section in extract.sections:
        lines += ["", f"{'#' * (section.level + 1)} {_own(section.heading)}"]
        lines += ["", *(f"- {_own(line)}" for line in section.lines)] if section.lines else []
        for quote in section.quotes:
            if quote.stretches:
                footnotes.append(f"[^{len(footnotes) + 1}]: {_own(footnote_in_words(quote))}")
                lines += ["", f"{_set_off(quote.stretches)}[^{len(footnotes)}]"]
            else:
                lines += _quote(quote)
    return "\n".join([*lines, *([""] if footnotes else []), *footnotes, ""])


def escaped(line: str) -> str:
    """A line to be read as it stands."""
    signs = _SIGNS.sub(r"\\\g<0>", line)
    return _BEGINNINGS.sub(lambda match: f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}", signs)


def _own(text: str) -> str:
    """What is not quoted: on one line, without signs that a text cannot hold."""
    return escaped(clean(text).replace("\n", " "))


def _set_off(stretches: Iterable[Stretch]) -> str:
    """The words, a line below the other; struck out is ~~so~~, put in and slots still open are **so**."""
    return "".join(map(_marked, stretches)).replace("\n", "\\\n")


def _marked(stretch: Stretch) -> str:
    """A stretch with its marks inside the blanks around it, as Markdown wants them."""
    core = stretch.text.strip()
    if stretch.mark is Mark.NONE or not core:
        return "\n".join(map(escaped, stretch.text.split("\n")))
    before, _, after = stretch.text.partition(core)
    mark = "~~" if stretch.mark is Mark.DELETED else "**"
    inner = "\n".join(map(escaped, core.split("\n")))
    return f"{before}{mark}{inner}{mark}{after}"


def _quote(quote: Quote) -> list[str]:
    """Label, the words as a block quote with their own lines, citation."""
    before = [] if quote.excerpt.lead is None else [f"{quote.excerpt.lead} …"]
    shown = "\n".join([*before, quote.excerpt.text])
    words = [f"> {escaped(line)}\\" for line in shown.split("\n")]
    label = ["", f"**{_own(quote.label)}**"] if quote.label else []
    return [*label, "", *words[:-1], words[-1].removesuffix("\\"), "", f"— {_own(quote_in_words(quote.excerpt))}"]
