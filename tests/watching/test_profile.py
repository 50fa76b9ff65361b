"""Threat profiles: imported numbers beside the EU's, with scale and direction; none where none was imported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from lxml import etree

from foedera import data
from foedera.cli import run
from foedera.model.indicator import Index, Profile, Threat, ThreatArea
from foedera.model.selection import codebook
from foedera.publishing.threat_chart import threat_chart
from foedera.text.state_names import members_of
from foedera.workspace import Workspace
from tests.conftest import opened_copy
from tests.reading.numbers.files import INVENTED, csv_file

HEAD = ("party", "dimension", "year", "value")


@pytest.fixture(scope="module")
def bare(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace without numbers. Only for reading."""
    with opened_copy(_fresh_file, tmp_path_factory.mktemp("bare") / "w.db") as opened:
        yield opened


def imported(workspace: Workspace, folder: Path, rows: Sequence[Sequence[object]], **options: object) -> None:
    """Put numbers in, invented for a test."""
    file = folder / "numbers.csv"
    file.write_bytes(csv_file([HEAD, *rows]))
    workspace.index(file, **{"index": "normandy-index", "source": "invented", **options})  # type: ignore[arg-type]


def threat(profile: Profile, dimension: str) -> Threat:
    """One line of a profile."""
    return next(one for one in (*profile.threats, profile.overall) if one.dimension == dimension)


def test_without_numbers_the_profile_is_empty(bare: Workspace) -> None:
    """Every dimension of the Normandy Index is there, and none has a number."""
    profile = bare.profile("nor")
    assert (len(profile.threats), profile.year, profile.filled) == (11, None, False)
    assert {(one.own, one.reference) for one in profile.threats} == {(None, None)}


def test_imported_numbers_stand_beside_the_unions(workspace: Workspace, tmp_path: Path) -> None:
    """The newest year is shown, another where it is asked for; each number names its claim and source."""
    imported(
        workspace,
        tmp_path,
        [("nor", "terrorism", 2024, 9.5), ("eu", "terrorism", 2024, 8), ("nor", "overall", 2023, 7)],
    )
    profile = workspace.profile("Norway")
    found = threat(profile, "terrorism")
    assert (profile.year, profile.years) == (2024, (2023, 2024))
    assert found.own is not None
    assert found.reference is not None
    assert (found.own.value, found.reference.value, found.reference.computed) == (9.5, 8.0, None)
    assert found.own.sources == ("invented",)
    assert workspace.claim(found.own.claims[0]).basis.locator == "numbers.csv, line 2"
    older = threat(workspace.profile("nor", year=2023), "overall").own
    assert older is not None
    assert older.value == 7
    assert run(["--workspace", str(workspace.path), "check"]) in (0, 1)
    figures = [f for f in workspace.check() if f.code == "figure-without-numbers"]
    assert all("(nor)" not in finding.text for finding in figures)


def test_a_correction_counts_and_another_source_stands_beside(workspace: Workspace, tmp_path: Path) -> None:
    """What a source said before it corrected itself is no second opinion; what another says is."""
    for value, source in ((8, "invented"), (8.5, "invented"), (9, "other")):
        imported(workspace, tmp_path, [("nor", "terrorism", 2024, value)], source=source)
    own = threat(workspace.profile("nor"), "terrorism").own
    assert own is not None
    assert sorted((own.value, *own.otherwise)) == [8.5, 9]


def test_the_unions_mean_needs_all_of_its_members(workspace: Workspace, tmp_path: Path) -> None:
    """With 26 of 27 there is none, and that is said; with all it is named as worked out; a stated number wins."""
    members = members_of("eu")
    rows = [(party, "terrorism", 2024, at / 10) for at, party in enumerate(members)]
    imported(workspace, tmp_path, [*rows[:-1], ("nor", "terrorism", 2024, 9)])
    found = threat(workspace.profile("nor"), "terrorism")
    assert found.reference is None
    assert found.why is not None
    assert "26 of the 27 members" in found.why
    imported(workspace, tmp_path, rows[-1:])
    mean = threat(workspace.profile("nor"), "terrorism").reference
    assert mean is not None
    assert (mean.value, mean.computed) == (pytest.approx(1.3), "mean of the 27 members")
    assert len(mean.claims) == 27
    imported(workspace, tmp_path, [("EU-27", "terrorism", 2024, 8)])
    stated = threat(workspace.profile("nor"), "terrorism").reference
    assert stated is not None
    assert (stated.value, stated.computed) == (8, None)


def test_each_threat_has_the_areas_that_answer_it_and_their_cells(bare: Workspace) -> None:
    """As the matrix resolves them; a threat no area answers says why; what a source does not list answers nothing."""
    profile = bare.profile("mda")
    matrix = bare.matrix(agreements=["eu-mda-sdp-2024"])
    assert [column.agreement for column in profile.agreements] == ["eu-mda-sdp-2024"]
    for one in profile.threats:
        assert bool(one.answers) != bool(one.unanswered), one.dimension
        for answer in one.answers:
            assert answer.cells == (matrix["eu-mda-sdp-2024", answer.area],)
    assert not threat(profile, "climate-change").answered
    assert threat(profile, "terrorism").answered == (
        matrix["eu-mda-sdp-2024", "counterterrorism"].value.value == "covered"
    )
    assert not threat(profile, "economic-crises").answered
    assert threat(bare.profile("nor"), "economic-crises").answered


def test_a_machine_alone_answers_nothing(coded: Workspace) -> None:
    """Its proposal stands in the cell, and the threat counts as open until a person has looked."""
    profile = coded.profile("gbr")
    machine = [cell for one in profile.threats for answer in one.answers for cell in answer.cells if cell.machine_only]
    assert all(not one.answered for one in profile.threats if all(c.machine_only for a in one.answers for c in a.cells))
    assert all(cell.agreement in {column.agreement for column in profile.agreements} for cell in machine)


def test_the_register_says_of_every_dimension_which_areas_answer_it(bare: Workspace) -> None:
    """Each with a reason, areas that exist, marked as our reading; a dimension has areas or a row that says none."""
    index = bare.ledger().of(Index, "normandy-index")[0].value
    rows = [entry.value for entry in bare.ledger().of(ThreatArea, "normandy-index")]
    areas = {area.id for area in codebook(bare.snapshot).areas}
    assert {row.dimension for row in rows} == set(index.dimensions)
    assert {row.area for row in rows} - {None} <= areas
    assert all(row.reason for row in rows)
    for dimension in index.dimensions:
        own = [row.area for row in rows if row.dimension == dimension]
        assert len(set(own)) == len(own)
        assert own == [None] or None not in own
    written = list(csv.DictReader(io.StringIO(data.register_files("eu-sdp")["threat_area"])))
    assert {row["source"] for row in written} == {"foedera-threats"}
    assert {row["note"] for row in written} == {"our reading"}


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_the_picture_shows_each_number_where_it_is_and_says_the_direction(
    workspace: Workspace, tmp_path: Path, better: str
) -> None:
    """A dot for the party, a ring for the union, in the page's colours; what is better is said in words, too."""
    rows = [("nor", "a-name-&-more", 2024, 2), ("eu", "a-name-&-more", 2024, 3), ("nor", "overall", 2024, 5)]
    described = {"index": "invented", "title": f"<{INVENTED}>", "scale": (1, 5), "better": better}
    imported(workspace, tmp_path, rows, **described)
    profile, record = workspace.profile("nor", index="invented"), workspace.ledger().of(Index, "invented")[0].value
    drawn = threat_chart(profile, record, party="Norway", reference="European Union")
    assert drawn is not None
    assert len(drawn) < 3000
    tree = etree.fromstring(drawn)
    dots, rings = (tree.findall(f"circle[@class='{kind}']") for kind in ("own", "ref"))
    assert [float(dot.get("cx", "")) for dot in dots[1:]] == pytest.approx([8 + 324 / 4, 332])
    assert [float(ring.get("cx", "")) for ring in rings[1:]] == pytest.approx([8 + 324 / 2])
    assert f"{better} is better" in "".join(map(str, tree.itertext()))
    said = tree.get("aria-label") or ""
    side = "worse" if better == "higher" else "better than the European Union"
    assert f"{side} on a name & more" in said or f"{side} on a name more" in said
    assert "style=" not in drawn
    assert "#" not in drawn


def test_nothing_is_drawn_of_nothing(bare: Workspace) -> None:
    """No number, no picture."""
    record = bare.ledger().of(Index, "normandy-index")[0].value
    assert threat_chart(bare.profile("nor"), record, party="Norway", reference=None) is None
