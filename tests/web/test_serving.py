"""A page is a function of state and address: made once, sent once, true at once; every answer carries its headers."""

from __future__ import annotations

import asyncio
import datetime
import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from foedera.web.cache import Answer, Cache
from foedera.web.downloads import EXTRACT, MATRIX, TEMPLATES, WORDING
from foedera.web.headers import HEADERS
from foedera.workspace import Workspace, open_workspace
from tests.conftest import NOW
from tests.web.conftest import PAGES, asking

FILES = [
    *(f"/matrix/{ending}" for ending in MATRIX),
    *(f"/draft.{ending}" for ending in EXTRACT),
    *(f"/similarity/files/{name}" for name in WORDING),
    *(f"/templates/files/{name}" for name in TEMPLATES),
    "/data/claims.csv",
    "/data/claims.jsonl",
    "/agenda.ics",
    "/static/site.css",
    "/static/icon.svg",
]
OTHERS = ["/nowhere", "/static/nothing.css", "/review?most=many", "/areas/"]


@pytest.fixture
def site(workspace: Workspace) -> Iterator[TestClient]:
    """The site over a workspace of this test's own."""
    with asking(workspace) as asked:
        yield asked


@pytest.mark.parametrize("address", [*PAGES.values(), *FILES, *OTHERS])
def test_every_answer_carries_the_security_headers_and_head_is_get_without_body(
    client: TestClient, address: str
) -> None:
    """Pages, files, errors and ways elsewhere alike."""
    got, head = (client.request(method, address, follow_redirects=False) for method in ("GET", "HEAD"))
    assert all(got.headers[name] == value for name, value in HEADERS.items())
    assert head.status_code == got.status_code
    assert dict(head.headers) == dict(got.headers)
    assert head.content == b""


@pytest.mark.parametrize("address", [*PAGES.values(), *FILES])
def test_a_text_says_its_charset_once(client: TestClient, address: str) -> None:
    """And what is no text says none."""
    kind = client.get(address).headers["content-type"]
    assert kind.count("charset=") == kind.startswith("text/")


@pytest.mark.parametrize(
    "address", [*(PAGES[name] for name in PAGES if not name.startswith(("missing", "compare-n"))), *FILES]
)
def test_who_holds_a_page_gets_no_second_copy(client: TestClient, address: str) -> None:
    """304 with nothing in it for the tag just sent, among others too; the page for another tag."""
    first = client.get(address)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/")):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content


def test_pages_asked_for_together_are_the_pages_asked_for_alone(client: TestClient, coded: Workspace) -> None:
    """Nothing that pages share between threads is mixed up: by a site that has made none of them before."""
    with asking(coded) as crowded, ThreadPoolExecutor(len(PAGES)) as readers:
        together = list(readers.map(lambda address: crowded.get(address).text, PAGES.values()))
    assert together == [client.get(address).text for address in PAGES.values()]


def test_a_page_is_sent_packed_to_who_can_unpack_it(client: TestClient) -> None:
    """The same page either way, and under a third of its size."""
    plain, packed = (client.get("/", headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3


def test_addresses_that_differ_only_in_the_order_of_names_are_one_page(client: TestClient) -> None:
    """The order in which one name is given its values matters."""
    tags = [
        client.get(address).headers["etag"]
        for address in (
            "/library?collection=eu-sdp&alike=0.7",
            "/library?alike=0.7&collection=eu-sdp",
            "/library?alike=0.7&pin=a&pin=b",
            "/library?alike=0.7&pin=b&pin=a",
        )
    ]
    assert tags[0] == tags[1]
    assert len(set(tags)) == 3


def test_what_was_recorded_a_moment_ago_is_shown(site: TestClient, workspace: Workspace) -> None:
    """A decision changes the cell's page and every tag; nobody is told that nothing changed."""
    address = "/cells/eu-nor-sdp-2024/consular"
    before = site.get(address)
    workspace.decide("eu-nor-sdp-2024/consular", "covered", by="Ada Lovelace", note="read in full")
    after = site.get(address, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Ada Lovelace" not in before.text
    assert "Ada Lovelace" in after.text


def test_a_new_day_makes_new_pages(coded: Workspace, tmp_path: Path) -> None:
    """What is due depends on the day, though nothing was recorded."""
    shutil.copy(coded.path, tmp_path / "w.db")
    today = NOW
    with open_workspace(tmp_path / "w.db", clock=lambda: today) as opened, asking(opened) as site:
        before = site.get("/agenda")
        today = NOW + datetime.timedelta(days=1)
        after = site.get("/agenda", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "2026-11-23" in before.text
    assert "2026-11-24" in after.text


def test_a_workspace_that_fails_is_a_page_that_says_so(site: TestClient, workspace: Workspace) -> None:
    """Also for pages made before, and for who holds one: nothing kept is passed off as the state of things."""
    before = site.get("/agreements")
    assert before.status_code == 200
    with sqlite3.connect(workspace.path) as broken:
        broken.execute("ALTER TABLE chain RENAME TO gone")
    broken.close()
    for headers in ({}, {"If-None-Match": before.headers["etag"]}):
        after = site.get("/agreements", headers=headers)
        assert after.status_code == 503
        assert str(workspace.path) in after.text
        assert after.headers["cache-control"] == "no-store"


def test_static_files_have_an_age_and_names_that_are_no_files_are_404(client: TestClient) -> None:
    """Too long, with a null byte, outside the folder, or the folder itself."""
    assert client.get("/static/site.css").headers["cache-control"].startswith("max-age=")
    for name in ("", "%00", "a" * 5000, "a/" * 2000, "..%2fapp.py", "%2e%2e/app.py", "%2fetc%2fpasswd", "site.css/x"):
        assert client.get(f"/static/{name}").status_code == 404, name


class Kitchen:
    """Makes answers of a size, and counts them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.made = 0

    async def make(self) -> Answer:
        """An answer that cannot be packed."""
        self.made += 1
        await asyncio.sleep(0)
        return Answer({}, bytes(self.size), packed=False)


def test_an_answer_asked_for_by_many_at_once_is_made_once() -> None:
    """The others wait for it; after the state moved on it is made anew."""
    kitchen, cache = Kitchen(10), Cache()

    async def crowd() -> None:
        await asyncio.gather(*(cache.answer((1,), "/", kitchen.make) for _ in range(20)))
        assert kitchen.made == 1
        await asyncio.gather(*(cache.answer((2,), "/", kitchen.make) for _ in range(20)))
        assert kitchen.made == 2

    asyncio.run(crowd())


def test_the_cache_stays_within_its_bound_and_forgets_the_longest_unasked() -> None:
    """What was asked for lately stays; an answer too large is not kept at all; another state's are all dropped."""
    small, large = Kitchen(10), Kitchen(31)
    cache = Cache(most_bytes=50, largest=30)

    async def asked() -> None:
        for address in ("/a", "/b", "/c", "/d", "/a", "/e"):  # a fifth would weigh 60
            await cache.answer((1,), address, small.make)
            assert cache.weight <= 50
        assert small.made == 5
        await cache.answer((1,), "/a", small.make)
        assert small.made == 5
        await cache.answer((1,), "/b", small.make)
        assert small.made == 6
        for _ in range(2):
            await cache.answer((1,), "/large", large.make)
        assert large.made == 2
        await cache.answer((2,), "/a", small.make)
        assert len(cache) == 1

    asyncio.run(asked())


def test_what_packing_does_not_shorten_is_kept_as_it_is() -> None:
    """An answer comes back whole either way."""
    for body, packed in ((b"said " * 1000, True), (gzip.compress(bytes(range(256)) * 9), False)):
        answer = Answer.of(Response(body))
        assert answer.packed is packed
        for accepts_gzip in (True, False):
            sent = answer.response(accepts_gzip=accepts_gzip, headers={})
            unpacked = gzip.decompress(sent.body) if "content-encoding" in sent.headers else sent.body
            assert unpacked == body
