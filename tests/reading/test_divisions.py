"""Headings in the languages agreements come in: the words are data, and one language's make none in another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.errors import InvalidRegister
from foedera.reading import read
from foedera.reading.structure.headings import classify, is_structural, run_in
from foedera.reading.structure.numbers import han_value, letter_value
from foedera.reading.structure.phrases import is_closing
from foedera.reading.structure.words import divisions, fold, read_divisions
from tests.text.test_near_languages import PASSAGES

FORMS = [
    (known.language, kind, form, form in known.apart)
    for known in divisions().languages
    for kind, form in known.forms()
    if "#" in form and kind != "note"
]
EU = [
    "bul",
    "ces",
    "dan",
    "deu",
    "ell",
    "eng",
    "est",
    "fin",
    "fra",
    "gle",
    "hrv",
    "hun",
    "ita",
    "lav",
    "lit",
    "mlt",
    "nld",
    "pol",
    "por",
    "ron",
    "slk",
    "slv",
    "spa",
    "swe",
]
NEIGHBOURS = [
    "sqi",
    "mkd",
    "srp",
    "bos",
    "ukr",
    "rus",
    "kat",
    "hye",
    "aze",
    "tur",
    "nob",
    "nno",
    "isl",
    "jpn",
    "kor",
    "zho",
    "hin",
    "ara",
    "heb",
    "ind",
    "msa",
]


def test_every_language_of_the_union_and_its_neighbours_has_its_words() -> None:
    """Each has articles, annexes, chapters, a preamble and a formula above the signatures, and its source."""
    known = {entry.language: entry for entry in divisions().languages}
    assert {*EU, *NEIGHBOURS} <= set(known)
    for language in (*EU, *NEIGHBOURS):
        entry = known[language]
        assert all((entry.article, entry.annex, entry.chapter, entry.preamble, entry.closing, entry.source)), language


@given(st.sampled_from(FORMS), st.integers(1, 199))
def test_every_form_heads_an_article_or_division(form: tuple[str, str, str, bool], number: int) -> None:
    """The law: a form with its number alone on a line is a heading, of its kind and with its number.

    Of those that are counted apart, the number says as what.
    """
    language, kind, pattern, is_apart = form
    value = " ".join([*map(fold, pattern.split()[1:-1]), str(number)]) if is_apart else str(number)
    line = pattern.replace("#", str(number))
    heading = classify(line, language=language)
    assert (heading.kind, heading.value, heading.title) == (kind, value, None), line
    assert is_structural(line[0].upper() + line[1:])


@given(
    st.sampled_from(FORMS),
    st.integers(1, 199),
    st.sampled_from(["of the treaty", "и далее", "ja muut", "as laid down"]),
)
def test_a_form_in_mid_sentence_heads_nothing(form: tuple[str, str, str, bool], number: int, rest: str) -> None:
    """The law: what goes on in small letters is a sentence, whatever the word."""
    assert not is_structural(f"{form[2].replace('#', str(number))} {rest}")


@pytest.mark.parametrize(
    ("line", "kind", "value", "title"),
    [
        ("Article premier", "art", "1", None),
        ("Artículo 4.º", "art", "4", None),
        ("Artigo 12.º", "art", "12", None),
        ("Член 14", "art", "14", None),
        ("ГЛАВА IV", "chp", "IV", None),
        ("Приложение № 3", "annex", "3", None),
        ("ČÁST DRUHÁ", "part", "2", None),
        ("Príloha č. 2", "annex", "2", None),
        ("8. člen", "art", "8", None),
        ("POGLAVLJE III.", "chp", "III", None),
        ("ΚΕΦΑΛΑΙΟ Γ", "chp", "C", None),
        ("Άρθρο 17 – Διάρκεια", "art", "17", "Διάρκεια"),
        ("12 a artikla", "art", "12a", None),
        ("II OSA", "part", "II", None),
        ("3. PEATÜKK", "chp", "3", None),
        ("II. FEJEZET", "chp", "II", None),
        ("HARMADIK RÉSZ", "part", "3", None),
        ("4. cikk – Hatály", "art", "4", "Hatály"),
        ("9. pants", "art", "9", None),
        ("II ANTRAŠTINĖ DALIS", "title", "II", None),
        ("Artikolu 6", "art", "6", None),
        ("Załącznik nr 4", "annex", "4", None),
        ("Secțiunea a doua", "sec", "2", None),
        ("Airteagal 3", "art", "3", None),
        ("Neni 21", "art", "21", None),
        ("Члан 7.", "art", "7", None),
        ("Стаття 11. Строк дії", "art", "11", "Строк дії"),
        ("მუხლი 6", "art", "6", None),
        ("ՀՈԴՎԱԾ 9", "art", "9", None),
        ("3-cü maddə", "art", "3", None),
        ("ÜÇÜNCÜ BÖLÜM", "chp", "3", None),
        ("EK-2", "annex", "2", None),
        ("VIÐAUKI II", "annex", "II", None),
        ("14. gr. Gildistaka", "art", "14", "Gildistaka"),
        ("第二十一条", "art", "21", None),
        ("第7条の2", "art", "7-2", None),
        ("第３章 総則", "chp", "3", "総則"),
        ("제12조(비밀유지)", "art", "12", "비밀유지"),
        ("제4조의3", "art", "4-3", None),
        ("附件二", "annex", "2", None),
        ("अनुच्छेद ७", "art", "7", None),
        ("المادة الثالثة عشرة", "art", "13", None),
        ("المادة (٨)", "art", "8", None),
        ("الفصل الثاني", "chp", "2", None),
        ("סעיף 9", "art", "9", None),
        ("Pasal 15", "art", "15", None),
        ("BAGIAN KEDUA", "sec", "2", None),
    ],
)
def test_headings_as_offices_print_them(line: str, kind: str, value: str, title: str | None) -> None:
    """Ordinals, inserted articles, figures of other scripts, numbers before and after the word."""
    heading = classify(line)
    assert (heading.kind, heading.value, heading.title) == (kind, value, title)
    assert is_structural(line)


@pytest.mark.parametrize(
    "line",
    [
        "DEL 1 AL 5 DE MAYO",
        "2. Del Consejo",
        "Lisa",
        "Deel 2 van het verdrag",
        "Partie 2 de l'accord",
        "Część wspólna",
        "Člen rady",
        "第五条の規定",
        "제5조에 따라",
        "المادة 5 من الاتفاقية",
        "člen 5",
        "5 členov",
        "1. Members of the group",
        "Parts 3",
        "No. 7",
        "Note",
        "Osa",
        "20 artists",
    ],
)
def test_what_only_looks_like_a_heading(line: str) -> None:
    """Words of one language in another's text, references, names."""
    assert not is_structural(line)


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("第一条　缔约双方应当加强合作。", "第一条", None),
        ("제1조(목적) 이 협정은 협력을 목적으로 한다.", "제1조", "목적"),
        ("2. gr. Aðilar skulu vinna saman á sviði varna.", "2. gr.", None),
        ("Madde 4- Taraflar her yıl toplanır.", "Madde 4", None),
        ("المادة 2: يتعاون الطرفان.", "المادة 2", None),
        ("Член 3. Страните соработуваат.", "Член 3", None),
        ("Art. 5. Strony współpracują.", "Art. 5", None),
    ],
)
def test_an_article_with_its_text_on_the_same_line(text: str, number: str, title: str | None) -> None:
    """The number is the article's, the rest its text."""
    heading = run_in(text)
    assert heading is not None
    assert (heading.number, heading.title) == (number, title)


@pytest.mark.parametrize(
    "text",
    [
        "第一条の規定に従い、両国は協力する。",
        "Article 5 of the Treaty applies.",
        "제1조에 따라 협력한다.",
        "čl. 5. platí",
    ],
)
def test_a_reference_is_no_article(text: str) -> None:
    """Nor does a sentence that begins with one open it."""
    assert run_in(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Съставено в Брюксел на 4 май 2024 г.", True),
        ("Geschehen zu Brüssel am vierten Mai", True),
        ("Tehty Brysselissä 4 päivänä toukokuuta 2024", True),
        ("Tehty sopimus tulee voimaan.", False),
        ("Sporządzono w Warszawie", True),
        ("以昭信守，下列签署人签署本协定。", True),
        ("Done in this way, the work is over", True),
        ("done at Oslo", False),
        ("The work was Done at Oslo", False),
        ("为此，双方设立联合工作组。", False),
        ("为此，经各自政府授权的代表签署本协定。", True),
        ("本协定于双方完成各自法律程序之日起生效。", False),
        ("本协定于二〇二四年三月三日在北京签订，一式两份。", True),
        ("این موافقت‌نامه در ۳ مارس ۲۰۲۴ لازم‌الاجرا می‌شود.", False),
        ("این موافقتنامه در دو نسخه تنظیم شد.", True),
    ],
)
def test_the_words_above_the_signatures(text: str, *, expected: bool) -> None:
    """A formula is told by how it begins; one word alone only with a date."""
    assert is_closing(text) is expected


@pytest.mark.parametrize(
    ("letter", "language", "value"),
    [
        ("στ", "ell", "f"),
        ("д", "bul", "e"),
        ("д", "ukr", "f"),
        ("다", "kor", "c"),
        ("ب", "ara", "b"),
        ("a", None, None),
    ],
)
def test_letters_count_as_their_place(letter: str, language: str | None, value: str | None) -> None:
    """The third point is c in every language, so that language versions answer one another."""
    assert letter_value(letter, language) == value


@given(st.integers(1, 9999))
def test_han_numerals(number: int) -> None:
    """The law: a numeral written by tens and by figures has the number's value."""
    figures, tens = "〇一二三四五六七八九", ("", "十", "百", "千")
    parts = [
        (figures[int(figure)] + tens[len(str(number)) - 1 - at]) if figure != "0" else ""
        for at, figure in enumerate(str(number))
    ]
    assert han_value("".join(parts)) == number
    assert han_value("".join(figures[int(figure)] for figure in str(number))) == number


def test_points_of_greek_and_english_answer_one_another() -> None:
    """α) and (a), στ) and (f) have one eId."""
    greek = "Άρθρο 3\n\nΤα μέρη:\n\nα) συνεργάζονται,\n\nβ) συναντώνται,\n\nγ) μαθαίνουν."
    found = read(greek.encode(), name="a.txt", subject="x", role="text", language="ell", source="x").provisions
    assert [item.eid for item in found] == ["art_3", "art_3__point_a", "art_3__point_b", "art_3__point_c"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("language: fra", "language: french", "french"),
        ("article: ['Articolo #', 'Art. #']", "article: ['# Articolo #']", "ita"),
        ("language: nld", "language: eng", "twice"),
        ("preamble: [Préambule]", "preambles: [Préambule]", "preambles"),
        ("number_sign: [n°, 'no']", "number_sign: [n°, no]", "bool"),
        ("[second, seconde]", "[second, second]", "twice"),
    ],
)
def test_a_broken_entry_is_named(old: str, new: str, said: str) -> None:
    """A translator learns which entry does not fit, and why."""
    text = data.words_text("divisions").replace("deuxième, second, seconde", "second, seconde")
    assert old in text
    with pytest.raises(InvalidRegister) as refused:
        read_divisions(text.replace(old, new, 1), name="divisions.yaml")
    assert said in refused.value.message()


@pytest.mark.parametrize("language", [*EU, *NEIGHBOURS])
def test_articles_of_every_language_are_articles(language: str) -> None:
    """A text of two articles, the second with numbered paragraphs, in the first form the language has."""
    form = next(known.article[0] for known in divisions().languages if known.language == language)
    one, two = form.replace("#", "1"), form.replace("#", "2")
    text = f"{one}\n\nXxxxx xxx xxxxx.\n\n{two}\n\n1. Xxxxx xxx xxxxx.\n\n2. Xxxxx xxx xxxxx."
    found = read(text.encode(), name="a.txt", subject="x", role="text", language=language, source="x")
    assert [(item.eid, item.kind, item.number) for item in found.provisions] == [
        ("art_1", "article", one),
        ("art_2__para_1", "paragraph", "1."),
        ("art_2__para_2", "paragraph", "2."),
    ]


@pytest.mark.parametrize(
    ("article", "chapter", "annex", "language"),
    [
        ("Члан {}.", "Глава {}", "Прилог {}", "srp"),
        ("Član {}.", "Glava {}", "Prilog {}", "srp"),
        ("ЧЛАН {}", "ПОГЛАВЉЕ {}", "АНЕКС {}", "srp"),
        ("Član {}", "Poglavlje {}", "Aneks {}", "bos"),
        ("Artikkel {}", "Kapittel {}", "Vedlegg {}", "nob"),
        ("Artikkel {}", "Kapittel {}", "Vedlegg {}", "nno"),
        ("§ {}.", "Kapittel {}", "Vedlegg {}", "nob"),
        ("Artikel {}", "Kapitel {}", "Bilag {}", "dan"),
        ("§ {}", "Kapitel {}", "Bilag {}", "dan"),
        ("Perkara {}", "Bab {}", "Lampiran {}", "msa"),
        ("Artikel {}", "Bab {}", "Jadual {}", "msa"),
        ("Pasal {}", "Bab {}", "Lampiran {}", "ind"),
    ],
)
def test_near_languages_by_their_own_words(article: str, chapter: str, annex: str, language: str) -> None:
    """Chapters, articles and annexes of Serbian in both scripts, of both forms of Norwegian, of Danish, Malay."""
    text = PASSAGES[language][-1 if article.startswith("Ч") else 0]
    lines = [chapter.format(1), article.format(1), text, article.format(2), text, annex.format(1), text]
    data = "".join(f"{line}\n\n" for line in lines).encode()
    for said in (language, None):
        result = read(data, name="a.txt", subject="x", role="text", language=said, source="s")
        assert [one.eid for one in result.provisions] == ["art_1", "art_2", "annex_1__para_1"]
        assert [one.path for one in result.provisions] == [(lines[0],)] * 2 + [(lines[5],)]
