"""The shapes headings have: a word and its number, in the order the language has ('Article 5', '5. cikk', '第5条').

In: the text of a heading. Out: which form it has, its number, and where the title begins. Not here: what follows from
it (headings). The forms are data (words), sorted here by how they begin, so that a line is asked by its first word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from foedera.reading.structure.numbers import PUT_IN, figures_meant, han_at, leading_number, may_be_number, number_at
from foedera.reading.structure.words import IN_WORDS, PLACE, divisions, fold

_TOKEN = re.compile(r"[^\s\d.:–—(（)）]+")
_GAP = re.compile(r"[.]?\s*[-–]?\s*")
_ENDING = re.compile(r"-?([^\W\d_]{1,4})\s+")
"""The ending of an ordinal ('1-ci maddə', '5-րդ հոդված') or the letter of an article put in later ('12 a artikla')."""
_BETWEEN = re.compile(r"[.º)\-–]{0,2}\s*")
_FIGURES = frozenset("0123456789")
_FIGURES_AND_WORDS = re.compile(
    r"[0-9]{1,3}(?:[.)]\s+([^\W\d_]{1,4})\s+([^\s\d.:–—(（)）]+)|[.)]?\s*([^\s\d.:–—(（)）]{5,})(?=\s))"
)
"""'1. The Parties', '1. Parties': figures and two words, or one too long for the ending of an ordinal."""
_PUT_IN = re.compile(rf"(?:{PUT_IN})\b")
_NEVER = frozenset(["", *".:—(（)）"])
"""What no shape begins with: a sign, or nothing at all."""
_MAX_LABEL_CHARS = 80
"""Word and number of a heading are no longer; what stands behind is not looked at."""
_ALONE_SIGN = re.compile(r"\s?(?:\.?\s?[-–—:]|\.)(?=\s+(?!\d)|$)")
"""Behind a clause's number; before a figure it is another thing's: 'Segunda: 8h às 12h'."""
_BRANCH = re.compile(r"\s?[の之의]\s?")
_COUNTER = "第"
"""Makes an ordinal of any number ('第１回'), so that alone it heads a line only where the number stands apart."""
_APART = re.compile(r"\s|[.．]|$")
_FAR_APART = re.compile(r"\u3000|\s\s|[.．]|$")
"""The same where figures have a blank on either side, as in 'では第 2 回の会議'."""
_UNSPACED = "\u2e80"
"""From here on, letters of scripts that put no blank between words (Han, kana, Hangul)."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """One way a language writes a heading."""

    kind: str
    language: str
    before: tuple[str, ...]
    """Folded words before the number; of a form without blanks, the signs as they are."""
    after: tuple[str, ...]
    numbered: bool
    capitals: bool
    """Whether it is met in capitals only."""
    row: str = ""
    """What the number is counted as, where it is counted apart: 'adicional'."""
    in_words: bool = False
    """Whether its number is never one in figures."""


_ALONE = Form("art", "", (), (), numbered=True, capitals=False)
"""The form of a number in words that stands by itself, as clauses of contracts have it."""


class Shape(msgspec.Struct, frozen=True, gc=False):
    """A heading's form found in a text."""

    form: Form
    value: str | None
    """Of the number; None for a form without one."""
    end: int
    """One past word and number, where a title may begin."""

    @property
    def number_first(self) -> bool:
        """Whether the number stands before the word."""
        return not self.form.before


def shape_of(text: str, language: str | None = None) -> Shape | None:
    """The shape a text begins with; forms of `language` are asked first, numbered ones before bare ones.

    A bracket before it opens what an amendment put there ('[23. gr.'), as collections of laws mark it, unless it closes
    right behind.
    """
    if text[:1] == "[":
        inner = shape_of(text[1:].lstrip(), language) if text[1:2] != "[" else None
        at = len(text) - len(text[1:].lstrip())
        closed = inner is None or inner.value is None or text[at + inner.end :].lstrip()[:1] in {"]", ""}
        return None if closed or inner is None else msgspec.structs.replace(inner, end=at + inner.end)
    if text[:1] in _NEVER:
        return None
    label = text[:_MAX_LABEL_CHARS]
    return _shape_of(label, language) if _may_open(label) else None


@lru_cache(maxsize=8192)
def _may_open(text: str) -> bool:
    """Whether a shape can begin as the text does; asked first because most lines begin with words that are in none."""
    if text[0] in _FIGURES:
        found = _FIGURES_AND_WORDS.match(text)
        if found is None:
            return True
        short, other, long = found.groups()
        return _is_last(long) if long else _is_last(short) or _is_last(other)
    word = _TOKEN.match(text)
    return word is None or text[0] >= _UNSPACED or may_begin_shape(word[0])


@lru_cache(maxsize=8192)
def may_begin_shape(word: str) -> bool:
    """Whether a shape begins with the word (all signs up to a blank, figure, stop or bracket), or a number does."""
    return fold(word.rstrip("-")) in _index().by_word or may_be_number(word)


@lru_cache(maxsize=8192)
def _is_last(word: str) -> bool:
    """Whether the word stands behind a number in a shape, or is of the number."""
    return fold(word) in _index().by_last or _PUT_IN.match(word) is not None


@lru_cache(maxsize=8192)
def _shape_of(text: str, language: str | None) -> Shape | None:
    """The answer for what a line begins with: lines are asked several times, and once more as blocks."""
    if text[0] >= _UNSPACED:
        found = _unspaced(text)
        if found is not None:
            return found
    token = _TOKEN.match(text)
    if token is not None:
        forms = _index().by_word.get(fold(token[0].rstrip("-")), ())
        for form in _preferred(forms, language):
            if (found := _word_first(text, form)) is not None:
                return found
        if not may_be_number(token[0]):
            return None
    return _number_first(text, language)


def _preferred(forms: tuple[Form, ...], language: str | None) -> tuple[Form, ...]:
    if language is None or len(forms) < 2:
        return forms
    return tuple(sorted(forms, key=lambda form: (not form.numbered, -len(form.before), form.language != language)))


def _word_first(text: str, form: Form) -> Shape | None:
    end = _past_words(text, 0, form.before)
    if end is None or (form.capitals and not text[:end].isupper()):
        return None
    if not form.numbered:
        return Shape(form, None, end)
    at = _GAP.match(text, end).end()  # type: ignore[union-attr]  # matches all
    found = (figures_meant(text, at) if form.kind == "art" else None) or number_at(text, at, form.language)
    if found is None or (found[1] > end and not _parted(text, end)):
        return None
    value, end = found
    return Shape(form, f"{form.row} {value}" if form.row else value, end)


def _parted(text: str, end: int) -> bool:
    """Whether word and number are apart: by a blank or a sign, or as a letter from a figure ('§4', 'Article5')."""
    return not text[end].isalpha() or not text[end - 1].isalpha()


def _number_first(text: str, language: str | None) -> Shape | None:
    found = leading_number(text)
    if found is None:
        return None
    if (match := _ALONE_SIGN.match(text, found[1])) is not None and _is_alone(text[: found[1]], match[0]):
        return Shape(_ALONE, *found)
    at = _BETWEEN.match(text, found[1]).end()  # type: ignore[union-attr]  # matches anything
    ending = _ENDING.match(text, at)
    is_worded = text[0].isalpha() and found[0].isdecimal()
    for start in (at, *((ending.end(),) if ending else ())):
        token = _TOKEN.match(text, start)
        forms = () if token is None else _index().by_last.get(fold(token[0]), ())
        for form in _preferred(forms, language):
            end = _past_words(text, start, form.after)
            if end is not None and (is_worded or not form.in_words):
                inserted = (
                    ending[1] if ending is not None and start == ending.end() and text[found[1]].isspace() else ""
                )
                value = found[0] + (inserted if len(inserted) == 1 and inserted.isascii() else "")
                return Shape(form, value, end + text.startswith(".", end))
    return None


def _is_alone(words: str, sign: str) -> bool:
    """Whether a number in words opens an article by itself: 'PRIMERA. Objeto', 'Segunda.- Plazo'.

    With a mere stop it does so in capitals only; in small letters it may begin a list in a sentence.
    """
    last = fold(re.split(r"\s", words)[-1])
    if words.isupper():
        return last.endswith(_alone())
    return last.endswith(_alone_in_any_case()) and words[0].isupper() and sign.strip() != "."


@cache
def _alone() -> tuple[str, ...]:
    return tuple(map(fold, divisions().all("alone")))


@cache
def _alone_in_any_case() -> tuple[str, ...]:
    return tuple(fold(word) for word in divisions().all("alone") if not word.isupper())


def _unspaced(text: str) -> Shape | None:
    """第十二条, 제3조의2, 附属書 I: the longest form wins."""
    for form in _index().by_sign.get(text[0], ()):
        before, after = "".join(form.before), "".join(form.after)
        if not text.startswith(before):
            continue
        if not form.numbered:
            return Shape(form, None, len(before))
        at = len(before) + text.startswith(" ", len(before))
        found = han_at(text, at) or (None if after else number_at(text, at, form.language))
        if found is None or not text.startswith(after, found[1] + (space := text.startswith(" ", found[1]))):
            continue
        value, end = found[0], found[1] + (space if after else 0) + len(after)
        branch = _BRANCH.match(text, end)
        more = han_at(text, branch.end()) if branch is not None else None
        if more is not None:
            value, end = f"{value}-{more[0]}", more[1]
        if before == _COUNTER and not after and not _stands_apart(text, end, is_padded=at > len(before)):
            continue
        return Shape(form, value, end)
    return None


def _stands_apart(text: str, end: int, *, is_padded: bool) -> bool:
    """Whether a number without a word of its own is a heading's: '第１　総則', not '第１回' or '第 1 回'."""
    return (_FAR_APART if is_padded else _APART).match(text, end) is not None


def _past_words(text: str, at: int, words: tuple[str, ...]) -> int | None:
    """Where the words end that stand at a place; None where others do."""
    end = at
    for word in words:
        while text[at : at + 1].isspace():
            at += 1
        token = _TOKEN.match(text, at)
        if token is None or fold(token[0].rstrip("-")) != word:
            return None
        at = end = at + len(token[0].rstrip("-"))
    return end


class _Index(msgspec.Struct, frozen=True):
    by_word: dict[str, tuple[Form, ...]]
    by_last: dict[str, tuple[Form, ...]]
    by_sign: dict[str, tuple[Form, ...]]


@cache
def _index() -> _Index:
    """Every form by its first word, by the word after its number, or by its first sign; the longer first."""
    by_word: dict[str, list[Form]] = {}
    by_last: dict[str, list[Form]] = {}
    by_sign: dict[str, list[Form]] = {}
    for form, text in _forms():
        if text[0] >= _UNSPACED:
            by_sign.setdefault(text[0], []).append(form)
        elif form.before:
            by_word.setdefault(form.before[0], []).append(form)
        else:
            by_last.setdefault(form.after[0], []).append(form)
    return _Index(*(_sorted(table) for table in (by_word, by_last, by_sign)))


def _sorted(table: dict[str, list[Form]]) -> dict[str, tuple[Form, ...]]:
    def length(form: Form) -> int:
        return len("".join((*form.before, *form.after)))

    return {
        key: tuple(sorted(forms, key=lambda form: (not form.numbered, -length(form)))) for key, forms in table.items()
    }


def _forms() -> list[tuple[Form, str]]:
    """Each form once: of two languages that write one thing alike, the first in the file has it."""
    found: dict[tuple[object, ...], tuple[Form, str]] = {}
    for known in divisions().languages:
        for kind, text in known.forms():
            before, place, after = text.partition(IN_WORDS if text.startswith(IN_WORDS) else PLACE)
            capitals = len(text) > 1 and text.isupper() and before.strip() == text and text[0] < _UNSPACED
            unspaced = text[0] >= _UNSPACED
            sides = [tuple(side.split()) if unspaced else tuple(map(_key, side.split())) for side in (before, after)]
            row = " ".join(sides[0][1:]) if text in known.apart else ""
            form = Form(kind, known.language, sides[0], sides[1], bool(place), capitals, row, place == IN_WORDS)
            found.setdefault((known.language, kind, *sides, place), (form, text))
    return list(found.values())


def _key(word: str) -> str:
    return fold(word.rstrip("."))
