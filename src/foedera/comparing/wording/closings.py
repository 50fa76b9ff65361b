"""Formulas of closing: testimonium, place and day, the lines of signatories; and the lead-ins of lists.

In: a text and its provisions. Out: what each such provision is. Nearly every agreement has them and they say nothing of
what was agreed, so wording in common there is no reuse: it is set apart and named. A formula counts at the head of a
provision only, with a capital; behind other words in the same provision it stays with them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

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
_PLACE_AND_DAY = 160
"""Code points from its beginning in which the line of place and day says so."""
_BEGINNING = 4
"""Signs by which most provisions are seen to be no formula."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def set_apart(document: Document, members: Sequence[tuple[Provision, int]]) -> list[str | None]:
    """Of each provision of a passage why it is no wording to compare: `CLOSING`, `LEAD_IN`; None where it is.

    The lead-in of an article belongs to it: only one that is cut off from its list says nothing.

    Args:
        document: the text.
        members: the provisions, each with where its words begin, behind its printed number.
    """
    text, beginnings = document.text, _all_beginnings()
    apart = [
        CLOSING if text[at : at + _BEGINNING].lower() in beginnings and _closing(document, each, at) else None
        for each, at in members
    ]
    if len(members) == 1 and apart[0] is None:
        ((only, at),) = members
        apart = [LEAD_IN if text[only.end - 1] == ":" and only.end - at <= SHORT else None]
    return apart


def _closing(document: Document, provision: Provision, start: int) -> bool:
    """Whether a provision that begins as one might is a formula of closing."""
    text, end = document.text, provision.end
    if not text[start].isupper():
        return False
    if _closes().match(text, start, end) or _place_and_day().match(text, start, end):
        return True
    line = text[start:end]
    signs = _signs(document.language_of(provision)).match(line) or _OFFICE.match(line)
    return signs is not None and names_alone(line)


def names_alone(text: str) -> bool:
    """Whether a text may be the lines of signatories: names and offices, and nothing that says anything."""
    return len(text) <= SIGNATURE and all(word[0].isupper() for word in _WORD.findall(text))


@functools.cache
def _all_beginnings() -> frozenset[str]:
    """The first signs of every formula in any language: most provisions begin otherwise, and need no pattern."""
    read = _languages(data.words_text("testimonium"))
    signs = [phrase for each in read for phrase in (*each["for"], *each.get("signed", ()))]
    return frozenset(f"{each} "[:_BEGINNING] for each in (*_closing_phrases(), *signs, *_OFFICES, *_POSSESSIVES))


@functools.cache
def _closes() -> re.Pattern[str]:
    """How a testimonium begins, or the line of place and day, in any language."""
    return _any(_closing_phrases())


@functools.cache
def _place_and_day() -> re.Pattern[str]:
    """The line of place and day as a sentence: signed, and in how many copies or with nothing behind the year."""
    return re.compile("|".join(_lines_of_place_and_day()), re.IGNORECASE)


def _lines_of_place_and_day() -> Iterator[str]:
    """Such a line in each language that has one."""
    near, year = rf"[^;\n]{{0,{_PLACE_AND_DAY}}}?", r"\b\d{4}"
    for each in _languages(data.words_text("testimonium")):
        if "signed" in each:
            signed, copies = _any(each["signed"]).pattern, _any(each["copies"]).pattern
            yield rf"{signed}(?!\W+{copies})(?={near}{year}\b)(?:{near}\b{copies}|{near}{year}\W*\Z)"


@functools.cache
def _signs(language: str) -> re.Pattern[str]:
    """How the line of a signatory begins; English and French stand in texts of any language."""
    read = {language, "eng", "fra"}
    return _any(
        [w for each in _languages(data.words_text("testimonium")) if each["language"] in read for w in each["for"]]
    )


def _closing_phrases() -> list[str]:
    witness = [phrase for each in _languages(data.words_text("testimonium")) for phrase in each["witness"]]
    return [*witness, *(p for each in _languages(data.fact_lists()["closings"]) for p in each.get("done", ()))]


def _languages(text: str) -> list[dict[str, Any]]:
    content: dict[str, Any] = msgspec.yaml.decode(text)
    return list(content["languages"])


def _any(phrases: list[str]) -> re.Pattern[str]:
    """One of the phrases, whatever its case; a blank may be a line's end."""
    words = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?:{'|'.join(words)})\b", re.IGNORECASE)
