"""In which scripts languages are written, as far as it tells that a text is in another language than is said.

In: text and a language. Out: yes or no. Only languages that are considered (language) are judged. Not here: which
language of a script a text is in.
"""

from __future__ import annotations

from foedera.text.counting import letters_by_sign
from foedera.text.language import considered

_BLOCKS = {
    "Latin": (("A", "z"), ("\u00aa", "\u024f"), ("\u1e00", "\u1eff"), ("\ufb00", "\ufb06")),
    "Cyrillic": (("\u0400", "\u052f"),),
    "Arabic": (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\ufb50", "\ufefc")),
    "Greek": (("\u0370", "\u03ff"), ("\u1f00", "\u1fff")),
    "Armenian": (("\u0530", "\u058f"),),
    "Hebrew": (("\u0590", "\u05ff"), ("\ufb1d", "\ufb4f")),
    "Devanagari": (("\u0900", "\u097f"),),
    "Thai": (("\u0e00", "\u0e7f"),),
    "Georgian": (("\u10a0", "\u10ff"), ("\u1c90", "\u1cbf")),
    "Hangul": (("\u1100", "\u11ff"), ("\u3131", "\u318e"), ("\uac00", "\ud7a3")),
    "kana": (("\u3041", "\u30ff"),),
    "Han": (("\u3400", "\u9fff"), ("\uf900", "\ufaff")),
}
"""First and last letters (The Unicode Standard, Blocks)."""
_WRITTEN = {
    "bul": ("Cyrillic",), "mkd": ("Cyrillic",), "rus": ("Cyrillic",), "ukr": ("Cyrillic",),
    "kir": ("Cyrillic", "Arabic"),
    "aze": ("Latin", "Cyrillic", "Arabic"), "bos": ("Latin", "Cyrillic"), "kaz": ("Cyrillic", "Latin", "Arabic"),
    "srp": ("Cyrillic", "Latin"), "msa": ("Latin", "Arabic"), "ron": ("Latin", "Cyrillic"),
    "ara": ("Arabic",), "fas": ("Arabic", "Cyrillic"), "urd": ("Arabic",),
    "ell": ("Greek",), "hye": ("Armenian",), "heb": ("Hebrew",), "hin": ("Devanagari",), "kat": ("Georgian",),
    "tha": ("Thai",), "kor": ("Hangul", "Han"), "jpn": ("kana", "Han"), "zho": ("Han",),
}  # fmt: skip
"""The scripts of languages (CLDR, supplemental data, languageData); all others that are considered are in Latin."""
_FEWEST = 60
"""Letters from which on a text is judged."""
_LEAST = 0.1
"""The share of its letters that a text in a language has in its script at least, whatever it quotes."""
_PLAIN = frozenset({"eng", "ind", "msa"})
"""Languages written in the letters A to Z alone."""
_MOST_MARKED = 0.05
"""The share of other Latin letters that a text in such a language has at most, whatever names it holds."""


def can_be_in(text: str, language: str) -> bool:
    """Whether the letters of a text are of a script that the language (ISO 639-3) is written in.

    A language written in A to Z alone is not that of a text full of 'ế', 'ř' or 'ş', as office programs set to English
    say of what is typed with them.
    """
    latin, others = letters_by_sign(text)
    every = latin + others.total()
    if every < _FEWEST or not considered(language):
        return True
    scripts = _WRITTEN.get(language, ("Latin",))
    ranges = [pair for script in scripts for pair in _BLOCKS[script]]
    own = latin * ("Latin" in scripts) + sum(
        count for sign, count in others.items() if any(first <= sign <= last for first, last in ranges)
    )
    if own < _LEAST * every:
        return False
    if language not in _PLAIN:
        return True
    marked = sum(count for sign, count in others.items() if _is_marked(sign))
    return marked <= _MOST_MARKED * every


def _is_marked(sign: str) -> bool:
    """Whether a letter is a Latin one beyond A to Z."""
    return "\u00c0" <= sign <= "\u1eff" and any(first <= sign <= last for first, last in _BLOCKS["Latin"])
