"""Library, draft and pins as extracts: what the register's own workspace gives."""

from __future__ import annotations

import pytest
from foedera.publishing.extracts import (
    NO_CLAIM_YET,
    draft_extract,
    first_in_words,
    library_extract,
    pins_extract,
)

from foedera.comparing.clause_library import draft, libraries
from foedera.comparing.library import libraries_of
from foedera.comparing.pinning import pins as pins_of
from foedera.model.document import ReadResult
from foedera.model.extract import Extract
from foedera.workspace import Workspace
from tests.comparing.quoted import placements, table
from tests.comparing.wording.texts import SAFETY, agreement
from tests.conftest import NOW

TAKE = "cyber:eu-alb-sdp-2024-digest/eng/para_11"
PINS = ["eu-nor-sdp-2024/cyber", "eu-alb-sdp-2024-digest/eng/para_11", "eu-gbr-sdp-2025/consular"]


@pytest.fixture(scope="module")
def made(coded: Workspace) -> list[Extract]:
    """One extract of each kind."""
    return [
        *(library_extract(library, f"/library/{library.row.area}") for library in libraries(coded.snapshot)),
        draft_extract(draft(coded.snapshot, today=NOW.date(), roles=["eu_candidate"], takes=["space", TAKE]), "/draft"),
        pins_extract(pins_of(coded.snapshot, PINS), "/pins"),
    ]


def test_every_quote_stands_in_the_stored_text(coded: Workspace, made: list[Extract]) -> None:
    """Character for character, at its offsets, under the id of its provision."""
    found = [quote.excerpt for extract in made for section in extract.sections for quote in section.quotes]
    assert len(found) > 50
    for excerpt in found:
        document, provisions = coded.document(excerpt.document)
        assert document.text[excerpt.start : excerpt.end] == excerpt.text
        assert excerpt.provision in {provision.id for provision in provisions}


def test_a_digest_is_named_as_such_beside_every_quote(made: list[Extract]) -> None:
    """No quote from it can pass for the official text."""
    labels = {quote.label for extract in made for section in extract.sections for quote in section.quotes}
    assert all("a digest in our own words" in label for label in labels)


def test_an_extract_says_what_it_cannot_show(made: list[Extract]) -> None:
    """Of cyber issues: who covers it by a source's word, who is undecided."""
    sections = {section.heading: section.lines for section in made[2].sections}
    assert (
        "India: covered; by the word of in-list, list of areas: cyber; no provision is quoted"
        in (sections["Covered, but no clause can be shown"])
    )
    assert any(line.startswith("Australia: ") for line in sections["Without it, or not decided"])


def test_who_was_first_is_said_only_of_what_several_use() -> None:
    """Of one agreement alone, of digests and of the undated it says why it is not."""
    signed = {"ab-alda-2001": "2001-05-01", "ab-berg-1999": "1999"}
    alone, both = [agreement("ab-alda-2001", [SAFETY])], [agreement(name, [SAFETY]) for name in signed]
    digests = [agreement(name, [SAFETY], role="digest") for name in signed]

    def said(read: list[ReadResult], dates: dict[str, str | None]) -> str:
        (group,) = libraries_of(table(read), placements(read), dates)[0].groups
        return first_in_words(group)

    assert said(alone, {**signed}) == "Used by Alda alone, of those here."
    assert said(both, {**signed}) == "First used by Berg, of those here with a date of signature."
    assert said(both, {}) == "Who used it first is not known: no date of signature is recorded."
    assert said(digests, {**signed}).startswith("Who used it first is not said")


def test_a_draft_has_numbered_headings_and_only_what_was_taken(made: list[Extract]) -> None:
    """In the order of the codebook; an area without a chosen clause says so."""
    cyber, space = made[-2].sections
    assert (cyber.heading, space.heading) == ("1. Cyber issues", "2. Space security and defence")
    assert [quote.excerpt.provision for quote in cyber.quotes] == [TAKE.partition(":")[2]]
    assert (space.quotes, space.lines) == ((), ("No source clause was chosen.",))


def test_pins_keep_their_order_and_their_citations(made: list[Extract]) -> None:
    """A cell with the table row it stands on, a clause, an empty cell with its reason."""
    cell, clause, empty = made[-1].sections
    assert "Table 2, row 3, Norway" in " ".join(cell.lines)
    assert clause.heading.startswith("Albania")
    assert empty.lines == ("not coded yet; no claim yet",)
    assert made[-1].recorded > NO_CLAIM_YET
    assert pins_extract((), "/pins").recorded == NO_CLAIM_YET
