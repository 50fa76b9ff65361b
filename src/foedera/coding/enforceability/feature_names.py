"""What enforceability is judged by: each feature with what it is, for a reader."""

from __future__ import annotations

from foedera.model.strength import Strength

PASSAGE = {
    **{strength.value: f"share of the undertakings that are {strength.value}" for strength in Strength},
    "soft": "soft deeds, of soft and hard ones; a half where there are none",
    "cooperation": "mentions of cooperation, at most 3, in thirds",
    "soft title": "1 under a title of working together",
    "wholly out": "1 where it is kept out of dispute settlement wholly",
    "partly out": "1 where it is kept out in part, and not wholly",
    "out on a condition": "1 where it is kept out only on a condition",
    "beside settlement": "1 under the outermost heading under which disputes are settled",
    "length": "its words, as the logarithm of one more, in thirds",
}
"""Feature of a passage → what it is; an area's is the mean over its passages, weighed by their scores."""

AREA = {
    "one wholly out": "1 where one of its passages is kept out wholly",
    "no passage": "1 where no passage was found",
}

TEXT = {
    "settlement": "1 where the text settles disputes between its parties",
    "exclusions": "sentences and places kept out of it, as the logarithm of one more",
    "breadth": "share of the areas with a passage that reaches min_score",
    "usually soft": "mean of soft over these areas",
    "usually out": "mean of wholly out over these areas",
}
"""Features of the text, the same for all its areas."""


def names() -> tuple[str, ...]:
    """The features of a cell, in order."""
    return (*PASSAGE, *AREA, *TEXT)
