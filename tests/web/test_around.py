"""Pages of missions, money, instruments, networks and targets: names for people, evidence beside, nothing mixed."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import html
from starlette.testclient import TestClient

ID = re.compile(
    r"\b(?:eu-[a-z]{3}-sdp-\d{4}|eprs-[a-z]+-\d[\d-]*|compass-[a-z]*\d*|us-sosa|[a-z]{3}-(?:fpa|sia|fta|epf\d*))\b"
)
"""What nobody should have to read."""
PAGES = (
    "/missions",
    "/missions?view=table-1",
    "/missions/eufor-althea",
    "/money",
    "/instruments",
    "/instruments?partner=kor",
    "/networks",
    "/targets",
)


def page(client: TestClient, address: str) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def words(tree: html.HtmlElement) -> str:
    """What people read of its main part."""
    return " ".join(tree.xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("address", PAGES)
def test_people_read_names(client: TestClient, address: str) -> None:
    """Ids stand in addresses and in what only a screen reader gets as the name of a link."""
    tree = page(client, address)
    for hidden in tree.xpath("//main//code | //main//*[@class='word']"):
        hidden.drop_tree()
    assert ID.findall(words(tree)) == []


@pytest.mark.parametrize("address", ["/missions", "/money", "/instruments", "/networks", "/targets"])
def test_what_is_shown_can_be_taken_along(client: TestClient, address: str) -> None:
    """The same view as CSV, at an address the page links to; every page's foot leads to it."""
    tree = page(client, address)
    (link,) = tree.xpath(f"//p[@class='downloads']/a[starts-with(@href, '{address}.csv')]/@href")
    assert client.get(link).headers["content-type"].startswith("text/csv")
    assert page(client, "/").xpath(f"//footer//a[@href='{address}']")


def test_the_cell_of_a_mission_says_why_it_is_empty(client: TestClient) -> None:
    """Japan in Atalanta cooperates; Moldova is not listed by the briefing; of Canada no source speaks."""
    (row,) = page(client, "/missions").xpath("//tr[th/a/@href='/missions/eunavfor-atalanta']")
    cells = {cell.get("data-label"): " ".join(cell.text_content().split()) for cell in row.xpath("td")}
    assert cells["Japan"] == "cooperates since 2023"
    assert cells["Moldova"] == "not listed by the briefing"
    assert cells["Canada"] == "not on record"
    assert "Serbia: contributes, listed April 2018; 5 people" in cells["Others"]


def test_the_printed_table_can_be_exported_with_its_claims(client: TestClient) -> None:
    """24 signs, each a link to its claim, its cross named; the workbook has the table, the claims and the meaning."""
    tree = page(client, "/missions?view=table-1")
    assert len(tree.xpath("//tbody//td/a[starts-with(@href, '/claims/')]")) == 24
    assert "Norway, EUFOR Althea: not listed by the briefing" in tree.text_content()
    answer = client.get("/missions.xlsx?view=table-1")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        names = book.read("xl/workbook.xml").decode()
    assert all(f'name="{sheet}"' in names for sheet in ("as printed", "claims", "notes"))


def test_a_file_of_another_kind_is_not_found(client: TestClient) -> None:
    """What cannot be had is refused with what can."""
    answer = client.get("/missions.docx")
    assert answer.status_code == 404
    assert "csv" in answer.text


def test_money_says_the_difference(client: TestClient) -> None:
    """Of one partner only; running totals stand apart from the measures."""
    told = words(page(client, "/money?partner=mkd"))
    assert "Received: EUR 37 million in 3 measures on record." in told
    assert "the difference of 1 is unexplained" in told
    assert "Albania" not in told.split("Show")[1]


def test_the_time_axis_says_nothing_the_table_does_not(client: TestClient) -> None:
    """A dot a dated row; dots from memory are open; no text runs out of the drawing; all words stand in the table."""
    tree = page(client, "/instruments?partner=kor")
    dots = tree.xpath("//*[name()='circle']")
    rows = tree.xpath("//table//tbody/tr[not(starts-with(th, 'no date'))]")
    assert len(dots) == len(rows)
    assert len([dot for dot in dots if dot.get("class") == "undated"]) == 2
    (drawing,) = tree.xpath("//*[name()='svg']")
    for label in drawing.xpath(".//*[name()='text']"):
        x, long = float(label.get("x")), 6.5 * len(label.text)
        left, right = (x - long, x) if label.get("text-anchor") == "end" else (x, x + long)
        if label.get("text-anchor") != "middle":
            assert left >= -5, label.text
            assert right <= float(drawing.get("width")) + 5, label.text
    assert not tree.xpath("//main//@style")


def test_a_party_has_its_missions_money_and_instruments(client: TestClient) -> None:
    """Norway: parts and numbers, contributions that are not added, the axis; each once, and its other facts below."""
    tree = page(client, "/parties/nor")
    heads = [head.text_content() for head in tree.xpath("//section/h2")]
    assert heads[:3] == ["In missions and operations", "Money received and given", "Instruments by date"]
    assert len(heads) == len(set(heads))
    assert "Roles of the party" in heads
    assert "12 stated (3 military, 9 civilian), 8 named on record" in words(tree)
    assert "not added up" in words(tree)


def test_networks_and_targets_have_left_the_outlook(client: TestClient) -> None:
    """It keeps positions, views and endnotes, and says where the others are."""
    tree = page(client, "/outlook")
    heads = [head.text_content() for head in tree.xpath("//section/h2")]
    assert "Other networks and formats" not in heads
    assert {"Positions of the European Parliament", "Endnotes"} <= set(heads)
    assert {"/networks", "/targets"} <= set(tree.xpath("//p[@class='lead']/a/@href"))


def test_targets_are_counted_with_what_is_known_of_the_list(client: TestClient) -> None:
    """Ten on record of 81, of which 51 were due by the end of 2022; a status and a day are part of the address."""
    told = words(page(client, "/targets"))
    assert "10 targets on record" in told
    assert "81, of which 51 due by the end of 2022" in told
    earlier = page(client, "/targets?as_of=2022-12-01&status=open")
    assert len(earlier.xpath("//tbody/tr")) == 4
    assert client.get("/targets?status=missed").status_code == 400
