"""Fetching, against a real server with real faults."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.errors import BrokenEvidence, FetchFailed, UsageError
from foedera.net.fetch import Fetched, Fetcher
from foedera.net.manners import Manners
from tests.conftest import clock
from tests.reading.server import TEXT, Server

HASH = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own."""
    started = Server()
    yield started
    started.stop()


class Call:
    """Fetches into a folder and keeps the waits it was made to take."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self.server = server
        self.waits: list[float] = []

    def __call__(self, path: str, *, expected: str | None = None, manners: Manners | None = None) -> Fetched:
        """Fetch a path of the server, or a whole address."""
        url = path if "://" in path else f"{self.server.url}/{path}"
        with Fetcher(self.folder, manners=manners, clock=clock, sleep=self.waits.append) as fetcher:
            return fetcher.fetch("some-text", url, expected=expected, licence="CC BY 4.0")

    def files(self) -> list[Path]:
        """What is in the folder, but for the note on how it came."""
        return [path for path in self.folder.iterdir() if path.suffix != ".kept"]


@pytest.fixture
def call(tmp_path: Path, server: Server) -> Call:
    """Fetching into an empty folder."""
    return Call(tmp_path, server)


def test_a_text_comes_whole_with_how_it_came(call: Call) -> None:
    """File, hash, address, day, type and licence; the name says what it is and nothing of the address."""
    got = call("text/%2e%2e%2fpasswd?x=../y")
    assert got.path == call.folder / "some-text.html"
    assert got.path.read_bytes() == TEXT
    assert got.sha256 == HASH
    assert (got.retrieval.media_type, got.retrieval.licence) == ("text/html", "CC BY 4.0")
    assert got.retrieval.retrieved == clock()
    assert call.files() == [got.path]
    assert call.server.asked[0][1]["user-agent"].startswith("foedera")


def test_redirects_are_followed_to_where_the_text_is(call: Call) -> None:
    """The address noted is the one that answered."""
    assert call("moved").retrieval.url == f"{call.server.url}/text"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("loop", "still redirected"),
        ("file", "file:"),
        ("gone", "404"),
        ("image", "image/png"),
        ("login", "HTML"),
        ("closed", "86400"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("http://127.0.0.1:1/", "ConnectError"),
    ],
)
def test_what_does_not_come_says_why(call: Call, path: str, found: str) -> None:
    """Every refusal names the address, what was found and what to do; no file is left that could pass for the text."""
    with pytest.raises(FetchFailed) as refusal:
        call(path)
    assert found in (refusal.value.found or "")
    assert refusal.value.where
    assert refusal.value.next_step
    assert not list(call.folder.glob("some-text*"))


def test_a_cut_off_file_is_gone_on_with(call: Call) -> None:
    """The second call asks for the missing bytes only, and the whole is right."""
    with pytest.raises(FetchFailed, match="goes on where it stopped"):
        call("cut")
    got = call("cut", expected=HASH)
    assert got.resumed
    assert got.path.read_bytes() == TEXT
    headers = call.server.asked[-1][1]
    assert headers["range"] == f"bytes={len(TEXT) // 2}-"
    assert headers["if-range"] == '"one"'
    assert call.files() == [got.path]


@pytest.mark.parametrize("path", ["changed", "deaf"])
def test_a_file_that_cannot_be_gone_on_with_comes_anew(call: Call, path: str) -> None:
    """A changed file, or a server that knows no ranges: the old part is dropped, never mixed in."""
    with pytest.raises(FetchFailed):
        call(path)
    got = call(path)
    assert not got.resumed
    assert got.path.read_bytes() == TEXT


def test_a_slow_body_is_given_up_and_kept(call: Call) -> None:
    """The read limit ends it; what came stays for the next call."""
    with pytest.raises(FetchFailed, match="ReadTimeout"):
        call("slow", manners=Manners(read_seconds=2))
    assert (call.folder / ".some-text.part").read_bytes() == TEXT[:64]


def test_a_busy_server_is_waited_for(call: Call) -> None:
    """As long as it asks, and no second request to a host comes without a pause."""
    assert call("busy").sha256 == HASH
    assert 7.0 in call.waits
    assert any(0 < wait <= 2.0 for wait in call.waits)


def test_too_much_is_refused(call: Call) -> None:
    """The limit holds whatever the server says."""
    with pytest.raises(FetchFailed, match="at most 500 bytes"):
        call("text", manners=Manners(size=500))


def test_a_changed_hash_keeps_both(call: Call) -> None:
    """The file that came is kept beside, and the message names both hashes."""
    with pytest.raises(BrokenEvidence) as refusal:
        call("text", expected="0" * 64)
    assert HASH in (refusal.value.found or "")
    assert (call.folder / "some-text.html.changed").read_bytes() == TEXT
    assert not (call.folder / "some-text.html").exists()


def test_an_older_file_is_kept_under_its_hash(call: Call) -> None:
    """What came earlier is never lost to what comes now."""
    (call.folder / "some-text.html").write_text("the old text")
    call("text")
    names = sorted(path.name for path in call.files())
    old = hashlib.sha256(b"the old text").hexdigest()[:12]
    assert names == [f"some-text.{old}.html", "some-text.html"]


def test_a_type_nobody_said_is_found_in_the_bytes(call: Call) -> None:
    """octet-stream with a page inside is a page."""
    assert call("unsaid").path.suffix == ".html"


def test_a_name_is_an_id_or_refused(tmp_path: Path) -> None:
    """No name can point outside of the folder."""
    with Fetcher(tmp_path, clock=clock) as fetcher, pytest.raises(UsageError):
        fetcher.fetch("../x", "http://127.0.0.1:1/")
