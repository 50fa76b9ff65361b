"""What a column, or a line of a fact box, says it holds: told by its head alone.

In: the words over or before a cell. Out: whether they are those of places, of persons who signed, of areas, of ticks,
of euro. A head that says nothing of the kind judges nothing.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"\b(?:place|places|where|venue|city|location|town|held in|signed in)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:signator(?:y|ies)|signed (?:by|for|with)|signing for|who signed|by whom|on behalf of|pens?|hands?"
    r"|for (?:the )?(?:EU|European Union|Union|partner|country|other side|partner country))\b",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(r"\b(?:mission|negotiat\w{2,6}|dialogue|round|meeting|envoy|ambassador)\b", re.IGNORECASE)
_AREAS = re.compile(r"\b(?:areas|fields|headings)\b", re.IGNORECASE)
_TICKS = re.compile(r"\b(?:ticks|rows ticked|ticked rows|ticked)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:share|per cent|rank|difference|order|place|common|overlap|score|year)\b", re.IGNORECASE)
_EURO = re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE)
_SUM = re.compile(r"€|\bEUR\b|\beuros?\b|\b(?:millions?|sums?|amounts?|worth)\b|\b20\d\d\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:number|no|rank|role|count|how many|months|place|order|ordinal|share|measures|payments|years?)\b|#|%",
    re.IGNORECASE,
)
TOTAL = re.compile(r"^(?:together|total|sum|in all|all|both|overall|altogether)\b", re.IGNORECASE)
"""How the line or the head of a total begins."""


def of_places(head: str) -> bool:
    """Whether places stand under it."""
    return _PLACE.search(head) is not None


def of_signatories(head: str) -> bool:
    """Whether those who signed stand under it."""
    return _SIGNED.search(head) is not None and _NOT_SIGNED.search(head) is None


def of_areas(head: str) -> bool:
    """Whether numbers of areas stand under it."""
    return _AREAS.search(head) is not None and not _TICKS.search(head) and not _SHARE.search(head)


def of_ticks(head: str) -> bool:
    """Whether numbers of rows ticked stand under it."""
    return _TICKS.search(head) is not None and not _SHARE.search(head)


def of_euro(text: str) -> bool:
    """Whether a text speaks of euro."""
    return _EURO.search(text) is not None


def of_sums(head: str) -> bool | None:
    """Whether sums stand under it; None where it says neither that nor that they are numbers of something else."""
    if _SUM.search(head):
        return True
    return False if _COUNT.search(head) else None
