"""Formulas of closing: testimonium, place and day, the lines of signatories; and the lead-ins of lists.

In: a text and its provisions. Out: what each such provision is. Nearly every agreement has them and they say nothing of
what was agreed, so wording in common there is no reuse: it is set apart and named. A formula counts at the head of a
provision only, with a capital; behind other words in the same provision it stays with them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from foedera import data
from foedera.model.document import Document, Provision

CLOSING = "formula of closing or signature"
LEAD_IN = "lead-in to a list"
SIGNATURE = 240
"""Code points up to which a provision can be the lines of signatories."""
SHORT = 80
"""Code points up to which words that end in a colon are a lead-in: 'For the purposes of this Chapter:'."""
_OFFICES = (
    *("president", "prime minister", "minister", "foreign minister", "federal minister", "king", "queen", "majesty"),
    *("emperor", "ambassador", "chancellor", "federal chancellor", "secretary", "high representative"),
)
_POSSESSIVES = ("her", "his", "its")
_OFFICE = re.compile(
    rf"(?:(?:{'|'.join(_POSSESSIVES)})\s+)?(?:{'|'.join(_OFFICES)})\b[^.;]{{0,40}}?\b(?:of|for)\b", re.IGNORECASE
)
_BEGINNING = 4
"""Signs by which most provisions are seen to be no formula."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def set_apart(document: Document, provision: Provision, start: int) -> str | None:
    """Why a provision is no wording to compare: `CLOSING`, `LEAD_IN`; None where it is.

    Args:
        document: the text.
        provision: one of its own.
        start: where the provision's words begin, behind its printed number.
    """
    text, end = document.text, provision.end
    if not text[start].isupper():
        return LEAD_IN if end - start <= SHORT and text[end - 1] == ":" else None
    beginning = text[start : start + _BEGINNING].lower()
    closes = _closes()
    if beginning in closes.beginnings and closes.pattern.match(text, start, end):
        return CLOSING
    if end - start > SIGNATURE:
        return None
    signs = _signs(document.language_of(provision))
    if beginning in signs.beginnings and _names_alone(text[start:end], signs.pattern):
        return CLOSING
    return LEAD_IN if end - start <= SHORT and text[end - 1] == ":" else None


def _names_alone(text: str, signs: re.Pattern[str]) -> bool:
    """Whether a text is the line of a signatory: who signs for whom, and nothing that says anything."""
    known = signs.match(text) or _OFFICE.match(text)
    return known is not None and all(word[0].isupper() for word in _WORD.findall(text))


class _Formulas(NamedTuple):
    """Formulas at the head of a provision."""

    pattern: re.Pattern[str]
    beginnings: frozenset[str]
    """The first signs of each: most provisions begin otherwise, and need no pattern."""


@functools.cache
def _closes() -> _Formulas:
    """How a testimonium begins, or the line of place and day, in any language."""
    witness = [phrase for each in _languages(data.words_text("testimonium")) for phrase in each["witness"]]
    done = [phrase for each in _languages(data.fact_lists()["closings"]) for phrase in each.get("done", ())]
    return _any([*witness, *done])


@functools.cache
def _signs(language: str) -> _Formulas:
    """How the line of a signatory begins; English and French stand in texts of any language."""
    read = {language, "eng", "fra"}
    found = _any(
        [w for each in _languages(data.words_text("testimonium")) if each["language"] in read for w in each["for"]]
    )
    return found._replace(beginnings=found.beginnings | _beginnings((*_OFFICES, *_POSSESSIVES)))


def _languages(text: str) -> list[dict[str, Any]]:
    content: dict[str, Any] = msgspec.yaml.decode(text)
    return list(content["languages"])


def _any(phrases: list[str]) -> _Formulas:
    """One of the phrases, whatever its case; a blank may be a line's end."""
    words = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
    return _Formulas(re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE), _beginnings(phrases))


def _beginnings(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{phrase} "[:_BEGINNING] for phrase in phrases)
