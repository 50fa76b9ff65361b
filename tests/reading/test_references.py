"""What a text points at."""

from __future__ import annotations

import pytest

from foedera.model.document import Provision
from foedera.reading.relations.references import Pointing, references

EIDS = ("art_1", "art_2__para_1", "art_2__para_2__point_a", "art_5", "annex_ii__para_1", "text_2__art_1")
NAMES = {"EUNAVFOR Atalanta": "eunavfor-atalanta", "PESCO": "pesco", "Security and Defence Dialogue": "sdd"}


def provision(eid: str, number: str | None = None) -> Provision:
    """A provision at a place."""
    return Provision(
        id=f"x/eng/{eid}",
        document="x/eng",
        eid=eid,
        kind="paragraph",
        number=number,
        heading=None,
        path=(),
        start=0,
        end=1,
        page=None,
    )


@pytest.mark.parametrize(
    ("text", "eid", "found"),
    [
        ("as laid down in Article 2(2)(a) and Article 5", "art_1", ["art_2__para_2__point_a", "art_5"]),
        ("as laid down in Article 2(9)", "art_1", ["art_2__para_1"]),
        ("under paragraph 1 above", "art_2__para_2__point_a", ["art_2__para_1"]),
        ("the list in Annex II", "art_1", ["annex_ii__para_1"]),
        ("Article 1 of this Agreement", "art_5", ["art_1"]),
        ("Article 5 of the Washington Treaty", "art_1", [None]),
        ("Article 42(7) TEU", "art_1", [None]),
        ("zie artikel 1; Artikel 1 van dit Verdrag", "art_5", ["art_1"]),
        ("Article 1", "text_2__art_1", ["text_2__art_1"]),
        ("Security Council resolution 1325 (2000)", "art_1", ["S/RES/1325 (2000)"]),
        ("General Assembly resolution 60/1", "art_1", ["A/RES/60/1"]),
        ("UNSCR 2250 on youth", "art_1", ["S/RES/2250"]),
        ("resolution 12 of the committee", "art_1", []),
        ("Council Decision (CFSP) 2021/509 and Regulation (EU) 2021/697", "art_1", [None, None]),
        ("in EUNAVFOR Atalanta and PESCO projects", "art_1", ["eunavfor-atalanta", "pesco"]),
        ("article of faith, chapter and verse", "art_1", []),
    ],
)
def test_targets(text: str, eid: str, found: list[str | None]) -> None:
    """Each form of reference with the target a reader would turn to."""
    assert [reference.target for reference in references(text, provision(eid), EIDS, NAMES)] == found


def test_its_own_number_is_no_reference() -> None:
    """'Article 5. The Parties …' does not point at itself."""
    text = "Article 5. The Parties act under Article 1."
    (only,) = references(text, provision("art_5", "Article 5"), EIDS, {})
    assert text[only.start : only.end] == "Article 1"
    assert only.kind == Pointing.INTERNAL
