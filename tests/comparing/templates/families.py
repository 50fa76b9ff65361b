"""A small family of agreements with the state of Norland's neighbours, in our own words."""

from __future__ import annotations

from foedera.comparing.templates.family import Family, family_of
from foedera.model.document import ReadResult
from tests.comparing.wording.texts import agreement

PATROLS = "{} and Norway send a joint patrol along the northern coast every month and share what its boats have seen."
LETTER = (
    "Either side may end this agreement by a letter to the other side, and it lapses six months after the letter came."
)
MONEY = "{} pays {} into the common harbour fund on {}, and the fund buys lamps for the lighthouses of both sides."
TALKS = (
    "The ministers meet each spring in turn in either capital, hear what was done, and set the work of the coming year."
)
COURT = (
    "A quarrel about the meaning of these words goes to three judges, of whom each side names one, and the two a third."
)
OWN = "{} lends its old ferry to the islanders of the southern bay until the new bridge there has been opened to carts."

SIGNED = {"dane": "2001-02-03", "finn": "2003-05", "viet": "2004-01-02", "dutch": None, "late": "2009", "mute": "2002"}
TEXTS = {
    "dane": (PATROLS.format("Denmark"), MONEY.format("Denmark", "EUR 2 million", "3 May 2001"), LETTER, COURT, TALKS),
    "finn": (
        PATROLS.format("Finland"),
        MONEY.format("Finland", "EUR 3.5 million", "1 June 2003"),
        LETTER + " The patrols under way are still brought to their end.",
        COURT,
    ),
    "viet": (
        PATROLS.format("Viet Nam"),
        MONEY.format("Viet Nam", "$40,000", "9 July 2004"),
        LETTER.replace("six months", "one year"),
        COURT,
        OWN.format("Viet Nam"),
    ),
    "dutch": (PATROLS.format("The Netherlands"), LETTER, TALKS.replace("each spring", "each autumn")),
    "late": (
        MONEY.format("Norway", "£2bn", "1 March 2009"),
        f"{LETTER} {COURT}",
        TALKS.replace("hear what was done, and ", ""),
    ),
}


def texts() -> list[ReadResult]:
    """The texts of the family; one agreement of it has none."""
    return [agreement(name, articles) for name, articles in TEXTS.items()]


def family(**options: float) -> Family:
    """Its clause types."""
    return family_of(texts(), SIGNED, **options)  # type: ignore[arg-type]  # fewest is a whole number


def holding(found: Family, words: str) -> str:
    """The id of the one clause type whose first passage has these words."""
    (one,) = (each for each, places in found.members.items() if words in found.wordings[places[0]].text)
    return one
