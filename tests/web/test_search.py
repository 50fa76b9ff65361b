"""The page of search: one list with its kinds counted, slips taken back by a link, and what was searched in vain."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient

from foedera.workspace import Workspace


def page(client: TestClient, address: str) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_kinds_are_counted_and_lead_to_their_hits(client: TestClient, coded: Workspace) -> None:
    """Every kind with hits, the best first, none with 0; its link shows that kind alone."""
    tree = page(client, "/search?q=Korea")
    counts = coded.search("Korea").counts
    links = tree.xpath("//nav[@aria-label='Kinds of hits']//a")
    assert len(links) == len(counts) + 1
    assert [link.text for link in links[:3]] == [f"all {sum(counts.values())}", "1 party", "1 agreement"]
    dialogues = next(link for link in links if "dialogue" in link.text)
    only = page(client, dialogues.get("href"))
    assert {badge.text for badge in only.xpath("//ol//span[@class='badge note']")} == {"dialogue"}
    assert only.xpath("//input[@name='kind']/@value") == ["dialogue"]


def test_every_kind_of_hit_leads_to_a_page(client: TestClient, coded: Workspace) -> None:
    """The first of each kind there is."""
    addresses = {coded.search(kind, kind=kind, most=1).hits[0].address for kind in coded.search("x").searched}
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_a_slip_is_taken_back_by_a_link(client: TestClient) -> None:
    """What was meant is a link to itself; what was typed right has none."""
    assert page(client, "/search?q=securty+dialouge").xpath("//p[@class='notice']/a/@href") == [
        "/search?q=security+dialogue"
    ]
    assert page(client, "/search?q=security+dialogue").xpath("//p[@class='notice']") == []


def test_nothing_found_says_what_was_searched(client: TestClient) -> None:
    """In words, with counts."""
    said = page(client, "/search?q=xylophone").xpath("string(//p[@class='empty'])")
    assert "12 agreements, " in said
    assert "every text" in said
