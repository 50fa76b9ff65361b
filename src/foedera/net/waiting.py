"""How long a receiver is waited for, and how often it is asked again."""

from __future__ import annotations

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Patience with one receiver."""

    tries: int = 4
    first_wait: float = 1.0
    """Seconds before the second try, doubled each time."""
    answer_seconds: float = 30.0

    def seconds(self, attempt: int) -> float:
        """How long to wait after a try that failed; the first is 0."""
        return float(self.first_wait * 2**attempt)
