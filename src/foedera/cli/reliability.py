"""foedera reliability: how far any two coders agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from foedera.cli.session import console, opened, say, write_bytes
from foedera.coding.reliability.measures import MEASURES
from foedera.model.reliability import BetweenCoders, CoderPair
from foedera.publishing import reliability as shown
from foedera.workspace.evaluating import coders

Name = Literal["percent_agreement", "kappa", "alpha", "f1", "f1_macro", "strength_alpha"]


def reliability(
    first: str | None = None,
    second: str | None = None,
    /,
    *,
    collection: str | None = None,
    codebook: str | None = None,
    values: Literal["stated", "found"] = "stated",
    measure: list[Name] | None = None,
    format: Literal["table", "json", "csv"] = "table",
) -> None:
    """Compare two coders on the cells both judged, area by area; without names, list who can be compared.

    Example: foedera reliability eprs-pe-767-215 lexicon@2 --collection eu-sdp

    Parameters
    ----------
    first
        A source, person:NAME or a method; lexicon@2/SOURCE is its reading of that source alone.
    second
        Another.
    collection
        Only the agreements of a collection.
    codebook
        Whose areas, by id or from a YAML file.
    values
        stated: covered, in place and not found are three values; found: in place counts as covered.
    measure
        Only these figures; may be given several times.
    format
        table, json, or csv (one line a figure).
    """
    with opened() as workspace:
        found = workspace.reliability(
            first, second, collection=collection, codebook=codebook, values=values, measure=measure or ()
        )
        if isinstance(found, tuple):
            _list_pairs(found, coders(workspace.snapshot, workspace.codebook(codebook), collection), format)
            return
    if format == "table":
        _print_whole(found)
        _print_areas(found)
        _print_differences(found)
        for line in shown.reading_aid(found):
            say(line)
    else:
        _give(found, shown.to_csv(found), format)


def _give(records: object, table: str, format: str) -> None:
    """Write records as data: JSON, or the CSV made of them."""
    if format == "json":
        write_bytes(msgspec.json.format(msgspec.json.encode(records), indent=1) + b"\n")
    else:
        print(table, end="")


def _list_pairs(pairs: Sequence[CoderPair], coders: Mapping[str, int], format: str) -> None:
    if format != "table":
        _give(pairs, shown.pairs_to_csv(pairs), format)
    elif pairs:
        _print_pairs(pairs)
        say("figures of two coders with their intervals: foedera reliability FIRST SECOND")
    else:
        say(shown.nobody_to_compare(coders))


def _print_pairs(pairs: Sequence[CoderPair]) -> None:
    from rich.table import Table

    table = Table("first", "second", "common cells", "differ", "agreements")
    for pair in pairs:
        table.add_row(*pair.coders, str(pair.cells), str(pair.differ), str(pair.agreements))
    console().print(table)


def _print_whole(found: BetweenCoders) -> None:
    lettered, whole = shown.notes(found), found.overall
    print(
        f"{' and '.join(found.coders)}, {found.codebook}: {whole.cells} common cells of {whole.agreements} agreement(s)"
    )
    for figure in whole.figures:
        print(f"  {MEASURES[figure.measure].title}: {shown.in_words(figure, whole, lettered)}")


def _print_areas(found: BetweenCoders) -> None:
    from rich.table import Table
    from rich.text import Text

    lettered = shown.notes(found)
    if found.areas:
        table = Table("area", "cells", *(MEASURES[figure.measure].title for figure in found.areas[0].figures))
        for part in found.areas:
            words = (Text(shown.in_words(figure, part, lettered)) for figure in part.figures)
            table.add_row(part.area, str(part.cells), *words)
        console().print(table)


def _print_differences(found: BetweenCoders) -> None:
    print(shown.how_many_differ(found))
    for cell in found.differences:
        said = " | ".join(f"{shown.says(coded)} ({coded.claim})" for coded in cell.says)
        print(f"  {cell.agreement}/{cell.area}  {said}")
