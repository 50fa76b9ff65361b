"""foedera silence: a person decides that a finding needs no more attention."""

from __future__ import annotations

from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.person import Name, Note
from foedera.cli.session import opened, say_where


def silence(finding: str, /, *, by: Name, note: Note = None, undo: bool = False) -> None:
    """Silence a finding: it stands in a list of its own, with your name and why, until its claims change.

    Example: foedera silence f-c3jk5mabcdefghij --by "Ada Lovelace" --note "the header is damaged in the copy only"

    Nothing is deleted: the decision is a claim of the log, and --undo another.

    Parameters
    ----------
    finding
        Its id, as foedera check prints it.
    undo
        Let it speak again.
    """
    with opened() as workspace:
        claim = workspace.silence(finding, by=by, note=note, undo=undo)
        view = workspace.view()
        found = view.finding(finding)
    give_lines([f"{claim.id}\t{finding}\t{'speaks again' if undo else 'silenced'}"])
    say(f"{found.text}.")
    if not undo:
        say(
            "it speaks again when what it rests on changes; take it back with: "
            f"foedera silence {finding} --undo --by NAME"
        )
    say_where(view)
