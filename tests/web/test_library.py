"""Library, draft and pins: the address is the whole state, and every file is what its page shows."""

from __future__ import annotations

import io
from urllib.parse import parse_qsl, urlencode, urlsplit

import docx
import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from foedera.comparing.clause_library import libraries
from foedera.publishing.library_words import answer_in_words, group_in_words
from foedera.web.downloads import EXTRACT, MEDIA_TYPES
from foedera.workspace import Workspace
from tests.web.test_pages import page

CLAUSE = "eu-alb-sdp-2024-digest/eng/para_11"
DRAFT = f"/draft?role=eu_candidate&take=space&take=cyber:{CLAUSE}"
LATER = "/library/consular?collection=eu-sdp-later"
PINS = f"/pins?pin=eu-nor-sdp-2024/cyber&pin={CLAUSE}"


def words(client: TestClient, address: str) -> list[str]:
    """What a page quotes with its source."""
    return [each.text_content() for each in page(client, address).xpath("//blockquote[small/a]/p")]


def drafted(tree: HtmlElement) -> list[str]:
    """The clauses of a draft with their numbers, without the signs of footnotes."""
    found = tree.xpath("//div[@class='drafted']/p[@class='words']")
    return ["".join(each.xpath(".//text()[not(ancestor::sup)]")) for each in found]


def test_the_library_names_every_area_with_its_wordings(client: TestClient, coded: Workspace) -> None:
    """And each opens on its own page, where as many clauses stand."""
    lines = page(client, "/library").xpath("//main//ul[@class='lines']/li")
    found = libraries(coded.snapshot)
    assert len(lines) == len(found) == 25
    for line, library in list(zip(lines, found, strict=True))[:5]:
        assert f"{len(library.groups)} wording" in line.text_content()
        assert sorted(words(client, line.xpath(".//a/@href")[0])) == sorted(
            clause.excerpt.text for clause in library.clauses
        )


def test_a_wording_of_several_stands_once_with_what_others_change(client: TestClient, coded: Workspace) -> None:
    """Before everything else, behind the answer; what one agreement alone says is folded below it."""
    tree = page(client, "/library/cyber")
    library = coded.library("cyber")
    assert tree.xpath("//p[@class='lead']")[0].text_content().startswith(answer_in_words(library)[0])
    shared = [group for group in library.groups if len(group.columns) > 1]
    sections = tree.xpath("//form[@action='/pins']/section")
    assert len(sections) == len(shared) + 1
    for section, group in zip(sections, shared, strict=False):
        assert group_in_words(group, library) in section.xpath("h2")[0].text_content()
        assert section.xpath("blockquote/p")[0].text_content() == group.variants[0].words
        assert len(section.xpath("p[contains(@class, 'variant')]")) == len(group.variants) - 1
    assert not sections[-1].xpath(".//blockquote[not(ancestor::details)]")
    assert tree.xpath("//span[@class='badge machine']")


def test_an_area_nobody_shows_says_what_can_be_compared(client: TestClient) -> None:
    """Of the later partnerships no text is here: two cover it by a source's word or none, each with its reason."""
    tree = page(client, LATER)
    assert "no clause of a text here is quoted" in tree.text_content()
    sections = tree.xpath("//section")
    assert sum(len(section.xpath(".//li")) for section in sections) == 6
    assert all(line.xpath("./span[@class='stand']")[0].text.strip() for line in tree.xpath("//section//li"))
    assert "by the word of a source alone" in tree.xpath("//p[@class='lead']")[0].text_content()


@pytest.mark.parametrize("address", ["/library/cyber?alike=0.7", DRAFT, PINS, LATER])
@pytest.mark.parametrize("ending", EXTRACT)
def test_every_file_is_what_its_page_shows(client: TestClient, address: str, ending: str) -> None:
    """The links of a page carry its state; the Word file says what the page does; twice gives the same bytes."""
    links = page(client, address).xpath("//p[@class='downloads']/a/@href")
    (link,) = [href for href in links if f".{ending}" in href]
    answer = client.get(link)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == MEDIA_TYPES[ending]
    assert answer.headers["content-disposition"].endswith(f'.{ending}"')
    assert client.get(link).content == answer.content
    if ending == "docx":
        document = docx.Document(io.BytesIO(answer.content))
        said, tree = {p.text for p in document.paragraphs}, page(client, address)
        common = [each.text_content() for each in tree.xpath("//section[@class='claim']/blockquote/p")]
        assert {*drafted(tree), *common} <= said
        assert {p.text for p in document.paragraphs if p.style.name == "Quote"} <= set(words(client, address))


EMPTY = ["/library?alike=&as_of=&pin=", "/library/cyber?alike=&pin=", "/draft?role=&like=&take="]


@pytest.mark.parametrize("address", EMPTY)
def test_a_field_left_empty_asks_for_nothing(client: TestClient, address: str) -> None:
    """As a form sends it: the page as without."""
    assert client.get(address).text == client.get(address.partition("?")[0]).text


FILLED = f"{DRAFT}&slot=PARTY+A&words=the+League"


def sent(tree: HtmlElement) -> list[tuple[str, str]]:
    """What the form of a draft sends, fields left empty too."""
    fields = tree.xpath("//form[@action='/draft']//input[@name][not(@type='checkbox') or @checked]")
    return [(each.get("name"), each.get("value", "")) for each in fields]


def test_the_form_of_a_draft_comes_back_as_it_was_sent(client: TestClient) -> None:
    """Sending what it holds gives the same state again: what was taken in its order, what was typed for its slot."""
    tree = page(client, FILLED)
    again = [pair for pair in sent(tree) if pair[0] in ("role", "take")]
    assert sorted(again) == sorted(parse_qsl(urlsplit(DRAFT).query))
    assert [value for name, value in again if name == "take"] == ["space", f"cyber:{CLAUSE}"]
    assert drafted(page(client, f"/draft?{urlencode(sent(tree))}")) == drafted(tree)
    assert drafted(tree) == ["2.1 The League will support the partner's cyber resilience capabilities."]


def test_a_draft_is_moved_and_emptied_by_links(client: TestClient) -> None:
    """The second heading earlier is the first, numbered anew; a heading goes with its last clause."""
    tree = page(client, FILLED)
    headings = [each.text_content() for each in tree.xpath("//section[@id='contents']/h2")]
    assert headings == ["1. Space security and defence", "2. Cyber issues"]
    links = {each.text_content(): each.get("href") for each in tree.xpath("//span[@class='moves']/a")}
    moved = page(client, links["earlier Cyber issues"])
    assert [each.text_content() for each in moved.xpath("//section[@id='contents']/h2")] == [
        "1. Cyber issues",
        "2. Space security and defence",
    ]
    assert drafted(moved) == [words.replace("2.1", "1.1", 1) for words in drafted(tree)]
    removed = page(client, links["remove 2.1"])
    assert (drafted(removed), len(removed.xpath("//section[@id='contents']/h2"))) == ([], 1)


def test_every_footnote_of_a_draft_leads_to_its_source_and_back(client: TestClient) -> None:
    """The sign to the note, the note to the provision and to the sign."""
    tree = page(client, DRAFT)
    (sign,) = tree.xpath("//div[@class='drafted']//sup/a")
    (note,) = tree.xpath(f"//li[@id='{sign.get('href')[1:]}']")
    to_source, back = note.xpath("./a/@href")
    assert (to_source, back) == ("/texts/eu-alb-sdp-2024-digest/eng#para_11", f"#{sign.get('id')}")
    assert "undated" not in note.text_content()


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
