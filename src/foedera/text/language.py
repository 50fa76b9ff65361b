"""Which language a text is in.

In: text. Out: ISO 639-3 codes. The guess is py3langid's, whose model ships with it; only languages partners publish in
are considered. Not here: deciding (a person's word or a file's own comes first).
"""

from __future__ import annotations

from functools import cache
from typing import Any

_CODES = {
    "ar": "ara", "az": "aze", "bg": "bul", "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "et": "est", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor",
    "lt": "lit", "lv": "lav", "mk": "mkd", "mt": "mlt", "nb": "nob", "nl": "nld", "nn": "nno", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "th": "tha",
    "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 → ISO 639-3."""
_MIN_LETTERS = 60
"""Fewer letters say too little."""
_MOST = 20_000
"""Code points looked at."""
_SAMPLES, _SAMPLE = 8, 500
"""Of more than so many pieces of so many code points, these are looked at, spread evenly: the model reads slowly."""


def detect(text: str) -> str | None:
    """The ISO 639-3 code of the language most of `text` is in; None for a text too short to tell."""
    part = text if len(text) <= _SAMPLES * _SAMPLE else _samples(text[:_MOST])
    if sum(map(str.isalpha, part)) < _MIN_LETTERS:
        return None
    code, _ = identifier().classify(part)
    return _CODES.get(str(code))


def _samples(text: str) -> str:
    starts = range(0, len(text), -(-len(text) // _SAMPLES))
    return "\n".join(text[start : start + _SAMPLE] for start in starts)


def iso3(code: str) -> str | None:
    """The ISO 639-3 code of 'en', 'en-GB' or 'eng'; None for anything else."""
    short = code.strip().lower().replace("_", "-").split("-")[0]
    if short in _CODES:
        return _CODES[short]
    return short if short in _CODES.values() else None


@cache
def identifier() -> Any:
    """The model, loaded at first use because that takes a moment; loading it needs a file for a moment too."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: Any = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
    model.set_languages([code for code in _CODES if code in model.labels])
    return model
