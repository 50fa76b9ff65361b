"""Joiners stay in words that need them and go elsewhere; whoever searches need not know which."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.expressions import compile_expression
from foedera.coding.language_model.quote_search import FoldedText
from foedera.comparing.wording.segments import words_of
from foedera.reading import read
from foedera.reading.structure.headings import names_instrument
from foedera.text.joiners import JOINERS, without_joiners
from foedera.text.normalise import clean, normalise
from foedera.workspace import Workspace

WORDS = {
    "Persian": "می\u200cشود", "Persian plural": "کتاب\u200cها", "Persian with figures": "۱۲\u200cماهه",
    "Hindi": "क्\u200dष", "Hindi apart": "क्\u200cष", "Bengali": "র\u200d্যাম", "Sinhala": "ශ්\u200dරී",
    "Malayalam at the end": "അവന്\u200d", "Kannada": "ರ\u200d್ಕ", "Urdu": "علم\u200cی",
}  # fmt: skip


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS.keys())
def test_words_keep_their_joiners(word: str) -> None:
    """Alone, between blanks, before a stop, and where several joiners stand for one."""
    joiner = next(sign for sign in word if sign in JOINERS)
    for text in (
        word,
        f"a {word}. b",
        word.replace(joiner, joiner * 2),
        f"\u200c{word}\u200c x".replace("\u200c x", " x"),
    ):
        assert word in normalise(text)[0]


@pytest.mark.parametrize(
    "text", ["co\u200coperate", "a\u200d", "\u200cمن", "من\u200c و", "1\u200d2", "من\u200cthe", "क\u200c।"]
)
def test_elsewhere_they_go(text: str) -> None:
    """Between letters of other scripts, at the ends of words, and before signs."""
    assert normalise(text)[0] == "".join(sign for sign in text if sign not in JOINERS)


SIGNS = st.text(alphabet=st.sampled_from([*"می شکषक्راa1.۲\u200c\u200d\u00ad\u200b\n\u0654\u093c"]), max_size=30)


@given(SIGNS)
def test_cleaning_is_stable_and_knows_the_way_back(text: str) -> None:
    """The laws of normalise hold with joiners: clean text stays, every sign has its place."""
    found, offsets = normalise(text)
    assert normalise(found)[0] == found == clean(text)
    assert [text[offsets.place(at)] for at, sign in enumerate(found) if sign in JOINERS] == [
        sign for sign in found if sign in JOINERS
    ]
    assert without_joiners(found) == "".join(sign for sign in found if sign not in JOINERS)


@pytest.mark.parametrize("expression", ["می\u200cشود", "میشود", "می\u200cشو*"])
@pytest.mark.parametrize("text", ["اجرا می\u200cشود.", "اجرا میشود."])
def test_expressions_find_both_spellings(expression: str, text: str) -> None:
    """And no half of a word."""
    assert compile_expression(expression).search(text) is not None
    assert compile_expression("می").search(text) is None
    assert compile_expression("شود").search(text) is None


def test_words_are_compared_and_quoted_without() -> None:
    """Both spellings are one word to whoever compares; a quote is found by either, at its whole place."""
    assert words_of("اجرا می\u200cشود") == words_of("اجرا میشود")
    text = "این موافقت\u200cنامه امروز اجرا می\u200cشود و بس"
    for quote in ("موافقت\u200cنامه امروز اجرا می\u200cشود", "موافقتنامه امروز اجرا میشود"):
        span = FoldedText(text).find(quote)
        assert span is not None
        assert text[slice(*span)] == "موافقت\u200cنامه امروز اجرا می\u200cشود"


def test_headings_are_known_by_either_spelling() -> None:
    """'موافقت‌نامه', an agreement, is written in both ways."""
    assert names_instrument("موافقت\u200cنامه همکاری") == names_instrument("موافقتنامه همکاری")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_persian_law_reads_as_it_is_written(name: str) -> None:
    """In each format the text keeps them, and nothing is lost."""
    body = "ماده ۱\n\nقرارداد از امروز اجرا می\u200cشود و طرف\u200cها آن را می\u200cپذیرند.\n"
    text = (
        f"<html><body><p>{body.strip().replace(chr(10) * 2, '</p><p>')}</p></body></html>" if "html" in name else body
    )
    result = read(text.encode(), name=name, subject="a-b", role="text", language="fas", source="s")
    assert "می\u200cشود و طرف\u200cها" in result.document.text
    assert result.document.report is not None
    assert result.document.report.lost == 0


@pytest.mark.parametrize("query", ["می\u200cشود", "میشود", '"اجرا می\u200cشود"'])
def test_search_finds_both_spellings(workspace: Workspace, tmp_path: Path, query: str) -> None:
    """Whichever the text and the query have."""
    file = tmp_path / "a.txt"
    file.write_text("ماده ۱\n\nقرارداد از امروز اجرا می\u200cشود.\n\nماده ۲\n\nفسخ میشود.\n", encoding="utf-8")
    workspace.add([file], agreement="a-b", lang="fas")
    assert len(workspace.search(query, kind="provision").hits) == (1 if query.startswith('"') else 2)
