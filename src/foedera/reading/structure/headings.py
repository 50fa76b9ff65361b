"""What a heading is by its words: article, chapter, annex … in the languages treaties come in.

In: the text of a heading. Out: its kind, number and title. The words are data (words), their order is shapes'. Not
here: where it stands in the document.
"""

from __future__ import annotations

import functools
import re

import msgspec

from foedera.reading.structure.numbers import ascii_figures
from foedera.reading.structure.shapes import Shape, shape_of
from foedera.reading.structure.within import number_within
from foedera.reading.structure.words import divisions, fold, is_small

RANKS = {
    "text": 0, "annex": 1, "note": 1, "appendix": 2, "part": 3, "title": 4, "chp": 5, "sec": 6, "subsec": 7, "art": 8,
    "para": 9,
}  # fmt: skip
"""Which kind stands above which, the highest first; a plain heading has its format's level instead."""

SCOPES = frozenset({"text", "annex", "note", "appendix"})
"""Kinds with a numbering of their own, which eIds always name."""

_BARE_NUMBER = re.compile(r"(\d{1,3}|[IVXL]{1,6}|[A-Z])\.?")
_TURNED = re.compile(r"[(（](\d{1,3})[)）]\s?([^\W\d_]{2,20})")
"""A number in brackets before the word it stands behind elsewhere: '(2) Article', as texts from the right come."""
_MAX_HEADING_CHARS = 200
_SENTENCE_WORDS = 5
"""From so many words on, a title with a full stop is a sentence: the article's text on its heading's line."""
_COLON_WORDS = 3
"""From so many words on, a title with a colon or a dash behind it introduces a list."""
_COLON_SIGNS = 6
"""The same in a script without blanks, in signs."""
_WITH_TEXT = frozenset({"art", "sec"})
"""Kinds of headings text may follow on the line."""
_SHORT_WORD = 3
"""A word of so few letters may be a common one elsewhere ('del', 'dio'): it heads a line only with a sign behind it."""
_MAX_PREAMBLE_CHARS = 30
_MAX_UNSPACED_TITLE = 30
"""Letters of a title in a script without blanks; more is the article's text."""
_WIDE = "\u2e80"
_SEPARATORS = " \u3000.．:–—-ـ_"
_BRACKETS = "()[]（）"
_NO_HEADING_ENDS = (";", ",", "。", "।")
_RUN_IN = re.compile(
    r"\s*(?:(?:[.:：]\s?[–—-]?|[–—\-ـ_])\s+(?=\S)|\.\s?[–—-](?=\S)|[–—-](?=\()|(?<=\s)[–—-](?=[A-ZÀ-Þ][^\W\d_])|\.(?=[^\W\d_]{2}))"
)
"""What stands between an article's number and its text: a stop, a dash, both; the dash of Persian laws is a kashida."""
_RUN_IN_UNSPACED = re.compile(
    r"\s?(?:[（(【「]([^）)】」]{1,40})[）)】」])?\s+(?=\S)|\s?[（(【「]([^）)】」]{1,40})[）)】」](?=\S)"
)
_STOP = re.compile(r"\.\s+")
_POINT = re.compile(r"(?:\((?:\d{1,3}|[a-z]{1,4})\)\s*)+")
"""The points of a reference: 'Article 5(1)(a) applies' goes on in mid-sentence too."""
_CHANGED = re.compile(r"^\([^()]*\d{1,4}[/.]\d{1,2}[/.]\d{2,4}[^()]*\)$")
"""A remark in brackets with a day, which says when an article was changed: its text, and often all there is of it."""
_WORD = re.compile(r"[^\s\d.,:;()«»\"“”–—'’]+")


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading taken apart."""

    kind: str | None
    """A key of RANKS, 'preamble', or None for a heading that is only words."""
    number: str | None
    """As printed with its word: 'Article 5', '5. cikk'."""
    value: str | None
    """The number alone, in figures or Latin letters: '5', 'V', 'G-07'; 12 for 第十二条."""
    title: str | None
    """The words after the number."""


def classify(text: str, number: str | None = None, language: str | None = None) -> Heading:
    """Take the heading `text` apart.

    Args:
        text: of the heading.
        number: as printed, where the format itself gives it; a mere sign ('-') is none.
        language: of the document, ISO 639-3; its words go before another language's that look the same.
    """
    if number is not None and any(map(str.isalnum, number)):
        return _given(text, number, language)
    return _numbered(text, language) or _worded(text)


def _given(text: str, number: str, language: str | None) -> Heading:
    """A heading whose number the format gives; without a word of its own it is an article's."""
    title = text.removeprefix(number).strip(_SEPARATORS) or None
    inner = number.strip(_SEPARATORS + _BRACKETS)
    shape = shape_of(inner, language)
    if shape is not None and shape.value and not inner[shape.end :].strip(_SEPARATORS + _BRACKETS):
        return Heading(shape.form.kind, number, shape.value, title)
    kind = _kind_of_word(number)
    value = re.sub(r"^[^\s.§]+\.?|^§", "", number, count=1).strip(" .-–:") if kind else number
    return Heading(kind or "art", number, ascii_figures(value) or number, title)


@functools.cache
def _kinds_of_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for known in divisions().languages:
        for kind, form in known.forms():
            word, *more = form.replace("#", " ").split()
            if not more:
                found.setdefault(fold(word.rstrip(".")), kind)
    return found


def _kind_of_word(text: str) -> str | None:
    return _kinds_of_words().get(fold(re.split(r"[\s.:–—]", text.strip(), maxsplit=1)[0]))


def _numbered(text: str, language: str | None) -> Heading | None:
    """'Article 5 – Scope', '5. cikk', 'ANNEX', 'Nr. II', '12', 'IV'."""
    bare = _BARE_NUMBER.fullmatch(text)
    if bare is not None:
        return Heading("para" if bare[1].isdigit() else "sec", text, ascii_figures(bare[1]), None)
    if (turned := _turned(text, language)) is not None:
        return turned
    shape = shape_of(text, language)
    if shape is None:
        return None
    after = text[shape.end :]
    label = text[: shape.end].strip()
    within = number_within(after) if shape.form.kind == "art" and shape.value is not None else None
    if within is not None:
        end = shape.end + within[1]
        return Heading("art", text[:end].strip(), f"{shape.value}{within[0]}", _title(text[end:], shape))
    if shape.form.kind == "note" and after.startswith("]"):  # 'No. 54] NEW DELHI, MONDAY': the number of a gazette
        return None
    if shape.value is None:
        if not (_is_title(after) or _first_word(after) in _attached()):
            return None
        return Heading(shape.form.kind, label.rstrip(".: "), None, _title(after, shape))
    return Heading(shape.form.kind, label, shape.value, _title(after, shape)) if _is_title(after) else None


def _turned(text: str, language: str | None) -> Heading | None:
    """'(2) Article': the number before its word."""
    match = _TURNED.fullmatch(text) if text.startswith(("(", "（")) else None
    shape = None if match is None else shape_of(f"{match[2]} {match[1]}", language)
    return Heading("art", text, shape.value, None) if shape is not None and shape.form.kind == "art" else None


def _title(after: str, shape: Shape) -> str | None:
    title = after.strip(_SEPARATORS)
    if _is_unspaced(shape) and title[:1] in "（(【「" and title[-1:] in "）)】」":
        title = title[1:-1]
    return title or None


def _is_unspaced(shape: Shape) -> bool:
    return "".join((*shape.form.before, *shape.form.after))[:1] >= _WIDE


def _is_title(after: str) -> bool:
    """Whether what follows the number can be a title: nothing, or words that do not go on in mid-sentence."""
    words = after.lstrip()
    if not words:
        return True
    if after[0] >= _WIDE and after[0].isalpha():  # a particle or noun joined to the number: 第5条の規定
        return False
    if after[0] in ".:–—" and after != words:
        return True
    begins = _POINT.sub("", words, count=1)[:1]
    return not is_small(begins) and begins not in {",", ";", "、", "，", "；"}


def _first_word(after: str) -> str:
    match = _WORD.match(after.lstrip())
    return fold(match[0]) if match is not None and after[:1].isspace() else ""


@functools.cache
def _attached() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("attached")))


@functools.cache
def _preambles() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("preamble")))


def _worded(text: str) -> Heading:
    return Heading("preamble" if _is_preamble(text) else None, None, None, text)


def _is_preamble(text: str) -> bool:
    return len(text) <= _MAX_PREAMBLE_CHARS and fold(text.rstrip(".:")) in _preambles()


def is_structural(line: str) -> bool:
    """Whether a line that no format marks as a heading is one by its words: 'Article 5', 'CHAPTER II – Scope'.

    Stricter than `classify`: the words of one language must not make headings of another's running text.
    """
    if len(line) > _MAX_HEADING_CHARS or line.endswith(_NO_HEADING_ENDS):
        return False
    shape = shape_of(line)
    if shape is None:  # as of most lines
        return len(line) <= _MAX_PREAMBLE_CHARS and (_is_preamble(line) or _turned(line, None) is not None)
    return not _BARE_NUMBER.fullmatch(line) and _is_structural(line, shape)


@functools.lru_cache(maxsize=1024)
def _is_structural(line: str, shape: Shape) -> bool:
    """The answer for a line that has a shape; asked of one line several times in a row."""
    if shape.form.kind == "note" or not _heads_line(line, shape) or _speaks_of(line, shape.end):
        return False
    after = line[shape.end :].lstrip()
    if after[:1] == "," or is_small(after[:1]):  # 'Article 5, paragraph 2' may be the middle of a sentence
        return False
    heading = _numbered(line, None)
    if heading is None or heading.title is None:
        return heading is not None
    if _CHANGED.search(heading.title) and run_in(line) is not None:
        return False
    is_text = _POINT.sub("", heading.title, count=1) not in {"", heading.title}  # 'Article 5 (1) The Parties …'
    if _is_unspaced(shape):
        if line[-1] == ".":  # '제1조 대한민국은 민주공화국이다.' is a sentence, however short
            return False
        if (
            shape.form.kind == "art" and line[-1] in ":：" and len(heading.title) >= _COLON_SIGNS
        ):  # '第四条 会员享有下列权利：'
            return False
    most = {".": _SENTENCE_WORDS, ":": _COLON_WORDS, "—": _COLON_WORDS}.get(line[-1])
    return not is_text and (most is None or len(heading.title.split()) < most)


def _heads_line(line: str, shape: Shape) -> bool:
    """Whether the shape is sure enough for a line nobody marked."""
    after = line[shape.end :].lstrip()
    if not shape.number_first and is_small(line[0]):
        return False
    if not after or (after[0] in ".:–—-_" and (not after.strip(_SEPARATORS) or after[1:2].isspace())):
        return True
    if _is_unspaced(shape):
        return len(after) <= _MAX_UNSPACED_TITLE
    label = line[: shape.end]
    if shape.value is None:
        return label.isupper() or _first_word(line[shape.end :]) in _attached()
    if "§" in label:  # a sign, which no other word of any language looks like
        return True
    cased = label != label.swapcase()
    return cased and (shape.form.kind == "art" or sum(map(str.isalpha, label)) > _SHORT_WORD + shape.number_first)


def run_in(text: str, language: str | None = None) -> Heading | None:
    """The heading of an article whose text follows on its line: 'Article 3. The Parties …', '제1조(목적) 이 협정은'.

    A section's too ('Section 3.—(1) The Minister may …'), which is what acts without articles are made of.
    """
    if is_small(text[:1]):
        return None
    shape = shape_of(text, language)
    if shape is None or shape.form.kind not in _WITH_TEXT or shape.value is None:
        return None
    kind, number = shape.form.kind, text[: shape.end].strip()
    if _is_unspaced(shape):
        match = _RUN_IN_UNSPACED.match(text, shape.end) if kind == "art" else None
        return None if match is None else Heading("art", number, shape.value, match[1] or match[2])
    ended = number.endswith(".") and text[shape.end : shape.end + 1].isspace()
    match = _RUN_IN.match(text, shape.end)
    if not (ended or match) or not text[shape.end :].strip():
        return None
    if (kind == "sec" and (shape.number_first or match is None)) or _speaks_of(text, shape.end):
        return None
    return Heading(kind, number if shape.number_first else number.rstrip("."), shape.value, None)


def labelled(number: str | None, language: str | None = None) -> Heading | None:
    """The heading of an article or section that is the number a list prints before a text: 'Article 3', '§ 3.'."""
    shape = None if number is None else shape_of(number, language)
    if number is None or shape is None or shape.form.kind not in _WITH_TEXT or shape.value is None:
        return None
    is_whole = not number[shape.end :].strip(_SEPARATORS)
    return Heading(shape.form.kind, number.rstrip(_SEPARATORS), shape.value, None) if is_whole else None


def _speaks_of(text: str, end: int) -> bool:
    """Whether a sentence goes on behind the stop of an ordinal: 'Section 3. of the Annex', '5. člen. velja'."""
    match = _STOP.match(text, end - (text[end - 1] == "."))
    return match is not None and is_small(text[match.end() : match.end() + 1])


def behind(heading: Heading, text: str) -> str:
    """The text that follows on the line of an article: what `run_in` found is left out of it."""
    rest = text[len(heading.number or "") :]
    if heading.title is not None:
        rest = rest[rest.find(heading.title) + len(heading.title) + 1 :]
    return rest.lstrip(_SEPARATORS)


def names_instrument(text: str) -> bool:
    """Whether a heading opens a whole instrument ('Agreement between …', 'Overeenkomst tussen …', '…協定')."""
    words = [fold(word) for word in _WORD.findall(text[:_MAX_HEADING_CHARS])[:4]]
    at = next((index for index, word in enumerate(words) if word in _instruments()), None)
    if at is not None:
        return not _pointing().intersection(words[:at])
    return text[-1:] >= _WIDE and text.endswith(_wide("instrument")) and not text.startswith(_wide("pointing"))


@functools.cache
def _instruments() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("instrument")))


@functools.cache
def _pointing() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("pointing")))


@functools.cache
def _wide(field: str) -> tuple[str, ...]:
    return tuple(word for word in divisions().all(field) if word[0] >= _WIDE)
