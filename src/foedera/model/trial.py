"""A trial: what a codebook finds in texts before anything is recorded, area by area and expression by expression."""

from __future__ import annotations

import msgspec

from foedera.model.coverage import CellValue
from foedera.model.strength import Strength


class TriedPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that shows an area, or came nearest to it."""

    provision: str
    """Id of the provision the quote stands in."""
    locator: str
    """Where a reader finds it."""
    quote: str
    """The telling sentence; an item of a list behind the words that lead it in, `…` between them."""
    score: int
    probability: float | None
    """That it shows the area, by the judge that speaks; None where it gives none, and for a near miss."""
    words: tuple[str, ...]
    """The expressions that hit in the passage, the most telling first."""
    strength: Strength | None = None
    """How firmly the sides speak of it; None where no word says so, and for a near miss."""
    topics: tuple[str, ...] = ()
    """The area's topics the quote shows, by id."""


class TriedArea(msgspec.Struct, frozen=True, kw_only=True):
    """One area in one text."""

    text: str
    """Id of the text."""
    value: CellValue
    """Covered, unclear (a person is asked), not found, or unreadable."""
    rule: str
    """What gave the value."""
    score: int | None
    """Of the best passage; None where nothing could be searched or the coder gives no scores."""
    passages: tuple[TriedPassage, ...]
    """The best first: of what is covered or unclear the evidence, of what is not found the nearest misses."""


class AreaTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One area in every text."""

    area: str
    label: str
    min_score: int
    """The score at which a passage shows it, where scores alone decide."""
    texts: tuple[TriedArea, ...]


class TriedExpression(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of an area."""

    area: str
    field: str
    """headings, strong or weak."""
    expression: str


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """A codebook on texts."""

    codebook: str
    coder: str
    """The method that speaks, as `foedera code` would record it."""
    texts: tuple[str, ...]
    """Ids of the texts."""
    searched: int
    """How many of them could be searched: the others have no provision in the language of the expressions."""
    areas: tuple[AreaTrial, ...]
    left_out: tuple[str, ...] = ()
    """Files of the folders named that are no texts by their names, and were not read."""
    never: tuple[TriedExpression, ...]
    """Expressions that count in none of the texts: they never occur, or a negative one blanks them each time."""
    everywhere: tuple[TriedExpression, ...]
    """Expressions that count in every text, of five texts or more: what every text has tells none from another."""
