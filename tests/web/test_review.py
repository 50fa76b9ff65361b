"""The page of the review queue: each question with its evidence, its reason and the command; an empty one says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from foedera.coding.ranker.coverage_ranker import AGREEMENT
from foedera.publishing.questions import commands
from foedera.workspace import Workspace, open_workspace
from foedera.workspace.seed import built_in_weights
from tests.conftest import clock
from tests.web.conftest import asking
from tests.web.test_pages import page

PACT = "eu-exa-sdp-2026"
LONG = "We recall what was said before, at length and more than once. " * 8
TEXT = f"""# A partnership

## Cyber

1. {LONG}The sides will hold a dialogue on cyber security every year. {LONG}

## Customs

2. The sides simplify <b>customs procedures</b>, and their customs authorities meet.
"""


@pytest.fixture(scope="module")
def pact(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with one text, coded by both codebooks."""
    folder = tmp_path_factory.mktemp("review")
    shutil.copy(_fresh_file, folder / "w.db")
    (folder / "pact.md").write_text(TEXT, encoding="utf-8")
    with open_workspace(folder / "w.db", clock=clock) as opened:
        opened.add([folder / "pact.md"], agreement=PACT, title="Pact", party=("eu",), type="SDP")
        opened.code([PACT], codebook="eu-sdp")
        opened.code([PACT], codebook="dta")
        yield opened


@pytest.fixture(scope="module")
def asked(pact: Workspace) -> Iterator[TestClient]:
    """The site over it."""
    with asking(pact) as client:
        yield client


def questions(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """The questions on a page."""
    found: list[html.HtmlElement] = tree.xpath("//ol[@class='questions']/li")
    return found


@pytest.mark.parametrize("book", ["eu-sdp", "dta"])
def test_each_question_stands_with_reason_evidence_and_command(asked: TestClient, pact: Workspace, book: str) -> None:
    """In the library's order; commands are whole, and the cell is a link that leads somewhere."""
    shown = questions(page(asked, f"/review?codebook={book}&most=50"))
    found = pact.review(codebook=book, most=50).questions
    assert len(shown) == len(found) > 20
    for item, question in zip(shown, found, strict=True):
        text = " ".join(item.text_content().split())
        assert question.why in text
        lines = [" ".join(code.text_content().split()) for code in item.xpath(".//dl[@class='commands']//code")]
        assert lines == [command.line for command in commands(question)]
        quotes = [mark.text for mark in item.xpath(".//mark")]
        spans = [claim.basis.span for claim in (question.proposal, *question.others)]
        assert quotes == [span.quote for span in spans if span is not None]
        assert quotes or "Nothing is quoted" in text
    (link,) = shown[0].xpath("./h2/a/@href")
    assert asked.get(link).status_code == 200


def test_a_quote_stands_in_the_words_around_it(asked: TestClient) -> None:
    """More than the few letters a span carries, cut between words, and never markup of the text's own."""
    tree = page(asked, "/review?codebook=eu-sdp&most=50")
    (quote,) = tree.xpath("//blockquote[mark[starts-with(., 'The sides will hold a dialogue')]]")
    before, after = quote.text, quote.xpath("string(./mark/following-sibling::text()[1])")
    assert before.startswith("…")
    assert after.endswith("…")
    assert 200 < len(before) <= 301
    assert set(before[1:].split()) <= set(LONG.split())
    assert set(after[:-1].split()) <= set(LONG.split())
    assert tree.xpath("//blockquote//b") == []


def test_probability_stands_with_both_thresholds(asked: TestClient, pact: Workspace) -> None:
    """At each question the ranker asks, and once more with what they promise; no ranker says so."""
    weights = built_in_weights(pact.codebook("dta"))
    assert weights is not None
    bounds = weights.threshold(AGREEMENT)
    words = f"covered from {bounds.accept:.2f} on, not found up to {bounds.reject:.2f}"
    tree = page(asked, "/review?codebook=dta&most=50")
    shown = questions(tree)
    assert all(words in item.text_content() for item in shown)
    assert "at least 95 of 100" in tree.text_content()
    assert "No ranker was trained" in page(asked, "/review?codebook=eu-sdp").text_content()


def test_the_page_is_in_the_navigation_and_keeps_the_choice(asked: TestClient) -> None:
    """From any page; the form shows what was chosen."""
    assert page(asked, "/").xpath("//nav//a[@href='/review']")
    tree = page(asked, "/review?collection=added&codebook=eu-sdp&most=10")
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/review"]
    assert len(questions(tree)) == 10
    assert [o.text for o in tree.xpath("//form//option[@selected]")] == ["added", "eu-sdp", "10"]


def test_an_empty_queue_says_why(asked: TestClient) -> None:
    """All decided by sources."""
    tree = page(asked, "/review?collection=eu-sdp&codebook=eu-sdp")
    assert questions(tree) == []
    assert "Every one of the 150 cells is decided by a person or a source." in tree.text_content()


@pytest.mark.parametrize(
    ("query", "status"), [("most=0", 400), ("most=101", 400), ("collection=nothing", 404), ("codebook=nothing", 404)]
)
def test_wrong_addresses_name_the_next_step(asked: TestClient, query: str, status: int) -> None:
    """As every page does."""
    assert "Next" in page(asked, f"/review?{query}", status).xpath("//main")[0].text_content()
