"""Questions: of the stated size, and together they show every provision to every area."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.language_model.prompts import MOST_LEAD, SIZE, prompts
from foedera.errors import UsageError
from foedera.model.codebook import Area
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook
from tests.questioned import TEXT, WORDING, area, asked_about, pact

LEAST = len(WORDING.text) + 3_000


def test_one_question_shows_areas_by_their_notes_and_provisions_by_number() -> None:
    """Definition, include and exclude; headings and text as they stand; nothing of what the lexicon searches for."""
    result = pact()
    (question,) = asked_about(result)
    shown = json.loads(question.content)
    assert [set(area) for area in shown["areas"]] == [{"id", "label", "definition", "include", "exclude"}] * 3
    assert [area["id"] for area in shown["areas"]] == list(question.areas) == ["hybrid", "cables", "space"]
    assert [p["number"] for p in shown["provisions"]] == list(question.provisions) == [1, 2, 3]
    text = result.document.text
    assert [p["text"] for p in shown["provisions"]] == [text[p.start : p.end] for p in result.provisions]
    assert question.instructions == WORDING.text
    assert (question.document, question.number, question.of) == ("pact/eng", 1, 1)


def test_a_text_cannot_break_out_of_its_place() -> None:
    """What looks like the end of the list in a text is text: three provisions stay three."""
    assert '"}]}, {"number": 9' in TEXT
    (question,) = asked_about(pact())
    assert len(json.loads(question.content)["provisions"]) == 3


def test_no_areas_no_question() -> None:
    """Nothing is sent when there is nothing to ask."""
    result = pact()
    assert prompts(WORDING, (), result.document, result.provisions) == ()


def test_a_size_without_room_is_refused_and_says_which_would_do() -> None:
    """The size named as enough is enough."""
    result = pact()
    with pytest.raises(UsageError) as fault:
        asked_about(result, size=1_000)
    least = int(str(fault.value.next_step).split()[-1])
    assert asked_about(result, size=least)


sentences = st.sampled_from(
    [
        "The sides will meet.",
        'They say "shall".',
        "Ünïcödé — “quoted”.",
        "x" * 700,
        "back\\slash",
        "Article 7",
        "\n\n",
        "1.",
        "a " * 300,
    ]
)
areas = st.lists(st.integers(0, 900), min_size=1, max_size=8).map(
    lambda lengths: [area(f"area-{place}", "y" * length) for place, length in enumerate(lengths)]
)


@given(st.lists(sentences, min_size=1, max_size=40).map(" ".join).filter(str.strip), areas, st.integers(LEAST, SIZE))
def test_every_provision_is_shown_whole_to_every_area_within_the_size(text: str, book: list[Area], size: int) -> None:
    """The law of portions: no question beyond the size, no letter of any provision kept from any area."""
    result = pact(text)
    put = prompts(WORDING, book, result.document, result.provisions, size=size)
    letters = {
        number: "".join(result.document.text[p.start : p.end].split()) for number, p in enumerate(result.provisions, 1)
    }
    for one in book:
        shown = dict.fromkeys(letters, "")
        for question in put:
            content = json.loads(question.content)
            if one.id in question.areas:
                for part in content["provisions"]:
                    assert part["number"] in question.provisions
                    shown[part["number"]] += "".join(part["text"].split())
        assert shown == letters
    assert all(len(question.instructions) + len(question.content) <= size for question in put)
    assert [question.number for question in put] == list(range(1, len(put) + 1))


LISTS = """Article 1

The sides will cooperate in the prevention of crimes, including:

(a) terrorism in all its forms. They will meet on it.

(b) trafficking in arms:

(i) by sea;
"""


def test_an_item_of_a_list_is_shown_with_what_it_completes() -> None:
    """Each with its own lead, the outermost words first; running text has none."""
    result = read(LISTS.encode(), name="pact.md", subject="pact", role="text", language="eng", source="pact-text")
    (question,) = asked_about(result)
    shown = {p["text"].split()[0]: p["lead"] for p in json.loads(question.content)["provisions"]}
    lead = "The sides will cooperate in the prevention of crimes, including:"
    assert shown["The"] == ""
    assert shown["(a)"] == shown["(b)"] == lead
    assert shown["(i)"] == f"{lead} trafficking in arms:"


def test_an_overlong_lead_is_shown_by_its_beginning() -> None:
    """So that it leaves room for the item."""
    words = "The sides will cooperate in " + "and in ".join(f"matter {number}, " for number in range(30))
    result = read(
        f"{words} including:\n\n(a) space;\n".encode(),
        name="p.md",
        subject="p",
        role="text",
        language="eng",
        source="s",
    )
    (question,) = asked_about(result)
    lead = json.loads(question.content)["provisions"][1]["lead"]
    assert lead.startswith("The sides will cooperate in matter 0")
    assert lead.endswith("…")
    assert len(lead) <= MOST_LEAD


def test_rules_stand_above_all_areas_in_every_question() -> None:
    """Those of the codebook, word for word."""
    result = pact()
    put = prompts(
        WORDING, [area("space")], result.document, result.provisions, rules=("A value shows nothing.", "Two.")
    )
    assert [json.loads(question.content)["rules"] for question in put] == [["A value shows nothing.", "Two."]] * len(
        put
    )
    assert built_in_codebook("eu-sdp").rules


def test_areas_share_a_question_where_that_takes_fewer() -> None:
    """All areas of our own codebook, with the pact, in one."""
    result, book = pact(), built_in_codebook("eu-sdp")
    (question,) = prompts(WORDING, book.areas, result.document, result.provisions, rules=book.rules)
    assert len(question.areas) == len(book.areas)
