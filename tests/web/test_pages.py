"""What stands on the pages: facts with their evidence, numbers with their rules, errors with a next step."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlparse

import pytest
from lxml import html
from starlette.testclient import TestClient

from foedera.comparing.counting import headlines
from foedera.comparing.sets import tally
from foedera.model.claim import Rank
from foedera.model.coverage import CellValue
from foedera.publishing import tables
from foedera.web.headers import HEADERS
from foedera.web.pages.front import FILTERS
from foedera.workspace import Workspace
from tests.web.conftest import PAGES


def page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    return html.fromstring(answer.text)


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_page_stands_alone(client: TestClient, address: str) -> None:
    """One heading, a language, safe headers, and nothing fetched from elsewhere."""
    answer = client.get(address)
    tree = html.fromstring(answer.text)
    assert len(tree.xpath("//h1")) == 1
    assert tree.get("lang") == "en"
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
    for fetched in tree.xpath("//link/@href | //script/@src | //img/@src | //iframe/@src"):
        assert not urlparse(fetched).netloc, fetched
    assert tree.xpath("//style | //*[@style] | //*[starts-with(name(@*), 'on')]") == []


def test_a_cell_names_each_claim_with_source_and_locator(client: TestClient, coded: Workspace) -> None:
    """Why this tick: the briefing's table decides, the machine's reading of the digest stands below with its quote."""
    tree = page(client, "/cells/eu-mda-sdp-2024/cyber")
    cell = coded.cell("eu-mda-sdp-2024/cyber")
    claims = tree.xpath("//article")
    assert len(claims) == len(cell.claims) > 1
    for article, claim in zip(claims, cell.claims, strict=True):
        assert article.xpath(f".//a[@href='/sources/{claim.basis.source}']")
        assert article.xpath(".//dt[.='Locator']/following-sibling::dd[1]")[0].text == claim.basis.locator
    assert "Table 2, row 3, Moldova" in claims[0].text_content()
    assert "decides" in claims[0].text_content()
    assert tree.xpath("//mark")


def test_only_a_method_that_searched_says_so(client: TestClient, coded: Workspace) -> None:
    """Under every cross: no expressions are spoken of below a source's claim, which searched by none."""
    crossed = [cell for row in coded.matrix("eu-sdp").cells for cell in row if cell.value is CellValue.NOT_FOUND]
    told = 0
    for cell in crossed:
        tree = page(client, f"/cells/{cell.agreement}/{cell.area}")
        for article, claim in zip(tree.xpath("//article"), cell.claims, strict=True):
            says = "No passage holds" in article.text_content()
            assert not says or claim.rank is Rank.MACHINE
            told += says
    assert 0 < told < len(crossed)


def test_an_empty_cell_says_why(client: TestClient) -> None:
    """Not coded is not 'not covered'."""
    text = page(client, "/cells/eu-gbr-sdp-2025/consular").text_content()
    assert "Not coded yet" in text
    assert "not the same as not covered" in text


def test_every_number_on_the_front_page_names_its_rule(client: TestClient, coded: Workspace) -> None:
    """Each headline links to its rule on the method page, where it is explained."""
    boxes = page(client, "/?collection=eu-sdp").xpath("//ul[@class='numbers']/li")
    method = page(client, "/method")
    counted = tally(coded.matrix("eu-sdp"))
    assert len(boxes) == len(headlines())
    for box, (name, sentence) in zip(boxes, headlines().items(), strict=True):
        assert int(box.xpath("./strong")[0].text) == counted.counts[name].number
        assert sentence in box.text_content()
        (anchor,) = box.xpath("./a/@href")
        assert method.xpath(f"//*[@id='{anchor.partition('#')[2]}']")


def test_each_cell_of_the_table_says_its_value_in_words(client: TestClient) -> None:
    """A sign alone never carries the meaning."""
    cells = page(client, "/?collection=eu-sdp").xpath("//table[@class='matrix']//td/a")
    assert len(cells) == 150
    spoken = {cell.xpath("./span[@class='word']")[0].text.split(",")[0] for cell in cells}
    assert spoken == {"covered", "searched", "in place already"}
    assert all(cell.xpath("./span[@aria-hidden='true']") for cell in cells)


@pytest.mark.parametrize("show", FILTERS)
def test_downloads_are_exactly_what_is_shown(client: TestClient, show: str) -> None:
    """The CSV under a filtered table has its rows and columns."""
    tree = page(client, f"/?collection=eu-sdp-all&show={show}")
    shown = [href.rpartition("/")[2] for href in tree.xpath("//table[@class='matrix']//tbody//th/a/@href")]
    (link,) = [href for href in tree.xpath("//p[@class='downloads']/a/@href") if "/csv" in href]
    rows = list(csv.DictReader(io.StringIO(client.get(link).text)))
    assert [row["area"] for row in rows] == shown


def test_downloads_equal_the_librarys_bytes(client: TestClient, coded: Workspace) -> None:
    """Page, command line and library give the same files."""
    matrix = coded.matrix("eu-sdp")
    assert client.get("/matrix/csv?collection=eu-sdp").text == tables.to_csv(matrix)
    assert client.get("/matrix/json?collection=eu-sdp").content == tables.to_json(matrix)
    assert client.get("/matrix/xlsx?collection=eu-sdp").content == tables.to_xlsx(matrix)


def test_the_log_can_be_taken_whole(client: TestClient, coded: Workspace) -> None:
    """Every claim is in both files, in order."""
    ids = [claim.id for claim in coded.claims()]
    lines = client.get("/data/claims.jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    table = csv.DictReader(io.StringIO(client.get("/data/claims.csv").text))
    assert [row["id"] for row in table] == ids


def test_unverified_facts_carry_a_badge(client: TestClient) -> None:
    """What rests on recollection is shown as unverified, in words."""
    tree = page(client, "/things/strategic-compass")
    assert any("unverified" in badge.text for badge in tree.xpath("//*[contains(@class, 'unverified')]"))


def test_a_digest_is_marked_as_such(client: TestClient) -> None:
    """On its own page and on the agreement's."""
    for address in ("/texts/eu-nor-sdp-2024-digest/eng", "/agreements/eu-nor-sdp-2024"):
        assert "not the official text" in page(client, address).xpath("//*[@class='digest']")[0].text_content()


def test_findings_name_their_claims(client: TestClient, coded: Workspace) -> None:
    """Each finding has a page of its own, one step from the list, with every claim it rests on and its source."""
    links = page(client, "/findings").xpath("//article/p[1]/a/@href")
    found = coded.check()
    assert sorted(links) == sorted(f"/findings/{finding.id}" for finding in found)
    for finding in found[::6]:
        sides = page(client, f"/findings/{finding.id}").xpath("//div[@class='sides']")[0]
        claims = sides.xpath(".//li//a[starts-with(@href, '/claims/')]/@href")
        assert sorted(claims) == sorted(f"/claims/{claim}" for claim in finding.claims)
        assert len(sides.xpath(".//li//a[starts-with(@href, '/sources/')]")) == len(finding.claims)


def test_the_agenda_says_no_public_evidence(client: TestClient) -> None:
    """On the day asked for, and in the calendar."""
    assert "no public evidence as of 23 November 2026" in page(client, "/agenda?as_of=2026-11-23").text_content()
    calendar = client.get("/agenda.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.startswith("BEGIN:VCALENDAR")


def test_a_profile_without_numbers_says_how_to_import_them(client: TestClient) -> None:
    """No number is invented."""
    tree = page(client, "/profiles/nor")
    assert "foedera index FILE.csv --index normandy-index" in tree.text_content()
    assert not tree.xpath("//svg")


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/cells/eu-nro-sdp-2024/cyber", 404, "eu-nor-sdp-2024"),
        ("/cells/eu-nor-sdp-2024/cybr", 404, "cyber"),
        ("/areas/nothing", 404, "hybrid-threats"),
        ("/agreements/nothing", 404, "foedera add FILE"),
        ("/claims/c-nothing", 404, "/data"),
        ("/texts/nothing/eng", 404, "foedera show"),
        ("/sources/nothing", 404, "/sources"),
        ("/profiles/atlantis", 404, "atlantis"),
        ("/profiles/nor?index=nothing", 404, "normandy-index"),
        ("/matrix/odt", 404, "/matrix/csv"),
        ("/?collection=nothing", 404, "eu-sdp"),
        ("/?as_of=yesterday", 400, "YYYY-MM-DD"),
        ("/?show=nothing", 400, "conflicts"),
        ("/nowhere", 404, "/"),
    ],
)
def test_errors_name_the_next_step_as_page_and_as_json(
    client: TestClient, address: str, status: int, says: str
) -> None:
    """The same parts for a reader and for a program."""
    text = page(client, address, status).xpath("//main")[0].text_content()
    assert says in text
    assert "Next" in text
    shape = client.get(address, headers={"Accept": "application/json"}).json()
    assert shape["status"] == status
    assert {"error", "next"} <= shape.keys()


def test_what_a_user_types_is_shown_as_text(client: TestClient) -> None:
    """No query becomes markup."""
    tree = page(client, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert tree.xpath("//script") == []
    assert tree.xpath("//input[@name='q']/@value") == ["<script>alert(1)</script>"]


def test_every_link_inside_leads_somewhere(client: TestClient) -> None:
    """Each kind of page links only to pages that are there."""
    seen: dict[str, str] = {}
    for address in PAGES.values():
        tree = html.fromstring(client.get(address).text)
        for href in tree.xpath("//a/@href"):
            path = href.partition("#")[0]
            if path.startswith("/"):
                seen.setdefault(path, address)
    # One of each kind is enough: the first two segments tell the kind.
    kinds: dict[str, tuple[str, str]] = {}
    for path, on in seen.items():
        kinds.setdefault("/".join(path.split("?")[0].split("/")[:2]) + str(path.count("/")), (path, on))
    for path, on in kinds.values():
        assert client.get(path).status_code == 200, f"{path} on {on}"


def test_proposals_stand_apart_from_facts_with_their_quote_and_coder(client: TestClient, coded: Workspace) -> None:
    """An agreement's page marks what machines read as not reviewed, and names who says so on which words."""
    tree = page(client, "/agreements/eu-nor-sdp-2024")
    (section,) = tree.xpath("//section[@id='proposals']")
    assert section.xpath("string(h2)") == "Proposed by machines, not yet reviewed"
    lines = section.xpath(".//li")
    assert len(lines) == len(coded.ledger().proposals("eu-nor-sdp-2024"))
    kinds = [summary.text_content().partition(":")[0] for summary in section.xpath(".//summary")]
    assert kinds == ["Facts", "Commitments"]
    coders = ("facts@1", "commitments@1", "dialogues@1")
    assert all(any(f"proposed by {coder}" in line.text_content() for coder in coders) for line in lines)
    nature = next(line for line in lines if line.xpath("string(b)") == "legal nature")
    assert "without legal force" in nature.xpath("string(.//mark)")
    assert "proposed by" not in " ".join(part.text_content() for part in tree.xpath("//section[not(@id='proposals')]"))
    korea = page(client, "/agreements/eu-kor-sdp-2024").xpath("//section[@id='proposals']//summary")
    assert "Dialogues: 5" in [summary.text_content() for summary in korea]


def test_an_area_says_which_agreements_show_which_of_its_topics(client: TestClient, coded: Workspace) -> None:
    """Each topic of the codebook with the cells that show it, each marked where only a machine says so."""
    (area,) = [one for one in coded.codebook().areas if one.id == "defence-initiatives"]
    rows = page(client, "/areas/defence-initiatives").xpath("//h2[@id='topics']/following-sibling::div[1]//tbody/tr")
    shown = {row.xpath("string(th/text())"): row for row in rows}
    assert list(shown) == [topic.label for topic in area.topics]
    mobility = shown["Military mobility"]
    assert mobility.xpath(".//a/@href") == ["/cells/eu-mkd-sdp-2024/defence-initiatives#topics"]
    assert mobility.xpath(".//*[contains(@class, 'machine')]")
    bare = [label for label, row in shown.items() if row.xpath("string(td)") == "no passage quoted"]
    assert bare == [topic.label for topic in area.topics if not any(
        topic.id in coded.cell(f"{one}/{area.id}").topics for one in coded.collections()["eu-sdp"])]  # fmt: skip


def test_a_cell_shows_its_topics_beside_their_claims(client: TestClient, coded: Workspace) -> None:
    """Each topic links to the claim whose quote shows it; a cell without any has no such heading."""
    cell = coded.cell("eu-mkd-sdp-2024/defence-initiatives")
    tree = page(client, f"/cells/{cell.id}")
    links = tree.xpath("//h2[@id='topics']/following-sibling::ul[1]//a/@href")
    assert links == [f"#{claim.id}" for claims in cell.topics.values() for claim in claims] != []
    assert all(tree.xpath(f"//article[@id='{link[1:]}']//mark") for link in links)
    assert not page(client, "/cells/eu-mda-sdp-2024/hybrid-threats").xpath("//h2[@id='topics']")


def test_the_list_of_areas_names_their_topics(client: TestClient, coded: Workspace) -> None:
    """The codebook's page: below an area's meaning what is told apart inside it, below the others nothing."""
    said = {
        line.xpath("string(.//a)"): line.xpath("string(small)") for line in page(client, "/areas").xpath("//main//li")
    }
    for area in coded.codebook().areas:
        assert said[area.label] == ("Topics: " + "; ".join(topic.label for topic in area.topics)) * bool(area.topics)
