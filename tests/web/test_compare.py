"""The page that compares: its address is its whole state, its numbers open on claims, and it says what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.model.sets import HAVING
from foedera.workspace import Workspace
from tests.conftest import Copied
from tests.web.conftest import asking
from tests.web.test_pages import page

PAIR = "/compare?a=eu-alb-sdp-2024&b=eu-mkd-sdp-2024"


def test_equal_columns_have_nothing_shared_by_some(client: TestClient) -> None:
    """All that Albania and North Macedonia have in the table is common; three things stand apart from it."""
    tree = page(client, PAIR)
    headings = [heading.text_content() for heading in tree.xpath("//h2[@id='common' or @id='shared' or @id='unique']")]
    assert headings == ["Common to all: 17", "Shared by some: 0", "Of one alone: 0"]
    assert len(tree.xpath("//section[h2/@id='apart']//li")) == 3


def test_the_address_is_the_whole_state(client: TestClient) -> None:
    """The form comes back as it was sent, and the rule decides: ten rows by ticks, eleven with what is in place."""
    for rule, common in (("covered", 10), ("covered_or_in_place", 11)):
        tree = page(client, f"/compare?collection=eu-sdp&rule={rule}")
        assert tree.xpath("//h2[@id='common']")[0].text_content() == f"Common to all: {common}"
        assert tree.xpath("//select[@name='rule']/option[@selected]/@value") == [rule]


def test_only_norway_turns_false_once_india_is_in(client: TestClient) -> None:
    """The flip names who had it, who joins, and opens on the cell of the one that joins."""
    (line,) = page(client, "/compare?collection=eu-sdp").xpath("//section[h2/@id='flips']//li")
    assert "only Norway has it: no longer true once India is in" in line.text_content()
    assert line.xpath(".//a/@href") == ["/cells/eu-ind-sdp-2026/consular"]


def test_every_number_of_undertakings_opens_on_its_clauses(client: TestClient, coded: Workspace) -> None:
    """As many links to claims as the number says, each of that agreement; in all and in one area."""
    rows = page(client, PAIR).xpath("//section[h2/@id='ambition']//tbody/tr")
    assert len(rows) == 2
    table = page(client, PAIR.replace("compare?", "compare/undertakings?")).xpath("//section[h2/@id='areas']//td/a")
    assert table
    told = [(row.xpath("th/a/@href")[0], int(row.xpath("td")[0].text_content())) for row in rows]
    told += [(cell.get("href"), int(cell.text_content().rpartition(" ")[2])) for cell in table]
    for address, number in told:
        links = page(client, address).xpath("//section[h2/@id='clauses']//a/@href")
        agreement = address.partition("of=")[2].partition("&")[0].partition("#")[0]
        assert len(links) == number
        assert {coded.claim(link.removeprefix("/claims/")).subject for link in links} == {agreement}


def test_undertakings_of_nobody_are_a_404(client: TestClient) -> None:
    """And so are those of an area in which nothing is undertaken."""
    for more in ("&of=eu-nor-sdp-2024", "&of=eu-alb-sdp-2024&area=consular"):
        tree = page(client, PAIR.replace("compare?", "compare/undertakings?") + more, 404)
        assert "No undertakings of it are counted here" in tree.text_content()


def test_agreements_are_chosen_by_name(client: TestClient) -> None:
    """A form sends names, links have ids; the list is sent once for all four fields."""
    tree = page(client, "/compare?a=Albania&b=north+macedonia&c=&d=")
    assert tree.xpath("//h1")[0].text_content() == "Albania, North Macedonia"
    assert tree.xpath("//form//input[@list]/@value") == ["Albania", "North Macedonia", "", ""]
    (offered,) = tree.xpath("//datalist")
    assert "Norway" in [option.text_content() for option in offered]
    assert all("a=eu-alb-sdp-2024" in link for link in tree.xpath("//section[h2/@id='ambition']//th/a/@href"))


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/compare?a=eu-alb-sdp-2024&b=eu-atlantis-2026", 404, "No such agreement"),
        ("/compare?collection=atlantis", 404, "No such collection"),
        ("/compare?a=eu-alb-sdp-2024&b=eu-alb-sdp-2024", 400, "two to 4 different agreements"),
        ("/compare?collection=eu-sdp&rule=ticks", 400, "covered_or_in_place"),
    ],
)
def test_what_cannot_be_compared_says_so(client: TestClient, address: str, status: int, words: str) -> None:
    """An unknown id is a 404, one agreement against itself a refusal, and both say what to do next."""
    assert words in page(client, address, status).text_content()


def test_agreements_without_a_text_say_what_is_missing(client: TestClient) -> None:
    """Nothing was read of Australia's, and the page says so in each part."""
    tree = page(client, "/compare?a=eu-aus-sdp-2026&b=eu-gha-sdp-2026")
    assert "no text of it is here" in tree.xpath("//section[h2/@id='texts']")[0].text_content()
    assert "No undertaking was read" in tree.xpath("//section[h2/@id='ambition']")[0].text_content()


ONE = """# First

## Article 1 Space

The Parties shall cooperate on space security and shall meet once a year.

## Article 2 Cyber

The Parties will hold a dialogue on cyber security.

## Article 3 Fish

Catches are counted each month in the ports of landing.
"""
OTHER = ONE.partition("## Article 3")[0].replace("# First", "# Second").replace("once a year", "twice a year")
FRENCH = """# Troisième

## Article 1

Les parties coopèrent dans le domaine de la sécurité spatiale chaque année.
"""


@pytest.fixture
def texts(copied: Copied) -> Iterator[TestClient]:
    """A site with two coded agreements that differ in a word and an article, and one in another language."""
    with asking(copied(_add_three)) as asked:
        yield asked


def _add_three(workspace: Workspace, folder: Path) -> None:
    for name, text in (("one", ONE), ("two", OTHER), ("three", FRENCH)):
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement=f"eu-{name}-sdp-2026", title=name, party=("eu",), type="SDP")
    workspace.code(["eu-one-sdp-2026", "eu-two-sdp-2026"])


def test_a_row_opened_is_a_redline(texts: TestClient) -> None:
    """One word struck out, one put in, and the rest stands; a clause without a counterpart says why."""
    address = "/compare?a=eu-one-sdp-2026&b=eu-two-sdp-2026"
    tree = page(texts, f"{address}&row=eu-one-sdp-2026/eng/art_1")
    (opened,) = (row for row in tree.xpath("//article[contains(@class, 'row')]") if row.xpath(".//del"))
    assert [one.text_content().strip() for one in opened.xpath(".//del")] == ["once"]
    assert [one.text_content().strip() for one in opened.xpath(".//ins")] == ["twice"]
    assert opened.get("id") == "eu-one-sdp-2026/eng/art_1"
    assert "likely to answer each other. Each is the likest in wording to the other;" in opened.text_content()
    tree = page(texts, f"{address}&row=eu-one-sdp-2026/eng/art_3")
    alone = tree.xpath("//article[@id='eu-one-sdp-2026/eng/art_3']")[0].text_content()
    assert "No clause of the other agreements is likely to answer it. The nearest is eu-two-sdp-2026, " in alone


def test_an_area_shows_its_clauses_word_by_word(texts: TestClient) -> None:
    """Only the clauses quoted for the area; an area nobody covers says so."""
    address = "/compare?a=eu-one-sdp-2026&b=eu-two-sdp-2026&area="
    shown = page(texts, f"{address}space").xpath("//div[@class='cl']")
    assert ["".join(one.itertext()).count("space security") for one in shown if one.xpath(".//p[@class='words']")] == [
        1
    ]
    assert "No clause of these texts is quoted for this area" in page(texts, f"{address}consular").text_content()
    page(texts, f"{address}atlantis", 404)


def test_texts_in_two_languages_are_not_compared(texts: TestClient) -> None:
    """Each clause stands alone and names the reason."""
    tree = page(texts, "/compare?a=eu-one-sdp-2026&b=eu-three-sdp-2026")
    said = tree.xpath("//section[h2/@id='clauses']")[0].text_content()
    assert "the other texts are in other languages" in said
    assert "The texts are in eng and fra" in tree.xpath("//p[@class='notice']")[0].text_content()
    assert not tree.xpath("//section[h2/@id='clauses']//article//del")


def test_a_digest_is_aligned_and_never_redlined(client: TestClient) -> None:
    """Our own words show the place, not the agreement's wording."""
    tree = page(client, f"{PAIR}&area=cyber")
    rows = tree.xpath("//article[contains(@class, 'row')]")
    assert rows
    assert "only a digest, in our own words" in rows[0].text_content()
    assert not tree.xpath("//article[contains(@class, 'row')]//del")


def test_an_unknown_row_is_a_404(texts: TestClient) -> None:
    """It says what a row's id looks like."""
    tree = page(texts, "/compare?a=eu-one-sdp-2026&b=eu-two-sdp-2026&row=nothing", 404)
    assert "No such clause in these agreements" in tree.text_content()


def test_the_threshold_of_common_wording_stands_in_the_address(texts: TestClient) -> None:
    """A lower one finds what the usual one does not; something that is no number is refused."""
    address = "/compare?a=eu-one-sdp-2026&b=eu-two-sdp-2026"
    for threshold in ("", "0.3"):
        tree = page(texts, f"{address}&threshold={threshold}")
        said = tree.xpath("//section[h2/@id='common-wording']")[0].text_content()
        assert f"alike from {threshold or '0.5'}" in said
        assert tree.xpath("//input[@name='threshold']/@value") == [threshold]
    page(texts, f"{address}&threshold=much", 400)


def test_every_rule_of_counting_can_be_chosen_and_is_said(client: TestClient) -> None:
    """What is declared is what the form offers, in the words that are declared."""
    for name, rule in HAVING.items():
        tree = page(client, f"/compare?collection=eu-sdp&rule={name}")
        assert tree.xpath("//select[@name='rule']/option/@value") == list(HAVING)
        assert rule.sentence in tree.xpath("//p[@class='lead']")[0].text_content()


SHIPS = {
    "eng": """# Agreement on Ships

## Article 1 Ports

Ships of Norway enter the ports of Ukraine and take on diesel in 2027.

## Article 2 Visas

Officers need no visa for a stay of up to 90 days.

## Article 3 Finance

Norway pays 10,500 euro into a fund for the audit each year.
""",
    "fra": """# Accord sur les navires

## Article 1 Ports

Les navires de la Norvège entrent dans les ports de l'Ukraine et prennent du diesel en 2027.

## Article 2 Visas

Les officiers n'ont pas besoin d'un visa pour un séjour de 90 jours au plus.

## Article 3 Finances

La Norvège paie 10.500 euros dans un fonds pour l'audit chaque année.
""",
}


@pytest.fixture
def versions(copied: Copied) -> Iterator[TestClient]:
    """A site with an agreement in two languages."""
    with asking(copied(_add_versions)) as asked:
        yield asked


def _add_versions(workspace: Workspace, folder: Path) -> None:
    for language, text in SHIPS.items():
        path = folder / f"ships-{language}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement="nor-ukr-ships-2026", title="Ships", party=("nor", "ukr"), lang=language)


def test_language_versions_of_one_agreement_stand_side_by_side(versions: TestClient) -> None:
    """Both texts of each row with every word, what links them, and why no word is marked; first on the page."""
    tree = page(versions, "/compare?a=nor-ukr-ships-2026/eng&b=nor-ukr-ships-2026/fra")
    (section,) = tree.xpath("//section[h2/@id='clauses']")
    assert "no word can be marked as a change" in section.text_content()
    assert not section.xpath(".//del | .//ins")
    assert "No word differences" not in section.text_content()
    assert [head.text_content() for head in section.xpath(".//*[@class='head']/b")] == [
        "Norway – Ukraine 2026 (eng)",
        "Norway – Ukraine 2026 (fra)",
    ]
    words = [row.xpath(".//p[@class='words']") for row in section.xpath(".//*[@class='cl']")]
    (visas,) = [pair for pair in words if "Officers need no visa" in pair[0].text_content()]
    assert "Les officiers" in visas[1].text_content()
    assert [(one.get("lang"), one.get("dir")) for one in visas] == [("eng", "auto"), ("fra", "auto")]
    assert tree.xpath("//h2/@id")[0] == "clauses"
    assert tree.xpath("//input[@name='b']/@value") == ["nor-ukr-ships-2026/fra"]


def test_a_row_across_languages_says_what_links_it(versions: TestClient) -> None:
    """By what a translation keeps, not by wording; and agreements are named as a reader names them."""
    address = "/compare?a=Ships/eng&b=nor-ukr-ships-2026/fra&row=nor-ukr-ships-2026/eng/art_2"
    (opened,) = page(versions, address).xpath("//article[@id='nor-ukr-ships-2026/eng/art_2']")
    said = opened.text_content()
    assert "Norway – Ukraine 2026 (eng) and Norway – Ukraine 2026 (fra): " in said
    assert "The same number; " in said
    assert "figures 100 % alike" in said
    assert "wording" not in said
    assert all(words in said for words in ("Officers need no visa", "Les officiers"))


def test_a_text_links_to_its_other_language_side_by_side(versions: TestClient) -> None:
    """And a language nobody printed it in is a 404 that says which there are."""
    tree = page(versions, "/texts/nor-ukr-ships-2026/fra")
    address = "/compare?a=nor-ukr-ships-2026/fra&b=nor-ukr-ships-2026/eng"
    assert address in tree.xpath("//a/@href")
    said = page(versions, "/compare?a=nor-ukr-ships-2026/eng&b=nor-ukr-ships-2026/deu", 404).text_content()
    assert "nor-ukr-ships-2026/eng or nor-ukr-ships-2026/fra" in said
