"""The pages of commitments and procedures: what stands, what is only proposed, and what no source speaks of."""

from __future__ import annotations

import re

from lxml import html
from starlette.testclient import TestClient

from foedera.workspace import Workspace

ID = re.compile(r"\b(?:eu-[a-z]{3}-sdp-\d{4}|com-[a-z]{3}-[a-z-]+|eprs-pe-\d[\d-]+|procedure-[a-z]+)\b")
"""What nobody should have to read."""


def page(client: TestClient, address: str) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_proposals_are_counted_in_words_and_stand_apart(client: TestClient, coded: Workspace) -> None:
    """The number of commitments leaves them out; the section of proposals says that nobody reviewed them."""
    tree = page(client, "/commitments")
    standing, proposed = coded.commitments(), coded.commitments(proposed=True)
    assert f"{len(standing)} commitments on record" in tree.text_content()
    assert f"{len(proposed)} further undertakings were read in texts by a machine" in tree.text_content()
    apart = {address.split("/")[-1] for address in tree.xpath("//section[@id='proposals']//li/b/a/@href")}
    assert apart == {item.id for item in proposed}
    others = tree.xpath("//section[not(@id='proposals')]//li/b/a/@href")
    assert {address.split("/")[-1] for address in others} == {item.id for item in standing}


def test_a_commitment_shows_its_history_and_what_is_unknown(client: TestClient) -> None:
    """Japan's is under way with both reports, newest first; of Korea's secure line nobody reports anything."""
    known = page(client, "/commitments/com-jpn-sia").text_content()
    assert "Under way since 23 July 2025" in known
    assert known.index("23 July 2025: the summit") < known.index("5 June 2025")
    unknown = page(client, "/commitments/com-kor-secure").text_content()
    assert "That does not mean that nothing was done" in unknown


def test_people_read_names_on_these_pages(client: TestClient) -> None:
    """Ids stand in addresses, in commands and in what only a screen reader gets as the name of a link."""
    for address in (
        "/commitments",
        "/commitments?group=area",
        "/commitments/com-jpn-sia",
        "/procedures",
        "/procedures/gbr-safe",
    ):
        tree = page(client, address)
        for hidden in tree.xpath("//main//code | //main//*[@class='word']"):
            hidden.drop_tree()
        assert ID.findall(tree.xpath("//main")[0].text_content()) == [], address


def test_the_table_of_procedures_says_where_each_stands(client: TestClient) -> None:
    """Albania on 1 December 2024: adopted, not signed; every cell names its step for narrow screens."""
    tree = page(client, "/procedures?as_of=2024-12-01")
    (row,) = (row for row in tree.xpath("//table//tr[td]") if row.xpath("./th/a")[0].text == "Albania")
    cells = {cell.get("data-label"): cell.text_content().strip() for cell in row.xpath("./td")}
    assert cells["Adoption"] == "19 Nov 2024"
    assert cells["Signature"] == "not yet on record"
    assert cells["Authorisation"] == "no date on record"
    assert len(cells) == len(tree.xpath("//thead//th")) - 1


def test_an_agreement_leads_to_both(client: TestClient) -> None:
    """From its page to what was undertaken and how it came about."""
    links = page(client, "/agreements/eu-nor-sdp-2024").xpath("//main//a/@href")
    assert {"/commitments?partner=nor", "/procedures/eu-nor-sdp-2024"} <= set(links)


def test_what_is_asked_for_wrongly_says_what_there_is(client: TestClient) -> None:
    """An unknown strength, commitment and kind of procedure."""
    for address, status, words in (
        ("/commitments?strength=strong", 400, "declared, explored, intended, firm, binding"),
        ("/commitments/com-jpn-sai", 404, "com-jpn-sia"),
        ("/procedures?kind=procedure-sdb", 404, "procedure-sdp"),
    ):
        answer = client.get(address)
        assert answer.status_code == status
        assert words in answer.text
