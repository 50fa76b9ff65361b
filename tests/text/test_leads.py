"""Leads: what an item of a list completes, and which of its words complete it."""

from __future__ import annotations

import pytest

from foedera.reading import read
from foedera.text.leads import Leads

TEXT = """# Pact

The sides will cooperate in:

(a) cyber security. Their experts will meet;

(b) the following fields:

(i) space;

(ii) the seas.

The sides will meet.
"""


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("cyber security", "The sides will cooperate in:"),
        ("Their experts", None),
        ("the following fields", "The sides will cooperate in:"),
        ("space", "the following fields:"),
        ("the seas", "the following fields:"),
        ("The sides will meet", None),
    ],
)
def test_the_first_sentence_of_an_item_completes_its_lead(words: str, lead: str | None) -> None:
    """The nearest lead; a second sentence completes none, nor does running text."""
    result = read(TEXT.encode(), name="p.md", subject="p", role="text", language="eng", source="s")
    text = result.document.text
    start = text.index(words)
    (provision,) = (each for each in result.provisions if each.start <= start < each.end)
    found = Leads(result.document, result.provisions).completed_at(provision, start)
    assert (None if found is None else text[slice(*found)]) == lead
