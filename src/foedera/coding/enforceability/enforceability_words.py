"""The words that decide whether a covered area can be enforced, compiled once.

In: a YAML file of lists. Out: patterns by the list's name. Not here: what follows from a hit.
"""

from __future__ import annotations

import re

import msgspec

from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.wordlists import read_list
from foedera.errors import InvalidRegister

LISTS = (
    "settlement_titles",
    "not_settlement_titles",
    "settles",
    "settlement",
    "other_disputes",
    "excludes",
    "but_for",
    "only_if",
    "applies_but_for",
    "soft_titles",
    "soft_deeds",
    "hard_deeds",
    "cooperation",
)


class WordList(msgspec.Struct, frozen=True, kw_only=True):
    """Expressions that show one thing."""

    meaning: str
    source: str
    expressions: tuple[str, ...]


class EnforceabilityWords(msgspec.Struct, frozen=True, kw_only=True):
    """The file."""

    id: str
    version: int
    lists: dict[str, WordList]


class EnforceabilityPatterns:
    """The lists, ready for use."""

    def __init__(self, words: EnforceabilityWords, scan: SharedScan | None = None) -> None:
        scan = scan or SharedScan()
        self.key = f"{words.id}@{words.version}"
        self._patterns = {name: scan.either(entry.expressions) for name, entry in words.lists.items()}

    def first(self, name: str, text: str) -> re.Match[str] | None:
        """The first place an expression of a list hits; None where none does."""
        return self._patterns[name].search(text)

    def count(self, name: str, text: str) -> int:
        """How many places expressions of a list hit, without overlap."""
        return sum(1 for _ in self._patterns[name].finditer(text))


def read_enforceability_words(text: str, *, name: str) -> EnforceabilityWords:
    """The lists from their YAML text.

    Raises:
        InvalidRegister: the file does not fit its schema, or a list is missing or unknown.
    """
    words = read_list(text, EnforceabilityWords, what="the words of enforceability", name=name)
    if set(words.lists) != set(LISTS):
        raise InvalidRegister(
            "the words of enforceability cannot be used",
            where=name,
            expected=f"the lists {', '.join(LISTS)}",
            found=", ".join(words.lists),
            next_step="add or remove the lists named",
        )
    return words
