"""foedera code with a language model, from the command line to the cell: data on stdout, talk on stderr, no key."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from foedera.comparing.matrix import column
from foedera.settings import MODEL_KEY
from foedera.workspace import Workspace, open_workspace
from tests.cli.calling import called, process
from tests.model_server import ModelServer, Reply, Request, completion, finds, says
from tests.questioned import HYBRID, TEXT

KEY = "sk-0123456789-secret"
CALL = ["code", "pact", "--coder", "llm", "--model", "toy-1"]


@pytest.fixture
def holding(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with the pact."""
    path = tmp_path / "pact.txt"
    path.write_text(TEXT, encoding="utf-8")
    workspace.add([path], agreement="pact")
    return workspace


def llm(server: ModelServer, *more: str) -> tuple[str, ...]:
    """The call that asks a server."""
    return (*CALL, "--endpoint", server.url + "/", *more)


def but(answer: Callable[[Request], Reply], area: str, reply: Reply) -> Callable[[Request], Reply]:
    """The same model, which says something else where one area is asked about."""

    def changed(request: Request) -> Reply:
        asked = {one["id"] for one in request.shown["areas"]}
        return reply if area in asked else answer(request)

    return changed


def test_a_good_model_from_end_to_end(holding: Workspace) -> None:
    """One line a text, exit 0; the cell names the coder; asked again, nothing is sent; the key is recorded nowhere."""
    with ModelServer(answer=finds("hybrid")) as server:
        done = process(holding, *llm(server), key=KEY)
        assert (done.returncode, done.stderr.count("question 1 of 1")) == (0, 1), done.stderr
        assert done.stdout == (
            "pact/eng\tpact\t25 new claims\t1 of 1 questions answered\t0 refused\t0 areas open\t0 areas for review\n"
        )
        assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
        shown = called(holding, "show", "pact/hybrid-threats").stdout
        assert f"by llm:toy-1:{server.url}@2" in shown
        assert HYBRID in shown
        assert "[unverified: low]" in shown
        again = called(holding, *llm(server), key=KEY)
        assert again.stdout.split("\t")[2:4] == ["0 new claims", "0 of 0 questions answered"]
        assert "nothing to ask" in again.stderr
        assert len(server.asked) == 1
    holding.close()
    for text in (done.stdout, done.stderr, again.stderr):
        assert KEY not in text
    assert all(KEY.encode() not in file.read_bytes() for file in holding.path.parent.glob("w.db*"))


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(completion("I would rather not.\x1b[2J")), "malformed"),
        (Reply(completion("")), "malformed"),
        (Reply(completion('{"answers": [')), "malformed"),
        (Reply(completion(None)), "malformed"),
        (Reply(completion('{"answers": []}')), "not-answered"),
        (Reply(b"<html>"), "no-answer"),
        (Reply(status=404), "no-answer"),
    ],
)
def test_a_bad_answer_takes_nothing_from_the_others(holding: Workspace, reply: Reply, code: str) -> None:
    """Exit 1; refused on stderr, counted on stdout; other areas stand; a second run asks only the open ones."""
    with ModelServer(answer=but(finds("hybrid"), "consular", reply)) as server:
        done = called(holding, *llm(server, "--size", "6000"))
        first = len(server.asked)
        assert first > 2
        assert done.returncode == 1
        assert f": {code}: " in done.stderr
        assert "\x1b" not in done.stderr
        assert "open: " in done.stderr
        assert "Traceback" not in done.stderr
        server.answer = finds("hybrid")
        again = called(holding, *llm(server, "--size", "6000"))
        assert (again.returncode, len(server.asked)) == (0, first + 1), again.stderr
    counts = [[int(part.split()[0]) for part in line.split("\t")[2:]] for line in (done.stdout, again.stdout)]
    assert counts[0][0] + counts[1][0] == 25
    assert counts[0][3] == counts[1][0]
    with open_workspace(holding.path) as opened:
        assert {cell.value for cell in column(opened.snapshot, "pact")} == {"covered", "not_found"}


def test_refused_quotes_are_shown_with_their_place(holding: Workspace) -> None:
    """Code, area, provision, what was said, why."""

    def invent(request: Request) -> Reply:
        areas = {one["id"]: [] for one in request.shown["areas"]}
        answer = says(**areas | {"space": [(2, "The sides will build rockets together.")]})
        return Reply(completion(f"```json\n{json.dumps(answer)}\n```"))

    with ModelServer(answer=invent) as server:
        done = called(holding, *llm(server))
    assert done.stdout.endswith(
        "24 new claims\t1 of 1 questions answered\t1 refused\t1 areas open\t0 areas for review\n"
    )
    assert (
        "  question 1, space, pact/eng/art_2: no-such-quote: the quote stands in no provision of this question; "
        "nothing in them is like it: "
        "“The sides will build rockets together.”\n"
    ) in done.stderr
    assert "Markdown fence" in done.stderr
    assert "  open: space\n" in done.stderr


def test_a_dry_run_sends_nothing(holding: Workspace) -> None:
    """Counts on stdout; with --prompts the requests themselves, which a real run then sends word for word."""
    with ModelServer(answer=finds("hybrid")) as server:
        counted = called(holding, *llm(server, "--dry-run"), key=KEY)
        shown = called(holding, *llm(server, "--dry-run", "--prompts"), key=KEY)
        assert server.asked == []
        called(holding, *llm(server), key=KEY)
        assert [json.loads(line) for line in shown.stdout.splitlines()] == [one.body for one in server.asked]
    document, agreement, requests, characters, tokens = counted.stdout.strip().split("\t")
    assert (counted.returncode, document, agreement, requests) == (0, "pact/eng", "pact", "1 request")
    (message,) = (json.loads(line)["messages"] for line in shown.stdout.splitlines())
    assert characters == f"{sum(len(part['content']) for part in message)} characters"
    about = sum(len(part["content"].encode()) for part in message) / 4
    assert tokens == f"about {math.ceil(about)} tokens"
    assert f"nothing was sent; without --dry-run this goes to {server.url}" in counted.stderr
    assert "question 1 of" not in counted.stderr
    assert "tokens are estimated, 4 bytes each" in counted.stderr
    assert KEY not in counted.stdout + counted.stderr + shown.stdout + shown.stderr


def test_what_the_endpoint_counts_is_told(holding: Workspace) -> None:
    """After a real run."""

    def counting(request: Request) -> Reply:
        body = json.loads(finds("hybrid")(request).body)
        return Reply(json.dumps(body | {"usage": {"prompt_tokens": 6012, "completion_tokens": 83}}).encode())

    with ModelServer(answer=counting) as server:
        done = called(holding, *llm(server))
    assert "tokens by the endpoint's count: 6012 asked, 83 answered, in 1 answer\n" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["code", "pact", "--coder", "llm"], "--endpoint URL"),
        (["code", "--coder", "llm", "--endpoint", "http://127.0.0.1:1/v1", "--model", "toy-1"], "ids of agreements"),
        (["code", "pact", "--endpoint", "http://127.0.0.1:1/v1", "--model", "toy-1"], "--coder llm"),
        (["code", "pact", "--coder", "gpt"], "llm"),
        ([*CALL, "--endpoint", "nowhere"], "http://"),
        ([*CALL, "--endpoint", "http://127.0.0.1:1", "--size", "9"], "--size"),
        ([*CALL, "--endpoint", "http://127.0.0.1:1", "--timeout", "0"], "0"),
        (["code", "nobody", *CALL[2:], "--endpoint", "http://127.0.0.1:1"], "no such agreement"),
    ],
)
def test_wrong_calls(holding: Workspace, arguments: list[str], said: str) -> None:
    """Exit 2 and what to do instead; nothing is sent or recorded."""
    before = holding.claims()
    done = called(holding, *arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert holding.claims() == before


def test_a_key_that_cannot_be_sent_is_refused_unseen(holding: Workspace) -> None:
    """Blanks, newlines or signs beyond ASCII; the message does not repeat it."""
    done = called(holding, *CALL, "--endpoint", "http://127.0.0.1:1/v1", key="sk-01234 56789")
    assert done.returncode == 2
    assert MODEL_KEY.variable in done.stderr
    assert "01234" not in done.stderr


def test_each_text_has_its_line_as_soon_as_it_is_recorded(holding: Workspace, tmp_path: Path) -> None:
    """Nobody reads standard output: the run ends at the first line, with the text it speaks of recorded."""
    path = tmp_path / "second.txt"
    path.write_text(TEXT, encoding="utf-8")
    holding.add([path], agreement="second")
    holding.close()
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "foedera", "--workspace", str(holding.path), "code", "pact", "second"]
    subprocess.run(command, stdout=writer, stderr=subprocess.DEVNULL, check=False)
    os.close(writer)
    with open_workspace(holding.path) as opened:
        subjects = {claim.subject for claim in opened.claims() if claim.coder == "commitments@1"}
    assert subjects & {"pact", "second"} == {"pact"}
    done = called(holding, "code", "pact", "second")
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["pact/eng", "second/eng"]
    assert done.stdout.startswith("pact/eng\t0 new claims\n")
