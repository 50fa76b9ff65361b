"""The words agreements name their own parts by, as a translator writes them (data/words/divisions.yaml).

In: the text of that file. Out: one record for each language. Not here: what is done with the words (headings, markers).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import msgspec

from foedera import data
from foedera.errors import InvalidRegister
from foedera.text.joiners import without_joiners

KINDS = {
    "article": "art", "apart": "art", "part": "part", "title": "title", "chapter": "chp", "section": "sec",
    "subsection": "subsec", "paragraph": "para", "annex": "annex", "appendix": "appendix", "note": "note",
}  # fmt: skip
"""Field of a language → the word eIds have for it (Akoma Ntoso Naming Convention 1.0, section 5)."""
_ROWS = ("numbers", "tens", "units", "hundreds")
PLACE = "#"
"""Stands for the number in a form."""
IN_WORDS = "*"
"""Stands for it where only a number in words may: '* kapitlet' is 'Första kapitlet', not '1 kapitlet'."""

Words = tuple[str, ...]


class LanguageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language; the file says what each field is for."""

    language: str
    """ISO 639-3."""
    source: str
    article: Words = ()
    apart: Words = ()
    part: Words = ()
    title: Words = ()
    chapter: Words = ()
    section: Words = ()
    subsection: Words = ()
    paragraph: Words = ()
    annex: Words = ()
    appendix: Words = ()
    note: Words = ()
    preamble: Words = ()
    contents: Words = ()
    page: Words = ()
    within: Words = ()
    journal: Words = ()
    invocation: Words = ()
    closing: Words = ()
    instrument: Words = ()
    act: Words = ()
    pointing: Words = ()
    table: Words = ()
    figure: Words = ()
    source_line: Words = ()
    credit: Words = ()
    contact: Words = ()
    joining: Words = ()
    attached: Words = ()
    referring: Words = ()
    own_article: Words = ()
    number_sign: Words = ()
    town: Words = ()
    numbers: tuple[Words, ...] = ()
    tens: tuple[Words, ...] = ()
    units: tuple[Words, ...] = ()
    compound: Words = ()
    hundreds: tuple[Words, ...] = ()
    after: Words = ()
    alone: Words = ()
    letters: Words = ()

    def forms(self) -> list[tuple[str, str]]:
        """(kind, form) of every heading form."""
        return [(kind, form) for field, kind in KINDS.items() for form in getattr(self, field)]


class Divisions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    id: str
    version: int
    languages: tuple[LanguageWords, ...]

    def all(self, field: str) -> Words:
        """The words of a field in all languages, each once, in the order of the file."""
        return tuple(dict.fromkeys(word for known in self.languages for word in getattr(known, field)))


@cache
def divisions() -> Divisions:
    """The words that ship with Foedera, read once."""
    return read_divisions(data.words_text("divisions"), name="divisions.yaml")


def read_divisions(text: str, *, name: str) -> Divisions:
    """The words from the text of their file.

    Raises:
        InvalidRegister: naming the language and the field that do not fit.
    """
    try:
        found = msgspec.yaml.decode(text, type=Divisions)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise _broken(name, str(fault), "the fields the head of the file names") from fault
    seen: set[str] = set()
    for known in found.languages:
        for what, expected in _faults(known, seen):
            raise _broken(name, f"{known.language}: {what}", expected)
        seen.add(known.language)
    return found


def _faults(known: LanguageWords, seen: set[str]) -> list[tuple[str, str]]:
    """What is wrong with the words of a language, and what was expected."""
    faults = []
    if not (len(known.language) == 3 and known.language.isascii() and known.language.islower()):
        faults.append((f"the language is {known.language!r}", "an ISO 639-3 code of three small letters"))
    if known.language in seen:
        faults.append(("the language stands twice", "one entry for each language"))
    if not known.source.strip():
        faults.append(("no source", "an official text in which the words stand"))
    for kind, form in known.forms():
        if form.count(PLACE) + form.count(IN_WORDS) > 1 or not form.replace(PLACE, "").strip(f"{IN_WORDS} "):
            faults.append((f"the form {form!r} of {kind}", "a word, with # at most once for its number"))
        elif IN_WORDS in form[1:]:
            faults.append((f"the form {form!r} of {kind}", "* in front of the word"))
    rows = {field: [word for forms in getattr(known, field) for word in forms] for field in _ROWS}
    for field, words in (*rows.items(), ("letters", list(known.letters))):
        twice = next((word for word in words if words.count(word) > 1), None)
        if twice is not None:
            faults.append((f"{twice!r} stands twice in {field}", "each word for one number"))
    return faults


def _broken(name: str, found: str, expected: str) -> InvalidRegister:
    return InvalidRegister(
        "the words of headings break their schema",
        where=name,
        expected=expected,
        found=found,
        next_step="mend the entry of that language",
    )


def is_small(sign: str) -> bool:
    """Whether a letter is a small one where its script would begin a sentence with a capital; Georgian would not."""
    return sign.islower() and not "\u10d0" <= sign <= "\u10ff"


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Lower case without accents and joiners, the dotless i as i.

    A stutter of accented letters (a scanning fault) counts once.
    """
    low = without_joiners(word.lower())
    if low.isascii():
        bare = low
    else:
        signs = unicodedata.normalize("NFD", low)
        bare = "".join(sign for sign in signs if not unicodedata.combining(sign)).replace("ı", "i").replace("’", "'")
    if len(bare) > 5 and "ii" in bare:
        while "ii" in bare:
            bare = bare.replace("ii", "i")
    return bare
