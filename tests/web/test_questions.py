"""Sixty questions of people who work with the partnerships, each answered by one page (questions.yaml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from starlette.testclient import TestClient

QUESTIONS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "strong", "sub", "sup"}


def plain(text: str) -> str:
    """A text as the list says it is compared."""
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", text).split()).casefold()


def words_of(page: str) -> str:
    """What a reader reads on a page: its main part, a blank between what does not stand in one line."""
    main = lxml.html.document_fromstring(page).find(".//main")
    for element in main.iter():
        if isinstance(element.tag, str) and element.tag not in INLINE:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return plain(main.text_content())


def stands(wanted: str, page: str) -> bool:
    """Whether one of the ways to say it stands on the page."""
    return any(re.search(_pattern(plain(way)), page) for way in wanted.split("|"))


def _pattern(way: str) -> str:
    whole = len(way) <= 3 or not re.search(r"[^\d.,/-]", way)
    return rf"(?<!\w){re.escape(way)}" + (r"(?!\w)" if whole else "")


@pytest.mark.parametrize("question", QUESTIONS, ids=[one["id"] for one in QUESTIONS])
def test_the_page_answers_the_question(client: TestClient, question: dict[str, Any]) -> None:
    """All of the answer stands there, and nothing that would make it wrong."""
    answer = client.get(question["page"])
    assert answer.status_code == 200
    page = words_of(answer.text)
    assert [wanted for wanted in question["must"] if not stands(wanted, page)] == []
    assert [wrong for wrong in question.get("must_not", ()) if stands(wrong, page)] == []


def test_the_list_is_whole() -> None:
    """Sixty questions, each once; some of which nobody can answer, and some about an earlier day."""
    assert len({one["id"] for one in QUESTIONS}) == len(QUESTIONS) == 60
    assert sum(one.get("unknown", False) for one in QUESTIONS) >= 6
    assert sum("as_of" in one for one in QUESTIONS) >= 4


def test_what_does_not_stand_there_is_missed() -> None:
    """The comparison can fail: part of a number is not the number, a word inside another is not the word."""
    page = plain("The 18 Security of Supply Arrangements – first in 2024")
    assert stands("18|eighteen", page)
    assert stands("supply arrangement", page)
    assert not stands("8", page)
    assert not stands("rrangement", page)
    assert not stands("2024-01-27|27 January 2024", page)
