"""Who agreed: where a text opens, else between whom it stands, else who signs."""

from __future__ import annotations

import pytest

from tests.coding.facts.texts import claims, said


def test_a_state_named_only_as_a_purpose_is_no_party() -> None:
    """Names end where the purposes of the text begin."""
    opening = "The Swiss Confederation and the Republic of Chile,\n\nRecalling their ties with Peru,"
    text = f"# Treaty\n\n{opening}\n\n## Article 1\n\nIt rains.\n"
    assert said(claims(text), "party") == ["che", "chl"]


def test_a_longer_name_is_not_read_as_a_shorter_one() -> None:
    """Papua New Guinea is not Guinea, Equatorial Guinea not either, and the People's Republic of China not Taiwan."""
    text = (
        "Papua New Guinea, the Republic of Equatorial Guinea and the People’s Republic of China,\n\nDesiring peace,\n"
    )
    assert said(claims(text), "party") == ["png", "gnq", "chn"]


@pytest.mark.parametrize("name", ["TÜRKİYE", "Türkiye", "TÜRKIYE"])
def test_a_capital_i_with_a_dot_is_an_i(name: str) -> None:
    """Of what is in capitals the list knows both spellings."""
    text = f"The Republic of {name} and the Republic of Chile,\n\nDesiring peace,\n"
    assert said(claims(text), "party") == ["tur", "chl"]


def test_without_a_preamble_those_it_stands_between_are_the_parties() -> None:
    """Some texts begin with their first article."""
    text = "## Article 1\n\nAn association is established between the Community and its Member States and Tunisia.\n"
    assert said(claims(text), "party") == ["eu", "tun"]


def test_without_either_those_who_sign_are_the_parties() -> None:
    """'For the Government of' names them at the end."""
    text = "## Article 1\n\nIt rains.\n\nFor the Government of Norway\n\nFor the Government of the Kingdom of Spain\n"
    assert said(claims(text), "party") == ["nor", "esp"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norway-Chile Joint Statement on Ports\n\nThe ministers met in Oslo today.\n", ["nor", "chl"]),
        ("The United Kingdom of Great Britain & Northern Ireland and Chile,\n\nDesiring peace,\n", ["gbr", "chl"]),
        ("The Republic of Chile and\nNorway, meeting in Mexico City,\n\nDesiring peace,\n", ["chl", "nor"]),
        ("The U.S. and the Chilean people, with Norway,\n\nDesiring peace,\n", ["usa", "nor"]),
    ],
)
def test_parties_go_by_the_names_found_everywhere(text: str, parties: list[str]) -> None:
    """Joined by a hyphen, in letters for short; an adjective, or a place that holds a name, is no party."""
    found = claims(text)
    assert said(found, "party") == parties
