"""How far long work has come, for whoever waits."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told before each step of long work, and once at its end."""

    def __call__(self, done: int, of: int, what: str, /) -> None:
        """Take notice.

        Args:
            done: steps that are done.
            of: steps there are.
            what: the step that begins now; empty at the end.
        """


def silent(*_said: object) -> None:
    """Tells nobody."""
