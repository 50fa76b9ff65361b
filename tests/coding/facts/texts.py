"""A treaty and a political text of our own, and the facts read out of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from foedera import data
from foedera.coding.facts import FactWords, fact_claims, read_fact_words
from foedera.model.claim import Claim
from foedera.reading import read

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
WORDS: FactWords = read_fact_words(**data.fact_lists())

TREATY = """# Agreement on the salvage of lighthouses

The Kingdom of Norway and the Republic of Korea (hereinafter referred to as “the Parties”),

Recalling the Charter of the United Nations and the Vienna Convention on the Law of Treaties, done at Vienna on
23 May 1969, and Security Council resolution 1325 (2000), and the trade of Japan,

Have agreed as follows:

## Article 1 – Salvage

The Parties shall keep their lighthouses lit. Amendments to this Agreement shall enter into force on signature.

## Article 2 – Review

The Parties shall review the implementation of this Agreement every three years.

## Article 3 – Entry into force

This Agreement shall enter into force on the first day of the second month following the exchange of the instruments
of ratification. It shall be applied provisionally from 1 March 2021.

## Article 4 – Duration and termination

This Agreement is concluded for a period of five years. It shall be automatically renewed for periods of two years.
Either Party may denounce this Agreement by written notification; it ceases to have effect six months after the receipt
of that notification.

Done at Bergen, this thirtieth day of November two thousand and twenty, in two originals, in the Norwegian, Korean and
English languages, all texts being equally authentic. The originals shall be deposited with the Government of Norway.
"""

PARTNERSHIP = """# A partnership

1. The partnership is a political document without legal force.

2. The sides will review the partnership when it is useful.
"""


def claims(text: str, *, role: str = "text", language: str = "eng") -> tuple[Claim, ...]:
    """The claims on a Markdown text."""
    result = read(text.encode(), name="t.md", subject="x", role=role, language=language, source="t")
    return fact_claims(result.document, result.provisions, agreement="x", recorded=WHEN, words=WORDS)


def said(found: Sequence[Claim], about: str) -> list[str]:
    """The values claimed of one fact, in order."""
    return [claim.value["value"] for claim in found if claim.value.get("about") == about]


def happened(found: Sequence[Claim]) -> dict[str, str]:
    """The dates claimed, by role."""
    return {claim.value["role"]: claim.value["date"] for claim in found if claim.property == "event"}
