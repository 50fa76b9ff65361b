"""The language of a text, and of each of its provisions."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from foedera import data
from foedera.coding.coverage.lexicon import Lexicon
from foedera.model.document import Provision, ReadResult
from foedera.publishing.text_shape import text_shape
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.text.language import stated
from foedera.workspace.seed import built_in_sentence_words
from tests.text.test_language_runs import SENTENCES

AKOMA_NTOSO = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta>'
    '<identification source="#x"><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>'
    '</identification></meta><body><article eId="art_1"><num>1.</num><content><p>{text}</p></content></article>'
    "</body></act></akomaNtoso>"
)
ARTICLES = "# {title}\n\n## {word} 1\n\n{text}\n\n## {word} 2\n\n1. {text}\n\n2. {text}\n\n"


def text(title: str, word: str, language: str) -> str:
    """Two articles in a language."""
    return ARTICLES.format(title=title, word=word, text=SENTENCES[language])


def of(source: str, *, language: str | None = None, name: str = "a.md") -> ReadResult:
    """The text, read."""
    return read(source.encode(), name=name, subject="pact", role="text", language=language, source="s")


def codes(result: ReadResult) -> list[str]:
    """The kinds of its problems."""
    return [problem.code for problem in result.document.problems]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Agreement on cables", "Article", "eng"), ("Accord relatif aux câbles", "Article", "fra")),
        (("Verdrag inzake kabels", "Artikel", "nld"), ("Agreement on cables", "Article", "eng")),
        (("Agreement on cables", "Article", "eng"), ("Угода про кабелі", "Стаття", "ukr")),
        (("Umowa o kablach", "Artykuł", "pol"), ("Abkommen über Kabel", "Artikel", "deu")),
    ],
)
def test_a_treaty_printed_in_two_languages(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    """Each provision has its language, the problem names both, and both texts keep their articles' numbers."""
    result = of(text(*first) + text(*second))
    assert codes(result) == ["language-mixed"]
    assert all(code in result.document.problems[0].text for code in (first[2], second[2]))
    spoken = [result.document.language_of(item) for item in result.provisions]
    assert spoken == [first[2]] * 3 + [second[2]] * 3
    assert [item.eid for item in result.provisions][3:] == [
        f"text_2__{item.eid}" for item in result.provisions[:3]
    ]  # fmt: skip
    assert [item["language"] for item in text_shape(result)["provisions"]] == spoken


def test_provisions_of_a_text_in_one_language_say_nothing_of_it() -> None:
    """None means the document's, as in workspaces from before."""
    result = of(text("Agreement on cables", "Article", "eng"))
    assert [item.language for item in result.provisions] == [None] * 3
    assert codes(result) == []


@pytest.mark.parametrize(
    ("given", "problems"), [("eng", ["language-mixed"]), ("spa", ["language-mixed", "language-doubt"])]
)
def test_what_is_said_is_followed_or_doubted(given: str, problems: list[str]) -> None:
    """The language said is the text's; where no passage is in it, that is said."""
    both = text("Verdrag inzake kabels", "Artikel", "nld") + text("Agreement on cables", "Article", "eng")
    result = of(both, language=given)
    assert result.document.id == f"pact/{given}"
    assert codes(result) == problems


@pytest.mark.parametrize(
    ("code", "language"),
    [("swa", "swa"), ("sw", "swa"), ("fr-BE", "fra"), ("fre", "fra"), ("gsw", "gsw"), ("NO", "nor"), ("mul", None),
     ("und", None), ("qaa", None), ("english", None), ("x", None), ("", None)],
)  # fmt: skip
def test_codes_files_use(code: str, language: str | None) -> None:
    """ISO 639-1, -2 in both its forms and -3, whatever the language; codes for no language are none."""
    assert stated(code) == language


@pytest.mark.parametrize("language", ["swa", "cy", "eu"])
def test_a_language_nobody_tells_apart_here_is_followed_and_the_doubt_said(language: str) -> None:
    """The file says Swahili, Welsh or Basque; the words cannot be told, so both are named."""
    result = of(AKOMA_NTOSO.format(language=language, text=SENTENCES["pol"]), name="a.xml")
    assert result.document.language == stated(language)
    assert codes(result) == ["language-doubt"]
    assert stated(language) in result.document.problems[0].text  # type: ignore[operator]  # stated above
    assert "pol" in result.document.problems[0].text


def test_provisions_recorded_before_languages_were_kept_still_open() -> None:
    """A record without the field is in its document's language."""
    result = of(text("Agreement on cables", "Article", "eng"))
    record = msgspec.json.decode(msgspec.json.encode(result.provisions[0]))
    del record["language"]
    old = msgspec.json.decode(msgspec.json.encode(record), type=Provision)
    assert old == result.provisions[0]
    assert result.document.language_of(old) == "eng"


def test_the_coder_searches_what_it_can_read() -> None:
    """Of a Dutch and English treaty the English provisions are searched, and only they; of a Dutch one none."""
    dutch = text("Verdrag inzake kabels", "Artikel", "nld")
    english = text("Agreement on cables", "Article", "eng")
    book = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
    lexicon = Lexicon(book, built_in_sentence_words())

    def said(result: ReadResult, provisions: tuple[Provision, ...]) -> set[str]:
        now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        claims = lexicon.code(result.document, provisions, agreement="pact", recorded=now)
        return {str(claim.value.get("searched") or claim.value.get("rule")) for claim in claims}

    both, alone = of(dutch + english), of(dutch + dutch)
    assert both.document.language == "nld"
    assert any(words.startswith("3 provisions of pact/nld") for words in said(both, both.provisions))
    assert said(alone, alone.provisions) == {"the expressions of eu-sdp@2 are in eng, the text is in nld"}


@pytest.mark.parametrize(
    ("said", "language"), [("en", "kat"), ("en", "ukr"), ("de", "ell"), ("zh", "fra"), ("ar", "pol")]
)
def test_what_a_file_says_against_its_letters_is_not_followed(said: str, language: str) -> None:
    """A program's own language stands in many files; that of the letters is the text's, and the doubt is said."""
    result = of(AKOMA_NTOSO.format(language=said, text=SENTENCES[language]), name="a.xml")
    assert result.document.language == language
    assert codes(result)[0] == "language-doubt"
    assert f"given as {stated(said)}" in result.document.problems[0].text


def test_what_a_person_says_is_followed_against_the_letters() -> None:
    """They may know better, as of Turkish in Arabic letters; the doubt is said."""
    result = of(AKOMA_NTOSO.format(language="", text=SENTENCES["ukr"]), language="eng", name="a.xml")
    assert result.document.language == "eng"
    assert codes(result) == ["language-doubt"]


PAGES = {
    "srp": "Закон о војној агенцији|Члан {}|Овим законом уређују се оснивање, организација и надзор над радом "
    "агенције, као и права и обавезе њених запослених у Републици Србији.",
    "bul": "Закон за пристанищата|Член {}|С този закон се уреждат обществените отношения, свързани с устройството и "
    "управлението на пристанищата в Република България.",
    "kir": "Билим берүү жөнүндө мыйзам|{}-берене|Ушул Мыйзам билим берүү чөйрөсүндөгү мамлекеттик "
    "саясаттын негиздерин жана Кыргыз Республикасынын жарандарынын укуктарын жөнгө салат.",
    "ell": "Νόμος για τους λιμένες|Άρθρο {}|Με τον παρόντα νόμο ρυθμίζονται η οργάνωση και η διοίκηση "
    "των λιμένων της χώρας.",
}


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("template", ["en", "de", "pt-BR"])
def test_a_template_s_language_is_not_the_text_s(language: str, template: str) -> None:
    """A page of other letters than its language has: the words decide, the doubt is told, the page's head is title."""
    title, article, said = PAGES[language].split("|")
    body = "".join(f"<h2>{article.format(at)}</h2><p>{said}</p>" for at in (1, 2, 3))
    html = f'<html lang="{template}"><head><title>WXYZ</title></head><body><h1>{title}</h1>{body}</body></html>'
    result = read(html.encode(), name="a.html", subject="x", role="text", language=None, source="x")
    assert result.document.language == language
    assert codes(result).count("language-doubt") == 1
    if language != "kir":  # whose words for laws nobody has told
        assert result.document.title == title
    named = read(html.encode(), name="a.html", subject="x", role="text", language="eng", source="x")
    assert named.document.language == "eng"


@pytest.mark.parametrize("heading", ["第二条", "Article 4", "第3章　総則", "Artikel 7"])
def test_an_article_is_no_title(heading: str) -> None:
    """Extracts begin with one; the file's name says more."""
    html = f"<html><body><p>{'Extracts of treaties. ' * 20}</p><h1>{heading}</h1><p>They meet.</p></body></html>"
    result = read(html.encode(), name="extracts.html", subject="x", role="text", language=None, source="x")
    assert result.document.title == "extracts"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стаття 1\n\nСторони співпрацюють.", "ukr"),
        ("Статья 1\n\nСтороны сотрудничают.", "rus"),
        ("المادة 1\n\nيتعاون الطرفان.", "ara"),
        ("Article 1\n\nThe Parties train.", "eng"),
        ("Članak 1\n\nStranke surađuju.", "eng"),
    ],
)
def test_a_text_too_short_to_tell_is_taken_for_one_of_its_letters(text: str, language: str) -> None:
    """English is assumed only of Latin letters; that it is assumed is said."""
    found = read(text.encode(), name="a.txt", subject="x", role="text", language=None, source="s").document
    assert found.language == language
    assert [(one.code, one.text.endswith(f"so {language} is assumed")) for one in found.problems] == [
        ("language-unknown", True)
    ]
