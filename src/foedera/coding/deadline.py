"""A limit on the time one text may take to be coded, so that none stops the others.

In: a text's id, a clock. Out: an error once the time is over. Not here: stopping anything from outside; coders look at
the deadline between passages, sentences and undertakings, so they can run in any thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from foedera.errors import TextTooHard

MOST_SECONDS = 60.0
"""Of processor time. The longest trade agreement at hand, a million letters, takes under three."""

Item = TypeVar("Item")


class Deadline:
    """When the time for one text is over.

    To be made in the thread that codes the text: what other threads and programs do meanwhile does not count.
    """

    def __init__(
        self, text: str, *, seconds: float = MOST_SECONDS, clock: Callable[[], float] = time.thread_time
    ) -> None:
        """Start.

        Args:
            text: id of the text, for the error.
            seconds: how long it may take.
            clock: gives seconds; by default the processor time of this thread.
        """
        self._text, self._seconds, self._clock = text, seconds, clock
        self._end = clock() + seconds

    def check(self) -> None:
        """Go on, or stop.

        Raises:
            TextTooHard: the time is over.
        """
        if self._clock() > self._end:
            raise TextTooHard(
                "the text is too hard to code: its time is over",
                where=self._text,
                expected=f"at most {self._seconds:g} s of processor time",
                found="a text not coded to its end, so nothing of it was recorded",
                next_step=f"look at it for very long lines or lists: foedera show {self._text}",
            )


def within(deadline: Deadline | None, items: Iterable[Item]) -> Iterator[Item]:
    """The items, as long as there is time; None sets no limit.

    Raises:
        TextTooHard: the time is over.
    """
    for item in items:
        if deadline is not None:
            deadline.check()
        yield item
