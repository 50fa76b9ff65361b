"""Where and when a text says it was signed, in its own language."""

from __future__ import annotations

import pytest

from foedera.coding.facts.closing import Closing, find_closing
from foedera.reading import read
from foedera.workspace.seed import built_in_fact_words

LANGUAGES = built_in_fact_words().closings.languages
BODY = {
    "fra": "Les Parties se consultent chaque année sur la sécurité maritime et sur la protection des câbles.",
    "deu": "Die Vertragsparteien beraten sich jedes Jahr über die Sicherheit der Seefahrt und den Schutz der Kabel.",
    "nld": "De Partijen overleggen ieder jaar over de veiligheid van de scheepvaart en de bescherming van kabels.",
    "spa": "Las Partes se consultarán todos los años sobre la seguridad marítima y la protección de los cables.",
    "ukr": "Сторони щороку проводять консультації щодо безпеки на морі та захисту підводних кабелів.",
    "ces": "Strany se každý rok radí o bezpečnosti na moři a o ochraně podmořských kabelů v mezinárodních vodách.",
}


def closing(language: str, *paragraphs: str) -> Closing | None:
    """The closing of a text of these paragraphs."""
    text = "\n\n".join(paragraphs)
    result = read(text.encode(), name="pact.txt", subject="pact", role="text", language=language, source="s")
    words = [own for own in LANGUAGES if own.language == language]
    found = find_closing(result.document, result.provisions, words)
    if found is not None:
        assert found.provision.start <= found.start < found.end <= found.provision.end
    return found


@pytest.mark.parametrize(
    ("language", "words", "place", "date"),
    [
        ("fra", "Fait à Port-au-Prince, le 4 juin 2015, en deux exemplaires.", "Port-au-Prince", "2015-06-04"),
        ("fra", "Fait en double exemplaire à Ouagadougou, le trois mai deux mil dix.", "Ouagadougou", "2010-05-03"),
        ("fra", "Fait à : Nantes, le 22/09/2021", "Nantes", "2021-09-22"),
        ("deu", "Geschehen zu Wien am 9. Jänner 1997 in zwei Urschriften.", "Wien", "1997-01-09"),
        ("deu", "Graz, den 12.03.2019", "Graz", "2019-03-12"),
        ("nld", "Gedaan in tweevoud te 's-Hertogenbosch, op 30 juni 1988.", "'s-Hertogenbosch", "1988-06-30"),
        ("spa", "Hecho en la ciudad de San José, el 2 de julio de 2003.", "San José", "2003-07-02"),
        ("ukr", "Учинено в м. Києві 16 лютого 2024 року у двох примірниках.", "Києві", "2024-02-16"),
        ("ces", "V Olomouci dne 3. 4. 2022", "Olomouci", "2022-04-03"),
        ("nld", "Gedaan te Brussel.", "Brussel", None),
    ],
)
def test_place_and_day(language: str, words: str, place: str, date: str | None) -> None:
    """As printed; a day that is not said is None."""
    found = closing(language, BODY[language], words)
    assert found is not None
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fra", "Le rapport est fait à Paris le 4 juin 2015 par le secrétariat."),
        ("deu", "Mittwoch, den 12.03.2019"),
        ("deu", "Stand: 12.03.2019"),
        (
            "deu",
            "In der Fassung vom 12.03.2019 gilt die Ordnung der Kammer in Graz auch für die Mitglieder der anderen.",
        ),
        ("spa", "Hecho lo anterior, las Partes se informan."),
    ],
)
def test_what_closes_nothing(language: str, words: str) -> None:
    """Words within a sentence, weekdays, versions."""
    assert closing(language, BODY[language], words) is None


def test_a_gazette_of_many_acts_has_no_day_of_its_own() -> None:
    """Each act ends with its own line."""
    acts = [line for day in (3, 4, 5) for line in (BODY["deu"], f"Graz, den {day}.03.2019")]
    assert closing("deu", *acts) is None


def test_the_agreement_goes_before_its_annex() -> None:
    """Both say where they were signed."""
    text = ("Artikel 1", BODY["deu"], "Geschehen zu Bonn am 3. Mai 1990.", "Anhang 1", BODY["deu"])
    found = closing("deu", *text, "Geschehen zu Köln am 4. Mai 1990.")
    assert found is not None
    assert found.place == "Bonn"
