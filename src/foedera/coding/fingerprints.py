"""Fingerprints: a short hash of what decides something, so that what was learnt or said by it can name it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

DECIDES_NOTHING = frozenset({"source", "under", "unheaded", "topics"})
"""Fields of codebooks and word lists that cover no area: where a rule comes from, how headings are counted, and which
topics are told apart inside an area."""


def fingerprint(content: msgspec.Struct) -> str:
    """A hash of all that decides something in a codebook or word list, 16 hex digits of SHA-256.

    Where a rule comes from decides nothing, nor does how headings are counted or which topics are told apart: all are
    left out, so that a better citation costs no training. Nor do further languages a codebook does not have: its
    fingerprint is that of before there were any.
    """
    deciding = without_source(msgspec.to_builtins(content))
    if not deciding.get("languages", True):
        del deciding["languages"]
    return hashlib.sha256(msgspec.json.encode(deciding, order="sorted")).hexdigest()[:16]


def without_source(content: Any) -> Any:
    """Records as plain dicts and lists, each field of DECIDES_NOTHING left out, however deep."""
    if isinstance(content, dict):
        return {key: without_source(value) for key, value in content.items() if key not in DECIDES_NOTHING}
    if isinstance(content, (list, tuple)):
        return [without_source(value) for value in content]
    return content
