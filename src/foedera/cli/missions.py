"""foedera missions: who takes part in which mission, and a source's own table of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.dates import written_out
from foedera.model.ledger import Ledger
from foedera.model.mission import Missions
from foedera.publishing.dossier import title_of
from foedera.publishing.missions import (
    MEANING,
    mandate_in_words,
    numbers_in_words,
    part_in_words,
    printed_rows,
    printed_to_csv,
    printed_to_xlsx,
    source_in_short,
    to_csv,
    to_xlsx,
)
from foedera.workspace import View

Format = Literal["table", "csv", "json", "xlsx"]


def missions(
    identifier: str | None = None,
    /,
    *,
    partner: str | None = None,
    kind: str | None = None,
    relation: str | None = None,
    as_of: str | None = None,
    printed: str | None = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """Print who has which part in which mission: contributes, agreed, approved, invited or cooperates, since when.

    Example: foedera missions --partner Norway --relation contributes

    Parameters
    ----------
    identifier
        Only this mission, by id, name or a word of its name; what a source's table does not list is then shown too.
    partner
        Only this party's parts: id, name or ISO code.
    kind
        military, civilian or mixed.
    relation
        contributes, agreed, approved, invited, cooperates or not_listed.
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    printed
        A source's own table of missions, as it is printed there, by id or its end: table-1.
    format
        table, csv, json or xlsx.
    """
    with opened() as workspace:
        who, view = meant.perhaps(workspace, partner, "party"), workspace.view()
        if printed is not None:
            _print(view, printed, format, output)
            return
        found, ledger = view.missions(identifier, partner=who, kind=kind, relation=relation, as_of=as_of), view.ledger()
    match format:
        case "json":
            give_json(found, output)
        case "csv":
            give(to_csv(found), output)
        case "xlsx":
            give(to_xlsx(found), output)
        case "table":
            shown = identifier is not None or relation == "not_listed"
            heads = ("mission", "kind", "partner", "part", "sources")
            give(drawn(table(heads, _rows(found, ledger, shown)), output), output)
    for item in found.missions if identifier is not None else ():
        say(f"{item.name}, {item.kind}, {item.host or 'place not on record'}: {mandate_in_words(item)}")
    for party, words, _ in numbers_in_words(found.numbers):
        say(f"{title_of(ledger, party)}: {words}")


def _rows(found: Missions, ledger: Ledger, crosses: bool) -> Iterator[tuple[str, ...]]:
    for item in found.missions:
        for part in item.parts:
            if part.relation != "not_listed" or crosses:
                voices = ", ".join(dict.fromkeys(source_in_short(ledger, source) for source in part.sources))
                unsure = " (unverified)" if part.unverified else ""
                yield item.name, item.kind, part.party_name, part_in_words(part) + unsure, voices


def _print(view: View, name: str, format: Format, output: Output) -> None:
    """A source's table, in a form."""
    found = view.mission_table(name)
    match format:
        case "json":
            give_json(found, output)
        case "csv":
            give(printed_to_csv(found), output)
        case "xlsx":
            give(printed_to_xlsx(found, view.ledger(), view.snapshot.newest), output)
        case "table":
            first, *rest = printed_rows(found)
            give(drawn(table(first, rest), output), output)
            say(MEANING)
    source = title_of(view.ledger(), found.source)
    say(f"{found.title}: as printed by {source} (recorded {written_out(view.snapshot.newest.date().isoformat())})")
