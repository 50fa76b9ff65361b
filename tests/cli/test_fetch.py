"""foedera fetch, from the command line to the page of the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from foedera.errors import UsageError
from foedera.model.claim import Basis, Rank, Source, new_claim
from foedera.store import claims as log
from foedera.store import engine
from foedera.workspace import Workspace, open_workspace
from tests.cli.calling import called, process
from tests.conftest import NOW
from tests.reading.server import Server

LAST = b"<h2>Article 4</h2><p>The Parties shall fight terrorism together.</p>"
PACT = (
    b"<!DOCTYPE html><html lang=en><title>Pact</title><h1>Pact</h1>"
    b"<h2>Article 1</h2><p>The Parties shall exchange information on hybrid threats at expert level every year.</p>"
    b"<h2>Article 2</h2><p>Nothing in this Pact touches what either of the Parties owes to others.</p>"
    b"<h2>Article 3</h2><p>The Parties shall train together at sea for the sake of maritime security.</p>" + LAST
)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own."""
    started = Server()
    yield started
    started.stop()


@pytest.fixture
def known(workspace: Workspace, server: Server) -> Workspace:
    """A workspace that knows sources of the server's: a text, one that changes, and an address where nothing is."""
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
        for name, path in (("pact-page", "text"), ("pact-news", "page"), ("lost-page", "gone"))
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
    assert done.stdout.strip().split("\t")[2:] == [f"{server.url}/text", "first"]
    with open_workspace(known.path) as opened:
        document, provisions = opened.document("eu-exa-sdp-2026/eng")
        assert len(provisions) == 59
        assert document.retrieval is not None
        assert (document.retrieval.url, document.retrieval.licence) == (f"{server.url}/text", "CC BY 4.0")
        before = len(opened.claims())
    again = called(known, *call)
    assert again.returncode == 0, again.stderr
    assert again.stdout.strip().endswith("\tunchanged")
    with open_workspace(known.path) as opened:
        assert len(opened.claims()) == before


def test_a_newer_version_says_what_becomes_of_the_quotes(known: Workspace, server: Server, tmp_path: Path) -> None:
    """Word for word, changed, gone; nothing is recorded before somebody adds it."""
    server.page = ('"one"', PACT)
    added = ("fetch", "pact-news", "--to", str(tmp_path), "--add", "--agreement", "eu-exa-sdp-2026")
    assert called(known, *added).returncode == 0
    with open_workspace(known.path) as opened:
        opened.code("eu-exa-sdp-2026")
        before = opened.position
        quoted = [claim for claim in opened.claims() if claim.basis.source == "eu-exa-sdp-2026-text-eng"]
        assert sum(claim.basis.span is not None for claim in quoted) >= 3
    server.page = ('"two"', PACT.replace(b"train", b"exercise").replace(LAST, b""))
    done = called(known, "fetch", "pact-news", "--to", str(tmp_path))
    assert done.returncode == 0, done.stderr
    said = done.stdout.strip().split("\t")[3]
    assert said.startswith("newer than eu-exa-sdp-2026/eng: ")
    assert "as they stood" in said
    assert "gone" in said
    assert "gone: “The Parties shall fight terrorism together.”" in done.stderr
    with open_workspace(known.path) as opened:
        assert opened.position == before
    shape = msgspec.json.decode(process(known, "fetch", "pact-news", "--to", str(tmp_path), "--format", "json").stdout)
    assert {one["status"] for one in shape[0]["quotes"]} >= {"exact", "dropped"}
    assert shape[0]["change"] == "unchanged"


def test_a_source_is_added_under_a_persons_name_and_fetched(
    workspace: Workspace, server: Server, tmp_path: Path
) -> None:
    """With an id made of what it is called; the claim is the person's."""
    words = ("--title", "Statement on the Pact", "--publisher", "Ministry", "--by", "Ada Lovelace")
    done = called(workspace, "source", "add", f"{server.url}/page", *words, "--rank", "primary", "--date", "2026-11")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\t")[0] == "ministry-statement-on-the-pact"
    with open_workspace(workspace.path) as opened:
        entry = opened.ledger().of(Source, "ministry-statement-on-the-pact")[-1]
        assert (entry.claim.coder, entry.claim.property, entry.claim.rank) == (
            "person:Ada Lovelace",
            "source",
            Rank.PERSON,
        )
        assert (entry.value.url, entry.value.date, entry.value.rank) == (f"{server.url}/page", "2026-11", "primary")
    came = called(workspace, "fetch", "ministry-statement-on-the-pact", "--to", str(tmp_path))
    assert came.returncode == 0, came.stderr


def test_a_source_that_cannot_be_one_is_refused_with_everything_that_is_wrong(workspace: Workspace) -> None:
    """Part by part: expected, found, what to do; a known address whatever its spelling; nothing is recorded."""
    before, by = workspace.position, "Ada Lovelace"
    known, record = next(
        iter((one, e[-1].value) for one, e in workspace.ledger().by_subject(Source).items() if e[-1].value.url)
    )
    with pytest.raises(UsageError) as refusal:
        workspace.source_add(
            "ftp://x.example/a", title=" ", publisher="X", by=by, rank="first", date="May 2026", id=known
        )
    message = refusal.value.message()
    assert all(part in message for part in ("address: ", "title: ", "rank: ", "date: ", "id: "))
    with pytest.raises(UsageError, match=f"that of {known}"):
        workspace.source_add(f"{str(record.url).rstrip('/')}/#top", title="T", publisher="X", by=by)
    for url in (
        "https://ada:secret@x.example/",
        "javascript:alert(1)",
        "https://",
        "https://x.example/a b",
        "http://x:99999/",
    ):
        with pytest.raises(UsageError, match="address") as refusal:
            workspace.source_add(url, title="T", publisher="X", by=by)
        assert "secret" not in (refusal.value.found or "")
    with pytest.raises(UsageError, match="not a person's name"):
        workspace.source_add("https://x.example/", title="T", publisher="X", by="")
    assert workspace.position == before


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
