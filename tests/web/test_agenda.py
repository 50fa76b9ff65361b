"""The agenda and the dialogues on the site: an answer, a step to the evidence, and a calendar to subscribe to."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from lxml import html
from starlette.testclient import TestClient


def page(client: TestClient, address: str) -> html.HtmlElement:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_the_agenda_answers_first(client: TestClient) -> None:
    """How many dates have passed, each under its head with its rule and a link to who says so."""
    tree = page(client, "/agenda?as_of=2026-11-23")
    lead = tree.xpath("string(//p[@class='lead'])")
    assert "no public record of a meeting was found" in lead
    assert next(head.text.strip() for head in tree.xpath("//h2")) == "The date has passed"
    for row in tree.xpath("//tbody/tr"):
        assert row.xpath(".//a[starts-with(@href, '/dialogues/')]")
        assert row.xpath(".//a[starts-with(@href, '/claims/')]")
    assert "missed" not in tree.text_content()


def test_the_agenda_of_another_day_and_partner(client: TestClient) -> None:
    """The address is the whole state; what is chosen is what the calendar holds, too."""
    tree = page(client, "/agenda?as_of=2025-04-01&partner=kor")
    assert "announced to be held by the end of June 2025" in tree.text_content()
    assert not [a for a in tree.xpath("//tbody//th/a") if "Norway" in a.text]
    (copy,) = tree.xpath("//a[starts-with(@href, '/agenda.ics')]/@href")
    (subscribe,) = tree.xpath("//a[starts-with(@href, 'webcal:')]/@href")
    assert (copy, subscribe) == ("/agenda.ics?partner=kor", "webcal://localhost/agenda.ics?partner=kor")
    events = Calendar.from_ical(client.get(copy).content).walk("VEVENT")
    assert events
    assert {str(event["URL"]).rpartition("/")[2].split("-")[1] for event in events} == {"kor"}


@pytest.mark.parametrize("wrong", ["status=missed", "kind=chat", "as_of=soon"])
def test_a_choice_there_is_not_is_refused(client: TestClient, wrong: str) -> None:
    """With what could have been chosen, and no stack."""
    answer = client.get(f"/agenda?{wrong}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_a_dialogue_has_a_page_with_its_meetings_once(client: TestClient) -> None:
    """Korea's first dialogue: one meeting with three sources, its intention, and what informs it."""
    tree = page(client, "/dialogues/eu-kor-sdd?as_of=2026-11-23")
    lead = tree.xpath("string(//p[@class='lead'])")
    assert lead.startswith("Overdue by 11 days (due 12 November 2026); no public evidence")
    (meetings,) = tree.xpath("//section[h2='Meetings held']")
    (line,) = meetings.xpath(".//li")
    assert "first meeting: 12 November 2025" in line.text_content()
    assert set(line.xpath(".//a[starts-with(@href, '/sources/')]/text()")) >= {"mofa-kr-sdd", "newsis-kr", "anews-kr"}
    assert "first half of 2025" in tree.xpath("string(//section[h2='Stated intentions'])")
    (graph,) = tree.xpath("//section[h2='Which dialogue informs which']")
    below = graph.xpath(".//li[b]//li/a/@href")
    assert "/dialogues/eu-kor-maritime" in below


def test_a_calendar_of_one_dialogue_and_of_none(client: TestClient) -> None:
    """Each dialogue has its own; an unknown one has none."""
    (event,) = Calendar.from_ical(client.get("/dialogues/eu-nor-sdd.ics").content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "No public evidence: EU–Norway Security and Defence Dialogue was due"
    assert str(event["URL"]) == "http://localhost/dialogues/eu-nor-sdd"
    assert client.get("/dialogues/eu-nowhere.ics").status_code == 404
    assert client.get("/dialogues/eu-nowhere").status_code == 404


def test_the_address_set_for_the_site_is_the_one_in_calendars(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a proxy, evidence is where readers reach it."""
    monkeypatch.setenv("FOEDERA_SITE", "https://foedera.example/at/")
    (event,) = Calendar.from_ical(client.get("/dialogues/eu-alb-sdd.ics").content).walk("VEVENT")
    assert str(event["URL"]) == "https://foedera.example/at/dialogues/eu-alb-sdd"
    monkeypatch.setenv("FOEDERA_SITE", "foedera.example")
    assert client.get("/dialogues/eu-mda-sdd.ics").status_code == 400
