"""foedera fetch, from the command line to the page of the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.model.claim import Basis, Rank, Source, new_claim
from foedera.store import claims as log
from foedera.store import engine
from foedera.workspace import Workspace, open_workspace
from tests.cli.calling import called, process
from tests.conftest import NOW
from tests.reading.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own."""
    started = Server()
    yield started
    started.stop()


@pytest.fixture
def known(workspace: Workspace, server: Server) -> Workspace:
    """A workspace that knows two sources of the server's: a text, and an address where nothing is."""
    claims = [
        new_claim(
            subject=name,
            property="source",
            value={
                "title": name,
                "publisher": "x",
                "kind": "official",
                "rank": "primary",
                "url": f"{server.url}/{path}",
                "licence": "CC BY 4.0",
            },
            coder="person:user",
            rank=Rank.PERSON,
            basis=Basis(source=name, locator="whole page"),
            recorded=NOW,
        )
        for name, path in (("pact-page", "text"), ("lost-page", "gone"))
    ]
    store = engine.open_file(workspace.path)
    with engine.writing(store, workspace.path) as connection:
        log.append(connection, claims)
    store.dispose()
    return workspace


def test_the_list_names_every_source_with_an_address(known: Workspace, server: Server) -> None:
    """One line a source: id, kind, rank, date, address."""
    done = called(known, "fetch", "--list")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert ["pact-page", "official", "primary", "", f"{server.url}/text"] in rows
    with_address = [s for s, e in known.ledger().by_subject(Source).items() if e[-1].value.url]
    assert len(rows) == len(with_address) > 50


def test_fetching_and_adding_a_text(known: Workspace, server: Server, tmp_path: Path) -> None:
    """The file, its line, the text with its provisions, address and licence; fetched again, nothing is added."""
    call = ("fetch", "pact-page", "--to", str(tmp_path), "--add", "--agreement", "eu-exa-sdp-2026")
    done = process(known, *call)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\t")[2].strip() == f"{server.url}/text"
    with open_workspace(known.path) as opened:
        document, provisions = opened.document("eu-exa-sdp-2026/eng")
        assert len(provisions) == 59
        assert document.retrieval is not None
        assert (document.retrieval.url, document.retrieval.licence) == (f"{server.url}/text", "CC BY 4.0")
        before = len(opened.claims())
    again = called(known, *call)
    assert again.returncode == 0, again.stderr
    with open_workspace(known.path) as opened:
        assert len(opened.claims()) == before


def test_one_failure_does_not_stop_the_others(known: Workspace, tmp_path: Path) -> None:
    """The lost one is said on stderr, the other comes; the exit code says that one failed."""
    done = called(known, "fetch", "lost-page", "pact-page", "--to", str(tmp_path))
    assert done.returncode == 1
    assert "404" in done.stderr
    assert done.stdout.startswith(str(tmp_path / "pact-page.html"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["fetch"], "--list"), (["fetch", "nobody"], "no such source"), (["fetch", "pact-page", "--add"], "--agreement")],
)
def test_wrong_calls(known: Workspace, arguments: list[str], said: str) -> None:
    """Exit 2 and what to do instead."""
    done = called(known, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
