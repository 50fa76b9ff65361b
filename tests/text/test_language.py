"""Which language a text is in."""

from __future__ import annotations

import pytest

from foedera.text.language import detect, iso3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Parties will deepen their cooperation on maritime security and hybrid threats every year.", "eng"),
        ("Les Parties approfondissent chaque année leur coopération en matière de sécurité maritime.", "fra"),
        ("De Partijen verdiepen elk jaar hun samenwerking op het gebied van maritieme veiligheid.", "nld"),
        ("Die Vertragsparteien vertiefen jedes Jahr ihre Zusammenarbeit im Bereich der Seesicherheit.", "deu"),
        ("Las Partes profundizarán cada año su cooperación en materia de seguridad marítima y otras.", "spa"),
        (
            "대한민국과 유럽연합은 해양 안보와 사이버 안보 분야에서 협력을 강화하고 매년 대화를 개최한다" * 2,
            "kor",
        ),
        ("Article 5", None),
    ],
)
def test_detection(text: str, language: str | None) -> None:
    """Sentences of partnership language; too few letters say nothing."""
    assert detect(text) == language


def test_all_of_a_long_text_counts() -> None:
    """A foreign preamble before three times as much, and a few foreign words at each end, do not decide."""
    english = "The Parties will deepen their cooperation on maritime security and hybrid threats every year. "
    dutch = "De Partijen verdiepen elk jaar hun samenwerking op het gebied van maritieme veiligheid. "
    assert detect(english * 40 + dutch * 140) == "nld"
    assert detect(english + dutch * 180 + english) == "nld"
    assert detect(english * 140 + dutch * 40) == "eng"


@pytest.mark.parametrize(("code", "found"), [("en", "eng"), ("en-GB", "eng"), ("nld", "nld"), ("xx", None), ("", None)])
def test_codes(code: str, found: str | None) -> None:
    """Two letters, three letters, with a region."""
    assert iso3(code) == found
