"""Telling who follows what is new: once each, nothing lost when killed at any moment, repeats under the same key."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foedera.errors import RefusedInput, UnreadableFile, WorkspaceBusy
from foedera.model.follow import Delivery
from foedera.store.deliveries import Deliveries
from foedera.workspace import Workspace, open_workspace
from tests.receiving import Hook, MailBox, mail_server, webhook
from tests.watching.test_changes import LATER, meeting, writing

TRIALS = 30
"""Kills; each at a moment drawn with a fixed seed."""


@pytest.fixture
def box() -> Iterator[MailBox]:
    """A mail server."""
    with mail_server() as found:
        yield found


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook."""
    with webhook() as found:
        yield found


@pytest.fixture
def follows(tmp_path: Path, box: MailBox, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two follows by mail, one by webhook, and one row that is none."""
    for name, value in {
        "FOEDERA_SMTP": f"smtp://127.0.0.1:{box.port}",
        "FOEDERA_MAIL_FROM": "foedera@example.org",
        "FOEDERA_WEBHOOK_SECRET": "between us",
        "FOEDERA_WEBHOOK_HOSTS": "127.0.0.1",
        "FOEDERA_SITE": "https://foedera.example.org",
    }.items():
        monkeypatch.setenv(name, value)
    rows = [
        {"name": "desk", "to": "anna@example.org", "what": {"partner": "Japan"}, "rhythm": "at_once"},
        {"name": "cultural", "to": "ben@example.org", "what": {"area": "consular"}, "rhythm": "at_once"},
        {"name": "archive", "to": hook.url, "what": "all", "rhythm": "at_once"},
    ]
    file = tmp_path / "follows.yaml"
    file.write_text(json.dumps(rows))
    return file


def say(workspace: Workspace, day: int) -> str:
    """One more meeting with Japan; the id of its claim."""
    date = datetime.date(2026, 12, 6) + datetime.timedelta(days=day)
    claim = meeting(date.isoformat(), "mni-jp", "eu-jpn-sdd", recorded=LATER + datetime.timedelta(days=day))
    with writing(workspace) as writer:
        writer.append([claim])
    return claim.id


def outcomes(found: tuple[Delivery, ...]) -> dict[str, str]:
    """What became of each follow."""
    return {one.follow: one.outcome for one in found}


def test_each_is_told_once_of_what_is_new_for_them(
    workspace: Workspace, follows: Path, box: MailBox, hook: Hook
) -> None:
    """A meeting with Japan: the desk that follows Japan and the archive of everything hear of it, consular not."""
    assert set(outcomes(workspace.notify(follows=follows)).values()) == {"begun"}
    said = say(workspace, 0)
    assert outcomes(workspace.notify(follows=follows, dry_run=True))["desk"] == "would_send"
    found = workspace.notify(follows=follows)
    assert outcomes(found) == {"desk": "sent", "cultural": "nothing_new", "archive": "sent"}
    assert set(outcomes(workspace.notify(follows=follows)).values()) == {"nothing_new"}
    (letter,), (post,) = box.messages, hook.posts
    assert letter["To"] == "anna@example.org"
    assert letter["Message-ID"] == f"<{found[0].key}@example.org>"
    assert "6 December 2026" in letter.get_content()
    body = json.loads(post.body)
    assert body["key"] == post.headers["idempotency-key"] == found[2].key
    assert [change["claims"] for change in body["changes"] if change["kind"] == "meeting"] == [[said]]
    assert body["changes"][0]["url"].startswith("https://foedera.example.org/claims/")


def test_one_that_fails_stops_no_other_and_is_sent_again_under_its_key(
    workspace: Workspace, follows: Path, box: MailBox, hook: Hook
) -> None:
    """What was recorded meanwhile comes with the next message, so the repeat is the same one."""
    workspace.notify(follows=follows)
    say(workspace, 0)
    box.answers = ["554 no"]
    failed = workspace.notify(follows=follows)
    assert outcomes(failed) == {"desk": "failed", "cultural": "nothing_new", "archive": "sent"}
    say(workspace, 1)
    again = workspace.notify(follows=follows)
    assert (again[0].outcome, again[0].key) == ("sent", failed[0].key)
    assert "7 December" not in box.messages[0].get_content()
    last = workspace.notify(follows=follows)
    assert last[0].outcome == "sent"
    assert "7 December" in box.messages[1].get_content()
    assert len(hook.posts) == 2


def test_nobody_is_told_more_often_than_wanted(workspace: Workspace, follows: Path, box: MailBox) -> None:
    """Weekly is at most once in seven days, with all of them in one message."""
    follows.write_text(json.dumps([{"name": "w", "to": "a@example.org", "what": "all", "rhythm": "weekly"}]))
    told = []
    for day in range(15):
        workspace.clock = lambda day=day: LATER + datetime.timedelta(days=day)  # type: ignore[misc]
        if day:
            say(workspace, day)
        told.append(workspace.notify(follows=follows)[0].outcome)
    assert [day for day, outcome in enumerate(told) if outcome == "sent"] == [7, 14]
    assert len(box.messages) == 2


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"name": "a", "to": "nobody", "what": "all"}, "a mail address"),
        ({"name": "a", "to": "a@example.org\nBcc: b@example.org", "what": "all"}, "a mail address"),
        ({"name": "a", "to": "a@example.org", "what": {"country": "Norway"}}, "partner: Norway"),
        ({"name": "a", "to": "a@example.org", "what": "all", "rhythm": "as appropriate"}, "weekly"),
        ({"to": "a@example.org", "what": "all"}, "a name"),
        ({"name": "good", "to": "a@example.org", "what": "all"}, "a name of its own"),
        ("Norway", "name, to, what"),
    ],
)
def test_a_row_that_is_no_follow_is_named_and_the_others_are_told(
    workspace: Workspace, follows: Path, row: object, expected: str
) -> None:
    """By its number, with what was expected and found."""
    follows.write_text(json.dumps([{"name": "good", "to": "a@example.org", "what": "all"}, row]))
    good, bad = workspace.notify(follows=follows)
    assert (good.outcome, bad.outcome) == ("begun", "refused")
    assert bad.follow.startswith("2")
    assert expected in (bad.error or "")


def test_a_thing_nobody_knows_fails(workspace: Workspace, follows: Path) -> None:
    """A misspelt partner is no empty feed."""
    follows.write_text(json.dumps([{"name": "a", "to": "a@example.org", "what": {"partner": "Norwey"}}]))
    (one,) = workspace.notify(follows=follows)
    assert one.outcome == "failed"
    assert "no such party: 'Norwey'" in (one.error or "")


def test_what_cannot_begin_says_so(workspace: Workspace, follows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, no list, another run going on; a setting that is missing fails the follow that needs it."""
    with pytest.raises(UnreadableFile):
        workspace.notify(follows=follows.with_name("none.yaml"))
    with Deliveries(workspace.path), pytest.raises(WorkspaceBusy):
        workspace.notify(follows=follows)
    workspace.notify(follows=follows)
    say(workspace, 0)
    monkeypatch.delenv("FOEDERA_WEBHOOK_SECRET")
    found = {one.follow: one for one in workspace.notify(follows=follows)}
    assert "FOEDERA_WEBHOOK_SECRET" in (found["archive"].error or "")
    assert found["desk"].outcome == "sent"
    follows.write_text("name: x")
    with pytest.raises(RefusedInput):
        workspace.notify(follows=follows)


def run(path: Path, follows: Path, ready: Callable[[], None]) -> None:
    """One run, in a process of its own."""
    with open_workspace(path, clock=lambda: LATER) as workspace:
        workspace.view()
        ready()
        workspace.notify(follows=follows)


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="no forks on this system")
def test_killed_at_any_moment_nothing_is_lost_and_nothing_counts_twice(
    workspace: Workspace, follows: Path, box: MailBox, hook: Hook
) -> None:
    """Each run is killed at a moment drawn over its length; who drops repeats by key has everything once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["foedera.workspace", "tests.workspace.test_notify"])
    draw, said = random.Random(14), []
    workspace.notify(follows=follows)
    killed, length = 0, 0.0
    for trial in range(TRIALS):
        said.append(say(workspace, trial))
        ready = context.Event()
        process = context.Process(target=run, args=(workspace.path, follows, ready.set))
        process.start()
        ready.wait()
        begun = time.monotonic()
        process.join(draw.uniform(0, length) if trial else None)  # the first runs to its end, to see how long that is
        length = length or time.monotonic() - begun
        killed += process.is_alive()
        process.kill()
        process.join()
    for week in range(1, 9):  # until everything was told to those, too, who are told once a day
        workspace.clock = lambda week=week: LATER + datetime.timedelta(weeks=week)  # type: ignore[misc]
        told_all = [(one.outcome, one.until) for one in workspace.notify(follows=follows)]
    assert set(told_all) == {("nothing_new", workspace.position)}
    assert killed > TRIALS // 6
    by_key: dict[str, set[bytes]] = defaultdict(set)
    for post in hook.posts:
        by_key[post.headers["idempotency-key"]].add(post.body)
    assert all(len(bodies) == 1 for bodies in by_key.values())
    told = [
        claim for (body,) in by_key.values() for change in json.loads(body)["changes"] for claim in change["claims"]
    ]
    meetings = [claim for claim in told if claim in set(said)]
    assert sorted(meetings) == sorted(said)
    letters = {letter["Message-ID"]: letter.get_content() for letter in box.messages}
    words = "\n".join(letters.values())
    for trial in range(TRIALS):
        date = datetime.date(2026, 12, 6) + datetime.timedelta(days=trial)
        assert words.count(f"held on {date.day} {date:%B %Y}") == 1, date
