"""What a heading is by its words: article, chapter, annex … in the languages treaties come in.

In: the text of a heading. Out: its kind, number and title. Not here: where it stands in the document.
"""

from __future__ import annotations

import functools
import re
import unicodedata

import msgspec

RANKS = {
    "text": 0, "annex": 1, "note": 1, "appendix": 2, "part": 3, "title": 4, "chp": 5, "sec": 6, "subsec": 7, "art": 8,
    "para": 9,
}  # fmt: skip
"""Which kind stands above which, the highest first; a plain heading has its format's level instead."""

SCOPES = frozenset({"text", "annex", "note", "appendix"})
"""Kinds with a numbering of their own, which eIds always name."""

_WORDS = {
    "article": "art", "articles": "art", "art": "art", "artikel": "art", "articulo": "art", "artigo": "art",
    "articolo": "art", "§": "art", "artykul": "art",
    "chapter": "chp", "hoofdstuk": "chp", "chapitre": "chp", "capitulo": "chp", "capo": "chp", "kapitel": "chp",
    "part": "part", "deel": "part", "partie": "part", "parte": "part", "teil": "part",
    "title": "title", "titel": "title", "titre": "title", "titulo": "title", "titolo": "title",
    "section": "sec", "sectie": "sec", "afdeling": "sec", "paragraaf": "sec", "seccion": "sec", "secao": "sec",
    "abschnitt": "sec", "sezione": "sec",
    "subsection": "subsec", "sub-section": "subsec",
    "annex": "annex", "annexe": "annex", "bijlage": "annex", "anexo": "annex", "anhang": "annex", "allegato": "annex",
    "anlage": "annex", "appendix": "appendix", "aanhangsel": "appendix", "attachment": "appendix", "schedule": "annex",
    "enclosure": "annex", "apendice": "appendix",
    "nr": "note", "no": "note", "note": "note",
}  # fmt: skip
_BARE = frozenset({"annex", "annexe", "bijlage", "anexo", "anhang", "anlage", "appendix", "attachment", "allegato"})
_ATTACHED = re.compile(r"\s+(?:to|bij|van|of|au|aux|al|zu|zum|zur)\b")
_PREAMBLE = frozenset({"preamble", "preambule", "preambulo", "praambel", "considerans", "preambolo", "recitals"})
_INSTRUMENT = frozenset({
    "act", "document", "charter", "statute", "letter",
    "agreement", "arrangement", "convention", "covenant", "declaration", "memorandum", "protocol", "treaty",
    "akkoord", "overeenkomst", "verdrag", "verklaring", "briefwisseling", "notawisseling", "accord", "traite",
    "protocole", "acuerdo", "convenio", "tratado", "protocolo", "abkommen", "ubereinkommen", "vertrag", "protokoll",
    "administrative",
})  # fmt: skip
_POINTING = frozenset(
    {"the", "this", "that", "other", "de", "het", "deze", "dit", "le", "la", "les", "l", "el", "der", "die"}
)
"""Words before an instrument's name that make it one spoken of ('Duration of the agreement'), not one begun."""
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty first second third"
)
_NUMBER = re.compile(
    rf"""(?:[-–]\s)?(
        (?:[A-Z]{{1,2}}-?)?\d{{1,3}}[a-zA-Z]?(?:[.-]\d{{1,3}})*(?:\s(?:bis|ter|quater|quinquies)\b)?
      | [IVXLC]+(?:[.-]\d+)*
      | (?:{_COUNTS.replace(" ", "|")})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?
      | [A-Z]
    )(?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)
_LOWER_WORD = re.compile(r"[a-zß-ÿ]")
_BARE_NUMBER = re.compile(r"(\d{1,3}|[IVXL]{1,6}|[A-Z])\.?")
_MAX_HEADING_CHARS = 200
_SENTENCE_WORDS = 5
"""From so many words on, a title with a full stop is a sentence: the article's text on its heading's line."""


class Heading(msgspec.Struct, frozen=True):
    """A heading taken apart."""

    kind: str | None
    """A key of RANKS, 'preamble', or None for a heading that is only words."""
    number: str | None
    """As printed with its word: 'Article 5'."""
    value: str | None
    """The number alone: '5', 'V', 'G-07'."""
    title: str | None
    """The words after the number."""


def classify(text: str, number: str | None = None) -> Heading:
    """Take the heading `text` apart; `number` is the printed number where the format itself gives it."""
    if number is not None:
        title = text.removeprefix(number)
        kind, value = _kind(number), _after_word(number)
        return Heading(kind or "art", number, value or number, title.strip(" .:–—-") or None)
    return _numbered(text) or _worded(text)


def _kind(text: str) -> str | None:
    word = fold(re.split(r"[\s.:–—]", text.strip(), maxsplit=1)[0])
    return _WORDS.get(word)


def _after_word(number: str) -> str:
    return re.sub(r"^[^\s.§]+\.?|^§", "", number, count=1).strip(" .-–:") if _kind(number) else number


def _numbered(text: str) -> Heading | None:
    """'Article 5 – Scope', 'ANNEX', 'Nr. II', '12', 'IV'."""
    kind = _kind(text)
    bare = _BARE_NUMBER.fullmatch(text)
    if bare is not None:
        return Heading("para" if bare[1].isdigit() else "sec", text, bare[1], None)
    if kind is None:
        return None
    word = re.match(r"[^\s.:–—]+\.?:?", text)
    at = word.end() if word else 0
    rest = text[at:].lstrip()
    found = _NUMBER.match(rest)
    if found is not None and _is_title(after := rest[found.end() :]):
        end = len(text) - len(after)
        return Heading(kind, text[:end].strip(), found[1], after.strip(" .:–—-") or None)
    if found is None and fold(text[:at].rstrip(".:")) in _BARE and (_is_title(text[at:]) or _ATTACHED.match(text[at:])):
        return Heading(kind, text[:at].rstrip(".: "), None, text[at:].strip(" .:–—-") or None)
    return None


def _is_title(after: str) -> bool:
    """Whether what follows the number can be a title: nothing, or words that do not go on in mid-sentence."""
    words = after.lstrip()
    return (
        not words or (not _LOWER_WORD.match(words) and words[0] not in ",;") or (after[0] in ".:–—" and after != words)
    )


def _worded(text: str) -> Heading:
    word = text.rstrip(".:")
    if " " not in word and fold(word) in _PREAMBLE:
        return Heading("preamble", None, None, text)
    return Heading(None, None, None, text)


def is_structural(line: str) -> bool:
    """Whether a line that no format marks as a heading is one by its words: 'Article 5', 'CHAPTER II – Scope'."""
    if len(line) > _MAX_HEADING_CHARS or line.endswith((";", ",")) or _BARE_NUMBER.fullmatch(line):
        return False
    heading = classify(line)
    if heading.kind in {None, "note"}:
        return False
    return heading.title is None or not line.endswith(".") or len(heading.title.split()) < _SENTENCE_WORDS


def names_instrument(text: str) -> bool:
    """Whether a heading opens a whole instrument ('Agreement between …', 'Overeenkomst tussen …')."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)[:4]]
    at = next((index for index, word in enumerate(words) if word in _INSTRUMENT), None)
    return at is not None and not _POINTING.intersection(words[:at])


CAPTION = re.compile(
    r"(?:Table|Figure|Box|Chart|Map|Graph|Tabel|Figuur|Tableau|Tabla|Cuadro)\s+[\dIVX]+[a-z]?\b", re.IGNORECASE
)
"""The start of a caption: 'Table 1 – …'."""
SOURCE_LINE = re.compile(r"(?:Sources?|Notes?)\s*:")
"""The line under a figure or table that says where it is from."""
RUN_IN = re.compile(
    r"((?:Article|ARTICLE|Artikel|ARTIKEL|Art\.|Artículo)\s+(\d{1,3}[a-z]?|[IVXL]+))\s*(?:[.:]|\s[–—-])\s+(?=\S)"
)
"""An article whose text follows on its heading's line: 'Article 3. The Parties shall …'."""


@functools.lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without accents; a stutter of accented letters (a scanning fault) counts once."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    return re.sub(r"i{2,}", "i", bare) if len(bare) > 5 else bare
