"""The languages of a text's pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.language_runs import languages, shares

SENTENCES = {
    "eng": "The Parties shall consult each other every year on maritime security and on the protection of cables.",
    "nld": "De Partijen overleggen ieder jaar over de veiligheid van de scheepvaart en de bescherming van kabels.",
    "fra": "Les Parties se consultent chaque année sur la sécurité maritime et sur la protection des câbles.",
    "deu": "Die Vertragsparteien beraten sich jedes Jahr über die Sicherheit der Seefahrt und den Schutz der Kabel.",
    "spa": "Las Partes se consultarán todos los años sobre la seguridad marítima y la protección de los cables.",
    "pol": "Strony konsultują się co roku w sprawie bezpieczeństwa morskiego oraz ochrony kabli podmorskich.",
    "fin": "Osapuolet neuvottelevat vuosittain meriturvallisuudesta ja merenalaisten kaapelien suojelusta.",
    "ell": "Τα μέρη διαβουλεύονται κάθε χρόνο για την ασφάλεια στη θάλασσα και την προστασία των καλωδίων.",
    "ukr": "Сторони щороку проводять консультації щодо безпеки на морі та захисту підводних кабелів.",
    "kat": "მხარეები ყოველწლიურად მართავენ კონსულტაციებს საზღვაო უსაფრთხოების საკითხებზე.",
    "ara": "يتشاور الطرفان كل عام بشأن الأمن البحري وحماية الكابلات البحرية في المياه الدولية.",
    "amh": "ተዋዋይ ወገኖች በየዓመቱ ስለ ባሕር ደህንነት እና ስለ ኬብሎች ጥበቃ ይመካከራሉ። ጉባኤው በአዲስ አበባ ይካሄዳል።",
    "tam": "கடல் பாதுகாப்பு குறித்தும் கடலடி வடங்களின் பாதுகாப்பு குறித்தும் இரு தரப்பினரும் ஒவ்வோர் ஆண்டும் "
    "கலந்தாலோசிப்பார்கள்; அவர்கள் தங்கள் கூட்டத்தை நடத்துவார்கள்.",
    "jpn": "両当事者は、毎年、海洋の安全保障及び海底ケーブルの保護について協議する。",
}
LANGUAGES = st.sampled_from(sorted(SENTENCES))


@given(LANGUAGES, st.integers(1, 30))
def test_a_text_in_one_language_is_not_accused(language: str, length: int) -> None:
    """The law: of one language's sentences, with headings between them, none is called another's."""
    pieces = [piece for at in range(length) for piece in (f"Article {at + 1}", SENTENCES[language])]
    assert languages(pieces).row is None


@given(LANGUAGES, LANGUAGES, st.integers(2, 12))
def test_one_text_after_the_other(first: str, second: str, length: int) -> None:
    """The law: two whole texts, one behind the other, are told apart sentence by sentence."""
    if first == second:
        return
    pieces = [SENTENCES[first]] * length + [SENTENCES[second]] * length
    row = languages(pieces).row
    assert row == [first] * length + [second] * length


@given(LANGUAGES, LANGUAGES, st.integers(2, 12))
def test_two_texts_side_by_side(first: str, second: str, length: int) -> None:
    """The law: so are two that take turns, paragraph by paragraph."""
    if first == second:
        return
    assert languages([SENTENCES[first], SENTENCES[second]] * length).row == [first, second] * length


def test_short_pieces_go_with_their_neighbours() -> None:
    """A heading says nothing by itself."""
    dutch, english = ["Artikel 3", "Kabels", SENTENCES["nld"]], ["Article 3", "Cables", SENTENCES["eng"]]
    row = languages(dutch * 3 + english * 3).row
    assert row is not None
    assert row[:8] == ["nld"] * 8
    assert row[11:] == ["eng"] * 7


@pytest.mark.parametrize(
    "foreign",
    [
        "Ministerstvo obrany České republiky, Generální štáb Armády České republiky",
        "For the Ministry: Jan de Vries, Ministerie van Defensie, Den Haag",
        "«Η ισχύς εν τη ενώσει»",
        "Zweckverband, Bundesministerium der Verteidigung, Fontainengraben 150, Bonn",
    ],
)
def test_names_and_quotes_make_no_second_text(foreign: str) -> None:
    """One line of foreign names in twenty of English."""
    pieces = [f"{at}. {SENTENCES['eng']} They report to the committee on what they found." for at in range(20)]
    assert languages([*pieces, foreign]).row is None


def test_shares_are_of_letters() -> None:
    """What the problem names; they add up."""
    pieces = [SENTENCES["eng"], SENTENCES["fra"], SENTENCES["eng"], SENTENCES["fra"]]
    found = shares(["eng", "fra", "eng", "fra"], pieces)
    assert [code for code, _ in found] == ["eng", "fra"]
    assert sum(share for _, share in found) == pytest.approx(1)
    assert shares([], []) == []


AMHARIC = "ተዋዋይ ወገኖች በየዓመቱ ስለ ባሕር ደህንነት እና ስለ ኬብሎች ጥበቃ ይመክራሉ።"
UZBEK = "Томонлар ҳар йили денгиз хавфсизлиги ва кабелларни муҳофаза қилиш бўйича ўзаро маслаҳатлашадилар."


@pytest.mark.parametrize("other", [SENTENCES["eng"], UZBEK])
def test_a_language_only_its_letters_tell_stands_beside_others(other: str) -> None:
    """The model does not know it, so pieces in other letters are never read as it; the file is read all the same."""
    row = languages([AMHARIC, other] * 8).row
    assert row is not None
    assert row[0] == "amh"
    assert row[1] != "amh"


def test_a_language_told_by_its_alphabet_is_the_main_one() -> None:
    """Its letters tell it from its neighbours, of which a few sentences change nothing."""
    assert languages([UZBEK] * 12 + [SENTENCES["ukr"]] * 3).main == "uzb"
