"""What goes in: texts whole, once, under permanent ids."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from foedera.coding.deadline import Deadline
from foedera.errors import UsageError
from foedera.ids import slug_of
from foedera.model.agreement import Agreement
from foedera.model.event import Event
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns
from foedera.workspace import Workspace

TEXT = "Article 1\n\nThe Parties shall cooperate on cyber security.\n"


def written(folder: Path, name: str, text: str = TEXT) -> Path:
    """A text file."""
    path = folder / name
    path.write_text(text)
    return path


def test_adding_twice_is_adding_once(workspace: Workspace, tmp_path: Path) -> None:
    """The same bytes again change nothing; coding again adds no claim."""
    path = written(tmp_path, "pact.txt")
    workspace.add([path])
    (first,) = workspace.code("pact")
    assert (first.document, first.new > 0) == ("pact/eng", True)
    before = workspace.claims()
    workspace.add([path])
    assert [text.new for text in workspace.code("pact")] == [0]
    assert workspace.claims() == before


def test_a_known_agreement_keeps_its_facts(workspace: Workspace, tmp_path: Path) -> None:
    """The text of a registered agreement joins it; its title and events are not said again."""
    before = workspace.ledger().of(Agreement, "eu-gbr-sdp-2025")
    workspace.add([written(tmp_path, "uk.txt")], agreement="eu-gbr-sdp-2025")
    assert workspace.ledger().of(Agreement, "eu-gbr-sdp-2025") == before
    assert columns(workspace.snapshot)[-1].agreement == "eu-gbr-sdp-2025"


def test_an_official_text_and_a_digest_have_different_ids(workspace: Workspace, tmp_path: Path) -> None:
    """No quote from our own digest can pass for the official text."""
    workspace.add([written(tmp_path, "no.txt")], agreement="eu-nor-sdp-2024")
    roles = {document.id: document.role for document in workspace.documents("eu-nor-sdp-2024")}
    assert roles == {"eu-nor-sdp-2024-digest/eng": "digest", "eu-nor-sdp-2024/eng": "text"}


def test_what_a_user_says_is_a_persons_claim(workspace: Workspace, tmp_path: Path) -> None:
    """Date of signature and title enter the log as said by a person about a file."""
    workspace.add([written(tmp_path, "pact.txt")], signed="2026-06", title="The Pact")
    (event,) = workspace.ledger().of(Event, "pact")
    assert (event.value.role, event.value.date, event.claim.coder) == ("signed", "2026-06", "person:user")
    assert event.claim.basis.locator == "file pact.txt"
    assert agreement_record(workspace.snapshot, "pact").title == "The Pact"


def test_the_original_bytes_are_kept(workspace: Workspace, tmp_path: Path) -> None:
    """What was added can be had back, and its hash is the one spans cite."""
    import hashlib
    import sqlite3

    path = written(tmp_path, "pact.txt")
    workspace.add([path])
    with sqlite3.connect(workspace.path) as connection:
        (original,) = connection.execute("SELECT original FROM documents WHERE id = 'pact/eng'").fetchone()
    connection.close()
    assert original == path.read_bytes()
    assert workspace.document("pact/eng")[0].sha256 == hashlib.sha256(original).hexdigest()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("EU–UK SDP (2025).pdf", "eu-uk-sdp-2025"),
        ("Übereinkommen.txt", "ubereinkommen"),
        ("pta_41.xml", "pta-41"),
        ("x/a.v2.txt", "x-a-v2"),
    ],
)
def test_file_names_become_ids(name: str, slug: str) -> None:
    """Lower case, Latin letters, hyphens."""
    assert slug_of(name) == slug


def test_a_name_without_letters_needs_an_id() -> None:
    """Nothing is made up."""
    with pytest.raises(UsageError, match="--agreement"):
        slug_of("文書.txt")


def test_a_text_too_hard_to_code_is_refused_by_name_and_stops_no_other(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is recorded; with the time it needs, the same text is coded."""
    workspace.add(written(tmp_path, "pact.txt"))
    before = workspace.claims()
    monkeypatch.setattr(Deadline.__init__, "__kwdefaults__", {"seconds": -1.0, "clock": time.thread_time})
    refused = workspace.code()
    assert {text.document for text in refused} == {text.id for text in workspace.documents()}
    assert all("too hard to code" in (text.refused or "") for text in refused)
    assert workspace.claims() == before
    monkeypatch.undo()
    assert all(text.refused is None and text.new for text in workspace.code())
