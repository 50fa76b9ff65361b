"""What kind of thing a sentence speaks of: the partnerships themselves, or something else that is signed too."""

from __future__ import annotations

import re

OWN = re.compile(
    r"(?<!digital )(?<!strategic )(?<!eastern )(?<!trade )(?<!green )"
    r"\bpartnerships?\b(?!\s(?:agreement|mission))"
    r"|\bSDPs?\b|\b(?:text|document|instrument|pact|deal)s?\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:agreements?|arrangements?|memorand(?:um|a)|declarations?|treat(?:y|ies)|statements?|decisions?|resolutions?|"
    r"regulations?|reports?|strateg(?:y|ies)|measures?|contracts?|loans?|packages?|talks|negotiations|summits?|"
    r"meetings?|dialogues?|rounds?|council|programmes?|missions?|operations?|mandates?|law|bill|budget|exercises?|"
    r"papers?|briefings?|consultations?|sessions?|contributions?|drafts?|procedure|initiatives?|commitments?|roadmap|"
    r"(?:digital|green|eastern|trade|strategic) partnerships?|plans?|SAFE|EDIP|war|elections?|visit|contingent"
    r"|framework)\b|€",
    re.IGNORECASE,
)


def speaks_of(text: str) -> str | None:
    """'own' where a text names partnerships and nothing else, 'other' where it names something else, None for neither.

    What a pronoun behind it points to is only certain for 'own'.
    """
    if OTHER.search(text):
        return "other"
    return "own" if OWN.search(text) else None
