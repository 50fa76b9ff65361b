"""The redline on a page: first what changed, from change to change, in one text or in columns, and as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.workspace import Workspace
from tests.comparing.test_redlining import FIRST, SECOND
from tests.comparing.test_spoken_texts import added
from tests.conftest import Copied
from tests.publishing.tracked import accepted
from tests.web.conftest import asking
from tests.web.test_pages import page

VERSIONS = "/redline?a=ports@1&b=ports"


@pytest.fixture
def site(copied: Copied) -> Iterator[TestClient]:
    """Two versions of one text, and two agreements of other parties."""
    with asking(copied(_add)) as asked:
        yield asked


def _add(workspace: Workspace, folder: Path) -> None:
    added(workspace, folder, ports=FIRST.encode())
    added(workspace, folder, ports=SECOND.encode())
    for name, text in (("one", FIRST), ("two", FIRST.replace("The Kingdom of Norway", "Japan"))):
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement=name, title=name, party=("isl", {"one": "nor", "two": "jpn"}[name]))


def test_every_change_leads_to_the_next_and_back(site: TestClient) -> None:
    """Each link has its place on the page."""
    tree = page(site, "/compare?a=ports&b=one")
    places = set(tree.xpath("//@id"))
    links = [link for link in tree.xpath("//section[contains(@class, 'redlined')]//a/@href") if link.startswith("#c")]
    assert links
    assert {link.removeprefix("#") for link in links} <= places


def test_versions_are_compared_word_for_word(site: TestClient) -> None:
    """A number that changed is printed and not marked; the text's own page leads there."""
    tree = page(site, VERSIONS)
    assert [one.text_content() for one in tree.xpath("//div[@class='cl']//del")] == ["time of day or night"]
    assert [one.text_content() for one in tree.xpath("//div[@class='cl']//ins")] == ["hour"]
    links = page(site, "/texts/ports/eng@2").xpath("//a[starts-with(@href, '/redline')]/@href")
    assert page(site, links[0]).xpath("//del")


def test_the_address_says_what_is_shown(site: TestClient) -> None:
    """Names as equal, only changes, columns: each a link that keeps the rest."""
    pair = "/compare?a=one&b=two"
    assert page(site, pair).xpath("//div[@class='cl']//del")
    tree = page(site, f"{pair}&names=equal&show=changes")
    assert not tree.xpath("//div[@class='cl']//del")
    assert "Nothing differs" in tree.text_content()
    (columns,) = [link for link in tree.xpath("//a/@href") if "layout=columns" in link]
    assert "names=equal" in columns
    assert "show=changes" in columns
    both = page(site, f"{VERSIONS}&layout=columns").xpath("//div[contains(@class, 'abreast')]/div[@class='cl']")
    assert both
    assert all(len(one.xpath("div")) == 2 for one in both)
    assert site.get(f"{pair}&names=some").status_code == 400


def test_the_texts_come_before_what_flips(site: TestClient) -> None:
    """And what flips is folded; three texts stand in columns, every clause with its words."""
    order = page(site, "/compare?a=one&b=two").xpath("//h2/@id")
    assert order.index("redline") < order.index("common") < order.index("flips")
    tree = page(site, "/compare?a=one&b=two&c=ports")
    assert tree.xpath("//h2/@id").index("clauses") < tree.xpath("//h2/@id").index("common")
    (region,) = tree.xpath("//div[contains(@class, 'abreast')]")
    heads = [head.text_content() for head in region.xpath("div[@class='head']/b")]
    assert heads == ["Iceland – Norway", "Iceland – Japan", "Pact on ports"]
    rows = region.xpath("div[@class='cl']")
    assert rows
    assert all(len(row.xpath("div")) == 3 for row in rows)
    links = {link.removeprefix("#") for link in region.xpath(".//a/@href") if link.startswith("#r")}
    assert links == {row.get("id") for row in rows}
    assert "code points" not in tree.text_content()


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "md", "json"])
def test_every_file_comes(site: TestClient, ending: str) -> None:
    """As the page links it; the Word document is the second text once accepted."""
    (link,) = [one for one in page(site, VERSIONS).xpath("//a/@href") if one.startswith(f"/redline.{ending}?")]
    answer = site.get(link)
    assert answer.status_code == 200
    assert f"redline.{ending}" in answer.headers["content-disposition"]
    if ending == "docx":
        assert "shall open their ports to each other's ships in distress at any hour." in "\n".join(
            accepted(answer.content)
        )


def test_word_is_whole_and_says_so_where_only_a_part_is_shown(site: TestClient) -> None:
    """Its link leaves out what it does not heed."""
    for more, said in (("", False), ("&show=changes", True), ("&area=cyber", True)):
        tree = page(site, VERSIONS + more)
        (link,) = [one for one in tree.xpath("//a/@href") if one.startswith("/redline.docx?")]
        assert "show" not in link
        assert "area" not in link
        assert ("Word always has both texts whole" in tree.text_content()) is said


@pytest.mark.parametrize("part", ["show=changes", "area=cyber"])
def test_word_of_a_part_is_refused_with_its_reason(site: TestClient, part: str) -> None:
    """Accepted it would be a text with gaps; the formats that fold are named, and one of them holds the part."""
    files = VERSIONS.replace("/redline?", "/redline.docx?")
    answer = site.get(f"{files}&{part}")
    assert answer.status_code == 400
    assert all(words in answer.text for words in ("whole second text", "gaps that nobody agreed on", "html, pdf or"))
    assert site.get(f"{files.replace('.docx', '.html')}&{part}").status_code == 200
    assert accepted(site.get(files).content)


def test_an_unknown_kind_of_file_is_a_404(site: TestClient) -> None:
    """It says which there are."""
    assert site.get("/redline.odt?a=ports@1&b=ports").status_code == 404


def test_of_three_texts_the_reader_chooses_which_the_others_are_compared_with(site: TestClient) -> None:
    """By a link that keeps the rest; the first where the address says nothing."""
    three = "/compare?a=one&b=two&c=ports"
    (switch,) = page(site, three).xpath("//li[starts-with(normalize-space(), 'Compared with')]")
    assert [one.text_content() for one in switch.xpath("b")] == ["Iceland – Norway"]
    chosen = page(site, switch.xpath("a/@href")[0])
    (there,) = chosen.xpath("//li[starts-with(normalize-space(), 'Compared with')]")
    assert [one.text_content() for one in there.xpath("b")] == ["Iceland – Japan"]
    assert there.xpath("a/@href")[0].startswith(three)
    assert "against" not in there.xpath("a/@href")[0]
    rows = chosen.xpath("//div[@class='cl']")
    marked = [[bool(column.xpath(".//del | .//ins")) for column in row.xpath("div")] for row in rows]
    assert [any(column) for column in zip(*marked, strict=True)] == [True, False, True]
    assert page(site, f"{three}&against=nowhere", 404).xpath("//main")
