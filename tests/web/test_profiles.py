"""Threat profiles on the site: what is there without numbers, with them, and what stands beside each threat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from foedera.workspace import Workspace
from tests.conftest import Filled, opened_copy
from tests.reading.numbers.files import INVENTED, csv_file

from .conftest import asking


def _add_numbers(workspace: Workspace, folder: Path) -> None:
    file = folder / "numbers.csv"
    rows = [("nor", "terrorism", 9.5), ("eu", "terrorism", 8), ("nor", "homicides", 9), ("deu", "overall", 7)]
    file.write_bytes(csv_file([("party", "dimension", "year", "value"), *((p, d, 2024, v) for p, d, v in rows)]))
    workspace.index(file, index="normandy-index", licence=INVENTED)


@pytest.fixture(scope="module")
def numbers(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site of a workspace with some numbers."""
    place = tmp_path_factory.mktemp("numbers") / "w.db"
    with opened_copy(filled(_add_numbers), place) as opened, asking(opened) as asked:
        yield asked


def page(client: TestClient, address: str) -> html.HtmlElement:
    """The tree of a page."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    """What stands in an element, on one line."""
    return " ".join(element.text_content().split())


def menu(tree: html.HtmlElement) -> list[str]:
    """Where the menu leads."""
    return [str(link) for link in tree.xpath("//header//nav//a/@href")]


def test_the_menu_leads_to_profiles_only_where_there_are_numbers(client: TestClient, numbers: TestClient) -> None:
    """On every page; no entry is a dead end."""
    for address in ("/", "/profiles", "/agenda"):
        assert "/profiles" not in menu(page(client, address))
        assert "/profiles" in menu(page(numbers, address))


def test_without_numbers_one_sentence_says_what_would_be_here_and_where_it_is_published(client: TestClient) -> None:
    """With the address the register has; the page of a party still has the areas that answer each threat."""
    tree = page(client, "/profiles")
    [lead] = tree.xpath("//p[@class='lead']")
    assert words(lead).rstrip(".").count(". ") == 0
    assert any("normandiepourlapaix.fr" in link for link in lead.xpath(".//a/@href"))
    party = page(client, "/profiles/nor")
    assert "/cells/eu-nor-sdp-2024/counterterrorism" in party.xpath("//table//a/@href")
    assert "European Union" not in [words(head) for head in party.xpath("//thead//th")]


def test_numbers_stand_beside_the_unions_as_picture_and_table(numbers: TestClient) -> None:
    """Both say the same; what is missing says why; the numbers' licence and source are named."""
    tree = page(numbers, "/profiles/nor")
    [picture] = tree.xpath("//figure/svg[@role='img']")
    assert "higher is better" in picture.get("aria-label")
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in tree.xpath("//tbody/tr")}
    assert rows["terrorism"][0].startswith("9.5")
    assert rows["terrorism"][1].startswith("8")
    assert "0 of the 27 members" in rows["homicides"][1]
    assert rows["cybersecurity"][0] == "not imported"
    assert INVENTED in words(tree)


def test_each_threat_names_the_areas_and_who_says_so_and_the_threats_none_answers(numbers: TestClient) -> None:
    """A cross of the briefing is 'not listed by', never absent; what our reading says stands with its reason."""
    tree = page(numbers, "/profiles/nor")
    rows = {words(row[0]): words(row[-1]) for row in tree.xpath("//tbody/tr")}
    assert "Counterterrorism" in rows["terrorism"]
    assert "listed by European Parliamentary Research Service" in rows["terrorism"]
    assert "not listed by European Parliamentary Research Service" in rows["cybersecurity"]
    assert rows["climate change"].startswith("No area answers it")
    [lead] = tree.xpath("//p[@class='lead']")
    assert "no such area answers climate change, homicides" in words(lead)
    assert "our reading of the definitions" in words(tree)


def test_a_party_without_a_partnership_has_its_numbers(numbers: TestClient) -> None:
    """A member state brought in by the file has a name and a page."""
    tree = page(numbers, "/profiles/deu")
    assert words(tree.xpath("//h1")[0]).startswith("Germany")
    assert "No agreement between Germany and the European Union" in words(tree)
    assert ("/profiles/deu", "Germany") in {(a.get("href"), words(a)) for a in page(numbers, "/profiles").xpath("//a")}
    assert "/profiles/nor" in page(numbers, "/parties/nor").xpath("//a/@href")


def test_another_index_and_another_year_by_address(numbers: TestClient) -> None:
    """The address is the whole state; an index without numbers or reading still says what it is."""
    tree = page(numbers, "/profiles/nor?index=gpi")
    assert "lower is better" in words(tree)
    assert not tree.xpath("//main//svg")
    assert "none is invented" in words(page(numbers, "/profiles/nor?year=2020"))
