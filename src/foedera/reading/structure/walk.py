"""The walk through a text's blocks in order: under which headings each stands, and in which row of numbers.

In: blocks. Out: headings as they were opened, drafts of provisions on the tree of their numbers. Not here: the text,
the provisions themselves (segment), eIds (outline).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure import open_headings
from foedera.reading.structure.counted_articles import counted_articles
from foedera.reading.structure.drafts import Draft, Open
from foedera.reading.structure.first_paragraph import article_alone, opens_with_paragraph
from foedera.reading.structure.front import begun, headed_preamble_end, preamble_end, title_headings
from foedera.reading.structure.given_numbers import given
from foedera.reading.structure.guessing import TITLED_LEVEL, is_line
from foedera.reading.structure.headings import (
    RANKS,
    SCOPES,
    Heading,
    behind,
    classify,
    names_instrument,
)
from foedera.reading.structure.markers import Marker, markers
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.numbered_rows import NumberedRow, advance, resumes
from foedera.reading.structure.openings import begins_text
from foedera.reading.structure.outline import Node
from foedera.reading.structure.phrases import is_caption, is_closing, is_source_line, is_table_caption
from foedera.reading.structure.ranks import begins_sections, is_above, is_part_of_article, rank_of
from foedera.reading.structure.run_on import run_on_articles
from foedera.reading.structure.shapes import shape_of
from foedera.reading.structure.sign_paragraphs import sign_paragraphs
from foedera.reading.structure.signatures import is_conclusions, signatures


class Walk:
    """Reads the blocks in order and remembers under which headings and in which rows it stands."""

    def __init__(self, blocks: Sequence[Block], language: str, title: str, texts: Collection[int]) -> None:
        self.blocks = blocks
        self.language = language
        self.texts = texts
        self.root = self.text = Node("", "", None)
        self.nodes: list[Node] = []
        self.drafts: list[Draft] = []
        self.path: list[Open] = []
        self.host: Node | None = None
        """The latest provision that is no note."""
        self.articles = 0
        self.above_articles = 0
        """The deepest level a heading has had above an article with its text on its line: none of it stands in one."""
        self.sections_in_articles = False
        self.opened: list[tuple[Open, tuple[Open, ...]]] = []
        self.rows: list[NumberedRow] = []
        self.interrupted: list[NumberedRow] = []
        self.title = title
        self.titles = title_headings(blocks, title)
        self.signed = signatures(blocks)
        self.first: tuple[int, Marker] | None = None
        """A paragraph whose number stands on the line of its article's heading, and that number."""
        self.is_text = [begins_text(block.text) for block in blocks]
        """Of each block whether it begins as running text does, so that it has no number and begins no conclusions."""
        self.is_shaped = [
            not is_text and shape_of(block.text, language) is not None
            for is_text, block in zip(self.is_text, blocks, strict=True)
        ]
        """Whether it begins as headings do."""
        self.counted = counted_articles(blocks)
        self.sign_paragraphs = sign_paragraphs(blocks, self.language)
        named = [is_shaped and not self._is_sign_paragraph(at) for at, is_shaped in enumerate(self.is_shaped)]
        texts_named = [block.text if is_named else "" for block, is_named in zip(blocks, named, strict=True)]
        self.run_on = run_on_articles(texts_named, language)
        self.preamble_end = preamble_end(blocks, 0, self.run_on)

    @property
    def place(self) -> Node:
        """The innermost article or division, or the text."""
        for item in reversed(self.path):
            if item.node is not None:
                return item.node
        return self.text

    def _is_sign_paragraph(self, at: int) -> bool:
        """Whether a block only opens a paragraph of an article, whose number with § is of another row."""
        return at in self.sign_paragraphs and self.blocks[at].text.startswith("§")

    def step(self, at: int) -> None:
        """Take in one block."""
        block = self.blocks[at]
        if at in self.texts:
            self._another_text(at)
        if self.articles and self._is_sign_paragraph(at):
            self._numbered(at, (self.sign_paragraphs[at],))
        elif self.first is not None and self.first[0] == at:
            self._numbered(at, (self.first[1],))
        elif block.kind == "heading" and block.level == TITLED_LEVEL:
            self._body(at, block)
        elif block.kind == "heading":
            self._heading(at, block)
        elif block.kind == "table":
            self._table(at)
        elif block.kind == "note":
            self._note(at, block)
        else:
            self._body(at, block)

    def _another_text(self, at: int) -> None:
        """Leave everything and begin to count anew, unless a heading that nothing follows yet has done so."""
        if any(item.node is not None and item.node.name == "text" and not item.node.filled for item in self.path):
            return
        self.path, self.rows, self.interrupted, self.articles = [], [], [], 0
        self.text = self._add(Node("text", str(int(self.root.count("text")) + 1), self.root, printed=False))
        self.text.is_place = True
        self.preamble_end = preamble_end(self.blocks, at, self.run_on)

    def _heading(self, at: int, block: Block) -> None:
        if at in self.titles:
            if is_no_title(block.text) and f" {block.text} " not in self.title:  # 'Contents', a masthead: heads nothing
                self._plain(at, block)
            return
        heading = self.counted.get(at) or classify(block.text, block.number, self.language)
        if (first := opens_with_paragraph(self.blocks, at, heading)) is not None:
            heading, self.first = article_alone(heading), (at + 1, first)
        if heading.kind == "note" and not open_headings.is_next_note(self.nodes, heading.value or ""):
            heading = Heading(None, None, None, block.text)
        if heading.kind is None and open_headings.takes_title(self.path, at, block):
            return
        if (
            heading.kind is None
            and self.articles
            and block.level <= open_headings.text_level(self.blocks)
            and names_instrument(block.text)
        ):
            heading = Heading("text", None, None, block.text)
        self._note_sections(at, heading)
        if heading.kind is None:
            below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            if below is not None and open_headings.heads_article(below, self.run_on.get(at + 1), self.language):
                open_headings.leave_articles(self.path)
            open_headings.take_under(self.path, at, block.level)
        self._close(heading, block.level)
        self._open(at, block, heading)

    def _note_sections(self, at: int, heading: Heading) -> None:
        self.sections_in_articles = self.sections_in_articles or begins_sections(self.path, at, heading)

    def _close(self, heading: Heading, level: int) -> None:
        """Leave the headings the new one does not stand under."""
        rank = rank_of(heading, in_articles=self.sections_in_articles)
        while self.path and not is_above(self.path, rank, level):
            self.path.pop()
        self.rows, self.interrupted = [], []

    def _open(self, at: int, block: Block, heading: Heading) -> None:
        node = None
        if heading.kind in RANKS:
            parent = self.place
            value = heading.value or parent.count(heading.kind)
            if heading.kind == "text":
                value = str(int(value) + 1)
            node = self._add(Node(heading.kind, value, parent, printed=heading.value is not None))
            node.is_place = True
        rank = rank_of(heading, in_articles=self.sections_in_articles)
        if node is not None:
            node.is_division = node.is_division and not is_part_of_article(rank)
        words = None if node is not None else open_headings.worded(self.path, self.place, block.text)
        item = Open(at, block, heading, node, rank, words)
        self.opened.append((item, tuple(self.path)))
        self.path.append(item)
        self.articles += heading.kind in {"art", "para"}
        if heading.kind == "text":
            self.preamble_end = preamble_end(self.blocks, at + 1, self.run_on)
        elif heading.kind == "preamble":
            self.preamble_end = headed_preamble_end(self.blocks, at + 1, self.run_on, self.language)

    def _table(self, at: int) -> None:
        """A row of a table: the run's first opens a provision, the others lengthen it."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.node.name == "table" and last.last == at - 1:
            self.drafts[-1] = msgspec.structs.replace(last, last=at)
            return
        before = self.blocks[at - 1].text if at else ""
        caption = before if is_table_caption(before) else None
        node = self._add(Node("table", self.root.count("table"), self.place, printed=False))
        self._draft(at, node, None, caption)

    def _note(self, at: int, block: Block) -> None:
        """A note belongs to the provision before it, and interrupts nothing."""
        host = self.place if self.host is None else self.host
        value = block.number if block.number and block.number.isalnum() else host.count("fn")
        self._draft(at, self._add(Node("fn", value, host, printed=False)), block.number)

    def _body(self, at: int, block: Block) -> None:
        if at < self.preamble_end:
            node = self._add(Node("preamble", self.place.scope().count("preamble"), self.place, printed=False))
            found = markers(block.text)
            self._draft(at, node, found[0].printed if found else None)
            return
        heading = begun(block, self.language) or self.run_on.get(at)
        if heading is not None and self._opens(at, heading):
            self._run_in(at, heading)
            return
        found = self._markers(at)
        if self.articles and (at in self.signed or self._closes(at, numbered=bool(found))):
            self._closing(at)
        elif found:
            self._numbered(at, found)
        else:
            self._plain(at, block)

    def _opens(self, at: int, heading: Heading) -> bool:
        """Whether the heading of a text on its line opens something: a section does where articles hold none or all."""
        self._note_sections(at, heading)
        return heading.kind == "art" or self.sections_in_articles or not self.articles

    def _run_in(self, at: int, heading: Heading) -> None:
        """'Article 3. The Parties shall …': a heading and its text in one block."""
        block = Block(kind="heading", text=heading.number or "", level=0)
        self._close(heading, max((item.level for item in self.path), default=0) + 1)
        self.above_articles = max(self.above_articles, *(item.level for item in self.path), 0)
        self._open(at, msgspec.structs.replace(block, level=self.above_articles + 1), heading)
        node = self.path[-1].node
        if node is not None:
            node.is_division = node.is_division and heading.kind != "sec"
        self.path[-1].untitled = False
        own = self.sign_paragraphs.get(at)
        found = (own,) if own else markers(behind(heading, self.blocks[at].text), self.language)
        if found and found[0].kind == "decimal":  # 'Art. 5. (1) The Parties …'
            self._numbered(at, found)
        else:
            self._plain(at, self.blocks[at])

    def _closing(self, at: int) -> None:
        """The formula above the signatures, and what follows it, belong to no article or chapter."""
        while self.path and (self.path[-1].node is None or self.path[-1].node.name not in SCOPES):
            self.path.pop()
        scope = self.place.scope()
        node = self._add(Node("conclusions", scope.count("conclusions"), scope, printed=False))
        self.rows, self.interrupted = [NumberedRow("plain", "", 0, node)], []
        self._draft(at, node, None)

    def _closes(self, at: int, *, numbered: bool) -> bool:
        """Whether a block is of the conclusions: by its words, by its format, or as they have begun and it goes on."""
        if (not self.is_text[at] and is_closing(self.blocks[at].text)) or is_conclusions(self.blocks[at]):
            return True
        return bool(self.rows) and self.rows[0].node.name == "conclusions" and not numbered

    def _markers(self, at: int) -> tuple[Marker, ...]:
        """The number of a block: printed, given by its format, or a dash for an item of a list."""
        block = self.blocks[at]
        found = () if self.is_text[at] else markers(block.text, self.language)
        if not found and block.number is not None:
            found = given(block.number)
        if not found and block.kind == "item":
            found = (Marker("dash", "", "", ""),)
        return found

    def _numbered(self, at: int, found: tuple[Marker, ...]) -> None:
        node = self.root
        if resumes(self.interrupted, self.rows, found[0]):
            self.rows = self.interrupted
        for marker in found:
            self.rows, node = advance(self.rows, marker, self.place)
            self._add(node)
        text = self.blocks[at].text
        if self.blocks[at].level == TITLED_LEVEL:
            self._title(at, node, found[0])
            return
        self.rows[-1].colon = text.endswith(":")
        is_clause = len(found) == 1 and found[0].kind == "multi"
        self.rows[-1].is_titled = is_clause and is_line(text[len(found[0].printed) :].lstrip())
        self._draft(at, node, " ".join([marker.printed for marker in found]).strip() or None)

    def _title(self, at: int, node: Node, number: Marker) -> None:
        """A number with a title only: the heading of the text below, which is the numbered place itself."""
        words = self.blocks[at].text[len(number.printed) :].strip()
        heading = Heading("para", number.printed, number.value, words)
        title = Open(at, self.blocks[at], heading, node, None)
        self.opened.append((title, self._stands_under()))
        self.rows[-1].is_titled, self.rows[-1].title = True, title

    def _stands_under(self) -> tuple[Open, ...]:
        """The headings above a place, those inside its rows of numbers too."""
        return (*self.path, *(row.title for row in self.rows if row.title is not None))

    def _plain(self, at: int, block: Block) -> None:
        """An unnumbered paragraph: a further paragraph of the open numbered one, or one of its own."""
        titled = [count for count, row in enumerate(self.rows, 1) if row.is_titled]
        above = self.rows[: titled[-1] if titled else 1]
        colon = block.text.endswith(":")
        if titled or (above and above[0].kind in {"decimal", "multi"} and above[0].node.name == "para"):
            host = above[-1].node
            if above[-1].title is not None and not host.filled:
                node = host
            else:
                host.counts.setdefault("subpara", 1)
                node = self._add(Node("subpara", host.count("subpara"), host, printed=False))
            rows = [*above, NumberedRow("plain", "", 0, node, colon=colon)]
        else:
            place = self.place
            counter = place.scope() if place.is_division else place
            name = "subpara" if place.name == "para" else "para"
            node = self._add(Node(name, counter.count(name), place, printed=False))
            rows = [NumberedRow("plain", "", 0, node, colon=colon)]
        if not (is_caption(block.text) or is_source_line(block.text)):  # a figure interrupts no row
            self.interrupted = self.interrupted if self.rows and self.rows[-1].kind == "plain" else self.rows
            self.rows = rows
        self._draft(at, node, None)

    def _add(self, node: Node) -> Node:
        node.heading = self.path[-1].words if self.path else None
        self.nodes.append(node)
        return node

    def _draft(self, at: int, node: Node, number: str | None, heading: str | None = None) -> None:
        node.fill()
        self.host = self.host if node.name == "fn" else node
        self.drafts.append(Draft(at, at, node, number, heading, self._stands_under()))
