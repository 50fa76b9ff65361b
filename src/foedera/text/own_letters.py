"""Languages told by the letters of their alphabets, where a model does not know them.

In: how often each sign stands in a text. Out: ISO 639-3 codes. An alphabet is told by the letters it adds to those that
all of its script have: a text is in the one language that has all the text uses. Not here: scripts that belong to one
language (language); Latin alphabets, which quotes and names mix.
"""

from __future__ import annotations

from collections.abc import Mapping

_ADDED = {
    "bel": "іў", "ukr": "іїєґ", "srp": "ђћљњџј", "mkd": "ѓќѕљњџј", "mon": "өү", "kir": "ңөү", "uzb": "ўқғҳ",
    "tgk": "ғӣқӯҳҷ", "kaz": "әғқңөұүһі", "tat": "әөүҗңһ", "bak": "ғҙҡңөҫүәһ", "tuk": "җңөүә", "aze": "ғәҝөүһҹј",
}  # fmt: skip
"""What Cyrillic alphabets add to the letters Russian and Bulgarian have (CLDR, main exemplar characters)."""
_EVERY = frozenset("".join(_ADDED.values()))
_LEAST = 0.02
"""Share of a text's Cyrillic letters that are added ones, below which they are those of names."""
_USED = 0.04
"""Share of the added letters from which on one is used, and no slip of a scan or a quoted name."""


def by_alphabet(counts: Mapping[str, int]) -> str | None:
    """The one language whose Cyrillic alphabet has all added letters a text uses; None where none or several have.

    Args:
        counts: how often each sign stands in the text.
    """
    used = _used(counts)
    fitting = [language for language, letters in _ADDED.items() if used and used <= set(letters)]
    return fitting[0] if len(fitting) == 1 else None


def with_fewer_letters(counts: Mapping[str, int], language: str) -> tuple[str, ...]:
    """Languages a text may be in as well as in `language`: all it uses of that alphabet is in their smaller ones.

    Mongolian has two of the three letters that Kyrgyz adds, so that a text without the third may be in either.
    """
    used, own = _used(counts), set(_ADDED.get(language, ""))
    return tuple(other for other, letters in _ADDED.items() if used and used <= set(letters) < own)


def _used(counts: Mapping[str, int]) -> set[str]:
    """The added letters a text uses."""
    added: dict[str, int] = {}
    every = 0
    for sign, count in counts.items():
        if "\u0400" <= sign <= "\u052f":
            every += count
            if (low := sign.lower()) in _EVERY:
                added[low] = added.get(low, 0) + count
    whole = sum(added.values())
    if whole < _LEAST * every:
        return set()
    return {sign for sign, count in added.items() if count >= _USED * whole}
