"""Commitments: the undertakings of a text, each with who acts, what, on what condition, how often and by when.

In: a document and its provisions. Out: claims of the property 'commitment' by 'commitments@1', proposals all. Not here:
whether anything was done about them.
"""

from __future__ import annotations

from foedera.coding.commitments.claims import CODER, MOST_PROVISIONS, commitment_claims

__all__ = ["CODER", "MOST_PROVISIONS", "commitment_claims"]
