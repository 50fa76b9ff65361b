"""The page on how far coders agree: each figure with its n, interval and rule; each differing cell with its links."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from foedera.coding.reliability.common_cells import SCOPE
from foedera.publishing.coder_agreement import interval_in_words, value_in_words
from foedera.workspace import Workspace
from tests.web.conftest import PAGES
from tests.web.test_pages import page


def test_each_figure_stands_with_n_interval_and_rule(client: TestClient, coded: Workspace) -> None:
    """The boxes are the library's figures, and their rules stand on the same page."""
    tree = page(client, PAGES["reliability-pair"])
    found = coded.reliability("eprs-pe-767-215", "lexicon@3")
    boxes = tree.xpath("//ul[@class='numbers']/li")
    for box, figure in zip(boxes, found.overall.figures, strict=True):
        text = box.text_content()
        assert box.xpath("./strong")[0].text == value_in_words(figure)
        assert interval_in_words(figure)[1:] in text
        assert f"n = {figure.cells} cells of {figure.agreements} agreements" in text
        (anchor,) = box.xpath("./a/@href")
        assert tree.xpath(f"//dt[@id='{anchor[1:]}']/following-sibling::dd[1]")[0].text
    rules = [item.text for item in tree.xpath("//h2[@id='rules']/following-sibling::ul/li")]
    assert [rule[1:-1] for rule in rules] == [rule[1:] for rule in found.rules]


def test_a_missing_figure_has_the_letter_of_its_reason(client: TestClient) -> None:
    """Every letter in the table is explained below it, and each is used."""
    tree = page(client, PAGES["reliability-pair"])
    table = tree.xpath("//h2[@id='areas']/following-sibling::div[1]")[0].text_content()
    boxes = tree.xpath("//ul[@class='numbers']")[0].text_content()
    reasons = [item.text for item in tree.xpath("//ul[@aria-label='Reasons']/li")]
    assert len(reasons) > 1
    assert all(reason[:3] in table or reason[5:] in boxes for reason in reasons)
    assert len({reason[:3] for reason in reasons}) == len(reasons)


def test_each_differing_cell_links_to_the_cell_and_both_claims(client: TestClient, coded: Workspace) -> None:
    """And both links lead somewhere."""
    tree = page(client, PAGES["reliability-pair"])
    found = coded.reliability("eprs-pe-767-215", "lexicon@3")
    rows = tree.xpath("//h2[@id='differences']/following-sibling::div[1]//tbody/tr")
    for row, cell in zip(rows, found.differences, strict=True):
        assert row.xpath(".//a/@href") == [
            f"/cells/{cell.agreement}/{cell.area}", *(f"/claims/{coded.claim}" for coded in cell.says),
        ]  # fmt: skip
    assert [client.get(href).status_code for href in rows[0].xpath(".//a/@href")] == [200, 200, 200]


def test_pairs_are_links_that_keep_the_choice(client: TestClient, coded: Workspace) -> None:
    """Each pair of the collection chosen is one address."""
    tree = page(client, "/method/reliability?collection=eu-sdp&values=found")
    links = tree.xpath("//h2[@id='pairs']/following-sibling::div[1]//a/@href")
    assert len(links) == len(coded.reliability(collection="eu-sdp"))
    opened = page(client, links[0])
    assert opened.xpath("//select[@name='collection']/option[@selected]")[0].text == "eu-sdp"
    assert opened.xpath("//select[@name='values']/option[@selected]/@value") == ["found"]
    assert page(client, "/method").xpath("//a[@href='/method/reliability']")


def test_an_empty_result_says_why(client: TestClient) -> None:
    """No common cell; the rule stands there even so."""
    text = page(client, PAGES["reliability-empty"]).xpath("//main")[0].text_content()
    assert "there is no cell both judged" in text
    assert "150 only eprs-pe-767-215 has coded" in text
    assert SCOPE[1:] in text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("first=lexicon%403", 400),
        ("first=lexicon%403&second=nobody", 404),
        ("values=other", 400),
        ("collection=nothing", 404),
    ],
)
def test_wrong_addresses_name_the_next_step(client: TestClient, query: str, status: int) -> None:
    """As every page does."""
    assert "Next" in page(client, f"/method/reliability?{query}", status).xpath("//main")[0].text_content()


def test_names_are_shown_as_text(client: TestClient) -> None:
    """No coder's name becomes markup."""
    answer = client.get("/method/reliability?first=%3Cb%3Ex&second=%3Cb%3Ey")
    assert html.fromstring(answer.text).xpath("//main//b[.='x']") == []
