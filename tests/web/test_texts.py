"""Pages of texts: how they were read, their versions and languages, and where a quote was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from foedera.ids import split_provision
from foedera.model.selection import anchors
from foedera.workspace import Workspace
from tests.web.conftest import asking


@pytest.fixture(scope="module")
def site(read: Workspace) -> Iterator[TestClient]:
    """The site over printed texts."""
    with asking(read) as asked:
        yield asked


def test_a_text_says_how_it_was_read(site: TestClient, read: Workspace) -> None:
    """Report, FRBR URI, versions and languages stand above the text; every provision has its place."""
    page = site.get("/texts/eu-exa-sdp-2026/eng@2").text
    assert "version 2" in page
    assert "100.00% of its letters and digits" in page
    assert "/akn/eu/doc/2026/eu-exa-sdp-2026/eng@2" in page
    assert 'href="/texts/eu-exa-sdp-2026/eng"' in page
    assert 'href="/texts/eu-exa-sdp-2026/fra"' in page
    _, provisions = read.document("eu-exa-sdp-2026/eng@2")
    assert all(f'id="{provision.eid}"' in page for provision in provisions)


def test_notes_are_reached_from_their_marks(site: TestClient, read: Workspace) -> None:
    """A mark is a link to its note."""
    page = site.get("/texts/eu-exa-sdp-2026/eng@2").text
    _, provisions = read.document("eu-exa-sdp-2026/eng@2")
    marks = [mark for provision in provisions for mark in provision.notes]
    assert marks
    for mark in marks:
        assert mark.note is not None
        assert f'<sup><a href="#{split_provision(mark.note)[2]}">{mark.mark}</a></sup>' in page


def test_a_quote_is_shown_where_it_was_printed(site: TestClient, read: Workspace) -> None:
    """The claim's page has a picture of the place; asked for, it is a PNG. What became of the quote is said too."""
    quoted = next(c for c in read.claims() if c.basis.span and c.basis.span.page and c.property == "coverage")
    page = site.get(f"/claims/{quoted.id}").text
    found = re.search(r'<img class="place" src="([^"]+)"', page)
    assert found
    picture = site.get(found[1])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "in the newer version eu-exa-sdp-2026/eng@2" in page
    anchor = anchors(read.snapshot)[quoted.id]
    assert site.get(f"/claims/{anchor.id}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/texts/eu-exa-sdp-2026/eng/places/9999999/10000000", "/texts/eu-nor-sdp-2024-digest/eng/places/0/9"]
)
def test_no_picture_of_what_is_not_printed(site: TestClient, address: str) -> None:
    """A page that says so, not a broken one."""
    answer = site.get(address)
    assert answer.status_code == 404
    assert "nothing is printed there" in answer.text.lower()
