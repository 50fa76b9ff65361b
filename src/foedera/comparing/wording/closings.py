"""Formulas of closing: testimonium, place and day, the lines of signatories; and the lead-ins of lists.

In: a text and its provisions. Out: what each such provision is. Nearly every agreement has them and they say nothing of
what was agreed, so wording in common there is no reuse: it is set apart and named. A formula counts at the head of a
provision only; behind other words in the same provision it stays with them.
"""

from __future__ import annotations

import functools
import re
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
_OFFICE = re.compile(
    r"(?:(?:the|her|his|its)\s+)?(?:president|prime\s+minister|(?:foreign|federal|state)?\s*minister|king|queen|majesty|emperor|"
    r"ambassador|(?:federal\s+)?chancellor|secretary(?:[\s-]general)?|high\s+representative)\b[^.;]{0,40}?\b(?:of|for)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def set_apart(document: Document, provision: Provision, start: int) -> str | None:
    """Why a provision is no wording to compare: `CLOSING`, `LEAD_IN`; None where it is.

    Args:
        document: the text.
        provision: one of its own.
        start: where the provision's words begin, behind its printed number.
    """
    if _closes().match(document.text, start, provision.end):
        return CLOSING
    length = provision.end - start
    if length > SIGNATURE:
        return None
    text = document.text[start : provision.end].strip()
    signs = _signs(document.language_of(provision))
    if (signs.match(text) or _OFFICE.match(text)) and all(word[0].isupper() for word in _WORD.findall(text)):
        return CLOSING
    return LEAD_IN if length <= SHORT and text.endswith(":") else None


@functools.cache
def _closes() -> re.Pattern[str]:
    """How a testimonium begins, or the line of place and day, in any language."""
    witness = [phrase for each in _languages(data.words_text("testimonium")) for phrase in each["witness"]]
    done = [phrase for each in _languages(data.fact_lists()["closings"]) for phrase in each.get("done", ())]
    return _any([*witness, *done])


@functools.cache
def _signs(language: str) -> re.Pattern[str]:
    """How the line of a signatory begins; English and French stand in texts of any language."""
    read = {language, "eng", "fra"}
    return _any(
        [w for each in _languages(data.words_text("testimonium")) if each["language"] in read for w in each["for"]]
    )


def _languages(text: str) -> list[dict[str, Any]]:
    content: dict[str, Any] = msgspec.yaml.decode(text)
    return list(content["languages"])


def _any(phrases: list[str]) -> re.Pattern[str]:
    """One of the phrases, with a capital, with capitals or in capitals; a blank may be a line's end."""
    forms = {form for phrase in phrases for form in (phrase[:1].upper() + phrase[1:], phrase.upper(), phrase.title())}
    spaced = (r"\s+".join(map(re.escape, form.split())) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?:{'|'.join(spaced)})\b")
