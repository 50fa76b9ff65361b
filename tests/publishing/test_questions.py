"""Who speaks of a cell that waits, each in a voice of its own: a machine's rule, a person's note, a source's sign."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from foedera.coding.active_learning import questions
from foedera.comparing.resolution import resolve
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.review import Question
from foedera.publishing.questions import to_json, voices
from foedera.workspace import Workspace
from tests.revised import written

BOOK = Codebook(
    id="t", version=1, title="T", source="us", locator="here", areas=(Area(id="ports", number=1, label="Ports"),)
)


def said(value: str, coder: str, *, rank: Rank = Rank.MACHINE, source: str = "text", **more: str) -> Claim:
    """What somebody says of the ports."""
    note = more.pop("note", None)
    return new_claim(
        subject="a",
        property="coverage",
        value={"area": "ports", "value": value, **more},
        coder=coder,
        rank=rank,
        basis=Basis(source=source, locator="here"),
        recorded=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        codebook="t@1",
        note=note,
    )


def asked(*claims: Claim) -> Question:
    """The question about the cell."""
    (question,) = questions([resolve("a", "ports", claims)], BOOK)
    return question


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([said("covered", "lexicon@3")], [("lexicon@3", "covered", 1)]),
        (
            [said("covered", "lexicon@3", rule="one"), said("covered", "lexicon@3", rule="two")],
            [("lexicon@3", "covered", 2)],
        ),
        (
            [said("covered", "lexicon@3"), said("not_found", "llm:m:https://a.example/v1@1")],
            [("lexicon@3", "covered", 1), ("llm:m:https://a.example/v1@1", "not_found", 1)],
        ),
        (
            [said("covered", "lexicon@3"), said("unclear", "lexicon@3", source="digest"), said("covered", "ranker@1")],
            [("lexicon@3", "covered", 1), ("lexicon@3", "unclear", 1), ("ranker@1", "covered", 1)],
        ),
    ],
)
def test_everybody_who_speaks_is_shown_once(claims: list[Claim], expected: list[tuple[str, str, int]]) -> None:
    """One voice with two passages, two machines, one machine on two texts."""
    found = [(voice.claims[0].coder, voice.says.value.value, len(voice.claims)) for voice in voices(asked(*claims))]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("claim", "ground"),
    [
        (said("covered", "lexicon@3", rule="score 3 of 2"), "the machine's rule: score 3 of 2"),
        (said("covered", "person:Ada", rank=Rank.PERSON, note="Article 4 says so"), "Ada's note: Article 4 says so"),
        (
            said("not_found", "person:Bo", rank=Rank.PERSON, rule="read the whole text", note="no word of it"),
            "Bo: read the whole text; Bo's note: no word of it",
        ),
        (said("covered", "eprs", rank=Rank.SECONDARY, rule="tick"), "the source's own: tick"),
        (said("covered", "eprs", rank=Rank.SECONDARY), None),
    ],
)
def test_each_says_why_in_its_own_name(claim: Claim, ground: str | None) -> None:
    """A person's note is never the machine's rule."""
    question = Question(
        agreement="a", area="ports", codebook="t@1", shown="not_coded", proposal=claim, probability=None,  # type: ignore[arg-type]
        sureness=None, why="the area changed",
    )  # fmt: skip
    assert [voice.ground for voice in voices(question)] == [ground]


def test_a_decision_that_waits_since_its_area_changed_is_the_persons(workspace: Workspace, tmp_path: Path) -> None:
    """In the queue of a workspace whose codebook was split, with the note beside it, and in the JSON."""
    workspace.decide("eu-nor-sdp-2024/counterterrorism", "covered", by="Ada", note="paragraph 9 has it")
    workspace.codebook_migrate(written(tmp_path))
    question = next(one for one in workspace.review().questions if one.proposal.coder == "person:Ada")
    assert voices(question)[0].ground == "Ada: read the whole text; Ada's note: paragraph 9 has it"
    assert b'"note": "paragraph 9 has it"' in to_json([question])
