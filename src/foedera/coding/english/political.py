"""Political texts: those that bind nobody by law, as they say themselves or as their title does.

In: a document and its provisions. Out: the words that show it. Not here: what the parties later made of the text; a
claim on its legal nature is a fact of its own (foedera.coding.facts).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foedera.coding.wordlists import either, read_list
from foedera.model.document import Document, Provision

NEAR_ENDS = 12
"""Provisions at either end of a text in which it says what it is."""


class PoliticalWords(msgspec.Struct, frozen=True, kw_only=True):
    """What titles and sentences of texts without legal force say."""

    id: str
    version: int
    meaning: str
    source: str
    denials: tuple[str, ...]
    """Expressions that deny legal force."""
    titles: tuple[str, ...]
    """Expressions of titles of political texts."""
    binding: tuple[str, ...]
    """Expressions of titles of texts that bind; they win over `titles`."""


def read_political(text: str, *, name: str) -> PoliticalWords:
    """The words from their YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, PoliticalWords, what="the list of words of political texts", name=name)


def is_political(document: Document, provisions: Sequence[Provision], words: PoliticalWords) -> str | None:
    """The words by which a text shows that it binds nobody by law; None where none do."""
    denial = either(words.denials)
    for provision in (*provisions[:NEAR_ENDS], *provisions[-NEAR_ENDS:]):
        if match := denial.search(document.text, provision.start, provision.end):
            return " ".join(match.group().split())
    if either(words.binding).search(document.title):
        return None
    match = either(words.titles).search(document.title)
    return None if match is None else " ".join(match.group().split())
