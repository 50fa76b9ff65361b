"""foedera reliability: how far any two coders agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.coding.reliability.measures import MEASURES
from foedera.model.reliability import BetweenCoders, CoderPair
from foedera.publishing import coder_agreement as shown
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
    output: Output = None,
) -> None:
    """Compare two coders on the cells both judged; without names, list who can be compared.

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
        view = workspace.view()
        collection, codebook = meant.perhaps(view, collection, "collection"), meant.codebook(view, codebook)
        known = coders(view.snapshot, view.codebook(codebook), collection)
        found = view.reliability(
            meant.coder(first, known),
            meant.coder(second, known),
            collection=collection,
            codebook=codebook,
            values=values,
            measure=measure or (),
        )
    if format == "json":
        give_json(found, output)
    elif isinstance(found, tuple):
        _give_pairs(found, known, format, output)
    elif format == "csv":
        give(shown.to_csv(found).encode(), output)
    else:
        give(_whole(found) + _areas(found, output) + _differences(found), output)
        for line in shown.reading_aid(found):
            say(line)


def _give_pairs(pairs: Sequence[CoderPair], known: Mapping[str, int], format: str, output: Path | None) -> None:
    if format == "csv":
        give(shown.pairs_to_csv(pairs).encode(), output)
    elif pairs:
        rows = ((*pair.coders, str(pair.cells), str(pair.differ), str(pair.agreements)) for pair in pairs)
        give(drawn(table(("first", "second", "common cells", "differ", "agreements"), rows), output), output)
        say("figures of two coders with their intervals: foedera reliability FIRST SECOND")
    else:
        say(shown.nobody_to_compare(known))


def _whole(found: BetweenCoders) -> str:
    lettered, whole = shown.notes(found), found.overall
    cells = f"{whole.cells} common cells of {amount(whole.agreements, 'agreement')}"
    lines = [f"{' and '.join(found.coders)}, {found.codebook}: {cells}"]
    lines += [f"  {MEASURES[it.measure].title}: {shown.in_words(it, whole, lettered)}" for it in whole.figures]
    return "".join(f"{line}\n" for line in lines)


def _areas(found: BetweenCoders, output: Path | None) -> str:
    if not found.areas:
        return ""
    lettered = shown.notes(found)
    heads = ("area", "cells", *(MEASURES[figure.measure].title for figure in found.areas[0].figures))
    rows = (
        (part.area or "", str(part.cells), *(shown.in_words(figure, part, lettered) for figure in part.figures))
        for part in found.areas
    )
    return drawn(table(heads, rows), output)


def _differences(found: BetweenCoders) -> str:
    lines = [shown.how_many_differ(found)]
    for cell in found.differences:
        said = " | ".join(f"{shown.says(coded)} ({coded.claim})" for coded in cell.says)
        lines.append(f"  {cell.agreement}/{cell.area}  {said}")
    return "".join(f"{line}\n" for line in lines)
