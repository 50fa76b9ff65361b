"""Texts of Trade Agreements (ToTA) XML: meta, and a body of chapters with articles.

In: bytes. Out: blocks and metadata: type, status, language, date_signed, date_into_force, parties (ISO alpha-3) … The
offsets count in the text of the body. Entities, document types and network access are refused. The corpus:
Alschner, Seiermann and Skougarevskiy, Text of Trade Agreements (ToTA), 2017. Not here: other XML.
"""

from __future__ import annotations

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.model.document import Omission, Problem
from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.text_lines import TextLine, joined, lines_of, mend, paragraphs, split_run_in
from foedera.reading.formats.xml import all_text, root_of
from foedera.reading.structure.headings import classify
from foedera.text.counting import letters_and_digits

_FIELDS = ("type", "status", "language", "date_signed", "date_into_force", "date_inactive", "composition", "region")
_CHAPTER_LEVEL, _ARTICLE_LEVEL = 1, 2


def read(data: bytes, name: str) -> Parsed:
    """The blocks and metadata of a ToTA file.

    Raises:
        UnreadableFile: when the XML is broken, declares a document type, or is not ToTA.
    """
    root = _root(data, name)
    walk = _Walk(name)
    for chapter in root.iterfind("body/chapter"):
        walk.chapter(chapter)
    title = " ".join((root.findtext("meta/name") or "").split()) or None
    return parsed(
        "tota",
        walk.out.original,
        walk.out.blocks,
        title=title,
        problems=walk.problems,
        metadata=_metadata(root),
        omissions=_omissions(root, letters_and_digits("".join(walk.articles))),
        added=letters_and_digits("".join(walk.headings)),
    )


def _omissions(root: etree._Element, read: int) -> list[Omission]:
    """What is no text: the metadata, and what stands outside of articles, of whose letters and digits `read` were."""
    metadata = sum(letters_and_digits(all_text(meta)) for meta in root.iterfind("meta"))
    outside = letters_and_digits(all_text(root)) - metadata - read
    return [
        Omission(what="metadata", characters=metadata, reason="it is said of the text, not in it"),
        Omission(what="text outside of articles", characters=outside, reason="the corpus has its texts in articles"),
    ]


def _root(data: bytes, name: str) -> etree._Element:
    root = root_of(data, name)
    if root.tag != "treaty" or root.find("meta") is None or root.find("body/chapter") is None:
        inside = ", ".join(f"<{child.tag}>" for child in list(root)[:3]) or "nothing"
        raise UnreadableFile(
            "this kind of XML is not read",
            where=name,
            expected="an <akomaNtoso> document, Formex, or ToTA: <treaty> with <meta> and <body><chapter>",
            found=f"<{root.tag}> with {inside}",
            next_step="save the text as HTML, PDF or plain text and add that",
        )
    return root


def _is_division(line: TextLine) -> bool:
    """Whether a line in an article's text is the heading of the section that begins after it."""
    return line.is_structural and classify(line.text).kind not in {"art", "annex", "appendix"}


def _metadata(root: etree._Element) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {
        field: (root.findtext(f"meta/{field}") or "").strip() for field in _FIELDS
    }
    for group in ("parties", "parties_original"):
        found[group] = tuple(code.text.strip() for code in root.iterfind(f"meta/{group}/partyisocode") if code.text)
    found["sources"] = tuple(source.text.strip() for source in root.iterfind("meta/source") if source.text)
    found["parties"] = found["parties"] or found["parties_original"]  # agreements no longer in force list none
    return {field: value for field, value in found.items() if value}


class _Walk:
    """Chapters and articles in order; collects the original text, the blocks and the problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.out = Gathered()
        self.problems: list[Problem] = []
        self.articles: list[str] = []
        """What stands in articles, as it is."""
        self.headings: list[str] = []
        """What is taken from attributes."""

    def chapter(self, chapter: etree._Element) -> None:
        """A chapter: its heading, where it has one, and its articles."""
        self._heading(chapter, _CHAPTER_LEVEL, "Chapter")
        for article in chapter.iterfind("article"):
            self._heading(article, _ARTICLE_LEVEL, "Article")
            self._text(article)

    def _heading(self, element: etree._Element, level: int, word: str) -> None:
        """'CHAPTER 1 – General Provisions'; a bare number gets the element's own word."""
        number, name = [" ".join((element.get(key) or "").split()) for key in ("number", "name")]
        if number and not number[0].isalpha():
            number = f"{word} {number}"
        label = " – ".join(part for part in (number, name) if part)
        self.headings.append(label)
        self.out.add("heading", label, level=level, number=number or None)

    def _text(self, article: etree._Element) -> None:
        raw = all_text(article)
        self.articles.append(raw)
        if not raw.strip():
            where = f"{self.name}, article {article.get('number') or article.get('article_identifier') or '?'}"
            self.problems.append(Problem(code="empty-article", where=where, text="the article has no text"))
        found: list[TracedBlock | None] = []
        piece = self.out.piece(raw)
        for group in paragraphs(list(lines_of(raw))):
            whole = joined(piece, group)
            if len(group) == 1 and _is_division(group[0]):
                found.append(make_block("heading", whole, level=_CHAPTER_LEVEL))
            else:
                found += [make_block("paragraph", part) for part in split_run_in(whole)]
        self.out.blocks += mend([block for block in found if block is not None], capitals=False)
