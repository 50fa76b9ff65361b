"""Which kind of instrument a title names."""

from __future__ import annotations

import pytest

from foedera.coding.facts.named_kind import is_spoken_of, named_kind
from foedera.workspace.seed import built_in_fact_words

KINDS = built_in_fact_words().kinds


@pytest.mark.parametrize(
    ("title", "states", "kind"),
    [
        ("Zusatzprotokoll zum Vertrag über die Donau", True, "PROTOCOL"),
        ("Handelsovereenkomst tussen Nederland en Peru", True, "AGREEMENT"),
        ("海洋生物多樣性公約", True, "CONVENTION"),
        ("关于适用公约的决定", True, None),
        ("Угода про співробітництво", True, "AGREEMENT"),
        ("Договор о дружбе между Россией и Китаем", True, "TREATY"),
        ("Договор на оказание услуг", False, None),
        ("Mietvertrag über Wohnraum", True, None),
        ("Gesetz zu dem Abkommen über die Grenze", True, None),
        ("Resolução que aprova o Acordo de Pesca", True, None),
        ("Agreement on the Law of the Sea", True, "AGREEMENT"),
        ("Final Document of the Conference on the Treaty", True, None),
        ("Memorándum de entendimiento sobre el tratado de 1990", True, "MOU"),
        ("Satzung des Vereins", False, None),
    ],
)
def test_the_kind(title: str, states: bool, kind: str | None) -> None:
    """Joined words by their end; what contracts are called too only between states; a law's agreement is spoken of."""
    found = named_kind(title, KINDS, states=states)
    assert (found and found.type) == kind


def test_a_law_is_no_agreement_it_speaks_of() -> None:
    """Which tells that states it names are no parties of it."""
    assert is_spoken_of("Decreto-Lei n.º 4/2010", KINDS)
    assert is_spoken_of("Gesetz zu dem Abkommen über die Grenze", KINDS)
    assert not is_spoken_of("Agreement on the Law of the Sea", KINDS)
    assert not is_spoken_of("Satzung des Vereins", KINDS)
