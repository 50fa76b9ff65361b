"""The page that compares: its address is its whole state, its numbers open on claims, and it says what it cannot do."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from foedera.workspace import Workspace
from tests.web.test_pages import page

Client = TestClient  # type: ignore[type-arg]  # of whatever app type
PAIR = "/compare?a=eu-alb-sdp-2024&b=eu-mkd-sdp-2024"


def test_equal_columns_have_nothing_shared_by_some(client: Client) -> None:
    """All that Albania and North Macedonia have in the table is common; three things stand apart from it."""
    tree = page(client, PAIR)
    headings = [heading.text_content() for heading in tree.xpath("//h2[@id='common' or @id='shared' or @id='unique']")]
    assert headings == ["Common to all: 17", "Shared by some: 0", "Of one alone: 0"]
    assert len(tree.xpath("//section[h2/@id='apart']//li")) == 3


def test_the_address_is_the_whole_state(client: Client) -> None:
    """The form comes back as it was sent, and the rule decides: ten rows by ticks, eleven with what is in place."""
    for rule, common in (("covered", 10), ("covered_or_in_place", 11)):
        tree = page(client, f"/compare?collection=eu-sdp&rule={rule}")
        assert tree.xpath("//h2[@id='common']")[0].text_content() == f"Common to all: {common}"
        assert tree.xpath("//select[@name='rule']/option[@selected]/@value") == [rule]


def test_only_norway_turns_false_once_india_is_in(client: Client) -> None:
    """The flip names who had it, who joins, and opens on the cell of the one that joins."""
    (line,) = page(client, "/compare?collection=eu-sdp").xpath("//section[h2/@id='flips']//li")
    assert "only Norway has it: no longer true once India is in" in line.text_content()
    assert line.xpath(".//a/@href") == ["/cells/eu-ind-sdp-2026/consular"]


def test_every_number_of_undertakings_opens_on_its_clauses(client: Client, coded: Workspace) -> None:
    """As many links to claims as the number says, each of that agreement."""
    tree = page(client, PAIR)
    opened = tree.xpath("(//section[h2/@id='ambition']//table)[1]//details")
    assert opened
    for details in opened:
        links = details.xpath(".//a/@href")
        assert len(links) == int(details.xpath("summary/text()")[0])
        row = details.xpath("ancestor::tr/th/a/@href")[0].removeprefix("/agreements/")
        assert {coded.known_claim(link.removeprefix("/claims/")).subject for link in links} == {row}


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/compare?a=eu-alb-sdp-2024&b=eu-atlantis-2026", 404, "No such agreement"),
        ("/compare?collection=atlantis", 404, "No such collection"),
        ("/compare?a=eu-alb-sdp-2024&b=eu-alb-sdp-2024", 400, "two to 4 different agreements"),
        ("/compare?collection=eu-sdp&rule=ticks", 400, "covered_or_in_place"),
    ],
)
def test_what_cannot_be_compared_says_so(client: Client, address: str, status: int, words: str) -> None:
    """An unknown id is a 404, one agreement against itself a refusal, and both say what to do next."""
    assert words in page(client, address, status).text_content()


def test_agreements_without_a_text_say_what_is_missing(client: Client) -> None:
    """Nothing was read of Australia's, and the page says so in each part."""
    tree = page(client, "/compare?a=eu-aus-sdp-2026&b=eu-gha-sdp-2026")
    assert "no text of it is here" in tree.xpath("//section[h2/@id='texts']")[0].text_content()
    assert "No undertaking was read" in tree.xpath("//section[h2/@id='ambition']")[0].text_content()
