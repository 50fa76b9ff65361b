"""Whom a cell of a table names: codes, names in many languages and turned round; what comes near is only proposed."""

from __future__ import annotations

import pytest

from foedera import data
from foedera.text.party_names import known_parties
from foedera.text.state_names import StateNames, english_name, members_of, two_letters

NAMES = StateNames({"mda": ["Moldova"], "zzz": ["Invented Republic of Foederia"]})


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("nor", "nor"),
        ("MDA", "mda"),
        ("NO", "nor"),
        ("el", "grc"),
        ("GR", "grc"),
        ("UK", "gbr"),
        ("Republic of Moldova", "mda"),
        ("Moldova, Republic of", "mda"),
        ("Türkiye", "tur"),
        ("Turkiye", "tur"),
        ("TURKEY", "tur"),
        ("Korea (Rep.)", "kor"),
        ("Korea, Rep.", "kor"),
        ("Korea, South", "kor"),
        ("ROK", "kor"),
        ("Südkorea", "kor"),
        ("Corée du Sud", "kor"),
        ("Korea, Dem. People's Rep.", "prk"),
        ("Congo, Dem. Rep.", "cod"),
        ("Congo, Rep.", "cog"),
        ("Norvège", "nor"),
        ("Норвегия", "nor"),
        ("Iran (Islamic Rep. of)", "irn"),
        ("St. Lucia", "lca"),
        ("Bosnia & Herzegovina", "bih"),
        ("Côte d’Ivoire", "civ"),
        ("EU-27", "eu"),
        ("EU27_2020", "eu"),
        ("European Union", "eu"),
        ("Foederia, Invented Rep. of", "zzz"),
    ],
)
def test_names_and_codes(text: str, party: str) -> None:
    """Each means one party."""
    assert NAMES.meant(text).party == party


@pytest.mark.parametrize(
    ("text", "near"), [("Norwy", "nor"), ("Moldovia", "mda"), ("Albanai", "alb"), ("Republik Korea x", "kor")]
)
def test_what_comes_near_is_proposed_and_never_taken(text: str, near: str) -> None:
    """A typing error names nobody."""
    found = NAMES.meant(text)
    assert found.party is None
    assert near in found.near


@pytest.mark.parametrize("text", ["World", "EU28", "EU-28", "average", "xylophone", "12", "", "***"])
def test_what_is_no_state_names_nobody(text: str) -> None:
    """A union of another size neither."""
    assert NAMES.meant(text).party is None


def test_every_code_and_english_name_means_its_party() -> None:
    """Of all that are known, but for names that two share."""
    shared = set()
    for party in known_parties():
        code, name = two_letters(party), english_name(party)
        assert NAMES.meant(party).party == party
        if code:
            assert NAMES.meant(code).party == party
        if name and NAMES.meant(name).party != party:
            shared.add(party)
    assert shared <= {"ddr", "yug", "scg", "euratom", "ecsc"}, shared


def test_the_union_has_its_27_members() -> None:
    """Each a state that is known; the United Kingdom is none of them."""
    members = members_of("eu")
    assert len(set(members)) == 27
    assert set(members) <= known_parties()
    assert "gbr" not in members
    assert members_of("nor") == ()
    assert "two_letters" in data.words_text("state_codes")
