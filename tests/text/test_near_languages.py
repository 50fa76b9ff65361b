"""Near languages: what words cannot tell is said to be in doubt, and what a file says decides."""

from __future__ import annotations

import pytest

from foedera.model.document import Document
from foedera.reading import read
from foedera.text.language import detect
from foedera.text.near_languages import as_likely, fits

PASSAGES: dict[str, tuple[str, ...]] = {
    "nob": (
        (
            "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er utstyrt med "
            "fornuft og samvittighet og bør handle mot hverandre i brorskapets ånd."
        ),
        (
            "Partene skal hvert år rådføre seg med hverandre om sikkerheten til sjøs og om vern av undersjøiske "
            "kabler. Denne avtalen trer i kraft den dagen begge parter har underrettet hverandre om at den er "
            "godkjent."
        ),
    ),
    "nno": (
        (
            "Alle menneske er fødde til fridom og med same menneskeverd og menneskerettar. Dei har fått fornuft "
            "og samvit og skal leve med kvarandre som brør."
        ),
        (
            "Partane skal kvart år rådføre seg med kvarandre om tryggleiken til sjøs og om vern av undersjøiske "
            "kablar. Denne avtalen tek til å gjelde den dagen begge partane har varsla kvarandre om at han er "
            "godkjend."
        ),
    ),
    "dan": (
        (
            "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og "
            "samvittighed, og de bør handle mod hverandre i en broderskabets ånd."
        ),
        (
            "Parterne rådfører sig hvert år med hinanden om sikkerheden til søs og om beskyttelsen af undersøiske "
            "kabler. Denne aftale træder i kraft den dag, hvor begge parter har underrettet hinanden om, at den "
            "er godkendt."
        ),
    ),
    "hrv": (
        (
            "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i "
            "sviješću i trebaju jedna prema drugima postupati u duhu bratstva."
        ),
        (
            "Stranke se svake godine savjetuju o sigurnosti na moru i o zaštiti podmorskih kabela. Ovaj Sporazum "
            "stupa na snagu danom kada su se obje stranke međusobno obavijestile da je odobren."
        ),
    ),
    "bos": (
        (
            "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i "
            "sviješću i treba da jedno prema drugome postupaju u duhu bratstva."
        ),
        (
            "Strane se svake godine savjetuju o sigurnosti na moru i o zaštiti podmorskih kablova. Ovaj sporazum "
            "stupa na snagu na dan kada su se obje strane međusobno obavijestile da je odobren."
        ),
    ),
    "srp": (
        (
            "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i "
            "svešću i treba jedni prema drugima da postupaju u duhu bratstva."
        ),
        (
            "Strane se svake godine savetuju o bezbednosti na moru i o zaštiti podmorskih kablova. Ovaj sporazum "
            "stupa na snagu na dan kada su se obe strane međusobno obavestile da je odobren."
        ),
        (
            "Сва људска бића рађају се слободна и једнака у достојанству и правима. Она су обдарена разумом и "
            "свешћу и треба једни према другима да поступају у духу братства."
        ),
        (
            "Стране се сваке године саветују о безбедности на мору и о заштити подморских каблова. Овај споразум "
            "ступа на снагу на дан када су се обе стране међусобно обавестиле да је одобрен."
        ),
    ),
    "msa": (
        (
            "Semua manusia dilahirkan bebas dan samarata dari segi kemuliaan dan hak-hak. Mereka mempunyai "
            "pemikiran dan perasaan hati dan hendaklah bertindak di antara satu sama lain dengan semangat "
            "persaudaraan."
        ),
        (
            "Pihak-Pihak hendaklah berunding antara satu sama lain pada tiap-tiap tahun mengenai keselamatan "
            "maritim dan perlindungan kabel dasar laut. Perjanjian ini hendaklah mula berkuat kuasa pada tarikh "
            "kedua-dua Pihak telah memberitahu bahawa ia telah diluluskan."
        ),
        (
            "Peraturan-peraturan ini bolehlah dinamakan Peraturan-Peraturan Kawalan Harga dan hendaklah mula "
            "berkuat kuasa pada 1 Januari. Mana-mana orang yang melakukan suatu kesalahan boleh, apabila "
            "disabitkan, didenda tidak melebihi lima ribu ringgit."
        ),
    ),
    "ind": (
        (
            "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka dikaruniai akal "
            "dan hati nurani dan hendaknya bergaul satu sama lain dalam semangat persaudaraan."
        ),
        (
            "Para Pihak wajib berkonsultasi satu sama lain setiap tahun mengenai keamanan maritim dan "
            "perlindungan kabel bawah laut. Perjanjian ini mulai berlaku pada tanggal kedua Pihak telah saling "
            "memberitahukan bahwa perjanjian ini telah disetujui."
        ),
        (
            "Peraturan ini mulai berlaku pada tanggal diundangkan. Setiap orang yang melakukan pelanggaran "
            "sebagaimana dimaksud pada ayat (1) dipidana dengan pidana denda paling banyak lima ratus juta "
            "rupiah."
        ),
    ),
}
"""Article 1 of the Universal Declaration of Human Rights, and sentences of treaties and laws; Serbian in both."""
ALL = [(language, text) for language, texts in PASSAGES.items() for text in texts]
MODEL = {"nob": "nor"}


@pytest.mark.parametrize(("language", "text"), ALL, ids=[f"{one}-{at}" for at, (one, _) in enumerate(ALL)])
def test_the_language_or_the_doubt(language: str, text: str) -> None:
    """What is told wrongly is told to be one of several, the right one among them."""
    expected = MODEL.get(language, language)
    found = detect(text)
    assert found is not None
    assert found == expected or expected in as_likely(text, found)
    assert fits(text, found, language)


@pytest.mark.parametrize(
    ("language", "clear"),
    [("dan", "nob"), ("nob", "dan"), ("msa", "eng"), ("hrv", "dan"), ("dan", "deu"), ("srp", "mkd")],
)
def test_what_words_do_tell_is_told(language: str, clear: str) -> None:
    """Danish is no Norwegian, whatever a file says; and languages of no group are never near."""
    text = " ".join(PASSAGES[language])
    assert not fits(text, detect(text) or "", clear)


def test_other_languages_have_no_near_ones() -> None:
    """Nothing is said of them."""
    assert as_likely("The Parties shall consult each other every year on maritime security.", "eng") == ()


def of(text: str, language: str | None = None) -> Document:
    """A text read."""
    return read(text.encode(), name="a.txt", subject="x", role="text", language=language, source="s").document


def test_a_text_nobody_names_the_language_of_says_the_doubt() -> None:
    """Croatian and Bosnian; Nynorsk in a short text; not Malay, which its words tell from Indonesian."""
    for language, codes in {"hrv": ["language-near"], "bos": ["language-near"], "msa": [], "dan": []}.items():
        document = of("\n\n".join(PASSAGES[language]))
        assert [problem.code for problem in document.problems] == codes


@pytest.mark.parametrize(
    ("said", "language"), [("bos", "hrv"), ("srp", "hrv"), ("hrv", "bos"), ("nob", "nob"), ("msa", "msa")]
)
def test_what_is_said_decides_between_near_languages(said: str, language: str) -> None:
    """Without a doubt where the words fit it; the Bosnian passages look Croatian."""
    text = PASSAGES[language][1] if said != "srp" else PASSAGES["srp"][1]
    document = of(text, said)
    assert document.language == said
    assert document.problems == ()


@pytest.mark.parametrize("said", ["msa", None])
def test_two_languages_one_of_them_near_another(said: str | None) -> None:
    """A Malay and English text: the provisions have the name the file gives, or the one their words tell."""
    english = "Any person who commits an offence shall on conviction be liable to a fine of five thousand ringgit."
    malay = "\n\n".join(PASSAGES["msa"])
    data = f"{malay}\n\n{english}\n\n{english}\n\n{english}\n".encode()
    result = read(data, name="a.txt", subject="x", role="text", language=said, source="s")
    assert {result.document.language_of(one) for one in result.provisions} == {"msa", "eng"}
