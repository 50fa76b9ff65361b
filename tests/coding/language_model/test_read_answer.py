"""Answers are read strictly: exactly the form asked for, or refused whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.language_model.validation import read_answer
from foedera.errors import AnswerRefused
from tests.model_server import says

GOOD = json.dumps(says(hybrid=[(1, "The sides will meet.")], space=[]))


def test_the_form_asked_for() -> None:
    """Areas with their quotes, in order."""
    answer, fenced = read_answer(GOOD)
    assert not fenced
    assert [(one.area, one.covered) for one in answer.answers] == [("hybrid", True), ("space", False)]
    assert answer.answers[0].evidence[0].quote == "The sides will meet."


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "```\n{}\n```", "\n```JSON \n{}\n  ```\n\n"])
def test_one_markdown_fence_is_taken_off_and_said(fence: str) -> None:
    """Many models cannot do without."""
    answer, fenced = read_answer(fence.replace("{}", GOOD))
    assert fenced
    assert len(answer.answers) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "I am sorry.",
        GOOD[:-4],
        GOOD + GOOD,
        f"Here you are: {GOOD}",
        f"```json\n{GOOD}\n```\nI hope this helps.",
        "[]",
        "null",
        "{}",
        '{"answers": {}}',
        GOOD.replace('"provision": 1', '"provision": "1"'),
        GOOD.replace('"provision": 1', '"provision": 1.5'),
        GOOD.replace('"provision": 1', f'"provision": {"9" * 6000}'),
        GOOD.replace("true", '"yes"'),
        GOOD.replace("true", 'true, "why": "because"'),
        GOOD.replace('"The sides will meet."', "null"),
        GOOD.replace("The sides", "\\ud800"),
        "[" * 100_000,
        '{"answers": ' + "[" * 100_000,
        "\ud800",
    ],
    ids=range(21),
)
def test_anything_else_is_refused(text: str) -> None:
    """Empty, cut off, talkative, of other types, with fields nobody asked for, or deep enough to break a parser."""
    with pytest.raises(AnswerRefused) as fault:
        read_answer(text)
    assert fault.value.next_step


@given(st.text() | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Read, or refused: nothing else happens."""
    try:
        read_answer(text)
    except AnswerRefused:
        return
    assert "answers" in text
