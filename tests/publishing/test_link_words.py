"""Reasons in words: each sentence says what the parts of the score say, and none of them claims certainty."""

from __future__ import annotations

import pytest

from foedera.comparing.alignment import align
from foedera.comparing.alignment.side_by_side import side_by_side
from foedera.model.alignment import Alignment, Side, Why
from foedera.publishing.link_words import Called, Names, alone_in_words, link_in_words
from tests.comparing.alignment.test_aligner import ALL, CHARTS, COSTS, COURTS, PORTS, VISAS, A, B
from tests.comparing.alignment.texts import articles, side

WHOLE = ("Ports and fuel", f"{PORTS[1]} Fuel in ports is paid for at the price for ships of the navy in those ports.")
FUEL = ("Fuel", "Fuel in ports is paid for at the price for ships of the navy in those ports.")


def names(*sides: Side) -> Names:
    """Clauses by the agreement's letter and their heading."""
    return {clause.id: Called(one.agreement.upper(), clause.heading) for one in sides for clause in one.clauses}


def test_a_link_names_its_grounds_and_is_never_certain() -> None:
    """Equal words and heading, each the likest of the other, at opposite ends."""
    link = align((A, B)).rows[0].links[0]
    said = link_in_words(link, names(A, B))
    assert said.startswith("A and B: ")
    assert "100 % likely" not in said
    assert "Each is the likest in wording to the other; wording 100 % alike; the same heading; 100 % of a text" in said


def test_neighbours_are_named_by_how_many_of_them_are_alike() -> None:
    """In the same order both are, at either end one is."""
    first, second = side("a", articles(*ALL)), side("b", articles(*ALL))
    said = [link_in_words(row.links[0], names(first, second)) for row in align((first, second)).rows]
    assert ["before and after are" in one for one in said] == [False, True, True, True, False]
    assert ["on one side are" in one for one in said] == [True, False, False, False, True]


def test_a_clause_alone_names_the_nearest_and_how_likely_it_is() -> None:
    """The nearest of the other agreement, not itself."""
    alignment = align((A, B))
    for alone in alignment.unmatched:
        said = alone_in_words(alone, names(A, B))
        other = "B" if alone.clause.startswith("a/") else "A"
        assert said.startswith(f"No clause of the other agreements is likely to answer it. The nearest is {other}, ")
    without = Side(agreement="c")
    (alone, *_) = align((A, without)).unmatched
    assert alone_in_words(alone, names(A)) == "The other agreements have no text here."


def test_what_says_part_of_it_too_is_shown_with_its_words() -> None:
    """In reading order, as one with the clause that answers."""
    first, second = side("a", articles(WHOLE, VISAS)), side("b", articles(PORTS, FUEL, VISAS))
    alignment = align((first, second))
    row = side_by_side(alignment, row="b/eng/art_2").rows[0]
    assert row.opened
    assert row.shown[1].clause
    assert [one.id for one in row.shown[1].also] == ["b/eng/art_2"]
    assert PORTS[1] in row.shown[1].text
    assert FUEL[1] in row.shown[1].text
    assert row.shown[1].redline
    assert "".join(piece.later for piece in row.shown[1].redline.pieces) == row.shown[1].text
    (link,) = alignment.rows[0].secondary
    assert link_in_words(link, names(first, second)).startswith("Says part of it too, ")


def unlinked(alignment: Alignment, why: Why) -> list[tuple[str, str]]:
    """Clauses left over for a reason, with the nearest of each."""
    return [
        (one.clause, next(end for end in (one.nearest.a, one.nearest.b) if end != one.clause))
        for one in alignment.unmatched
        if one.why is why and one.nearest
    ]


@pytest.mark.parametrize(
    "texts", [(ALL, (*ALL, PORTS)), ((PORTS, PORTS, VISAS), (PORTS, COSTS)), (ALL, (COURTS, CHARTS))]
)
def test_who_is_said_to_be_taken_is(texts: tuple[tuple[tuple[str, str], ...], ...]) -> None:
    """Another clause of its agreement stands in the row of the one most like it; else none does."""
    alignment = align(tuple(side(name, articles(*own)) for name, own in zip("ab", texts, strict=True)))
    together = {
        (end, link.a if end == link.b else link.b)
        for row in alignment.rows
        for link in row.links
        for end in (link.a, link.b)
    }
    taken = {near for near, _ in together}
    assert all(near in taken for _, near in unlinked(alignment, Why.TAKEN))
    assert all(near not in taken for _, near in unlinked(alignment, Why.LIKER))


def test_what_links_two_languages_is_what_a_translation_keeps() -> None:
    """Numbers, figures, names and lengths; wording, which cannot be compared, is not spoken of."""
    french = articles(
        ("Ports", "Les navires de la Norvège entrent dans les ports de l'Ukraine et prennent du diesel en 2027."),
        ("Visas", "Les officiers n'ont pas besoin d'un visa pour un séjour de 90 jours au plus."),
        ("Audit", "La Norvège paie 10.500 euros dans un fonds pour l'audit chaque année."),
    )
    english = articles(
        ("Ports", "Ships of Norway enter the ports of Ukraine and take on diesel in 2027."),
        ("Visas", "Officers need no visa for a stay of up to 90 days."),
        ("Audit", "Norway pays 10,500 euro into a fund for the audit each year."),
    )
    first, second = side("a", english), side("b", french, language="fra")
    said = [link_in_words(row.links[0], names(first, second)) for row in align((first, second)).rows]
    assert len(said) == 3
    for one in said:
        assert one.startswith("A and B: ")
        assert "The same number; each is the likest in names and cognates to the other; " in one
        assert "figures 100 % alike" in one
        assert "of translations differ as much in length" in one
        assert "wording" not in one
