"""Which language a text is in.

In: text. Out: ISO 639-3 codes. The guess is py3langid's, whose model ships with it; only languages partners publish in
are considered. Scripts that belong to one language decide alone. Not here: deciding (a person's word or a file's own
comes first), and texts in several languages (language_runs).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

import msgspec

from foedera import data
from foedera.text.counting import letters
from foedera.text.language_model import LanguageModel
from foedera.text.own_letters import by_alphabet

_CODES = {
    "ar": "ara", "az": "aze", "bg": "bul", "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz",
    "ko": "kor", "ky": "kir", "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "mt": "mlt", "nb": "nob", "nl": "nld",
    "nn": "nno", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 → ISO 639-3 of the languages that are considered."""
_MIN_LETTERS = 60
"""Fewer letters say too little."""
_MIN_OWN = 6
"""Of a script that belongs to one language, so few are enough."""
_MOST = 20_000
"""Code points looked at."""
_SAMPLES, _SAMPLE = 8, 500
"""Of more than so many pieces of so many code points, these are looked at, spread evenly: the model reads slowly."""
_SCRIPTS = (
    ("\u0370", "\u03ff", "ell"), ("\u1f00", "\u1fff", "ell"), ("\u0530", "\u058f", "hye"), ("\u0590", "\u05ff", "heb"),
    ("\u0e00", "\u0e7f", "tha"), ("\u10a0", "\u10ff", "kat"), ("\u1100", "\u11ff", "kor"), ("\uac00", "\ud7a3", "kor"),
    ("\u3041", "\u30ff", "jpn"), ("\u3400", "\u9fff", "zho"), ("\u0780", "\u07bf", "div"), ("\u0980", "\u09ff", "ben"),
    ("\u0a00", "\u0a7f", "pan"), ("\u0a80", "\u0aff", "guj"), ("\u0b00", "\u0b7f", "ori"), ("\u0b80", "\u0bff", "tam"),
    ("\u0c00", "\u0c7f", "tel"), ("\u0c80", "\u0cff", "kan"), ("\u0d00", "\u0d7f", "mal"), ("\u0d80", "\u0dff", "sin"),
    ("\u0e80", "\u0eff", "lao"), ("\u0f00", "\u0fff", "bod"), ("\u1000", "\u109f", "mya"), ("\u1200", "\u139f", "amh"),
    ("\u1780", "\u17ff", "khm"),
)  # fmt: skip
"""First and last letter of a script (The Unicode Standard, Blocks), and the language most texts in it are in (CLDR,
likelySubtags); Han letters among kana are Japanese."""
_UP_TO_LATIN = re.compile("[\0-\u036f]+")
_KANA_SHARE = 0.05
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
"""Codes of ISO 639-2 that name no single language."""


def detect(text: str) -> str | None:
    """The ISO 639-3 code of the language most of `text` is in; None for a text too short to tell."""
    part = text if len(text) <= _SAMPLES * _SAMPLE else _samples(text[:_MOST])
    own = by_script(part)
    if own is not None:
        return own
    if letters(part) < _MIN_LETTERS:
        return None
    return likeliest(part)


def _samples(text: str) -> str:
    starts = range(0, len(text), -(-len(text) // _SAMPLES))
    return "\n".join(text[start : start + _SAMPLE] for start in starts)


def by_script(text: str) -> str | None:
    """The language most letters of `text` belong to by their script alone; None where the script has several.

    Of those written in Cyrillic it is told where the model does not know it, and its alphabet has letters of its own.
    """
    if text.isascii():
        return None
    found: Counter[str] = Counter()
    counts = Counter(_UP_TO_LATIN.sub("", text))
    for sign, times in counts.items():
        if sign.isalpha():
            found[next((code for first, last, code in _SCRIPTS if first <= sign <= last), "")] += times
    if found["jpn"] > _KANA_SHARE * (found["jpn"] + found["zho"]):
        found["jpn"] += found.pop("zho", 0)
    code, count = found.most_common(1)[0] if found else ("", 0)
    if count < _MIN_OWN or 2 * count <= letters(text):
        return None
    if code:
        return code
    known = by_alphabet(counts) if count >= _MIN_LETTERS else None
    return None if known is None or considered(known) else known


def likeliest(text: str) -> str:
    """The language considered that the text is likeliest in, however short it is."""
    return likeliest_each([text])[0]


def likeliest_each(texts: Sequence[str]) -> list[str]:
    """The same for each of several texts, at once because that costs less."""
    if not texts:
        return []
    known = model().languages
    return [_CODES[known[at]] for at in model().scores(texts, known).argmax(axis=1)]


def scores(text: str) -> dict[str, float]:
    """How likely the text is in each language considered, as a logarithm; only differences mean something."""
    return scores_each([text], list(_CODES.values()))[0]


def scores_each(texts: Sequence[str], languages: Collection[str]) -> list[dict[str, float]]:
    """The same for each of several texts in some of the languages; one the model does not know is left out."""
    asked = [code for code in model().languages if _CODES[code] in languages]
    if not texts or not asked:
        return [{} for _ in texts]
    codes = [_CODES[code] for code in asked]
    return [dict(zip(codes, row, strict=True)) for row in model().scores(texts, asked).tolist()]


def iso3(code: str) -> str | None:
    """The ISO 639-3 code of 'en', 'en-GB' or 'eng', of a language that is considered; None for anything else."""
    short = _short(code)
    if short in _CODES:
        return _CODES[short]
    return short if short in _CODES.values() else None


def stated(code: str) -> str | None:
    """The ISO 639-3 code of what a file says of its language: any of ISO 639-1, -2 or -3; None for no language."""
    short = _short(code)
    known = _languages().codes.get(short) or _languages().bibliographic.get(short)
    if known is not None:
        return known
    is_code = len(short) == 3 and short.isascii() and short.isalpha()
    return short if is_code and short not in _NO_LANGUAGE and not "qaa" <= short <= "qtz" else None


def considered(language: str) -> bool:
    """Whether texts in that language (ISO 639-3) can be told from others."""
    return language in _CODES.values()


def _short(code: str) -> str:
    return code.strip().lower().replace("_", "-").split("-")[0]


class _Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    source: str
    codes: dict[str, str]
    bibliographic: dict[str, str]


@cache
def _languages() -> _Languages:
    return msgspec.yaml.decode(data.words_text("languages"), type=_Languages)


@cache
def model() -> LanguageModel:
    """The model, loaded at first use because that takes a moment; loading it needs a file for a moment too."""
    return LanguageModel(_CODES)
