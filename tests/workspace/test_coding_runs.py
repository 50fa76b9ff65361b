"""A run of the built-in coders over several texts: each is recorded before the next is begun, and nothing is locked."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from foedera.workspace import Workspace, create, open_workspace
from foedera.workspace.coders import CodedText
from tests.conftest import clock

TEXT = "Article 1\n\nThe Parties shall hold a dialogue on {what} every year.\n"
SUBJECTS = {"first": "cyber security", "second": "maritime security", "third": "space"}


@pytest.fixture
def holding(tmp_path: Path) -> Workspace:
    """A workspace with three texts."""
    workspace = create(tmp_path / "w.db", clock=clock)
    for name, what in SUBJECTS.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(TEXT.format(what=what), encoding="utf-8")
        workspace.add(file, agreement=name, title=name.title())
    return workspace


def coded(workspace: Workspace) -> set[str]:
    """Of which texts a machine's commitments are recorded."""
    return {claim.subject for claim in workspace.claims() if claim.coder == "commitments@1"} & set(SUBJECTS)


def test_a_run_that_breaks_off_keeps_every_finished_text_and_the_next_adds_the_rest(holding: Workspace) -> None:
    """What was finished is there for others at once; run again, it says that nothing of it is new."""

    def stop(done: int, of: int, what: str, /) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        holding.code(list(SUBJECTS), progress=stop)
    with open_workspace(holding.path, clock=clock) as beside:
        assert coded(beside) == {"first", "second"}
    new = {text.document: text.new for text in holding.code(list(SUBJECTS))}
    assert coded(holding) == set(SUBJECTS)
    assert (new["first/eng"], new["second/eng"]) == (0, 0)
    assert new["third/eng"] > 0


def test_each_text_is_told_once_it_is_recorded_and_before_the_next_is_begun(holding: Workspace) -> None:
    """What was told of is there for others, and nothing else is; a run that breaks off has told all it kept."""
    heard: list[tuple[str, set[str]]] = []

    def tell(text: CodedText) -> None:
        with open_workspace(holding.path, clock=clock) as beside:
            heard.append((text.document, coded(beside)))
        if len(heard) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        holding.code(list(SUBJECTS), then=tell)
    assert heard == [("first/eng", {"first"}), ("second/eng", {"first", "second"})]
    assert coded(holding) == {"first", "second"}


def test_others_can_write_while_texts_are_coded(holding: Workspace) -> None:
    """Before each text somebody else records a decision, which waits for nothing and is kept."""
    notes: list[str] = []

    def decide(done: int, of: int, what: str, /) -> None:
        with open_workspace(holding.path, clock=clock) as beside:
            notes.append(f"seen before {what or 'the end'}")
            beside.decide("eu-nor-sdp-2024/consular", "not_found", by="Ada", note=notes[-1])

    holding.code(list(SUBJECTS), progress=decide)
    assert coded(holding) == set(SUBJECTS)
    kept = [claim.note for claim in holding.claims() if claim.coder.endswith("Ada")]
    assert kept == notes
    assert len(notes) == 1 + len(SUBJECTS)


def test_what_was_recorded_is_known_as_it_would_be_read_back(holding: Workspace) -> None:
    """Claims just recorded are not read from the file again; whoever reads them there sees the same."""
    there = len(holding.claims())
    east = datetime.timezone(datetime.timedelta(hours=5))
    with open_workspace(holding.path, clock=lambda: clock().astimezone(east)) as one:
        one.code(list(SUBJECTS))
        held = one.snapshot
    with open_workspace(holding.path, clock=clock) as other:
        read = other.snapshot
    assert len(read.claims) > there
    assert (held.position, held.head, held.claims) == (read.position, read.head, read.claims)
    assert {claim.recorded.tzinfo for claim in held.claims} == {datetime.UTC}
