"""foedera review, decide and accept: what is listed can be decided by the commands listed, in every format."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace
from tests.conftest import Copied

PACT = "eu-exa-sdp-2026"
TEXT = """# A partnership

## Cyber

1. The sides will hold a dialogue on cyber security every year.

## Final provisions

2. This partnership has no binding force under international law.
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def pact(copied: Copied) -> Workspace:
    """A workspace with one text added and coded."""
    return copied(_add_and_code)


def _add_and_code(workspace: Workspace, folder: Path) -> None:
    path = folder / "pact.md"
    path.write_text(TEXT, encoding="utf-8")
    workspace.add([path], agreement=PACT, title="Pact", party=("eu",), type="SDP")
    workspace.code([PACT])


def called(capsys: Capture, workspace: Workspace, *arguments: str, code: int = 0) -> tuple[str, str]:
    """What a call prints on stdout and stderr."""
    assert run(["--workspace", str(workspace.path), *arguments]) == code
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_the_queue_is_listed_with_quote_reason_and_command(capsys: Capture, pact: Workspace) -> None:
    """As many as asked for; the counts on stderr."""
    out, err = called(capsys, pact, "review", "--most", "25")
    question = next(q for q in pact.review().questions if q.area == "cyber")
    assert out.count("   why: ") == 25
    head = f". {PACT}/cyber: covered by lexicon@3, probability {question.probability:.2f}"
    assert f"{head}\n   why: {question.why}\n" in out
    assert "“The sides will hold a dialogue on cyber security every year.” (Cyber, paragraph 1)" in out
    foedera = f"foedera --workspace {pact.path}"
    assert f"   accept  {foedera} decide {PACT}/cyber covered --by NAME --because {question.proposal.id}\n" in out
    assert "25 proposed by a machine only" in err
    assert called(capsys, pact, "review", "--most", "2")[0].count("   why: ") == 2


def test_json_carries_the_same_questions(capsys: Capture, pact: Workspace) -> None:
    """In order, with claims and commands; the same bytes twice."""
    one, two = (called(capsys, pact, "review", "--most", "4", "--format", "json")[0] for _ in range(2))
    assert one == two
    shape = json.loads(one)
    found = pact.review(most=4).questions
    assert [(q["agreement"], q["area"], q["why"]) for q in shape] == [(q.agreement, q.area, q.why) for q in found]
    assert [q["claims"][0]["id"] for q in shape] == [q.proposal.id for q in found]
    assert all(q["commands"] for q in shape)


def test_a_listed_command_decides_with_a_name_put_in(capsys: Capture, pact: Workspace) -> None:
    """Copied as it stands, NAME replaced; the cell is off the queue, and shown as decided."""
    (question,) = json.loads(called(capsys, pact, "review", "--most", "1", "--format", "json")[0])
    for line in reversed(question["commands"]):
        words = shlex.split(line.replace("NAME", "'Ada Lovelace'"))
        assert words[0] == "foedera"
        out, _ = called(capsys, pact, *words[1:])
        assert out.split("\t")[1] == words[2]
    assert out.split("\t")[2].strip() == "searched, not found"
    assert words[2] not in {q.cell for q in pact.review().questions}
    assert "by person:Ada Lovelace" in called(capsys, pact, "show", words[2])[0]


def test_an_empty_queue_says_why(capsys: Capture, pact: Workspace) -> None:
    """Nothing on stdout; all decided, or nobody coded."""
    out, err = called(capsys, pact, "review", "--collection", "eu-sdp")
    assert (out, err) == ("", "every one of the 150 cells is decided by a person or a source\n")
    out, err = called(capsys, pact, "review", "--collection", "eu-sdp-later")
    assert out == ""
    assert "55 cells are decided, and of 95 nobody has said anything" in err
    assert f"foedera --workspace {pact.path} code" in err


def test_a_proposal_is_accepted_once(capsys: Capture, pact: Workspace) -> None:
    """Then it counts under the person's name, and is no proposal any more."""
    proposal = next(e.claim for e in pact.ledger().proposals(PACT) if e.claim.value.get("about") == "legal_nature")
    out, err = called(capsys, pact, "accept", proposal.id, "--by", "Ada", "--note", "so it says")
    assert out.split("\t")[1] == PACT
    assert out.split("\t")[2].startswith("legal nature: ")
    assert proposal.id in err
    _, err = called(capsys, pact, "accept", proposal.id, "--by", "Ada", code=2)
    assert "accepted or replaced" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["review", "--most", "0"], "most"),
        (["review", "--collection", "nothing"], "eu-sdp"),
        (["review", "--codebook", "nothing"], "no such codebook"),
        (["decide", f"{PACT}/cyber", "covered"], "--by"),
        (["decide", f"{PACT}/cyber", "covered", "--by", "Ada"], "--because CLAIM"),
        (["decide", f"{PACT}/cyber", "perhaps", "--by", "Ada", "--note", "x"], "covered, in_place"),
        (["decide", f"{PACT}/cyber", "covered", "--by", "", "--note", "x"], "not a person's name"),
        (["decide", PACT, "covered", "--by", "Ada", "--note", "x"], "not a cell id"),
        (["accept", "c-nothing", "--by", "Ada"], "no such claim"),
    ],
)
def test_wrong_calls_exit_2_and_record_nothing(
    capsys: Capture, pact: Workspace, arguments: list[str], says: str
) -> None:
    """And say what was expected; nothing goes to stdout."""
    before = len(pact.claims())
    out, err = called(capsys, pact, *arguments, code=2)
    assert out == ""
    assert says in err
    assert len(pact.claims()) == before
