"""What fetching asks again, what it leaves alone, and what it does not take for a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from foedera.errors import FetchFailed
from foedera.net.destinations import destinations
from foedera.net.error_pages import not_a_text
from foedera.net.fetch import Change, Fetched, Fetcher
from foedera.net.manners import Manners
from foedera.net.robots import forbidden_by, matches, rules
from tests.conftest import clock
from tests.reading.server import TEXT, Server

QUICK = Manners(pause=0)
NEWER = TEXT.replace(b"maritime security", b"security in space")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this test's own."""
    started = Server()
    yield started
    started.stop()


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    """Fetching into an empty folder, without pauses; a name of the inside stands for this machine."""
    with Fetcher(tmp_path, manners=QUICK, clock=clock, sleep=_never, resolve=_names) as made:
        yield made


def _never(seconds: float) -> None:
    raise AssertionError(f"no test waits: {seconds}")


def _names(host: str, port: int) -> Sequence[str]:
    """What a name server says: whatever the name, an address of this machine beside a public one."""
    assert port
    return ("192.88.0.1", "127.0.0.1") if host != "localhost" else ("127.0.0.1",)


def fetched(fetcher: Fetcher, server: Server, path: str) -> Fetched:
    """A file of the server's."""
    return fetcher.fetch("pact", f"{server.url}/{path}")


@pytest.mark.parametrize("path", ["page", "dated"])
def test_only_what_changed_is_sent_again(fetcher: Fetcher, server: Server, path: str) -> None:
    """The server is asked by its own mark; the file stays, with the day it came."""
    first, second = fetched(fetcher, server, path), fetched(fetcher, server, path)
    assert (first.change, second.change) == (Change.FIRST, Change.UNCHANGED)
    assert (second.path, second.sha256, second.retrieval) == (first.path, first.sha256, first.retrieval)
    assert {"if-none-match", "if-modified-since"} & set(server.asked[-1][1])


def test_what_changed_comes_and_the_older_file_stays(fetcher: Fetcher, server: Server) -> None:
    """Then the newer mark is asked by; a server that sends the same bytes again sends nothing new."""
    fetched(fetcher, server, "page")
    server.page = ('"two"', NEWER)
    assert fetched(fetcher, server, "page").change is Change.NEW_VERSION
    assert {path.read_bytes() for path in fetcher.folder.glob("pact*.html")} == {TEXT, NEWER}
    assert fetched(fetcher, server, "page").change is Change.UNCHANGED
    server.page = ('"three"', NEWER)
    assert fetched(fetcher, server, "page").change is Change.UNCHANGED


def test_a_file_that_is_gone_or_was_touched_comes_again(fetcher: Fetcher, server: Server) -> None:
    """What is not here as it came cannot be unchanged."""
    fetched(fetcher, server, "page").path.unlink()
    assert fetched(fetcher, server, "page").path.read_bytes() == TEXT
    (fetcher.folder / "pact.html").write_text("touched")
    assert fetched(fetcher, server, "page").path.read_bytes() == TEXT
    assert "if-none-match" not in server.asked[-1][1]


@pytest.mark.parametrize(("path", "taken"), [("text", "of which none was taken"), ("endless", "more")])
def test_too_much_is_not_downloaded(tmp_path: Path, server: Server, path: str, taken: str) -> None:
    """Where the server says how much it is, not a byte; else up to the limit; no part is left to go on with."""
    with (
        Fetcher(tmp_path, manners=Manners(pause=0, size=1_000), clock=clock) as small,
        pytest.raises(FetchFailed, match="at most 1000 bytes") as refusal,
    ):
        fetched(small, server, path)
    assert taken in (refusal.value.found or "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["inside.example", "169.254.169.254", "10.0.0.1", "[::1]", "localhost", "127.0.0.2"])
def test_no_redirect_leads_inside(fetcher: Fetcher, server: Server, host: str) -> None:
    """Neither an address of this machine or network, nor a name one of whose addresses is one."""
    with pytest.raises(FetchFailed, match="a public address"):
        fetched(fetcher, server, f"inside/{host}")
    assert [path for path, _ in server.asked] == ["/robots.txt", f"/inside/{host}"]


def test_a_proxy_is_not_led_inside_either(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A public name is the proxy's to look up; an address in a redirect is not asked for."""
    monkeypatch.setenv("http_proxy", server.url)
    with Fetcher(tmp_path, manners=QUICK, clock=clock, resolve=_names) as behind:
        assert behind.fetch("pact", "http://text.example/text").retrieval.url == "http://text.example/text"
        with pytest.raises(FetchFailed, match="a public address"):
            behind.fetch("pact", "http://text.example/inside/127.0.0.1")


def test_a_public_name_of_a_private_address_is_refused(fetcher: Fetcher) -> None:
    """Also where the source itself has it: whoever owns the name may say so today and something else tomorrow."""
    with pytest.raises(FetchFailed, match="one of this machine or network"):
        fetcher.fetch("pact", "http://pact.example/")


def test_the_host_a_source_names_is_asked_by_its_name(fetcher: Fetcher, server: Server) -> None:
    """The connection goes to the address that was checked; the server hears the name."""
    port = server.server.server_address[1]
    assert fetcher.fetch("pact", f"http://localhost:{port}/text").retrieval.url == f"http://localhost:{port}/text"
    assert {headers["host"] for _, headers in server.asked} == {f"localhost:{port}"}


@pytest.mark.parametrize(
    "address", ["::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe", "fe80::1", "0.0.0.1", "224.0.0.1"]
)
def test_private_addresses_in_other_clothes_are_private(address: str) -> None:
    """Those of IPv4 within IPv6, this host, groups."""
    with pytest.raises(FetchFailed):
        destinations("http://x.example", "x.example", 80, named="x.example", resolve=lambda *_: [address])


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        ((200, "User-agent: *\nDisallow: /te\n"), "Disallow: /te"),
        (
            (200, "User-agent: foedera\nUser-agent: other\nDisallow: /*xt$\nUser-agent: *\nAllow: /"),
            "Disallow: /*xt$",
        ),
        ((500, "broken"), "500"),
        ((503, "User-agent: *\nAllow: /\n"), "503"),
    ],
)
def test_what_a_site_does_not_want_asked_is_not(
    tmp_path: Path, server: Server, robots: tuple[int, str], said: str
) -> None:
    """By its robots.txt; one that fails forbids all (RFC 9309, 2.3.1.4). Nothing but it was asked for."""
    server.robots = robots
    with (
        Fetcher(tmp_path, manners=QUICK, clock=clock, sleep=lambda _: None) as polite,
        pytest.raises(FetchFailed) as refusal,
    ):
        fetched(polite, server, "text")
    assert said in (refusal.value.found or "")
    assert {path for path, _ in server.asked} == {"/robots.txt"}


@pytest.mark.parametrize(
    "robots", [None, (410, "gone"), (200, ""), (200, "User-agent: other\nDisallow: /"), (200, "Disallow: /")]
)
def test_what_a_site_does_not_forbid_is_asked(fetcher: Fetcher, server: Server, robots: tuple[int, str] | None) -> None:
    """A robots.txt that is not there, is empty, or speaks of others; it is asked for once."""
    server.robots = robots
    fetched(fetcher, server, "text")
    fetched(fetcher, server, "page")
    assert [path for path, _ in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("pattern", "path", "is_matched"),
    [
        ("/fish", "/fish.html", True),
        ("/fish", "/Fish", False),
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a.pdf?x", False),
        ("/a*b*c", "/a1b2c3", True),
        ("/a*b*c", "/acb", False),
        ("/a$", "/ab", False),
        ("/*a$", "/a", True),
        ("/ab*b$", "/ab", False),
        ("*", "/", True),
    ],
)
def test_patterns_of_robots(pattern: str, path: str, is_matched: bool) -> None:  # a table
    """As RFC 9309 has them, 2.2.3."""
    assert matches(pattern, path) is is_matched


def test_the_longest_rule_decides_and_the_named_group_alone() -> None:
    """Whatever their order; escaped or not."""
    ours = "User-Agent: Foedera/2 # we\nDisallow: /a\nAllow: /a/%62\n\nUser-agent: foedera\nDisallow: /c"
    text = f"User-agent: *\nDisallow: /\n\n{ours}"
    found = rules(text, "foedera/1.0")
    assert forbidden_by(found, "/x") is None
    assert forbidden_by(found, "/a/b") is None
    assert [bool(forbidden_by(found, path)) for path in ("/a/c", "/c/1")] == [True, True]


def _page(title: str, words: int, more: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{more}</head><body>{'word ' * words}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (_page("404 | EEAS", 30), "404"),
        (_page("Page not found", 200), "not found"),
        (_page("Access Denied.", 20), "Access Denied"),
        (_page("Just a moment...", 20), "Just a moment"),
        (_page("Council", 20, "<script src='/cdn-cgi/challenge-platform/x.js'></script>"), "person is there"),
        (_page("Pact", 0, "<script>" + "word " * 500 + "</script>"), "scripts"),
        (_page("Council of the EU", 40), "were before"),
    ],
)
def test_an_error_that_says_it_is_well_is_no_text(fetcher: Fetcher, server: Server, body: bytes, said: str) -> None:
    """It says what came instead, and the file that is here stays."""
    fetched(fetcher, server, "page")
    server.page = ('"two"', body)
    with pytest.raises(FetchFailed) as refusal:
        fetched(fetcher, server, "page")
    assert said in (refusal.value.found or "")
    assert (fetcher.folder / "pact.html").read_bytes() == TEXT


@pytest.mark.parametrize(
    "body",
    [
        _page("Regulation 1404/2024", 40),
        _page("Protocol on forbidden weapons", 1_000),
        _page("Joint statement: what was not found", 900),
        TEXT,
    ],
)
def test_a_text_is_not_taken_for_an_error(body: bytes) -> None:
    """A long page may be called what it likes; a number within another is none."""
    assert not_a_text(body, "HTML", None) is None
    assert not_a_text(b"short, and plain text", None, TEXT) is None
