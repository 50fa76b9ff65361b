"""The pages of findings: chosen by the address, counted beside each choice, and listed where they belong."""

from __future__ import annotations

import msgspec
import pytest
from fastapi.testclient import TestClient

from foedera.model.finding import Finding
from foedera.watching.findings import RULES
from foedera.workspace import Workspace
from tests.web.conftest import asking
from tests.web.test_pages import page


def shown(client: TestClient, address: str) -> list[str]:
    """The ids of the findings a page lists, in order."""
    links = page(client, address).xpath("//article/p[1]/a/@href")
    return [link.removeprefix("/findings/") for link in links]


def test_counts_beside_each_choice_are_what_it_leaves(client: TestClient) -> None:
    """Each option and weight, chosen, shows as many as it said, with the other choices kept."""
    base = "/findings?partner=eu-alb-sdp-2024"
    tree = page(client, base)
    for option in tree.xpath("//select[@name='rule']/option[@value!='']"):
        count = int(option.text.rpartition("(")[2].rstrip(")"))
        assert len(shown(client, f"{base}&rule={option.get('value')}")) == count > 0
    for link in tree.xpath("//nav[@class='levels']//a"):
        assert "partner=eu-alb-sdp-2024" in link.get("href")
        assert len(shown(client, link.get("href"))) == int(link.xpath("./span")[0].text)


def test_a_choice_can_be_taken_along(client: TestClient, coded: Workspace) -> None:
    """The JSON of a view holds what it shows, in the form the command line gives."""
    (link,) = page(client, "/findings?partner=alb&severity=error").xpath("//a[text()='JSON']/@href")
    given = msgspec.json.decode(client.get(link).content, type=tuple[Finding, ...])
    assert given == coded.check(partner="alb", severity="error")


def test_contradictions_come_first_and_kinds_stand_together(client: TestClient, coded: Workspace) -> None:
    """By weight, the gravest first; within a weight by kind, each under its title."""
    tree = page(client, "/findings")
    heads = [head.text for head in tree.xpath("//section[@class='found']/h2")]
    assert heads == ["Contradiction", "True then, changed since", "Unclear or incomplete", "Worth knowing"]
    assert shown(client, "/findings") == [finding.id for finding in coded.check()]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/agreements/eu-alb-sdp-2024", "areas-count"),
        ("/cells/eu-nor-sdp-2024/consular", "only-covers-broken"),
        ("/areas/consular", "reason-too-wide"),
        ("/parties/mda", "signing-office"),
        ("/dialogues/eu-mkd-sdd", "dialogue-incomplete"),
        ("/things/eufor-althea", "mission-since"),
        ("/sources/al-althea", "mission-since"),
    ],
)
def test_a_page_lists_the_findings_about_it(client: TestClient, coded: Workspace, address: str, code: str) -> None:
    """An agreement, cell, area, party, dialogue, mission and source, each one step from the finding."""
    links = set(page(client, address).xpath("//section[@id='findings']//li/a/@href"))
    assert links & {f"/findings/{finding.id}" for finding in coded.check(rule=code)}


def test_the_rules_are_explained_each_at_its_own_place(client: TestClient, coded: Workspace) -> None:
    """Code, what it looks for, how it weighs, and how many stand now."""
    tree = page(client, "/findings/rules")
    for code, rule in RULES.items():
        (row,) = tree.xpath(f"//article[@id='{code}']")
        words = row.text_content()
        assert rule.sentence in words
        assert all(when in words for when in rule.unless.values())
        assert (f"{len(coded.check(rule=code))} finding" in words) == bool(coded.check(rule=code))


def test_a_silenced_finding_stands_in_a_list_of_its_own(workspace: Workspace) -> None:
    """With who, when and why, there and on its own page; not in the list of what speaks, nor where it belongs."""
    (found,) = workspace.check(rule="mark-without-note")
    workspace.silence(found.id, by="Ada Lovelace", note="a printer's mark")
    with asking(workspace) as client:
        assert found.id not in shown(client, "/findings")
        assert shown(client, "/findings?silenced=1") == [found.id]
        said = "ilenced by Ada Lovelace on 23 November 2026: a printer's mark"
        assert said in page(client, "/findings?silenced=1").text_content()
        assert said in page(client, f"/findings/{found.id}").text_content()
        assert found.id not in client.get("/things/eprs-table-2").text


def test_what_is_not_there_is_said(client: TestClient) -> None:
    """A finding that was mended, a rule nobody declared, a partner nobody knows."""
    assert client.get("/findings/f-aaaaaaaaaaaaaaaa").status_code == 404
    assert client.get("/findings?rule=areas-cuont").status_code == 400
    assert client.get("/findings?partner=atlantis").status_code == 404
