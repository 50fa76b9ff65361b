"""The register is valid, sourced, complete, and in our own words."""

from __future__ import annotations

import csv
import datetime
import io
import re
from pathlib import Path

import pytest
from frictionless import Package, system

from foedera import data
from foedera.errors import InvalidRegister
from foedera.ids import SLUG
from foedera.model.agreement import Agreement, Fact, PartyRole
from foedera.model.claim import Source
from foedera.model.event import Event, Funding, Meeting
from foedera.model.ledger import Ledger
from foedera.model.listing import ListedUnused
from foedera.model.statement import Reading, Topic
from foedera.reading.codebook import read_codebook
from foedera.reading.register import register_claims
from foedera.workspace import Workspace
from foedera.workspace.seed import built_in_codebooks

FOLDER = Path(data.__file__).parent / "eu-sdp"
GOLDEN = Path(__file__).parents[1] / "golden"
WHEN = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
PRINTED = {("figure", "title"), ("layout", "text"), ("source", "title")}
"""Columns that hold titles and labels as they are printed."""
NAMES = (
    "the eu s new bilateral security and defence partnerships",
    "mapping threats to peace and democracy worldwide normandy index 2024",
    "the united states the united kingdom canada norway ukraine georgia the western balkans japan australia and",
    "norway moldova south korea japan albania and north macedonia",
    "western balkan countries japan australia and certain african countries",
    "critical subsea infrastructure with belgium denmark germany the netherlands and the united kingdom",
    "safer together strengthening europe s civil and military preparedness and readiness",
    "the eu s expanding toolkit for partnerships in peace and security",
)
"""Titles and lists of states, which cannot be said in other words."""
RUN = 9
"""Words in a row from which a text counts as taken over rather than told."""


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Everything the register says."""
    return Ledger(register_claims(data.register_files("eu-sdp"), recorded=WHEN, codebook="eu-sdp@2"))


def test_it_is_a_valid_data_package() -> None:
    """Frictionless finds no fault in any row of any file."""
    with system.use_context(trusted=True):
        report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    described = {resource.name for resource in Package(str(FOLDER / "datapackage.json")).resources}
    assert described == {path.stem for path in FOLDER.glob("*.csv")}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_has_subject_source_locator_and_confidence(path: Path) -> None:
    """No row without what it is about and what it stands on; no row twice."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert SLUG.fullmatch(row["subject"]), row
        assert all(row[column] for column in ("source", "locator", "confidence")), row
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_every_agreement_named_anywhere_is_known(ledger: Ledger) -> None:
    """Collections, dialogues, topics and coverage point at agreements that exist."""
    known = set(ledger.by_subject(Agreement))
    for name in ("coverage", "event", "topic", "signatory"):
        rows = csv.DictReader(io.StringIO(data.register_files("eu-sdp")[name]))
        named = {row["subject"] for row in rows if row["subject"].startswith("eu-") and "-sdp-" in row["subject"]}
        assert named <= known, name
    assert len(known) == 12


def test_table_1_is_there_cell_by_cell(ledger: Ledger) -> None:
    """24 cells of the briefing's Table 1: who takes part in which of four missions."""
    rows = csv.DictReader(io.StringIO(data.register_files("eu-sdp")["participation"]))
    cells = {
        (row["mission"], row["subject"]): row["relation"]
        for row in rows
        if row["source"] == "eprs-pe-767-215" and row["locator"].startswith("Table 1")
    }
    ticks = {cell for cell, relation in cells.items() if relation == "contributes"}
    assert len(cells) == 24
    assert set(cells.values()) == {"contributes", "not_listed"}
    assert ticks == {
        ("eufor-althea", "mda"),
        ("eufor-althea", "alb"),
        ("eufor-althea", "mkd"),
        ("eulex-kosovo", "nor"),
        ("eunavfor-atalanta", "kor"),
        ("eutm-somalia", "mda"),
    }


def test_no_normandy_number_is_invented() -> None:
    """The briefing prints no figures behind its six charts, so the register has none."""
    assert "indicator" not in data.register_files("eu-sdp")


def test_unverified_facts_say_so(ledger: Ledger) -> None:
    """What rests on recollection enters as such."""
    recalled = [claim for claim in _claims() if claim.basis.source == "recall" and claim.property != "source"]
    assert recalled
    assert all(claim.confidence.unverified for claim in recalled)


def test_topics_point_at_paragraphs_of_the_digests(ledger: Ledger, workspace: Workspace) -> None:
    """Every coded subject names a paragraph that is there, and every paragraph of a digest is coded or horizontal."""
    for agreement in data.register_digests("eu-sdp"):
        document, provisions = workspace.document(f"{agreement}-digest/eng")
        assert document.role == "digest"
        eids = {provision.eid for provision in provisions}
        coded = {entry.value.paragraph for entry in ledger.of(Topic, agreement)}
        assert coded <= eids
        assert coded


def test_sources_are_described_and_used(ledger: Ledger) -> None:
    """Each source has a title and publisher; the briefing is one among them."""
    sources = ledger.by_subject(Source)
    assert "eprs-pe-767-215" in sources
    assert all(entry.value.title and entry.value.publisher for entries in sources.values() for entry in entries)


def test_every_source_says_what_was_read_in_it_and_why_where_nothing_stands_on_it(workspace: Workspace) -> None:
    """A source is listed for what it says; one without a claim has its reason, and only few have none."""
    listed = {one.id for one in workspace.list("sources")}
    read = set(workspace.view().ledger().by_subject(Reading))
    unused = [one for one in workspace.list("unused-sources") if isinstance(one, ListedUnused)]
    assert read == listed
    assert {one.id for one in unused} == {"auth", "comp-exec"}
    assert all(one.says and one.unheld for one in unused)


def test_places_in_the_briefing_name_the_paragraph(shared: Path) -> None:
    """Each row that points into a section or the Summary says which paragraph, and the section has that many."""
    lines = next((shared / "briefing").glob("*.txt")).read_text(encoding="utf-8").splitlines()
    places = [(row, row["locator"]) for row in _rows() if row["source"] == "eprs-pe-767-215"]
    inside = [(row, place) for row, place in places if place.startswith(("section ", "Summary"))]
    assert len(inside) > 350
    for row, place in inside:
        found = re.match(r"(?:section )?(.+?), paragraphs? (\d+)(?: and (\d+))?(?:$|[,;])", place)
        assert found, row
        assert int(found[3] or found[2]) <= paragraphs(lines, found[1]), row


def paragraphs(lines: list[str], section: str) -> int:
    """The paragraphs of a section of the briefing: long lines, those a page or a figure cuts in two counted once."""
    start = next(n for n, line in enumerate(lines) if line.lower().startswith(section.lower()))
    count, open_ended = 0, False
    for line in lines[start + 1 :]:
        if line.strip() in HEADINGS_OF_SECTIONS:
            break
        if len(line) > 120 and not line.startswith(("Source", "Note:", "\t")):
            count += not open_ended
            open_ended = not line.rstrip().endswith((".", ".⁴", ".⁵", "’."))
    return count


HEADINGS_OF_SECTIONS = {
    "IN THIS BRIEFING",
    "Moldova",
    "Norway",
    "Japan",
    "Republic of Korea (RoK)",
    "North Macedonia and Albania",
    "Outlook",
    "European Parliament position",
    "MAIN REFERENCE",
}


def test_what_happened_after_the_briefing_is_there(workspace: Workspace) -> None:
    """Facts of 2025 and 2026 that were wrong, thin or missing: each by its source, with its role and day."""
    ledger = workspace.view().ledger()
    events = {(e.claim.subject, e.value.role, e.value.date) for e in ledger.of(Event)}
    meetings = {(e.claim.subject, e.value.date, e.value.ordinal) for e in ledger.of(Meeting)}
    sums = {(e.claim.subject, e.value.date, e.value.amount_eur_m) for e in ledger.of(Funding)}
    assert {
        ("gbr-safe", "negotiation_opened", "2025-09-18"),
        ("gbr-safe", "negotiation_broken_off", "2025-11-28"),
        ("can-safe", "concluded", "2025-12-01"),
        ("can-safe", "agreed", "2025-12-19"),
        ("can-safe", "acceded", "2026-02"),
        ("arm-fpa", "signed", "2025-06-30"),
        ("nor-german-initiative", "signed", "2024-10-17"),
    } <= events
    assert {
        ("eu-kor-strategic", "2026-01-22", 2),
        ("eu-kor-hlpd", "2026-01-22", 9),
        ("eu-schuman-forum", "2023-03-20", 1),
        ("eu-schuman-forum", "2024-05-28", 2),
    } <= meetings
    assert {("mda", "2023-05-04", 40), ("alb", "2025-07-25", 15), ("alb", "2025-07", 28)} <= sums


def test_each_area_has_a_short_label(ledger: Ledger) -> None:
    """For narrow tables: at most 30 characters, no two alike."""
    areas = [area.id for area in read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp").areas]
    labels = [
        entry.value.value for area in areas for entry in ledger.of(Fact, area) if entry.value.about == "short_label"
    ]
    assert len(labels) == len(set(labels)) == len(areas) == 25
    assert max(map(len, labels)) <= 30


def test_neighbours_are_members_of_efta_and_candidates(ledger: Ledger) -> None:
    """The group follows from the roles on record, and is no role of its own: nobody is counted twice."""
    grouped = {entry.claim.subject for entry in ledger.of(Fact) if entry.value.about == "group"}
    held = {e.claim.subject for e in ledger.of(PartyRole) if e.value.role in ("efta_member", "eu_candidate")}
    assert grouped == held == {"nor", "isl", "che", "mda", "alb", "mkd"}


def _rows() -> list[dict[str, str]]:
    """The rows of all files of the register."""
    return [row for text in data.register_files("eu-sdp").values() for row in csv.DictReader(io.StringIO(text))]


def test_a_broken_row_refuses_the_register_and_names_the_line() -> None:
    """All faults are named at once, and nothing is taken."""
    files = data.register_files("eu-sdp")
    files["event"] += (
        "eu-nor-sdp-2024,signed,28.5.2024,,,regj,page,high,\neu-nor-sdp-2024,signed,2024-05-28,,,nobody,page,high,\n"
    )
    with pytest.raises(InvalidRegister) as caught:
        register_claims(files, recorded=WHEN, codebook="eu-sdp@2")
    assert "2 rows of the register" in str(caught.value)
    assert "28.5.2024" in str(caught.value) or "date" in str(caught.value)
    assert "nobody" in str(caught.value)


def test_the_codebook_has_the_25_areas_in_order() -> None:
    """Numbered as in Table 2, each with definition, notes, expressions, examples and a EuroVoc mapping."""
    book = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
    with (GOLDEN / "table2.csv").open(encoding="utf-8", newline="") as file:
        areas = [row["area"] for row in csv.DictReader(file)]
    assert [area.id for area in book.areas] == areas
    assert [area.number for area in book.areas] == list(range(1, 26))
    for area in book.areas:
        parts = (area.definition, area.include, area.exclude, area.strong, area.examples, area.counter_examples)
        assert all(parts), area.id
        assert area.eurovoc, area.id
    assert len({area.definition for area in book.areas}) == 25


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return re.findall(r"[a-z0-9]+", text.lower())


def test_facts_carry_over_sentences_do_not(shared: Path) -> None:
    """No run of nine words of the briefing stands in the digests, the codebook or the register, but for names."""
    briefing = words(next((shared / "briefing").glob("*.txt")).read_text(encoding="utf-8"))
    runs = {tuple(briefing[place : place + RUN]) for place in range(len(briefing) - RUN + 1)}
    texts = {f"{name}.md": body.decode() for name, body in data.register_digests("eu-sdp").items()}
    for name, content in data.register_files("eu-sdp").items():
        for row in csv.DictReader(io.StringIO(content)):
            cells = [cell for column, cell in row.items() if cell and (name, column) not in PRINTED]
            texts[f"{name}.csv {row['subject']} {row['locator']}"] = "\n".join(cells)
    book = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
    for area in book.areas:
        texts[f"codebook {area.id}"] = "\n".join((area.definition, area.include, area.exclude, *area.examples))
    taken = {}
    for name, text in texts.items():
        for line in text.splitlines():
            own = words(line)
            hits = [own[p : p + RUN] for p in range(len(own) - RUN + 1) if tuple(own[p : p + RUN]) in runs]
            told = [run for run in hits if not any(" ".join(run) in names for names in NAMES)]
            if told:
                taken[name] = " ".join(told[0])
    assert [f"{name}: {run}" for name, run in taken.items()] == []


def _claims() -> tuple:  # type: ignore[type-arg]  # claims of the register as they are read
    return register_claims(data.register_files("eu-sdp"), recorded=WHEN, codebook="eu-sdp@2")


def test_subjects_of_the_briefing_without_a_row_are_topics(ledger: Ledger) -> None:
    """What the briefing reports and no row takes has a topic of the same id; only what is no policy field has none."""
    reported = {entry.value.topic for entry in ledger.of(Topic) if not entry.value.areas}
    topics = {topic.id: topic for one in built_in_codebooks()["eu-sdp@2"].areas for topic in one.topics}
    assert reported - set(topics) == {"review-clause"}
    assert all("no row" in topics[subject].source for subject in reported & set(topics))
