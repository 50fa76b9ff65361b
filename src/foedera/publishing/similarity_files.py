"""Common wording as data: JSON, CSV, XLSX.

In: the record of common wording. Out: text, bytes. What was not compared has empty cells and its reason, never nought.
"""

from __future__ import annotations

import datetime
import io
import itertools
from collections.abc import Iterator, Sequence

import msgspec

from foedera.model.reuse import CommonWording, Use
from foedera.publishing.sheet import csv_text
from foedera.publishing.similarity import comparable

NO_LANGUAGE = "no language in common"
Row = Sequence[object]


def to_json(found: CommonWording) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def shares_to_csv(found: CommonWording) -> str:
    """One line an agreement: its words by use, and how many stand in a run of five found in any other."""
    return _csv(_shares(found))


def agreements_to_csv(found: CommonWording) -> str:
    """One line for every two agreements, both ways: words of the one found in the other."""
    return _csv(_agreements(found))


def formulas_to_csv(found: CommonWording) -> str:
    """One line a passage that recurs: its use, its formula, its variant, who was first of each."""
    return _csv(_formulas(found))


def left_out_to_csv(found: CommonWording) -> str:
    """One line for everything that was not compared, with the reason."""
    return _csv(_left_out(found))


def pairs_to_csv(found: CommonWording) -> str:
    """One line a pair of segments that are alike."""
    rows = ([pair.one, pair.other, f"{pair.alike:.6f}"] for pair in found.pairs)
    return csv_text(["one", "other", "alike"], rows)


def to_xlsx(found: CommonWording) -> bytes:
    """A workbook of everything but single pairs, of which there may be more than a sheet has lines."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    made = datetime.datetime(2000, 1, 1)  # the record has no moment, and the file is always the same
    book.set_properties({"title": f"Common wording at {found.threshold:g}", "created": made})
    bold = book.add_format({"bold": True})
    sheets = {
        "shares": _shares(found),
        "agreements": _agreements(found),
        "formulas": _formulas(found),
        "left out": _left_out(found),
        "rules": iter([["rule"], *([rule] for rule in found.rules)]),
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row, None if line else bold)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 1, 28)
    book.close()
    return out.getvalue()


def _csv(rows: Iterator[Row]) -> str:
    head = [str(name) for name in next(rows)]
    return csv_text(head, rows)


def _shares(found: CommonWording) -> Iterator[Row]:
    family = {member: number for number, each in enumerate(found.families, start=1) for member in each.members}
    yield [
        *("agreement", "words", *(use.value for use in Use), "found", "in_runs", "in_runs_low", "in_runs_high"),
        *("family", "level", "threshold", "masked", "languages", "why"),
    ]
    for share in found.shares:
        low, high = share.shingles_interval or (None, None)
        yield [
            share.agreement,
            share.words if share.why is None else "",
            *(_or_empty(getattr(share, use.value)) for use in Use),
            _or_empty(share.found),
            _or_empty(share.in_shingles),
            _or_empty(low),
            _or_empty(high),
            family.get(share.agreement, ""),
            found.level.value,
            found.threshold,
            int(found.masked),
            " ".join(share.languages),
            share.why or "",
        ]


def _agreements(found: CommonWording) -> Iterator[Row]:
    yield ["agreement", "found_in", "words", "share", "why"]
    there = {(share.agreement, other.agreement): other.words for share in found.shares for other in share.elsewhere}
    for one, other in itertools.permutations(found.shares, 2):
        why = one.why or other.why or ("" if comparable(one, other) else NO_LANGUAGE)
        words = there.get((one.agreement, other.agreement), 0)
        figures = ["", ""] if why else [words, round(words / one.words, 6)]
        yield [one.agreement, other.agreement, *figures, why]


def _formulas(found: CommonWording) -> Iterator[Row]:
    yield ["formula", "use", "agreements", "variant", "passage", "agreement", "first_of_variant", "first_of_chain"]
    agreement = {segment.id: segment.agreement for segment in found.segments}
    for formula in found.formulas:
        for variant in formula.variants:
            for segment in variant.segments:
                yield [
                    *(formula.id, found.uses[segment].value, len(formula.users), variant.segments[0], segment),
                    *(agreement[segment], " ".join(variant.first), " ".join(formula.first)),
                ]


def _left_out(found: CommonWording) -> Iterator[Row]:
    yield ["id", "why"]
    yield from ([left.id, left.why] for left in found.left_out)


def _or_empty(value: float | None) -> object:
    """A figure; empty where there is none, so that no sheet counts it as nought."""
    return "" if value is None else round(value, 6)
