"""Feeds, read as a feed reader does: by the rules of RFC 4287."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlparse

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from foedera.workspace import Workspace
from tests.conftest import Filled, opened_copy
from tests.watching.test_changes import LATER, fill
from tests.web.conftest import asking

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {
    "/changes": "/changes.atom",
    "/findings": "/findings.atom",
    "/agreements/eu-jpn-sdp-2024": "/agreements/eu-jpn-sdp-2024.atom",
    "/parties/jpn": "/parties/jpn.atom",
    "/areas/consular": "/areas/consular.atom",
    "/dialogues/eu-jpn-sdd": "/dialogues/eu-jpn-sdd.atom",
}
"""Page → its feed."""


@pytest.fixture(scope="module")
def told(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace in which something was said since it was begun."""
    with opened_copy(filled(fill), tmp_path_factory.mktemp("feeds") / "told.db") as workspace:
        workspace.clock = lambda: LATER
        yield workspace


@pytest.fixture(scope="module")
def client(told: Workspace) -> Iterator[TestClient]:
    """Its site."""
    with asking(told) as asked:
        yield asked


def read(client: TestClient, address: str) -> etree._Element:
    """A feed, held to RFC 4287: what must be there once is, ids are URIs and unique, dates are RFC 3339."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == "application/atom+xml"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = []
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
            if name == "updated":
                assert datetime.datetime.fromisoformat(one.text).tzinfo is not None
            if name == "id":
                assert urlparse(one.text).scheme == "urn"
                ids.append(one.text)
    assert len(ids) == len(set(ids))
    for entry in root.iter(f"{ATOM}entry"):
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        assert entry.findtext(f"{ATOM}summary")
    stamps = [entry.findtext(f"{ATOM}updated") or "" for entry in root.iter(f"{ATOM}entry")]
    assert root.findtext(f"{ATOM}updated") == max(stamps)
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert own.get("href") == f"http://localhost{address}"
    return root


@pytest.mark.parametrize("page", FEEDS)
def test_a_page_names_its_feed_and_the_feed_is_valid(client: TestClient, page: str) -> None:
    """Feed readers find it by the page; every entry leads to a page that is there."""
    (found,) = html.fromstring(client.get(page).text).xpath(
        "//link[@rel='alternate' and contains(@type, 'atom')]/@href"
    )
    assert found == FEEDS[page]
    root = read(client, found)
    for link in root.iter(f"{ATOM}link"):
        address = (link.get("href") or "").removeprefix("http://localhost")
        assert client.get(address).status_code == 200, address


def test_a_feed_tells_only_of_its_thing(client: TestClient) -> None:
    """The meeting with Japan is in the feeds of Japan, its agreement and its dialogue; Norway is not."""
    for address in ("/parties/jpn.atom", "/agreements/eu-jpn-sdp-2024.atom", "/dialogues/eu-jpn-sdd.atom"):
        titles = [entry.findtext(f"{ATOM}title") or "" for entry in read(client, address).iter(f"{ATOM}entry")]
        assert any("27 November 2026" in title for title in titles)
        assert not any("decided by" in title for title in titles)
    areas = [
        entry.findtext(f"{ATOM}summary") or "" for entry in read(client, "/areas/consular.atom").iter(f"{ATOM}entry")
    ]
    assert any("decided by Ada Lovelace" in said for said in areas)


def test_an_entry_stays_the_same_when_more_is_recorded(
    told: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Next day's changes come on top; what a reader has seen keeps id and words."""
    with opened_copy(told.path, tmp_path_factory.mktemp("more") / "more.db") as workspace:
        before = {change.id: change for change in workspace.feed().changes}
        workspace.clock = lambda: LATER + datetime.timedelta(days=1)
        workspace.decide("eu-jpn-sdp-2024/consular", "unclear", by="Ada Lovelace", note="read")
        after = workspace.feed().changes
    assert after[0].sentence.startswith("Japan")
    kept = {change.id: change for change in after}
    assert before.items() <= kept.items()


def test_a_feed_is_not_sent_twice(client: TestClient) -> None:
    """Who holds it is told so; asked under the same name, the same state gives the same bytes."""
    first = client.get("/changes.atom")
    assert client.get("/changes.atom", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get("/changes.atom").content == first.content


@pytest.mark.parametrize(
    "address", ["/parties/nobody.atom", "/areas/nothing.atom", "/things/jpn.atom", "/agreements/x.atom"]
)
def test_there_is_no_feed_of_what_is_not_there(client: TestClient, address: str) -> None:
    """An id nobody knows, or a kind that has no feed."""
    assert client.get(address).status_code == 404
