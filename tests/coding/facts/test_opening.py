"""What texts say of themselves where they open and close, with the words it stands on."""

from __future__ import annotations

import pytest

from foedera.coding.facts.opening import proposals
from foedera.model.proposal import About, Proposal
from foedera.reading import read
from foedera.workspace.seed import built_in_fact_words

WORDS = built_in_fact_words()


def proposed(text: str, language: str = "eng") -> tuple[Proposal, ...]:
    """The proposals of a Markdown text."""
    result = read(text.encode(), name="pact.md", subject="pact", role="text", language=language, source="s")
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


@pytest.mark.parametrize(
    ("language", "text", "kind", "parties", "date", "place"),
    [
        (
            "fra",
            ("# Accord entre la République du Mali et la République du Bénin relatif aux phares du Togo\n\n"
            "## Article 1\n\nLes Parties se consultent chaque année.\n\nFait à Bamako, le trois mai deux mil dix.\n"),
            "AGREEMENT", "mli ben", "2010-05-03", "Bamako",
        ),
        (
            "deu",
            ("# Abkommen über die Rettung auf See\n\nDie Republik Österreich und die Slowakische Republik,\n\n"
            "in dem Wunsch, Ungarn beizustehen,\n\nsind übereingekommen:\n\n## Artikel 1\n\nSie helfen einander.\n\n"
            "Geschehen zu Wien am 9. Mai 1997.\n"),
            "AGREEMENT", "aut svk", "1997-05-09", "Wien",
        ),
        (
            "ukr",
            ("# Угода між Україною та Латвією про рятування на морі\n\n## Стаття 1\n\n"
            "Сторони щороку проводять консультації.\n\nУчинено в м. Києві 16 лютого 2024 року.\n"),
            "AGREEMENT", "ukr lva", "2024-02-16", "Києві",
        ),
    ],
)  # fmt: skip
def test_a_text_is_asked_in_its_own_language(
    language: str, text: str, kind: str, parties: str, date: str, place: str
) -> None:
    """Whom its subject or purpose names is no party."""
    found = proposed(text, language)
    assert values(found, About.TYPE) == [kind]
    assert values(found, About.PARTY) == parties.split()
    assert (values(found, About.SIGNED), values(found, About.PLACE)) == ([date], [place])


@pytest.mark.parametrize(
    "title",
    [
        "Protocol to the Treaty of Lomé on the Accession of Malta",
        "Convention on Lighthouses in Norway and Chile",
        "Law on the Agreement with Peru",
    ],
)
def test_whom_a_title_only_speaks_of_is_no_party(title: str) -> None:
    """And nobody is proposed rather than a guess."""
    text = (
        f"# {title}\n\n## Article 1\n\nThe Sides keep each other informed, as does the Charter of the United Nations.\n"
    )
    assert values(proposed(text), About.PARTY) == []


def test_why_something_is_not_proposed_is_said() -> None:
    """For each thing, in words."""
    text = "# Rules of the harbour\n\n## Article 1\n\nMalta keeps the light.\n"
    result = read(text.encode(), name="rules.md", subject="pact", role="text", language="eng", source="s")
    found = proposals(result.document, result.provisions, WORDS)
    assert [gap.about for gap in found.withheld] == [About.TYPE, About.PARTY, About.SIGNED, About.PLACE]
    assert all(gap.why for gap in found.withheld)


def test_no_language_a_text_is_made_in_is_its_place() -> None:
    """Nor the number of its copies."""
    done = "Done in Duplicate in Hindi and English languages at Pune on 7 May 2009."
    assert values(proposed(f"# Pact on rescue\n\n## Article 1\n\nThe Sides meet.\n\n{done}\n"), About.PLACE) == ["Pune"]


@pytest.mark.parametrize(
    "opening",
    [
        "This contract is made under the laws of Norway between Elm Ltd and Oak Ltd, a firm under the law of Chile.",
        "The Sides meet.\n\n## Article 1\n\nIt is in force between those who ratify it: Norway, Chile and Peru.",
    ],
)
def test_states_a_text_speaks_of_are_no_parties(opening: str) -> None:
    """Whose law holds, or whose ratification counts."""
    assert (
        values(proposed(f"# Agreement on boats\n\n{opening}\n\n## Article 2\n\nThe Sides meet.\n"), About.PARTY) == []
    )


def test_who_is_named_far_below_the_parties_is_none() -> None:
    """A statement without articles goes on and speaks of others."""
    aims = "\n\n".join("They keep lights along the coast and tell one another of wrecks." for _ in range(12))
    text = f"# Joint Statement\n\nNorway and Chile met.\n\n{aims}\n\nThey thanked Peru.\n"
    assert values(proposed(text), About.PARTY) == ["nor", "chl"]
