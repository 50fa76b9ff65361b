"""Library, draft and pins as extracts: what the register's own workspace gives."""

from __future__ import annotations

import pytest

from foedera.comparing.clause_library import draft, libraries
from foedera.comparing.excerpts import excerpt_of
from foedera.comparing.library import Known, libraries_of
from foedera.comparing.pinning import pins as pins_of
from foedera.comparing.signing import Dates, dates_of
from foedera.model.claim import Rank, Source
from foedera.model.coverage import CellValue
from foedera.model.document import ReadResult
from foedera.model.extract import Extract, Mark
from foedera.model.ledger import Ledger
from foedera.model.matrix import Column
from foedera.publishing.citations import citation_in_words
from foedera.publishing.draft_extract import draft_extract
from foedera.publishing.library_extract import NO_CLAIM_YET, library_extract
from foedera.publishing.library_words import answer_in_words, first_in_words, group_in_words, variant_in_words
from foedera.publishing.pins_extract import pins_extract
from foedera.workspace import Workspace
from tests.comparing.claims import coverage
from tests.comparing.quoted import SOFTER, placements, table
from tests.comparing.test_matrix import matrix_of
from tests.comparing.test_signing import event
from tests.comparing.wording.texts import HARBOUR, SAFETY, agreement
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
    assert any(row[1] == "eu-aus-sdp-2026" for row in made[2].sheets[1].rows)


def test_who_was_first_is_said_only_of_what_several_use() -> None:
    """Of one agreement alone, of digests and of the undated it says why it is not."""
    signed = {"ab-alda-2001": "2001-05-01", "ab-berg-1999": "1999"}
    alone, both = [agreement("ab-alda-2001", [SAFETY])], [agreement(name, [SAFETY]) for name in signed]
    digests = [agreement(name, [SAFETY], role="digest") for name in signed]

    def said(read: list[ReadResult], dates: dict[str, str]) -> str:
        (group,) = libraries_of(table(read), placements(read), Known(dates=Dates(dates, {})))[0].groups
        return first_in_words(group)

    assert said(alone, {**signed}) == "Used by Alda alone, of those here."
    assert said(both, {**signed}) == "First used by Berg, of those here with a date of signature."
    assert said(both, {}) == "Who used it first is not known: no date of signature is recorded."
    assert said(digests, {**signed}).startswith("Who used it first is not said")


def test_a_draft_has_numbered_headings_and_only_what_was_taken(made: list[Extract]) -> None:
    """In the order they were taken; an area without a chosen clause says so."""
    *_, space, cyber = made[-2].sections
    assert (space.heading, cyber.heading) == ("1. Space security and defence", "2. Cyber issues")
    assert cyber.quotes[0].stretches[0].text == "2.1 "
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


READ = [
    agreement("ab-alda-2001", [SAFETY]),
    agreement("ab-berg-1999", [SAFETY]),
    agreement("ab-cove-2010", [SOFTER]),
    agreement("ab-dale-2012", [HARBOUR]),
]


def test_the_library_answers_first_who_has_it_and_how() -> None:
    """How many, in how many wordings, what only a machine says; of each wording how many say what."""
    (found, *_) = libraries_of(table(READ), placements(READ), Known())
    assert answer_in_words(found) == (
        "4 of 4 agreements have it: 4 clauses in 2 wordings, 1 of them shared.",
        "Of all of them only a machine proposes it; nobody has reviewed that.",
    )
    shared, alone = found.groups
    assert group_in_words(shared, found) == "3 of 4 agreements with a clause: 2 say this, 1 changes words; absent in 1"
    assert group_in_words(alone, found) == "Dale alone, 1 clause alike"
    assert variant_in_words(shared.variants[1]) == "Cove: 2 words more, 1 fewer"


def test_who_has_none_is_said_with_the_reason() -> None:
    """By value, with names where they are short enough to be read in a sentence."""
    columns = [Column(agreement=name, short=name) for name in ("ab-alda-2001", "ab-berg-1999", "ab-cove-2010")]
    claims = [coverage(agreement="ab-alda-2001"), coverage(CellValue.NOT_FOUND, agreement="ab-berg-1999")]
    found = libraries_of(matrix_of(claims, columns=columns), {}, Known())[0]
    assert answer_in_words(found) == (
        "1 of 3 agreements has it (1 by the word of a source alone); no clause of a text here is quoted for it.",
        "Without it, or not decided: 1 searched, not found (ab-berg-1999); 1 not coded yet (ab-cove-2010).",
    )


def test_a_wording_of_several_stands_once_with_its_variants_marked() -> None:
    """Its footnote names both that say it; the sheet has a row for each clause, numbered by wording and variant."""
    (found, *_) = libraries_of(table(READ), placements(READ), Known())
    made = library_extract(found, "/library/space")
    common, softer = made.sections[0].quotes
    assert ["".join(stretch.text for stretch in common.stretches), len(common.also)] == [SAFETY, 1]
    changed = [(stretch.mark, stretch.text.strip()) for stretch in softer.stretches if stretch.mark is not Mark.NONE]
    assert changed == [(Mark.DELETED, "keeps"), (Mark.INSERTED, "may keep")]
    sheet = made.sheets[0]
    places = [sheet.columns.index(name) for name in ("wording", "variant", "agreement", "text")]
    assert [tuple(row[place] for place in places) for row in sheet.rows] == [
        ("1", "1", "ab-alda-2001", SAFETY),
        ("1", "1", "ab-berg-1999", SAFETY),
        ("1", "2", "ab-cove-2010", SOFTER),
        ("2", "1", "ab-dale-2012", HARBOUR),
    ]


def test_every_sheet_has_as_many_cells_as_columns(made: list[Extract]) -> None:
    """And a clause of each quote, a claim of each pinned cell; no id is empty."""
    for extract in made:
        for sheet in extract.sheets:
            assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}
            assert all(row[0] for row in sheet.rows)
    assert [row[0] for row in made[-1].sheets[0].rows if row[1] == "cell"].count("eu-nor-sdp-2024/cyber") > 1


def test_a_publication_without_a_date_is_cited_with_that_of_its_agreement() -> None:
    """And says which date it is; one with a date of its own keeps it."""
    document, provision = READ[0].document, READ[0].provisions[0]
    dated = dates_of(Ledger([event("2001-05-01", Rank.PRIMARY, 0, role="adopted")])).of("ab-alda-2001")
    bare = Source(title="Gazette", publisher="Alda", kind="document", rank="primary")
    issued = Source(title="Gazette", publisher="Alda", kind="document", rank="primary", date="2002")
    said = [citation_in_words(excerpt_of(document, provision, one, dated=dated).citation) for one in (bare, issued)]
    assert said[0].startswith("Gazette (Alda, adopted 1 May 2001), ")
    assert said[1].startswith("Gazette (Alda, 2002), ")
    assert "undated" in citation_in_words(excerpt_of(document, provision, bare).citation)
