"""A view shows one state of the workspace, whoever writes meanwhile; and a writer knows what was said before it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from foedera.coding.language_model.prompts import Prompt
from foedera.comparing.clause_library import draft, libraries, library
from foedera.comparing.pinning import pins
from foedera.comparing.stated import stated_tables
from foedera.errors import SaidMeanwhile, WorkspaceDamaged, WorkspaceError, WorkspaceMissing
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.workspace import View, Workspace, open_workspace
from tests.conftest import NOW, Copied, clock
from tests.model_server import says
from tests.web.conftest import asking

CELL = "eu-nor-sdp-2024/consular"
DIGEST = "eu-nor-sdp-2024-digest/eng"

VERBS: dict[str, Callable[[View], Any]] = {
    "claims": lambda view: view.claims(),
    "matrix": lambda view: view.matrix("eu-sdp"),
    "matrix of some": lambda view: view.matrix(agreements=["eu-nor-sdp-2024", "eu-kor-sdp-2024"]),
    "cell": lambda view: view.cell(CELL),
    "compare": lambda view: view.compare("eu-nor-sdp-2024", "eu-alb-sdp-2024"),
    "compare collection": lambda view: view.compare(collection="eu-sdp"),
    "common wording": lambda view: view.similarity(),
    "search": lambda view: view.search("maritime"),
    "show agreement": lambda view: view.show("eu-nor-sdp-2024"),
    "show area": lambda view: view.show("consular"),
    "show text": lambda view: view.show(DIGEST),
    "documents": lambda view: view.documents(),
    "agenda": lambda view: view.agenda(),
    "check": lambda view: view.check(),
    "review": lambda view: view.review("eu-sdp"),
    "queue": lambda view: view.codebook_queue(),
    "reliability": lambda view: view.reliability("eprs-pe-767-215", "lexicon@3"),
    "coders": lambda view: view.reliability(),
    "evaluate": lambda view: view.evaluate("eprs-pe-767-215"),
    "brief": lambda view: view.brief(collection="eu-sdp"),
    "collections": lambda view: view.collections(),
    "libraries": lambda view: libraries(view.snapshot),
    "library": lambda view: library(view.snapshot, "consular"),
    "draft": lambda view: draft(view.snapshot, roles=["eu_candidate"], today=NOW.date()),
    "pins": lambda view: pins(view.snapshot, [CELL]),
    "stated": lambda view: stated_tables(view.snapshot),
}
"""Every way to look at a workspace that rests on more than one thing in it."""


class Intruder:
    """Writes from a second connection whenever the first is about to ask the database for something."""

    def __init__(self, reader: Workspace, folder: Path) -> None:
        self.other = open_workspace(reader.path, clock=clock)
        self.folder = folder
        self.states = [self.other.view()]
        event.listen(reader._snapshots.store, "before_cursor_execute", self._write)

    def _write(self, *_: object) -> None:
        number = len(self.states)
        if number < 8:  # enough to come between any two reads
            text = self.folder / f"added-{number}.txt"
            text.write_text(f"Article 1\n\nThe Parties hold a maritime dialogue, number {number}.\n", encoding="utf-8")
            self.other.add(text)
            with self.other._snapshots.writing() as writer:
                writer.append(said(number))
            self.states.append(self.other.view())


def said(number: int) -> list[Claim]:
    """What a person says of one cell, and that a dialogue took place; each number another."""
    values = ("covered", "not_found", "in_place")
    told = (
        ("coverage", {"area": "consular", "value": values[number % 3]}, "eu-nor-sdp-2024", "eu-sdp@2"),
        ("meeting", {"date": f"2026-11-{number:02}"}, "eu-kor-sdd", None),
    )
    return [
        new_claim(
            subject=subject,
            property=name,
            value=value,
            coder="person:ada",
            rank=Rank.PERSON,
            basis=Basis(source="eprs-pe-767-215", locator=f"p. {number}"),
            recorded=NOW.replace(minute=number),
            codebook=book,
        )
        for name, value, subject, book in told
    ]


PUBLICATION = """# Six partnerships

## Norway

The partnership covers cyber issues, maritime security and space.

## Japan

The sides hold a dialogue on cyber issues and on maritime security.
"""


def _fill(workspace: Workspace, folder: Path) -> None:
    """A publication beside the digests, and all texts coded."""
    file = folder / "publication.md"
    file.write_text(PUBLICATION, encoding="utf-8")
    workspace.add(file, source="eprs-pe-767-215", about="eu-sdp")
    workspace.code()


@pytest.fixture
def own(copied: Copied) -> Workspace:
    """A coded workspace of this test's own."""
    return copied(_fill)


@pytest.mark.parametrize("verb", VERBS)
def test_each_view_shows_one_state(own: Workspace, tmp_path: Path, verb: str) -> None:
    """With somebody else writing before every statement, an answer is that of one state, never of two."""
    look, intruder = VERBS[verb], Intruder(own, tmp_path)
    with intruder.other:
        seen = look(own)
        assert len(intruder.states) > 2, "nothing was written between two reads"
        assert any(look(state) == seen for state in intruder.states)


def test_the_front_page_takes_one_transaction(own: Workspace) -> None:
    """At most six reads when it is first asked for, and one read while the position stands."""
    begun: list[str] = []
    asked: list[str] = []

    def count(_c: Connection, _cursor: object, statement: str, *_: object) -> None:
        (begun if statement.startswith("BEGIN") else asked).append(statement)

    event.listen(own._snapshots.store, "before_cursor_execute", count)
    with asking(own) as client:
        assert client.get("/").status_code == 200
        assert len(begun) == 1
        assert len(asked) <= 6
        for address in ("/", "/?collection=eu-sdp"):
            begun.clear()
            asked.clear()
            assert client.get(address).status_code == 200
            assert (len(begun), len(asked)) == (1, 1)


def test_of_two_who_decide_at_once_the_later_answers_the_first(own: Workspace) -> None:
    """Two windows of one person: each claim is replaced by one other at most, however they fall together."""
    started = threading.Barrier(2)

    def decide(window: str) -> list[Claim]:
        with open_workspace(own.path, clock=clock) as opened:
            started.wait(60)
            return [opened.decide(CELL, "not_found", by="Ada", note=f"{window}, look {n}") for n in range(4)]

    with ThreadPoolExecutor(2) as windows:
        said_in = [windows.submit(decide, window) for window in ("left", "right")]
        decisions = [claim for window in said_in for claim in window.result()]
    replaced = [claim.replaces for claim in decisions]
    assert {one.id for one in decisions} <= {one.id for one in own.claims()}
    assert len(set(replaced)) == len(replaced) == 8


def test_who_decides_later_is_told_what_was_said(own: Workspace) -> None:
    """With the position a person looked at, a decision on a cell somebody spoke on since is refused, and names it."""
    seen = own.position
    with open_workspace(own.path, clock=clock) as other:
        first = other.decide(CELL, "not_found", by="Ben", note="read all of it")
    with pytest.raises(SaidMeanwhile, match="person:Ben"):
        own.decide(CELL, "covered", by="Ada", note="Article 3", seen=seen)
    assert own.claims()[-1] == first
    own.decide(CELL, "covered", by="Ada", note="Article 3", seen=own.position)


def test_nothing_is_locked_while_a_text_is_coded(own: Workspace) -> None:
    """A person decides while a slow coder is asked; both are recorded."""
    asked, decided = threading.Event(), threading.Event()

    def slow(question: Prompt) -> str:
        asked.set()
        assert decided.wait(60)
        return json.dumps(says(**{area: [] for area in question.areas}))

    def code() -> None:
        with open_workspace(own.path, clock=clock) as second:
            second.code("eu-nor-sdp-2024", coder=slow, model="slow", endpoint="http://127.0.0.1:9/v1")

    with ThreadPoolExecutor(1) as coder:
        coding = coder.submit(code)
        try:
            assert asked.wait(60)
            mine = own.decide(CELL, "not_found", by="Ada", note="read all of it")
        finally:
            decided.set()
        coding.result()
    said_after = own.claims()[own.claims().index(mine) + 1 :]
    assert said_after
    assert {claim.rank for claim in said_after} == {Rank.MACHINE}


def _moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def _copied_over(path: Path) -> None:
    shutil.copy(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for offset in range(8192, len(content), 8192):
        content[offset : offset + 64] = b"\xff" * 64
    path.write_bytes(content)


@pytest.mark.parametrize("change", [_moved, _copied_over, _cut, _emptied, _overwritten])
def test_a_file_changed_under_us_is_noticed(own: Workspace, change: Callable[[Path], None]) -> None:
    """Moved, replaced or damaged while it is open and served: a clear error here, 503 on the site, nothing recorded."""
    with asking(own) as client:
        own.decide(CELL, "covered", by="Ada", note="Article 3")
        assert client.get("/").status_code == 200
        change(own.path)
        with pytest.raises((WorkspaceMissing, WorkspaceDamaged)) as caught:
            own.matrix()
        assert str(own.path) in str(caught.value) or "table" in str(caught.value)
        assert "next:" in str(caught.value)
        page = client.get("/")
        assert page.status_code == 503
        assert "next" in page.text.lower()
        if change in (_moved, _copied_over):
            with pytest.raises(WorkspaceError):
                own.decide(CELL, "not_found", by="Ada", note="read all of it")
        with contextlib.suppress(WorkspaceError):
            own.verify()


def test_a_log_of_what_was_recorded_last_that_is_removed_loses_nothing(own: Workspace) -> None:
    """As another program's last close does it, or a hand: what was said is still there, here and for who opens it."""
    claim = own.decide(CELL, "covered", by="Ada", note="Article 3")
    own.path.with_name(f"{own.path.name}-wal").unlink()
    assert own.cell(CELL).claims[0] == claim
    again = own.decide(CELL, "not_found", by="Ada", note="read all of it")
    assert again.replaces == claim.id
    assert own.verify() == ()
    own.close()
    with open_workspace(own.path, clock=clock) as opened:
        assert opened.cell(CELL).claims[0] == again
