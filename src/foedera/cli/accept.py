"""foedera accept: a person accepts what a machine proposes of an agreement."""

from __future__ import annotations

from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.person import Name, Note
from foedera.cli.session import opened, say_where
from foedera.model.properties import record_of
from foedera.publishing.lines import words_of


def accept(claim: str, /, *, by: Name, note: Note = None) -> None:
    """Accept a fact, dialogue or commitment a machine proposes: it then counts, under your name.

    Example: foedera accept c-k3q7abcdefghijkl --by "Ada Lovelace"

    Parameters
    ----------
    claim
        The proposal, as foedera show AGREEMENT lists it; cells are decided with foedera decide.
    """
    with opened() as workspace:
        taken = workspace.accept(claim, by=by, note=note)
        say_where(workspace)
    label, text = words_of(record_of(taken))
    give_lines([f"{taken.id}\t{taken.subject}\t{label}: {text}"])
    say(f"it replaces the proposal {claim}, which stays in the log")
