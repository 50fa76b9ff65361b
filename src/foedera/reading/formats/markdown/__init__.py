"""Markdown as people and treaty collections write it: headings, tables, quotes, lists, notes, inline marks.

In: bytes. Out: blocks with the way back into the decoded file. Odd spacing is taken as it comes: '###Article  5 '.
Not here: HTML inside Markdown (markdown_html, inline), numbers and articles (segment).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

import msgspec

from foedera.model.document import Omission
from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.decode import decode
from foedera.reading.formats.markdown import inline, markdown_html
from foedera.reading.formats.markdown.inline import cells, plain_words
from foedera.reading.formats.markdown.markdown_lines import Role, line_starts, roles_of
from foedera.reading.formats.markdown.markdown_notes import MARK, NOTE, with_notes
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.printed import printed
from foedera.reading.formats.printed.placing import with_foot_notes
from foedera.reading.formats.text_lines import TextLine, lines_of, paragraphs, text_line
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.guessing import is_dated
from foedera.reading.structure.headings import classify, is_structural
from foedera.reading.structure.markers import markers
from foedera.reading.structure.no_titles import is_no_title
from foedera.text.counting import letters_and_digits
from foedera.text.normalise import clean, normalise_traced
from foedera.text.offsets import Traced, join

_HEADING = re.compile(r"\s*(#{1,6})\s*")
_HEADING_ADDRESS = re.compile(r"(?:(?<!\s)\s++|)\{[#.][^{}]*+\}\s*+$")
_RULE = re.compile(r"\s*(?:[-*_=]\s*+){3,}+$")
_BORDER = re.compile(r"[\s|:=-]*$")
_QUOTE = re.compile(r"\s*>\s?")
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)[^\[\]]+\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$")
_REPEATED = re.compile(r"\s*(\d{1,9})[.)]")
_ITEM = re.compile(r"\s*[-+*](?=\s)")
_BOLD = re.compile(
    r"\s*(?:\*{2,3}(?=\S)(?P<stars>[^*]+)\*{2,3}|__(?=\S)(?P<under>[^_]+)__|<(b|strong)>(?P<tag>[^<>]+)</\3>)\s*\\?$"
)
_BESIDE = re.compile(r"\*\*(\s?)\*\*")
"""Where bold ends and begins again: '**Global** **Partnership**' is bold from end to end."""
_OF_LINE = re.compile(r"[^\n]+")
_MOST_LINES = 3
"""Lines a bold paragraph that may be a heading is broken over at most."""
_CONTINUES_NOTE = re.compile(r"(?:\t| {2,})\s*\S")
_ENDS_TEXT = re.compile(r"[.;,:]\s*$")
_MAX_HEADING_CHARS = 160
_BOLD_LEVEL = 6
_REASONS = {
    **inline.REASONS,
    **markdown_html.REASONS,
    MARK: "the note follows its paragraph",
    "address of a heading": "links lead there",
}


class _Line(msgspec.Struct, frozen=True):
    """A line and what it is: text, heading, bold, table, rule, definition or note, with a detail."""

    kind: str
    line: TextLine
    detail: str = ""
    """The level of a heading, the mark of a note."""


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a Markdown text; its title is its first heading, or what its head says.

    Raises:
        UnreadableFile: from decoding.
    """
    text, problems = decode(data, name)
    sheet = printed(text, stars=False)
    page = markdown_html.cleared(sheet.shown)
    gone = page.gone
    found: list[TracedBlock] = []
    starts, roles = line_starts(page.text), roles_of(page.text)
    shown = _counted(Traced(page.text, Traced.whole(text).offsets), starts, roles)
    for (kind, detail), lines in groupby(_lines(shown, starts, roles), key=lambda item: (item.kind, item.detail)):
        found += _blocks(kind, detail, shown, [item.line for item in lines], gone)
    blocks = with_foot_notes(with_notes(found, gone), Traced.whole(text), sheet.notes)
    headings = (item.block.text for item in blocks if item.block.kind == "heading")
    title = next((text for text in headings if not is_no_title(text)), None)
    kind = None if title is None else classify(title).kind
    if title is None or kind is not None:  # an annex kept as a text of its own is named by its heading
        title = page.said.get("title") or (
            title if kind in {"annex", "appendix"} and title and len(title.split()) > 2 else None
        )
    elif markers(title):  # '1. Definitions' heads a part
        title = page.said.get("title") or title
    language = page.said.get("lang") or page.said.get("language")
    return parsed(
        "markdown",
        text,
        blocks,
        title=title,
        problems=problems,
        metadata={"language": language} if language else {},
        omissions=[
            *(Omission(what=what, characters=gone[what], reason=why) for what, why in _REASONS.items()),
            *sheet.omissions,
        ],
        added=gone[inline.ADDED],
    )


def _lines(shown: Traced, starts: Sequence[int], roles: Sequence[Role]) -> list[_Line]:
    """Every line that holds something, without the signs of quotation, and its kind.

    `shown` is the text without what is no Markdown; `starts` and `roles` are those of the lines of its original.
    """
    last, note = -1, ""
    found: list[_Line] = []
    for line in lines_of(shown.text):
        at = bisect_right(starts, shown.offsets.place(line.start)) - 1
        start = _past_quotes(shown.text, line.start, line.end, roles[at].quotes)
        raw = shown.text[start : line.end]
        words = line.text if start == line.start else clean(raw)
        if words:
            opens = line.after_blank or (roles[at].opens and at != last)
            kind, detail = _kind(raw, roles[at])
            if kind == "text" and note and (_CONTINUES_NOTE.match(raw) or not opens):
                kind, detail = "note", note
            note = detail if kind == "note" else ""
            found.append(_Line(kind, text_line(start, line.end, words, after_blank=opens), detail))
        last = at
    return _with_bold_headings(_with_wrapped(found, shown.text), shown.text)


def _past_quotes(text: str, start: int, end: int, quotes: int) -> int:
    """Where a line begins behind the signs of the quotations it stands in; the last lines of one may go without."""
    while quotes and (match := _QUOTE.match(text, start, end)):
        start, quotes = match.end(), quotes - 1
    return start


def _counted(shown: Traced, starts: Sequence[int], roles: Sequence[Role]) -> Traced:
    """The text with the numbers of items in place of those that are repeated."""
    text, parts, last = shown.text, list[Traced](), 0
    for (start, end), role in zip(pairwise([*starts, len(text)]), roles, strict=False):
        own = None
        if role.number is not None:
            own = _REPEATED.match(text, _past_quotes(text, start, end, role.quotes), end)
        if own is not None and own[1] != str(role.number):
            place = shown.offsets.cut(own.start(1), own.start(1) + 1)
            parts += [shown.cut(last, own.start(1)), *(Traced(figure, place) for figure in str(role.number))]
            last = own.end(1)
    return join([*parts, shown.cut(last, len(text))], "") if parts else shown


def _kind(raw: str, role: Role) -> tuple[str, str]:
    """What a line is: by its role, and by what treaty collections write without regard to CommonMark.

    '###Article 5' is a heading, a row of a table may stand without any border, and '====' is a line across the page.
    """
    note = NOTE.match(raw.lstrip())
    if note is not None:
        return "note", note[1]
    if role.kind == "heading":
        return "heading", str(role.level)
    if role.kind == "rule" or _RULE.match(raw):
        return "rule", ""
    if role.kind == "table" or raw.lstrip().startswith("|"):
        return "table", ""
    if raw.lstrip().startswith("#"):
        return "heading", ""
    if _DEFINITION.match(raw):
        return "definition", ""
    return ("bold" if _bold_words(raw) else "text"), ""


def _bold_words(raw: str) -> str:
    """The words of a line that is bold from end to end; empty for any other."""
    if len(raw) > 2 * _MAX_HEADING_CHARS:
        return ""
    match = _BOLD.match(_BESIDE.sub(r"\1", raw))
    return "" if match is None else match["stars"] or match["under"] or match["tag"] or ""


def _with_wrapped(lines: list[_Line], shown: str) -> list[_Line]:
    """The lines, those of a paragraph that is bold from end to end as one: a line may be broken where it is full."""
    out: list[_Line] = []
    passed = 0
    for at, item in enumerate(lines):
        if at < passed:
            continue
        line = item.line
        for last in range(at + 1, _last_wrapped(lines, at) + 1):
            end = lines[last].line.end
            words = " ".join(_bold_words(shown[line.start : end]).split())
            if words and not is_dated(words):
                item = _Line("bold", text_line(line.start, end, words, after_blank=True))
                passed = last + 1
        out.append(item)
    return out


def _last_wrapped(lines: Sequence[_Line], at: int) -> int:
    """The last line of the paragraph that begins with bold at a place; the place itself where none does."""
    last = at
    if lines[at].kind == "text" and lines[at].line.after_blank and lines[at].line.text.startswith("**"):
        while last + 1 < len(lines) and not _begins(lines[last + 1]):
            last += 1
    return last if last - at < _MOST_LINES else at


def _with_bold_headings(lines: list[_Line], shown: str) -> list[_Line]:
    """Bold lines are headings when their words make them one, or when they stand alone and most text is not bold."""
    alone = [
        item.kind == "bold" and item.line.after_blank and (at + 1 == len(lines) or _begins(lines[at + 1]))
        for at, item in enumerate(lines)
    ]
    bold = sum(len(item.line.text) for item, is_alone in zip(lines, alone, strict=True) if is_alone)
    rare = bold * 2 < sum(len(item.line.text) for item in lines)
    out = []
    for item, is_alone in zip(lines, alone, strict=True):
        raw = shown[item.line.start : item.line.end]
        words = " ".join(_bold_words(raw).split()) if item.kind == "bold" else ""
        shaped = rare and is_alone and any(map(str.isalpha, words)) and not _ENDS_TEXT.search(words)
        headed = is_structural(words) or (shaped and not is_filled_in(words))
        is_heading = bool(words) and item.line.after_blank and headed
        kind = item.kind if item.kind != "bold" else "bold" if is_heading else "text"
        out.append(msgspec.structs.replace(item, kind=kind))
    return out


def _begins(line: _Line) -> bool:
    return line.line.after_blank or line.kind != "text"


def _blocks(kind: str, detail: str, shown: Traced, lines: list[TextLine], gone: Counter[str]) -> list[TracedBlock]:
    if kind in {"heading", "bold"}:
        found = [_heading(shown.cut(line.start, line.end), kind, detail, gone) for line in lines]
    elif kind == "table":
        found = [_row(shown.cut(line.start, line.end), gone) for line in lines]
    elif kind in {"note", "text"}:
        groups = _each_note(lines) if kind == "note" else paragraphs(lines)
        found = [_paragraph(shown, group, gone) for group in groups]
    else:
        gone[inline.ADDRESS] += sum(letters_and_digits(shown.text[line.start : line.end]) for line in lines)
        found = []
    return [item for item in found if item is not None]


def _each_note(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of notes that follow one another and have one mark, note by note."""
    starts = [at for at, line in enumerate(lines) if NOTE.match(line.text)]
    return [list(lines[low:high]) for low, high in pairwise([0, *(at for at in starts if at), len(lines)])]


def _heading(piece: Traced, kind: str, detail: str, gone: Counter[str]) -> TracedBlock | None:
    """A heading of the level given, or as many as there are #; bold lines stand below those."""
    match = _HEADING.match(piece.text) if kind == "heading" and not detail else None
    address = _HEADING_ADDRESS.search(piece.text) if match is not None else None
    if address is not None:
        gone["address of a heading"] += letters_and_digits(address[0])
        piece = piece.cut(0, address.start())
    end = len(piece.text.rstrip().rstrip("#").rstrip())
    words = piece if match is None else piece.cut(match.end(), max(match.end(), end))
    level = int(detail) if detail else len(match[1]) if match else _BOLD_LEVEL
    return make_block("heading", plain_words(_on_one_line(words), gone), level=level)


def _on_one_line(piece: Traced) -> Traced:
    """A heading that is broken over lines, in one."""
    lines = [piece.cut(found.start(), found.end()) for found in _OF_LINE.finditer(piece.text)]
    return join([_unbroken(line) for line in lines], " ") if len(lines) > 1 else piece


def _row(piece: Traced, gone: Counter[str]) -> TracedBlock | None:
    """A table row; its cells run together with ' | ' between them. Borders and empty rows give nothing."""
    if _BORDER.match(piece.text):
        return None
    start = len(piece.text) - len(piece.text.lstrip().removeprefix("|"))
    inner = piece.cut(start, max(start, len(piece.text.rstrip().removesuffix("|"))))
    return make_block("table", join([normalise_traced(plain_words(cell, gone)) for cell in cells(inner, "|")], " | "))


def _paragraph(shown: Traced, group: Sequence[TextLine], gone: Counter[str]) -> TracedBlock | None:
    pieces = [_unbroken(shown.cut(line.start, line.end)) for line in group]
    kind = "item" if _ITEM.match(pieces[0].text) else "paragraph"
    return make_block(kind, plain_words(join(pieces, " "), gone))


def _unbroken(piece: Traced) -> Traced:
    """A line without the sign that breaks it at its end."""
    end = len(piece.text.rstrip())
    return piece.cut(0, end - 1) if piece.text[:end].endswith("\\") and not piece.text[:end].endswith("\\\\") else piece
