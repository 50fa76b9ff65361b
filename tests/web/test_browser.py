"""The site in a real browser: accessible by axe, usable by keyboard, silent on the console, at home on 390 px."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from foedera.workspace import Workspace
from tests.web.conftest import PAGES

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 180_000
"""Milliseconds; a page that is not there by then will not come, however busy the machine is."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium at /usr/bin/chromium"),
]


@pytest.fixture(scope="module")  # while Playwright is open no other module could run an event loop
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with a profile of its own; one for each test process."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS, timeout=PATIENCE)
        yield launched
        launched.close()


@pytest.fixture(params=[1280, 390])
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at desktop and at phone width."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_keep_to_themselves(opened: Page, address: str, name: str) -> None:
    """No axe violation, no console error, no request elsewhere, no sideways scrolling of the page."""
    check(opened, address + PAGES[name])


def test_printed_texts_are_shown_well_too(opened: Page, read: Workspace, read_address: str) -> None:
    """A text with its report and versions; a claim with the picture of the page its quote was printed on."""
    check(opened, f"{read_address}/texts/eu-exa-sdp-2026/eng@2")
    quoted = next(claim for claim in read.claims() if claim.basis.span and claim.basis.span.page)
    check(opened, f"{read_address}/claims/{quoted.id}")
    picture = opened.locator("img.place")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 300


def test_questions_are_shown_well_too(opened: Page, read_address: str) -> None:
    """The queue of a text a machine coded and nobody reviewed."""
    check(opened, f"{read_address}/review")
    assert opened.locator("ol.questions > li").count() == 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_common_wording_is_shown_well_too(opened: Page, alike_address: str, scheme: Literal["light", "dark"]) -> None:
    """The map in both colour schemes, one agreement's passages, and the short word on the page that compares."""
    opened.emulate_media(color_scheme=scheme)
    check(opened, f"{alike_address}/similarity?threshold=0.5")
    check(opened, f"{alike_address}/similarity/alda-berg?threshold=0.5")
    check(opened, f"{alike_address}/compare?a=alda-berg&b=alda-cape")
    check(opened, f"{alike_address}/templates?look=matrix")
    check(opened, f"{alike_address}/templates/alda-berg/eng/art_1")
    check(opened, f"{alike_address}/templates/absent/dune-elm?share=0.5")


def check(opened: Page, address: str) -> None:
    """Open a page and look for everything a page must not do."""
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    opened.goto(address)
    violations = Axe().run(opened).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in violations] == [], address
    assert {urlparse(url).hostname for url in asked} == {"127.0.0.1"}, address
    assert [text for text in said if "404" not in text] == [], address
    wide, shown = opened.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= shown, f"{address} scrolls sideways"


def test_a_tick_is_reached_and_opened_by_keyboard(opened: Page, address: str) -> None:
    """Skip link, then the table, then a cell: Enter shows why."""
    opened.goto(address + "/?collection=eu-sdp")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.locator("table.matrix td a").first.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/cells/eu-nor-sdp-2024/csdp-missions")
    assert opened.locator("article.claim").count() >= 2


def test_filters_make_an_address_that_can_be_shared(opened: Page, address: str) -> None:
    """The form's choice is in the URL, and the URL alone gives the same table."""
    opened.goto(address)
    opened.select_option("select[name=collection]", "eu-sdp-later")
    opened.click("form.filters button")
    opened.wait_for_url("**collection=eu-sdp-later*")
    heads = opened.locator("table.matrix thead th").all_inner_texts()
    opened.goto(opened.url)
    assert opened.locator("table.matrix thead th").all_inner_texts() == heads
    assert "United Kingdom" in heads
