"""The commitment: what one undertaking of a provision says, part by part, each with its place in the text."""

from __future__ import annotations

import msgspec

from foedera.model.strength import Strength


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a sentence: a half-open range of the document's code points, and what stands there."""

    start: int
    end: int
    text: str


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """One undertaking (subject: agreement id). An absent part is not stated, or was not found.

    The claim's own span is the sentence; parts lie in it or, for an item of a list, in the words that lead the list in.
    """

    strength: Strength
    rule: str
    """The ladder's word for the strength, and the ladder: 'intended by ‘shall endeavour’ (modal-ladder@2)'."""
    modal: Part
    """The words that decide the strength."""
    actor: str | None = None
    """The party id of the union (eu), partner or both; None where somebody else acts (a body, one state of many) or
    nobody is named."""
    who: Part | None = None
    """The words for who acts, also where `actor` is None."""
    action: Part | None = None
    """The verb, with its 'not' and its 'be'."""
    object: Part | None = None
    """What follows the verb, up to the first condition or word of time, or the end of the clause."""
    condition: Part | None = None
    periodicity: str | None = None
    """annual, six_monthly, quarterly, monthly, every_two_years …, or regular, which fixes no date."""
    rhythm: Part | None = None
    """The words for the periodicity."""
    due: str | None = None
    """An ISO 8601 duration (P30D), a date as printed, 'soon' or 'reasonable'."""
    deadline: Part | None = None
    """The words for `due`."""
