"""Where a full stop ends no sentence: abbreviations, names of letters ('U.S.'), days and ordinals.

In: what stands before and behind a place where a sentence might end. Out: whether it goes on. The words are data, by
language (data/words/abbreviations.yaml). Not here: finding such places (sentences).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from foedera import data

_LAST = re.compile(r"(?:^|[\s(\[“\"'‘«„–—/-])([^\s(\[“\"'‘«„–—/]+)$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")
_INITIAL = re.compile(r"[^\W\d_]\.")
_ORDINAL = re.compile(r"\d{1,3}\.")
_NEXT = re.compile(r"[\s“\"'‘«„(\[]*([^\W_]+)")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    source: str
    before: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    months: tuple[str, ...] = ()


class _Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    languages: tuple[_Words, ...]


def goes_on(before: str, after: str) -> bool:
    """Whether a sentence that seems to end with `before` goes on in `after`."""
    last, following = _LAST.search(before[-40:]), _NEXT.match(after[:60])
    if last is None or following is None or not before.endswith("."):
        return False
    word, then = last[1], following[1]
    if _ORDINAL.fullmatch(word):
        return then[0].islower() or then.lower() in _words("months")
    if word.lower() in _words("before"):
        return not (
            word[0].islower() and word.count(".") == 1 and then[0].isupper() and then.lower() in _words("starts")
        )
    if _LETTERS.fullmatch(word.rpartition("-")[2]):  # 'U.S.', and 'EU-U.S.'
        return then.lower() not in _words("starts")
    return _INITIAL.fullmatch(word) is not None and word[0].isupper() and then[0].isupper() and _is_name(before, word)


def _is_name(before: str, initial: str) -> bool:
    """Whether a lone capital with a stop is the initial of a name: 'Mr. J. Berg', not 'Annex A.'."""
    words = before[: -len(initial)].split()
    return bool(words) and (_INITIAL.fullmatch(words[-1]) is not None or words[-1].lower() in _words("before"))


@cache
def _words(field: str) -> frozenset[str]:
    known = msgspec.yaml.decode(data.words_text("abbreviations"), type=_Abbreviations)
    return frozenset(word for each in known.languages for word in getattr(each, field))
