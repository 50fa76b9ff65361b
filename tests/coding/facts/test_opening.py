"""What texts say of themselves where they open and close, with the words it stands on."""

from __future__ import annotations

import pytest

from foedera.coding.facts.opening import proposals
from foedera.model.proposal import About, Proposal
from foedera.reading import read
from foedera.workspace.seed import built_in_fact_words

WORDS = built_in_fact_words()


def proposed(text: str) -> tuple[Proposal, ...]:
    """The proposals of a Markdown text."""
    result = read(text.encode(), name="pact.md", subject="pact", role="text", language="eng", source="s")
    found = proposals(result.document, result.provisions, WORDS).proposals
    for one in found:
        assert one.quote == result.document.text[one.start : one.end]
        holders = [it.id for it in result.provisions if it.start <= one.start < it.end]
        assert ([one.provision] if one.provision else []) == holders
    return found


def values(found: tuple[Proposal, ...], about: About) -> list[str]:
    """What is proposed of one thing."""
    return [one.value for one in found if one.about is about]


@pytest.mark.parametrize(
    ("title", "kind", "parties"),
    [
        (
            "Agreement between the Kingdom of Norway and the Republic of Chile on search and rescue",
            "AGREEMENT",
            "nor chl",
        ),
        ("Security and Defence Partnership between the European Union and Japan", "SDP", "eu jpn"),
        ("Memorandum of Understanding between Ghana and Togo on the Treaty of Lomé", "MOU", "gha tgo"),
        ("Joint Declaration of Peru and Ecuador on their Agreement of 1998", "DECLARATION", "per ecu"),
        ("Verdrag tussen Nederland en België", "TREATY", ""),  # the text is said to be English
    ],
)
def test_the_title_names_type_and_parties(title: str, kind: str, parties: str) -> None:
    """In its order; the kind it names first, a name of several words before others."""
    found = proposed(f"# {title}\n\n## Article 1\n\nThe Sides keep each other informed.\n")
    assert values(found, About.TITLE) == [title]
    assert values(found, About.TYPE) == [kind]
    assert values(found, About.PARTY) == parties.split()


def test_day_and_place_stand_where_it_is_signed() -> None:
    """With the clause they stand in; parties come from the opening where the title names none."""
    text = (
        "# Arrangement on maritime awareness\n\nThe Republic of Malta and the Italian Republic,\n\n"
        "Desiring to work together,\n\nHave agreed as follows:\n\n## Article 1\n\nThe Sides meet once a year.\n\n"
        "Done at Valletta on 3 March 2020 in two copies.\n"
    )
    found = proposed(text)
    assert values(found, About.PARTY) == ["mlt", "ita"]
    assert values(found, About.SIGNED) == ["2020-03-03"]
    assert values(found, About.PLACE) == ["Valletta"]


def test_a_title_only_the_file_knows_is_not_proposed() -> None:
    """It stands nowhere in the text, so nothing could be quoted for it."""
    assert values(proposed("The Sides meet once a year.\n\nThey keep minutes."), About.TITLE) == []
