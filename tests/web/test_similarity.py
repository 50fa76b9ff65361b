"""Pages of common wording: the address is the whole state, each number can be followed, and gaps say why."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

from foedera.model.reuse import CommonWording, Use
from foedera.publishing.similarity import USES, percent
from foedera.web.downloads import WORDING
from foedera.web.pages.similarity import PAGE, WHOLE
from foedera.workspace import Workspace, open_workspace
from tests.comparing.wording.texts import OWN, SAFETY
from tests.conftest import clock
from tests.similar import TEXTS
from tests.web.conftest import asking
from tests.web.test_pages import page

LONG = PAGE + 2
"""Segments of an agreement that is longer than a page."""


@pytest.fixture(scope="module")
def site(alike: Workspace) -> Iterator[TestClient]:
    """The site over four agreements that share wording."""
    with asking(alike) as asked:
        yield asked


@pytest.fixture(scope="module")
def crowded(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site over one agreement more than fit on one map: the first two alike, the last longer than a page."""
    folder = tmp_path_factory.mktemp("crowded")
    shutil.copy(_fresh_file, folder / "w.db")
    for number in range(WHOLE + 1):
        own = [f"## Article {place}\n\n{f'word{number}x{place} ' * 6}" for place in range(1, LONG + 1)]
        articles = [f"## Article 1\n\n{SAFETY}"] if number < 2 else own if number == WHOLE else own[:1]
        text = "\n\n".join([f"# pact-{number:02}", *articles])
        (folder / f"pact-{number:02}.md").write_text(text, encoding="utf-8")
    with open_workspace(folder / "w.db", clock=clock) as opened:
        opened.add(sorted(folder.glob("*.md")), lang="eng")
        with asking(opened) as asked:
            yield asked


def test_the_map_shows_the_share_of_words_found_in_the_other(site: TestClient, alike: Workspace) -> None:
    """Row by row what the library says, family first, each number with a link to the two alone."""
    table = page(site, "/similarity").xpath("//table[contains(@class, 'heat')]")[0]
    order = [link.rpartition("/")[2].partition("?")[0] for link in table.xpath(".//tbody//th/a/@href")]
    assert order == list(alike.similarity().order)
    shares = {share.agreement: share for share in alike.similarity().shares}
    for one, row in zip(order, table.xpath(".//tbody/tr"), strict=True):
        there = {other.agreement: other.words / shares[one].words for other in shares[one].elsewhere}
        assert [cell.text_content() for cell in row.xpath("td")] == [
            "–" if one == other else percent(there.get(other, 0)).removesuffix(" %") for other in order
        ]
        for link in row.xpath("td/a/@href"):
            assert page(site, link).xpath("//h2[@id='common-wording']")


def test_shares_add_up_and_say_where(site: TestClient, alike: Workspace) -> None:
    """The three uses make up all words; the page names the agreements they stand in."""
    rows = page(site, "/similarity").xpath("//section[h2/@id='shares']//tbody/tr")
    compared = alike.similarity().compared
    assert [row.xpath("td[2]")[0].text for row in rows[len(compared) :]] == ["Not compared: no text to compare"] * 6
    for row, share in zip(rows[: len(compared)], compared, strict=True):
        uses = [int(words.text_content().split()[0]) for words in row.xpath("td/span[contains(., 'words')]")]
        assert sum(uses) == share.words == int(row.xpath("td")[0].text)
        assert row.xpath("td[last()]/a/@href") == [
            f"/similarity?agreement={share.agreement}&agreement={other.agreement}" for other in share.elsewhere
        ]


def test_a_formula_names_its_first_user_and_every_place(site: TestClient) -> None:
    """The article in three agreements is boilerplate, first used in May 1999, with a link to each provision."""
    first = page(site, "/similarity?threshold=0.8").xpath("//section[h2/@id='formulas']/article")[0]
    assert "In 3 agreements" in first.xpath("h3")[0].text_content()
    assert first.xpath("h3/span")[0].text == "boilerplate"
    assert "First of this wording: alda-cape (May 1999)" in first.text_content()
    assert "First of the chain: alda-cape (May 1999)" in first.text_content()
    links = first.xpath(".//details//a/@href")
    assert links == [f"/texts/{one}/eng#art_1" for one in ("alda-cape", "alda-berg", "dune-elm")]
    for link in links:
        address, _, place = link.partition("#")
        assert page(site, address).xpath(f"//*[@id='{place}']")


def test_the_threshold_stands_on_the_page_with_what_changes_when_it_moves(site: TestClient, alike: Workspace) -> None:
    """At 0.97 it says what 0.87 and 1 change, and the links lead there."""
    tree = page(site, "/similarity?threshold=0.97")
    assert tree.xpath("//input[@name='threshold']/@value") == ["0.97"]
    links = tree.xpath("//section[h2/@id='moves']/h3/a/@href")
    assert links == ["/similarity?threshold=0.87", "/similarity?threshold=1"]
    (_, sentence, _) = [paragraph.text for paragraph in tree.xpath("//section[h2/@id='moves']/p")]
    pairs = len(alike.similarity(threshold=0.97).pairs)
    assert sentence.startswith(f"{pairs} pairs become {pairs + 2} (2 gained, 0 lost)")
    assert page(site, links[0]).xpath("//input[@name='threshold']/@value") == ["0.87"]


def test_the_address_is_the_whole_state(site: TestClient) -> None:
    """Agreements, level, threshold and day come back in the form, in the links and in the files."""
    asked = "agreement=alda-berg&agreement=dune-elm&level=provision&threshold=0.7&as_of=2026-11-23"
    tree = page(site, f"/similarity?{asked}")
    assert tree.xpath("//form//input[@name='agreement']/@value") == ["alda-berg", "dune-elm"]
    assert tree.xpath("//select[@name='level']/option[@selected]/@value") == ["provision"]
    assert tree.xpath("//input[@name='as_of']/@value") == ["2026-11-23"]
    (link,) = tree.xpath("//p[@class='downloads']/a[.='agreements.csv']/@href")
    assert link == f"/similarity/files/agreements.csv?{asked}"
    rows = list(csv.DictReader(io.StringIO(site.get(link).text)))
    assert [(row["agreement"], row["found_in"]) for row in rows] == [
        ("alda-berg", "dune-elm"),
        ("dune-elm", "alda-berg"),
    ]


def test_one_agreements_passages_say_where_else_they_stand(site: TestClient) -> None:
    """Use, excerpt and places of each; one that is alike and not the same shows how the other words it."""
    items = page(site, "/similarity/alda-berg?threshold=0.5").xpath("//section[h2/@id='passages']/ul/li")
    assert [item.xpath("span[@class='badge']")[0].text for item in items] == [
        "boilerplate",
        "shared",
        "shared",
        "tailor-made",
    ]
    safety, talks, _, own = items
    assert [link.rpartition("/texts/")[2] for link in safety.xpath("span[@class='stand']/a/@href")] == [
        "alda-cape/eng#art_1",
        "dune-elm/eng#art_1",
    ]
    assert "the same words" in safety.text_content()
    assert "autumn" in talks.xpath("details")[0].text_content()
    assert OWN in own.text_content()
    assert "In no other agreement" in own.text_content()


@pytest.mark.parametrize("use", Use)
def test_passages_of_one_use_alone(site: TestClient, use: Use) -> None:
    """As many as the number above them says, all of that use."""
    tree = page(site, f"/similarity/alda-berg?use={use}")
    badges = tree.xpath("//section[h2/@id='passages']/ul/li/span[@class='badge']/text()")
    assert set(badges) == {USES[use]}
    (box,) = [box.text_content() for box in tree.xpath("//ul[@class='numbers']/li") if USES[use] in box.text_content()]
    assert f"in {len(badges)} pieces" in box


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/similarity/atlantis", 404, "No such agreement"),
        ("/similarity?agreement=atlantis", 404, "No such agreement"),
        ("/similarity?family=atlantis", 404, "No such agreement"),
        ("/similarity?collection=atlantis", 404, "No such collection"),
        ("/similarity/files/all.csv", 404, "/similarity/files/shares.csv"),
        ("/similarity?threshold=80", 400, "above 0 and at most 1"),
        ("/similarity?threshold=high", 400, "above 0 and at most 1"),
        ("/similarity?level=word", 400, "passage"),
        ("/similarity/alda-berg?use=stolen", 400, "boilerplate"),
        ("/similarity?as_of=yesterday", 400, "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_answered_says_so(site: TestClient, address: str, status: int, words: str) -> None:
    """An unknown id is a 404, a wrong choice a 400, and each says what was expected."""
    assert words in page(site, address, status).text_content()


def test_digests_cannot_be_compared_and_the_page_says_so(client: TestClient) -> None:
    """The register alone: why there is no share, what can be compared all the same, and how to add a text."""
    tree = page(client, "/similarity?collection=eu-sdp")
    said = tree.xpath("//p[@class='digest']")[0]
    assert "None of these agreements has a text of its own here" in said.text_content()
    assert said.xpath("a/@href") == ["#left-out", "/compare?collection=eu-sdp"]
    left_out = tree.xpath("//section[h2/@id='left-out']")[0]
    assert "/texts/eu-nor-sdp-2024-digest/eng" in left_out.xpath(".//a/@href")
    assert "foedera add FILE --agreement eu-alb-sdp-2024" in left_out.text_content()
    assert tree.xpath("//section[h2/@id='rules']//li")
    one = page(client, "/similarity/eu-nor-sdp-2024").xpath("//p[@class='digest']")[0]
    assert "no share: no text to compare" in one.text_content()


def test_one_text_alone_shares_nothing(site: TestClient) -> None:
    """It is named, and no share of nothing is shown."""
    tree = page(site, "/similarity?agreement=alda-berg&agreement=eu-nor-sdp-2024")
    assert "Only alda-berg has a text of its own" in tree.xpath("//p[@class='digest']")[0].text_content()
    assert tree.xpath("//table") == []


def test_too_many_for_one_map_are_shown_by_family(crowded: TestClient) -> None:
    """No map of all, the pairs that share most, and the map of the one family from its link."""
    tree = page(crowded, "/similarity?collection=added")
    assert tree.xpath("//table[contains(@class, 'heat')]") == []
    pairs = tree.xpath("//section[h2/@id='map']//tbody/tr")
    assert [pair.xpath("th")[0].text_content() for pair in pairs] == ["pact-00 and pact-01"]
    (link,) = tree.xpath("//section[h2/@id='families']//li/span/a/@href")
    table = page(crowded, link).xpath("//table[contains(@class, 'heat')]")[0]
    assert [cell.text_content() for cell in table.xpath(".//td")] == ["–", "100", "100", "–"]
    assert "is in no family" in page(crowded, "/similarity?collection=added&family=pact-07").text_content()


def test_long_agreements_are_turned_page_by_page(crowded: TestClient) -> None:
    """Both pages together have all segments, in order; a page too far is the last."""
    address = f"/similarity/pact-{WHOLE}"
    links = [
        link
        for number in (1, 2)
        for link in page(crowded, f"{address}?page={number}").xpath("//h2[@id='passages']/../ul/li/a/@href")
    ]
    assert links == [f"/texts/pact-{WHOLE}/eng#art_{number}" for number in range(1, LONG + 1)]
    assert "page 2 of 2" in page(crowded, f"{address}?page=9").text_content()


def test_files_hold_all_of_it(site: TestClient, alike: Workspace) -> None:
    """Every pair and every share; the JSON is the library's record."""
    found = alike.similarity(threshold=0.5)
    files = {name: site.get(f"/similarity/files/{name}?threshold=0.5") for name in WORDING}
    pairs = list(csv.DictReader(io.StringIO(files["pairs.csv"].text)))
    assert [(row["one"], row["other"], float(row["alike"])) for row in pairs] == [
        (pair.one, pair.other, pytest.approx(pair.alike, abs=1e-6)) for pair in found.pairs
    ]
    shares = {row["agreement"]: row for row in csv.DictReader(io.StringIO(files["shares.csv"].text))}
    assert [one for one, row in shares.items() if not row["why"]] == sorted(TEXTS)
    assert {shares[one]["family"] for one in ("alda-berg", "alda-cape")} == {"1"}
    assert msgspec.json.decode(files["wording.json"].content, type=CommonWording) == found


def test_comparing_two_says_how_much_wording_they_share(site: TestClient, alike: Workspace) -> None:
    """Each one's share of words, and the way to the passages of just these."""
    section = page(site, "/compare?a=alda-berg&b=dune-elm").xpath("//section[h2/@id='common-wording']")[0]
    found = alike.similarity("alda-berg", "dune-elm")
    assert [item.text_content().split(": ")[1].split(" of its")[0] for item in section.xpath(".//li")] == [
        percent(share.found) for share in found.compared
    ]
    tree = page(site, section.xpath(".//a/@href")[0])
    assert tree.xpath("//form//input[@name='agreement']/@value") == ["alda-berg", "dune-elm"]


def test_comparing_digests_claims_no_common_wording(client: TestClient) -> None:
    """Their words are ours."""
    assert not page(client, "/compare?a=eu-alb-sdp-2024&b=eu-mkd-sdp-2024").xpath("//h2[@id='common-wording']")
