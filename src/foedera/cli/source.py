"""foedera source: publications that can be fetched, cited and watched."""

from __future__ import annotations

from cyclopts import App

from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.person import Name
from foedera.cli.session import opened, say_where

source = App(
    name="source",
    help="""Add a source with an address, to be fetched, cited and watched.

    Example: foedera source add https://www.example.org/statement --title Statement --publisher X --by "Ada Lovelace"
    """,
)


@source.command
def add(
    url: str,
    /,
    *,
    title: str,
    publisher: str,
    by: Name,
    rank: str = "secondary",
    kind: str = "document",
    date: str | None = None,
    licence: str | None = None,
    id: str | None = None,
) -> None:
    """Add a source with an address, under your name.

    Example: foedera source add https://www.example.org/statement --title Statement --publisher X --by "Ada Lovelace"

    Parameters
    ----------
    url
        Its address, http or https.
    title
        What it is called.
    publisher
        Who issues it.
    rank
        primary where it issues the fact itself (a party, an EU body, the text); else secondary.
    kind
        document, official, press, think_tank, law_firm, reference or dataset.
    date
        When it was published: 2025, 2025-05 or 2025-05-19.
    licence
        Under which terms it may be used.
    id
        Its id; else made of publisher and title.
    """
    with opened() as workspace:
        said = workspace.source_add(
            url, title=title, publisher=publisher, by=by, rank=rank, kind=kind, date=date, licence=licence, id=id
        )
        say_where(workspace)
    give_lines([f"{said.subject}\t{url}"])
    say(f"next: foedera fetch {said.subject} --to texts")
