"""Languages told by the letters of their alphabets."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.language import detect
from foedera.text.own_letters import by_alphabet
from tests.text.test_language_runs import SENTENCES

TEXTS = {
    "uzb": "Томонлар ҳар йили денгиз хавфсизлиги соҳасидаги ҳамкорликни чуқурлаштиради ва ўзаро маслаҳатлашувлар"
    " ўтказади. Ушбу битим имзоланган кундан бошлаб кучга киради, қонун ҳужжатларига риоя қилинади.",
    "tgk": "Тарафҳо ҳар сол ҳамкории худро дар соҳаи амнияти баҳрӣ густариш медиҳанд ва бо ҳамдигар машварат мекунанд."
    " Созишномаи мазкур аз рӯзи ба имзо расидан эътибор пайдо мекунад, ҷонибҳо қонунро риоя мекунанд, ғайр аз ин.",
    "bel": "Бакі штогод паглыбляюць сваё супрацоўніцтва ў галіне марской бяспекі і праводзяць кансультацыі."
    " Гэта пагадненне набывае моц у дзень яго падпісання, і бакі захоўваюць яго ўмовы.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_alphabets_no_model_knows(language: str) -> None:
    """Each has letters of its own, and its texts use them often."""
    assert by_alphabet(Counter(TEXTS[language])) == language
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("language", ["rus", "bul", "ukr", "srp", "mkd", "kaz", "kir"])
def test_languages_the_model_knows_are_left_to_it(language: str) -> None:
    """An alphabet overrules nothing that words tell."""
    assert by_alphabet(Counter(SENTENCES.get(language, ""))) in {language, None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ተዋዋይ ወገኖች በየዓመቱ በባሕር ደህንነት መስክ ትብብራቸውን ያጠናክራሉ", "amh"),
        ("ভাগীদাররা প্রতি বছর সামুদ্রিক নিরাপত্তায় সহযোগিতা বাড়াবে", "ben"),
        ("ភាគីទាំងពីរពង្រឹងកិច្ចសហប្រតិបត្តិការរៀងរាល់ឆ្នាំ", "khm"),
        ("பங்காளர்கள் ஒவ்வொரு ஆண்டும் ஒத்துழைப்பை வலுப்படுத்துவர்", "tam"),
        ("ຄູ່ສັນຍາເພີ່ມການຮ່ວມມືທຸກໆປີ", "lao"),
    ],
)
def test_scripts_of_one_language(text: str, language: str) -> None:
    """None of them is called English, whatever the model makes of letters it never saw."""
    assert detect(text) == language


def test_a_name_tells_no_alphabet() -> None:
    """Russian that names an Uzbek town is Russian."""
    text = "Стороны ежегодно углубляют сотрудничество в области безопасности на море и проводят консультации. " * 3
    assert detect(f"{text} Қўқон") == "rus"


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x3FF)))
def test_other_scripts_have_no_such_alphabet(text: str) -> None:
    """The law: without Cyrillic letters nothing is said."""
    assert by_alphabet(Counter(text)) is None
