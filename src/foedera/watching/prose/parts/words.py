"""The words by which prose makes claims, and the parts of the world, as the lists of data hold them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

import msgspec

from foedera import data


class Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by what they say (data/words/claims.yaml)."""

    id: str
    version: int
    meaning: str
    source: str
    exist: tuple[str, ...]
    earliest: tuple[str, ...]
    latest: tuple[str, ...]
    area_nouns: tuple[str, ...]
    covering: tuple[str, ...]
    every: tuple[str, ...]
    supporting: tuple[str, ...]
    went_first: tuple[str, ...]
    came_later: tuple[str, ...]
    taking_part: tuple[str, ...]
    entries: tuple[str, ...]
    counted: dict[str, tuple[str, ...]]
    """Nouns of what is counted, by kind."""


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the world."""

    words: tuple[str, ...]
    parties: tuple[str, ...]


class _Regions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    regions: dict[str, Region]


@functools.cache
def claims() -> Claims:
    """The words of claims."""
    return msgspec.yaml.decode(data.words_text("claims"), type=Claims)


@functools.cache
def regions() -> Mapping[str, Region]:
    """Parts of the world by id."""
    return msgspec.yaml.decode(data.words_text("regions"), type=_Regions).regions


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longer first."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
