"""Pages of clause types: the address is the whole state, every cell leads to a passage or says why it is empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from foedera.publishing.clause_types import nearest
from foedera.web.downloads import TEMPLATES
from foedera.web.pages.templates import PAGE, WIDEST
from foedera.workspace import Workspace
from tests.comparing.templates.families import SIGNED, TEXTS
from tests.conftest import Copied, Filled, opened_copy
from tests.similar import add
from tests.web.conftest import asking
from tests.web.test_pages import page

HERE = "agreement=dane&agreement=finn&agreement=viet&agreement=dutch&agreement=late"
ENDING = "dane/eng/art_3"


def add_family(workspace: Workspace, folder: Path) -> None:
    """The family of the tests of clause types."""
    for name, articles in TEXTS.items():
        add(workspace, folder, name, articles, SIGNED[name])


@pytest.fixture(scope="module")
def family(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with it. Only for reading."""
    with opened_copy(filled(add_family), tmp_path_factory.mktemp("family") / "w.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def site(family: Workspace) -> Iterator[TestClient]:
    """The site over it."""
    with asking(family) as asked:
        yield asked


def test_the_list_has_every_type_with_its_spread(site: TestClient, family: Workspace) -> None:
    """In how many agreements, in how many wordings, who had it first; each name leads to its tree."""
    found = family.templates(agreements=TEXTS)
    lines = page(site, f"/templates?{HERE}").xpath("//table/tbody/tr")
    assert [line.xpath("th/a")[0].text for line in lines] == [template.name for template in found.templates]
    assert "in 4 of 5 agreements: 3 in one wording, 1 in 1 other" in [line.xpath("td")[0].text for line in lines]
    for link in [line.xpath("th/a/@href")[0] for line in lines]:
        assert page(site, link).xpath("//h1")


def test_a_cell_of_the_matrix_opens_the_passage_or_what_comes_nearest(site: TestClient) -> None:
    """A letter for the variant, 'within' for what stands in another clause, a likeness for what was not found."""
    tree = page(site, f"/templates?{HERE}&look=matrix")
    row = next(
        row for row in tree.xpath("//table/tbody/tr") if row.xpath(f"th/a[starts-with(@href, '/templates/{ENDING}')]")
    )
    assert [cell.text_content() for cell in row.xpath("td")] == ["A", "B", "A", "within", "A"]
    links = row.xpath("td/a/@href")
    assert links[0] == "/texts/dane/eng#art_3"
    assert links[3] == "/texts/late/eng#art_2"


def test_a_type_shows_models_changes_and_who_left_what_out(site: TestClient) -> None:
    """The eldest without a model, the next with its words put in; the drawing has a dot a passage."""
    tree = page(site, f"/templates/{ENDING}?{HERE}")
    first, second = tree.xpath("//section[h2/@id='variants']/article")
    assert "nobody in this family signed it before" in first.text_content()
    assert second.xpath("p/a/@href")[:2] == ["#A", "/texts/dane/eng#art_3"]
    assert [one.text.strip() for one in second.xpath("p/ins")] == [
        "The patrols under way are still brought to their end."
    ]
    assert len(tree.xpath("//*[local-name()='circle']")) == 4
    assert len(tree.xpath("//*[local-name()='path']")) == 1
    (lacking,) = tree.xpath("//section[h2/@id='lacking']/ul/li")
    assert "said within" in lacking.text_content()
    assert page(site, f"/templates/viet/eng/art_3?{HERE}").xpath("//h1")[0].text == tree.xpath("//h1")[0].text


def test_an_absence_report_can_be_checked(site: TestClient, family: Workspace) -> None:
    """Each line says what was searched and links the passage to look at; the share moves it."""
    report = family.absences("finn", agreements=TEXTS)
    tree = page(site, f"/templates/absent/finn?{HERE}")
    (line,) = tree.xpath("//ul[contains(@class, 'absences')]/li")
    assert nearest(report.absent[0].cell, family.templates(agreements=TEXTS)) in line.text_content()
    assert line.xpath("span/a/@href") == ["/texts/finn/eng#art_4"]
    assert "No clause type is usual" in page(site, f"/templates/absent/finn?{HERE}&share=0.9").text_content()
    assert site.get(f"/templates/absent/finn.csv?{HERE}").text.count("\n") == 2


def test_signature_and_closing_is_a_list_of_its_own(copied: Copied) -> None:
    """Neither in the list nor in the matrix, but a link away, with its number."""

    def closed(workspace: Workspace, folder: Path) -> None:
        for name, place in (("alda", "Port Alda"), ("berg", "Bergstad"), ("cora", "Cora Bay")):
            done = f"Signed in {place} on 3 May 2011, in duplicate, in the languages of both sides."
            add(workspace, folder, name, (*TEXTS["dane"], done), "2011")

    here = "agreement=alda&agreement=berg&agreement=cora"
    with asking(copied(closed)) as client:
        for look in ("", "matrix"):
            clauses = page(client, f"/templates?{here}&look={look}")
            assert not clauses.xpath("//table/tbody/tr/th/a[contains(., 'Signed')]")
            (link,) = clauses.xpath("//nav/a[contains(., 'signature and closing (1)')]/@href")
            (line,) = page(client, link).xpath("//table/tbody/tr/th/a")
            assert line.text.startswith("“Signed in …")
        assert "Signature and closing" in page(client, line.get("href")).xpath("//p[@class='meta']/a")[0].text


def test_filters_and_files_keep_the_family(site: TestClient) -> None:
    """What one agreement has alone; each file carries the address' family."""
    one = page(site, f"/templates?{HERE}&of=dutch")
    assert len(one.xpath("//table/tbody/tr")) == 3
    for name in TEMPLATES:
        answer = site.get(f"/templates/files/{name}?{HERE}")
        assert answer.status_code == 200
        assert answer.content
    assert site.get(f"/templates/{ENDING}.json?{HERE}").json()["commonest"] == "A"
    assert page(site, f"/templates?{HERE}&fewest=5").xpath("//p[@class='digest']")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/templates?agreement=atlantis", 404, "No such agreement"),
        ("/templates?of=atlantis", 404, "No such agreement"),
        ("/templates/absent/atlantis", 404, "No such agreement"),
        (f"/templates/absent/eu-nor-sdp-2024?{HERE}", 404, "No such agreement"),
        ("/templates/dane/eng/art_77", 404, "No such clause type"),
        ("/templates?threshold=2", 400, "above 0 and at most 1"),
        ("/templates?fewest=1", 400, "2 or more agreements"),
        ("/templates/files/all.zip", 404, "/templates/files/matrix.csv"),
        ("/templates?look=pie", 400, "matrix"),
    ],
)
def test_a_wrong_address_says_what_would_be_right(site: TestClient, address: str, status: int, words: str) -> None:
    """Plainly, with the nearest there is."""
    assert words in page(site, address, status).text_content()


def add_large_family(workspace: Workspace, folder: Path) -> None:
    """One agreement more than a matrix takes; three of them have more clauses in common than a page takes."""
    for number in range(WIDEST + 1):
        clauses = PAGE + 2 if number < 3 else 1
        own = [
            f"## Article {at}\n\nThe {'x' * (at + 3)} boats of port{at} carry salt{at} and rope{at}."
            for at in range(1, clauses + 1)
        ]
        (folder / f"pact-{number:02}.md").write_text("\n\n".join([f"# pact-{number:02}", *own]), encoding="utf-8")
    workspace.add(sorted(folder.glob("*.md")), lang="eng")


def test_a_large_family_is_listed_by_pages_and_has_no_matrix_on_a_page(copied: Copied) -> None:
    """The page says where the matrix is; the list goes on on further pages."""
    with asking(copied(add_large_family)) as client:
        tree = page(client, "/templates?collection=added&look=matrix")
        assert "too many for a matrix" in tree.text_content()
        assert not tree.xpath("//table[contains(@class, 'variants')]")
        last = page(client, "/templates?collection=added&page=2")
        assert len(last.xpath("//table/tbody/tr")) == 2
