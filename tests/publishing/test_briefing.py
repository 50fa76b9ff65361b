"""The briefing: every number with its rule, every reference with its note, the same bytes twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from foedera.cli import run
from foedera.comparing.counting import headlines
from foedera.workspace import Workspace


@pytest.fixture(scope="module")
def page(coded: Workspace) -> html.HtmlElement:
    """The briefing of the six, parsed."""
    return html.fromstring(coded.brief("eu-sdp"))


def test_every_headline_number_names_its_rule(page: html.HtmlElement) -> None:
    """The opening numbers stand beside the sentence and name of the rule that counted them."""
    boxes = page.xpath("//ul[@class='numbers']/li")
    assert [box.xpath(".//code")[0].text for box in boxes] == list(headlines())
    assert boxes[0].xpath("./b")[0].text == "10"
    assert boxes[1].xpath("./b")[0].text == "11"


def test_every_reference_leads_to_a_note_with_source_and_locator(page: html.HtmlElement) -> None:
    """No dangling reference, no note without a place."""
    ids = set(page.xpath("//@id"))
    targets = [href.removeprefix("#") for href in page.xpath("//sup/a/@href")]
    assert len(targets) > 300
    assert set(targets) <= ids
    for note in page.xpath("//ol/li"):
        assert re.search(r"\w.*: \S", note.text_content())


def test_it_has_every_part_of_the_original(page: html.HtmlElement) -> None:
    """Numbers, table, partners, agenda, outlook, findings, sources; six partners in the order of the table."""
    assert page.xpath("//h2/text()") == [
        "In numbers", "The table", "The partners", "Promised and held", "Outlook", "Findings", "Sources",
    ]  # fmt: skip
    assert page.xpath("//article/@id") == [f"eu-{c}-sdp-2024" for c in ("nor", "mda", "alb", "mkd", "jpn", "kor")]
    assert len(page.xpath("//section[2]//tbody/tr")) == 25


def test_unverified_facts_are_marked(page: html.HtmlElement) -> None:
    """What rests on recollection says so on the page."""
    assert page.xpath("//span[@class='unverified']")


def test_nothing_is_fetched_from_outside(page: html.HtmlElement) -> None:
    """The file stands alone: no script, no style sheet, no image from anywhere."""
    assert page.xpath("//script | //link | //img | //iframe") == []


def test_two_runs_give_the_same_bytes(coded: Workspace, tmp_path: Path) -> None:
    """And writing it again replaces the file whole."""
    path = tmp_path / "briefing.html"
    pages = [coded.brief("eu-sdp") for _ in range(2)]
    assert pages[0] == pages[1]
    assert run(["--workspace", str(coded.path), "brief", "-o", str(path)]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["briefing.html"]
