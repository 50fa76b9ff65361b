"""Texts in further languages: each provision is searched by the expressions of its own, and cells say what was not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from foedera.coding.coverage.judging import CoverageJudge
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.fingerprints import fingerprint
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import ReadResult
from foedera.model.language_expressions import AreaExpressions, LanguageExpressions
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words, with_languages

BOOK = built_in_codebook("eu-sdp")
SPOKEN = with_languages(BOOK)
LANGUAGES = ("deu", "fra", "ron", "ukr")
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
SENTENCES = Path(__file__).parent / "sentences"
BY_SCORE = Lexicon(SPOKEN, built_in_sentence_words())
SPANISH = "Las partes cooperarán en la protección de las infraestructuras críticas y en la ciberseguridad de sus redes."
ENGLISH = "The sides will exchange good practice on countering hybrid threats and on hybrid warfare in general."
FRENCH = "Les parties échangeront leurs bonnes pratiques en matière de lutte contre les menaces hybrides."


def sentences(language: str) -> dict[str, Any]:
    """Our own sentences in a language."""
    found: dict[str, Any] = msgspec.yaml.decode((SENTENCES / f"{language}.yaml").read_text("utf-8"))
    return found


def text_of(*paragraphs: str, language: str | None = None) -> ReadResult:
    """A text of numbered paragraphs."""
    text = "\n\n".join(f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1))
    return read(text.encode(), name="t.txt", subject="x", role="text", language=language, source="t")


def claimed(text: ReadResult, lexicon: Lexicon = BY_SCORE, *, only: str | None = None) -> dict[str, Coverage]:
    """Area id → the best that is claimed of it; `only` by the provisions in that language."""
    provisions = [each for each in text.provisions if only is None or text.document.language_of(each) == only]
    claims = lexicon.code(text.document, provisions, agreement="x", recorded=WHEN)
    return {claim.value["area"]: value_of(claim, Coverage) for claim in reversed(claims)}


def covered(claims: dict[str, Coverage]) -> set[str]:
    """The areas that are covered."""
    return {area for area, claim in claims.items() if claim.value is CellValue.COVERED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_expressions_in_each_language(language: str) -> None:
    """No area is silent in a language there is a file for."""
    assert [area.id for area in SPOKEN.by_language()[language].areas if not (area.strong and area.headings)] == []


def cases() -> Iterator[Any]:
    """Every sentence that is about an area."""
    for language in LANGUAGES:
        for area, pair in sentences(language)["areas"].items():
            for half in ("seen", "aside"):
                yield pytest.param(language, area, pair[half], id=f"{language}-{area}-{half}")


@pytest.mark.parametrize(("language", "area", "sentence"), list(cases()))
def test_a_sentence_shows_its_area_with_a_strength(language: str, area: str, sentence: str) -> None:
    """In the language it is in, with the words that tell how firm it is."""
    claim = claimed(text_of(sentence, language=language))[area]
    assert claim.value is CellValue.COVERED
    assert claim.strength in (Strength.EXPLORED, Strength.INTENDED, Strength.FIRM)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_about_nothing_show_nothing(language: str) -> None:
    """Words that look like those of an area."""
    found = {each: covered(claimed(text_of(each, language=language))) for each in sentences(language)["nothing"]}
    assert {sentence: areas for sentence, areas in found.items() if areas} == {}


@pytest.mark.parametrize("judge", [None, built_in_judge(BOOK)], ids=["by score", "weighed"])
@pytest.mark.parametrize("place", [0, 1])
def test_the_french_half_of_an_agreement_covers_what_its_english_half_does(
    place: int, judge: CoverageJudge | None
) -> None:
    """One text in two languages, a paragraph for a paragraph; both together cover no less."""
    agreement = msgspec.yaml.decode((SENTENCES / "agreements.yaml").read_text("utf-8"))[place]
    text = text_of(*agreement["eng"], *agreement["fra"])
    lexicon = Lexicon(SPOKEN, built_in_sentence_words(), judge)
    english, french = (covered(claimed(text, lexicon, only=language)) for language in ("eng", "fra"))
    assert english == french
    assert len(english) >= 12
    assert covered(claimed(text, lexicon)) >= english


def test_a_claim_names_the_language_and_the_file_it_was_found_by() -> None:
    """Where the language is not the codebook's own; elsewhere the rule is what it was."""
    words = {each.language: each for each in SPOKEN.languages}
    rule = claimed(text_of(FRENCH, language="fra"))["hybrid-threats"].rule
    assert f"expressions of {BOOK.key} in fra ({fingerprint(words['fra'])})" in str(rule)
    assert "expressions of" not in str(claimed(text_of(ENGLISH, language="eng"))["hybrid-threats"].rule)


def test_what_is_not_found_says_what_was_searched_language_by_language() -> None:
    """And how many provisions were not, and why."""
    said = claimed(text_of(*[ENGLISH] * 2, *[FRENCH] * 3, *[SPANISH] * 4, language="eng"))["consular"]
    assert said.value is CellValue.NOT_FOUND
    assert said.searched is not None
    first, second, third = said.searched.split("; ")
    assert first.startswith("2 provisions of x/eng for ")
    assert second.startswith("3 provisions for ")
    assert f"{BOOK.key} in fra (" in second
    assert third == "not searched: 4 provisions in spa, for which it has no expressions"


def test_a_text_in_no_language_there_are_expressions_in_is_unreadable() -> None:
    """The reason names those there are."""
    claims = claimed(text_of(SPANISH, SPANISH, language="spa"))
    assert {claim.value for claim in claims.values()} == {CellValue.UNREADABLE}
    rules = {claim.rule for claim in claims.values()}
    assert rules == {f"the expressions of {BOOK.key} are in eng, deu, fra, ron and ukr, the text is in spa"}


def own_book(**lists: tuple[str, ...]) -> Codebook:
    """A codebook of one's own with Spanish expressions for one of its two areas."""
    areas = (Area(id="cyber", number=1, label="Cyber", strong=("cyber security",)),
             Area(id="tolls", number=2, label="Tolls", strong=("toll*",)))  # fmt: skip
    words = LanguageExpressions(language="spa", source="ours", areas=(AreaExpressions(id="cyber", **lists),))
    return Codebook(
        id="own", version=1, title="Own", source="ours", locator="", areas=areas, undertakings=True, languages=(words,)
    )


def test_an_area_without_expressions_in_a_language_says_so() -> None:
    """Of a text only in that language it is unreadable, of one partly in it some provisions were not searched."""
    lexicon = Lexicon(own_book(strong=("ciberseguridad",)), built_in_sentence_words())
    alone = claimed(text_of(SPANISH, language="spa"), lexicon)
    assert alone["cyber"].value is CellValue.COVERED
    assert alone["tolls"].value is CellValue.UNREADABLE
    assert alone["tolls"].rule == "the expressions of own@1 for tolls are in eng, the text is in spa"
    both = claimed(text_of(*[ENGLISH] * 2, *[SPANISH] * 3), lexicon)
    assert str(both["tolls"].searched).endswith("not searched: 3 provisions in spa, for which it has no expressions")


@pytest.mark.parametrize("judge", [None, built_in_judge(BOOK)], ids=["by score", "weighed"])
def test_a_language_without_words_of_strength_leaves_the_strength_open(judge: CoverageJudge | None) -> None:
    """The rule says why; a strong expression is found by its score and by its weight."""
    text = text_of(SPANISH, language="spa")
    for words in ("ciberseguridad", "infraestructuras críticas", "sus redes"):
        lexicon = Lexicon(own_book(strong=(words,)), built_in_sentence_words(), judge)
        claim = claimed(text, lexicon)["cyber"]
        assert (claim.value, claim.strength) == (CellValue.COVERED, None)
        assert "no words of strength are listed for spa" in str(claim.rule)
        weak = Lexicon(own_book(weak=(words,)), built_in_sentence_words(), judge)
        assert claimed(text, weak)["cyber"].value is not CellValue.COVERED


def test_a_text_that_binds_nobody_says_so_in_its_own_language() -> None:
    """A word of duty is firm there, not binding."""
    duty = "Les parties doivent lutter ensemble contre le terrorisme et l'extrémisme violent."
    denial = "La présente déclaration n'est pas juridiquement contraignante pour les parties."
    bound, free = claimed(text_of(duty, language="fra")), claimed(text_of(duty, denial, language="fra"))
    assert bound["counterterrorism"].strength is Strength.BINDING
    assert free["counterterrorism"].strength is Strength.FIRM


@pytest.mark.parametrize(
    ("language", "area", "one"),
    [
        ("ron", "hybrid-threats", "Părţile vor combate ameninţările hybride şi hibride."),
        ("ron", "consular", "Părţile vor proteja cetăţenii în ţări terţe."),
        ("ron", "information-security-agreement", "Părţile vor încheia un acord privind securitatea informaţiilor."),
        ("fra", "support-ukraine", "Elles poursuivront l'aide à l'Ukraine."),
        ("fra", "space", "Elles dialogueront sur la sécurité dans l'espace."),
        ("ukr", "secure-communications", "Сторони створять захищений канал зв'язку."),
    ],
)
def test_two_ways_to_print_a_letter_are_one(language: str, area: str, one: str) -> None:
    """Cedillas and commas, and the apostrophes of each language."""
    for old, new in (("ţ", "ț"), ("ş", "ș"), ("'", "’"), ("'", "ʼ"), ("x", "x")):
        assert area in covered(claimed(text_of(one.replace(old, new), language=language)))
