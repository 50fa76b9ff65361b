"""Library, draft and pins: the address is the whole state, and every file is what its page shows."""

from __future__ import annotations

import io
from urllib.parse import parse_qsl, urlsplit

import docx
import pytest
from starlette.testclient import TestClient

from foedera.comparing.clause_library import libraries
from foedera.web.downloads import EXTRACT, MEDIA_TYPES
from foedera.workspace import Workspace
from tests.web.test_pages import page

CLAUSE = "eu-alb-sdp-2024-digest/eng/para_11"
DRAFT = f"/draft?role=eu_candidate&take=space&take=cyber:{CLAUSE}"
LATER = "/library/consular?collection=eu-sdp-later"
PINS = f"/pins?pin=eu-nor-sdp-2024/cyber&pin={CLAUSE}"


def words(client: TestClient, address: str) -> list[str]:
    """What a page quotes."""
    return [each.text_content() for each in page(client, address).xpath("//blockquote/p")]


def contents(client: TestClient, address: str) -> list[str]:
    """What the table of contents of a draft quotes."""
    found = page(client, address).xpath("//section[h2/@id='contents']//blockquote/p")
    return [each.text_content() for each in found]


def test_the_library_names_every_area_with_its_wordings(client: TestClient, coded: Workspace) -> None:
    """And each opens on its own page, where as many clauses stand."""
    lines = page(client, "/library").xpath("//main//ul[@class='lines']/li")
    found = libraries(coded.snapshot)
    assert len(lines) == len(found) == 25
    for line, library in list(zip(lines, found, strict=True))[:5]:
        assert f"{len(library.groups)} wording" in line.text_content()
        assert words(client, line.xpath(".//a/@href")[0]) == [clause.excerpt.text for clause in library.clauses]


def test_an_area_nobody_shows_says_what_can_be_compared(client: TestClient) -> None:
    """Of the later partnerships no text is here: two cover it by a source's word or none, each with its reason."""
    tree = page(client, LATER)
    assert "No clause of a text here is quoted" in tree.text_content()
    sections = tree.xpath("//section")
    assert sum(len(section.xpath(".//li")) for section in sections) == 6
    assert all(line.xpath("./span[@class='stand']")[0].text.strip() for line in tree.xpath("//section//li"))


@pytest.mark.parametrize("address", ["/library/cyber?alike=0.7", DRAFT, PINS, LATER])
@pytest.mark.parametrize("ending", EXTRACT)
def test_every_file_is_what_its_page_shows(client: TestClient, address: str, ending: str) -> None:
    """The links of a page carry its state; the Word file quotes what the page does; twice gives the same bytes."""
    links = page(client, address).xpath("//p[@class='downloads']/a/@href")
    (link,) = [href for href in links if f".{ending}" in href]
    answer = client.get(link)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == MEDIA_TYPES[ending]
    assert answer.headers["content-disposition"].endswith(f'.{ending}"')
    assert client.get(link).content == answer.content
    if ending == "docx":
        document = docx.Document(io.BytesIO(answer.content))
        shown = words(client, address) if address != DRAFT else contents(client, address)
        assert [p.text for p in document.paragraphs if p.style.name == "Quote"] == shown


EMPTY = ["/library?alike=&as_of=&pin=", "/library/cyber?alike=&pin=", "/draft?role=&like=&take="]


@pytest.mark.parametrize("address", EMPTY)
def test_a_field_left_empty_asks_for_nothing(client: TestClient, address: str) -> None:
    """As a form sends it: the page as without."""
    assert client.get(address).text == client.get(address.partition("?")[0]).text


def test_the_form_of_a_draft_comes_back_as_it_was_sent(client: TestClient) -> None:
    """Sending what is ticked gives the same address's state again."""
    tree = page(client, DRAFT)
    ticked = tree.xpath("//form[@action='/draft']//input[@checked]")
    sent = sorted((each.get("name"), each.get("value")) for each in ticked)
    assert sent == sorted(parse_qsl(urlsplit(DRAFT).query))


def test_pins_are_carried_from_the_library_and_back(client: TestClient) -> None:
    """The form of the library keeps what is pinned; every pin can be removed, and another added."""
    tree = page(client, f"/library/cyber?pin={CLAUSE}")
    assert tree.xpath("//form[@action='/pins']/input[@type='hidden']/@value") == [CLAUSE]
    tree = page(client, PINS)
    assert tree.xpath("//form[@action='/pins']/input[@type='hidden']/@value") == ["eu-nor-sdp-2024/cyber", CLAUSE]
    removing = [link.get("href") for link in tree.xpath("//article//a") if link.text == "Remove"]
    assert [len(page(client, href).xpath("//article")) for href in removing] == [1, 1]
    assert len(page(client, f"{PINS}&pin=").xpath("//article")) == 2


@pytest.mark.parametrize(
    "address", ["/texts/eu-nor-sdp-2024-digest/eng", "/cells/eu-mda-sdp-2024/cyber", "/library/cyber", "/claims/CLAIM"]
)
def test_everything_that_can_be_pinned_has_a_link_or_a_box(client: TestClient, coded: Workspace, address: str) -> None:
    """And each leads to a page that shows it."""
    tree = page(client, address.replace("CLAIM", coded.claims()[0].id))
    links = tree.xpath("//main//a[starts-with(@href, '/pins?pin=')]/@href")
    boxes = [f"/pins?pin={value}" for value in tree.xpath("//input[@type='checkbox'][@name='pin']/@value")]
    assert [*links, *boxes]
    for href in [*links, *boxes]:
        assert len(page(client, href).xpath("//article")) == 1


@pytest.mark.parametrize(
    ("address", "status", "expected"),
    [
        ("/library/atlantis", 404, "No such area"),
        ("/library/cyber.pdf", 404, "No such format"),
        ("/library/cyber?collection=atlantis", 404, "No such collection"),
        ("/library/cyber?alike=2", 400, "Not a threshold"),
        ("/library/cyber?alike=much", 400, "Not a threshold"),
        ("/library?alike=nan", 400, "Not a threshold"),
        ("/draft?alike=0", 400, "Not a threshold"),
        ("/library?codebook=atlantis", 404, "No such codebook"),
        ("/library/cyber?as_of=yesterday", 400, "Not a day"),
        ("/draft?role=emperor", 400, "No such role"),
        ("/draft?like=eu-atlantis-2026", 404, "No such agreement"),
        ("/draft?take=cyber:eu-alb-sdp-2024-digest/eng/para_1", 404, "Nothing of that name"),
        ("/pins?pin=eu-nor-sdp-2024/cyber&pin=eu-atlantis-2026/cyber", 404, "Nothing of that id"),
        ("/pins.docx?pin=c-aaaaaaaaaaaaaaaa", 404, "No such claim"),
    ],
)
def test_what_is_unknown_is_a_page_that_says_so(client: TestClient, address: str, status: int, expected: str) -> None:
    """With what was expected instead."""
    text = page(client, address, status).text_content()
    assert expected in text
