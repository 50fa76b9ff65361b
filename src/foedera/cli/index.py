"""foedera index: import the numbers of an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened, say_where
from foedera.reading.numbers.index_report import Fate, IndexReport, NumberRow


def index(
    file: Path,
    /,
    *,
    index: str,
    source: str | None = None,
    title: str | None = None,
    scale: tuple[float, float] | None = None,
    better: Literal["higher", "lower"] | None = None,
    licence: str | None = None,
    columns: list[str] | None = None,
    decimal: Literal["point", "comma"] | None = None,
    sheet: str | None = None,
    dry_run: bool = False,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> int:
    """Import the numbers of an index from CSV or XLSX, and say what became of each; exit 1 if one was refused.

    Example: foedera index normandy.csv --index normandy-index --dry-run

    Parameters
    ----------
    file
        A CSV or XLSX file with party, dimension, year and value in its head, or like words; parties by name or code.
    index
        Id of the index, one the workspace knows or a new one.
    source
        Source id of the numbers; made of the index's id if left out.
    title
        Name of a new index.
    scale
        Lowest and highest value of a new index.
    better
        Whether higher or lower is better on a new index.
    licence
        What the numbers may be used under, as their publisher says.
    columns
        Which column is what, once for each: party=Country, year=2024, value='2023|2024' with year='*' (the head).
    decimal
        The sign before decimals, point or comma, where the file does not show it.
    sheet
        Name of the sheet of a spreadsheet; the first if left out.
    dry_run
        Record nothing; say what would go in and what would not.
    format
        table or json.
    """
    with opened() as workspace:
        report = workspace.index(
            file,
            index=index,
            source=source,
            title=title,
            scale=scale,
            better=better,
            licence=licence,
            columns=columns or (),
            decimal=decimal,
            sheet=sheet,
            dry_run=dry_run,
        )
        say_where(workspace)
    if format == "json":
        give_json(report, output)
    else:
        give_lines(_lines(report), output)
    say(_summary(report))
    return 1 if report[Fate.REFUSED] else 0


def _lines(report: IndexReport) -> Iterator[str]:
    for note in report.notes:
        yield f"{report.file}: {note}"
    for row in report.rows:
        yield "\t".join((f"{row.line}", row.fate.in_words, *_told(row)))


def _told(row: NumberRow) -> Iterator[str]:
    understood = row.party, row.dimension, row.year, row.value
    if None in understood:
        yield ", ".join(one or "(empty)" for one in row.said)
    else:
        yield f"{row.party}, {row.dimension}, {row.year}: {row.value:.15g}"
    if row.remark is not None:
        told = row.remark
        yield f"{told.problem}; expected: {told.expected}; found: {told.found}; next: {told.next_step}"


def _summary(report: IndexReport) -> str:
    if report.dry_run:
        return f"{report.in_words}; nothing was recorded: run it again without --dry-run"
    return f"{report.in_words}; {report.claims} new claims; see /profiles on the site: foedera serve"
