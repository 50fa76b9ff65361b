"""What stands before the body of a document: the headings that name it, and its preamble.

In: blocks. Out: places among them. Not here: what the body holds (segment).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import RANKS, Heading, classify, labelled, names_instrument, run_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.no_titles import is_no_title

MOST = 0.6
"""A larger share of the letters of a text without articles is its body, not its preamble: 0.35 is the most 450 trade
agreements and 35 defence treaties have."""


def title_headings(blocks: Sequence[Block], title: str = "") -> frozenset[int]:
    """The headings at the start that open nothing: all lines of the document's `title`, other names, mastheads."""
    leading = leading_headings(blocks)
    if leading == 0 or classify(blocks[0].text, blocks[0].number).kind is not None:
        return frozenset()
    others = [block.level for block in blocks[1:] if block.kind == "heading"]
    if leading == 1 and min(others, default=99) <= blocks[0].level and not names_instrument(blocks[0].text):
        return frozenset()
    more = [
        at
        for at in range(1, leading)
        if _is_of_title(blocks[at].text, blocks[0].text, title)
        and classify(blocks[at].text, blocks[at].number).kind is None
    ]
    return frozenset([0, *more])


def _is_of_title(text: str, first: str, title: str) -> bool:
    is_line = title.startswith(text) or f" {text}" in title or text == first
    return is_line or names_instrument(text) or is_no_title(text)


def leading_headings(blocks: Sequence[Block]) -> int:
    """How many wordy headings stand before everything else."""
    headings = (
        at for at, block in enumerate(blocks) if block.kind != "heading" or classify(block.text, block.number).kind
    )
    return next(headings, len(blocks))


def preamble_end(blocks: Sequence[Block], start: int, run_on: Mapping[int, Heading] = MappingProxyType({})) -> int:
    """One past the last block of the preamble that begins at `start`; `start` itself where there is none.

    A preamble is unnumbered text before the first article, chapter or paragraph 1; one of the articles that run on
    (structure.run_on) ends it too. Text in sections of its own is none: a report may quote 'Article 5' late without all
    before it being a preamble. Nor is nearly all of a text that has no article.
    """
    end = _unnumbered_end(blocks, start)
    end = next((at for at in run_on if start <= at < end), end)
    return start if _is_most(blocks, start, end) else end


def headed_preamble_end(blocks: Sequence[Block], start: int, run_on: Mapping[int, Heading], language: str) -> int:
    """Where a preamble ends that has a heading: at the next one, or at an article whose text stands on its line."""
    end = next((at for at in range(start, len(blocks)) if blocks[at].kind == "heading"), len(blocks))
    begins = ((at, begun(blocks[at], language) or run_on.get(at)) for at in range(start, end))
    end = next((at for at, heading in begins if heading is not None and heading.kind == "art"), end)
    if not _is_most(blocks, start, end):
        return end
    return next((at for at in range(start, end) if _is_first(blocks[at])), end)  # numbered text is a body then


def _is_most(blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether more than a preamble's share of a text stands in it, and no article behind it."""
    before, after = blocks[start:end], blocks[end:]
    letters = sum(len(block.text) for block in before)
    if letters <= MOST * (letters + sum(len(block.text) for block in after)):
        return False
    return not any(_is_article(block) for block in after)


def _is_article(block: Block) -> bool:
    heading = classify(block.text, block.number) if block.kind == "heading" else begun(block)
    return heading is not None and heading.kind == "art"


def begun(block: Block, language: str | None = None) -> Heading | None:
    """The heading of an article whose text follows on its line; the number a list prints may be its own."""
    own = labelled(block.number, language) if block.eid is None and block.kind == "paragraph" else None
    return own or run_in(block.text, language)


def _unnumbered_end(blocks: Sequence[Block], start: int) -> int:
    seen_text = in_section = False
    for at in range(start, len(blocks)):
        block = blocks[at]
        if block.kind == "heading":
            kind = classify(block.text, block.number).kind
            if kind is not None:
                return start if RANKS.get(kind, 0) < RANKS["part"] else at
            in_section = seen_text
        elif block.kind == "table" or _opens_body(block):
            return at if block.kind != "table" else start
        elif in_section:
            return start
        else:
            seen_text = True
    return start


def _opens_body(block: Block) -> bool:
    return begun(block) is not None or (_is_first(block) and markers(block.text)[0].printed == "1.")


def _is_first(block: Block) -> bool:
    """Whether a paragraph prints the first number of a row: '1.', '(1)', '1.1'."""
    found = markers(block.text)
    return bool(found) and found[0].kind in {"decimal", "multi"} and found[0].value in {"1", "1.1"}
