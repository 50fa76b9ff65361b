"""EuroVoc offline: the concepts of the EU's thesaurus by id and preferred English label, to be looked up and cited.

In: the table that ships, words. Out: concepts. Not here: alternative labels and other languages, which the table lacks.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Mapping

from foedera.model.codebook import Concept

RELEASE = "October 2023"
MOST_NEAR = 5
"""Labels named where none has the words."""


def read_concepts(text: str) -> dict[str, Concept]:
    """The concepts by id, in the order of the table."""
    return {row["id"]: Concept(id=row["id"], label=row["label"]) for row in csv.DictReader(io.StringIO(text))}


def look_up(concepts: Mapping[str, Concept], words: str) -> tuple[Concept, ...]:
    """The concepts whose label has a word for each of the words, whole or begun; or the one of that id.

    The label that is these words comes first, then shorter labels before longer ones.
    """
    if words in concepts:
        return (concepts[words],)
    wanted = _words(words)
    found = [concept for concept in concepts.values() if wanted and _has(_words(concept.label), wanted)]
    return tuple(
        sorted(found, key=lambda concept: (_words(concept.label) != wanted, len(concept.label), concept.label))
    )


def near(concepts: Mapping[str, Concept], words: str) -> tuple[Concept, ...]:
    """The concepts whose labels look like the words; none where none does."""
    labels = {concept.label.casefold(): concept for concept in concepts.values()}
    return tuple(labels[label] for label in difflib.get_close_matches(words.casefold(), list(labels), n=MOST_NEAR))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _has(label: list[str], wanted: list[str]) -> bool:
    """Whether each wanted word, but for the ending of its plural, begins a word of the label."""
    return all(any(word.startswith(want.removesuffix("s") or want) for word in label) for want in wanted)
