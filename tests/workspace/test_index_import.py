"""Importing an index: every number of the file is in the report once, and what goes in is what the report says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from foedera.cli import run
from foedera.errors import UnknownId, UnreadableFile, UsageError
from foedera.model.agreement import Party
from foedera.model.claim import Source
from foedera.model.indicator import Index, Indicator
from foedera.reading.numbers.index_report import Fate, IndexReport
from foedera.workspace import Workspace
from tests.conftest import opened_copy
from tests.reading.numbers.files import INVENTED, csv_file, xlsx_file

HEAD = ("party", "dimension", "year", "value")


@pytest.fixture(scope="module")
def reading(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace nothing is put into: files are only looked at."""
    with opened_copy(_fresh_file, tmp_path_factory.mktemp("reading") / "w.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files."""
    return tmp_path_factory.mktemp("numbers")


def looked(workspace: Workspace, place: Path, rows: Sequence[Sequence[object]], **options: object) -> IndexReport:
    """What would become of rows, as numbers of the Normandy Index."""
    file = place / "numbers.csv"
    file.write_bytes(csv_file(rows))
    return workspace.index(file, **{"index": "normandy-index", "dry_run": True, **options})  # type: ignore[arg-type]


def one(workspace: Workspace, place: Path, *row: object, **options: object) -> tuple[Fate, str, str]:
    """What becomes of one row: its fate, what is wrong and what to do."""
    told = looked(workspace, place, [HEAD, row], **options).rows[0]
    assert told.remark is None or told.remark.line == 2
    return told.fate, told.remark.problem if told.remark else "", told.remark.next_step if told.remark else ""


@pytest.mark.parametrize(
    ("row", "fate", "problem", "step"),
    [
        (("Norway", "terrorism", 2024, "8,1"), Fate.NEW, "", ""),
        (("Korea (Rep.)", "Cyber security", 2024, "8.1"), Fate.NEW, "", ""),
        (("nor", "terrorism", 2024, "n/a"), Fate.EMPTY, "", ""),
        (("nor", "terrorism", 2024, ".."), Fate.EMPTY, "", ""),
        (("nor", "terrorism", 2024, ""), Fate.EMPTY, "", ""),
        (("Norwy", "terrorism", 2024, 8), Fate.REFUSED, "nobody known", "Norway (nor)"),
        (("", "terrorism", 2024, 8), Fate.REFUSED, "no party", "ISO code"),
        (("nor", "terorism", 2024, 8), Fate.REFUSED, "not a dimension", "if it is terrorism"),
        (("nor", "", 2024, 8), Fate.REFUSED, "no dimension", "one of these"),
        (("nor", "terrorism", 24, 8), Fate.REFUSED, "not a year", "if it is 2024"),
        (("nor", "terrorism", 2190, 8), Fate.REFUSED, "not a year", "four digits"),
        (("nor", "terrorism", 2027, 8), Fate.REFUSED, "not a year", "four digits"),
        (("nor", "terrorism", "2023/24", 8), Fate.REFUSED, "not a year", "four digits"),
        (("nor", "terrorism", 2024, 11), Fate.REFUSED, "off the scale", "publisher"),
        (("nor", "terrorism", 2024, "-1"), Fate.REFUSED, "off the scale", "publisher"),
        (("nor", "terrorism", 2024, "1e999"), Fate.REFUSED, "not a number", "publisher"),
        (("nor", "terrorism", 2024, "inf"), Fate.REFUSED, "not a number", "publisher"),
        (("nor", "terrorism", 2024, "high"), Fate.REFUSED, "not a number", "publisher"),
        (("nor", "terrorism", 2024, "81%"), Fate.REFUSED, "percentage", "as its publisher does"),
        (("nor", "terrorism", 2024), Fate.REFUSED, "too short", "add what is missing"),
        (("nor",), Fate.REFUSED, "too short", "add what is missing"),
        (("nor", "terrorism", 2024, 8, 1), Fate.REFUSED, "more cells", "quotation marks"),
    ],
)
def test_a_row_goes_in_or_says_why_not(
    reading: Workspace, place: Path, row: tuple[object, ...], fate: Fate, problem: str, step: str
) -> None:
    """With what was expected, what was found and what to do."""
    found = one(reading, place, *row)
    assert found[0] is fate
    assert problem in found[1]
    assert step in found[2]


def test_what_could_be_two_numbers_is_told_by_the_file_the_scale_or_the_user(reading: Workspace, place: Path) -> None:
    """'1,107' is 1.107 on a scale to 5; on one to 5000 the file has to say, or whoever imports it."""

    def values(*said: str, scale: tuple[float, float], **options: object) -> list[float | None]:
        rows = [HEAD, *((party, "overall", 2024, value) for party, value in zip(("nor", "jpn"), said, strict=False))]
        described = {"index": "invented", "title": INVENTED, "scale": scale, "better": "lower"}
        report = looked(reading, place, rows, **described, **options)
        return [row.value if row.fate.goes_in else None for row in report.rows]

    assert values("1,107", scale=(1, 5)) == [1.107]
    assert values("1,107", scale=(0, 5000)) == [None]
    assert values("1,107", "8,15", scale=(0, 5000)) == [1.107, 8.15]
    assert values("1,107", "8.15", scale=(0, 5000)) == [1107, 8.15]
    assert values("1,107", scale=(0, 5000), decimal="comma") == [1.107]
    assert values("1,107", scale=(0, 5000), decimal="point") == [1107]
    assert values("81 %", scale=(0, 100)) == [81]


def test_one_number_said_thrice(reading: Workspace, place: Path) -> None:
    """The same is counted once; different values are all refused, and each names the lines."""
    same = looked(reading, place, [HEAD, *[("nor", "terrorism", 2024, 8)] * 3])
    assert [row.fate for row in same.rows] == [Fate.NEW, Fate.REPEATED, Fate.REPEATED]
    several = looked(reading, place, [HEAD, *(("Norway", "terrorism", 2024, value) for value in (7, 8, 9))])
    assert {row.fate for row in several.rows} == {Fate.REFUSED}
    assert all(row.remark and "2, 3, 4" in row.remark.next_step for row in several.rows)


@pytest.mark.parametrize(
    ("head", "row", "columns", "says"),
    [
        (("Country", "Score"), ("Norway", 8), (), "year=YEAR"),
        (("Country", "Year", "Score"), ("Norway", 2024, 8), (), "dimension=overall"),
        (("iso3", "2023", "2024"), ("NOR", 8, 9), (), "value=2023|2024' --columns 'year=*'"),
        (
            ("Country", "terrorism", "homicides"),
            ("Norway", 8, 9),
            (),
            "value=terrorism|homicides' --columns 'dimension=*'",
        ),
        (("a", "b"), (1, 2), (), "party=COLUMN"),
        (HEAD, ("nor", "terrorism", 2024, 8), ("party=Land",), "as it stands there"),
    ],
)
def test_columns_that_are_not_clear_are_asked_for(
    reading: Workspace, place: Path, head: tuple[str, ...], row: tuple[object, ...], columns: tuple[str, ...], says: str
) -> None:
    """The file is refused whole, with what to give; nothing is guessed."""
    with pytest.raises(UnreadableFile) as refused:
        looked(reading, place, [head, row], columns=columns)
    assert says in refused.value.next_step


def test_a_wide_file_is_read_by_the_mapping_that_is_proposed(reading: Workspace, place: Path) -> None:
    """A column a year, a column a dimension, and a dimension for all rows."""
    years = ("value=2023|2024", "year=*", "dimension=overall")
    found = looked(reading, place, [("iso3", "2023", "2024"), ("NOR", 8, 9), ("JPN", "..", 7)], columns=years)
    assert [(row.party, row.year, row.value, row.fate.value) for row in found.rows] == [
        ("nor", 2023, 8, "new"),
        ("nor", 2024, 9, "new"),
        ("jpn", 2023, None, "empty"),
        ("jpn", 2024, 7, "new"),
    ]
    wide = looked(
        reading,
        place,
        [("Country", "Terrorism", "homicides"), ("Norway", 8, 9)],
        columns=("value=Terrorism|homicides", "dimension=*", "year=2024"),
    )
    assert [(row.dimension, row.year) for row in wide.rows] == [("terrorism", 2024), ("homicides", 2024)]


@pytest.mark.parametrize("columns", [("party",), ("land=Country",), ("party=",)])
def test_a_mapping_is_written_as_role_and_column(reading: Workspace, place: Path, columns: tuple[str, ...]) -> None:
    """Anything else is refused."""
    with pytest.raises(UsageError, match="not a mapping"):
        looked(reading, place, [HEAD, ("nor", "terrorism", 2024, 8)], columns=columns)


def test_what_was_understood_is_told(reading: Workspace, place: Path) -> None:
    """Heads in other words, lines above them, columns nobody reads, a licence nobody stated."""
    rows = [(INVENTED, ""), ("Land", "Bedrohung", "Jahr", "Wert", "Rang"), ("Norwegen", "terrorism", 2024, "8,1", 1)]
    told = "; ".join(looked(reading, place, rows).notes)
    for words in ("'Land' is read as party", "above the head", "not read: Rang", "behind a comma", "licence"):
        assert words in told


@pytest.mark.parametrize(
    ("described", "error"),
    [
        ({"index": "unheard-of"}, UnknownId),
        ({"index": "new", "title": INVENTED, "scale": (0, 10)}, UsageError),
        ({"index": "new", "title": INVENTED, "better": "lower"}, UsageError),
        ({"index": "new", "title": INVENTED, "scale": (10, 0), "better": "lower"}, UsageError),
        ({"index": "gpi", "title": INVENTED, "scale": (1, 5), "better": "higher"}, UsageError),
    ],
)
def test_no_number_without_scale_and_direction(
    reading: Workspace, place: Path, described: dict[str, object], error: type[Exception]
) -> None:
    """The file is refused whole, also where it says otherwise than what is known."""
    with pytest.raises(error):
        looked(reading, place, [HEAD, ("nor", "overall", 2024, 2)], **described)


PARTIES = st.sampled_from(["nor", "Norway", "Türkiye", "MD", "Norwy", "", "World"])
VALUES = st.sampled_from(["8", "8,1", "8.1", "11", "n/a", "", "x1"])
RECORDS = st.tuples(
    PARTIES, st.sampled_from(["terrorism", "overall", "?"]), st.sampled_from(["2024", "2023", "24"]), VALUES
)
CUT = st.builds(lambda row, cells: row[:cells], RECORDS, st.integers(1, 5))


@given(st.lists(CUT, max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_of_the_file_is_in_the_report_once(
    reading: Workspace, place: Path, rows: list[tuple[str, ...]]
) -> None:
    """What goes in and what does not are together the rows of the file, in its order; what does not says why."""
    filled = [at for at, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assume(filled)
    report = looked(reading, place, [HEAD, *rows])
    assert [row.line for row in report.rows] == filled
    counts = Counter(row.fate.goes_in for row in report.rows)
    assert counts[True] == len(report.imported) == len({(r.party, r.dimension, r.year) for r in report.imported})
    assert counts[True] + counts[False] == len(filled)
    assert all(row.remark for row in report[Fate.REFUSED])


def test_good_rows_go_in_and_no_other(workspace: Workspace, tmp_path: Path) -> None:
    """A preview records nothing; then what it announced is on record, each with the line it stands in."""
    file = tmp_path / "numbers.csv"
    file.write_bytes(
        csv_file(
            [HEAD, ("nor", "terrorism", 2024, 8.1), ("nobody", "terrorism", 2024, 8), ("Germany", "overall", 2024, 7)]
        )
    )
    before = workspace.view().position
    seen = workspace.index(file, index="normandy-index", dry_run=True)
    assert workspace.view().position == before
    done = workspace.index(file, index="normandy-index", licence="CC BY 4.0")
    assert done.rows == seen.rows
    ledger = workspace.ledger()
    numbers = {
        (e.claim.subject, e.value.dimension): (e.value.value, e.claim.basis.locator) for e in ledger.of(Indicator)
    }
    assert numbers == {
        ("nor", "terrorism"): (8.1, "numbers.csv, line 2"),
        ("deu", "overall"): (7.0, "numbers.csv, line 4"),
    }
    assert ledger.of(Party, "deu")[0].value.name == "Germany"
    assert ledger.of(Source, "normandy-index-data")[0].value.licence == "CC BY 4.0"
    assert done.claims == workspace.view().position - before == 4


def test_again_changed_and_otherwise(workspace: Workspace, tmp_path: Path) -> None:
    """The same file adds nothing; a changed number is a new claim, told with the old; another source is named."""

    def imported(value: float, source: str) -> IndexReport:
        file = tmp_path / "numbers.csv"
        file.write_bytes(csv_file([HEAD, ("nor", "terrorism", 2024, value)]))
        return workspace.index(file, index="normandy-index", source=source)

    imported(8, "one")
    again = imported(8, "one")
    assert (again.claims, again.rows[0].fate) == (0, Fate.KNOWN)
    changed = imported(8.5, "one").rows[0]
    assert changed.fate is Fate.CHANGED
    assert changed.remark is not None
    assert "8, as this source said" in changed.remark.expected
    other = imported(9, "two").rows[0]
    assert other.fate is Fate.NEW
    assert other.remark is not None
    assert "8.5 (one)" in other.remark.expected


def test_a_spreadsheet_is_read_like_a_text(workspace: Workspace, tmp_path: Path) -> None:
    """In a process of its own; the place names sheet and row; a new index takes its dimensions from the file."""
    file = tmp_path / "numbers.xlsx"
    file.write_bytes(
        xlsx_file([[INVENTED], [], ["Country", "Domain", "Year", "Score"], ["Norway", "Sea level", 2024, 8.1]])
    )
    report = workspace.index(file, index="invented", title=INVENTED, scale=(0, 10), better="higher")
    assert [row.fate for row in report.rows] == [Fate.NEW]
    assert report.rows[0].locator == "numbers.xlsx, sheet Data, row 4"
    assert workspace.ledger().of(Index, "invented")[0].value.dimensions == ("sea-level",)


@pytest.mark.parametrize(
    ("name", "data"), [("n.xls", b"\xd0\xcf\x11\xe0" + bytes(600)), ("n.csv", b""), ("n.csv", b"%PDF-1.7\n")]
)
def test_other_files_are_refused(reading: Workspace, place: Path, name: str, data: bytes) -> None:
    """An old spreadsheet, nothing at all, something else: with what to do."""
    (place / name).write_bytes(data)
    with pytest.raises((UnreadableFile, UsageError)) as refused:
        reading.index(place / name, index="normandy-index", dry_run=True)
    assert refused.value.next_step


def test_the_command_says_each_row_and_ends_in_1_where_one_is_refused(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line a number on standard output, the sum beside it."""
    file = tmp_path / "numbers.csv"
    file.write_bytes(csv_file([HEAD, ("nor", "terrorism", 2024, 8), ("Norwy", "terrorism", 2024, 8)]))
    call = ["--workspace", str(workspace.path), "index", str(file), "--index", "normandy-index"]
    assert run([*call, "--dry-run"]) == 1
    shown = capsys.readouterr()
    assert "2\tgoes in\tnor, terrorism, 2024: 8\n" in shown.out
    assert "if it is Norway (nor), write that" in shown.out
    assert "2 numbers: 1 new, 1 refused; nothing was recorded" in shown.err
    assert not workspace.ledger().of(Indicator)
    file.write_bytes(csv_file([HEAD, ("nor", "terrorism", 2024, 8)]))
    assert run([*call, "--format", "json"]) == 0
    assert '"fate": "new"' in capsys.readouterr().out
